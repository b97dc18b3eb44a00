import Lexicon
import Record

/// What tells, at the end of a clause, whether what is said goes on into the next one.
enum ExtentSign: UInt8, Sign {
  case always, mark, clausesSoFar, sentencesSoFar, clausesSoFarByMark, wordsOfNext, wordsSoFar
  case kind, kindByMark, word, behindTheCue, behindTheCueByMark
  case theRules, theRulesByMark
  case nextOpens, nextOpensByMark, secondOfNext, thirdOfNext, lastOfThis, lastOfNext
  case cueOfNext, cueOfNextByMark, kindOfCueOfNext, rulesOnCueOfNext, rulesOnCueOfNextByMark, cueOfNextSentence
  case cueOpensNext, speakerOfNext
  case partyOfNext, partyOfNextByMark, speaker, speakerByMark
  case quotation, quotationByMark, nextHasQuotation
  case nextHasDate, nextHasOutlet, nextHasPast, nextHasFuture, nextHasModal, nextHasFirstPerson, nextHasHypothetical
  case nextIsLastOfSentence, cuesAround, isInverted
  case nextOpensByKind, nextOpensByRules, secondOfNextByMark, lastOfThisByMark, kindByRules, wordsOfNextByMark
  case sentencesSoFarByMark, clausesLeftInSentence, speakerIsPerson, opensAsWhatWasSaidOpened

  static let decision = "extent"

  static let marks = ["none", "comma", "colon", "semicolon", "stop", "paragraph", "other"]
  static let rulings = ["go on", "end here", "have ended", "end within the next", "say nothing"]
  static let parties = ["none", "the same person", "the same side", "another", "pronoun", "both", "marked"]
  static let quotations = ["none", "ends here", "goes on", "opens next"]
  static let scores = ["none", "very unlikely", "unlikely", "open", "likely", "very likely"]

  var values: SignValues {
    switch self {
    case .mark: .one(ExtentSign.marks)
    case .clausesSoFar, .sentencesSoFar, .wordsOfNext, .wordsSoFar, .cuesAround: .one(Bucket.names)
    case .clausesSoFarByMark: .pair(ExtentSign.marks, Bucket.names)
    case .kind, .kindOfCueOfNext: .one(TokenKind.kinds)
    case .kindByMark: .pair(ExtentSign.marks, TokenKind.kinds)
    case .word: .word
    case .behindTheCue, .nextOpens, .secondOfNext, .thirdOfNext, .lastOfThis, .lastOfNext: .one(TokenKind.names)
    case .behindTheCueByMark, .nextOpensByMark: .pair(ExtentSign.marks, TokenKind.names)
    case .theRules: .one(ExtentSign.rulings)
    case .theRulesByMark: .pair(ExtentSign.marks, ExtentSign.rulings)
    case .cueOfNext, .cueOfNextSentence: .one(ExtentSign.scores)
    case .cueOfNextByMark: .pair(ExtentSign.marks, ExtentSign.scores)
    case .rulesOnCueOfNext: .one(RuleReading.names)
    case .rulesOnCueOfNextByMark: .pair(ExtentSign.marks, RuleReading.names)
    case .partyOfNext, .speakerOfNext: .one(ExtentSign.parties)
    case .partyOfNextByMark: .pair(ExtentSign.marks, ExtentSign.parties)
    case .nextOpensByKind: .pair(TokenKind.kinds, TokenKind.names)
    case .nextOpensByRules: .pair(ExtentSign.rulings, TokenKind.names)
    case .secondOfNextByMark, .lastOfThisByMark: .pair(ExtentSign.marks, TokenKind.names)
    case .kindByRules: .pair(ExtentSign.rulings, TokenKind.kinds)
    case .wordsOfNextByMark, .sentencesSoFarByMark: .pair(ExtentSign.marks, Bucket.names)
    case .clausesLeftInSentence: .one(Bucket.names)
    case .speaker: .one(PartyKind.names)
    case .speakerByMark: .pair(ExtentSign.marks, PartyKind.names)
    case .quotation: .one(ExtentSign.quotations)
    case .quotationByMark: .pair(ExtentSign.marks, ExtentSign.quotations)
    default: .none
    }
  }
}

