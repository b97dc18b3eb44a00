import Lexicon

/// Turns the words that a scan found and what lies between them into tokens.
enum Tokenizer {
  /// The tokens of a text in order, without spaces.
  static func tokens(_ text: ScalarText, hits: [Hit], _ vocabulary: inout Vocabulary) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(hits.count * 2)
    var position = 0
    for hit in hits {
      between(position, hit.start, text, &tokens)
      let shape: Token.Shape = vocabulary.info(hit.word, text.scalars[hit.start..<hit.end]).common == nil ? .word : .gap
      tokens.append(Token(start: hit.start, end: hit.end, shape: shape, word: hit.word))
      position = hit.end
    }
    between(position, text.scalars.count, text, &tokens)
    return tokens
  }

  /// The numbers, marks and unknown stretches between two words.
  private static func between(_ start: Int, _ end: Int, _ text: ScalarText, _ tokens: inout [Token]) {
    var index = start
    while index < end {
      let scalar = text.scalars[index]
      let first = index
      if Punctuation.digit(scalar) != nil {
        var value = 0
        while index < end, let digit = Punctuation.digit(text.scalars[index]) {
          value = min(value * 10 + digit, 1_000_000_000)
          index += 1
        }
        tokens.append(Token(start: first, end: index, shape: .number, number: value))
      } else if let shape = Punctuation.shape(scalar) {
        index += 1
        if scalar != 0x20, scalar != 0x3000, scalar != 0xA0 {
          tokens.append(Token(start: first, end: index, shape: shape))
        }
      } else {
        while index < end, Punctuation.shape(text.scalars[index]) == nil, Punctuation.digit(text.scalars[index]) == nil
        {
          index += 1
        }
        tokens.append(Token(start: first, end: index, shape: .gap))
      }
    }
  }
}
