public import Archive
public import Lexicon
public import Record

/// The life of a wording: when it was used, by whom, and in whose report.
public struct PhraseHistory: Sendable {
  /// The wording as it was asked for.
  public var wording: String
  /// What the lexicon knows of it; `nil` where it is not among the wordings that are followed.
  public var tracked: TrackedPhrase?
  /// Of official outlets: articles that have it, and all there are.
  public var official = Share()
  /// The same of the other outlets.
  public var others = Share()
  /// Articles by where the wording stands in them; one may have it in several places.
  public var voices: [PhraseUse.Voice: Int] = [:]
  /// The first use.
  public var first: PhraseUse?
  /// The last use.
  public var last: PhraseUse?
  /// By month, in order; months without it that lie between are among them, months of which there are no articles are not.
  public var months: [PhraseCount] = []
  /// By outlet, the most articles first.
  public var outlets: [PhraseCount] = []
  /// By who said it, the first first.
  public var speakers: [PhraseCount] = []
  /// By the state or union that who said it stands for, the first first.
  public var sides: [PhraseCount] = []

  /// Some of so many.
  public struct Share: Sendable, Equatable {
    /// Those that have it.
    public var articles = 0
    /// All of them.
    public var all = 0
    /// The grade of it.
    public var grade: PhraseGrade? { PhraseGrade(articles, of: all) }
  }

  /// A share with four places: `0.0518`; empty of nothing.
  public static func shareText(_ articles: Int, of all: Int) -> String {
    guard all > 0 else { return "" }
    let places = Int((Double(articles) / Double(all) * 10_000).rounded())
    guard places < 10_000 else { return "1.0000" }
    let digits = String(places)
    return "0." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// All articles that have it, of all there are.
  public var total: Share { Share(articles: official.articles + others.articles, all: official.all + others.all) }
}

extension RecordArchive {
  /// The life of a wording.
  ///
  /// - Parameters:
  ///   - wording: In either script; found with the stops that it has, with those that the lexicon knows it with, and with
  ///     none.
  ///   - since: The first day of publication.
  ///   - until: The last day.
  ///   - limit: How many outlets, speakers and sides are told of at most.
  /// - Returns: `nil` where the wording has no character that could be looked for.
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func phraseHistory(
    _ wording: String, lexicon: LoadedLexicon, since: CivilDate? = nil, until: CivilDate? = nil, limit: Int = 20
  ) throws(ArchiveError) -> PhraseHistory? {
    let folded = FoldedName(lexicon.folding)
    guard let finder = PhraseFinder(wording, folded) else { return nil }
    var history = PhraseHistory(wording: wording)
    history.tracked = lexicon.trackedPhrases.first { phrase in
      finder.places(in: phrase.name).count == 1 && PhraseFinder(phrase.name, folded)?.places(in: wording).count == 1
    }
    let officialOutlets = lexicon.officialOutlets
    // The index knows stops as gaps: the wording is looked for with those that it has, and with none.
    var forms: [String] = []
    for form in [wording, history.tracked?.name].compactMap({ $0 }) {
      for form in [form, PhraseFinder.bare(form, folded)] where !forms.contains(form) { forms.append(form) }
    }
    var terms: [Expression<ArticleTerm>] = [.any(forms.map { .term(.phrase($0)) })]
    var tally = PhraseTally()
    if since != nil || until != nil { terms.append(.term(.published(since: since, until: until))) }
    try forEachReading(.all(terms), order: .oldest, part: .statements) { reading in
      tally.take(PhraseReader(finder: finder, officialOutlets: officialOutlets).uses(in: reading))
      return true
    }
    tally.settle(&history, try articleCountsByOutletAndMonth(since: since, until: until), officialOutlets, limit)
    return history
  }
}

/// Finds the uses of a wording in one reading.
private struct PhraseReader {
  let finder: PhraseFinder
  let officialOutlets: Set<String>

  func uses(in reading: ArticleReading) -> [PhraseUse] {
    let article = reading.article
    let outlet = article.outlet.id ?? article.outlet.name ?? ""
    func use(_ voice: PhraseUse.Voice, _ speakers: [Party], _ sentence: String) -> PhraseUse {
      PhraseUse(
        article: article.id, published: article.published, outlet: outlet,
        isOfficial: officialOutlets.contains(outlet), voice: voice, speakers: speakers, sentence: sentence)
    }
    var uses: [PhraseUse] = []
    if !finder.places(in: article.title).isEmpty { uses.append(use(.headline, [], article.title)) }
    let places = finder.places(in: article.text)
    guard !places.isEmpty else { return uses }
    let scalars = Array(article.text.unicodeScalars)
    for place in places {
      let sentence = PhraseReader.sentence(around: place, in: scalars)
      let statement = reading.statements.first { statement in
        statement.content.contains { $0.start <= place.lowerBound && place.upperBound <= $0.end }
      }
      uses.append(use(statement == nil ? .report : .statement, statement?.speakers ?? [], sentence))
    }
    return uses
  }

