/// The sets of grams of texts that may have a partner, the smallest set first.
///
/// Texts with the same set stand for each other: one of them, the original, is compared for all.
struct GramSets {
  /// The texts with the same set, by their numbers; one a set, in the order of size.
  private var copies: [[Int]] = []
  /// The sets, laid end to end, each in order.
  private var grams: [UInt64] = []
  private var starts: [Int] = [0]

  init(_ texts: ComparedTexts) {
    var sets = ReprintSieve(texts: texts).survivors().map { (text: $0, grams: texts.gramSet(of: $0)) }
      .filter { !$0.grams.isEmpty }
    sets.sort { GramSets.precedes($0.grams, $1.grams) ?? ($0.text < $1.text) }
    for (index, set) in sets.enumerated() {
      if index > 0, sets[index - 1].grams == set.grams {
        copies[copies.count - 1].append(set.text)
      } else {
        copies.append([set.text])
        grams += set.grams
        starts.append(grams.count)
      }
    }
  }

  /// By size, then by the grams themselves; `nil` for the same set.
  private static func precedes(_ one: [UInt64], _ other: [UInt64]) -> Bool? {
    if one.count != other.count { return one.count < other.count }
    for index in one.indices where one[index] != other[index] { return one[index] < other[index] }
    return nil
  }

  private func size(_ set: Int) -> Int { starts[set + 1] - starts[set] }

  /// Calls a closure with every pair of texts that are near copies, each once.
  func forEachPair(_ body: (Int, Int) -> Void) {
    for texts in copies {
      for (index, text) in texts.enumerated() { for earlier in texts[..<index] { body(earlier, text) } }
    }
    forEachCandidate { set, other in
      guard isNearCopy(set, other) else { return }
      for text in copies[set] { for counterpart in copies[other] { body(text, counterpart) } }
    }
  }

  /// Joins near copies, comparing only what is not joined yet.
  func connect(_ families: inout DisjointSets) {
    for texts in copies { for text in texts.dropFirst() { families.join(texts[0], text) } }
    forEachCandidate { set, other in
      let text = copies[set][0]
      let counterpart = copies[other][0]
      guard families.representative(of: text) != families.representative(of: counterpart), isNearCopy(set, other)
      else { return }
      families.join(text, counterpart)
    }
  }

  /// Whether two sets share enough: Jaccard 4/5 or more, in whole numbers 9 × shared ≥ 4 × (size + size).
  private func isNearCopy(_ set: Int, _ other: Int) -> Bool {
    let needed = (4 * (size(set) + size(other)) + 8) / 9
    var (at, end) = (starts[set], starts[set + 1])
    var (otherAt, otherEnd) = (starts[other], starts[other + 1])
    // How many grams of each may still be missed.
    var spare = end - at - needed
    var otherSpare = otherEnd - otherAt - needed
    return grams.withUnsafeBufferPointer { grams in
      while at < end, otherAt < otherEnd {
        let (gram, otherGram) = (grams[at], grams[otherAt])
        if gram <= otherGram { at += 1 }
        if otherGram <= gram { otherAt += 1 }
        if gram < otherGram { spare -= 1 }
        if otherGram < gram { otherSpare -= 1 }
        if spare < 0 || otherSpare < 0 { return false }
      }
      return spare >= end - at && otherSpare >= otherEnd - otherAt
    }
  }

  /// Calls a closure with each pair of sets that can be near copies by their sizes and their rarest grams.
  ///
  /// Of two sets that share four fifths of the larger, the fifth of each that holds its rarest grams, and one gram more,
  /// share a gram: an order for all sets makes the argument hold whatever the order, and rarity keeps the pairs few.
  private func forEachCandidate(_ body: (_ set: Int, _ other: Int) -> Void) {
    let rarity = GramRarity(grams)
    var index = GramIndex(capacity: grams.count / 4)
    /// The last set that each set was a candidate for.
    var met = Array(repeating: -1, count: copies.count)
    for set in copies.indices {
      let smallest = (4 * size(set) + 4) / 5
      rarity.forEachRarest(size(set) / 5 + 1, of: grams[starts[set]..<starts[set + 1]]) { gram in
        index.add(gram, set) { other in
          guard size(other) >= smallest else { return false }
          if met[other] != set {
            met[other] = set
            body(set, other)
          }
          return true
        }
      }
    }
  }
}
