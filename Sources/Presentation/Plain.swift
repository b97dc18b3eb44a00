/// Text of articles made fit for a terminal or a page.
package enum Plain {
  /// The text without control characters and with marks for characters that turn the direction of writing or hide.
  ///
  /// Source of the rule: CVE-2021-42574; an escape sequence in an article must not reach a terminal.
  package static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnfit) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(isUnfit(scalar) ? "\u{FFFD}" : scalar) }
    return String(plain)
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// How many columns a terminal takes for a text: two for a Chinese character.
  package static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// How many columns a terminal takes for a character.
  package static func width(_ scalar: Unicode.Scalar) -> Int { isWide(scalar.value) ? 2 : 1 }

  /// The text filled with spaces up to a width.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - self.width(text), 0))
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || (0xFFE0...0xFFE6).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
  }
}
