import CGumbo

/// A page cut into blocks, in one walk over its tree.
struct PageWalk {
  /// The words of all blocks, one after the other.
  private(set) var text: [UInt8] = []
  private(set) var blocks: [PageBlock] = []
  private(set) var frames: [PageFrame] = []
  /// The pictures, with the container they stand in and the number of the block behind them.
  private(set) var pictures: [(url: String, words: String?, frame: Int, block: Int)] = []

  private let words: PageWords
  private var groupsByNames: [[UInt8]: UInt32] = [:]
  private var isOpen = false
  /// How many `<br>` have come since the last words.
  private var breaks = 0
  private var endsInSpace = true
  /// How wide the open block's last line is.
  private var lineWidth = 0
  /// Whether all of that line stands in links.
  private var lineIsLink = true

  /// Blocks that are looked at; no page of news has so many.
  private static let mostBlocks = 50_000

  /// Walks over a page.
  init(_ root: MarkupTree.Node, words: PageWords, capacity: Int) {
    self.words = words
    text.reserveCapacity(capacity)
    guard let body = PageWalk.body(of: root) else { return }
    frames.append(PageFrame(parent: -1, tag: GUMBO_TAG_BODY, groups: 0, above: 0, flags: [], depth: 0))
    walk(body)
    close()
  }

  private static func body(of root: MarkupTree.Node) -> MarkupTree.Node? {
    for index in 0..<root.childCount {
      if let child = root.child(index), child.tag == GUMBO_TAG_BODY { return child }
    }
    return nil
  }

  /// One step of the walk: a node with what it stands in, or the end of a block element.
  private enum Step {
    case node(MarkupTree.Node, frame: Int, inner: UInt32, flags: PageFlags)
    case end
  }

  /// Without recursion: a page may be as deep as it likes.
  private mutating func walk(_ body: MarkupTree.Node) {
    var steps: [Step] = []
    func push(_ node: MarkupTree.Node, frame: Int, inner: UInt32, flags: PageFlags) {
      for index in (0..<node.childCount).reversed() {
        if let child = node.child(index) { steps.append(.node(child, frame: frame, inner: inner, flags: flags)) }
      }
    }
    push(body, frame: 0, inner: 0, flags: [])
    while let step = steps.popLast() {
      guard case .node(let node, let frame, let inner, let flags) = step else {
        close()
        breaks = 0
        continue
      }
      if let raw = node.words {
        add(raw, frame, inner, flags)
        continue
      }
      guard node.isElement else { continue }
      let tag = node.pointee.v.element.tag
      if PageTags.isSkipped(tag) { continue }
      if tag == GUMBO_TAG_BR {
        breaks += 1
        continue
      }
      if tag == GUMBO_TAG_WBR { continue }
      if tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_IMAGE {
        picture(node, frame)
        continue
      }
      var own = flags
      let groups = attributes(node, &own)
      own.formUnion(PageFlags.of(tag))
      if PageTags.isBlock(tag) {
        close()
        breaks = 0
        let above = frames[frame].above | frames[frame].groups
        let number = frames.count
        frames.append(
          PageFrame(
            parent: frame, tag: tag, groups: groups | inner, above: above, flags: own, depth: frames[frame].depth + 1))
        let sibling = frames[frame].lastChild
        if sibling < 0 { frames[frame].firstChild = number } else { frames[sibling].nextSibling = number }
        frames[frame].lastChild = number
        steps.append(.end)
        push(node, frame: number, inner: 0, flags: own)
      } else {
        push(node, frame: frame, inner: inner | groups, flags: own)
      }
    }
  }

  /// The class groups of an element, and whether it is hidden or a link.
  private mutating func attributes(_ node: MarkupTree.Node, _ flags: inout PageFlags) -> UInt32 {
    var groups: UInt32 = 0
    var isHidden = false
    var isStyledHidden = false
    var hasHiddenAttribute = false
    let isLink = node.pointee.v.element.tag == GUMBO_TAG_A
    var names: [UnsafeBufferPointer<UInt8>] = []
    node.eachAttribute { key, value in
      if CText.equals(key, "class") || CText.equals(key, "id") || CText.equals(key, "itemprop")
        || CText.equals(key, "role")
      {
        names.append(CText.bytes(value))
      } else if CText.equals(key, "style") {
        let style = CText.bytes(value).filter { $0 != 0x20 }
        isStyledHidden =
          ByteSearch.first("display:none", in: style, range: style.indices) != nil
          || ByteSearch.first("visibility:hidden", in: style, range: style.indices) != nil
      } else if CText.equals(key, "hidden") || CText.equals(key, "aria-hidden") && CText.equals(value, "true") {
        hasHiddenAttribute = true
      } else if isLink, CText.equals(key, "href") {
        flags.insert(.link)
      }
    }
    isHidden = isStyledHidden || hasHiddenAttribute
    if isHidden { flags.insert(.hidden) }
    for name in names where !name.isEmpty {
      let key = Array(name)
      if let known = groupsByNames[key] {
        groups |= known
      } else {
        let found = words.groups(ofNames: name)
        groupsByNames[key] = found
        groups |= found
      }
    }
    return groups
  }

