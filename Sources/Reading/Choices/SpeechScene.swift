import Lexicon

/// What the choices see of one period.
struct SpeechScene {
  let zone: Zone
  let period: Period
  let groups: [Group]
  let stage: SpeechStage
  let subjects: SubjectReader
  /// Whoever was named in earlier sentences, the latest last.
  let earlier: [EarlierParty]

  /// How far around a cue a choice looks, in tokens: a sentence without end costs no more than its length.
  static let reach = 80

  /// Whether a full stop ends the period.
  var endsInStop: Bool { TokenKind.mark(period.tokens.upperBound, zone) == .stop }

  /// How many words of saying stand before a token.
  func cuesBefore(_ token: Int) -> Int {
    (max(period.tokens.lowerBound, token - SpeechScene.reach)..<token).count { zone.infos[$0].saying?.isCue == true }
  }
}
