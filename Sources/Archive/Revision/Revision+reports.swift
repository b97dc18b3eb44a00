import Record

extension Revision {
  /// Whether the record has no reports yet.
  public func hasNoReports() throws(ArchiveError) -> Bool {
    try database.integer("SELECT 1 FROM report LIMIT 1") == nil
  }

  /// The reports under a key.
  public func reports(under key: Int64) throws(ArchiveError) -> [StoredReport] { try reports.under(key) }

  /// The reports of the cluster that a report founds.
  public func members(of founder: Int) throws(ArchiveError) -> [StoredReport] { try reports.members(of: founder) }

  /// The founders of clusters that are joined to the one that a report founds.
  public func joined(to founder: Int) throws(ArchiveError) -> [StoredReport] { try reports.joined(to: founder) }

  /// The id of the entry of the cluster that a report founds; `nil` where it makes none.
  public func entryID(founder: Int) throws(ArchiveError) -> String? {
    try database.text("SELECT id FROM entry WHERE founder = ?", [.integer(founder)])
  }

  /// The founders of the entries that belong with the one of the cluster that a report founds.
  public func related(founder: Int) throws(ArchiveError) -> [Int] {
    guard let id = try entryID(founder: founder) else { return [] }
    let row = try database.prepare("SELECT packed FROM entry_line l JOIN entry e ON e.entry = l.entry WHERE e.id = ?")
    try row.bind([.text(id)])
    guard try row.step() else { return [] }
    let entry = try RecordArchive.entry(archive.line(packed: row.blob(0)), id: id, path: archive.path)
    var founders: [Int] = []
    for other in entry.related {
      let row = try database.integer(
        "SELECT founder FROM entry WHERE id = ? AND founder NOT NULL", [.text(other.entry)])
      if let row { founders.append(row) }
    }
    return founders
  }

  /// Whether an id is, or was, an entry's that has a founder; entries of earlier releases have none yet.
  public func isTaken(_ id: String) throws(ArchiveError) -> Bool {
    try database.integer(
      """
      SELECT 1 FROM entry WHERE id = ?1 AND founder IS NOT NULL UNION ALL SELECT 1 FROM alias WHERE id = ?1 LIMIT 1
      """, [.text(id)]) != nil
  }

  /// What collation keeps of the articles that are not in the record yet, with their numbers, in the order of those.
  public func newAccounts() throws(ArchiveError) -> [(article: Int, account: [UInt8])] {
    let rows = try database.prepare("SELECT article, reports FROM account ORDER BY article")
    var accounts: [(article: Int, account: [UInt8])] = []
    while try rows.step() { accounts.append((rows.integer(0), rows.blob(1))) }
    return accounts
  }

  /// Every reading of an article with events, packed, with the article's number, from one number on; empty after the
  /// last.
  public func packedReadings(
    after number: Int, limit: Int
  ) throws(ArchiveError) -> [(article: Int, packed: [UInt8])] {
    let rows = try database.prepare(
      """
      SELECT a.article, r.packed FROM article a JOIN reading r USING(article)
      WHERE a.events > 0 AND a.article > ? ORDER BY a.article LIMIT ?
      """)
    try rows.bind([.integer(number), .integer(limit)])
    var readings: [(article: Int, packed: [UInt8])] = []
    while try rows.step() { readings.append((rows.integer(0), rows.blob(1))) }
    return readings
  }

  /// The reports that go: of a record that is made anew all, else those of articles that are others now, or gone.
  ///
  /// - Parameter bits: By how many bits an article's number is shifted in those of its reports.
  public func withdrawnReports(bits: Int) throws(ArchiveError) -> [StoredReport] {
    if isWhole { return try reports.numbered(Int.min...Int.max) }
    var withdrawn: [StoredReport] = []
    for article in Set(disturbed).sorted() {
      withdrawn += try reports.numbered(article << bits...(article + 1) << bits - 1)
    }
    return withdrawn
  }

  /// Takes reports out of the record.
  public func remove(_ report: Int, keys: [Int64]) throws(ArchiveError) { try reports.remove(report, keys: keys) }

  /// Takes a report into the record, or what is decided about one that is there.
  public func settle(_ report: StoredReport, keys: [Int64]?) throws(ArchiveError) {
    if let keys { try reports.add(report, keys: keys) } else { try reports.settle(report) }
  }

  /// Forgets what was kept of new articles: they are in the record now.
  public func clearNewAccounts() throws(ArchiveError) { try database.execute("DELETE FROM account") }

  /// Forgets all reports.
  public func clearReports() throws(ArchiveError) { try database.execute("DELETE FROM report; DELETE FROM report_key") }
}
