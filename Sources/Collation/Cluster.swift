import Record

/// Reports that tell of one encounter.
struct Cluster {
  var reports: [Report]
  /// The days on which its dated reports place it; `nil` while none does.
  var days: ClosedRange<CivilDate>?
  /// The weeks or months in which its reports place it, where none tells the day.
  var interval: ClosedRange<CivilDate>?
  let family: Report.Family
  let destination: String?
  /// The articles whose account of it is that it happened.
  private(set) var tellers: Set<Int> = []
  var sides: [String: Report.Side]

  init(_ report: Report) {
    reports = [report]
    family = report.family
    sides = report.sides
    destination = report.destination
    if report.event.status == .held { tellers = [report.article] }
    days = Cluster.days(of: report)
    interval = Cluster.interval(of: report)
  }

  mutating func add(_ report: Report) {
    reports.append(report)
    if report.event.status == .held { tellers.insert(report.article) }
    for (actor, side) in report.sides {
      sides[actor, default: Report.Side()].people.formUnion(side.people)
      sides[actor, default: Report.Side()].roles.formUnion(side.roles)
    }
    // The founding report is the fullest; those that join do not widen its days.
    if days == nil { days = Cluster.days(of: report) }
    if interval == nil { interval = Cluster.interval(of: report) }
  }

  /// The days of a report that tells its day.
  static func days(of report: Report) -> ClosedRange<CivilDate>? {
    report.event.when.precision == .day ? interval(of: report) : nil
  }

  /// The first and last day that a report tells.
  static func interval(of report: Report) -> ClosedRange<CivilDate>? {
    guard let start = report.event.when.start, let end = report.event.when.end,
      start <= end
    else { return nil }
    return start...end
  }
}