  /// The sentence that a stretch stands in, or as much of it as can be shown.
  private static func sentence(around place: Range<Int>, in scalars: [Unicode.Scalar]) -> String {
    let (most, stops) = (100, Set("。！？；\n".unicodeScalars))
    var start = place.lowerBound
    while start > 0, place.lowerBound - start < most, !stops.contains(scalars[start - 1]) { start -= 1 }
    var end = place.upperBound
    while end < scalars.count, end - place.upperBound < most, !stops.contains(scalars[end]) { end += 1 }
    if end < scalars.count, scalars[end] != "\n" { end += 1 }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}

/// Counts uses, which come in the order of time.
private struct PhraseTally {
  private struct Heading {
    var articles = 0
    var lastArticle = ""
    let first: PhraseUse
    var last: CivilDate?
  }

  private var months: [String: Heading] = [:]
  private var outlets: [String: Heading] = [:]
  private var speakers: [String: Heading] = [:]
  private var sides: [String: Heading] = [:]
  private var voices: [PhraseUse.Voice: Heading] = [:]
  private var official = 0
  private var others = 0
  private var first: PhraseUse?
  private var last: PhraseUse?

  /// Takes the uses of one article.
  mutating func take(_ uses: [PhraseUse]) {
    guard let one = uses.first else { return }
    if one.isOfficial { official += 1 } else { others += 1 }
    // What has no time comes last and is neither the first nor the last.
    if one.published != nil || first == nil {
      first = first ?? one
      last = one
    }
    PhraseTally.count(one, one.outlet, &outlets)
    if let month = one.published.map({ String($0.localDate.description.prefix(7)) }) {
      PhraseTally.count(one, month, &months)
    }
    for use in uses {
      PhraseTally.count(use, use.voice, &voices)
      for speaker in use.speakers {
        PhraseTally.count(use, speaker.entity ?? speaker.text, &speakers)
        if let actor = speaker.actor { PhraseTally.count(use, actor, &sides) }
      }
    }
  }

  private static func count<Key: Hashable>(_ use: PhraseUse, _ key: Key, _ headings: inout [Key: Heading]) {
    var heading = headings[key] ?? Heading(first: use)
    if heading.lastArticle != use.article { heading.articles += 1 }
    heading.lastArticle = use.article
    heading.last = use.published?.localDate ?? heading.last
    headings[key] = heading
  }

  func settle(
    _ history: inout PhraseHistory, _ counts: [OutletMonthCount], _ officialOutlets: Set<String>, _ limit: Int
  ) {
    var monthAll: [String: Int] = [:]
    var outletAll: [String: Int] = [:]
    for count in counts {
      if officialOutlets.contains(count.outlet) {
        history.official.all += count.articles
      } else {
        history.others.all += count.articles
      }
      outletAll[count.outlet, default: 0] += count.articles
      if let month = count.month { monthAll[month, default: 0] += count.articles }
    }
    history.official.articles = official
    history.others.articles = others
    history.first = first
    history.last = last
    history.voices = voices.mapValues(\.articles)
    let start = first?.published?.localDate
    func rows(_ headings: [String: Heading], _ all: [String: Int]? = nil) -> [PhraseCount] {
      headings.map { key, heading in
        let lag = start.flatMap { start in
          heading.first.published.map { $0.localDate.dayNumber - start.dayNumber }
        }
        return PhraseCount(
          key: key, articles: heading.articles, all: all.map { $0[key] ?? heading.articles }, first: heading.first,
          last: heading.last, lag: lag)
      }
    }
    func byFirst(_ rows: [PhraseCount]) -> [PhraseCount] {
      Array(
        rows.sorted { ($0.lag ?? .max, -$0.articles, $0.key) < ($1.lag ?? .max, -$1.articles, $1.key) }.prefix(limit))
    }
    let used = rows(months, monthAll).sorted { $0.key < $1.key }
    history.months = PhraseTally.withGaps(used, monthAll)
    history.outlets = Array(
      rows(outlets, outletAll).sorted { ($0.articles, $1.key) > ($1.articles, $0.key) }.prefix(limit))
    history.speakers = byFirst(rows(speakers))
    history.sides = byFirst(rows(sides))
  }

  /// The months between the first and the last with the wording, those too of which there are articles without it.
  private static func withGaps(_ used: [PhraseCount], _ all: [String: Int]) -> [PhraseCount] {
    guard let first = used.first, let last = used.last else { return [] }
    let known = Dictionary(used.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return all.keys.filter { first.key <= $0 && $0 <= last.key }.sorted().map { month in
      known[month] ?? PhraseCount(key: month, articles: 0, all: all[month], first: first.first, last: nil, lag: nil)
    }
  }
}
