import Lexicon
import Record
import Testing

@testable import Intake

/// Templates that nobody has seen: the kinds of furniture with the project's own table, in both scripts, and what
/// looks like them and is the journalist's.
@Suite("Furniture is found by what it is")
struct FurnitureKindTests {
  /// The tables that the program carries, read from the tree.
  static let intake = Result {
    try ArticleIntake(
      outlets: try table("outlets"), furniture: try table("furniture"), folding: Fixtures.folding,
      pages: Fixtures.pages)
  }

  private static func table(_ name: String) throws -> Table {
    let root = String(#filePath.dropLast("/Tests/IntakeTests/FurnitureKindTests.swift".count))
    let bytes = try SourceFiles([]).read("\(root)/Sources/Lexicon/Tables/\(name).tsv")
    return try Table(name: name, text: String(decoding: bytes, as: UTF8.self))
  }

  /// An article of an outlet that no row knows.
  static func read(_ body: String, head: String = "date: 2031-05-06 07:08:09 +08:00\n") throws -> Article {
    try intake.get().read(
      Array("---\nlayout: post\ntitle: 两国外长会晤\n\(head)categories: 无名报\n---\n\n\(body)\n".utf8), path: "posts/a.md")
  }

  static let first = "两国外长六日在海港会晤。"
  static let last = "雙方同意繼續談。"

  /// A page with lines above and below two sentences.
  static func page(above: [String] = [], below: [String] = []) -> String {
    (above + [first, last] + below).map { "<p>\($0)</p>" }.joined()
  }

  static let tails: [[String]] = [
    ["#海港"], ["#海港", "#外長", "#CAC 40"], ["#海港 #外长#渔业"], ["＃海港＃外長"],
    ["分享 :"], ["分享："], ["分享至： Facebook X LINE"], ["来源 : 海港电视台"], ["來源：海港社＋路透社"],
    ["来源 | 《海港报》"], ["消息来源：海港媒体 + 通讯社"], ["（来源：海港网）"], ["【來源／海港網】"],
    ["责任编辑：王小明"], ["責任編輯／王小明"], ["（编辑：王小明、李小红）"], ["責編 ｜ 王小明"], ["翻译：李小红"], ["（譯者：李小紅/核稿：王小明）"],
    ["作者： 王小明"], ["撰文：Jane Roe"], ["文/图：王小明"], ["记者 王小明 报道"],
    ["关键词：海港 渔业"], ["標籤：海港"], ["原标题：两国外长谈渔业"], ["原文链接：https://a.example/1"],
    ["版权所有，未经授权不得转载。"], ["未經許可，不得轉載"], ["© 2031 海港報"], ["本文版权归海港网所有。"],
    ["All rights reserved."], ["转载请注明出处。"], ["（本文来自海港通讯社）"], ["（本文稍後會有更新）"],
    ["本文仅代表作者个人观点，不代表本报立场。"], ["本文僅代表作者立場"],
    ["欢迎订阅我们的新闻简报。"], ["請訂閱我們的電子報"], ["下载“海港新闻”App，随时看新闻。"], ["關注我們的粉絲專頁"],
    ["点击此处阅读英文版"], ["扫描二维码，关注公众号"],
    ["更新 2031年5月6日 09:10"], ["發布時間：2031-05-06 09:10"], ["Published On 2031年5月6日"], ["20 分钟前"],
    ["<a href='https://a.example/1'>另一篇报道的题目</a>", "<a href='https://a.example/2'>又一篇报道</a>"],
    ["延伸閱讀", "海港談判破裂的背後", "漁民怎麼看？"], ["相关报道：", "<a href='https://a.example/1'>海港的一天</a>"],
    ["相关阅读", "海港谈判破裂的背后", "© 2031 海港报"], ["更新", "Published On"],
    ["焦點一覽", "<a href='x'>海港談判</a>", "<a href='y'>漁業協定</a>"], ["看更多：海港谈判为何重要"],
    ["更多阅读——海港谈判为何重要？"], ["[查看原文](https://a.example/2031/05/06/1.shtml)"],
    ["https://a.example/2031/1"], ["海港报中文网 www.harbour.com"], ["（完）"], ["NNNN"], ["***"],
    ["<em>Jane Roe是《海港报》驻外记者。</em>"], ["王小明对本文有报道贡献。"],
    ["责任编辑：王小明", "#海港", "未经授权，不得转载", "分享 :", "相关新闻", "<a href='x'>海港</a>"],
  ]

  @Test("below the text, whatever the template", arguments: tails)
  func tail(_ lines: [String]) throws {
    #expect(try Self.read(Self.page(below: lines)).text == "\(Self.first)\n\(Self.last)")
  }

  static let heads: [[String]] = [
    ["2031年5月6日08:05 CST 更新"], ["2031年 5月 6日"], ["May 6, 2031"], ["输入 2031.05.06. 11:20 更新 2031.05.06. 13:05"],
    ["發佈於 2031/05/06 上午 8:05"], ["Jane Roe /", "John Q. Doe", "2031年5月6日 08:05 更新"],
    ["JANE ROE, 王小明 2031年5月6日"], ["记者 王小明"], ["特派員 王小明"], ["王小明", "本報記者"],
    ["约翰·多（John Doe）", "驻海港记者"], ["約翰‧多（John Doe）和珍·羅", "亞洲事務記者"], ["作者：王小明"], ["作者：約翰‧多（John Doe）"], ["文／王小明"],
    ["作者, 约翰·多（John Doe）", "角色, 本报记者"], ["Author, 王小明", "Role, BBC记者"], ["海港日报记者 王小明"], ["东京=王小明 特派员"],
    ["来源：海港社"], ["两国外长会晤"], ["两国外长会晤", "2031-05-06 08:05"], ["#海港 #渔业"], ["请下载我们的App，看更多新闻。"],
  ]

  @Test("above the text, whatever the template", arguments: heads)
  func head(_ lines: [String]) throws {
    #expect(try Self.read(Self.page(above: lines)).text == "\(Self.first)\n\(Self.last)")
  }

  static let middles: [String] = [
    "<p>图片版权 Getty Images</p>", "<p>圖像來源，REUTERS</p>", "<p>图片来源：Jane Roe/EPA</p>", "<p>图像加注文字，两国外长在码头。他们谈了渔业。</p>",
    "<img src='https://a.example/1.jpg' alt='两国外长在海港码头握手。'><div>两国外长在海港码头握手。</div>",
    "<img src='https://a.example/1.jpg'><p>外长在码头（海港社）</p>", "<img src='https://a.example/1.jpg'><p>Reuters</p>",
    "<p>更多阅读：海港谈判为何重要？</p>", "<p>看更多 <a href='x'>海港罢工</a></p>",
    "<p>相關報導</p><p><a href='x'>海港談判</a></p><p><a href='y'>漁業協定？</a></p>", "<p>责任编辑：王小明</p>",
    "<div><p>專屬經濟海域小檔案</p><p>自基線起兩百海里。</p><ul><li>沿海國有漁業權。</li></ul></div>",
    "<div class='glossary'><p>名词</p><p>解释。</p></div>", "<time>08:05</time>", "<p>跳过 X 帖子 1</p>",
    "<p>請繼續下滑閱讀</p>", "<p>Skip 热读 and continue reading</p><p>热读</p><ul><li><a href='x'>海港</a></li></ul>",
  ]

  @Test("within the text, whatever the template", arguments: middles)
  func middle(_ markup: String) throws {
    #expect(
      try Self.read("<p>\(Self.first)</p>\(markup)<p>\(Self.last)</p>").text == "\(Self.first)\n\(Self.last)")
  }

