import Archive
import Intake
import Messages
import Record

/// The reading of files into an archive, batch by batch.
struct Ingestion {
  /// What was done so far.
  private(set) var summary: IngestSummary
  /// Whether files that were refused before and have not changed are only counted.
  var countsKnown = false
  /// Whether the first file that is refused ends it.
  var isStrict = false
  /// Whether nothing is stored.
  var isDry = false

  /// Files whose readings are stored in one transaction.
  private static let batch = 512

  /// `nil` where nothing is stored and there is no archive yet.
  private let archive: RecordArchive?
  /// What readings are made by: readings made with another lexicon or another version of the program are made anew.
  private let edition: String
  private var readings: [StoredReading] = []
  private var refusals: [Refusal] = []
  /// What was refused and may fare better the next time.
  private var failed: [Refusal] = []
  private var supplements: [String: StoredSupplement] = [:]
  private var seen: Set<String> = []
  private var isStopped = false

  init(archive: RecordArchive?, edition: String, summary: IngestSummary) {
    self.archive = archive
    self.edition = edition
    self.summary = summary
  }

  /// Reads what has changed, or lacks what is supplied now, and stores it.
  mutating func read(_ list: [String], _ pipeline: ReadingPipeline) async throws {
    let known = try archive?.fingerprints(ofFiles: list.map { pipeline.name(of: $0) }) ?? [:]
    let refusedBefore = Dictionary(
      try (archive?.refusals() ?? []).map { (RecordArchive.fileKey(path: $0.path, member: $0.member), $0) },
      uniquingKeysWith: { first, _ in first })
    var pipeline = pipeline
    pipeline.supplements = try archive?.supplements().mapValues { Supplement($0) } ?? [:]
    pipeline.corrections = Corrections(try archive?.corrections() ?? [:])
    let supplement = pipeline.supplement
    let lacking =
      supplement.isEmpty
      ? [] : try archive?.filesLacking(published: supplement.published != nil, outlet: supplement.outlet != nil) ?? []
    let suffix = "-" + edition
    try await pipeline.run(
      list,
      isKnown: { path, member, fingerprint in
        known[RecordArchive.fileKey(path: path, member: member)] == fingerprint + suffix && !lacking.contains(path)
      }
    ) { outcomes, passed in
      for outcome in outcomes where !isStopped { take(outcome) }
      if readings.count >= Ingestion.batch || passed == list.count || isStopped { try store() }
      Terminal.progress("reading \(passed) of \(list.count)")
      return !isStopped
    }
    // Files that were refused before and have not changed are told of again without being read.
    let given = Set(list)
    let unchanged = refusedBefore.values.filter { given.contains($0.path) && !seen.contains($0.path) }
      .sorted { $0.path < $1.path }
    if countsKnown { summary.known += unchanged } else { summary.refused += unchanged }
  }

  private mutating func take(_ outcome: ReadingPipeline.Outcome) {
    seen.insert(outcome.path)
    switch outcome.result {
    case .read(let made): take(made, outcome, fault: nil)
    case .unread(let made, let refused):
      take(made, outcome, fault: refused.code)
      take(refused, outcome)
    case .refused(let refused): take(refused, outcome)
    }
  }

  private mutating func take(_ made: ReadArticle, _ outcome: ReadingPipeline.Outcome, fault: String?) {
    guard let head = made.head else { return }
    readings.append(
      StoredReading(
        article: head.article, events: head.events, statements: head.statements, packed: made.line,
        account: made.account, fingerprint: outcome.fingerprint + "-" + edition,
        readsAuthor: head.readsAuthor, fault: fault, facts: head.facts))
    summary.tally.count(head.article)
    if fault == nil { summary.readPaths.insert(outcome.path) } else { summary.unread += 1 }
    if head.article.published == nil { summary.undated += 1 }
    if !head.supplied.isEmpty { supplements[outcome.path] = head.supplied.stored }
  }

  private mutating func take(_ refused: Refused, _ outcome: ReadingPipeline.Outcome) {
    isStopped = isStrict
    if outcome.fingerprint.isEmpty || refused.isPassing {
      failed.append(Refusal(refused, fingerprint: ""))
    } else {
      refusals.append(Refusal(refused, fingerprint: outcome.fingerprint + "-" + edition))
    }
  }

  private mutating func store() throws {
    if let archive, !isDry {
      try archive.remember(supplements)
      summary.counts += try archive.store(readings, refusals: refusals)
    }
    summary.refused += refusals + failed
    readings.removeAll(keepingCapacity: true)
    refusals = []
    failed = []
    supplements = [:]
  }
}
