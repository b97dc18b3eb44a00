import Lexicon
public import Record

extension StatementAlignment {
  /// Where accounts put other words between quotation marks for the same utterance.
  ///
  /// Strict, since two translations always differ: the greater part of the words must be the same, and in the place of
  /// some of them stand others of at least two characters, or another number. Shorter quotations, another script, other
  /// marks and another spelling of a name contradict nothing.
  ///
  /// - Parameters:
  ///   - statements: As `aligned` made them.
  ///   - readings: The readings that they were made from.
  public func disagreements(
    _ statements: [Entry.AlignedStatement], readings: [ArticleReading]
  ) -> [Entry.Disagreement] {
    let contested = statements.filter { statement in
      Set(statement.wordings.lazy.filter { $0.quoted || $0.form == .direct }.map(\.article)).count > 1
    }
    guard !contested.isEmpty else { return [] }
    let byID = Dictionary(readings.map { ($0.article.id, $0) }, uniquingKeysWith: { first, _ in first })
    return contested.compactMap { statement in
      var texts: [String: [UInt32]] = [:]
      var quoted: [QuotedWords] = []
      for wording in statement.wordings where wording.quoted || wording.form == .direct {
        guard let reading = byID[wording.article] else { continue }
        let text = texts[wording.article] ?? folded(reading.article.text)
        texts[wording.article] = text
        quoted += QuotedWords.all(wording, text: text)
      }
      return disagreement(quoted, byID)
    }
  }

  /// How much of two quotations must be the same.
  private static let alike = 0.7
  /// How much of the shorter must have its counterpart.
  private static let reach = 0.6
  /// The longest value shown, in characters.
  private static let longestValue = 60

  private func disagreement(_ quoted: [QuotedWords], _ readings: [String: ArticleReading]) -> Entry.Disagreement? {
    guard Set(quoted.map(\.article)).count > 1 else { return nil }
    var versions: [[QuotedWords]] = []
    for words in quoted {
      let version = versions.firstIndex { version in
        !version.contains { $0.article != words.article && contradicts($0, words, readings) != nil }
          && version.contains { agrees($0, words) }
      }
      if let version { versions[version].append(words) } else { versions.append([words]) }
    }
    func articles(_ version: [QuotedWords]) -> [String] {
      var seen: Set<String> = []
      return version.map(\.article).filter { seen.insert($0).inserted }
    }
    let ranked = versions.enumerated().sorted {
      (articles($1.element).count, $0.offset) < (articles($0.element).count, $1.offset)
    }.map(\.element)
    for (position, version) in ranked.enumerated() {
      let others = ranked[(position + 1)...].compactMap {
        other -> (version: [QuotedWords], place: Range<Int>, of: Range<Int>)? in
        guard Set(articles(other)).isDisjoint(with: articles(version)),
          let difference = contradicts(version[0], other[0], readings)
        else { return nil }
        return (other, difference.second, difference.first)
      }
      guard let first = others.first else { continue }
      let own = Entry.Disagreement.Value(
        value: shown(version[0], around: first.of, readings), articles: articles(version))
      return Entry.Disagreement(
        field: "wording",
        values: [own]
          + others.map {
            Entry.Disagreement.Value(
              value: shown($0.version[0], around: $0.place, readings), articles: articles($0.version))
          })
    }
    return nil
  }

  /// Whether one gives the words of the other, be they fewer.
  private func agrees(_ one: QuotedWords, _ other: QuotedWords) -> Bool {
    if one.written == other.written { return true }
    let comparison = QuotationComparison(one.written, other.written)
    return comparison.likeness >= Self.alike && comparison.reach >= Self.reach
  }

  /// The first place where one has other words than the other, though they are the same utterance.
  private func contradicts(
    _ one: QuotedWords, _ other: QuotedWords, _ readings: [String: ArticleReading]
  ) -> (first: Range<Int>, second: Range<Int>)? {
    guard one.written != other.written else { return nil }
    let comparison = QuotationComparison(one.written, other.written)
    guard comparison.likeness >= Self.alike, comparison.reach >= Self.reach else { return nil }
    return comparison.replaced.first { place in
      let (left, right) = (Array(one.written[place.first]), Array(other.written[place.second]))
      return areOtherWords(left, right) && !isOneName(one, place.first, other, place.second, readings)
    }
  }

  /// Whether words differ in more than a function word, one character of a word, or how a number is written.
  private func areOtherWords(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    let numbers = (left.contains(where: Marks.isDigit), right.contains(where: Marks.isDigit))
    if numbers.0 && numbers.1 { return left.filter(Marks.isDigit) != right.filter(Marks.isDigit) }
    if numbers.0 || numbers.1 { return false }
    let (one, other) = (left.filter { !isFunction($0) }, right.filter { !isFunction($0) })
    return one.count >= 2 && other.count >= 2
  }

  /// Whether the words are two spellings of one name.
  private func isOneName(
    _ one: QuotedWords, _ first: Range<Int>, _ other: QuotedWords, _ second: Range<Int>,
    _ readings: [String: ArticleReading]
  ) -> Bool {
    func named(_ words: QuotedWords, _ place: Range<Int>) -> Set<String> {
      let span = TextSpan(words.places[place.lowerBound], words.places[place.upperBound - 1] + 1)
      let mentions = readings[words.article]?.mentions ?? []
      return Set(
        mentions.lazy.filter { $0.zone == .text && $0.span.start <= span.start + 1 && span.end <= $0.span.end + 1 }
          .compactMap(\.entity))
    }
    return !named(one, first).isDisjoint(with: named(other, second))
  }

  /// The words as the article writes them, cut so that the place in question is seen.
  private func shown(_ words: QuotedWords, around place: Range<Int>, _ readings: [String: ArticleReading]) -> String {
    guard let text = readings[words.article]?.article.text.unicodeScalars else { return "" }
    var (start, end) = (words.span.start, words.span.end)
    if end - start > Self.longestValue {
      let middle = words.places[place.lowerBound]
      start = max(start, min(middle - Self.longestValue / 2, end - Self.longestValue + 2))
      end = min(end, start + Self.longestValue - 2)
    }
    let scalars = Array(text)
    let shown = String(String.UnicodeScalarView(scalars[start..<min(end, scalars.count)]))
    return (start > words.span.start ? "…" : "") + shown + (end < words.span.end ? "…" : "")
  }
}
