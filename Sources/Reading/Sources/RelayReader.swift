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
    let row = name.outlet ?? known(name.tokens, words, zone)
    relays.append(Article.Relay(name: words, outlet: row.map { lexicon.outlets[$0].id }, span: span))
  }

  /// The outlet that a credit of several words names: by all of them, by the one medium among them (英国《卫报》), or as
  /// the body of a state whose site it is (美国国务院 publishes on 美国国务院网站, and so does 俄国外交部网站).
  private func known(_ tokens: Range<Int>, _ words: String, _ zone: Zone) -> Int? {
    if let row = outlet(words) { return row }
    let inside = Set(tokens.compactMap { zone.infos[$0].outlet }).filter { !lexicon.outlets[$0].isSite }
    if inside.count == 1 { return inside.first }
    let isState = { (index: Int) in zone.infos[index].state != nil || zone.infos.abbreviations(index).count > 0 }
    guard let last = tokens.last(where: isState), last + 1 < tokens.upperBound else { return nil }
    let codes = Set(
      (zone.infos[last].state.map { [$0] } ?? zone.infos.abbreviations(last)).map { lexicon.states[$0].code })
    let body = folded(zone.text.scalars[zone.tokens[last + 1].start..<zone.tokens[tokens.upperBound - 1].end])
    let names = [body] + lexicon.mediumShapes.sites.map { body + $0 }
    return lexicon.outlets.firstIndex { outlet in
      outlet.isOfficial && codes.contains(outlet.state) && names.contains { outlet.name.hasSuffix($0) }
    }
  }

  private func folded(_ scalars: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar(lexicon.folding.fold($0)) }))
  }

  /// The outlet that goes by some words, if no other does.
  private func outlet(_ words: String) -> Int? {
    let senses = lexicon.automaton.word(words).map { lexicon.automaton.senses(of: $0) } ?? []
    let rows = senses.filter { $0.kind == .outlet }.map(\.row)
    return rows.count == 1 ? rows.first : nil
  }

  /// Whether a source is the outlet itself or of its house: 央视网 in the evening news of the same station.
  private func isOwn(_ source: OutletEntry) -> Bool {
    outlet.map { $0.id == source.id || $0.sharesHouse(with: source) } == true
  }
}
