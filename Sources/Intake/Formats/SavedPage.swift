import CGumbo

/// A page of a news site, saved as a whole.
///
/// What it says about itself is taken from its head: Open Graph (`og:title`, `article:published_time`), the canonical
/// link, and the title. The body is the first `article`, `main` or element with `itemprop="articleBody"` that has
/// enough words; else all of it, less what the furniture rules take out.
enum SavedPage {
  /// What a page's head says.
  struct Head {
    var title: String?
    var published: String?
    var url: String?
    var author: String?
    var image: String?
    fileprivate var openGraphTitle: String?
    fileprivate var heading: String?

    /// The best title told: Open Graph's, the first heading, the window's.
    var bestTitle: String? { openGraphTitle ?? heading ?? title }
  }

  /// Whether a text begins like a page.
  static func begins(_ text: [UInt8], at start: Int) -> Bool {
    let openings: [StaticString] = ["<!doctype html", "<html", "<head", "<body"]
    if openings.contains(where: { ByteSearch.matches($0, in: text, at: start) }) { return true }
    guard ByteSearch.matches("<!--", in: text, at: start) || ByteSearch.matches("<?xml", in: text, at: start) else {
      return false
    }
    return ByteSearch.first("<html", in: text, range: start..<min(start + 2048, text.count)) != nil
  }

  /// Reads a page: its head, then its body by the rules that the head leads to.
  static func read(
    _ text: [UInt8], _ range: Range<Int>, rules: (Head) -> Furniture.Rules
  ) throws(IntakeFault) -> (head: Head, cleaner: BodyCleaner, rules: Furniture.Rules)? {
    let tamed = try NestingGuard.tamed(text, range)
    let bytes = tamed ?? text
    return bytes.withUnsafeBufferPointer { buffer in
      let markup = UnsafeBufferPointer(rebasing: buffer[tamed == nil ? range : bytes.indices])
      return MarkupTree.parse(markup) { root in
        let head = head(of: root)
        let rules = rules(head)
        var cleaner = BodyCleaner(rules: rules, capacity: markup.count / 4)
        cleaner.walk(body(of: root), parent: GUMBO_TAG_LAST, depth: 0)
        cleaner.lines.breakLine()
        return (head, cleaner, rules)
      }
    }
  }

  private static func head(of root: MarkupTree.Node) -> Head {
    var head = Head()
    eachElement(root) { node in
      switch node.pointee.v.element.tag {
      case GUMBO_TAG_META: meta(node, &head)
      case GUMBO_TAG_TITLE where head.title == nil: head.title = line(node)
      case GUMBO_TAG_H1 where head.heading == nil: head.heading = line(node)
      case GUMBO_TAG_TIME where head.published == nil: head.published = node.attribute("datetime")
      case GUMBO_TAG_LINK where head.url == nil && node.attribute("rel") == "canonical":
        head.url = node.attribute("href")
      default: break
      }
      return true
    }
    return head
  }

  private static func meta(_ node: MarkupTree.Node, _ head: inout Head) {
    guard let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop"),
      let content = node.attribute("content"), !content.isEmpty
    else { return }
    switch name {
    case "og:title": head.openGraphTitle = head.openGraphTitle ?? content
    case "article:published_time", "pubdate", "publishdate", "datePublished": head.published = content
    case "og:url": head.url = head.url ?? content
    case "author": head.author = head.author ?? content
    case "og:image": head.image = head.image ?? content
    default: break
    }
  }

  private static func body(of root: MarkupTree.Node) -> MarkupTree.Node {
    var found: MarkupTree.Node?
    eachElement(root) { node in
      let tag = node.pointee.v.element.tag
      let isBody = tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || node.attribute("itemprop") == "articleBody"
      if isBody, MarkupTree.text(of: node).count > 300 { found = node }
      return found == nil
    }
    return found ?? root
  }

  private static func line(_ node: MarkupTree.Node) -> String? {
    var builder = LineBuilder()
    MarkupTree.text(of: node).withUnsafeBufferPointer { builder.add($0) }
    let line = builder.joined()
    return line.isEmpty ? nil : line
  }

  /// Calls for each element in the order of the page, until told to stop.
  private static func eachElement(_ root: MarkupTree.Node, _ body: (MarkupTree.Node) -> Bool) {
    var stack = [root]
    while let node = stack.popLast() {
      guard body(node) else { return }
      for index in (0..<node.childCount).reversed() {
        if let child = node.child(index), child.isElement { stack.append(child) }
      }
    }
  }
}
