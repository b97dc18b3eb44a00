/// One event of the record with every account of it.
public struct Entry: Sendable, Equatable {
  /// One side of the event, under the lexicon's name.
  public struct Participant: Sendable, Hashable {
    /// The lexicon's Simplified name or, for someone it does not hold, the form most accounts use.
    public var name: String
    /// The lexicon's id.
    public var entity: String?
    /// The state or body stood for, by code.
    public var actor: String?
    /// The id of the office held that day.
    public var office: String?
    /// What the participant does in a deed; `nil` in an encounter, which has sides only.
    public var role: Role?

    /// A participant by name, id, actor, office and role.
    public init(
      name: String, entity: String? = nil, actor: String? = nil, office: String? = nil, role: Role? = nil
    ) {
      self.name = name
      self.entity = entity
      self.actor = actor
      self.office = office
      self.role = role
    }
  }

  /// What a participant does in a deed.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Who does it; of an agreement everyone.
    case actor
    /// To whom it is done.
    case recipient
  }

  /// What one article reports of the event.
  public struct Account: Sendable, Equatable {
    /// The article's id.
    public var article: String
    /// The file it was found in.
    public var path: String
    /// The outlet's id or name.
    public var outlet: String?
    /// The address.
    public var url: String?
    /// The headline.
    public var title: String
    /// When it was published.
    public var published: Timestamp?
    /// Whether this account says that it happened.
    public var status: Event.Status
    /// When, by this account.
    public var when: DateInterval
    /// Where, by this account.
    public var place: String?
    /// Whom the article credits.
    public var relayedFrom: [String]
    /// The id of the article whose text this one repeats.
    public var reprintOf: String?
    /// The sentences, in the article's text or title.
    public var evidence: [TextSpan]
    /// Whether the evidence counts in the text or in the title.
    public var zone: TextSpan.Zone
    /// How many statements the article attributes.
    public var statements: Int

    /// An account with all its parts.
    public init(
      article: String, path: String, outlet: String?, url: String?, title: String, published: Timestamp?,
      status: Event.Status, when: DateInterval, place: String?, relayedFrom: [String] = [],
      reprintOf: String? = nil, evidence: [TextSpan], zone: TextSpan.Zone = .text, statements: Int = 0
    ) {
      self.article = article
      self.path = path
      self.outlet = outlet
      self.url = url
      self.title = title
      self.published = published
      self.status = status
      self.when = when
      self.place = place
      self.relayedFrom = relayedFrom
      self.reprintOf = reprintOf
      self.evidence = evidence
      self.zone = zone
      self.statements = statements
    }
  }

  /// Values of one field that contradict each other, each with the articles that give it.
  public struct Disagreement: Sendable, Equatable {
    /// One of the values.
    public struct Value: Sendable, Equatable {
      /// The value as text.
      public var value: String
      /// The ids of the articles that give it.
      public var articles: [String]

      /// A value with its articles.
      public init(value: String, articles: [String]) {
        self.value = value
        self.articles = articles
      }
    }

    /// `place`, `date` or another field of the entry.
    public var field: String
    /// The values, best supported first.
    public var values: [Value]

    /// A disagreement on a field.
    public init(field: String, values: [Value]) {
      self.field = field
      self.values = values
    }
  }

  /// An issue with the number of accounts that touch it.
  public struct IssueCount: Sendable, Equatable {
    /// The issue's id.
    public var entity: String
    /// How many accounts touch it.
    public var accounts: Int

    /// An issue with its count.
    public init(entity: String, accounts: Int) {
      self.entity = entity
      self.accounts = accounts
    }
  }

  /// One utterance as the accounts tell it: the same words by the same speaker, in the script, the translation and the
  /// form of each outlet.
  public struct AlignedStatement: Sendable, Equatable {
    /// How one article renders it.
    public struct Wording: Sendable, Equatable {
      /// The article's id.
      public var article: String
      /// How the words are rendered.
      public var form: Statement.Form
      /// Whether any of them stand in quotation marks.
      public var quoted: Bool
      /// The word of saying; `nil` where there is none.
      public var cue: Event.Cue?
      /// What is said, in the article's text.
      public var content: [TextSpan]

      /// A wording with all its parts.
      public init(article: String, form: Statement.Form, quoted: Bool, cue: Event.Cue?, content: [TextSpan]) {
        self.article = article
        self.form = form
        self.quoted = quoted
        self.cue = cue
        self.content = content
      }
    }

    /// Whose words they are, under the lexicon's names.
    public var speakers: [Participant]
    /// Whether they were said at the event, and not about it elsewhere.
    public var atEvent: Bool
    /// Ids of the issues they are about.
    public var issues: [String]
    /// The wordings, in the order of publication; an article may render one utterance twice.
    public var wordings: [Wording]

    /// A statement with its wordings.
    public init(speakers: [Participant], atEvent: Bool, issues: [String] = [], wordings: [Wording]) {
      self.speakers = speakers
      self.atEvent = atEvent
      self.issues = issues
      self.wordings = wordings
    }
  }

  /// Another entry that belongs with this one, though it is not the same event.
  public struct Related: Sendable, Hashable {
    /// What the other entry is to this one.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
      /// The visit or conference during which this took place.
      case visit
      /// What took place during this visit or conference.
      case during
      /// What the same sides did on the same occasion.
      case beside
      /// What came of this: an agreement, a joint statement.
      case outcome
      /// The encounter that this came of.
      case occasion
    }

    /// The other entry's id.
    public var entry: String
    /// What it is to this one.
    public var relation: Relation

    /// A relation to an entry.
    public init(entry: String, relation: Relation) {
      self.entry = entry
      self.relation = relation
    }
  }

  /// Made from what identifies the event; does not change when accounts are added.
  public var id: String
  /// The PLOVER type.
  public var kind: Event.Kind
  /// How the sides met.
  public var mode: Event.Mode?
  /// Whether it came to pass, by the accounts.
  public var status: Event.Status
  /// Of what is planned, the surest word that there is for it.
  public var plan: Event.Plan?
  /// When, by the best supported accounts.
  public var when: DateInterval
  /// Where, by the best supported accounts.
  public var place: Event.Place?
  /// Who took part.
  public var participants: [Participant]
  /// What it was about.
  public var issues: [IssueCount]
  /// Every account, in the order of publication.
  public var accounts: [Account]
  /// Accounts that do not repeat another's text.
  public var independentAccounts: Int
  /// Contradictions among the accounts.
  public var disagreements: [Disagreement]
  /// Previews of the event.
  public var announced: [Account]
  /// What was said at the event or about it, each utterance once.
  public var statements: [AlignedStatement]
  /// Entries that belong with this one.
  public var related: [Related]
  /// Whether every account tells of it only as history or in passing.
  public var recalled: Bool
  /// How much speaks for its being one that an analyst would file, from 0 to 1000, by `standing.tsv`.
  public var weight: Int
  /// Ids that the entry bore before, oldest first.
  public var aliases: [String]

  /// An entry with all its parts.
  public init(
    id: String, kind: Event.Kind, mode: Event.Mode?, status: Event.Status, plan: Event.Plan? = nil,
    when: DateInterval, place: Event.Place?, participants: [Participant], issues: [IssueCount] = [],
    accounts: [Account],
    independentAccounts: Int, disagreements: [Disagreement] = [], announced: [Account] = [],
    statements: [AlignedStatement] = [], related: [Related] = [], recalled: Bool = false,
    weight: Int = Entry.heaviest, aliases: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.mode = mode
    self.status = status
    self.plan = plan
    self.when = when
    self.place = place
    self.participants = participants
    self.issues = issues
    self.accounts = accounts
    self.independentAccounts = independentAccounts
    self.disagreements = disagreements
    self.announced = announced
    self.statements = statements
    self.related = related
    self.recalled = recalled
    self.weight = weight
    self.aliases = aliases
  }
}