  private mutating func picture(_ node: MarkupTree.Node, _ frame: Int) {
    guard pictures.count < 200 else { return }
    let source = node.attribute("data-src") ?? node.attribute("data-original") ?? node.attribute("src")
    guard let source, !source.isEmpty, !source.utf8.starts(with: "data:".utf8) else { return }
    pictures.append((source, node.attribute("alt"), frame, blocks.count + (isOpen ? 1 : 0)))
  }

  // MARK: Words

  private mutating func add(
    _ raw: UnsafeBufferPointer<UInt8>, _ frame: Int, _ inner: UInt32, _ flags: PageFlags
  ) {
    guard flags.contains(.pre), raw.contains(0x0A) else { return addLine(raw, frame, inner, flags) }
    var start = 0
    while start <= raw.count {
      var end = start
      while end < raw.count, raw[end] != 0x0A { end += 1 }
      if start > 0 { breaks += 1 }
      addLine(UnsafeBufferPointer(rebasing: raw[start..<end]), frame, inner, flags)
      start = end + 1
    }
  }

  private mutating func addLine(
    _ raw: UnsafeBufferPointer<UInt8>, _ frame: Int, _ inner: UInt32, _ flags: PageFlags
  ) {
    var index = 0
    var indent = 0
    var beginsInSpace = false
    var isFirst = true
    // White space at the beginning; two full-width spaces are how Chinese pages indent a paragraph.
    while index < raw.count {
      let (scalar, count) = PageScalar.decode(raw, index)
      if scalar == 0xAD || scalar == 0x200B || scalar == 0xFEFF {
        index += count
        continue
      }
      guard PageScalar.isSpace(scalar) else { break }
      if isFirst { beginsInSpace = true }
      isFirst = false
      if scalar == 0x3000 || scalar == 0xA0 { indent += 1 }
      index += count
    }
    guard index < raw.count else {
      if !raw.isEmpty, isOpen { endsInSpace = true }
      return
    }
    if isOpen, blocks[blocks.count - 1].frame != frame { close() }
    if isOpen, breaks > 0 {
      // Links line by line are a list, each of them by itself.
      let endsLinks = lineWidth >= 12 && lineIsLink != flags.contains(.link)
      if breaks >= 2 || endsLinks || indent >= 2 || lineWidth >= 100 && endsSentence {
        close()
      } else {
        text.append(0x0A)
        lineWidth = 0
        lineIsLink = true
        blocks[blocks.count - 1].lineBreaks += 1
      }
    }
    let isNew = !isOpen
    if isNew {
      guard blocks.count < PageWalk.mostBlocks else { return }
      blocks.append(
        PageBlock(range: text.count..<text.count, frame: frame, inner: inner, flags: flags, breaks: breaks))
      blocks[blocks.count - 1].beginsInLink = flags.contains(.link)
      isOpen = true
      lineWidth = 0
      lineIsLink = true
    } else if breaks == 0, endsInSpace || beginsInSpace {
      text.append(0x20)
    }
    breaks = 0
    count(raw, from: index, flags, inner)
  }

