/// What the text of a feed shows before it is read as XML: whether its tags are more than any feed has, and whether a
/// comment or a stretch of data never ends, which swallows whatever stands behind it.
struct FeedTags {
  /// What is more than any feed has; `nil` where nothing is.
  private(set) var fault: IntakeFault?
  /// Where what never ends begins; `nil` where everything ends.
  private(set) var openEnd: Int?

  /// Attributes that a tag may have: libxml2 compares each of them with every other.
  private static let mostAttributes = 100
  /// Names of spaces that may hold at one place: libxml2 looks through them for each element.
  private static let mostSpaces = 200
  /// How deep elements are counted; libxml2 reads none that stand deeper.
  private static let deepest = 300

  /// How many names of spaces each open element declares, and all of them together.
  private var declared: [Int] = []
  private var held = 0

  init(_ text: [UInt8], from start: Int) { text.withUnsafeBufferPointer { scan($0, from: start) } }

  private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < text.count {
      guard text[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      index += 1
      guard index < text.count else { return }
      switch text[index] {
      case UInt8(ascii: "!"): index = behindNote(text, index)
      case UInt8(ascii: "?"):
        let isInstruction = index + 1 < text.count && FeedTags.beginsName(text[index + 1])
        index = isInstruction ? end(of: "?>", text, from: index + 1) : index + 1
      case UInt8(ascii: "/"): held -= declared.popLast() ?? 0
      case let byte: if FeedTags.beginsName(byte) { index = tag(text, index) }
      }
      if fault != nil { return }
    }
  }

  /// Whether a name of XML may begin with a byte: a letter, `_`, `:`, or a character beyond ASCII.
  static func beginsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte >= 0x80
  }

  /// Behind a comment or a stretch of data that begins here; one byte on where neither does.
  private mutating func behindNote(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    if FeedTags.stands("!--", text, index) { return end(of: "-->", text, from: index + 3) }
    if FeedTags.stands("![CDATA[", text, index) { return end(of: "]]>", text, from: index + 8) }
    return index + 1
  }

  /// Behind the mark that ends what began right before a position.
  private mutating func end(of mark: StaticString, _ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      if FeedTags.stands(mark, text, index) { return index + mark.utf8CodeUnitCount }
      index += 1
    }
    openEnd = start
    return text.count
  }

  /// Behind a tag whose name begins here.
  private mutating func tag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    var quote: UInt8 = 0
    var attributes = 0
    var spaces = 0
    while index < text.count {
      let byte = text[index]
      // No value holds it: what stands before it is no tag.
      if byte == UInt8(ascii: "<") { return index }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        if text[index - 1] != UInt8(ascii: "/"), declared.count < FeedTags.deepest {
          declared.append(spaces)
          held += spaces
        }
        return index + 1
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
        if attributes > FeedTags.mostAttributes {
          fault = .oversized(what: "a tag of the XML has attributes", limit: "\(FeedTags.mostAttributes)")
          return text.count
        }
      } else if byte == UInt8(ascii: "x"), text[index - 1] <= 0x20, FeedTags.stands("xmlns", text, index) {
        spaces += 1
        if held + spaces > FeedTags.mostSpaces {
          fault = .oversized(
            what: "an element of the XML stands among names of spaces", limit: "\(FeedTags.mostSpaces)")
          return text.count
        }
      }
      index += 1
    }
    return index
  }

  /// Whether a word stands at a position, letter by letter.
  private static func stands(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= text.count else { return false }
    for offset in 0..<count where text[index + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
