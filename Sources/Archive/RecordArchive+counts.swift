public import Record

/// How much an archive holds.
public struct ArchiveCounts: Sendable, Equatable {
  /// Articles, each once.
  public var articles: Int
  /// Articles with events.
  public var articlesWithEvents: Int
  /// Articles that are kept with their text and have no reading.
  public var unread: Int
  /// Articles of which nothing tells when they were published.
  public var undated: Int
  /// Places where articles were met: files and members of containers.
  public var sources: Int
  /// Refusals.
  public var refused: Int
  /// Entries.
  public var entries: Int
  /// Accounts of entries, previews aside.
  public var accounts: Int
  /// Articles by outlet, most first; the outlet's id, or its name, or nothing.
  public var outlets: [OutletCount]
  /// The first and the last publication.
  public var published: ClosedRange<CivilDate>?

  /// An outlet with its articles.
  public struct OutletCount: Sendable, Hashable {
    /// The outlet's id or, lacking that, its name.
    public var outlet: String?
    /// The outlet's name.
    public var name: String?
    /// How many articles.
    public var articles: Int
  }
}

extension RecordArchive {
  /// Counts what the archive holds.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func counts() throws(ArchiveError) -> ArchiveCounts {
    try database.snapshot { () throws(ArchiveError) in
      let first = try day("ASC")
      let last = try day("DESC")
      var counts = ArchiveCounts(
        articles: try database.integer("SELECT count(*) FROM article a WHERE \(shown("a"))") ?? 0,
        articlesWithEvents: try database.integer("SELECT count(*) FROM article a WHERE events > 0 AND \(shown("a"))")
          ?? 0,
        unread: try database.integer("SELECT count(*) FROM article a WHERE fault IS NOT NULL AND \(shown("a"))") ?? 0,
        undated: try database.integer("SELECT count(*) FROM article a WHERE published IS NULL AND \(shown("a"))") ?? 0,
        sources: try database.integer(
          "SELECT count(*) FROM source s JOIN article a USING(article) WHERE \(shown("a"))") ?? 0,
        refused: try count("refusal"), entries: try count("entry"),
        accounts: try database.integer("SELECT count(*) FROM entry_account WHERE announces = 0") ?? 0, outlets: [])
      if let first, let last { counts.published = min(first, last)...max(first, last) }
      let rows = try database.prepare(
        """
        SELECT coalesce(outlet, outlet_name), max(outlet_name), count(*) FROM article a WHERE \(shown("a"))
        GROUP BY 1 ORDER BY 3 DESC, 1
        """)
      while try rows.step() {
        counts.outlets.append(.init(outlet: rows.text(0), name: rows.text(1), articles: rows.integer(2)))
      }
      return counts
    }
  }

  /// The day of the last article; `nil` where none is dated.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func lastPublished() throws(ArchiveError) -> CivilDate? { try day("DESC") }

  /// A number that differs once another connection has changed the archive.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func dataVersion() throws(ArchiveError) -> Int { try database.integer("PRAGMA data_version") ?? 0 }

  func count(_ table: StaticString) throws(ArchiveError) -> Int {
    try database.integer("SELECT count(*) FROM \(table)") ?? 0
  }

  private func day(_ direction: StaticString) throws(ArchiveError) -> CivilDate? {
    try database.text(
      """
      SELECT substr(published, 1, 10) FROM article a WHERE published_seconds IS NOT NULL AND \(shown("a"))
      ORDER BY published_seconds \(direction) LIMIT 1
      """
    ).flatMap { CivilDate($0) }
  }
}
