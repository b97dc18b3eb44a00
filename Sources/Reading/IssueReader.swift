import Lexicon
import Record

/// The issues that an article touches, by weighted words; the title counts more.
struct IssueReader {
  let lexicon: LoadedLexicon
  /// From what weight on an article is about an issue.
  static let threshold = 4
  /// How much more a word of the title weighs.
  static let titleFactor = 2

  func issues(body: [Hit], title: [Hit]) -> [IssueMention] {
    var weights: [String: Int] = [:]
    var spans: [String: [TextSpan]] = [:]
    for (hits, factor) in [(title, IssueReader.titleFactor), (body, 1)] {
      for hit in hits {
        for sense in lexicon.automaton.senses(of: hit.word) where sense.kind == .issue {
          let trigger = lexicon.issueTriggers[sense.row]
          weights[trigger.issue, default: 0] += trigger.weight * factor
          if factor == 1 { spans[trigger.issue, default: []].append(TextSpan(hit.start, hit.end)) }
        }
      }
    }
    return weights.filter { $0.value >= IssueReader.threshold && spans[$0.key] != nil }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { IssueMention(entity: $0.key, spans: spans[$0.key] ?? []) }
  }

  /// The issues that an event was about: those spoken of in its sentences.
  static func issues(of event: Event, in issues: [IssueMention]) -> [String] {
    guard event.zone == .text else { return [] }
    return issues.filter { issue in
      issue.spans.contains { span in event.evidence.contains { $0.start <= span.start && span.end <= $0.end } }
    }.map(\.entity).sorted()
  }
}
