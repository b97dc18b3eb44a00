import Lexicon

/// Adds up what the signs of a candidate weigh, in thousandths.
package struct Scorer: Sendable {
  private let weights: [UInt32: Int32]

  init<Kind: Sign>(_: Kind.Type, lexicon: LoadedLexicon, weights table: ChoiceWeights) {
    var weights: [UInt32: Int32] = [:]
    let named = table.of(Kind.decision)
    if !named.isEmpty {
      for (key, name) in Scorer.names(Kind.self, lexicon: lexicon) {
        if let weight = named[name], weight != 0 { weights[key] = Int32(clamping: weight) }
      }
    }
    self.weights = weights
  }

  /// Whether nothing has been learnt for the decision.
  var isEmpty: Bool { weights.isEmpty }

  /// The sum of a candidate's weights.
  func score(_ signs: Signs) -> Int {
    signs.keys.reduce(0) { $0 + Int(weights[$1] ?? 0) }
  }

  /// Each key that a decision's signs may have, with the name that the table gives it: `what follows: colon`.
  static func names<Kind: Sign>(_: Kind.Type, lexicon: LoadedLexicon) -> [(key: UInt32, name: String)] {
    let words = lexicon.table("speech").rows.map { $0.cells.first ?? "" }
    return Kind.allCases.flatMap { sign in
      sign.values.all(words: words).map { value, name in
        (key: Signs.key(sign, value), name: name.isEmpty ? sign.label : sign.label + ": " + name)
      }
    }
  }
}
