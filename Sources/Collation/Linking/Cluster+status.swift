import Record

/// What the reports of a cluster say of whether it came to pass.
extension Cluster {
  /// What tells of it: of what was held, who tells that it was; of anything else, everyone.
  var told: [Report] { isHeld ? reports.filter { $0.status == .held && !precedes($0) } : reports }

  /// Whether more articles tell that it was cancelled or never was than that it was held.
  var isDeniedByMost: Bool {
    let denying = reports.filter { $0.status == .denied || $0.status == .cancelled }
    return Set(denying.map(\.article)).subtracting(tellers).count > tellers.count
  }

  /// Whether a report was written before the day of what it tells of as if it had been, so that it announces it.
  func precedes(_ report: Report) -> Bool {
    guard report.days == nil, isExact, let first = days?.lowerBound, let day = report.publishedDay else { return false }
    return day < first - 1
  }

  /// Whether a report tells what was held: in so many words, or in the words of a preview, but after it had begun.
  func isTold(by report: Report) -> Bool {
    switch report.status {
    case .held: return !precedes(report)
    case .planned:
      guard isExact, let first = days?.lowerBound, let day = report.publishedDay else { return false }
      return day > first && report.days.map { $0.lowerBound <= day } ?? true
    case .cancelled, .denied: return false
    }
  }
}
