import Record

/// How well a telling fits a deed: an agreement, a sanction, a protest, by type, by who did it to whom, and when.
///
/// Deeds have no people to tell them apart and often no day; what one side does to another within a few days, by the same
/// type, is one deed.
enum DeedLikeness {
  /// What a telling must reach to join a deed.
  static let bar = 5
  /// How long after a deed an undated mention may still mean it, in days.
  static let memory = 31

  /// The points of a telling beside a cluster; `nil` where it cannot be the same deed.
  static func points(_ report: Report, _ cluster: Cluster) -> Int? {
    guard cluster.family == .deed, cluster.kind == report.kind, let own = report.ends,
      let time = time(report, cluster), let sides = sides(own, cluster)
    else { return nil }
    return time + sides + (cluster.cues.contains(own.cue) ? 2 : 0)
  }

  private static func time(_ report: Report, _ cluster: Cluster) -> Int? {
    if let told = report.days, let known = cluster.days {
      let gap = max(known.lowerBound - told.upperBound, told.lowerBound - known.upperBound)
      if report.exactness == .day, cluster.isExact { return gap <= 0 ? 4 : gap == 1 ? 3 : gap <= 3 ? 0 : nil }
      return gap <= 0 ? 1 : nil
    }
    if let told = report.days?.lowerBound ?? report.publishedDay,
      let known = cluster.days?.lowerBound ?? cluster.firstPublished
    {
      let lag = cluster.days == nil && report.days != nil ? known - told : told - known
      if report.days == nil, cluster.days == nil { return abs(lag) <= 2 ? 2 : abs(lag) <= 5 ? 1 : nil }
      return lag < -1 ? nil : lag <= 4 ? 3 : lag <= 14 ? 2 : lag <= memory ? 1 : nil
    }
    return nil
  }

  private static func sides(_ one: Report.Ends, _ other: Cluster) -> Int? {
    let shared = one.actors.count { other.doers.contains($0) }
    guard shared > 0 else { return nil }
    // A deed and the one in return are two.
    if !other.kind.isMutual,
      one.actors.contains(where: { other.targets.contains($0) })
        || one.recipients.contains(where: { other.doers.contains($0) })
    {
      return nil
    }
    let isEqual = shared == one.actors.count && shared == other.doers.count
    if other.kind.isMutual {
      let smaller = min(one.actors.count, other.doers.count)
      guard shared >= 2 || smaller == 1 && shared == max(one.actors.count, other.doers.count) else { return nil }
      return isEqual ? 4 : shared == smaller ? 3 : 1
    }
    if one.recipients.isEmpty || other.targets.isEmpty {
      return one.recipients.isEmpty == other.targets.isEmpty ? 2 : 1
    }
    let common = one.recipients.count { other.targets.contains($0) }
    if common == 0 { return nil }
    return common == one.recipients.count && common == other.targets.count ? 4 : 3
  }
}
