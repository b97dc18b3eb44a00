import Foundation
import Lexicon
import Record
import Synchronization
import Testing

@testable import Intake

@Suite("Feeds and lists that are meant to hurt", .timeLimit(.minutes(1)))
struct HostileFeedTests {
  private static func list(_ bytes: [UInt8]) throws -> SourceParts.List? {
    try SourceParts(fields: PartsTests.fields).list(in: bytes, path: "feed.xml")
  }

  private static func list(_ text: String) throws -> SourceParts.List? { try list(Array(text.utf8)) }

  private static func articles(_ text: String, path: String = "feed.xml") throws -> [Article] {
    try (list(text)?.items ?? []).map { part in
      try Fixtures.intake().read(item: part.item.bytes, path: path, member: part.member)
    }
  }

  /// A feed of some items.
  private static func rss(_ items: String, before: String = "") -> String {
    "<?xml version=\"1.0\"?>\(before)<rss version=\"2.0\"><channel><title>港湾</title>\(items)</channel></rss>"
  }

  private static func item(_ title: String, _ more: String = "") -> String {
    "<item><title>\(title)</title>\(more)</item>"
  }

  // MARK: What a feed declares

  private static let levels =
    "<!ENTITY a0 \"ha\">"
    + (1...10).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }.joined()
    + "<!ENTITY e \"&a10;\">"

  static let declarations: [String] = [
    // From a file and from another machine, also by way of a parameter.
    "<!ENTITY e SYSTEM \"file:///etc/passwd\">", "<!ENTITY e SYSTEM \"http://127.0.0.1:9/e\">",
    "<!ENTITY e PUBLIC \"a\" \"http://127.0.0.1:9/e\">", "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;",
    // Ten levels, a long one, one of itself, two of each other.
    levels, "<!ENTITY e \"\(String(repeating: "h", count: 20_000))\">", "<!ENTITY e \"&e;\">",
    "<!ENTITY e \"&f;\"><!ENTITY f \"&e;\">", "<!entity e \"a\">", "<!ATTLIST item a CDATA \"b\">",
  ]

  @Test(
    "what a feed declares of its own is refused before anything is opened or expanded",
    arguments: declarations.indices)
  func declared(_ index: Int) throws {
    let uses = String(repeating: "&e;", count: 1_000)
    let feed = Self.rss(
      Self.item("甲\(uses)", "<link x=\"&e;\">https://harbour.example/1</link>"),
      before: "<!DOCTYPE rss [\(Self.declarations[index])]>")
    let wide = Array("\u{FEFF}\(feed)".utf16).flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(feed.utf8), wide] {
      let error = try #require(throws: IntakeError.self) { try Self.list(bytes) }
      #expect(error.code == .unknownFormat && error.path == "feed.xml")
    }
  }

  @Test("a definition that stands elsewhere, a style and an inclusion are not opened")
  func elsewhere() throws {
    let path = FileManager.default.temporaryDirectory.path + "/hostile-\(UUID().uuidString).dtd"
    try Data("<!ENTITY e \"geheim\">".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    for before in [
      "<!DOCTYPE rss SYSTEM \"file://\(path)\">", "<!DOCTYPE rss PUBLIC \"-//a//b\" \"file://\(path)\">",
      "<?xml-stylesheet href=\"file://\(path)\"?>", "",
    ] {
      let inclusion =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file://\(path)\" parse=\"text\"/>"
      let feed = Self.rss(Self.item("甲&e;乙", "<description>一\(inclusion)二</description>"), before: before)
      let item = try #require(try Self.list(feed)?.items.first?.item)
      #expect(item.title == "甲&e;乙" && item.body == "一二", "\(before)")
    }
  }

  static let doctypes: [String] = [
    "<!DOCTYPE rss>", "<!DOCTYPE rss []>", "<!DOCTYPE", "<!DOCTYPE>", "<!DOCTYPE rss", "<!DOCTYPE rss [",
    "<!DOCTYPE rss [<!]>", "<!DOCTYPE rss [%x;]>", "<!DOCTYPE rss PUBLIC \"-//x>", "<!DOCTYPE rss SYSTEM>",
    "<!doctype rss>", "<!DOCTYPE 海 [", "<!DOCTYPE rss [<!ELEMENT", "<!DOCTYPE rss [<!NOTATION a SYSTEM \"x\">]>",
    "<!DOCTYPE rss><!DOCTYPE rss>", "<!>", "<!-", "<!--", "<![CDATA[x]]>", "<![CDATA[", "<?x",
  ]

  @Test("a broken DOCTYPE costs the feed or nothing, and never makes a page of it", arguments: doctypes.indices)
  func doctype(_ index: Int) throws {
    let feed = Self.rss(Self.item("海湾"), before: Self.doctypes[index])
    switch Result(catching: { try Self.list(feed) }) {
    case .success(let list): #expect(try #require(list).items.map(\.item.title) == ["海湾"])
    case .failure(let error):
      #expect(index > 1)
      #expect((error as? IntakeError)?.code == .unknownFormat, "\(Self.doctypes[index])")
    }
  }

  // MARK: Depth and number

  /// What a feed comes to on a thread with half a megabyte of stack.
  private func onSmallStack(_ feed: String) throws -> (titles: [String?], cutOff: String?, code: IntakeError.Code?) {
    typealias Found = (titles: [String?], cutOff: String?, code: IntakeError.Code?)
    let found = Mutex<Found?>(nil)
    let isDone = Mutex(false)
    let thread = Thread {
      if let list = try? HostileFeedTests.list(feed) {
        let own: Found = (list.items.map(\.item.title), list.cutOff, list.fault?.code)
        found.withLock { $0 = own }
      }
      isDone.withLock { $0 = true }
    }
    thread.stackSize = 524_288
    thread.start()
    while !isDone.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.001) }
    return try #require(found.withLock { $0 })
  }

  @Test("100,000 elements in each other end a feed there, on a small stack: what is before is read, the rest told of")
  func deep() throws {
    let nest = String(repeating: "<x>", count: 100_000)
    let feed = Self.rss(
      Self.item("甲") + Self.item("深", "<guid isPermaLink=\"false\">g-2</guid>\(nest)") + Self.item("乙"))
    let found = try onSmallStack(feed)
    #expect(found.titles == ["甲"] && found.cutOff == "g-2" && found.code == .oversized)
    // Also where they are closed, and where they stand between two items.
    let closed = nest + String(repeating: "</x>", count: 100_000)
    let between = try onSmallStack(Self.rss(Self.item("甲") + closed + Self.item("乙")))
    #expect(between.titles == ["甲"] && between.cutOff == nil && between.code == .oversized)
    // So many as a real feed may have do no harm.
    let few = String(repeating: "<x>", count: 100) + String(repeating: "</x>", count: 100)
    let whole = try onSmallStack(Self.rss(Self.item("甲", few) + few + Self.item("乙")))
    #expect(whole.titles == ["甲", "乙"] && whole.code == nil)
  }

  @Test("100,000 elements in each other as the text of an entry end the feed there as well")
  func deepText() throws {
    let nest = String(repeating: "<div>", count: 100_000)
    let feed =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><title>甲</title></entry><entry><id>2</id>"
      + "<title>深</title><content type=\"xhtml\">\(nest)</content></entry>"
      + "<entry><id>3</id><title>乙</title></entry></feed>"
    let found = try onSmallStack(feed)
    #expect(found.titles == ["甲"] && found.cutOff == "2" && found.code == .oversized)
  }

  @Test("an item that ends the feed early is named, with why, and those before it are handed over")
  func told() throws {
    let path = FileManager.default.temporaryDirectory.path + "/hostile-\(UUID().uuidString).xml"
    let nest = String(repeating: "<x>", count: 1_000)
    let feed = Self.rss(Self.item("甲") + Self.item("深", "<link>https://harbour.example/2</link>\(nest)"))
    try Data(feed.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var titles: [String?] = []
    var refused: [IntakeError] = []
    try SourceParts(fields: PartsTests.fields).forEachPart(of: path, in: SourceFiles([path])) { part in
      switch part {
      case .item(_, let item, _): titles.append(item.title)
      case .refused(let error): refused.append(error)
      case .file: titles.append("a file")
      }
    }
    #expect(titles == ["甲"])
    #expect(refused.map(\.member) == ["https://harbour.example/2"] && refused.map(\.path) == [path])
    #expect(refused.map(\.code) == [.oversized] && refused.allSatisfy { !$0.remedy.isEmpty })
  }

  /// Declarations of names of spaces, each name another one.
  private static func names(_ count: Int, level: Int = 0) -> String {
    (0..<count).map { " xmlns:p\(level)_\($0)=\"u\"" }.joined()
  }

  @Test("names of spaces without number are refused, in one tag and in tags that stand in each other")
  func spaces() throws {
    let most = "<x\(Self.names(100, level: 0))><x\(Self.names(100, level: 1))>"
    for tags in [
      "<x\(Self.names(100_000))/>", (0..<250).map { "<x\(Self.names(99, level: $0))>" }.joined(),
      most + "<y xmlns:q=\"u\"/>",
      // A comment, data and an instruction close nothing.
      most + "<!-- </x></x> --><![CDATA[</x></x>]]><?a </x></x>?><y xmlns:q=\"u\"/>",
    ] {
      let error = try #require(throws: IntakeError.self) { try Self.list(Self.rss(Self.item("甲", tags))) }
      #expect(error.code == .oversized)
    }
    // As many as may hold at one place, and others behind them.
    let items = Self.item("甲", most + "<y>a</y></x></x>") + Self.item("乙", most + "<y/></x></x>")
    #expect(try Self.list(Self.rss(items))?.items.map(\.item.title) == ["甲", "乙"])
  }

  @Test("names of spaces that hold in turn cost as much as their number")
  func spacesInTurn() throws {
    let parts = try SourceParts(fields: PartsTests.fields)
    let tag = "<x\(Self.names(90))/>"
    let ratio = try Growth.ofFourfold(30) { count in
      Array(Self.rss((0..<count).map { Self.item("第\($0)", tag) }.joined()).utf8)
    } work: { bytes in
      let count = try parts.list(in: bytes, path: "a")?.items.count
      #expect(count == 30 || count == 120)
    }
    #expect(ratio < 10, "\(ratio)")
  }

  @Test("an address of a space that is longer than any is none, for every element would be compared with it")
  func longSpace() {
    for (length, isKept) in [(1_000, true), (1_001, false), (100_000, false)] {
      let address = String(repeating: "a", count: length)
      let space = XMLTree.read(Array("<rss xmlns=\"\(address)\"/>".utf8)[...]) { root, _ in root.space }
      #expect(space == (isKept ? address : "?"))
    }
  }

  @Test("tags that nobody closed, and data without an end, swallow no item without a word")
  func swallowed() throws {
    let open = Self.item("甲", "<link>https://harbour.example/1</link><description>一。<br>二。</description>")
    let nested = try #require(try Self.list(Self.rss(open + open + Self.item("乙"))))
    #expect(nested.items.map(\.item.title) == ["甲", "甲", "乙"] && nested.fault == nil)
    #expect(nested.items[0].item.body == "一。二。")
    let data = try #require(
      try Self.list(
        Self.rss(Self.item("甲") + Self.item("丙", "<guid>3</guid><description><![CDATA[x") + Self.item("乙"))))
    #expect(data.items.map(\.item.title) == ["甲"] && data.cutOff == "3" && data.fault?.code == .cutOff)
    let comment = try #require(try Self.list(Self.rss(Self.item("甲") + "<!-- x" + Self.item("乙"))))
    #expect(comment.items.map(\.item.title) == ["甲"] && comment.cutOff == nil && comment.fault?.code == .cutOff)
    // A comment without an end that swallows nothing takes nothing away.
    let last = try #require(try Self.list(Self.rss(Self.item("甲") + "<!-- x")))
    #expect(last.items.map(\.item.title) == ["甲"] && last.fault == nil)
  }

  // MARK: Text

  static let titles: [(xml: String, title: String)] = [
    ("&lt;script&gt;alert(1)&lt;/script&gt; 海湾", "<script>alert(1)</script> 海湾"),
    ("<![CDATA[<b>海</b>湾]]>", "<b>海</b>湾"), ("&amp;lt;p&amp;gt;海湾", "<p>海湾"), ("海&#60;湾", "海<湾"),
    ("海 < 湾，湾 > 海", "海 < 湾，湾 > 海"), ("海<3湾<=山", "海<3湾<=山"),
  ]

  @Test("a title that looks like markup stays a text", arguments: titles.indices)
  func title(_ index: Int) throws {
    let (xml, title) = Self.titles[index]
    #expect(try Self.articles(Self.rss(Self.item(xml, "<description>一。</description>"))).map(\.title) == [title])
  }

  static let bodies: [(list: String, text: String)] = [
    (rss(item("海湾", "<description>&lt;p&gt;三 &amp;lt; 五。&lt;/p&gt;</description>")), "三 < 五。"),
    (
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>海湾</title>"
        + "<content type=\"text\">三&lt;五&gt;二，是的。</content></entry></feed>", "三<五>二，是的。"
    ),
    ("title,url,maintext\n海湾,https://harbour.example/1,<b>三</b> < 五。\n", "<b>三</b> < 五。"),
    ("{\"title\":\"海湾\",\"url\":\"https://harbour.example/1\",\"maintext\":\"三 < <i>五</i>。\"}", "三 < <i>五</i>。"),
  ]

  @Test("a text that looks like markup stays a text, where it is said to be one", arguments: bodies.indices)
  func body(_ index: Int) throws {
    let (list, text) = Self.bodies[index]
    #expect(try Self.articles(list).map(\.text) == [text])
  }

  @Test("NUL in a feed is replaced, and an item without a text is an article by its title")
  func emptiness() throws {
    let feed = Self.rss(Self.item("海\u{0}湾", "<description></description>"))
    let article = try #require(try Self.articles(feed).first)
    #expect(article.title == "海\u{FFFD}湾" && article.text.isEmpty)
  }

  // MARK: Identity

  @Test("two feeds with the same id stay two articles, also where the titles are the same")
  func identity() throws {
    func feed(_ title: String, _ text: String, _ link: String = "") -> String {
      Self.rss(
        Self.item(title, "<guid isPermaLink=\"false\">1</guid>\(link)<description>\(text)</description>"))
    }
    let articles =
      try Self.articles(feed("甲", "一。"), path: "harbour.xml") + Self.articles(feed("乙", "二。"), path: "island.xml")
      + Self.articles(feed("甲", "三。"), path: "third.xml")
      + Self.articles(feed("甲", "一。", "<link>https://harbour.example/1</link>"), path: "fourth.xml")
      + Self.articles(feed("甲", "一。", "<link>https://island.example/1</link>"), path: "fifth.xml")
    #expect(articles.count == 5 && Set(articles.map(\.id)).count == 5)
    #expect(articles.allSatisfy { $0.source.member == "summary of 1" })
  }

  // MARK: Cut anywhere

  private static let atom =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>港湾</title>"
    + "<entry><id>1</id><title type=\"html\">海湾&amp;amp;山</title><link href=\"https://harbour.example/1\"/>"
    + "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>正文。</p></div></content></entry>"
    + "<entry><id>2</id><title>山</title><summary><![CDATA[<p>摘要。</p>]]></summary></entry></feed>"
  private static let rdf =
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel>"
    + "<title>港湾</title><items><rdf:Seq><rdf:li resource=\"1\"/></rdf:Seq></items></channel><item rdf:about=\"1\">"
    + "<title>海湾</title><link>https://harbour.example/1</link></item><item><title>山</title></item></rdf:RDF>"

  static let feeds: [(name: String, text: String)] = [("RSS", PartsTests.rss), ("Atom", atom), ("RDF", rdf)]

  @Test("a feed cut at any byte has the items that were whole, as they are, and no half one", arguments: feeds.indices)
  func cutFeed(_ index: Int) throws {
    let (name, text) = Self.feeds[index]
    let bytes = Array(text.utf8)
    let whole = try #require(try Self.list(bytes)).items
    #expect(whole.count == 2)
    let closings = [Array("</item>".utf8), Array("</entry>".utf8)]
    var closed = 0
    for length in 1...bytes.count {
      let beginning = bytes[..<length]
      if closings.contains(where: { beginning.suffix($0.count).elementsEqual($0) }) { closed += 1 }
      let list: SourceParts.List?
      do { list = try Self.list(Array(beginning)) } catch {
        list = nil
        let code = try #require(error as? IntakeError).code
        #expect([.emptyList, .unknownFormat, .binary, .cutOff].contains(code), "\(name) \(length): \(code)")
      }
      let items = list?.items ?? []
      #expect(items.count == min(closed, 2), "\(name) \(length)")
      for (item, other) in zip(items, whole) {
        #expect(item.member == other.member && item.item == other.item, "\(name) \(length)")
      }
      // What is missing is told of, or nothing of it has begun.
      if let list, length < bytes.count, list.isWhole { #expect(closed >= 2, "\(name) \(length)") }
    }
  }

  static let beginnings: [String] = [
    "<rss><channel><title>港湾</title>", "<feed><title>港湾</title></feed", "<rdf:RDF><channel><items><rdf:li",
    "<opml><body><outline xmlUrl=\"https://harbour.example/a\"/><outline xmlU",
  ]

  @Test("a feed that ends before its first item, and half a list of feeds, are no whole ones", arguments: beginnings)
  func beginning(_ text: String) throws {
    #expect(try #require(throws: IntakeError.self) { try Self.list(text) }.code == .cutOff)
    let parts = try SourceParts(fields: PartsTests.fields)
    let links = parts.links(in: Array(text.utf8), address: "https://harbour.example/")
    guard case .other = links.kind else {
      Issue.record("\(links.kind)")
      return
    }
    #expect(links.articles.isEmpty)
  }

  /// Lists of other kinds, with how many items at the end may be half ones.
  static let lists: [(name: String, text: String, half: Int)] = [
    (
      "table",
      "title,url,maintext\n海湾,https://harbour.example/1,\"一，“好”。\n二。\"\n山,https://harbour.example/2,三。\n"
        + "河,https://harbour.example/3,四。\n", 1
    ),
    (
      "objects",
      (1...3).map { "{\"title\":\"海\($0)\",\"url\":\"https://h.example/\($0)\",\"maintext\":\"正文。\"}\n" }
        .joined(), 0
    ),
    (
      "JSON Feed",
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"海\","
        + "\"content_html\":\"<p>一。</p>\"},{\"id\":\"2\",\"title\":\"山\",\"content_text\":\"二。\"}]}", 0
    ),
    ("digest", "# 《港湾新闻》 (20310506)\n\n### 海\n\n一。\n\n### 山\n\n二。\n\n### 河\n\n三。\n", 1),
  ]

  @Test("a list cut at any byte has no other items than the whole one", arguments: lists.indices)
  func cutList(_ index: Int) throws {
    let (name, text, half) = Self.lists[index]
    let bytes = Array(text.utf8)
    let whole = try #require(try Self.list(bytes)).items
    #expect(whole.count == (name == "JSON Feed" ? 2 : 3))
    var lists = 0
    for length in 0...bytes.count {
      let list: SourceParts.List?
      do { list = try Self.list(Array(bytes[..<length])) } catch {
        list = nil
        #expect(error is IntakeError)
      }
      guard let items = list?.items else { continue }
      lists += 1
      #expect(items.count <= whole.count, "\(name) \(length)")
      for (item, other) in zip(items.dropLast(length < bytes.count ? half : 0), whole) {
        #expect(item.member == other.member && item.item == other.item, "\(name) \(length)")
      }
    }
    #expect(lists > 0)
  }
}
