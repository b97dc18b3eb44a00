import Lexicon
import Record

/// One article's telling of one encounter or deed, with what links it to other tellings.
struct Report {
  /// The article, by its position among the readings.
  var article: Int
  /// The event as it was read.
  let event: Event
  /// When the article was published.
  let published: Timestamp?
  /// Published, as a day in the offset given; the event's own day where the article has no date.
  let publishedDay: CivilDate?
  /// Encounters of one family may be tellings of each other: a meeting and talks, not a meeting and a call.
  let family: Family
  /// Where a visit went, as a country's code: a visit in return is another one.
  let destination: String?
  /// Everyone who took part, by actor.
  let sides: [String: Side]
  /// The first and last day told; `nil` where the article tells none.
  let days: ClosedRange<CivilDate>?
  /// How exactly.
  var exactness: Exactness
  /// How exactly the place is told.
  let locality: Locality
  /// Whether this telling alone makes an entry: it tells when, or the article is about it or about one of its people.
  var founds = false

  /// Which modes may tell of one encounter.
  enum Family: UInt8 {
    case inPerson, call, visit, summons
    /// Facing the press together after talks: related to them, and another event.
    case press
    /// No encounter: an agreement, a sanction, a protest.
    case deed

    /// Families whose tellings are compared: one outlet's video meeting is another's call.
    var group: Family { self == .call ? .inPerson : self }
  }

  /// What the days of a report say.
  enum Exactness {
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
  struct Side {
    /// Ids of officials, or the names of people whom the lexicon does not hold.
    var people: Set<String> = []
    /// Roles of the offices that are told, with or without their holder.
    var roles: Set<String> = []
  }

  /// Actors in order.
  var actors: [String] { sides.keys.sorted() }

  /// How much the report tells; the fullest reports found the entries.
  var weight: Int {
    let people = sides.values.reduce(0) {
      $0 + min($1.people.count, 2) * 2 + ($1.people.isEmpty && !$1.roles.isEmpty ? 1 : 0)
    }
    let place = locality == .city ? 2 : locality == .region ? 1 : 0
    return people + (exactness == .day ? 4 : 0) + place + (event.headline ? 1 : 0)
  }
}
