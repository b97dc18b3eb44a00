/// A line of a body, looked at for what it is by its shape and not by what it tells.
struct LineShape {
  /// The text that holds the line.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the line stands.
  let range: Range<Int>

  /// One character: what it is, and how many bytes it takes.
  struct Scalar {
    var value: UInt32
    var width: Int

    var isDigit: Bool { (0x30...0x39).contains(value) }
    var isUpper: Bool { (0x41...0x5A).contains(value) || (0xC0...0xDE).contains(value) }
    var isLetter: Bool {
      (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) || (0xC0...0x24F).contains(value)
    }
    var isHan: Bool { (0x3400...0x9FFF).contains(value) || (0x20000...0x3FFFF).contains(value) }
    /// The dots that part the words of a foreign name.
    var isNameDot: Bool { [0xB7, 0x2022, 0x2027, 0x2219, 0x30FB, 0xFF0E, 0x2E31].contains(value) }
    /// A bracket that opens or closes, round or square.
    var isOpening: Bool { [0x28, 0xFF08, 0x5B, 0xFF3B, 0x3010].contains(value) }
    var isClosing: Bool { [0x29, 0xFF09, 0x5D, 0xFF3D, 0x3011].contains(value) }
    var isSquare: Bool { [0x5B, 0xFF3B, 0x3010, 0x5D, 0xFF3D, 0x3011].contains(value) }
    /// A dash of any length.
    var isDash: Bool { [0x2D, 0x2013, 0x2014, 0xFF0D].contains(value) }
    /// The end of a sentence, as Chinese writes it.
    var endsSentence: Bool { value == 0x3002 || value == 0xFF01 || value == 0xFF1F }
    /// A mark within a sentence, which no name and no tag holds.
    var partsClauses: Bool { [0xFF0C, 0xFF1B, 0xFF1A, 0x3A, 0x3B, 0x2C].contains(value) }
    /// What lines are decorated with at either end: brackets, bullets, dashes, dots.
    var isOrnament: Bool {
      switch value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x22, 0x23, 0x25, 0x26, 0x27, 0x40: false
      case 0..<0x7F: true
      case 0xB7, 0xD7, 0x2010...0x2015, 0x2022...0x2027, 0x203B, 0x2190...0x27BF, 0x2B00...0x2BFF, 0x3000, 0x3010,
        0x3011,
        0xFF08,
        0xFF09, 0xFF1A, 0xFF3B, 0xFF3D, 0xFF5C, 0xFF5E, 0x1F300...0x1FAFF, 0xFE0F:
        true
      default: false
      }
    }
  }

  /// The character at a position of the line, which need not begin one; the bytes are valid UTF-8.
  func scalar(at position: Int) -> Scalar {
    let byte = UInt32(bytes[position])
    func next(_ offset: Int) -> UInt32 {
      position + offset < range.upperBound ? UInt32(bytes[position + offset] & 0x3F) : 0
    }
    if byte < 0x80 { return Scalar(value: byte, width: 1) }
    if byte >= 0xF0 { return Scalar(value: (byte & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), width: 4) }
    if byte >= 0xE0 { return Scalar(value: (byte & 15) << 12 | next(1) << 6 | next(2), width: 3) }
    return Scalar(value: (byte & 31) << 6 | next(1), width: 2)
  }

  /// The character that ends before a position.
  func scalar(before position: Int) -> Scalar {
    var start = position - 1
    while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Calls for each character of a range until told to stop.
  func each(_ part: Range<Int>, _ body: (Scalar, Int) -> Bool) {
    var index = part.lowerBound
    while index < part.upperBound {
      let scalar = scalar(at: index)
      guard body(scalar, index) else { return }
      index += scalar.width
    }
  }

  /// Whether a character for which something holds stands in a range.
  func holds(_ part: Range<Int>, _ test: (Scalar) -> Bool) -> Bool {
    var found = false
    each(part) { scalar, _ in
      found = test(scalar)
      return !found
    }
    return found
  }

  /// Whether a sentence ends anywhere in the line.
  var holdsSentence: Bool { holds(range) { $0.endsSentence } }

  /// Whether a full stop stands anywhere in the line; headlines of other articles have ！ and ？, but none.
  var holdsFullStop: Bool { holds(range) { $0.value == 0x3002 } }

  /// Whether a Han character stands in a range outside of its brackets.
  func holdsHan(_ part: Range<Int>) -> Bool {
    var depth = 0
    return holds(part) { scalar in
      if scalar.isOpening { depth += 1 }
      if scalar.isClosing { depth -= 1 }
      return scalar.isHan && depth <= 0
    }
  }

  /// A range without the spaces at its ends.
  func trimmed(_ part: Range<Int>) -> Range<Int> {
    var part = part
    while !part.isEmpty, bytes[part.lowerBound] == 0x20 { part = part.dropFirst() }
    while !part.isEmpty, bytes[part.upperBound - 1] == 0x20 { part = part.dropLast() }
    return part
  }

  /// The line without the brackets, bullets, dashes and dots at its ends; empty where it holds nothing else.
  var core: Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let scalar = scalar(at: start)
      guard scalar.isOrnament else { break }
      start += scalar.width
    }
    var end = range.upperBound
    while end > start {
      let scalar = scalar(before: end)
      guard scalar.isOrnament else { break }
      end -= scalar.width
    }
    return start..<max(start, min(end, range.upperBound))
  }

  /// The colon or bar at a position, spaces around it included; `nil` where none stands there.
  func separator(at position: Int, end: Int) -> Int? {
    var index = position
    while index < end, bytes[index] == 0x20 { index += 1 }
    guard index < end else { return nil }
    let scalar = scalar(at: index)
    guard [0x3A, 0xFF1A, 0x7C, 0xFF5C, 0x2F, 0xFF0F, 0xFE30].contains(scalar.value) else { return nil }
    index += scalar.width
    while index < end, bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// What stands in the bracket, round or square, that ends the line; `nil` where the line does not end in one.
  var closingBracket: Range<Int>? {
    guard !range.isEmpty else { return nil }
    let last = scalar(before: range.upperBound)
    guard last.isClosing else { return nil }
    var end = range.upperBound - last.width
    let close = end
    while end > range.lowerBound {
      let scalar = scalar(before: end)
      if scalar.isOpening, scalar.isSquare == last.isSquare { return end..<close }
      end -= scalar.width
    }
    return nil
  }

  /// Where the mark stands that opens a bracket with such an inside.
  func opening(of inside: Range<Int>) -> Int {
    inside.lowerBound > range.lowerBound
      ? inside.lowerBound - scalar(before: inside.lowerBound).width : inside.lowerBound
  }

  /// What stands behind the last slash of the line, where no bracket and no sentence ends behind it: `。/海港社`.
  var behindSlash: Range<Int>? {
    var end = range.upperBound
    while end > range.lowerBound {
      let scalar = scalar(before: end)
      if scalar.value == 0x2F || scalar.value == 0xFF0F {
        let name = trimmed(end..<range.upperBound)
        return name.isEmpty ? nil : name
      }
      if scalar.endsSentence || scalar.isClosing || scalar.partsClauses { return nil }
      end -= scalar.width
    }
    return nil
  }

  /// Whether the line ends in a square bracket.
  var closesInSquareBracket: Bool { !range.isEmpty && scalar(before: range.upperBound).isSquare }

  /// What stands in the one bracket that holds all of the line; `nil` where there is none.
  var enclosed: Range<Int>? {
    guard let inside = closingBracket else { return nil }
    let first = scalar(at: range.lowerBound)
    return first.isOpening && range.lowerBound + first.width == inside.lowerBound ? inside : nil
  }

  /// What stands in angle brackets that hold all of the line; `nil` where there are none.
  var angled: Range<Int>? {
    guard range.count > 2 else { return nil }
    let first = scalar(at: range.lowerBound)
    let last = scalar(before: range.upperBound)
    guard [0x3C, 0xFF1C, 0x3008].contains(first.value), [0x3E, 0xFF1E, 0x3009].contains(last.value) else { return nil }
    return range.lowerBound + first.width..<range.upperBound - last.width
  }

  /// Whether the line holds no word, only a row of dashes, stars or the like that parts what is above it from what is
  /// below. Dots are words left out.
  var isRule: Bool { core.isEmpty && !holds(range) { $0.value == 0x2026 || $0.value == 0x22EF } }

  /// Whether the line is nothing but a web address.
  var isAddress: Bool {
    guard range.count >= 8, range.allSatisfy({ (0x21...0x7E).contains(bytes[$0]) }) else { return false }
    if ByteSearch.matches("http://", in: bytes, at: range.lowerBound)
      || ByteSearch.matches("https://", in: bytes, at: range.lowerBound)
    {
      return true
    }
    // t.rs/2Q8FzC1: a host, and a path behind it.
    guard let slash = range.first(where: { bytes[$0] == UInt8(ascii: "/") }), slash + 1 < range.upperBound,
      let dot = range.first(where: { bytes[$0] == UInt8(ascii: ".") }), dot > range.lowerBound, dot < slash
    else { return false }
    var start = slash
    while start > dot, (0x61...0x7A).contains(bytes[start - 1]) { start -= 1 }
    return (2...4).contains(slash - start) && bytes[start - 1] == UInt8(ascii: ".")
  }

  /// The last sentence of the line, without the brackets behind it.
  var lastSentence: Range<Int> {
    var end = range.upperBound
    while let inside = LineShape(bytes: bytes, range: range.lowerBound..<end).closingBracket {
      end = opening(of: inside)
    }
    var start = end
    if start > range.lowerBound {
      let mark = scalar(before: start)
      if mark.endsSentence { start -= mark.width }
    }
    while start > range.lowerBound {
      let scalar = scalar(before: start)
      if scalar.endsSentence { break }
      start -= scalar.width
    }
    return start..<end
  }
}

