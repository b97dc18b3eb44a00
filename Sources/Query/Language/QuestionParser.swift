import Archive
import Messages

/// One condition as it was typed: a value with the field it stands under.
struct TypedTerm: Sendable, Equatable {
  /// What it asks about; `nil` of bare words.
  var field: QuestionField?
  /// The value without its quotation marks.
  var value: String
  /// Whether it stood in quotation marks.
  var isQuoted: Bool
  /// Where it stands in the question, its field included.
  var place: Range<Int>
}

/// Reads a question: conditions side by side all hold, OR parts alternatives and binds less than that, `-` or NOT excludes
/// what follows, parentheses group.
struct QuestionParser {
  /// Parentheses within each other, so that no question can exhaust the stack.
  static let deepest = 12
  /// Characters of a question.
  static let longest = 2000

  private let question: String
  private let tokens: [QuestionLexer.Token]
  private var position = 0

  /// Reads a question; an empty one asks for everything.
  static func parse(_ question: String) throws(QuestionFault) -> Expression<TypedTerm> {
    let length = question.unicodeScalars.count
    guard length <= longest else {
      throw QuestionFault(
        question, longest..<length, "the question has \(length) characters, at most \(longest) are read",
        "ask for less at once")
    }
    var parser = QuestionParser(question: question, tokens: try QuestionLexer.tokens(question))
    guard !parser.tokens.isEmpty else { return .everything }
    let expression = try parser.alternatives(depth: 0)
    if let rest = parser.next {
      throw QuestionFault(question, rest.place, "nothing is open that this could close", "leave out the )")
    }
    return expression
  }

  private init(question: String, tokens: [QuestionLexer.Token]) {
    self.question = question
    self.tokens = tokens
  }

  private var next: QuestionLexer.Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func alternatives(depth: Int) throws(QuestionFault) -> Expression<TypedTerm> {
    var parts = [try conjunction(depth: depth)]
    while next?.kind == .or {
      position += 1
      parts.append(try conjunction(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction(depth: Int) throws(QuestionFault) -> Expression<TypedTerm> {
    var parts: [Expression<TypedTerm>] = [try operand(depth: depth)]
    while let token = next, token.kind != .or, token.kind != .close {
      if token.kind == .and { position += 1 }
      parts.append(try operand(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func operand(depth: Int) throws(QuestionFault) -> Expression<TypedTerm> {
    guard let token = next else {
      let before = tokens.last?.place ?? 0..<0
      throw QuestionFault(question, before, "something has to follow here", "add a word, or leave this out")
    }
    guard depth < QuestionParser.deepest else {
      throw QuestionFault(
        question, token.place, "parentheses stand more than \(QuestionParser.deepest) deep", "ask more plainly")
    }
    position += 1
    switch token.kind {
    case .word(let words, let isQuoted):
      return .term(TypedTerm(field: nil, value: words, isQuoted: isQuoted, place: token.place))
    case .field(let field): return .term(try value(of: field, token))
    case .not:
      // What is excluded twice is asked for.
      let part = try operand(depth: depth + 1)
      if case .not(let inner) = part { return inner }
      return .not(part)
    case .open:
      let inner = try alternatives(depth: depth + 1)
      guard next?.kind == .close else {
        throw QuestionFault(question, token.place, "the parenthesis is not closed", "close it with )")
      }
      position += 1
      return inner
    case .close:
      throw QuestionFault(question, token.place, "nothing stands in front of the )", "leave it out, or add words")
    case .and, .or:
      throw QuestionFault(
        question, token.place, "nothing stands in front of \(token.kind == .and ? "AND" : "OR")",
        "add a word before it, or put it in quotation marks to look for it")
    }
  }

  private mutating func value(
    of field: QuestionField, _ token: QuestionLexer.Token
  ) throws(QuestionFault) -> TypedTerm {
    if let next, case .word(let words, let isQuoted) = next.kind, next.place.lowerBound == token.place.upperBound {
      position += 1
      return TypedTerm(
        field: field, value: words, isQuoted: isQuoted, place: token.place.lowerBound..<next.place.upperBound)
    }
    // What stands after the colon is a minus of a relative date: after:-30d.
    if let minus = next, minus.kind == .not, minus.place.lowerBound == token.place.upperBound,
      position + 1 < tokens.count, case .word(let words, false) = tokens[position + 1].kind,
      tokens[position + 1].place.lowerBound == minus.place.upperBound
    {
      position += 2
      return TypedTerm(
        field: field, value: "-" + words, isQuoted: false,
        place: token.place.lowerBound..<tokens[position - 1].place.upperBound)
    }
    throw QuestionFault(question, token.place, "\(field.rawValue): has no value", "it asks for \(field.help)")
  }
}
