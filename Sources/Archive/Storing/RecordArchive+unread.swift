/// An article that lacks something that others have, as lists of such articles name it.
public struct LackingArticle: Sendable, Equatable {
  /// The article's id.
  public var id: String
  /// The file it was taken from.
  public var path: String
  /// The headline.
  public var title: String
  /// Why it has no reading, as the code of a refusal; `nil` where it has one.
  public var fault: String?
}

extension RecordArchive {
  /// The articles that are kept with their text and have no reading, in the order of their files.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func unreadArticles() throws(ArchiveError) -> [LackingArticle] {
    try lackingArticles("a.fault IS NOT NULL")
  }

  /// The articles of which nothing tells when they were published, in the order of their files.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func undatedArticles() throws(ArchiveError) -> [LackingArticle] {
    try lackingArticles("a.published IS NULL")
  }

  /// Why an article has no reading, by its whole id; `nil` where it has one.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func fault(ofArticle id: String) throws(ArchiveError) -> String? {
    try database.text("SELECT fault FROM article WHERE id = ?", [.text(id)])
  }

  private func lackingArticles(_ condition: StaticString) throws(ArchiveError) -> [LackingArticle] {
    let rows = try database.prepare(
      """
      SELECT a.id, f.path, a.title, a.fault FROM article a JOIN file f USING(file)
      WHERE \(condition) AND \(shown("a")) ORDER BY f.path, f.member, a.id
      """)
    var articles: [LackingArticle] = []
    while try rows.step() {
      articles.append(
        LackingArticle(
          id: rows.text(0) ?? "", path: rows.text(1) ?? "", title: rows.text(2) ?? "", fault: rows.text(3)))
    }
    return articles
  }
}

/// What is kept of articles without a reading besides their rows.
enum Unread {
  /// Forgets that the files of an article could not be read, now that it could.
  static func settle(_ article: Int, _ database: Database) throws(ArchiveError) {
    try database.prepare(
      """
      DELETE FROM refusal WHERE EXISTS (
        SELECT 1 FROM source s JOIN file f USING(file)
        WHERE s.article = ? AND f.path = refusal.path AND f.member = refusal.member)
      """
    ).run([.integer(article)])
  }

  /// The articles without a reading that were stored after a generation, for the log.
  static func stored(after generation: Int, _ database: Database) throws(ArchiveError) -> [RevisionSummary.Unread] {
    let rows = try database.prepare(
      """
      SELECT a.id, f.path, a.fault FROM article a JOIN file f USING(file)
      WHERE a.fault IS NOT NULL AND a.stored > ? ORDER BY f.path, a.id
      """)
    try rows.bind([.integer(generation)])
    var articles: [RevisionSummary.Unread] = []
    while try rows.step() {
      articles.append(.init(article: rows.text(0) ?? "", path: rows.text(1) ?? "", fault: rows.text(2) ?? ""))
    }
    return articles
  }
}
