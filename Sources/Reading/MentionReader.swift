import Lexicon
import Record

/// The names of a sentence as mentions: persons, states, bodies, offices, places and outlets, and people without a name.
struct MentionReader {
  let lexicon: LoadedLexicon

  func mentions(
    _ sentence: Sentence, _ zone: Zone, _ phrases: [Phrase], _ constituents: [Constituent], zone name: TextSpan.Zone
  ) -> [Mention] {
    var mentions: [Mention] = []
    var unlisted = constituents[...]
    var bodyEnd = 0
    var people = phrases.flatMap(\.parties).filter(\.isNamed).sorted { $0.span < $1.span }[...]
    for index in sentence.tokens {
      let token = zone.tokens[index]
      while let next = unlisted.first, next.tokens.lowerBound <= index {
        mentions.append(
          Mention(
            span: next.span, kind: next.kind == .body ? .body : .crowd, entity: nil,
            text: zone.text.string(next.span.start, next.span.end), zone: name))
        // A state or a city in a body's name is a part of it.
        if next.kind == .body { bodyEnd = next.span.end }
        unlisted = unlisted.dropFirst()
      }
      while let person = people.first, person.span.start <= token.start {
        mentions.append(
          Mention(
            span: person.span, kind: .person, entity: person.official.map { lexicon.officials[$0].id },
            text: zone.text.string(person.span.start, person.span.end), zone: name))
        people = people.dropFirst()
      }
      guard token.start >= bodyEnd, token.shape == .word, let (kind, entity) = named(zone.infos[index], index, zone) else { continue }
      if let last = mentions.last, last.span.end > token.start, last.kind != .crowd { continue }
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
