import Lexicon
import Record
import Testing

@testable import Reading

@Suite("Issues")
struct IssueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var title: String
    var text: String
    var issues: [String]
    var testDescription: String { rule }
  }

  /// Words about nothing: ten sentences of twenty characters.
  static let filler = String(repeating: "与会者随后在花园里合影留念并品尝当地点心。", count: 10)

  static let cases: [Case] = [
    Case(rule: "a strong trigger in a short report", title: "", text: "两位部长谈到了伊核协议。", issues: ["iran-nuclear"]),
    Case(rule: "the other script", title: "", text: "兩位部長談到了伊核協議。", issues: ["iran-nuclear"]),
    Case(
      rule: "once in a long report", title: "", text: "部长出席活动，提到南海。" + filler + filler + filler + filler, issues: []),
    Case(
      rule: "again and again in a long report", title: "",
      text: "部长提到南海。" + filler + "他说南海要和平。" + filler + "南海仲裁已过五年。" + filler + filler, issues: ["south-china-sea"]),
    Case(
      rule: "in the title", title: "部长谈南海", text: "部长提到南海。" + filler + filler + filler + filler,
      issues: ["south-china-sea"]),
    Case(rule: "the title alone", title: "部长谈南海问题", text: "部长今天出席活动。", issues: ["south-china-sea"]),
    Case(rule: "what is named in passing", title: "", text: "两位部长谈到了气候变化。" + filler, issues: []),
    Case(
      rule: "what is named in passing, told at length", title: "气候峰会开幕", text: "气候特使谈到了碳中和、温室气体和巴黎协定。",
      issues: ["climate"]),
    Case(
      rule: "two states told of together", title: "中美会谈", text: "王毅22日同美国国务卿布林肯会谈。中方要求美方改变做法。",
      issues: ["us-china-relations"]),
    Case(
      rule: "双方 stands for both", title: "", text: "王毅22日同俄罗斯外长拉夫罗夫会谈。双方就共同关心的问题交换意见。两国外长随后会见记者。",
      issues: ["china-russia-relations"]),
    Case(rule: "one state alone", title: "拜登出席活动", text: "拜登22日在佛罗里达州会见地方官员。拜登说，救援仍在进行。", issues: []),
    Case(rule: "a word that the boundary of another cuts", title: "", text: "越南海军访问港口。", issues: []),
    Case(
      rule: "weak beside the first", title: "香港立法会选举", text: "香港选举制度改变。香港立法会议席增加。爱国者治港。涉港制裁无效。",
      issues: ["hong-kong", "sanctions"]),
  ]

  @Test("what an article is about", arguments: cases)
  func issues(_ example: Case) throws {
    let reading = try Shared.read(example.text, title: example.title)
    #expect(reading.issues.map(\.entity) == example.issues)
    for issue in reading.issues {
      #expect(!issue.spans.isEmpty)
      let words = issue.zone == .title ? example.title : example.text
      for span in issue.spans { #expect(Shared.words(span, of: words) != "out of range") }
    }
  }

  @Test("an issue that only the title names stands on the title's words")
  func title() throws {
    let reading = try Shared.read("部长今天出席活动。", title: "部长谈南海问题")
    #expect(reading.issues.map(\.zone) == [.title])
    #expect(Shared.json(reading).contains("\"spans\":[[3,7]],\"in\":\"title\""))
  }

  @Test("no more than six")
  func six() throws {
    let text = "会谈涉及北约、也门、叙利亚、利比亚、苏丹、缅甸、乌克兰、阿富汗问题和伊核协议。"
    #expect(try Shared.read(text).issues.count == 6)
  }

  @Test("a statement's issues are those of its words; where it has none, the article's first")
  func statement() throws {
    let lexicon = try Shared.lexicon()
    let reader = IssueReader(lexicon: lexicon)
    let text = "他谈到缅甸局势和伊核协议。然后离开。"
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let hits = segmenter.segment(text.unicodeScalars.map(\.value)).issueHits
    let article = [IssueMention(entity: "sanctions", spans: [TextSpan(0, 1)])]
    #expect(reader.issues(within: [TextSpan(0, 12)], hits: hits) == ["iran-nuclear", "myanmar"])
    #expect(reader.issues(within: [TextSpan(0, 7)], hits: hits) == ["myanmar"])
    #expect(reader.issues(within: [TextSpan(13, 18)], hits: hits, article: article) == ["sanctions"])
    #expect(reader.issues(within: [TextSpan(13, 18)], hits: hits) == [])
    #expect(reader.issues(within: [], hits: hits, article: article) == ["sanctions"])
  }

  @Test("every issue has a bar, and those between two states have two")
  func table() throws {
    for issue in try Shared.lexicon().issues {
      #expect((1...20).contains(issue.bar), "\(issue.id)")
      #expect(issue.sides.isEmpty || issue.sides.count == 2, "\(issue.id)")
    }
  }
}
