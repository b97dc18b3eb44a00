import Presentation

/// Words with what is to be marked in them, ready to be laid out in lines.
///
/// On a terminal marks are colours; elsewhere differing words stand in 【】 and other marks fall away.
struct StyledText {
  /// How words stand out.
  enum Style: UInt8 {
    case plain, strong, faint, differing, agreed, changed

    /// The parameters of the escape sequence.
    var code: String? {
      switch self {
      case .plain: nil
      case .strong: "1"
      case .faint: "2"
      case .differing: "33"
      case .agreed: "32"
      case .changed: "33;1"
      }
    }
  }

  /// One character with its style.
  struct Unit {
    var scalar: Unicode.Scalar
    var style: Style
  }

  private(set) var units: [Unit] = []

  init() {}

  /// Words in one style; control characters become marks.
  init(_ text: String, _ style: Style = .plain) {
    add(text, style)
  }

  var isEmpty: Bool { units.isEmpty }

  /// The columns that the words take.
  var width: Int { units.reduce(0) { $0 + StyledText.width($1.scalar) } }

  mutating func add(_ text: String, _ style: Style = .plain) {
    units += Plain.text(text).unicodeScalars.map { Unit(scalar: $0.value == 0x0A ? " " : $0, style: style) }
  }

  mutating func add(_ other: StyledText) { units += other.units }

  /// Ends a line here.
  mutating func endLine() { units.append(Unit(scalar: "\n", style: .plain)) }

  /// The words in lines of a width; closing marks do not begin a line, Latin words and numbers are not cut.
  ///
  /// - Parameters:
  ///   - limit: The most lines; an ellipsis tells that there is more.
  ///   - indent: Blanks before every line but the first.
  func lines(width: Int, limit: Int = .max, indent: Int = 0) -> [[Unit]] {
    let blanks = Array(repeating: Unit(scalar: " ", style: .plain), count: indent)
    let broken = broken(width: width, indent: indent)
    return StyledText.cut(broken, width: width - indent, limit: limit).enumerated().map { $0 == 0 ? $1 : blanks + $1 }
  }

  private func broken(width full: Int, indent: Int) -> [[Unit]] {
    var lines: [[Unit]] = []
    var line: [Unit] = []
    var columns = 0
    var position = 0
    var width: Int { lines.isEmpty ? full : max(full - indent, 2) }
    while position < units.count {
      if units[position].scalar == "\n" {
        lines.append(line)
        line = []
        columns = 0
        position += 1
        continue
      }
      let word = word(at: position)
      let wordColumns = word.reduce(0) { $0 + StyledText.width($1.scalar) }
      if columns + wordColumns > width, !line.isEmpty {
        // A closing mark takes the character before it along, and an opening one never stays behind.
        let isClosing = word.count == 1 && StyledText.isClosing(units[position].scalar)
        if let last = line.last, line.count > 1,
          isClosing ? !StyledText.isClosing(last.scalar) : StyledText.isOpening(last.scalar)
        {
          line.removeLast()
          lines.append(line)
          line = [last]
          columns = StyledText.width(last.scalar)
        } else {
          lines.append(line)
          line = []
          columns = 0
        }
      }
      // A word that no line holds is cut.
      for unit in word {
        let one = StyledText.width(unit.scalar)
        if columns + one > width, !line.isEmpty {
          lines.append(line)
          line = []
          columns = 0
        }
        if line.isEmpty, unit.scalar == " ", !lines.isEmpty { continue }
        line.append(unit)
        columns += one
      }
      position += word.count
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// So many lines; an ellipsis at the end of the last one where there are more.
  private static func cut(_ lines: [[Unit]], width: Int, limit: Int) -> [[Unit]] {
    guard lines.count > limit else { return lines }
    var cut = Array(lines.prefix(limit))
    while let last = cut.last, last.reduce(0, { $0 + StyledText.width($1.scalar) }) + 1 > width, !last.isEmpty {
      cut[cut.count - 1].removeLast()
    }
    cut[cut.count - 1].append(Unit(scalar: "…", style: .plain))
    return cut
  }

  /// A Latin word or a number, or one character.
  private func word(at position: Int) -> ArraySlice<Unit> {
    var end = position + 1
    guard StyledText.isLatin(units[position].scalar) else { return units[position..<end] }
    while end < units.count, StyledText.isLatin(units[end].scalar) { end += 1 }
    return units[position..<end]
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x2D, 0x27, 0x2E, 0x25, 0x3A: true
    default: false
    }
  }

  /// Marks that must not begin a line.
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "，。、；：？！”’」』）》】…,.;:?!)]".unicodeScalars.contains(scalar)
  }

  /// Marks that must not end a line.
  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool { "“‘「『（《【([".unicodeScalars.contains(scalar) }

  static func width(_ scalar: Unicode.Scalar) -> Int { Plain.width(scalar) }

  /// A line as it is printed, filled to a width.
  static func printed(_ line: [Unit], width: Int = 0, marks: Bool) -> String {
    var text = ""
    var style = Style.plain
    for unit in line {
      if marks, unit.style != style {
        if style != .plain { text += "\u{1B}[0m" }
        if let code = unit.style.code { text += "\u{1B}[\(code)m" }
        style = unit.style
      }
      text.unicodeScalars.append(unit.scalar)
    }
    if marks, style != .plain { text += "\u{1B}[0m" }
    let columns = line.reduce(0) { $0 + StyledText.width($1.scalar) }
    return text + String(repeating: " ", count: max(width - columns, 0))
  }
}

extension StyledText {
  /// A stretch of an article with its differing words marked.
  ///
  /// - Parameter marks: Whether marks are colours.
  mutating func add(_ text: String, from start: Int, differing: [(start: Int, end: Int)], marks: Bool) {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    for span in differing {
      let first = min(max(span.start - start, position), scalars.count)
      let last = min(max(span.end - start, first), scalars.count)
      guard first < last else { continue }
      add(words(position..<first))
      if marks { add(words(first..<last), .differing) } else { add("【" + words(first..<last) + "】") }
      position = last
    }
    add(words(position..<scalars.count))
  }
}
