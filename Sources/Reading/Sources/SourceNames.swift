import Lexicon
import Record

/// Finds the names of sources: outlets that the table holds, and others by the shape of their names.
struct SourceNames {
  let zone: Zone
  let lexicon: LoadedLexicon

  /// The longest name by shape, in scalars: 斯德哥尔摩国际和平研究所.
  static let longest = 16

  /// The outlet at a token, with the marks around it left aside.
  func outlet(at index: Int) -> SourceName? {
    guard let row = zone.infos[index].outlet, lexicon.outlets[row].kind != "social", !isLatinWord(index) else {
      return nil
    }
    // 外交部网站 after 俄国 is another state's.
    if lexicon.outlets[row].isSite, index > 0, zone.tokens[index - 1].end == zone.tokens[index].start,
      zone.infos[index - 1].state.map({ lexicon.states[$0].code != lexicon.outlets[row].state })
        ?? zone.infos[index - 1].hasAbbreviations
    {
      return SourceName(tokens: index - 1..<index + 1)
    }
    return SourceName(tokens: index..<(index + 1), outlet: row)
  }

  /// 群岛通讯社（APA）: an acronym in the bracket behind a name.
  func isAlias(_ index: Int) -> Bool {
    guard index > 1, zone.tokens[index - 1].shape == .openBracket, index + 1 < zone.tokens.count,
      zone.tokens[index + 1].shape == .closeBracket
    else { return false }
    let before = zone.tokens[index - 2]
    let scalars = zone.text.scalars[max(0, before.end - 8)..<before.end]
    return zone.infos[index - 2].outlet != nil || lexicon.mediumShapes.isName(scalars)
  }

  /// A stretch without the bracket that ends it.
  func withoutAlias(_ stretch: Range<Int>) -> Range<Int> {
    guard let last = stretch.last, zone.tokens[last].shape == .closeBracket,
      let open = stretch.last(where: { zone.tokens[$0].shape == .openBracket })
    else { return stretch }
    return stretch.lowerBound..<open
  }

  /// Rai, Time: a few Latin letters that are no acronym may be anyone's name.
  private func isLatinWord(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    return token.count <= 4
      && zone.text.scalars[token.start..<token.end].contains { (0x61...0x7A).contains($0) }
      && zone.text.scalars[token.start..<token.end].allSatisfy { $0 < 0x80 }
  }

  /// 《…报》, 《…》周刊, 《…》报道: a name between the marks of a title, with the shape of a medium's or before a word
  /// for one.
  func quoted(at index: Int, end: Int) -> (name: SourceName, next: Int)? {
    guard zone.text.begins(zone.tokens[index], with: "《") else { return nil }
    guard let close = (index + 1..<min(end, index + 10)).first(where: { zone.tokens[$0].shape == .closeQuote }),
      close > index + 1
    else { return nil }
    let tokens = index + 1..<close
    let isName =
      lexicon.mediumShapes.isName(scalars(tokens)) || tokens.contains { zone.infos[$0].outlet != nil }
      || close + 1 < end && zone.tokens[close + 1].start == zone.tokens[close].end && isMediumNoun(close + 1)
      || isReported(close + 1, end: end)
    guard isName else { return nil }
    let row = tokens.count == 1 ? zone.infos[index + 1].outlet : nil
    return (SourceName(tokens: tokens, outlet: row), close + 1)
  }

  /// Whether a word of reporting follows a title, with no more than a time between.
  private func isReported(_ index: Int, end: Int) -> Bool {
    var next = index
    while next < end, next < index + 4, zone.tokens[next].shape == .number || isTime(zone.infos[next]) { next += 1 }
    // 报道, 报导: other words of reporting may be said of any title.
    return next < end && zone.infos[next].source == .report
      && lexicon.folding.fold(zone.text.scalars[zone.tokens[next].start]) == 0x62A5
  }

  /// 杂志, 周刊, 报: a word that says what the name before it names.
  private func isMediumNoun(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    // One scalar more than the ending, so that the ending alone passes for the end of a name.
    let before = max(token.start - 1, 0)
    return token.shape != .sentenceEnd && token.count <= 4
      && lexicon.mediumShapes.isName(zone.text.scalars[before..<token.end])
  }

  /// 日本传媒, 外媒, 当地媒体: media without a name of their own, but with a country or a kind.
  func press(at index: Int) -> SourceName? {
    guard isPress(index) else { return nil }
    var start = index
    while start > 0, index - start < 3, zone.tokens[start - 1].end == zone.tokens[start].start,
      isWhose(start - 1) || zone.infos[start - 1].source == .whose
    {
      start -= 1
    }
    // 媒体 alone is anyone; 外媒 and 官媒 are someone.
    return start < index || isKindOfPress(index) ? SourceName(tokens: start..<(index + 1)) : nil
  }

