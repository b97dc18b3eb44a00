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
  private let scorers: StatementScorers
  private let acts: Scorer

  /// A reader with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.init(lexicon: lexicon, weights: lexicon.choiceWeights, isLearning: false)
  }

  /// A reader with a lexicon and weights of its own, for learning them.
  package init(lexicon: LoadedLexicon, weights: ChoiceWeights, isLearning: Bool) {
    self.lexicon = lexicon
    scorers = StatementScorers(lexicon: lexicon, weights: weights, isLearning: isLearning)
    acts = Scorer(ActSign.self, lexicon: lexicon, weights: weights, isLearning: isLearning)
    segmenter = Segmenter(automaton: lexicon.automaton)
    vocabulary = Vocabulary(lexicon: lexicon)
  }

  /// Reads one article.
  public mutating func read(_ article: Article) -> ArticleReading {
    var choices: Choices?
    return read(article, &choices)
  }

  /// Reads one article and tells what was chosen among.
  package mutating func read(_ article: Article, _ choices: inout Choices?) -> ArticleReading {
    let body = Zone(article.text, &segmenter, &vocabulary)
    let title = Zone(article.title, isHeadline: true, &segmenter, &vocabulary)
    var reading = ArticleReading(article: article)
    let opening = DatelineReader(lexicon: lexicon).openingLine(body, published: day(of: article))
    reading.article.dateline = opening?.dateline
    if article.author == nil { reading.article.author = BylineReader(lexicon: lexicon).author(body, opening: opening) }
    let day = Reader.today(published: day(of: article), filed: reading.article.dateline?.date)
    reading.article.relayedFrom = RelayReader(lexicon: lexicon, outlet: article.outlet.id).relays(
      body, opening: opening)
    let context = ReadingContext(
      lexicon: lexicon, day: day, headlinePerson: headlinePerson(title, day.inOffice),
      headlineDay: headlineDay(title, day),
      statesNamed: Set(body.infos.states + title.infos.states), home: home(of: article),
      choosesActs: acts.hasLearnt || acts.isLearning)

    var text = ZoneReader(body, .text, context, cast: Cast())
    // The dateline's place and date are not the report's.
    text.read(after: reading.article.dateline?.span.end ?? 0)
    // The title is read last: the body has told who its surnames are.
    var headline = ZoneReader(title, .title, context, cast: Cast(text.people.cast))
    headline.read(after: 0)

    let resolver = PartyResolver(lexicon: lexicon, cast: text.people.cast, day: day)
    var statements = StatementReader(
      lexicon: lexicon, zone: body, phrases: text.phrases, constituents: text.constituents, dates: text.times,
      title: headline.phrases, resolver: resolver, sightings: text.encounters.sightings, home: context.home,
      today: day.horizon, scorers: scorers)
    statements.read(after: reading.article.dateline?.span.end ?? 0)
    let chooser = StatementChooser(statements, scorers: scorers)
    statements.choose(chooser.chosen())

    reading.mentions = text.mentions + headline.mentions
    reading.dates = text.dateMentions + headline.dateMentions
    reading.events = EncounterAssembly(
      lexicon: lexicon, resolver: resolver, body: body.text, title: title.text, leadEnd: body.text.leadEnd,
      members: text.encounters.members
    ).events(body: text.encounters.sightings, title: headline.encounters.sightings)
    let assembly = ActAssembly(resolver: resolver, body: body.text, title: title.text)
    let deeds = assembly.chooser(
      body: text.acts.sightings, title: headline.acts.sightings,
      titleActors: Codes(headline.phrases.flatMap { $0.parties.compactMap(\.actor) }), encounters: reading.events,
      scorer: acts)
    reading.events += deeds.chosen().map(assembly.event)
    choices = Choices(statements: chooser, acts: deeds)
    let issues = IssueReader(lexicon: lexicon)
    reading.issues = issues.issues(
      IssueReader.Told(
        hits: body.issueHits, dealings: text.dealings, start: opening?.dateline.span.end ?? 0,
        length: body.text.scalars.count),
      title: IssueReader.Told(
        hits: title.issueHits, dealings: headline.dealings, start: 0, length: title.text.scalars.count))
    reading.statements = statements.statements(resolver: resolver) { [reading] spans in
      issues.issues(within: spans, hits: body.issueHits, dealings: text.dealings, article: reading.issues)
    }
    for index in reading.events.indices {
      reading.events[index].issues = IssueReader.issues(of: reading.events[index], in: reading.issues)
    }
    return reading
  }

  /// The only day that a headline tells, today or one gone by.
  private func headlineDay(_ title: Zone, _ today: ReportDay) -> CivilDate? {
    var dates = DateReader(calendar: ArticleCalendar(today), tokens: title.tokens, infos: title.infos)
    let told = title.sentences.flatMap { dates.dates(in: $0) }
    guard told.count == 1, let when = told.first?.when, when.precision == .day, let day = when.start,
      day == when.end, day <= today.horizon
    else { return nil }
    return day
  }

  /// The first person whom a headline names without doubt.
  private func headlinePerson(_ title: Zone, _ today: CivilDate) -> Voice? {
    guard let (index, row) = title.infos.firstOfficial else { return nil }
    let span = TextSpan(title.tokens[index].start, title.tokens[index].end)
    let tenure = lexicon.incumbents.post(of: row, on: today)
    return Voice(
      text: title.text.string(span.start, span.end), official: row,
      actor: tenure?.actor ?? lexicon.officials[row].state,
      office: tenure?.office, span: span, isNamed: true, isElsewhere: true)
  }

  /// Where an outlet says 外交部 for its own: those of the Chinese-speaking world that write for readers at home.
  private func home(of article: Article) -> String? {
    let state = article.outlet.id.flatMap { lexicon.outlet($0) }?.state
    return state.flatMap { ["CHN", "HKG", "MAC", "TWN"].contains($0) ? $0 : nil }
  }

  /// The day that 今天 means: the day the report was filed, where the dateline tells one near publication.
  static func today(published: CivilDate?, filed: CivilDate?) -> ReportDay {
    guard let published else { return ReportDay(known: filed) }
    guard let filed, abs(published - filed) <= 2 else { return ReportDay(known: published) }
    return ReportDay(known: filed)
  }

  /// The day of publication in the outlet's own zone; of an old page that a scraper met anew the day under which its site
  /// filed it, from which 昨天 and 周三 count.
  mutating func day(of article: Article) -> CivilDate? {
    if let filed = article.filedBefore { return filed }
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
