import Archive
import Collation
import Lexicon
import Record

/// Brings an archive's record in step with its articles: links what is new, makes the entries that change by it.
struct RecordCollation {
  let lexicon: LoadedLexicon
  let workers: Int

  /// Readings that one worker looks through for reports at a time.
  private static let looked = 256
  /// Readings that one worker makes entries of at a time, in bytes.
  private static let made = 1 << 21

  /// What readings and entries are made by: the lexicon's edition and the program's version.
  var edition: String { "\(lexicon.edition)-\(CommandLineProgram.version)" }

  /// Brings the record in step where it is not.
  ///
  /// - Returns: What has changed; `nil` where nothing was to be done.
  func bring(_ archive: RecordArchive, _ occasion: String, rereading: Bool = false) async throws -> RevisionSummary? {
    let isCurrent = try !archive.isStale && archive.recordEdition == edition
    guard rereading || !isCurrent else {
      return try archive.logTakenIn(time: Machine.now.description, occasion: occasion, edition: edition)
    }
    return try await archive.revise(
      time: Machine.now.description, occasion: occasion, edition: edition, renewsFingerprints: rereading
    ) { revision in
      let collator = Collator(lexicon: lexicon)
      let accounts = revision.isWhole ? try await self.accounts(collator, revision) : try revision.newAccounts()
      let withdrawn = try revision.withdrawnReports(bits: Collator.eventBits).map(LentReport.init)
      let lender = RevisionLender(revision: revision)
      let isAll = try revision.isWhole || revision.hasNoReports()
      let change = try collator.change(
        added: accounts, withdrawn: withdrawn, lender: isAll ? nil : lender, names: lender)
      try settle(change, revision)
      var plans = change.plans
      try plans.removeAll { try revision.keeps($0.id, digest: $0.digest, articles: $0.articles) }
      try await make(plans, collator, line: { try revision.readingLine(of: $0) }) { entry, line, digest in
        try revision.put(entry, line: line, digest: digest)
      }
      for plan in change.plans {
        try revision.found(plan.id, by: plan.founder, ownID: plan.ownID, ownDigest: plan.ownDigest)
      }
      for former in change.formerIDs { try revision.letGo(former.id, heir: former.heir) }
      if revision.isWhole { try revision.letGoOfRest() }
    }
  }

  /// Writes down what was decided about reports.
  private func settle(_ change: RecordChange, _ revision: Revision) throws {
    if revision.isWhole {
      try revision.clearReports()
    } else {
      for report in change.withdrawn { try revision.remove(report.number, keys: report.keys) }
    }
    for decision in change.decisions {
      try revision.settle(
        StoredReport(
          number: decision.number, founder: decision.founder, points: decision.points, target: decision.target,
          targetPoints: decision.targetPoints, body: decision.body ?? []),
        keys: decision.body == nil ? nil : decision.keys)
    }
    try revision.clearNewAccounts()
  }

  /// What collation keeps of every article of the archive, read anew from the readings on every core.
  private func accounts(_ collator: Collator, _ revision: Revision) async throws -> [(article: Int, account: [UInt8])] {
    var last = 0
    var accounts: [(article: Int, account: [UInt8])] = []
    try await OrderedWork.run(
      workers: workers,
      next: {
        let readings = try revision.packedReadings(after: last, limit: Self.looked)
        last = readings.last?.article ?? last
        return readings.isEmpty ? nil : readings
      },
      work: { readings in
        let packer = LinePacker()
        return try readings.compactMap { article, packed in
          let reading = try ArticleReading(forCollation: packer.unpack(packed) ?? [])
          return collator.account(of: reading).map { (article, $0) }
        }
      }, deliver: { (made: [(Int, [UInt8])]) in accounts += made.map { (article: $0.0, account: $0.1) } })
    return accounts
  }

  /// The ids of the entries that are not what the articles of an archive make: missing, other, or there for no reason.
  ///
  /// The record is planned as if all articles had come at once, and compared under the ids that it would give.
  func differences(_ archive: RecordArchive) async throws -> [String] {
    var stored: [String: [UInt8]] = [:]
    try archive.forEachDerivedEntryLine { stored[$0] = $1 }
    let collator = Collator(lexicon: lexicon)
    var accounts: [(article: Int, account: [UInt8])] = []
    let packer = LinePacker()
    try archive.forEachPackedReading { article, packed in
      let reading = try ArticleReading(forCollation: packer.unpack(packed) ?? [])
      if let account = collator.account(of: reading) { accounts.append((article, account)) }
    }
    let plans = try collator.plan(accounts: accounts)
    var different: [String] = []
    try await make(plans, collator, line: { try archive.articleReadingLine(id: $0) ?? [] }) { entry, line, _ in
      if stored.removeValue(forKey: entry.id) != line { different.append(entry.id) }
    }
    return (different + stored.keys).sorted()
  }

  /// One entry that was made, with its line and its plan's digest.
  private struct Made: Sendable {
    var entry: Entry
    var line: [UInt8]
    var digest: String
  }

  private struct Piece: Sendable {
    var plans: [EntryPlan] = []
    var lines: [String: [UInt8]] = [:]
  }

  /// Makes the entries of plans on every core, some at a time, and passes them on in the order of the plans.
  private func make(
    _ plans: [EntryPlan], _ collator: Collator, line: (String) throws -> [UInt8],
    _ deliver: (Entry, [UInt8], String) throws -> Void
  ) async throws {
    var rest = plans[...]
    try await OrderedWork.run(
      workers: workers,
      next: {
        var piece = Piece()
        var size = 0
        while size < Self.made, let plan = rest.popFirst() {
          for id in plan.articles where piece.lines[id] == nil {
            let line = try line(id)
            size += line.count
            piece.lines[id] = line
          }
          piece.plans.append(plan)
        }
        return piece.plans.isEmpty ? nil : piece
      },
      work: { piece in
        let readings = try piece.lines.mapValues { try ArticleReading(forCollation: $0) }
        return piece.plans.map { plan in
          let entry = collator.entry(of: plan, readings: plan.articles.compactMap { readings[$0] })
          var json = JSONWriter()
          entry.write(to: &json)
          return Made(entry: entry, line: json.bytes, digest: plan.digest)
        }
      },
      deliver: { for made in $0 { try deliver(made.entry, made.line, made.digest) } })
  }
}

/// Lends the reports of an archive to collation.
struct RevisionLender: ReportLender, EntryNames {
  let revision: Revision

  func reports(under key: Int64) throws -> [LentReport] { try revision.reports(under: key).map(LentReport.init) }
  func members(of founder: Int) throws -> [LentReport] { try revision.members(of: founder).map(LentReport.init) }
  func joined(to founder: Int) throws -> [LentReport] { try revision.joined(to: founder).map(LentReport.init) }
  func entryID(founder: Int) throws -> String? { try revision.entryID(founder: founder) }
  func related(founder: Int) throws -> [Int] { try revision.related(founder: founder) }
  func isTaken(_ id: String) throws -> Bool { try revision.isTaken(id) }
}

extension LentReport {
  /// A report as the archive keeps it.
  init(_ stored: StoredReport) {
    self.init(
      number: stored.number, founder: stored.founder, points: stored.points, target: stored.target,
      targetPoints: stored.targetPoints, body: stored.body)
  }
}
