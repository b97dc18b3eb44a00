/// What becomes of a record when articles come and go: what was decided about reports, and the plans of all entries that
/// may have changed.
public struct RecordChange: Sendable {
  /// What is decided about a report.
  public struct Decision: Sendable {
    /// The report's number.
    public var number: Int
    /// The number of the report that founds its cluster.
    public var founder: Int
    /// The points by which it chose that cluster; `nil` of a founder.
    public var points: Int?
    /// Of a founder: the founder of the larger cluster that its own is joined to.
    public var target: Int?
    /// The points of that.
    public var targetPoints: Int
    /// Of a report that has come: its bytes.
    public var body: [UInt8]?
    /// Of a report that has come: the keys under which it is lent.
    public var keys: [Int64]
  }

  /// A report that has gone.
  public struct Withdrawn: Sendable {
    /// The report's number.
    public var number: Int
    /// The keys under which it was lent.
    public var keys: [Int64]
  }

  /// An id that an entry had and that is no entry's any more.
  public struct FormerID: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The id of the entry that has most of its accounts now; `nil` where those have gone.
    public var heir: String?
  }

  /// Reports that have come, or about which something else is decided than before.
  public var decisions: [Decision] = []
  /// Reports that have gone.
  public var withdrawn: [Withdrawn] = []
  /// The entries that may have changed, in no order; those that have not have the digest that they had.
  public var plans: [EntryPlan] = []
  /// The ids of entries that are there no more, or that proved to be others.
  public var formerIDs: [FormerID] = []
}
