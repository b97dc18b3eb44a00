/// A subject of the closed list: a row of `issues.tsv`.
public struct Issue: Sendable, Hashable {
  /// The id.
  public let id: String
  /// How much must be said before an article is about it, in quarters of what is usual.
  public let bar: Int
  /// The two states whose dealings it is; empty for any other issue.
  public let sides: [String]
}

/// A word that speaks of an issue: a row of `issue-triggers.tsv`.
public struct IssueTrigger: Sendable, Hashable {
  /// The row of the issue.
  public let issue: Int
  /// 1 weak, 2 fair, 3 enough on its own.
  public let weight: Int
}
