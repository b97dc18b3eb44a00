import CSQLite

/// One connection to an SQLite file; used from one thread at a time.
final class Database {
  /// The connection; closed with the object.
  let handle: OpaquePointer
  /// The file, for messages.
  let path: String
  /// Whether a change is being made, for messages.
  private(set) var isWriting = false
  /// Compiled statements that nobody uses, by their SQL: a page asks the same questions again and again.
  private var idle: [String: OpaquePointer] = [:]
  /// So many are kept at most.
  private static let mostIdle = 128

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file. Never read as a URI: a name such as `file:x?mode=memory` is a name.
  ///   - creating: Whether to make the file if there is none.
  ///   - immutable: Whether to read without locks and journal, for a folder that cannot be written to.
  ///   - busyMilliseconds: How long to wait for another process.
  init(path: String, creating: Bool, immutable: Bool = false, busyMilliseconds: Int32) throws(ArchiveError) {
    _ = Database.isConfigured
    self.path = path
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var name = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    if immutable {
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file:" + Database.percentEncoded(name) + "?immutable=1"
    } else {
      flags |= SQLITE_OPEN_READWRITE | (creating ? SQLITE_OPEN_CREATE : 0)
    }
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(name, &opened, flags, nil)
    guard result == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw ArchiveError(result: result, message: message, path: path, writing: creating)
    }
    handle = opened
    sqlite3_busy_timeout(handle, busyMilliseconds)
  }

  deinit {
    for statement in idle.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Whether SQLite was told, before it is first used, to keep no statistics of its memory: nobody asks for them, and each
  /// piece of memory that it takes or gives back would be counted under a lock.
  private static let isConfigured = csqlite_keep_no_statistics() == SQLITE_OK

  /// Compiles one statement, unless it lies ready.
  func prepare(_ sql: String) throws(ArchiveError) -> SQLStatement {
    if let statement = idle.removeValue(forKey: sql) { return SQLStatement(statement, sql, of: self) }
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    guard let statement else {
      throw ArchiveError(result: SQLITE_MISUSE, message: "an empty statement", path: path, writing: isWriting)
    }
    return SQLStatement(statement, sql, of: self)
  }

  /// Takes a statement back that is used no more: it holds neither rows nor values.
  func takeBack(_ statement: OpaquePointer, _ sql: String) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    guard idle.count < Database.mostIdle, idle[sql] == nil else {
      sqlite3_finalize(statement)
      return
    }
    idle[sql] = statement
  }

  /// Runs statements that yield nothing.
  func execute(_ sql: String) throws(ArchiveError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// The whole number that a query yields; `nil` where it yields no row.
  func integer(_ sql: String, _ values: [SQLStatement.Value] = []) throws(ArchiveError) -> Int? {
    let statement = try prepare(sql)
    try statement.bind(values)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The text that a query yields; `nil` where it yields no row or null.
  func text(_ sql: String, _ values: [SQLStatement.Value] = []) throws(ArchiveError) -> String? {
    let statement = try prepare(sql)
    try statement.bind(values)
    return try statement.step() ? statement.text(0) : nil
  }

  /// Makes a change whole or not at all.
  func change<Result>(_ body: () throws(ArchiveError) -> Result) throws(ArchiveError) -> Result {
    try beginChange()
    do throws(ArchiveError) {
      let result = try body()
      try commitChange()
      return result
    } catch {
      undoChange()
      throw error
    }
  }

  /// Begins a change, of which nothing is seen by others until it is committed.
  func beginChange() throws(ArchiveError) {
    isWriting = true
    do throws(ArchiveError) {
      try execute("BEGIN IMMEDIATE")
    } catch {
      defer { isWriting = false }
      throw error
    }
  }

  /// Makes a change that was begun last.
  func commitChange() throws(ArchiveError) {
    try execute("COMMIT")
    isWriting = false
  }

  /// Takes a change back that was begun.
  func undoChange() {
    isWriting = false
    // SQLite has rolled back by itself after a full disk or a failed write; then there is nothing to roll back.
    if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
  }

  /// Reads several tables as they stood at one moment.
  func snapshot<Result>(_ body: () throws(ArchiveError) -> Result) throws(ArchiveError) -> Result {
    try execute("BEGIN")
    defer { try? execute("COMMIT") }
    return try body()
  }

  /// Turns anything but success into an error.
  func check(_ result: Int32) throws(ArchiveError) {
    guard result != SQLITE_OK else { return }
    throw ArchiveError(
      result: result, message: String(cString: sqlite3_errmsg(handle)), path: path, writing: isWriting)
  }

  /// A path as a URI spells it; anything but letters, digits, `/`, `.`, `-` and `_` as a percent code.
  static func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x2D...0x39, 0x5F:
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
