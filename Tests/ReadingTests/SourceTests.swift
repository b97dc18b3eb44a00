import Reading
import Record
import Testing

@Suite("Sources that an article credits")
struct SourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var text: String
    var relays: [String]
    var outlet: String?
    var testDescription: String { rule }

    init(_ rule: String, _ text: String, _ relays: String..., outlet: String? = nil) {
      self.rule = rule
      self.text = text
      self.relays = relays
      self.outlet = outlet
    }
  }

  static let cases: [Case] = [
    Case("据 before an agency", "据法新社报道，两国将恢复通航。", "法新社"),
    Case("根據 before an agency, in the other script", "根據美聯社報導，兩國將恢復通航。", "美聯社"),
    Case("an agency with a date before its verb", "韩联社17日晚间报道，两国将恢复通航。", "韩联社"),
    Case("a quoted source of a quoting one", "路透社援引《印度教徒报》报道说，谈判已经结束。", "路透社", "印度教徒报"),
    Case("a paper between the marks of a title", "《海湾邮报》周二发表社论，要求政府解释。", "海湾邮报"),
    Case("a magazine whose name has no shape", "法国《新航线》周刊报道，谈判已经结束。", "新航线"),
    Case("a title before 报道", "据《今日山城》报道，谈判已经结束。", "今日山城"),
    Case("a paper that no table holds", "据群岛新报15日报道，谈判已经结束。", "群岛新报"),
    Case("several that no table holds", "据群岛新报和山城电视台报道，谈判已经结束。", "群岛新报", "山城电视台"),
    Case("media of a country", "日本傳媒報道，首相下月出訪。", "日本傳媒"),
    Case("media of a kind", "外媒引述官員說，談判已經結束。", "外媒"),
    Case("media of the place", "据当地媒体报道，谈判已经结束。", "当地媒体"),
    Case("nobody's media", "他在会上批评媒体报道不公。"),
    Case("a ministry's site", "中国外交部网站消息，王毅22日会见来访客人。", "中国外交部网站"),
    Case("a site in which something stands", "他在白宫官网发表的声明中说，谈判已经结束。", "白宫官网"),
    Case("a site that somebody attacks", "黑客攻击了外交部网站。"),
    Case("anyone's site", "他在社交网站表示，谈判已经结束。"),
    Case("a ministry on its own site", "法国外交部在官网上说，部长下周出访。", "法国外交部"),
    Case("a ministry that announces", "德国外交部公布，部长下周出访。", "德国外交部"),
    Case("an act is no announcement", "德国外交部公布了新的旅行禁令。"),
    Case("a pollster with its findings", "根据益普索的民调，多数人赞成谈判。", "益普索"),
    Case("an institute that only speaks", "益普索一名主管昨天辞职。"),
    Case("an interview", "部长接受法新社采访时说，谈判已经结束。"),
    Case("a medium that is told", "两名官员告诉法新社，谈判已经结束。", "法新社"),
    Case("an institute that is told", "部长告诉益普索，谈判已经结束。"),
    Case("an outlet that is only told of", "当局吊销了半岛电视台的牌照。"),
    Case("the outlet itself", "共同社报道，首相下月出访。", outlet: "kyodo"),
    Case("a foreign agency's dateline", "（法新社巴黎24日电）法国总统将访问德国。", "法新社", outlet: "rfi"),
    Case("the outlet's own dateline", "（中央社記者王某某台北24日電）外交部今天說明。", outlet: "cna"),
    Case("a ministry's statement", "据日本防卫省声明介绍，两国部长将会面。", "日本防卫省"),
    Case("what a ministry tells", "按美国国务院介绍，两国部长将会面。", "美国国务院"),
    Case("figures of a ministry of finance", "日本财务省公布，出口增加。"),
    Case("what a paper does not say", "法新社尚未报道此事。"),
    Case("the house's other name", "央视网消息，两国元首会谈。", outlet: "xwlb"),
    Case("media beside their name", "据中国媒体“澎湃新闻”报道，谈判已经结束。", "澎湃新闻"),
    Case("a name and others like it", "《海湾邮报》等美国媒体报道，谈判已经结束。", "海湾邮报"),
    Case("an opinion piece", "部长在《华盛顿邮报》撰文说，谈判已经结束。"),
    Case("an acronym in brackets behind a name", "据群岛通讯社（CNS）报道，谈判已经结束。", "群岛通讯社"),
    Case("another state's site", "俄国外交部网站公布，部长将访问中国。", "俄国外交部网站"),
    Case("a credit in brackets at the end", "部长下周出访。\n（德新社、群岛通讯社等）", "德新社", "群岛通讯社"),
    Case("a credit with 来源 at the end", "部长下周出访。\n（来源：新华社）", "新华社"),
    Case("editors at the end", "部长下周出访。\n（编辑：王某某）"),
    Case("each source once", "据法新社报道，部长下周出访。法新社还说，谈判已经结束。", "法新社"),
    Case("a social platform", "他在推特上说，谈判已经结束。"),
    Case("a Latin word that is also a station's name", "分析师Rai表示，油价会上涨。"),
  ]

  @Test("whom an article credits", arguments: cases)
  func relays(_ example: Case) throws {
    let reading = try Shared.read(example.text, outlet: example.outlet)
    #expect(reading.article.relayedFrom.map(\.name) == example.relays)
    for relay in reading.article.relayedFrom {
      #expect(Shared.words(relay.span, of: example.text) == relay.name)
    }
  }

  static let outlets: [(text: String, outlet: String, sources: [String])] = [
    ("据法新社报道，两国将恢复通航。", "rfi", ["法新社 afp"]), ("根據中央通訊社報導，兩國將恢復通航。", "rfi", ["中央通訊社 cna"]),
    ("据英国《卫报》报道，两国将恢复通航。", "rfi", ["卫报 guardian"]), ("据群岛新报15日报道，谈判已经结束。", "rfi", ["群岛新报 -"]),
    ("日本傳媒報道，首相下月出訪。", "rfi", ["日本傳媒 -"]), ("俄国外交部网站公布，部长将访问中国。", "rfi", ["俄国外交部网站 mid-ru-site"]),
    ("按美国国务院介绍，两国部长将会面。", "rfi", ["美国国务院 state-dept-site"]), ("中国外交部公布，部长下周出访。", "rfi", ["中国外交部 mfa"]),
    ("法国外交部在官网上说，部长下周出访。", "rfi", ["法国外交部 -"]), ("外交部在官网上说，部长下周出访。", "cna", ["外交部 -"]),
  ]

  @Test("the outlet of a source, where the lexicon knows it", arguments: outlets)
  func outlet(_ example: (text: String, outlet: String, sources: [String])) throws {
    let reading = try Shared.read(example.text, outlet: example.outlet)
    #expect(reading.article.relayedFrom.map { "\($0.name) \($0.outlet ?? "-")" } == example.sources)
  }
}

