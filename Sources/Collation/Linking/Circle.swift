import Record

/// Where to look for what belongs with a cluster: the same sides, the same people, about the same days.
///
/// Wide enough for every rule of `Occasions`, also by what was told in the cluster and is not any longer.
struct Circle {
  /// Under which subjects reports of it stand.
  let subjects: Set<UInt64>
  /// In which stretches.
  let cells: ClosedRange<Int>
  private let days: ClosedRange<Int>
  private let people: Set<String>
  private let actors: Set<String>
  private let family: Report.Family
  private let isMutual: Bool
  private let isConference: Bool

  /// How many days before or after a cluster what belongs with it may have been told or published: a stay that nobody
  /// dates began within a week of its first account, what was agreed is signed within two days.
  private static let reach = 12

  init(_ cluster: Cluster, departed: [Report]) {
    let reports = cluster.reports + departed
    let numbers = reports.flatMap { report in
      [report.days?.lowerBound, report.days?.upperBound, report.publishedDay].compactMap { $0?.dayNumber }
    }
    let first = (numbers.min() ?? 0) - Circle.reach
    days = first...max(first, (numbers.max() ?? 0) + Circle.reach)
    // What is told of a century is looked for at its beginning, as everywhere.
    cells = (days.lowerBound >> 5)...min(days.upperBound >> 5, (days.lowerBound >> 5) + Shelfmark.longest + 1)
    people = cluster.people.union(reports.flatMap { $0.sides.flatMap(\.people) })
    actors = cluster.actors.union(reports.flatMap(\.actors))
    family = cluster.family
    isMutual = cluster.kind.isMutual
    isConference = reports.contains { $0.mode == .conference }
    var subjects = Set(Shelfmark.pairs(actors.sorted()))
    if family == .inPerson || family == .gathering { subjects.formUnion(people.map(Shelfmark.guest)) }
    if family == .deed, !isMutual { subjects = [] }
    self.subjects = subjects
  }

  /// Whether the cluster of a report may belong with this one, by its family, and the report was told or published about
  /// those days.
  func mayBelong(with report: Report) -> Bool {
    let isOfKind =
      family == .deed || report.family == .deed
      ? family == .inPerson || report.family == .inPerson
      : isOccasion(of: report.family)
    guard isOfKind else { return false }
    if let told = report.days, told.lowerBound.dayNumber <= days.upperBound,
      days.lowerBound <= told.upperBound.dayNumber
    {
      return true
    }
    return report.publishedDay.map { days.contains($0.dayNumber) } ?? false
  }

  /// Whether a cluster is of a kind that may belong with this one, and of some of its people or sides.
  ///
  /// - Parameter other: Its people are handed over beside it: they are asked for often.
  func mayBelong(with other: Cluster, _ people: Set<String>) -> Bool {
    if family == .deed || other.family == .deed {
      guard family == .inPerson || other.family == .inPerson else { return false }
      return family == .deed ? isMutual : other.kind.isMutual
    }
    guard isOccasion(of: other.family) else { return false }
    if asksForConference(other.family), !other.modes.contains(.conference) { return false }
    return !people.isDisjoint(with: self.people)
  }

  /// Whether a cluster of a family belongs with this one only if it is a conference.
  func asksForConference(_ other: Report.Family) -> Bool {
    family == .inPerson && other == .inPerson && !isConference
  }

  /// Whether two families belong together: a visit or talks, and the press; a visit and talks; a conference and a meeting,
  /// which both are in person.
  private func isOccasion(of other: Report.Family) -> Bool {
    switch (family, other) {
    case (.inPerson, .inPerson), (.visit, .inPerson), (.inPerson, .visit), (.visit, .press), (.press, .visit),
      (.press, .inPerson), (.inPerson, .press), (.gathering, .inPerson), (.inPerson, .gathering):
      true
    default: false
    }
  }
}
