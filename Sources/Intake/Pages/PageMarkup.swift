import Glibc

/// A page's markup without what stands in its scripts, styles and comments: half of many a page, and nothing that a
/// parser need read. The scripts are kept beside it.
struct PageMarkup {
  private(set) var markup: [UInt8] = []
  /// What stands in scripts, with the attributes of their tags.
  private(set) var scripts: [(tag: Range<Int>, words: Range<Int>)] = []

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    markup.reserveCapacity(range.count)
    var copied = range.lowerBound
    var index = range.lowerBound
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < range.upperBound else { return nil }
        let found = memchr(base + start, Int32(byte), range.upperBound - start)
        return found.map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
      }
      while let open = find(UInt8(ascii: "<"), from: index) {
        index = open + 1
        guard index < range.upperBound else { break }
        if ByteSearch.matches("!--", in: buffer, at: index) {
          var end = index + 3
          while let close = find(UInt8(ascii: ">"), from: end) {
            end = close + 1
            if buffer[close - 1] == UInt8(ascii: "-"), buffer[close - 2] == UInt8(ascii: "-"), close - 2 > index {
              break
            }
          }
          if end > range.upperBound || end <= index + 3 { end = range.upperBound }
          markup += buffer[copied..<open]
          copied = end
          index = end
          continue
        }
        guard let name = PageMarkup.rawName(buffer, index) else { continue }
        // A tag that never ends is the last one.
        guard let tagEnd = find(UInt8(ascii: ">"), from: index) else { break }
        let start = tagEnd + 1
        var end = start
        while let close = find(UInt8(ascii: "<"), from: end) {
          end = close
          if close + 1 < range.upperBound, buffer[close + 1] == UInt8(ascii: "/"),
            PageMarkup.isName(name, in: buffer, at: close + 2)
          {
            break
          }
          end = close + 1
        }
        if find(UInt8(ascii: "<"), from: end) == nil { end = range.upperBound }
        index = end
        // What a text area or a title holds is text.
        guard name == "script" || name == "style" else { continue }
        if name == "script" { scripts.append((open..<start, start..<end)) }
        markup += buffer[copied..<start]
        copied = end
      }
      markup += buffer[copied..<range.upperBound]
    }
  }

  private static let names: [String] = ["script", "style", "textarea", "title"]

  /// The name of an element at a position whose content is no markup; `nil` of any other.
  private static func rawName(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> String? {
    switch bytes[index] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "t"): names.first { isName($0, in: bytes, at: index) }
    default: nil
    }
  }

  /// Whether a name stands at a position in any case, with what ends a name behind it.
  private static func isName(_ name: String, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var position = index
    for letter in name.utf8 {
      guard position < bytes.count, bytes[position] | 0x20 == letter else { return false }
      position += 1
    }
    return position >= bytes.count || bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: ">")
      || bytes[position] == UInt8(ascii: "/")
  }
}

/// Words looked for in lines, as bytes in lower case.
struct WordList: Sendable {
  let words: [[UInt8]]

  init(_ words: [String]) { self.words = words.map { Array($0.lowercased().utf8) } }

  /// Whether any of them stands in a line.
  func stand(in line: [UInt8]) -> Bool { words.contains { WordList.place($0, in: line) != nil } }

  /// Where a word begins in a line.
  static func place(_ word: [UInt8], in line: [UInt8], from start: Int = 0) -> Int? {
    guard !word.isEmpty, line.count - start >= word.count else { return nil }
    let first = Int32(word[0])
    return line.withUnsafeBytes { haystack in
      word.withUnsafeBytes { needle in
        guard let base = haystack.baseAddress, let wanted = needle.baseAddress else { return nil }
        var start = start
        let end = haystack.count - needle.count
        while start <= end, let found = memchr(base + start, first, end - start + 1) {
          start = base.distance(to: UnsafeRawPointer(found))
          if memcmp(found, wanted, needle.count) == 0 { return start }
          start += 1
        }
        return nil
      }
    }
  }
}
