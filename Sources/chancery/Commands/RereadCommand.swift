import Archive
import Collation
import Lexicon
import Reading
import Record

/// `chancery reread`: every article of the archive read again, after a change of lexicon or program.
struct RereadCommand: Command {
  static let name = "reread"
  static let summary = "read every article of the archive again, after a change of the lexicon, and say what changed"
  static let operands = ""
  static let options = [Option.archive, Option.lexicon, Option.json]
  static let example = "chancery reread --lexicon my-tables --archive march.db"

  /// Articles that one worker reads at a time.
  private static let piece = 128
  /// Changed readings that are stored in one transaction.
  private static let batch = 512

  func run(_ arguments: Arguments) async throws -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        problem: "`chancery reread` takes no files: it reads what the archive holds",
        remedy: "Write `chancery reread`, or `chancery ingest PATH…` for files.")
    }
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: arguments.value(.lexicon)))
    guard Machine.exists(arguments.archivePath) else {
      // Opening to write would make it.
      _ = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
      return 2
    }
    let archive = try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: lexicon.folding)
    let collation = RecordCollation(lexicon: lexicon, workers: Machine.cores)
    var counts = Counts()
    try await read(archive, lexicon, collation.edition, &counts)
    Terminal.progress("collating")
    let record = try await collation.bring(archive, "reread", rereading: true)
    Terminal.endProgress()
    guard let record else { return 0 }
    let page = LogPage(summary: record, changes: try archive.changes(ofRevision: record.number))
    if arguments.has(.json) {
      var json = JSONWriter()
      json.object { json in
        json.member("articles", counts.read)
        json.member("changed", counts.changed)
        json.key("record")
        page.write(to: &json)
      }
      json.endLine()
      Terminal.write(json.bytes)
    } else {
      Terminal.print("\(counts.read) articles read again, \(counts.changed) readings changed\n")
      Terminal.print(Plain.text(page.text))
    }
    return 0
  }

  private struct Counts {
    var read = 0
    var changed = 0
  }

  /// Reads every stored article again, and stores the readings that are not as they were.
  private func read(
    _ archive: RecordArchive, _ lexicon: LoadedLexicon, _ edition: String, _ counts: inout Counts
  ) async throws {
    var after = 0
    var changed: [StoredReading] = []
    let tools = (0..<Machine.cores).map { _ in Reader(lexicon: lexicon) }
    let collator = Collator(lexicon: lexicon)
    try await OrderedWork.run(
      tools: tools,
      next: {
        let articles = try archive.storedArticles(after: after, limit: Self.piece)
        after = articles.last?.number ?? after
        return articles.isEmpty ? nil : articles
      },
      work: { (articles: [StoredArticle], reader: inout Reader) in
        let packer = LinePacker()
        return try articles.map { try RereadCommand.read($0, &reader, collator, packer, lexicon, edition) }
      },
      deliver: { readings in
        counts.read += readings.count
        changed += readings.compactMap { $0 }
        if changed.count >= Self.batch {
          counts.changed += changed.count
          try archive.store(changed)
          changed.removeAll(keepingCapacity: true)
        }
        Terminal.progress("\(counts.read) articles read again")
      })
    counts.changed += changed.count
    if !changed.isEmpty { try archive.store(changed) }
  }

  /// Reads one article again; `nil` where the reading is as it was.
  private static func read(
    _ stored: StoredArticle, _ reader: inout Reader, _ collator: Collator, _ packer: LinePacker,
    _ lexicon: LoadedLexicon, _ edition: String
  ) throws -> StoredReading? {
    // What was read is left out; what intake made of the source is kept.
    let made = ["mentions", "dates", "events", "statements", "issues"]
    var article = try ArticleReading(JSONValue(parsing: packer.unpack(stored.packed) ?? [], leavingOut: made)).article
    if stored.readsAuthor { article.author = nil }
    if let outlet = article.outlet.id, let known = lexicon.outlet(outlet) { article.outlet.name = known.name }
    let reading = reader.read(article)
    var json = JSONWriter()
    reading.write(to: &json)
    let packed = packer.pack(json.bytes)
    guard packed != stored.packed else { return nil }
    let content = stored.fingerprint.utf8.prefix { $0 != UInt8(ascii: "-") }
    return StoredReading(
      reading: reading, packed: packed, account: collator.account(of: reading),
      fingerprint: String(decoding: content, as: UTF8.self) + "-" + edition, completesFile: false,
      readsAuthor: article.author == nil && reading.article.author != nil)
  }
}
