/// A piece of an article's words with the found ones marked.
public struct Snippet: Sendable, Equatable {
  /// The words as the article has them; a line feed has become a space.
  public var text: String
  /// The found words, as ranges of Unicode scalars in `text`, in order and apart from each other.
  public var marks: [Range<Int>]
  /// Whether the article goes on before the piece.
  public var isCutAtStart: Bool
  /// Whether the article goes on after the piece.
  public var isCutAtEnd: Bool
}

extension Snippet {
  /// The piece around the first match, or the beginning where none is found.
  ///
  /// - Parameter width: How many scalars to show at most.
  init(of text: String, _ phrases: [SearchPhrases.Phrase], alphabet: SearchAlphabet, width: Int) {
    let scalars = Array(text.unicodeScalars)
    var folded: [UInt32] = []
    var isWord: [Bool] = []
    folded.reserveCapacity(scalars.count)
    isWord.reserveCapacity(scalars.count)
    for scalar in scalars {
      let (part, form) = alphabet.classify(scalar.value)
      folded.append(form)
      isWord.append(part == .word)
    }
    let first = phrases.compactMap { $0.range(in: folded, isWord, from: 0, to: folded.count)?.lowerBound }.min() ?? 0
    // A quarter of the room goes to what stands before.
    var start = max(0, first - width / 4)
    let end = min(scalars.count, start + width)
    start = max(0, end - width)
    var marked = [Bool](repeating: false, count: end - start)
    for phrase in phrases {
      var from = start
      while let range = phrase.range(in: folded, isWord, from: from, to: end) {
        for index in range { marked[index - start] = true }
        from = range.upperBound
      }
    }
    self.init(
      text: Snippet.line(scalars[start..<end]), marks: Snippet.ranges(marked), isCutAtStart: start > 0,
      isCutAtEnd: end < scalars.count)
  }

  private static func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var line = String.UnicodeScalarView()
    for scalar in scalars { line.append(scalar == "\n" ? " " : scalar) }
    return String(line)
  }

  private static func ranges(_ marked: [Bool]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (index, isMarked) in marked.enumerated() {
      if isMarked, start == nil { start = index }
      if !isMarked, let begun = start {
        ranges.append(begun..<index)
        start = nil
      }
    }
    if let start { ranges.append(start..<marked.count) }
    return ranges
  }
}

extension SearchPhrases.Phrase {
  /// Where the phrase next stands, as whole words where it begins or ends with one.
  func range(in text: [UInt32], _ isWord: [Bool], from: Int, to end: Int) -> Range<Int>? {
    guard let first = scalars.first, from + scalars.count <= end else { return nil }
    for start in from...(end - scalars.count) where text[start] == first {
      let stop = start + scalars.count
      guard text[start..<stop].elementsEqual(scalars) else { continue }
      if wordAtStart, start > 0, isWord[start - 1] { continue }
      if wordAtEnd, stop < text.count, isWord[stop] { continue }
      return start..<stop
    }
    return nil
  }
}
