import Lexicon
import Record

/// Finds the words of saying in a period that are predicates.
struct CueReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let tokens: [Token]
  let infos: Words
  let period: Period
  let subjects: SubjectReader

  /// The cues of the period's own level in order.
  func cues() -> [Cue] {
    var cues: [Cue] = []
    for (number, clause) in period.clauses.enumerated() {
      var index = clause.lowerBound
      while index < clause.upperBound {
        if let next = subjects.skip(index), next > index {
          index = next
          continue
        }
        // 报道说: the report speaks.
        let isReport =
          infos[index].saying == .report && index + 1 < clause.upperBound
          && infos[index + 1].saying?.isCue == true && infos[index + 1].saying != .report
        guard infos[index].saying?.isCue == true, !isReport else {
          index += 1
          continue
        }
        let run = CueReader.run(from: index, end: clause.upperBound, tokens, infos)
        if let cue = cue(run, number, clause, after: cues.last) { cues.append(cue) }
        index = run.upperBound
      }
      if cues.last?.clause != number, let source = source(number, clause) {
        cues.append(source)
      }
    }
    return cues
  }

  /// 据路透社, 根据美军官网内容: a clause that only names the source of what follows.
  private func source(_ number: Int, _ clause: Range<Int>) -> Cue? {
    var index = clause.lowerBound
    while index < clause.upperBound, subjects.isLight(index) { index += 1 }
    if index < clause.upperBound, infos[index].saying == .reported {
      return Cue(
        tokens: index..<(index + 1), kind: .report, clause: number,
        subject: .told(subjects.nobody(index)), start: clause.lowerBound)
    }
    guard number + 1 < period.clauses.count, index < clause.upperBound else { return nil }
    let end = clause.upperBound - 1
    // 法新社消息，
    if let medium = subjects.medium(at: index, end: clause.upperBound), medium.tokens.upperBound == end,
      infos[end].saying == .document
    {
      return Cue(
        tokens: end..<(end + 1), kind: .report, clause: number, subject: .told(medium), start: clause.lowerBound,
        isSource: true)
    }
    guard infos[index].saying == .source else { return nil }
    guard let speaker = subjects.source(in: (index + 1)..<clause.upperBound) else { return nil }
    let last = clause.upperBound - 1
    let isNoun = infos[last].saying == .report || infos[last].saying == .document
    return Cue(
      tokens: isNoun ? last..<(last + 1) : index..<(index + 1), kind: .report, clause: number, subject: .told(speaker),
      start: clause.lowerBound, isSource: true)
  }

  /// 回应称, 表示欢迎, 警告说: words of saying in a row are one cue.
  static func run(from index: Int, end: Int, _ tokens: [Token], _ infos: Words) -> Range<Int> {
    var next = index + 1
    while next < end, let saying = infos[next].saying, saying.isCue, tokens[next].start == tokens[next - 1].end {
      // 表示希望…: the second begins what is said.
      guard saying == .verb || saying == .report else { break }
      next += 1
    }
    return index..<next
  }

  private func cue(_ run: Range<Int>, _ number: Int, _ clause: Range<Int>, after last: Cue?) -> Cue? {
    guard let kind = kind(run), isPredicate(run, clause) else { return nil }
    let from = last.map { $0.clause == number ? $0.tokens.upperBound : clause.lowerBound } ?? clause.lowerBound
    guard
      let found = subjects.subject(
        of: run, kind: kind, in: from..<clause.upperBound, opensClause: from == clause.lowerBound, isInside: last != nil
      )
    else {
      return nil
    }
    // 不希望, 不认为: the negation is of the cue.
    var run = run
    if run.lowerBound > clause.lowerBound, infos[run.lowerBound - 1].role == .negation, isAssertive(run) {
      run = (run.lowerBound - 1)..<run.upperBound
    }
    if kind == .jointly, !isJoint(found.subject, after: last) { return nil }
    return Cue(tokens: run, kind: kind, clause: number, subject: found.subject, start: found.start)
  }

  /// Whether several sides speak: 双方重视.
  private func isJoint(_ subject: Cue.Subject, after last: Cue?) -> Bool {
    switch subject {
    case .told(let speaker), .anaphora(let speaker): return Set(speaker.voices.compactMap(\.actor)).count > 1
    case .dropped: return last.map { isJoint($0.subject, after: nil) } ?? false
    }
  }

  /// The kind of the word that weighs most: 回应称 reports, 警告说 reports.
  private func kind(_ run: Range<Int>) -> SpeechWord.Kind? {
    let kinds = run.compactMap { infos[$0].saying }
    return kinds.contains(.verb) ? .verb : kinds.first == .tell ? .verb : kinds.first
  }

  /// Whether the words are a predicate: not 所说的, not 他的批评, not 未说明, not 将宣布, not 在…宣布后.
  private func isPredicate(_ run: Range<Int>, _ clause: Range<Int>) -> Bool {
    let before = run.lowerBound - 1
    let after = run.upperBound
    if run.allSatisfy({ infos[$0].saying == .pausing }), !pauses(after, clause) { return false }
    if after < clause.upperBound, tokens[after].start == tokens[after - 1].end {
      if infos[after].role == .of, text.begins(tokens[after], with: "的") { return false }
      if infos[after].role == .when, after + 1 == clause.upperBound { return false }
    }
    // 在…指出…后: only what one does by saying it (谴责, 宣布) still counts.
    if let last = clause.last, last > run.upperBound, infos[last].role == .when, period.quotation(at: last) == nil,
      infos[run.lowerBound].saying != .stance, infos[run.lowerBound].saying != .address
    {
      return false
    }
    // 在谈到…时说: the second is the cue.
    if let time = (after..<max(clause.upperBound, after)).first(where: { infos[$0].role == .when }),
      (time + 1..<max(clause.upperBound, time + 1)).contains(where: { infos[$0].saying?.isCue == true })
    {
      return false
    }
    guard before >= clause.lowerBound else { return true }
    let info = infos[before]
    if info.role == .of || info.role == .negation && !isAssertive(run) { return false }
    // 预计将于, 预计今日: a plan and no opinion.
    if infos[run.lowerBound].saying == .attitude, after < clause.upperBound, infos[run.lowerBound].role == .future,
      infos[after].role == .future || subjects.dates.contains(where: { $0.tokens.lowerBound == after })
    {
      return false
    }
    // 作出指示, 发表声明
    if info.event?.frame == .light { return false }
    if info.role == .received || info.role == .numeral { return false }
    // 并未说明, 没有再透露
    var index = before
    while index >= clause.lowerBound, index > before - 6, subjects.isLight(index) {
      if infos[index].role == .negation && !isAssertive(run) { return false }
      index -= 1
    }
    return true
  }

  /// Whether a comma, a colon, a quotation or a particle before them follows: 回应：, 解释说.
  private func pauses(_ index: Int, _ clause: Range<Int>) -> Bool {
    guard index < clause.upperBound else { return true }
    if infos[index].role == .past, tokens[index].count == 1 { return true }
    return period.quotations.contains {
      $0.outer.lowerBound >= index && $0.outer.lowerBound < min(clause.upperBound, index + 5)
    }
  }

  /// Verbs whose negation is still an attribution: 不认为, 不承认, 不希望.
  private func isAssertive(_ run: Range<Int>) -> Bool {
    infos[run.lowerBound].saying == .attitude || text.begins(tokens[run.lowerBound], with: "认")
      || text.begins(tokens[run.lowerBound], with: "認")
  }
}
