import Lexicon

/// Bylines: the lines of a page that tell who wrote and when.
enum Byline {
  /// The author among the lines of a byline: the first that is no time, without the agencies in brackets after it
  /// and without 综合报道.
  static func author(_ lines: [String]) -> String? {
    for line in lines {
      guard DateReader.read(line, clock: nil) == nil else { continue }
      let bytes = Array(line.utf8)
      var end = bytes.count
      let ends: [StaticString] = ["（", "(", "综合报道", "综合报导", "綜合報道", "綜合報導"]
      for mark in ends {
        if let position = ByteSearch.first(mark, in: bytes, range: 0..<end) { end = position }
      }
      // Deutsche Welle's pages write “null” where they know no first name.
      let start = ByteSearch.matches("null ", in: bytes, at: 0) ? 5 : 0
      var name = ByteSearch.trimmed(min(start, end)..<end, of: bytes)
      while let last = bytes[name].last, last == UInt8(ascii: "/") {
        name = ByteSearch.trimmed(name.dropLast(), of: bytes)
      }
      let isAddress = ByteSearch.matches("http", in: bytes, at: name.lowerBound)
      if !name.isEmpty, name.count <= 90, !isAddress { return ByteSearch.string(bytes, name) }
    }
    return nil
  }
}
