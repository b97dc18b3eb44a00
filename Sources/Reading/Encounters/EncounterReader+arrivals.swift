import Lexicon
import Record

/// Guests told by what brought them: 会见来华出席开幕式的韩国总理.
extension EncounterReader {
  /// 来华出席开幕式的韩国总理, 来日參加會議的外長: whoever came to attend something is on a visit to where it is.
  func arrival(_ index: Int, _ scene: Scene) {
    guard text.begins(scene.tokens[index], with: "来") || text.begins(scene.tokens[index], with: "來"),
      let host = host(at: index, scene)
    else { return }
    let clause = scene.clause(of: index)
    let attend = host.next
    guard clause.contains(attend), scene.infos[attend].event?.frame == .attend,
      let of = (attend + 1..<attend + EncounterReader.attributeReach).clamped(to: clause).last(where: { of in
        scene.infos[of].role == .of && scene.groups.contains { $0.tokens.lowerBound == of + 1 && $0.hasNamedPerson }
      }), let guest = scene.groups.first(where: { $0.tokens.lowerBound == of + 1 })
    else { return }
    let guests = guest.voices.filter { $0.actor != nil && $0.actor != host.voice.actor && $0.office != nil }
    guard !guests.isEmpty else { return }
    // Those who met are the sides of what follows, and not the guest and where the guest has come.
    let sides = stage.sides
    add(.visit, actors: guests, recipients: [host.voice], trigger: index, scene: scene)
    stage.sides = sides ?? stage.sides
  }

  /// How many tokens may tell what somebody has come for.
  private static let attributeReach = 24

  /// The state that 来 leads to, within its word or behind it, and the token after it.
  private func host(at index: Int, _ scene: Scene) -> (voice: Voice, next: Int)? {
    let token = scene.tokens[index]
    if token.count == 2 {
      let name = text.string(token.start + 1, token.end)
      let folded = [lexicon.folding.fold(text.scalars[token.start + 1])]
      guard
        let state = lexicon.states.first(where: { state in
          state.abbreviations.contains { $0.unicodeScalars.map(\.value) == folded }
        })
      else { return nil }
      let span = TextSpan(token.start + 1, token.end)
      return (Voice(text: name, actor: state.code, span: span, isNamed: false), index + 1)
    }
    guard token.count == 1, scene.sentence.tokens.contains(index + 1) else { return nil }
    let info = scene.infos[index + 1]
    guard let row = info.state ?? scene.infos.abbreviations(index + 1).first else { return nil }
    let next = scene.tokens[index + 1]
    let span = TextSpan(next.start, next.end)
    return (
      Voice(
        text: text.string(span.start, span.end), actor: lexicon.states[row].code, span: span, isNamed: false), index + 2
    )
  }
}
