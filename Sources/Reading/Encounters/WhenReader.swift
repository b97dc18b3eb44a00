import Record

/// Finds the time that belongs to an encounter: in its clause before it, in its clause, else in its sentence.
struct WhenReader {
  let scene: Scene

  func when(of trigger: Int) -> DateInterval {
    let clause = scene.clause(of: trigger)
    let inClause = scene.dates.filter { clause.contains($0.tokens.lowerBound) }
    if let before = inClause.last(where: { $0.tokens.upperBound <= trigger }) { return before.when }
    if let after = inClause.first { return after.when }
    if let before = scene.dates.last(where: { $0.tokens.upperBound <= trigger }) { return before.when }
    return .unknown
  }
}
