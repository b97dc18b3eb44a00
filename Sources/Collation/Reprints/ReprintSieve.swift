/// Lets through the texts that may have a near copy among the others, in one or two scans and without a comparison.
///
/// A text of which more than a fifth of the grams stand nowhere else cannot share four fifths with anything. Whether a
/// gram stands somewhere else is told by two bits a slot of a table that grams are scattered over: where no other gram
/// falls into its slot, it is alone for certain. Two grams in one slot let a text through that need not have been, and
/// never hold one back. Texts that are held back are nobody's partner, so what is left is sieved again without them.
struct ReprintSieve {
  let texts: ComparedTexts

  /// Rounds after which sieving ends; the second holds back most of what the first let through by accident.
  private static let rounds = 4

  /// The texts that may have a partner, in their order.
  func survivors() -> [Int] {
    var left = (0..<texts.count).filter { texts.gramCount(of: $0) > 0 }
    for _ in 0..<ReprintSieve.rounds {
      let before = left.count
      left = sieved(left)
      if left.count * 10 > before * 9 { break }
    }
    return left
  }

  private func sieved(_ candidates: [Int]) -> [Int] {
    guard candidates.count > 1 else { return [] }
    var slots = Slots(count: candidates.reduce(0) { $0 + texts.gramCount(of: $1) })
    for text in candidates {
      texts.forEachGram(of: text) { gram in
        slots.see(gram)
        return true
      }
    }
    return candidates.filter { !isAlone($0, slots) }
  }

  /// Whether more than a fifth of a text's grams stand nowhere else.
  ///
  /// Counted against all grams, repetitions included, which are never fewer than the different ones; a gram that stands
  /// nowhere else stands once.
  private func isAlone(_ text: Int, _ slots: Slots) -> Bool {
    let most = texts.gramCount(of: text) / 5
    var alone = 0
    texts.forEachGram(of: text) { gram in
      alone += slots.isAlone(gram) ? 1 : 0
      return alone <= most
    }
    return alone > most
  }

  /// Two bits a slot: seen, and seen again.
  private struct Slots {
    private var words: [UInt64]
    private let shift: UInt64

    /// One to two slots a gram: with more, the table outgrows the processor's cache; with fewer, too much passes.
    init(count: Int) {
      let bits = min(max(Int.bitWidth - count.leadingZeroBitCount, 6), 40)
      words = Array(repeating: 0, count: 1 << (bits - 5))
      shift = UInt64(64 - bits)
    }

    @inline(__always)
    mutating func see(_ gram: UInt64) {
      let slot = gram >> shift
      let word = Int(truncatingIfNeeded: slot >> 5)
      let seen: UInt64 = 1 << ((slot & 31) << 1)
      words[word] |= seen | (words[word] & seen) << 1
    }

    @inline(__always)
    func isAlone(_ gram: UInt64) -> Bool {
      let slot = gram >> shift
      return words[Int(truncatingIfNeeded: slot >> 5)] & (2 << ((slot & 31) << 1)) == 0
    }
  }
}
