import Lexicon
import Record

/// The names behind 记者: 记者张三、李四, 記者江今葉華盛頓16日專電.
struct ReporterNames {
  let lexicon: LoadedLexicon
  let zone: Zone

  /// The longest name in scalars: one transliterated or in Latin letters.
  static let longest = 24

  /// The names in a range that tells of reporters, and the token behind the last of them.
  ///
  /// A name ends at a comma, a place or a date; of words that run on (江今葉華盛頓) a Chinese surname takes two more.
  func reporters(in range: Range<Int>) -> (names: [TextSpan], next: Int?) {
    guard var index = range.first(where: { isReporter($0) }).map({ $0 + 1 }) else { return ([], nil) }
    while index < range.upperBound, isReporter(index) || isMark(index) { index += 1 }
    var names: [TextSpan] = []
    var next: Int?
    while index < range.upperBound, let name = name(at: index, end: range.upperBound) {
      names.append(name)
      while index < range.upperBound, zone.tokens[index].start < name.end { index += 1 }
      next = index
      guard index < range.upperBound, isSeparator(index) else { break }
      index += 1
      while index < range.upperBound, isReporter(index) || isMark(index) { index += 1 }
    }
    return (names, next)
  }

  private func isReporter(_ index: Int) -> Bool {
    zone.infos[index].source == .reporter || zone.infos[index].source == .author
  }

  private func isMark(_ index: Int) -> Bool {
    let token = zone.tokens[index]
    return token.shape == .clauseEnd || token.shape == .mark || zone.text.scalars[token.start] == 0xFF0F
  }

  private func isSeparator(_ index: Int) -> Bool {
    zone.infos[index].role == .and || zone.infos[index].role == .with || zone.infos[index].source == .reporter
      || [0x3001, 0x2F, 0xFF0F, 0xFF0C, 0x4E36].contains(zone.text.scalars[zone.tokens[index].start])
  }

  private func name(at index: Int, end: Int) -> TextSpan? {
    let start = zone.tokens[index].start
    var last = start
    var next = index
    while next < end, zone.tokens[next].start == last || isLatin(last) {
      let token = zone.tokens[next]
      let info = zone.infos[next]
      let isPart =
        token.shape == .gap || isDot(token)
        || token.shape == .word && info.source == nil && info.role != .and
          && (token.count == 1 || info.place == nil && info.metonym == nil && info.state == nil || next == index)
      guard isPart else { break }
      last = token.end
      next += 1
    }
    let surname = lexicon.nameShapes.hanSurname(zone.text.scalars[start..<last])
    // A name of two characters may be followed by a place that nothing knows; three are the rule.
    if surname > 0, last - start > surname + 2, !zone.text.scalars[start..<last].contains(where: isDotScalar) {
      last = start + surname + 2
    }
    let count = last - start
    return count >= 2 && count <= ReporterNames.longest ? TextSpan(start, last) : nil
  }

  /// Whether a Latin letter stands before a scalar, so that a blank does not end the name.
  private func isLatin(_ scalar: Int) -> Bool {
    scalar > 0 && (0x41...0x24F).contains(zone.text.scalars[scalar - 1])
  }

  private func isDot(_ token: Token) -> Bool { isDotScalar(zone.text.scalars[token.start]) }

  private func isDotScalar(_ scalar: UInt32) -> Bool { [0xB7, 0x2027, 0x30FB, 0x2022].contains(scalar) }
}

/// Who wrote an article, where only its own words tell: in the dateline, at the head or in the closing line.
///
/// Editors and translators are no authors.
struct BylineReader {
  let lexicon: LoadedLexicon

  /// How many tokens a byline at the head or the end may have.
  static let reach = 24

  /// The authors' names as the article writes them, joined by 、.
  func author(_ zone: Zone, opening: OpeningLine?) -> String? {
    var spans = opening?.reporters ?? []
    if spans.isEmpty { spans = head(zone) }
    if spans.isEmpty { spans = tail(zone) }
    guard !spans.isEmpty else { return nil }
    return spans.map { zone.text.string($0.start, $0.end) }.joined(separator: "、")
  }

  /// 记者／张三, 本报记者 张三 北京报道: a line of its own, or a bracket, that opens the text.
  private func head(_ zone: Zone) -> [TextSpan] {
    let first = zone.infos[0]
    let isBracketed = zone.tokens[0].shape == .openBracket
    guard isBracketed || first.source == .reporter || first.source == .own || first.source == .author else { return [] }
    let end = min(zone.tokens.count, BylineReader.reach)
    let close = (1..<max(end, 1)).first { index in
      isBracketed ? zone.tokens[index].shape == .closeBracket : zone.tokens[index].shape == .sentenceEnd
    }
    guard let close, isBracketed || zone.text.scalars[zone.tokens[close].start] == 0x0A else { return [] }
    return names(0..<close, zone)
  }

  /// （记者张三）, （作者：李四）, 作者：李四 at the end.
  private func tail(_ zone: Zone) -> [TextSpan] {
    guard let last = zone.tokens.lastIndex(where: { $0.shape != .sentenceEnd && $0.shape != .number }) else {
      return []
    }
    let floor = max(0, last - BylineReader.reach)
    if zone.tokens[last].shape == .closeBracket {
      guard let open = (floor..<last).last(where: { zone.tokens[$0].shape == .openBracket }), open + 1 < last,
        zone.infos[open + 1].source == .reporter || zone.infos[open + 1].source == .author
          || zone.infos[open + 1].source == .own || zone.infos[open + 1].outlet != nil
      else { return [] }
      return names(open + 1..<last, zone)
    }
    guard let start = (floor..<last).last(where: { zone.tokens[$0].shape == .sentenceEnd }).map({ $0 + 1 }),
      zone.infos[start].source == .reporter || zone.infos[start].source == .author
    else { return [] }
    return names(start..<(last + 1), zone)
  }

  /// The reporters of a line, unless it is a sentence of its own: 记者问，….
  private func names(_ line: Range<Int>, _ zone: Zone) -> [TextSpan] {
    let isSentence = line.contains { index in
      zone.infos[index].speech != nil || zone.text.scalars[zone.tokens[index].start] == 0xFF0C
    }
    return isSentence ? [] : ReporterNames(lexicon: lexicon, zone: zone).reporters(in: line).names
  }
}
