import Lexicon
import Record

/// Finds who says something: the subject of a word of saying in its clause.
///
/// The subject is the first party of the clause that no preposition marks, or the one right before the verb. Between
/// subject and verb stand adverbs, times and adjuncts (在北京, 对记者, 就此). Who is not in the tables is read from the
/// words before the verb.
final class SubjectReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let tokens: [Token]
  let infos: Words
  let period: Period
  let quotations: Quotations
  let groups: [Group]
  let dates: [ToldDate]
  let stage: SpeechStage

  init(
    lexicon: LoadedLexicon, text: ScalarText, tokens: [Token], infos: Words, period: Period, quotations: Quotations,
    groups: [Group], dates: [ToldDate], stage: SpeechStage
  ) {
    self.lexicon = lexicon
    self.text = text
    self.tokens = tokens
    self.infos = infos
    self.period = period
    self.quotations = quotations
    self.groups = groups
    self.dates = dates
    self.stage = stage
  }

  /// The token after a quotation or bracket that opens here.
  func skip(_ index: Int) -> Int? {
    guard let end = quotations.end(of: index) else { return nil }
    return min(end + 1, period.tokens.upperBound)
  }

  /// The subject of a cue, and where the cue's own words begin.
  func subject(of cue: Range<Int>, kind: SpeechWord.Kind, in clause: Range<Int>, opensClause: Bool, isInside: Bool)
    -> (subject: Cue.Subject, start: Int)?
  {
    // 史剑道（Derek Scissors）: what is part of a name is no word of saying.
    if groups.contains(where: { $0.tokens.contains(cue.lowerBound) && $0.tokens.lowerBound < cue.lowerBound }) {
      return nil
    }
    let before = clause.lowerBound..<cue.lowerBound
    let all = self.candidates(in: before, cue: cue)
    let candidates = all.filter { !isObject($0, cue, clause.lowerBound) }
    let nearest = candidates.last { touches($0.tokens.upperBound, cue) }
    let chosen =
      nearest.map { preferred($0, candidates, clause.lowerBound) } ?? candidates.first { isTopic($0, cue, kind) }
    if var chosen {
      // 与会者确认…: the sides who met.
      if kind == .agree, chosen.speaker.voices.first?.actor == nil,
        text.begins(tokens[chosen.tokens.lowerBound], with: "与")
          || text.begins(tokens[chosen.tokens.lowerBound], with: "與")
      {
        let sides = stage.issuer(ofJointDocumentAt: tokens[cue.lowerBound].start)
        if sides.count > 1 { chosen.speaker.voices = sides }
      }
      // 议会党团「社会民主党团」表示: the name in quotation marks.
      if let quotation = period.quotations.first(where: { $0.outer.lowerBound == chosen.tokens.upperBound }),
        quotation.inner.count <= 6, touches(quotation.outer.upperBound, cue), chosen.speaker.voices.count == 1
      {
        let span = TextSpan(tokens[quotation.inner.lowerBound].start, tokens[quotation.inner.upperBound - 1].end)
        chosen.speaker.voices[0].text = text.string(span.start, span.end)
        chosen.speaker.voices[0].span = span
      }
      guard !isStillToCome(chosen.tokens.upperBound..<cue.lowerBound), !isSupposed(before) else { return nil }
      let start = opensClause ? clause.lowerBound : chosen.tokens.lowerBound
      return (chosen.isAnaphoric ? .anaphora(chosen.speaker) : .told(chosen.speaker), start)
    }
    // 就推动合作达成一致: what they agreed on may well lie ahead.
    let verbOnly = kind == .agree ? max(cue.lowerBound - 2, before.lowerBound)..<cue.lowerBound : before
    guard opensClause, candidates.isEmpty, !isStillToCome(verbOnly) else { return nil }
    if !all.isEmpty { return (.dropped, clause.lowerBound) }
    if isBare(before) { return (.dropped, clause.lowerBound) }
    let isSuffix = cue.count == 1 && text.begins(tokens[cue.lowerBound], with: "指") && tokens[cue.lowerBound].count == 1
    if !isInside, !isSuffix, kind == .verb || kind == .report, let speaker = unknown(in: before) {
      return (.told(speaker), clause.lowerBound)
    }
    return nil
  }

  /// The nearest candidate, unless it only stands for another: 南华早报报导说 is the paper's, 克里安抚以色列说 Kerry's.
  func preferred(_ nearest: Candidate, _ all: [Candidate], _ lower: Int) -> Candidate {
    guard let other = all.last(where: { $0.tokens.upperBound <= nearest.tokens.lowerBound }) else { return nearest }
    if nearest.speaker.isDocument { return other }
    let before = nearest.tokens.lowerBound - 1
    let info = infos[before]
    let isVerb =
      info.event != nil || info.saying?.isCue == true
      || !nearest.isAnaphoric && nearest.speaker.voices.first?.isNamed == false && info.isOrdinary && info.role == nil
        && tokens[before].count > 1
    return isVerb ? other : nearest
  }

  /// 会见拉夫罗夫时: the object of a clause of time.
  func isObject(_ candidate: Candidate, _ cue: Range<Int>, _ lower: Int) -> Bool {
    let end = candidate.tokens.upperBound
    guard end < cue.lowerBound, infos[end].role == .when, candidate.tokens.lowerBound > lower else { return false }
    return (lower..<candidate.tokens.lowerBound).contains { infos[$0].event != nil || infos[$0].saying?.isCue == true }
  }

  /// 如果伊朗宣布退出: nobody has said it.
  func isSupposed(_ range: Range<Int>) -> Bool {
    range.contains { infos[$0].role == .hypothetical && infos[$0].saying == nil }
  }

  /// 将, 可能, 应该 before a cue: nobody has said it yet.
  func isStillToCome(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let info = infos[index]
      if info.saying == .modal || info.role == .modal { return true }
      return info.saying == nil && (info.role == .future || info.role == .tentative || info.role == .hypothetical)
    }
  }

  struct Candidate {
    var speaker: Speaker
    var isAnaphoric: Bool
    var tokens: Range<Int> { speaker.tokens }
  }

  /// The parties and nouns of speakers that no preposition marks.
  func candidates(in range: Range<Int>, cue: Range<Int>) -> [Candidate] {
    var found: [Candidate] = []
    var index = range.lowerBound
    var nextGroup = 0
    while index < range.upperBound {
      if let medium = quotedMedium(at: index) ?? medium(at: index, end: range.upperBound) {
        if index > range.lowerBound, infos[index - 1].role == .of { found.removeAll() }
        // 美国《纽约客》
        if let last = found.last, last.tokens.upperBound == index { found = found.dropLast() }
        let end = nounEnd(medium.tokens.upperBound, range.upperBound)
        let isDescribed = index > range.lowerBound && infos[index - 1].role == .of
        if isDescribed || !isMarkedFar(index, range.lowerBound, isPerson: false) {
          found.append(
            Candidate(
              speaker: Speaker(voices: medium.voices, tokens: medium.tokens.lowerBound..<end, isMedium: true),
              isAnaphoric: false))
        }
        index = max(end, medium.tokens.upperBound)
        continue
      }
      if let next = skip(index) {
        index = next
        continue
      }
      while nextGroup < groups.count, groups[nextGroup].tokens.lowerBound < index { nextGroup += 1 }
      if nextGroup < groups.count, groups[nextGroup].tokens.lowerBound == index {
        let group = groups[nextGroup]
        let end =
          group.isAnaphoric ? sidesEnd(group, range.upperBound) : nounEnd(group.tokens.upperBound, range.upperBound)
        if takesPart(group), !isRelative(group, end: end, cue),
          !isMarkedFar(index, range.lowerBound, isPerson: group.hasPerson)
        {
          // 柏林出版的《每日镜报》: the first only describes the second.
          if index > range.lowerBound, infos[index - 1].role == .of { found.removeAll() }
          var next = candidate(group, end: end, cue)
          // 阿富汗外交部一名发言人: of the ministry before.
          if let last = found.last, let office = group.voices.first, office.actor == nil, !office.isNamed,
            (last.tokens.upperBound..<index).allSatisfy(isCounting)
          {
            found = found.dropLast()
            var voice = office
            voice.actor = last.speaker.voices.first?.actor
            next = Candidate(
              speaker: Speaker(voices: [voice], tokens: last.tokens.lowerBound..<end), isAnaphoric: false)
          }
          found.append(next)
        }
        index = max(end, group.tokens.upperBound, index + 1)
        continue
      }
      // 路透社援引消息人士: the medium relays, who is cited speaks.
      if infos[index].saying == .source {
        found.removeAll()
        index += 1
        continue
      }
      if infos[index].role == .several || infos[index].saying == .earlier || infos[index].saying == .later {
        let voices = several(at: index)
        if !voices.isEmpty {
          found.append(Candidate(speaker: Speaker(voices: voices, tokens: index..<(index + 1)), isAnaphoric: true))
        }
        index += 1
        continue
      }
      if infos[index].role == .pronouns {
        let voices = stage.people
        if !voices.isEmpty {
          found.append(Candidate(speaker: Speaker(voices: voices, tokens: index..<(index + 1)), isAnaphoric: true))
        }
        index += 1
        continue
      }
      if let row = infos[index].body, infos[index].saying == nil {
        let end = nounEnd(index + 1, range.upperBound)
        if !isMarked(index, range.lowerBound) {
          found.append(Candidate(speaker: body(row, index..<end), isAnaphoric: false))
        }
        index = end
        continue
      }
      if let saying = infos[index].saying, saying.isSpeaker || saying == .report {
        let start = nounStart(index, range.lowerBound)
        var end = nounEnd(index + 1, range.upperBound)
        // 四位知情者的消息: whoever has it.
        if end - 2 > start, infos[end - 1].saying == .document, infos[end - 2].role == .of, isPeople(end - 3) {
          end -= 2
        }
        // 熟悉计划的人士, 参加会议的专家: what stands before 的 describes them.
        let isDescribed =
          start > range.lowerBound && infos[start - 1].role == .of && (saying == .anonymous || saying == .document)
        if isDescribed, saying == .anonymous { found.removeAll() }
        let isOne =
          isDescribed || opens(start, range.lowerBound)
          || saying != .document && touches(end, cue) && !isMarkedFar(start, range.lowerBound, isPerson: false)
        if isOne, saying != .report || end == cue.lowerBound {
          found.append(Candidate(speaker: speaker(noun: end - 1, start..<end, actor: nil), isAnaphoric: false))
        }
        index = max(end, index + 1)
        continue
      }
      index += 1
    }
    return found
  }

  /// 各方, 四国: the sides of the encounter told last; 前者, 后者: of the two persons named last.
  func several(at index: Int) -> [Voice] {
    switch infos[index].saying {
    case .earlier: stage.pair.first.map { [$0] } ?? []
    case .later: (person(in: period.tokens.lowerBound..<index, isObject: true) ?? stage.pair.last.map { [$0] }) ?? []
    default: stage.issuer(ofJointDocumentAt: tokens[index].start)
    }
  }

  /// 两国政府, 双方官员: the sides with the noun behind them.
  func sidesEnd(_ group: Group, _ end: Int) -> Int {
    var index = group.tokens.upperBound
    guard group.phrases[0].kind == .both else { return index }
    while index < end,
      infos[index].saying == .authority || infos[index].role == .people || infos[index].saying == .anonymous
    {
      index += 1
    }
    return index
  }

  /// Whether a group can be a subject: nothing marks it, or only 在 before a whole clause (在特朗普宣布…后).
  func takesPart(_ group: Group) -> Bool {
    group.marker == .none || group.marker == .by || group.marker == .place && group.hasPerson
  }

  /// Whether a noun stands where a subject begins: nothing but adverbs and times before it.
  func opens(_ start: Int, _ lower: Int) -> Bool {
    var index = lower
    while index < start {
      if let next = skip(index) {
        index = next
        continue
      }
      guard isLight(index) || tokens[index].shape == .mark else { return infos[start - 1].role == .connective }
      index += 1
    }
    return true
  }

  func candidate(_ group: Group, end: Int, _ cue: Range<Int>) -> Candidate {
    let words = group.tokens.lowerBound..<max(end, group.tokens.upperBound)
    let noun = words.upperBound - 1
    let isOwned = noun > group.tokens.upperBound && infos[group.tokens.upperBound].role == .of
    // 发言人的话, 大使的消息: whoever has it.
    if isOwned, infos[noun].saying == .document || infos[noun].saying == .report {
      return Candidate(speaker: Speaker(voices: stage.resolved(group), tokens: words), isAnaphoric: false)
    }
    // 迈克尔（Michael）的家人
    if isOwned, group.hasNamedPerson, let person = group.voices.last {
      let rest = TextSpan(tokens[group.tokens.upperBound].start, tokens[noun].end)
      let voice = Voice(
        text: person.text + text.string(rest.start, rest.end), actor: person.actor,
        span: TextSpan(person.span.start, rest.end), isNamed: false, noun: .crowd)
      return Candidate(speaker: Speaker(voices: [voice], tokens: words, isSomebody: true), isAnaphoric: false)
    }
    if words.upperBound > group.tokens.upperBound, !group.hasNamedPerson || infos[group.tokens.upperBound].role == .of {
      return Candidate(
        speaker: speaker(noun: words.upperBound - 1, words, actor: group.voices.first?.actor), isAnaphoric: false)
    }
    let scalar = tokens[group.tokens.lowerBound].start
    let anaphora = group.isAnaphoric
    var voices = anaphora ? stage.voices(of: group.phrases[0], at: scalar) : stage.resolved(group)
    if !anaphora, isComitative(group, cue) {
      voices = stage.resolved(Group(tokens: group.tokens, phrases: [group.phrases[0]], marker: .none))
    }
    return Candidate(speaker: Speaker(voices: voices, tokens: group.tokens), isAnaphoric: anaphora)
  }

  /// 王毅与拉夫罗夫会谈时: one of them is the subject.
  func isComitative(_ group: Group, _ cue: Range<Int>) -> Bool {
    guard group.phrases.count == 2, group.tokens.upperBound < cue.lowerBound else { return false }
    let between = group.phrases[0].tokens.upperBound
    guard infos[between].role == .with else { return false }
    // 菅义伟和茂木分别…, 两人都…
    let next = group.tokens.upperBound
    if infos[next].role == .severally || infos[next].saying == .adverb { return false }
    return (group.tokens.upperBound..<cue.lowerBound).contains {
      infos[$0].event != nil && quotations.end(of: $0) == nil
    }
  }

  /// Whether a party further off is the subject: what follows it is an adjunct or another verb of the same subject.
  func isTopic(_ candidate: Candidate, _ cue: Range<Int>, _ kind: SpeechWord.Kind) -> Bool {
    var index = candidate.tokens.upperBound
    while index < cue.lowerBound, isLight(index) || quotations.isBracket(index) { index = skip(index) ?? index + 1 }
    guard index < cue.lowerBound else { return true }
    if opensAdjunct(index) { return true }
    return kind == .verb
  }

  /// Whether a party only describes what follows: 访问中国的, 中国的, 据…的.
  func isRelative(_ group: Group, end: Int, _ cue: Range<Int>) -> Bool {
    guard end < cue.lowerBound else { return false }
    return infos[end].role == .of && end > group.tokens.upperBound - 1 && !isNounish(end + 1)
  }

  /// The subject of a clause that has no cue: the party that begins it.
  func topic(of clause: Range<Int>) -> [Voice]? {
    let end = clause.upperBound..<clause.upperBound
    guard let first = candidates(in: clause, cue: end).first, opens(first.tokens.lowerBound, clause.lowerBound) else {
      return nil
    }
    return first.speaker.voices
  }

  /// The person last named as a subject in a range.
  func person(in range: Range<Int>, isObject: Bool = false) -> [Voice]? {
    guard !range.isEmpty else { return nil }
    let named = groups.last {
      range.contains($0.tokens.lowerBound) && (isObject || $0.marker == .none) && $0.hasNamedPerson
        && $0.voices.count == 1
        && period.quotation(at: $0.tokens.lowerBound) == nil
    }
    return named.map { stage.resolved($0) }
  }

  /// Whether a clause begins with a party of its own.
  func beginsWithParty(_ clause: Range<Int>) -> Bool {
    var index = clause.lowerBound
    while index < clause.upperBound, isLight(index) { index += 1 }
    return groups.contains { $0.tokens.lowerBound == index && $0.marker == .none && !$0.isAnaphoric }
  }
}
