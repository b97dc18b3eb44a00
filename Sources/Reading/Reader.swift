public import Lexicon
public import Record

/// Reads articles: mentions, dates, encounters, issues.
///
/// Pure: the same article and lexicon give the same reading. One reader serves one thread at a time and keeps its
/// working memory from article to article.
public struct Reader: Sendable {
  private let lexicon: LoadedLexicon
  private var segmenter: Segmenter
  private var vocabulary: Vocabulary
  private var clocks: [String: ZoneClock?] = [:]

  /// A reader with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    segmenter = Segmenter(automaton: lexicon.automaton)
    vocabulary = Vocabulary(lexicon: lexicon)
  }

  /// Reads one article.
  public mutating func read(_ article: Article) -> ArticleReading {
    let body = Zone(article.text, &segmenter, &vocabulary)
    let title = Zone(article.title, &segmenter, &vocabulary)
    var reading = ArticleReading(article: article)
    reading.article.dateline = DatelineReader(lexicon: lexicon).dateline(body, published: day(of: article))
    let today = Reader.today(published: day(of: article), filed: reading.article.dateline?.date)
    reading.article.relayedFrom = RelayReader(lexicon: lexicon, outlet: article.outlet.id).relays(body)
    let statesNamed = Set((body.infos + title.infos).compactMap(\.state))

    var people = PhraseReader(
      lexicon: lexicon, text: body.text, tokens: body.tokens, infos: body.infos, day: today, statesNamed: statesNamed,
      cast: Cast())
    var dates = DateReader(
      calendar: ArticleCalendar(today: today), tokens: body.tokens, infos: body.infos)
    var encounters = EncounterReader(lexicon: lexicon, text: body.text, zone: .text, today: today)
    var mentions: [Mention] = []
    for whole in body.sentences {
      // The dateline's place and date are not the report's.
      guard let sentence = whole.after(reading.article.dateline?.span.end ?? 0, body.tokens) else { continue }
      let told = dates.dates(in: sentence)
      let phrases = people.phrases(in: sentence)
      mentions += MentionReader(lexicon: lexicon).mentions(sentence, body, phrases, zone: .text)
      reading.dates += told.map { DateMention(span: $0.span, when: $0.when) }
      encounters.read(
        Scene(
          sentence: sentence, tokens: body.tokens, infos: body.infos, phrases: phrases, dates: told))
    }
    // The title is read last: the body has told who its surnames are.
    var headline = EncounterReader(lexicon: lexicon, text: title.text, zone: .title, today: today)
    var titlePeople = PhraseReader(
      lexicon: lexicon, text: title.text, tokens: title.tokens, infos: title.infos, day: today,
      statesNamed: statesNamed, cast: people.cast)
    var titleDates = DateReader(calendar: ArticleCalendar(today: today), tokens: title.tokens, infos: title.infos)
    for sentence in title.sentences {
      let told = titleDates.dates(in: sentence)
      let phrases = titlePeople.phrases(in: sentence)
      mentions += MentionReader(lexicon: lexicon).mentions(sentence, title, phrases, zone: .title)
      headline.read(
        Scene(
          sentence: sentence, tokens: title.tokens, infos: title.infos, phrases: phrases, dates: told))
    }
    reading.mentions = mentions
    reading.events = EncounterAssembly(
      lexicon: lexicon, cast: people.cast, today: today, body: body.text, title: title.text
    ).events(body: encounters.sightings, title: headline.sightings)
    reading.issues = IssueReader(lexicon: lexicon).issues(body: body.issueHits, title: title.issueHits)
    let issues = Set(reading.issues.map(\.entity))
    for index in reading.events.indices {
      reading.events[index].issues = EventIssues.issues(of: reading.events[index], in: reading.issues, known: issues)
    }
    return reading
  }

  /// The day that 今天 means: the day the report was filed, where the dateline tells one near publication.
  private static func today(published: CivilDate?, filed: CivilDate?) -> CivilDate {
    guard let published else { return filed ?? CivilDate(dayNumber: 0) }
    guard let filed, abs(published - filed) <= 2 else { return published }
    return filed
  }

  /// The day of publication in the outlet's own zone.
  private mutating func day(of article: Article) -> CivilDate? {
    guard let published = article.published else { return nil }
    guard published.precision != .day, let outlet = article.outlet.id.flatMap({ lexicon.outlet($0) }),
      !outlet.zone.isEmpty
    else { return published.localDate }
    let clock: ZoneClock?
    if let known = clocks[outlet.zone] {
      clock = known
    } else {
      clock = ZoneClock(outlet.zone)
      clocks[outlet.zone] = clock
    }
    guard let clock else { return published.localDate }
    return published.date(atOffset: clock.offset(at: published.seconds))
  }
}

/// A zone of an article, cut into words and sentences.
struct Zone {
  let text: ScalarText
  let tokens: [Token]
  let infos: [WordInfo]
  let sentences: [Sentence]
  let issueHits: [Hit]

  init(_ string: String, _ segmenter: inout Segmenter, _ vocabulary: inout Vocabulary) {
    text = ScalarText(string)
    let segmentation = segmenter.segment(text.scalars)
    tokens = Tokenizer.tokens(text, hits: segmentation.hits)
    var infos: [WordInfo] = []
    infos.reserveCapacity(tokens.count)
    for token in tokens { infos.append(vocabulary.info(token.word)) }
    self.infos = infos
    sentences = Sentence.split(tokens, text)
    issueHits = segmentation.issueHits
  }
}

/// The issues that an event was about: those spoken of in its sentences.
enum EventIssues {
  static func issues(of event: Event, in issues: [IssueMention], known: Set<String>) -> [String] {
    guard event.zone == .text else { return [] }
    return issues.filter { issue in
      issue.spans.contains { span in event.evidence.contains { $0.start <= span.start && span.end <= $0.end } }
    }.map(\.entity).sorted()
  }
}
