import Lexicon
import Record

/// What an encounter tells of its sides without naming them.
extension EncounterReader {
  /// 外交部召见英国驻华大使: whoever calls in an ambassador without a state of his own is of the one the ambassador is
  /// posted to.
  func summoner(_ subject: inout [Voice], of object: Group, _ trigger: Int, _ scene: Scene) {
    guard let host = host(of: object, scene) else { return }
    let clause = scene.clause(of: trigger)
    let own = scene.groups(before: trigger, in: clause).filter { $0.marker == .none && !onlySpeaks($0) }
    if let last = own.last, last.voices.contains(where: { $0.actor == host }) { return }
    if let last = own.last, last.hasPerson, last.voices.allSatisfy({ $0.actor == nil }) {
      subject = last.voices
    } else if let ministry = (clause.lowerBound..<trigger).last(where: { index in
      scene.infos[index].body.map { lexicon.bodies[$0].actor.isEmpty && lexicon.bodies[$0].kind == "ministry" } == true
        && !scene.groups.contains { $0.tokens.contains(index) }
    }) {
      let span = TextSpan(scene.tokens[ministry].start, scene.tokens[ministry].end)
      subject = [Voice(text: text.string(span.start, span.end), span: span, isNamed: false)]
    }
    for index in subject.indices where subject[index].actor == nil { subject[index].actor = host }
  }

  /// The state that an ambassador is posted to: 英国驻华大使.
  private func host(of ambassador: Group, _ scene: Scene) -> String? {
    guard let posted = ambassador.tokens.first(where: { scene.infos[$0].role == .posted }),
      ambassador.tokens.contains(posted + 1)
    else { return nil }
    let info = scene.infos[posted + 1]
    if let state = info.state { return lexicon.states[state].code }
    return info.abbreviations.first.map { lexicon.states[$0].code }
  }

  /// 他在周五的通话中向约翰逊建议…: whom somebody tells something within an encounter he has met there.
  mutating func tellsWithin(_ trigger: Int, _ event: EventWord, _ mode: Event.Mode, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard event.frame == .joint, mode == .call || mode == .meeting, clause.contains(trigger + 1),
      isWithin(trigger + 1, scene),
      !scene.groups(before: trigger, in: clause).contains(where: { $0.marker == .with || $0.voices.count > 1 })
    else { return false }
    let end = trigger + 2
    let next =
      end < clause.upperBound ? clause : end < scene.sentence.tokens.upperBound ? scene.clause(of: end) : clause
    guard
      let told = scene.groups.first(where: {
        next.contains($0.tokens.lowerBound) && $0.tokens.lowerBound > trigger && $0.marker == .toward
      }), told.hasPerson, told.tokens.lowerBound < (next == clause ? trigger + 5 : next.lowerBound + 8)
    else { return false }
    let speaker =
      next == clause
      ? subject(before: trigger, scene)
      : scene.groups(before: told.tokens.lowerBound, in: next).last { $0.marker == .none }
    let voices = voices(speaker)
    guard !voices.isEmpty, speaker.map({ $0.hasPerson || $0.isAnaphoric }) != false,
      voices.contains(where: \.isNamed), !(speaker.map(onlySpeaks) ?? false)
    else { return false }
    add(mode, actors: voices, recipients: told.voices, trigger: trigger, scene: scene)
    return true
  }
}
