import Record

/// Other texts that were met under an article's id: which of them the record follows, and where the others are kept.
///
/// A whole text goes before a summary, what was captured later before what was captured earlier or nobody knows when, and
/// the first in the order of paths before the others: so it does not matter in which order files come (but for which of several files of one text is
/// named, where that text gave way to another and came back). A version that no
/// file holds any more stays: that it is not met again says nothing about who took it away.
final class Versions {
  /// What tells which of two texts the record follows.
  struct Rank {
    var isSummary: Bool
    var captured: String?

    /// Whether the text with this goes before one with another; `nil` where only the paths can tell.
    func goesBefore(_ other: Rank) -> Bool? {
      if isSummary != other.isSummary { return !isSummary }
      let (own, others) = (captured ?? "", other.captured ?? "")
      return own == others ? nil : own > others
    }
  }

  private let packer: LinePacker
  private let all: SQLStatement
  private let insert: SQLStatement
  private let touch: SQLStatement
  private let remove: SQLStatement
  private let forget: SQLStatement

  init(_ database: Database, _ packer: LinePacker) throws(ArchiveError) {
    self.packer = packer
    all = try database.prepare("SELECT digest, packed FROM version WHERE id = ?")
    insert = try database.prepare("INSERT OR REPLACE INTO version VALUES(?, ?, ?, ?, ?, ?)")
    touch = try database.prepare(
      "UPDATE version SET captured = max(coalesce(captured, ''), ?3) WHERE id = ?1 AND digest = ?2")
    remove = try database.prepare("DELETE FROM version WHERE id = ? AND digest = ?")
    forget = try database.prepare("DELETE FROM version WHERE id = ?")
  }

  /// Whether two readings are of the same words; what cannot be read is like nothing.
  func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard let one = packer.words(one), let other = packer.words(other) else { return false }
    return one.title == other.title && one.text == other.text
  }

  /// Keeps a text that the record does not follow.
  ///
  /// - Parameters:
  ///   - digest: What stands for its file's content.
  ///   - captured: When it was captured last.
  func keep(
    _ packed: [UInt8], of id: String, digest: SQLStatement.Value, captured: String?, path: String, member: String
  ) throws(ArchiveError) {
    if let known = try digests(of: id, like: packed).first {
      if let captured { try touch.run([.text(id), known, .text(captured)]) }
    } else {
      try insert.run([.text(id), digest, .init(captured), .text(path), .text(member), .blob(packed)])
    }
  }

  /// Lets go of a text that the record follows now.
  func drop(_ packed: [UInt8], of id: String) throws(ArchiveError) {
    for digest in try digests(of: id, like: packed) { try remove.run([.text(id), digest]) }
  }

  /// Lets go of everything that was met under an id.
  func forget(_ id: String) throws(ArchiveError) { try forget.run([.text(id)]) }

  private func digests(of id: String, like packed: [UInt8]) throws(ArchiveError) -> [SQLStatement.Value] {
    defer { all.reset() }
    try all.bind([.text(id)])
    var found: [SQLStatement.Value] = []
    while try all.step() {
      if areSame(all.blob(1), packed) { found.append(.blob(all.blob(0))) }
    }
    return found
  }
}
