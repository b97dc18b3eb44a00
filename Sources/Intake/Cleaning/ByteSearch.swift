/// Finds and trims in bytes of UTF-8.
enum ByteSearch {
  /// Where an ASCII word first stands within a range, whatever its case; `nil` if nowhere.
  static func first(_ word: StaticString, in bytes: [UInt8], range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { first(word, in: $0, range: range) }
  }

  /// Where an ASCII word first stands within a range, whatever its case; `nil` if nowhere.
  static func first(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Int? {
    let length = word.utf8CodeUnitCount
    guard range.count >= length, length > 0 else { return nil }
    var index = range.lowerBound
    let last = range.upperBound - length
    while index <= last {
      if matches(word, in: bytes, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether an ASCII word stands at a position, whatever its case.
  static func matches(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= bytes.count else { return false }
    let pattern = word.utf8Start
    for offset in 0..<length {
      let byte = bytes[position + offset]
      let wanted = pattern[offset]
      if byte == wanted { continue }
      guard byte | 0x20 == wanted | 0x20, (0x61...0x7A).contains(byte | 0x20) else { return false }
    }
    return true
  }

  /// Whether an ASCII word stands at a position, whatever its case.
  static func matches(_ word: StaticString, in bytes: [UInt8], at position: Int) -> Bool {
    bytes.withUnsafeBufferPointer { matches(word, in: $0, at: position) }
  }

  /// A range without the ASCII white space at its ends.
  static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// The end of the line that holds a position: where its line feed stands, or the end of the range.
  static func lineEnd(from position: Int, in bytes: [UInt8], end: Int) -> Int {
    var index = position
    while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// The end of the line that holds a position: where its line feed stands, or the end of the range.
  static func lineEnd(from position: Int, in bytes: UnsafeBufferPointer<UInt8>, end: Int) -> Int {
    var index = position
    while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// What a hexadecimal digit is worth; `nil` of any other byte.
  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The text of a range.
  static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
