/// Rules on lines, found by the beginning of their first words in one pass over a line, however many they are.
struct RuleSet: Sendable {
  private var rules: [Furniture.LineRule] = []
  /// Rules whose first words begin a line, and rules whose first words stand anywhere, by the key of these words.
  private var anchored = Buckets()
  private var floating = Buckets()
  /// Rules without first words to go by.
  private var others: [Int] = []

  /// Numbers of rules by key.
  private struct Buckets: Sendable {
    /// Whether a key has any: most have none, and this is all that most positions of a line ask.
    var isUsed = [Bool](repeating: false, count: RuleSet.keys)
    var members: [[Int]] = []

    mutating func add(_ number: Int, _ key: Int) {
      if members.isEmpty { members = Array(repeating: [], count: RuleSet.keys) }
      isUsed[key] = true
      members[key].append(number)
    }
  }

  /// Whether there is no rule.
  var isEmpty: Bool { rules.isEmpty }

  /// Adds a rule; it counts before those that were added earlier.
  mutating func add(_ rule: Furniture.LineRule) {
    let number = rules.count
    rules.append(rule)
    let words = rule.glob.firstWords
    if words.count < 3 || words.prefix(3).contains(UInt8(ascii: "#")) {
      others.append(number)
    } else if rule.glob.isOpenAtStart {
      floating.add(number, words.withUnsafeBufferPointer { RuleSet.key($0, 0) })
    } else {
      anchored.add(number, words.withUnsafeBufferPointer { RuleSet.key($0, 0) })
    }
  }

  /// What the last rule that describes all of a line says.
  func action(_ line: UnsafeBufferPointer<UInt8>) -> Furniture.Action? {
    guard !rules.isEmpty else { return nil }
    var best = -1
    for number in others where number > best && rules[number].glob.matches(line) { best = number }
    if line.count >= 3 {
      let key = RuleSet.key(line, 0)
      if anchored.isUsed[key] { best = match(anchored.members[key], line, 0, best) }
      if !floating.members.isEmpty {
        floating.isUsed.withUnsafeBufferPointer { isUsed in
          for position in 0..<line.count - 2 {
            let key = RuleSet.key(line, position)
            if isUsed[key] { best = match(floating.members[key], line, position, best) }
          }
        }
      }
    }
    return best < 0 ? nil : rules[best].action
  }

  /// The highest of some rules that describes a line in which its first words stand at a position.
  private func match(_ numbers: [Int], _ line: UnsafeBufferPointer<UInt8>, _ position: Int, _ best: Int) -> Int {
    var best = best
    for number in numbers where number > best {
      if rules[number].glob.begins(line, at: position), rules[number].glob.matches(line) { best = number }
    }
    return best
  }

  private static let keys = 4096

  /// A number that tells three bytes from most others: all that differs between Han characters.
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    let first = Int(bytes[position] & 0x1F) << 7
    return first ^ (Int(bytes[position + 1] & 0x3F) << 6 | Int(bytes[position + 2] & 0x3F))
  }
}
