import Record

/// Feeds: RSS 0.9 to 2.0, RDF and Atom, broken as they may be.
///
/// Sources of the format: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0), RFC 4287.
enum Feed {
  /// Whether a text begins like a feed without an XML declaration.
  static func begins(_ text: [UInt8], at start: Int) -> Bool {
    openings.contains { ByteSearch.matches($0, in: text, at: start) }
  }

  /// What a feed holds.
  struct Content {
    /// The items that are there as a whole.
    var items: [SourceItem]
    /// What is there of the item behind which nothing can be read: the feed ends in its midst, or holds too much there.
    var cut: SourceItem?
    /// Why something of the feed cannot be read; `nil` where all of it can.
    var fault: IntakeFault?
    /// Whether the feed came to its end: one that ends before any of its elements did was cut off.
    var isWhole: Bool

    fileprivate init(
      _ nodes: [XMLTree.Node], _ end: End, isWhole: Bool, _ read: (XMLTree.Node) -> SourceItem
    ) {
      var nodes = nodes
      if let last = nodes.last, end == .withinItem || end == .tooLarge && last.isLast {
        nodes.removeLast()
        cut = read(last)
      }
      items = nodes.map(read).filter { !$0.isEmpty }
      self.isWhole = isWhole && end == .whole
      switch end {
      case .whole: break
      case .withinItem, .swallowed: fault = .cutOff
      case .tooLarge:
        fault = .oversized(
          what: "what stands in the XML is", limit: "256 elements in each other, or 10 MB in one piece")
      }
    }
  }

  /// How a feed ends.
  fileprivate enum End {
    case whole
    /// In the midst of an item.
    case withinItem
    /// In something without an end, which swallows items.
    case swallowed
    /// Before its end, where it holds more than is read.
    case tooLarge
  }

  /// Whether a text ends as feeds do.
  private static func endsWhole(_ text: [UInt8]) -> Bool {
    let tail = Array(String(decoding: text.suffix(200), as: UTF8.self).lowercased().utf8)
    let ends = ["</rss>", "</feed>", "</rdf:rdf>", "</rdf>", "</opml>"]
    if ends.contains(where: { last($0, in: tail, before: tail.count) >= 0 }) { return true }
    // RDF has its items behind the channel.
    let channel = last("</channel>", in: tail, before: tail.count)
    return channel >= 0 && channel > last("<item", in: tail, before: tail.count)
  }

  /// Where a mark last begins before a position; -1 where it does not.
  private static func last(_ mark: String, in text: [UInt8], before end: Int) -> Int {
    let mark = Array(mark.utf8)
    var found = -1
    while let next = WordList.place(mark, in: text, from: found + 1), next < end { found = next }
    return found
  }

  /// How a text ends that was read to its end.
  ///
  /// - Parameter openEnd: Where something begins that never ends.
  private static func end(of text: [UInt8], openEnd: Int?) -> End {
    guard openEnd != nil || !endsWhole(text) else { return .whole }
    let end = openEnd ?? text.count
    let closed = max(last("</item>", in: text, before: end), last("</entry>", in: text, before: end))
    let opened = max(last("<item", in: text, before: end), last("<entry", in: text, before: end))
    if opened > closed { return .withinItem }
    let swallows = ["<item", "<entry"].contains { WordList.place(Array($0.utf8), in: text, from: end) != nil }
    return swallows ? .swallowed : .whole
  }

