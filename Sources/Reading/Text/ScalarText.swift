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
    var utf8: [UInt8] = []
    utf8.reserveCapacity(span.count * 3)
    for value in span {
      if let units = Unicode.Scalar(value).flatMap(UTF8.encode) { utf8.append(contentsOf: units) }
    }
    return String(decoding: utf8, as: UTF8.self)
  }
}
