public import Record

extension RecordArchive {
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
