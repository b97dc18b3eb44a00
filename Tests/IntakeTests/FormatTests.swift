import Intake
import Record
import Testing

@Suite("Forms of a source")
struct FormatTests {
  @Test("a post under a comment and a link takes its time from the page, else from the comment")
  func epoch() throws {
    let head = "<!--1935788889000-->\n[“守望” 两国谈判](https://harbour.example/news/7)\n------\n\n"
    let dated = try Fixtures.intake(furniture: Fixtures.furniture + "\nharbour\ttag\tdiv>i\tbyline")
      .read(Array((head + "<div><i>2031-05-06T01:02:03Z</i></div><p>正文。</p>").utf8), path: "a.txt")
    #expect(dated.title == "“守望” 两国谈判")
    #expect(dated.url == "https://harbour.example/news/7")
    #expect(dated.published?.description == "2031-05-06T01:02:03+00:00")
    #expect(dated.text == "正文。")
    #expect(dated.source.format == .hexo)
    let undated = try Fixtures.read(head + "<p>正文。</p>")
    #expect(undated.published?.description == "2031-05-06T07:08:09+08:00")
  }

  @Test("the comment and the link after front matter are furniture")
  func epochAfterFrontMatter() throws {
    let article = try Fixtures.read(
      Fixtures.post(
        "<!--1935788889000-->\n[两国外长会晤](https://harbour.example/news/1)\n------\n\n<div>\n<p>正文。</p>\n</div>"))
    #expect(article.text == "正文。")
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
  }

  @Test("a post without a time is of the day under which its address is filed")
  func filed() throws {
    let article = try Fixtures.read(
      "---\nlayout: post\ntitle: 港湾重开\nlink: https://www.example.net/2031/4/24/x\n---\n\n第一段。")
    #expect(article.published?.localDate.description == "2031-04-24")
    #expect(article.published?.precision == .day)
  }

  @Test("Markdown without front matter takes title and day from its heading")
  func heading() throws {
    let article = try Fixtures.read(
      """
      # 《港湾晚报》 (20310506)

      ## 摘要

      第一段，有**重点**和[链接](https://www.island.example/x)。

      <p style="text-indent: 2em;"><strong>标题</strong></p><p>第二段。</p>
      """)
    #expect(article.title == "《港湾晚报》 (20310506)")
    #expect(article.text == "摘要\n第一段，有重点和链接。\n标题\n第二段。")
    #expect(article.published?.description == "2031-05-06T00:00:00+09:00")
    #expect(article.published?.precision == .day)
    #expect(article.outlet.id == "island")
    #expect(article.source.format == .markdown)
  }

  @Test("a bulletin without links is told by the name in its heading")
  func bulletin() throws {
    #expect(try Fixtures.read("# 《港湾新闻》 (20310506)\n\n一。").outlet.id == "harbour")
    #expect(try Fixtures.read("# 《某书》评介\n\n一。").outlet.id == nil)
  }

  @Test("a saved page is read by what its head says")
  func page() throws {
    let filler = String(repeating: "两国代表就渔业协定交换了意见。", count: 12)
    let article = try Fixtures.read(
      """
      <!DOCTYPE html><html><head><title>会晤 - 港湾新闻</title><meta property="og:title" content="两国外长 &amp; 会晤">
      <meta property="article:published_time" content="2031-05-06T07:08:09+08:00">
      <link rel="canonical" href="https://www.harbour.example/news/9"><script>var a = "<p>不是正文</p>"</script></head>
      <body><header>港湾新闻</header><article><h1>两国外长 &amp; 会晤</h1><p>\(filler)</p><p>完毕。</p></article>
      <p>热门文章</p></body></html>
      """)
    #expect(article.title == "两国外长 & 会晤")
    #expect(article.text == filler + "\n完毕。")
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
    #expect(article.outlet.id == "harbour")
    #expect(article.source.format == .html)
  }

  @Test("a page in another charset is read by the charset it declares")
  func charset() throws {
    let head = Array("<html><head><meta charset=\"gb2312\"><title>".utf8)
    let tail = Array("</p></body></html>".utf8)
    let article = try Fixtures.intake().read(
      head + [0xBA, 0xA3, 0xCD, 0xE5] + Array("</title></head><body><p>".utf8) + [0xBA, 0xA3, 0xCD, 0xE5, 0x80, 0xFF]
        + tail, path: "a.html")
    #expect(article.title == "海湾")
    #expect(article.text.hasPrefix("海湾"))
    #expect(article.text.contains("\u{FFFD}"))
  }

