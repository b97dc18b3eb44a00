import Presentation
import Record

/// A stretch of a text laid out in lines, with marks under the words that matter.
///
/// The marks stand under the words and not among them, so that what is shown is what the article says; wide characters
/// take two columns, and their marks do too.
struct Excerpt {
  /// Words to be marked, and the character that marks them; where marks overlap the first one stands.
  typealias Mark = (span: TextSpan, sign: Character)

  /// The columns of a line.
  static let width = 88
  /// The lines around a mark that are shown of a long stretch.
  static let context = 1

  private struct Line {
    var text = ""
    var signs = ""
    var columns = 0
    var isMarked = false
  }

  private var lines: [Line] = []

  /// Lays out a stretch of a text.
  init(_ span: TextSpan, of scalars: [Unicode.Scalar], marks: [Mark]) {
    var line = Line()
    for position in max(span.start, 0)..<min(max(span.end, span.start, 0), scalars.count) {
      let scalar = scalars[position]
      let text = scalar.value == 0x0A ? "¶" : Plain.text(String(scalar))
      let columns = Plain.width(text)
      if line.columns + columns > Excerpt.width {
        lines.append(line)
        line = Line()
      }
      let sign = marks.first { $0.span.start <= position && position < $0.span.end }?.sign
      line.text += text
      line.signs += String(repeating: sign ?? " ", count: columns)
      line.columns += columns
      if sign != nil { line.isMarked = true }
    }
    lines.append(line)
  }

  /// The lines with their marks; of a long stretch those that are marked and their neighbours.
  func text(indent: String) -> [String] {
    var result: [String] = []
    var isSkipping = false
    for (position, line) in lines.enumerated() {
      let near = (position - Excerpt.context)...(position + Excerpt.context)
      guard lines.count < 4 || lines.indices.contains(where: { near.contains($0) && lines[$0].isMarked }) else {
        if !isSkipping { result.append(indent + "…") }
        isSkipping = true
        continue
      }
      isSkipping = false
      result.append(indent + line.text)
      if line.isMarked { result.append(indent + Excerpt.trimmed(line.signs)) }
    }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
