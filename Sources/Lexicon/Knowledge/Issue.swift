/// A subject of the closed list: a row of `issues.tsv`.
public struct Issue: Sendable, Hashable {
  /// The id.
  public let id: String
  /// How much must be said before an article is about it, in quarters of what is usual.
  public let bar: Int
  /// The two states whose dealings it is; empty for any other issue.
  public let sides: [String]

  /// Stands for a row that no table has.
  public static let unknown = Issue(id: "", bar: 4, sides: [])
}

/// A word that speaks of an issue: a row of `issue-triggers.tsv`.
public struct IssueTrigger: Sendable, Hashable {
  /// The row of the issue.
  public let issue: Int
  /// 1 weak, 2 fair, 3 enough on its own.
  public let weight: Int

  /// Stands for a row that no table has.
  public static let unknown = IssueTrigger(issue: -1, weight: 0)
}
