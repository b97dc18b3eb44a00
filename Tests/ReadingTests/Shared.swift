import BuiltInLexicon
import Intake
import Lexicon
import Reading
import Record

/// What the tests of reading share: the built-in lexicon, loaded once, and articles made of a few words.
enum Shared {
  private static let loaded = Result { try LoadedLexicon(image: EmbeddedLexicon.image()) }

  /// The lexicon that the program carries.
  static func lexicon() throws -> LoadedLexicon { try loaded.get() }

  /// When an invented article is published unless its test says otherwise: a Wednesday evening in Hong Kong.
  static let published = "2021-03-24T18:00:00+08:00"

  static func article(
    _ text: String, title: String = "", published: String? = Shared.published, outlet: String? = nil,
    precision: Timestamp.Precision = .second
  ) -> Article {
    Article(
      id: "0000000000000001", source: Article.Source(path: "posts/invented.md", format: .jekyll),
      outlet: Article.Outlet(id: outlet, name: outlet), title: title,
      published: published.flatMap { Timestamp($0, precision: precision) }, script: .simplified, text: text)
  }

  /// Reads an invented article.
  static func read(
    _ text: String, title: String = "", published: String? = Shared.published, outlet: String? = nil,
    precision: Timestamp.Precision = .second
  ) throws -> ArticleReading {
    var reader = Reader(lexicon: try lexicon())
    return reader.read(article(text, title: title, published: published, outlet: outlet, precision: precision))
  }

  /// Reads an invented article by the rules of statements alone, without any weights: what they propose.
  static func proposed(
    _ text: String, title: String = "", published: String? = Shared.published, outlet: String? = nil
  ) throws -> ArticleReading {
    var reader = Reader(lexicon: try lexicon(), weights: ChoiceWeights(), isLearning: false)
    return reader.read(article(text, title: title, published: published, outlet: outlet))
  }

  /// The root of the package, found from this file.
  static let root = String(#filePath.dropLast("/Tests/ReadingTests/Shared.swift".count))

  /// Every sample post that can be read, in the order of names.
  static func samples() throws -> [Article] {
    let lexicon = try lexicon()
    let intake = try ArticleIntake(lexicon)
    let files = SourceFiles([root + "/Examples/posts"])
    return files.expand().files.sorted().compactMap { path in
      guard let bytes = try? files.read(path) else { return nil }
      return try? intake.read(bytes, path: path)
    }
  }

  /// The words of a span.
  static func words(_ span: TextSpan, of text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard span.start >= 0, span.start <= span.end, span.end <= scalars.count else { return "out of range" }
    return String(String.UnicodeScalarView(scalars[span.range]))
  }

  /// The JSON of a reading.
  static func json(_ reading: ArticleReading) -> String {
    var json = JSONWriter()
    reading.write(to: &json)
    return json.text
  }
}

extension DateInterval {
  /// The days as a test writes them: `2021-03-22`, `2021-03-22…2021-03-23`, `2021-03-01…2021-03-31 month`, `undated`.
  var line: String {
    guard let start = start ?? end, let end = end ?? self.start else { return "undated" }
    let days = start == end ? "\(start)" : "\(start)…\(end)"
    return precision == .day ? days : "\(days) \(precision.rawValue)"
  }
}

extension ArticleReading {
  /// The encounters among its events.
  var encounters: [Event] { events.filter { $0.kind == .consult } }
  /// The other acts among its events.
  var acts: [Event] { events.filter { $0.kind != .consult } }
}

extension Event {
  /// Who did what to whom, by type and codes: `ACCUSE CHN>USA`.
  var act: String {
    let sides = [actors, recipients].map { $0.compactMap(\.actor).joined(separator: "+") }
    return "\(kind.rawValue) " + sides.filter { !$0.isEmpty }.joined(separator: ">")
  }

  /// Who did what to whom: `meeting 王毅(CHN)—拉夫罗夫(RUS)`.
  var line: String {
    let sides = [actors, recipients].map { side in
      side.map { "\($0.text)(\($0.actor ?? "?"))" }.joined(separator: "+")
    }
    return "\(mode?.rawValue ?? kind.rawValue) " + sides.filter { !$0.isEmpty }.joined(separator: "—")
  }

  /// The sides with id and office: `王毅 CHN foreign-minister wang-yi`.
  var cast: [String] {
    parties.map { [$0.text, $0.actor ?? "?", $0.office ?? "-", $0.entity ?? "-"].joined(separator: " ") }
  }
}

/// A text with what a careful reader takes from it.
struct Example: Sendable, CustomStringConvertible {
  /// What the case proves.
  var proves: String
  /// The article's text.
  var text: String
  /// What is to be read, in the form that its test compares.
  var expected: [String]
  /// The headline.
  var title = ""
  /// When it was published.
  var published = Shared.published
  /// The outlet's id.
  var outlet: String?

  var description: String { proves }

  init(
    _ proves: String, _ text: String, _ expected: String..., title: String = "",
    published: String = Shared.published, outlet: String? = nil
  ) {
    self.proves = proves
    self.text = text
    self.expected = expected
    self.title = title
    self.published = published
    self.outlet = outlet
  }

  func read() throws -> ArticleReading {
    try Shared.read(text, title: title, published: published, outlet: outlet)
  }

  /// The reading that the rules propose, before anything is chosen.
  func proposed() throws -> ArticleReading {
    try Shared.proposed(text, title: title, published: published, outlet: outlet)
  }
}
