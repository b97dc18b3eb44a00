import Record

extension RecordArchive {
  /// The entries that a filter takes, by first day, last day and id; those without any day come last.
  ///
  /// Reads columns only, no JSON: five thousand entries in some milliseconds.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func timeline(_ filter: EntryFilter = EntryFilter()) throws(ArchiveError) -> [TimelineRow] {
    let condition = try filter.condition(alphabet, path: path)
    let rows = try database.prepare(
      """
      SELECT e.entry, e.id, e.type, e.mode, e.status, e.start, e."end", e.precision, e.place, e.place_entity,
        e.country, e.accounts, e.independent, e.announced, e.disagreements, e.outlets,
        e.weight, e.recalled, e.plan, p.name, p.entity, p.actor, p.office
      FROM (SELECT * FROM entry e WHERE \(condition.sql) ORDER BY \(filter.ordering("")) LIMIT ? OFFSET ?) e
      LEFT JOIN entry_participant p ON p.entry = e.entry
      ORDER BY \(filter.ordering("e.")), p.position
      """)
    try rows.bind(condition.values + filter.window)
    var timeline: [TimelineRow] = []
    var last: Int?
    while try rows.step() {
      if rows.integer(0) != last {
        last = rows.integer(0)
        timeline.append(RecordArchive.timelineRow(rows))
      }
      guard let name = rows.text(19) else { continue }
      timeline[timeline.count - 1].participants.append(
        Entry.Participant(name: name, entity: rows.text(20), actor: rows.text(21), office: rows.text(22)))
    }
    try markFulfilled(&timeline)
    try markCovered(&timeline)
    return timeline
  }

  /// How many entries a filter takes, its limit and offset aside.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func entryCount(_ filter: EntryFilter = EntryFilter()) throws(ArchiveError) -> Int {
    let condition = try filter.condition(alphabet, path: path)
    return try database.integer("SELECT count(*) FROM entry e WHERE \(condition.sql)", condition.values) ?? 0
  }

  /// Looks for words in the entries: names in either script, places, codes, headlines of accounts.
  ///
  /// - Parameters:
  ///   - words: As in `search`.
  ///   - limit: How many rows at most; `nil` for all.
  /// - Returns: The rows in the order of the timeline, and how many there are without the limit.
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func searchEntries(
    _ words: String, limit: Int? = nil, offset: Int = 0
  ) throws(ArchiveError) -> (rows: [TimelineRow], total: Int) {
    let filter = EntryFilter(words: words, limit: limit, offset: offset)
    return (try timeline(filter), try entryCount(filter))
  }

  private static func timelineRow(_ rows: SQLStatement) -> TimelineRow {
    var place: Event.Place?
    if let name = rows.text(8) { place = Event.Place(name: name, entity: rows.text(9), country: rows.text(10)) }
    return TimelineRow(
      id: rows.text(1) ?? "", kind: rows.text(2).flatMap(Event.Kind.init(rawValue:)) ?? .consult,
      mode: rows.text(3).flatMap(Event.Mode.init(rawValue:)),
      status: rows.text(4).flatMap(Event.Status.init(rawValue:)) ?? .held,
      when: DateInterval(
        start: rows.date(5), end: rows.date(6),
        precision: rows.text(7).flatMap(DateInterval.Precision.init(rawValue:)) ?? .unknown),
      place: place, participants: [], accounts: rows.integer(11), independentAccounts: rows.integer(12),
      announced: rows.integer(13),
      outlets: rows.text(15)?.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) } ?? [],
      disagreements: rows.integer(14), weight: rows.integer(16), recalled: rows.integer(17) != 0,
      plan: rows.text(18).flatMap(Event.Plan.init(rawValue:)))
  }
}

extension EntryFilter {
  /// The columns of entries that put them in order.
  func ordering(_ table: String) -> String {
    let direction = isNewestFirst ? " DESC" : ""
    // What has no day at all comes last either way.
    let undated = isNewestFirst ? "\(table)first = \(Entry.dayOfUndated), " : ""
    return undated + ["first", "last", "id"].map { table + $0 + direction }.joined(separator: ", ")
  }

  /// The values of `LIMIT ? OFFSET ?`; SQLite takes -1 for no limit.
  var window: [SQLStatement.Value] { [.integer(limit.map { max($0, 0) } ?? -1), .integer(max(offset, 0))] }
}
