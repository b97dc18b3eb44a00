import Lexicon
import Record

extension Explanation {
  /// What the article is about: the words that speak of each issue with their weights, and what they come to.
  var issues: [ExplainedFact] {
    numbered(
      reading.issues.map { issue in
        let triggers = [title, body].flatMap { wording in
          self.triggers(of: issue.entity, wording).map { (trigger: $0, wording: wording) }
        }
        var reasons = [reason(.row, "", "", rows.rows("issues", issue.entity))]
        reasons += triggers.map { trigger, wording in
          let times = trigger.spans.count
          return Reason(
            part: .trigger, words: wording.string(trigger.spans[0]), span: trigger.spans[0], zone: wording.zone,
            how: "weight \(trigger.weight), \(times) \(times == 1 ? "time" : "times") in the \(wording.zone.rawValue)",
            rows: [trigger.row])
        }
        reasons.append(reason(.sum, "", sum(triggers.map { ($0.trigger, $0.wording.zone) })))
        let inText = triggers.filter { $0.wording.zone == .text }.flatMap(\.trigger.spans)
        return ExplainedFact(
          kind: .issue, number: 0, summary: issue.entity, zone: inText.isEmpty ? .title : .text,
          spans: inText.isEmpty ? triggers.flatMap(\.trigger.spans) : inText.sorted(), excerpts: [], reasons: reasons)
      })
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

  /// Weights times occurrences, in the text and in the title, where they count twice.
  private func sum(_ triggers: [(trigger: Trigger, zone: TextSpan.Zone)]) -> String {
    func total(_ zone: TextSpan.Zone) -> Int {
      triggers.filter { $0.zone == zone }.reduce(0) { $0 + $1.trigger.weight * $1.trigger.spans.count }
    }
    let inTitle = total(.title)
    let inText = total(.text)
    return inTitle == 0 ? "\(inText) in the text" : "\(inText) in the text, \(inTitle) in the title, where it counts twice"
  }
}
