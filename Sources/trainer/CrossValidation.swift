/// How often a decision is right on months that its weights were not learnt from.
struct CrossValidation {
  let learner: Learner

  /// Decisions made and decisions right, each month by weights learnt from the others.
  func right(_ examples: [Example]) -> (made: Int, right: Int) {
    var right = 0
    for month in Set(examples.map(\.month)).sorted() {
      let weights = learner.learn(examples.filter { $0.month != month }).mapValues(\.weight)
      right += examples.count { $0.month == month && CrossValidation.isRight($0, weights) }
    }
    return (made: examples.count, right: right)
  }

  /// Whether the weights decide an example as its annotators do.
  static func isRight(_ example: Example, _ weights: [UInt32: Int]) -> Bool {
    let scores = example.candidates.map { $0.reduce(0) { $0 + (weights[$1] ?? 0) } }
    if scores.count == 1 { return (scores[0] > 0) == example.right[0] }
    return example.right[scores.indices.max { scores[$0] < scores[$1] } ?? 0]
  }
}
