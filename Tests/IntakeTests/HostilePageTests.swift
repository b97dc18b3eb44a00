import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Pages that are meant to hurt", .timeLimit(.minutes(1)))
struct HostilePageTests {
  static let title = "两国外长会晤"
  static let line = "双方在海港的会谈中同意，渔业谈判今年继续。"

  /// A paragraph that is the text of any page.
  static let filler = String(repeating: "两国代表就渔业协定交换了意见，并商定下月再次会谈。", count: 6)

  /// A page of a body.
  static func page(_ body: String, head: String = "", title: String = HostilePageTests.title) -> String {
    "<html><head>\(head)<title>\(title)</title></head><body>\(body)</body></html>"
  }

  // MARK: Depth

  static let nests: [(tags: String, count: Int)] = [
    ("<div>", 12_000), ("<span>", 12_000), ("<b>", 12_000), ("<blockquote>", 12_000), ("<x-y>", 12_000),
    ("<ul><li>", 6_000), ("<table><tr><td>", 4_000), ("<font color=a><p>", 6_000), ("<section><article>", 6_000),
    ("<div>", 100_000), ("<b>", 100_000), ("<table><tr><td>", 33_000),
  ]

  @Test(
    "12,000 and 100,000 elements in each other are parsed, walked and released, and the text is kept", arguments: nests)
  func nesting(_ example: (tags: String, count: Int)) throws {
    let nest = String(repeating: example.tags, count: example.count)
    let article = try Fixtures.read(Self.page(nest + "<p>\(Self.line)</p>"))
    #expect(article.title == Self.title && article.text == Self.line)
  }

  @Test("no word is lost at the limit of depth, just below it and just above it", arguments: [511, 512, 513, 2_000])
  func depth(_ depth: Int) throws {
    let (open, close) = (String(repeating: "<div>", count: depth), String(repeating: "</div>", count: depth))
    #expect(try Fixtures.text("<p>首。</p>\(open)中。\(close)<p>尾。</p>") == "首。\n中。\n尾。")
  }

  // MARK: Work that must not grow with the square

  /// Markup of which there may be much.
  struct Flood: Sendable {
    var name: String
    /// How much of it the smaller of two inputs has.
    var size: Int
    var make: @Sendable (Int) -> String
  }

  private static func repeated(_ name: String, _ size: Int, _ markup: String) -> Flood {
    Flood(name: name, size: size) { String(repeating: markup, count: $0) }
  }

  private static func numbered(
    _ name: String, _ size: Int, _ before: String = "", _ each: @escaping @Sendable (Int) -> String
  ) -> Flood {
    Flood(name: name, size: size) { count in before + (0..<count).map(each).joined() + (before.isEmpty ? "" : ">") }
  }

  static let floods: [Flood] = [
    // Those of every further one are given to the first, and compared with all that it has.
    numbered("attributes of html", 3_000) { "<html a\($0)=1>" },
    numbered("attributes of body", 3_000) { "<body a\($0)=1>" },
    numbered("attributes of closed html", 3_000) { "<html a\($0)=1></html>" },
    numbered("attributes of few bodies", 100) { body in
      "<body" + (0..<40).map { " a\(body)_\($0)=1" }.joined() + ">"
    },
    numbered("attributes", 6_000, "<div") { " a\($0)=1" },
    numbered("attributes that touch", 6_000, "<div ") { "a\($0)=\"\"" },
    numbered("attributes behind a value with a mark", 6_000, "<div a= \">\"") { " a\($0)=1" },
    numbered("attributes with a mark in a name", 6_000, "<div ") { " =\"a\($0)" },
    numbered("pictures", 1_500) { "<img src=\"https://harbour.example/\($0).png\">" },
    repeated("entities that are none", 20_000, "&"), repeated("ends without a beginning", 4_000, "</p>"),
    repeated("notes", 4_000, "<!-- a -->"), repeated("notes without an end", 10_000, "<!-"),
    repeated("links that nobody closes", 2_000, "<a href=x>一"),
    repeated("tables in turn", 1_000, "<table><tr><td></table>"),
    numbered("formatting that nobody closes", 1_500) { "<p><b class=a\($0)>" },
  ]

  @Test("a flood in a post costs as much as its size", arguments: floods.indices)
  func flood(_ index: Int) throws {
    try expectGrowth(Self.floods[index], first: "首。") { Fixtures.post("<p>首。</p>" + $0) }
  }

  static let pageFloods: [Flood] = [
    repeated("tags that never end", 8_000, "<title"), repeated("notes that never end", 10_000, "<!-"),
    repeated("scripts that never end", 4_000, "<script>"), repeated("texts that never end", 4_000, "<textarea>"),
    repeated("ends of scripts", 4_000, "</script>"),
    numbered("attributes of body", 3_000) { "<body a\($0)=1>" },
    numbered("names of data", 1_500) { "<meta name=\"n\($0)\" content=\"a\">" },
    numbered("times", 1_000) { "<time datetime=\"\($0)\"></time>" },
    numbered("pictures", 1_000) { "<img src=\"https://harbour.example/\($0).png\">" },
  ]

  @Test("a flood in a page costs as much as its size", arguments: pageFloods.indices)
  func pageFlood(_ index: Int) throws {
    try expectGrowth(Self.pageFloods[index], first: Self.line) { Self.page("<p>\(Self.line)</p>" + $0) }
  }

