import Record

/// Words of an article within quotation marks, ready to be compared with those of another.
struct QuotedWords {
  /// The article's id.
  let article: String
  /// Where they stand in the article's text.
  let span: TextSpan
  /// Characters and digits in one script, without marks.
  let written: [UInt32]
  /// For each of these, its place in the text.
  let places: [Int]

  /// Fewer characters than this are a term, not an utterance.
  static let fewest = 8
  /// More are not compared: the work grows with the square.
  static let most = 160

  /// The words within quotation marks in some content; `nil` where they are too few.
  ///
  /// - Parameters:
  ///   - isDirect: Whether all of the content is quoted; its outer marks are not part of it.
  ///   - text: The article's text in one script.
  static func all(_ wording: Entry.AlignedStatement.Wording, text: [UInt32]) -> [QuotedWords] {
    wording.content.flatMap { span -> [QuotedWords] in
      guard span.end <= text.count else { return [] }
      guard wording.form != .direct else { return [QuotedWords(wording.article, span, text)].compactMap { $0 } }
      var found: [QuotedWords] = []
      var open: (mark: UInt32, start: Int)?
      for position in span.range {
        if let mark = open {
          if closes(text[position], mark.mark) {
            if let words = QuotedWords(wording.article, TextSpan(mark.start, position), text) { found.append(words) }
            open = nil
          }
        } else if opens(text[position]) {
          open = (text[position], position + 1)
        }
      }
      // A sentence cut out of a longer quotation may not hold its end.
      if let mark = open, let words = QuotedWords(wording.article, TextSpan(mark.start, span.end), text) {
        found.append(words)
      }
      return found
    }
  }

  private init?(_ article: String, _ span: TextSpan, _ text: [UInt32]) {
    var written: [UInt32] = []
    var places: [Int] = []
    for position in span.range {
      let scalar = Marks.written(text[position])
      if scalar != 0 {
        written.append(scalar)
        places.append(position)
      }
    }
    guard written.count >= Self.fewest else { return nil }
    self.article = article
    self.span = span
    self.written = Array(written.prefix(Self.most))
    self.places = Array(places.prefix(Self.most))
  }

  private static func opens(_ scalar: UInt32) -> Bool {
    scalar == 0x201C || scalar == 0x300C || scalar == 0x300E || scalar == 0x22
  }

  private static func closes(_ scalar: UInt32, _ mark: UInt32) -> Bool {
    switch mark {
    case 0x300C: scalar == 0x300D
    case 0x300E: scalar == 0x300F
    case 0x22: scalar == 0x22
    default: scalar == 0x201D || scalar == 0x201C
    }
  }
}

/// Two quotations side by side: what they share, and where one has other words than the other.
struct QuotationComparison {
  /// The share of both, between the first and the last character that they share, that is the same.
  private(set) var likeness = 0.0
  /// How much of the shorter lies between these.
  private(set) var reach = 0.0
  /// Where each has words of its own in the place of the other's, as stretches of their characters.
  private(set) var replaced: [(first: Range<Int>, second: Range<Int>)] = []

  init(_ first: [UInt32], _ second: [UInt32]) {
    let pairs = QuotationComparison.common(first, second)
    guard let start = pairs.first, let end = pairs.last else { return }
    let lengths = (end.0 - start.0 + 1, end.1 - start.1 + 1)
    likeness = 2 * Double(pairs.count) / Double(lengths.0 + lengths.1)
    reach = Double(min(lengths.0, lengths.1)) / Double(min(first.count, second.count))
    for (one, next) in zip(pairs, pairs.dropFirst()) where next.0 - one.0 > 1 && next.1 - one.1 > 1 {
      replaced.append((one.0 + 1..<next.0, one.1 + 1..<next.1))
    }
  }

  /// The longest common subsequence, as pairs of positions.
  private static func common(_ first: [UInt32], _ second: [UInt32]) -> [(Int, Int)] {
    let width = second.count + 1
    var lengths = Array(repeating: UInt16(0), count: (first.count + 1) * width)
    for row in stride(from: first.count - 1, through: 0, by: -1) {
      for column in stride(from: second.count - 1, through: 0, by: -1) {
        lengths[row * width + column] =
          first[row] == second[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    var pairs: [(Int, Int)] = []
    while row < first.count, column < second.count {
      if first[row] == second[column] {
        pairs.append((row, column))
        row += 1
        column += 1
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }
}
