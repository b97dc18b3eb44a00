/// Collects words as lines, white space folded.
///
/// A run of white space, full-width and other Unicode spaces included, becomes one space between words and nothing at
/// the ends of a line. Zero-width characters go. The bytes given must be valid UTF-8.
struct LineBuilder {
  /// All lines, one after the other, without anything between them.
  private(set) var bytes: [UInt8] = []
  /// Where each line stands in `bytes`.
  private(set) var lines: [Range<Int>] = []
  /// What all words of each line stand in.
  private(set) var marks: [LineMarks] = []
  /// What the words that are added now stand in.
  var mark: LineMarks = []
  private var lineMarks = LineMarks.all
  private var hasLink = false
  private var lineStart = 0
  private var pendingSpace = false

  /// How many bytes have been collected.
  var count: Int { bytes.count }

  mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds words to the line.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var run = 0
    let end = text.count
    while index < end {
      let byte = text[index]
      if byte > 0x20, byte < 0x7F {
        index += 1
        continue
      }
      let (width, kind) = LineBuilder.classify(byte, text, index)
      if kind == .word {
        index += width
        continue
      }
      flush(text, run, index)
      if kind == .space { pendingSpace = bytes.count > lineStart }
      index += width
      run = index
    }
    flush(text, run, end)
  }

  /// Adds a space that folds with others around it.
  mutating func addSpace() { pendingSpace = bytes.count > lineStart }

  /// Ends the line; nothing happens where it is empty.
  mutating func breakLine() {
    pendingSpace = false
    guard bytes.count > lineStart else { return }
    lines.append(lineStart..<bytes.count)
    marks.append(hasLink ? lineMarks.union(.holdsLink) : lineMarks.subtracting(.holdsLink))
    hasLink = false
    mark.remove(.afterPicture)
    lineMarks = .all
    lineStart = bytes.count
  }

  /// Says that a picture stands here: a line that begins now begins right after it.
  mutating func passPicture() {
    if bytes.count == lineStart { mark.insert(.afterPicture) }
  }

  private enum Kind { case word, space, nothing }

  /// The length in bytes of the character at a position and what it is.
  @inline(__always)
  private static func classify(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Int, Kind) {
    if byte <= 0x20 || byte == 0x7F { return (1, .space) }
    if byte >= 0xF0 { return (min(4, text.count - index), .word) }
    if byte >= 0xE0 {
      guard index + 2 < text.count else { return (text.count - index, .word) }
      switch (byte, text[index + 1], text[index + 2]) {
      case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
        (0xE2, 0x81, 0x9F):
        return (3, .space)
      case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (3, .nothing)
      default: return (3, .word)
      }
    }
    guard index + 1 < text.count else { return (1, .word) }
    if byte == 0xC2, (0x80...0xA0).contains(text[index + 1]) { return (2, .space) }
    if byte == 0xC2, text[index + 1] == 0xAD { return (2, .nothing) }
    return (2, .word)
  }

  @inline(__always)
  private mutating func flush(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard end > start else { return }
    if pendingSpace {
      bytes.append(0x20)
      pendingSpace = false
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
    // A bullet or a bar between links is no word.
    if mark.contains(.link) { hasLink = true }
    if end - start > 3 || lineMarks == .all { lineMarks.formIntersection(mark) }
  }
}

/// What all words of a line stand in.
struct LineMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// A link.
  static let link = LineMarks(rawValue: 1)
  /// Italics.
  static let emphasis = LineMarks(rawValue: 2)
  /// The line begins right after a picture.
  static let afterPicture = LineMarks(rawValue: 4)
  /// Some of its words, if not all, stand in a link.
  static let holdsLink = LineMarks(rawValue: 8)
  /// Everything: where a line begins, before its first word.
  static let all = LineMarks(rawValue: 0xFF)
}

extension LineBuilder {
  /// All lines as one text; lines are joined by a space.
  mutating func joined() -> String {
    breakLine()
    return lines.map { ByteSearch.string(bytes, $0) }.joined(separator: " ")
  }

  /// One line of text with white space folded and HTML entities decoded.
  static func line(_ text: String) -> String {
    var builder = LineBuilder()
    builder.addDecoded(Array(text.utf8))
    return builder.joined()
  }

  /// Adds words in which HTML entities may stand; anything that looks like a tag stays text.
  mutating func addDecoded(_ text: [UInt8]) {
    guard text.contains(UInt8(ascii: "&")) else { return text.withUnsafeBufferPointer { add($0) } }
    var shielded: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "<") { shielded += Array("&lt;".utf8) } else { shielded.append(byte) }
    }
    let decoded = shielded.withUnsafeBufferPointer { markup in
      MarkupTree.parse(markup) { MarkupTree.text(of: $0) }
    }
    (decoded ?? text).withUnsafeBufferPointer { add($0) }
  }
}

extension MarkupTree {
  /// All words below a node, in order, without recursion.
  static func text(of root: Node) -> [UInt8] {
    var text: [UInt8] = []
    var stack = [root]
    while let node = stack.popLast() {
      if let words = node.words { text += words }
      for index in (0..<node.childCount).reversed() {
        if let child = node.child(index) { stack.append(child) }
      }
    }
    return text
  }
}
