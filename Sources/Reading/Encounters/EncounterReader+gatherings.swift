import Lexicon
import Record

extension EncounterReader {
  /// 出席亚太经合组织领导人非正式会谈: a body's meeting, whatever the word for it.
  func attendsBody(_ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard let owner = scene.groups(before: trigger, in: clause).last,
      (clause.lowerBound..<owner.tokens.lowerBound).contains(where: { scene.infos[$0].event?.frame == .attend })
    else { return false }
    return owner.voices.allSatisfy { voice in voice.actor.map { lexicon.state($0) == nil } ?? false }
  }

  /// 出席七国集团外长会议: those who attend, and the body or the sides that the words before the gathering name.
  mutating func gathering(_ trigger: Int, mode: Event.Mode, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    let before = scene.groups(before: trigger, in: clause)
    guard let owner = before.last, trigger - owner.tokens.upperBound <= 4, !owner.isAnaphoric else { return }
    let attends = (clause.lowerBound..<trigger).contains { scene.infos[$0].event?.frame == .attend }
    let isLight = (clause.lowerBound..<min(trigger + 6, clause.upperBound)).contains {
      scene.infos[$0].event?.frame == .light
    }
    let others = before.dropLast().filter { $0.marker == .none || $0.marker == .with }
    if attends || isLight || Set(owner.voices.compactMap(\.actor)).count >= 2 {
      add(
        mode, actors: others.flatMap(\.voices), recipients: owner.voices, trigger: trigger, scene: scene)
    }
  }
}
