extension LineShape {
  /// How much a line looks like the name of somebody who writes.
  enum NameLikeness {
    /// It does not.
    case none
    /// It may be a name: a few Han characters, or some with a dot between them.
    case possible
    /// Nothing but names in Latin letters.
    case latin
  }

  /// The longest line of names, in bytes.
  private static let longestNames = 120
  /// The longest name of Han characters: without a dot, and with one.
  private static let longestHanName = 4
  private static let longestForeignName = 20

  /// Whether a range of the line consists of names and of what parts them.
  func nameLikeness(_ part: Range<Int>) -> NameLikeness {
    let part = trimmed(part)
    guard !part.isEmpty, part.count <= Self.longestNames else { return .none }
    if isLatinNames(part) { return .latin }
    var pieces = 0
    var isValid = true
    var han = 0
    var letters = 0
    var dots = 0
    var brackets = 0
    func endsPiece() {
      if han == 0 { return }
      if han < 2 || han > (dots > 0 ? Self.longestForeignName : Self.longestHanName) { isValid = false }
      pieces += 1
      han = 0
      dots = 0
    }
    /// A Latin name ends where a comma stands; spaces part its words.
    func endsLatin() { letters = 0 }
    each(part) { scalar, position in
      switch scalar.value {
      case 0x28, 0xFF08: brackets += 1
      case 0x29, 0xFF09: brackets -= 1
      case _ where brackets > 0: if scalar.isHan || scalar.endsSentence { isValid = false }
      case 0x20: endsPiece()
      case 0x3001, 0xFF0C, 0x2F, 0xFF0F, 0x2C, 0x7C, 0xFF5C, 0x3D, 0xFF1D:
        endsPiece()
        endsLatin()
      case 0x2E, 0x27, 0x2019, 0x2D: isValid = letters > 0
      // 和, 与, 與, 及 between two names.
      case 0x548C, 0x4E0E, 0x8207, 0x53CA: if han >= 2, dots > 0 { endsPiece() } else { han += 1 }
      default:
        if scalar.isNameDot {
          dots += 1
        } else if scalar.isHan {
          han += 1
          isValid = letters == 0
        } else {
          isValid = scalar.isLetter && han == 0 && (letters > 0 || scalar.isUpper)
          letters += 1
        }
      }
      return isValid && brackets >= 0
    }
    endsPiece()
    return isValid && brackets == 0 && pieces > 0 ? .possible : .none
  }

  /// Whether a range consists of two or more Latin words that begin in capitals, and of what parts names.
  private func isLatinNames(_ part: Range<Int>) -> Bool {
    var words = 0
    var capitals = 0
    var isInWord = false
    var isValid = true
    each(part) { scalar, _ in
      if scalar.isLetter {
        if !isInWord {
          words += 1
          capitals += scalar.isUpper ? 1 : 0
        }
        isInWord = true
      } else if scalar.value == 0x2E || scalar.value == 0x27 || scalar.value == 0x2019 || scalar.value == 0x2D {
        // J.R., O’Neil, Ann-Marie
      } else {
        isInWord = false
        isValid = [0x20, 0x2F, 0x2C, 0x26, 0x3001, 0xFF0C, 0x7C].contains(scalar.value)
      }
      return isValid
    }
    // “and”, “de”, “von”, “bin” may stand between the capitals.
    return isValid && words >= 2 && words <= 16 && capitals >= 2 && capitals * 3 >= words * 2
  }
}
