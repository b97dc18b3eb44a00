import Lexicon
import Record

extension Explanation {
  /// What the article is about: the words that speak of each issue with their weights, and what they come to.
  var issues: [ExplainedFact] {
    let start = reading.article.dateline?.span.end ?? 0
    let inText = tally(body, from: start)
    let inTitle = tally(title, from: 0)
    let bar = IssueReader.bar(length: body.text.scalars.count - start)
    return numbered(reading.issues.map { fact($0, inText, inTitle, bar: bar) })
  }

  private func fact(_ issue: IssueMention, _ inText: IssueTally, _ inTitle: IssueTally, bar: Int) -> ExplainedFact {
    let row = rows.rows("issues", issue.entity).first
    let inBody = triggers(of: issue.entity, body, inText)
    let above = triggers(of: issue.entity, title, inTitle)
    let together = dealings(issue, [(body, inBody), (title, above)])
    var reasons = [reason(.row, "", "", row.map { [$0] } ?? [])] + (inBody + above).map(\.reason)
    reasons += together.map { dealing in
      reason(
        .trigger, dealing.first, dealing.wording,
        "both sides told of together in \(dealing.count) of the \(dealing.wording.zone == .text ? "sentences" : "headlines"): "
          + "\(points(dealing.score)) points", row.map { [$0] } ?? [])
    }
    func score(_ zone: TextSpan.Zone) -> Int {
      (zone == .text ? inBody : above).reduce(0) { $0 + $1.score }
        + together.filter { $0.wording.zone == zone }.reduce(0) { $0 + $1.score }
    }
    let sum = "\(points(score(.text))) points in the text"
      + (score(.title) > 0 ? ", \(points(score(.title))) in the title, where they count twice" : "")
    let needed = row.flatMap { Int($0["bar"]) }.map { "; \(points(bar * $0 / 4)) are needed at this length" } ?? ""
    reasons.append(reason(.sum, "", sum + needed))
    return ExplainedFact(
      kind: .issue, number: 0, summary: issue.entity, zone: issue.zone, spans: issue.spans, excerpts: [],
      reasons: reasons)
  }

  /// The words of some stretches that speak of an issue.
  func issue(_ id: String, within spans: [TextSpan], _ wording: Wording) -> Reason {
    let found = triggers(of: id, wording, tally(wording, from: 0)).filter { trigger in
      trigger.spans.contains { span in spans.contains { $0.contains(span) } }
    }
    if !found.isEmpty {
      return reason(.issue, id, found.map { wording.string($0.spans[0]) }.joined(separator: " "), found.map(\.row))
    }
    let words = reading.issues.first { $0.entity == id && $0.zone == wording.zone }?.spans.first { span in
      spans.contains { $0.contains(span) }
    }
    return reason(
      .issue, id, words == nil ? "by no word of its own: the article is about it" : "both sides are told of together",
      rows.rows("issues", id))
  }

  /// A trigger of an issue with every place where it counts.
  private struct Trigger {
    var row: RowReference
    var spans: [TextSpan]
    var score: Int
    var reason: Reason
  }

  private func tally(_ wording: Wording, from start: Int) -> IssueTally {
    var tally = IssueTally(lexicon: lexicon)
    tally.count(wording.triggers.filter { $0.start >= start }[...])
    return tally
  }

  /// The triggers of an issue in the order in which they come, one row each, as far as no longer one holds them.
  private func triggers(of issue: String, _ wording: Wording, _ tally: IssueTally) -> [Trigger] {
    let counted = Set(tally.spans.filter { lexicon.issues[$0.key].id == issue }.flatMap(\.value))
    var positions: [Int: Int] = [:]
    var found: [Trigger] = []
    for hit in wording.triggers where counted.contains(hit.span) {
      for sense in lexicon.automaton.senses(of: hit.word) where sense.kind == .issue {
        guard let row = rows.row(of: sense), row["issue"] == issue else { continue }
        if let known = positions[sense.row] {
          found[known].spans.append(hit.span)
          continue
        }
        positions[sense.row] = found.count
        let score = tally.score(ofTrigger: sense.row)
        let how =
          "weight \(row["weight"]), \(tally.counts[sense.row, default: 0]) in the \(wording.zone.rawValue): "
          + "\(points(score)) points"
        found.append(
          Trigger(row: row, spans: [hit.span], score: score, reason: reason(.trigger, hit.span, wording, how, [row])))
      }
    }
    return found
  }

  /// Sentences that tell of both sides of an issue between two states, by zone.
  private struct Together {
    var wording: Wording
    var first: TextSpan
    var count: Int
    var score: Int
  }

  /// The words of an issue that no trigger stands for are the names of its two sides.
  private func dealings(_ issue: IssueMention, _ zones: [(wording: Wording, triggers: [Trigger])]) -> [Together] {
    zones.compactMap { wording, triggers in
      guard wording.zone == issue.zone else { return nil }
      let known = Set(triggers.flatMap(\.spans))
      let rest = issue.spans.filter { !known.contains($0) }
      guard let first = rest.first else { return nil }
      let count = Set(rest.map { wording.sentence(around: $0) }).count
      return Together(
        wording: wording, first: first, count: count,
        score: min(count, IssueReader.sentences) * IssueReader.dealing * IssueReader.point)
    }
  }

  /// A score in points; words for dealings between states count by halves.
  private func points(_ score: Int) -> String {
    let rest = score % IssueReader.point
    return "\(score / IssueReader.point)" + (rest == 0 ? "" : rest == 2 ? "½" : "+")
  }
}
