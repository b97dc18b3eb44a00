import Record
import Testing

@testable import Intake

@Suite("Lines that recur")
struct FurnitureSuggestionTests {
  static func article(_ lines: [String], _ number: Int, day: Int? = nil, outlet: String? = "harbour") -> Article {
    Article(
      id: "", source: Article.Source(path: "posts/\(number).md", format: .jekyll),
      outlet: Article.Outlet(id: outlet, name: outlet), title: "题目\(number)",
      published: Timestamp(seconds: 86_400 * (20_000 + (day ?? number)), offset: 0), script: .simplified,
      text: lines.joined(separator: "\n"))
  }

  static func list(_ articles: [Article], atLeast least: Int = 3, capacity: Int = 1000) -> [FurnitureSuggestion] {
    var suggestions = FurnitureSuggestions(capacity: capacity)
    for article in articles { suggestions.add(article) }
    return suggestions.list(atLeast: least)
  }

  /// Six sentences that no other article has.
  static func own(_ number: Int) -> [String] { (0..<6).map { "第\(number)篇的第\($0)句，讲的是\(number * 7 + $0)号码头。" } }

  @Test("a line at one end of many articles is suggested with its place, its count and a row")
  func tail() {
    let found = Self.list((1...5).map { Self.article(Self.own($0) + ["港湾新闻，天天相伴"], $0) })
    #expect(
      found == [
        FurnitureSuggestion(
          outlet: "harbour", lines: ["港湾新闻，天天相伴"], count: 5, articles: 5, position: .tail,
          rows: ["harbour\tend\t港湾新闻，天天相伴\tdrop"], example: "posts/1.md")
      ])
  }

  @Test("numbers are folded: as many digits each time are #, others *")
  func digits() {
    let found = Self.list(
      (1...4).map { Self.article(["第\($0 * 1000)期"] + Self.own($0) + ["热线 \(10 + $0)-22"], $0) })
    #expect(found.map(\.rows) == [["harbour\tend\t热线 ##-##\tdrop"], ["harbour\tend\t第####期\tdrop"]])
    let others = Self.list((8...11).map { Self.article(Self.own($0) + ["第\($0)期"], $0) })
    #expect(others.map(\.rows) == [["harbour\tend\t第*期\tdrop"]])
  }

  @Test("lines that stand together are one suggestion")
  func box() {
    let lines = ["港湾的朋友们", "在岸边等你", "每天早上"]
    let found = Self.list(
      (1...6).map { Self.article(Array(Self.own($0).prefix(3)) + lines + Self.own($0).suffix(3), $0) })
    #expect(found.count == 1)
    #expect(found.first?.lines == lines)
    #expect(found.first?.rows.count == 3)
  }

  @Test("what one day prints, what too few hold, and sentences that tell numbers are none")
  func none() {
    #expect(Self.list((1...5).map { Self.article(Self.own($0) + ["同一天的话"], $0, day: 1) }) == [])
    #expect(Self.list((1...2).map { Self.article(Self.own($0) + ["两篇的话"], $0) }) == [])
    #expect(Self.list((1...5).map { Self.article(Self.own($0) + ["指数报\($0)点。"], $0) }) == [])
    #expect(Self.list((1...5).map { Self.article(Self.own($0) + ["——"], $0) }) == [])
    let outlets = (1...6).map { Self.article(Self.own($0) + ["各家的话"], $0, outlet: "outlet\($0 % 3)") }
    #expect(Self.list(outlets) == [])
  }

  @Test("the order of the articles is no matter")
  func order() {
    let articles = (1...9).map { Self.article(["开头"] + Self.own($0) + ["甲", "乙\($0)"], $0, day: $0 / 2) }
    #expect(Self.list(articles) == Self.list(articles.reversed()))
    #expect(Self.list(articles).count == 2)
  }

  @Test("with little room the lines met most often stay")
  func bounded() {
    let articles = (1...400).map { Self.article(Self.own($0) + ["港湾新闻，天天相伴"], $0) }
    let found = Self.list(articles, atLeast: 100, capacity: 64)
    #expect(found.map(\.lines) == [["港湾新闻，天天相伴"]])
    #expect(found.first.map { $0.count >= 390 } == true)
  }
}
