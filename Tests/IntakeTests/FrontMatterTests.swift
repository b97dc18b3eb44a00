import Intake
import Record
import Testing

@Suite("Front matter")
struct FrontMatterTests {
  static let titles: [(line: String, title: String)] = [
    ("渔业谈判重开", "渔业谈判重开"),
    ("'两国外长会晤'", "两国外长会晤"),
    ("\"两国外长会晤\"", "两国外长会晤"),
    ("'船长''海鸥''号返航'", "船长'海鸥'号返航"),
    ("\"他说 \\\"不\\\" 三次\"", "他说 \"不\" 三次"),
    ("外长: 会谈 \"坦率\": 有成果", "外长: 会谈 \"坦率\": 有成果"),
    ("\"灯塔\" 重新点亮", "\"灯塔\" 重新点亮"),
    ("\"灯塔\"与\"海湾\"", "灯塔\"与\"海湾"),
    ("'海湾'峰会: 开幕", "'海湾'峰会: 开幕"),
    ("@港务局 发文回应", "@港务局 发文回应"),
    ("[快讯] 谈判破裂", "[快讯] 谈判破裂"),
    ("%5的渔船停航", "%5的渔船停航"),
    ("`船坞`罢工", "`船坞`罢工"),
    ("*独家* 协议草案曝光", "*独家* 协议草案曝光"),
    ("&谈判 破裂", "&谈判 破裂"),
    ("!急 港口关闭", "!急 港口关闭"),
    ("! '外长：“不”'", "外长：“不”"),
    ("! \"外长：“不”\"", "外长：“不”"),
    ("!!str '外长''说''不'", "外长'说'不"),
    ("! 港口关闭", "! 港口关闭"),
    ("! '港口'与'海关'", "港口'与'海关"),
    ("| 一周大事", "| 一周大事"),
    ("> 五百人撤离", "> 五百人撤离"),
    ("- 会谈纪要", "- 会谈纪要"),
    ("第 #3 号仓库起火", "第 #3 号仓库起火"),
    ("海湾\t峰会", "海湾 峰会"),
    ("渔业　协定", "渔业 协定"),
    ("\u{201C}灯塔\u{201D}：重新点亮", "\u{201C}灯塔\u{201D}：重新点亮"),
    ("港口 &amp; 海关 &quot;合并&quot;", "港口 & 海关 \"合并\""),
    ("2031", "2031"),
    ("{海湾} 要闻: 三则", "{海湾} 要闻: 三则"),
  ]

  @Test("a title survives however it is quoted", arguments: titles)
  func title(_ example: (line: String, title: String)) throws {
    let article = try Fixtures.read(Fixtures.post("正文一段。", title: example.line))
    #expect(article.title == example.title)
    #expect(article.outlet.id == "harbour")
    #expect(article.published?.seconds == 1_935_788_889)
  }

  @Test("a tagged title loses its tag beside a line that YAML refuses, too")
  func taggedBesideMalformed() throws {
    let article = try Fixtures.read("---\ntitle: ! '外长：“不”'\nauthor: \"港\"湾\ndate: 2031-05-06\n---\n正文。")
    #expect(article.title == "外长：“不”")
  }

  @Test(
    "seconds and milliseconds since 1970 are a time",
    arguments: ["date: 1935788889", "date: 1935788889000", "date: '1935788889'", "pubdate: 1935788889.5"])
  func epoch(_ line: String) throws {
    let article = try Fixtures.read("---\ntitle: 海湾\n\(line)\ncategories: harbour\n---\n正文。")
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
  }

  static let lists = [
    "categories: [ harbour, 要闻 ]", "categories: [\"harbour\", '要闻']", "categories:\n- harbour\n- 要闻",
    "categories: \n    - harbour\n    - 要闻\n", "categories:\n  - 'harbour'\n  - \"要闻\"",
  ]

  @Test("lists are read at any indentation, also beside a malformed title", arguments: lists, ["好", "\"好\"不好: x"])
  func list(_ list: String, title: String) throws {
    let article = try Fixtures.read("---\ntitle: \(title)\n\(list)\ndate: 2031-05-06\n---\n正文。")
    #expect(article.categories == ["harbour", "要闻"])
    #expect(article.outlet.id == "harbour")
  }

  @Test("blank lines, a byte order mark and carriage returns before and in it do no harm")
  func tolerance() throws {
    let post = "\u{FEFF}\r\n\r\n---\r\ntitle: '海湾'\r\nauthor: 港湾\r\ncomments: false\r\n---\r\n\r\n一。\r\n\r\n二。\r\n"
    let article = try Fixtures.read(post)
    #expect(article.title == "海湾")
    #expect(article.text == "一。\n二。")
    #expect(article.outlet.id == "harbour")
    #expect(article.source.format == .hexo)
  }

  @Test("addresses are taken from whichever key holds one", arguments: ["link", "url", "original_url", "from"])
  func address(_ key: String) throws {
    let article = try Fixtures.read("---\ntitle: 海湾\n\(key): https://news.island.example/a\n---\n正文。")
    #expect(article.url == "https://news.island.example/a")
    #expect(article.outlet.id == "island")
  }

  @Test("pictures that front matter names are kept")
  func pictures() throws {
    let article = try Fixtures.read("---\ntitle: 海湾\nthumbnail: 'https://a.example/1.jpg'\nheadimg: ''\n---\n正文。")
    #expect(article.images == [Article.Image(url: "https://a.example/1.jpg")])
  }

  @Test("front matter that does not end is refused with its line")
  func unclosed() throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.read("\n\n---\ntitle: 海湾\n\n正文。") }
    #expect(error.code == .malformedFrontMatter)
    #expect(error.line == 3)
    #expect(error.description.hasPrefix("posts/example.md:3: malformed front matter: "))
  }

  @Test("front matter that is no mapping even after repair is refused")
  func noMapping() throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.read("---\n- a\n- b\n---\n正文。") }
    #expect(error.code == .malformedFrontMatter)
  }

  @Test("a post without a title is refused")
  func noTitle() throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.read("---\ndate: 2031-05-06\n---\n正文。") }
    #expect(error.code == .noTitle)
  }
}
