/// A piece of JSON as it was written, for reading our own lines back.
public enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case string(String)
  case list([JSONValue])
  case object(JSONMembers)

  /// What stands at a key of an object; `null` for anything else.
  public subscript(key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// The string, if it is one.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The whole number, if it is one.
  public var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  /// The flag, if it is one.
  public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  /// The elements; empty for anything but a list.
  public var list: [JSONValue] { if case .list(let items) = self { items } else { [] } }

  /// The strings of a list.
  public var strings: [String] { list.compactMap(\.string) }
}

/// What is wrong with a piece of JSON, and at which byte.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The offset of the byte that could not be read.
  public let offset: Int
  /// What was expected there.
  public let expected: String

  /// One line: where, and what was expected there.
  public var description: String { "not JSON at byte \(offset): expected \(expected)" }
}

extension JSONValue {
  /// How deep lists and objects may nest.
  public static let maximumDepth = 128

  /// Reads one JSON value that fills the whole text.
  ///
  /// - Throws: `JSONError` with the offset of the first byte that does not belong.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one JSON value that fills all the bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8; what is not becomes the replacement character.
  ///   - keys: Members of these names are checked but not kept, at any depth.
  /// - Throws: `JSONError` with the offset of the first byte that does not belong.
  public init(parsing bytes: [UInt8], leavingOut keys: [String] = []) throws(JSONError) {
    var parser = JSONParser(bytes: bytes, leftOut: keys)
    self = try parser.document()
  }
}

/// A recursive-descent reader of RFC 8259 JSON over bytes.
struct JSONParser {
  let bytes: [UInt8]
  /// Names of members that are not kept.
  let leftOut: [String]
  var position = 0

  init(bytes: [UInt8], leftOut: [String] = []) {
    self.bytes = bytes
    self.leftOut = leftOut
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try self.value(depth: 0, isKept: true)
    skipSpace()
    guard position == bytes.count else { throw fault("the end") }
    return value
  }

  /// Reads a value; one that is not kept is checked by the same grammar and comes back empty.
  private mutating func value(depth: Int, isKept: Bool) throws(JSONError) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < JSONValue.maximumDepth else {
        throw fault("no more than \(JSONValue.maximumDepth) nested values")
      }
      return next == UInt8(ascii: "{")
        ? try object(depth: depth, isKept: isKept) : try list(depth: depth, isKept: isKept)
    case UInt8(ascii: "\""): return .string(try string(isKept: isKept))
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int, isKept: Bool) throws(JSONError) -> JSONValue {
    position += 1
    var members = JSONMembers()
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      let key = try string(isKept: isKept)
      skipSpace()
      try expect(":")
      let isKept = isKept && !leftOut.contains(key)
      let value = try value(depth: depth + 1, isKept: isKept)
      if isKept { members.append(key, value) }
      skipSpace()
      if next == UInt8(ascii: "}") { break }
      try expect(",")
    }
    position += 1
    return .object(members)
  }

  private mutating func list(depth: Int, isKept: Bool) throws(JSONError) -> JSONValue {
    position += 1
    var items: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .list(items)
    }
    while true {
      let item = try value(depth: depth + 1, isKept: isKept)
      if isKept { items.append(item) }
      skipSpace()
      if next == UInt8(ascii: "]") { break }
      try expect(",")
    }
    position += 1
    return .list(items)
  }

  private mutating func string(isKept: Bool) throws(JSONError) -> String {
    guard next == UInt8(ascii: "\"") else { throw fault("a string") }
    position += 1
    // Most strings have no escape and are taken whole.
    let start = position
    skipPlain()
    if next == UInt8(ascii: "\"") {
      position += 1
      return isKept ? String(decoding: bytes[start..<position - 1], as: UTF8.self) : ""
    }
    var text = isKept ? Array(bytes[start..<position]) : []
    while let byte = next {
      if byte < 0x20 { throw fault("no control character in a string") }
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      // Neither a quotation mark nor a control character ends a plain run but a backslash.
      position += 1
      try escape(into: &text)
      let run = position
      skipPlain()
      if isKept { text += bytes[run..<position] }
    }
    throw fault("the closing quotation mark")
  }

  /// Passes over the bytes of a string that stand for themselves.
  private mutating func skipPlain() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
      position += 1
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw fault("an escape") }
    switch byte {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      position += 1
      text.append(contentsOf: String(try codePoint()).utf8)
      return
    default: throw fault("an escape")
    }
    position += 1
  }

  /// The scalar of one `\u` escape, or of two that are a pair of surrogates; U+FFFD for a surrogate alone.
  private mutating func codePoint() throws(JSONError) -> Unicode.Scalar {
    let high = UInt32(try hexadecimal())
    let isPair =
      (0xD800..<0xDC00).contains(high) && next == UInt8(ascii: "\\") && position + 1 < bytes.count
      && bytes[position + 1] == UInt8(ascii: "u")
    guard isPair else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let afterHigh = position
    position += 2
    let low = UInt32(try hexadecimal())
    guard (0xDC00..<0xE000).contains(low) else {
      // The second escape is a character of its own.
      position = afterHigh
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for offset in position..<position + 4 {
      guard offset < bytes.count, let digit = JSONParser.hexadecimalDigit(bytes[offset]) else {
        throw fault("four hexadecimal digits")
      }
      value = value << 4 | digit
    }
    position += 4
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// A number in RFC 8259's grammar: no sign but a minus, no leading zero, digits on both sides of the point.
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if let number = smallNumber() { return number }
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits(position == start ? "a value" : "a digit") }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits("a digit")
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits("a digit")
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw fault("a value") }
    return .number(number)
  }

  /// A whole number of few digits, which most are; `nil`, with nothing taken, for any other.
  private mutating func smallNumber() -> JSONValue? {
    var end = position
    var value = 0
    while end < bytes.count, end - position < 15, (0x30...0x39).contains(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > position, end - position == 1 || bytes[position] != UInt8(ascii: "0"), end < bytes.count else {
      return nil
    }
    switch bytes[end] {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      position = end
      return .number(Double(value))
    default: return nil
    }
  }

  private mutating func digits(_ expected: String) throws(JSONError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw fault(expected) }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let text = word.description
    guard bytes[position...].starts(with: text.utf8) else { throw fault(text) }
    position += text.utf8.count
    return value
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
    guard next == UInt8(ascii: character) else { throw fault("‘\(character)’") }
    position += 1
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func fault(_ expected: String) -> JSONError { JSONError(offset: position, expected: expected) }
}
