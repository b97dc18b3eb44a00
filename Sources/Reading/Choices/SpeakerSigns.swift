import Lexicon
import Record

/// What tells whether a party is the speaker of a cue.
enum SpeakerSign: UInt8, Sign {
  case origin, originByCue, theRulesChoose, originByRules
  case clausesAway, wordsAway, touchesTheCue, opensTheClause, opensTheSentence
  case nearest, first, marker, before, after, afterByOrigin
  case isNamed, isOfficial, hasOffice, hasActor, parties, length
  case spokeLast, sideOfWhoSpokeLast, behindTheCue, behindAnotherCue, ofAnotherSide
  case ownedByWhatFollows
  case headOfPhrase, firstOfPhrase, part, partByHead, sentencesAway, sentencesAwayByRules, recency, isWithinAParty,
    isSurname
  case wasChosenLast, wasChosenLastByRules, wasChosenLastByOrigin, whoseOffice, whoseOfficeByOrigin
  case timesNamed, timesNamedByOrigin, isTitled, isTitledByOrigin, isSideTitled, isSideTitledByOrigin

  static let decision = "speaker"

  var values: SignValues {
    switch self {
    case .origin: .one(PartyKind.names)
    case .originByCue: .pair(TokenKind.kinds, PartyKind.names)
    case .originByRules: .pair(RuleReading.names, PartyKind.names)
    case .clausesAway, .wordsAway, .parties, .length: .one(Bucket.names)
    case .sentencesAway, .recency: .one(Bucket.names)
    case .sentencesAwayByRules: .pair(RuleReading.names, Bucket.names)
    case .wasChosenLastByRules: .one(RuleReading.names)
    case .wasChosenLastByOrigin: .one(PartyKind.names)
    case .whoseOffice: .one(SpeakerCandidate.Whose.names)
    case .whoseOfficeByOrigin: .pair(PartyKind.names, SpeakerCandidate.Whose.names)
    case .timesNamed: .one(Bucket.names)
    case .timesNamedByOrigin: .pair(PartyKind.names, Bucket.names)
    case .isTitledByOrigin, .isSideTitledByOrigin: .one(PartyKind.names)
    case .headOfPhrase, .firstOfPhrase: .one(TokenKind.names)
    case .part: .one(NounPhrases.Part.names)
    case .partByHead: .pair(NounPhrases.Part.names, TokenKind.names)
    case .marker: .one(Group.Marker.names)
    case .before, .after: .one(TokenKind.names)
    case .afterByOrigin: .pair(PartyKind.names, TokenKind.names)
    default: .none
    }
  }
}

/// Where those who may be the speaker of a cue stand.
struct SpeakerPlaces {
  /// The end of the one nearest before the cue, and where the first begins.
  let nearest, first: Int?

  init(_ all: [SpeakerCandidate], cue: Range<Int>) {
    var nearest: Int?
    var first: Int?
    for case let words? in all.lazy.map(\.tokens) where words.upperBound <= cue.lowerBound {
      nearest = max(nearest ?? words.upperBound, words.upperBound)
      first = min(first ?? words.lowerBound, words.lowerBound)
    }
    self.nearest = nearest
    self.first = first
  }
}

