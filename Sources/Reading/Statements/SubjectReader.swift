import Lexicon
import Record

/// Finds who says something: the subject of a word of saying in its clause.
///
/// The subject is the first party of the clause that no preposition marks, or the one right before the verb. Between
/// subject and verb stand adverbs, times and adjuncts (在北京, 对记者, 就此). Who is not in the tables is read from the
/// words before the verb.
struct SubjectReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let tokens: [Token]
  let infos: [WordInfo]
  let period: Period
  let quotations: Quotations
  let groups: [Group]
  let dates: [ToldDate]
  let stage: SpeechStage

  /// The token after a quotation or bracket that opens here.
  func skip(_ index: Int) -> Int? {
    guard let end = quotations.end(of: index) else { return nil }
    return min(end + 1, period.tokens.upperBound)
  }

  /// The subject of a cue, and where the cue's own words begin.
  func subject(of cue: Range<Int>, kind: SpeechWord.Kind, in clause: Range<Int>, opensClause: Bool, isInside: Bool)
    -> (subject: Cue.Subject, start: Int)?
  {
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
      guard !isStillToCome(chosen.tokens.upperBound..<cue.lowerBound) else { return nil }
      let start = opensClause ? clause.lowerBound : chosen.tokens.lowerBound
      return (chosen.isAnaphoric ? .anaphora(chosen.speaker) : .told(chosen.speaker), start)
    }
    guard opensClause, candidates.isEmpty, !isStillToCome(before) else { return nil }
    if !all.isEmpty { return (.dropped, clause.lowerBound) }
    if isBare(before) { return (.dropped, clause.lowerBound) }
    let isSuffix = cue.count == 1 && text.begins(tokens[cue.lowerBound], with: "指") && tokens[cue.lowerBound].count == 1
    if !isInside, !isSuffix, kind == .verb || kind == .report, let speaker = unknown(in: before) {
      return (.told(speaker), clause.lowerBound)
    }
    return nil
  }

  /// The nearest candidate, unless it only stands for another: 南华早报报导说 is the paper's, 克里安抚以色列说 Kerry's.
  private func preferred(_ nearest: Candidate, _ all: [Candidate], _ lower: Int) -> Candidate {
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
  private func isObject(_ candidate: Candidate, _ cue: Range<Int>, _ lower: Int) -> Bool {
    let end = candidate.tokens.upperBound
    guard end < cue.lowerBound, infos[end].role == .when, candidate.tokens.lowerBound > lower else { return false }
    return (lower..<candidate.tokens.lowerBound).contains { infos[$0].event != nil || infos[$0].saying?.isCue == true }
  }

  /// 将, 可能, 应该 before a cue: nobody has said it yet.
  private func isStillToCome(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let info = infos[index]
      if info.saying == .modal { return true }
      return info.saying == nil && (info.role == .future || info.role == .tentative || info.role == .hypothetical)
    }
  }

  struct Candidate {
    var speaker: Speaker
    var isAnaphoric: Bool
    var tokens: Range<Int> { speaker.tokens }
  }

  /// The parties and nouns of speakers that no preposition marks.
  private func candidates(in range: Range<Int>, cue: Range<Int>) -> [Candidate] {
    var found: [Candidate] = []
    var index = range.lowerBound
    var nextGroup = 0
    while index < range.upperBound {
      if let medium = quotedMedium(at: index) ?? medium(at: index, end: range.upperBound) {
        if index > range.lowerBound, infos[index - 1].role == .of { found.removeAll() }
        // 美国《纽约客》
        if let last = found.last, last.tokens.upperBound == index { found.removeLast() }
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
            found.removeLast()
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
  private func several(at index: Int) -> [Voice] {
    switch infos[index].saying {
    case .earlier: stage.pair.first.map { [$0] } ?? []
    case .later: (person(in: period.tokens.lowerBound..<index, isObject: true) ?? stage.pair.last.map { [$0] }) ?? []
    default: stage.issuer(ofJointDocumentAt: tokens[index].start)
    }
  }

  /// 两国政府, 双方官员: the sides with the noun behind them.
  private func sidesEnd(_ group: Group, _ end: Int) -> Int {
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
  private func takesPart(_ group: Group) -> Bool {
    group.marker == .none || group.marker == .by || group.marker == .place && group.hasPerson
  }

  /// Whether a noun stands where a subject begins: nothing but adverbs and times before it.
  private func opens(_ start: Int, _ lower: Int) -> Bool {
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

  private func candidate(_ group: Group, end: Int, _ cue: Range<Int>) -> Candidate {
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
        span: TextSpan(person.span.start, rest.end), isNamed: false)
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
  private func isComitative(_ group: Group, _ cue: Range<Int>) -> Bool {
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

  /// A ministry or organisation without its state: 外交部, of the state that is spoken of.
  private func body(_ row: Int, _ words: Range<Int>) -> Speaker {
    let span = TextSpan(tokens[words.lowerBound].start, tokens[words.upperBound - 1].end)
    let actor = lexicon.bodies[row].actor
    let voice = Voice(
      text: text.string(span.start, span.end),
      actor: actor.isEmpty
        ? stage.state(
          ofBody: text.scalars[span.start], named: text.string(span.start, span.end), before: span.start) : actor,
      span: span, isNamed: false)
    return Speaker(voices: [voice], tokens: words)
  }

  /// 在印度首都新德里, 对一群日本商业领袖: a preposition stands before the noun phrase.
  private func isMarkedFar(_ start: Int, _ lower: Int, isPerson: Bool) -> Bool {
    var index = start - 1
    while index >= lower, isNounish(index) || isCounting(index) { index -= 1 }
    guard index >= lower else { return false }
    switch infos[index].role {
    case .toward, .with, .manner: return true
    case .in, .from: return !isPerson
    default: return false
    }
  }

  private func isCounting(_ index: Int) -> Bool {
    tokens[index].shape == .number || infos[index].role == .count || infos[index].role == .numeral
      || infos[index].role == .unit
  }

  /// A paper, agency or station: 路透社, 《环球时报》.
  func medium(at index: Int, end: Int) -> Speaker? {
    var words = index..<(index + 1)
    var inner = words
    if tokens[index].shape == .openQuote, text.begins(tokens[index], with: "《") {
      var close = index + 1
      while close < end, close < index + 12, !text.begins(tokens[close], with: "》") { close += 1 }
      guard close < end, text.begins(tokens[close], with: "》"), close > index + 1 else { return nil }
      words = index..<(close + 1)
      inner = (index + 1)..<close
      // 《海警法》施行, 《宪法》规定: a title that nobody speaks for.
      let after = close + 1
      let isKnown = inner.contains { infos[$0].outlet != nil }
      let speaks =
        after < period.tokens.upperBound
        && infos[after].saying.map { $0.isCue || $0 == .document || $0 == .issuing } == true
      guard isKnown || speaks || isNameOfMedium(inner) else { return nil }
    } else {
      guard infos[index].outlet != nil, infos[index].body == nil || infos[index].state == nil else { return nil }
    }
    let row = inner.lazy.compactMap { infos[$0].outlet }.first
    let span = titled(TextSpan(tokens[inner.lowerBound].start, tokens[inner.upperBound - 1].end))
    let state = row.map { lexicon.outlets[$0].state } ?? ""
    let voice = Voice(
      text: text.string(span.start, span.end), actor: state.isEmpty ? nil : state, span: span, isNamed: false)
    return Speaker(voices: [voice], tokens: words, isMedium: true)
  }

  /// What stands between the marks of a title: 金融时报 in 英国《金融时报》.
  private func titled(_ span: TextSpan) -> TextSpan {
    guard let open = text.scalars[span.range].firstIndex(of: 0x300A),
      let close = text.scalars[span.range].lastIndex(of: 0x300B), open + 1 < close
    else { return span }
    return TextSpan(open + 1, close)
  }

  /// 「金融時報」: a paper in quotation marks.
  private func quotedMedium(at index: Int) -> Speaker? {
    guard let quotation = period.quotations.first(where: { $0.outer.lowerBound == index }), quotation.inner.count <= 3,
      let named = quotation.inner.first(where: { infos[$0].outlet != nil }),
      let medium = medium(at: named, end: quotation.inner.upperBound)
    else { return nil }
    return Speaker(voices: medium.voices, tokens: quotation.outer, isMedium: true)
  }

  /// 《每日镜报》, 《明镜周刊》: what no table knows but whose last character tells.
  private func isNameOfMedium(_ range: Range<Int>) -> Bool {
    let last = text.scalars[tokens[range.upperBound - 1].end - 1]
    return [0x62A5, 0x5831, 0x520A, 0x793E].contains(last)
  }

  /// A speaker without a name: 日本政府消息人士, 声明, 英国传媒.
  private func speaker(noun: Int, _ words: Range<Int>, actor: String?) -> Speaker {
    var start = tokens[words.lowerBound].start
    // 有分析, 有乘客
    if text.scalars[start] == 0x6709, tokens[words.upperBound - 1].end - start > 2 { start += 1 }
    // 一名知情人士, 两位专家
    while start + 1 < tokens[words.upperBound - 1].end, isMeasure(text.scalars[start]) { start += 1 }
    // 联合国教科文组织（UNESCO）世界遗产委员会: what stands behind the bracket is nearer.
    if let bracket = words.last(where: { tokens[$0].shape == .closeBracket }), bracket + 1 < words.upperBound {
      start = tokens[bracket + 1].start
    }
    let span = TextSpan(start, tokens[words.upperBound - 1].end)
    var voice = Voice(text: text.string(span.start, span.end), actor: actor, span: span, isNamed: false)
    // 消息人士 is name enough.
    if infos[noun].saying == .anonymous, actor == nil, tokens[noun].count >= 4 {
      voice.text = text.string(tokens[noun].start, tokens[noun].end)
    }
    // 该官员, 其中一位人士: whoever spoke last without a name.
    if infos[noun].saying == .anonymous, actor == nil, isSaidBefore(words, noun), let last = stage.speaker.first,
      stage.speaker.count == 1, !last.isNamed
    {
      return Speaker(voices: [last], tokens: words)
    }
    switch infos[noun].saying {
    case .jointDocument:
      let voices = stage.issuer(ofJointDocumentAt: span.start)
      return Speaker(voices: voices.isEmpty ? [voice] : voices, tokens: words, isDocument: true)
    case .document where words.count > 1 && actor == nil && !isSaidBefore(words, noun) && isDescribed(words, noun):
      return Speaker(voices: [voice], tokens: words)
    case .document, .report:
      if stage.isJointDocument, tokens[noun].count == 2, actor == nil,
        !stage.issuer(ofJointDocumentAt: span.start).isEmpty
      {
        return Speaker(voices: stage.issuer(ofJointDocumentAt: span.start), tokens: words, isDocument: true)
      }
      let isArticle =
        infos[noun].saying == .report || !text.begins(tokens[noun], with: "声") && !text.begins(tokens[noun], with: "聲")
      var speaker = Speaker(voices: stage.issuer(ofArticle: isArticle), tokens: words, isDocument: true)
      if actor != nil || speaker.voices.isEmpty { speaker.voices = [voice] }
      return speaker
    case .authority:
      if voice.actor == nil {
        voice.actor = stage.state(ofBody: text.scalars[span.start], named: voice.text, before: span.start)
      }
      return Speaker(voices: [voice], tokens: words)
    case .medium: return Speaker(voices: [voice], tokens: words, isMedium: true)
    default: return Speaker(voices: [voice], tokens: words, isSomebody: infos[noun].saying == .anonymous)
    }
  }

  /// 法庭文件, 民调数据: the document has a name of its own.
  private func isDescribed(_ words: Range<Int>, _ noun: Int) -> Bool {
    words.contains {
      $0 < noun && (infos[$0].saying?.isSpeaker == true || tokens[$0].shape == .gap && tokens[$0].count > 1)
    }
  }

  /// 该…, 这名…, or 人士 alone.
  private func isSaidBefore(_ words: Range<Int>, _ noun: Int) -> Bool {
    let first = text.scalars[tokens[words.lowerBound].start]
    return [0x8BE5, 0x8A72, 0x8FD9, 0x9019].contains(first)
      || text.begins(tokens[noun], with: "人") && tokens[noun].count == 2
  }

  /// 名, 位, 些
  private func isMeasure(_ scalar: UInt32) -> Bool { [0x540D, 0x4F4D, 0x4E9B, 0x7FA4].contains(scalar) }

  /// Whether nothing but adverbs and times stand between a subject and its verb.
  private func touches(_ end: Int, _ cue: Range<Int>) -> Bool {
    var index = end
    while index < cue.lowerBound {
      if let next = skip(index), quotations.isBracket(index) {
        index = next
        continue
      }
      // 高兴地
      if index + 1 < cue.lowerBound, tokens[index].shape == .word, text.begins(tokens[index + 1], with: "地") {
        index += 2
        continue
      }
      // 知情者的消息说, 发言人的话说
      if infos[index].role == .of, index + 1 < cue.lowerBound,
        infos[index + 1].saying == .document || infos[index + 1].saying == .report
      {
        index += 2
        continue
      }
      guard isLight(index) || isAnnouncement(index, cue) else { return false }
      index += 1
    }
    return true
  }

  /// 发布公告称, 发表文章说, 致信…表示: the words of issuing what is said.
  private func isAnnouncement(_ index: Int, _ cue: Range<Int>) -> Bool {
    let saying = infos[index].saying
    if saying == .document || saying == .report { return true }
    guard infos[index].event?.frame == .light || saying == .issuing else { return false }
    return (index + 1..<cue.lowerBound).contains { infos[$0].saying == .document || infos[$0].saying == .report }
  }

  /// Whether a party further off is the subject: what follows it is an adjunct or another verb of the same subject.
  private func isTopic(_ candidate: Candidate, _ cue: Range<Int>, _ kind: SpeechWord.Kind) -> Bool {
    var index = candidate.tokens.upperBound
    while index < cue.lowerBound, isLight(index) || quotations.isBracket(index) { index = skip(index) ?? index + 1 }
    guard index < cue.lowerBound else { return true }
    if opensAdjunct(index) { return true }
    return kind == .verb
  }

  /// Words that may stand between a subject and its verb.
  func isLight(_ index: Int) -> Bool {
    let info = infos[index]
    if info.saying == .adverb { return true }
    switch info.role {
    case .past, .ongoing, .connective, .severally, .dayPart, .besides, .localTime, .day, .dayRoot, .sameDay, .nextDay,
      .weekday,
      .weekdayThis, .weekdayLast, .weekdayNext, .vague, .unit, .suffix, .future, .tentative, .negation, .part, .half,
      .month,
      .year, .yearPart, .week, .modal:
      return true
    default: break
    }
    if dates.contains(where: { $0.tokens.contains(index) }) { return true }
    if tokens[index].shape == .number || tokens[index].shape == .closeBracket { return true }
    // 高兴地, 坚定地
    let last = text.scalars[tokens[index].end - 1]
    return last == 0x5730 && info.place == nil && info.saying == nil
  }

  /// 在, 对, 就, 向, 与 and verbs that open an adjunct of their own: 接受…采访时, 会见…时.
  func opensAdjunct(_ index: Int) -> Bool {
    let info = infos[index]
    switch info.role {
    case .in, .toward, .about, .with, .from, .manner, .invited, .accepting, .by: return true
    default: return info.event != nil || info.saying == .source
    }
  }

  /// Whether a party only describes what follows: 访问中国的, 中国的, 据…的.
  private func isRelative(_ group: Group, end: Int, _ cue: Range<Int>) -> Bool {
    guard end < cue.lowerBound else { return false }
    return infos[end].role == .of && end > group.tokens.upperBound - 1 && !isNounish(end + 1)
  }

  /// How far the noun phrase of a speaker goes on behind a token: 日本政府·相关人士, 迈克尔·的家人. It ends in a noun of
  /// people, or it does not go on.
  private func nounEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    var last = start
    while index < end {
      if quotations.isBracket(index), let next = skip(index), next < end, isNounish(next) {
        index = next
        continue
      }
      if infos[index].role == .of {
        guard index + 1 < end, isNounish(index + 1) else { break }
        index += 1
        continue
      }
      guard isNounish(index) else { break }
      index += 1
      if isPeople(index - 1) { last = index }
    }
    return last
  }

  /// Whether a noun stands for people who may speak.
  private func isPeople(_ index: Int) -> Bool {
    infos[index].saying?.isSpeaker == true || infos[index].role == .people || infos[index].role == .side
  }

  /// How far the words of somebody unknown go.
  private func unknownEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isNounish(index) || index > start && infos[index].role == .of { index += 1 }
    return index
  }

  private func nounStart(_ index: Int, _ lower: Int) -> Int {
    var start = index
    while start > lower, index - start < 5, isNounish(start - 1) || infos[start - 1].role == .count { start -= 1 }
    return start
  }

  /// Whether a token may be part of a noun phrase that names a speaker.
  private func isNounish(_ index: Int) -> Bool {
    guard index < period.tokens.upperBound, !isLight(index) else { return false }
    let info = infos[index]
    if info.saying?.isSpeaker == true { return true }
    guard tokens[index].shape == .gap || tokens[index].shape == .word else { return false }
    if info.saying != nil || info.event != nil { return false }
    return info.role == nil || info.role == .outcome || info.role == .people || info.role == .organ
      || info.role == .side || info.role == .topic
  }

  /// Whether a preposition stands right before.
  private func isMarked(_ start: Int, _ lower: Int) -> Bool {
    guard start > lower else { return false }
    switch infos[start - 1].role {
    case .in, .toward, .about, .with, .of, .manner, .from: return true
    default: return false
    }
  }

  /// Whether a clause has no subject before its verb: only adverbs, times and adjuncts.
  private func isBare(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if let next = skip(index) {
        index = next
        continue
      }
      if isLight(index) || isMark(index) {
        index += 1
        continue
      }
      return opensAdjunct(index)
    }
    return true
  }

  /// Whoever stands before the verb, though no table knows them.
  private func unknown(in range: Range<Int>) -> Speaker? {
    var start = range.lowerBound
    // 有乘客说, 至于有外媒称
    while start < range.upperBound {
      if let next = skip(start) {
        start = min(next, range.upperBound)
      } else if isLight(start) || isOpener(start) || isMark(start) {
        start += 1
      } else {
        break
      }
    }
    var end = unknownEnd(start, range.upperBound)
    // 上田高兴地说
    if end < range.upperBound, end > start + 1, text.begins(tokens[end], with: "地") { end -= 1 }
    guard end > start, (start..<end).contains(where: { tokens[$0].shape == .gap }) else { return nil }
    let span = TextSpan(tokens[start].start, tokens[end - 1].end)
    guard (2...16).contains(span.end - span.start) else { return nil }
    var rest = end
    while rest < range.upperBound,
      isLight(rest) || end < range.upperBound && text.begins(tokens[rest], with: "地")
        || rest == end && rest + 1 < range.upperBound && text.begins(tokens[rest + 1], with: "地")
    { rest += 1 }
    let isName =
      rest < range.upperBound && tokens[start].shape == .gap
      && (opensAdjunct(rest) || touches(rest, range.upperBound..<range.upperBound))
    guard rest == range.upperBound || quotations.isBracket(rest) || isName else { return nil }
    var voice = Voice(text: text.string(span.start, span.end), span: span, isNamed: true)
    // 天文台, 勞工處: an office of the outlet's own place.
    if infos[end - 1].role == .organ || isOrgan(text.scalars[span.end - 1]) {
      voice.actor = stage.locality
      voice.isNamed = voice.actor == nil
    }
    return Speaker(voices: [voice], tokens: start..<end)
  }

  /// 处 局 署 台 所 厅 委 院
  private func isOrgan(_ scalar: UInt32) -> Bool {
    [0x5904, 0x8655, 0x5C40, 0x7F72, 0x53F0, 0x81FA, 0x6240, 0x5385, 0x5EF3, 0x59D4, 0x9662, 0x5FC3].contains(scalar)
  }

  private func isMark(_ index: Int) -> Bool {
    tokens[index].shape == .mark || tokens[index].shape == .clauseEnd || tokens[index].shape == .closeQuote
  }

  private func isOpener(_ index: Int) -> Bool {
    text.begins(tokens[index], with: "有") && tokens[index].count == 1 || text.begins(tokens[index], with: "至")
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

  /// Whether a stretch is nothing but a party or a noun of people: 微软国家广播公司（MSNBC）, 记者.
  func isNounPhrase(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var hasParty = false
    while index < range.upperBound {
      if let group = groups.first(where: { $0.tokens.lowerBound == index }) {
        hasParty = true
        index = group.tokens.upperBound
      } else if quotations.isBracket(index), let next = skip(index) {
        index = next
      } else if isNounish(index) || infos[index].role == .of || infos[index].role == .and || infos[index].event != nil {
        hasParty = hasParty || isPeople(index) || infos[index].outlet != nil || infos[index].body != nil
        index += 1
      } else {
        return false
      }
    }
    return hasParty
  }

  /// Whom 据 or 根据 names: media, whoever a report or an announcement is of.
  func source(in range: Range<Int>) -> Speaker? {
    guard let last = range.last else { return nil }
    let end = range.upperBound..<range.upperBound
    let found = candidates(in: range, cue: end)
    if let medium = found.last(where: { $0.speaker.isMedium }) { return medium.speaker }
    switch infos[last].saying {
    case .report, .document:
      if let first = found.first(where: { !$0.speaker.isDocument }) { return first.speaker }
      guard let document = found.first, document.tokens.count > 1 else { return nil }
      let span = TextSpan(tokens[document.tokens.lowerBound].start, tokens[last].end)
      let actor =
        groups.last { range.contains($0.tokens.lowerBound) }?.voices.last?.actor ?? stage.actor(before: span.start)
      return Speaker(
        voices: [Voice(text: text.string(span.start, span.end), actor: actor, span: span, isNamed: false)],
        tokens: document.tokens, isMedium: true)
    case .anonymous, .authority, .medium: return found.last?.speaker
    default: return nil
    }
  }

  /// 据报: nobody in particular, in the words at hand.
  func nobody(_ index: Int) -> Speaker {
    let span = TextSpan(tokens[index].start, tokens[index].end)
    return Speaker(
      voices: [Voice(text: text.string(span.start, span.end), span: span, isNamed: false)], tokens: index..<(index + 1))
  }

  /// Whether a clause begins with a party of its own.
  func beginsWithParty(_ clause: Range<Int>) -> Bool {
    var index = clause.lowerBound
    while index < clause.upperBound, isLight(index) { index += 1 }
    return groups.contains { $0.tokens.lowerBound == index && $0.marker == .none && !$0.isAnaphoric }
  }
}
