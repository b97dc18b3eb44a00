import Lexicon
import Record
import Testing

@testable import Intake

@Suite("What a page says of itself")
struct PageHeadTests {
  static let times: [(text: String, time: String?)] = [
    ("2031-03-22 10:20", "2031-03-22 10:20:00"), ("发布时间：2031年3月22日 上午10:20", "2031-03-22 10:20:00"),
    ("2031年03月22日10:20  来源：新华社", "2031-03-22 10:20:00"), ("2031/3/2", "2031-03-02"),
    ("民國120年3月22日", "2031-03-22"), ("民國 120 年 3 月 22 日", "2031-03-22"), ("22.03.2031", "2031-03-22"),
    ("22 March 2031", "2031-03-22"), ("Published March 2, 2031 at 3:04 PM", "2031-03-02 15:04:00"),
    ("2031-03-22T02:20:00Z", "2031-03-22 02:20:00Z"), ("2031-03-22T10:20:15.123+08:00", "2031-03-22 10:20:15+08:00"),
    ("二〇三一年三月二十二日", "2031-03-22"), ("二〇三一年十二月三十日", "2031-12-30"), ("20310322102015", "2031-03-22 10:20:15"),
    ("20310322", "2031-03-22"), ("10:20 2031-03-22", "2031-03-22 10:20:00"),
    ("03-22 10:20 2031", "2031-03-22 10:20:00"),
    ("下午3時20分 2031年3月22日", "2031-03-22"), ("2031年3月22日 下午3:20", "2031-03-22 15:20:00"),
    ("2031-03-22 10:20-11:30", "2031-03-22 10:20:00"), ("Mar 22, 2031, 12:05 AM", "2031-03-22 00:05:00"),
    ("2031年3月22日 凌晨12:30", "2031-03-22 00:30:00"), ("2031-03-22 12:30 PM", "2031-03-22 12:30:00"),
    ("3 小時前", nil), ("电话 010-12345678", nil), ("2031年计划", nil), ("99999999999999", nil), ("", nil),
    ("版本 1.2.3", nil), ("2031-13-22", nil),
  ]

