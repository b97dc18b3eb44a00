import Record

/// Feeds: RSS 0.9 to 2.0, RDF and Atom, broken as they may be.
///
/// Sources of the format: RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0), RFC 4287.
enum Feed {
  /// Whether a text begins like a feed without an XML declaration.
  static func begins(_ text: [UInt8], at start: Int) -> Bool {
    let openings: [StaticString] = ["<rss", "<feed", "<rdf:RDF", "<RDF", "<opml", "<channel"]
    return openings.contains { ByteSearch.matches($0, in: text, at: start) }
  }

  /// Whether a feed came to its end: one that ends before any of its elements did was cut off.
  static func endsWhole(_ text: [UInt8]) -> Bool {
    let end = String(decoding: text.suffix(200), as: UTF8.self).lowercased()
    return ["</rss>", "</feed>", "</rdf:rdf>", "</rdf>", "</channel>", "</opml>"].contains { end.contains($0) }
  }

  /// Whether a feed was cut off in the midst of its last item.
  static func endsWithinItem(_ text: [UInt8]) -> Bool {
    guard !endsWhole(text) else { return false }
    func last(_ mark: String) -> Int? {
      var found: Int?
      while let next = WordList.place(Array(mark.utf8), in: text, from: found.map { $0 + 1 } ?? 0) { found = next }
      return found
    }
    let closed = [last("</item>"), last("</entry>")].compactMap { $0 }.max() ?? -1
    let opened = [last("<item"), last("<entry")].compactMap { $0 }.max() ?? -1
    return opened > closed
  }

  /// The items of a feed; `nil` where the text is none.
  ///
  /// - Throws: `listOfFeeds` of an OPML, `unknownFormat` of XML that is no feed.
  static func items(of text: [UInt8]) throws(IntakeFault) -> [SourceItem]? {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard ByteSearch.matches("<?xml", in: text, at: start) || begins(text, at: start) else { return nil }
    // libxml2 compares each attribute of a tag with every other.
    guard !hasCrowdedTag(text) else {
      throw .oversized(what: "a tag of the XML has attributes", limit: "\(mostAttributes)")
    }
    // Declarations of its own could give every element a thousand attributes.
    for mark: StaticString in ["<!ATTLIST", "<!ENTITY"]
    where ByteSearch.first(mark, in: text, range: start..<text.count) != nil {
      throw .unknownFormat("an XML document with declarations of its own")
    }
    let found = XMLTree.read(shielded(text[start...])[...]) { root -> Result<[SourceItem]?, IntakeFault> in
      switch root.localName {
      case "rss", "rdf", "channel": .success(channel(root))
      case "feed": .success(atom(root))
      case "opml": .failure(.listOfFeeds(outlines(root)))
      // A page of XHTML is a page.
      case "html": .success(nil)
      default: .failure(.unknownFormat("an XML document whose outermost element is “\(root.localName)”"))
      }
    }
    switch found {
    case .success(let items): return items
    case .failure(let fault): throw fault
    case nil: return nil
    }
  }

  /// Attributes that a tag may have.
  private static let mostAttributes = 100

  private static func hasCrowdedTag(_ text: [UInt8]) -> Bool {
    var count = 0
    var isTag = false
    var quote: UInt8 = 0
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "<") {
        // No value holds it; what begins with ! or ? is no tag.
        isTag = index + 1 < text.count && text[index + 1] != UInt8(ascii: "!") && text[index + 1] != UInt8(ascii: "?")
        quote = 0
        count = 0
      } else if !isTag {
        continue
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        isTag = false
      } else if byte == UInt8(ascii: "=") {
        count += 1
        if count > mostAttributes { return true }
      }
    }
    return false
  }

  /// The text with each `&` that begins none of XML's own references written as `&amp;`: addresses with bare ones and
  /// entities of HTML stay what they are, and are read where the words are.
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
      shielded.append(byte)
      if byte == UInt8(ascii: "&"), !isData, !own.contains(where: { text[(index + 1)...].starts(with: $0) }) {
        shielded += Array("amp;".utf8)
      }
    }
    return shielded
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
  private static func channel(_ root: XMLTree.Node) -> [SourceItem] {
    let channel = root.localName == "channel" ? root : root.elements.first { $0.localName == "channel" }
    let outlet = channel.flatMap { text(of: "title", in: $0) }
    let all = (channel?.elements ?? []) + (channel == root ? [] : root.elements)
    return all.filter { $0.localName == "item" }.map { rss($0, outlet) }.filter { !$0.isEmpty }
  }

  private static func rss(_ node: XMLTree.Node, _ outlet: String?) -> SourceItem {
    var item = SourceItem(format: .rss)
    item.outlet = outlet
    var updated: String?
    for element in node.elements {
      let words = element.words.trimmed
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

  private static func atom(_ root: XMLTree.Node) -> [SourceItem] {
    let outlet = text(of: "title", in: root)
    return root.elements.filter { $0.localName == "entry" }.map { entry($0, outlet) }.filter { !$0.isEmpty }
  }

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
