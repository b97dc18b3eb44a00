public import Record

/// One condition of a question, with names put as codes.
public struct QuestionTerm: Sendable, Equatable {
  /// What is asked.
  public enum Asked: Sendable, Equatable {
    /// Words that stand side by side; `isExact` in the script they are typed in alone.
    case words(String, isExact: Bool)
    /// Words as they stand, the spaces between them included.
    case phrase(String, isExact: Bool)
    /// A state or body, by code.
    case actor(String)
    /// An official, by id.
    case official(String)
    /// Someone whom the lexicon does not hold, by name.
    case person(String)
    /// An office, by id.
    case office(String)
    /// An outlet, by id or name.
    case outlet(String)
    /// An issue, by id.
    case issue(String)
    /// How the sides met.
    case mode(Event.Mode)
    /// PLOVER's type.
    case kind(Event.Kind)
    /// Whether it came to pass.
    case status(Event.Status)
    /// Whose word a plan is.
    case plan(Event.Plan)
    /// A place, by id.
    case place(String)
    /// A place by a name that the lexicon does not hold.
    case placeNamed(String)
    /// A state that something took place in.
    case country(String)
    /// An official who speaks.
    case speaker(String)
    /// A state or body that someone speaks for.
    case speakerOf(String)
    /// The holder of an office who speaks.
    case speakerIn(String)
    /// Someone who speaks, as articles call them.
    case speakerNamed(String)
    /// Words that a statement holds.
    case said(String, isExact: Bool)
    /// Days from one on, up to another.
    case days(since: CivilDate?, until: CivilDate?)
    /// So many accounts.
    case accounts(ClosedRange<Int>)
    /// So much weight.
    case weight(ClosedRange<Int>)
    /// A trait of entries, by `EntryTerm.Trait`'s name.
    case has(String)
  }

  /// What is asked.
  public var asked: Asked
  /// The field it was asked by; `nil` of bare words.
  public var field: QuestionField?
  /// Where it stands in the question, in scalars.
  public var place: Range<Int>
}
