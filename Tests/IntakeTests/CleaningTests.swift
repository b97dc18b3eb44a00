import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Cleaning")
struct CleaningTests {
  static let bodies: [(name: String, body: String, text: String)] = [
    ("paragraphs", "<p>　　一。</p><p>二，\n三。</p>", "一。\n二， 三。"),
    ("breaks", "<p>一。<br>二。<br/>三。</p>", "一。\n二。\n三。"),
    ("spaces", "<p>甲&nbsp;\u{3000}\u{2003} 乙\u{200B}丙\u{FEFF}</p>", "甲 乙丙"),
    ("text between blocks", "<div>一。<div>二。</div>三。</div>", "一。\n二。\n三。"),
    ("entities", "<p>A&amp;B &lt;甲&gt; &ldquo;乙&rdquo; &#20013;</p>", "A&B <甲> “乙” 中"),
    ("inline", "<p>甲<b>乙</b><a href='x'>丙</a><span>丁</span></p>", "甲乙丙丁"),
    ("headings", "<h2>小标题</h2><p>一。</p><p>**“守望”**</p><p>二。</p>", "小标题\n一。\n“守望”\n二。"),
    ("asterisks of the journalist", "<p>考获5**佳绩，另一人5**。</p>", "考获5**佳绩，另一人5**。"),
    ("tables", "<table><tr><th>甲</th><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>", "甲 1\n乙 2"),
    ("preformatted", "<pre>甲  1\n乙  2</pre>", "甲 1\n乙 2"),
    ("lists", "<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
    ("escaped once", "<div><p>&lt;p&gt;一。&lt;/p&gt;&lt;p&gt;二&amp;amp;三。&lt;/p&gt;</p></div>", "一。\n二&三。"),
    (
      "escaped twice", "<div>&amp;lt;p&amp;gt;一。&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;二。&amp;lt;/p&amp;gt;</div>", "一。\n二。"
    ),
    ("escaped as a whole", "&lt;div&gt;&lt;p&gt;一。&lt;/p&gt;&lt;/div&gt;", "一。"),
    ("a mention of a name in angles", "<p>《<甲报>》称 1<2。</p>", "《<甲报>》称 1<2。"),
    ("plain", "一　甲。\n\n   二。\n三 &amp; 四。", "一 甲。\n二。\n三 & 四。"),
    ("plain with signs of Markdown that are none", "1. 甲\n- 乙\n5**丙** 丁_戊_", "1. 甲\n- 乙\n5**丙** 丁_戊_"),
    ("Markdown", "## 小标题\n\n甲[乙](https://a.example)丙\n\n> 丁", "小标题\n甲乙丙\n丁"),
    ("the title once more", "<h1>两国外长会晤</h1><p>一。</p>", "一。"),
    ("no end tags", "<p>一。<p>二。<div>三。", "一。\n二。\n三。"),
    ("script", "<p>一。</p><script>var p = '<p>x</p>';</script>", "一。"),
  ]

  @Test("the words stay, the markup goes", arguments: bodies)
  func body(_ example: (name: String, body: String, text: String)) throws {
    #expect(try Fixtures.text(example.body) == example.text, "\(example.name)")
  }

  static let rules: [(rule: String, body: String, text: String)] = [
    ("tag\tnav\tdrop", "<nav>首页</nav><p>一。</p>", "一。"),
    ("tag\tdiv>i\tbyline", "<div><i>2031-05-06T01:02:03Z</i></div><p>一<i>二</i>。</p>", "一二。"),
    ("class\tad\tdrop", "<p>一。</p><div class='box ad wide'>广告<p>二</p></div><p>三。</p>", "一。\n三。"),
    ("class\tad\tdrop", "<p class='adult'>一。</p>", "一。"),
    ("class\tpromo*\tdrop", "<p>一。</p><p class='x promo--app'>下载</p>", "一。"),
    ("id\tdfp-*\tdrop", "<p>一。</p><p id='dfp-7'>广告</p><p class='dfp-7'>二。</p>", "一。\n二。"),
    ("class\trest\tdrop-rest", "<p>一。</p><div><p class=rest>二</p><p>三</p></div><p>四</p>", "一。"),
    ("attribute\thidden\tdrop", "<p>一。</p><p hidden>二</p>", "一。"),
    (
      "attribute\tstyle=*display:none*\tdrop", "<p>一。</p><p style='x;display:none;y'>二</p><p style='x'>三。</p>", "一。\n三。"
    ),
    ("links\tul\tdrop", "<p>一。</p><ul><li><a href=x>甲</a></li><li><a href=y>乙</a></li></ul>", "一。"),
    ("links\tul\tdrop", "<p>一。</p><ul><li><a href=x>甲</a>二。</li></ul>", "一。\n甲二。"),
    ("tag\tfigure\tcaption", "<p>一。</p><figure><img src='https://a.example/1'>图</figure>", "一。"),
    (
      "tag\tsmall\tcaption-after-image", "<img src='https://a.example/1'><small>图</small><p>一<small>二</small>。</p>",
      "一二。"
    ),
    ("image-first\tdiv\tcaption", "<p>一。</p><div><img src='https://a.example/1'><b>图</b>：三</div>", "一。"),
    (
      "with-image\tmain>div\tcaption",
      "<main><div><p>一。</p></div><div><div><img src='https://a.example/1'></div><p>图</p></div></main>", "一。"
    ),
    (
      "line\t##/##/#### - ##:##\tbyline", "<p>01/03/2031 - 09:37</p><p>01/03/2031 - 09:37 一。</p>",
      "01/03/2031 - 09:37 一。"
    ),
    ("line\t更多*\tdrop", "<p>更多内容</p><p>一。</p>", "一。"),
    ("line\t*版权声明：*\tdrop-rest", "<p>一。</p><p>© 版权声明：所有。</p><p>二。</p>", "一。"),
    ("line\there\tdrop", "<p>一。</p><p>here</p><p>where</p>", "一。\nwhere"),
    ("tail\t*/*\tbyline", "<p>甲/乙</p><p>一。</p><p>丙/丁（港湾社）</p>", "甲/乙\n一。"),
    ("tail\t*/*\tbyline", "<p>一。</p><p>甲/乙说不。</p>", "一。\n甲/乙说不。"),
    ("tail\t*（*）\tcredit", "<p>一。</p><p>丙/丁（港湾社、山城社）</p>", "一。\n（港湾社、山城社）"),
    ("tail\t*（*）\tcredit", "<p>一（二）。</p><p>三（四）。</p>", "一（二）。\n三（四）。"),
  ]

  @Test("each kind of rule takes what it describes and no more", arguments: rules)
  func rule(_ example: (rule: String, body: String, text: String)) throws {
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + "\nharbour\t" + example.rule)
    #expect(try intake.read(Array(Fixtures.post(example.body).utf8), path: "a").text == example.text)
  }

