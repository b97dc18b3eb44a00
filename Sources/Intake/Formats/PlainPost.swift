/// A plain text whose first lines are title, time, source and byline, in any usual order.
enum PlainPost {
  /// Lines that are looked at for what stands above a text.
  private static let most = 8
  /// A title is no longer than this, in characters; nor are the lines above a text.
  private static let longest = 80

  /// Reads what stands above the text; `nil` where no line tells a time or a source: then it may be anything.
  static func post(_ text: [UInt8], at start: Int) -> Post? {
    var lines: [Range<Int>] = []
    var position = start
    while position < text.count, lines.count < most {
      let end = ByteSearch.lineEnd(from: position, in: text, end: text.count)
      let line = ByteSearch.trimmed(position..<end, of: text)
      if !line.isEmpty { lines.append(line) }
      position = end + 1
    }
    guard lines.count >= 3 else { return nil }
    var title: Range<Int>?
    var date: String?
    var author: String?
    var url: String?
    var source: String?
    var bodyStart: Int?
    for line in lines {
      let words = ByteSearch.string(text, line).trimming("")
      let width = words.unicodeScalars.count
      if width <= longest, words.hasPrefix("http") {
        url = url ?? words
      } else if width <= longest, let (kind, value) = labelled(words) {
        // 来源：新华社 2021-03-22 10:20 tells both.
        // What follows the source's name is a time, or another label.
        if kind == .source, source == nil { source = value.split(separator: " ").first.map { String($0) } }
        if kind == .author, author == nil, !value.isEmpty { author = value }
        if kind == .url { url = url ?? value }
        date = date ?? PageTime.find(in: words)
        if title == nil, kind == .title { title = line }
      } else if width <= 40, date == nil, let found = PageTime.find(in: words), isMostlyTime(words) {
        date = found
      } else if title == nil, width <= longest, !endsSentence(words), !isMostlyTime(words) {
        title = line
      } else {
        bodyStart = line.lowerBound
        break
      }
    }
    guard let title, let bodyStart, date != nil || source != nil || author != nil else { return nil }
    let name = ByteSearch.string(text, title).trimming("")
    return Post(
      plain: labelled(name)?.value ?? name, date: date, author: author, source: source, url: url,
      body: bodyStart..<text.count)
  }

  private enum Label { case title, source, author, time, url }

  private static let labels: [(words: String, label: Label)] = [
    ("标题", .title), ("標題", .title), ("题目", .title), ("title", .title), ("来源", .source), ("來源", .source),
    ("稿源", .source), ("source", .source), ("媒体", .source), ("媒體", .source), ("作者", .author), ("记者", .author),
    ("記者", .author), ("author", .author), ("by", .author), ("时间", .time), ("時間", .time), ("日期", .time),
    ("发布时间", .time), ("發布時間", .time), ("发布日期", .time), ("date", .time), ("链接", .url), ("網址", .url),
    ("网址", .url), ("url", .url), ("link", .url),
  ]

  /// What a line with a label says: `来源：新华社`.
  private static func labelled(_ line: String) -> (label: Label, value: String)? {
    let lowered = line.lowercased()
    for (words, label) in labels where lowered.hasPrefix(words) {
      let rest = line.dropFirst(words.count)
      guard let mark = rest.first(where: { $0 != " " }), mark == "：" || mark == ":" else { continue }
      return (label, String(rest.drop { $0 == " " || $0 == "：" || $0 == ":" }))
    }
    return nil
  }

  /// Whether half of a line is digits and what stands between them.
  private static func isMostlyTime(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    let time = scalars.count { ("0"..."9").contains($0) || " -/.:：年月日时時分秒T+Z上下午".unicodeScalars.contains($0) }
    return time * 2 >= scalars.count
  }

  private static func endsSentence(_ line: String) -> Bool {
    line.unicodeScalars.last { !PageScalar.closes($0.value) }.map { PageScalar.endsSentence($0.value) } ?? false
  }
}
