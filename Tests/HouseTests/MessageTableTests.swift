import Testing

/// What the program says, as it stands in the sources, against the table of messages.
@Suite("Messages and their table")
struct MessageTableTests {
  /// What stands before a sentence that is said to a person.
  private static let openings = [
    "Terminal.say(", "Terminal.complain(", "Terminal.progress(", "problem: ", "remedy: ", "help: ",
    "static let summary = ", "Message = ", "requireOperands(", "requireOperand(",
  ]

  /// The English sentences of the table.
  private static let table: Set<String> = {
    let lines = (try? Repository.lines("Sources/CMessages/messages.tsv")) ?? []
    return Set(
      lines.dropFirst().compactMap { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init)
      })
  }()

  @Test("every sentence that is said stands in the table")
  func complete() throws {
    var said = 0
    for file in try Repository.files("Sources/chancery", ending: ".swift") {
      let text = Array(try Repository.text(file).unicodeScalars)
      for opening in Self.openings {
        for place in Self.places(of: Array(opening.unicodeScalars), in: text) {
          guard let sentence = Self.sentence(text, at: place), Self.isSaid(sentence) else { continue }
          said += 1
          let isKnown = Self.table.contains(sentence)
          #expect(isKnown, "\(file): “\(sentence)” is in no row of messages.tsv")
        }
      }
    }
    #expect(said > 200)
  }

  /// Sentences have words of their own; signs and values alone are the same in every language.
  private static func isSaid(_ sentence: String) -> Bool {
    sentence.split(separator: " ").contains { word in
      word.unicodeScalars.allSatisfy { ("a"..."z").contains($0) } && word.count > 2
    }
  }

  private static func places(of opening: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
    guard text.count > opening.count else { return [] }
    return (0..<(text.count - opening.count)).filter { text[$0] == opening[0] && text[$0...].starts(with: opening) }
      .map { $0 + opening.count }
  }

  /// The sentence that a literal makes, together with literals that are added to it; `nil` where none begins here.
  private static func sentence(_ text: [Unicode.Scalar], at start: Int) -> String? {
    var position = start
    func skipSpace() { while position < text.count, text[position].properties.isWhitespace { position += 1 } }
    skipSpace()
    var sentence = String.UnicodeScalarView()
    var values = 0
    // A literal of several lines has rules of its own.
    guard position < text.count, text[position] == "\"", !text[position...].starts(with: "\"\"\"".unicodeScalars) else {
      return nil
    }
    while position < text.count, text[position] == "\"" {
      position += 1
      while position < text.count, text[position] != "\"" {
        guard text[position] == "\\" else {
          sentence.append(text[position])
          position += 1
          continue
        }
        if text[position + 1] == "(" {
          values += 1
          sentence.append(contentsOf: "%\(values)".unicodeScalars)
          position = end(of: text, from: position + 2)
        } else {
          // As the table writes it.
          if text[position + 1] == "n" { sentence.append("\\") }
          sentence.append(text[position + 1])
          position += 2
        }
      }
      position += 1
      skipSpace()
      guard position < text.count, text[position] == "+" else { break }
      position += 1
      skipSpace()
    }
    return String(sentence)
  }

  /// Behind the parenthesis that closes a value.
  private static func end(of text: [Unicode.Scalar], from start: Int) -> Int {
    var depth = 1
    var position = start
    var isQuoted = false
    while position < text.count, depth > 0 {
      switch text[position] {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      default: break
      }
      position += 1
    }
    return position
  }
}
