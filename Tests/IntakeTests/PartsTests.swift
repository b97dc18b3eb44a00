import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Lists of articles")
struct PartsTests {
  static let fields = Table(
    name: "fields", columns: ["field", "name"],
    rows: [
      ["title", "title"], ["title", "标题"], ["url", "url"], ["url", "link"], ["published", "date_publish"],
      ["published", "发布时间"], ["published", "date"], ["author", "authors"], ["outlet", "source_domain"],
      ["outlet", "来源"],
      ["text", "maintext"], ["text", "正文"], ["html", "content_html"], ["summary", "description"], ["id", "id"],
    ].map { Table.Row(cells: $0) })

  private func parts(_ text: String) throws -> [(member: String, item: SourceItem)]? { try parts(Array(text.utf8)) }

  private func parts(_ bytes: [UInt8]) throws -> [(member: String, item: SourceItem)]? {
    try SourceParts(fields: Self.fields).list(in: bytes, path: "list")?.items
  }

  private func articles(_ text: String) throws -> [Article] {
    try (parts(text) ?? []).map { try Fixtures.intake().read(item: $0.item.bytes, path: "list", member: $0.member) }
  }

  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>港湾社</title><link>https://harbour.example/</link>
    <item><title>外长会晤 &amp;amp; 合作</title><link>https://harbour.example/1</link><guid isPermaLink="false">n-1</guid>
    <pubDate>Tue, 06 May 2031 07:08:09 +0800</pubDate><dc:creator>林知远</dc:creator><category>国际</category>
    <description>摘要。</description><content:encoded><![CDATA[<p>第一段。</p><p>第二段。</p>]]></content:encoded></item>
    <item><title>只有摘要</title><guid>https://harbour.example/2</guid><description>&lt;p&gt;一句摘要。&lt;/p&gt;</description></item>
    <item></item>
    </channel></rss>
    """

  @Test("RSS: the whole text where it is there, else the summary, marked as one")
  func rss() throws {
    let parts = try #require(try parts(Self.rss))
    #expect(parts.map(\.member) == ["n-1", "summary of https://harbour.example/2"])
    #expect(parts.map(\.item.isSummary) == [false, true])
    let articles = try articles(Self.rss)
    #expect(articles[0].title == "外长会晤 & 合作" && articles[0].text == "第一段。\n第二段。")
    #expect(articles[0].url == "https://harbour.example/1" && articles[0].author == "林知远")
    #expect(articles[0].published?.description == "2031-05-06T07:08:09+08:00")
    #expect(articles[0].outlet.id == "harbour" && articles[0].source.format == .rss)
    #expect(articles[1].url == "https://harbour.example/2" && articles[1].text == "一句摘要。")
  }

  static let feeds: [(name: String, text: String, format: Article.Format)] = [
    (
      "RSS 0.91",
      "<rss version=\"0.91\"><channel><title>港湾</title><item><title>海湾</title><link>https://h.example/1</link><description>正文。</description></item></channel></rss>",
      .rss
    ),
    (
      "RDF",
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>港湾</title></channel><item><title>海湾</title><link>https://h.example/1</link><description>正文。</description><dc:date>2031-05-06</dc:date></item></rdf:RDF>",
      .rss
    ),
    (
      "Atom",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>港湾</title><entry><id>u</id><title type=\"html\">海湾</title><link rel=\"self\" href=\"https://h.example/x\"/><link href=\"https://h.example/1\"/><updated>2031-05-06T00:00:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>正文。</p></div></content></entry></feed>",
      .atom
    ),
    (
      "JSON Feed",
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"港湾\",\"items\":[{\"id\":\"1\",\"url\":\"https://h.example/1\",\"title\":\"海湾\",\"content_html\":\"<p>正文。</p>\",\"date_published\":\"2031-05-06T00:00:00Z\"}]}",
      .jsonFeed
    ),
    (
      "broken",
      "<rss><channel><title>港湾</title><item><title>海湾</title><link>https://h.example/1</link><description>正文。</description></item>",
      .rss
    ),
  ]

  @Test("feeds of every kind, and one that is cut off", arguments: feeds.indices)
  func kinds(_ index: Int) throws {
    let (name, text, format) = Self.feeds[index]
    let article = try #require(try articles(text).first, "\(name)")
    #expect(article.title == "海湾" && article.text == "正文。" && article.url == "https://h.example/1", "\(name)")
    #expect(article.source.format == format && article.outlet.id == "harbour", "\(name)")
  }

  @Test("the item in whose midst a feed ends is named and not taken for an article; those before it stay")
  func cutOff() throws {
    let feed =
      "<rss><channel><item><title>海湾</title><link>https://h.example/1</link></item><item><title>山</title><link>https://h.ex"
    let list = try #require(try SourceParts(fields: Self.fields).list(in: Array(feed.utf8), path: "list"))
    #expect(list.items.map(\.item.title) == ["海湾"] && !list.isWhole && list.cutOff == "https://h.ex")
    let path = FileManager.default.temporaryDirectory.path + "/cut-\(UUID().uuidString).xml"
    try Data(feed.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var refused: [IntakeError] = []
    var items = 0
    try SourceParts(fields: Self.fields).forEachPart(of: path, in: SourceFiles([path])) {
      if case .refused(let error) = $0 { refused.append(error) } else { items += 1 }
    }
    #expect(items == 1 && refused.map(\.code) == [.cutOff] && refused.first?.member == "https://h.ex")
  }

  @Test("bare ampersands, entities of HTML and undeclared prefixes are what they always mean")
  func sloppy() throws {
    let feed =
      "<rss version=\"2.0\"><channel><title>港湾</title><item><title>海&nbsp;湾</title><link>http://h.example/?x=1&y=2</link><dc:date>2031-05-06</dc:date><content:encoded><![CDATA[<p>正&amp;文。</p>]]></content:encoded></item></channel></rss>"
    let article = try #require(try articles(feed).first)
    #expect(article.url == "http://h.example/?x=1&y=2" && article.title == "海 湾" && article.text == "正&文。")
    #expect(article.published?.description.hasPrefix("2031-05-06") == true)
  }

  @Test("a date of an item is read in any form that pages have")
  func dates() throws {
    let articles = try articles("title,date,maintext\n海湾,民國120年3月22日,正文。\n山,\"March 22, 2031\",二。\n")
    #expect(articles.allSatisfy { $0.published?.description.hasPrefix("2031-03-22") == true })
  }

  @Test("a feed in another charset, declared in XML's own way")
  func charset() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><item><title>".utf8)
    let tail = Array("</title><link>https://h.example/1</link></item></channel></rss>".utf8)
    let parts = try #require(try parts(head + [0xBA, 0xA3, 0xCD, 0xE5] + tail))
    #expect(parts[0].item.title == "海湾")
  }

  @Test("a feed in UTF-16 is one, with a byte order mark or without", arguments: ["", "\u{FEFF}"], [true, false])
  func wide(_ mark: String, _ isLittleEndian: Bool) throws {
    let feed = mark + "<rss><channel><item><title>海湾</title><link>https://h.example/1</link></item></channel></rss>"
    let bytes = feed.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittleEndian ? pair : pair.reversed()
    }
    let parts = try #require(try parts(bytes))
    #expect(parts.map(\.item.title) == ["海湾"])
  }

  @Test("a list of feeds is refused with the feeds it names; other XML as what it is; XHTML is a page")
  func others() throws {
    let opml = "<opml><body><outline text=\"a\" xmlUrl=\"https://h.example/feed\"/></body></opml>"
    let error = try #require(throws: IntakeError.self) { try parts(opml) }
    #expect(error.code == .listOfFeeds && error.problem.contains("https://h.example/feed"))
    #expect(
      try #require(throws: IntakeError.self) { try parts("<?xml version=\"1.0\"?><svg/>") }.code == .unknownFormat)
    #expect(try parts("<?xml version=\"1.0\"?><html><body>a</body></html>") == nil)
    #expect(
      try #require(throws: IntakeError.self) { try parts("<rss><channel><title>a</title></channel></rss>") }.code
        == .emptyList)
  }

  @Test("nothing outside a feed is opened, nothing is expanded, and no depth or cut ends the program")
  func hostile() throws {
    let external =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>a&e;b</title></item></channel></rss>"
    #expect(try #require(throws: IntakeError.self) { try parts(external) }.code == .unknownFormat)
    var bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">"
    for level in 1...10 { bomb += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">" }
    bomb += "]><rss><channel><item><title>&a10;x</title><link x=\"&a10;\">y</link></item></channel></rss>"
    #expect(throws: IntakeError.self) { try parts(bomb) }
    let deep = "<rss>" + String(repeating: "<a>", count: 100_000) + "<item><title>a</title></item>"
    _ = try? parts(deep)
    let attributes = "<rss><channel " + (0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " ") + "/></rss>"
    #expect(try #require(throws: IntakeError.self) { try parts(attributes) }.code == .oversized)
    let quoted = "<rss " + (0..<100_000).map { "a\($0)=\">\"" }.joined(separator: " ") + "/>"
    #expect(try #require(throws: IntakeError.self) { try parts(quoted) }.code == .oversized)
    let whole = Array(Self.rss.utf8)
    for end in stride(from: 0, to: whole.count, by: 7) { _ = try? parts(Array(whole[..<end])) }
  }

  @Test("two feeds with the same id stay two articles, and one id twice in a feed, too")
  func identities() throws {
    let item = "<item><title>甲</title><guid>x</guid><description>一。</description></item>"
    let other = "<item><title>乙</title><guid>x</guid><description>二。</description></item>"
    let parts = try #require(try parts("<rss><channel>\(item)\(other)</channel></rss>"))
    #expect(Set(parts.map(\.member)).count == 2)
    let ids = try articles("<rss><channel>\(item)\(other)</channel></rss>").map(\.id)
    #expect(Set(ids).count == 2)
  }

  @Test("a day's news in one file: each item by itself, without the table of contents")
  func digest() throws {
    let text = """
      # 《港湾新闻》 (20310506)

