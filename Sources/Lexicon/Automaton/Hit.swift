/// A stretch of text that a table knows, with everything it may mean.
public struct Hit: Sendable {
  /// The first scalar.
  public let start: Int
  /// One past the last scalar.
  public let end: Int
  /// The word's number in the automaton; -1 for a stretch that no table knows.
  public let word: Int

  /// A hit by its scalars and word.
  public init(start: Int, end: Int, word: Int) {
    self.start = start
    self.end = end
    self.word = word
  }
}
