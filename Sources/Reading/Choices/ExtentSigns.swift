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

  /// What ends a clause.
  enum Mark: Int, SignValue {
    case comma, colon, semicolon, stop, paragraph, other
  }

  /// What the rules say at the end of a clause.
  enum Ruling: Int, SignValue {
    case goOn, endHere, haveEnded, endWithinTheNext, sayNothing
  }

  /// How a party stands to whoever speaks.
  enum Relation: Int, SignValue {
    case none, theSamePerson, theSameSide, another, pronoun, both, marked
  }

  /// What a quotation does between two clauses.
  enum QuotationBetween: Int, SignValue {
    case none, endsHere, opensNext
  }

  /// How likely a word of saying is a cue.
  enum Likelihood: Int, SignValue {
    case none, veryUnlikely, unlikely, open, likely, veryLikely

    /// By what its signs weigh, in thousandths.
    init(_ score: Int?) {
      self =
        switch score {
        case nil: .none
        case .some(..<(-2000)): .veryUnlikely
        case .some(..<(-500)): .unlikely
        case .some(..<500): .open
        case .some(..<2000): .likely
        default: .veryLikely
        }
    }
  }

  var values: SignValues {
    switch self {
    case .mark: .one(Mark.names)
    case .clausesSoFar, .sentencesSoFar, .wordsOfNext, .wordsSoFar, .cuesAround: .one(Bucket.names)
    case .clausesSoFarByMark: .pair(Mark.names, Bucket.names)
    case .kind, .kindOfCueOfNext: .one(TokenKind.kinds)
    case .kindByMark: .pair(Mark.names, TokenKind.kinds)
    case .word: .word
    case .behindTheCue, .nextOpens, .secondOfNext, .thirdOfNext, .lastOfThis, .lastOfNext: .one(TokenKind.names)
    case .behindTheCueByMark, .nextOpensByMark: .pair(Mark.names, TokenKind.names)
    case .theRules: .one(Ruling.names)
    case .theRulesByMark: .pair(Mark.names, Ruling.names)
    case .cueOfNext, .cueOfNextSentence: .one(Likelihood.names)
    case .cueOfNextByMark: .pair(Mark.names, Likelihood.names)
    case .rulesOnCueOfNext: .one(RuleReading.names)
    case .rulesOnCueOfNextByMark: .pair(Mark.names, RuleReading.names)
    case .partyOfNext, .speakerOfNext: .one(Relation.names)
    case .partyOfNextByMark: .pair(Mark.names, Relation.names)
    case .nextOpensByKind: .pair(TokenKind.kinds, TokenKind.names)
    case .nextOpensByRules: .pair(Ruling.names, TokenKind.names)
    case .secondOfNextByMark, .lastOfThisByMark: .pair(Mark.names, TokenKind.names)
    case .kindByRules: .pair(Ruling.names, TokenKind.kinds)
    case .wordsOfNextByMark, .sentencesSoFarByMark: .pair(Mark.names, Bucket.names)
    case .clausesLeftInSentence: .one(Bucket.names)
    case .speaker: .one(PartyKind.names)
    case .speakerByMark: .pair(Mark.names, PartyKind.names)
    case .quotation: .one(QuotationBetween.names)
    case .quotationByMark: .pair(Mark.names, QuotationBetween.names)
    default: .none
    }
  }
}

