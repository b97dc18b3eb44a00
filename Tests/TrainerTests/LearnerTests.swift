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
}
