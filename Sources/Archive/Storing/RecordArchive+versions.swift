public import Record

/// Another text of an article, as it was taken in.
public struct StoredVersion: Sendable, Equatable {
  /// What the article's `versions` say of it.
  public var version: Article.Version
  /// The article as it was.
  public var article: Article
}

extension RecordArchive {
  /// The other texts of an article, oldest first; those of which nobody knows when they were captured go before.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func versions(ofArticle id: String) throws(ArchiveError) -> [StoredVersion] {
    let rows = try database.prepare(
      """
      SELECT lower(hex(digest)), captured, path, member, packed FROM version WHERE id = ?
      ORDER BY coalesce(captured, ''), digest
      """)
    try rows.bind([.text(id)])
    var versions: [StoredVersion] = []
    while try rows.step() {
      guard let reading = packer.reading(rows.blob(4), leavingOut: RecordArchive.besidesArticle) else { continue }
      let member = rows.text(3) ?? ""
      versions.append(
        StoredVersion(
          version: Article.Version(
            digest: rows.text(0) ?? "", captured: rows.text(1), path: rows.text(2) ?? "",
            member: member.isEmpty ? nil : member),
          article: reading.article))
    }
    return versions
  }

  /// The ids of all articles of which other texts are kept.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func articlesWithVersions() throws(ArchiveError) -> Set<String> {
    let rows = try database.prepare("SELECT DISTINCT id FROM version")
    var ids: Set<String> = []
    while try rows.step() { ids.insert(rows.text(0) ?? "") }
    return ids
  }

  /// Members of a reading that tell what was read in its article.
  static let besidesArticle = ["mentions", "dates", "events", "statements", "issues"]
}
