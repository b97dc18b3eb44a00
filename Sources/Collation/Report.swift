import Lexicon
import Record

/// One article's telling of one encounter, with what links it to other tellings.
struct Report {
  /// The article, by its position among the readings.
  var article: Int
  /// The event as it was read.
  let event: Event
  /// Published, as a day in the offset given; the event's own day where the article has no date.
  let publishedDay: CivilDate?
  /// Encounters of one family may be tellings of each other: a meeting and talks, not a meeting and a call.
  let family: Family
  /// Where a visit went, as a country's code: a visit in return is another one.
  let destination: String?
  /// Everyone who took part, by actor.
  let sides: [String: Side]

  /// Which modes may tell of one encounter.
  enum Family: UInt8 {
    case inPerson, call, visit, summons
  }

  /// One actor's people in a report.
  struct Side {
    /// Ids of officials, or the names of people whom the lexicon does not hold.
    var people: Set<String> = []
    /// Roles of offices that are named without their holder.
    var roles: Set<String> = []
  }

  /// The report of an event; `nil` for anything but an encounter of at least two actors.
  init?(article: Int, event: Event, published: Timestamp?, lexicon: LoadedLexicon) {
    guard event.kind == .consult, let mode = event.mode else { return nil }
    var sides: [String: Side] = [:]
    for party in event.parties {
      guard let actor = party.actor else { continue }
      var side = sides[actor] ?? Side()
      if let entity = party.entity {
        side.people.insert(entity)
      } else if let office = party.office.flatMap({ lexicon.office($0) }) {
        // Words that end in an office name nobody; anything else is a name that the lexicon does not hold.
        if lexicon.endsInOffice(party.text) {
          side.roles.insert(office.role)
        } else {
          side.people.insert("“" + party.text)
        }
      }
      sides[actor] = side
    }
    guard sides.count >= 2 else { return nil }
    self.article = article
    self.event = event
    self.sides = sides
    destination = mode == .visit ? event.place?.country : nil
    publishedDay = published?.localDate ?? event.when.end
    family =
      switch mode {
      case .meeting, .talks, .conference: .inPerson
      case .call: .call
      case .visit: .visit
      case .summons: .summons
      }
  }

  /// Actors in order.
  var actors: [String] { sides.keys.sorted() }

  /// How much the report tells: people and the exactness of its day; the fullest reports found the entries.
  var weight: Int {
    sides.values.reduce(0) { $0 + min($1.people.count, 2) * 2 + ($1.roles.isEmpty ? 0 : 1) }
      + (event.when.precision == .day ? 4 : 0)
  }
}
