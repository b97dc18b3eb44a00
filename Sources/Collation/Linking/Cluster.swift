import Record

/// Reports that tell of one encounter.
struct Cluster {
  private(set) var reports: [Report]
  let family: Report.Family
  let destination: String?
  /// Everyone whom enough of the reports name, by actor: one report of many may have misread who was there.
  private(set) var sides: [String: Report.Side]
  /// How many reports name each person, by actor.
  private var naming: [String: [String: Int]] = [:]
  /// The days by the first report that tells them exactly; until there is one, by the first that tells any.
  private(set) var days: ClosedRange<CivilDate>?
  /// Whether those days are told exactly.
  private(set) var isExact: Bool
  /// The day of the first publication.
  private(set) var firstPublished: CivilDate?
  /// The articles whose account of it is that it happened.
  private(set) var tellers: Set<Int> = []
  /// Towns, venues and regions with the number of reports that name them.
  private(set) var places: [String: Int] = [:]
  /// Countries with the number of reports that name them.
  private(set) var countries: [String: Int] = [:]
  private(set) var modes: Set<Event.Mode> = []

  /// Of so many reports it takes more than one in so many to name somebody.
  private static let many = 8
  private static let share = 24

  init(_ report: Report) {
    reports = []
    family = report.family
    destination = report.destination
    sides = [:]
    isExact = false
    add(report)
  }

  mutating func add(_ report: Report) {
    reports.append(report)
    if report.event.status == .held { tellers.insert(report.article) }
    for (actor, side) in report.sides {
      for person in side.people { naming[actor, default: [:]][person, default: 0] += 1 }
      let enough = reports.count / Cluster.share
      let people = (naming[actor] ?? [:]).filter { $0.value > enough || reports.count < Cluster.many }.keys
      sides[actor, default: Report.Side()].people = Set(people)
      sides[actor, default: Report.Side()].roles.formUnion(side.roles)
    }
    if let told = report.days, days == nil || !isExact && report.exactness == .day {
      days = told
      isExact = report.exactness == .day
    }
    if let day = report.publishedDay { firstPublished = min(firstPublished ?? day, day) }
    if report.locality >= .region, let place = report.event.place?.entity { places[place, default: 0] += 1 }
    if let country = report.event.place?.country { countries[country, default: 0] += 1 }
    if let mode = report.event.mode { modes.insert(mode) }
  }

  mutating func add(_ other: Cluster) {
    for report in other.reports { add(report) }
  }

  /// Whether some report tells that it happened.
  var isHeld: Bool { !tellers.isEmpty }

  /// The place that most reports name, of equal ones the first by id.
  var place: String? {
    places.mostFrequent
  }

  /// The country that most reports name.
  var country: String? {
    countries.mostFrequent
  }

  /// The days on which to look for it: those told and that of the first publication.
  var reach: ClosedRange<CivilDate>? {
    guard let first = days?.lowerBound ?? firstPublished, let last = days?.upperBound ?? firstPublished else {
      return nil
    }
    return min(first, firstPublished ?? first)...max(last, firstPublished ?? last)
  }
}
