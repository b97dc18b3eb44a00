public import Lexicon
import Reading
public import Record

/// What must hold of the reading of any text.
///
/// Its facts stand on words of the text; read again, by a reader that has read others, it is the same; and what it names
/// is the same where it is a part of a longer text.
public struct ReadingChecks {
  private var reader: Reader
  private var other: Reader
  /// Made where it is first asked for.
  private var explainer: Explainer?
  private let lexicon: LoadedLexicon

  /// Checks with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    reader = Reader(lexicon: lexicon)
    other = Reader(lexicon: lexicon)
  }

  /// An article of a text that nobody published.
  public static func article(_ text: String, title: String = "") -> Article {
    Article(
      id: "0000000000000001", source: Article.Source(path: "posts/made.md", format: .jekyll),
      outlet: Article.Outlet(id: nil, name: nil), title: title,
      published: Timestamp(seconds: 1_620_000_000, offset: 28_800), script: .simplified, text: text)
  }

  /// Reads a text and tells everything that does not hold of its reading.
  ///
  /// - Parameter depth: 0 reads it once, 1 reads it again, 2 explains it and reads it within a longer text as well.
  public mutating func faults(_ text: String, title: String = "", depth: Int = 2) -> [String] {
    let article = ReadingChecks.article(text, title: title)
    let reading = reader.read(article)
    var faults = SpanFaults(reading).faults
    guard depth > 0 else { return faults }
    if other.read(article) != reading { faults.append("another reader reads it otherwise") }
    guard depth > 1 else { return faults }
    var explainer = self.explainer.take() ?? Explainer(lexicon: lexicon)
    _ = explainer.explain(reading)
    self.explainer = explainer
    faults += withMore(reading, text, title)
    return faults
  }

  /// What a text names and dates with a paragraph behind it that names and dates nothing.
  private mutating func withMore(_ reading: ArticleReading, _ text: String, _ title: String) -> [String] {
    let more = text + "\n\n" + ReadingChecks.filler
    let longer = reader.read(ReadingChecks.article(more, title: title))
    guard longer.article.dateline == reading.article.dateline else { return [] }
    var faults: [String] = []
    if longer.mentions != reading.mentions { faults.append("it names others where a paragraph follows") }
    if longer.dates != reading.dates { faults.append("it dates otherwise where a paragraph follows") }
    return faults
  }

  /// A paragraph without a name, a day or a word of saying.
  private static let filler = "天气很好。"
}

/// The facts of a reading that do not stand on words of their article.
struct SpanFaults {
  private let text: [Unicode.Scalar]
  private let title: [Unicode.Scalar]
  private(set) var faults: [String] = []

  init(_ reading: ArticleReading) {
    text = Array(reading.article.text.unicodeScalars)
    title = Array(reading.article.title.unicodeScalars)
    for mention in reading.mentions { check("mention", mention.span, mention.zone, is: mention.text) }
    for date in reading.dates { check("date", date.span, date.zone) }
    for event in reading.events {
      check("cue", event.cue.span, event.zone, is: event.cue.text)
      for span in event.evidence { check("evidence", span, event.zone) }
      for party in event.parties {
        if let span = party.span { check("party", span, event.zone) }
      }
    }
    for statement in reading.statements {
      if let cue = statement.cue { check("cue of a statement", cue.span, is: cue.text) }
      for span in statement.content { check("content", span) }
    }
    for issue in reading.issues {
      for span in issue.spans { check("issue", span, issue.zone) }
    }
    for relay in reading.article.relayedFrom { check("relay", relay.span, is: relay.name) }
    if let dateline = reading.article.dateline { check("dateline", dateline.span) }
  }

  private mutating func check(
    _ label: String, _ span: TextSpan, _ zone: TextSpan.Zone = .text, is words: String? = nil
  ) {
    let scalars = zone == .text ? text : title
    guard span.start >= 0, span.start < span.end, span.end <= scalars.count else {
      faults.append("\(label) \(span.start)–\(span.end) is no stretch of \(scalars.count) scalars")
      return
    }
    if let words, !scalars[span.start..<span.end].elementsEqual(words.unicodeScalars) {
      faults.append("\(label) “\(words)” stands on other words")
    }
  }
}