extension SaidClauses {
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
    let end = mark(behind: here)
    let mark = end.rawValue
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
    let ruling = ruling(ruleEnd, this, next).rawValue
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
    signs.add(ExtentSign.clausesLeftInSentence, Bucket.of(left(from: here + 1)))
    signs.add(ExtentSign.speakerIsPerson, if: speakers.contains(where: \.isNamed))
    signs.add(
      ExtentSign.opensAsWhatWasSaidOpened, if: opens == TokenKind.of(candidate.start, zone))
    signs.add(ExtentSign.secondOfNext, TokenKind.of(next.tokens.count > 1 ? next.tokens.lowerBound + 1 : -1, zone))
    signs.add(ExtentSign.thirdOfNext, TokenKind.of(next.tokens.count > 2 ? next.tokens.lowerBound + 2 : -1, zone))
    signs.add(ExtentSign.lastOfThis, TokenKind.of(this.tokens.upperBound - 1, zone))
    signs.add(ExtentSign.lastOfNext, TokenKind.of(next.tokens.upperBound - 1, zone))
    let cue = next.cue.map { candidates[$0] }
    let score = ExtentSign.Likelihood(next.cue.map { scores[$0] }).rawValue
    signs.add(ExtentSign.cueOfNext, score)
    signs.add(ExtentSign.cueOfNextByMark, mark, score)
    if let cue {
      signs.add(ExtentSign.kindOfCueOfNext, TokenKind.number(of: cue.kind))
      signs.add(ExtentSign.rulesOnCueOfNext, cue.rules.rawValue)
      signs.add(ExtentSign.rulesOnCueOfNextByMark, mark, cue.rules.rawValue)
      signs.add(ExtentSign.cueOpensNext, if: cue.run.lowerBound == next.tokens.lowerBound)
      signs.add(ExtentSign.speakerOfNext, relation(cue.ruleVoices, speakers).rawValue)
    }
    if end == .semicolon || end == .stop || end == .paragraph || end == .other {
      signs.add(
        ExtentSign.cueOfNextSentence, ExtentSign.Likelihood(likeliestCue(from: here + 1)).rawValue)
    }
    let party = party(of: next, speakers).rawValue
    signs.add(ExtentSign.partyOfNext, party)
    signs.add(ExtentSign.partyOfNextByMark, mark, party)
    let speaker = candidate.speakers.first(where: \.isRule)?.origin.rawValue ?? 0
    signs.add(ExtentSign.speaker, speaker)
    signs.add(ExtentSign.speakerByMark, mark, speaker)
    let quotation = quotation(candidate, this, next).rawValue
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
      if: words.contains { SpeechCharacters.firstPerson.contains(zone.text.scalars[zone.tokens[$0].start]) })
    signs.add(ExtentSign.nextHasHypothetical, if: words.contains { infos[$0].role == .hypothetical })
    signs.add(ExtentSign.nextIsLastOfSentence, if: here + 2 >= clauses.count || clauses[here + 2].period != next.period)
    signs.add(ExtentSign.cuesAround, Bucket.of(Int(cuesASentence * 4)))
    signs.add(ExtentSign.isInverted, if: candidate.start >= periods[candidate.period].period.tokens.upperBound)
    return signs
  }

  private func ruling(_ ruleEnd: Int?, _ this: SaidClause, _ next: SaidClause) -> ExtentSign.Ruling {
    guard let ruleEnd else { return .sayNothing }
    if ruleEnd < this.tokens.upperBound { return .haveEnded }
    if ruleEnd <= next.tokens.lowerBound { return .endHere }
    return ruleEnd < next.tokens.upperBound ? .endWithinTheNext : .goOn
  }

  /// How a party that a clause begins with stands to whoever speaks.
  private func party(of clause: SaidClause, _ speakers: [Voice]) -> ExtentSign.Relation {
    guard let group = SaidClauses.first(of: periods[clause.period].groups, from: clause.tokens.lowerBound),
      group.tokens.lowerBound < clause.tokens.upperBound
    else { return .none }
    if group.marker != .none { return .marked }
    if group.phrases.first?.kind == .pronoun { return .pronoun }
    if group.phrases.first?.kind == .both { return .both }
    return relation(group.voices, speakers)
  }

  private static func first(of groups: [Group], from token: Int) -> Group? {
    groups[groups.partition { $0.tokens.lowerBound >= token }...].first
  }

  private func relation(_ voices: [Voice], _ speakers: [Voice]) -> ExtentSign.Relation {
    if voices.isEmpty { return .none }
    if voices.contains(where: { voice in
      speakers.contains { $0.isCalled(voice.text) || $0.official != nil && $0.official == voice.official }
    }) {
      return .theSamePerson
    }
    return voices.contains { voice in voice.actor != nil && speakers.contains { $0.actor == voice.actor } }
      ? .theSameSide : .another
  }

  private func quotation(_ candidate: CueCandidate, _ this: SaidClause, _ next: SaidClause)
    -> ExtentSign.QuotationBetween
  {
    let quotations = periods[this.period].period.quotations
    let last = quotations.last {
      $0.outer.lowerBound >= candidate.start && $0.outer.upperBound <= this.tokens.upperBound
    }
    if let last, last.outer.upperBound == this.tokens.upperBound { return .endsHere }
    return periods[next.period].period.quotations.contains { $0.outer.lowerBound == next.tokens.lowerBound }
      ? .opensNext : .none
  }
}
