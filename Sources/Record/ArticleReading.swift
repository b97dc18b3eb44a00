/// Everything that was read in one article: the shape of `chancery read`.
public struct ArticleReading: Sendable, Equatable {
  /// The version of the JSON form.
  public static let schema = 1

  /// The article itself.
  public var article: Article
  /// What is named in it.
  public var mentions: [Mention]
  /// The times it tells.
  public var dates: [DateMention]
  /// What was done, by its account.
  public var events: [Event]
  /// Who said what, by its account.
  public var statements: [Statement]
  /// What it is about.
  public var issues: [IssueMention]

  /// A reading with all its facts.
  public init(
    article: Article, mentions: [Mention] = [], dates: [DateMention] = [], events: [Event] = [],
    statements: [Statement] = [], issues: [IssueMention] = []
  ) {
    self.article = article
    self.mentions = mentions
    self.dates = dates
    self.events = events
    self.statements = statements
    self.issues = issues
  }
}
