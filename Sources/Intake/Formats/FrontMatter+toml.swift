extension FrontMatter {
  /// Reads front matter in TOML.
  ///
  /// - Parameters:
  ///   - bytes: The text that holds it.
  ///   - place: Where it stands.
  /// - Throws: `malformed-front-matter` with the line of what does not end, or of what is no key where there is none.
  init(toml bytes: [UInt8], _ place: Place) throws(IntakeFault) {
    do throws(TOMLTable.Fault) {
      self = try TOMLTable.read(bytes, place.content)
    } catch {
      throw .malformedFrontMatter(line: place.firstLine + error.line, error.problem)
    }
  }
}

/// The part of TOML that front matter uses, read in one pass: keys with texts, numbers, dates and lists of them.
///
/// Inline tables, and tables that say nothing of a post, are passed over. Values that are not quoted as they should be
/// are taken for what they mean; only a text or an inline table without an end is refused, for it would swallow what
/// follows. Lists and inline tables are walked and never entered, so that they may nest as deep as they like.
struct TOMLTable {
  /// What cannot be read, and on which line, counted from 0.
  struct Fault: Error, Equatable {
    var line: Int
    var problem: String
  }

  /// Of what the keys tell that are read now.
  private enum Subject {
    /// The post.
    case post
    /// A table in which sites keep what else they say of the post.
    case inner
    /// Anything else.
    case other
  }

  private static let quotation = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let backslash = UInt8(ascii: "\\")
  private static let lineFeed = UInt8(ascii: "\n")
  /// Names that a dotted key has at most.
  private static let mostNames = 16

  private let bytes: [UInt8]
  private let range: Range<Int>
  private var index: Int
  private var subject = Subject.post
  private var matter = FrontMatter()
  private var inner: [(key: String, items: [String])] = []
  private var hasKeys = false

