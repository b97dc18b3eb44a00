public import Record

extension RecordArchive {
  /// One entry, by an id that it bears or bore before, or the beginning of one; `nil` where there is none.
  ///
  /// - Throws: `ambiguous` with the candidates, `unreadable`, `corrupt`, `inaccessible`.
  public func entry(id prefix: String) throws(ArchiveError) -> Entry? {
    try database.snapshot { () throws(ArchiveError) in
      guard let id = try entryID(prefix) else { return nil }
      let row = try database.prepare(
        "SELECT packed FROM entry_line l JOIN entry e ON e.entry = l.entry WHERE e.id = ?")
      try row.bind([.text(id)])
      guard try row.step() else { return nil }
      var entry = try RecordArchive.entry(line(packed: row.blob(0)), id: id, path: path)
      entry.aliases = try aliases()[id] ?? []
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

  /// The lines of JSON of the entries that a filter takes, in the order of the timeline, without their line feeds; each
  /// with the ids that the entry bore before.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func forEachEntryLine(
    _ filter: EntryFilter = EntryFilter(), _ body: (_ line: [UInt8]) -> Void
  ) throws(ArchiveError) {
    let aliases = try aliases()
    try eachLine(filter) { (id, line) throws(ArchiveError) in
      guard let former = aliases[id] else { return body(line) }
      var entry = try RecordArchive.entry(line, id: id, path: self.path)
      entry.aliases = former
      var json = JSONWriter()
      entry.write(to: &json)
      body(json.bytes)
    }
  }

  /// The lines of the entries that a filter takes under the ids that they would have if the record were made now, at
  /// once: the same for the same articles, however the record came to be.
  ///
  /// - Parameters:
  ///   - body: Called with each entry's id and line, in the order of the timeline.
  /// - Throws: `queryTooLong`, `unreadable`, `corrupt`, `inaccessible`.
  public func forEachDerivedEntryLine(
    _ filter: EntryFilter = EntryFilter(), _ body: (_ id: String, _ line: [UInt8]) -> Void
  ) throws(ArchiveError) {
    var derived: [String: String] = [:]
    let rows = try database.prepare(
      """
      SELECT id, own_id, row_number() OVER (PARTITION BY own_id ORDER BY own_digest) FROM entry WHERE own_id IS NOT NULL
      """)
    while try rows.step() {
      let number = rows.integer(2)
      derived[rows.text(0) ?? ""] = (rows.text(1) ?? "") + (number > 1 ? "-\(number)" : "")
    }
    var days: (first: Int, last: Int)?
    var waiting: [(id: String, line: [UInt8])] = []
    func flush() {
      for one in waiting.sorted(by: { $0.id < $1.id }) { body(one.id, one.line) }
      waiting = []
    }
    try eachLine(filter) { (id, line) throws(ArchiveError) in
      var entry = try RecordArchive.entry(line, id: id, path: self.path)
      if let days, days != entry.timelineDays { flush() }
      days = entry.timelineDays
      entry.id = derived[id] ?? id
      entry.related = entry.related.map { Entry.Related(entry: derived[$0.entry] ?? $0.entry, relation: $0.relation) }
        .sorted { ($0.entry, $0.relation.rawValue) < ($1.entry, $1.relation.rawValue) }
      var json = JSONWriter()
      entry.write(to: &json)
      waiting.append((entry.id, json.bytes))
    }
    flush()
  }

  /// The ids that entries bore before, by the ids that they bear, oldest first.
  private func aliases() throws(ArchiveError) -> [String: [String]] {
    let rows = try database.prepare("SELECT entry, id FROM alias ORDER BY revision, id")
    var aliases: [String: [String]] = [:]
    while try rows.step() { aliases[rows.text(0) ?? "", default: []].append(rows.text(1) ?? "") }
    return aliases
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

  /// The ids of the entries that an article has an account of and some people take part in, the occasion of what they say
  /// first: encounters, then what weighs most.
  ///
  /// - Parameters:
  ///   - officials: Ids of the lexicon; any of them takes part, or a holder's state does of whom it does not know more.
  ///   - actors: Codes of states and bodies, where there are no officials.
  ///   - kind: The type that the entry has; `nil` for any.
  /// - Throws: `corrupt`, `inaccessible`.
  public func occasions(
    ofArticle id: String, officials: [String], actors: [String], kind: Event.Kind? = nil
  ) throws(ArchiveError) -> [String] {
    let who = officials.isEmpty ? actors : officials
    guard !who.isEmpty else { return [] }
    let column = officials.isEmpty ? "actor" : "entity"
    let rows = try database.prepare(
      """
      SELECT e.id FROM entry_account a JOIN entry e ON e.entry = a.entry
      WHERE a.article = ?1 AND a.announces = 0 AND (?2 IS NULL OR e.type = ?2) AND EXISTS (
        SELECT 1 FROM entry_participant p WHERE p.entry = e.entry
          AND p.\(column) IN (\(who.indices.map { "?\($0 + 3)" }.joined(separator: ", "))))
      GROUP BY e.entry ORDER BY e.type <> 'CONSULT', e.weight DESC, e.id
      """)
    try rows.bind([.text(id), .init(kind?.rawValue)] + who.map { .text($0) })
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
      SELECT e.id, l.packed FROM entry e JOIN entry_line l ON l.entry = e.entry
      WHERE \(condition.sql) ORDER BY \(filter.ordering("e.")) LIMIT ? OFFSET ?
      """)
    try rows.bind(condition.values + filter.window)
    while try rows.step() { try body(rows.text(0) ?? "", line(packed: rows.blob(1))) }
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
