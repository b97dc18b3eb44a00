import Lexicon
import Record

/// A trigger of an issue with every place of a zone where it counts.
struct CountedTrigger {
  var row: RowReference
  var spans: [TextSpan]
  /// How often it came, and what that scored.
  var count: Int
  var score: Int
}

extension Wording {
  /// The triggers of each issue in the order in which they come, one row each, as far as no longer one holds them.
  func countedTriggers(from start: Int, _ lexicon: LoadedLexicon, _ rows: RowIndex) -> [String: [CountedTrigger]] {
    let hits = triggers.filter { $0.start >= start }
    var tally = IssueTally(lexicon: lexicon)
    tally.count(hits[...])
    let counted = tally.spans.mapValues { Set($0) }
    var positions: [Int: Int] = [:]
    var found: [String: [CountedTrigger]] = [:]
    for hit in hits {
      for sense in lexicon.automaton.senses(of: hit.word) where sense.kind == .issue {
        let issue = lexicon.issueTriggers[sense.row].issue
        guard counted[issue]?.contains(hit.span) == true, let row = rows.row(of: sense) else { continue }
        let id = lexicon.issues[issue].id
        if let known = positions[sense.row] {
          found[id]?[known].spans.append(hit.span)
          continue
        }
        positions[sense.row] = found[id]?.count ?? 0
        found[id, default: []].append(
          CountedTrigger(
            row: row, spans: [hit.span], count: tally.counts[sense.row, default: 0],
            score: tally.score(ofTrigger: sense.row)))
      }
    }
    return found
  }
}

extension Explanation {
  /// What the article is about: the words that speak of each issue with their weights, and what they come to.
  var issues: [ExplainedFact] {
    let length = body.text.scalars.count - (reading.article.dateline?.span.end ?? 0)
    let bar = IssueReader.bar(length: length)
    return numbered(reading.issues.map { fact($0, bar: bar) })
  }

  private func fact(_ issue: IssueMention, bar: Int) -> ExplainedFact {
    let row = rows.rows("issues", issue.entity).first
    let inBody = triggers(of: issue.entity, body)
    let above = triggers(of: issue.entity, title)
    let together = dealings(issue, [(body, inBody), (title, above)])
    var reasons = [reason(.row, "", "", row.map { [$0] } ?? [])]
    reasons += inBody.map { reason($0, body) } + above.map { reason($0, title) }
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
    var sum = "\(points(score(.text))) points in the text"
    if score(.title) > 0 { sum += ", \(points(score(.title))) in the title, where they count twice" }
    if let row, let quarters = Int(row["bar"]) {
      sum += "; \(points(bar * quarters / 4)) are needed at this length"
      // What the record does not keep: sides in the title, or in the words of a trigger.
      let isShort = (score(.text) + 2 * score(.title)) * 4 < bar * quarters
      if isShort, !row["sides"].isEmpty { sum += ", the rest where the title or a trigger tells of both sides" }
    }
    reasons.append(reason(.sum, "", sum))
    return ExplainedFact(
      kind: .issue, number: 0, summary: issue.entity, zone: issue.zone, spans: issue.spans, excerpts: [],
      reasons: reasons)
  }

  /// The words of some stretches that speak of an issue.
  func issue(_ id: String, within spans: [TextSpan], _ wording: Wording) -> Reason {
    let found = triggers(of: id, wording).filter { trigger in
      trigger.spans.contains { span in spans.contains { $0.contains(span) } }
    }
    if !found.isEmpty {
      return reason(
        .issue, id, found.map { wording.string($0.spans.first ?? TextSpan(0, 0)) }.joined(separator: " "),
        found.map(\.row))
    }
    let words = reading.issues.first { $0.entity == id && $0.zone == wording.zone }?.spans.first { span in
      spans.contains { $0.contains(span) }
    }
    return reason(
      .issue, id, words == nil ? "by no word of its own: the article is about it" : "both sides are told of together",
      rows.rows("issues", id))
  }

  private func triggers(of issue: String, _ wording: Wording) -> [CountedTrigger] {
    (wording.zone == .title ? titleTriggers : bodyTriggers)[issue] ?? []
  }

  private func reason(_ trigger: CountedTrigger, _ wording: Wording) -> Reason {
    let how = "weight \(trigger.row["weight"]), \(trigger.count) in the \(wording.zone.rawValue)"
    return reason(
      .trigger, trigger.spans.first ?? TextSpan(0, 0), wording, how + ": \(points(trigger.score)) points", [trigger.row]
    )
  }

  /// Sentences that tell of both sides of an issue between two states, by zone.
  private struct Together {
    var wording: Wording
    var first: TextSpan
    var count: Int
    var score: Int
  }

  /// The words of an issue that no trigger stands for are the names of its two sides.
  private func dealings(_ issue: IssueMention, _ zones: [(wording: Wording, triggers: [CountedTrigger])]) -> [Together]
  {
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

  /// A score in points, to the quarter.
  private func points(_ score: Int) -> String {
    let rest: String
    switch score % IssueReader.point * 4 / IssueReader.point {
    case 1: rest = "¼"
    case 2: rest = "½"
    case 3: rest = "¾"
    default: rest = ""
    }
    let whole = score / IssueReader.point
    return whole == 0 && !rest.isEmpty ? rest : "\(whole)\(rest)"
  }
}
