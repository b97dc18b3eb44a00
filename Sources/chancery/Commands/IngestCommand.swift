import Archive
import Intake
import Lexicon
import Messages
import Record

/// `chancery ingest PATH…`: files and folders of posts into the archive.
struct IngestCommand: Command {
  static let name = "ingest"
  static let summary = "read files and folders of posts into the archive"
  static let operands = "PATH…"
  static let options = [
    Option.archive, Option.lexicon,
    Option(name: "--strict", value: nil, help: "stop at the first file that is refused; what was read before it stays"),
    Option(
      name: "--known-refusals", value: nil,
      help: "count files that were refused before and have not changed, and do not fail for them"),
    Supplement.publishedOption, Supplement.outletOption, Option.json,
  ]
  static let example = "chancery ingest ~/posts --archive march.db"

  /// Files whose readings are stored in one transaction.
  static let batch = 512

  func run(_ arguments: Arguments) async throws -> Int32 {
    let paths = try arguments.requireOperands("a file or folder")
    let overlay = try Knowledge.overlayOfArchive(arguments)
    let knowledge = try Knowledge.Loaded(overlay: overlay)
    let files = SourceFiles(paths)
    var pipeline = ReadingPipeline(knowledge.image, files)
    pipeline.form = .stored
    pipeline.supplement = try Supplement(arguments) { knowledge.lexicon }
    let (list, unentered) = files.expand()
    let archive = try RecordArchive(
      path: arguments.archivePath, access: .readWrite, folding: knowledge.lexicon.folding)
    try archive.remember(lexiconFolder: overlay.map(Machine.absolute))
    var summary = Summary(files: list.count, refused: unentered.map { Refusal(Refused($0), fingerprint: "") })
    let collation = RecordCollation(lexicon: knowledge.lexicon, workers: Machine.cores)
    let isStrict = arguments.has(Self.options[2])
    if !isStrict || unentered.isEmpty {
      var ingest = Ingest(archive: archive, edition: collation.edition, isStrict: isStrict, summary: summary)
      ingest.countsKnown = arguments.has(Self.options[3])
      try await ingest.read(list, pipeline)
      summary = ingest.summary
    }
    Terminal.progress("collating")
    summary.record = try await collation.bring(archive, "ingest")
    summary.entries = try archive.entryCount()
    Terminal.endProgress()
    if arguments.has(.json) { summary.printJSON() } else { summary.print(archive: arguments.archivePath) }
    return summary.refused.isEmpty ? 0 : 1
  }
}

/// The reading of files into an archive, batch by batch.
private struct Ingest {
  let archive: RecordArchive
  /// What readings are made by: readings made with another lexicon or another version of the program are made anew.
  let edition: String
  let isStrict: Bool
  /// Whether files that were refused before and have not changed are only counted.
  var countsKnown = false
  var summary: IngestCommand.Summary

  private var readings: [StoredReading] = []
  private var refusals: [Refusal] = []
  /// What was refused and may fare better the next time.
  private var failed: [Refusal] = []
  private var supplements: [String: StoredSupplement] = [:]
  private var seen: Set<String> = []
  private var isStopped = false

  init(archive: RecordArchive, edition: String, isStrict: Bool, summary: IngestCommand.Summary) {
    self.archive = archive
    self.edition = edition
    self.isStrict = isStrict
    self.summary = summary
  }

  /// Reads what has changed, or lacks what is supplied now, and stores it.
  mutating func read(_ list: [String], _ pipeline: ReadingPipeline) async throws {
    let known = try archive.fingerprints(ofFiles: list)
    let refusedBefore = Dictionary(
      try archive.refusals().map { (RecordArchive.fileKey(path: $0.path, member: $0.member), $0) },
      uniquingKeysWith: { first, _ in first })
    var pipeline = pipeline
    pipeline.supplements = try archive.supplements().mapValues { Supplement($0) }
    let supplement = pipeline.supplement
    let lacking =
      supplement.isEmpty
      ? [] : try archive.filesLacking(published: supplement.published != nil, outlet: supplement.outlet != nil)
    let suffix = "-" + edition
    try await pipeline.run(
      list,
      isKnown: { path, member, fingerprint in
        known[RecordArchive.fileKey(path: path, member: member)] == fingerprint + suffix && !lacking.contains(path)
      }
    ) { outcomes, passed in
      for outcome in outcomes where !isStopped { take(outcome) }
      if readings.count >= IngestCommand.batch || passed == list.count || isStopped { try store() }
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
    try archive.remember(supplements)
    summary.counts += try archive.store(readings, refusals: refusals)
    summary.refused += refusals + failed
    readings.removeAll(keepingCapacity: true)
    refusals = []
    failed = []
    supplements = [:]
  }
}
