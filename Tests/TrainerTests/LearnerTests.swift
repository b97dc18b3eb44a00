import BuiltInLexicon
import Foundation
import Lexicon
import Reading
import Record
import Testing

@testable import trainer

@Suite("How weights are learnt")
struct LearnerTests {
  /// A sign that always goes with yes, one that goes with no, one that tells nothing.
  static let simple: [Example] = (0..<40).map { number in
    let isRight = number % 2 == 0
    return Example(candidates: [[isRight ? 1 : 2, 3]], right: [isRight], month: number < 20 ? "a" : "b")
  }

  @Test("what goes with yes weighs for it, what goes with no against it, and what tells nothing next to nothing")
  func binary() throws {
    let weights = Learner(restraint: 1).learn(LearnerTests.simple).mapValues(\.weight)
    #expect(try #require(weights[1]) > 500 && #require(weights[2]) < -500)
    #expect(abs(try #require(weights[3])) < 100)
    #expect(LearnerTests.simple.allSatisfy { CrossValidation.isRight($0, weights) })
  }

  @Test("of several candidates the right one comes to weigh most")
  func several() {
    let examples = (0..<30).map { number in
      Example(
        candidates: [[1, 9], [2, 9], [3, 9]], right: [false, true, false], month: number < 15 ? "a" : "b")
    }
    let weights = Learner(restraint: 1).learn(examples).mapValues(\.weight)
    #expect(examples.allSatisfy { CrossValidation.isRight($0, weights) })
    #expect((weights[2] ?? 0) > (weights[1] ?? 0) && weights[1] == weights[3])
  }

  @Test("the same examples give the same weights, and more restraint gives smaller ones")
  func deterministic() {
    let once = Learner(restraint: 2).learn(LearnerTests.simple).mapValues(\.weight)
    #expect(once == Learner(restraint: 2).learn(LearnerTests.simple).mapValues(\.weight))
    let restrained = Learner(restraint: 20).learn(LearnerTests.simple).mapValues(\.weight)
    #expect(abs(restrained[1] ?? 0) < abs(once[1] ?? 0))
  }

  @Test("a sign of one month alone, or one hardly ever seen, is not learnt")
  func rare() {
    let oneMonth = LearnerTests.simple.map { Example(candidates: $0.candidates, right: $0.right, month: "a") }
    #expect(Learner().learn(oneMonth).isEmpty)
    #expect(Learner(leastSeen: 30).learn(LearnerTests.simple).keys.sorted() == [3])
  }

  @Test("months are judged by weights that have not seen them")
  func crossValidated() {
    #expect(CrossValidation(learner: Learner(leastMonths: 1)).right(LearnerTests.simple) == (made: 40, right: 40))
    // What is right in one month is wrong in the other.
    let opposed = LearnerTests.simple.map { example in
      Example(
        candidates: example.candidates, right: [example.month == "a" ? example.right[0] : !example.right[0]],
        month: example.month)
    }
    #expect(CrossValidation(learner: Learner(leastMonths: 1)).right(opposed).right == 0)
  }
}

@Suite("Where annotated words stand")
struct FlatTextTests {
  @Test("the shortest stretch from the first words to the last, in scalars of the text, whatever the white space")
  func content() {
    let text = FlatText("甲说，天 气\n很好。乙说，天气很好，明天也好。")
    #expect(text.content(from: "天气", to: "很好") == 3..<9)
    #expect(text.content(from: "天气很好，", to: "明天也好") == 13..<22)
    #expect(text.content(from: "天 气很好", to: "好") == 3..<9)
    #expect(text.content(from: "没有", to: "好") == nil && text.content(from: "", to: "好") == nil)
  }

  @Test("a stretch by its places without white space, and none outside the text")
  func spans() {
    let text = FlatText("甲说，天 气\n很好。")
    #expect(text.content(3, 7) == 3..<9)
    #expect(text.content(-1, 2) == nil && text.content(3, 3) == nil && text.content(3, 9) == nil)
  }
}

@Suite("What the choices are made among")
struct OracleTests {
  static let kinds: [(speakers: [(names: [String], actor: String?)], kind: String)] = [
    ([], "nobody"), ([(names: [], actor: nil)], "nobody"), ([(names: [], actor: "NOR")], "side without a name"),
    ([(names: ["渔民"], actor: nil)], "name without a side"), ([(names: ["渔民"], actor: "NOR")], "name with a side"),
    ([(names: [], actor: "NOR"), (names: [], actor: "PER")], "several"),
  ]

