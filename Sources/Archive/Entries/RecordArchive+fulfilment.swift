import CSQLite
import Record

/// Which planned encounters came true under another entry.
///
/// An announcement may tell what became a meeting as a visit, or a day too early; nobody is silent on it then.
extension RecordArchive {
  /// By how many days what was held may differ from what was planned.
  static let fulfilmentReach = 2
  /// The longest encounter, in days, that is looked for by its first day.
  private static let longest = 14

  /// A held encounter, as far as it may be the one that was planned.
  private struct Held {
    let days: ClosedRange<Int>
    let actors: Set<String>
    let people: Set<String>
  }

  /// Marks rows whose people were at a held encounter of the same sides within two days of the day planned.
  func markFulfilled(_ rows: inout [TimelineRow]) throws(ArchiveError) {
    let planned = rows.indices.filter { rows[$0].mayBeSilent }
    var held: [Int: [Held]] = [:]
    for stretch in RecordArchive.stretches(planned.compactMap { rows[$0].timelineDays }) {
      for encounter in try heldEncounters(beginningIn: stretch) {
        for week in (encounter.days.lowerBound >> 3)...(encounter.days.upperBound >> 3) {
          held[week, default: []].append(encounter)
        }
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

  /// The days on which what was held may have begun, overlapping ones joined: the whole record is looked through only where
  /// plans of all times are asked for.
  private static func stretches(_ planned: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    for days in planned.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let next = (days.lowerBound - longest - fulfilmentReach)...(days.upperBound + fulfilmentReach)
      if let last = stretches.last, next.lowerBound <= last.upperBound {
        stretches[stretches.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
      } else {
        stretches.append(next)
      }
    }
    return stretches
  }

  /// Marks rows after whose day the archive has a gap: fewer than a tenth of the articles that it has in a week, or none.
  func markCovered(_ rows: inout [TimelineRow]) throws(ArchiveError) {
    let planned = rows.indices.filter { rows[$0].mayBeSilent }
    guard !planned.isEmpty else { return }
    let least = max(try articlesInWeek() / 10, 1)
    let inWeek = try database.prepare(
      "SELECT count(*) FROM (SELECT 1 FROM article WHERE published_seconds BETWEEN ? AND ? LIMIT ?)")
    for index in planned {
      guard let end = rows[index].when.end else { continue }
      defer { inWeek.reset() }
      let first = (end.dayNumber + 1) * 86_400
      try inWeek.bind([.integer(first), .integer(first + RecordArchive.week), .integer(least)])
      rows[index].isCovered = try inWeek.step() && inWeek.integer(0) >= least
    }
  }

  /// How many articles the archive has in a week of its time, known anew where it has changed.
  private func articlesInWeek() throws(ArchiveError) -> Int {
    let state = ArticleFlow.State(version: try dataVersion(), changes: Int(sqlite3_total_changes64(database.handle)))
    if flow.state == state { return flow.inWeek }
    let extent = try database.prepare(
      "SELECT count(*), min(published_seconds), max(published_seconds) FROM article WHERE published_seconds IS NOT NULL"
    )
    guard try extent.step() else { return 0 }
    let weeks = max((extent.integer(2) - extent.integer(1)) / RecordArchive.week, 1)
    flow = ArticleFlow(state: state, inWeek: extent.integer(0) / weeks)
    return flow.inWeek
  }

  /// Seconds of a week.
  private static let week = 7 * 86_400

  private func heldEncounters(beginningIn days: ClosedRange<Int>) throws(ArchiveError) -> [Held] {
    let rows = try database.prepare(
      """
      SELECT e.entry, e.first, e.last, p.actor, coalesce(p.entity, CASE WHEN p.office IS NULL THEN NULL ELSE p.name END)
      FROM entry e JOIN entry_participant p ON p.entry = e.entry
      WHERE e.first BETWEEN ? AND ? AND e.status = 'held' AND e.type = 'CONSULT'
      ORDER BY e.first, e.last, e.id, p.position
      """)
    try rows.bind([.integer(days.lowerBound), .integer(days.upperBound)])
    var held: [Held] = []
    var entry = 0
    var stay = 0...0
    var actors: Set<String> = []
    var people: Set<String> = []
    func end() {
      if !actors.isEmpty { held.append(Held(days: stay, actors: actors, people: people)) }
      actors = []
      people = []
    }
    while try rows.step() {
      if rows.integer(0) != entry {
        end()
        entry = rows.integer(0)
        stay = rows.integer(1)...min(max(rows.integer(1), rows.integer(2)), rows.integer(1) + RecordArchive.longest)
      }
      if let actor = rows.text(3) { actors.insert(actor) }
      if let person = rows.text(4) { people.insert(person) }
    }
    end()
    return held
  }
}

/// How many articles come in a week, as the archive stood.
struct ArticleFlow {
  /// How the archive stood: changes of others, and our own.
  struct State: Equatable {
    var version = -1
    var changes = 0
  }

  var state = State()
  var inWeek = 0
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
