import Record
import Testing

@testable import Intake

/// Furniture that a line's shape and its place tell, beside prose that looks alike.
@Suite("A line is furniture by its shape")
struct FurnitureShapeTests {
  static let first = "两国外长六日在海港会晤，谈了渔业、航运和旅游，并同意在年内再谈一次。"
  static let last = "雙方同意繼續談。"
  static let picture = "<img src='https://a.example/1.jpg'>"

  /// The text of a page with lines above and below its two sentences.
  static func text(above: [String] = [], within: String = "", below: [String] = [], title: String = "两国外长会晤") throws
    -> String
  {
    let body = "<p>\(first)</p>\(within)<p>\(last)</p>"
    let page = above.map { "<p>\($0)</p>" }.joined() + body + below.map { "<p>\($0)</p>" }.joined()
    return try FurnitureKindTests.intake.get().read(
      Array(
        "---\nlayout: post\ntitle: '\(title)'\ndate: 2031-05-06 07:08:09 +08:00\ncategories: 无名报\n---\n\n\(page)\n".utf8
      ),
      path: "posts/a.md"
    ).text
  }

  static let captions = [
    "码头上的两国外长[海港社]", "码头上的两国外长 [海港电视台]", "两国外长在码头。他们谈了渔业。[海港社]", "码头上的两国外长【社交媒体】",
    "图为在海港会晤的两国外长。五月六日。", "在海港会晤的两国外长。6日摄于海港。（海港社）", "两国外长。海港国防部供图。（图片不出售）（海港社）",
    "圖為在海港會晤的兩國外長", "码头上的两国外长。／海港社", "码头上的两国外长 / 路透社", "兩國外長在碼頭。他們談了漁業。（圖／海港社）", "Pixabay",
  ]

  @Test(
    "a line right after a picture that ends in its source or tells of a picture is its caption", arguments: captions)
  func caption(_ line: String) throws {
    #expect(try Self.text(within: "\(Self.picture)<p>\(line)</p>") == "\(Self.first)\n\(Self.last)")
  }

  static let noCaptions = [
    "码头上的两国外长（2029）", "外长说，图为证。但他没有给出图。", "外长引述报道。（海港社）", "渔业／航运的谈判", "主持人：王小明／海港社主任记者", "外长说，谈判会继续。（译者：王小明/核稿：李小红）",
    "外长说，谈判会继续。（来源：海港社）",
    "外长说，渔业/旅游。", "渔业协定[附件二]", "外长说，他试图为渔民争取时间。",
    "照片摄于海港，外长说。渔民却认为它是在别处拍的，并给出了自己的照片和时间，还有当天码头上的其他船只。",
  ]

