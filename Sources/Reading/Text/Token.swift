/// A word that the lexicon knows, a number, a mark of punctuation, or a stretch that nothing knows.
struct Token {
  /// What a token is.
  enum Shape: UInt8 {
    /// A word that a table gives a meaning.
    case word
    case number
    /// A common word of the language, or a stretch that nothing knows.
    case gap
    /// 。！？ and their kin, and the end of a paragraph.
    case sentenceEnd
    /// ，：and their kin.
    case clauseEnd
    case openQuote, closeQuote, openBracket, closeBracket
    /// Any other mark or space.
    case mark
  }

  /// The first scalar.
  var start: Int
  /// One past the last scalar.
  var end: Int
  /// What it is.
  var shape: Shape
  /// The word's number in the automaton; -1 for anything but a word, common ones included.
  var word: Int
  /// The value of a number.
  var number: Int

  init(start: Int, end: Int, shape: Shape, word: Int = -1, number: Int = 0) {
    self.start = start
    self.end = end
    self.shape = shape
    self.word = word
    self.number = number
  }

  /// The number of scalars.
  var count: Int { end - start }
}

/// What a mark of punctuation does to the sentence around it.
enum Punctuation {
  /// The shape of a scalar that no word covers; `nil` for a letter or character.
  static func shape(_ scalar: UInt32) -> Token.Shape? {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A, 0xFF1B, 0x3B, 0xFF61: .sentenceEnd
    case 0xFF0C, 0x2C, 0xFF1A, 0x3A: .clauseEnd
    case 0x201C, 0x300C, 0x300E, 0x2018, 0x300A, 0x3008: .openQuote
    case 0x201D, 0x300D, 0x300F, 0x2019, 0x300B, 0x3009: .closeQuote
    case 0xFF08, 0x28, 0x3010, 0x5B: .openBracket
    case 0xFF09, 0x29, 0x3011, 0x5D: .closeBracket
    case 0x20, 0x3000, 0xA0, 0x22, 0x27, 0x2E, 0x2F, 0x2026, 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x3001, 0x2014,
      0x2013, 0x7C, 0xFF5C:
      .mark
    case 0x23...0x2F, 0x3C...0x40, 0x5C...0x60, 0x7B...0x7E: .mark
    default: nil
    }
  }

  /// The digit that a scalar writes, half or full width.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar) - 0x30
    case 0xFF10...0xFF19: Int(scalar) - 0xFF10
    default: nil
    }
  }
}
