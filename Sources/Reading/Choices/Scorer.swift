import Lexicon

/// What each sign of a decision weighs: a row of weights a sign, a place a value.
///
/// Every candidate asks for some fifty signs, so that a weight is found by its place and by nothing else.
package final class Scorer: Sendable {
  /// Where the weights of a sign stand.
  fileprivate struct Row {
    var start: Int32
    /// How many values the sign has, and of a sign with two how many the second has.
    var count: Int32
    var width: Int32
  }

  private let rows: [Row]
  private let weights: [Int32]
  /// Whether anything has been learnt for the decision.
  let hasLearnt: Bool
  /// Whether signs are kept so that weights can be learnt from them.
  let isLearning: Bool

  /// A scorer to which every sign weighs nothing.
  static let silent = Scorer([], words: 0, [], isLearning: false)

  convenience init<Kind: Sign>(_: Kind.Type, lexicon: LoadedLexicon, weights table: ChoiceWeights, isLearning: Bool) {
    let named = table.of(Kind.decision)
    // Only the names that have a weight are looked up: all that there could be are a hundred times as many.
    let signs = named.isEmpty ? [:] : Scorer.signs(Kind.self)
    let words = lexicon.table("speech").rows.map { $0.cells.first ?? "" }
    let numbers = named.isEmpty ? [:] : Scorer.numbers(of: words)
    self.init(
      named.isEmpty ? [] : Kind.allCases.map { (number: $0.rawValue, values: $0.values) }, words: words.count,
      named.compactMap { name, weight in
        guard weight != 0, let key = Scorer.key(of: name, signs, numbers) else { return nil }
        return (key: key, weight: Int32(clamping: weight))
      }, isLearning: isLearning)
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

  private init(
    _ signs: [(number: UInt8, values: SignValues)], words: Int, _ learnt: [(key: UInt32, weight: Int32)],
    isLearning: Bool
  ) {
    hasLearnt = !learnt.isEmpty
    self.isLearning = isLearning
    var rows = [Row](repeating: .boundary, count: Int(signs.map(\.number).max() ?? 0) + 1)
    var size = 0
    for (number, values) in signs {
      let (first, second) = values.counts(words: words)
      rows[Int(number)] = Row(
        start: Int32(clamping: size), count: Int32(clamping: first), width: Int32(clamping: second))
      size += first * second
    }
    var weights = [Int32](repeating: 0, count: size)
    for (key, weight) in learnt {
      let row = rows[Int(key >> 24)]
      let value = Int(key & 0xFF_FFFF)
      let (first, second) = row.width > 1 ? (value / 256, value % 256) : (value, 0)
      weights[Int(row.start) + first * Int(row.width) + second] = weight
    }
    self.rows = rows
    self.weights = weights
  }

  /// What a sign weighs that has one value of `value` or two of `value` and `second`; nothing for one never learnt.
  @inline(__always)
  func weight(of sign: UInt8, _ value: Int, _ second: Int = 0) -> Int {
    let row = rows[Int(sign)]
    guard value < Int(row.count), second < Int(row.width) else { return 0 }
    return Int(weights[Int(row.start) + value * Int(row.width) + second])
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

extension Scorer.Row: Bounded {
  static var boundary: Scorer.Row { Scorer.Row(start: 0, count: 0, width: 0) }
}