  /// Reads a range of a text.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> FrontMatter {
    var table = TOMLTable(bytes, range)
    try table.run()
    return table.matter
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    index = range.lowerBound
  }

  private mutating func run() throws(Fault) {
    var stray: Int?
    while true {
      while let byte = peek, byte <= 0x20 { index += 1 }
      guard let byte = peek else { break }
      let start = index
      if byte == UInt8(ascii: "[") {
        if !header(), stray == nil { stray = start }
      } else if byte != UInt8(ascii: "#") {
        if let names = path(before: UInt8(ascii: "=")) {
          hasKeys = true
          try member(names)
        } else if stray == nil {
          stray = start
        }
      }
      index = min(lineEnd + 1, range.upperBound)
    }
    if let stray, !hasKeys { throw fault(at: stray, "no line has a key and its value") }
    matter.complete(with: inner)
  }

  // MARK: Keys

  /// The line that opens a table; whether it is one.
  private mutating func header() -> Bool {
    index += 1
    // One of several tables of a name tells of one of several things.
    guard peek != UInt8(ascii: "[") else {
      subject = .other
      return true
    }
    guard let names = path(before: UInt8(ascii: "]")) else { return false }
    subject = names.count == 1 && FrontMatter.innerTables.contains(names[0]) ? .inner : .other
    return true
  }

  private mutating func member(_ names: [String]) throws(Fault) {
    let items = try value()
    switch subject {
    case .post where names.count == 1: matter.set(names[0], items)
    case .post where names.count == 2 && FrontMatter.innerTables.contains(names[0]):
      inner.append((key: names[1], items: items))
    case .inner where names.count == 1: inner.append((key: names[0], items: items))
    default: break
    }
  }

  /// The names of a dotted key in lower case, up to and with the mark behind it; `nil` where none stands.
  private mutating func path(before mark: UInt8) -> [String]? {
    var names: [String] = []
    while names.count < TOMLTable.mostNames {
      skipSpace()
      guard let name = name() else { return nil }
      names.append(name.lowercased())
      skipSpace()
      guard let byte = peek else { return nil }
      guard byte == mark || byte == UInt8(ascii: ".") else { return nil }
      index += 1
      if byte == mark { return names }
    }
    return nil
  }

  private mutating func name() -> String? {
    if let byte = peek, byte == TOMLTable.quotation || byte == TOMLTable.apostrophe { return quoted() }
    let start = index
    while let byte = peek, TOMLTable.isNameByte(byte) { index += 1 }
    return index > start ? ByteSearch.string(bytes, start..<index) : nil
  }

  /// Whether a byte may stand in a key without quotation marks: letters of any script, digits, hyphens.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte >= 0x80
  }

  // MARK: Values

  /// The items of the value that stands here; a single value is a list of one, an inline table one of none.
  private mutating func value() throws(Fault) -> [String] {
    skipSpace()
    let start = index
    guard let byte = peek, byte != TOMLTable.lineFeed, byte != UInt8(ascii: "#") else { return [] }
    var items: [String] = []
    switch byte {
    case TOMLTable.quotation, TOMLTable.apostrophe:
      if let text = try paragraphs() {
        items = [text]
      } else if let text = quoted() {
        items = [text]
      }
    case UInt8(ascii: "["): items = list()
    case UInt8(ascii: "{"): try skipTable()
    default: items = [bare(endsAtComma: false)]
    }
    // What goes on behind its end is no such value: `title = "灯塔"与"海湾"`.
    let rest = ByteSearch.trimmed(index..<lineEnd, of: bytes)
    guard !rest.isEmpty, bytes[rest.lowerBound] != UInt8(ascii: "#"),
      !bytes[start..<index].contains(TOMLTable.lineFeed)
    else { return items }
    return [mended(from: start)]
  }

  /// A value that is quoted wrongly: the rest of its line without the marks at its ends.
  private func mended(from start: Int) -> String {
    let line = ByteSearch.trimmed(start..<lineEnd, of: bytes)
    guard let mark = bytes[line].first, mark == TOMLTable.quotation || mark == TOMLTable.apostrophe, line.count > 1,
      bytes[line.upperBound - 1] == mark
    else { return ByteSearch.string(bytes, line) }
    return text(line.lowerBound + 1..<line.upperBound - 1, mark)
  }

  /// A number, a date, a flag, or words that nobody quoted: up to the line's end or a comment.
  private mutating func bare(endsAtComma: Bool) -> String {
    let start = index
    while let byte = peek, byte != TOMLTable.lineFeed {
      if endsAtComma, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") { break }
      // In the midst of a word it begins no comment.
      if byte == UInt8(ascii: "#"), index > start, bytes[index - 1] <= 0x20 { break }
      index += 1
    }
    return ByteSearch.string(bytes, ByteSearch.trimmed(start..<index, of: bytes))
  }

  /// The items of a list and of the lists in it. One that is not closed ends where the next key begins.
  private mutating func list() -> [String] {
    var items: [String] = []
    var depth = 0
    var lastLineFeed: Int?
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "]"):
        depth -= 1
        index += 1
        if depth == 0 { return items }
      case UInt8(ascii: "#"): index = lineEnd
      case UInt8(ascii: ","): index += 1
      case TOMLTable.quotation, TOMLTable.apostrophe:
        // A text without an end is lost with the rest of its line.
        if let text = quoted() { items.append(text) } else { index = lineEnd }
      case UInt8(ascii: "{"): skipTableInList()
      case 0...0x20:
        if byte == TOMLTable.lineFeed { lastLineFeed = index }
        index += 1
      default:
        let word = bare(endsAtComma: true)
        if let lastLineFeed, word.utf8.contains(UInt8(ascii: "=")) {
          index = lastLineFeed
          return items
        }
        items.append(word)
      }
    }
    return items
  }

  /// Passes over an inline table.
  private mutating func skipTable() throws(Fault) {
    let start = index
    var depth = 0
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "{"):
        depth += 1
        index += 1
      case UInt8(ascii: "}"):
        depth -= 1
        index += 1
        if depth == 0 { return }
      case TOMLTable.quotation, TOMLTable.apostrophe:
        if try paragraphs() == nil, quoted() == nil { index = lineEnd }
      case UInt8(ascii: "#"): index = lineEnd
      default: index += 1
      }
    }
    throw fault(at: start, "a table in braces is not closed")
  }

  /// Passes over an inline table in a list, which ends with its line.
  private mutating func skipTableInList() {
    let end = lineEnd
    var depth = 0
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case TOMLTable.quotation, TOMLTable.apostrophe:
        if quoted() == nil { index = end }
        continue
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  // MARK: Texts

  /// A text between marks of three, which may go over several lines; `nil`, with nothing taken, where none begins.
  private mutating func paragraphs() throws(Fault) -> String? {
    let mark = bytes[index]
    guard isTriple(mark, at: index) else { return nil }
    var start = index + 3
    var end = start
    while !isTriple(mark, at: end) {
      guard end < range.upperBound else { throw fault(at: index, "a text of several lines is not closed") }
      end += mark == TOMLTable.quotation && bytes[end] == TOMLTable.backslash ? 2 : 1
    }
    // A mark before the last three is the text's own.
    while end + 3 < range.upperBound, bytes[end + 3] == mark { end += 1 }
    index = end + 3
    // A line feed that follows the opening marks is not the text's.
    if start < end, bytes[start] == 0x0D { start += 1 }
    if start < end, bytes[start] == TOMLTable.lineFeed { start += 1 }
    return text(start..<end, mark)
  }

  private func isTriple(_ mark: UInt8, at position: Int) -> Bool {
    position + 2 < range.upperBound && bytes[position] == mark && bytes[position + 1] == mark
      && bytes[position + 2] == mark
  }

  /// A text between two marks of one line; `nil`, with nothing taken, where the line has no second one.
  private mutating func quoted() -> String? {
    let mark = bytes[index]
    let start = index + 1
    var end = start
    while end < range.upperBound, bytes[end] != TOMLTable.lineFeed {
      if bytes[end] == mark {
        index = end + 1
        return text(start..<end, mark)
      }
      let isEscape =
        mark == TOMLTable.quotation && bytes[end] == TOMLTable.backslash && end + 1 < range.upperBound
        && bytes[end + 1] != TOMLTable.lineFeed
      end += isEscape ? 2 : 1
    }
    return nil
  }

  /// The text of a range between two marks, its escapes undone where the mark has any.
  private func text(_ range: Range<Int>, _ mark: UInt8) -> String {
    guard mark == TOMLTable.quotation, bytes[range].contains(TOMLTable.backslash) else {
      return ByteSearch.string(bytes, range)
    }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == TOMLTable.backslash {
        position = escape(at: position, before: range.upperBound, into: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Undoes an escape and returns where it ends. What is none stands for itself, as in a path of Windows.
  private func escape(at position: Int, before end: Int, into text: inout [UInt8]) -> Int {
    let next = position + 1
    guard next < end else {
      text.append(TOMLTable.backslash)
      return next
    }
    switch bytes[next] {
    case UInt8(ascii: "n"): text.append(TOMLTable.lineFeed)
    // A text has no use for other control characters.
    case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "e"):
      text.append(0x20)
    case TOMLTable.quotation, TOMLTable.backslash: text.append(bytes[next])
    case UInt8(ascii: "u"): return scalar(of: 4, at: next, before: end, into: &text)
    case UInt8(ascii: "U"): return scalar(of: 8, at: next, before: end, into: &text)
    case UInt8(ascii: "x"): return scalar(of: 2, at: next, before: end, into: &text)
    case 0...0x20:
      // At the end of a line it joins the next one.
      var rest = next
      var hasLineFeed = false
      while rest < end, bytes[rest] <= 0x20 {
        hasLineFeed = hasLineFeed || bytes[rest] == TOMLTable.lineFeed
        rest += 1
      }
      if hasLineFeed { return rest }
      text.append(TOMLTable.backslash)
      return next
    default:
      text.append(TOMLTable.backslash)
      return next
    }
    return next + 1
  }

  /// The character that so many hexadecimal digits behind a letter name, and where they end.
  private func scalar(of digits: Int, at letter: Int, before end: Int, into text: inout [UInt8]) -> Int {
    var value: UInt32 = 0
    for place in letter + 1...letter + digits {
      guard place < end, let digit = ByteSearch.hexadecimalDigit(bytes[place]) else {
        text.append(TOMLTable.backslash)
        return letter
      }
      value = value << 4 | UInt32(digit)
    }
    let replacement: Unicode.Scalar = "\u{FFFD}"
    text += String(value == 0 ? replacement : Unicode.Scalar(value) ?? replacement).utf8
    return letter + digits + 1
  }

  // MARK: Bytes

  private var peek: UInt8? { index < range.upperBound ? bytes[index] : nil }

  /// Where the line that is read ends.
  private var lineEnd: Int { ByteSearch.lineEnd(from: index, in: bytes, end: range.upperBound) }

  private mutating func skipSpace() {
    while let byte = peek, byte <= 0x20, byte != TOMLTable.lineFeed { index += 1 }
  }

  private func fault(at position: Int, _ problem: String) -> Fault {
    let line = bytes[range.lowerBound..<position].reduce(into: 0) { $0 += $1 == TOMLTable.lineFeed ? 1 : 0 }
    return Fault(line: line, problem: problem)
  }
}
