public import Record

extension RecordArchive {
  /// The numbers of the reports that stand in entries.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func placedReports() throws(ArchiveError) -> Set<Int> {
    try database.snapshot { () throws(ArchiveError) in
      var founders: Set<Int> = []
      let entries = try database.prepare("SELECT founder FROM entry WHERE founder IS NOT NULL")
      while try entries.step() { founders.insert(entries.integer(0)) }
      // A cluster is joined to a larger one, whose founder may be joined to a larger one still.
      var targets: [Int: Int] = [:]
      let joined = try database.prepare("SELECT report, target FROM report WHERE target IS NOT NULL")
      while try joined.step() { targets[joined.integer(0)] = joined.integer(1) }
      var placed: Set<Int> = []
      let reports = try database.prepare("SELECT report, founder FROM report")
      while try reports.step() {
        var founder = reports.integer(1)
        while let target = targets[founder] { founder = target }
        if founders.contains(founder) { placed.insert(reports.integer(0)) }
      }
      return placed
    }
  }

  /// The articles with events that were published in an interval, in the order of publication and id, each with its number
  /// and its packed reading.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachReadingWithEvents(
    since: CivilDate?, until: CivilDate?, _ body: (_ article: Int, _ packed: [UInt8]) throws -> Void
  ) throws {
    let rows = try database.prepare(
      """
      SELECT a.article, r.packed FROM article a JOIN reading r USING(article)
      WHERE a.fault IS NULL AND a.events > 0 AND \(shown("a"))
        AND (?1 IS NULL OR substr(a.published, 1, 10) >= ?1) AND (?2 IS NULL OR substr(a.published, 1, 10) <= ?2)
      ORDER BY a.published_seconds IS NULL, a.published_seconds, a.id
      """)
    try rows.bind([.init(since?.description), .init(until?.description)])
    while try rows.step() { try body(rows.integer(0), rows.blob(1)) }
  }
}
