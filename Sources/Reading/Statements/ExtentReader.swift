import Lexicon
import Record

/// How far what is said runs.
struct ExtentReader {
  let zone: Zone
  let period: Period
  let quotations: Quotations
  let subjects: SubjectReader

  /// Whether the period before ended in somebody's words, in the same paragraph.
  var canGoOn = false
  private(set) var drafts: [StatementReader.Draft] = []
  private(set) var usedOrphans = false

  /// Whoever spoke last of those who speak for themselves.
  private(set) var lastSpeaker: [Voice]?

  /// The draft that speaks at the period's own level, and the one within it.
  private(set) var outer: Int?
  private(set) var inner: Int?

  init(zone: Zone, period: Period, quotations: Quotations, subjects: SubjectReader) {
    self.zone = zone
    self.period = period
    self.quotations = quotations
    self.subjects = subjects
  }

  private var stage: SpeechStage { subjects.stage }

  /// Whether the period is nothing but quotations.
  var isWhollyQuoted: Bool {
    guard !period.quotations.isEmpty else { return false }
    var index = period.tokens.lowerBound
    while index < period.tokens.upperBound {
      if let quotation = period.quotation(at: index) {
        index = quotation.outer.upperBound
        continue
      }
      switch zone.tokens[index].shape {
      case .mark, .clauseEnd, .sentenceEnd: index += 1
      default: return false
      }
    }
    return true
  }

  /// Whether the period has no cue and is the voice of whoever spoke before.
  var goesOn: Bool {
    drafts.isEmpty && VoiceReader(zone: zone, period: period, subjects: subjects, stage: stage).isOwnVoice
  }

  /// Whether the period has no cue and goes on with an essay: nothing tells of anybody else's words, no other paper comes.
  var goesOnAsEssay: Bool {
    drafts.isEmpty && !period.tokens.contains { zone.infos[$0].outlet != nil || zone.infos[$0].saying == .source }
  }

  /// The paper or agency that the period begins with.
  var firstMedium: [Voice]? {
    guard let first = period.clauses.first else { return nil }
    return subjects.medium(at: first.lowerBound, end: first.upperBound)?.voices
  }

  /// The first party of the period in a subject's place.
  var firstSubject: [Voice]? {
    subjects.groups.first { $0.marker == .none && !$0.isAnaphoric && period.quotation(at: $0.tokens.lowerBound) == nil }
      .map { stage.resolved($0) }
  }

  /// Reads the cues of a period.
  mutating func read(_ cues: [Cue], orphans: [Range<Int>]) {
    for cue in cues { take(cue, orphans: orphans) }
    closeAll(at: period.tokens.upperBound)
    drafts.removeAll { $0.content.isEmpty }
  }

  /// Reads only cues whose speaker is named beside them: what a quotation tells of others than its own speaker.
  mutating func readNamed(_ cues: [Cue], but speaking: [Voice]) {
    let own = Set(speaking.compactMap(\.actor))
    for cue in cues {
      guard let speaker = named(cue),
        [.verb, .stance, .address, .agree].contains(cue.kind)
          || cue.kind == .attitude && speaker.voices.allSatisfy(\.isNamed),
        speaker.voices.allSatisfy({ voice in
          voice.actor.map { !own.contains($0) || voice.isNamed && !speaking.contains { $0.text == voice.text } }
            ?? false
        })
      else { continue }
      take(cue, orphans: [])
    }
    closeAll(at: period.tokens.upperBound)
    drafts.removeAll { $0.content.isEmpty }
  }

  private func named(_ cue: Cue) -> Speaker? {
    switch cue.subject {
    case .told(let speaker): speaker
    case .anaphora(let speaker) where speaker.voices.count > 1: speaker
    default: nil
    }
  }

  /// What stands before a first cue without a subject, if it may go on with the words of the period before.
  func leadIn(_ cues: [Cue]) -> Range<Int>? {
    guard canGoOn, let first = cues.first, case .dropped = first.subject, first.start > period.tokens.lowerBound,
      let draft = drafts.first, draft.cue == first.tokens, isOne(draft.voices, stage.speaker)
    else { return nil }
    let range = trimmed(period.tokens.lowerBound..<first.start)
    return range.isEmpty ? nil : range
  }

