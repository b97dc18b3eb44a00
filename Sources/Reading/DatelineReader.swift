import Lexicon
import Record

/// Reads the words that open a report: （中央社記者…北京22日電）, 路透北京3月23日 -, 【共同社3月4日电】, (德国之声中文网).
struct DatelineReader {
  let lexicon: LoadedLexicon
  /// How many tokens may stand before the mark that closes a dateline.
  static let reach = 24

  func dateline(_ zone: Zone, published: CivilDate?) -> Article.Dateline? {
    guard let first = zone.tokens.first, let close = close(zone) else { return nil }
    var dateline = Article.Dateline(span: TextSpan(first.start, zone.tokens[close].end))
    for index in 0..<close {
      let info = zone.infos[index]
      let words = { zone.text.string(zone.tokens[index].start, zone.tokens[index].end) }
      if dateline.agency == nil, info.outlet != nil { dateline.agency = words() }
      if info.place != nil { dateline.place = words() }
    }
    guard dateline.agency != nil else { return nil }
    if let published {
      var reader = DateReader(calendar: ArticleCalendar(today: published), tokens: zone.tokens, infos: zone.infos)
      let head = Sentence(tokens: 0..<close, clauses: [0..<close], opensParagraph: true)
      dateline.date = reader.dates(in: head).last?.when.start
    }
    return dateline
  }

  /// The token that closes the dateline: the bracket that the text opens with, or a dash after an agency.
  private func close(_ zone: Zone) -> Int? {
    let reach = min(zone.tokens.count, DatelineReader.reach)
    guard reach > 1 else { return nil }
    if zone.tokens[0].shape == .openBracket {
      return (1..<reach).first { zone.tokens[$0].shape == .closeBracket }
    }
    guard zone.infos[0].outlet != nil else { return nil }
    return (1..<reach).first { index in
      isDash(zone.text.scalars[zone.tokens[index].start])
        || zone.tokens[index].shape == .sentenceEnd
    }.flatMap { zone.tokens[$0].shape == .sentenceEnd ? nil : $0 }
  }

  /// Whether a scalar is a dash; 至 between two days closes nothing.
  private func isDash(_ scalar: UInt32) -> Bool { [0x2D, 0x2013, 0x2014, 0xFF0D].contains(scalar) }
}
