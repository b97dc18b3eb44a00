/// Rules on lines, found by the beginning of their first words in one pass over a line, however many they are.
struct RuleSet: Sendable {
  private var rules: [Furniture.LineRule] = []
  /// Rules whose first words begin a line, by the key of these words; and rules whose first words stand anywhere.
  private var anchored: [[Int]] = []
  private var floating: [[Int]] = []
  /// Rules without first words to go by.
  private var others: [Int] = []
  private var hasFloating = false

  /// Adds a rule; it counts before those that were added earlier.
  mutating func add(_ rule: Furniture.LineRule) {
    if anchored.isEmpty {
      anchored = Array(repeating: [], count: 256)
      floating = anchored
    }
    let index = rules.count
    rules.append(rule)
    let words = rule.glob.firstWords
    guard words.count >= 3, !words.prefix(3).contains(UInt8(ascii: "#")) else {
      others.append(index)
      return
    }
    let key = RuleSet.key(words[0], words[2])
    if rule.glob.isOpenAtStart {
      floating[key].append(index)
      hasFloating = true
    } else {
      anchored[key].append(index)
    }
  }

  /// What the last rule that describes all of a line says.
  func action(_ line: UnsafeBufferPointer<UInt8>) -> Furniture.Action? {
    guard !rules.isEmpty else { return nil }
    var best = -1
    for index in others where index > best && rules[index].glob.matches(line) { best = index }
    guard line.count >= 3 else { return best < 0 ? nil : rules[best].action }
    for index in anchored[RuleSet.key(line[0], line[2])] where index > best && rules[index].glob.matches(line) {
      best = index
    }
    if hasFloating {
      for position in 0..<line.count - 2 {
        let bucket = floating[RuleSet.key(line[position], line[position + 2])]
        for index in bucket where index > best && rules[index].glob.matches(line) { best = index }
      }
    }
    return best < 0 ? nil : rules[best].action
  }

  /// The first and the third byte tell Han characters apart; the second hardly does.
  private static func key(_ first: UInt8, _ third: UInt8) -> Int { Int(first &* 31 &+ third) }
}
