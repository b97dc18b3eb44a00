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

@Suite("Front matter in TOML")
struct TOMLFrontMatterTests {
  /// A post whose front matter holds given lines.
  private static func post(_ lines: String) -> String { "+++\n\(lines)\n+++\n\n正文一段。\n" }

  @Test("what Hugo writes is read; other tables and their keys are passed over")
  func hugo() throws {
    let article = try Fixtures.read(
      """
      +++
      # 港湾新闻的存档
      title = "两国外长会晤" # 标题
      date = 2031-05-06T07:08:09+08:00
      draft = false
      author = "林知远"
      weight = 1_000
      tags = ["渔业", '会谈', ] # 两个
      categories = [
        "harbour", # 出处
        "要闻",
      ]
      cover = { image = "https://a.example/2.jpg", title = "别的}" }

      [params]
      author = "别人"
      link = "https://harbour.example/news/1"
      "thumbnail" = 'https://a.example/1.jpg'

      [params.seo]
      title = "也是别的"

      [[resources]]
      title = "图一"
      +++

      第一段。

      第二段。
      """)
    #expect(article.title == "两国外长会晤" && article.author == "林知远" && article.text == "第一段。\n第二段。")
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
    #expect(article.tags == ["渔业", "会谈"] && article.categories == ["harbour", "要闻"])
    #expect(article.url == "https://harbour.example/news/1" && article.outlet.id == "harbour")
    #expect(article.images == [Article.Image(url: "https://a.example/1.jpg")])
    #expect(article.source.format == .toml)
  }

  static let inner = [
    "[taxonomies]\ncategories = [\"harbour\"]\n[extra]\nauthors = [\"林知远\"]",
    "params.categories = \"harbour\"\n\"extra\" . author = '林知远'",
    "Categories = 'harbour'\nAuthor = \"\"\"\n林知远\"\"\"",
  ]

  @Test("keys stand in tables that sites have for them, dotted, quoted, in any case", arguments: inner)
  func tables(_ lines: String) throws {
    let article = try Fixtures.read(Self.post("title = \"海湾\"\n\(lines)"))
    #expect(article.categories == ["harbour"] && article.author == "林知远" && article.outlet.id == "harbour")
  }

  static let titles: [(value: String, title: String)] = [
    ("\"渔业谈判重开\"", "渔业谈判重开"),
    ("'两国外长会晤'", "两国外长会晤"),
    ("\"他说 \\\"不\\\" 三次\"", "他说 \"不\" 三次"),
    ("'D:\\港口\\会议'", "D:\\港口\\会议"),
    ("\"D:\\港口\\会议\"", "D:\\港口\\会议"),
    ("\"\\u6d77\\U00006e7e\\ud800\"", "海湾\u{FFFD}"),
    ("\"\"\"\n渔业谈判\n重开\"\"\"", "渔业谈判 重开"),
    ("\"\"\"渔业谈判\\\n    重开\"\"\"", "渔业谈判重开"),
    ("\"\"\"他说\"不\"，又说\"是\"\"\"\"", "他说\"不\"，又说\"是\""),
    ("'''他说'不'三次'''", "他说'不'三次"),
    ("\"第 #3 号仓库\" # 注", "第 #3 号仓库"),
    ("\"灯塔\"与\"海湾\"", "灯塔\"与\"海湾"),
    ("\"灯塔", "\"灯塔"),
    ("渔业谈判重开 # 注", "渔业谈判重开"),
    ("[快讯] 谈判破裂", "[快讯] 谈判破裂"),
    ("{海湾} 要闻", "{海湾} 要闻"),
    ("2031", "2031"),
  ]

  @Test("a title survives however it is quoted", arguments: titles)
  func title(_ example: (value: String, title: String)) throws {
    let article = try Fixtures.read(Self.post("title = \(example.value)\ncategories = \"harbour\""))
    #expect(article.title == example.title)
    #expect(article.outlet.id == "harbour" && article.text == "正文一段。")
  }

  @Test(
    "dates need no quotation marks",
    arguments: [
      "date = 2031-05-06T07:08:09+08:00", "date = 2031-05-05 23:08:09Z # 世界时", "date = 2031-05-06T07:08:09.000",
      "date = '2031-05-06 07:08:09'", "publishDate = 2031-05-06T07:08:09+08:00", "date = 1935788889",
    ])
  func dates(_ line: String) throws {
    let article = try Fixtures.read(Self.post("title = \"海湾\"\n\(line)\ncategories = \"harbour\""))
    #expect(article.published?.seconds == 1_935_788_889)
  }

  static let lists = [
    "[\"渔业\", \"会谈\"]", "['渔业','会谈']", "[\n  \"渔业\",\n  \"会谈\",\n]", "[[\"渔业\"], [\"会谈\"]]", "[\"渔业\" \"会谈\"]",
    "[\"渔业\", {name = \"]\"}, \"会谈\"]", "[\"渔业\", \"会谈\"", "[\n\"渔业\",\n\"会谈\"", "[渔业, 会谈]",
  ]

