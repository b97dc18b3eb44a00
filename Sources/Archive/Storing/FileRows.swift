/// A file, or a member of a container, in the state that a fingerprint stands for.
struct FiledSource {
  let path: String
  let member: String
  let fingerprint: String
  /// The fingerprint as its two columns hold it.
  let columns: [SQLStatement.Value]
  /// What stands for the content, as bytes.
  var digest: [UInt8] {
    switch columns[0] {
    case .blob(let bytes): bytes
    case .text(let text): Array(text.utf8)
    default: []
    }
  }
  /// The number of its row; `nil` of a file that is new.
  fileprivate(set) var number: Int?
}

/// The statements on files, compiled once.
final class FileRows {
  private let fingerprints: Fingerprints
  private let find: SQLStatement
  private let insert: SQLStatement
  private let complete: SQLStatement
  private let forget: SQLStatement

  init(_ database: Database) throws(ArchiveError) {
    fingerprints = try Fingerprints(database)
    find = try database.prepare("SELECT file FROM file WHERE key = path_key(?1) AND path = ?1 AND member = ?2")
    insert = try database.prepare(
      "INSERT INTO file(key, path, member, content, edition) VALUES(path_key(?1), ?1, ?2, ?3, ?4) RETURNING file")
    complete = try database.prepare("UPDATE file SET content = ?, edition = ? WHERE file = ?")
    forget = try database.prepare("UPDATE file SET content = NULL, edition = NULL WHERE file = ?")
  }

  /// A file in a state, with its number if it has one.
  func find(path: String, member: String?, fingerprint: String) throws(ArchiveError) -> FiledSource {
    var file = FiledSource(
      path: path, member: member ?? "", fingerprint: fingerprint, columns: try fingerprints.columns(of: fingerprint))
    defer { find.reset() }
    try find.bind([.text(file.path), .text(file.member)])
    if try find.step() { file.number = find.integer(0) }
    return file
  }

  /// The number of a file, which gets its row where it is new.
  func number(_ file: inout FiledSource) throws(ArchiveError) -> Int {
    if let number = file.number { return number }
    return try add(&file, as: [.null, .null])
  }

  /// Marks a file as read to its end, in its state.
  ///
  /// - Returns: Its number, and whether the file is new: then there is nothing that only its earlier states held.
  func complete(_ file: inout FiledSource) throws(ArchiveError) -> (number: Int, isNew: Bool) {
    guard let number = file.number else { return (try add(&file, as: file.columns), true) }
    try complete.run(file.columns + [.integer(number)])
    return (number, false)
  }

  /// Forgets that a file was read: it is to be read again.
  func forget(_ number: Int) throws(ArchiveError) { try forget.run([.integer(number)]) }

  private func add(_ file: inout FiledSource, as columns: [SQLStatement.Value]) throws(ArchiveError) -> Int {
    defer { insert.reset() }
    try insert.bind([.text(file.path), .text(file.member)] + columns)
    _ = try insert.step()
    let number = insert.integer(0)
    file.number = number
    return number
  }
}
