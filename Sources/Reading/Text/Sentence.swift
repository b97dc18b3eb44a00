/// A sentence as a range of tokens, cut into clauses.
struct Sentence {
  /// The tokens.
  let tokens: Range<Int>
  /// The clauses, each a range of tokens without the mark that ends it.
  let clauses: [Range<Int>]
  /// Whether a paragraph begins here.
  let opensParagraph: Bool

  /// The clause that holds a token.
  func clause(of token: Int) -> Int {
    clauses.firstIndex { $0.contains(token) } ?? max(clauses.count - 1, 0)
  }

  /// The part of the sentence that begins at or after a scalar; `nil` if nothing of it does.
  func after(_ scalar: Int, _ all: [Token]) -> Sentence? {
    guard let first = tokens.first(where: { all[$0].start >= scalar }) else { return nil }
    guard first > tokens.lowerBound else { return self }
    let rest = clauses.compactMap { $0.upperBound <= first ? nil : max($0.lowerBound, first)..<$0.upperBound }
    return Sentence(tokens: first..<tokens.upperBound, clauses: rest, opensParagraph: opensParagraph)
  }

  /// The longest sentence, in tokens. Nobody writes a longer one; text without punctuation is cut here, so that rules
  /// which look through a sentence stay linear in the text.
  static let limit = 400

  /// Cuts tokens into sentences and clauses.
  ///
  /// A headline has spaces for commas: 王毅会见拉夫罗夫 称关系良好.
  ///
  /// A mark that ends a sentence inside brackets does not end the sentence around them.
  static func split(_ tokens: [Token], _ text: ScalarText, isHeadline: Bool = false) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    var depth = 0
    var opens = true
    for (index, token) in tokens.enumerated() {
      if index - start >= limit {
        sentences.append(make(start..<index, tokens, opens, isHeadline))
        start = index
        opens = false
        depth = 0
      }
      switch token.shape {
      case .openBracket: depth += 1
      case .closeBracket: depth = max(depth - 1, 0)
      case .sentenceEnd:
        let isBreak = text.scalars[token.start] == 0x0A
        guard depth == 0 || isBreak else { continue }
        depth = 0
        if start < index { sentences.append(make(start..<index, tokens, opens, isHeadline)) }
        start = index + 1
        opens = isBreak
      default: break
      }
    }
    if start < tokens.count { sentences.append(make(start..<tokens.count, tokens, opens, isHeadline)) }
    return sentences
  }

  private static func make(
    _ range: Range<Int>, _ tokens: [Token], _ opens: Bool, _ isHeadline: Bool
  ) -> Sentence {
    var clauses: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      switch tokens[index].shape {
      case .openBracket: depth += 1
      case .closeBracket: depth = max(depth - 1, 0)
      case .clauseEnd where depth == 0:
        if start < index { clauses.append(start..<index) }
        start = index + 1
      default:
        if isHeadline, depth == 0, start < index, tokens[index - 1].end < tokens[index].start {
          clauses.append(start..<index)
          start = index
        }
      }
    }
    if start < range.upperBound { clauses.append(start..<range.upperBound) }
    return Sentence(tokens: range, clauses: clauses, opensParagraph: opens)
  }
}
