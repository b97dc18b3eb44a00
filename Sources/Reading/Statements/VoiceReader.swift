import Lexicon
import Record

/// Tells whether a sentence without a cue is still somebody's own voice.
///
/// Source of the rule: the annotators' decision that a following sentence belongs to the run only where it is clearly the
/// speaker's own voice: it speaks for the speaker's side (我们, 中方), it demands, promises or judges (必须, 将继续, 坚决).
struct VoiceReader {
  let zone: Zone
  let period: Period
  let subjects: SubjectReader
  let stage: SpeechStage

  /// Whether the period speaks for whoever spoke last.
  var isOwnVoice: Bool {
    guard subjects.dates.isEmpty, !namesSpeaker else { return false }
    return speaksForSide
  }

  /// 罗萨里奥没有…, 他曾…: whoever is told of does not speak.
  private var namesSpeaker: Bool {
    subjects.groups.contains { group in
      group.phrases.contains { $0.kind == .person || $0.kind == .pronoun }
    }
  }

  /// 中方保留…的权利, 双方还将…
  private var speaksForSide: Bool {
    let own = Set(stage.speaker.compactMap(\.actor))
    guard let first = subjects.groups.first, first.marker == .none, first.phrases[0].kind == .side
    else { return false }
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
