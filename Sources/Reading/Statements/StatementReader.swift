import Lexicon
import Record

/// Reads who says what: cue, speaker and extent, period after period.
///
/// What is said begins behind the cue and runs to the end of the period, or to the next cue of the same voice; a cue
/// with a subject of its own within it is a statement in the statement. A quotation before a cue without content is what
/// was said. The guidelines of the gold annotations are the source of these rules.
struct StatementReader {
  let lexicon: LoadedLexicon
  let zone: Zone
  let phrases: [Phrase]
  /// The bodies and people that no table holds.
  let constituents: [Constituent]
  let dates: [ToldDate]
  let quotations: Quotations
  let scorers: StatementScorers
  private(set) var stage: SpeechStage
  private var nextPhrase = 0
  private var nextDate = 0
  private(set) var drafts: [Draft] = []
  /// Quotations that nobody has been found for yet.
  private var orphans: [Range<Int>] = []
  /// Every word of saying, for the choices.
  var candidates: [CueCandidate] = []
  var periods: [SpeechPeriod] = []
  var earlier: [EarlierParty] = []
  var prominence: Prominence
  /// The bodies and people without a name whom earlier sentences told of.
  var earlierUnlisted: [EarlierParty] = []
  /// Whether the last period ended in the last statement's words.
  private var isOpen = false

  init(
    lexicon: LoadedLexicon, zone: Zone, phrases: [Phrase], constituents: [Constituent], dates: [ToldDate],
    title: [Phrase], resolver: PartyResolver, sightings: [Sighting], home: String?, today: CivilDate,
    scorers: StatementScorers
  ) {
    self.lexicon = lexicon
    self.scorers = scorers
    prominence = Prominence(title: title)
    self.zone = zone
    self.phrases = phrases
    self.constituents = constituents
    self.dates = dates
    quotations = Quotations(zone.tokens, zone.text)
    stage = SpeechStage(
      resolver: resolver, sightings: sightings, phrases: phrases, home: home, today: today)
  }

  /// A statement while its end is not yet known.
  struct Draft {
    var voices: [Voice]
    var cue: Range<Int>
    var kind: SpeechWord.Kind
    var content: [Range<Int>]
    var isMedium = false
    var isSomebody = false
    /// Whether an essay speaks (文章指出, 评论称), whose sentences follow one another.
    var isEssay = false
  }

  /// Reads what stands at or after a scalar.
  mutating func read(after start: Int) {
    let first = zone.tokens.firstIndex { $0.start >= start } ?? zone.tokens.count
    let reader = PeriodReader(tokens: zone.tokens, text: zone.text, quotations: quotations)
    for period in reader.periods(in: first..<zone.tokens.count) { read(period, reader) }
    adoptOrphans()
  }

  private mutating func read(_ period: Period, _ reader: PeriodReader) {
    let scene = scene(of: period)
    let subjects = SubjectReader(
      lexicon: lexicon, text: zone.text, tokens: zone.tokens, infos: zone.infos, period: period, quotations: quotations,
      groups: scene.groups, dates: scene.dates, stage: stage)
    let cues = CueReader(
      lexicon: lexicon, text: zone.text, tokens: zone.tokens, infos: zone.infos, period: period, subjects: subjects
    ).cues()
    let before = drafts.count
    var extents = ExtentReader(zone: zone, period: period, quotations: quotations, subjects: subjects)
    extents.canGoOn = isOpen && !period.opensParagraph
    let isQuotation = cues.isEmpty && extents.isWhollyQuoted
    var hasGoneOn = false
    if isQuotation {
      if !isHeading(period) { orphans += period.quotations.map(\.inner) }
    } else {
      extents.read(cues, orphans: orphans)
      if extents.usedOrphans { orphans = [] }
      adoptOrphans()
      hasGoneOn = goOn(period, subjects, extents)
      if let lead = extents.leadIn(cues), !drafts.isEmpty, drafts[drafts.count - 1].kind == .verb {
        drafts[drafts.count - 1].content.append(lead)
      }
      drafts += extents.drafts
    }
    collect(period, scene, subjects, extents, cues, drafts: before..<drafts.count)
    for quotation in period.quotations where quotation.inner.count > 6 { readWithin(quotation, reader, scene) }
    if let document = period.tokens.last(where: {
      let saying = zone.infos[$0].saying
      return saying == .jointDocument || saying == .document
    }) {
      stage.isJointDocument = zone.infos[document].saying == .jointDocument
      if drafts.count == before, let subject = extents.firstSubject { stage.declare(subject) }
    }
    stage.name(
      scene.groups.filter { period.quotation(at: $0.tokens.lowerBound) == nil }.flatMap(\.voices).filter(\.isNamed))
    if let medium = extents.firstMedium { stage.quote(medium) }
    if let subject = extents.firstSubject, drafts.count == before { stage.enter(subject) }
    if drafts.count > before, let first = extents.drafts.first {
      stage.speak(extents.lastSpeaker ?? first.voices, isMedium: first.isMedium, isSomebody: first.isSomebody)
      let writes = period.tokens.contains { zone.infos[$0].saying == .document && zone.infos[$0].role == nil }
      if writes, !first.isMedium { stage.forgetMedium() }
    }
    if !isQuotation { isOpen = drafts.count > before || hasGoneOn }
  }

