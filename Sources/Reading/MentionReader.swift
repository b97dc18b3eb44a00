import Lexicon
import Record

/// The names of a sentence as mentions: persons, states, bodies, offices, places and outlets, and people without a name.
struct MentionReader {
  let lexicon: LoadedLexicon

  func mentions(
    _ sentence: Sentence, _ zone: Zone, _ phrases: [Phrase], _ constituents: [Constituent], in place: TextSpan.Zone
  ) -> [Mention] {
    var mentions: [Mention] = []
    var unlisted = constituents[...]
    // A state or a city in a body's name is a part of it: no two mentions share a character.
    var end = 0
    func name(_ span: TextSpan, _ kind: Mention.Kind, _ entity: String?) {
      guard span.start >= end else { return }
      end = span.end
      mentions.append(
        Mention(span: span, kind: kind, entity: entity, text: zone.text.string(span.start, span.end), zone: place))
    }
    var people = phrases.flatMap(\.parties).filter(\.isNamed).sorted { $0.span < $1.span }[...]
    for index in sentence.tokens {
      let token = zone.tokens[index]
      while let next = unlisted.first, next.tokens.lowerBound <= index {
        if isTold(next, zone) { name(next.span, next.kind == .body ? .body : .crowd, nil) }
        unlisted = unlisted.dropFirst()
      }
      while let person = people.first, person.span.start <= token.start {
        name(person.span, .person, person.official.map { lexicon.officials[$0].id })
        people = people.dropFirst()
      }
      guard token.shape == .word, token.start >= end, let (kind, entity) = named(zone.infos[index], index, zone) else {
        continue
      }
      name(TextSpan(token.start, token.end), kind, entity)
    }
    return mentions
  }

  /// Whether a body or people are a mention: not where a state or a person in their words is one, or a table has the word.
  private func isTold(_ constituent: Constituent, _ zone: Zone) -> Bool {
    guard constituent.kind == .crowd else { return true }
    let first = constituent.tokens.lowerBound
    return !constituent.namesParty && (constituent.tokens.count > 1 || named(zone.infos[first], first, zone) == nil)
  }

  private func named(_ info: WordInfo, _ index: Int, _ zone: Zone) -> (Mention.Kind, String?)? {
    if let state = info.state { return (.state, lexicon.states[state].code) }
    if let place = info.place { return (.place, lexicon.places[place].id) }
    if let body = info.body, info.office == nil { return (.body, lexicon.bodies[body].id) }
    if let office = info.office, !lexicon.offices[office].traits.isCalling {
      return (.office, lexicon.offices[office].id)
    }
    if let outlet = info.outlet { return (.outlet, lexicon.outlets[outlet].id) }
    return nil
  }
}
