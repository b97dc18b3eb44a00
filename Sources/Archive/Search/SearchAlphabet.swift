import Record

/// How search sees characters: what belongs to Chinese, what to words, what separates; and one form for each.
///
/// Both scripts, both widths and both cases become one, in the index, in the query and in the marking of matches.
struct SearchAlphabet: Sendable {
  /// What a character is to search.
  enum Part: UInt8 {
    /// A Chinese character: found in pairs.
    case han
    /// A letter, digit, kana or syllable: found as whole words.
    case word
    /// White space inside a line: ends a word, but a phrase may run across it.
    case space
    /// Punctuation and line ends: no phrase runs across them.
    case stop
  }

  /// Traditional to Simplified.
  let folding: ScriptFolding

  /// The part and the folded form of a scalar value.
  @inline(__always)
  func classify(_ scalar: UInt32) -> (part: Part, folded: UInt32) {
    if scalar >= 0x3400, scalar < 0xA000 {
      // The 64 hexagrams stand between the two blocks.
      return scalar & 0xFFC0 == 0x4DC0 ? (.stop, scalar) : (.han, folding.fold(scalar))
    }
    if scalar < 0x80 { return SearchAlphabet.ascii(scalar) }
    return other(scalar)
  }

  @inline(__always)
  private static func ascii(_ scalar: UInt32) -> (part: Part, folded: UInt32) {
    switch scalar {
    case 0x61...0x7A, 0x30...0x39: (.word, scalar)
    case 0x41...0x5A: (.word, scalar | 0x20)
    case 0x20, 0x09: (.space, scalar)
    default: (.stop, scalar)
    }
  }

  private func other(_ scalar: UInt32) -> (part: Part, folded: UInt32) {
    switch scalar {
    // The iteration mark and the zero that stands among Chinese digits.
    case 0x3005, 0x3007: return (.han, folding.fold(scalar))
    case 0x3000, 0xA0: return (.space, 0x20)
    case 0x3001...0x303F, 0x2010...0x205F, 0xFE30...0xFE4F, 0xFFE0...0xFFFF, 0x30FB: return (.stop, scalar)
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: return SearchAlphabet.ascii(scalar - 0xFEE0)
    // Radicals, compatibility forms and the planes of rare characters.
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return (.han, folding.fold(scalar))
    // Hangul and kana.
    case 0x3040...0x30FF, 0xAC00...0xD7A3: return (.word, scalar)
    default: break
    }
    guard let character = Unicode.Scalar(scalar) else { return (.stop, scalar) }
    switch character.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      let lower = character.properties.lowercaseMapping.unicodeScalars
      return (.word, lower.count == 1 ? lower.first?.value ?? scalar : scalar)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark, .spacingMark:
      return (.word, scalar)
    case .spaceSeparator: return (.space, 0x20)
    default: return (.stop, scalar)
    }
  }
}

extension SearchAlphabet {
  /// A text in the one form that search compares: script, width and case folded.
  func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      folded.append(Unicode.Scalar(classify(scalar.value).folded) ?? scalar)
    }
    return String(folded)
  }

  /// A number that changes when what search sees changes; the index is made anew then.
  var digest: String {
    // FNV-1a over the table; the first number counts changes to the rules of this type and of the tokenizer.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ 1
    folding.table.withUnsafeBufferPointer { table in
      for value in table { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }
}