  func isPress(_ index: Int) -> Bool {
    let info = zone.infos[index]
    return info.source == .press || info.saying == .medium && info.source != .own
  }

  /// 外媒, 官媒, 党媒, 外电: two characters, the second one 媒 or 电.
  private func isKindOfPress(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    let folded = zone.text.scalars[token.start..<token.end].map { lexicon.folding.fold($0) }
    return folded.count == 2 && folded[0] != 0x4F20 && (folded[1] == 0x5A92 || folded == [0x5916, 0x7535])
  }

  /// 外交部网站, 美国空军官网: a site with the words that tell whose it is.
  func site(at index: Int) -> SourceName? {
    let isSite = zone.infos[index].source == .site
    if !isSite { return nil }
    var start = index
    while start > 0, index - start < 5, zone.tokens[start - 1].end == zone.tokens[start].start,
      isWhose(start - 1) || zone.tokens[start - 1].shape == .gap && zone.tokens[start - 1].count < 7
    {
      start -= 1
    }
    // 在 and other little words that the scan left apart are no part of the name.
    while start < index, zone.tokens[start].shape == .gap, zone.tokens[start].count == 1 { start += 1 }
    // 美国网站 is any one of a country; 美军官网 is not.
    let isOfficial = lexicon.folding.fold(zone.text.scalars[zone.tokens[index].start]) != 0x7F51
    let isSomeones =
      isOfficial && start < index
      || (start..<index).contains { zone.infos[$0].state == nil && !zone.infos[$0].hasAbbreviations }
    return isSomeones || start + 1 < index ? SourceName(tokens: start..<(index + 1)) : nil
  }

  /// Whether a token may tell whose a site or medium is.
  func isWhose(_ index: Int) -> Bool {
    let info = zone.infos[index]
    guard zone.tokens[index].shape == .word, info.speech == nil else { return false }
    return info.state != nil || info.body != nil || info.metonym != nil || info.place != nil
      || info.hasAbbreviations && info.role == nil || info.outlet != nil || info.office != nil
      || info.role == .organ
  }

  /// A name by shape that fills a stretch: 晚间邮报, 海湾通讯社. Times behind it are passed over.
  func shaped(_ stretch: Range<Int>) -> SourceName? {
    var end = stretch.upperBound
    while end > stretch.lowerBound, isBesides(end - 1) { end -= 1 }
    var start = stretch.lowerBound
    while start < end, isBefore(start) { start += 1 }
    guard start < end else { return nil }
    let tokens = start..<end
    let length = zone.tokens[end - 1].end - zone.tokens[start].start
    guard length >= 2, length <= SourceNames.longest, isOneWord(tokens),
      lexicon.mediumShapes.isName(scalars(tokens))
    else { return nil }
    return SourceName(tokens: tokens, outlet: tokens.count == 1 ? zone.infos[start].outlet : nil)
  }

  /// Whether a token behind a name is no part of it: a time, an adverb, a bracket.
  private func isBesides(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    switch token.shape {
    case .number, .openBracket, .closeBracket, .mark, .clauseEnd: return true
    case .word: return isTime(zone.infos[index])
    default: return false
    }
  }

  private func isTime(_ info: WordInfo) -> Bool {
    guard info.outlet == nil, let role = info.role else { return false }
    switch role {
    case .unit, .day, .sameDay, .nextDay, .weekday, .weekdayThis, .weekdayLast, .weekdayNext, .week, .month, .year,
      .localTime, .numeral, .when, .manner, .past, .severally:
      return true
    default: return false
    }
  }

  private func isBefore(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    return token.shape != .gap && token.shape != .word || isTime(zone.infos[index])
      || [.of, .connective, .several].contains(zone.infos[index].role)
  }

  /// Whether nothing but the characters of a name stands in a stretch.
  private func isOneWord(_ tokens: Range<Int>) -> Bool {
    for index in tokens {
      let info = zone.infos[index]
      if index > tokens.lowerBound, zone.tokens[index].start != zone.tokens[index - 1].end { return false }
      guard zone.tokens[index].shape == .word || zone.tokens[index].shape == .gap else { return false }
      if info.speech != nil || info.office != nil || info.hasOfficials || info.event != nil { return false }
      if let role = info.role, zone.tokens[index].count > 1 || role == .of || role == .with || role == .in {
        return false
      }
    }
    return true
  }

  private func scalars(_ tokens: Range<Int>) -> ArraySlice<UInt32> {
    zone.text.scalars[zone.tokens[tokens.lowerBound].start..<zone.tokens[tokens.upperBound - 1].end]
  }
}
