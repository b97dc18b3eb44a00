/// Markdown without front matter that begins with its title as a heading: `# 标题 (20230808)`.
enum HeadedMarkdown {
  /// Reads the heading; a date in brackets at its end is when the text was published.
  static func post(_ text: [UInt8], at start: Int) throws(IntakeFault) -> Post {
    var index = start
    while index < text.count, text[index] == UInt8(ascii: "#") { index += 1 }
    let end = ByteSearch.lineEnd(from: index, in: text, end: text.count)
    guard index - start <= 6, index < end, text[index] <= 0x20 else {
      throw .unknownFormat("a line that begins with #, but is no heading")
    }
    var title = ByteSearch.trimmed(index..<end, of: text)
    while let last = text[title].last, last == UInt8(ascii: "#") { title = title.dropLast() }
    title = ByteSearch.trimmed(title, of: text)
    guard !title.isEmpty else { throw .noTitle }
    return Post(
      heading: ByteSearch.string(text, title), date: bracketedDate(text, title),
      body: min(end + 1, text.count)..<text.count, of: text)
  }

  /// The eight digits or the `YYYY-MM-DD` in the brackets that end a heading.
  private static func bracketedDate(_ text: [UInt8], _ title: Range<Int>) -> String? {
    let closing: [[UInt8]] = [Array(")".utf8), Array("）".utf8)]
    guard let close = closing.first(where: { text[title].suffix($0.count).elementsEqual($0) }) else { return nil }
    let end = title.upperBound - close.count
    var start = end
    while start > title.lowerBound, (0x2D...0x39).contains(text[start - 1]) { start -= 1 }
    return end - start == 8 || end - start == 10 ? ByteSearch.string(text, start..<end) : nil
  }
}

extension HeadedMarkdown {
  /// The host of the first link in a Markdown text, which tells the outlet where nothing else does.
  static func firstHost(_ text: [UInt8], _ post: Post) -> String? {
    guard post.form == .heading, let start = ByteSearch.first("](http", in: text, range: post.body) else { return nil }
    var end = start + 2
    while end < post.body.upperBound, text[end] > 0x20, text[end] != UInt8(ascii: ")") { end += 1 }
    return WebAddress.host(ByteSearch.string(text, start + 2..<end))
  }

  /// The name in the brackets that a heading begins with, 《新闻联播》, which tells the outlet of a bulletin.
  static func bracketedName(_ title: String) -> String? {
    let bytes = Array(title.utf8)
    guard ByteSearch.matches("《", in: bytes, at: 0), let end = ByteSearch.first("》", in: bytes, range: bytes.indices)
    else { return nil }
    return ByteSearch.string(bytes, 3..<end)
  }
}
