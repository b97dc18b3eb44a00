import Foundation

/// Learns the weights of one decision: L2-regularised logistic regression, for one candidate (yes or no) or several (the
/// right one against the others).
///
/// Deterministic: the examples in their order, a fixed number of steps over all of them (Adam), the weights rounded to
/// thousandths at the end.
struct Learner {
  /// How strongly weights are held near zero.
  var restraint = 6.0
  /// How often all examples are gone through.
  var steps = 160
  /// How many candidates must show a sign, and in how many months.
  var leastSeen = 4
  var leastMonths = 2

  /// Weights by key in thousandths, and how many candidates showed each.
  func learn(_ examples: [Example]) -> [UInt32: (weight: Int, seen: Int)] {
    var seen: [UInt32: Int] = [:]
    var months: [UInt32: Set<String>] = [:]
    for example in examples {
      for key in example.candidates.joined() {
        seen[key, default: 0] += 1
        months[key, default: []].insert(example.month)
      }
    }
    let keys = seen.keys.filter { seen[$0, default: 0] >= leastSeen && months[$0, default: []].count >= leastMonths }
      .sorted()
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Int32($0)) })
    let rows = examples.map { example in
      (candidates: example.candidates.map { $0.compactMap { places[$0] } }, right: example.right)
    }
    var weights = [Double](repeating: 0, count: keys.count)
    var first = weights
    var second = weights
    for step in 1...steps {
      var slope = weights.map { $0 * restraint }
      for row in rows { Learner.add(row.candidates, row.right, weights, &slope) }
      let rate = 0.12 * (1 - Double(step - 1) / Double(steps))
      for place in weights.indices {
        first[place] = 0.9 * first[place] + 0.1 * slope[place]
        second[place] = 0.99 * second[place] + 0.01 * slope[place] * slope[place]
        let mean = first[place] / (1 - pow(0.9, Double(step)))
        let spread = second[place] / (1 - pow(0.99, Double(step)))
        weights[place] -= rate * mean / (spread.squareRoot() + 1e-8)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: zip(keys, weights).map { key, weight in
        (key, (weight: Int((weight * 1000).rounded()), seen: seen[key] ?? 0))
      })
  }

  /// Adds the slope of one example's loss.
  private static func add(_ candidates: [[Int32]], _ right: [Bool], _ weights: [Double], _ slope: inout [Double]) {
    let scores = candidates.map { $0.reduce(0) { $0 + weights[Int($1)] } }
    if candidates.count == 1 {
      let error = 1 / (1 + exp(-scores[0])) - (right[0] ? 1 : 0)
      for place in candidates[0] { slope[Int(place)] += error }
      return
    }
    let highest = scores.max() ?? 0
    let all = scores.map { exp($0 - highest) }
    let sum = all.reduce(0, +)
    let sumRight = zip(all, right).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    guard sumRight > 0 else { return }
    for (number, candidate) in candidates.enumerated() {
      let error = all[number] / sum - (right[number] ? all[number] / sumRight : 0)
      for place in candidate { slope[Int(place)] += error }
    }
  }
}
