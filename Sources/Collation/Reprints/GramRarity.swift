/// In how many sets a gram stands, near enough: the order in which grams are looked at.
///
/// Counted by slots, up to 255; grams that share a slot count as more frequent than they are. Any order will do for the
/// join to be exact, as long as it is one order for all sets.
struct GramRarity {
  private var counts: [UInt8]
  private let shift: UInt64

  init(_ grams: [UInt64]) {
    let bits = min(max(Int.bitWidth - grams.count.leadingZeroBitCount + 1, 6), 32)
    shift = UInt64(64 - bits)
    counts = Array(repeating: 0, count: 1 << bits)
    for gram in grams {
      let slot = Int(truncatingIfNeeded: gram >> shift)
      if counts[slot] < .max { counts[slot] += 1 }
    }
  }

  private func count(_ gram: UInt64) -> Int { Int(counts[Int(truncatingIfNeeded: gram >> shift)]) }

  /// Calls a closure with the rarest grams of a set, those of one rarity in the order of their numbers; without those
  /// that stand in no other set, which nothing can be found by.
  func forEachRarest(_ number: Int, of grams: ArraySlice<UInt64>, _ body: (UInt64) -> Void) {
    var histogram = Array(repeating: 0, count: 256)
    for gram in grams { histogram[count(gram)] += 1 }
    var left = number
    var common = 0
    while common < 255, histogram[common] <= left {
      left -= histogram[common]
      common += 1
    }
    for gram in grams {
      let count = count(gram)
      guard count <= common else { continue }
      if count == common {
        guard left > 0 else { continue }
        left -= 1
      }
      if count > 1 { body(gram) }
    }
  }
}
