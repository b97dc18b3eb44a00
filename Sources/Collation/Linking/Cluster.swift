import Record

/// Reports that tell of one encounter or deed.
struct Cluster {
  private(set) var reports: [Report]
  let kind: Event.Kind
  let family: Report.Family
  let destination: String?
  let assembly: String?
  /// Everyone whom enough of the reports name, by actor: one report of many may have misread who was there.
  private(set) var sides: [Report.Side]
  /// Every actor that any report names, and how many do.
  private var named: [(side: Report.Side, reports: Int)] = []
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
  /// Of a deed: everybody who did it, everybody to whom, and all words by which it is told.
  private(set) var doers: Set<String> = []
  private(set) var targets: Set<String> = []
  private(set) var cues: Set<[UInt32]> = []

  /// Of so many reports it takes more than one in so many to name somebody, and more of them to make an actor a side: a
  /// third side parts what all others tell of two.
  private static let many = 8
  private static let share = 24
  private static let sideShare = 8

  init(_ report: Report) {
    reports = []
    kind = report.kind
    family = report.family
    destination = report.destination
    assembly = report.assembly
    sides = []
    isExact = false
    add(report)
  }

  mutating func add(_ report: Report) {
    reports.append(report)
    if report.status == .held { tellers.insert(report.article) }
    for side in report.sides { add(side) }
    let enough = reports.count < Cluster.many ? 0 : reports.count / Cluster.sideShare
    sides = named.filter { $0.reports > enough }.map(\.side)
    if let told = report.days, days == nil || !isExact && report.exactness == .day {
      days = told
      isExact = report.exactness == .day
    }
    if let day = report.publishedDay { firstPublished = min(firstPublished ?? day, day) }
    if let place = report.place { places[place, default: 0] += 1 }
    if let country = report.country { countries[country, default: 0] += 1 }
    if let mode = report.mode { modes.insert(mode) }
    if let ends = report.ends {
      doers.formUnion(ends.actors)
      targets.formUnion(ends.recipients)
      cues.insert(ends.cue)
    }
  }

  private mutating func add(_ side: Report.Side) {
    for person in side.people { naming[side.actor, default: [:]][person, default: 0] += 1 }
    let enough = reports.count / Cluster.share
    let people = (naming[side.actor] ?? [:]).filter { $0.value > enough || reports.count < Cluster.many }.keys
    let position = named.firstIndex { $0.side.actor >= side.actor } ?? named.endIndex
    if position == named.endIndex || named[position].side.actor != side.actor {
      named.insert((Report.Side(actor: side.actor), 0), at: position)
    }
    named[position].reports += 1
    named[position].side.people = people.sorted()
    for role in side.roles { named[position].side.roles.insertInOrder(role) }
  }

  mutating func add(_ other: Cluster) {
    for report in other.reports { add(report) }
  }

  /// Whether some report tells that it happened.
  var isHeld: Bool { !tellers.isEmpty }

  /// The people of an actor; `nil` where it is no side.
  func side(_ actor: String) -> Report.Side? { sides.first { $0.actor == actor } }

  /// The codes of the sides.
  var actors: Set<String> { Set(sides.map(\.actor)) }

  /// Everyone on any side.
  var people: Set<String> { Set(sides.flatMap(\.people)) }

  /// The place that most reports name, of equal ones the first by id.
  var place: String? { places.mostFrequent }

  /// The country that most reports name.
  var country: String? { countries.mostFrequent }
}
