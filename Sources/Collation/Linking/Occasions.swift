import Record

/// What belongs together without being one event: a visit, the talks within it, the press conference after them.
///
/// Also what follows from that: a visit has at least the days of what took place during it, and who tells of a minister's
/// visit alone tells, less exactly, of the talks with the colleague that it was made for.
struct Occasions {
  /// What an occasion adds to a cluster.
  struct Addition {
    /// Relations, by the other cluster's number.
    var related: [(cluster: Int, relation: Entry.Related.Relation)] = []
    /// The days of what took place during a visit.
    var within: ClosedRange<CivilDate>?
    /// Tellings of the visit that are tellings of this as well.
    var visits: [Report] = []
  }

  private let clusters: [Cluster]
  private let days: [ClosedRange<CivilDate>?]
  /// The encounters of each person, by number.
  private var encounters: [String: [Int]] = [:]
  /// Held encounters by their days, in eights since 1970.
  private var byDay: [Int: [Int]] = [:]

  /// How long before its first publication an undated visit may have begun.
  private static let undatedVisit = 7
  /// The longest stretch of days that is still one stay.
  private static let longestStay = 10

  init(_ clusters: [Cluster], clock: LocalClock) {
    self.clusters = clusters
    days = clusters.map { cluster in
      DayChoice(clock: clock).days(of: cluster.told, mode: nil, family: { $0.article }).stretch
    }
    for (number, cluster) in clusters.enumerated() where cluster.family == .inPerson || cluster.family == .press {
      if cluster.family == .inPerson, cluster.isHeld, let when = days[number],
        when.upperBound - when.lowerBound <= Occasions.longestStay
      {
        let last = (when.upperBound + Occasions.afterTalks).dayNumber >> 3
        for week in (when.lowerBound.dayNumber >> 3)...last { byDay[week, default: []].append(number) }
      }
      for person in cluster.people { encounters[person, default: []].append(number) }
    }
  }

  /// What each cluster gets.
  func additions() -> [Addition] {
    var additions = [Addition](repeating: Addition(), count: clusters.count)
    for (number, cluster) in clusters.enumerated() {
      switch cluster.family {
      case .visit: relate(visit: number, &additions)
      case .press: relate(press: number, &additions)
      case .inPerson where cluster.sides.count >= 3 && cluster.modes.contains(.conference):
        relate(conference: number, &additions)
      case .gathering: relate(conference: number, &additions)
      case .deed: relate(deed: number, &additions)
      default: break
      }
    }
    return additions
  }

  private func relate(visit number: Int, _ additions: inout [Addition]) {
    let visit = clusters[number]
    guard let host = visit.destination, visit.side(host) != nil, var stay = days[number] else { return }
    if let told = visit.days {
      // The tour's days, where those of the visit are not told.
      if !visit.isExact { stay = told }
    } else {
      stay = (stay.lowerBound - Occasions.undatedVisit)...stay.upperBound
    }
    var found: Set<Int> = []
    for side in visit.sides where side.actor != host {
      for guest in side.people {
        for other in encounters[guest] ?? [] where isDuring(stay, other, host: host, of: visit) {
          found.insert(other)
        }
      }
    }
    let during = found.sorted()
    for other in during {
      additions[number].related.append((other, .during))
      additions[other].related.append((number, .visit))
    }
    let exact = during.filter { clusters[$0].family == .inPerson }
    additions[number].within = exact.compactMap { days[$0] }.reduce(nil) { whole, part in
      whole.map { min($0.lowerBound, part.lowerBound)...max($0.upperBound, part.upperBound) } ?? part
    }
    // 拉夫罗夫访华 tells, less exactly, of his talks with his colleague, where nothing else is known of the visit.
    if exact.count == 1, isBetweenColleagues(clusters[exact[0]], host: host) {
      additions[exact[0]].visits += visit.reports.filter { $0.isBare && visit.isTold(by: $0) }
    }
  }

  /// Whether an encounter took place in the host's country during a stay; that of a visit which is only planned may have
  /// been held.
  private func isDuring(_ stay: ClosedRange<CivilDate>, _ number: Int, host: String, of visit: Cluster) -> Bool {
    let cluster = clusters[number]
    guard cluster.side(host) != nil, cluster.isHeld || !visit.isHeld, let when = days[number],
      when.upperBound - when.lowerBound <= Occasions.longestStay,
      cluster.countries.isEmpty || cluster.countries[host] != nil
    else { return false }
    return stay.lowerBound - 1 <= when.lowerBound && when.upperBound <= stay.upperBound + 1
  }

  /// Whether two people of the same rank met, and nobody else's side.
  private func isBetweenColleagues(_ cluster: Cluster, host: String) -> Bool {
    guard cluster.sides.count == 2, cluster.isExact, let hosts = cluster.side(host)?.roles else { return false }
    return cluster.sides.contains { $0.actor != host && !$0.roles.isDisjoint(with: hosts) }
  }

  /// The talks after which the same people faced the press.
  private func relate(press number: Int, _ additions: inout [Addition]) {
    guard let day = days[number] else { return }
    for other in Set(people(of: number).flatMap { encounters[$0] ?? [] }).sorted() where other != number {
      guard clusters[other].family == .inPerson, let when = days[other],
        when.lowerBound - 1 <= day.upperBound, day.lowerBound <= when.upperBound + 1,
        clusters[other].actors.isSuperset(of: clusters[number].actors)
      else { continue }
      additions[number].related.append((other, .beside))
      additions[other].related.append((number, .beside))
    }
  }

  /// Encounters in the margins of a conference: its people, its days, its place.
  private func relate(conference number: Int, _ additions: inout [Addition]) {
    let conference = clusters[number]
    guard let stay = days[number], let place = conference.place else { return }
    for other in Set(people(of: number).flatMap { encounters[$0] ?? [] }).sorted() where other != number {
      let cluster = clusters[other]
      guard cluster.family == .inPerson, cluster.isHeld == conference.isHeld, let when = days[other],
        stay.contains(when.lowerBound), cluster.places[place] != nil,
        conference.actors.isStrictSuperset(of: cluster.actors)
      else { continue }
      additions[number].related.append((other, .during))
      additions[other].related.append((number, .visit))
    }
  }

  /// How many days after talks what was agreed may be signed or published.
  private static let afterTalks = 2

  /// The talks that an agreement came of: both sides, those days or soon after.
  private func relate(deed number: Int, _ additions: inout [Addition]) {
    let deed = clusters[number]
    guard deed.isHeld, deed.kind.isMutual, deed.sides.count >= 2, let day = days[number]
    else { return }
    for other in byDay[day.lowerBound.dayNumber >> 3, default: []] {
      let talks = clusters[other]
      guard let when = days[other], when.upperBound - when.lowerBound <= Occasions.longestStay,
        deed.actors == talks.actors, when.lowerBound <= day.upperBound,
        day.lowerBound <= when.upperBound + Occasions.afterTalks
      else { continue }
      additions[number].related.append((other, .occasion))
      additions[other].related.append((number, .outcome))
    }
  }

  private func people(of number: Int) -> Set<String> { clusters[number].people }
}
