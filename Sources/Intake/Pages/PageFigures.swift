import CGumbo

/// A page's blocks with what they are to the whole page: which container holds the text, where it begins and ends,
/// which block is the title.
struct PageFigures {
  let text: [UInt8]
  private(set) var blocks: [PageBlock]
  private(set) var frames: [PageFrame]
  /// The width of all blocks.
  private(set) var width = 0
  /// The containers that most of the paragraphs' width leads down to, by halves and by four fifths; -1 of none.
  private(set) var core = -1
  private(set) var tightCore = -1
  /// The first and the last paragraph within each.
  private(set) var coreSpan: ClosedRange<Int>?
  private(set) var tightSpan: ClosedRange<Int>?
  /// The container that most paragraphs stand right in; -1 of none.
  private(set) var main = -1
  /// The share of the paragraphs' width that stands right in it.
  private(set) var mainShare = 0.0
  /// What most paragraphs are: their holder, tag and class groups.
  private(set) var form: Form?
  /// The block that is the title.
  private(set) var title: Int?
  /// The run of lines of running text that weighs most, and the first one behind the title that weighs enough.
  private(set) var heaviestRun: Run?
  private(set) var firstRun: Run?

  /// Lines of running text that stand together in one holder.
  struct Run {
    var range: ClosedRange<Int>
    var holder: Int
    var weight: Int
  }

  /// A kind of block.
  struct Form: Hashable {
    var holder: Int
    var tag: UInt32
    var groups: UInt32
  }

  init(_ walk: PageWalk, title windowTitle: [UInt8], words: PageWords) {
    text = walk.text
    blocks = walk.blocks
    frames = walk.frames
    guard !blocks.isEmpty else { return }
    measure(windowTitle.prefix(PageFigures.longestTitle).map(PageFigures.lower), words)
    sum()
    core = centre(0.5)
    tightCore = centre(0.8)
    coreSpan = span(of: core)
    tightSpan = span(of: tightCore)
    findMain()
    findSeen()
    findTitle()
    findRuns()
  }

  /// Bytes of a title that are compared with blocks.
  private static let longestTitle = 1_000

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  // MARK: Each block

  /// Characters near the beginning of a block that are looked at.
  private static let head = 120

  private mutating func measure(_ title: [UInt8], _ words: PageWords) {
    var beginnings: [UInt64: Int] = [:]
    var keys: [UInt64] = []
    width = max(blocks.reduce(0) { $0 + $1.width }, 1)
    var before = 0
    for index in blocks.indices {
      var block = blocks[index]
      let head = self.head(of: block)
      var key: UInt64 = 0xCBF2_9CE4_8422_2325
      for scalar in head.prefix(80) { key = (key ^ UInt64(scalar)) &* 0x100_0000_01B3 }
      keys.append(key)
      beginnings[key, default: 0] += 1
      block.position = Double(before) / Double(width)
      before += block.width
      block.isParagraph =
        block.width >= 80 && block.linkShare < 0.35 && block.sentences >= 1 && !block.flags.contains(.heading)
      let line = head.map { scalar in
        scalar < 0x80
          ? UInt32(PageFigures.lower(UInt8(scalar)))
          : Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
      }
      (block.furnitureAtStart, block.furniture) = words.furniture(in: line)
      block.inTitle = inTitle(block, title)
      block.ending = ending(of: block)
      block.beginning = head.first.map(PageFigures.beginning) ?? .other
      (block.tellsYear, block.tellsHour) = PageFigures.times(in: head)
      blocks[index] = block
    }
    for index in blocks.indices { blocks[index].repeats = beginnings[keys[index]] ?? 1 }
  }

  private func head(of block: PageBlock) -> [UInt32] {
    var head: [UInt32] = []
    text.withUnsafeBufferPointer { bytes in
      var index = block.range.lowerBound
      while index < block.range.upperBound, head.count < PageFigures.head {
        let (scalar, count) = PageScalar.decode(bytes, index)
        head.append(scalar)
        index += count
      }
    }
    return head
  }

  private func inTitle(_ block: PageBlock, _ title: [UInt8]) -> Int {
    guard block.width >= 12, !title.isEmpty, block.range.count <= title.count else { return 0 }
    let words = text[block.range].map(PageFigures.lower)
    if words == title { return 2 }
    if title.starts(with: words) { return 3 }
    for start in 0...(title.count - words.count) where title[start] == words[0] {
      if title[start..<start + words.count].elementsEqual(words) { return 1 }
    }
    return 0
  }

