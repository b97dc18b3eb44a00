/// The head that some scrapers set above a post, with or without front matter before it:
/// `<!--1616481063000-->`, then the title as a Markdown link, then a rule of hyphens.
struct PostHead: Equatable {
  /// The milliseconds since 1970 of the comment: when the post was fetched or published.
  var epochMilliseconds: Int?
  /// The link's words.
  var title: Range<Int>?
  /// The link's address.
  var url: Range<Int>?
  /// The first byte after the head.
  var bodyStart: Int

  /// Reads the head at a position; `nil` where neither the comment nor a link with a rule below it stands there.
  init?(_ bytes: [UInt8], at position: Int) {
    var cursor = PostHead.skipBlank(bytes, from: position)
    if let (number, end) = PostHead.comment(bytes, at: cursor) {
      epochMilliseconds = number
      cursor = PostHead.skipBlank(bytes, from: end)
    }
    bodyStart = cursor
    if let link = PostHead.link(bytes, at: cursor) {
      let rule = PostHead.skipBlank(bytes, from: link.end)
      if let end = PostHead.rule(bytes, at: rule) {
        title = link.title
        url = link.url
        bodyStart = end
      }
    }
    guard epochMilliseconds != nil || title != nil else { return nil }
  }

  private static func skipBlank(_ bytes: [UInt8], from position: Int) -> Int {
    var index = position
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  private static func comment(_ bytes: [UInt8], at position: Int) -> (number: Int, end: Int)? {
    guard ByteSearch.matches("<!--", in: bytes, at: position) else { return nil }
    var index = position + 4
    var number = 0
    let first = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - first < 16 {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > first, ByteSearch.matches("-->", in: bytes, at: index) else { return nil }
    return (number, index + 3)
  }

  private static func link(
    _ bytes: [UInt8], at position: Int
  ) -> (title: Range<Int>, url: Range<Int>, end: Int)? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "[") else { return nil }
    let end = ByteSearch.lineEnd(from: position, in: bytes, end: bytes.count)
    let line = ByteSearch.trimmed(position..<end, of: bytes)
    guard bytes[line.upperBound - 1] == UInt8(ascii: ")") else { return nil }
    var index = line.upperBound - 2
    while index > line.lowerBound {
      if ByteSearch.matches("](", in: bytes, at: index) {
        return (line.lowerBound + 1..<index, index + 2..<line.upperBound - 1, end)
      }
      index -= 1
    }
    return nil
  }

  /// A line of three or more hyphens; the position after it.
  private static func rule(_ bytes: [UInt8], at position: Int) -> Int? {
    let end = ByteSearch.lineEnd(from: position, in: bytes, end: bytes.count)
    let line = ByteSearch.trimmed(position..<end, of: bytes)
    guard line.count >= 3, line.lowerBound == position, bytes[line].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    return min(end + 1, bytes.count)
  }
}
