public import Record

/// One entry as a timeline shows it.
public struct TimelineRow: Sendable, Equatable {
  /// The entry's id.
  public var id: String
  /// The PLOVER type.
  public var kind: Event.Kind
  /// How the sides met.
  public var mode: Event.Mode?
  /// Whether it came to pass.
  public var status: Event.Status
  /// When.
  public var when: DateInterval
  /// Where.
  public var place: Event.Place?
  /// Who took part.
  public var participants: [Entry.Participant]
  /// How many accounts there are.
  public var accounts: Int
  /// How many of them repeat no other.
  public var independentAccounts: Int
  /// How many previews there are.
  public var announced: Int
  /// The outlets of the accounts and previews, each once, in the order of their names.
  public var outlets: [String]
  /// On how many fields the accounts contradict each other.
  public var disagreements: Int
  /// How much speaks for it, from 0 to 1000.
  public var weight: Int
  /// Whether every account tells of it only as history or in passing.
  public var recalled: Bool
  /// Of what is planned, whose word that is.
  public var plan: Event.Plan?
  /// Of what was announced for a day: whether its people met about then, so that nobody is silent on it.
  public var isFulfilled = false
  /// Of what was announced for a day: whether the archive holds enough articles of the week after it for their silence to
  /// tell something.
  public var isCovered = true
}

extension TimelineRow {
  /// How many days after the day of what was planned an account may still come.
  private static let patience = 3

  /// Whether something was announced for a day that has passed, by the last article, without an account of it although
  /// the archive goes on.
  public func isSilent(by last: CivilDate?) -> Bool {
    guard mayBeSilent, !isFulfilled, isCovered, let end = when.end, let last else { return false }
    return last - end > TimelineRow.patience
  }
}
