import CGumbo
import Record

/// What a page says of itself: its title without the site's name, its outlet, its author, when it was published, where it
/// lies; each from where pages say it most surely: data for machines first, then the page's own words.
struct PageHead {
  /// The title of the window, white space folded.
  private(set) var windowTitle: String?
  /// The headline.
  private(set) var title: String?
  /// When it was published, as `DateReader` reads it.
  private(set) var published: String?
  /// The address.
  private(set) var url: String?
  private(set) var author: String?
  /// The outlet as the page calls it.
  private(set) var outlet: String?
  private(set) var picture: String?
  /// Markup of an article that a script would put in its place.
  private(set) var embeddedMarkup: [UInt8]?
  /// The text where the page holds it for machines alone, a paragraph a line.
  private(set) var embeddedText: String?

  let names: PageNames
  /// The first content of each name of a meta element, in lower case.
  private(set) var metas: [String: String] = [:]
  /// The objects of JSON-LD.
  private(set) var objects: [JSONValue] = []
  /// `time` elements: what they say for machines, and their class.
  private(set) var times: [(text: String, role: String)] = []
  private(set) var microdataTime: String?
  private(set) var microdataAuthor: String?
  /// What stands in scripts and text areas, of those that are not too long.
  private(set) var scripts: [[UInt8]] = []

  /// Elements whose text is looked at.
  private static let mostScripts = 60
  private static let longestScript = 300_000

  /// - Parameter scripts: What stands in scripts, each with its tag.
  init(_ root: MarkupTree.Node, scripts: [(tag: ArraySlice<UInt8>, words: ArraySlice<UInt8>)], names: PageNames) {
    self.names = names
    for script in scripts.prefix(PageHead.mostScripts) { take(script: script.tag, script.words) }
    var stack = [root]
    while let node = stack.popLast() {
      look(node)
      for index in (0..<node.childCount).reversed() {
        if let child = node.child(index), child.isElement { stack.append(child) }
      }
    }
    // An address without a host is none that could be followed.
    let addresses = [canonical].compactMap { $0 } + names.address.compactMap { metas[$0] }
    url = addresses.first { WebAddress.host($0) != nil } ?? addresses.first
    picture = metas["og:image"]
  }

  private var canonical: String?

  private mutating func look(_ node: MarkupTree.Node) {
    switch node.tag {
    case GUMBO_TAG_TITLE where windowTitle == nil: windowTitle = PageHead.line(node)
    case GUMBO_TAG_META: meta(node)
    case GUMBO_TAG_LINK:
      if canonical == nil, node.attribute("rel")?.lowercased() == "canonical" { canonical = node.attribute("href") }
    case GUMBO_TAG_TEXTAREA:
      guard scripts.count < PageHead.mostScripts else { return }
      // Some sites keep the article in text areas, from which a script takes it.
      let words = MarkupTree.text(of: node)
      if words.count < 400, let role = node.attribute("class") {
        scripts.append(Array("\(role):\"".utf8) + words)
      } else if words.count >= 200, words.count > embeddedMarkup?.count ?? 0,
        ["<p", "<br", "<div"].contains(where: { WordList.place(Array($0.utf8), in: words) != nil })
      {
        embeddedMarkup = words
      }
    case GUMBO_TAG_TIME:
      if let text = node.attribute("datetime"), times.count < 100 {
        let isMarked = node.attribute("pubdate") != nil
        times.append(
          (
            text,
            ((node.attribute("class") ?? "") + " " + (node.attribute("itemprop") ?? "")
              + (isMarked ? " publish" : "")).lowercased()
          ))
      }
    default: break
    }
    guard let property = node.isElement ? node.attribute("itemprop")?.lowercased() : nil else { return }
    if property == "datepublished", microdataTime == nil {
      microdataTime = node.attribute("content") ?? node.attribute("datetime") ?? PageHead.line(node)
    } else if property == "author", microdataAuthor == nil {
      microdataAuthor = node.attribute("content") ?? PageHead.line(node)
    }
  }

  private mutating func meta(_ node: MarkupTree.Node) {
    guard let content = node.attribute("content").map(LineBuilder.line), !content.isEmpty else { return }
    for key: StaticString in ["name", "property", "itemprop", "http-equiv"] {
      guard let name = node.attribute(key)?.lowercased(), metas[name] == nil else { continue }
      metas[name] = content
    }
  }

