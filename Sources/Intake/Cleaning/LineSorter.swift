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
  /// The longest paragraph that tells what a film shows, in bytes.
  static let longestCaption = 1200
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
  /// The lines that tell what a picture before them shows.
  private var captions: [Line] = []

  /// Sorts what a cleaner collected.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ cleaner: BodyCleaner, rules: Furniture.Rules, title: String) {
    self.bytes = bytes
    self.rules = rules
    byline = cleaner.byline
    lines.reserveCapacity(cleaner.lines.lines.count)
    sortAll(cleaner)
    let heading = Heading(title)
    if let first = lines.first, lines.count > 1, heading.isRepeated(by: bytes[first.range]) {
      lines.removeFirst()
      boxes = boxes.map { max($0 - 1, 0) }
    }
    dropLinksWithin()
    sortTail()
    if dropLastBox() { sortTail() }
    sortHead()
    if let first = lines.first, lines.count > 1, heading.isRepeated(by: bytes[first.range]) { lines.removeFirst() }
    // A page that is nothing but pictures has their captions for a text.
    if lines.isEmpty { lines = captions }
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
        if range.count <= LineSorter.longestCaption, closingCredit(range)?.action == .caption {
          captions.append(line)
        } else {
          lines.append(line)
        }
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
        if line.marks.contains(.afterPicture), isCaption(line) {
          captions.append(line)
          continue
        }
        if isFurniture(line) { continue }
        let whole = withoutAsterisks(range)
        let credit = closingCredit(whole)
        if let credit, credit.action == .caption || line.marks.contains(.afterPicture) {
          // A paragraph right after a picture that ends in a credit tells what the picture shows.
          captions.append(line)
        } else {
          lines.append(Line(range: whole.lowerBound..<(credit?.start ?? whole.upperBound), marks: line.marks))
        }
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
    if shape.isRule || shape.isAddress { return true }
    return isPartOfDay(shape)
  }

  /// Whether a line is nothing but a time in angle brackets, as it heads a column of a diary: `<上午>`,
  /// `<当地时间6日下午>`.
  private func isPartOfDay(_ shape: LineShape) -> Bool {
    guard let inside = shape.angled, !inside.isEmpty else { return false }
    if TimeLine(LineShape(bytes: bytes, range: inside), words: rules.timeWords) != nil { return true }
    var start = inside.lowerBound
    while let word = rules.timeWords.word(in: bytes, at: start, end: inside.upperBound) { start += word.length }
    return start == inside.upperBound
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

  /// A heading that Markdown's asterisks enclose as a whole, without them.
  private func withoutAsterisks(_ range: Range<Int>) -> Range<Int> {
    let star = UInt8(ascii: "*")
    guard range.count > 4, bytes[range.lowerBound] == star, bytes[range.lowerBound + 1] == star,
      bytes[range.upperBound - 1] == star, bytes[range.upperBound - 2] == star
    else { return range }
    return range.lowerBound + 2..<range.upperBound - 2
  }
}