@Suite("Datelines and bylines")
struct DatelineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var agency: String?
    var place: String?
    var day: Int?
    var author: String?
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "（中央社記者王某某台北22日電）外交部今天說明。", agency: "中央社", place: "台北", day: 22, author: "王某某"),
    Case(text: "（中央社記者陳美華、李大同華府23日專電）外交部今天說明。", agency: "中央社", place: "華府", day: 23, author: "陳美華、李大同"),
    Case(text: "（中央社倫敦21日綜合外電報導）外交部今天說明。", agency: "中央社", place: "倫敦", day: 21),
    Case(text: "路透北京3月23日 - 中国外交部周二说明。", agency: "路透", place: "北京", day: 23),
    Case(text: "路透3月23日 - 中国外交部周二说明。", agency: "路透", day: 23),
    Case(text: "（新增更多细节）\n路透北京3月23日 - 中国外交部周二说明。", agency: "路透", place: "北京", day: 23),
    Case(text: "3月23日 - 路透柏林3月22日 - 德国外交部周一说明。", agency: "路透", place: "柏林", day: 22),
    Case(text: "【共同社3月22日电】日本外相今天说明。", agency: "共同社", day: 22),
    Case(text: "新华社北京3月22日电（记者王大明、李小红）外交部今天说明。", agency: "新华社", place: "北京", day: 22, author: "王大明、李小红"),
    Case(text: "(德国之声中文网)德国外交部说明。", agency: "德国之声中文网"),
    Case(text: "（法新社新加坡5日电）外交部今天说明。", agency: "法新社", place: "新加坡", day: 5),
    Case(text: "特派專欄（中央社記者王某某東京22日電）外務省今天說明。", agency: "中央社", place: "東京", day: 22, author: "王某某"),
    Case(text: "路透社引述消息人士報道，談判於今日至明日舉行。"),
    Case(text: "美国全国广播公司（NBC）说，谈判已经结束。"),
    Case(text: "（更新）外交部今天说明。"),
    Case(text: "外交部今天说明。\n（记者王大明）", author: "王大明"),
    Case(text: "外交部今天说明。\n作者：王大明", author: "王大明"),
    Case(text: "外交部今天说明。（编辑：王大明）"),
    Case(text: "记者问，“谈判结束了吗？”他没有回答。"),
  ]

  @Test("who filed a report, where and when", arguments: cases)
  func dateline(_ example: Case) throws {
    let reading = try Shared.read(example.text)
    let dateline = reading.article.dateline
    #expect(dateline?.agency == example.agency)
    #expect(dateline?.place == example.place)
    #expect(dateline?.date == example.day.flatMap { CivilDate(year: 2021, month: 3, day: $0) })
    #expect(reading.article.author == example.author)
  }

  @Test("the author that the source names stays")
  func author() throws {
    var article = Shared.article("（中央社記者王某某台北22日電）外交部今天說明。")
    article.author = "李某某"
    var reader = Reader(lexicon: try Shared.lexicon())
    #expect(reader.read(article).article.author == "李某某")
  }
}