  /// Adds the words from a position on, one space between them, and counts what they are made of.
  private mutating func count(
    _ raw: UnsafeBufferPointer<UInt8>, from start: Int, _ flags: PageFlags, _ inner: UInt32
  ) {
    var block = blocks[blocks.count - 1]
    block.inner &= inner
    block.flags.formIntersection(flags)
    block.tail = text.count
    var width = 0
    var isSpacePending = false
    var run = start
    var index = start
    func flush(_ text: inout [UInt8], _ end: Int) {
      if end > run { text.append(contentsOf: UnsafeBufferPointer(rebasing: raw[run..<end])) }
    }
    while index < raw.count {
      let (scalar, count) = PageScalar.decode(raw, index)
      if PageScalar.isSpace(scalar) || scalar == 0xAD || scalar == 0x200B || scalar == 0xFEFF {
        flush(&text, index)
        if scalar != 0xAD, scalar != 0x200B, scalar != 0xFEFF { isSpacePending = true }
        index += count
        run = index
        continue
      }
      if isSpacePending {
        text.append(0x20)
        width += 1
        isSpacePending = false
      }
      width += block.count(scalar)
      index += count
    }
    flush(&text, raw.count)
    endsInSpace = isSpacePending
    block.width += width
    lineWidth += width
    lineIsLink = lineIsLink && flags.contains(.link)
    if flags.contains(.link) {
      block.linkWidth += width
      if !block.endsInLink { block.links += 1 }
      block.endsInLink = true
    } else {
      block.endsInLink = false
    }
    if flags.contains(.bold) { block.boldWidth += width }
    blocks[blocks.count - 1] = block
  }

  /// Whether the words of the last text node end in the end of a sentence.
  private var endsSentence: Bool {
    let tail = PageWalk.tail(of: text, from: blocks[blocks.count - 1].tail, to: text.count)
    guard let last = tail.last(where: { !PageScalar.closes($0) }) else { return false }
    return PageScalar.endsSentence(last)
  }

  /// The last six characters of a stretch.
  static func tail(of text: [UInt8], from start: Int, to end: Int) -> [UInt32] {
    var tail: [UInt32] = []
    var index = end
    while index > start, tail.count < 6 {
      index -= 1
      while index > start, text[index] & 0xC0 == 0x80 { index -= 1 }
      tail.append(text.withUnsafeBufferPointer { PageScalar.decode($0, index).scalar })
    }
    return tail.reversed()
  }

  private mutating func close() {
    guard isOpen else { return }
    isOpen = false
    let last = blocks.count - 1
    blocks[last].range = blocks[last].range.lowerBound..<text.count
  }
}

extension PageBlock {
  /// Counts a character that is no white space; how wide it is.
  @inline(__always)
  fileprivate mutating func count(_ scalar: UInt32) -> Int {
    if scalar < 0x80 {
      switch scalar {
      case 0x61...0x7A: letters += 1
      case 0x41...0x5A:
        letters += 1
        capitals += 1
      case 0x30...0x39: digits += 1
      case 0x2C, 0x3B: commas += 1
      case 0x2E, 0x21, 0x3F: sentences += 1
      case 0x7C, 0x2F, 0x3E: separators += 1
      default: break
      }
      return 1
    }
    if PageScalar.isChinese(scalar) {
      if scalar == 0x3001 { commas += 1 } else if scalar == 0x3002 { sentences += 1 } else { chinese += 1 }
      return 3
    }
    if PageScalar.endsSentence(scalar) {
      sentences += 1
    } else if PageScalar.isComma(scalar) {
      commas += 1
    } else if [0xB7, 0xBB, 0x203A, 0xFF5C, 0x2022].contains(scalar) {
      separators += 1
    } else {
      letters += 1
    }
    return scalar >= 0xFF00 ? 3 : 1
  }
}

/// How a page's elements are walked.
private enum PageTags {
  private static func table(_ tags: [GumboTag]) -> [Bool] {
    var table = [Bool](repeating: false, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    for tag in tags { table[Int(tag.rawValue)] = true }
    return table
  }

  private static let skipped = table([
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_CANVAS, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_BUTTON,
    GUMBO_TAG_SELECT, GUMBO_TAG_OPTION, GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT, GUMBO_TAG_DATALIST, GUMBO_TAG_HEAD,
    GUMBO_TAG_TITLE, GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_MAP, GUMBO_TAG_MATH, GUMBO_TAG_APPLET,
    GUMBO_TAG_FRAMESET,
  ])

  private static let blocks = table([
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_CENTER,
    GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET,
    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_H1, GUMBO_TAG_H2,
    GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HR,
    GUMBO_TAG_HTML, GUMBO_TAG_LI, GUMBO_TAG_MAIN, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P,
    GUMBO_TAG_PRE, GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TD,
    GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD, GUMBO_TAG_TR, GUMBO_TAG_UL, GUMBO_TAG_CAPTION, GUMBO_TAG_LEGEND,
    GUMBO_TAG_OPTGROUP,
  ])

  static func isSkipped(_ tag: GumboTag) -> Bool { skipped[Int(tag.rawValue)] }
  static func isBlock(_ tag: GumboTag) -> Bool { blocks[Int(tag.rawValue)] }
}
