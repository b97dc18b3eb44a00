import Lexicon
import Record

/// What opens a report, with the words in it that other rules need.
struct OpeningLine {
  var dateline: Article.Dateline
  /// The token of the agency.
  var agency: Int?
  /// Who filed the report.
  var reporters: [TextSpan] = []
}

/// Reads the words that open a report: （中央社記者…北京22日電）, 路透北京3月23日 -, 新华社北京3月22日电（记者…）,
/// 【共同社3月4日电】, (德国之声中文网), 本报讯.
///
/// Agencies put brackets around a dateline, or close it by 电 or a dash; a line of editing (（新增细节）, 记者／…) may
/// stand before it.
struct DatelineReader {
  let lexicon: LoadedLexicon
  /// How many tokens may stand before the mark that closes a dateline.
  static let reach = 32
  /// How many tokens of editing may stand before a dateline.
  static let lead = 30
  /// How many tokens of a heading may stand before it in its own line: 特派專欄（中央社…）.
  static let heading = 4

  func openingLine(_ zone: Zone, published: CivilDate?) -> OpeningLine? {
    for start in starts(zone) {
      if let opening = opening(zone, at: start, published: published) { return opening }
    }
    return nil
  }

  /// Where a dateline may begin: at the text, behind a short heading, at a line below one without a full sentence.
  private func starts(_ zone: Zone) -> [Int] {
    var starts = [0]
    let limit = min(zone.tokens.count, DatelineReader.lead)
    var lineStart = 0
    for index in 0..<limit {
      let token = zone.tokens[index]
      if token.shape == .sentenceEnd {
        guard zone.text.scalars[token.start] == 0x0A else { break }
        lineStart = index + 1
        starts.append(lineStart)
      } else if token.shape == .openBracket, index > lineStart, index - lineStart <= DatelineReader.heading {
        starts.append(index)
      } else if isDash(token, zone), index + 1 < limit, index - lineStart <= DatelineReader.heading {
        // 3月18日 - 路透纽约3月18日 -: the page's own date before the dateline.
        starts.append(index + 1)
      }
    }
    return starts
  }

  private func opening(_ zone: Zone, at start: Int, published: CivilDate?) -> OpeningLine? {
    guard start < zone.tokens.count, let line = extent(zone, at: start) else { return nil }
    let agency = line.words.first { zone.infos[$0].outlet != nil || zone.infos[$0].source == .own }
    guard let agency else { return nil }
    // Brackets further on enclose other things too: 全国广播公司（NBC）.
    guard start == 0 || line.words.contains(where: { zone.tokens[$0].shape == .number }) else { return nil }
    let span = TextSpan(zone.tokens[start].start, zone.tokens[line.close].end)
    var opening = OpeningLine(dateline: Article.Dateline(span: span), agency: agency)
    opening.dateline.agency = zone.text.string(zone.tokens[agency].start, zone.tokens[agency].end)
    let date = line.words.first { index in
      index > agency && zone.tokens[index].shape == .number && zone.infos[index + 1].role == .unit
    }
    opening.dateline.date = self.date(zone, line.words, published)
    let names = ReporterNames(lexicon: lexicon, zone: zone)
    let reported = names.reporters(in: agency + 1..<(line.words.upperBound))
    opening.reporters = reported.names
    let end = date ?? line.words.upperBound
    opening.dateline.place =
      place(zone, after: reported.next ?? agency + 1, end)
      ?? reported.names.last.flatMap { place(zone, behind: $0, end) }
    if let bracket = bracket(zone, after: line.close), opening.reporters.isEmpty {
      opening.reporters = names.reporters(in: bracket).names
    }
    return opening
  }

  /// The words of a dateline and the token that closes it: the bracket, 电, or a dash behind a date.
  private func extent(_ zone: Zone, at start: Int) -> (words: Range<Int>, close: Int)? {
    let end = min(zone.tokens.count, start + DatelineReader.reach)
    let isBracketed = zone.tokens[start].shape == .openBracket
    let first = isBracketed ? start + 1 : start
    guard first < end, isBracketed || zone.infos[first].outlet != nil || zone.infos[first].source == .own else {
      return nil
    }
    for index in first..<end {
      let token = zone.tokens[index]
      switch token.shape {
      case .closeBracket: return isBracketed && index > first ? (first..<index, index) : nil
      case .sentenceEnd: return nil
      case .clauseEnd where !isBracketed: return nil
      case .gap, .word:
        if isBracketed { continue }
        if index > first, isDash(token, zone) { return (first..<index, index) }
        if isFiled(index, first, zone) { return (first..<index, index) }
        let isVerb = zone.infos[index].speech != nil || zone.infos[index].event != nil
        if isVerb, zone.infos[index].place == nil { return nil }
      default:
        if !isBracketed, index > first, isDash(token, zone) { return (first..<index, index) }
      }
    }
    return nil
  }

