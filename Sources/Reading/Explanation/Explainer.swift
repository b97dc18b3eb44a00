public import Lexicon
public import Record

/// Tells of each fact of a reading which words and which rows of the lexicon made it.
///
/// The explanation is made from the reading and the lexicon alone: the words of each fact are looked up again in the
/// tables, and what stands around them is told. It changes nothing, and articles are read without it.
public struct Explainer: Sendable {
  private let lexicon: LoadedLexicon
  private let rows: RowIndex
  private var segmenter: Segmenter
  private var reader: Reader

  /// An explainer with the lexicon that the readings were made with.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    rows = RowIndex(lexicon: lexicon)
    segmenter = Segmenter(automaton: lexicon.automaton)
    reader = Reader(lexicon: lexicon)
  }

  /// The facts of a reading, in the order of the record: article, mentions, dates, events, statements, issues.
  public mutating func explain(_ reading: ArticleReading) -> [ExplainedFact] {
    let published = reader.day(of: reading.article)
    let body = Wording(reading.article.text, .text, &segmenter, lexicon, rows)
    let title = Wording(reading.article.title, .title, &segmenter, lexicon, rows)
    let explanation = Explanation(
      reading: reading, lexicon: lexicon, rows: rows, body: body, title: title,
      bodyTriggers: body.countedTriggers(from: reading.article.dateline?.span.end ?? 0, lexicon, rows),
      titleTriggers: title.countedTriggers(from: 0, lexicon, rows),
      published: published, day: Reader.today(published: published, filed: reading.article.dateline?.date))
    return [explanation.article] + explanation.mentions + explanation.dates + explanation.events
      + explanation.statements + explanation.issues
  }
}

/// What is at hand when the facts of one reading are explained.
struct Explanation {
  typealias Reason = ExplainedFact.Reason
  typealias Step = ExplainedFact.Step

  let reading: ArticleReading
  let lexicon: LoadedLexicon
  let rows: RowIndex
  let body: Wording
  let title: Wording
  /// The words that speak of each issue, by its id.
  let bodyTriggers: [String: [CountedTrigger]]
  let titleTriggers: [String: [CountedTrigger]]
  /// The day of publication in the outlet's own zone.
  let published: CivilDate?
  /// The day that 今天 means.
  let day: ReportDay
  /// The day that 今天 means; of an article that nothing dates one that lies behind all others.
  var today: CivilDate { day.horizon }

  /// The words of a zone.
  func wording(_ zone: TextSpan.Zone) -> Wording { zone == .title ? title : body }

  /// A reason that rests on words of a zone.
  func reason(
    _ part: Reason.Part, _ span: TextSpan, _ wording: Wording, _ how: String, _ rows: [RowReference] = []
  ) -> Reason {
    Reason(
      part: part, words: wording.string(span), span: span, zone: wording.zone, steps: [Step(how: how, rows: rows)])
  }

  /// A reason that rests on no words of the article.
  func reason(_ part: Reason.Part, _ words: String = "", _ how: String, _ rows: [RowReference] = []) -> Reason {
    Reason(part: part, words: words, span: nil, zone: .text, steps: [Step(how: how, rows: rows)])
  }

  /// Facts of one kind, numbered in their order.
  func numbered(_ facts: [ExplainedFact]) -> [ExplainedFact] {
    facts.enumerated().map { position, fact in
      var fact = fact
      fact.number = position + 1
      return fact
    }
  }
}

extension Hit {
  /// Where the word stands.
  var span: TextSpan { TextSpan(start, end) }
}

extension DateInterval {
  /// The days and how exactly they are known: `2021-03-22 (day)`, `2021-03-01…2021-03-31 (month)`.
  var words: String {
    guard let start, let end else { return "not told" }
    return (start == end ? "\(start)" : "\(start)…\(end)") + " (\(precision.rawValue))"
  }
}
