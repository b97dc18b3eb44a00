import Lexicon
import Reading
import Record
import Testing

@Suite("Explanations")
struct ExplanationTests {
  private func explain(_ text: String, title: String = "") throws -> [ExplainedFact] {
    var explainer = Explainer(lexicon: try Shared.lexicon())
    return explainer.explain(try Shared.read(text, title: title))
  }

  private func reasons(_ facts: [ExplainedFact], _ kind: ExplainedFact.Kind) -> [ExplainedFact.Reason] {
    facts.filter { $0.kind == kind }.flatMap(\.reasons)
  }

  /// Words of time in a report of Wednesday, 24 March 2021, and what they count from.
  static let times: [(text: String, how: String)] = [
    ("王毅昨天会见拉夫罗夫。", "-1 days from 2021-03-24"),
    ("王毅周二会见拉夫罗夫。", "the latest such day up to 2021-03-24"),
    ("王毅将于周五会见拉夫罗夫。", "the first such day from 2021-03-24 on"),
    ("王毅上周五会见拉夫罗夫。", "in the week before that of 2021-03-24"),
    ("王毅22日会见拉夫罗夫。", "the day of that number nearest to 2021-03-24"),
    ("王毅3月1日会见拉夫罗夫。", "the latest such month, next to 2021-03-24"),
    ("王毅2020年3月1日会见拉夫罗夫。", "as written"),
  ]

  @Test("a time tells what it counts from", arguments: times)
  func counted(_ example: (text: String, how: String)) throws {
    let told = reasons(try explain(example.text), .date).filter { $0.part == .counted }
    #expect(told.flatMap(\.steps).map(\.how) == [example.how])
  }

  /// Sentences of which each tells of something that has not come to pass, with the word that says so.
  static let marks: [(text: String, word: String, role: String)] = [
    ("王毅将于周五会见拉夫罗夫。", "将", "future"), ("王毅计划访问俄罗斯。", "计划", "future"),
    ("王毅取消访问俄罗斯。", "取消", "cancelled"), ("王毅没有会见拉夫罗夫。", "没有", "negation"),
  ]

  @Test("what has not come to pass tells the word that says so", arguments: marks)
  func status(_ example: (text: String, word: String, role: String)) throws {
    let status = try #require(reasons(try explain(example.text), .event).first { $0.part == .status })
    #expect(status.words == example.word)
    #expect(status.steps.first?.rows.first?["role"] == example.role)
  }

  @Test("the side of a ministry tells the state's row and the body's")
  func ministry() throws {
    let facts = try explain("韩国外交部召见日本大使。")
    let actor = try #require(reasons(facts, .event).first { $0.part == .actor })
    let rows = actor.steps.flatMap(\.rows)
    #expect(rows.contains { $0.table == "states" && $0.key == ["KOR"] })
    #expect(rows.contains { $0.table == "bodies" && $0.key == ["foreign-ministry"] })
  }

  @Test("a statement within another's words says so")
  func nested() throws {
    let facts = try explain("普莱斯在声明中说，布林肯强调合作的重要性。")
    let levels = reasons(facts, .statement).filter { $0.part == .level }.flatMap(\.steps).map(\.how)
    #expect(levels == ["of the report's own level", "nested: within the words of statement 1"])
    #expect(reasons(facts, .statement).contains { $0.part == .way && $0.words == "声明" })
  }

  @Test("an office without a name tells the tenure of its holder")
  func holder() throws {
    let facts = try explain("中国外长在桂林会见俄罗斯外长。")
    let actor = try #require(reasons(facts, .event).first { $0.part == .actor })
    #expect(actor.steps.contains { $0.how == "wang-yi, who held that office" })
    #expect(
      actor.steps.flatMap(\.rows).contains {
        $0.table == "tenures" && $0.key.prefix(3) == ["wang-yi", "CHN", "foreign-minister"]
      })
  }

  @Test("every fact of the samples is explained, its spans lie in its zone, and its cue has a row")
  func samples() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    var explainer = Explainer(lexicon: try Shared.lexicon())
    for article in try Shared.samples() {
      let reading = reader.read(article)
      let facts = explainer.explain(reading)
      #expect(facts == explainer.explain(reading))
      #expect(facts.filter { $0.kind == .event }.count == reading.events.count)
      #expect(facts.filter { $0.kind == .statement }.count == reading.statements.count)
      #expect(facts.filter { $0.kind == .issue }.map(\.summary) == reading.issues.map(\.entity))
      for fact in facts {
        for reason in fact.reasons {
          if let span = reason.span {
            let text = reason.zone == .title ? article.title : article.text
            #expect(Shared.words(span, of: text) != "out of range", "\(fact.summary)")
          }
          if reason.part == .cue { #expect(reason.steps.contains { !$0.rows.isEmpty }, "\(fact.summary)") }
          for row in reason.steps.flatMap(\.rows) { #expect(row.line > 1 && !row.key.isEmpty) }
        }
      }
    }
  }

  @Test(
    "texts that nobody wrote are explained without a trap",
    arguments: [
      "", "\n\n", "。。。", "说：“", "”说。“", String(repeating: "王毅会见", count: 400), String(repeating: "说，", count: 2000),
      "王毅说：“拉夫罗夫说：「他说：『双方", "\u{0}\u{FFFD}\u{1F600}王毅\u{1F600}会见\u{20000}拉夫罗夫",
    ])
  func hostile(_ text: String) throws {
    let facts = try explain(text, title: text)
    #expect(facts.first?.kind == .article)
  }
}
