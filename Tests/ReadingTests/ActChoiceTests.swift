import Lexicon
import Record
import Testing

@testable import Reading

@Suite("Which acts are listed")
struct ActChoiceTests {
  /// Weights that say yes or no to whatever shows a sign.
  private static func weights(_ signs: [String: Int]) -> ChoiceWeights {
    var weights = ChoiceWeights()
    weights.set(ActSign.decision, signs)
    return weights
  }

  private static func chooser(_ text: String, title: String = "", _ weights: ChoiceWeights, isLearning: Bool = false)
    throws -> ActChooser
  {
    var reader = Reader(lexicon: try Shared.lexicon(), weights: weights, isLearning: isLearning)
    var choices: Choices?
    _ = reader.read(Shared.article(text, title: title), &choices)
    return try #require(choices).acts
  }

  private static let told = "美国22日谴责缅甸军方，并宣布对其将领实施制裁。"

  @Test("without weights the rules decide alone, and only what they hold for real is a candidate")
  func rules() throws {
    let chooser = try ActChoiceTests.chooser(ActChoiceTests.told + "欧盟可能制裁缅甸。", ChoiceWeights())
    #expect(chooser.chosen().map(\.first.kind) == [.accuse])
    #expect(chooser.candidates.allSatisfy { !$0.act.first.isDoubtful })
  }

  @Test("weights decide, whatever the rules say")
  func decided() throws {
    #expect(try ActChoiceTests.chooser(ActChoiceTests.told, ActChoiceTests.weights(["always": -1])).chosen().isEmpty)
    let sanctions = try ActChoiceTests.chooser(
      ActChoiceTests.told, ActChoiceTests.weights(["always": -1, "type: SANCTION": 2]))
    #expect(sanctions.chosen().map(\.first.kind) == [.sanction])
  }

  /// An act that the rules pass over, and the sign that tells why.
  static let doubtful: [(text: String, type: Event.Kind, sign: String)] = [
    ("欧盟可能制裁缅甸。", .sanction, "is unreal"), ("欧盟没有制裁缅甸。", .sanction, "is denied"),
  ]

  @Test("what is only supposed or is denied is a candidate where weights choose, and says so", arguments: doubtful)
  func passedOver(_ example: (text: String, type: Event.Kind, sign: String)) throws {
    #expect(
      try ActChoiceTests.chooser(example.text, ActChoiceTests.weights(["always": -1])).candidates.isEmpty == false)
    let shown = try ActChoiceTests.chooser(example.text, ActChoiceTests.weights(["always": -1, example.sign: 2]))
    #expect(shown.chosen().map(\.first.kind) == [example.type])
    #expect(try ActChoiceTests.chooser(example.text, ChoiceWeights()).chosen().isEmpty)
  }

  @Test("whoever stands nearest is offered where grammar gives no sides")
  func nearest() throws {
    let text = "巴西总统抵达智利。谈了两天之后，协定签署。"
    #expect(try ActChoiceTests.chooser(text, ChoiceWeights()).candidates.isEmpty)
    let offered = try ActChoiceTests.chooser(text, ChoiceWeights(), isLearning: true).candidates
    #expect(offered.allSatisfy { $0.act.first.isLoose })
  }

  @Test("an article has at most four acts, those that weigh most")
  func most() throws {
    let text = """
      美国谴责缅甸军方。英国谴责俄罗斯。法国谴责伊朗。德国谴责白俄罗斯。日本谴责朝鲜。加拿大对叙利亚实施制裁。
      """
    let chooser = try ActChoiceTests.chooser(text, ActChoiceTests.weights(["always": 1, "type: SANCTION": 5]))
    #expect(chooser.candidates.count == 6)
    #expect(chooser.chosen().count == 4)
    #expect(chooser.chosen().last?.first.kind == .sanction)
  }
}
