/// A sentence as its writer meant it: what stands in quotation marks belongs to the sentence around it, with every full
/// stop in it.
///
/// A reference, since every rule of a statement holds it.
final class Period: Sendable {
  /// A quotation of the period's own level.
  struct Quotation: Sendable {
    /// What stands between the marks.
    var inner: Range<Int>
    /// The same with the marks.
    var outer: Range<Int>
  }

  /// The tokens without the mark that ends the period.
  let tokens: Range<Int>
  /// The clauses; commas within quotations and brackets do not cut.
  let clauses: [Range<Int>]
  /// The quotations in order.
  let quotations: [Quotation]
  /// Whether it begins a paragraph.
  let opensParagraph: Bool

  init(tokens: Range<Int>, clauses: [Range<Int>], quotations: [Quotation], opensParagraph: Bool) {
    self.tokens = tokens
    self.clauses = clauses
    self.quotations = quotations
    self.opensParagraph = opensParagraph
  }

  /// The longest period, in tokens: nobody writes a longer one.
  static let limit = 800

  /// The clause that holds a token.
  func clause(of token: Int) -> Int {
    var low = 0
    var high = clauses.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if clauses[middle].lowerBound <= token { low = middle } else { high = middle - 1 }
    }
    return max(low, 0)
  }

  /// The clauses cut at the quotations too: what is quoted marks nothing outside.
  var segments: [Range<Int>] {
    var segments: [Range<Int>] = []
    for clause in clauses {
      var start = clause.lowerBound
      for quotation in quotations where clause.contains(quotation.outer.lowerBound) {
        if start < quotation.outer.lowerBound { segments.append(start..<quotation.outer.lowerBound) }
        segments.append(quotation.outer)
        start = quotation.outer.upperBound
      }
      if start < clause.upperBound { segments.append(start..<clause.upperBound) }
    }
    return segments
  }

  /// Whether a token stands in one of the quotations.
  func quotation(at token: Int) -> Quotation? { quotations.first { $0.outer.contains(token) } }
}

/// Cuts a stretch of tokens into periods.
struct PeriodReader {
  let tokens: [Token]
  let text: ScalarText
  let quotations: Quotations

  func periods(in range: Range<Int>) -> [Period] {
    var periods: [Period] = []
    var cut = Cut(start: range.lowerBound, opens: true)
    var index = range.lowerBound
    while index < range.upperBound {
      if index - cut.start >= Period.limit { finish(&cut, at: index, next: index, opens: false, &periods) }
      if let end = quotations.end(of: index), end > index {
        let close = min(end, range.upperBound)
        let isClosed = close < range.upperBound && tokens[close].shape != .sentenceEnd
        let outer = index..<(isClosed ? close + 1 : close)
        if !quotations.isBracket(index) {
          cut.quotations.append(Period.Quotation(inner: (index + 1)..<max(close, index + 1), outer: outer))
        }
        index = outer.upperBound
        // “……。” ends the sentence around it too, unless a comma or the speaker goes on.
        if isClosed, !quotations.isBracket(outer.lowerBound), close > outer.lowerBound + 1,
          tokens[close - 1].shape == .sentenceEnd, !goesOn(at: index, range)
        {
          finish(&cut, at: index, next: index, opens: false, &periods)
        }
        continue
      }
      switch tokens[index].shape {
      case .sentenceEnd where isStop(index):
        finish(&cut, at: index, next: index + 1, opens: text.scalars[tokens[index].start] == 0x0A, &periods)
      case .clauseEnd, .sentenceEnd:
        if cut.clause < index { cut.clauses.append(cut.clause..<index) }
        cut.clause = index + 1
      default: break
      }
      index += 1
    }
    finish(&cut, at: range.upperBound, next: range.upperBound, opens: false, &periods)
    return periods
  }

  private struct Cut {
    var start: Int
    var clause: Int
    var clauses: [Range<Int>] = []
    var quotations: [Period.Quotation] = []
    var opens: Bool

    init(start: Int, opens: Bool) {
      self.start = start
      clause = start
      self.opens = opens
    }
  }

  private func finish(_ cut: inout Cut, at end: Int, next: Int, opens: Bool, _ periods: inout [Period]) {
    if cut.clause < end { cut.clauses.append(cut.clause..<end) }
    if cut.start < end {
      periods.append(
        Period(
          tokens: cut.start..<end, clauses: cut.clauses, quotations: cut.quotations, opensParagraph: cut.opens))
    }
    cut = Cut(start: next, opens: opens)
  }

  /// A semicolon parts what one voice says; only 。！？ and a paragraph's end part periods.
  private func isStop(_ index: Int) -> Bool {
    let scalar = text.scalars[tokens[index].start]
    return scalar != 0xFF1B && scalar != 0x3B
  }

  private func goesOn(at index: Int, _ range: Range<Int>) -> Bool {
    index < range.upperBound && tokens[index].shape == .clauseEnd
  }
}
