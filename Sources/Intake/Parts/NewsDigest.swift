import Record

/// A day's news in one file of Markdown: a heading with a day for the whole (`# 《新闻联播》 (20310506)`), and a heading of
/// the third rank for each item.
enum NewsDigest {
  /// Items that make a file a digest.
  private static let fewest = 3

  /// Whether a text that begins with a heading may be a digest.
  static func mayBegin(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes[start] == UInt8(ascii: "#") && ByteSearch.first("\n### ", in: bytes, range: start..<bytes.count) != nil
  }

  /// The items; `nil` of an article with headings of its own.
  static func items(of text: [UInt8]) -> [SourceItem]? {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start < text.count, mayBegin(text, at: start), let whole = try? HeadedMarkdown.post(text, at: start),
      let title = whole.title
    else { return nil }
    let items = sections(of: text, in: whole.body).map { section in
      item(section.title, Array(text[section.body]), of: title, on: whole.date)
    }
    // What has a day for its title or links to where its parts come from is a digest; else the headings are an article's.
    guard items.count >= fewest, whole.date != nil || items.count(where: { $0.url != nil }) * 2 >= items.count else {
      return nil
    }
    return items
  }

  /// The headings of the third rank, each with what stands below it up to the next heading of that rank or a higher one.
  private static func sections(of text: [UInt8], in body: Range<Int>) -> [(title: String, body: Range<Int>)] {
    var sections: [(title: String, body: Range<Int>)] = []
    var open: (title: String, start: Int)?
    var line = body.lowerBound
    while line < body.upperBound {
      let end = ByteSearch.lineEnd(from: line, in: text, end: body.upperBound)
      let rank = text[line..<end].prefix { $0 == UInt8(ascii: "#") }.count
      if (1...3).contains(rank), line + rank < end, text[line + rank] == 0x20 {
        if let known = open { sections.append((known.title, known.start..<line)) }
        let title = ByteSearch.string(text, ByteSearch.trimmed(line + rank..<end, of: text))
        open = rank == 3 && !title.isEmpty ? (title, end) : nil
      }
      line = end + 1
    }
    if let known = open { sections.append((known.title, known.start..<body.upperBound)) }
    return sections
  }

  private static func item(_ title: String, _ body: [UInt8], of whole: String, on date: String?) -> SourceItem {
    var item = SourceItem(format: .digest)
    item.title = title
    item.published = date
    item.outlet = HeadedMarkdown.bracketedName(whole)
    item.url = link(in: body)
    item.identifier = item.url ?? title
    item.body = String(decoding: MarkdownBody.html(body, body.indices) ?? body, as: UTF8.self)
    item.form = .html
    return item
  }

  /// Where the last link of an item leads: to where it comes from.
  private static func link(in body: [UInt8]) -> String? {
    var found: String?
    var start = 0
    while let place = ByteSearch.first("](http", in: body, range: start..<body.count) {
      var end = place + 2
      while end < body.count, body[end] > 0x20, body[end] != UInt8(ascii: ")") { end += 1 }
      found = ByteSearch.string(body, place + 2..<end)
      start = end
    }
    return found
  }
}
