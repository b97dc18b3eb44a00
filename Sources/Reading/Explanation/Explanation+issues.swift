import Lexicon
import Record

extension Explanation {
  /// What the article is about: the words that speak of each issue with their weights, and what they come to.
  var issues: [ExplainedFact] {
    numbered(
      reading.issues.map { issue in
        let inText = triggers(of: issue.entity, body)
        let inTitle = triggers(of: issue.entity, title)
        var reasons = [reason(.row, "", "", rows.rows("issues", issue.entity))]
        reasons += inText.map { trigger in
          let again = inTitle.first { $0.row == trigger.row }.map { ", \($0.spans.count) in the title" } ?? ""
          return reason(trigger, body, again)
        }
        reasons += inTitle.filter { trigger in !inText.contains { $0.row == trigger.row } }.map { reason($0, title) }
        reasons.append(reason(.sum, "", sum(inText: total(inText), inTitle: total(inTitle))))
        return ExplainedFact(
          kind: .issue, number: 0, summary: issue.entity, zone: inText.isEmpty ? .title : .text,
          spans: (inText.isEmpty ? inTitle : inText).flatMap(\.spans).sorted(), excerpts: [], reasons: reasons)
      })
  }

  private func reason(_ trigger: Trigger, _ wording: Wording, _ again: String = "") -> Reason {
    let times = trigger.spans.count
    return reason(
      .trigger, trigger.spans[0], wording,
      "weight \(trigger.weight), \(times) in the \(wording.zone.rawValue)" + again, [trigger.row])
  }

  /// The words of some stretches that speak of an issue.
  func issue(_ id: String, within spans: [TextSpan], _ wording: Wording) -> Reason {
    let found = triggers(of: id, wording).filter { trigger in
      trigger.spans.contains { span in spans.contains { $0.contains(span) } }
    }
    let words = found.map { wording.string($0.spans[0]) }.joined(separator: " ")
    return reason(.issue, id, found.isEmpty ? "by no word of its own" : words, found.map(\.row))
  }

  /// A trigger of an issue with every place where it stands.
  private struct Trigger {
    var row: RowReference
    var weight: Int
    var spans: [TextSpan]
  }

  /// The triggers of an issue in the order in which they come; one row each.
  private func triggers(of issue: String, _ wording: Wording) -> [Trigger] {
    var positions: [RowReference: Int] = [:]
    var found: [Trigger] = []
    for hit in wording.triggers {
      for row in wording.rows(of: hit, ["issue-triggers"]) where row["issue"] == issue {
        if let known = positions[row] {
          found[known].spans.append(hit.span)
        } else {
          positions[row] = found.count
          found.append(Trigger(row: row, weight: Int(row["weight"]) ?? 1, spans: [hit.span]))
        }
      }
    }
    return found
  }

  /// Weights times occurrences.
  private func total(_ triggers: [Trigger]) -> Int { triggers.reduce(0) { $0 + $1.weight * $1.spans.count } }

  private func sum(inText: Int, inTitle: Int) -> String {
    inTitle == 0 ? "\(inText) in the text" : "\(inText) in the text, \(inTitle) in the title, where it counts twice"
  }
}
