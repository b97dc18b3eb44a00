import Lexicon
import Record

extension EncounterReader {
  /// 出席七国集团外长会议: those who attend, and the body or the sides that the words before the gathering name.
  mutating func gathering(_ trigger: Int, _ event: EventWord, _ scene: Scene) {
    guard let mode = Event.Mode(rawValue: event.mode) else { return }
    let clause = scene.clause(of: trigger)
    let before = scene.groups(before: trigger, in: clause)
    guard let owner = before.last, trigger - owner.tokens.upperBound <= 3, !owner.isAnaphoric else { return }
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
