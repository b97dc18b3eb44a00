/// When something happened: a first and a last day, and how exactly the article tells.
public struct DateInterval: Sendable, Hashable {
  /// How exactly an interval is known.
  public enum Precision: String, Sendable, Hashable {
    case day, week, month, year, unknown
    /// Not told by any account; the day of the first account stands in (entries only).
    case published
  }

  /// The first day; `nil` where not told.
  public var start: CivilDate?
  /// The last day; `nil` where not told.
  public var end: CivilDate?
  /// How exactly the interval is known.
  public var precision: Precision

  /// An interval by its first and last day.
  public init(start: CivilDate?, end: CivilDate?, precision: Precision) {
    self.start = start
    self.end = end
    self.precision = precision
  }

  /// A single day.
  public init(day: CivilDate) {
    self.init(start: day, end: day, precision: .day)
  }

  /// Not told.
  public static let unknown = DateInterval(start: nil, end: nil, precision: .unknown)

  /// Whether the article tells anything.
  public var isKnown: Bool { start != nil || end != nil }
}
