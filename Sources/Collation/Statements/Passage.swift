import Lexicon
import Record

/// One sentence of what a statement says: the unit in which accounts are compared.
struct Passage {
  /// The article, by its position in the order of publication.
  var article: Int
  /// The statement, by its position among all that were told.
  var statement: Int
  /// Where it stands in the article's text; several stretches where the cue stands within the sentence.
  var spans: [TextSpan]
  /// Neighbouring characters as pairs, in one script, without marks: each once, in order.
  var grams: [UInt32]

  /// A sentence of fewer pairs than this stays with the one before it.
  static let shortest = 4
}

extension Passage {
  /// The sentences of a content.
  ///
  /// Cut at full stops, question and exclamation marks and semicolons, within quotations too: what one outlet quotes as
  /// two sentences another tells in two.
  static func cut(_ content: [TextSpan], text: [UInt32], article: Int, statement: Int) -> [Passage] {
    var passages: [Passage] = []
    var spans: [TextSpan] = []
    func close() {
      guard !spans.isEmpty else { return }
      let made = Passage(article: article, statement: statement, spans: spans, grams: grams(spans, text))
      spans = []
      if let last = passages.last, made.grams.count < shortest || last.grams.count < shortest {
        let joined = Passage.spans(last.spans + made.spans)
        passages[passages.count - 1] = Passage(
          article: article, statement: statement, spans: joined, grams: grams(joined, text))
      } else {
        passages.append(made)
      }
    }
    for span in content where span.start < span.end && span.end <= text.count {
      var start = span.start
      for position in span.range where Marks.endsSentence(text[position]) {
        if let trimmed = trimmed(start, position, text) { spans.append(trimmed) }
        close()
        start = position + 1
      }
      if let trimmed = trimmed(start, span.end, text) { spans.append(trimmed) }
      if span.end < text.count, Marks.endsSentence(text[span.end]) { close() }
    }
    close()
    return passages
  }

  /// The clauses of a passage, cut at commas; a short one stays with the one before it.
  func clauses(_ text: [UInt32]) -> [TextSpan] {
    var clauses: [TextSpan] = []
    for span in spans {
      var start = span.start
      for position in span.range where Marks.isComma(text[position]) {
        if position - start >= Passage.shortest {
          clauses.append(TextSpan(start, position))
        } else if let last = clauses.last, last.end >= span.start {
          clauses[clauses.count - 1].end = position
        } else {
          continue
        }
        start = position + 1
      }
      if start < span.end { clauses.append(TextSpan(start, span.end)) }
    }
    return clauses
  }

  /// Stretches of one content as few as they can be: what only marks part is one.
  static func spans(_ spans: [TextSpan]) -> [TextSpan] {
    var joined: [TextSpan] = []
    for span in spans {
      if let last = joined.last, span.start - last.end <= 3, span.start >= last.end {
        joined[joined.count - 1] = TextSpan(last.start, span.end)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  private static func trimmed(_ start: Int, _ end: Int, _ text: [UInt32]) -> TextSpan? {
    var start = start
    var end = end
    // A closing mark left over from the sentence before, white space, a comma before the cue.
    while start < end, Marks.closesOrParts(text[start]) { start += 1 }
    while start < end, Marks.parts(text[end - 1]) { end -= 1 }
    return start < end ? TextSpan(start, end) : nil
  }

  /// The pairs of neighbouring characters within some stretches; no pair reaches over a mark.
  static func grams(_ spans: [TextSpan], _ text: [UInt32]) -> [UInt32] {
    var pairs: [UInt32] = []
    for span in spans {
      var previous: UInt32 = 0
      for position in span.range {
        let scalar = Marks.written(text[position])
        if scalar != 0, previous != 0 { pairs.append(previous << 16 | scalar) }
        previous = scalar
      }
    }
    pairs.sort()
    var unique: [UInt32] = []
    unique.reserveCapacity(pairs.count)
    for pair in pairs where unique.last != pair { unique.append(pair) }
    return unique
  }

  /// Words in one script.
  static func folded(_ words: String, _ folding: ScriptFolding) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      folded.append(Unicode.Scalar(folding.fold(scalar.value)) ?? scalar)
    }
    return String(folded)
  }

  /// Characters that alone are function words: pairs with them say little.
  static func functionCharacters(of lexicon: LoadedLexicon) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for row in lexicon.table("words").rows {
      let scalars = row.cells[0].unicodeScalars
      if scalars.count == 1, let scalar = scalars.first { found.insert(lexicon.folding.fold(scalar.value)) }
    }
    return found
  }
}

/// Characters that are no words.
enum Marks {
  /// 。！？； and their narrow forms.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: true
    default: false
    }
  }

  /// Commas, colons and white space.
  static func parts(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3001, 0xFF1A, 0x3A, 0x20, 0x0A, 0x3000: true
    default: false
    }
  }

  /// A digit, narrow.
  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  /// Commas alone.
  static func isComma(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || scalar == 0x2C }

  /// The same, and marks that close a quotation or brackets.
  static func closesOrParts(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29: true
    default: parts(scalar)
    }
  }

  /// A Chinese character or a digit, narrow; 0 for marks, white space and Latin letters.
  static func written(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x3400...0x9FFF, 0x30...0x39: scalar
    case 0xFF10...0xFF19: scalar - 0xFF10 + 0x30
    default: 0
    }
  }
}