  /// What a feed holds; `nil` where the text is none.
  ///
  /// - Throws: `listOfFeeds` of an OPML, `unknownFormat` of XML that is no feed, `oversized` of what would take long.
  static func content(of text: [UInt8]) throws(IntakeFault) -> Content? {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard ByteSearch.matches("<?xml", in: text, at: start) || begins(text, at: start) else { return nil }
    let tags = FeedTags(text, from: start)
    if let fault = tags.fault { throw fault }
    // Declarations of its own could give every element a thousand attributes.
    for mark: StaticString in ["<!ATTLIST", "<!ENTITY"]
    where ByteSearch.first(mark, in: text, range: start..<text.count) != nil {
      throw .unknownFormat("an XML document with declarations of its own")
    }
    let (ending, isWhole) = (end(of: text, openEnd: tags.openEnd), endsWhole(text))
    let found = XMLTree.read(shielded(text[start...])[...]) { root, isRead -> Result<Content?, IntakeFault> in
      let end = isRead ? ending : .tooLarge
      switch root.localName {
      case "rss", "rdf", "channel":
        let (nodes, outlet) = channel(root)
        return .success(Content(nodes, end, isWhole: isWhole) { rss($0, outlet) })
      case "feed":
        let nodes = root.elements.filter { $0.localName == "entry" }
        let outlet = Feed.text(of: "title", in: root)
        return .success(Content(nodes, end, isWhole: isWhole) { entry($0, outlet) })
      case "opml": return .failure(isWhole && isRead ? .listOfFeeds(outlines(root)) : .cutOff)
      // A page of XHTML is a page.
      case "html": return .success(nil)
      case let name: return .failure(.unknownFormat("an XML document whose outermost element is “\(name)”"))
      }
    }
    switch found {
    case .success(let content): return content
    case .failure(let fault): throw fault
    case nil:
      // What is no XML at all may be a page, but a feed is none.
      guard !isCalledFeed(text[start...].prefix(1_024)) else {
        throw .unknownFormat("a feed whose XML cannot be read")
      }
      return nil
    }
  }

  private static let openings: [StaticString] = ["<rss", "<feed", "<rdf:RDF", "<RDF", "<opml", "<channel"]

  /// Whether an element of a feed and none of a page begins in the first bytes of a text.
  private static func isCalledFeed(_ head: ArraySlice<UInt8>) -> Bool {
    let head = Array(head)
    return ByteSearch.first("<html", in: head, range: head.indices) == nil
      && openings.contains { ByteSearch.first($0, in: head, range: head.indices) != nil }
  }

