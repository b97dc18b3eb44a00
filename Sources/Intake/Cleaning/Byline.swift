import Lexicon

/// Bylines: the lines of a page that tell who wrote and when.
enum Byline {
  /// The author among the lines of a byline: the first that is no time, without the agencies in brackets after it.
  static func author(_ lines: [String]) -> String? {
    for line in lines {
      guard DateReader.read(line, clock: nil) == nil else { continue }
      let bytes = Array(line.utf8)
      var end = bytes.count
      let brackets: [StaticString] = ["（", "("]
      for bracket in brackets {
        if let position = ByteSearch.first(bracket, in: bytes, range: 0..<end) { end = position }
      }
      let name = ByteSearch.trimmed(0..<end, of: bytes)
      if !name.isEmpty, name.count <= 90 { return ByteSearch.string(bytes, name) }
    }
    return nil
  }
}