extension CueCandidate {
  /// The signs of a party as the speaker of a cue.
  static func signs(
    of candidate: SpeakerCandidate, among places: SpeakerPlaces, cue: Range<Int>, kind: SpeechWord.Kind,
    rules: RuleReading, clause number: Int, _ scene: SpeechScene, _ scorer: Scorer
  ) -> Signs {
    var signs = Signs(scorer)
    let zone = scene.zone
    let clause = scene.period.clauses.isEmpty ? scene.period.tokens : scene.period.clauses[number]
    let origin = candidate.origin.rawValue
    signs.add(SpeakerSign.origin, origin)
    signs.add(SpeakerSign.originByCue, TokenKind.number(of: kind), origin)
    signs.add(SpeakerSign.theRulesChoose, if: candidate.isRule)
    signs.add(SpeakerSign.originByRules, rules.rawValue, origin)
    signs.add(SpeakerSign.marker, candidate.marker.rawValue)
    if let words = candidate.tokens {
      let own = scene.period.clause(of: words.lowerBound)
      signs.add(SpeakerSign.clausesAway, Bucket.of(abs(number - own)))
      signs.add(SpeakerSign.wordsAway, Bucket.of(cue.lowerBound - words.upperBound))
      signs.add(SpeakerSign.touchesTheCue, if: words.upperBound == cue.lowerBound)
      signs.add(SpeakerSign.opensTheClause, if: words.lowerBound == clause.lowerBound)
      signs.add(SpeakerSign.opensTheSentence, if: words.lowerBound == scene.period.tokens.lowerBound)
      signs.add(SpeakerSign.behindTheCue, if: words.lowerBound >= cue.upperBound)
      signs.add(SpeakerSign.nearest, if: places.nearest == words.upperBound)
      signs.add(SpeakerSign.first, if: places.first == words.lowerBound)
      signs.add(
        SpeakerSign.before,
        TokenKind.of(words.lowerBound > scene.period.tokens.lowerBound ? words.lowerBound - 1 : -1, zone))
      let after = TokenKind.of(words.upperBound, zone)
      signs.add(SpeakerSign.after, after)
      signs.add(SpeakerSign.afterByOrigin, origin, after)
      signs.add(
        SpeakerSign.behindAnotherCue,
        if: scene.firstCue < words.lowerBound)
      signs.add(SpeakerSign.ownedByWhatFollows, if: zone.infos[words.upperBound].role == .of)
      signs.add(SpeakerSign.length, Bucket.of(words.count))
    }
    if let part = candidate.part, let words = candidate.tokens {
      let head = TokenKind.of(words.upperBound - 1, zone)
      signs.add(SpeakerSign.headOfPhrase, head)
      signs.add(SpeakerSign.firstOfPhrase, TokenKind.of(words.lowerBound, zone))
      signs.add(SpeakerSign.part, part.rawValue)
      signs.add(SpeakerSign.partByHead, part.rawValue, head)
      signs.add(
        SpeakerSign.isWithinAParty,
        if: scene.groups.contains {
          $0.tokens.lowerBound <= words.lowerBound && words.upperBound <= $0.tokens.upperBound
        })
      if part == .surname, let span = candidate.voices.first?.span {
        let surname = scene.subjects.lexicon.nameShapes.hanSurname(zone.text.scalars[span.start..<span.end])
        signs.add(SpeakerSign.isSurname, if: surname > 0 && surname < span.end - span.start)
      }
    }
    switch candidate.origin {
    case .earlier, .earlierMedium, .earlierUnlisted:
      signs.add(SpeakerSign.sentencesAway, Bucket.of(candidate.sentencesAway))
      signs.add(SpeakerSign.sentencesAwayByRules, rules.rawValue, Bucket.of(candidate.sentencesAway))
      signs.add(SpeakerSign.recency, Bucket.of(candidate.recency))
    default: break
    }
    if let whose = candidate.whose {
      signs.add(SpeakerSign.whoseOffice, whose.rawValue)
      signs.add(SpeakerSign.whoseOfficeByOrigin, origin, whose.rawValue)
    }
    let who = VoiceTraits(candidate.voices, scene)
    signs.add(SpeakerSign.isNamed, if: who.isNamed)
    signs.add(SpeakerSign.isOfficial, if: who.isOfficial)
    signs.add(SpeakerSign.hasOffice, if: who.hasOffice)
    signs.add(SpeakerSign.hasActor, if: who.hasActor)
    signs.add(SpeakerSign.parties, Bucket.of(candidate.voices.count))
    signs.add(SpeakerSign.timesNamed, Bucket.of(who.times))
    signs.add(SpeakerSign.timesNamedByOrigin, origin, Bucket.of(who.times))
    if who.isTitled {
      signs.add(SpeakerSign.isTitled, 0)
      signs.add(SpeakerSign.isTitledByOrigin, origin)
    }
    if who.isSideTitled {
      signs.add(SpeakerSign.isSideTitled, 0)
      signs.add(SpeakerSign.isSideTitledByOrigin, origin)
    }
    signs.add(SpeakerSign.spokeLast, if: who.isSpeaking)
    signs.add(SpeakerSign.sideOfWhoSpokeLast, if: who.isOfSpeakingSide)
    signs.add(SpeakerSign.ofAnotherSide, if: who.isOfAnotherSide)
    return signs
  }
}

/// What there is to say of the voices of one candidate, whoever of them it is true of.
private struct VoiceTraits {
  var isNamed = false
  var isOfficial = false
  var hasOffice = false
  var hasActor = false
  /// How often the one named most was named before.
  var times = 0
  var isTitled = false
  var isSideTitled = false
  /// Whether they are just those who spoke last, of their side, or of another.
  var isSpeaking: Bool
  var isOfSpeakingSide = false
  var isOfAnotherSide = false

  init(_ voices: [Voice], _ scene: SpeechScene) {
    let speaking = scene.stage.speaker
    isSpeaking = !voices.isEmpty && voices.count == speaking.count
    for (place, voice) in voices.enumerated() {
      isNamed = isNamed || voice.isNamed
      isOfficial = isOfficial || voice.official != nil
      hasOffice = hasOffice || voice.office != nil
      let standing = scene.prominence.standing(voice)
      times = max(times, standing.times)
      isTitled = isTitled || standing.isTitled
      isSpeaking = isSpeaking && voice.isCalled(speaking[place].text)
      guard let actor = voice.actor else { continue }
      hasActor = true
      isSideTitled = isSideTitled || scene.prominence.isSideTitled(actor)
      guard !speaking.isEmpty else { continue }
      if speaking.contains(where: { $0.actor == actor }) { isOfSpeakingSide = true } else { isOfAnotherSide = true }
    }
  }
}