/// A clause of a text as the choice of an extent sees it: what is said ends with one of them.
struct SaidClause {
  let tokens: Range<Int>
  /// The period, by its place in the text.
  let period: Int
  /// What ends the clause, as a value of `ExtentSign.mark`.
  let mark: Int
  /// The cue candidate that is most likely one, by its place.
  var cue: Int?
}

/// The clauses of a zone in order, with what may go on in each.
struct SaidClauses {
  let zone: Zone
  let periods: [SpeechPeriod]
  private(set) var clauses: [SaidClause] = []
  /// How likely each cue candidate is one, in thousandths.
  let scores: [Int]
  let candidates: [CueCandidate]

  init(zone: Zone, periods: [SpeechPeriod], candidates: [CueCandidate], scores: [Int]) {
    self.zone = zone
    self.periods = periods
    self.candidates = candidates
    self.scores = scores
    cuesASentence = Double(scores.count { $0 > 0 }) / Double(max(periods.count, 1))
    for (number, speech) in periods.enumerated() {
      for clause in speech.period.clauses {
        clauses.append(
          SaidClause(tokens: clause, period: number, mark: SaidClauses.mark(after: clause.upperBound, zone)))
      }
    }
    var next = 0
    for (number, candidate) in candidates.enumerated() where candidate.rules != .within {
      while next < clauses.count, clauses[next].tokens.upperBound <= candidate.run.lowerBound { next += 1 }
      guard next < clauses.count, clauses[next].tokens.contains(candidate.run.lowerBound) else { continue }
      let score = scores[number]
      if clauses[next].cue.map({ scores[$0] < score }) ?? true { clauses[next].cue = number }
    }
  }

  private static func mark(after token: Int, _ zone: Zone) -> Int {
    switch TokenKind.of(token, zone) {
    case 0: 4
    case 1: 1
    case 2: 2
    case 3: 3
    case 4: TokenKind.of(token + 1, zone) == 5 ? 5 : 4
    case 5: 5
    default: 6
    }
  }

  /// The clause that holds a token.
  func clause(at token: Int) -> Int? {
    let place = clauses.partition { $0.tokens.upperBound > token }
    return place < clauses.count && clauses[place].tokens.lowerBound <= token ? place : nil
  }

  private static func score(_ score: Int?) -> Int {
    switch score {
    case nil: 0
    case .some(..<(-2000)): 1
    case .some(..<(-500)): 2
    case .some(..<500): 3
    case .some(..<2000): 4
    default: 5
    }
  }

  /// How a party that a clause begins with stands to whoever speaks, as a value of `ExtentSign.partyOfNext`.
  private func party(of clause: SaidClause, _ speakers: [Voice]) -> Int {
    guard let group = SaidClauses.first(of: periods[clause.period].groups, from: clause.tokens.lowerBound),
      group.tokens.lowerBound < clause.tokens.upperBound
    else { return 0 }
    if group.marker != .none { return 6 }
    if group.phrases.first?.kind == .pronoun { return 4 }
    if group.phrases.first?.kind == .both { return 5 }
    return relation(group.voices, speakers)
  }

  private static func first(of groups: [Group], from token: Int) -> Group? {
    groups[groups.partition { $0.tokens.lowerBound >= token }...].first
  }

  private func relation(_ voices: [Voice], _ speakers: [Voice]) -> Int {
    if voices.isEmpty { return 0 }
    if voices.contains(where: { voice in
      speakers.contains { $0.text == voice.text || $0.official != nil && $0.official == voice.official }
    }) {
      return 1
    }
    return voices.contains { voice in voice.actor != nil && speakers.contains { $0.actor == voice.actor } } ? 2 : 3
  }

