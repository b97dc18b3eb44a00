extension LineSorter {
  /// The longest bracket that names the source of a picture, in bytes.
  private static let longestSource = 120
  /// The longest name of a source behind a slash, in bytes.
  private static let longestName = 36
  /// The longest last sentence that tells where and when a picture was taken, in bytes.
  private static let longestTaken = 90
  /// The shortest line, in bytes, that is a headline and no name.
  private static let shortestHeadline = 24
  /// How often links to other articles interrupt one, at most.
  private static let mostRuns = 3
  /// The shortest paragraph, in bytes.
  static let shortestParagraph = 90

  /// Whether a line right after a picture tells what it shows, or whose it is.
  ///
  /// A bracket that ends it, or what stands behind its last slash, names an agency; or a word for a picture (`picture-word`) begins it or stands in its last
  /// sentence: `码头上的两国外长[海港社]`, `两国外长。／海港社`, `图为两国外长。五月摄于海港。（海港社）`.
  func isCaption(_ line: Line) -> Bool {
    let shape = shape(line)
    if isShown(shape) { return true }
    guard line.range.count <= LineSorter.longestLabel else { return false }
    if isSource(shape) { return true }
    if let name = shape.behindSlash, name.count <= LineSorter.longestName {
      // 海港社, and not 海港社記者: the word for an agency ends the name.
      return name.contains { start in
        rules.captionSources.word(in: bytes, at: start, end: name.upperBound)?.length == name.upperBound - start
      }
    }
    // A line that is nothing but the bracket is the credit of the article.
    guard let bracket = shape.closingBracket, bracket.lowerBound > line.range.lowerBound + 3,
      bracket.count <= LineSorter.longestSource
    else { return false }
    // （圖／海港社）
    if opensCaption(bracket) { return true }
    guard rules.captionSources.first(in: bytes, bracket) != nil else { return false }
    return !shape.holdsSentence || shape.closesInSquareBracket
  }

  /// Whether a word for a picture begins a line or its last sentence (图为), or stands in that (摄于).
  private func isShown(_ shape: LineShape) -> Bool {
    guard !rules.pictureWords.isEmpty else { return false }
    let core = shape.core
    if opensCaption(core) { return true }
    let sentence = shape.trimmed(shape.lastSentence)
    guard sentence.count <= LineSorter.longestTaken else { return false }
    // 图为 stands within 试图为, too, and so only its place tells.
    return opensCaption(sentence) || rules.pictureWords.first(in: bytes, sentence, under: .drop) != nil
  }

  private func opensCaption(_ range: Range<Int>) -> Bool {
    rules.pictureWords.word(in: bytes, at: range.lowerBound, end: range.upperBound)?.action == .caption
  }

  /// Whether a line is nothing but the name of an agency in Latin letters, as it stands below a picture.
  private func isSource(_ shape: LineShape) -> Bool {
    let core = shape.core
    guard !core.isEmpty, bytes[core.lowerBound] < 0x80,
      let word = rules.captionSources.word(in: bytes, at: core.lowerBound, end: core.upperBound)
    else { return false }
    return word.length == core.count
  }

  /// The credit of a picture behind the last sentence of a line (`……。图片来源：Jane Roe`): where it begins, and what is
  /// done with it; `caption`, before names in Latin letters, says that the line tells what a picture or a film shows.
  func closingCredit(_ range: Range<Int>) -> (start: Int, action: Furniture.Action)? {
    let shape = LineShape(bytes: bytes, range: range)
    var start = range.upperBound
    while start > range.lowerBound, range.upperBound - start <= LineSorter.longestValue {
      let scalar = shape.scalar(before: start)
      if scalar.endsSentence {
        let rest = LineShape(bytes: bytes, range: start..<range.upperBound)
        guard start < range.upperBound, let found = label(rules.pictureLabels, rest, isLoose: true),
          found.action == .drop || (found.action == .caption && !shape.holdsHan(found.value))
        else { return nil }
        return (start, found.action)
      }
      start -= scalar.width
    }
    return nil
  }

  /// Drops the headlines of other articles that stand as links between paragraphs.
  ///
  /// An article that consists of links keeps them, and so do a list that a colon opens, numbered headings, and
  /// headings of a digest, which stand one by one over its paragraphs.
  mutating func dropLinksWithin() {
    guard lines.count > 4, lines.contains(where: { $0.marks.contains(.link) }) else { return }
    var links: [Int] = []
    // What stands below the last paragraph is looked at with the other last lines.
    var isAboveParagraph = false
    for index in lines.indices.dropFirst().reversed() {
      let line = lines[index]
      if line.marks.contains(.link), line.range.count >= LineSorter.shortestHeadline, isLink(line),
        !endsInColon(line.range), !shape(line).scalar(at: line.range.lowerBound).isDigit
      {
        if isAboveParagraph { links.append(index) }
      } else {
        isAboveParagraph = line.range.count >= LineSorter.shortestParagraph && shape(line).holdsFullStop
      }
    }
    guard !links.isEmpty, links.count * 4 <= lines.count else { return }
    links.reverse()
    let runs = links.indices.filter { $0 == 0 || links[$0 - 1] + 1 < links[$0] }.count
    guard runs <= LineSorter.mostRuns else { return }
    var kept: [Line] = []
    kept.reserveCapacity(lines.count)
    var next = links[...]
    var moved = boxes
    for (index, line) in lines.enumerated() {
      guard next.first == index else {
        kept.append(line)
        continue
      }
      next = next.dropFirst()
      if let before = kept.last, endsInColon(before.range) {
        kept.append(line)
      } else {
        for box in boxes.indices where boxes[box] > index { moved[box] -= 1 }
      }
    }
    boxes = moved
    lines = kept
  }

  private func endsInColon(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return [0x3A, 0xFF1A].contains(LineShape(bytes: bytes, range: range).scalar(before: range.upperBound).value)
  }
}