  /// 电, 讯, 报道 behind a date or the agency.
  private func isFiled(_ index: Int, _ first: Int, _ zone: Zone) -> Bool {
    let token = zone.tokens[index]
    guard zone.infos[index].outlet == nil,
      lexicon.mediumShapes.isFiled(zone.text.scalars[token.start..<token.end]), token.count <= 8
    else { return zone.infos[index].source == .own && index == first && token.count > 2 }
    return index > first
      && (zone.infos[index - 1].role == .unit
        || index == first + 1 && !isReporting(index, zone) && endsWords(index, zone))
  }

  /// 报道 and 消息 without a date are sentences of their own: 路透社报道，….
  private func isReporting(_ index: Int, _ zone: Zone) -> Bool { zone.infos[index].source == .report }

  private func endsWords(_ index: Int, _ zone: Zone) -> Bool {
    index + 1 >= zone.tokens.count || zone.tokens[index + 1].shape != .word
      || zone.tokens[index + 1].start
        > zone.tokens[index].end
  }

  private func isDash(_ token: Token, _ zone: Zone) -> Bool {
    [0x2D, 0x2010, 0x2013, 0x2014, 0x2015, 0xFF0D].contains(zone.text.scalars[token.start])
  }

  private func date(_ zone: Zone, _ words: Range<Int>, _ published: CivilDate?) -> CivilDate? {
    guard let published else { return nil }
    var reader = DateReader(
      calendar: ArticleCalendar(ReportDay(known: published)), tokens: zone.tokens, infos: zone.infos)
    let head = Sentence(tokens: words, clauses: [words], opensParagraph: true)
    return reader.dates(in: head).last?.when.start
  }

  /// Where the report was filed: the last city named before the date, else what nothing else explains.
  private func place(_ zone: Zone, after start: Int, _ end: Int) -> String? {
    guard start < end else { return nil }
    let isPlace = { (index: Int) in
      zone.infos[index].place != nil || zone.infos[index].metonym != nil || zone.infos[index].state != nil
    }
    if let known = (start..<end).last(where: isPlace) {
      // 安克拉治 in 阿拉斯加州安克拉治 may be unknown: the words behind the last known place.
      let rest = (known + 1)..<end
      let token = rest.first.map { zone.tokens[$0] }
      if rest.count == 1, let token, token.shape == .gap, token.count > 1 {
        return zone.text.string(token.start, token.end)
      }
      return zone.text.string(zone.tokens[known].start, zone.tokens[known].end)
    }
    var last = end
    while last > start, ![.gap, .word].contains(zone.tokens[last - 1].shape) { last -= 1 }
    var first = last
    while first > start, [.gap, .word].contains(zone.tokens[first - 1].shape), zone.infos[first - 1].outlet == nil,
      zone.infos[first - 1].source == nil,
      first == last || zone.tokens[first - 1].end == zone.tokens[first].start
    {
      first -= 1
    }
    guard first < last else { return nil }
    let span = TextSpan(zone.tokens[first].start, zone.tokens[last - 1].end)
    return (2...10).contains(span.end - span.start) ? zone.text.string(span.start, span.end) : nil
  }

  /// 彰化 in 記者王某某彰化2日電: what stands between a name and the date without a mark.
  private func place(_ zone: Zone, behind name: TextSpan, _ end: Int) -> String? {
    let last = end < zone.tokens.count ? zone.tokens[end].start : zone.text.scalars.count
    let words = name.end..<max(name.end, last)
    let isPlace = (2...6).contains(words.count) && words.allSatisfy { zone.text.scalars[$0] >= 0x4E00 }
    return isPlace ? zone.text.string(words.lowerBound, words.upperBound) : nil
  }

  /// The tokens between the brackets that stand right behind a dateline: （记者张三）.
  private func bracket(_ zone: Zone, after close: Int) -> Range<Int>? {
    guard close + 1 < zone.tokens.count, zone.tokens[close + 1].shape == .openBracket else { return nil }
    let end = min(zone.tokens.count, close + DatelineReader.reach)
    return (close + 2..<max(end, close + 2)).first { zone.tokens[$0].shape == .closeBracket }.map { close + 2..<$0 }
  }
}
