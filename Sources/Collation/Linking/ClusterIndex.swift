import Record

/// Finds the clusters that a telling may belong to: those that share two actors and lie within its reach in time.
struct ClusterIndex {
  private var clusters: [Key: [Int]] = [:]

  private struct Key: Hashable {
    var first: String
    var second: String
    var family: Report.Family
    /// Days since 1970 by 32.
    var month: Int
  }

  /// How many days before its publication what is told without a day may have been: see `Likeness`.
  private static let memory = 200
  /// How many days ahead of its publication what is announced without a day may be.
  private static let foresight = 62
  /// By how many days dated tellings of one encounter may differ, publication of undated ones included.
  private static let tolerance = 31

  /// Notes that a cluster may be found under the actors and days that it now has.
  mutating func note(_ number: Int, _ cluster: Cluster, sides: [String: Report.Side]) {
    for pair in ClusterIndex.pairs(sides) {
      for month in ClusterIndex.months(cluster.reach) {
        let key = Key(first: pair.0, second: pair.1, family: cluster.family.group, month: month)
        if clusters[key]?.last != number, clusters[key]?.contains(number) != true {
          clusters[key, default: []].append(number)
        }
      }
    }
  }

  /// The clusters that a telling may belong to, in order.
  func candidates(_ telling: Likeness.Telling) -> [Int] {
    var found: Set<Int> = []
    for pair in ClusterIndex.pairs(telling.sides) {
      for month in ClusterIndex.months(ClusterIndex.reach(telling)) {
        let key = Key(first: pair.0, second: pair.1, family: telling.family.group, month: month)
        if let here = clusters[key] { found.formUnion(here) }
      }
    }
    return found.sorted()
  }

  private static func reach(_ telling: Likeness.Telling) -> ClosedRange<CivilDate>? {
    if let days = telling.days { return (days.lowerBound - tolerance)...(days.upperBound + tolerance) }
    guard let day = telling.published else { return nil }
    return (day - memory)...(day + foresight)
  }

  /// Pairs of actors; of a gathering of many, those of the first six by code.
  private static func pairs(_ sides: [String: Report.Side]) -> [(String, String)] {
    let actors = sides.keys.sorted().prefix(6)
    return actors.indices.flatMap { first in
      actors.indices.filter { $0 > first }.map { (actors[first], actors[$0]) }
    }
  }

  /// The months of a stretch of days; a long one counts by its ends, since nothing is known of the days between.
  private static func months(_ days: ClosedRange<CivilDate>?) -> [Int] {
    guard let days else { return [.min] }
    let first = days.lowerBound.dayNumber >> 5
    let last = days.upperBound.dayNumber >> 5
    return Array(first...max(first, min(last, first + 24)))
  }
}
