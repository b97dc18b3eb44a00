extension LineSorter {
  /// What a line among the first or the last is.
  private enum Kind {
    /// Furniture by itself.
    case furniture
    /// A time, and nothing else.
    case time
    /// Somebody who writes, told by a word for it and a name.
    case byline
    /// A word for somebody who writes; furniture beside a name.
    case role
    /// Perhaps a name; furniture beside a role or before a time.
    case name
    /// The article's own.
    case text
  }

  // MARK: The first lines

  /// Takes out what tells of author, time and source above the text.
  mutating func sortHead() {
    var kinds: [Kind] = []
    var isBehindText = false
    for line in lines.prefix(LineSorter.headLines) {
      let shape = shape(line)
      if shape.holdsSentence || line.range.count > LineSorter.longestTail {
        guard endAction(line) != nil || (!shape.holdsSentence && tellsCredits(shape)) else { break }
        kinds.append(.furniture)
        continue
      }
      var kind = kind(line, shape)
      if kind == .byline, isBehindText, shape.nameLikeness(shape.range) == .latin { kind = .name }
      if kind == .text { isBehindText = true }
      kinds.append(kind)
    }
    if let first = kinds.first, first == .name || first == .text, isLoneByline(kinds) { kinds[0] = .byline }
    guard kinds.contains(where: { $0 != .text }), kinds.count < lines.count else { return }
    var kept: [Line] = []
    for (index, line) in lines.prefix(kinds.count).enumerated() {
      if isByline(kinds, index) { tell(line) } else if kinds[index] != .furniture { kept.append(line) }
    }
    lines.replaceSubrange(..<kinds.count, with: kept)
  }

  /// Whether a line tells of author or time, seen with the lines beside it.
  private func isByline(_ kinds: [Kind], _ index: Int) -> Bool {
    let before = index > 0 ? kinds[index - 1] : .text
    let after = index + 1 < kinds.count ? kinds[index + 1] : .text
    switch kinds[index] {
    case .time, .byline: return true
    case .role: return [.name, .byline].contains(before) || [.name, .byline].contains(after)
    case .name: return [.role, .byline].contains(before) || [.role, .byline, .time].contains(after)
    case .furniture, .text: return false
    }
  }

  /// Whether the first line, a foreign name and nothing else, tells who wrote: a paragraph follows, the article does not
  /// speak of the person, and no other line of it is such a name, as in a list of persons.
  private func isLoneByline(_ kinds: [Kind]) -> Bool {
    guard let first = lines.first, shape(first).isDottedName else { return false }
    let next = lines.indices.dropFirst().first { $0 >= kinds.count || kinds[$0] != .byline }
    guard let next, lines[next].range.count >= LineSorter.shortestParagraph, shape(lines[next]).holdsFullStop else {
      return false
    }
    let name = shape(first).openingName
    return !lines.dropFirst().contains { line in
      line.range.count <= LineSorter.longestHeading * 2 && shape(line).isDottedName || holds(line.range, name)
    }
  }

  /// Whether words that stand elsewhere stand in a range, too.
  private func holds(_ range: Range<Int>, _ words: Range<Int>) -> Bool {
    guard !words.isEmpty, range.count >= words.count else { return false }
    let first = bytes[words.lowerBound]
    return (range.lowerBound...range.upperBound - words.count).contains { start in
      bytes[start] == first && bytes[start..<start + words.count].elementsEqual(bytes[words])
    }
  }

  /// Hands a byline over: the name, the time, or both.
  private mutating func tell(_ line: Line) {
    let shape = shape(line)
    if let names = filer(shape) { return byline.append(string(names)) }
    if let time = TimeLine(shape, words: rules.timeWords) {
      if let written = time.written { byline.append(written) }
      return
    }
    if let (names, time) = split(shape) {
      if !names.isEmpty { byline.append(string(names)) }
      if let written = time.written { byline.append(written) }
      return
    }
    byline.append(string(line.range))
  }

  // MARK: The last lines

  /// Takes out what stands below the text, from the end on, until a line is the article's own.
  mutating func sortTail() {
    var credit: Range<Int>?
    var links = 0
    var wasFurniture = false
    while let last = lines.last {
      let shape = shape(last)
      if lines.count > 1, isLink(last) {
        links += 1
        lines.removeLast()
      } else if endAction(last) != nil {
        wasFurniture = true
        lines.removeLast()
      } else if tellsPerson(shape) {
        wasFurniture = true
        lines.removeLast()
      } else if !shape.holdsSentence, let action = action(rules.tails, last.range, limit: LineSorter.longestTail),
        action != .keep, action != .credit || credit == nil
      {
        if action == .byline || action == .credit { byline.append(string(last.range)) }
        lines.removeLast()
        if action == .credit, credit == nil { credit = bracketed(shape) }
      } else if isTailFurniture(last, shape) {
        wasFurniture = true
        lines.removeLast()
      } else if wasFurniture, isBetweenFurniture(shape) {
        lines.removeLast()
      } else if links > 1, lines.count > 1, last.range.count <= LineSorter.longestHeading, !shape.holdsSentence {
        // What heads a box of links goes with it.
        links = 0
        lines.removeLast()
      } else {
        break
      }
    }
    if let last = lines.last, let tags = shape(last).closingHashtags {
      lines[lines.count - 1].range = shape(last).trimmed(last.range.lowerBound..<tags)
    }
    if let credit { lines.append(Line(range: credit, marks: [])) }
  }

  /// The shortest word for somebody who writes; shorter ones are names of outlets, which stand in sentences too.
  private static let shortestRole = 6

  /// The longest heading of a box, in bytes.
  private static let longestHeading = 36

  /// The most lines that a box without links has.
  private static let longestBox = 12

  /// Drops what follows the heading of a box at the end: nothing but headlines, which are no links in this page.
  ///
  /// - Returns: Whether there was such a box.
  mutating func dropLastBox() -> Bool {
    // A bracket at the very end is the article's credit.
    var end = lines.count
    while end > 0, let bracket = shape(lines[end - 1]).closingBracket,
      bracket.lowerBound <= lines[end - 1].range.lowerBound + 3
    {
      end -= 1
    }
    guard let box = boxes.last(where: { $0 < end }), box > 0, end - box <= LineSorter.longestBox,
      lines[box..<end].allSatisfy({ $0.range.count <= LineSorter.longestTail && !shape($0).holdsFullStop })
    else { return false }
    lines.removeSubrange(box..<end)
    return true
  }

  /// Whether the last line, short and no sentence, has furniture above it as well as below.
  private func isBetweenFurniture(_ shape: LineShape) -> Bool {
    guard lines.count > 2, shape.range.count <= LineSorter.longestBetween, !shape.holdsSentence else { return false }
    let above = lines[lines.count - 2]
    if endAction(above) != nil || isLink(above) { return true }
    let other = self.shape(above)
    return above.range.count <= LineSorter.longestLabel && !other.holdsSentence
      && label(rules.endLabels, other, isLoose: false) != nil
  }

  /// The longest line, in bytes, that is furniture only because it stands between such lines.
  private static let longestBetween = 60

  /// Whether a bracket is all of a line and names somebody behind a label, who is no source: `（採訪記者：王小明）`.
  private mutating func tellsPerson(_ shape: LineShape) -> Bool {
    guard shape.enclosed != nil, !shape.holdsSentence, shape.range.count <= LineSorter.longestTail,
      let label = label(rules.endLabels, shape, isLoose: false), label.action == .byline, !label.value.isEmpty
    else { return false }
    byline.append(string(label.value))
    return true
  }

  private mutating func isTailFurniture(_ line: Line, _ shape: LineShape) -> Bool {
    // A note on the author, set in italics below the text.
    if lines.count > 1, line.marks.contains(.emphasis), line.range.count <= LineSorter.longestFurniture,
      let word = rules.roles.first(in: bytes, line.range), word.count >= LineSorter.shortestRole
    {
      return true
    }
    if lines.count > 1, endsInLongAddress(shape) { return true }
    guard line.range.count <= LineSorter.longestLabel, !shape.holdsSentence else { return false }
    switch kind(line, shape) {
    case .furniture: return true
    case .time:
      // A day alone may be that of a document which the article prints.
      guard let time = TimeLine(shape, words: rules.timeWords), time.hasWord || time.hasHour else { return false }
      tell(line)
      return true
    case .byline:
      guard shape.nameLikeness(shape.range) != .latin else { return false }
      tell(line)
      return true
    case .role, .name, .text: return lines.count > 1 && endsInAddress(shape)
    }
  }

  /// Whether a line is a web address with a label of a few words before it, however long the address.
  private func endsInLongAddress(_ shape: LineShape) -> Bool {
    guard let start = ByteSearch.first("http", in: bytes, range: shape.range),
      start - shape.range.lowerBound <= LineSorter.longestBetween
    else { return false }
    let label = LineShape(bytes: bytes, range: shape.range.lowerBound..<start)
    return !label.holdsSentence && LineShape(bytes: bytes, range: start..<shape.range.upperBound).isAddress
  }

  /// Whether a line ends in a web address, or in the name of a site.
  private func endsInAddress(_ shape: LineShape) -> Bool {
    if shape.range.count <= LineSorter.longestValue, endsInHost(shape) { return true }
    guard let start = ByteSearch.first("http", in: bytes, range: shape.range),
      ByteSearch.matches("://", in: bytes, at: start + 4) || ByteSearch.matches("s://", in: bytes, at: start + 4)
    else { return false }
    return !bytes[start..<shape.range.upperBound].contains { $0 == 0x20 || $0 >= 0xE0 }
  }

  /// Whether the last word of a line is the name of a site: `chn.harbour.com`, `t.rs/2Q8FzC1`.
  private func endsInHost(_ shape: LineShape) -> Bool {
    var start = shape.range.upperBound
    while start > shape.range.lowerBound, (0x2D...0x7A).contains(bytes[start - 1]) { start -= 1 }
    let word = start..<shape.range.upperBound
    let host = word.prefix { bytes[$0] != UInt8(ascii: "/") }
    guard host.count >= 4, let dot = host.last(where: { bytes[$0] == UInt8(ascii: ".") }), dot > host.startIndex else {
      return false
    }
    let domain = bytes[(dot + 1)..<host.endIndex]
    return (2...4).contains(domain.count) && domain.allSatisfy { (0x61...0x7A).contains($0) }
      && bytes[host.startIndex..<dot].contains { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// The bracket that ends a line, if it is short enough to be a credit.
  private func bracketed(_ shape: LineShape) -> Range<Int>? {
    let opens: [StaticString] = ["（", "("]
    let start = opens.compactMap { ByteSearch.first($0, in: bytes, range: shape.range) }.min()
    guard let start, shape.range.upperBound - start <= LineSorter.longestCredit else { return nil }
    return start..<shape.range.upperBound
  }

  // MARK: What a line is

  /// What a rule for the first and the last lines says; sentences may stand in them.
  private func endAction(_ line: Line) -> Furniture.Action? {
    if let found = action(rules.ends, line.range, limit: LineSorter.longestFurniture) {
      return found == .keep ? nil : found
    }
    // A bracket that tells of the text itself: （新增外长的话）, （未完待续）.
    guard !rules.notes.isEmpty, line.range.count <= LineSorter.longestLabel, let inside = shape(line).enclosed else {
      return nil
    }
    return rules.notes.word(in: bytes, at: inside.lowerBound, end: inside.upperBound)?.action
  }

  private mutating func kind(_ line: Line, _ shape: LineShape) -> Kind {
    if endAction(line) != nil { return .furniture }
    if shape.isRule || shape.hashtags(shape.range) > 0 { return .furniture }
    if TimeLine(shape, words: rules.timeWords) != nil { return .time }
    if tellsCredits(shape) { return .furniture }
    if let label = label(rules.endLabels, shape, isLoose: false) ?? listedLabel(shape),
      label.value.count <= LineSorter.longestValue,
      !shape.holds(label.value, { [0xFF0C, 0xFF1B].contains($0.value) })
    {
      guard label.action == .byline else { return .furniture }
      if label.value.isEmpty { return .furniture }
      guard shape.nameLikeness(label.value) != .none || label.value.count <= LineSorter.longestHeading else {
        return .text
      }
      byline.append(string(label.value))
      return .furniture
    }
    if let (names, time) = split(shape), time.written != nil {
      if names.isEmpty || role(shape, names) != .text { return .byline }
    }
    return role(shape, shape.range)
  }

  /// Whether a line tells in turn who did what, a label before each: `文：王小明／攝影：李小紅／影音：Jane Roe`.
  private mutating func tellsCredits(_ shape: LineShape) -> Bool {
    let core = shape.core
    guard core.count <= LineSorter.longestLabel, shape.holds(core, { $0.value == 0xFF0F || $0.value == 0x2F }) else {
      return false
    }
    var pieces: [Range<Int>] = []
    var start = core.lowerBound
    shape.each(core) { scalar, position in
      if scalar.value == 0xFF0F || scalar.value == 0x2F {
        pieces.append(start..<position)
        start = position + scalar.width
      }
      return true
    }
    pieces.append(start..<core.upperBound)
    guard pieces.count > 1 else { return false }
    var names: [String] = []
    for piece in pieces {
      let part = LineShape(bytes: bytes, range: shape.trimmed(piece))
      guard !part.range.isEmpty,
        let found = label(rules.endLabels, part, isLoose: false) ?? label(rules.pictureLabels, part, isLoose: false),
        !found.value.isEmpty
      else { return false }
      if found.action == .byline { names.append(string(found.value)) }
    }
    byline += names
    return true
  }

  /// A label that only a comma parts from its value, as screen readers are told it (`作者, 王小明`): a name or a role.
  private func listedLabel(_ shape: LineShape) -> (action: Furniture.Action, value: Range<Int>)? {
    let core = shape.core
    guard core.count <= LineSorter.longestTail,
      let word = rules.endLabels.word(in: bytes, at: core.lowerBound, end: core.upperBound)
    else { return nil }
    let end = core.lowerBound + word.length
    guard end < core.upperBound, [0x2C, 0xFF0C].contains(shape.scalar(at: end).value) else { return nil }
    let comma = shape.scalar(at: end)
    let value = shape.trimmed(end + comma.width..<shape.range.upperBound)
    guard !value.isEmpty else { return nil }
    // Behind the comma of a Chinese sentence a role alone tells nothing.
    let mayBeRole = comma.value == 0x2C || bytes[value.lowerBound] < 0x80
    let isPerson =
      shape.nameLikeness(value) != .none || (mayBeRole && rules.roles.first(in: bytes, value) != nil)
    return isPerson && value.count <= LineSorter.longestTail / 2 ? (word.action, value) : nil
  }

  /// Whether a range is about somebody who writes.
  private func role(_ shape: LineShape, _ range: Range<Int>) -> Kind {
    // By 王小明（Ming Wang）
    if ByteSearch.matches("by ", in: bytes, at: range.lowerBound), range.count > 3,
      shape.nameLikeness(range.dropFirst(3)) != .none
    {
      return .byline
    }
    let likeness = shape.nameLikeness(range)
    if likeness == .latin || (range == shape.range && filer(shape) != nil) { return .byline }
    let range = shape.trimmed(range)
    guard range.count <= LineSorter.longestValue, let word = rules.roles.first(in: bytes, range),
      !shape.holds(range, { [0x3A, 0xFF1A, 0xFF1B].contains($0.value) })
    else { return likeness == .possible ? .name : .text }
    let rest = shape.trimmed(word.upperBound..<range.upperBound)
    // 记者 王小明; 海港日报记者 王小明: one word before the name, which ends in the role.
    let opening = range.lowerBound..<word.lowerBound
    if opening.count <= LineSorter.longestHeading, !bytes[opening].contains(0x20), !rest.isEmpty,
      rest.lowerBound > word.upperBound, shape.nameLikeness(rest) != .none
    {
      return .byline
    }
    // 海港台记者若望·李（Juan Li）: a foreign name in both scripts needs no space before it.
    if opening.count <= LineSorter.longestHeading, shape.isInBothScripts(rest) { return .byline }
    let names = shape.trimmed(range.lowerBound..<word.lowerBound)
    if rest.isEmpty, !names.isEmpty, names.upperBound < word.lowerBound, shape.nameLikeness(names) != .none {
      return .byline
    }
    return .role
  }

  /// The name in a line that tells who filed and from where, and nothing else: `Jane Roe 发自海港 /`.
  private func filer(_ shape: LineShape) -> Range<Int>? {
    let core = shape.core
    guard core.count <= LineSorter.longestValue, let word = rules.filings.first(in: bytes, core) else { return nil }
    let names = shape.trimmed(core.lowerBound..<word.lowerBound)
    let place = shape.trimmed(word.upperBound..<core.upperBound)
    guard !place.isEmpty, place.count <= LineSorter.longestHeading,
      !shape.holds(place, { $0.partsClauses || $0.endsSentence })
    else { return nil }
    let isForeign = shape.nameLikeness(names) == .latin || LineShape(bytes: bytes, range: names).isDottedName
    return isForeign ? names : nil
  }

  /// A line that names somebody and then tells the time: the names, and the time.
  private func split(_ shape: LineShape) -> (names: Range<Int>, time: TimeLine)? {
    guard shape.range.count <= LineSorter.longestTail,
      let digit = shape.range.first(where: { (0x30...0x39).contains(bytes[$0]) })
    else { return nil }
    var start = digit
    while start > shape.range.lowerBound {
      let scalar = shape.scalar(before: start)
      guard scalar.isOrnament else { break }
      // What stands before a colon is a label, and no name.
      guard !scalar.partsClauses else { return nil }
      start -= scalar.width
    }
    guard let time = TimeLine(LineShape(bytes: bytes, range: digit..<shape.range.upperBound), words: rules.timeWords)
    else { return nil }
    return (shape.trimmed(shape.range.lowerBound..<max(start, shape.range.lowerBound)), time)
  }
}