  @Test("the name of a file dates a post that says nothing of its time")
  func fileName() throws {
    let article = try Fixtures.read("---\ntitle: 海湾\n---\n正文。", path: "posts/2031-05-06-海湾.md")
    #expect(article.published?.description == "2031-05-06T00:00:00+08:00")
    #expect(article.published?.precision == .day)
  }

  @Test("what stands in a container is named by its member")
  func member() throws {
    let bytes = Array("{}".utf8)
    let error = try #require(throws: IntakeError.self) {
      try Fixtures.intake().read(bytes, path: "a.zip", member: "b\u{1B}.md")
    }
    #expect(error.code == .unknownFormat)
    #expect(error.description.hasPrefix("a.zip!b?.md: "))
  }

  @Test("one address in two spellings is one article; without one, the words decide")
  func identity() throws {
    func id(_ url: String, body: String = "正文。") throws -> String {
      try Fixtures.read("---\ntitle: 海湾\nlink: \(url)\ncategories: harbour\n---\n\(body)").id
    }
    let first = try id("https://harbour.example/a?id=1")
    #expect(try id("http://WWW.harbour.example/a/?utm_source=x&id=1#top", body: "另一段。") == first)
    #expect(try id("https://harbour.example/a?id=2") != first)
    #expect(try id("none") == id("none"))
    #expect(try id("none") != id("none", body: "另一段。"))
  }

  @Test("the script is the body's; without evidence it is the outlet's")
  func script() throws {
    #expect(try Fixtures.read(Fixtures.post("兩國長會談。")).script == .traditional)
    #expect(try Fixtures.read(Fixtures.post("两国长会谈。", outlet: "island")).script == .simplified)
    #expect(try Fixtures.read(Fixtures.post("山水。", outlet: "island", title: "山水")).script == .traditional)
    #expect(try Fixtures.read(Fixtures.post("山水。", outlet: "none", title: "山水")).script == .simplified)
  }

  static let wordlessBodies = ["", "\n \n", "<script>x</script>", "<div><img src=\"https://harbour.example/1.jpg\">"]

  @Test("a title without a body is an article with an empty text", arguments: wordlessBodies)
  func wordless(_ body: String) throws {
    let gallery = try Fixtures.read(Fixtures.post(body, outlet: "harbour", title: "兩國外長會談"))
    #expect(gallery.text == "")
    #expect(gallery.title == "兩國外長會談")
    #expect(gallery.script == .traditional)
    #expect(gallery.id.utf8.count == 16)
    #expect(try Fixtures.read(Fixtures.post(body, outlet: "island", title: "山水")).script == .traditional)
    #expect(try Fixtures.read(Fixtures.post(body, outlet: "none", title: "山水")).script == .simplified)
  }

  @Test("a page without words is an article, too, and keeps its picture")
  func wordlessPage() throws {
    let article = try Fixtures.read(
      """
      <html><head><title>海湾</title><meta property="og:image" content="https://harbour.example/1.jpg"></head>
      <body></body></html>
      """)
    #expect(article.text == "")
    #expect(article.images.map(\.url) == ["https://harbour.example/1.jpg"])
  }

  @Test("two articles without words are one only if address or title agree")
  func wordlessIdentity() throws {
    func id(_ title: String) throws -> String {
      try Fixtures.read("---\ntitle: \(title)\ncategories: harbour\n---\n").id
    }
    #expect(try id("海湾一") == id("海湾一"))
    #expect(try id("海湾一") != id("海湾二"))
  }

  static let outletHeads: [(head: String, id: String?)] = [
    ("categories: harbour", "harbour"), ("tags: [ 岛屿社 ]", "island"), ("author: 港湾", "harbour"),
    ("author: 港灣新聞", "harbour"), ("categories: ISLAND", "island"),
    ("link: https://sub.news.island.example:8080/x", "island"), ("link: https://notisland.example/x", nil),
    ("categories: 其他", nil),
  ]

  @Test("the outlet is told by category, tag, author or host", arguments: outletHeads)
  func outlet(_ example: (head: String, id: String?)) throws {
    #expect(try Fixtures.read("---\ntitle: 海湾\n\(example.head)\n---\n正文。").outlet.id == example.id)
  }
}