// MARK: Tags

extension LineShape {
  /// The longest tag, in bytes, and the longest that holds a space.
  private static let longestTag = 60
  private static let longestSpacedTag = 36

  /// How many hashtags fill a range of the line; 0 where anything else stands in it.
  func hashtags(_ part: Range<Int>) -> Int {
    var count = 0
    var start = trimmed(part).lowerBound
    while start < part.upperBound {
      let mark = scalar(at: start)
      guard mark.value == 0x23 || mark.value == 0xFF03 else { return 0 }
      var end = start + mark.width
      while end < part.upperBound {
        let scalar = scalar(at: end)
        if scalar.value == 0x23 || scalar.value == 0xFF03 { break }
        if scalar.endsSentence || scalar.partsClauses { return 0 }
        end += scalar.width
      }
      let tag = trimmed(start + mark.width..<max(end, start + mark.width))
      let limit = bytes[tag].contains(0x20) ? Self.longestSpacedTag : Self.longestTag
      guard !tag.isEmpty, tag.count <= limit else { return 0 }
      count += 1
      start = end
    }
    return count
  }

  /// Where the hashtags begin that stand behind the last sentence of a line; `nil` for fewer than two.
  var closingHashtags: Int? {
    var end = range.upperBound
    var first: Int?
    while end > range.lowerBound {
      let scalar = scalar(before: end)
      if scalar.value == 0x23 || scalar.value == 0xFF03 { first = end - scalar.width }
      if scalar.endsSentence || scalar.value == 0x29 || scalar.value == 0xFF09 || scalar.value == 0x201D { break }
      end -= scalar.width
    }
    guard let first, end > range.lowerBound, trimmed(end..<first).isEmpty, hashtags(first..<range.upperBound) > 1 else {
      return nil
    }
    return first
  }
}