  /// How many statements back whoever goes on may have spoken: more than any report has.
  private static let memory = 500

  /// A sentence without a cue goes on with what was said before it, where it is clearly the speaker's own voice.
  private mutating func goOn(_ period: Period, _ subjects: SubjectReader, _ extents: ExtentReader) -> Bool {
    // What goes on is whoever spoke for themselves, not whom they quoted.
    guard isOpen, !period.opensParagraph,
      let index = drafts.suffix(StatementReader.memory).lastIndex(where: { stage.isSpeaking($0.voices) })
    else {
      return false
    }
    let last = drafts[index]
    guard last.kind == .verb,
      last.isEssay ? extents.goesOnAsEssay : !last.isMedium && extents.goesOn,
      let words = last.content.last, quotations.end(of: words.lowerBound) != words.upperBound - 1,
      words.lowerBound == 0 || quotations.end(of: words.lowerBound - 1) == nil
    else { return false }
    drafts[index].content.append(period.tokens)
    return true
  }

  /// A quotation that is a paragraph of its own without a full stop is a heading.
  private func isHeading(_ period: Period) -> Bool {
    guard period.opensParagraph, let last = period.quotations.last else { return false }
    let end = period.tokens.upperBound
    let isAlone = end >= zone.tokens.count || zone.text.scalars[zone.tokens[end].start] == 0x0A
    return isAlone && last.outer.upperBound > last.inner.upperBound && !last.inner.isEmpty
      && zone.tokens[last.inner.upperBound - 1].shape != .sentenceEnd
  }

  /// Quotations without a cue go on with the statement before them.
  private mutating func adoptOrphans() {
    defer { orphans = [] }
    guard isOpen, !orphans.isEmpty, !drafts.isEmpty else { return }
    drafts[drafts.count - 1].content += orphans
  }

  /// Statements that a quotation tells of others.
  private mutating func readWithin(_ quotation: Period.Quotation, _ reader: PeriodReader, _ scene: Scene) {
    for period in reader.periods(in: quotation.inner) {
      let subjects = SubjectReader(
        lexicon: lexicon, text: zone.text, tokens: zone.tokens, infos: zone.infos, period: period,
        quotations: quotations, groups: scene.groups.filter { period.tokens.contains($0.tokens.lowerBound) },
        dates: scene.dates, stage: stage)
      let cues = CueReader(
        lexicon: lexicon, text: zone.text, tokens: zone.tokens, infos: zone.infos, period: period, subjects: subjects
      ).cues()
      var extents = ExtentReader(zone: zone, period: period, quotations: quotations, subjects: subjects)
      extents.readNamed(cues, but: drafts.last?.voices ?? [])
      let before = drafts.count
      drafts += extents.drafts
      collectWithin(period, scene, subjects, drafts: before..<drafts.count)
    }
  }

  /// The parties and times of a period.
  private mutating func scene(of period: Period) -> Scene {
    while nextPhrase < phrases.count, phrases[nextPhrase].tokens.lowerBound < period.tokens.lowerBound {
      nextPhrase += 1
    }
    var last = nextPhrase
    while last < phrases.count, phrases[last].tokens.lowerBound < period.tokens.upperBound { last += 1 }
    while nextDate < dates.count, dates[nextDate].tokens.lowerBound < period.tokens.lowerBound { nextDate += 1 }
    var lastDate = nextDate
    while lastDate < dates.count, dates[lastDate].tokens.lowerBound < period.tokens.upperBound { lastDate += 1 }
    return Scene(
      sentence: Sentence(tokens: period.tokens, clauses: period.segments, opensParagraph: period.opensParagraph),
      tokens: zone.tokens, infos: zone.infos, phrases: Array(phrases[nextPhrase..<last]),
      dates: Array(dates[nextDate..<lastDate]), text: zone.text)
  }

  /// Takes what was chosen for the statements.
  mutating func choose(_ chosen: [Draft]) { drafts = chosen }

  /// The statements read, in the order of the text.
  mutating func statements(resolver: PartyResolver, issues: ([TextSpan]) -> [String]) -> [Statement] {
    let form = FormReader(zone: zone, quotations: quotations)
    return drafts.sorted { $0.cue.lowerBound < $1.cue.lowerBound }.compactMap { draft in
      form.statement(draft, resolver: resolver, issues: issues)
    }
  }
}
