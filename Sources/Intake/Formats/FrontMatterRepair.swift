/// Mends front matter that scrapers wrote without quoting.
///
/// Titles are the trouble: `title: 外长：“…”: …`, `title: "他说"不""`, `title: @某人`, `title: [快讯] …`. Each top-level
/// `key: value` line whose value is no block of its own is written again as one single-quoted scalar, so that any
/// character may stand in it. Lists, block or flow, are left alone where they are lists.
enum FrontMatterRepair {
  static func mended(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(range.count + 64)
    var line = range.lowerBound
    while line < range.upperBound {
      let end = ByteSearch.lineEnd(from: line, in: bytes, end: range.upperBound)
      append(line: line..<end, of: bytes, to: &output)
      output.append(UInt8(ascii: "\n"))
      line = end + 1
    }
    return output
  }

  private static func append(line: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
    guard let colon = keyEnd(line, of: bytes) else {
      appendContinuation(line: line, of: bytes, to: &output)
      return
    }
    output += bytes[line.lowerBound...colon]
    let value = withoutTag(ByteSearch.trimmed(colon + 1..<line.upperBound, of: bytes), of: bytes)
    guard !value.isEmpty else { return }
    output.append(0x20)
    if isList(value, of: bytes) {
      appendList(value, of: bytes, to: &output)
    } else {
      appendQuoted(unquoted(value, of: bytes), to: &output)
    }
  }

  /// A quoted value without the tag before it, which says no more than that it is text: `! 'words'`.
  private static func withoutTag(_ value: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    let tags: [StaticString] = ["!!str ", "! "]
    for tag in tags where ByteSearch.matches(tag, in: bytes, at: value.lowerBound) {
      let rest = ByteSearch.trimmed(value.dropFirst(tag.utf8CodeUnitCount), of: bytes)
      let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
      if rest.count > 1, let quote = bytes[rest].first, quotes.contains(quote), bytes[rest].last == quote {
        return rest
      }
    }
    return value
  }

  /// Where the colon after a key stands: keys are ASCII words at the head of a line.
  private static func keyEnd(_ line: Range<Int>, of bytes: [UInt8]) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, isKeyByte(bytes[index]) { index += 1 }
    guard index > line.lowerBound, index < line.upperBound, bytes[index] == UInt8(ascii: ":") else { return nil }
    return index
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// An item of a block list, quoted; anything else that stands between keys is dropped, for it has no key.
  private static func appendContinuation(line: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
    let content = ByteSearch.trimmed(line, of: bytes)
    guard content.count > 1, bytes[content.lowerBound] == UInt8(ascii: "-"), bytes[content.lowerBound + 1] <= 0x20
    else { return }
    output += [0x20, 0x20, UInt8(ascii: "-"), 0x20]
    appendQuoted(unquoted(ByteSearch.trimmed(content.dropFirst(), of: bytes), of: bytes), to: &output)
  }

  private static func isList(_ value: Range<Int>, of bytes: [UInt8]) -> Bool {
    value.count >= 2 && bytes[value.lowerBound] == UInt8(ascii: "[") && bytes[value.upperBound - 1] == UInt8(ascii: "]")
  }

  private static func appendList(_ value: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    var start = value.lowerBound + 1
    for index in value.lowerBound + 1..<value.upperBound
    where bytes[index] == UInt8(ascii: ",") || index == value.upperBound - 1 {
      let item = ByteSearch.trimmed(start..<index, of: bytes)
      start = index + 1
      guard !item.isEmpty else { continue }
      if output.last != UInt8(ascii: "[") { output += [UInt8(ascii: ","), 0x20] }
      appendQuoted(unquoted(item, of: bytes), to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// The bytes inside the quotation marks that a value begins and ends with, escapes undone.
  private static func unquoted(_ value: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
    guard value.count >= 2, let quote = bytes[value].first, quote == bytes[value.upperBound - 1],
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return Array(bytes[value]) }
    let escape = quote == UInt8(ascii: "'") ? quote : UInt8(ascii: "\\")
    var text: [UInt8] = []
    var index = value.lowerBound + 1
    let end = value.upperBound - 1
    while index < end {
      if bytes[index] == escape, index + 1 < end, bytes[index + 1] == quote || bytes[index + 1] == escape { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    return text
  }

  private static func appendQuoted(_ text: [UInt8], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "'"))
    for byte in text {
      if byte == UInt8(ascii: "'") { output.append(byte) }
      output.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
    }
    output.append(UInt8(ascii: "'"))
  }
}
