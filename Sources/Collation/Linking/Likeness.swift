import Lexicon
import Record

/// How well a telling fits an encounter, by what happened and not by how it is worded: when, who, where, how.
///
/// Each feature gives points for agreement and takes them for contradiction; what a report does not tell gives none.
/// A telling joins where the sum reaches `bar`. The points were weighed on the calendar of one month and looked over on
/// another; Decision 0010 tells what each is for.
struct Likeness {
  let lexicon: LoadedLexicon

  /// What a telling must reach to join an encounter.
  static let bar = 4
  /// What the tellings of one encounter must reach to join another's.
  static let mergingBar = 6

  /// What is compared: a report, or a whole cluster as if it were one.
  struct Subject {
    var family: Report.Family
    var destination: String?
    var assembly: String?
    var status: Event.Status
    var sides: [Report.Side]
    var days: ClosedRange<CivilDate>?
    var exactness: Report.Exactness
    var published: CivilDate?
    var place: String?
    var country: String?
    var mode: Event.Mode?
  }

  /// The points of a telling beside a cluster; `nil` where it cannot be the same encounter.
  func points(_ telling: Subject, _ cluster: Cluster) -> Int? {
    guard telling.family.group == cluster.family.group, telling.destination == cluster.destination,
      telling.assembly == cluster.assembly, let time = time(telling, cluster)
    else { return nil }
    if telling.family == .gathering {
      return company(telling, cluster).map { time + $0 + place(telling, cluster) }
    }
    guard let people = people(telling.sides, cluster.sides) else { return nil }
    if isInMargins(telling, cluster) { return nil }
    if telling.family != cluster.family {
      // 视频峰会 and 通话 are one, if the same people spoke then.
      let isVideo = telling.mode == .conference || cluster.modes.contains(.conference)
      return isVideo && people >= 2 * Likeness.samePerson && time >= 3 ? time + people - 3 : nil
    }
    let isSameMode = telling.mode.map { cluster.modes.contains($0) } ?? false
    return time + people + place(telling, cluster) + (isSameMode ? 1 : 0)
  }
}

extension Likeness {
  /// Whether one is a conference of several sides and the other a meeting of two of them.
  private func isInMargins(_ telling: Subject, _ cluster: Cluster) -> Bool {
    guard telling.family == .inPerson else { return false }
    let isConference = telling.mode == .conference
    let wasConference = cluster.modes == [.conference]
    if wasConference, cluster.sides.count >= 3 { return telling.sides.count == 2 && !isConference }
    return isConference && telling.sides.count >= 3 && cluster.sides.count == 2
      && !cluster.modes.contains(.conference)
  }
}

// MARK: - When

extension Likeness {
  private func time(_ telling: Subject, _ cluster: Cluster) -> Int? {
    guard let told = telling.days else { return undated(telling, cluster) }
    guard let known = cluster.days else {
      // Nobody has told the day so far: it was told of soon after, or announced some weeks before.
      guard let published = cluster.firstPublished ?? telling.published else { return nil }
      let lag = published - told.lowerBound
      if telling.status != .held { return (-31...3).contains(lag) ? 1 : nil }
      return (0...3).contains(lag) ? 2 : (0...14).contains(lag) ? 0 : nil
    }
    let gap = max(known.lowerBound - told.upperBound, told.lowerBound - known.upperBound)
    if telling.exactness == .day, cluster.isExact {
      // A day apart: zones, and “today” written after midnight. More is a contradiction that the rest must outweigh.
      return gap <= 0 ? 6 : gap == 1 ? 3 : gap <= 3 ? -3 : gap <= 12 ? -8 : nil
    }
    if gap > 0 { return gap <= 7 ? -5 : nil }
    let span = told.upperBound - told.lowerBound
    return span <= 7 || !cluster.isExact ? 3 : span <= 31 ? 2 : 1
  }

  /// A telling without days: what was published when.
  private func undated(_ telling: Subject, _ cluster: Cluster) -> Int? {
    guard let published = telling.published else { return nil }
    guard let known = cluster.days else {
      let apart = abs(published - (cluster.firstPublished ?? published))
      return apart <= 3 ? 2 : apart <= 10 ? 1 : apart <= 21 ? 0 : nil
    }
    let lag = published - known.lowerBound
    switch telling.status {
    case .held where lag < -1:
      // Who writes before the day of an encounter told by several does not report that it was held.
      return lag >= -21 && cluster.isExact && cluster.tellers.count >= 3 ? 1 : nil
    case .held: return lag <= 4 ? 4 : lag <= 10 ? 3 : lag <= 21 ? 2 : lag <= 60 ? 0 : lag <= 200 ? -2 : nil
    case .planned:
      if published <= known.upperBound { return lag >= -31 ? 3 : lag >= -62 ? -2 : nil }
      // In the words of a preview, but of what has been.
      return lag <= 21 ? -1 : nil
    default: return abs(lag) <= 31 ? 1 : nil
    }
  }
}

// MARK: - Who

