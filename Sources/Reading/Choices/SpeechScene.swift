import Lexicon
import Record

/// What the choices see of one period; a reference, since whoever gathers speakers of a cue holds it.
final class SpeechScene {
  let zone: Zone
  let period: Period
  let groups: [Group]
  let subjects: SubjectReader
  /// Whoever was named in earlier sentences, the latest last.
  let earlier: [EarlierParty]
  /// The bodies and people that no table holds: those of the period, and those of earlier ones, the latest last.
  let unlisted: [Constituent]
  let earlierUnlisted: [EarlierParty]
  /// How much the article is about whom.
  let prominence: Prominence

  /// What finds the noun phrases of the period.
  let nouns: NounPhrases
  /// The period's first word of saying.
  let firstCue: Int

  init(
    zone: Zone, period: Period, groups: [Group], subjects: SubjectReader, earlier: [EarlierParty],
    unlisted: [Constituent], earlierUnlisted: [EarlierParty], prominence: Prominence
  ) {
    self.zone = zone
    self.period = period
    self.groups = groups
    self.subjects = subjects
    self.earlier = earlier
    self.unlisted = unlisted
    self.earlierUnlisted = earlierUnlisted
    self.prominence = prominence
    nouns = NounPhrases(zone: zone, groups: groups, lexicon: subjects.lexicon)
    firstCue = period.tokens.first { zone.infos[$0].saying?.isCue == true } ?? .max
  }

  var stage: SpeechStage { subjects.stage }

  /// How far around a cue a choice looks, in tokens: a sentence without end costs no more than its length.
  static let reach = 80

  /// Whether a full stop ends the period.
  var endsInStop: Bool { TokenKind.mark(period.tokens.upperBound, zone) == .stop }

  /// The voice of a body or of people that no table holds.
  func voice(_ constituent: Constituent) -> Voice {
    Voice(
      text: zone.text.string(constituent.span.start, constituent.span.end), actor: constituent.actor,
      span: constituent.span, isNamed: false, noun: constituent.kind == .body ? .body : .crowd)
  }

  /// How many words of saying stand before a token.
  func cuesBefore(_ token: Int) -> Int {
    (max(period.tokens.lowerBound, token - SpeechScene.reach)..<token).count { zone.infos[$0].saying?.isCue == true }
  }
}
