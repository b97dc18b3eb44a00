/// Which marks of quotation and brackets belong together.
///
/// Both regions' marks and the straight one, which opens and closes in turn; titles (《》) are not quotations. A pair never
/// reaches over the end of its paragraph: a mark whose partner is missing reaches to it (a quotation that the next
/// paragraph goes on with), a closing mark alone is nothing.
final class Quotations {
  /// What a pair encloses.
  enum Kind {
    case quotation, bracket
  }

  /// For the opening token of a pair: where it closes, one past the last token inside. For any other token -1.
  private var ends: [Int32]
  private var brackets: Set<Int> = []

  /// A mark whose partner has not come yet.
  struct Opening {
    var token: Int
    var mark: UInt32
  }

  init(_ tokens: [Token], _ text: ScalarText) {
    ends = [Int32](repeating: -1, count: tokens.count)
    var open: [Opening] = []
    func closing(_ mark: UInt32) -> UInt32 {
      switch mark {
      case 0x201C: 0x201D
      case 0x2018: 0x2019
      case 0x300C: 0x300D
      case 0x300E: 0x300F
      case 0x22: 0x22
      default: 0
      }
    }
    for (index, token) in tokens.enumerated() {
      let scalar = text.scalars[token.start]
      switch token.shape {
      case .openQuote where scalar != 0x300A && scalar != 0x3008:
        open.append(Opening(token: index, mark: scalar))
      case .openBracket:
        open.append(Opening(token: index, mark: 0x28))
        brackets.insert(index)
      case .closeBracket:
        if let last = open.lastIndex(where: { $0.mark == 0x28 }) {
          pair(open[last].token, index)
          open.cut(at: last)
        }
      case .closeQuote where scalar != 0x300B && scalar != 0x3009:
        if let last = open.lastIndex(where: { closing($0.mark) == scalar || $0.mark == 0x22 && scalar == 0x201D }) {
          pair(open[last].token, index)
          open.cut(at: last)
        }
      case .mark where scalar == 0x22:
        // “A": the straight mark closes whichever double mark is open.
        if let last = open.lastIndex(where: { $0.mark == 0x22 || $0.mark == 0x201C }) {
          pair(open[last].token, index)
          open.cut(at: last)
        } else {
          open.append(Opening(token: index, mark: scalar))
        }
      case .sentenceEnd where scalar == 0x0A:
        close(open, at: index)
        open.removeAll(keepingCapacity: true)
      default: break
      }
    }
    close(open, at: tokens.count)
  }

  /// A pair longer than anybody's sentence is a mark that was never closed.
  private func pair(_ token: Int, _ end: Int) {
    if end - token <= Period.limit { ends[token] = Int32(end) }
  }

  /// A quotation that its paragraph leaves open reaches to the paragraph's end; a bracket that is left open is none.
  private func close(_ open: [Opening], at end: Int) {
    guard let first = open.first(where: { $0.mark != 0x28 }) else { return }
    pair(first.token, end)
  }

  /// Where the pair that a token opens closes: the closing token, or the end of the paragraph; `nil` for no opening.
  func end(of token: Int) -> Int? { ends[token] < 0 ? nil : Int(ends[token]) }

  /// Whether a token opens a bracket.
  func isBracket(_ token: Int) -> Bool { brackets.contains(token) }
}
