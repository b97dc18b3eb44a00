import CSQLite
import Record

/// A compiled statement; given back to its connection with the object.
final class SQLStatement {
  /// Something to put in place of a `?`.
  enum Value {
    case null
    case integer(Int)
    case text(String)
    /// The bytes of a text.
    case bytes([UInt8])
    /// Bytes that are no text.
    case blob([UInt8])

    /// A text, or null.
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    /// A whole number, or null.
    init(_ number: Int?) { self = number.map(Value.integer) ?? .null }
  }

  fileprivate let handle: OpaquePointer
  private let sql: String
  private let database: Database

  init(_ handle: OpaquePointer, _ sql: String, of database: Database) {
    self.handle = handle
    self.sql = sql
    self.database = database
  }

  deinit {
    database.takeBack(handle, sql)
  }

  /// Puts values in place of the `?`s, in their order.
  func bind(_ values: [Value]) throws(ArchiveError) {
    var index: Int32 = 0
    for value in values {
      index += 1
      switch value {
      case .null: try database.check(sqlite3_bind_null(handle, index))
      case .integer(let number): try database.check(sqlite3_bind_int64(handle, index, Int64(number)))
      case .text(var text):
        try database.check(
          text.withUTF8 { utf8 in SQLStatement.bind(UnsafeRawBufferPointer(utf8), to: handle, at: index) })
      case .bytes(let bytes):
        try database.check(bytes.withUnsafeBytes { SQLStatement.bind($0, to: handle, at: index) })
      case .blob(let bytes):
        try database.check(
          bytes.withUnsafeBytes {
            sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), csqlite_transient())
          })
      }
    }
  }

  /// Text by its bytes: an empty buffer may have no address, which SQLite would take for null.
  private static func bind(_ utf8: UnsafeRawBufferPointer, to handle: OpaquePointer, at index: Int32) -> Int32 {
    guard let base = utf8.baseAddress?.assumingMemoryBound(to: CChar.self), utf8.count > 0 else {
      return sqlite3_bind_text(handle, index, "", 0, csqlite_transient())
    }
    return sqlite3_bind_text64(
      handle, index, base, UInt64(utf8.count), csqlite_transient(), UInt8(truncatingIfNeeded: SQLITE_UTF8))
  }

  /// Goes to the next row; `false` after the last.
  func step() throws(ArchiveError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result:
      try database.check(result)
      return false
    }
  }

  /// Runs a statement that yields nothing, ready to run again.
  func run(_ values: [Value] = []) throws(ArchiveError) {
    defer { sqlite3_reset(handle) }
    try bind(values)
    _ = try step()
  }

  /// Goes back before the first row.
  func reset() { sqlite3_reset(handle) }

  /// The column as a whole number; 0 for null.
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  /// Whether the column holds nothing.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The column as text; `nil` for null.
  func text(_ column: Int32) -> String? { utf8(column).map { String(decoding: $0, as: UTF8.self) } }

  /// The column as the bytes of its text.
  func bytes(_ column: Int32) -> [UInt8] { utf8(column).map { Array($0) } ?? [] }

  /// The column as bytes that are no text.
  func blob(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The column as a day, from `YYYY-MM-DD`.
  ///
  /// Takes the digits where they lie: a timeline reads ten thousand of them.
  func date(_ column: Int32) -> CivilDate? {
    guard let digits = utf8(column), digits.count == 10 else { return nil }
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(digits[$1]) - 0x30 } }
    return CivilDate(year: number(0..<4), month: number(5..<7), day: number(8..<10))
  }

  /// The text where SQLite keeps it, valid until the next step.
  private func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard let start = sqlite3_column_text(handle, column) else { return nil }
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}

extension SQLStatement {
  /// Puts a pointer of a kind that SQLite knows in place of the first `?`.
  func bind(pointer: UnsafeMutableRawPointer, kind: UnsafePointer<CChar>?) {
    sqlite3_bind_pointer(handle, 1, pointer, kind, nil)
  }
}
