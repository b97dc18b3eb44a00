/// Hits, spurious finds and misses of one task.
struct Tally {
  var hits = 0
  var spurious = 0
  var missed = 0

  /// The harmonic mean of precision and recall, in per cent.
  var percent: Double {
    let all = 2 * hits + spurious + missed
    return all == 0 ? 100 : 200 * Double(hits) / Double(all)
  }

  static func += (tally: inout Tally, other: Tally) {
    tally.hits += other.hits
    tally.spurious += other.spurious
    tally.missed += other.missed
  }
}

/// Which of what was read answers to which of the gold, each at most once: the best fit first, the later of equal ones.
struct Pairing {
  private var hits = 0
  private let gold: Int
  private let read: Int

  /// Pairs by a measure of fit; nought is no fit.
  init(_ gold: Int, _ read: Int, fit: (_ gold: Int, _ read: Int) -> Double) {
    self.gold = gold
    self.read = read
    var ranked: [(fit: Double, gold: Int, read: Int)] = []
    for number in 0..<gold {
      for position in 0..<read {
        let fit = fit(number, position)
        if fit > 0 { ranked.append((fit, number, position)) }
      }
    }
    ranked.sort { ($0.fit, $0.gold, $0.read) > ($1.fit, $1.gold, $1.read) }
    var taken: (gold: Set<Int>, read: Set<Int>) = ([], [])
    for pair in ranked where !taken.gold.contains(pair.gold) && !taken.read.contains(pair.read) {
      taken.gold.insert(pair.gold)
      taken.read.insert(pair.read)
    }
    hits = taken.gold.count
  }

  /// What was paired, what was read beyond, what was not read.
  var tally: Tally { Tally(hits: hits, spurious: read - hits, missed: gold - hits) }
}
