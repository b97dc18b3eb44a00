import Lexicon
import Record

/// How a cue stands to what is being said already: the speaker's next, another's after it, or another's within it.
extension ExtentReader {
  /// 文章, 评论, 社论, 社评, 时评: not 声明, 报告.
  func isEssay(_ speaker: Speaker) -> Bool {
    let first = zone.text.scalars[zone.tokens[speaker.tokens.upperBound - 1].start]
    return SpeechCharacters.essays.contains(first)
  }

  enum Relation { case none, sibling, innerSibling, nested }

  /// How a cue stands to what is being said already.
  func relation(of cue: Cue, _ voices: [Voice]) -> Relation {
    guard let outer else { return .sibling }
    let current = drafts[inner ?? outer]
    let isFirstClause = period.clause(of: drafts[outer].content.last?.lowerBound ?? 0) == cue.clause
    let isSame = isOne(voices, drafts[outer].voices)
    switch cue.subject {
    case .dropped:
      // 双方认为…，期待…: each is one more point of what they agree on.
      let isJoint = Set(current.voices.compactMap(\.actor)).count > 1
      switch cue.kind {
      case _ where isJoint: break
      case .attitude, .pausing:
        if [.pausing, .stance, .agree].contains(drafts[outer].kind) { break }
        let isQuoted = isJoined(cue) && period.quotation(at: cue.tokens.upperBound) != nil
        guard drafts[outer].kind == .attitude || isQuoted else { return .none }
      case .agree: guard isJoined(cue) else { return .none }
      case .stance: guard isJoined(cue) || drafts[outer].kind != .verb else { return .none }
      default: break
      }
      // 他说，表示…: nothing lies between.
      guard cue.start > (current.content.last?.lowerBound ?? 0) else { return .none }
      return inner == nil ? .sibling : .innerSibling
    case .anaphora, .told:
      if isSame {
        if isQuoteBefore(cue) || isAfterSemicolon(cue) { return .sibling }
        return isFirstClause || cue.kind == .attitude || cue.kind == .agree ? .none : .sibling
      }
      let isOpinion = cue.kind == .attitude && [.verb, .report, .pausing].contains(drafts[outer].kind)
      if isOpinion, !isQuoteBefore(cue), !isAfterSemicolon(cue) { return .none }
      // 王毅表示，中方欢迎…: his own side.
      // 有报道称, 国际社会认为: nobody who could speak within.
      if voices.allSatisfy({ $0.actor == nil && !$0.isNamed }), !isQuoteBefore(cue), !isAfterSemicolon(cue),
        drafts[outer].kind == .verb
      {
        return .none
      }
      if isOwnSide(voices, of: drafts[outer].voices), cue.kind != .verb { return .none }
      let mayNest = [.verb, .tell, .stance, .address].contains(cue.kind)
      if isFirstClause, !isQuoteBefore(cue) { return mayNest ? .nested : .none }
      if case .anaphora = cue.subject, !isQuoteBefore(cue), !isAfterSemicolon(cue) { return mayNest ? .nested : .none }
      if isQuoteBefore(cue) || isContrasted(cue) || ![.verb, .report, .pausing].contains(drafts[outer].kind) {
        return .sibling
      }
      return cue.kind == .verb || Set(voices.compactMap(\.actor)).count > 1 ? .sibling : mayNest ? .nested : .none
    }
  }

  /// Whether a side without a person is that of whoever speaks.
  func isOwnSide(_ voices: [Voice], of speaking: [Voice]) -> Bool {
    voices.count == 1 && !voices[0].isNamed && voices[0].office == nil && voices[0].actor != nil
      && speaking.contains { $0.actor == voices[0].actor }
  }

  /// Whether two lists of voices are the same people.
  func isOne(_ first: [Voice], _ second: [Voice]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy {
        $0.text == $1.text && $0.actor == $1.actor || $0.official != nil && $0.official == $1.official
      }
  }

  /// 并, 还, 又 before a cue without a subject.
  func isJoined(_ cue: Cue) -> Bool {
    (cue.start..<cue.tokens.lowerBound).contains {
      zone.infos[$0].role == .connective || zone.infos[$0].saying == .adverb
    }
  }

  /// Whether what is said ended with a quotation before the cue.
  func isQuoteBefore(_ cue: Cue) -> Bool {
    var index = cue.start - 1
    while index >= period.tokens.lowerBound,
      zone.tokens[index].shape == .clauseEnd || zone.tokens[index].shape == .sentenceEnd
    {
      index -= 1
    }
    return index >= period.tokens.lowerBound && period.quotation(at: index) != nil
  }

  /// 王毅则说, 而美方称; or a semicolon before.
  func isContrasted(_ cue: Cue) -> Bool { isJoined(cue) || isAfterSemicolon(cue) }

  func isAfterSemicolon(_ cue: Cue) -> Bool {
    cue.start > period.tokens.lowerBound && zone.tokens[cue.start - 1].shape == .sentenceEnd
  }

  /// 被美国指控: the clause says it all.
  func isPassive(_ speaker: Speaker) -> Bool {
    let before = speaker.tokens.lowerBound - 1
    return before >= period.tokens.lowerBound
      && (zone.infos[before].role == .by || zone.infos[before].role == .passive)
  }

  /// 宣布…时: the clause ends in a word of time.
  func isTimed(_ cue: Cue) -> Bool {
    let last = period.clauses[cue.clause].upperBound - 1
    return zone.infos[last].role == .when && zone.tokens[last].count == 1
  }
}