  static let lookalikes: [[String]] = [
    ["来源国对此表示不满。"], ["来源：外长说，谈判会继续，但要时间。"], ["消息来源：外长称，谈判会继续"], ["作者认为这是一步好棋。"],
    ["記者：您怎麼看？"], ["他们的口号是#MeToo。"], ["他说：“我支持#海港#。”"], ["编辑部设在海港。"], ["分享经济的来临"], ["分享权力：海港的办法"],
    ["看更多争吵"], ["相关国家的立场"], ["更多合作"], ["外国记者受阻"], ["2031年"], ["1950-1953年"], ["第5天"], ["5月6日"],
    ["07:28 抵达官邸。"], ["（此名单尚未公布）"], ["（海港社）"], ["2031年5月6日"], ["图为双方签字的文本。"], ["照片里的人是谁？"],
    ["转载了这篇文章的媒体有十家。"], ["他要求对方不得转载该声明。"], ["民众可下载应用程式查询，但请小心。"], ["更新世的化石"], ["完整名单如下"],
    ["<b>一、渔业</b>", "<b>二、航运</b>", "<b>三、旅游</b>"], ["王小明获最佳导演"], ["3月 4.05% 0 4.75%"], ["2031年5月 3.1 2.2"],
    ["“我们会关注我们的渔民。”"], ["報導指出，該社已在Telegram發布聲明。"],
    ["出版社：海港书店", "作者：王小明", "出版日期：2031/05/06"], ["他引述<a href='x'>一份报告</a>说，鱼少了。"], ["<a href='x'>外长说，谈判会继续。</a>"],
  ]

