import Lexicon

/// The words that make a name a source: 据X报道, X引述…, 在X网站刊登的声明, X公布.
struct CreditFrames {
  let names: SourceNames
  let zone: Zone
  let lexicon: LoadedLexicon

  /// How many tokens 据 may stand before a name: 据美国彭博社.
  static let reachBefore = 4
  /// How many tokens a verb may stand behind a name: 新华社17日晚间发表评论.
  static let reachAfter = 6
  /// How far a name by shape is looked for between 据 and 报道.
  static let reachOfShape = 10

  /// The kinds of bodies whose own announcements count; figures of banks and offices are no news of theirs.
  static let announcers: Set<String> = ["ministry", "government", "mission", "military"]

  /// The sources that a sentence credits, in order.
  func credited(in sentence: Sentence) -> [SourceName] {
    var found: [SourceName] = []
    var index = sentence.tokens.lowerBound
    let end = sentence.tokens.upperBound
    while index < end {
      let info = zone.infos[index]
      if let quoted = names.quoted(at: index, end: end) {
        if isCredited(quoted.name.tokens.lowerBound - 1..<quoted.next, sentence) { found.append(quoted.name) }
        index = quoted.next
        continue
      }
      if let outlet = names.outlet(at: index), isCredited(outlet.tokens, sentence) {
        found.append(outlet)
      } else if names.isPress(index), let press = names.press(at: index), isPressCredited(press.tokens, sentence) {
        found.append(press)
      } else if info.source == .site, let site = names.site(at: index), isSiteCredited(site.tokens, sentence) {
        found.append(site)
      } else if info.source == .report || info.source == .finding {
        found += shaped(before: index, sentence)
      }
      if info.source == .announce || info.source == .account || info.source == .site {
        found += publisher(before: index, sentence)
      }
      index += 1
    }
    return found
  }

  // MARK: The words around a name

  /// 据, 根据; 引述, 转载.
  private func isSourceWord(_ index: Int) -> Bool {
    zone.infos[index].saying == .source || zone.infos[index].source == .quote
  }

  private func tells(_ kind: SourceWord.Kind?) -> Bool {
    kind == .report || kind == .quote || kind == .publish || kind == .announce
  }

  private func isVerb(_ index: Int) -> Bool { zone.infos[index].saying?.isCue == true }

  /// Whether 据 or 引述 stands before a name in its clause.
  private func hasSourceBefore(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    var index = name.lowerBound - 1
    while index >= sentence.tokens.lowerBound, name.lowerBound - index <= CreditFrames.reachBefore {
      if zone.tokens[index].shape == .clauseEnd { return false }
      if isSourceWord(index) { return true }
      index -= 1
    }
    return false
  }

  /// The tokens behind a name in which its verb may stand: to the end of the clause.
  private func after(_ name: Range<Int>, _ sentence: Sentence) -> Range<Int> {
    let limit = min(sentence.tokens.upperBound, name.upperBound + CreditFrames.reachAfter)
    var first = name.upperBound
    // 外交部发言人办公室，在微信发布消息: a comma behind the subject alone.
    if first + 1 < limit, zone.tokens[first].shape == .clauseEnd, zone.infos[first + 1].role == .in { first += 1 }
    let end = (first..<max(limit, first)).first { zone.tokens[$0].shape == .clauseEnd } ?? limit
    return first..<max(end, first)
  }

  /// A named medium: 据 before it, or a verb of saying or reporting behind it; what an official says to it in an
  /// interview is the official's.
  private func isCredited(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if hasSourceBefore(name, sentence) { return true }
    let after = after(name, sentence)
    if after.contains(where: { zone.infos[$0].source == .interview }) { return false }
    let isInstitute = name.contains { index in
      zone.infos[index].outlet.map { lexicon.outlets[$0].kind == "institute" } == true
    }
    return after.contains { index in
      let kind = zone.infos[index].source
      return kind == .finding || !isInstitute && (isVerb(index) || tells(kind))
    }
  }

  /// Media without a name: only where they report.
  private func isPressCredited(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if hasSourceBefore(name, sentence) { return true }
    return after(name, sentence).prefix(4).contains { zone.infos[$0].source == .report || isSourceWord($0) }
  }

  /// A site: 据 or 在 before it, or words of publishing behind it.
  private func isSiteCredited(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if hasSourceBefore(name, sentence) { return true }
    let before = name.lowerBound - 1
    let isPlace = before >= sentence.tokens.lowerBound && zone.infos[before].role == .in
    let isToldOf = after(name, sentence).contains {
      isVerb($0) || tells(zone.infos[$0].source)
    }
    return isToldOf && (isPlace || opensClause(name.lowerBound, sentence))
  }

