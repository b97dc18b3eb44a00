import Collation
import Lexicon
import Record
import Testing

@Suite("Families of reprints")
struct ReprintFamilyTests {
  static func article(
    _ id: String, outlet: String, at hour: Int?, crediting sources: String..., text: String = Copies.report
  ) -> Article {
    var article = Shared.article(
      id, outlet: outlet, published: hour.map { "2021-03-22T\($0):00:00+08:00" } ?? "", text: text)
    // An id in Latin letters, or the name of an outlet that no table holds.
    article.relayedFrom = sources.map { source in
      Article.Relay(name: source, outlet: source.utf8.allSatisfy { $0 < 0x80 } ? source : nil, span: TextSpan(0, 3))
    }
    return article
  }

  static let leaders: [(what: String, members: [Article], leader: String)] = [
    (
      "the earliest", [article("a1", outlet: "sina", at: 15), article("b2", outlet: "rthk", at: 14)], "b2"
    ),
    (
      "of equal times the lowest id", [article("b2", outlet: "sina", at: 15), article("a1", outlet: "rthk", at: 15)],
      "a1"
    ),
    (
      "one with a time before one without",
      [article("a1", outlet: "sina", at: nil), article("b2", outlet: "rthk", at: 15)], "b2"
    ),
    (
      "whom another credits, though it is later",
      [article("a1", outlet: "sina", at: 14, crediting: "xinhua"), article("b2", outlet: "xinhua", at: 16)], "b2"
    ),
    (
      "the earliest, where the one credited is not among them",
      [article("a1", outlet: "sina", at: 14, crediting: "xinhua"), article("b2", outlet: "zaker", at: 16)], "a1"
    ),
    (
      "the earliest, where one credits itself",
      [article("a1", outlet: "sina", at: 14), article("b2", outlet: "xinhua", at: 16, crediting: "xinhua")], "a1"
    ),
    (
      "the one at the end of the credits",
      [
        article("a1", outlet: "sina", at: 13, crediting: "cna"),
        article("b2", outlet: "cna", at: 14, crediting: "kyodo"),
        article("c3", outlet: "kyodo", at: 16),
      ], "c3"
    ),
    (
      "the earliest of two that credit each other",
      [
        article("a1", outlet: "sina", at: 12), article("b2", outlet: "cna", at: 15, crediting: "kyodo"),
        article("c3", outlet: "kyodo", at: 14, crediting: "cna"),
      ], "c3"
    ),
    (
      "an outlet that no table holds, by its name",
      [article("a1", outlet: "sina", at: 12, crediting: "努庫時報"), article("b2", outlet: "努库时报", at: 15)], "b2"
    ),
  ]

  @Test("who leads a family", arguments: leaders.indices)
  func leader(_ index: Int) throws {
    var (what, members, leader) = Self.leaders[index]
    // An outlet that no table holds has its name alone.
    for position in members.indices where members[position].outlet.id == "努库时报" { members[position].outlet.id = nil }
    for order in [members, members.reversed()] {
      let families = ReprintFamilies(order, lexicon: try Shared.lexicon())
      let found = order.indices.map { families.leader(of: $0).map { order[$0].id } }
      #expect(found == order.map { $0.id == leader ? nil : leader }, "\(what)")
      #expect(Set(order.indices.map { families.family(of: $0) }).count == 1, "\(what)")
    }
  }

  @Test("articles without text are in no family, whatever their titles")
  func withoutText() throws {
    let articles = ["a1", "b2"].map { id in
      var article = Self.article(id, outlet: "rthk", at: 12, text: "")
      article.title = "汤加外交大臣会见斐济部长"
      return article
    }
    let families = ReprintFamilies(articles, lexicon: try Shared.lexicon())
    #expect(families.leader(of: 0) == nil && families.leader(of: 1) == nil)
    #expect(families.family(of: 0) != families.family(of: 1))
  }

  @Test("a cut copy of a cut copy is of the family, though it is no copy of the first")
  func chain() throws {
    let text = String(try Copies.characters(200))
    let articles = [200, 170, 145].enumerated().map { index, length in
      Self.article("a\(index)", outlet: "rthk", at: 12 + index, text: String(text.prefix(length)))
    }
    #expect(try !Copies.areCopies(articles[0].text, articles[2].text))
    let families = ReprintFamilies(articles, lexicon: try Shared.lexicon())
    #expect((0..<3).map { families.leader(of: $0) } == [nil, 0, 0])
  }

  @Test("twenty orders of the same articles have the same families and leaders", arguments: 1...20)
  func shuffled(_ seed: UInt64) throws {
    let outlets = ["rthk", "sina", "cna", "xinhua", "rfi"]
    let credits = ["xinhua", "cna", "kyodo"]
    let articles = try ExactJoinTests.texts(120, seed: 11).enumerated().map { index, text in
      Self.article(
        "e\(index)", outlet: outlets[index % 5], at: 10 + index % 7, crediting: credits[index % 3], text: text)
    }
    func leaders(_ articles: [Article]) throws -> [String: String] {
      let families = ReprintFamilies(articles, lexicon: try Shared.lexicon())
      let led = articles.indices.compactMap { index in
        families.leader(of: index).map { (articles[index].id, articles[$0].id) }
      }
      return Dictionary(uniqueKeysWithValues: led)
    }
    var shuffler = Shuffler(state: seed)
    let expected = try leaders(articles)
    #expect(expected.count > 20)
    #expect(try leaders(articles.shuffled(using: &shuffler)) == expected)
  }
}

@Suite("Reprints among the accounts of an entry")
struct ReprintedAccountTests {
  private func made(_ id: String, _ hour: Int, _ text: String, status: Event.Status = .held) -> ArticleReading {
    var reading = Shared.made(
      id, published: "2021-03-22T\(hour):00:00+08:00", title: "王毅会见拉夫罗夫",
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", status: status))
    reading.article.text = text
    return reading
  }

  @Test("a family counts once, and each member says whom it repeats")
  func accounts() throws {
    let entry = try #require(
      try Shared.entries([
        made("a1", 12, Copies.report), made("b2", 13, Copies.inTraditional), made("c3", 14, "中俄外长二十二日会晤，没有发表声明。"),
        made("d4", 15, String(Copies.report.dropLast(12))),
      ]).first)
    #expect(entry.accounts.map(\.article) == ["a1", "b2", "c3", "d4"])
    #expect(entry.accounts.map(\.reprintOf) == [nil, "a1", nil, "a1"])
    #expect(entry.independentAccounts == 2)
  }

  @Test("the same title makes no reprint, and neither does having no text")
  func titles() throws {
    let entry = try #require(
      try Shared.entries([
        made("a1", 12, Copies.report), made("b2", 13, "中俄外长二十二日会晤，没有发表声明。"), made("c3", 14, ""), made("d4", 15, ""),
      ]).first)
    #expect(entry.accounts.map(\.reprintOf) == [nil, nil, nil, nil])
    #expect(entry.independentAccounts == 4)
  }

  @Test("announcements say whom they repeat, too")
  func announced() throws {
    let entry = try #require(
      try Shared.entries([
        made("a1", 10, Copies.report, status: .planned), made("b2", 11, Copies.inTraditional, status: .planned),
        made("c3", 20, "中俄外长二十二日会晤，没有发表声明。"),
      ]).first)
    #expect(entry.announced.map(\.reprintOf) == [nil, "a1"])
    #expect(entry.independentAccounts == 1)
  }
}