  private mutating func take(_ cue: Cue, orphans: [Range<Int>]) {
    guard let voices = voices(of: cue), !voices.isEmpty else { return }
    // 王毅指出，…。中方愿…: what he says goes on.
    if outer == nil, canGoOn, cue.kind != .verb, stage.speaker.first?.isNamed == true {
      if isOwnSide(voices, of: stage.speaker) { return }
      if case .dropped = cue.subject, cue.kind != .address, cue.clause > 0 { return }
    }
    dropRelay(before: cue)
    let relation = relation(of: cue, voices)
    switch relation {
    case .none: return
    case .sibling: closeAll(at: cue.start)
    case .innerSibling:
      close(inner, at: cue.start)
      inner = nil
    case .nested: inner.map { close($0, at: cue.start) }
    }
    var draft = StatementReader.Draft(voices: voices, cue: cue.tokens, kind: cue.kind, content: [])
    if case .told(let speaker) = cue.subject {
      draft.isMedium = speaker.isMedium
      draft.isSomebody = speaker.isSomebody
      draft.isEssay =
        speaker.isDocument && zone.infos[speaker.tokens.upperBound - 1].saying == .document && isEssay(speaker)
    }
    let start = contentStart(after: cue)
    draft.content = [start..<start]
    if let object = objectBefore(cue, start) {
      draft.content = [object]
      drafts.append(draft)
      lastSpeaker = voices
      return
    }
    let clauseEnd = period.clauses[cue.clause].upperBound
    if case .told(let speaker) = cue.subject, start < clauseEnd, isPassive(speaker) || isTimed(cue) {
      let end = isTimed(cue) ? clauseEnd - 1 : clauseEnd
      draft.content = [trimmed(start..<max(end, start))]
      drafts.append(draft)
      return
    }
    if relation == .sibling {
      draft.content = said(before: cue, start: start, orphans: orphans) + draft.content
    }
    drafts.append(draft)
    if relation == .nested || relation == .innerSibling {
      inner = drafts.count - 1
    } else {
      outer = drafts.count - 1
      inner = nil
      lastSpeaker = voices
    }
  }

  /// 《费加罗报》报道，伊朗外交部宣布…: under a report only who speaks in it counts, the medium is a relay.
  private mutating func dropRelay(before cue: Cue) {
    guard let reporting = outer, drafts[reporting].kind == .report, cue.kind != .attitude, cue.kind != .pausing,
      let start = drafts[reporting].content.last?.lowerBound
    else { return }
    if case .dropped = cue.subject, subjects.person(in: start..<max(start, cue.start)) == nil { return }
    let told = start < cue.start ? zone.tokens[cue.start - 1].end - zone.tokens[start].start : 0
    guard told <= 24 else { return }
    drafts[reporting].content = []
    outer = nil
    inner = nil
  }

  /// The voices of a cue; for a dropped subject whoever is speaking, or the subject of a clause before.
  private func voices(of cue: Cue) -> [Voice]? {
    switch cue.subject {
    case .told(let speaker): return speaker.voices
    case .anaphora(let speaker):
      // 布林肯与奥斯汀发表文章，两人表示…
      if speaker.voices.count != 2, zone.infos[speaker.tokens.lowerBound].role == .both,
        zone.infos[speaker.tokens.lowerBound].value == 2,
        let pair = period.clauses[..<cue.clause].lazy.compactMap({ subjects.topic(of: $0) }).first(where: {
          $0.count == 2
        })
      {
        return pair
      }
      // 普莱斯指出，他相信…: whoever is speaking.
      guard speaker.voices.count <= 1, zone.infos[speaker.tokens.lowerBound].role == .pronoun else {
        return speaker.voices
      }
      if let outer, drafts[outer].voices.count == 1 {
        // 布林肯表示，拜登已经表明，他认为…: whoever was named last within.
        let start = drafts[outer].content.last?.lowerBound ?? cue.start
        return subjects.person(in: start..<max(start, cue.start)) ?? drafts[outer].voices
      }
      if outer == nil, let person = subjects.person(in: period.tokens.lowerBound..<cue.start) { return person }
      return speaker.voices
    case .dropped:
      // 《费加罗报》报道拜登与约翰逊通话，建议…: whoever the report tells of.
      if let outer, drafts[outer].kind == .report, let start = drafts[outer].content.last?.lowerBound,
        let person = subjects.person(in: start..<max(start, cue.start))
      {
        return person
      }
      if let speaking = inner ?? outer { return drafts[speaking].voices }
      // 普京与菅义伟会谈时，确认了…: both did.
      if cue.kind == .agree, cue.clause > 0,
        let sides = stage.sides(
          in: zone.tokens[period.tokens.lowerBound].start..<zone.tokens[cue.tokens.lowerBound].start)
      {
        return sides
      }
      for clause in period.clauses[..<cue.clause].reversed() {
        guard let subject = subjects.topic(of: clause) else { continue }
        // 发言人表示，…。中方必须拒绝，强调…: the spokesperson goes on.
        return canGoOn && isOwnSide(subject, of: stage.speaker) ? stage.speaker : subject
      }
      return cue.kind == .verb || cue.kind == .address ? stage.speaker : nil
    }
  }

