import Lexicon
import Record

/// Encounters that somebody else than their sides asks for.
extension EncounterReader {
  /// 呼吁北京与达赖对话, 敦促以色列与哈马斯谈判: who urges or wishes is none of the sides, and all of them stand behind the
  /// words that say so.
  func isUrgedByOthers(_ sides: [Voice], _ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard let urge = (clause.lowerBound..<trigger).last(where: { urges($0, scene) }) else { return false }
    let start = scene.tokens[urge].start
    guard !sides.isEmpty, sides.allSatisfy({ $0.span.start > start }) else { return false }
    let urging = scene.groups(before: urge, in: clause).filter { $0.marker == .none || $0.marker == .by }
    let voices = urging.isEmpty ? stage.subject : voices(urging.last)
    let actors = Set(voices.compactMap(\.actor))
    return !actors.isEmpty && actors.isDisjoint(with: sides.compactMap(\.actor))
  }

  /// 呼吁, 敦促, 促请, 建议, 希望, 期待.
  private func urges(_ index: Int, _ scene: Scene) -> Bool {
    let role = scene.infos[index].role
    guard role == .hypothetical || role == .future, scene.tokens[index].count == 2 else { return false }
    return EncounterReader.urging.contains(text.scalars[scene.tokens[index].start])
  }

  /// 呼, 吁, 籲, 敦, 促, 建, 希, 期, 盼.
  private static let urging: Set<UInt32> = [0x547C, 0x5401, 0x7C72, 0x6566, 0x4FC3, 0x5EFA, 0x5E0C, 0x671F, 0x76FC]
}
