/// Writes HTML: every text and every value of an attribute is escaped, and there is no way around it.
package struct HTMLWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// What has been written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An element with what the closure writes in it.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  /// An element with words in it.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ words: String
  ) {
    element(name, attributes) { $0.words(words) }
  }

  /// The start of an element, or all of one that has no content; an attribute without a value is left out.
  package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    raw("<")
    raw(name)
    for (key, value) in attributes {
      guard let value else { continue }
      raw(" ")
      raw(key)
      raw("=\"")
      words(value)
      raw("\"")
    }
    raw(">")
  }

  /// Words that can neither become markup nor hide: control characters and turns of direction are shown as marks.
  ///
  /// Source of the rule: CVE-2023-27592, CVE-2021-42574.
  package mutating func words(_ words: String) {
    var words = words
    words.withUTF8 { append($0) }
  }

  /// Something that is no word of an article, as it stands.
  package mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Copies runs that need nothing whole; a page has a hundred thousand bytes of words.
  private mutating func append(_ words: UnsafeBufferPointer<UInt8>) {
    var run = 0
    var index = 0
    while index < words.count {
      let (length, replacement) = HTMLWriter.replacement(words, index)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: words[run..<index])
      raw(replacement)
      index += length
      run = index
    }
    bytes.append(contentsOf: words[run...])
  }

  /// How many bytes at a place must be written otherwise, and how; none of most.
  ///
  /// The characters that hide are those of `Plain`, by their bytes: U+0080–009F begin with C2, U+200B–200F, U+202A–202E
  /// and U+2060–2069 with E2 80 and E2 81, U+FEFF is EF BB BF.
  private static func replacement(_ words: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Int, StaticString) {
    func next(_ offset: Int) -> UInt8 { index + offset < words.count ? words[index + offset] : 0 }
    switch words[index] {
    case UInt8(ascii: "&"): return (1, "&amp;")
    case UInt8(ascii: "<"): return (1, "&lt;")
    case UInt8(ascii: ">"): return (1, "&gt;")
    case UInt8(ascii: "\""): return (1, "&quot;")
    case UInt8(ascii: "'"): return (1, "&#39;")
    case 0x0A: return (0, "")
    case 0..<0x20, 0x7F: return (1, "\u{FFFD}")
    case 0xC2 where (0x80..<0xA0).contains(next(1)): return (2, "\u{FFFD}")
    case 0xE2 where next(1) == 0x80 && ((0x8B...0x8F).contains(next(2)) || (0xAA...0xAE).contains(next(2))),
      0xE2 where next(1) == 0x81 && (0xA0...0xA9).contains(next(2)), 0xEF where next(1) == 0xBB && next(2) == 0xBF:
      return (3, "\u{FFFD}")
    default: return (0, "")
    }
  }

  /// An address that may be a link: http or https, without anything that a browser would drop from it.
  ///
  /// Source of the rule: CVE-2014-3146, control characters within `javascript:`.
  package static func link(_ address: String?) -> String? {
    guard let address else { return nil }
    let lowered = address.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return nil }
    return address.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7F..<0xA0).contains($0.value) } ? address : nil
  }
}
