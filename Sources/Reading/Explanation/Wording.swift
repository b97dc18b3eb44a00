import Lexicon
import Record

/// The words of a zone as the lexicon finds them, with the rows that each comes from.
struct Wording {
  let text: ScalarText
  let zone: TextSpan.Zone
  /// The words that cover the zone best, in order.
  let words: [Hit]
  /// Every word that speaks of an issue.
  let triggers: [Hit]
  private let lexicon: LoadedLexicon
  private let index: RowIndex

  /// How far from a word its sentence is looked for: text without punctuation has none.
  private static let reach = 600

  init(
    _ string: String, _ zone: TextSpan.Zone, _ segmenter: inout Segmenter, _ lexicon: LoadedLexicon, _ index: RowIndex
  ) {
    text = ScalarText(string)
    self.zone = zone
    let segmentation = segmenter.segment(text.scalars)
    words = segmentation.hits
    triggers = segmentation.issueHits
    self.lexicon = lexicon
    self.index = index
  }

  /// The characters of a span.
  func string(_ span: TextSpan) -> String { text.string(span.start, max(span.end, span.start)) }

  /// The words that lie in a span, in order.
  func words(in span: TextSpan) -> ArraySlice<Hit> {
    let first = firstWord(from: span.start)
    var last = first
    while last < words.count, words[last].end <= span.end { last += 1 }
    return words[first..<last]
  }

  /// The words right before a scalar, the nearest first.
  func words(before scalar: Int) -> ReversedCollection<ArraySlice<Hit>> { words[..<firstWord(from: scalar)].reversed() }

  /// The words from a scalar on.
  func words(after scalar: Int) -> ArraySlice<Hit> { words[firstWord(from: scalar)...] }

  /// The rows that a word comes from, those of some tables or all.
  func rows(of word: Hit, _ tables: Set<String> = []) -> [RowReference] {
    lexicon.automaton.senses(of: word.word).compactMap { index.row(of: $0) }.filter {
      tables.isEmpty || tables.contains($0.table)
    }
  }

  /// The row by which a word plays one of some roles in a sentence.
  func role(of word: Hit, _ roles: Set<String>) -> RowReference? {
    rows(of: word, ["words"]).first { roles.contains($0["role"]) }
  }

  /// The sentence around a span.
  func sentence(around span: TextSpan) -> TextSpan { stretch(around: span) { $0 == .sentenceEnd } }

  /// The clause around a span.
  func clause(around span: TextSpan) -> TextSpan { stretch(around: span) { $0 == .sentenceEnd || $0 == .clauseEnd } }

  /// What a scalar does to the sentence around it; `nil` for one that is none or a character.
  func mark(at scalar: Int) -> Token.Shape? {
    text.scalars.indices.contains(scalar) ? Punctuation.shape(text.scalars[scalar]) : nil
  }

  private func firstWord(from scalar: Int) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].start < scalar { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func stretch(around span: TextSpan, _ ends: (Token.Shape) -> Bool) -> TextSpan {
    let count = text.scalars.count
    var start = min(max(span.start, 0), count)
    var end = min(max(span.end, start), count)
    let first = max(start - Wording.reach, 0)
    while start > first, !(mark(at: start - 1).map(ends) ?? false) { start -= 1 }
    // What closes the sentence before is none of this one.
    while start < span.start, mark(at: start) == .closeQuote || mark(at: start) == .mark { start += 1 }
    let last = min(end + Wording.reach, count)
    while end < last, !(mark(at: end).map(ends) ?? false) { end += 1 }
    if end < last, text.scalars[end] != 0x0A { end += 1 }
    return TextSpan(start, end)
  }
}
