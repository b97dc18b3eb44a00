/// A stretch of an article that names something the lexicon knows or the context identifies.
public struct Mention: Sendable, Equatable {
  /// What is named.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case person, state, body, office, place, pact, outlet, issue, phrase
    /// People, media, firms or states told of without a name: 熟悉谈判的官员.
    case crowd
  }

  /// Where the words stand.
  public var span: TextSpan
  /// What is named.
  public var kind: Kind
  /// The lexicon's id; `nil` for a name read from context alone.
  public var entity: String?
  /// The words.
  public var text: String
  /// Whether the span counts in the text or in the title.
  public var zone: TextSpan.Zone

  /// A mention by span, kind, id and words.
  public init(span: TextSpan, kind: Kind, entity: String?, text: String, zone: TextSpan.Zone = .text) {
    self.span = span
    self.kind = kind
    self.entity = entity
    self.text = text
    self.zone = zone
  }
}

/// A stretch of an article that tells a time, resolved against publication and dateline.
public struct DateMention: Sendable, Equatable {
  /// Where the words stand.
  public var span: TextSpan
  /// The days they mean.
  public var when: DateInterval
  /// Whether the span counts in the text or in the title.
  public var zone: TextSpan.Zone

  /// A date by span and days.
  public init(span: TextSpan, when: DateInterval, zone: TextSpan.Zone = .text) {
    self.span = span
    self.when = when
    self.zone = zone
  }
}

/// A subject of the closed list that the article touches.
public struct IssueMention: Sendable, Equatable {
  /// The issue's id.
  public var entity: String
  /// The words that speak of it.
  public var spans: [TextSpan]
  /// Whether the spans count in the text or, where only the title speaks of it, there.
  public var zone: TextSpan.Zone

  /// An issue by id and words.
  public init(entity: String, spans: [TextSpan], zone: TextSpan.Zone = .text) {
    self.entity = entity
    self.spans = spans
    self.zone = zone
  }
}
