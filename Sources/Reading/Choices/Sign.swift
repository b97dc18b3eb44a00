/// What may speak for or against a candidate of a decision: one template of `weights.tsv`, which its name says.
///
/// A sign either stands alone (`a comma follows`) or names one of a closed list of values (`what follows: colon`), two of
/// them together, or a word of `speech.tsv`.
protocol Sign: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == UInt8 {
  /// The decision that the sign bears on, as the table calls it.
  static var decision: String { get }
  /// What the sign may say beyond that it is there.
  var values: SignValues { get }
}

extension Sign {
  /// The sign as the table calls it.
  var label: String { asWords("\(self)") }
}

/// A closed list of values of a sign, called in the table as their names read.
protocol SignValue: RawRepresentable, CaseIterable where RawValue == Int {}

extension SignValue {
  /// Each value as the table calls it, in the order of their numbers: `endsHere` as “ends here”.
  static var names: [String] { allCases.map { asWords("\($0)") } }
}

/// A name of the code as words: `whatFollows` as “what follows”.
private func asWords(_ name: String) -> String {
  var words: [UInt8] = []
  for byte in name.utf8 {
    if (0x41...0x5A).contains(byte) { words += [0x20, byte + 0x20] } else { words.append(byte) }
  }
  return String(decoding: words, as: UTF8.self)
}

/// The values of a sign.
enum SignValues {
  case none
  /// One of a list.
  case one([String])
  /// One of each of two lists, together.
  case pair([String], [String])
  /// A row of `speech.tsv`.
  case word

  /// The name of a value; `nil` where there is none.
  func name(_ value: Int, words: [String]) -> String? {
    switch self {
    case .none: value == 0 ? "" : nil
    case .one(let names): names.indices.contains(value) ? names[value] : nil
    case .pair(let first, let second):
      first.indices.contains(value / 256) && second.indices.contains(value % 256)
        ? first[value / 256] + " + " + second[value % 256] : nil
    case .word: words.indices.contains(value) ? words[value] : nil
    }
  }

  /// How many values there are: of the first, and of the second where there are two.
  func counts(words: Int) -> (first: Int, second: Int) {
    switch self {
    case .none: (1, 1)
    case .one(let names): (names.count, 1)
    case .pair(let first, let second): (first.count, second.count)
    case .word: (words, 1)
    }
  }

  /// Every value with its name.
  func all(words: [String]) -> [(value: Int, name: String)] {
    let values: [Int] =
      switch self {
      case .none: [0]
      case .one(let names): Array(names.indices)
      case .pair(let first, let second): first.indices.flatMap { one in second.indices.map { one * 256 + $0 } }
      case .word: Array(words.indices)
      }
    return values.compactMap { value in name(value, words: words).map { (value: value, name: $0) } }
  }
}

/// The signs that one candidate shows: what they weigh together and, where weights are being learnt, which they are.
package struct Signs: Sendable {
  /// What the signs weigh together, in thousandths.
  package private(set) var score = 0
  /// Each sign's place in its decision's list and its value, 8 and 24 bits; kept only for learning.
  package private(set) var keys: [UInt32] = []
  private let scorer: Scorer

  init(_ scorer: Scorer) {
    self.scorer = scorer
    if scorer.isLearning { keys.reserveCapacity(64) }
  }

  /// Adds a sign that says no more than that it is there, if it is.
  mutating func add(_ sign: some Sign, if condition: Bool) {
    if condition { add(sign, 0) }
  }

  /// Adds a sign with a value.
  mutating func add(_ sign: some Sign, _ value: Int) {
    score += scorer.weight(of: sign.rawValue, value)
    if scorer.isLearning { keys.append(Signs.key(sign, value)) }
  }

  /// Adds a sign with two values.
  mutating func add(_ sign: some Sign, _ first: Int, _ second: Int) {
    score += scorer.weight(of: sign.rawValue, first, second)
    if scorer.isLearning { keys.append(Signs.key(sign, first * 256 + second)) }
  }

  static func key<Kind: Sign>(_ sign: Kind, _ value: Int) -> UInt32 {
    UInt32(sign.rawValue) << 24 | UInt32(clamping: value) & 0xFF_FFFF
  }
}