  @Test("lists are read over lines, nested, and where they are not closed", arguments: lists)
  func list(_ list: String) throws {
    let article = try Fixtures.read(Self.post("tags = \(list)\ntitle = \"海湾\""))
    #expect(article.tags == ["渔业", "会谈"] && article.title == "海湾")
  }

  @Test("blank lines, a byte order mark and carriage returns do no harm")
  func tolerance() throws {
    let post = "\u{FEFF}\r\n+++\r\ntitle = \"海湾\"\r\n没有值\r\nauthor = '港湾'\r\n\r\n+++\r\n\r\n一。\r\n\r\n二。\r\n"
    let article = try Fixtures.read(post)
    #expect(article.title == "海湾" && article.text == "一。\n二。" && article.outlet.id == "harbour")
  }

  static let faulty: [(post: String, line: Int)] = [
    ("\n\n+++\ntitle = \"海湾\"\n\n正文。", 3),
    ("+++\ndate = 2031-05-06\ntitle = \"\"\"海湾\n+++\n正文。", 3),
    ("+++\ntitle = \"海湾\"\n\ncover = { image = \"a\"\n+++\n正文。", 4),
    ("+++\n# 注\n海湾\n+++\n正文。", 3),
  ]

  @Test("what does not end, and what has no key at all, is refused with its line", arguments: faulty)
  func refused(_ example: (post: String, line: Int)) throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.read(example.post) }
    #expect(error.code == .malformedFrontMatter && error.line == example.line)
    #expect(error.description.hasPrefix("posts/example.md:\(example.line): malformed front matter: "))
  }
}

@Suite("Front matter in JSON")
struct JSONFrontMatterTests {
  @Test("an object above a body is front matter")
  func object() throws {
    let article = try Fixtures.read(
      """
      {
        "title": "两国外长会晤 {一}",
        "date": "2031-05-06T07:08:09+08:00",
        "author": {"name": "林知远"},
        "categories": ["harbour", "要闻"],
        "tags": "渔业",
        "weight": 1.5,
        "draft": false,
        "cover": {"image": "https://a.example/2.jpg", "title": "别的 }"},
        "params": {"title": "也是别的", "link": "https://harbour.example/news/1"}
      }

      第一段。

      第二段。
      """)
    #expect(article.title == "两国外长会晤 {一}" && article.author == "林知远" && article.text == "第一段。\n第二段。")
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
    #expect(article.tags == ["渔业"] && article.categories == ["harbour", "要闻"])
    #expect(article.url == "https://harbour.example/news/1" && article.outlet.id == "harbour")
    #expect(article.source.format == .hexo)
  }

  static let posts = [
    "{\"title\": \"海湾\", \"date\": 1935788889000, \"layout\": \"post\"}\n\n正文。",
    "{\n\"title\": \"海湾\",\n\"date\": 1935788889000, \"layout\": \"post\"\n}\n正文。",
    "\u{FEFF}\r\n{\r\n\"title\": \"海湾\", \"date\": 1935788889000, \"layout\": 1\r\n}\r\n\r\n正文。\r\n",
    ";;;\n{\"title\": \"海湾\", \"date\": 1935788889000, \"layout\": \"post\"}\n;;;\n正文。",
    ";;;\n\"title\": \"海湾\",\n\"date\": 1935788889000, \"layout\": \"post\"\n;;;\n\n正文。",
    "\"title\": \"海湾\",\n\"date\" : 1935788889000, \"layout\": \"post\"\n;;;\n正文。",
  ]

  @Test("with braces or, as Hexo has it, without them", arguments: posts)
  func forms(_ post: String) throws {
    let article = try Fixtures.read(post)
    #expect(article.title == "海湾" && article.text == "正文。" && article.source.format == .jekyll)
    #expect(article.published?.seconds == 1_935_788_889)
  }

  static let faulty: [(post: String, line: Int)] = [
    ("{\n  \"title\": \"海湾\",\n  \"date\": 明天\n}\n\n正文。", 3),
    ("\n;;;\n\"title\": \"海湾\"\n\n正文。", 2),
    (";;;\n\"title\": \"海湾\"\n\"date\": \"2031-05-06\"\n;;;\n正文。", 3),
  ]

  @Test("what is no JSON, or does not end, is refused with its line", arguments: faulty)
  func refused(_ example: (post: String, line: Int)) throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.read(example.post) }
    #expect(error.code == .malformedFrontMatter && error.line == example.line)
  }

  static let others = [
    "{\"title\": \"海湾\"}", "{\n\"title\": \"海湾\"\n}\n\n", "{\"title\": \"海湾\"}\n\n{\"title\": \"山\"}",
    "{\n\"title\": \"海湾\"\n}\n{}\n", "{\n\"title\": \"海湾\"\n},\n正文。", "{\"title\": \"海湾\"}\n没有空行。",
    "{\n\"title\": \"海湾\n\n正文。", "{{海湾}}\n\n正文。",
  ]

  @Test("an object without a body, and one that another follows, is no post", arguments: others)
  func noPost(_ text: String) throws {
    #expect(try #require(throws: IntakeError.self) { try Fixtures.read(text) }.code == .unknownFormat)
  }
}
