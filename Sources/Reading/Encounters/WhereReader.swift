import Lexicon
import Record

/// Finds the place that belongs to an encounter: 在P, 于P before it, the most exact of several.
struct WhereReader {
  let scene: Scene
  let lexicon: LoadedLexicon
  let text: ScalarText

  func place(of trigger: Int) -> Event.Place? {
    let clause = scene.clause(of: trigger)
    return place(in: clause, trigger) ?? place(in: scene.sentence.tokens.lowerBound..<clause.lowerBound, trigger)
  }

  private func place(in range: Range<Int>, _ trigger: Int) -> Event.Place? {
    for index in range.reversed() where scene.infos[index].role == .in {
      var best: Event.Place?
      var next = index + 1
      // 在广西桂林, 在乌兹别克斯坦首都塔什干: what comes later is more exact.
      while next < min(index + WhereReader.reach, scene.sentence.tokens.upperBound) {
        if let place = place(at: next) { best = place } else if endsPlace(next) { break }
        next += 1
      }
      if let best { return best }
    }
    return nil
  }

  /// How many tokens the words of a place may be.
  private static let reach = 8

  /// Whether a token cannot be among the words of a place.
  private func endsPlace(_ index: Int) -> Bool {
    let info = scene.infos[index]
    if scene.tokens[index].shape == .gap { return scene.tokens[index].count > 5 }
    return (info.role != nil && info.role != .of && info.role != .organ) || info.event != nil || info.speech != nil
      || info.office != nil || !info.officials.isEmpty || scene.tokens[index].shape != .word
  }

  private func place(at index: Int) -> Event.Place? {
    let info = scene.infos[index]
    let token = scene.tokens[index]
    let words = text.string(token.start, token.end)
    if let row = info.place {
      let place = lexicon.places[row]
      return Event.Place(name: words, entity: place.id, country: place.country.isEmpty ? nil : place.country)
    }
    if let state = info.state { return Event.Place(name: words, country: lexicon.states[state].code) }
    return nil
  }
}
