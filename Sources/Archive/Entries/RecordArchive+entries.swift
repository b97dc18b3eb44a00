public import Record

extension RecordArchive {
  /// Puts new entries in the place of all that are there, whole or not at all.
  ///
  /// The record counts as fresh afterwards, unless another process has stored articles since this connection read
  /// them by `forEachReadingWithEvents` or `forEachAccountLine`.
  ///
  /// - Throws: `conflict` where two entries have one id, and as `store(_:refusals:)`.
  public func replaceEntries(_ entries: [Entry]) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      try requireSameAlphabet()
      // Children first: row by row through their references would take longer.
      for table in ["entry_account", "entry_issue", "entry_participant", "entry_line", "entry"] {
        try database.execute("DELETE FROM \(table)")
      }
      let replacing = try ReplacingEntries(database, alphabet)
      for (ordinal, entry) in entries.sorted(by: RecordArchive.precedes).enumerated() {
        try replacing.insert(entry, at: ordinal + 1)
      }
      try indexEntries()
      let current = try generation()
      try setMeta("collated", String(collatedGeneration ?? current))
    }
  }

  /// The order of the timeline: first day, last day, id; without any day last.
  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    func key(_ entry: Entry) -> (Int, Int, String) {
      let start = entry.when.start ?? entry.when.end
      return (start?.dayNumber ?? .max, (entry.when.end ?? start)?.dayNumber ?? .max, entry.id)
    }
    return key(left) < key(right)
  }

  /// One entry, by its id or the beginning of it; `nil` where there is none.
  ///
  /// - Throws: `ambiguous` with the candidates, `unreadable`, `corrupt`, `inaccessible`.
  public func entry(id prefix: String) throws(ArchiveError) -> Entry? {
    guard let id = try uniqueID(prefix, in: "entry") else { return nil }
    let row = try database.prepare(
      "SELECT json FROM entry_line l JOIN entry e ON e.ordinal = l.entry WHERE e.id = ?")
    try row.bind([.text(id)])
    return try row.step() ? try RecordArchive.entry(row.bytes(0), id: id, path: path) : nil
  }

  /// The entries that a filter takes, in the order of the timeline, one after the other.
  ///
  /// - Throws: `queryTooLong`, `unreadable`, `corrupt`, `inaccessible`.
  public func forEachEntry(
    _ filter: EntryFilter = EntryFilter(), _ body: (Entry) -> Void
  ) throws(ArchiveError) {
    try eachLine(filter) { (id, line) throws(ArchiveError) in
      body(try RecordArchive.entry(line, id: id, path: self.path))
    }
  }

  /// The lines of JSON of the entries that a filter takes, in the order of the timeline, without their line feeds.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func forEachEntryLine(
    _ filter: EntryFilter = EntryFilter(), _ body: (_ line: [UInt8]) -> Void
  ) throws(ArchiveError) {
    try eachLine(filter) { _, line in body(line) }
  }

  /// The ids of the entries that an article has an account or a preview of, in the order of the timeline.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func entryIDs(ofArticle id: String) throws(ArchiveError) -> [String] {
    let rows = try database.prepare(
      """
      SELECT DISTINCT e.id FROM entry_account a JOIN entry e ON e.ordinal = a.entry WHERE a.article = ?
      ORDER BY e.ordinal
      """)
    try rows.bind([.text(id)])
    var ids: [String] = []
    while try rows.step() { ids.append(rows.text(0) ?? "") }
    return ids
  }

  private func eachLine(
    _ filter: EntryFilter, _ body: (String, [UInt8]) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    let condition = try filter.condition(alphabet, path: path)
    let rows = try database.prepare(
      """
      SELECT e.id, l.json FROM entry e JOIN entry_line l ON l.entry = e.ordinal
      WHERE \(condition.sql) ORDER BY e.ordinal LIMIT ? OFFSET ?
      """)
    try rows.bind(condition.values + filter.window)
    while try rows.step() { try body(rows.text(0) ?? "", rows.bytes(1)) }
  }

  static func entry(_ line: [UInt8], id: String, path: String) throws(ArchiveError) -> Entry {
    let fault: any Error
    do {
      return try Entry(JSONValue(parsing: String(decoding: line, as: UTF8.self)))
    } catch {
      fault = error
    }
    throw ArchiveError(
      .unreadable, path: path, problem: "the stored entry \(id) cannot be read: \(fault)",
      consequence: "it was not used", remedy: "Run `chancery ingest PATH…` again to make the entries anew.")
  }
}