  /// 就《海警法》表示关切, 对局势深表忧虑: what stands before the verb is what it is about, if only a noun follows.
  private func objectBefore(_ cue: Cue, _ start: Int) -> Range<Int>? {
    let clause = period.clauses[cue.clause]
    guard let last = zone.tokens[..<clause.upperBound].last, clause.upperBound > 0 else { return nil }
    let rest = start < clause.upperBound ? last.end - zone.tokens[start].start : 0
    guard rest <= 8, rest > 0 || cue.kind == .agree || cue.kind == .attitude,
      rest == 0 || !(start..<clause.upperBound).contains(where: { period.quotation(at: $0) != nil })
    else {
      return nil
    }
    guard let marker = (clause.lowerBound..<cue.tokens.lowerBound).first(where: { isTopicMarker($0) }) else {
      return nil
    }
    let lower = zone.infos[marker].role == .about ? marker + 1 : marker
    let upper = zone.infos[marker].role == .about ? cue.tokens.lowerBound : clause.upperBound
    guard upper > lower, zone.tokens[upper - 1].end - zone.tokens[lower].start > 2 else { return nil }
    return trimmed(lower..<upper)
  }

  private func isTopicMarker(_ index: Int) -> Bool {
    guard period.quotation(at: index) == nil else { return false }
    let role = zone.infos[index].role
    return role == .about || role == .toward && !zone.text.begins(zone.tokens[index], with: "向")
  }

  /// Where content begins: behind the cue, its particle, its marks and whoever was told (告诉记者，).
  func contentStart(after cue: Cue) -> Int {
    var index = cue.isSource ? period.clauses[cue.clause].upperBound : cue.tokens.upperBound
    let end = period.tokens.upperBound
    while index < end, zone.infos[index].role == .past, zone.tokens[index].count == 1 { index += 1 }
    if let last = tellee(from: index, cue) { index = last }
    // 警告美方「切勿玩火」
    if zone.infos[cue.tokens.lowerBound].saying == .tell,
      let quotation = period.quotations.first(where: { $0.outer.lowerBound > index }),
      quotation.outer.lowerBound < period.clauses[cue.clause].upperBound,
      subjects.isNounPhrase(index..<quotation.outer.lowerBound)
    {
      index = quotation.outer.lowerBound
    }
    while index < end,
      zone.tokens[index].shape == .clauseEnd || zone.tokens[index].shape == .mark && period.quotation(at: index) == nil
    {
      index += 1
    }
    return index
  }

  /// 告诉路透社，…: who was told, if a comma parts them from what they were told.
  private func tellee(from index: Int, _ cue: Cue) -> Int? {
    let clause = period.clauses[cue.clause]
    guard index < clause.upperBound, clause.upperBound < period.tokens.upperBound,
      zone.tokens[clause.upperBound].shape == .clauseEnd, cue.tokens.contains(where: { zone.infos[$0].saying == .tell })
    else { return nil }
    let length = zone.tokens[clause.upperBound - 1].end - zone.tokens[index].start
    guard length < 20, subjects.isNounPhrase(index..<clause.upperBound) else { return nil }
    return clause.upperBound
  }

  /// Quotations that stand before a cue and are what it reports.
  private mutating func said(before cue: Cue, start: Int, orphans: [Range<Int>]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let lower = drafts.last?.content.last?.upperBound ?? period.tokens.lowerBound
    for quotation in period.quotations
    where quotation.outer.lowerBound >= lower && quotation.outer.upperBound <= cue.tokens.lowerBound
      && (quotation.outer.lowerBound == period.tokens.lowerBound || outer != nil || isFree(quotation))
    {
      found.append(quotation.inner)
    }
    // “……。”马斯说，“……”: the first belongs to him where nobody spoke before it.
    if found.isEmpty, outer == nil, !orphans.isEmpty,
      start >= period.tokens.upperBound || !canGoOn && !period.opensParagraph
    {
      usedOrphans = true
      return orphans
    }
    return found
  }