  @Test("an outlet's own rule counts before one for all")
  func precedence() throws {
    let rules = "\n*\tclass\tbox\tdrop\nharbour\tclass\tbox\tkeep\n*\tline\t更多*\tdrop\nharbour\tline\t更多人*\tkeep"
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + rules)
    let body = "<p class=box>一。</p><p>更多人来了。</p><p>更多</p>"
    #expect(try intake.read(Array(Fixtures.post(body).utf8), path: "a").text == "一。\n更多人来了。")
    #expect(try intake.read(Array(Fixtures.post(body + "<p>二。", outlet: "island").utf8), path: "a").text == "二。")
  }

  @Test("an element with more words than a caption has is no figure", arguments: ["image-first", "with-image"])
  func longFigure(_ part: String) throws {
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + "\n*\t\(part)\tdiv\tcaption")
    let paragraph = String(repeating: "渔船返回港口。", count: 100)
    let body = "<div><img src='https://a.example/1'><p>\(paragraph)</p></div>"
    #expect(try intake.read(Array(Fixtures.post(body).utf8), path: "a").text == paragraph)
  }

  @Test("a long paragraph is never a line of furniture")
  func longLine() throws {
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + "\n*\tline\t更多*\tdrop")
    let paragraph = "更多" + String(repeating: "渔船返回港口。", count: 30)
    #expect(try intake.read(Array(Fixtures.post("<p>\(paragraph)</p>").utf8), path: "a").text == paragraph)
  }

  @Test("pictures keep their captions, and their late addresses")
  func images() throws {
    let rules = "\n*\ttag\tfigcaption\tcaption\n*\ttag\tsmall\tcaption-after-image\n*\tclass\timg_descr\tcaption"
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + rules)
    let body = """
      <img src="https://a.example/1.jpg"><div><small>第一 图</small></div>
      <figure><img src="data:image/gif;base64,AA" data-src="https://a.example/2.jpg"><figcaption>第二图</figcaption></figure>
      <img data-original="https://a.example/3.jpg"><span class="img_descr"></span>
      <img src="data:image/gif;base64,AA"><noscript><img src="https://a.example/4.jpg"></noscript>
      <img src="https://a.example/1.jpg"><p>一。</p>
      """
    let article = try intake.read(Array(Fixtures.post(body).utf8), path: "a")
    #expect(article.text == "一。")
    #expect(
      article.images == [
        Article.Image(url: "https://a.example/1.jpg", caption: "第一 图"),
        Article.Image(url: "https://a.example/2.jpg", caption: "第二图"), Article.Image(url: "https://a.example/3.jpg"),
        Article.Image(url: "https://a.example/4.jpg"),
      ])
  }

  static let bylines: [(line: String, author: String?)] = [
    ("白帆/石岸 (港湾社、岛屿社)", "白帆/石岸"), ("null 白帆", "白帆"), ("白帆/", "白帆"), ("（综合报道）", nil),
    ("2031-05-06T01:02:03Z", nil), ("https://a.example/b/c", nil),
  ]

  @Test("a byline tells the author where front matter does not", arguments: bylines)
  func byline(_ example: (line: String, author: String?)) throws {
    let intake = try Fixtures.intake(furniture: Fixtures.furniture + "\nharbour\tclass\tby\tbyline")
    let body = "<p class=by>\(example.line)</p><p>一。</p>"
    #expect(try intake.read(Array(Fixtures.post(body).utf8), path: "a").author == example.author)
  }

  static let globs: [(pattern: String, text: String, matches: Bool)] = [
    ("甲", "甲", true), ("甲", "甲乙", false), ("甲*", "甲乙", true), ("*乙", "甲乙", true), ("*甲*", "乙甲丙", true),
    ("甲*乙*丙", "甲1乙2丙", true), ("甲*乙*丙", "甲1丙", false), ("##:##", "09:37", true), ("##:##", "a9:37", false),
    ("*", "", true), ("*", "甲", true), ("甲*甲", "甲", false), ("a*a", "aa", true), ("*#", "甲5", true),
  ]

  @Test("patterns match whole lines", arguments: globs)
  func glob(_ example: (pattern: String, text: String, matches: Bool)) {
    let bytes = Array(example.text.utf8)
    #expect(bytes.withUnsafeBufferPointer { Glob(example.pattern).matches($0) } == example.matches)
  }

  @Test(
    "a rule that means nothing is refused with its line",
    arguments: [
      "harbour\ttag\tnosuchtag\tdrop", "harbour\ttag\tp\tshred", "harbour\tsmell\tp\tdrop", "harbour\ttag\t\tdrop",
    ])
  func refused(_ row: String) throws {
    let error = try #require(throws: LexiconError.self) {
      try Fixtures.intake(furniture: Fixtures.furniture + "\n" + row)
    }
    #expect(error.line == 8)
  }
}
