import Record

/// What links one article's telling of one encounter or deed to other tellings: who, when, where, how.
///
/// Everything that linking asks, and no more, so that an archive can keep it beside the article and hand it out without
/// reading the article again; the event itself, with its words, is looked up where an entry is made (`Telling`).
struct Report: Equatable {
  /// The article: its number in an archive, or its position among some readings.
  var article: Int
  /// The article's id.
  var articleID = ""
  /// When the article was published.
  var published: Timestamp?
  /// The event's position among all events of its article.
  let event: Int
  let kind: Event.Kind
  let mode: Event.Mode?
  let status: Event.Status
  /// Whether the article is mainly about it.
  let headline: Bool
  /// When it was, as the article tells.
  let when: DateInterval
  /// A town, venue or region, by id; `nil` where only a country is told.
  let place: String?
  /// The country of the place.
  let country: String?
  /// How exactly the place is told.
  let locality: Locality
  /// Encounters of one family may be tellings of each other: a meeting and talks, not a meeting and a call.
  let family: Family
  /// Where a visit went, as a country's code: a visit in return is another one.
  let destination: String?
  /// Of a gathering: the union or organ whose members sit. Who of them is told of differs from account to account.
  let assembly: String?
  /// Everyone who took part, by actor, in the order of the codes.
  let sides: [Side]
  /// Of a deed: who did it, to whom, and by which word it is told.
  let ends: Ends?
  /// How exactly the days are told.
  var exactness: Exactness
  /// Whether this telling alone makes an entry: it tells when, or the article is about it or about one of its people.
  var founds = false
  /// Whether the day stands in the sentences that tell it.
  var isDated = false
  /// Whether everybody stands in the sentence that tells it first.
  var isWhole = false
  /// What would speak for an entry of which this were the only account: see `Standing`.
  var standing = 0
  /// Of a visit: whether its article tells of nobody whom the guests met.
  var isBare = false
  /// Where the cue stands.
  let cue: TextSpan
  /// Tells the report from every other of its article, and changes with whom it names: part of the entry's id.
  let mark: UInt16
  /// The same, of 64 bits: part of the plan's digest.
  let digest: UInt64

  /// Which modes may tell of one encounter.
  enum Family: UInt8 {
    case inPerson, call, visit, summons
    /// Facing the press together after talks: related to them, and another event.
    case press
    /// The members of a body in session, all of them or those whom an account names.
    case gathering
    /// No encounter: an agreement, a sanction, a protest.
    case deed

    /// Families whose tellings are compared: one outlet's video meeting is another's call.
    var group: Family { self == .call ? .inPerson : self }
  }

  /// What the days of a report say.
  enum Exactness: UInt8 {
    /// The days themselves.
    case day
    /// A week, month or year in which it was.
    case period
    /// The days of a tour of several countries, of which the visit took some.
    case tour
    /// Nothing.
    case none
  }

  /// What the place of a report says.
  enum Locality: UInt8, Comparable {
    case unknown, country, region, city

    static func < (left: Locality, right: Locality) -> Bool { left.rawValue < right.rawValue }
  }

  /// One actor's people in a report.
  struct Side: Equatable {
    /// The actor's code.
    let actor: String
    /// Ids of officials, or the names of people whom the lexicon does not hold; in order.
    var people: [String] = []
    /// Roles of the offices that are told, with or without their holder; in order.
    var roles: [String] = []
  }

  /// Who did what to whom, by codes in order, and the word that tells of it, folded.
  struct Ends: Equatable {
    let actors: [String]
    let recipients: [String]
    let cue: [UInt32]
  }
}

extension Report {
  /// Published, as a day in the offset given; the event's own day where the article has no date.
  var publishedDay: CivilDate? { published?.localDate ?? when.end }

  /// The first and last day told; `nil` where the article tells none.
  var days: ClosedRange<CivilDate>? { when.stretch }

  /// The codes of the sides, in order.
  var actors: [String] { sides.map(\.actor) }

  /// The people of an actor; `nil` where it is no side.
  func side(_ actor: String) -> Side? { sides.first { $0.actor == actor } }

  /// How much the report tells; the fullest reports found the entries.
  var weight: Int {
    let people = sides.reduce(0) {
      $0 + min($1.people.count, 2) * 2 + ($1.people.isEmpty && !$1.roles.isEmpty ? 1 : 0)
    }
    let place = locality == .city ? 2 : locality == .region ? 1 : 0
    return people + (exactness == .day ? 4 : 0) + place + (headline ? 1 : 0)
  }
}

/// A report with the event that it was made of, for those who make entries.
@dynamicMemberLookup
struct Telling {
  var report: Report
  let event: Event

  subscript<Value>(dynamicMember path: KeyPath<Report, Value>) -> Value { report[keyPath: path] }
}

extension Array where Element: Comparable & Hashable {
  /// Whether two lists in order share nothing.
  func isDisjoint(with other: [Element]) -> Bool { !contains { other.contains($0) } }
}
