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
    var isUsed = [Bool](repeating: false, count: 256)
    var members: [[Int]] = []

    mutating func add(_ number: Int, _ key: Int) {
      if members.isEmpty { members = Array(repeating: [], count: 256) }
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
      floating.add(number, RuleSet.key(words[0], words[2]))
    } else {
      anchored.add(number, RuleSet.key(words[0], words[2]))
    }
  }

  /// What the last rule that describes all of a line says.
  func action(_ line: UnsafeBufferPointer<UInt8>) -> Furniture.Action? {
    guard !rules.isEmpty else { return nil }
    var best = -1
    for number in others where number > best && rules[number].glob.matches(line) { best = number }
    if line.count >= 3 {
      let key = RuleSet.key(line[0], line[2])
      if anchored.isUsed[key] { best = match(anchored.members[key], line, best) }
      if !floating.members.isEmpty {
        floating.isUsed.withUnsafeBufferPointer { isUsed in
          for position in 0..<line.count - 2 {
            let key = RuleSet.key(line[position], line[position + 2])
            if isUsed[key] { best = match(floating.members[key], line, best) }
          }
        }
      }
    }
    return best < 0 ? nil : rules[best].action
  }

  private func match(_ numbers: [Int], _ line: UnsafeBufferPointer<UInt8>, _ best: Int) -> Int {
    var best = best
    for number in numbers where number > best && rules[number].glob.matches(line) { best = number }
    return best
  }

  /// The first and the third byte tell Han characters apart; the second hardly does.
  private static func key(_ first: UInt8, _ third: UInt8) -> Int { Int(first &* 31 &+ third) }
}
