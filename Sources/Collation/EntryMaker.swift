import Lexicon
import Record

/// Makes an entry of a plan: the best supported values at the top, what contradicts them below.
struct EntryMaker {
  let lexicon: LoadedLexicon
  let readings: [ArticleReading]
  private let alignment: StatementAlignment
  private let articles: [Article]

  init(lexicon: LoadedLexicon, readings: [ArticleReading], alignment: StatementAlignment) {
    self.lexicon = lexicon
    self.readings = readings
    self.alignment = alignment
    articles = readings.map(\.article)
  }

  func entry(_ plan: EntryPlan) -> Entry {
    // Announcements and denials stand apart from the accounts of what happened.
    let told = plan.isHeld ? plan.reports.filter { $0.event.status == .held } : plan.reports
    let accounts = self.accounts(told)
    let when = self.when(told)
    let place = PlaceChoice(lexicon: lexicon).place(told)
    let participants = ParticipantList(lexicon: lexicon).participants(told, on: when.start)
    let statements = alignment.statements(of: told, readings: readings, participants: participants, when: when)
    return Entry(
      id: plan.id, kind: .consult, mode: mode(told), status: status(told), when: when, place: place,
      participants: participants, issues: issues(told),
      accounts: accounts, independentAccounts: independent(accounts),
      disagreements: Disagreements(lexicon: lexicon).all(told, articles: articles, when: when, place: place)
        + alignment.disagreements(statements, readings: readings),
      announced: plan.isHeld ? self.accounts(plan.reports.filter { $0.event.status == .planned }) : [],
      statements: statements,
      related: plan.related)
  }

  /// One account an article: its first telling.
  private func accounts(_ reports: [Report]) -> [Entry.Account] {
    var seen: Set<Int> = []
    var first: [String: String] = [:]
    return reports.compactMap { report in
      guard seen.insert(report.article).inserted else { return nil }
      let article = articles[report.article]
      let key = article.title
      let leader = first[key]
      if leader == nil { first[key] = article.id }
      return Entry.Account(
        article: article.id, path: article.source.path, outlet: article.outlet.id ?? article.outlet.name,
        url: article.url, title: article.title, published: article.published, status: report.event.status,
        when: report.event.when, place: report.event.place?.name, relayedFrom: article.relayedFrom.map(\.name),
        reprintOf: leader, evidence: report.event.evidence, zone: report.event.zone,
        statements: readings[report.article].statements.count)
    }
  }

  private func independent(_ accounts: [Entry.Account]) -> Int {
    accounts.count { $0.reprintOf == nil }
  }

  /// The days that most articles give; an exact day before a vague one, a longer interval before a day within it.
  private func when(_ reports: [Report]) -> DateInterval {
    let dated = reports.filter { $0.event.when.isKnown }
    let exact = dated.filter { $0.event.when.precision == .day }
    if let best = EntryMaker.mostSupported(exact.isEmpty ? dated : exact, by: { $0.event.when }) {
      return EntryMaker.lasts(mode(reports)) ? widened(best, exact) : best
    }
    let day = reports.compactMap(\.publishedDay).min()
    return DateInterval(start: day, end: day, precision: .published)
  }

  /// Whether encounters of a mode go on for days: accounts of one day and of the next then tell of two days of it.
  private static func lasts(_ mode: Event.Mode?) -> Bool { mode == .visit || mode == .talks || mode == .conference }

  /// What share of the dated accounts must give a day next to the best supported one for it to belong to it: a fifth.
  private static let shareOfNextDay = 5

  /// The interval with the days next to it that enough accounts give.
  private func widened(_ when: DateInterval, _ reports: [Report]) -> DateInterval {
    guard when.precision == .day, var start = when.start, var end = when.end, start == end else { return when }
    func support(_ day: CivilDate) -> Int {
      Set(
        reports.filter { report in
          report.event.when.start.map { $0 <= day && day <= $0 + 3 } ?? false
            && report.event.when.end.map { day <= $0 } ?? false
        }.map(\.article)
      ).count
    }
    let enough = max(Set(reports.map(\.article)).count / EntryMaker.shareOfNextDay, 1)
    if support(end + 1) >= enough { end = end + 1 } else if support(start - 1) >= enough { start = start - 1 }
    return DateInterval(start: start, end: end, precision: .day)
  }

  /// The value that most articles give, and of equal ones the first told.
  static func mostSupported<Value: Hashable>(_ reports: [Report], by value: (Report) -> Value?) -> Value? {
    var support: [Value: (articles: Set<Int>, first: Int)] = [:]
    for (position, report) in reports.enumerated() {
      guard let value = value(report) else { continue }
      support[value, default: ([], position)].articles.insert(report.article)
    }
    return support.max { ($0.value.articles.count, $1.value.first) < ($1.value.articles.count, $0.value.first) }?.key
  }

  private func mode(_ reports: [Report]) -> Event.Mode? { EntryMaker.mostSupported(reports) { $0.event.mode } }

  /// What the latest word on it is, for an encounter that no account says was held.
  private func status(_ reports: [Report]) -> Event.Status {
    if reports.contains(where: { $0.event.status == .held }) { return .held }
    let last = reports.map(\.article).max()
    let final = reports.filter { $0.article == last }.map(\.event.status)
    return final.first { $0 == .cancelled } ?? final.first { $0 == .planned } ?? final.first ?? .planned
  }

  private func issues(_ reports: [Report]) -> [Entry.IssueCount] {
    var counts: [String: Set<Int>] = [:]
    for report in reports {
      for issue in report.event.issues { counts[issue, default: []].insert(report.article) }
    }
    return counts.map { Entry.IssueCount(entity: $0.key, accounts: $0.value.count) }
      .sorted { ($1.accounts, $0.entity) < ($0.accounts, $1.entity) }
  }
}
