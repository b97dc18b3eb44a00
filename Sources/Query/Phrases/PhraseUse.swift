public import Record

/// A place where a wording stands, and in whose mouth.
public struct PhraseUse: Sendable, Equatable {
  /// Where in an article it stands.
  public enum Voice: String, Sendable, CaseIterable {
    /// In what somebody is told to have said.
    case statement
    /// In the headline.
    case headline
    /// In the outlet's own words.
    case report
  }

  /// The article's id.
  public var article: String
  /// When it was published.
  public var published: Timestamp?
  /// The outlet's id or, lacking that, its name.
  public var outlet: String
  /// Whether the outlet speaks for a party, a state or an army.
  public var isOfficial: Bool
  /// Where it stands.
  public var voice: Voice
  /// Who said it; empty but for statements.
  public var speakers: [Party]
  /// The sentence around it.
  public var sentence: String
}

/// What was counted of a wording under one heading: a month, an outlet, a speaker, a side.
public struct PhraseCount: Sendable, Equatable {
  /// The heading: `2022-03`, an outlet's id, a speaker's id or name, a code.
  public var key: String
  /// Articles that have the wording.
  public var articles: Int
  /// All articles of the heading; `nil` where there is no such number, as of speakers.
  public var all: Int?
  /// The first use under the heading.
  public var first: PhraseUse
  /// The day of the last.
  public var last: CivilDate?
  /// Days from the first use of all to the first of these; `nil` where one of them has no day.
  public var lag: Int?

  /// How much it is used there.
  public var grade: PhraseGrade? { all.flatMap { PhraseGrade(articles, of: $0) } }
}
