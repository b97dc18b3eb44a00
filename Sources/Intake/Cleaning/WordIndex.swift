/// Words with what is done where one is met, found at a position of a text by their beginning.
///
/// Letters of ASCII match in either case.
struct WordIndex: Sendable {
  private struct Word {
    var bytes: [UInt8]
    var action: Furniture.Action
  }

  /// By the hash of the first bytes, the longest words first.
  private var buckets: [[Word]] = []

  /// Whether there is no word.
  var isEmpty: Bool { buckets.isEmpty }

  /// Adds a word; one that is already there gets the new action.
  mutating func add(_ word: String, _ action: Furniture.Action) {
    let bytes = word.utf8.map(WordIndex.folded)
    guard let first = bytes.first else { return }
    if buckets.isEmpty { buckets = Array(repeating: [], count: 256) }
    let key = WordIndex.key(first, bytes.count > 2 ? bytes[2] : 0)
    buckets[key].removeAll { $0.bytes == bytes }
    buckets[key].append(Word(bytes: bytes, action: action))
    buckets[key].sort { $0.bytes.count > $1.bytes.count }
  }

  /// The longest word that stands at a position and ends before another.
  func word(in bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) -> (
    length: Int, action: Furniture.Action
  )? {
    guard !buckets.isEmpty, position < end else { return nil }
    let first = WordIndex.folded(bytes[position])
    if position + 2 < end,
      let found = word(WordIndex.key(first, WordIndex.folded(bytes[position + 2])), bytes, position, end)
    {
      return found
    }
    return word(WordIndex.key(first, 0), bytes, position, end)
  }

  /// Where the first of the words stands within a range.
  ///
  /// - Parameter action: Asks only for words with this action.
  func first(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, under action: Furniture.Action? = nil
  ) -> Range<Int>? {
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] & 0xC0 != 0x80, let found = word(in: bytes, at: index, end: range.upperBound),
        action == nil || found.action == action
      {
        return index..<index + found.length
      }
      index += 1
    }
    return nil
  }

  private func word(
    _ key: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
  ) -> (length: Int, action: Furniture.Action)? {
    for word in buckets[key] where position + word.bytes.count <= end {
      var offset = 0
      while offset < word.bytes.count, WordIndex.folded(bytes[position + offset]) == word.bytes[offset] { offset += 1 }
      if offset == word.bytes.count { return (offset, word.action) }
    }
    return nil
  }

  /// The first and the third byte tell Han characters apart; the second hardly does.
  private static func key(_ first: UInt8, _ third: UInt8) -> Int { Int(first &* 31 &+ third) }

  /// A byte with capital letters of ASCII made small.
  static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
