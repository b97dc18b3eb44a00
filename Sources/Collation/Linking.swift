import Record

/// Decides whether a report tells of the encounter of a cluster, by what happened and not by how it is worded.
enum Linking {
  /// Days by which accounts of one encounter may differ: zones, and “today” written after midnight.
  static let dayTolerance = 1
  /// How long after an encounter an undated mention may still mean it.
  static let memory = 21
  /// How long before an encounter it may be announced without a date.
  static let foresight = 31

  /// How well a report fits; 0 if it does not.
  static func fit(_ report: Report, _ cluster: Cluster) -> Int {
    guard report.family == cluster.family, report.destination == cluster.destination,
      let people = people(report.sides, cluster.sides)
    else { return 0 }
    guard let time = time(report, cluster) else { return 0 }
    return 1 + people * 10 + time
  }

  /// How many people are shared; `nil` where the sides contradict each other.
  private static func people(_ first: [String: Report.Side], _ second: [String: Report.Side]) -> Int? {
    let shared = Set(first.keys).intersection(second.keys)
    guard shared.count >= 2 else { return nil }
    var count = 0
    var sidesWithShared = 0
    for actor in shared {
      guard let one = first[actor], let other = second[actor] else { continue }
      if !one.people.isEmpty, !other.people.isEmpty {
        let common = one.people.intersection(other.people).count
        if common == 0 { return nil }
        count += common
        sidesWithShared += 1
      } else if !one.roles.isEmpty, !other.roles.isEmpty, one.people.isEmpty, other.people.isEmpty {
        if one.roles.isDisjoint(with: other.roles) { return nil }
        count += 1
      }
    }
    // A third side in one of them is another encounter, unless two sides sent the same people.
    if Set(first.keys) != Set(second.keys), sidesWithShared < 2 { return nil }
    return count
  }

  /// How well the days fit; `nil` where they do not.
  private static func time(_ report: Report, _ cluster: Cluster) -> Int? {
    let told = report.event.when
    if let start = told.start, let end = told.end {
      if let known = cluster.days {
        let gap = max(known.lowerBound - end, start - known.upperBound)
        guard told.precision == .day else { return gap <= 0 ? 4 : nil }
        return gap <= 0 ? 9 : gap <= dayTolerance ? 5 : nil
      }
      if let known = cluster.interval {
        return start <= known.upperBound && known.lowerBound <= end ? 4 : nil
      }
      return undated(told: start, cluster)
    }
    guard let published = report.publishedDay else { return nil }
    guard let known = cluster.days ?? cluster.interval else {
      return cluster.reports[0].publishedDay.flatMap { abs(published - $0) <= 3 ? 2 : nil }
    }
    let age = published - known.lowerBound
    if report.event.status != .held { return age >= -foresight && age <= 0 ? 3 : nil }
    return age >= 0 && age <= memory ? max(3 - age / 7, 0) : nil
  }

  /// A dated report beside a cluster of which no report tells the day: it was told of within a few days.
  private static func undated(told start: CivilDate, _ cluster: Cluster) -> Int? {
    guard let published = cluster.reports[0].publishedDay else { return nil }
    return published - start >= 0 && published - start <= 3 ? 2 : nil
  }
}
