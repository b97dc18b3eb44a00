import Lexicon

/// The words by which class names and lines tell what a part of a page is: the table `page-words.tsv`.
///
/// Its groups are bits of a mask, in the order in which the table has them.
struct PageWords: Sendable {
  /// The groups of class words and of furniture words.
  let groups: [String]
  let furnitureGroups: [String]
  private let classes: [[UInt8]: UInt32]
  /// Furniture phrases by their first character; those of Latin letters stand as whole words.
  private let phrases: [UInt32: [Phrase]]

  private struct Phrase: Sendable {
    var scalars: [UInt32]
    var group: UInt32
    var isWord: Bool
  }

  init(_ table: Table) throws(LexiconError) {
    var groups: [String] = []
    var furnitureGroups: [String] = []
    var classes: [[UInt8]: UInt32] = [:]
    var phrases: [UInt32: [Phrase]] = [:]
    for row in table.rows {
      let group = table.cell(row, "group")
      switch table.cell(row, "kind") {
      case "class":
        if !groups.contains(group) { groups.append(group) }
        let bit = UInt32(1) << UInt32(groups.firstIndex(of: group) ?? 0)
        for word in table.list(row, "words") { classes[Array(word.utf8), default: 0] |= bit }
      case "line":
        if !furnitureGroups.contains(group) { furnitureGroups.append(group) }
        let bit = UInt32(1) << UInt32(furnitureGroups.firstIndex(of: group) ?? 0)
        for words in table.list(row, "words") {
          let scalars = words.unicodeScalars.map(\.value)
          guard let first = scalars.first else { continue }
          let isWord = !scalars.contains(where: PageScalar.isChinese) && PageScalar.isAlphanumeric(first)
          phrases[first, default: []].append(Phrase(scalars: scalars, group: bit, isWord: isWord))
        }
      // What lines end a page is for whoever chooses.
      case "end": break
      case let kind:
        throw LexiconError(
          table: table.name, line: row.line, problem: "there is no kind “\(kind)”", remedy: "use class, line or end")
      }
    }
    guard groups.count <= 32, furnitureGroups.count <= 32 else {
      throw LexiconError(
        table: table.name, line: 1, problem: "there are more than 32 groups of one kind", remedy: "join some of them")
    }
    self.groups = groups
    self.furnitureGroups = furnitureGroups
    self.classes = classes
    self.phrases = phrases
  }

  /// The groups of the words of a `class`, `id`, `itemprop` or `role`.
  ///
  /// Words are runs of Latin letters, cut before a capital within (`articleBody`), and of Chinese characters.
  func groups(ofNames names: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var mask: UInt32 = 0
    var word: [UInt8] = []
    var previous: UInt8 = 0
    for byte in names {
      switch byte {
      case 0x61...0x7A, 0x80...: word.append(byte)
      case 0x41...0x5A:
        if (0x61...0x7A).contains(previous), !word.isEmpty {
          mask |= groups(of: word)
          word.removeAll(keepingCapacity: true)
        }
        word.append(byte | 0x20)
      default:
        if !word.isEmpty { mask |= groups(of: word) }
        word.removeAll(keepingCapacity: true)
      }
      previous = byte
    }
    return word.isEmpty ? mask : mask | groups(of: word)
  }

  /// A word's groups, or those of the longest known word of five letters or more that it ends or begins with.
  private func groups(of word: [UInt8]) -> UInt32 {
    if let known = classes[word] { return known }
    guard word.count > 5, word.count <= 40 else { return 0 }
    for length in stride(from: word.count - 1, through: 5, by: -1) {
      if let known = classes[Array(word.suffix(length))] { return known }
      if let known = classes[Array(word.prefix(length))] { return known }
    }
    return 0
  }

  /// The groups of the phrases that a line begins with, and of those that stand in it at all.
  ///
  /// - Parameter line: The first characters of a line, in lower case.
  func furniture(in line: [UInt32]) -> (atStart: UInt32, anywhere: UInt32) {
    var atStart: UInt32 = 0
    var anywhere: UInt32 = 0
    for position in line.indices {
      guard let candidates = phrases[line[position]] else { continue }
      let isWordStart =
        PageScalar.isAlphanumeric(line[position]) && !PageScalar.isChinese(line[position])
        && (position == 0 || !PageScalar.isAlphanumeric(line[position - 1]) || PageScalar.isChinese(line[position - 1]))
      for phrase in candidates {
        let end = position + phrase.scalars.count
        guard end <= line.count, line[position..<end].elementsEqual(phrase.scalars) else { continue }
        if phrase.isWord {
          guard isWordStart,
            end == line.count || !PageScalar.isAlphanumeric(line[end]) || PageScalar.isChinese(line[end])
          else { continue }
        }
        anywhere |= phrase.group
        if position <= 2 { atStart |= phrase.group }
      }
    }
    return (atStart, anywhere)
  }
}

/// What a character is, as far as pages are told apart by it.
enum PageScalar {
  /// Chinese, Japanese and Korean characters with the marks of their script.
  @inline(__always)
  static func isChinese(_ scalar: UInt32) -> Bool {
    (0x2E80...0x9FFF).contains(scalar) || (0xAC00...0xD7AF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
  }

  @inline(__always)
  static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (0x61...0x7A).contains(scalar | 0x20) && scalar >= 0x41 || (0x30...0x39).contains(scalar)
    }
    guard let known = Unicode.Scalar(scalar) else { return false }
    return known.properties.isAlphabetic || known.properties.numericType != nil
  }

  /// White space of any kind.
  @inline(__always)
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// `. ! ?` and their like.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0x2026, 0x61F, 0x964: true
    default: false
    }
  }

  static func isComma(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3B, 0xFF0C, 0x3001, 0xFF1B, 0x60C: true
    default: false
    }
  }

  /// Quotation marks and brackets that may follow the end of a sentence.
  static func closes(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x5D, 0x3011, 0xBB, 0x203A: true
    default: false
    }
  }

  /// The character at a position of valid UTF-8, and how many bytes it takes.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (scalar: UInt32, count: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (UInt32(byte), 1) }
    if byte < 0xE0, index + 1 < bytes.count {
      return (UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if byte < 0xF0, index + 2 < bytes.count {
      return (UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
    }
    guard index + 3 < bytes.count else { return (0xFFFD, bytes.count - index) }
    let high = UInt32(byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
    return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
  }
}
