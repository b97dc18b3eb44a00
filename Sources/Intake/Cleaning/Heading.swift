/// A headline, as it may stand once more above the text.
struct Heading {
  /// The headline without its spaces, and what of it stands behind the bracket in which a feed names the section:
  /// `[World] 两国外长会晤`.
  private let forms: [[UInt8]]

  /// The longest name of a section, in bytes.
  private static let longestSection = 24

  /// The forms in which a headline may return.
  init(_ title: String) {
    let words = title.utf8.filter { $0 != 0x20 }
    var forms = [Array(words)]
    if words.first == UInt8(ascii: "["), let end = words.firstIndex(of: UInt8(ascii: "]")),
      words.distance(from: words.startIndex, to: end) < Heading.longestSection
    {
      forms.append(Array(words[words.index(after: end)...]))
    }
    self.forms = forms.filter { !$0.isEmpty }
  }

  /// Whether a line is the headline and nothing else.
  func isRepeated(by line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    forms.contains { words in
      line.count >= words.count && line.lazy.filter { $0 != 0x20 }.elementsEqual(words)
    }
  }
}