  /// Whether a quotation stands at the beginning of a clause of its own.
  private func isFree(_ quotation: Period.Quotation) -> Bool {
    period.clauses.contains {
      $0.lowerBound == quotation.outer.lowerBound && $0.upperBound <= quotation.outer.upperBound + 1
    }
  }

  private mutating func closeAll(at end: Int) {
    close(inner, at: end)
    close(outer, at: end)
    inner = nil
    outer = nil
  }

  private mutating func close(_ draft: Int?, at end: Int) {
    guard let draft, let last = drafts[draft].content.popLast() else { return }
    var end = max(end, last.lowerBound)
    // 耿爽说，美方一再表示愿意重返协议，美方应…: the next party is the outer voice's.
    if draft == inner, let outer, drafts[outer].kind == .verb {
      let start = period.clause(of: last.lowerBound)
      if let next = period.clauses[start...].dropFirst().first(where: {
        $0.lowerBound < end && subjects.beginsWithParty($0)
      }) {
        end = next.lowerBound
      }
    }
    // 称“将应对”，展现出…: a quotation right behind the cue is all that was said.
    if let quotation = period.quotations.first(where: { $0.outer.lowerBound == last.lowerBound }),
      drafts[draft].kind == .verb,
      quotation.outer.upperBound < end, endsWords(quotation.outer.upperBound),
      !period.quotations.contains(where: {
        $0.outer.lowerBound >= quotation.outer.upperBound && $0.outer.lowerBound < end
      })
    {
      end = quotation.outer.upperBound
    }
    // 表达强烈不满，并…: a noun is all that was said.
    let cueClause = period.clauses[period.clause(of: last.lowerBound)]
    if drafts[draft].kind == .attitude, cueClause.upperBound < end, cueClause.contains(last.lowerBound),
      zone.tokens[cueClause.upperBound - 1].end - zone.tokens[last.lowerBound].start <= 6
    {
      end = cueClause.upperBound
    }
    // 同意…，从而扫除了障碍: the author goes on.
    if let clause = period.clauses.first(where: {
      $0.lowerBound > last.lowerBound && $0.lowerBound < end && zone.infos[$0.lowerBound].saying == .consequence
    }), drafts[draft].kind != .verb {
      end = clause.lowerBound
    }
    // 揚言採取行動，但他未透露…: the report turns to whoever speaks.
    if let clause = period.clauses.first(where: {
      $0.lowerBound > last.lowerBound && $0.lowerBound < end && turnsToSpeaker($0)
    }) {
      end = clause.lowerBound
    }
    let range = trimmed(last.lowerBound..<end)
    if !range.isEmpty { drafts[draft].content.append(range) }
  }

  /// 但他未…, 不过她没有…
  private func turnsToSpeaker(_ clause: Range<Int>) -> Bool {
    guard clause.count > 3, zone.infos[clause.lowerBound].role == .connective,
      zone.infos[clause.lowerBound + 1].role == .pronoun
    else { return false }
    return zone.infos[clause.lowerBound + 2].role == .negation
  }

  /// A comma and a consequence behind a quotation, or the 的 of 称之为“…”的.
  private func endsWords(_ index: Int) -> Bool {
    guard zone.tokens[index].shape == .clauseEnd else { return zone.infos[index].role == .of }
    return index + 1 < period.tokens.upperBound && zone.infos[index + 1].saying == .consequence
  }

  /// Without the marks and connectives at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while upper > lower {
      let token = zone.tokens[upper - 1]
      let isConnective =
        zone.infos[upper - 1].role == .connective && upper - 1 > lower && zone.tokens[upper - 2].shape == .clauseEnd
      guard
        token.shape == .clauseEnd || token.shape == .sentenceEnd
          || token.shape == .mark && period.quotation(at: upper - 1) == nil || isConnective
      else {
        break
      }
      upper -= 1
    }
    while lower < upper, zone.tokens[lower].shape == .clauseEnd || zone.tokens[lower].shape == .sentenceEnd {
      lower += 1
    }
    return lower..<upper
  }
}