  private mutating func take(script tag: ArraySlice<UInt8>, _ words: ArraySlice<UInt8>) {
    guard words.count > 10, words.count < PageHead.longestScript else { return }
    scripts.append(Array(words))
    if WordList.place(Array("ld+json".utf8), in: Array(tag)) != nil, let value = PageHead.json(Array(words)) {
      gather(value, depth: 0)
    }
  }

  /// JSON as pages have it: with line feeds in its strings, and a semicolon behind it.
  private static func json(_ words: [UInt8]) -> JSONValue? {
    if let value = try? JSONValue(parsing: words) { return value }
    var tidy: [UInt8] = []
    var isQuoted = false
    var isEscaped = false
    for byte in words {
      if byte < 0x20 { tidy.append(0x20) } else { tidy.append(byte) }
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
    }
    while let last = tidy.last, last == 0x20 || last == UInt8(ascii: ";") { tidy.removeLast() }
    return try? JSONValue(parsing: tidy)
  }

  private mutating func gather(_ value: JSONValue, depth: Int) {
    guard depth < 5, objects.count < 200 else { return }
    switch value {
    case .list(let list): for item in list { gather(item, depth: depth + 1) }
    case .object:
      objects.append(value)
      for key in ["@graph", "mainEntity", "mainEntityOfPage"] { gather(value[key], depth: depth + 1) }
    default: break
    }
  }

  /// Whether an object of JSON-LD is an article.
  static func isArticle(_ object: JSONValue) -> Bool {
    let types = [object["@type"].string].compactMap { $0 } + object["@type"].strings
    return types.contains { type in
      let type = type.lowercased()
      return type.hasSuffix("article") || type.hasSuffix("posting") || type == "report"
    }
  }

  /// A name of JSON-LD: a string, an object's name, several of them.
  static func name(_ value: JSONValue) -> String? {
    switch value {
    case .string(let name): name.isEmpty ? nil : name
    case .object: name(value["name"])
    case .list(let list):
      { $0.isEmpty ? nil : $0.joined(separator: "、") }(list.compactMap(name))
    default: nil
    }
  }

  static func line(_ node: MarkupTree.Node) -> String? {
    var builder = LineBuilder()
    MarkupTree.text(of: node).withUnsafeBufferPointer { builder.add($0) }
    let line = builder.joined()
    return line.isEmpty ? nil : line
  }

  // MARK: With the text

  /// Takes what the page's own words tell, now that its text is known.
  mutating func take(_ found: PageContent.Found) {
    let lines = PageLines(found)
    let site = siteName
    title = headline(lines, site)
    outlet = outletName(lines, site)
    author = authorName(lines)
    published = time(lines)
    if found.width < 1500 { embeddedText = articleBody(wide: found.width) }
  }

  /// The text in JSON-LD, where it is longer than what was found.
  private func articleBody(wide width: Int) -> String? {
    let texts = objects.compactMap { $0["articleBody"].string }
    guard let text = texts.max(by: { $0.utf8.count < $1.utf8.count }), text.utf8.count >= 300,
      text.utf8.count > 2 * width
    else { return nil }
    return text
  }

  /// Whether the page is an article and not a list of others: by the width of its text, by what it says it is, by how
  /// much of it is links.
  func isArticle(_ found: PageContent.Found, isEmpty: Bool) -> Bool {
    // A picture without a word is one, too.
    if isEmpty { return picture != nil && found.page.blocks.count < 3 }
    if embeddedText != nil { return true }
    let page = found.page
    // So is a page with nothing besides.
    if found.width * 10 >= page.width * 8 { return true }
    var score = found.width >= 600 ? 2 : found.width >= 300 ? 1 : found.width < 150 ? -2 : 0
    let paragraphs = found.blocks.count { page.blocks[$0].isParagraph }
    score += paragraphs >= 3 ? 1 : paragraphs == 0 ? -2 : 0
    switch metas["og:type"]?.lowercased() {
    case "article": score += 1
    case "website": score -= 1
    default: break
    }
    if objects.contains(where: PageHead.isArticle) { score += 1 }
    if published != nil { score += 1 }
    let links = page.blocks.count { $0.linkShare > 0.9 && $0.width >= 36 }
    if links >= 20, found.width < 1500 { score -= 1 }
    let linked = page.blocks.reduce(0) { $0 + ($1.linkShare > 0.5 ? $1.width : 0) }
    if linked * 10 >= page.width * 6 { score -= 1 }
    // Of little text more must speak for it.
    return score >= (found.width < 300 ? 1 : 0)
  }
}
