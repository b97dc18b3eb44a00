public import Record

extension RecordArchive {
  /// Logs a run whose articles another one has taken into the record, both having been at work at once.
  ///
  /// - Parameters:
  ///   - time: When, for the log.
  ///   - occasion: What for, in a word.
  ///   - edition: Lexicon and program.
  /// - Returns: What was logged; `nil` where this run has stored nothing, or nothing that the record has not got.
  /// - Throws: As `revise`.
  public func logTakenIn(
    time: String, occasion: String, edition: String
  ) throws(ArchiveError) -> RevisionSummary? {
    if own.generations.isEmpty { return nil }
    if try isStale { return nil }
    return try database.change { () throws(ArchiveError) in
      var summary = RevisionSummary(time: time, occasion: occasion, edition: edition)
      summary.articles = own.counts
      summary.takenBy = try database.integer("SELECT max(revision) FROM revision")
      summary.entries = try count("entry")
      try log(&summary)
      own = OwnStores()
      return summary
    }
  }

  /// Writes a row of the log, and numbers it.
  func log(_ summary: inout RevisionSummary) throws(ArchiveError) {
    summary.number = try (database.integer("SELECT max(revision) FROM revision") ?? 0) + 1
    var json = JSONWriter()
    json.object { summary.writeMembers(to: &$0) }
    try database.prepare("INSERT INTO revision(revision, time, occasion, edition, json) VALUES(?, ?, ?, ?, ?)").run([
      .integer(summary.number), .text(summary.time), .text(summary.occasion), .text(summary.edition),
      .bytes(json.bytes),
    ])
  }

  /// The changes of the record, last first.
  ///
  /// - Parameters:
  ///   - limit: How many at most; `nil` for all.
  ///   - since: The first day, as the times of the log begin.
  /// - Throws: `corrupt`, `inaccessible`.
  public func revisions(limit: Int? = nil, since: CivilDate? = nil) throws(ArchiveError) -> [RevisionSummary] {
    let rows = try database.prepare(
      """
      SELECT revision, time, occasion, edition, json FROM revision WHERE time >= ? ORDER BY revision DESC LIMIT ?
      """)
    try rows.bind([.text(since?.description ?? ""), .integer(limit.map { max($0, 0) } ?? -1)])
    var revisions: [RevisionSummary] = []
    while try rows.step() {
      guard let json = try? JSONValue(parsing: rows.bytes(4)) else { continue }
      revisions.append(
        RevisionSummary(
          number: rows.integer(0), time: rows.text(1) ?? "", occasion: rows.text(2) ?? "",
          edition: rows.text(3) ?? "", json))
    }
    return revisions
  }

  /// What a change of the record did to each entry, in the order in which it was done.
  ///
  /// - Parameter number: The change's number.
  /// - Throws: `corrupt`, `inaccessible`.
  public func changes(ofRevision number: Int) throws(ArchiveError) -> [EntryChange] {
    let rows = try database.prepare("SELECT json FROM revision_change WHERE revision = ? ORDER BY position")
    try rows.bind([.integer(number)])
    var changes: [EntryChange] = []
    while try rows.step() {
      if let json = try? JSONValue(parsing: rows.bytes(0)), let change = EntryChange(json) { changes.append(change) }
    }
    return changes
  }

  /// How many articles are stored and not in the record yet, with those that wait to be changed.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func articlesNotInRecord() throws(ArchiveError) -> Int {
    let recorded = Int(try meta("collated") ?? "0") ?? 0
    let stored = try database.integer("SELECT count(*) FROM article WHERE stored > ?", [.integer(recorded)]) ?? 0
    return try stored + count("waiting")
  }
}