  @Test("a time is found wherever it stands in a line, and nothing is taken for one", arguments: times.indices)
  func time(_ index: Int) {
    let (text, time) = Self.times[index]
    #expect(PageTime.find(in: text) == time, "\(text)")
    if let time { #expect(DateReader.read(time, clock: nil) != nil, "\(time)") }
  }

  @Test("a day takes its hour from a line that tells month and day alone")
  func clock() {
    #expect(PageTime.clock(in: "03-22 10:20 阅读 15", of: "2031-03-22") == "2031-03-22 10:20:00")
    #expect(PageTime.clock(in: "3月22日 08:05", of: "2031-03-22") == "2031-03-22 08:05:00")
    #expect(PageTime.clock(in: "03-23 10:20", of: "2031-03-22") == nil)
  }

  @Test(
    "an address holds its day in one of many forms",
    arguments: [
      ("https://h.example/2031/0506/c9.html", "2031-05-06"), ("https://h.example/2031-05/06/c9.htm", "2031-05-06"),
      ("https://h.example/a/203105/06/b.html", "2031-05-06"), ("https://h.example/t20310506_12.html", "2031-05-06"),
      ("https://h.example/20310506/9", "2031-05-06"), ("https://h.example/2031/5/6/x", "2031-05-06"),
      ("https://h.example/123456789", nil), ("https://h.example/2031/", nil), ("https://h.example/?d=20310506", nil),
    ] as [(String, String?)])
  func address(_ address: String, _ day: String?) { #expect(PageTime.day(inAddress: address) == day) }

  static let titles: [(title: String, site: String?, cut: String)] = [
    ("两国外长在海湾会晤_国际新闻_港湾网", nil, "两国外长在海湾会晤"), ("两国外长在海湾会晤 - 港湾新闻", nil, "两国外长在海湾会晤"),
    ("两国外长在海湾会晤--国际--港湾网", nil, "两国外长在海湾会晤"), ("兩國外長會晤 | 國際 | 港灣社 HNA", nil, "兩國外長會晤"),
    ("两国外长在海湾会晤", nil, "两国外长在海湾会晤"), ("3-2：北方队险胜南方队", nil, "3-2：北方队险胜南方队"),
    ("中欧班列“义乌-马德里”线恢复运行", nil, "中欧班列“义乌-马德里”线恢复运行"),
    ("Ministers meet in the bay - Harbour", "Harbour", "Ministers meet in the bay"),
    ("我市代表团访问邻国 - 某某市人民政府外事办公室", nil, "我市代表团访问邻国"),
  ]

  @Test("the site's name is cut from a title, and no part of the title", arguments: titles.indices)
  func title(_ index: Int) throws {
    let (title, site, cut) = Self.titles[index]
    let names = PageNames(PageTables.ofTests.names)
    #expect(PageHead.withoutSite(title, site: site, siteWords: names.siteWords) == cut)
  }

  @Test("the address of a kept page is that of the page")
  func kept() {
    #expect(
      WebAddress.original("https://web.archive.org/web/20310322153012/https://harbour.example/a?b=1")
        == "https://harbour.example/a?b=1")
    #expect(
      WebAddress.original("https://archive.ph/2031.06.24-011548/http://harbour.example/") == "http://harbour.example/")
    #expect(WebAddress.original("https://archive.ph/x9TqZ") == "https://archive.ph/x9TqZ")
    #expect(
      WebAddress.original("https://harbour.example/https://other.example")
        == "https://harbour.example/https://other.example")
  }

  private static let filler = String(repeating: "两国代表就渔业协定交换了意见，并商定下月再次会谈。", count: 6)

  private static func page(_ head: String, _ body: String = "") -> String {
    """
    <!DOCTYPE html><html><head><title>两国外长在海湾会晤_港湾网</title>\(head)</head><body><div class="nav"><a href="/">首页</a>
    <a href="/w">国际</a></div><h1>两国外长在海湾会晤</h1>\(body)<div class="content"><p>\(filler)</p><p>\(filler)完。</p></div>
    </body></html>
    """
  }

  static let heads: [(head: String, body: String, published: String)] = [
    ("<meta name=\"publishdate\" content=\"2031-05-06 07:08\">", "", "2031-05-06T07:08"),
    (
      "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-05-06T07:08:09+08:00\"};</script>",
      "", "2031-05-06T07:08:09+08:00"
    ),
    ("", "<div class=\"info\">2031年05月06日 07:08 来源：港湾社</div>", "2031-05-06T07:08"),
    ("", "<time datetime=\"2031-05-06T07:08:09+08:00\">昨天</time>", "2031-05-06T07:08:09+08:00"),
    ("<link rel=\"canonical\" href=\"https://harbour.example/2031/0506/c9.html\">", "", "2031-05-06"),
    ("<script>var publish_time = \"2031-05-06 07:08:09\";</script>", "", "2031-05-06T07:08:09"),
    (
      "<link rel=\"canonical\" href=\"https://harbour.example/20310506/9.html\">",
      "<p class=\"time\">05-06 07:08</p>", "2031-05-06T07:08"
    ),
  ]

  @Test("the time is taken from where the page tells it most surely", arguments: heads.indices)
  func published(_ index: Int) throws {
    let (head, body, published) = Self.heads[index]
    let article = try Fixtures.read(Self.page(head, body))
    #expect(article.published?.description.hasPrefix(published) == true, "\(article.published?.description ?? "nil")")
    #expect(article.title == "两国外长在海湾会晤")
    #expect(article.text == Self.filler + "\n" + Self.filler + "完。")
  }

  @Test("data for machines come before what the page shows; of two times the trusted one counts")
  func trust() throws {
    let article = try Fixtures.read(
      Self.page(
        "<meta property=\"article:published_time\" content=\"2031-05-06T07:08:09+08:00\">",
        "<div class=\"info\">2031-05-09 10:00 更新</div>"))
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
  }

  @Test("who published and who wrote")
  func names() throws {
    let article = try Fixtures.read(
      Self.page("<meta name=\"author\" content=\"林知远\"><meta property=\"og:site_name\" content=\"海湾电讯\">"))
    #expect(article.outlet.name == "海湾电讯" && article.author == "林知远")
    let labelled = try Fixtures.read(Self.page("", "<div class=\"info\">来源：港湾社 作者：林知远 2031-05-06</div>"))
    #expect(labelled.author == "林知远")
    #expect(try Fixtures.read(Self.page("")).outlet.name == "港湾网")
  }

  @Test("a page that lists others is refused as such, and a page of nothing")
  func lists() throws {
    let links = (0..<40).map { "<li><a href=\"/\($0)\">第\($0)条：两国代表就渔业协定交换意见</a></li>" }.joined()
    let list =
      "<html><head><title>国际_港湾网</title></head><body><div class=\"nav\"><a href=\"/\">首页</a></div><ul>\(links)</ul></body></html>"
    let error = try #require(throws: IntakeError.self) { try Fixtures.read(list) }
    #expect(error.code == .noArticle && error.problem.contains("lists others"))
    let missing =
      "<html><head><title>404 - 港湾网</title></head><body><div><a href=\"/\">返回首页继续浏览其他新闻内容</a></div><ul>\(links)</ul><p>页面不存在</p></body></html>"
    #expect(try #require(throws: IntakeError.self) { try Fixtures.read(missing) }.code == .noArticle)
  }

  @Test("an article that a script would take from a text area is read from there")
  func textArea() throws {
    let article = try Fixtures.read(
      """
      <html><head><title></title></head><body><div id="app"></div>
      <textarea class="article-title">两国外长在海湾会晤讨论渔业</textarea><textarea class="article-time">1935789000000</textarea>
      <textarea class="article-content">&lt;p&gt;\(Self.filler)&lt;/p&gt;&lt;p&gt;\(Self.filler)完。&lt;/p&gt;</textarea></body></html>
      """)
    #expect(article.title == "两国外长在海湾会晤讨论渔业" && article.text.hasSuffix("完。") && article.published != nil)
  }

  @Test("scripts, styles and comments are passed over, whatever stands in them")
  func markup() {
    func trimmed(_ text: String) -> String {
      let bytes = Array(text.utf8)
      return String(decoding: PageMarkup(bytes, bytes.indices).markup, as: UTF8.self)
    }
    #expect(trimmed("a<script>if (a<b) x</p></script>b") == "a<script></script>b")
    #expect(trimmed("a<STYLE x=1>p > a {}</STYLE >b<!-- <p> -->c") == "a<STYLE x=1></STYLE >bc")
    #expect(trimmed("<textarea><script>x</script></textarea>") == "<textarea><script>x</script></textarea>")
    #expect(trimmed("<scripted>x</scripted>") == "<scripted>x</scripted>")
    for text in [
      "<script>", "<script", "<!--", "<!-", "<", "<style>a</style", "<!-->a", "<!--->a", "<script></script>",
    ] {
      _ = trimmed(text)
    }
    let bytes = Array("<script type=\"a\">x = 1</script>".utf8)
    let page = PageMarkup(bytes, bytes.indices)
    #expect(page.scripts.map { String(decoding: bytes[$0.words], as: UTF8.self) } == ["x = 1"])
  }

  @Test("no page takes time beyond its size: tags that never end, titles without end, separators without number")
  func hostile() {
    for text in [
      "<html><body>" + String(repeating: "<title", count: 300_000),
      "<html><head><title>" + String(repeating: "a - ", count: 200_000) + "</title></head><body>"
        + String(repeating: "<p>两国代表交换意见。</p>", count: 5_000),
      "<html><body>" + String(repeating: "<!-", count: 300_000),
      "<html><body>" + String(repeating: "<script>", count: 100_000),
    ] {
      // What grew with the square of it would take hours.
      _ = try? Fixtures.read(text)
    }
  }

  @Test("a page of two paragraphs and nothing else is an article, all of it")
  func short() throws {
    let page = """
      <!DOCTYPE html><html><head><title>挪威首相会见秘鲁总统 - 海湾邮报</title></head><body><article>
      <h1>挪威首相会见秘鲁总统</h1>
      <p>挪威首相斯特勒5月6日在利马会见秘鲁总统。斯特勒表示，挪威愿同秘鲁加强合作，共同应对挑战。</p>
      <p>双方还就共同关心的问题交换了意见。</p>
      </article></body></html>
      """
    let article = try Fixtures.read(page)
    #expect(article.title == "挪威首相会见秘鲁总统")
    #expect(article.text.split(separator: "\n").count == 2 && article.text.hasSuffix("交换了意见。"))
  }

  @Test("a feature's name is the same put together and as a whole")
  func featureNames() {
    #expect(FeatureName("wl4_12").hash == ("wl\(4)_\(12)" as FeatureName).hash)
    #expect(FeatureName("n-1s:1203h").hash == ("n\(-1)s:\(true)\(2)\(0)\(3)h" as FeatureName).hash)
    #expect(FeatureName("a").hash != FeatureName("b").hash)
  }

  @Test("a probability is what it should be, on every machine alike")
  func logistic() {
    #expect(Logistic.probability(0) == 0.5)
    #expect(abs(Logistic.probability(2) - 0.880_797_077_977_882_4) < 1e-9)
    #expect(abs(Logistic.probability(-20) - 2.061_153_618_190_203_6e-9) < 1e-12)
    #expect(Logistic.probability(-1000) == 0 && Logistic.probability(1000) == 1)
  }
}

extension PageTables {
  static var ofTests: PageTables { Fixtures.pages }
}
