// Words of one article compared by their bytes: asked far too often to normalise text for it. A name that one article
// writes in two forms of Unicode counts as two.

extension String {
  /// Whether two strings are the same bytes.
  func isExactly(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { own.elementsEqual($0) }
    }.flatMap { $0 } ?? (self == other)
  }

  /// Feeds the bytes to a hasher, eight at a time.
  func hashExactly(into hasher: inout Hasher) {
    var (word, count) = (UInt64(0), 0)
    for byte in utf8 {
      word = word << 8 | UInt64(byte)
      count += 1
      if count % 8 == 0 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(count)
  }
}
