import CMarkdown
import Glibc

/// Bodies that are Markdown, and how they are told from HTML and from plain paragraphs.
enum MarkdownBody {
  /// How a body is written down.
  ///
  /// HTML begins with a tag, or with one that was escaped, and has blocks. Markdown has a heading, a quotation, a link
  /// or a tag. Anything else is plain paragraphs, in which asterisks and hyphens are the journalist's (`考獲5**佳績`).
  static func form(_ bytes: [UInt8], _ range: Range<Int>) -> Post.BodyForm {
    bytes.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      while start < range.upperBound, buffer[start] <= 0x20 { start += 1 }
      let begins: [StaticString] = ["<", "&lt;", "&amp;lt;"]
      if begins.contains(where: { ByteSearch.matches($0, in: buffer, at: start) }),
        EscapedMarkup.holdsBlock(buffer, start..<range.upperBound)
      {
        return .html
      }
      return hasConstruct(buffer, start..<range.upperBound) ? .markdown : .plain
    }
  }

  /// Whether anything stands in a text that only Markdown explains.
  private static func hasConstruct(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var isLineStart = true
    var brackets = 0
    var found = false
    for index in range {
      let byte = bytes[index]
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "<"):
        let isTag = (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        if isTag { found = true }
      case UInt8(ascii: "#"), UInt8(ascii: ">"):
        if isLineStart, next == 0x20 || next == byte { found = true }
      case UInt8(ascii: "]"):
        if next == UInt8(ascii: "(") { found = true }
      case UInt8(ascii: "["): brackets += 1
      default: break
      }
      isLineStart = byte == UInt8(ascii: "\n")
    }
    // Thousands of open brackets are no text, but a way to make a Markdown parser slow.
    return found && brackets < 5000
  }

  /// Markdown as HTML, by cmark-gfm; raw HTML goes through, for the cleaner reads it next.
  static func html(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer in
      UnsafeBufferPointer(rebasing: buffer[range]).withMemoryRebound(to: CChar.self) { text -> [UInt8]? in
        guard let start = text.baseAddress,
          let html = cmark_markdown_to_html(start, text.count, Int32(CMARK_OPT_UNSAFE))
        else { return nil }
        defer { free(html) }
        return Array(CText.bytes(html))
      }
    }
  }
}

extension EscapedMarkup {
  /// Whether a tag that makes a block stands in markup, escaped or not.
  static func holdsBlock(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let names: [StaticString] = ["p", "div", "br", "main", "article", "section", "table", "ul", "h2", "h3"]
    for index in range {
      let start: Int
      if bytes[index] == UInt8(ascii: "<") {
        start = index + 1
      } else if bytes[index] == UInt8(ascii: "l"), ByteSearch.matches("lt;", in: bytes, at: index) {
        start = index + 3
      } else {
        continue
      }
      for name in names where ByteSearch.matches(name, in: bytes, at: start) {
        let end = start + name.utf8CodeUnitCount
        guard end < range.upperBound else { continue }
        let byte = bytes[end]
        if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "&") {
          return true
        }
      }
    }
    return false
  }
}
