public import Record

/// What a person has set of an article.
public struct StoredCorrection: Sendable, Hashable {
  /// What was set.
  public var field: Article.Correction.Field
  /// What it was set to, as text; empty for nothing.
  public var value: String
  /// What the source said when it was set; `nil` where it said nothing.
  public var before: String?
  /// When it was set, as logs tell the time.
  public var time: String

  /// A correction.
  public init(field: Article.Correction.Field, value: String, before: String?, time: String) {
    self.field = field
    self.value = value
    self.before = before
    self.time = time
  }
}

extension RecordArchive {
  /// What a person has set of articles, by their ids.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func corrections() throws(ArchiveError) -> [String: [StoredCorrection]] {
    let rows = try database.prepare("SELECT id, field, value, before, set_at FROM correction ORDER BY id, field")
    var corrections: [String: [StoredCorrection]] = [:]
    while try rows.step() {
      guard let field = rows.text(1).flatMap(Article.Correction.Field.init) else { continue }
      corrections[rows.text(0) ?? "", default: []].append(
        StoredCorrection(field: field, value: rows.text(2) ?? "", before: rows.text(3), time: rows.text(4) ?? ""))
    }
    return corrections
  }

  /// Remembers what a person has set of an article, and forgets what is not set any more.
  ///
  /// - Parameter corrections: All of them.
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func remember(_ corrections: [StoredCorrection], ofArticle id: String) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      try database.prepare("DELETE FROM correction WHERE id = ?").run([.text(id)])
      let insert = try database.prepare("INSERT INTO correction VALUES(?, ?, ?, ?, ?)")
      for correction in corrections {
        try insert.run([
          .text(id), .text(correction.field.rawValue), .text(correction.value), .init(correction.before),
          .text(correction.time),
        ])
      }
    }
  }

  /// One article as it is stored, by its whole id; `nil` where there is none.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func storedArticle(id: String) throws(ArchiveError) -> StoredArticle? {
    guard let number = try database.integer("SELECT article FROM article WHERE id = ?", [.text(id)]) else { return nil }
    return try storedArticles(after: number - 1, limit: 1).first
  }
}
