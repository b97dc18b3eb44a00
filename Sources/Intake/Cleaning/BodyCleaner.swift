import CGumbo
import Record

/// Walks the tree of a body and keeps the article's own words.
///
/// What an element means is looked up in the outlet's rules (`furniture.tsv`); what the elements of HTML are by
/// nature (blocks, breaks, cells, pictures) is known here.
struct BodyCleaner {
  /// The words, as lines.
  var lines = LineBuilder()
  /// The pictures met so far.
  var images: [Article.Image] = []
  /// What a byline told: times and names.
  var byline: [String] = []
  /// What pictures say they show, with the number of the line that comes next.
  private(set) var descriptions: [(line: Int, text: [UInt8])] = []

  private let rules: Furniture.Rules
  /// Whether a rule said that nothing of what follows belongs to the article.
  private var isOver = false
  /// How much had been written when the last picture came; `nil` before the first.
  private var writtenAtImage: Int?
  /// Whether the last picture's address was only a placeholder.
  private var awaitsImage = false
  /// The addresses of the pictures.
  private var addresses: Set<String> = []
  private var preformatted = 0
  private var escapes = 0

  init(rules: Furniture.Rules, capacity: Int) {
    self.rules = rules
    lines.reserve(capacity)
  }

  /// Reads markup.
  ///
  /// - Throws: `oversized` for more tags than any page has.
  mutating func read(markup bytes: [UInt8], _ range: Range<Int>) throws(IntakeFault) {
    if let tamed = try NestingGuard.tamed(bytes, range) {
      read(tamed: tamed, tamed.indices)
    } else {
      read(tamed: bytes, range)
    }
  }

  private mutating func read(tamed bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      _ = MarkupTree.parse(UnsafeBufferPointer(rebasing: buffer[range])) { root in
        walk(root, parent: GUMBO_TAG_LAST, depth: 0)
      }
    }
    lines.breakLine()
  }

  /// Walks a node and everything below it.
  ///
  /// `NestingGuard` bounds the depth of what was written; the parser may triple it by elements it implies.
  mutating func walk(_ node: MarkupTree.Node, parent: GumboTag, depth: Int) {
    guard !isOver, depth < NestingGuard.depthLimit * 4 else { return }
    if let words = node.words { return add(words) }
    guard node.isElement else { return }
    let tag = node.pointee.v.element.tag
    guard tag != GUMBO_TAG_HEAD else { return }
    switch rules.action(for: node, tag: tag, parent: parent) {
    case nil: if !isTitledBox(node, tag) { visit(node, tag, depth) }
    case .keep, .credit: visit(node, tag, depth)
    case .drop: break
    case .dropRest: isOver = true
    case .byline, .published: aside(node, tag, depth) { $0.byline += $1 }
    case .caption: aside(node, tag, depth) { $0.caption($1) }
    case .captionAfterImage:
      if writtenAtImage == lines.count {
        aside(node, tag, depth) { $0.caption($1) }
      } else {
        visit(node, tag, depth)
      }
    }
  }

  /// Whether an element in the middle of the article is a box with a title of its own, which a rule knows.
  private func isTitledBox(_ node: MarkupTree.Node, _ tag: GumboTag) -> Bool {
    guard BodyCleaner.boxes.contains(tag), lines.count > 0, !rules.boxTitles.isEmpty,
      let title = MarkupTree.title(of: node),
      let action = rules.boxTitles.action(UnsafeBufferPointer(rebasing: title)), action == .drop
    else { return false }
    return MarkupTree.holdsAtMost(BodyCleaner.longestBox, node)
  }

  /// The longest box, in bytes.
  private static let longestBox = 4000
  /// Elements that may hold a box.
  private static let boxes: [GumboTag] = [
    GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_TABLE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_UL, GUMBO_TAG_FIELDSET,
  ]

  private mutating func visit(_ node: MarkupTree.Node, _ tag: GumboTag, _ depth: Int) {
    switch tag {
    case GUMBO_TAG_BR, GUMBO_TAG_HR: return lines.breakLine()
    case GUMBO_TAG_IMG: return picture(node)
    case GUMBO_TAG_NOSCRIPT: return substitute(node, depth)
    default: break
    }
    let isBlock = Blocks.contains(tag)
    if isBlock { lines.breakLine() }
    if tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH { lines.addSpace() }
    if tag == GUMBO_TAG_PRE { preformatted += 1 }
    let mark = BodyCleaner.mark(of: tag)
    let isNew = !lines.mark.contains(mark)
    if isNew { lines.mark.insert(mark) }
    for index in 0..<node.childCount {
      if let child = node.child(index) { walk(child, parent: tag, depth: depth + 1) }
    }
    if isNew { lines.mark.remove(mark) }
    if tag == GUMBO_TAG_PRE { preformatted -= 1 }
    if isBlock { lines.breakLine() }
  }

  /// What an element tells of the words below it.
  private static func mark(of tag: GumboTag) -> LineMarks {
    switch tag {
    case GUMBO_TAG_A: .link
    case GUMBO_TAG_I, GUMBO_TAG_EM, GUMBO_TAG_CITE: .emphasis
    default: []
    }
  }

  private mutating func add(_ words: UnsafeBufferPointer<UInt8>) {
    if preformatted > 0 {
      for line in words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        lines.add(UnsafeBufferPointer(rebasing: line))
        lines.breakLine()
      }
    } else if escapes < 3, EscapedMarkup.stands(in: words) {
      escapes += 1
      defer { escapes -= 1 }
      let bytes = Array(words)
      // What was escaped is tamed by itself; where it has too many tags its words stay as they are.
      if let tamed = try? NestingGuard.tamed(bytes, bytes.indices) ?? bytes {
        read(tamed: tamed, tamed.indices)
      } else {
        lines.add(words)
      }
    } else {
      lines.add(words)
    }
  }

  /// Walks an element whose words are not the article's, and hands its lines over.
  private mutating func aside(
    _ node: MarkupTree.Node, _ tag: GumboTag, _ depth: Int, _ use: (inout BodyCleaner, [String]) -> Void
  ) {
    lines.breakLine()
    var own = LineBuilder()
    swap(&own, &lines)
    let before = writtenAtImage
    let described = descriptions.count
    visit(node, tag, depth)
    lines.breakLine()
    swap(&own, &lines)
    for index in described..<descriptions.count { descriptions[index].line = lines.lines.count }
    if writtenAtImage != before {
      writtenAtImage = lines.count
      lines.passPicture()
    }
    use(&self, own.lines.map { ByteSearch.string(own.bytes, $0) })
  }
}

