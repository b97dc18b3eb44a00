public import Lexicon
public import Record

/// Gathers the accounts of one event, an encounter or a deed, whatever the outlet, the script and the wording, into one
/// entry.
///
/// Pure: the result depends on the readings and the lexicon, not on the order of the readings.
public struct Collator: Sendable {
  /// By how many bits an article's number is shifted in the numbers of its reports.
  public static let eventBits = 12

  let lexicon: LoadedLexicon
  private let clock: LocalClock
  private let alignment: StatementAlignment
  private let counter: MeetingCount

  /// A collator with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    clock = LocalClock(lexicon: lexicon)
    alignment = StatementAlignment(lexicon: lexicon)
    counter = MeetingCount(lexicon: lexicon)
  }

  /// The entries of a set of readings, in the order of time.
  public func entries(of readings: [ArticleReading]) -> [Entry] {
    var byID: [String: ArticleReading] = [:]
    for reading in readings { byID[reading.article.id] = reading }
    return plan(of: readings).map { plan in entry(of: plan, readings: plan.articles.compactMap { byID[$0] }) }
  }

  /// Which entries a set of readings makes, in the order of time: linked, but not yet made.
  ///
  /// Linking asks for the articles and their events only; what a plan does not carry, texts and statements, is asked for
  /// by `entry(of:readings:)` where an entry is to be made.
  ///
  /// - Parameter readings: In any order; their texts and statements are not looked at.
  public func plan(of readings: [ArticleReading]) -> [EntryPlan] {
    let reader = ReportReader(lexicon: lexicon)
    return plan(readings.enumerated().flatMap { reader.reports($1, article: $0) })
  }

  /// Which entries the articles of an archive make, all of them at once.
  ///
  /// - Parameter accounts: What `account(of:)` made of each article, with the article's number.
  /// - Throws: Where the bytes are none.
  public func plan(accounts: [(article: Int, account: [UInt8])]) throws -> [EntryPlan] {
    plan(try accounts.flatMap { try Collator.reports($0.account, article: $0.article) })
  }

  private func plan(_ reports: [Report]) -> [EntryPlan] {
    let shelves = Shelves()
    for report in reports { shelves.add(report, number: Collator.number(of: report)) }
    // Nothing is lent, so nothing can fail.
    guard let change = try? RecordPlanner(lexicon: lexicon, clock: clock, shelves: shelves).change(withdrawn: []) else {
      return []
    }
    return change.plans.sorted { ($0.day?.dayNumber ?? .max, $0.id) < ($1.day?.dayNumber ?? .max, $1.id) }
  }

  /// The entry of a plan.
  ///
  /// - Parameters:
  ///   - plan: What is to be made.
  ///   - readings: The whole readings of `plan.articles`, in that order.
  public func entry(of plan: EntryPlan, readings: [ArticleReading]) -> Entry {
    EntryMaker(lexicon: lexicon, clock: clock, readings: readings, alignment: alignment, counter: counter)
      .entry(plan)
  }
}

// MARK: - A record that grows

extension Collator {
  /// What an archive keeps of an article so that it can be linked: its reports; `nil` where it has none.
  public func account(of reading: ArticleReading) -> [UInt8]? {
    let reports = ReportReader(lexicon: lexicon).reports(reading, article: 0)
      .filter { $0.event < 1 << Collator.eventBits }
    guard !reports.isEmpty else { return nil }
    var bytes = ByteWriter()
    bytes.add(reports.count)
    for report in reports { bytes.add(bytes: report.body) }
    return bytes.bytes
  }

  /// The reports of an account.
  static func reports(_ account: [UInt8], article: Int) throws -> [Report] {
    var bytes = ByteReader(account)
    var reports: [Report] = []
    for _ in 0..<(try bytes.count()) { reports.append(try Report(try bytes.take(), article: article)) }
    return reports
  }

  static func number(of report: Report) -> Int { report.article << eventBits | report.event }

  /// What becomes of a record when articles come and go.
  ///
  /// Only what that can touch is looked at; the record comes out as if it had been planned at once.
  ///
  /// - Parameters:
  ///   - added: The accounts of the articles that come, with their numbers.
  ///   - withdrawn: The reports that go, as they were lent; those of an article that has changed are among them.
  ///   - lender: Lends the reports that are there; `nil` where there are none besides those that come or go.
  ///   - names: The ids that entries have been given.
  /// - Throws: What lender and names throw, and where bytes are no report.
  public func change(
    added: [(article: Int, account: [UInt8])], withdrawn: [LentReport], lender: (any ReportLender)?,
    names: any EntryNames
  ) throws -> RecordChange {
    let shelves = Shelves(lender: lender, withdrawn: withdrawn)
    for (article, account) in added {
      for report in try Collator.reports(account, article: article) {
        shelves.add(report, number: Collator.number(of: report))
      }
    }
    return try RecordPlanner(lexicon: lexicon, clock: clock, shelves: shelves, names: names)
      .change(withdrawn: withdrawn)
  }
}