  private func opensClause(_ index: Int, _ sentence: Sentence) -> Bool {
    var before = index - 1
    while before >= sentence.tokens.lowerBound, zone.infos[before].role == .connective { before -= 1 }
    guard before >= sentence.tokens.lowerBound else { return true }
    return [.clauseEnd, .openQuote, .closeQuote, .openBracket].contains(zone.tokens[before].shape)
  }

  // MARK: Names by shape

  /// The names by shape before a word of reporting, after 据 or from the beginning of the clause: 据海湾邮报15日报道.
  private func shaped(before report: Int, _ sentence: Sentence) -> [SourceName] {
    var start = report
    var hasSource = false
    while start > sentence.tokens.lowerBound, report - start < CreditFrames.reachOfShape {
      if isSourceWord(start - 1) {
        hasSource = true
        break
      }
      if [.clauseEnd, .openQuote].contains(zone.tokens[start - 1].shape) { break }
      start -= 1
    }
    if hasSource, let body = informing(start..<report, report) { return [body] }
    guard start < report, hasSource || zone.infos[report].source == .report else { return [] }
    guard hasSource || opensClause(start, sentence) else { return [] }
    var stretches: [Range<Int>] = []
    var first = start
    for index in start..<report where isBetween(index) {
      stretches.append(first..<index)
      first = index + 1
    }
    stretches.append(first..<report)
    return stretches.compactMap { stretch in
      guard !stretch.contains(where: { zone.infos[$0].outlet != nil || names.isPress($0) }) else {
        return nil
      }
      return names.shaped(stretch)
    }
  }

  /// 据菲律宾政府20日发布的消息, 据外交部消息: a body as the source of news.
  private func informing(_ stretch: Range<Int>, _ report: Int) -> SourceName? {
    guard zone.text.begins(zone.tokens[report], with: "消"), zone.tokens[report].count == 2 else { return nil }
    var end = stretch.lowerBound
    while end < stretch.upperBound, names.isWhose(end) { end += 1 }
    let tokens = stretch.lowerBound..<end
    let isNamed =
      tokens.contains { zone.infos[$0].body != nil }
      && tokens.contains { zone.infos[$0].state != nil || !zone.infos[$0].abbreviations.isEmpty }
    return isNamed ? SourceName(tokens: tokens) : nil
  }

  private func isBetween(_ index: Int) -> Bool {
    let role = zone.infos[index].role
    return role == .and || role == .with || role == .of || zone.text.begins(zone.tokens[index], with: "、")
  }

  // MARK: Bodies that publish

  /// 外交部在官网上说, 外交部在微信公众号发布信息, 中国外交部公布，…: a body with its own news, from the beginning of the
  /// clause.
  private func publisher(before word: Int, _ sentence: Sentence) -> [SourceName] {
    let clause = sentence.clauses.first { $0.contains(word) } ?? sentence.tokens
    var start = clause.lowerBound
    // 外交部发言人办公室，在微信发布: a comma behind the subject alone.
    if let before = sentence.clauses.last(where: { $0.upperBound <= clause.lowerBound }), before.count < 5,
      before.contains(where: { zone.infos[$0].body != nil }), zone.infos[start].role == .in
    {
      start = before.lowerBound
    }
    while start < word, zone.infos[start].role == .connective { start += 1 }
    var end = start
    var hasBody = false
    var hasState = false
    while end < word, names.isWhose(end), end == start || zone.tokens[end].start == zone.tokens[end - 1].end {
      hasBody =
        hasBody || zone.infos[end].body.map { CreditFrames.announcers.contains(lexicon.bodies[$0].kind) } == true
      hasState = hasState || zone.infos[end].state != nil || !zone.infos[end].abbreviations.isEmpty
      end += 1
    }
    guard hasBody, end > start, word - end < CreditFrames.reachAfter else { return [] }
    let between = end..<word
    guard !between.contains(where: { isVerb($0) || zone.infos[$0].event != nil }) else { return [] }
    let isAccount = zone.infos[word].source != .announce
    let isOnSite = between.contains { zone.infos[$0].role == .in }
    guard isAccount ? isOnSite : hasState && word + 1 == clause.upperBound else { return [] }
    return [SourceName(tokens: start..<end)]
  }
}