  @Test("what else stands after a picture stays", arguments: noCaptions)
  func noCaption(_ line: String) throws {
    #expect(
      try Self.text(within: "\(Self.picture)<p>\(line)</p>") == "\(Self.first)\n\(line)\n\(Self.last)")
  }

  @Test("what looks like a caption stays where no picture stands before it", arguments: captions.dropLast())
  func unpictured(_ line: String) throws {
    #expect(try Self.text(within: "<p>\(line)</p>") == "\(Self.first)\n\(line)\n\(Self.last)")
  }

  @Test("a page that is a picture and its caption has the caption for a text")
  func captionAlone() throws {
    let line = "图为六日在海港会晤的两国外长。"
    let article = try FurnitureKindTests.read("\(Self.picture)<p>\(line)</p>")
    #expect(article.text == line)
  }

  static let heads: [[String]] = [
    ["（新增外长的话）"], ["文：王小明／攝影：李小紅／影音：Jane Roe／照片提供：海港影業、海港博物館"], ["文、攝影：海港社記者王小明"], ["(新增更多细节和评论)"], ["（更正：第二段的港口名）"],
    ["（重发以修改图表）"],
    ["Jane Roe 发自海港 /", "John Doe 发自东京"], ["Jane Roe发自海港"], ["若望·李 發自海港"],
    ["若望·李"], ["若望-李·阿布·王"], ["若望·李-海港"], ["海港 – 若望·李"], ["若望·李 – 海港老城"], ["若望·李", "（Juan Li）"],
    ["海港台记者若望·李（Juan Li）", "海港台驻外记者"],
    ["胡安.李（Juan Li）", "海港台商务记者 发自东京"], ["By 王小明（Ming Wang）", "海港台驻外记者"], ["大井真理子", "海港台商务记者"], ["&lt;上午&gt;"],
    ["———————"],
  ]

  @Test("above the text", arguments: heads)
  func head(_ lines: [String]) throws {
    #expect(try Self.text(above: lines) == "\(Self.first)\n\(Self.last)")
  }

  static let keptHeads: [[String]] = [
    ["（海港社海港六日电）"], ["（两国外长的话）"], ["记者若望·李获释"], ["海港-东京"], ["他们自海港出发"], ["文：王小明／渔业谈判破裂的前前后后"], ["渔业／航运／旅游"], ["王小明"],
    ["上午"], ["……"], ["Jane Roe 发自肺腑，但无人听"],
  ]

  @Test("what a journalist wrote above the text stays", arguments: keptHeads)
  func keptHead(_ lines: [String]) throws {
    #expect(try Self.text(above: lines) == (lines + [Self.first, Self.last]).joined(separator: "\n"))
  }

  @Test("a foreign name heads what is told of the person where others do too")
  func persons() throws {
    let above = ["若望·李", Self.first, "玛丽·王"]
    #expect(try Self.text(above: above) == (above + [Self.first, Self.last]).joined(separator: "\n"))
  }

  @Test("a foreign name of which the text speaks is no byline", arguments: ["若望·李", "若望·李辞职"])
  func spokenOf(_ line: String) throws {
    let within = "<p>外长若望·李没有说原因。</p>"
    #expect(
      try Self.text(above: [line], within: within) == "\(line)\n\(Self.first)\n外长若望·李没有说原因。\n\(Self.last)")
  }

  static let middles = [
    "<p>t.rs/2Q8FzC1</p>", "<p>https://a.example/2031/05/06</p>", "<p>◇</p>", "<p>* * *</p>", "<p>×× ××</p>",
    "<p>&lt;下午&gt;</p>", "<p>&lt;当地时间6日下午&gt;</p>", "<p>&lt;当地时间上午&gt;</p>", "<p><a href='x'>海港谈判破裂的背后：漁民怎麼看</a></p>",
    "<p><a href='x'>海港谈判破裂的背后</a></p><p><a href='y'>渔业协定：谁赢谁输？</a></p>", "<p>点击此处阅读完整报道。</p>",
    "Array",
    "<p class='Caption'>两国外长</p>",
  ]

  @Test("within the text", arguments: middles)
  func middle(_ markup: String) throws {
    let picture = markup.contains("Caption") ? Self.picture : ""
    let paragraphs = [Self.first, Self.first, Self.first, Self.first, Self.first]
    let above = paragraphs.map { "<p>\($0)</p>" }.joined()
    let within = "\(above)\(picture)\(markup)<p>\(Self.first)</p>"
    let whole = [Self.first] + paragraphs + [Self.first, Self.last]
    #expect(try Self.text(within: within) == whole.joined(separator: "\n"))
  }

  static let keptMiddles: [(markup: String, text: String)] = [
    ("<p>harbour.com</p>", "harbour.com"), ("<p>他给出的网址是https://a.example/1</p>", "他给出的网址是https://a.example/1"),
    ("<p>……</p>", "……"), ("<p>下午</p>", "下午"), ("<p>《下午》</p>", "《下午》"),
    ("<p><a href='x'>若望·李</a></p>", "若望·李"), ("<p><a href='x'>谈判会继续，外长说。</a></p>", "谈判会继续，外长说。"),
    ("<p>各国的文件：</p><p><a href='x'>海港渔业协定全文和附件</a></p>", "各国的文件：\n海港渔业协定全文和附件"),
  ]

  @Test("what a journalist wrote within the text stays", arguments: keptMiddles)
  func keptMiddle(_ example: (markup: String, text: String)) throws {
    let within = "\(example.markup)<p>\(Self.first)</p>"
    #expect(try Self.text(within: within) == "\(Self.first)\n\(example.text)\n\(Self.first)\n\(Self.last)")
  }

  @Test("an article that consists of links keeps them")
  func links() throws {
    let within = (1...4).map { "<p><a href='x'>海港谈判的第\($0)天都发生了什么</a></p>" }.joined() + "<p>\(Self.first)</p>"
    #expect(try Self.text(within: within).contains("海港谈判的第3天都发生了什么"))
  }

  @Test("numbered headings that are links stay, and so do the headings of a digest")
  func digest() throws {
    let numbered = "<p><a href='x'>1. 海港谈判的第一天都发生了什么</a></p>"
    let headings = (1...4).map {
      "<p><a href='x'>海港谈判的第\($0)天都发生了什么</a></p><p>\(Self.first)</p><p>\(Self.last)</p><p>\(Self.first)</p>"
    }
    #expect(try Self.text(within: "\(numbered)<p>\(Self.first)</p><p>\(Self.first)</p>").contains("1. 海港谈判"))
    #expect(try Self.text(within: headings.joined()).contains("海港谈判的第2天"))
  }

  @Test("a paragraph that ends in the credit of a film's cover tells what the film shows")
  func film() throws {
    let film = "谁赢了渔业谈判？《海港报》的Jane Roe解释了两国的得失。封面图片制作：John Doe"
    let whole = "---\nlayout: post\ntitle: 两国外长会晤\nlink: https://cn.wsj.com/articles/1\ncategories: wsj\n---\n\n"
    for line in [film, "\(film)（首发于五月） WSJ S Chinese", String(repeating: "两国的得失在哪里？", count: 30) + "。封面图片制作：John Doe"] {
      let page = whole + "<p>\(Self.first)</p><p>\(line)</p><p>\(Self.last)</p>\n"
      #expect(
        try FurnitureKindTests.intake.get().read(Array(page.utf8), path: "posts/a.md").text
          == "\(Self.first)\n\(Self.last)")
    }
  }

  static let tails: [[String]] = [
    ["（未完待续）"], ["（本文出自《海港双周刊》第七期）"], ["（採訪記者：王小明）"], ["插图：Jane Roe"], ["（更新完成）"],
    ["该报道原文链接：https://a.example/\(String(repeating: "a", count: 400))"],
    ["海港台记者若望·李（Juan Li）对本文亦有贡献。"], ["（海港中文部王小明对本文亦有贡献）"], [".（翻译与编辑：海港台 王小明）."],
  ]

  @Test("below the text", arguments: tails)
  func tail(_ lines: [String]) throws {
    #expect(try Self.text(below: lines) == "\(Self.first)\n\(Self.last)")
  }

  static let keptTails: [[String]] = [
    ["（受访者为化名）"], ["（两国外长的名单另发）"], ["插图里的船是谁的？"], ["他对本文的主角有贡献，也有责任，外长说。"], ["（路透社、《海港报》）"],
  ]

  @Test("what a journalist wrote below the text stays", arguments: keptTails)
  func keptTail(_ lines: [String]) throws {
    #expect(try Self.text(below: lines) == ([Self.first, Self.last] + lines).joined(separator: "\n"))
  }

  @Test(
    "a headline that stands once more above the text goes, also where a feed put the section before it",
    arguments: [("[World] 两国外长会晤", "两国外长会晤"), ("两国 外长会晤", "两国外长会晤"), ("[World] 两国外长会晤", "[World] 两国外长会晤")])
  func heading(_ title: String, _ line: String) throws {
    #expect(try Self.text(above: [line], title: title) == "\(Self.first)\n\(Self.last)")
  }

  @Test("a line that is only a part of the headline stays")
  func headingPart() throws {
    #expect(try Self.text(above: ["外长会晤"], title: "[World] 两国外长会晤").hasPrefix("外长会晤\n"))
  }

  @Test("who filed is the author")
  func filed() throws {
    let article = try FurnitureKindTests.read(
      "<p>Jane Roe 发自海港 /</p><p>\(Self.first)</p><p>\(Self.last)</p>")
    #expect(article.author == "Jane Roe")
  }
}
