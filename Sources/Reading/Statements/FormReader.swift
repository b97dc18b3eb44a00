import Record

/// Makes a statement of a draft: its spans, and whether it is direct, indirect, mixed or joint.
struct FormReader {
  let zone: Zone
  let quotations: Quotations

  func statement(_ draft: StatementReader.Draft, resolver: PartyResolver, issues: ([TextSpan]) -> [String])
    -> Statement?
  {
    let content = draft.content.map(stripped).filter { !$0.isEmpty }
    guard !content.isEmpty else { return nil }
    let spans = runs(content).map { TextSpan(zone.tokens[$0.lowerBound].start, zone.tokens[$0.upperBound - 1].end) }
    guard spans.reduce(0, { $0 + $1.end - $1.start }) >= 2 else { return nil }
    let isQuoted = draft.content.contains(where: hasQuotation)
    let speakers = resolver.parties(draft.voices)
    let isDirect = draft.content.allSatisfy { isInQuotation($0) }
    let isJoint = Set(speakers.compactMap(\.actor)).count > 1
    let cue = TextSpan(zone.tokens[draft.cue.lowerBound].start, zone.tokens[draft.cue.upperBound - 1].end)
    return Statement(
      speakers: speakers, form: isJoint ? .joint : isDirect ? .direct : isQuoted ? .mixed : .indirect, quoted: isQuoted,
      cue: Event.Cue(span: cue, text: zone.text.string(cue.start, cue.end)), content: spans, issues: issues(spans))
  }

  /// Sentences that only marks part are one run of words.
  private func runs(_ content: [Range<Int>]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for range in content {
      if let last = runs.last, last.upperBound <= range.lowerBound,
        (last.upperBound..<range.lowerBound).allSatisfy({
          zone.tokens[$0].shape != .word && zone.tokens[$0].shape != .gap
        })
      {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    return runs
  }

  /// Whether a range lies in quotation marks altogether: they stand around it, or at its ends.
  private func isInQuotation(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if first > 0, let end = quotations.end(of: first - 1), !quotations.isBracket(first - 1), end >= range.upperBound {
      return true
    }
    guard let end = quotations.end(of: first), !quotations.isBracket(first) else { return false }
    return end >= range.upperBound - 1
  }

  private func hasQuotation(_ range: Range<Int>) -> Bool {
    isInQuotation(range) || range.contains { quotations.end(of: $0) != nil && !quotations.isBracket($0) }
  }

  /// Without the quotation marks around it and the marks at its ends.
  private func stripped(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    if lower < upper, let end = quotations.end(of: lower), !quotations.isBracket(lower), end >= upper - 1 {
      lower += 1
      upper = min(upper, end)
    }
    while lower < upper, isMark(upper - 1) { upper -= 1 }
    return lower..<upper
  }

  private func isMark(_ index: Int) -> Bool {
    switch zone.tokens[index].shape {
    case .clauseEnd, .sentenceEnd: true
    default: false
    }
  }
}
