import Lexicon
import Record
import Testing

@testable import Reading

@Suite("Choices among candidates")
struct ChoiceTests {
  @Test(
    "every sign has a name of its own, so that a row of the table means one thing",
    arguments: ["cue", "speaker", "extent", "act"])
  func names(_ decision: String) throws {
    let signs = Choices.signs(of: decision, lexicon: try Shared.lexicon())
    #expect(signs.count > 100)
    #expect(Set(signs.map(\.name)).count == signs.count)
    #expect(Set(signs.map(\.key)).count == signs.count)
  }

  @Test("every weight that has been learnt is one that some candidate can show")
  func table() throws {
    let lexicon = try Shared.lexicon()
    let names = Dictionary(
      uniqueKeysWithValues: Set(Choices.decisions).map { decision in
        (decision, Set(Choices.signs(of: decision, lexicon: lexicon).map(\.name)))
      })
    let table = lexicon.table("weights")
    #expect(table.rows.count > 1000)
    let unknown = table.rows.filter { names[table.cell($0, "decision")]?.contains(table.cell($0, "sign")) != true }
    #expect(unknown.map(\.line) == [])
  }

  @Test("signs are called as their names read")
  func labels() {
    #expect(CueSign.whatTheRulesSay.label == "what the rules say")
    #expect(ExtentSign.decision == "extent" && ExtentSign.nextOpens.label == "next opens")
    #expect(Set(TokenKind.names).count == TokenKind.names.count && TokenKind.names.count < 256)
  }