  @Test("speakers are counted by what annotators tell of them", arguments: kinds)
  func kind(_ example: (speakers: [(names: [String], actor: String?)], kind: String)) {
    #expect(Oracle.kind(example.speakers) == example.kind)
  }

  @Test("a count tells its share, and none of nothing")
  func count() {
    var count = Oracle.Count()
    #expect(count.text == "0 of 0 (0.0 %)")
    for isFound in [true, false, true] { count.add(isFound) }
    #expect(count.text == "2 of 3 (66.6 %)")
  }

  @Test("an annotated article is counted by month and kind")
  func report() throws {
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let text = "挪威沿海渔业协会表示，鱼少了。"
    let article = Article(
      id: "0000000000000001", source: Article.Source(path: "posts/invented.md", format: .jekyll),
      outlet: Article.Outlet(id: nil, name: nil), title: "", published: nil, script: .simplified, text: text)
    let said = Annotated.Said(
      speakers: [(names: ["挪威沿海渔业协会"], actor: "NOR")], cue: "表示", content: 11..<14)
    let report = Oracle(lexicon: lexicon).report([
      Annotated(article: article, month: "2021-03", said: [said], acts: [], names: [["挪威沿海渔业协会"], ["农民"]])
    ])
    #expect(report.contains("with a cue candidate: 1 of 1 (100.0 %)\n  2021-03: 1 of 1"))
    #expect(
      report.contains("among its candidates: 1 of 1 (100.0 %)\n  2021-03: 1 of 1 (100.0 %)\n  name with a side: 1 of 1")
    )
    #expect(report.contains("whole in a reading: 1 of 2 (50.0 %)"))
  }
}

@Suite("Annotated articles")
struct AnnotatedTests {
  private static let post = """
    ---
    title: '挪威谈渔业'
    date: 2021-03-22 19:00:00 +0800
    ---
    <p>挪威首相斯特勒表示，渔业重要。</p>
    """

  /// A folder with one post, and annotations beside it.
  private static func read(_ annotations: String) throws -> [Annotated] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("annotated-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let posts = folder.appendingPathComponent("posts")
    try FileManager.default.createDirectory(at: posts, withIntermediateDirectories: true)
    try Data(post.utf8).write(to: posts.appendingPathComponent("2021-03-22-invented.md"))
    let file = folder.appendingPathComponent("annotations.json")
    try Data(annotations.utf8).write(to: file)
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    return try AnnotatedArticles(lexicon: lexicon).read(gold: [file.path], folders: [posts.path])
  }

  private static let said = #""speakers":[{"names":["斯特勒"],"actor":"NOR"}],"cue":"表示""#

  @Test("by the name of its file, what is said by its first and last words")
  func named() throws {
    let articles = try AnnotatedTests.read(
      """
      [{"doc":"a/2021-03-22-invented.md","published":"2021-03-22T19:00:00+08:00",
        "statements":[{\(AnnotatedTests.said),"starts":"渔业","ends":"重要"}],"acts":[]}]
      """)
    let article = try #require(articles.first)
    #expect(article.month == "2021-03" && article.said?.map(\.content) == [10..<14] && article.acts?.isEmpty == true)
  }

  @Test("by its id and day, what is said by its places; what nobody has looked for is unknown, and teaches nothing")
  func identified() throws {
    let id = try #require(
      try AnnotatedTests.read(#"[{"doc":"2021-03-22-invented.md"}]"#).first?.article.id)
    let articles = try AnnotatedTests.read(
      """
      [{"article":"\(id)","published":"2021-03-22","statements":[{\(AnnotatedTests.said),"content":[10,14]}]},
       {"article":"\(id)","published":"2021-03-22"},{"article":"\(id)","published":"2021-03-23","statements":[]}]
      """)
    #expect(articles.count == 2)
    #expect(articles.first?.said?.map(\.content) == [10..<14] && articles.first?.acts == nil)
    #expect(articles.last?.said == nil)
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let taught = Training(lexicon: lexicon).examples([articles[1]], ChoiceWeights())
    #expect(taught.cues.isEmpty && taught.acts.isEmpty)
    #expect(!Training(lexicon: lexicon).examples([articles[0]], ChoiceWeights()).cues.isEmpty)
    #expect(Training.source(articles) == "1 statements of 1 articles and 0 acts of 0")
  }
}
