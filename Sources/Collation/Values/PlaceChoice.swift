import Lexicon
import Record

/// Where it happened, by the accounts together: the most exact place that most of them give.
struct PlaceChoice {
  let lexicon: LoadedLexicon
  let voices: Voices

  func place(_ reports: [Telling]) -> Event.Place? {
    let exact = reports.filter { rank($0.event.place) == 2 }
    let regional = reports.filter { rank($0.event.place) == 1 }
    for candidates in [exact, regional, reports] {
      if let key = voices.mostSupported(candidates, by: { $0.event.place.map(self.key) }),
        let place = candidates.lazy.compactMap(\.event.place).first(where: { self.key($0) == key })
      {
        return shown(place)
      }
    }
    return nil
  }

  /// The lexicon's id, or the country, or the words.
  func key(_ place: Event.Place) -> String { place.entity ?? place.country ?? place.name }

  /// 2 for a city or venue, 1 for a region, 0 for a country alone.
  func rank(_ place: Event.Place?) -> Int {
    guard let entity = place?.entity, let known = lexicon.place(entity) else { return 0 }
    return known.kind == "region" ? 1 : 2
  }

  /// The place under the lexicon's name.
  private func shown(_ place: Event.Place) -> Event.Place {
    if let entity = place.entity, let known = lexicon.place(entity) {
      return Event.Place(name: known.name, entity: entity, country: place.country)
    }
    if let country = place.country, let state = lexicon.state(country) {
      return Event.Place(name: state.name, entity: nil, country: country)
    }
    return place
  }
}