  private func ending(of block: PageBlock) -> PageEnding {
    let tail = PageWalk.tail(of: text, from: block.tail, to: block.range.upperBound)
    guard let unstripped = tail.last else { return .none }
    var last = tail.count - 1
    while last > 0, PageScalar.closes(tail[last]) { last -= 1 }
    let scalar = tail[last]
    if scalar == 0x2026 || tail.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E]) { return .dots }
    if PageScalar.endsSentence(scalar) { return .sent }
    if scalar == 0x3A || scalar == 0xFF1A { return .colon }
    if PageScalar.isComma(scalar) { return .comma }
    if [0xBB, 0x203A, 0x3E, 0x2192].contains(unstripped) { return .arrow }
    return (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar) ? .digit : .none
  }

  private static func beginning(_ scalar: UInt32) -> PageBeginning {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19: return .digit
    case 0x61...0x7A: return .lower
    case 0x41...0x5A: return .upper
    case _ where PageScalar.isChinese(scalar): return .chinese
    case 0x22, 0x201C, 0x201E, 0xAB, 0x2018: return .quote
    case 0xA9: return .copyright
    case 0xB7, 0x2022, 0x2D, 0x2013, 0x2014, 0x7C, 0x3E, 0xBB, 0x203A, 0x25B2, 0x25CF, 0x25A0, 0x25C6, 0x2605:
      return .bullet
    case 0xFF08, 0x28, 0x5B: return .bracket
    default:
      guard scalar >= 0x80, let known = Unicode.Scalar(scalar) else { return .other }
      return known.properties.isLowercase ? .lower : known.properties.isUppercase ? .upper : .other
    }
  }

  private static func times(in head: [UInt32]) -> (year: Bool, hour: Bool) {
    func isDigit(_ index: Int) -> Bool { head.indices.contains(index) && (0x30...0x39).contains(head[index]) }
    var year = false
    var hour = false
    for index in head.indices {
      if !year, head[index] == 0x32, !isDigit(index - 1), isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4) {
        year = head[index + 1] == 0x30
      }
      if !hour, head[index] == 0x3A { hour = isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2) }
    }
    return (year, hour)
  }

  // MARK: Containers

  private mutating func sum() {
    for (index, block) in blocks.enumerated() {
      frames[block.frame].own += 1
      let capped = block.isParagraph ? min(block.width, 1000) : 0
      var frame = block.frame
      while frame >= 0 {
        if frames[frame].first < 0 { frames[frame].first = index }
        frames[frame].last = index
        frames[frame].blocks += 1
        frames[frame].width += block.width
        frames[frame].linkWidth += block.linkWidth
        frames[frame].paragraphs += block.isParagraph ? 1 : 0
        frames[frame].paragraphWidth += capped
        frames[frame].linkBlocks += block.linkShare > 0.6 ? 1 : 0
        frame = frames[frame].parent
      }
    }
  }

  /// Calls for each container right in another one.
  func forEachChild(of frame: Int, _ body: (Int) -> Void) {
    var child = frames[frame].firstChild
    while child >= 0 {
      body(child)
      child = frames[child].nextSibling
    }
  }

  /// Where the way down ends that always takes the container with most of the paragraphs' width.
  private func centre(_ share: Double) -> Int {
    guard frames[0].paragraphWidth > 0 else { return -1 }
    var frame = 0
    while true {
      var best = -1
      forEachChild(of: frame) { child in
        if frames[child].paragraphWidth > (best < 0 ? 0 : frames[best].paragraphWidth) { best = child }
      }
      guard best >= 0, Double(frames[best].paragraphWidth) >= share * Double(frames[frame].paragraphWidth),
        frames[best].paragraphs >= 2 || frames[frame].paragraphs < 2
      else { return frame }
      frame = best
    }
  }

  private func span(of frame: Int) -> ClosedRange<Int>? {
    guard frame >= 0, frames[frame].first >= 0 else { return nil }
    let paragraphs = (frames[frame].first...frames[frame].last).filter { blocks[$0].isParagraph }
    guard let first = paragraphs.first, let last = paragraphs.last else { return nil }
    return first...last
  }

  private mutating func findMain() {
    var widths: [(holder: Int, width: Int)] = []
    var places: [Int: Int] = [:]
    var forms: [(form: Form, width: Int)] = []
    var formPlaces: [Form: Int] = [:]
    for index in blocks.indices {
      let frame = frames[blocks[index].frame]
      let holder = frame.own > 1 || frame.parent < 0 ? blocks[index].frame : frame.parent
      blocks[index].holder = holder
      guard blocks[index].isParagraph else { continue }
      let width = min(blocks[index].width, 1000)
      if places[holder] == nil {
        places[holder] = widths.count
        widths.append((holder, 0))
      }
      widths[places[holder] ?? 0].width += width
      let form = Form(holder: holder, tag: frame.tag.rawValue, groups: frame.groups)
      if formPlaces[form] == nil {
        formPlaces[form] = forms.count
        forms.append((form, 0))
      }
      forms[formPlaces[form] ?? 0].width += width
    }
    var most = 0
    for one in widths where one.width > most { (main, most) = (one.holder, one.width) }
    mainShare = Double(most) / Double(max(frames[0].paragraphWidth, 1))
    var widest = 0
    for one in forms where one.width > widest { (form, widest) = (one.form, one.width) }
  }

  private mutating func findSeen() {
    var seen: UInt32 = 0
    let first = coreSpan?.lowerBound
    for index in blocks.indices {
      blocks[index].seen = seen
      if let first, index > first, blocks[index].width <= 90 { seen |= blocks[index].furnitureAtStart }
    }
  }

  private mutating func findTitle() {
    let end = coreSpan?.lowerBound ?? .max
    title =
      blocks.indices.last { $0 <= end && blocks[$0].inTitle != 0 }
      ?? blocks.indices.last { $0 <= end && frames[blocks[$0].frame].tag == GUMBO_TAG_H1 }
  }

  /// What a run weighs at least that may be the beginning of the text.
  private static let leastRun = 200

  private mutating func findRuns() {
    for index in blocks.indices {
      let block = blocks[index]
      blocks[index].isRunning =
        block.width >= 50 && block.linkShare < 0.35 && block.sentences >= 1 && !block.flags.contains(.heading)
      blocks[index].hasLead = blocks[index].isRunning && block.lineBreaks == 1 && beginsShort(block)
    }
    var start = 0
    while start < blocks.count {
      guard blocks[start].isRunning else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < blocks.count, blocks[end + 1].isRunning, blocks[end + 1].holder == blocks[start].holder {
        end += 1
      }
      let weight = blocks[start...end].reduce(0) { $0 + min($1.width, 600) }
      for index in start...end { blocks[index].run = end - start + 1 }
      if end > start {
        let run = Run(range: start...end, holder: blocks[start].holder, weight: weight)
        if weight > heaviestRun?.weight ?? 0 { heaviestRun = run }
        if firstRun == nil, weight >= PageFigures.leastRun, title.map({ start > $0 }) ?? true { firstRun = run }
      }
      start = end + 1
    }
    for index in blocks.indices {
      let around = max(0, index - 4)..<min(blocks.count - 1, index + 4)
      blocks[index].turns =
        around.isEmpty ? 0 : around.count { blocks[$0].isRunning != blocks[$0 + 1].isRunning }
    }
  }

  /// Whether the first line of a block is short and ends no sentence.
  private func beginsShort(_ block: PageBlock) -> Bool {
    let line = text[block.range].prefix { $0 != 0x0A }
    let characters = line.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    guard characters < 60 else { return false }
    return PageWalk.tail(of: text, from: line.startIndex, to: line.endIndex).last.map {
      !PageScalar.endsSentence($0)
    } ?? true
  }

  /// How many steps up from a container another one is; -1 where it is not above it.
  func steps(from frame: Int, to other: Int) -> Int {
    var frame = frame
    var steps = 0
    while frame >= 0, frames[frame].depth >= frames[other].depth {
      if frame == other { return steps }
      frame = frames[frame].parent
      steps += 1
    }
    return -1
  }

  func form(of block: PageBlock) -> Form {
    Form(holder: block.holder, tag: frames[block.frame].tag.rawValue, groups: frames[block.frame].groups)
  }

  /// Takes the masses of the first pass.
  mutating func weigh(_ masses: [Double]) {
    for (index, block) in blocks.enumerated() {
      var frame = block.frame
      while frame >= 0 {
        frames[frame].mass += masses[index]
        frames[frame].capped += min(block.width, 600)
        frame = frames[frame].parent
      }
    }
  }
}
