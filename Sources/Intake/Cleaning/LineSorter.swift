import Record

/// Sorts the lines of a body into the article's own and furniture.
///
/// What a line is follows from its shape (a label with a short value, a run of hashtags, a time, names), from where
/// it stands, and from the words of `furniture.tsv`. Whatever looks like a sentence stays.
struct LineSorter {
  /// One line.
  struct Line {
    var range: Range<Int>
    var marks: LineMarks
  }

  /// Lines longer than this are never furniture: no rule may take a paragraph for a copyright notice.
  static let longestFurniture = 600
  /// The longest line that tells of author or time, names a source or heads a box, in bytes.
  static let longestLabel = 240
  /// The longest value behind a label.
  static let longestValue = 120
  /// The longest last line that is a byline or a credit.
  static let longestTail = 150
  /// The longest credit that stays, in bytes: some eight agencies; a list of sites is furniture.
  static let longestCredit = 90
  /// How many lines at the head of a body may tell of author and time.
  static let headLines = 10

  let bytes: UnsafeBufferPointer<UInt8>
  let rules: Furniture.Rules
  /// The lines that are kept.
  var lines: [Line] = []
  /// What bylines told: names and times, in the order they stood in.
  var byline: [String]
  /// How many lines stood before the headings of boxes, which are gone.
  var boxes: [Int] = []

