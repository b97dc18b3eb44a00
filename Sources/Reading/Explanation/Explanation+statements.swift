import Lexicon
import Record

extension Explanation {
  /// Who said what: the cue with its kind, how the speaker was found, how far the words run and in what form.
  var statements: [ExplainedFact] {
    numbered(
      reading.statements.enumerated().map { number, statement in
        let spans = statement.content
        let whole = [statement.cue?.span].compactMap { $0 } + spans
        let first = whole.map(\.start).min() ?? 0
        let last = whole.map(\.end).max() ?? first
        let who = statement.speakers.map { $0.text.isEmpty ? $0.actor ?? "?" : $0.text }.joined(separator: " ")
        let begins = body.sentence(around: TextSpan(first, first)).start
        return ExplainedFact(
          kind: .statement, number: 0,
          summary: "\(who.isEmpty ? "nobody named" : who): \(statement.form.rawValue)"
            + (statement.quoted ? ", quoted" : ""),
          zone: .text, spans: spans, excerpts: [TextSpan(begins, last)], reasons: reasons(statement, number))
      })
  }

  private func reasons(_ statement: Statement, _ number: Int) -> [Reason] {
    guard let cue = statement.cue else { return [] }
    let rows = body.words(in: cue.span).compactMap { body.rows(of: $0, ["speech"]).first }
    let kind = rows.first.map { "a cue of the kind “\($0["kind"])”" } ?? "no row of speech.tsv"
    let sentence = body.sentence(around: cue.span)
    let telling = Telling(
      wording: body, spans: [sentence], cue: cue.span,
      apart: statement.content.filter { !$0.overlaps(cue.span) } + [cue.span])
    var reasons = [reason(.cue, cue.span, body, kind, rows)]
    reasons += statement.speakers.map { reason(.speaker, $0, telling) }
    if statement.speakers.isEmpty { reasons.append(reason(.speaker, "", "the words name nobody")) }
    reasons += way(statement, cue.span, telling)
    if let first = statement.content.first, let last = statement.content.last {
      reasons.append(begins(first, cue.span, pieces: statement.content.count))
      reasons.append(ends(last, number))
    }
    reasons.append(reason(.form, "", form(statement)))
    reasons.append(reason(.level, "", level(cue.span, number)))
    return reasons + statement.issues.map { issue($0, within: statement.content, body) }
  }

  /// The words between speaker and cue that the rule passed over or that sent it on: 声明, 再次, 据.
  private func way(_ statement: Statement, _ cue: TextSpan, _ telling: Telling) -> [Reason] {
    let clause = body.clause(around: cue)
    let kinds: Set<String> = ["source", "reported", "document", "joint-document", "issuing", "adverb"]
    return body.words(in: TextSpan(clause.start, cue.start)).compactMap { word in
      guard !telling.apart.contains(where: { $0.overlaps(word.span) }) else { return nil }
      return body.rows(of: word, ["speech"]).first { kinds.contains($0["kind"]) }.map {
        reason(.way, word.span, body, "on the way to the cue, a word of the kind “\($0["kind"])”", [$0])
      }
    }
  }

  /// Where what is said begins, seen from the cue.
  private func begins(_ first: TextSpan, _ cue: TextSpan, pieces: Int) -> Reason {
    let span = TextSpan(first.start, min(first.start + 8, first.end))
    let parts = pieces > 1 ? "; \(pieces) pieces" : ""
    if first.end <= cue.start { return reason(.begins, span, body, "before the cue" + parts) }
    if first.start < cue.start { return reason(.begins, span, body, "around the cue" + parts) }
    let between = body.string(TextSpan(cue.end, first.start))
    return reason(
      .begins, span, body, (between.isEmpty ? "right behind the cue" : "behind the cue and \(between)") + parts)
  }

  /// Where it ends, and what stands there.
  private func ends(_ last: TextSpan, _ number: Int) -> Reason {
    let span = TextSpan(max(last.end - 8, last.start), last.end)
    let sentences = (last.start..<last.end).count { body.mark(at: $0) == .sentenceEnd && body.text.scalars[$0] != 0x0A }
    let run = sentences > 0 ? "after \(sentences) full stops within" : ""
    let how =
      switch body.mark(at: last.end) {
      case nil where last.end >= body.text.scalars.count: "the text ends"
      case .sentenceEnd: body.text.scalars[last.end] == 0x0A ? "the paragraph ends" : "the sentence ends"
      case .closeQuote: "the quotation ends"
      default: next(after: last.end, number) ?? "another clause of the report begins"
      }
    return reason(.ends, span, body, [how, run].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// The cue of another statement that begins in the clause after a scalar.
  private func next(after scalar: Int, _ number: Int) -> String? {
    let rest = TextSpan(scalar, body.sentence(around: TextSpan(scalar, scalar)).end)
    let cue = reading.statements.enumerated().first {
      $0.offset != number && $0.element.cue.map { rest.contains($0.span) } == true
    }
    return cue.flatMap { found in
      found.element.cue.map { "statement \(found.offset + 1) begins with its cue \($0.text)" }
    }
  }

  /// Why a statement is direct, indirect, mixed or joint.
  private func form(_ statement: Statement) -> String {
    switch statement.form {
    case .joint:
      "joint: \(Set(statement.speakers.compactMap(\.actor)).sorted().joined(separator: " and ")) speak as one"
    case .direct: "direct: all of it stands in quotation marks"
    case .mixed: "mixed: some of it stands in quotation marks"
    case .indirect: "indirect: none of it stands in quotation marks"
    }
  }

  /// Whether a cue stands in what somebody else says.
  private func level(_ cue: TextSpan, _ number: Int) -> String {
    let outer = reading.statements.enumerated().first { position, statement in
      position != number && statement.content.contains { $0.contains(cue) }
    }
    return outer.map { "nested: within the words of statement \($0.offset + 1)" } ?? "of the report's own level"
  }
}
