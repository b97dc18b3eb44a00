import Archive
import Lexicon
import Messages
import Presentation
import Record

/// What whoever gives files says of their articles, for those that do not say it themselves.
struct Supplement: Sendable, Equatable {
  /// The day of publication.
  var published: CivilDate?
  /// The outlet's id.
  var outlet: String?

  /// Whether it says nothing.
  var isEmpty: Bool { published == nil && outlet == nil }

  /// Puts into an article what it lacks. Its id stays: that is made of what its source says.
  ///
  /// - Returns: What the article lacked.
  func supply(_ article: inout Article, _ lexicon: LoadedLexicon) -> Supplement {
    var supplied = Supplement()
    if article.outlet.id == nil, let known = outlet.flatMap({ lexicon.outlet($0) }) {
      article.outlet = Article.Outlet(id: known.id, name: known.name)
      supplied.outlet = known.id
    }
    guard article.published == nil, let published else { return supplied }
    supplied.published = published
    let zone = article.outlet.id.flatMap { lexicon.outlet($0) }?.zone ?? ""
    let clock = zone.isEmpty ? nil : ZoneClock(zone)
    article.published = Timestamp(
      date: published, offset: clock?.offset(at: published.dayNumber * 86_400) ?? 28_800, precision: .day)
    return supplied
  }
}

extension Supplement {
  /// Writes what is said.
  func write(to wire: inout WireWriter) {
    wire.text(published?.description)
    wire.text(outlet)
  }

  /// Reads what is said.
  init(_ wire: inout WireReader) throws(WireFault) {
    published = try wire.optionalText().flatMap { CivilDate($0) }
    outlet = try wire.optionalText()
  }
}

extension Supplement {
  /// `--published DATE`.
  static let publishedOption = Option(
    name: "--published", value: "DATE", help: "the day of publication (YYYY-MM-DD) of articles that do not tell theirs")
  /// `--outlet ID`.
  static let outletOption = Option(
    name: "--outlet", value: "ID", help: "the outlet, by its id or name, of articles that do not tell theirs")

  /// What the options of a command say.
  ///
  /// - Parameter lexicon: The lexicon; asked for where an outlet is named.
  /// - Throws: `UsageError` for a date that is none and for an outlet that the lexicon does not hold.
  init(_ arguments: Arguments, lexicon: () throws -> LoadedLexicon) throws {
    if let text = arguments.value(Supplement.publishedOption) {
      guard let day = CivilDate(text) else {
        throw UsageError(problem: "“\(Plain.text(text))” is no day", remedy: "Write --published 2021-03-22.")
      }
      published = day
    }
    guard let text = arguments.value(Supplement.outletOption) else { return }
    outlet = try Supplement.outlet(named: text, lexicon()).id
  }

  /// The outlet of an id or a name.
  ///
  /// - Throws: `UsageError` with the nearest where the lexicon holds none.
  static func outlet(named text: String, _ lexicon: LoadedLexicon) throws(UsageError) -> OutletEntry {
    if let known = lexicon.outlets.first(where: { $0.id == text || $0.name == text }) { return known }
    let nearest = Supplement.nearest(to: text, lexicon.outlets)
    throw UsageError(
      problem: "the lexicon holds no outlet “\(Plain.text(text))”",
      remedy: nearest.map { "The nearest is \($0.id) (\($0.name)); a row of outlets.tsv adds another." }
        ?? "A row of outlets.tsv adds it.")
  }

  /// What was said of a file when it was ingested before.
  init(_ stored: StoredSupplement) {
    self.init(published: stored.published.flatMap { CivilDate($0) }, outlet: stored.outlet)
  }

  /// As the archive keeps it.
  var stored: StoredSupplement { StoredSupplement(published: published?.description, outlet: outlet) }

  /// This, and for what it does not say the other.
  func or(_ other: Supplement?) -> Supplement {
    Supplement(published: published ?? other?.published, outlet: outlet ?? other?.outlet)
  }

  /// The outlet whose id or name is written most like a text.
  private static func nearest(to text: String, _ outlets: [OutletEntry]) -> OutletEntry? {
    let sought = Array(text.lowercased().unicodeScalars.prefix(64))
    return outlets.min {
      (distance($0, sought), $0.id) < (distance($1, sought), $1.id)
    }
  }

  private static func distance(_ outlet: OutletEntry, _ sought: [Unicode.Scalar]) -> Int {
    [outlet.id, outlet.name].map { distance(Array($0.lowercased().unicodeScalars.prefix(64)), sought) }.min() ?? .max
  }

  /// How many characters have to be put in, left out or changed (Levenshtein).
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (position, scalar) in one.enumerated() {
      var diagonal = row[0]
      row[0] = position + 1
      for (index, candidate) in other.enumerated() {
        let changed = diagonal + (scalar == candidate ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(changed, row[index + 1] + 1, row[index] + 1)
      }
    }
    return row[other.count]
  }
}
