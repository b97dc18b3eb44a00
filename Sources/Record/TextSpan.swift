/// A stretch of an article's words: half-open, counted in Unicode scalars.
public struct TextSpan: Sendable, Hashable, Comparable {
  /// Which words the offsets count in.
  public enum Zone: String, Sendable, Hashable {
    case text, title
  }

  /// The first scalar.
  public var start: Int
  /// One past the last scalar.
  public var end: Int

  /// A stretch from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// A stretch as a range of scalars.
  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// The number of scalars.
  public var count: Int { end - start }

  /// The scalars' offsets as a range; empty for a stretch that ends before it begins.
  public var range: Range<Int> { start..<max(start, end) }

  /// Whether another span lies in this one.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share a scalar.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The order of a text: by the first scalar, then by the last.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
