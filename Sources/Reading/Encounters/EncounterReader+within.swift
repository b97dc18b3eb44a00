import Lexicon
import Record

/// Whom somebody tells something within an encounter.
extension EncounterReader {
  /// 他在周五的通话中向约翰逊建议…: whom somebody tells something within an encounter he has met there.
  func tellsWithin(_ trigger: Int, _ event: WordInfo.Encounter, _ mode: Event.Mode, _ scene: Scene) -> Bool {
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
