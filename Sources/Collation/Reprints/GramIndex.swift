/// Which sets hold a gram, the one added last first.
struct GramIndex {
  private struct Posting {
    let set: Int32
    let before: Int32
  }

  /// Slots by gram: its number and its last posting, -1 for none.
  private var grams: [UInt64]
  private var last: [Int32]
  private var used = 0
  private var postings: [Posting] = []
  private var shift: UInt64

  init(capacity: Int) {
    let bits = max(Int.bitWidth - capacity.leadingZeroBitCount + 1, 6)
    shift = UInt64(64 - bits)
    grams = Array(repeating: 0, count: 1 << bits)
    last = Array(repeating: -1, count: 1 << bits)
  }

  /// Adds a set under a gram, after passing those that stand there to a closure until it returns `false`.
  mutating func add(_ gram: UInt64, _ set: Int, _ body: (Int) -> Bool) {
    if used * 2 > grams.count { grow() }
    let slot = slot(gram)
    var posting = last[slot]
    if posting < 0 { used += 1 }
    grams[slot] = gram
    last[slot] = Int32(postings.count)
    postings.append(Posting(set: Int32(truncatingIfNeeded: set), before: posting))
    while posting >= 0 {
      let found = postings[Int(posting)]
      guard body(Int(found.set)) else { return }
      posting = found.before
    }
  }

  private func slot(_ gram: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: gram >> shift)
    while last[slot] >= 0, grams[slot] != gram { slot = (slot + 1) & (grams.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = zip(grams, last).filter { $0.1 >= 0 }
    grams = Array(repeating: 0, count: grams.count * 2)
    last = Array(repeating: -1, count: grams.count)
    shift -= 1
    for (gram, posting) in old {
      let slot = slot(gram)
      grams[slot] = gram
      last[slot] = posting
    }
  }
}