  /// The text with each `&` that begins none of XML's own references written as `&amp;`, and each `<` that begins no
  /// markup as `&lt;`: addresses with bare ones, entities of HTML and comparisons stay what they are, and are read
  /// where the words are.
  static func shielded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var shielded: [UInt8] = []
    shielded.reserveCapacity(text.count + 1024)
    let own = ["amp;", "lt;", "gt;", "quot;", "apos;", "#"].map { Array($0.utf8) }
    let (opening, closing) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
    var isData = false
    for index in text.indices {
      let byte = text[index]
      if byte == opening[0], !isData, text[index...].starts(with: opening) { isData = true }
      if byte == closing[0], isData, text[index...].starts(with: closing) { isData = false }
      if byte == opening[0], !isData, !beginsMarkup(text, at: index) {
        shielded += Array("&lt;".utf8)
        continue
      }
      shielded.append(byte)
      if byte == UInt8(ascii: "&"), !isData, !own.contains(where: { text[(index + 1)...].starts(with: $0) }) {
        shielded += Array("amp;".utf8)
      }
    }
    return shielded
  }

  private static func beginsMarkup(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index + 1 < text.endIndex else { return true }
    let next = text[index + 1]
    return FeedTags.beginsName(next) || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
  }

  private static func outlines(_ root: XMLTree.Node) -> [String] {
    var feeds: [String] = []
    var stack = root.elements
    while let node = stack.popLast() {
      if let address = node.attribute("xmlurl") { feeds.append(address) }
      stack += node.elements
    }
    return feeds
  }

  // MARK: RSS

  private static let contentSpace = "http://purl.org/rss/1.0/modules/content/"
  private static let dublinCore = "http://purl.org/dc/elements/1.1/"

  /// RSS has its items in the channel, RDF beside it.
  private static func channel(_ root: XMLTree.Node) -> (items: [XMLTree.Node], outlet: String?) {
    let channel = root.localName == "channel" ? root : root.elements.first { $0.localName == "channel" }
    let outlet = channel.flatMap { text(of: "title", in: $0) }
    let all = (channel?.elements ?? []) + (channel == root ? [] : root.elements)
    return (unfolded(all), outlet)
  }

  /// The items among elements, with those that stand in others because a tag in these was never closed.
  private static func unfolded(_ elements: [XMLTree.Node]) -> [XMLTree.Node] {
    var items: [XMLTree.Node] = []
    var stack = Array(elements.filter { $0.localName == "item" }.reversed())
    while let node = stack.popLast() {
      if node.localName == "item" { items.append(node) }
      stack += node.elements.reversed()
    }
    return items
  }

  private static func rss(_ node: XMLTree.Node, _ outlet: String?) -> SourceItem {
    var item = SourceItem(format: .rss)
    item.outlet = outlet
    var updated: String?
    for element in node.elements {
      let words = element.words(without: "item").trimmed
      guard !words.isEmpty || element.localName == "enclosure" else { continue }
      // The space of the feed itself is none.
      let space = element.space == node.space ? "" : element.space
      switch (element.localName, space) {
      case ("title", ""), ("title", "http://purl.org/rss/1.0/"): item.title = words
      case ("link", ""), ("link", "http://purl.org/rss/1.0/"): item.url = words
      case ("guid", _):
        item.identifier = words
        if item.url == nil, element.attribute("ispermalink") != "false", words.utf8.starts(with: "http".utf8) {
          item.url = words
        }
      case ("pubdate", _), ("date", dublinCore): item.published = words
      case ("modified", _), ("updated", _): updated = words
      case ("author", ""), ("creator", dublinCore): item.author = words
      case ("source", ""): item.outlet = words
      case ("category", ""), ("subject", dublinCore): item.categories.append(words)
      case ("encoded", contentSpace), ("encoded", ""): FieldNames.set(.html, words, of: &item)
      case ("description", ""), ("description", "http://purl.org/rss/1.0/"):
        FieldNames.set(.summary, words, of: &item)
      case ("enclosure", _):
        if element.attribute("type")?.utf8.starts(with: "image/".utf8) == true {
          item.picture = element.attribute("url")
        }
      default: break
      }
    }
    item.published = item.published ?? updated
    return item
  }

  // MARK: Atom

  private static func entry(_ node: XMLTree.Node, _ outlet: String?) -> SourceItem {
    var item = SourceItem(format: .atom)
    item.outlet = outlet
    var updated: String?
    for element in node.elements where element.space == node.space {
      switch element.localName {
      case "title": item.title = content(element).text
      case "id": item.identifier = element.words.trimmed
      case "link":
        let relation = element.attribute("rel") ?? "alternate"
        if relation == "alternate", item.url == nil { item.url = element.attribute("href") }
      case "published", "issued": item.published = element.words.trimmed
      case "updated", "modified": updated = element.words.trimmed
      case "author": item.author = text(of: "name", in: element) ?? item.author
      case "category": if let term = element.attribute("term") { item.categories.append(term) }
      case "source": item.outlet = text(of: "title", in: element) ?? item.outlet
      case "content":
        // A text of another type, or elsewhere, is no text.
        let (text, isMarkup) = content(element)
        if !text.isEmpty, element.attribute("src") == nil { FieldNames.set(isMarkup ? .html : .text, text, of: &item) }
      case "summary": FieldNames.set(.summary, content(element).text, of: &item)
      default: break
      }
    }
    item.published = item.published ?? updated
    return item
  }

  /// What a text construct says, and whether that is markup (RFC 4287, 3.1 and 4.1.3).
  private static func content(_ node: XMLTree.Node) -> (text: String, isMarkup: Bool) {
    switch node.attribute("type")?.lowercased() {
    case "xhtml", "application/xhtml+xml": (node.markup, true)
    case "html", "text/html": (node.words.trimmed, true)
    default: (node.words.trimmed, false)
    }
  }

  private static func text(of name: String, in node: XMLTree.Node) -> String? {
    node.elements.first { $0.localName == name }.map { $0.words.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let bytes = Array(utf8)
    return ByteSearch.string(bytes, ByteSearch.trimmed(bytes.indices, of: bytes))
  }
}
