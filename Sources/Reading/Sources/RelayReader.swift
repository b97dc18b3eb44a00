import Lexicon
import Record

/// The sources of information that an article credits: 据路透社报道, 引述《明镜》周刊, 外交部网站消息, （法新社、德新社）.
///
/// A medium counts where the words credit it, not where they only tell of it; the outlet itself never does.
struct RelayReader {
  let lexicon: LoadedLexicon
  let outlet: String?

  /// The sources in the order in which the article first credits them.
  ///
  /// - Parameter opening: What opens the article; an agency that filed it for another outlet is a source.
  func relays(_ zone: Zone, opening: OpeningLine?) -> [Article.Relay] {
    var credits = Credits(outlet: outlet, lexicon: lexicon)
    if let agency = opening?.agency, let row = zone.infos[agency].outlet {
      credits.add(SourceName(tokens: agency..<(agency + 1), outlet: row), zone)
    }
    let frames = CreditFrames(names: SourceNames(zone: zone, lexicon: lexicon), zone: zone, lexicon: lexicon)
    let after = opening?.dateline.span.end ?? 0
    for whole in zone.sentences {
      guard let sentence = whole.after(after, zone.tokens) else { continue }
      for name in frames.credited(in: sentence) { credits.add(name, zone) }
    }
    for name in ClosingCredit(lexicon: lexicon, zone: zone).names() { credits.add(name, zone) }
    return credits.relays
  }
}

/// The name of a source as a stretch of tokens.
struct SourceName: Equatable {
  /// The tokens of the name, without the quotation marks around it.
  var tokens: Range<Int>
  /// The outlet's row; `nil` for one that no table holds.
  var outlet: Int?
}

/// The credited sources, each once.
private struct Credits {
  /// The article's own outlet.
  let outlet: OutletEntry?
  let lexicon: LoadedLexicon
  private(set) var relays: [Article.Relay] = []
  /// How many sources an article credits at most, many times what any does.
  private static let most = 200
  private var rows: Set<Int> = []

  init(outlet: String?, lexicon: LoadedLexicon) {
    self.outlet = outlet.flatMap { lexicon.outlet($0) }
    self.lexicon = lexicon
  }

  mutating func add(_ name: SourceName, _ zone: Zone) {
    if let row = name.outlet, isOwn(lexicon.outlets[row]) || !rows.insert(row).inserted { return }
    let span = TextSpan(zone.tokens[name.tokens.lowerBound].start, zone.tokens[name.tokens.upperBound - 1].end)
    let words = zone.text.string(span.start, span.end)
    // 外交部网站 after 中国外交部网站: the same source in fewer words.
    guard relays.count < Credits.most, !relays.contains(where: { $0.name.contains(words) }) else { return }
    relays.append(Article.Relay(name: words, span: span))
  }

  /// Whether a source is the outlet itself or of its house: 央视网 in the evening news of the same station.
  private func isOwn(_ source: OutletEntry) -> Bool {
    outlet.map { $0.id == source.id || $0.sharesHouse(with: source) } == true
  }
}