// MARK: Pictures

extension BodyCleaner {
  /// What is told of a picture in fewer bytes is a name, which may well begin the text.
  private static let shortestDescription = 12

  /// Gives the last picture its caption.
  private mutating func caption(_ words: [String]) {
    let text = words.joined(separator: " ")
    guard !text.isEmpty, let last = images.indices.last, images[last].caption == nil else { return }
    images[last].caption = text
  }

  private mutating func picture(_ node: MarkupTree.Node) {
    let source = PictureSource(node)
    writtenAtImage = lines.count
    lines.passPicture()
    if let text = source.description, text.utf8.count > BodyCleaner.shortestDescription {
      descriptions.append((lines.lines.count, Array(text.utf8)))
    }
    awaitsImage = source.url == nil
    guard let url = source.url, addresses.insert(url).inserted else { return }
    images.append(Article.Image(url: url))
  }

  /// What stands in for scripts: only the picture, where the page's own was a placeholder.
  private mutating func substitute(_ node: MarkupTree.Node, _ depth: Int) {
    guard awaitsImage else { return }
    aside(node, GUMBO_TAG_SPAN, depth) { _, _ in }
  }
}

/// The address of a picture, also where the page loads it late.
struct PictureSource {
  private(set) var url: String?
  /// What the picture shows, for those who do not see it.
  private(set) var description: String?

  init(_ node: MarkupTree.Node) {
    let late: [StaticString] = ["data-original", "data-src", "data-echo", "data-lazy-src", "data-actualsrc"]
    var source: String?
    var lateSource: String?
    node.eachAttribute { name, value in
      if CText.equals(name, "src") {
        source = String(cString: value)
      } else if CText.equals(name, "alt") {
        description = String(cString: value)
      } else if lateSource == nil, late.contains(where: { CText.equals(name, $0) }) {
        lateSource = String(cString: value)
      }
    }
    let isPlaceholder = source.map { PictureSource.isPlaceholder($0) } ?? true
    url = isPlaceholder ? lateSource ?? nil : source
    if let found = url, found.isEmpty || found.utf8.starts(with: "data:".utf8) { url = nil }
  }

  private static func isPlaceholder(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    return bytes.isEmpty || url.utf8.starts(with: "data:".utf8)
      || ["placeholder", "blank.gif", "loading.gif", "/lazy.", "spacer.gif"].contains {
        ByteSearch.first($0, in: bytes, range: bytes.indices) != nil
      }
  }
}

/// Elements that begin and end a line.
enum Blocks {
  static func contains(_ tag: GumboTag) -> Bool { table[Int(tag.rawValue)] }

  private static let table: [Bool] = {
    var table = [Bool](repeating: false, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    let blocks: [GumboTag] = [
      GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD,
      GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TR, GUMBO_TAG_CAPTION, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
      GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
      GUMBO_TAG_MAIN, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ADDRESS, GUMBO_TAG_PRE, GUMBO_TAG_FIGURE,
      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CENTER, GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,
      GUMBO_TAG_ASIDE, GUMBO_TAG_NAV, GUMBO_TAG_FORM, GUMBO_TAG_BODY, GUMBO_TAG_HTML,
    ]
    for tag in blocks { table[Int(tag.rawValue)] = true }
    return table
  }()
}

// MARK: Plain paragraphs

extension BodyCleaner {
  /// Reads a body without markup: a paragraph a line.
  mutating func read(plain bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      while start < range.upperBound {
        let end = ByteSearch.lineEnd(from: start, in: buffer, end: range.upperBound)
        let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
        if line.contains(UInt8(ascii: "&")) { lines.addDecoded(Array(line)) } else { lines.add(line) }
        lines.breakLine()
        start = end + 1
      }
    }
  }
}
