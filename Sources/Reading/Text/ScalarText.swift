/// A text as its Unicode scalars, so that a span is a slice and nothing walks a string twice.
struct ScalarText: Sendable {
  /// The scalars' values.
  let scalars: [UInt32]

  /// Where the first paragraph ends.
  var leadEnd: Int { scalars.firstIndex(of: 0x0A) ?? scalars.count }

  init(_ text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    self.scalars = scalars
  }

  /// Whether a token begins with a character.
  func begins(_ token: Token, with scalar: Unicode.Scalar) -> Bool { scalars[token.start] == scalar.value }

  /// The words of a span.
  func string(_ start: Int, _ end: Int) -> String {
    let span = scalars[max(start, 0)..<min(end, scalars.count)]
    return String(unsafeUninitializedCapacity: span.count * 4) { utf8 in
      var count = 0
      for value in span {
        guard let units = Unicode.Scalar(value).flatMap(UTF8.encode) else { continue }
        for unit in units {
          utf8[count] = unit
          count += 1
        }
      }
      return count
    }
  }
}
