import Record

/// A name in the one form by which names are compared: both scripts one, letters plain and small, marks and spaces left out.
struct FoldedName {
  private let folding: ScriptFolding

  init(_ folding: ScriptFolding) { self.folding = folding }

  /// The folded form: 烏克蘭 and 乌克兰, `Türkiye` and `turkiye`, `wang-yi` and `Wang Yi` are the same.
  func callAsFunction(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { fold(scalar, into: &folded) }
    return String(folded)
  }

  /// The same in bytes, with one space for whatever is left out, so that words stay apart.
  func words(_ text: String) -> [UInt8] {
    var folded = String.UnicodeScalarView()
    var isParted = true
    for scalar in text.unicodeScalars {
      if fold(scalar, into: &folded) {
        isParted = false
      } else if !isParted {
        folded.append(" ")
        isParted = true
      }
    }
    if isParted, !folded.isEmpty { folded.removeLast() }
    return Array(String(folded).utf8)
  }

  /// The folded form of a scalar as one character, for running over whole texts; `nil` of what is left out. Letters with
  /// marks stay as they are.
  func character(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0x3400..<0xA000: return folding.fold(scalar.value)
    case 0x61...0x7A, 0x30...0x39: return scalar.value
    case 0..<0x41, 0x5B..<0x80, 0x3000..<0x3041, 0x2000..<0x2070: return nil
    case 0xC0...0x24F, 0x1E00...0x1EFF: return scalar.value
    default:
      var view = String.UnicodeScalarView()
      return fold(scalar, into: &view) ? view.first?.value : nil
    }
  }

  /// Appends the folded form of a scalar.
  ///
  /// - Returns: Whether there is one.
  @discardableResult
  private func fold(_ scalar: Unicode.Scalar, into folded: inout String.UnicodeScalarView) -> Bool {
    switch scalar.value {
    case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
    case 0x61...0x7A, 0x30...0x39: folded.append(scalar)
    case 0..<0x80: return false
    case 0x3400..<0xA000: folded.append(Unicode.Scalar(folding.fold(scalar.value)) ?? scalar)
    // Full-width letters and digits.
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      if let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
        folded.append(contentsOf: String(plain).lowercased().unicodeScalars)
      }
    case 0xC0...0x24F, 0x1E00...0x1EFF: folded.append(contentsOf: FoldedName.plainLetters(scalar))
    default:
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return false }
      folded.append(Unicode.Scalar(folding.fold(scalar.value)) ?? scalar)
    }
    return true
  }

  /// The plain letters of one with a mark, from its name in Unicode: LATIN SMALL LETTER U WITH DIAERESIS is u.
  private static func plainLetters(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER" else {
      return String(scalar).lowercased().unicodeScalars
    }
    return words[3].lowercased().unicodeScalars
  }
}
