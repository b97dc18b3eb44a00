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

  /// The kinds of bodies whose own announcements count; figures of banks and economic ministries are no news of theirs.
  static let announcers: Set<String> = ["government", "mission", "military"]

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
      if let outlet = names.outlet(at: index), !names.isAlias(index), isCredited(outlet.tokens, sentence) {
        found.append(outlet)
      } else if names.isPress(index), let press = names.press(at: index), isPressCredited(press.tokens, sentence) {
        found.append(press)
      } else if info.source == .site, let site = names.site(at: index), isSiteCredited(site.tokens, sentence) {
        found.append(site)
      } else if info.source == .report || info.source == .finding {
        found += shaped(before: index, sentence)
      }
      if isSourceWord(index) || zone.text.begins(zone.tokens[index], with: "按"), let body = informing(after: index, end)
      {
        found.append(body)
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

  /// 尚未报道, 未回复置评请求: what a medium does not say.
  private func isSilent(_ index: Int) -> Bool {
    zone.infos[index].role == .negation || zone.infos[index].saying == .noComment
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

  /// A named medium: 据 before it, a verb of saying or reporting behind it, or somebody who tells it something
  /// (告诉法新社); what an official says to it in an interview is the official's.
  private func isCredited(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    if hasSourceBefore(name, sentence) { return true }
    let after = after(name, sentence)
    let isSite = name.contains { index in
      zone.infos[index].outlet.map { lexicon.outlets[$0].isSite } == true
    }
    if !isSite, stands(in: name, sentence) { return after.contains { isSourceWord($0) } }
    if after.contains(where: { zone.infos[$0].source == .interview }) { return false }
    let isInstitute = name.contains { index in
      zone.infos[index].outlet.map { lexicon.outlets[$0].kind == "institute" } == true
    }
    if zone.infos[name.lowerBound - 1].saying == .tell { return !isInstitute }
    for index in after {
      if isSilent(index) { return false }
      let kind = zone.infos[index].source
      if kind == .finding || !isInstitute && (isVerb(index) || tells(kind)) { return true }
    }
    return false
  }

  /// 在《海湾邮报》撰文: what somebody else writes there is no report of the medium's.
  private func stands(in name: Range<Int>, _ sentence: Sentence) -> Bool {
    var before = name.lowerBound - 1
    while before >= sentence.tokens.lowerBound,
      zone.infos[before].state != nil || zone.tokens[before].shape == .openQuote
    {
      before -= 1
    }
    return before >= sentence.tokens.lowerBound && zone.infos[before].role == .in
  }

  /// Media without a name: only where they report.
  private func isPressCredited(_ name: Range<Int>, _ sentence: Sentence) -> Bool {
    // 中国媒体“山城新闻”报道, 《海湾邮报》等美国媒体报道: the name itself is told beside it.
    let before = name.lowerBound - 1
    if before >= sentence.tokens.lowerBound, zone.text.begins(zone.tokens[before], with: "等") { return false }
    let next = name.upperBound
    if next < sentence.tokens.upperBound,
      zone.tokens[next].shape == .openQuote || zone.infos[next].outlet != nil
    {
      return false
    }
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
      let name = names.withoutAlias(stretch)
      return name.contains { zone.infos[$0].outlet != nil || names.press(at: $0) != nil } ? nil : names.shaped(name)
    }
  }

  /// 据菲律宾政府20日发布的消息, 据日本防卫省声明介绍, 按美国国务院介绍: a body with its own words as the source.
  private func informing(after source: Int, _ end: Int) -> SourceName? {
    var next = source + 1
    var hasBody = false
    var hasState = false
    while next < end, names.isWhose(next), zone.infos[next].office == nil {
      let kind = zone.infos[next].body.map { lexicon.bodies[$0].kind }
      hasBody = hasBody || kind == "ministry" || kind.map { CreditFrames.announcers.contains($0) } == true
      hasState = hasState || tellsState(next)
      next += 1
    }
    guard hasBody, hasState else { return nil }
    let words = next..<min(end, next + CreditFrames.reachAfter)
    let speaks = words.prefix { zone.tokens[$0].shape != .clauseEnd }.contains { index in
      zone.infos[index].saying == .document || zone.infos[index].saying == .issuing
        || [.publish, .announce, .report].contains(zone.infos[index].source)
    }
    return speaks ? SourceName(tokens: source + 1..<next) : nil
  }

  /// A ministry of foreign affairs or defence, a government, a mission.
  private func announces(_ index: Int) -> Bool {
    guard let body = zone.infos[index].body.map({ lexicon.bodies[$0] }) else { return false }
    let isForeign = ["foreign", "defence", "mofa-", "mod-", "fcdo"].contains { body.id.hasPrefix($0) }
    return isForeign || CreditFrames.announcers.contains(body.kind)
  }

  /// Whether a word tells whose a body is: a state, or a body's name of five characters, which has the state in it.
  private func tellsState(_ index: Int) -> Bool {
    let info = zone.infos[index]
    return info.state != nil || info.hasAbbreviations || info.body != nil && zone.tokens[index].count > 4
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
    while end < word, names.isWhose(end), zone.infos[end].office == nil,
      end == start || zone.tokens[end].start == zone.tokens[end - 1].end
    {
      hasBody = hasBody || announces(end)
      hasState = hasState || tellsState(end)
      end += 1
    }
    guard hasBody, end > start, word - end < CreditFrames.reachAfter else { return [] }
    let between = end..<word
    guard !between.contains(where: { isVerb($0) || zone.infos[$0].event != nil || zone.infos[$0].office != nil }) else {
      return []
    }
    let isAccount = zone.infos[word].source != .announce
    let isOnSite = between.contains { zone.infos[$0].role == .in }
    guard isAccount ? isOnSite : hasState && word + 1 == clause.upperBound else { return [] }
    return [SourceName(tokens: start..<end)]
  }
}
