/// Which passages share which pairs of characters, and how much that says.
struct PassageIndex {
  /// The pairs of each passage, by their rank among all pairs.
  private(set) var grams: [[Int32]]
  /// What each pair weighs.
  private(set) var weights: [Double]
  /// What each passage weighs.
  private(set) var totals: [Double]
  /// The passages of each pair: those of pair `g` are `postings[starts[g]..<starts[g + 1]]`.
  private var postings: [Int32] = []
  private var starts: [Int] = []
  /// The pairs themselves, in order.
  private var keys: [UInt32] = []

  /// A pair in more passages than this says nothing; so the work stays in proportion.
  static let common = 400

  init(_ passages: [Passage], functionCharacters: Set<UInt32>) {
    var entries: [UInt64] = []
    entries.reserveCapacity(passages.reduce(0) { $0 + $1.grams.count })
    for (position, passage) in passages.enumerated() {
      for gram in passage.grams { entries.append(UInt64(gram) << 32 | UInt64(position)) }
    }
    entries.sort()
    grams = Array(repeating: [], count: passages.count)
    weights = []
    totals = Array(repeating: 0, count: passages.count)
    let articles = Double((passages.last?.article ?? 0) + 1)
    var position = 0
    while position < entries.count {
      let gram = UInt32(entries[position] >> 32)
      let rank = Int32(weights.count)
      starts.append(postings.count)
      keys.append(gram)
      var tellers = 0
      var last = -1
      while position < entries.count, UInt32(entries[position] >> 32) == gram {
        let passage = Int(entries[position] & 0xFFFF_FFFF)
        postings.append(Int32(passage))
        grams[passage].append(rank)
        if passages[passage].article != last { tellers += 1 }
        last = passages[passage].article
        position += 1
      }
      var weight = ((articles + 10) / Double(tellers + 2)).squareRoot()
      if functionCharacters.contains(gram >> 16) { weight /= 2 }
      if functionCharacters.contains(gram & 0xFFFF) { weight /= 2 }
      if postings.count - (starts.last ?? 0) > Self.common { weight = 0 }
      weights.append(weight)
    }
    starts.append(postings.count)
    for passage in grams.indices { totals[passage] = grams[passage].reduce(0) { $0 + weights[Int($1)] } }
  }

  /// Takes up what became of a passage that was cut, and what was cut off.
  mutating func update(_ passage: Int, grams pairs: [UInt32]) {
    let ranks = pairs.compactMap(rank)
    if passage == grams.count {
      grams.append(ranks)
      totals.append(0)
    } else {
      grams[passage] = ranks
    }
    totals[passage] = ranks.reduce(0) { $0 + weights[Int($1)] }
  }

  private func rank(_ pair: UInt32) -> Int32? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == pair ? Int32(low) : nil
  }

  /// What some words weigh.
  func weight(of pairs: [UInt32]) -> Double {
    pairs.reduce(0) { sum, pair in sum + (rank(pair).map { weights[Int($0)] } ?? 0) }
  }

  /// What the pairs weigh that some words share with a passage.
  func weight(of pairs: [UInt32], in passage: Int) -> Double {
    let held = grams[passage]
    var total = 0.0
    for pair in pairs {
      guard let rank = rank(pair) else { continue }
      var (low, high) = (0, held.count)
      while low < high {
        let middle = (low + high) / 2
        if held[middle] < rank { low = middle + 1 } else { high = middle }
      }
      if low < held.count, held[low] == rank { total += weights[Int(rank)] }
    }
    return total
  }

  /// How alike two passages are.
  struct Likeness {
    /// The share of the shorter that the longer holds.
    var containment: Double
    /// The share of both that they have in common.
    var overlap: Double
    /// How many pairs they share.
    var shared: Int
    /// How many pairs the shorter has.
    var shorter: Int

    /// One figure: a part of a longer telling is nearly as good as the whole.
    var score: Double { 0.7 * containment + 0.3 * overlap }
  }

  func likeness(_ first: Int, _ second: Int) -> Likeness {
    let one = grams[first]
    let other = grams[second]
    var (left, right, shared, weight) = (0, 0, 0, 0.0)
    while left < one.count, right < other.count {
      if one[left] == other[right] {
        shared += 1
        weight += weights[Int(one[left])]
        left += 1
        right += 1
      } else if one[left] < other[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return likeness(first, second, weight: weight, shared: shared)
  }

  private func likeness(_ first: Int, _ second: Int, weight: Double, shared: Int) -> Likeness {
    let (one, other) = (totals[first], totals[second])
    let shorter = min(grams[first].count, grams[second].count)
    guard weight > 0 else { return Likeness(containment: 0, overlap: 0, shared: shared, shorter: shorter) }
    return Likeness(
      containment: weight / min(one, other), overlap: 2 * weight / (one + other), shared: shared, shorter: shorter)
  }

  /// Each two passages that are at least this alike, the earlier first.
  func forEachPair(atLeast floor: Double, _ body: (Int, Int, Likeness) -> Void) {
    var weight = Array(repeating: 0.0, count: grams.count)
    var count = Array(repeating: Int32(0), count: grams.count)
    var touched: [Int] = []
    for first in grams.indices {
      for gram in grams[first] where weights[Int(gram)] > 0 {
        for slot in (starts[Int(gram)]..<starts[Int(gram) + 1]).reversed() {
          let second = Int(postings[slot])
          guard second > first else { break }
          if count[second] == 0 { touched.append(second) }
          count[second] += 1
          weight[second] += weights[Int(gram)]
        }
      }
      touched.sort()
      for second in touched {
        let likeness = likeness(first, second, weight: weight[second], shared: Int(count[second]))
        if likeness.score >= floor { body(first, second, likeness) }
        weight[second] = 0
        count[second] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }
}
