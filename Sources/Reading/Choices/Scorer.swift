import Lexicon

/// What each sign of a decision weighs, found by its key.
///
/// A flat table with open addressing: every candidate asks for some fifty signs, and most of them weigh nothing.
package final class Scorer: Sendable {
  fileprivate struct Slot {
    var key: UInt32
    var weight: Int32
  }

  private let slots: [Slot]
  private let mask: UInt32
  /// Whether anything has been learnt for the decision.
  let hasLearnt: Bool
  /// Whether signs are kept so that weights can be learnt from them.
  let isLearning: Bool

  /// A scorer to which every sign weighs nothing.
  static let silent = Scorer([], isLearning: false)

  convenience init<Kind: Sign>(_: Kind.Type, lexicon: LoadedLexicon, weights table: ChoiceWeights, isLearning: Bool) {
    let named = table.of(Kind.decision)
    let names = named.isEmpty ? [] : Scorer.names(Kind.self, lexicon: lexicon)
    self.init(
      names.compactMap { key, name in
        named[name].flatMap { $0 == 0 ? nil : (key: key, weight: Int32(clamping: $0)) }
      }, isLearning: isLearning)
  }

  private init(_ weights: [(key: UInt32, weight: Int32)], isLearning: Bool) {
    hasLearnt = !weights.isEmpty
    self.isLearning = isLearning
    var size: UInt32 = 64
    while size < UInt32(clamping: weights.count) * 3 { size *= 2 }
    mask = size - 1
    var slots = [Slot](repeating: Slot(key: Scorer.empty, weight: 0), count: Int(size))
    for (key, weight) in weights {
      var place = Scorer.hash(key) & mask
      while slots[Int(place)].key != Scorer.empty { place = (place + 1) & mask }
      slots[Int(place)] = Slot(key: key, weight: weight)
    }
    self.slots = slots
  }

  private static let empty = UInt32.max

  @inline(__always)
  private static func hash(_ key: UInt32) -> UInt32 { (key &* 0x9E37_79B1) >> 7 }

  /// What a sign weighs; nothing for one that was never learnt.
  @inline(__always)
  func weight(_ key: UInt32) -> Int {
    var place = Scorer.hash(key) & mask
    while true {
      let slot = slots[Int(place)]
      if slot.key == key { return Int(slot.weight) }
      if slot.key == Scorer.empty { return 0 }
      place = (place + 1) & mask
    }
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

extension Scorer.Slot: Bounded {
  static var boundary: Scorer.Slot { Scorer.Slot(key: .max, weight: 0) }
}
