import Lexicon
import Record

/// How near an article is to what it tells of.
struct SourceNearness {
  let lexicon: LoadedLexicon
  /// Codes of the sides of the event.
  let sides: Set<String>

  /// 2 for a government's own text or a side's outlet's relay of one, 1 for a relay by others, 0 for a report of its own.
  ///
  /// Source of the rule: `record.md`, a ministry's own text before a relay.
  func points(_ article: Article) -> Int {
    let outlet = article.outlet.id.flatMap { lexicon.outlet($0) }
    if let outlet, outlet.isOfficial { return 2 }
    guard article.relayedFrom.contains(where: { isOfficial($0) }) else { return 0 }
    return outlet.map { sides.contains($0.state) } ?? false ? 2 : 1
  }

  /// Whether a credited source is a ministry or its site.
  private func isOfficial(_ relay: Article.Relay) -> Bool {
    relay.outlet.flatMap { lexicon.outlet($0) }?.isOfficial ?? false
  }
}
