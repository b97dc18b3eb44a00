/// Something done between actors, in PLOVER's types.
///
/// Source of the types: PLOVER, Political Language Ontology for Verifiable Event Records (Open Event Data Alliance).
/// Unlike PLOVER, an encounter is always `consult` and carries a status; the export does the mapping.
public struct Event: Sendable, Equatable {
  /// PLOVER's event types.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case agree = "AGREE"
    case consult = "CONSULT"
    case support = "SUPPORT"
    case concede = "CONCEDE"
    case cooperate = "COOPERATE"
    case aid = "AID"
    case retreat = "RETREAT"
    case request = "REQUEST"
    case accuse = "ACCUSE"
    case reject = "REJECT"
    case threaten = "THREATEN"
    case protest = "PROTEST"
    case sanction = "SANCTION"
    case mobilize = "MOBILIZE"
    case coerce = "COERCE"
    case assault = "ASSAULT"
  }

  /// How the sides of a consultation came together.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    case meeting, call, visit, conference, talks, summons
  }

  /// Whether it came to pass.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case held, planned, cancelled, denied
  }

  /// Whose word it is that something planned will be.
  public enum Plan: String, Sendable, Hashable, CaseIterable {
    /// A side or its organ has said so, or a report that tells the day.
    case announced
    /// Others hold it to be likely, with grounds: 预计, 有望.
    case expected
    /// One side asks for it, and the other is named.
    case proposed

    /// Whether more speaks for it than for another plan: announced, then expected, then proposed.
    public func isSurer(than other: Plan) -> Bool { rank < other.rank }

    private var rank: Int {
      switch self {
      case .announced: 0
      case .expected: 1
      case .proposed: 2
      }
    }
  }

  /// Where something happened, as the article names it.
  public struct Place: Sendable, Hashable {
    /// The name as the article writes it.
    public var name: String
    /// The lexicon's id; `nil` for a place it does not hold.
    public var entity: String?
    /// The state it lies in, as ISO 3166-1 alpha-3; `nil` where unknown or disputed.
    public var country: String?

    /// A place by name, id and country.
    public init(name: String, entity: String? = nil, country: String? = nil) {
      self.name = name
      self.entity = entity
      self.country = country
    }
  }

  /// The words that make a rule fire.
  public struct Cue: Sendable, Hashable {
    /// Where they stand.
    public var span: TextSpan
    /// The words.
    public var text: String

    /// A cue by span and words.
    public init(span: TextSpan, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// The PLOVER type.
  public var kind: Kind
  /// How the sides met; only for `consult`.
  public var mode: Mode?
  /// Whether it came to pass.
  public var status: Status
  /// Of what is planned, whose word that is; `nil` of everything else, and in readings of earlier releases.
  public var plan: Plan?
  /// Whether the article is mainly about this event.
  public var headline: Bool
  /// When.
  public var when: DateInterval
  /// Where.
  public var place: Place?
  /// Who acted.
  public var actors: [Party]
  /// Whom it was done with or to.
  public var recipients: [Party]
  /// Ids of the issues it was about.
  public var issues: [String]
  /// The words that tell of it.
  public var cue: Cue
  /// The sentences that carry it.
  public var evidence: [TextSpan]
  /// Whether the spans count in the text or in the title.
  public var zone: TextSpan.Zone

  /// An event with all its parts.
  public init(
    kind: Kind, mode: Mode? = nil, status: Status, plan: Plan? = nil, headline: Bool = false,
    when: DateInterval = .unknown,
    place: Place? = nil, actors: [Party], recipients: [Party] = [], issues: [String] = [], cue: Cue,
    evidence: [TextSpan], zone: TextSpan.Zone = .text
  ) {
    self.kind = kind
    self.mode = mode
    self.status = status
    self.plan = plan
    self.headline = headline
    self.when = when
    self.place = place
    self.actors = actors
    self.recipients = recipients
    self.issues = issues
    self.cue = cue
    self.evidence = evidence
    self.zone = zone
  }

  /// Every side, actors first.
  public var parties: [Party] { actors + recipients }
}
