import Record

/// What the characters of a text count as where texts are compared: the same for a copy in the other script.
///
/// - White space, paragraph breaks and invisible characters count as nothing: outlets break paragraphs as they like.
/// - Every mark of punctuation and every symbol counts as one and the same mark: 「」 and “”, a full-width comma and a
///   narrow one stand for each other, but a mark still counts, so that its neighbours stay where they are.
/// - Full-width letters and digits count as the narrow ones.
/// - Everything else counts as its Simplified form.
struct ReprintAlphabet {
  let folding: ScriptFolding

  /// What every mark and symbol counts as.
  static let mark: UInt32 = 0x2C

  /// What a scalar counts as; `nil` for nothing.
  @inline(__always)
  func character(_ scalar: UInt32) -> UInt32? {
    if (0x3400..<0xA000).contains(scalar) { return folding.fold(scalar) }
    return scalar < 0x80 ? ReprintAlphabet.narrow(scalar) : other(scalar)
  }

  private static func narrow(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: scalar
    case ...0x20, 0x7F: nil
    default: mark
    }
  }

  private func other(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    // Controls and spaces; the soft hyphen; what joins, hides or turns; variation selectors; the byte order mark.
    case 0x80...0xA0, 0xAD, 0x1680, 0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
      0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
      nil
    // 々 and 〇 are written within words.
    case 0x3005, 0x3007: scalar
    // Signs of Latin-1, general punctuation, currency, arrows, boxes and shapes, signs of Chinese, the Japanese dot,
    // upright and small forms, private use, pictures.
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2010...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x303F, 0x30FB,
      0xE000...0xF8FF, 0xFE10...0xFE6F, 0xFF5F...0xFF65, 0xFFE0...0xFFFD, 0x1F000...0x1FAFF:
      ReprintAlphabet.mark
    case 0xFF01...0xFF5E: ReprintAlphabet.narrow(scalar - 0xFEE0)
    default: folding.fold(scalar)
    }
  }
}
