/// Which things belong together, told pair by pair.
///
/// Source of the method: Tarjan, Efficiency of a good but not linear set union algorithm, 1975, with path halving.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  /// The one that stands for all that belong with this: the lowest of them.
  mutating func representative(of element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  /// Joins what belongs with one and with the other.
  mutating func join(_ one: Int, _ other: Int) {
    let first = representative(of: one)
    let second = representative(of: other)
    // The lower one stands for both, whatever the order of the pairs.
    parents[max(first, second)] = min(first, second)
  }

  /// The sets of two and more, each in order, the one with the lowest element first.
  mutating func sets() -> [[Int]] {
    let ordered = parents.indices.map { (representative(of: $0), $0) }.sorted { $0 < $1 }
    var sets: [[Int]] = []
    var start = 0
    while start < ordered.count {
      var end = start + 1
      while end < ordered.count, ordered[end].0 == ordered[start].0 { end += 1 }
      if end - start > 1 { sets.append(ordered[start..<end].map(\.1)) }
      start = end
    }
    return sets
  }
}
