public import Record

/// A statement that was found, with the article it stands in.
public struct FoundStatement: Sendable, Equatable {
  /// The article.
  public var article: Article
  /// The position of the statement in the article's reading.
  public var position: Int
  /// The statement.
  public var statement: Statement
  /// What is said, span by span.
  public var words: [String]
  /// Ids of entries that the article has an account of, the statement's occasion first where that is known.
  public var entries: [String]
}

/// An act that was found, with the article it stands in.
public struct FoundAct: Sendable, Equatable {
  /// The article.
  public var article: Article
  /// The position of the event in the article's reading.
  public var position: Int
  /// The act.
  public var event: Event
  /// The words that it rests on, span by span.
  public var words: [String]
  /// Ids of entries that the article has an account of.
  public var entries: [String]
}

/// How much was found.
public struct FoundCount: Sendable {
  /// How many there are; `nil` where not all were counted.
  public let total: Int?
  /// In how many articles they were looked for.
  public let articles: Int
  /// How many to pass over to go on; `nil` where there are no more.
  public let next: Int?
}

/// Some of what was found, and how much there is.
public struct FoundList<Item: Sendable>: Sendable {
  /// The ones asked for.
  public var items: [Item]
  /// How many were found in all; `nil` where not everything was looked through.
  public var total: Int?
  /// How many articles were looked through.
  public var articles: Int
  /// Where the next ones begin; `nil` after the last.
  public var next: Int?
}
