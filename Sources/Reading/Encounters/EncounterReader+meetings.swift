import Lexicon
import Record

extension EncounterReader {
  /// X与Y会谈, 中俄会谈, 双方会谈; X会见Y, X召见Y.
  mutating func meeting(_ trigger: Int, _ event: EventWord, _ scene: Scene) {
    guard let mode = Event.Mode(rawValue: event.mode) else { return }
    let clause = scene.clause(of: trigger)
    // 王毅会见拉夫罗夫: what follows the verb is met.
    let takesObject = event.frame == .object || event.frame == .summons || mode == .meeting
    if takesObject, let object = scene.group(after: trigger), clause.contains(object.tokens.lowerBound),
      object.hasPerson || event.frame != .joint, !isPossessed(object, scene)
    {
      let (subject, isAnaphoric) = voices(subject(before: trigger, scene))
      return add(
        mode, actors: subject, recipients: object.voices, trigger: trigger, scene: scene, isAnaphoric: isAnaphoric)
    }
    guard event.frame == .joint || event.word.hasPrefix("会晤") else { return }
    var before = scene.groups(before: trigger, in: clause)
    // 今日在东京与外相茂木敏充，召开会议: a clause without parties goes on with those of the sentence.
    if before.isEmpty { before = scene.groups(before: trigger, in: scene.sentence.tokens) }
    if let partner = before.last(where: { $0.marker == .with }) {
      let earlier = before.filter {
        $0.tokens.upperBound <= partner.tokens.lowerBound && $0.marker == .none && !onlySpeaks($0)
      }
      // 他们正和…谈判: a plural pronoun is nobody that the stage knows.
      if earlier.isEmpty, clause.contains(where: { scene.infos[$0].role == .pronouns && $0 < trigger }) { return }
      let (subject, isAnaphoric) = voices(earlier.last)
      return add(
        mode, actors: subject, recipients: partner.voices, trigger: trigger, scene: scene, isAnaphoric: isAnaphoric)
    }
    if let pair = before.last(where: { sidesCount($0) >= 2 && $0.marker != .toward }) {
      let voices = pair.voices
      let first = voices.first?.actor
      return add(
        mode, actors: voices.filter { $0.actor == first }, recipients: voices.filter { $0.actor != first },
        trigger: trigger, scene: scene)
    }
    if let both = before.last, both.phrases.first?.kind == .both, let sides = stage.sides {
      add(
        mode, actors: sides.actors, recipients: sides.recipients, trigger: trigger, scene: scene, isAnaphoric: true)
    }
  }

  /// 会见俄罗斯外长的…: the group only describes what follows.
  private func isPossessed(_ group: Group, _ scene: Scene) -> Bool {
    let next = group.tokens.upperBound
    return next < scene.sentence.tokens.upperBound && scene.infos[next].role == .of && !group.hasPerson
  }

  private func sidesCount(_ group: Group) -> Int { Set(group.voices.compactMap(\.actor)).count }
}