  @Test("what a journalist wrote stays below the text", arguments: lookalikes)
  func kept(_ lines: [String]) throws {
    let plain = lines.map { $0.replacing(/<[^>]*>/, with: "") }
    #expect(
      try Self.read(Self.page(below: lines)).text == ([Self.first, Self.last] + plain).joined(separator: "\n"))
  }

  @Test("the credit at the very end stays, though a box stands before it")
  func creditAfterBox() throws {
    for box in [["更多阅读：海港谈判"], ["延伸閱讀", "海港談判破裂的背後"], ["相關報導", "<a href='x'>海港談判</a>"]] {
      let text = try Self.read(Self.page(below: box + ["（路透社、法新社）"])).text
      #expect(text == "\(Self.first)\n\(Self.last)\n（路透社、法新社）")
    }
  }

  static let keptHeads: [[String]] = [
    ["外国记者受阻"], ["中国经济"], ["渔业谈判", "外长出访"], ["（本报记者王小明海港电）两国外长今天会晤。"], ["“守望”"], ["5月6日"], ["COVID-19"],
    ["作者，何以成为作者"], ["编辑部，夜里十点"], ["记者问", "记者：渔业谈判如何？"], ["海港六日电——"],
  ]

  @Test("what a journalist wrote stays above the text", arguments: keptHeads)
  func keptHead(_ lines: [String]) throws {
    #expect(
      try Self.read(Self.page(above: lines)).text == (lines + [Self.first, Self.last]).joined(separator: "\n"))
  }

  static let keptMiddles: [(markup: String, text: String)] = [
    ("<p>图片里的外长在笑。</p>", "图片里的外长在笑。"), ("<p>渔业协定（2029）</p>", "渔业协定（2029）"),
    ("<img src='https://a.example/1.jpg'><p>渔业协定（2029）</p>", "渔业协定（2029）"),
    ("<img src='https://a.example/1.jpg' alt='码头'><p>码头</p>", "码头"),
    ("<p>相关国家</p><p>甲国反对。</p>", "相关国家\n甲国反对。"), ("<p>他在<time>08:05</time>到达。</p>", "他在08:05到达。"),
    ("<p>#MeToo</p><p>运动到了海港。</p>", "#MeToo\n运动到了海港。"),
    ("<div><p>海港简况</p><p>海港有十万人。</p></div>", "海港简况\n海港有十万人。"),
    ("<ul><li>甲国反对</li><li>乙国赞成</li></ul>", "甲国反对\n乙国赞成"), ("<p>2031年5月6日</p><p>谈判破裂。</p>", "2031年5月6日\n谈判破裂。"),
  ]

  @Test("what a journalist wrote stays within the text", arguments: keptMiddles)
  func keptMiddle(_ example: (markup: String, text: String)) throws {
    let text = try Self.read("<p>\(Self.first)</p>\(example.markup)<p>\(Self.last)</p>").text
    #expect(text == "\(Self.first)\n\(example.text)\n\(Self.last)")
  }

  @Test(
    "a byline and a time line tell author and time where the head does not",
    arguments: [
      (["Jane Roe", "2031年5月6日08:05 CST 更新"], [], "Jane Roe", "2031-05-06T08:05:00+08:00"),
      (["輸入 2031.05.06 下午 3:05"], ["作者： 王小明"], "王小明", "2031-05-06T15:05:00+08:00"),
      (["王小明 2031年5月6日"], [], "王小明", "2031-05-06T00:00:00+08:00"),
      ([], ["Published On 2031年5月6日", "文：王小明"], "王小明", "2031-05-06T00:00:00+08:00"),
      (
        ["<time>2031-05-06T01:05:00Z</time>", "<a rel='author' href='x'>Jane Roe</a>"], [], "Jane Roe",
        "2031-05-06T01:05:00+00:00"
      ),
    ])
  func told(_ above: [String], _ below: [String], _ author: String, _ published: String) throws {
    let article = try Self.read(Self.page(above: above, below: below), head: "")
    #expect(article.author == author)
    #expect(article.published?.description == published)
    #expect(article.text == "\(Self.first)\n\(Self.last)")
    let headed = try Self.read(
      Self.page(above: above, below: below), head: "author: 李小红\ndate: 2030-01-01 00:00:00 +08:00\n")
    #expect(headed.author == "李小红")
    #expect(headed.published?.description == "2030-01-01T00:00:00+08:00")
  }

  @Test("a page without a time has none")
  func untimed() throws {
    #expect(try Self.read(Self.page(), head: "").published == nil)
    #expect(try Self.read(Self.page(), head: "date: 0\n").published == nil)
    #expect(try Self.read(Self.page(), head: "date: 1970-01-01 00:00:00 +0000\n").published == nil)
    #expect(try Self.read(Self.page(below: ["08:05 更新"]), head: "").published == nil)
  }

  @Test("a page that is nothing but pictures has their captions for a text")
  func gallery() throws {
    let pictures = (1...3).map {
      "<figure><img src='https://a.example/\($0).jpg'><figcaption>第\($0)张：外长在码头。</figcaption></figure>"
    }
    let article = try Self.read(pictures.joined())
    #expect(article.text == "第1张：外长在码头。\n第2张：外长在码头。\n第3张：外长在码头。")
    #expect(article.images.compactMap(\.caption).count == 3)
    #expect(try Self.read(Self.page() + pictures.joined()).text == "\(Self.first)\n\(Self.last)")
  }

  @Test("hashtags behind the last sentence of the last line go, one within it stays")
  func closingTags() throws {
    #expect(try Self.read("<p>一。</p><p>外长说不。 #海港 #渔业</p>").text == "一。\n外长说不。")
    #expect(try Self.read("<p>一。</p><p>外长说不。#海港</p>").text == "一。\n外长说不。#海港")
  }

  @Test("the credit of a picture behind a sentence goes; right after a picture the sentence is its caption")
  func closingCredit() throws {
    let credited = "外长在码头握手。封面照片来源：Jane Roe/Harbour"
    #expect(try Self.read("<p>\(Self.first)</p><p>\(credited)</p>").text == "\(Self.first)\n外长在码头握手。")
    let picture = "<img src='https://a.example/1.jpg'><p>\(credited)</p>"
    #expect(try Self.read("<p>\(Self.first)</p>\(picture)<p>\(Self.last)</p>").text == "\(Self.first)\n\(Self.last)")
    let sentence = "外长谈到照片。图片来源不明，他说。"
    #expect(try Self.read("<p>\(Self.first)</p><p>\(sentence)</p>").text == "\(Self.first)\n\(sentence)")
  }

  @Test("an article of nothing but short lines keeps them")
  func shortLines() throws {
    let lines = ["【今日要闻】", "1. 甲国外长访问乙国", "2. 渔业谈判继续", "3. 海港开放"]
    #expect(try Self.read(lines.map { "<p>\($0)</p>" }.joined()).text == lines.joined(separator: "\n"))
  }
}
