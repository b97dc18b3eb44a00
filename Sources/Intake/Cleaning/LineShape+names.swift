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
  private static let longestHanName = 5
  private static let longestForeignName = 20

  /// Whether a range of the line consists of names and of what parts them.
  func nameLikeness(_ part: Range<Int>) -> NameLikeness {
    var part = trimmed(part)
    guard !part.isEmpty, part.count <= Self.longestNames else { return .none }
    // （Jane Roe）
    if let inside = LineShape(bytes: bytes, range: part).enclosed { part = inside }
    if isLatinNames(part) { return .latin }
    if isInBothScripts(part) { return .possible }
    var pieces = 0
    var isValid = true
    var han = 0
    var letters = 0
    var dots = 0
    var hyphens = 0
    var brackets = 0
    func endsPiece() {
      if han == 0 { return }
      if han < 2 || han > (dots > 0 ? Self.longestForeignName : Self.longestHanName) { isValid = false }
      if hyphens > 0, dots == 0 { isValid = false }
      pieces += 1
      han = 0
      dots = 0
      hyphens = 0
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
      // 若望-李·王, 若望·李-海港: a double name, and where it was filed from.
      case 0x2D where han > 0: hyphens += 1
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

  /// Whether a range is one foreign name in Han characters with its Latin form in a bracket: `胡安.李（Juan Li）`.
  func isInBothScripts(_ part: Range<Int>) -> Bool {
    let whole = LineShape(bytes: bytes, range: part)
    guard let inside = whole.closingBracket, !inside.isEmpty, isLatinNames(inside) else { return false }
    let name = trimmed(part.lowerBound..<whole.opening(of: inside))
    var han = 0
    let isName = !holds(name) { scalar in
      han += scalar.isHan ? 1 : 0
      return !(scalar.isHan || scalar.isNameDot || [0x2E, 0x2D, 0x2014, 0x2013].contains(scalar.value))
    }
    return isName && han >= 2 && han <= Self.longestForeignName
  }

  /// Whether all of the line is one foreign name, written with dots between its words, alone or with the place it was
  /// filed from: `若望·李`, `若望·李-海港`, `海港 – 若望·李`.
  var isDottedName: Bool {
    guard range.count <= Self.longestNames, holds(range, { $0.isNameDot }),
      !holds(range, { $0.partsClauses || $0.value == 0x3001 })
    else { return false }
    var dash: Range<Int>?
    each(range) { scalar, position in
      guard scalar.isDash else { return true }
      dash = position..<position + scalar.width
      return false
    }
    guard let dash else { return isOneName(range) }
    let parts = [trimmed(range.lowerBound..<dash.lowerBound), trimmed(dash.upperBound..<range.upperBound)]
    return isOneName(range)
      || zip(parts, parts.reversed()).contains { name, place in isOneName(name) && isPlace(place) }
  }

  private func isOneName(_ part: Range<Int>) -> Bool {
    holds(part) { $0.isNameDot } && !holds(part) { $0.value == 0x20 } && nameLikeness(part) == .possible
  }

  /// The longest name of a place, in bytes.
  private static let longestPlace = 36

  private func isPlace(_ part: Range<Int>) -> Bool {
    !part.isEmpty && part.count <= Self.longestPlace && !holds(part) { !$0.isHan && !$0.isNameDot }
  }

  /// A dotted name up to the first character behind its first dot: enough to find it again where more words follow.
  var openingName: Range<Int> {
    var end = range.lowerBound
    var isBehindDot = false
    each(range) { scalar, position in
      end = position + scalar.width
      if isBehindDot { return false }
      isBehindDot = scalar.isNameDot
      return true
    }
    return range.lowerBound..<end
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
