import Lexicon
import Record

/// Tells whether a sentence without a cue is still somebody's own voice.
///
/// Source of the rule: the annotators' decision that a following sentence belongs to the run only where it is clearly the
/// speaker's own voice. After a person's words in indirect speech a sentence goes on with them that names neither them nor
/// anybody who tells (他, the speaker, media), does not look back (这是, 此前, a past day), and does not end the report.
struct VoiceReader {
  let zone: Zone
  let period: Period
  let subjects: SubjectReader
  let stage: SpeechStage

  /// Whether the period speaks for whoever spoke last.
  var isOwnVoice: Bool {
    guard let speaker = stage.speaker.first, stage.speaker.count == 1, speaker.isNamed || speaker.office != nil else {
      return speaksForSide
    }
    let isOfficial =
      speaker.official != nil || speaker.office.map { !subjects.lexicon.offices[$0].traits.isPrivate } ?? false
    return isOfficial && !tells(of: speaker) && !looksBack
  }

  /// 秦刚亦上载…, 他曾…, 《路透社》试图…: whoever is told of does not speak.
  private func tells(of speaker: Voice) -> Bool {
    if period.tokens.contains(where: { zone.infos[$0].outlet != nil }) { return true }
    return subjects.groups.contains { group in
      guard period.quotation(at: group.tokens.lowerBound) == nil else { return false }
      return group.phrases.contains { phrase in
        // 双方将于下月会晤, 印度外长则…: the report goes on.
        phrase.kind == .both && group.tokens.lowerBound == subjects.groups.first?.tokens.lowerBound
          && isPlanned(in: period.clause(of: group.tokens.lowerBound))
          || phrase.kind == .person && group.marker == .none
            && group.tokens.lowerBound == subjects.groups.first?.tokens.lowerBound && opensWithIt(group)
          || phrase.kind == .pronoun && group.marker == .none && period.clause(of: group.tokens.lowerBound) == 0
          || phrase.parties.contains {
            $0.isNamed && ($0.text == speaker.text || $0.official != nil && $0.official == speaker.official)
          }
      }
    }
  }

  private func opensWithIt(_ group: Group) -> Bool { group.tokens.lowerBound == period.tokens.lowerBound }

  private func isPlanned(in clause: Int) -> Bool {
    period.tokens.contains { index in
      zone.infos[index].role == .future && zone.infos[index].saying == nil && period.clause(of: index) == clause
    }
  }

  /// 这是…首次, 目前, 近日, 16日: the report goes on.
  private var looksBack: Bool {
    guard let first = period.tokens.first else { return true }
    let token = zone.tokens[first]
    if token.shape == .openBracket || token.shape == .number || subjects.dates.first?.tokens.lowerBound == first {
      return true
    }
    if SpeechCharacters.lookingBack.contains(zone.text.scalars[token.start]) { return true }
    if zone.infos[first].role == .vague || zone.infos[first].role == .ongoing { return true }
    return subjects.dates.contains { date in
      date.when.end.map { $0 < stage.today } ?? false
    }
  }

  /// 中方保留…的权利: the side whose ministry or government spoke.
  private var speaksForSide: Bool {
    let own = Set(stage.speaker.compactMap(\.actor))
    guard let first = subjects.groups.first, first.marker == .none, first.phrases[0].kind == .side,
      first.voices.count == 1
    else {
      return false
    }
    return first.voices.contains { $0.actor.map(own.contains) ?? false } && hasStand
  }

  /// Words of will and judgement.
  private var hasStand: Bool {
    period.tokens.contains { index in
      guard period.quotation(at: index) == nil else { return false }
      let info = zone.infos[index]
      return info.saying == .modal || info.role == .future || info.saying == .attitude
    }
  }
}