  @Test("a scorer adds up what was learnt, and a sign that never was weighs nothing")
  func scorer() throws {
    var weights = ChoiceWeights()
    weights.set("cue", ["always": 300, "negated": -1000, "after: comma": 40])
    let scorer = Scorer(CueSign.self, lexicon: try Shared.lexicon(), weights: weights, isLearning: true)
    var signs = Signs(scorer)
    signs.add(CueSign.always, 0)
    signs.add(CueSign.after, try #require(TokenKind.names.firstIndex(of: "comma")))
    signs.add(CueSign.future, if: true)
    signs.add(CueSign.negated, if: false)
    #expect(signs.score == 340 && signs.keys.count == 3)
    #expect(scorer.hasLearnt && !Scorer.silent.hasLearnt && Signs(.silent).score == 0)
  }

  @Test("without weights the rules decide alone; with weights a word that always weighs too little is no cue")
  func weightless() throws {
    let lexicon = try Shared.lexicon()
    let article = Shared.article("外长王毅表示，局势令人担忧。拉夫罗夫指出，对话是唯一出路。")
    var rules = Reader(lexicon: lexicon, weights: ChoiceWeights(), isLearning: false)
    #expect(rules.read(article).statements.count == 2)
    var weights = ChoiceWeights()
    weights.set("cue", ["always": -1])
    var silent = Reader(lexicon: lexicon, weights: weights, isLearning: false)
    #expect(silent.read(article).statements.isEmpty)
    weights.set("cue", ["what the rules say: told": 1])
    var ready = Reader(lexicon: lexicon, weights: weights, isLearning: false)
    #expect(ready.read(article).statements.count == 2)
  }

  @Test("an extent goes on for as long as its signs weigh more than nothing")
  func extents() throws {
    let article = Shared.article("外长王毅表示，局势令人担忧，各方应当克制，对话不能中断。会场外下着大雨。")
    var weights = ChoiceWeights()
    weights.set("cue", ["what the rules say: told": 100])
    func contents(_ extent: [String: Int]) throws -> [String] {
      var weights = weights
      weights.set("extent", extent)
      var reader = Reader(lexicon: try Shared.lexicon(), weights: weights, isLearning: false)
      return reader.read(article).statements.flatMap(\.content).map { Shared.words($0, of: article.text) }
    }
    #expect(try contents(["mark: comma": 1]) == ["局势令人担忧，各方应当克制，对话不能中断"])
    #expect(try contents(["mark: comma": -1]) == ["局势令人担忧"])
    #expect(try contents(["always": 1]) == ["局势令人担忧，各方应当克制，对话不能中断。会场外下着大雨"])
  }

  static let phrases: [(text: String, whole: String, other: String?)] = [
    ("熟悉谈判进程的两名官员说，分歧很大。", "熟悉谈判进程的两名官员", "官员"), ("沿海渔业协会表示，配额太少。", "沿海渔业协会", nil),
    ("一些農民抱怨說，水價太高。", "一些農民", "農民"), ("四名知情者的消息称，分歧很大。", "知情者", nil),
    ("有渔业人士说，水价太高。", "渔业人士", nil), ("周启明也表示，水价太高。", "周启明", nil), ("根据相关报道，水价太高。", "相关报道", nil),
    ("评级机构和独立经济学家认为，前景不明。", "评级机构和独立经济学家", nil),
  ]

  @Test("a noun phrase before a cue is offered whole and without what may only describe it", arguments: phrases)
  func nounPhrases(_ example: (text: String, whole: String, other: String?)) throws {
    var reader = Reader(lexicon: try Shared.lexicon(), weights: ChoiceWeights(), isLearning: true)
    var chooser: Choices?
    _ = reader.read(Shared.article(example.text), &chooser)
    let offered = try #require(chooser).statements.candidates.flatMap(\.speakers).flatMap { $0.parties.map(\.text) }
    #expect(offered.contains(example.whole))
    if let other = example.other { #expect(offered.contains(other)) }
  }

  @Test("whoever was named in an earlier sentence is offered for a sentence that names nobody")
  func earlier() throws {
    var reader = Reader(lexicon: try Shared.lexicon(), weights: ChoiceWeights(), isLearning: true)
    var chooser: Choices?
    _ = reader.read(
      Shared.article("英国首相约翰逊会见了德国总理默克尔。会见持续一小时。他说，双方谈得很好。"), &chooser)
    let offered = Set(
      try #require(chooser).statements.candidates.flatMap(\.speakers).flatMap { $0.parties.map(\.text) })
    #expect(offered.isSuperset(of: ["约翰逊", "默克尔"]))
  }

  /// What is told before, and who is offered together for the cue of the last sentence, as actors or names.
  static let together: [(text: String, offered: Set<String?>)] = [
    ("英国首相约翰逊与新西兰总理阿德恩会谈。会后发表联合声明称，海洋应当自由。", ["GBR", "NZL"]),
    ("英国首相约翰逊会见了德国总理默克尔。两人确认，谈判将继续。", ["GBR", "DEU"]),
    ("挪威和秘鲁就渔业问题往来多年。双方同意，配额不变。", ["NOR", "PER"]),
  ]

  @Test(
    "the two sides and the two persons named last are offered together where several are meant", arguments: together)
  func several(_ example: (text: String, offered: Set<String?>)) throws {
    var reader = Reader(lexicon: try Shared.lexicon(), weights: ChoiceWeights(), isLearning: true)
    var chooser: Choices?
    _ = reader.read(Shared.article(example.text), &chooser)
    let offered = try #require(chooser?.statements.candidates.last).speakers.map { Set($0.parties.map(\.actor)) }
    #expect(offered.contains(example.offered))
  }

  @Test("a body of an earlier sentence is offered, and one without a state as the outlet's own")
  func bodies() throws {
    var reader = Reader(lexicon: try Shared.lexicon(), weights: ChoiceWeights(), isLearning: true)
    var chooser: Choices?
    _ = reader.read(
      Shared.article("挪威沿海渔业协会发布报告。鱼少了，配额太多。国家渔业管理局认为，情况不严重。", outlet: "rthk"), &chooser)
    let parties = try #require(chooser?.statements.candidates.last).speakers.flatMap(\.parties)
    #expect(parties.contains { $0.text == "挪威沿海渔业协会" && $0.actor == "NOR" })
    #expect(parties.contains { $0.text == "国家渔业管理局" && $0.actor == "HKG" })
  }
}
