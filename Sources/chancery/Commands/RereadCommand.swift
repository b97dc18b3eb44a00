import Archive
import Lexicon
import Messages
import Presentation
import Record

/// `chancery reread`: every article of the archive read again, after a change of lexicon or program.
struct RereadCommand: Command {
  static let name = "reread"
  static let summary = "read every article of the archive again, after a change of the lexicon, and say what changed"
  static let operands = ""
  static let options = [Option.archive, Option.lexicon, Option.json]
  static let example = "chancery reread --lexicon my-tables --archive march.db"

  func run(_ arguments: Arguments) async throws -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        problem: "`chancery reread` takes no files: it reads what the archive holds",
        remedy: "Write `chancery reread`, or `chancery ingest PATH…` for files.")
    }
    let overlay = try Knowledge.overlayOfArchive(arguments)
    let knowledge = try Knowledge.Loaded(overlay: overlay)
    let folding = knowledge.lexicon.folding
    guard Machine.exists(arguments.archivePath) else {
      // Opening to write would make it.
      _ = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: folding)
      return 2
    }
    let archive = try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: folding)
    try archive.remember(lexiconFolder: overlay.map(Machine.absolute))
    let collation = RecordCollation(lexicon: knowledge.lexicon, workers: Machine.cores)
    var reread = Rereading(archive: archive, edition: collation.edition)
    try await reread.run(image: knowledge.image)
    Terminal.progress("collating")
    let record = try await collation.bring(archive, "reread", rereading: true)
    Terminal.endProgress()
    for refusal in reread.refused {
      Terminal.complain("refused \(refusal.path): \(refusal.problem); \(refusal.remedy)")
    }
    guard let record else { return reread.refused.isEmpty ? 0 : 1 }
    let page = LogPage(summary: record, changes: try archive.changes(ofRevision: record.number))
    if arguments.has(.json) {
      var json = JSONWriter()
      json.object { json in
        json.member("articles", reread.read)
        json.member("changed", reread.changed)
        json.key("record")
        page.write(to: &json)
      }
      json.endLine()
      Terminal.write(json.bytes)
    } else {
      Terminal.print(
        Terminal.say("\(reread.read) articles read again, \(reread.changed) readings changed") + "\n")
      Terminal.print(Plain.text(page.text))
    }
    return reread.refused.isEmpty ? 0 : 1
  }
}

/// The reading again of every stored article.
private struct Rereading {
  /// Articles that one worker reads at a time.
  private static let piece = 128
  /// Changed readings that are stored in one transaction.
  private static let batch = 512

  let archive: RecordArchive
  let edition: String
  private(set) var read = 0
  private(set) var changed = 0
  /// The articles that cannot be read any more.
  private(set) var refused: [Refusal] = []

  private var readings: [StoredReading] = []
  private var refusals: [Refusal] = []

  init(archive: RecordArchive, edition: String) {
    self.archive = archive
    self.edition = edition
  }

  /// An article with what became of it; `nil` for one that this edition could not read before.
  private struct Outcome: Sendable {
    var article: StoredArticle
    var outcome: ReadingWorker.Outcome?
  }

  /// Reads every stored article again, and stores the readings that are not as they were.
  mutating func run(image: [UInt8]) async throws {
    var after = 0
    let (archive, edition) = (archive, edition)
    let workers = (0..<Machine.cores).map { _ in ReadingWorker(image: image) }
    defer { for worker in workers { worker.end() } }
    try await OrderedWork.run(
      tools: workers,
      next: {
        let articles = try archive.storedArticles(after: after, limit: Self.piece)
        after = articles.last?.number ?? after
        return articles.isEmpty ? nil : articles
      },
      work: { (articles: [StoredArticle], worker: inout ReadingWorker) in
        let worker = worker
        return try await Blocking.run { try Self.outcomes(articles, worker, edition) }
      },
      deliver: { outcomes in
        for outcome in outcomes { try take(outcome) }
        if readings.count >= Self.batch { try store() }
        Terminal.progress("\(read) articles read again")
      })
    if !readings.isEmpty || !refusals.isEmpty { try store() }
  }

  /// Has articles read; those without a reading only where another edition could not read them.
  private static func outcomes(
    _ articles: [StoredArticle], _ worker: ReadingWorker, _ edition: String
  ) throws -> [Outcome] {
    let tried = articles.filter { $0.fault == nil || $0.edition != edition }
    let jobs = tried.map {
      WorkerRequest.Job(path: $0.path, bytes: $0.packed, readsAuthor: $0.readsAuthor)
    }
    var outcomes = try worker.outcomes(WorkerRequest(isStored: true, form: .stored), jobs)[...]
    return articles.map { article in
      let isTried = article.fault == nil || article.edition != edition
      return Outcome(article: article, outcome: isTried ? outcomes.popFirst() : nil)
    }
  }

  private mutating func take(_ outcome: Outcome) throws {
    let stored = outcome.article
    guard let result = outcome.outcome else { return }
    read += 1
    switch result {
    case .answer(.made(let made)): take(made, stored, fault: nil)
    case .answer(.same):
      // What this edition reads no fact in, and another could not read, comes out as it is stored.
      guard stored.fault != nil else { return }
      guard let head = try ReadArticle(line: stored.packed).bare() else { return }
      take(head, stored, fault: nil)
    case .answer(.refused(let refused)), .refused(let refused): throw refused
    case .fault(let fault, let taken):
      let refusal = Refusal(
        fault.refused(stored.path, isKept: true), fingerprint: stored.content + "-" + edition)
      refused.append(refusal)
      guard fault != .killed else { return }
      refusals.append(refusal)
      if let taken = try taken ?? ReadArticle(line: stored.packed).bare() {
        take(taken, stored, fault: fault.rawValue)
      }
    }
  }

  private mutating func take(_ made: ReadArticle, _ stored: StoredArticle, fault: String?) {
    guard let head = made.head else { return }
    readings.append(
      StoredReading(
        article: head.article, events: head.events, statements: head.statements, packed: made.line,
        account: made.account, fingerprint: stored.content + "-" + edition, completesFile: false,
        readsAuthor: head.readsAuthor, fault: fault, facts: head.facts))
  }

  private mutating func store() throws {
    changed += readings.count
    try archive.store(readings, refusals: refusals)
    readings.removeAll(keepingCapacity: true)
    refusals.removeAll()
  }
}

extension StoredArticle {
  /// The digest of its file's content.
  fileprivate var content: String { String(fingerprint.prefix { $0 != "-" }) }

  /// The edition of what read it.
  fileprivate var edition: String { String(fingerprint.drop { $0 != "-" }.dropFirst()) }
}

extension ReadArticle {
  /// The article of a line that tells of nothing in it, as it is stored.
  fileprivate func bare() throws -> ReadArticle? {
    let reading = try reading()
    guard reading == ArticleReading(article: reading.article) else { return nil }
    var bare = self
    bare.head = Head(article: reading.article, events: 0, statements: 0, readsAuthor: false)
    return bare
  }
}
