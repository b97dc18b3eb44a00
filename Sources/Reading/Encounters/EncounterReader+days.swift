import Lexicon
import Record

/// The days that other sentences lend to an encounter which is told without one.
extension EncounterReader {
  /// 菅义伟22日…。他先后会见了…: the day on which the same person did what the sentence before tells of, unless words
  /// such as 曾 or 日前 point elsewhere.
  func dayOfParagraph(_ people: [Voice], _ trigger: Int, _ scene: Scene) -> DateInterval? {
    guard let told = stage.day ?? (goesOnWithAlso(trigger, scene) ? stage.dayBefore : nil),
      people.contains(where: { voice in told.subject.contains { $0.text == voice.text } }),
      !pointsElsewhere(trigger, scene)
    else { return nil }
    return DateInterval(day: told.day)
  }

  /// 斯特勒还会见了…, 随后斯特勒会见了…: a paragraph that adds to what the one before has told.
  private func goesOnWithAlso(_ trigger: Int, _ scene: Scene) -> Bool {
    guard scene.sentence.opensParagraph else { return false }
    let first = scene.infos[scene.sentence.tokens.lowerBound]
    // 之后 and 随后: what came next.
    if first.unit == .then || first.role == .when && first.value == 0 { return true }
    return scene.clause(of: trigger).contains { index in
      index < trigger && scene.infos[index].unit == .also
    }
  }

  /// Whether the words around an encounter say that it was at some other time: 曾, 此前, 近日, 上次, 去年.
  private func pointsElsewhere(_ trigger: Int, _ scene: Scene) -> Bool {
    let begins = scene.sentence.tokens.lowerBound
    let clause = scene.clause(of: trigger)
    // 此前，她曾…，并会见了…: also of what the sentence goes on with.
    let isEarlier = (begins..<max(begins, trigger)).contains { index in
      isOfAnotherTime(index, scene) && (index == begins || text.begins(scene.tokens[index], with: "曾"))
    }
    return isEarlier
      || clause.contains { index in
        switch scene.infos[index].role {
        case .vague, .count, .former, .previous: true
        default: isOfAnotherTime(index, scene)
        }
      } || scene.dates.contains { clause.contains($0.tokens.lowerBound) }
  }

  /// 曾, 此前; but not 已 and 了.
  private func isOfAnotherTime(_ index: Int, _ scene: Scene) -> Bool {
    scene.infos[index].role == .past
      && (scene.tokens[index].count > 1 || text.begins(scene.tokens[index], with: "曾"))
  }

  /// 16:26 与波兰总理举行电话会谈: a paragraph that opens with an hour goes on with the diary that the headline tells of.
  func openDiary(_ scene: Scene) {
    guard let diary, scene.sentence.opensParagraph else { return }
    let first = scene.sentence.tokens.lowerBound
    let colon = scene.tokens[first + 1]
    guard scene.tokens[first].shape == .number, scene.tokens[first].number < 24, colon.shape == .clauseEnd,
      colon.start == scene.tokens[first].end, scene.tokens[first + 2].start == colon.end,
      scene.tokens[first + 2].shape == .number, scene.tokens[first + 2].count == 2, scene.tokens[first + 2].number < 60
    else { return }
    stage.subject = [diary.owner]
    stage.day = (diary.day, [diary.owner])
  }

  /// Keeps the day that a sentence tells and whose day it was, for the rest of its paragraph.
  func keepDay(_ scene: Scene) {
    guard let last = scene.dates.last else { return }
    guard last.when.precision == .day, let day = last.when.start, day == last.when.end, day <= today else {
      return stage.day = nil
    }
    stage.day = (day, stage.subject)
  }

  /// 王毅22日在会谈中表示, 布林肯周三说: a participant's words of a day, told behind an encounter that opens the report,
  /// are of the day of the encounter.
  func lendDayOfSpeech(_ scene: Scene) {
    guard let current = stage.current, sightings[current].status == .held, !sightings[current].when.isKnown,
      isLead(sightings[current])
    else { return }
    for clause in scene.sentence.clauses {
      guard let cue = clause.first(where: { scene.infos[$0].speech != nil }),
        let speaker = scene.groups(before: cue, in: clause).last(where: { $0.marker == .none && $0.hasPerson }),
        speaker.voices.contains(where: { voice in sightings[current].voices.contains { $0.text == voice.text } }),
        let date = scene.dates.last(where: { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= cue }),
        date.when.precision == .day, let day = date.when.start, day == date.when.end, day <= today,
        today - day <= EncounterReader.reportingDays
      else { continue }
      sightings[current].when = date.when
      return
    }
  }

  /// Days within which words are reported.
  static let reportingDays = 3

  /// Whether a telling stands in the first paragraph.
  func isLead(_ sighting: Sighting) -> Bool { sighting.sentence.start < leadEnd }
}
