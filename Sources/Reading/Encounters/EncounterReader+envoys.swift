import Lexicon
import Record

/// Who calls in an ambassador.
extension EncounterReader {
  /// The ministry or official that a clause names or, where it names none, the side that the sentence or the words 驻华 tell
  /// of: 外交部召见欧盟驻华代表, 中国提出抗议，并召见大使. Whoever was met in the sentence before has called in nobody.
  func summoner(of object: Group, _ trigger: Int, _ scene: Scene) -> [Voice] {
    if let own = subject(before: trigger, scene) {
      // 外交部负责人: of the state of posting.
      return voices(own).map { voice in
        var voice = voice
        voice.actor = voice.actor ?? host(of: object, scene)
        return voice
      }
    }
    let guests = Set(object.voices.compactMap(\.actor))
    let clause = scene.clause(of: trigger)
    let earlier = scene.groups(before: clause.lowerBound, in: scene.sentence.tokens).first {
      $0.marker == .none && !$0.isAnaphoric && !onlySpeaks($0)
        && $0.voices.contains { $0.actor.map { !guests.contains($0) } ?? false }
    }
    let ministry = (clause.lowerBound..<trigger).last { scene.infos[$0].body != nil }
    if ministry == nil, let earlier { return earlier.voices }
    guard let actor = host(of: object, scene) ?? (earlier?.voices ?? stage.subject).compactMap(\.actor).first else {
      return []
    }
    let token = scene.tokens[ministry ?? trigger]
    let span = TextSpan(token.start, token.end)
    let name = ministry == nil ? lexicon.state(actor)?.name ?? actor : text.string(span.start, span.end)
    return [Voice(text: name, actor: actor, span: span, isNamed: false, noun: ministry == nil ? nil : .body)]
  }

  /// The state where an envoy is posted: 驻华.
  private func host(of object: Group, _ scene: Scene) -> String? {
    guard let posted = object.tokens.first(where: { scene.infos[$0].role == .posted }),
      scene.sentence.tokens.contains(posted + 1)
    else { return nil }
    let info = scene.infos[posted + 1]
    return (info.state ?? scene.infos.abbreviations(posted + 1).first).map { lexicon.states[$0].code }
  }
}
