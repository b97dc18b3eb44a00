import Lexicon
import Record

/// Finds the place that belongs to an encounter: 在P, 于P before it, the most exact of several.
struct WhereReader {
  let scene: Scene
  let lexicon: LoadedLexicon
  let text: ScalarText

  func place(of trigger: Int) -> Event.Place? {
    let clause = scene.clause(of: trigger)
    if let place = place(in: clause, trigger) { return place }
    let before = scene.sentence.tokens.lowerBound..<clause.lowerBound
    return isElsewhere(trigger, clause, before) ? nil : place(in: before, trigger)
  }

  /// 在安克雷奇会晤后，王毅同拉夫罗夫会谈; 随后前往首尔，举行会谈: whether the encounter before was another's, or somebody
  /// has gone on since.
  private func isElsewhere(_ trigger: Int, _ clause: Range<Int>, _ before: Range<Int>) -> Bool {
    guard let place = before.last(where: { scene.infos[$0].role == .in }),
      let other = before.first(where: { $0 > place && isEncounter($0) })
    else { return false }
    if before.contains(where: { $0 > other && scene.infos[$0].event?.frame == .journey }) { return true }
    let subject = { (range: Range<Int>, end: Int) in
      scene.groups(before: end, in: range).first { $0.marker == .none && !$0.isAnaphoric }?.voices
    }
    guard let own = subject(clause, trigger), let earlier = subject(scene.clause(of: other), other) else {
      return false
    }
    return Set(own.map(\.text)).isDisjoint(with: earlier.map(\.text))
      && Set(own.map(\.actor)).isDisjoint(with: earlier.map(\.actor))
  }

  private func isEncounter(_ index: Int) -> Bool {
    switch scene.infos[index].event?.frame {
    case .joint, .object, .gathering: true
    default: false
    }
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
      || info.office != nil || info.hasOfficials || scene.tokens[index].shape != .word
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
