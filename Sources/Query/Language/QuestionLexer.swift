import Messages

/// Cuts a question into its parts.
///
/// Full-width marks and the quotation marks of both scripts are read as their plain forms; a part of a word is never an
/// operator: OR, AND, NOT stand alone and in capitals, `-` and `(` before a word.
struct QuestionLexer {
  /// One part of a question.
  struct Token: Equatable {
    enum Kind: Equatable {
      /// A word, or a quoted phrase.
      case word(String, isQuoted: Bool)
      /// What stands before a colon.
      case field(QuestionField)
      case open, close, not, and, or
    }

    var kind: Kind
    /// Where it stands, in scalars.
    var place: Range<Int>
  }

  private let question: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ question: String) {
    self.question = question
    scalars = Array(question.unicodeScalars)
  }

  /// All parts, in order.
  static func tokens(_ question: String) throws(QuestionFault) -> [Token] {
    var lexer = QuestionLexer(question)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(QuestionFault) -> Token? {
    while position < scalars.count, QuestionLexer.isSpace(scalars[position]) { position += 1 }
    guard position < scalars.count else { return nil }
    let start = position
    let scalar = QuestionLexer.plain(scalars[position])
    switch scalar {
    case "(", ")":
      position += 1
      return Token(kind: scalar == "(" ? .open : .close, place: start..<position)
    case "-" where position + 1 < scalars.count && !QuestionLexer.isSpace(scalars[position + 1]):
      position += 1
      return Token(kind: .not, place: start..<position)
    default: break
    }
    if let closing = QuestionLexer.closing(scalars[position]) { return try quoted(until: closing) }
    return try word()
  }

  private mutating func quoted(until closing: [Unicode.Scalar]) throws(QuestionFault) -> Token {
    let start = position
    position += 1
    let first = position
    while position < scalars.count, !closing.contains(scalars[position]) { position += 1 }
    guard position < scalars.count else {
      throw QuestionFault(
        question, start..<scalars.count, "the quotation mark is not closed", "close it, or leave it out")
    }
    let words = text(first..<position)
    position += 1
    guard words.unicodeScalars.contains(where: { !QuestionLexer.isSpace($0) }) else {
      throw QuestionFault(question, start..<position, "nothing stands in the quotation marks", "put words in them")
    }
    return Token(kind: .word(words, isQuoted: true), place: start..<position)
  }

  private mutating func word() throws(QuestionFault) -> Token {
    let start = position
    while position < scalars.count {
      let scalar = QuestionLexer.plain(scalars[position])
      if QuestionLexer.isSpace(scalars[position]) || scalar == "(" || scalar == ")" { break }
      if scalar == ":" {
        let name = text(start..<position)
        guard let field = QuestionField(named: name) else { throw unknown(name, start) }
        position += 1
        guard position < scalars.count, !QuestionLexer.isSpace(scalars[position]) else {
          throw QuestionFault(
            question, start..<position, "\(field.rawValue): has no value", "it asks for \(field.help)")
        }
        return Token(kind: .field(field), place: start..<position)
      }
      if position > start, QuestionLexer.closing(scalars[position]) != nil { break }
      position += 1
    }
    let words = text(start..<position)
    let place = start..<position
    switch words {
    case "OR": return Token(kind: .or, place: place)
    case "AND": return Token(kind: .and, place: place)
    case "NOT": return Token(kind: .not, place: place)
    default: return Token(kind: .word(words, isQuoted: false), place: place)
    }
  }

  private func unknown(_ name: String, _ start: Int) -> QuestionFault {
    let known = QuestionField.allCases.map(\.rawValue)
    let near = Nearness.nearest(to: name.lowercased(), among: known, limit: 1).first
    let suggestion: Message = near.map { "did you mean \($0):? " } ?? ""
    return QuestionFault(
      question, start..<position + 1, "nothing can be asked by “\(name):”",
      "\(suggestion)Fields are \(known.joined(separator: ", ")); put words with a colon in quotation marks")
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// The plain form of a full-width mark.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "（": "("
    case "）": ")"
    case "：": ":"
    case "－", "−": "-"
    default: scalar
    }
  }

  /// The marks that close what a quotation mark opens; `nil` for other marks.
  private static func closing(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "\"": ["\""]
    case "“", "”", "＂": ["”", "\"", "＂", "“"]
    case "「": ["」"]
    case "『": ["』"]
    default: nil
    }
  }
}
