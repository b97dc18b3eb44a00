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
    // Only the names that have a weight are looked up: all that there could be are a hundred times as many.
    let signs = named.isEmpty ? [:] : Scorer.signs(Kind.self)
    let words = named.isEmpty ? [:] : Scorer.numbers(of: lexicon.table("speech").rows.map { $0.cells.first ?? "" })
    self.init(
      named.compactMap { name, weight in
        guard weight != 0, let key = Scorer.key(of: name, signs, words) else { return nil }
        return (key: key, weight: Int32(clamping: weight))
      }.sorted { $0.key < $1.key }, isLearning: isLearning)
  }

  /// The signs of a decision by name, each with its values.
  private static func signs<Kind: Sign>(_: Kind.Type) -> [String: (sign: Kind, values: SignValues)] {
    Dictionary(
      Kind.allCases.map { ($0.label, (sign: $0, values: $0.values)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func numbers(of names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let tokenKinds = numbers(of: TokenKind.names)

  private static func number(of name: Substring, in names: [String]) -> Int? {
    names.count == TokenKind.names.count ? tokenKinds[String(name)] : names.firstIndex { $0 == name }
  }

  /// The key of a sign that the table calls so; `nil` for a name that no sign has.
  private static func key<Kind: Sign>(
    of name: String, _ signs: [String: (sign: Kind, values: SignValues)], _ words: [String: Int]
  )
    -> UInt32?
  {
    let colon = name.utf8.firstIndex(of: UInt8(ascii: ":"))
    guard let (sign, values) = signs[String(name[..<(colon ?? name.endIndex)])] else { return nil }
    let value = colon.map { name[$0...].dropFirst(2) } ?? ""
    switch values {
    case .none: return value.isEmpty ? Signs.key(sign, 0) : nil
    case .one(let names): return number(of: value, in: names).map { Signs.key(sign, $0) }
    case .word: return words[String(value)].map { Signs.key(sign, $0) }
    case .pair(let first, let second):
      guard let plus = value.utf8.firstIndex(of: UInt8(ascii: "+")),
        let one = number(of: value[..<plus].dropLast(), in: first),
        let other = number(of: value[plus...].dropFirst(2), in: second)
      else { return nil }
      return Signs.key(sign, one * 256 + other)
    }
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