  /// Expects that the work on a flood grows with its size, and that the words before it are read.
  private func expectGrowth(_ flood: Flood, first: String, _ around: (String) -> String) throws {
    let intake = try Fixtures.intake()
    let ratio = try Growth.ofFourfold(flood.size) { size in
      Array(around(flood.make(size)).utf8)
    } work: { bytes in
      let text = try intake.read(bytes, path: "a").text
      #expect(text.hasPrefix(first), "\(flood.name)")
    }
    #expect(ratio < 10, "\(flood.name): \(ratio)")
  }

  // MARK: Tags and their attributes

  /// Ways to write attributes, each of them so many.
  static let attributes: [@Sendable (Int) -> String] = [
    { (0..<$0).map { " a\($0)=1" }.joined() }, { " " + (0..<$0).map { "a\($0)=\"\"" }.joined() },
    { (0..<$0).map { "/a\($0)" }.joined() }, { (0..<$0).map { " a\"\($0)" }.joined() },
    { (0..<$0).map { " a\($0)=b'c" }.joined() }, { " a= \">\"" + (1..<$0).map { " a\($0)='>'" }.joined() },
    { "\n" + (0..<$0).map { "a\($0)\n=\n\"<b>\"\n" }.joined() },
  ]

  @Test(
    "a tag loses its attributes where it has more than 256, however they are written", arguments: attributes.indices)
  func crowded(_ index: Int) throws {
    // So many tags that all of them are looked at.
    let others = String(repeating: "<br>", count: 600)
    func tamed(_ count: Int) throws -> String? {
      let bytes = Array("<div\(Self.attributes[index](count))>\(others)".utf8)
      return try NestingGuard.tamed(bytes, bytes.indices).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try tamed(255) == nil && tamed(256) == nil)
    #expect(try tamed(257) == "<div>" + others)
  }

  @Test("the attributes of every html and body count together, also where there are few tags")
  func roots() throws {
    func attributes(_ count: Int, _ name: String) -> String { (0..<count).map { " \(name)\($0)=1" }.joined() }
    func tamed(_ counts: [Int]) throws -> String? {
      let tags = counts.enumerated().map { "<\($0 == 0 ? "html" : "body")\(attributes($1, "a\($0)_"))>" }
      let bytes = Array(tags.joined().utf8)
      return try NestingGuard.tamed(bytes, bytes.indices).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try tamed([100, 100, 56]) == nil)
    #expect(try tamed([100, 100, 57])?.hasSuffix("><body>") == true)
  }

  static let spans: [String] = [
    "colspan=\"9007199254740991\"", "rowspan=\"99999999999999999999999999\"", "colspan=\"-1\"", "colspan=\"1e309\"",
    "colspan=\"０\"", "width=\"2147483648%\" height=\"-0\"", "colspan", "span=4294967296 start=-9223372036854775808",
  ]

  @Test("a cell that spans more columns than there are numbers is a cell", arguments: spans)
  func span(_ attribute: String) throws {
    func table(_ attribute: String) -> String {
      "<table><colgroup><col \(attribute)></colgroup><tr><td \(attribute)>港口今天开放。</td><td>渔船返港。</td></tr>"
        + "<tr><th \(attribute)>谈判今年继续。</th></tr></table><ol \(attribute)><li \(attribute)>海湾一片平静。</li></ol>"
    }
    #expect(try Fixtures.text(table(attribute)) == "港口今天开放。 渔船返港。\n谈判今年继续。\n海湾一片平静。")
    let filler = Self.filler
    func text(_ attribute: String) throws -> String {
      try Fixtures.read(Self.page("<div><p>\(filler)</p>\(table(attribute))<p>\(filler)完。</p></div>")).text
    }
    #expect(try text(attribute) == text(""))
    #expect(try text(attribute).contains(filler))
  }

  // MARK: Cut anywhere

  private static let whole = page(
    "<!-- 注 --><div id=\"a\"><p class='b'>\(filler)</p><img src=\"https://harbour.example/1.png\" alt=\"图\">"
      + "<p>\(filler)港口 &lt;东&gt; 今天开放。</p></div>",
    head: "<meta charset=\"utf-8\"><meta name=\"author\" content=\"林知远\"><script type=\"application/ld+json\">"
      + "{\"@type\":\"NewsArticle\",\"headline\":\"两国外长会晤\"}</script><style>p > b { color: red }</style>")

  @Test("a page cut at any byte is read as far as it goes, or refused", arguments: 0..<8)
  func cut(_ share: Int) throws {
    let intake = try Fixtures.intake()
    let bytes = Array(Self.whole.utf8)
    let text = Array(try intake.read(bytes, path: "a").text.unicodeScalars)
    #expect(text.starts(with: Self.filler.unicodeScalars) && text.count > 2 * Self.filler.unicodeScalars.count)
    for length in stride(from: share, through: bytes.count, by: 8) {
      do throws(IntakeError) {
        let article = try intake.read(Array(bytes[..<length]), path: "a")
        #expect(article.title == Self.title, "\(length)")
        // Where a character or a reference to one is cut, what is there of it stands in its place.
        var own = article.text.unicodeScalars.prefix { $0 != "\u{FFFD}" && $0 != "&" }
        // A tag that has hardly begun is text in HTML.
        if own.last == "/" { own.removeLast() }
        if own.last == "<" { own.removeLast() }
        let isBeginning = text.starts(with: own)
        #expect(isBeginning, "\(length): …\(String(article.text.suffix(30)))")
      } catch {
        #expect([.empty, .binary, .unknownFormat, .noTitle, .noArticle].contains(error.code), "\(length)")
      }
    }
  }
}
