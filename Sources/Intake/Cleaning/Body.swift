import Record

/// A body after cleaning.
struct Body {
  /// Paragraphs, separated by one line feed.
  var text: String
  /// Pictures with their captions.
  var images: [Article.Image]
  /// What bylines told: names and times, in the order they stood in.
  var byline: [String]

  /// Lines longer than this are never furniture: no rule may take a paragraph for a copyright notice.
  static let longestFurniture = 600
  /// The longest last line that is a byline or a credit.
  static let longestTail = 150

  /// The longest credit that stays, in bytes: some eight agencies; a list of sites is furniture.
  static let longestCredit = 90

  /// Cleans what a `BodyCleaner` collected, line by line.
  ///
  /// - Parameters:
  ///   - cleaner: The lines, pictures and bylines of the page.
  ///   - rules: The outlet's rules.
  ///   - title: The headline, which does not stand in the text once more.
  init(_ cleaner: BodyCleaner, rules: Furniture.Rules, title: String) {
    let bytes = cleaner.lines.bytes
    var byline = cleaner.byline
    var kept: [Range<Int>] = []
    kept.reserveCapacity(cleaner.lines.lines.count)
    bytes.withUnsafeBufferPointer { buffer in
      sort: for line in cleaner.lines.lines {
        switch Body.action(rules.lines, buffer, line, limit: Body.longestFurniture) {
        case .drop, .caption, .captionAfterImage: continue
        case .dropRest: break sort
        case .byline: byline.append(ByteSearch.string(bytes, line))
        case .keep, .credit, nil: kept.append(Body.withoutAsterisks(buffer, line))
        }
      }
      var credit: Range<Int>?
      while let last = kept.last, !Body.isSentence(buffer, last),
        let action = Body.action(rules.tails, buffer, last, limit: Body.longestTail), action != .keep
      {
        if action == .byline || action == .credit { byline.append(ByteSearch.string(bytes, last)) }
        kept.removeLast()
        if action == .credit, credit == nil { credit = Body.bracketed(buffer, last) }
      }
      if let credit { kept.append(credit) }
    }
    if kept.count > 1, let first = kept.first, ByteSearch.string(bytes, first) == title { kept.removeFirst() }
    text = Body.joined(kept, of: bytes)
    images = cleaner.images
    self.byline = byline
  }

  private static func action(
    _ rules: [Furniture.LineRule], _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, limit: Int
  ) -> Furniture.Action? {
    guard line.count <= limit else { return nil }
    let words = UnsafeBufferPointer(rebasing: bytes[line])
    // The rules of the outlet stand after those for all, and overrule them.
    for rule in rules.reversed() where rule.glob.matches(words) { return rule.action }
    return nil
  }

  /// The bracket that ends a line, if it is short enough to be a credit.
  private static func bracketed(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int>? {
    let opens: [StaticString] = ["（", "("]
    let start = opens.compactMap { ByteSearch.first($0, in: bytes, range: line) }.min()
    guard let start, line.upperBound - start <= longestCredit else { return nil }
    return start..<line.upperBound
  }

  /// Whether a line holds the end of a sentence, which no byline does.
  private static func isSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let range = line.lowerBound..<line.upperBound
    return ["。", "！", "？"].contains { (mark: StaticString) in
      ByteSearch.first(mark, in: bytes, range: range) != nil
    }
  }

  /// A heading that Markdown's asterisks enclose as a whole, without them.
  private static func withoutAsterisks(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int> {
    let star = UInt8(ascii: "*")
    guard line.count > 4, bytes[line.lowerBound] == star, bytes[line.lowerBound + 1] == star,
      bytes[line.upperBound - 1] == star, bytes[line.upperBound - 2] == star
    else { return line }
    return line.lowerBound + 2..<line.upperBound - 2
  }

  private static func joined(_ lines: [Range<Int>], of bytes: [UInt8]) -> String {
    let length = lines.reduce(0) { $0 + $1.count + 1 }
    guard length > 0 else { return "" }
    return String(unsafeUninitializedCapacity: length) { buffer in
      var end = 0
      for line in lines {
        if end > 0 {
          buffer[end] = UInt8(ascii: "\n")
          end += 1
        }
        for index in line {
          buffer[end] = bytes[index]
          end += 1
        }
      }
      return end
    }
  }
}
