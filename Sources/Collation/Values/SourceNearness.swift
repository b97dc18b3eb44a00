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
    guard article.relayedFrom.contains(where: { isOfficial($0.name) }) else { return 0 }
    return outlet.map { sides.contains($0.state) } ?? false ? 2 : 1
  }

  /// Whether a credited name is that of a ministry or of its site.
  private func isOfficial(_ name: String) -> Bool {
    var segmenter = Segmenter(automaton: lexicon.automaton)
    return segmenter.segment(name.unicodeScalars.map(\.value)).hits.contains { hit in
      lexicon.automaton.senses(of: hit.word).contains { sense in
        switch sense.kind {
        case .outlet: lexicon.outlets[sense.row].isOfficial
        case .body: lexicon.bodies[sense.row].kind == "ministry"
        default: false
        }
      }
    }
  }
}