extension Likeness {
  private func people(_ first: [Report.Side], _ second: [Report.Side]) -> Int? {
    var points = 0
    var shared = 0
    var withSamePeople = 0
    for one in first {
      guard let other = second.first(where: { $0.actor == one.actor }) else { continue }
      shared += 1
      let side = people(one, other)
      points += side
      if side >= Likeness.samePerson { withSamePeople += 1 }
    }
    guard shared >= 2 else { return nil }
    // 日美韩 and 日美澳 are two encounters.
    if first.count > shared, second.count > shared { return nil }
    // A third side in one of them is another encounter, unless two sides sent the same people.
    if first.count != shared || second.count != shared, withSamePeople < 2 { points -= 6 }
    return points
  }

  private static let samePerson = 4

  /// Points of those whom two tellings of one gathering name: that its union met gives what a person in common does but
  /// one, whoever of the members is named; that leaders met is another gathering than that ministers did.
  ///
  /// An organ sits for weeks, and one state after the other speaks there: tellings of it have a member in common.
  private func company(_ telling: Subject, _ cluster: Cluster) -> Int? {
    let isUnion = telling.assembly.map { lexicon.unions.contains($0) } ?? false
    var isShared = false
    var isMember = false
    for one in telling.sides {
      guard let other = cluster.side(one.actor) else { continue }
      isMember = isMember || lexicon.state(one.actor) != nil
      isShared = isShared || one.people.contains { person in other.people.contains { Likeness.isSame(person, $0) } }
    }
    guard isUnion || isMember else { return nil }
    if isShared { return Likeness.samePerson }
    let (leads, led) = (hasLeaders(telling.sides), hasLeaders(cluster.sides))
    return leads != nil && led != nil && leads != led ? -Likeness.samePerson : Likeness.samePerson - 1
  }

  /// Whether somebody who leads a state is among those of whom an office is told; `nil` where none is.
  private func hasLeaders(_ sides: [Report.Side]) -> Bool? {
    let roles = sides.flatMap(\.roles)
    return roles.isEmpty ? nil : !roles.isDisjoint(with: lexicon.roles(ofRank: "leader"))
  }

  /// Points of one actor's people.
  private func people(_ one: Report.Side, _ other: Report.Side) -> Int {
    if !one.people.isEmpty, !other.people.isEmpty {
      let common = one.people.count { person in other.people.contains { Likeness.isSame(person, $0) } }
      return common == 0 ? -14 : Likeness.samePerson + min(common - 1, 1)
    }
    if one.people.isEmpty, other.people.isEmpty {
      if one.roles.isEmpty || other.roles.isEmpty { return 1 }
    } else {
      let unnamed = one.people.isEmpty ? one : other
      if unnamed.roles.isEmpty { return 1 }
    }
    return one.roles.isDisjoint(with: other.roles) ? -4 : 3
  }

  /// Whether two names are one person's: the same id, or a name that no table holds with and without its first part.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    guard one.first == ReportReader.unknown, other.first == ReportReader.unknown else { return false }
    let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
    // Two Chinese characters and the mark in front are nine bytes.
    return short.utf8.count >= 9 && long.hasSuffix(short.dropFirst())
  }
}

// MARK: - Where

extension Likeness {
  private func place(_ telling: Subject, _ cluster: Cluster) -> Int {
    let points = rawPlace(telling, cluster)
    // A visit goes from town to town.
    return telling.family == .visit ? max(points, -1) : points
  }

  private func rawPlace(_ telling: Subject, _ cluster: Cluster) -> Int {
    if let place = telling.place, !cluster.places.isEmpty {
      if cluster.places[place] != nil { return 5 }
      let known = lexicon.place(place)
      let others = cluster.places.keys.compactMap { lexicon.place($0) }
      guard others.contains(where: { $0.country == known?.country }) else { return -7 }
      return known?.kind == "region" || others.contains { $0.kind == "region" } ? 1 : -3
    }
    guard let country = telling.country, !cluster.countries.isEmpty else { return 0 }
    return cluster.countries[country] != nil ? 1 : -4
  }
}

extension Likeness.Subject {
  init(_ report: Report) {
    self.init(
      family: report.family, destination: report.destination, assembly: report.assembly, status: report.status,
      sides: report.sides,
      days: report.days, exactness: report.exactness, published: report.publishedDay, place: report.place,
      country: report.country, mode: report.mode)
  }

  /// A cluster as if it were one telling.
  init(_ cluster: Cluster) {
    let told = cluster.isHeld ? cluster.reports.filter { $0.status == .held } : cluster.reports
    var modes: [Event.Mode: Int] = [:]
    for mode in told.compactMap(\.mode) { modes[mode, default: 0] += 1 }
    self.init(
      family: cluster.family, destination: cluster.destination, assembly: cluster.assembly,
      status: told.first?.status ?? .held,
      sides: cluster.sides, days: cluster.days,
      exactness: cluster.days == nil ? .none : cluster.isExact ? .day : .period,
      published: told.compactMap(\.publishedDay).min(), place: cluster.place, country: cluster.country,
      mode: modes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key)
  }
}