  /// Sorts what a cleaner collected.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ cleaner: BodyCleaner, rules: Furniture.Rules, title: String) {
    self.bytes = bytes
    self.rules = rules
    byline = cleaner.byline
    lines.reserveCapacity(cleaner.lines.lines.count)
    sortAll(cleaner)
    if let first = lines.first, lines.count > 1, string(first.range) == title {
      lines.removeFirst()
      boxes = boxes.map { max($0 - 1, 0) }
    }
    sortTail()
    if dropLastBox() { sortTail() }
    sortHead()
    if let first = lines.first, lines.count > 1, string(first.range) == title { lines.removeFirst() }
  }

  func shape(_ line: Line) -> LineShape { LineShape(bytes: bytes, range: line.range) }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What the last rule that describes a line says; the rules of the outlet stand after those for all.
  func action(_ rules: RuleSet, _ range: Range<Int>, limit: Int) -> Furniture.Action? {
    guard range.count <= limit, !range.isEmpty else { return nil }
    return rules.action(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  // MARK: Wherever a line stands

  private mutating func sortAll(_ cleaner: BodyCleaner) {
    var descriptions = cleaner.descriptions[...]
    var isInBox = false
    for (index, range) in cleaner.lines.lines.enumerated() {
      let line = Line(range: range, marks: cleaner.lines.marks[index])
      if describes(range, index, &descriptions) { continue }
      guard range.count <= LineSorter.longestFurniture else {
        isInBox = false
        lines.append(line)
        continue
      }
      switch action(rules.lines, range, limit: LineSorter.longestFurniture) {
      case .drop, .caption, .captionAfterImage: continue
      case .dropRest: return
      case .byline, .published:
        byline.append(string(range))
        continue
      case .keep, .credit:
        isInBox = false
        lines.append(line)
        continue
      case nil: break
      }
      if let box = range.count <= LineSorter.longestLabel ? box(line) : nil {
        isInBox = true
        if box == .heading { boxes.append(lines.count) }
      } else if isInBox, isLink(line) {
        continue
      } else {
        isInBox = false
        if isFurniture(line) { continue }
        let whole = withoutAsterisks(range)
        let words = withoutCredit(whole)
        // A paragraph right after a picture that ends in a credit tells what the picture shows.
        if words.count < whole.count, line.marks.contains(.afterPicture) { continue }
        lines.append(Line(range: words, marks: line.marks))
      }
    }
  }

  /// Whether a line says once more what a picture before it shows.
  private func describes(
    _ range: Range<Int>, _ index: Int, _ descriptions: inout ArraySlice<(line: Int, text: [UInt8])>
  ) -> Bool {
    while let first = descriptions.first, first.line + 2 < index { descriptions = descriptions.dropFirst() }
    for description in descriptions where description.line <= index && description.text.count == range.count {
      if bytes[range].elementsEqual(description.text) { return true }
    }
    return false
  }

  /// Whether a line is a link to something else: all of it stands in links and it is no sentence.
  func isLink(_ line: Line) -> Bool {
    line.range.count <= LineSorter.longestLabel && (line.marks.contains(.link) || isMarkdownLink(line.range))
      && !shape(line).holdsFullStop
  }

  /// Whether a line is one link as Markdown writes it, in a body that is not Markdown.
  private func isMarkdownLink(_ range: Range<Int>) -> Bool {
    guard range.count > 8, bytes[range.lowerBound] == UInt8(ascii: "["),
      bytes[range.upperBound - 1] == UInt8(ascii: ")")
    else { return false }
    guard let middle = ByteSearch.first("](http", in: bytes, range: range) else { return false }
    return !bytes[middle + 2..<range.upperBound - 1].contains(0x20)
  }

  /// What of a box a line is.
  private enum BoxLine {
    /// Its heading.
    case heading
    /// A line that points to another article by itself: `更多阅读：…`.
    case link
  }

  /// What a line is of a box of links; `nil` where it is nothing of one.
  private func box(_ line: Line) -> BoxLine? {
    let shape = shape(line)
    let core = shape.core
    guard !core.isEmpty else { return nil }
    if action(rules.boxes, core, limit: LineSorter.longestValue) != nil, !shape.holdsFullStop { return .heading }
    guard let word = rules.links.word(in: bytes, at: core.lowerBound, end: core.upperBound) else { return nil }
    let end = core.lowerBound + word.length
    if end == core.upperBound { return .heading }
    guard !shape.holdsFullStop else { return nil }
    if line.marks.contains(.holdsLink) { return .link }
    let next = bytes[end] == 0x20 && end + 1 < core.upperBound ? shape.scalar(at: end + 1) : shape.scalar(at: end)
    let isParted = shape.separator(at: end, end: core.upperBound) != nil || [0x2014, 0x2013, 0x2D].contains(next.value)
    return isParted ? .link : nil
  }

  /// Whether a line is furniture wherever it stands.
  private mutating func isFurniture(_ line: Line) -> Bool {
    let shape = shape(line)
    let isShort = line.range.count <= LineSorter.longestLabel
    if let label = label(rules.pictureLabels, shape, isLoose: true) {
      if label.action == .caption { return true }
      if isShort, label.value.count <= LineSorter.longestValue, !shape.holdsSentence { return true }
    }
    guard isShort else { return false }
    if let label = label(rules.labels, shape, isLoose: false), label.value.count <= LineSorter.longestValue,
      !shape.holdsSentence
    {
      if label.action == .byline, !label.value.isEmpty { byline.append(string(label.value)) }
      return true
    }
    if line.marks.contains(.afterPicture), isCredit(shape) { return true }
    // A line that is nothing but the bracket is the credit of the article.
    if line.marks.contains(.afterPicture), !shape.holdsSentence, let bracket = shape.closingBracket,
      bracket.lowerBound > line.range.lowerBound + 3, rules.captionSources.first(in: bytes, bracket) != nil
    {
      return true
    }
    return false
  }

  /// Whether a line is nothing but the name of an agency in Latin letters, as it stands below a picture.
  private func isCredit(_ shape: LineShape) -> Bool {
    let core = shape.core
    guard !core.isEmpty, bytes[core.lowerBound] < 0x80,
      let word = rules.captionSources.word(in: bytes, at: core.lowerBound, end: core.upperBound)
    else { return false }
    return word.length == core.count
  }

  /// The label that a line begins with, and its value.
  ///
  /// - Parameter isLoose: Whether a space or a comma parts the two as well.
  func label(
    _ words: WordIndex, _ shape: LineShape, isLoose: Bool
  ) -> (action: Furniture.Action, value: Range<Int>)? {
    let core = shape.core
    var start = core.lowerBound
    var found: Furniture.Action?
    // Two labels may share a value: 文/图：, 記者／攝影：
    for _ in 0..<3 {
      guard let word = words.word(in: bytes, at: start, end: core.upperBound) else { break }
      let end = start + word.length
      if let value = shape.separator(at: end, end: shape.range.upperBound) {
        start = value
      } else if isLoose, end == core.upperBound || isLooseSeparator(shape, end) {
        start = end
      } else {
        break
      }
      found = word.action
    }
    guard let found else { return nil }
    if isLoose, start < core.upperBound, isLooseSeparator(shape, start) { start += shape.scalar(at: start).width }
    // A bracket at the end belongs to the value, unless one opens the line.
    let end = core.lowerBound > shape.range.lowerBound ? core.upperBound : shape.range.upperBound
    return (found, shape.trimmed(min(start, end)..<end))
  }

  private func isLooseSeparator(_ shape: LineShape, _ position: Int) -> Bool {
    [0x20, 0x2C, 0xFF0C].contains(shape.scalar(at: position).value)
  }

  /// A line without the credit of a picture behind its last sentence (`……。图片来源：Jane Roe`).
  private func withoutCredit(_ range: Range<Int>) -> Range<Int> {
    let shape = LineShape(bytes: bytes, range: range)
    var start = range.upperBound
    while start > range.lowerBound, range.upperBound - start <= LineSorter.longestValue {
      let scalar = shape.scalar(before: start)
      if scalar.endsSentence {
        let rest = LineShape(bytes: bytes, range: start..<range.upperBound)
        guard start < range.upperBound, let found = label(rules.pictureLabels, rest, isLoose: true),
          found.action == .drop
        else { return range }
        return range.lowerBound..<start
      }
      start -= scalar.width
    }
    return range
  }

  /// A heading that Markdown's asterisks enclose as a whole, without them.
  private func withoutAsterisks(_ range: Range<Int>) -> Range<Int> {
    let star = UInt8(ascii: "*")
    guard range.count > 4, bytes[range.lowerBound] == star, bytes[range.lowerBound + 1] == star,
      bytes[range.upperBound - 1] == star, bytes[range.upperBound - 2] == star
    else { return range }
    return range.lowerBound + 2..<range.upperBound - 2
  }
}
