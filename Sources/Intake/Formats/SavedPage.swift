import CGumbo
import Record

/// A page of a news site, saved as a whole: what it says of itself (`PageHead`), and its text (`PageContent`).
enum SavedPage {
  /// Whether a text begins like a page.
  static func begins(_ text: [UInt8], at start: Int) -> Bool {
    let openings: [StaticString] = ["<!doctype html", "<html", "<head", "<body"]
    if openings.contains(where: { ByteSearch.matches($0, in: text, at: start) }) { return true }
    // Scripts, styles, warnings of a server and notes may stand above the page.
    let others: [StaticString] = [
      "<!--", "<?xml", "<script", "<style", "<meta", "<link", "<br", "<title", "<div", "<table",
    ]
    guard others.contains(where: { ByteSearch.matches($0, in: text, at: start) }) else { return false }
    let head = start..<min(start + 65_536, text.count)
    let signs: [StaticString] = ["<html", "<HTML", "<body", "<BODY", "<head>", "<HEAD>", "<title", "<TITLE"]
    return signs.contains { ByteSearch.first($0, in: text, range: head) != nil }
  }

  /// What was read of a page.
  struct Reading {
    var head: PageHead
    var cleaner: BodyCleaner
    var rules: Furniture.Rules
    /// Whether the page is an article, and not a list of others or nothing at all.
    var isArticle: Bool
    /// What it is, where it is none.
    var emptiness: String
  }

  /// Reads a page: its head, then its text by the rules that the head leads to.
  static func read(
    _ text: [UInt8], _ range: Range<Int>, by content: PageContent, names: PageNames,
    rules: (PageHead) -> Furniture.Rules
  ) throws(IntakeFault) -> Reading? {
    let page = PageMarkup(text, range)
    let scripts = page.scripts.map { (tag: text[$0.tag], words: text[$0.words]) }
    let bytes = try NestingGuard.tamed(page.markup, page.markup.indices) ?? page.markup
    return bytes.withUnsafeBufferPointer { markup in
      MarkupTree.parse(markup) { root in
        var head = PageHead(root, scripts: scripts, names: names)
        let title = Array((head.windowTitle ?? "").utf8)
        var found = content.found(in: root, title: title, capacity: markup.count / 4)
        if let embedded = embedded(head, besides: found, content) { found = embedded }
        head.take(found)
        let rules = rules(head)
        var cleaner = BodyCleaner(rules: rules, capacity: found.page.text.count)
        found.forEachLine { line in
          line.withUnsafeBufferPointer { cleaner.lines.add($0) }
          cleaner.lines.breakLine()
        }
        if let text = head.embeddedText, text.utf8.count > 2 * cleaner.lines.count {
          cleaner = BodyCleaner(rules: rules, capacity: text.utf8.count)
          for line in text.utf8.split(separator: 0x0A) {
            cleaner.lines.addDecoded(Array(line))
            cleaner.lines.breakLine()
          }
        } else {
          for picture in found.captionedPictures() {
            cleaner.images.append(.init(url: picture.url, caption: picture.caption))
          }
        }
        return Reading(
          head: head, cleaner: cleaner, rules: rules,
          isArticle: head.isArticle(found, isEmpty: cleaner.lines.count == 0),
          emptiness: found.page.blocks.count { $0.linkShare > 0.6 } * 3 > found.page.blocks.count
            ? "a page that lists others" : "a page without a text")
      }
    }
  }

  /// Text of which a page may have less than this may be elsewhere in it.
  private static let scarce = 1_500
  /// What is elsewhere is taken where its paragraphs are this wide, and twice as wide as the page's own.
  private static let ample = 300

  /// The text of markup that the page keeps for a script, where it is more than the page shows.
  private static func embedded(
    _ head: PageHead, besides found: PageContent.Found, _ content: PageContent
  ) -> PageContent.Found? {
    guard found.width < scarce, let markup = head.embeddedMarkup else { return nil }
    let page = Array("<html><body><article><div>".utf8) + markup + Array("</div></article></body></html>".utf8)
    guard let bytes = try? NestingGuard.tamed(page, page.indices) ?? page else { return nil }
    let other = bytes.withUnsafeBufferPointer { bytes in
      MarkupTree.parse(bytes) { content.found(in: $0, title: [], capacity: bytes.count) }
    }
    guard let other, other.paragraphWidth >= ample, other.paragraphWidth > 2 * found.paragraphWidth else { return nil }
    return other
  }
}