  /// What speaks for going on from one clause into the next.
  ///
  /// - Parameters:
  ///   - candidate: The cue.
  ///   - speakers: Whoever says it, as far as is known.
  ///   - first: The clause in which what was said begins.
  ///   - here: The last clause that belongs to it.
  ///   - ruleEnd: One past the last token that the rules give to it; `nil` where they make no statement of the cue.
  func signs(
    _ candidate: CueCandidate, speakers: [Voice], first: Int, here: Int, ruleEnd: Int?, _ scorer: Scorer
  ) -> Signs {
    var signs = Signs(scorer)
    let this = clauses[here]
    let next = clauses[here + 1]
    let mark = this.period != next.period && this.mark < 4 ? 4 : this.mark
    let infos = zone.infos
    let kind = TokenKind.number(of: candidate.kind)
    signs.add(ExtentSign.always, 0)
    signs.add(ExtentSign.mark, mark)
    signs.add(ExtentSign.clausesSoFar, Bucket.of(here - first))
    signs.add(ExtentSign.clausesSoFarByMark, mark, Bucket.of(here - first))
    signs.add(ExtentSign.sentencesSoFar, Bucket.of(this.period - clauses[first].period))
    signs.add(ExtentSign.wordsOfNext, Bucket.of(next.tokens.count))
    signs.add(ExtentSign.wordsSoFar, Bucket.of(this.tokens.upperBound - candidate.start))
    signs.add(ExtentSign.kind, kind)
    signs.add(ExtentSign.kindByMark, mark, kind)
    if let word = infos[candidate.run.upperBound - 1].speechRow { signs.add(ExtentSign.word, word) }
    let behind = TokenKind.of(candidate.run.upperBound, zone)
    signs.add(ExtentSign.behindTheCue, behind)
    signs.add(ExtentSign.behindTheCueByMark, mark, behind)
    let ruling: Int
    switch ruleEnd {
    case nil: ruling = 4
    case .some(let end) where end < this.tokens.upperBound: ruling = 2
    case .some(let end) where end <= next.tokens.lowerBound: ruling = 1
    case .some(let end) where end < next.tokens.upperBound: ruling = 3
    default: ruling = 0
    }
    signs.add(ExtentSign.theRules, ruling)
    signs.add(ExtentSign.theRulesByMark, mark, ruling)
    let opens = TokenKind.of(next.tokens.lowerBound, zone)
    signs.add(ExtentSign.nextOpens, opens)
    signs.add(ExtentSign.nextOpensByMark, mark, opens)
    signs.add(ExtentSign.nextOpensByKind, kind, opens)
    signs.add(ExtentSign.nextOpensByRules, ruling, opens)
    signs.add(
      ExtentSign.secondOfNextByMark, mark, TokenKind.of(next.tokens.count > 1 ? next.tokens.lowerBound + 1 : -1, zone))
    signs.add(ExtentSign.lastOfThisByMark, mark, TokenKind.of(this.tokens.upperBound - 1, zone))
    signs.add(ExtentSign.kindByRules, ruling, kind)
    signs.add(ExtentSign.wordsOfNextByMark, mark, Bucket.of(next.tokens.count))
    signs.add(ExtentSign.sentencesSoFarByMark, mark, Bucket.of(this.period - clauses[first].period))
    var left = 0
    while here + 1 + left < clauses.count, left < 9, clauses[here + 1 + left].period == next.period { left += 1 }
    signs.add(ExtentSign.clausesLeftInSentence, Bucket.of(left))
    signs.add(ExtentSign.speakerIsPerson, if: speakers.contains(where: \.isNamed))
    signs.add(
      ExtentSign.opensAsWhatWasSaidOpened, if: opens == TokenKind.of(candidate.start, zone))
    signs.add(ExtentSign.secondOfNext, TokenKind.of(next.tokens.count > 1 ? next.tokens.lowerBound + 1 : -1, zone))
    signs.add(ExtentSign.thirdOfNext, TokenKind.of(next.tokens.count > 2 ? next.tokens.lowerBound + 2 : -1, zone))
    signs.add(ExtentSign.lastOfThis, TokenKind.of(this.tokens.upperBound - 1, zone))
    signs.add(ExtentSign.lastOfNext, TokenKind.of(next.tokens.upperBound - 1, zone))
    let cue = next.cue.map { candidates[$0] }
    let score = SaidClauses.score(next.cue.map { scores[$0] })
    signs.add(ExtentSign.cueOfNext, score)
    signs.add(ExtentSign.cueOfNextByMark, mark, score)
    if let cue {
      signs.add(ExtentSign.kindOfCueOfNext, TokenKind.number(of: cue.kind))
      signs.add(ExtentSign.rulesOnCueOfNext, cue.rules.rawValue)
      signs.add(ExtentSign.rulesOnCueOfNextByMark, mark, cue.rules.rawValue)
      signs.add(ExtentSign.cueOpensNext, if: cue.run.lowerBound == next.tokens.lowerBound)
      signs.add(ExtentSign.speakerOfNext, relation(cue.ruleVoices, speakers))
    }
    if mark >= 3 {
      var best: Int?
      var place = here + 1
      while place < clauses.count, place < here + 12, clauses[place].period == next.period {
        if let number = clauses[place].cue { best = max(best ?? .min, scores[number]) }
        place += 1
      }
      signs.add(ExtentSign.cueOfNextSentence, SaidClauses.score(best))
    }
    let party = party(of: next, speakers)
    signs.add(ExtentSign.partyOfNext, party)
    signs.add(ExtentSign.partyOfNextByMark, mark, party)
    let speaker = candidate.speakers.first(where: \.isRule)?.origin.rawValue ?? 0
    signs.add(ExtentSign.speaker, speaker)
    signs.add(ExtentSign.speakerByMark, mark, speaker)
    let quotation = quotation(candidate, this, next)
    signs.add(ExtentSign.quotation, quotation)
    signs.add(ExtentSign.quotationByMark, mark, quotation)
    let words = next.tokens
    signs.add(
      ExtentSign.nextHasQuotation,
      if: periods[next.period].period.quotations.contains { words.contains($0.outer.lowerBound) })
    signs.add(ExtentSign.nextHasDate, if: periods[next.period].dates.contains { words.contains($0) })
    signs.add(ExtentSign.nextHasOutlet, if: words.contains { infos[$0].outlet != nil })
    signs.add(ExtentSign.nextHasPast, if: words.contains { infos[$0].role == .past })
    signs.add(ExtentSign.nextHasFuture, if: words.contains { infos[$0].role == .future })
    signs.add(
      ExtentSign.nextHasModal, if: words.contains { infos[$0].saying == .modal || infos[$0].role == .modal })
    signs.add(
      ExtentSign.nextHasFirstPerson,
      if: words.contains { zone.text.scalars[zone.tokens[$0].start] == 0x6211 && zone.tokens[$0].shape != .mark })
    signs.add(ExtentSign.nextHasHypothetical, if: words.contains { infos[$0].role == .hypothetical })
    signs.add(ExtentSign.nextIsLastOfSentence, if: here + 2 >= clauses.count || clauses[here + 2].period != next.period)
    signs.add(ExtentSign.cuesAround, Bucket.of(Int(cuesASentence * 4)))
    signs.add(ExtentSign.isInverted, if: candidate.start >= periods[candidate.period].period.tokens.upperBound)
    return signs
  }

  /// How many likely cues a sentence of the text has: official reports have one in nearly each.
  private let cuesASentence: Double

  private func quotation(_ candidate: CueCandidate, _ this: SaidClause, _ next: SaidClause) -> Int {
    let quotations = periods[this.period].period.quotations
    if let last = quotations.last(where: {
      $0.outer.lowerBound >= candidate.start && $0.outer.upperBound <= this.tokens.upperBound
    }),
      last.outer.upperBound == this.tokens.upperBound
    {
      return 1
    }
    return periods[next.period].period.quotations.contains { $0.outer.lowerBound == next.tokens.lowerBound } ? 3 : 0
  }
}

/// What is kept of a period for the choices that look over several.
struct SpeechPeriod {
  let period: Period
  let groups: [Group]
  /// The first tokens of its dates.
  let dates: [Int]
}
