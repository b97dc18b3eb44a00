import Lexicon

/// What tells whether a word of saying is a cue where it stands.
enum CueSign: UInt8, Sign {
  case always, kind, word, firstWord, length
  case whatTheRulesSay, whatTheRulesSayOfKind
  case before, twoBefore, after, twoAfter, beforeByKind, afterByKind
  case clauseOfItsSentence, wordsBefore, wordsAfter, lastOfClause, firstOfClause
  case withinQuotation, opensParagraph, isTitleLike
  case nearestParty, nearestPartyByKind, distanceOfParty
  case cueBefore, cueAfter, cuesOfSentence, cueBeforeByKind
  case negated, future, modal, hypothetical, passive, sourceBefore
  case quotation

  static let decision = "cue"

  var values: SignValues {
    switch self {
    case .kind: .one(TokenKind.kinds)
    case .word, .firstWord: .word
    case .length, .clauseOfItsSentence, .wordsBefore, .wordsAfter, .distanceOfParty, .cuesOfSentence:
      .one(Bucket.names)
    case .whatTheRulesSay: .one(RuleReading.names)
    case .whatTheRulesSayOfKind: .pair(TokenKind.kinds, RuleReading.names)
    case .before, .twoBefore, .after, .twoAfter, .lastOfClause, .firstOfClause, .cueBefore, .cueAfter:
      .one(TokenKind.names)
    case .beforeByKind, .afterByKind, .cueBeforeByKind: .pair(TokenKind.kinds, TokenKind.names)
    case .nearestParty: .one(PartyKind.names)
    case .nearestPartyByKind: .pair(TokenKind.kinds, PartyKind.names)
    case .quotation: .one(NearbyQuotation.names)
    default: .none
    }
  }
}

/// What the rules of statements make of a word of saying.
enum RuleReading: Int, SignValue {
  case nothing, passed, told, anaphora, dropped, source, within
}

/// Where the nearest quotation of a cue's sentence stands.
enum NearbyQuotation: Int, SignValue {
  case none, behindIt, behindAMark, inItsClause, later, beforeIt
}

extension CueCandidate {
  /// The signs of a word of saying.
  static func signs(
    run: Range<Int>, kind: SpeechWord.Kind, rules: RuleReading, clause number: Int, isWithin: Bool,
    _ scene: SpeechScene,
    _ scorer: Scorer
  ) -> Signs {
    var signs = Signs(scorer)
    let zone = scene.zone
    let period = scene.period
    let clause = period.clauses.isEmpty ? period.tokens : period.clauses[number]
    let kindNumber = TokenKind.number(of: kind)
    let before = TokenKind.of(run.lowerBound > clause.lowerBound ? run.lowerBound - 1 : -1, zone)
    let after = TokenKind.of(run.upperBound, zone)
    signs.add(CueSign.always, 0)
    signs.add(CueSign.kind, kindNumber)
    if let word = zone.infos[run.upperBound - 1].speechRow { signs.add(CueSign.word, word) }
    if run.count > 1, let word = zone.infos[run.lowerBound].speechRow { signs.add(CueSign.firstWord, word) }
    signs.add(CueSign.length, Bucket.of(zone.tokens[run.upperBound - 1].end - zone.tokens[run.lowerBound].start))
    signs.add(CueSign.whatTheRulesSay, rules.rawValue)
    signs.add(CueSign.whatTheRulesSayOfKind, kindNumber, rules.rawValue)
    signs.add(CueSign.before, before)
    signs.add(CueSign.after, after)
    signs.add(CueSign.twoBefore, TokenKind.of(run.lowerBound > clause.lowerBound + 1 ? run.lowerBound - 2 : -1, zone))
    signs.add(CueSign.twoAfter, TokenKind.of(run.upperBound + 1, zone))
    signs.add(CueSign.beforeByKind, kindNumber, before)
    signs.add(CueSign.afterByKind, kindNumber, after)
    signs.add(CueSign.clauseOfItsSentence, Bucket.of(number))
    signs.add(CueSign.wordsBefore, Bucket.of(run.lowerBound - clause.lowerBound))
    signs.add(CueSign.wordsAfter, Bucket.of(clause.upperBound - run.upperBound))
    signs.add(CueSign.firstOfClause, TokenKind.of(clause.lowerBound, zone))
    signs.add(CueSign.lastOfClause, TokenKind.of(clause.upperBound - 1, zone))
    signs.add(CueSign.withinQuotation, if: isWithin)
    signs.add(CueSign.opensParagraph, if: period.opensParagraph)
    signs.add(CueSign.isTitleLike, if: !scene.endsInStop)
    var party = PartyKind.none
    var distance = 0
    let next = scene.groups.partition { $0.tokens.lowerBound >= run.lowerBound }
    if let group = scene.groups[max(next - 3, 0)..<next].last(where: {
      $0.tokens.upperBound <= run.lowerBound && clause.contains($0.tokens.lowerBound)
    }) {
      party = PartyKind(group)
      distance = run.lowerBound - group.tokens.upperBound
    }
    signs.add(CueSign.nearestParty, party.rawValue)
    signs.add(CueSign.nearestPartyByKind, kindNumber, party.rawValue)
    signs.add(CueSign.distanceOfParty, Bucket.of(distance))
    func cue(in range: Range<Int>, isLast: Bool) -> Int {
      let found =
        isLast
        ? range.last { zone.infos[$0].saying?.isCue == true } : range.first { zone.infos[$0].saying?.isCue == true }
      return found.map { TokenKind.of($0, zone) } ?? 0
    }
    let lead = max(clause.lowerBound, run.lowerBound - SpeechScene.reach)..<run.lowerBound
    let earlier = cue(in: lead, isLast: true)
    signs.add(CueSign.cueBefore, earlier)
    signs.add(CueSign.cueBeforeByKind, kindNumber, earlier)
    signs.add(
      CueSign.cueAfter,
      cue(in: run.upperBound..<min(clause.upperBound, run.upperBound + SpeechScene.reach), isLast: false))
    signs.add(CueSign.cuesOfSentence, Bucket.of(scene.cuesBefore(run.lowerBound)))
    signs.add(CueSign.negated, if: lead.contains { zone.infos[$0].role == .negation })
    signs.add(CueSign.future, if: lead.contains { zone.infos[$0].role == .future })
    signs.add(CueSign.modal, if: lead.contains { zone.infos[$0].saying == .modal || zone.infos[$0].role == .modal })
    signs.add(CueSign.hypothetical, if: lead.contains { zone.infos[$0].role == .hypothetical })
    signs.add(CueSign.passive, if: lead.contains { zone.infos[$0].role == .passive })
    signs.add(CueSign.sourceBefore, if: lead.contains { zone.infos[$0].saying == .source })
    signs.add(CueSign.quotation, CueCandidate.quotation(run, clause, scene).rawValue)
    return signs
  }

  private static func quotation(_ run: Range<Int>, _ clause: Range<Int>, _ scene: SpeechScene) -> NearbyQuotation {
    let quotations = scene.period.quotations
    guard let next = quotations.first(where: { $0.outer.lowerBound >= run.upperBound }) else {
      return quotations.contains { $0.outer.upperBound <= run.lowerBound } ? .beforeIt : .none
    }
    if next.outer.lowerBound == run.upperBound { return .behindIt }
    if next.outer.lowerBound == run.upperBound + 1 { return .behindAMark }
    return next.outer.lowerBound < clause.upperBound ? .inItsClause : .later
  }
}
