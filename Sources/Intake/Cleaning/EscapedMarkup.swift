/// Markup that a scraper escaped, once or twice, so that its tags stand in the text as text.
enum EscapedMarkup {
  /// Whether a tag that only markup has, `<p>` or `&lt;p&gt;`, stands among decoded words.
  static func stands(in words: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < words.count {
      let byte = words[index]
      if byte == UInt8(ascii: "<"), isTag(words, at: index + 1) { return true }
      if byte == UInt8(ascii: "&"), ByteSearch.matches("&lt;", in: words, at: index), isTag(words, at: index + 4) {
        return true
      }
      index += 1
    }
    return false
  }

  private static func isTag(_ words: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let start = position < words.count && words[position] == UInt8(ascii: "/") ? position + 1 : position
    let names: [StaticString] = ["p", "div", "br", "section", "figure", "h2", "h3", "img", "span", "strong"]
    for name in names where ByteSearch.matches(name, in: words, at: start) {
      let end = start + name.utf8CodeUnitCount
      guard end < words.count else { continue }
      switch words[end] {
      case UInt8(ascii: ">"), UInt8(ascii: "/"), 0x20, 0x0A, 0x09: return true
      case UInt8(ascii: "&"): return ByteSearch.matches("&gt;", in: words, at: end)
      default: continue
      }
    }
    return false
  }
}
