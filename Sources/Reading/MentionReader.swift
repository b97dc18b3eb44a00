import Lexicon
import Record

/// The names of a sentence as mentions: persons, states, bodies, offices, places and outlets.
struct MentionReader {
  let lexicon: LoadedLexicon

  func mentions(_ sentence: Sentence, _ zone: Zone, _ phrases: [Phrase], zone name: TextSpan.Zone) -> [Mention] {
    var mentions: [Mention] = []
    var people = phrases.flatMap(\.parties).filter(\.isNamed).sorted { $0.span < $1.span }[...]
    for index in sentence.tokens {
      let token = zone.tokens[index]
      while let person = people.first, person.span.start <= token.start {
        mentions.append(
          Mention(
            span: person.span, kind: .person, entity: person.official.map { lexicon.officials[$0].id },
            text: zone.text.string(person.span.start, person.span.end), zone: name))
        people = people.dropFirst()
      }
      guard token.shape == .word, let (kind, entity) = named(zone.infos[index], index, zone) else { continue }
      if let last = mentions.last, last.span.end > token.start { continue }
      mentions.append(
        Mention(
          span: TextSpan(token.start, token.end), kind: kind, entity: entity,
          text: zone.text.string(token.start, token.end), zone: name))
    }
    return mentions
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
