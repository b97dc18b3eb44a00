import Lexicon
import Record

extension PhraseReader {
  /// The state, or the government that a metonym means, at a token; an abbreviation only in composition.
  func stateVoice(at index: Int, end: Int, hasHead: Bool) -> Voice? {
    let info = infos[index]
    let token = tokens[index]
    guard token.shape == .word else { return nil }
    let actor: String
    if let state = info.state {
      actor = lexicon.states[state].code
    } else if let metonym = info.metonym {
      actor = lexicon.metonyms[metonym].actor
    } else if let state = abbreviated(index, end: end, hasHead: hasHead) {
      actor = lexicon.states[state].code
    } else {
      return nil
    }
    return Voice(
      text: text.string(token.start, token.end), actor: actor, span: TextSpan(token.start, token.end), isNamed: false,
      noun: info.state == nil && info.metonym != nil ? .body : nil)
  }

  /// The place that the words of a state or capital also name.
  func place(at index: Int) -> Event.Place? {
    let info = infos[index]
    let words = text.string(tokens[index].start, tokens[index].end)
    if let place = info.place {
      let entry = lexicon.places[place]
      return Event.Place(name: words, entity: entry.id, country: entry.country.isEmpty ? nil : entry.country)
    }
    if let state = info.state { return Event.Place(name: words, country: lexicon.states[state].code) }
    return nil
  }

  /// The state of a one-character abbreviation: only beside another one, an office, 方, a body or a travel root.
  private func abbreviated(_ index: Int, end: Int, hasHead: Bool) -> Int? {
    guard isState(index), !isWithinName(index) else { return nil }
    let token = tokens[index]
    let isNext = index + 1 < end && tokens[index + 1].start == token.end
    let isAfter = index > 0 && tokens[index - 1].end == token.start
    let follows = isNext && (isState(index + 1) || leans(on: index + 1))
    let precedes =
      isAfter
      && (isState(index - 1) || infos[index - 1].role == .posted || infos[index - 1].event?.frame == .travelRoot
        || (infos[index - 1].event?.frame == .journey && tokens[index - 1].count == 1)
        || infos[index - 1].role == .toward)
    guard follows || precedes || isEnumerated(index, end: end) else { return nil }
    return choose(infos.abbreviations(index), token)
  }

  /// 安 and 德 in 安德鲁·波拉德 are no states: a dot joins what follows to a name.
  private func isWithinName(_ index: Int) -> Bool {
    var scalar = tokens[index].end
    let reach = min(scalar + 6, text.scalars.count)
    while scalar < reach, lexicon.nameShapes.transliterates(text.scalars[scalar]) { scalar += 1 }
    return scalar < reach && scalar > tokens[index].end && isDot(text.scalars[scalar])
  }

  /// Whether a token is an abbreviation and not a word of its own.
  ///
  /// 日 is also a unit of time: not after a number.
  private func isState(_ index: Int) -> Bool {
    guard infos[index].hasAbbreviations else { return false }
    if infos[index].role == .unit {
      return index == 0 || tokens[index - 1].shape != .number && infos[index - 1].role != .numeral
    }
    return infos[index].role == nil
  }

  /// 英、法、德: abbreviations in a list.
  private func isEnumerated(_ index: Int, end: Int) -> Bool {
    func isComma(_ token: Int) -> Bool { text.begins(tokens[token], with: "、") }
    if index + 2 < end, isComma(index + 1), isState(index + 2) { return true }
    return index >= 2 && isComma(index - 1) && isState(index - 2)
  }

  /// Words that lean on a one-character state before them: 俄外长, 美方, 日政府, 中俄会谈, 美高官.
  private func leans(on index: Int) -> Bool {
    let info = infos[index]
    return info.office != nil || info.role == .side || info.body != nil || info.role == .people || info.role == .both
      || info.role == .several || info.event != nil || info.role == .acting
      || info.role == .former || info.role == .posted
  }

  /// Of the states that share an abbreviation the one that the article names, else one that needs no full name.
  private func choose(_ states: [Int], _ token: Token) -> Int? {
    if let named = states.first(where: { statesNamed.contains($0) }) { return named }
    let folded = text.scalars[token.start..<token.end].map { lexicon.folding.fold($0) }
    return states.first { state in
      lexicon.states[state].abbreviations.contains {
        $0.unicodeScalars.map { lexicon.folding.fold($0.value) } == folded
      }
    }
  }
}
