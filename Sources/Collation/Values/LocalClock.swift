import Lexicon
import Record

/// What day it was where something happened, when an article was published.
struct LocalClock {
  private let lexicon: LoadedLexicon
  private let capitals: [String: String]
  private let clocks: [String: ZoneClock]

  init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    var capitals: [String: String] = [:]
    var clocks: [String: ZoneClock] = [:]
    for place in lexicon.places {
      if place.kind == "capital", capitals[place.country] == nil { capitals[place.country] = place.zone }
      if clocks[place.zone] == nil { clocks[place.zone] = ZoneClock(place.zone) }
    }
    self.capitals = capitals
    self.clocks = clocks
  }

  /// When the day's business begins: what is reported earlier was done the day before.
  static let morning = 9 * 3_600

  /// The last day on which what an article reports as done can have been done, there where it was done; by the article's
  /// own clock where that is not known.
  func lastDay(before published: Timestamp?, place: String?, country: String?) -> CivilDate? {
    guard let published else { return nil }
    let zone = place.flatMap { lexicon.place($0)?.zone } ?? country.flatMap { capitals[$0] }
    let offset = zone.flatMap { clocks[$0] }?.offset(at: published.seconds) ?? published.offset
    return published.date(atOffset: offset - LocalClock.morning)
  }
}
