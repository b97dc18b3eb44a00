public import Lexicon
public import Record

/// A fact of a reading with everything that made it, so that whoever disagrees knows which line to change.
public struct ExplainedFact: Sendable, Equatable {
  /// What kind of fact it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case article, mention, date, event, statement, issue
  }

  /// What kind of fact it is.
  public var kind: Kind
  /// Which of its kind, counted from 1 in the order of the reading; mentions and dates of the same words are one.
  public var number: Int
  /// The fact in a line.
  public var summary: String
  /// Whether its spans count in the text or in the title.
  public var zone: TextSpan.Zone
  /// The words that it is.
  public var spans: [TextSpan]
  /// The sentences that it was read in.
  public var excerpts: [TextSpan]
  /// What made it, part by part.
  public var reasons: [Reason]

  /// One part of a fact and how it came about.
  public struct Reason: Sendable, Equatable {
    /// Which part of a fact is explained.
    public enum Part: String, Sendable, Hashable, CaseIterable {
      case outlet, published, author, today, dateline, relay
      case row, name, tenure, counted, ahead
      case cue, actor, recipient, speaker, way, when, place, status, headline
      case begins, ends, form, level, issue, trigger, sum
    }

    /// Which part of the fact.
    public var part: Part
    /// The words that it rests on; empty where no words stand for it.
    public var words: String
    /// Where they stand; `nil` where they stand nowhere.
    public var span: TextSpan?
    /// Whether the span counts in the text or in the title.
    public var zone: TextSpan.Zone
    /// What was concluded from them, one thing after the other.
    public var steps: [Step]
  }

  /// A conclusion and what it rests on.
  public struct Step: Sendable, Equatable {
    /// What was concluded.
    public var how: String
    /// The rows of the lexicon that say so.
    public var rows: [RowReference]
  }
}
