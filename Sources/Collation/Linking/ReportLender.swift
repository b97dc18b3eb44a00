import Record

/// A report as an archive keeps it, with what was decided about it.
public struct LentReport: Sendable {
  /// Its number.
  public var number: Int
  /// The number of the report that founds its cluster.
  public var founder: Int
  /// The points by which it chose that cluster; `nil` of a founder.
  public var points: Int?
  /// Of a founder: the founder of the larger cluster that its own is joined to.
  public var target: Int?
  /// The points of that.
  public var targetPoints: Int
  /// The report, as `Collator.reports(of:)` encodes it.
  public var body: [UInt8]

  /// A report with what was decided about it.
  public init(number: Int, founder: Int, points: Int?, target: Int?, targetPoints: Int, body: [UInt8]) {
    self.number = number
    self.founder = founder
    self.points = points
    self.target = target
    self.targetPoints = targetPoints
    self.body = body
  }
}

/// Lends the reports that a record was made of, shelf by shelf, so that what is new is linked without looking at all of
/// them.
///
/// A report's number is its article's number, shifted by `Collator.eventBits`, and its event's position.
public protocol ReportLender {
  /// The reports that are kept under a key.
  func reports(under key: Int64) throws -> [LentReport]
  /// The reports of the cluster that a report founds.
  func members(of founder: Int) throws -> [LentReport]
  /// The founders of clusters that are joined to the one that a report founds.
  func joined(to founder: Int) throws -> [LentReport]
}

/// Tells which ids entries have been given.
public protocol EntryNames {
  /// The id of the entry of the cluster that a report founds; `nil` where it makes none.
  func entryID(founder: Int) throws -> String?
  /// The founders of the entries that belong with the one of the cluster that a report founds.
  func related(founder: Int) throws -> [Int]
  /// Whether an id is, or was, an entry's.
  func isTaken(_ id: String) throws -> Bool
}
