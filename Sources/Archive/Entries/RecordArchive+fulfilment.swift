import Record

/// Which planned encounters came true under another entry.
///
/// An announcement may tell what became a meeting as a visit, or a day too early; nobody is silent on it then.
extension RecordArchive {
  /// By how many days what was held may differ from what was planned.
  static let fulfilmentReach = 2
  /// The longest encounter, in days, that is looked for by its first day.
  private static let longest = 31

  /// A held encounter, as far as it may be the one that was planned.
  private struct Held {
    let days: ClosedRange<Int>
    let actors: Set<String>
    let people: Set<String>
  }

  /// Marks rows whose people were at a held encounter of the same sides within two days of the day planned.
  func markFulfilled(_ rows: inout [TimelineRow]) throws(ArchiveError) {
    let planned = rows.indices.filter { rows[$0].mayBeSilent }
    guard let first = planned.compactMap({ rows[$0].timelineDays?.lowerBound }).min(),
      let last = planned.compactMap({ rows[$0].timelineDays?.upperBound }).max()
    else { return }
    var held: [Int: [Held]] = [:]
    for encounter in try heldEncounters(from: first - RecordArchive.longest, to: last + RecordArchive.fulfilmentReach) {
      for week in (encounter.days.lowerBound >> 3)...(encounter.days.upperBound >> 3) {
        held[week, default: []].append(encounter)
      }
    }
    for index in planned {
      guard let days = rows[index].timelineDays else { continue }
      let reach = (days.lowerBound - RecordArchive.fulfilmentReach)...(days.upperBound + RecordArchive.fulfilmentReach)
      let actors = Set(rows[index].participants.compactMap(\.actor))
      let people = Set(rows[index].participants.filter { $0.isPerson }.map { $0.entity ?? $0.name })
      rows[index].isFulfilled = ((reach.lowerBound >> 3)...(reach.upperBound >> 3)).contains { week in
        held[week, default: []].contains {
          $0.days.overlaps(reach) && actors.isSubset(of: $0.actors)
            && (people.isEmpty || !people.isDisjoint(with: $0.people))
        }
      }
    }
  }

  private func heldEncounters(from first: Int, to last: Int) throws(ArchiveError) -> [Held] {
    let rows = try database.prepare(
      """
      SELECT e.entry, e.first, e.last, p.actor, coalesce(p.entity, CASE WHEN p.office IS NULL THEN NULL ELSE p.name END)
      FROM entry e JOIN entry_participant p ON p.entry = e.entry
      WHERE e.first BETWEEN ? AND ? AND e.status = 'held' AND e.type = 'CONSULT'
      ORDER BY e.first, e.last, e.id, p.position
      """)
    try rows.bind([.integer(first), .integer(last)])
    var held: [Held] = []
    var entry = 0
    var days = 0...0
    var actors: Set<String> = []
    var people: Set<String> = []
    func end() {
      if !actors.isEmpty { held.append(Held(days: days, actors: actors, people: people)) }
      actors = []
      people = []
    }
    while try rows.step() {
      if rows.integer(0) != entry {
        end()
        entry = rows.integer(0)
        days = rows.integer(1)...min(max(rows.integer(1), rows.integer(2)), rows.integer(1) + RecordArchive.longest)
      }
      if let actor = rows.text(3) { actors.insert(actor) }
      if let person = rows.text(4) { people.insert(person) }
    }
    end()
    return held
  }
}

extension Entry.Participant {
  /// Whether it is somebody, and not a side as such.
  var isPerson: Bool { entity != nil || office != nil }
}

extension TimelineRow {
  /// Whether it was announced for a day, so that silence about it would tell something.
  public var mayBeSilent: Bool { status == .planned && plan == .announced && when.precision == .day }

  /// The first and the last day, as days since 1970.
  fileprivate var timelineDays: ClosedRange<Int>? {
    guard let start = when.start ?? when.end, let end = when.end ?? when.start, start <= end else { return nil }
    return start.dayNumber...end.dayNumber
  }
}
