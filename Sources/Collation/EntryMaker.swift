import Lexicon
import Record

/// Makes an entry of a plan: the best supported values at the top, what contradicts them below.
struct EntryMaker {
  let lexicon: LoadedLexicon
  let clock: LocalClock
  let readings: [ArticleReading]
  private let alignment: StatementAlignment
  private let counter: MeetingCount
  private let articles: [Article]
  private let reprints: ReprintFamilies

  init(
    lexicon: LoadedLexicon, clock: LocalClock, readings: [ArticleReading], alignment: StatementAlignment,
    counter: MeetingCount
  ) {
    self.lexicon = lexicon
    self.clock = clock
    self.readings = readings
    self.alignment = alignment
    self.counter = counter
    articles = readings.map(\.article)
    reprints = ReprintFamilies(articles, lexicon: lexicon)
  }

  func entry(_ plan: EntryPlan) -> Entry {
    let plan = EventPlan(plan, readings)
    let sides = Set(plan.told.flatMap(\.actors))
    let voices = Voices(articles, reprints, sides: sides, lexicon: lexicon)
    let mode = voices.mostSupported(plan.told) { $0.event.mode }
    let when = self.when(plan, mode, voices)
    // Who calls is in two places.
    let place = mode == .call ? nil : PlaceChoice(lexicon: lexicon, voices: voices).place(plan.told)
    let list = ParticipantList(lexicon: lexicon, voices: voices)
    let participants = list.participants(plan.told, on: when.start)
    let accounts = self.accounts(plan.told + plan.visits)
    let disagreements = Disagreements(lexicon: lexicon, readings: readings, voices: voices, counter: counter)
    // A deed has no table at which words are said.
    let spoken = plan.kind == .consult ? participants : []
    let statements = alignment.statements(of: plan.told, readings: readings, participants: spoken, when: when)
    let status = status(plan)
    let weight = EntryWeight(lexicon: lexicon, readings: readings)
    var entry = Entry(
      id: plan.id, kind: plan.kind, mode: mode, status: status, plan: status == .planned ? self.plan(plan) : nil,
      when: when, place: place,
      participants: participants, issues: issues(plan.told), accounts: accounts,
      independentAccounts: voices.count(plan.told + plan.visits),
      disagreements: disagreements.all(plan, when: when, list: list)
        + alignment.disagreements(statements, readings: readings),
      announced: self.accounts(plan.announced), statements: statements, related: plan.related,
      recalled: plan.told.allSatisfy(weight.isRecalled))
    entry.weight = weight.weight(of: entry, told: plan.told)
    return entry
  }

  /// The surest word that there is for what is planned.
  private func plan(_ plan: EventPlan) -> Event.Plan? {
    plan.told.compactMap(\.event.plan).reduce(nil) { surest, next in
      surest.map { next.isSurer(than: $0) ? next : $0 } ?? next
    }
  }

  /// The days by the accounts; of a visit no fewer than those of what took place during it.
  private func when(_ plan: EventPlan, _ mode: Event.Mode?, _ voices: Voices) -> DateInterval {
    let when = DayChoice(clock: clock).days(of: plan.told.map(\.report), mode: mode) { voices.ofArticle[$0.article] }
    guard mode == .visit, let within = plan.within else { return when }
    guard when.precision == .day, let days = when.stretch else {
      return DateInterval(start: within.lowerBound, end: within.upperBound, precision: .day)
    }
    return DateInterval(
      start: min(days.lowerBound, within.lowerBound), end: max(days.upperBound, within.upperBound), precision: .day)
  }

  /// One account an article, its first telling, in the order of publication.
  private func accounts(_ reports: [Telling]) -> [Entry.Account] {
    var seen: Set<Int> = []
    return reports.filter { seen.insert($0.article).inserted }.sorted { $0.article < $1.article }.map { report in
      let article = articles[report.article]
      return Entry.Account(
        article: article.id, path: article.source.path, outlet: article.outlet.id ?? article.outlet.name,
        url: article.url, title: article.title, published: article.published, status: report.event.status,
        when: report.event.when, place: report.event.place?.name, relayedFrom: article.relayedFrom.map(\.name),
        reprintOf: reprints.leader(of: report.article).map { articles[$0].id }, evidence: report.event.evidence,
        zone: report.event.zone, statements: readings[report.article].statements.count)
    }
  }

  /// That it was held or, of an event that most deny or nobody tells of, the latest other word on it.
  private func status(_ plan: EventPlan) -> Event.Status {
    if plan.isHeld { return .held }
    let others = plan.told.filter { $0.event.status != .held }
    let last = others.map(\.article).max()
    let final = others.filter { $0.article == last }.map(\.event.status)
    return final.first { $0 == .cancelled } ?? final.first { $0 == .planned } ?? final.first ?? .planned
  }

  private func issues(_ reports: [Telling]) -> [Entry.IssueCount] {
    var counts: [String: Set<Int>] = [:]
    for report in reports {
      for issue in report.event.issues { counts[issue, default: []].insert(report.article) }
    }
    return counts.map { Entry.IssueCount(entity: $0.key, accounts: $0.value.count) }
      .sorted { ($1.accounts, $0.entity) < ($0.accounts, $1.entity) }
  }
}
