import Lexicon
import Record

/// Guests told by what brought them: 会见来华出席开幕式的韩国总理.
extension EncounterReader {
  /// 来华出席开幕式的韩国总理, 来华进行国事访问的挪威首相, 首相来华访问: whoever came to attend something, or on a visit, is on a
  /// visit to where it is.
  func arrival(_ index: Int, _ scene: Scene) {
    guard text.begins(scene.tokens[index], with: "来") || text.begins(scene.tokens[index], with: "來"),
      let host = host(at: index, scene), let purpose = purpose(at: host.next, scene)
    else { return }
    let clause = scene.clause(of: index)
    let described = (purpose + 1..<purpose + EncounterReader.attributeReach).clamped(to: clause).last { of in
      scene.infos[of].role == .of && scene.groups.contains { $0.tokens.lowerBound == of + 1 && $0.hasNamedPerson }
    }
    let isVisit = scene.infos[purpose].event?.frame != .attend
    let guest =
      described.flatMap { of in scene.groups.first { $0.tokens.lowerBound == of + 1 } }
      ?? (isVisit ? scene.groups(before: index, in: clause).last { $0.marker == .none && $0.hasNamedPerson } : nil)
    guard let guest else { return }
    let guests = guest.voices.filter { $0.actor != nil && $0.actor != host.voice.actor && $0.office != nil }
    guard !guests.isEmpty else { return }
    // Those who met are the sides of what follows, and not the guest and where the guest has come.
    let sides = stage.sides
    let current = stage.current
    add(.visit, actors: guests, recipients: [host.voice], trigger: index, scene: scene)
    if let described,
      let gathering = (purpose + 1..<described).last(where: { scene.infos[$0].event?.frame == .gathering })
    {
      let known = sightings.count
      add(.conference, actors: guests, recipients: [host.voice], trigger: gathering, scene: scene)
      // The day of the sentence is that of whom the guest met.
      if sightings.count > known { sightings[sightings.count - 1].when = .unknown }
    }
    stage.sides = sides ?? stage.sides
    stage.current = current ?? stage.current
  }

  /// What somebody comes for: the verb of attending, or the word for a visit and the verb before it (进行国事访问).
  private func purpose(at next: Int, _ scene: Scene) -> Int? {
    let clause = scene.clause(of: next - 1)
    guard clause.contains(next) else { return nil }
    if scene.infos[next].event?.frame == .attend { return next }
    let word = scene.infos[next].event?.frame == .light || scene.infos[next].common == .verb ? next + 1 : next
    return clause.contains(word) && scene.infos[word].event?.mode == .visit ? word : nil
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