      ## 摘要

      1.外长会晤

      ## 详细

      ### 两国外长会晤

      <p>外长在海湾会谈。</p>

      [查看原文](https://harbour.example/1)

      ### 渔业谈判

      双方同意继续。

      ### 快讯

      一句。
      """
    let articles = try articles(text)
    #expect(articles.map(\.title) == ["两国外长会晤", "渔业谈判", "快讯"])
    #expect(articles.map(\.text)[1] == "双方同意继续。")
    #expect(articles[0].text.hasPrefix("外长在海湾会谈。") && articles[0].url == "https://harbour.example/1")
    #expect(articles.allSatisfy { $0.outlet.id == "harbour" && $0.source.format == .digest })
    #expect(articles.allSatisfy { $0.published?.description.hasPrefix("2031-05-06") == true })
    // An article with headings of its own stays one.
    #expect(try parts("# 渔业谈判的经过\n\n### 一\n\n甲。\n\n### 二\n\n乙。\n\n### 三\n\n丙。\n") == nil)
  }

  // MARK: tables

  static let tables: [(text: String, titles: [String], bodies: [String])] = [
    ("title,url,maintext\n海湾,https://h.example/1,正文。\n", ["海湾"], ["正文。"]),
    ("标题\t来源\t正文\n海湾\t港湾\t一。\n山\t港湾\t二。\n", ["海湾", "山"], ["一。", "二。"]),
    (
      "\u{FEFF}Title;Link;Description\r\n\"海;湾\";https://h.example/1;\"他说“\"\"好\"\"”。\n第二行。\"\r\n", ["海;湾"],
      ["他说“\"好\"”。\n第二行。"]
    ),
    ("title,url\n\n海湾,https://h.example/1\n,\n", ["海湾"], [""]),
    ("title,url,maintext\n海湾,https://h.example/1,\"未完", ["海湾"], ["未完"]),
    ("title,url,maintext\n\"海湾\"尾,https://h.example/1,正文。", ["海湾"], ["正文。"]),
  ]

  @Test("tables by the names of their columns, with marks and line feeds in cells", arguments: tables.indices)
  func table(_ index: Int) throws {
    let (text, titles, bodies) = Self.tables[index]
    let parts = try #require(try parts(text))
    #expect(parts.map { $0.item.title ?? "" } == titles)
    #expect(parts.map(\.item.body) == bodies)
    #expect(parts.allSatisfy { $0.item.format == .csv })
  }

  @Test("a text whose first line is no header is no table")
  func noTable() throws {
    #expect(try parts("两国外长，在海湾会晤\n一。\n") == nil)
    #expect(try parts("title,colour\na,b\n") == nil)
    #expect(try parts("name,address\na,b\n") == nil)
  }

  // MARK: JSON

  static let objects: [(text: String, count: Int)] = [
    (
      "{\"title\":\"海湾\",\"maintext\":\"正文。\",\"date_publish\":\"2031-05-06 07:08:09\",\"source_domain\":\"harbour.example\"}\n{\"title\":\"山\",\"maintext\":\"二。\"}\n",
      2
    ),
    ("[{\"title\":\"海湾\",\"maintext\":\"正文。\"},{\"title\":\"山\",\"maintext\":\"二。\"},{}]", 2),
    ("{\"total\":2,\"articles\":[{\"title\":\"海湾\",\"maintext\":\"正文。\"},{\"title\":\"山\",\"maintext\":\"二。\"}]}", 2),
    (
      "{\"sources\":[{\"id\":\"a\",\"title\":\"港湾\"}],\"articles\":[{\"title\":\"海湾\",\"maintext\":\"正文。\"},{\"title\":\"山\",\"maintext\":\"二。\"}]}",
      2
    ),
    ("{\"title\":\"海湾\",\"authors\":[\"甲\",\"乙\"],\"maintext\":\"正文。\"}", 1),
    ("{\"title\":\"海湾\",\"maintext\":\"正文。\"}\nnot json\n{\"title\":\"山\",\"maintext\":\"二。\"}\n", 2),
    ("{\"title\":\"海湾\",\"maintext\":\"正文。\"}\n\n{\"title\":\"山\",\"maintext\":\"二。\"}\n", 2),
  ]

  @Test("objects a line, in arrays, in an object; broken lines are passed over", arguments: objects.indices)
  func json(_ index: Int) throws {
    let (text, count) = Self.objects[index]
    let articles = try articles(text)
    #expect(articles.count == count && articles[0].title == "海湾" && articles[0].text == "正文。")
    #expect(articles[0].source.format == .jsonl)
    if index == 0 {
      #expect(articles[0].published?.description == "2031-05-06T07:08:09+08:00" && articles[0].outlet.id == "harbour")
    }
    if index == 4 { #expect(articles[0].author == "甲、乙") }
  }

  @Test("an item survives its way to another process")
  func bytes() throws {
    for part in try #require(try parts(Self.rss)) {
      var item = part.item
      item.identifier = nil
      #expect(SourceItem(bytes: item.bytes) == item)
    }
    #expect(SourceItem(bytes: Array("{}".utf8)) == nil)
  }

  @Test(
    "posts, pages, pictures and plain texts are no lists",
    arguments: [
      "---\ntitle: a\n---\nb", "# a\n\nb", "<!doctype html><p>a</p>", "一段文字。", "+++\ntitle = \"a, b\"\n+++\nc",
      "{\"title\": \"海湾\"}\n\n正文。", "{\n\"title\": \"海湾\",\n\"url\": \"https://h.example/1\"\n}\n正文。",
      ";;;\n\"title\": \"海湾\"\n;;;\n正文。", "\"title\": \"海湾\", \"date\": \"2031-05-06\"\n;;;\n正文。",
    ])
  func noLists(_ text: String) throws { #expect(try parts(text) == nil) }
}

@Suite("Plain texts that begin with their title")
struct PlainPostTests {
  static let heads: [(text: String, title: String, published: String?, outlet: String?)] = [
    ("两国外长会晤\n2031-05-06 07:08\n来源：港湾\n\n外长在海湾会谈。\n双方同意合作。", "两国外长会晤", "2031-05-06T07:08", "港湾新闻"),
    ("标题：两国外长会晤\n时间：2031年5月6日\n作者：林知远\n\n外长在海湾会谈。", "两国外长会晤", "2031-05-06", nil),
    ("来源：海湾电讯 2031年05月06日 07:08\n两国外长会晤\n\n外长在海湾会谈。", "两国外长会晤", "2031-05-06T07:08", "海湾电讯"),
    ("https://harbour.example/1\n两国外长会晤\n2031/5/6\n外长在海湾会谈。", "两国外长会晤", "2031-05-06", nil),
  ]

  @Test("title, time, source and byline in any usual order", arguments: heads.indices)
  func read(_ index: Int) throws {
    let (text, title, published, outlet) = Self.heads[index]
    let article = try Fixtures.read(text)
    #expect(article.title == title && article.source.format == .plain)
    #expect(article.text.hasPrefix("外长在海湾会谈。"))
    if let published { #expect(article.published?.description.hasPrefix(published) == true) }
    if let outlet { #expect(article.outlet.name == outlet) }
  }

  @Test(
    "a text that tells neither time nor source is refused",
    arguments: ["一段文字。\n又一段。\n再一段。", "两国外长会晤\n\n外长在海湾会谈。", "2031-05-06\n2031-05-07\n2031-05-08"])
  func refused(_ text: String) {
    #expect(throws: IntakeError.self) { try Fixtures.read(text) }
  }
}
