import Lexicon
import Record

/// Encounters that somebody else than their sides asks for.
extension EncounterReader {
  /// 呼吁北京与达赖对话, 敦促以色列与哈马斯谈判: who urges or wishes is none of the sides, and all of them stand behind the
  /// words that say so.
  func isUrgedByOthers(_ sides: [Voice], _ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard let urge = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].unit == .urging }) else {
      return false
    }
    let start = scene.tokens[urge].start
    guard !sides.isEmpty, sides.allSatisfy({ $0.span.start > start }) else { return false }
    let urging = scene.groups(before: urge, in: clause).filter { $0.marker == .none || $0.marker == .by }
    let voices = urging.isEmpty ? stage.subject : voices(urging.last)
    let actors = Set(voices.compactMap(\.actor))
    return !actors.isEmpty && actors.isDisjoint(with: sides.compactMap(\.actor))
  }
}
