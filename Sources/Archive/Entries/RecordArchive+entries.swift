public import Record

extension RecordArchive {
  /// One entry, by an id that it bears or bore before, or the beginning of one; `nil` where there is none.
  ///
  /// Carries the ids that it bore before, which its exported line does not: the record does not depend on how it came
  /// to be, and an archive remembers.
  ///
  /// - Throws: `ambiguous` with the candidates, `unreadable`, `corrupt`, `inaccessible`.
  public func entry(id prefix: String) throws(ArchiveError) -> Entry? {
    try database.snapshot { () throws(ArchiveError) in
      guard let id = try entryID(prefix) else { return nil }
      let row = try database.prepare(
        "SELECT json FROM entry_line l JOIN entry e ON e.entry = l.entry WHERE e.id = ?")
      try row.bind([.text(id)])
      guard try row.step() else { return nil }
      var entry = try RecordArchive.entry(row.bytes(0), id: id, path: path)
      let aliases = try database.prepare("SELECT id FROM alias WHERE entry = ? ORDER BY revision, id")
      try aliases.bind([.text(id)])
      while try aliases.step() { entry.aliases.append(aliases.text(0) ?? "") }
      return entry
    }
  }

  /// The id that an entry bears, by one that it bears or bore before or the beginning of one.
  ///
  /// - Throws: `ambiguous` with the candidates, `corrupt`, `inaccessible`.
  public func entryID(_ prefix: String) throws(ArchiveError) -> String? {
    let present = try ids(beginning: prefix, amongIDs: "SELECT id FROM entry WHERE 1")
    if present.first == prefix { return prefix }
    var current = Set(present)
    for former in try ids(beginning: prefix, amongIDs: "SELECT id FROM alias WHERE 1") {
      guard let id = try database.text("SELECT entry FROM alias WHERE id = ?", [.text(former)]) else { continue }
      if former == prefix { return id }
      current.insert(id)
    }
    return try uniqueID(prefix, of: current.sorted())
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

  /// The ids and lines of all entries, in the order of the timeline.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachEntryLineWithID(_ body: (_ id: String, _ line: [UInt8]) -> Void) throws(ArchiveError) {
    try eachLine(EntryFilter()) { id, line in body(id, line) }
  }

  /// The ids of the entries that an article has an account or a preview of, in the order of the timeline.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func entryIDs(ofArticle id: String) throws(ArchiveError) -> [String] {
    let rows = try database.prepare(
      """
      SELECT e.id FROM entry_account a JOIN entry e ON e.entry = a.entry WHERE a.article = ?
      GROUP BY e.entry ORDER BY e.first, e.last, e.id
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
      SELECT e.id, l.json FROM entry e JOIN entry_line l ON l.entry = e.entry
      WHERE \(condition.sql) ORDER BY e.first, e.last, e.id LIMIT ? OFFSET ?
      """)
    try rows.bind(condition.values + filter.window)
    while try rows.step() { try body(rows.text(0) ?? "", rows.bytes(1)) }
  }

  static func entry(_ line: [UInt8], id: String, path: String) throws(ArchiveError) -> Entry {
    let fault: any Error
    do {
      return try Entry(JSONValue(parsing: line))
    } catch {
      fault = error
    }
    throw ArchiveError(
      .unreadable, path: path, problem: "the stored entry \(id) cannot be read: \(fault)",
      consequence: "it was not used", remedy: "Run `chancery ingest PATH…` again to make the entries anew.")
  }
}
