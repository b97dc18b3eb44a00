/// What has been learnt for the choices of reading: the rows of `weights.tsv`.
///
/// A decision is made among candidates: the signs that a candidate shows are summed with these weights, and the highest
/// sum wins.
public struct ChoiceWeights: Sendable {
  private var weights: [String: [String: Int]] = [:]

  /// No weights at all: the rules decide alone.
  public init() {}

  init(table: Table) {
    for row in table.map({ (decision: $0["decision"], sign: $0["sign"], weight: Int($0["weight"]) ?? 0) }) {
      weights[row.decision, default: [:]][row.sign] = row.weight
    }
  }

  /// The weights of a decision by the names of its signs, in thousandths.
  public func of(_ decision: String) -> [String: Int] { weights[decision] ?? [:] }

  /// Sets what a decision's signs weigh.
  public mutating func set(_ decision: String, _ signs: [String: Int]) { weights[decision] = signs }
}
