import Archive
import Collation
import Intake
import Lexicon
import Record

/// `chancery ingest PATH…`: files and folders of posts into the archive.
struct IngestCommand: Command {
  static let name = "ingest"
  static let summary = "read files and folders of posts into the archive"
  static let operands = "PATH…"
  static let options = [
    Option.archive, Option.lexicon,
    Option(name: "--strict", value: nil, help: "stop at the first file that is refused; what was read before it stays"),
    Option.json,
  ]
  static let example = "chancery ingest ~/posts --archive march.db"

  /// Files whose readings are stored in one transaction.
  static let batch = 512

  func run(_ arguments: Arguments) async throws -> Int32 {
    let paths = try arguments.requireOperands("a file or folder")
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: arguments.value(.lexicon)))
    let files = SourceFiles(paths)
    let (list, unentered) = files.expand()
    let archive = try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: lexicon.folding)
    var summary = Summary(files: list.count, refused: unentered.map { Refusal($0, fingerprint: "") })
    let isStrict = arguments.has(Self.options[2])
    if !isStrict || unentered.isEmpty {
      try await read(list, files, into: archive, lexicon, isStrict: isStrict, &summary)
    }
    Terminal.progress("collating")
    summary.record = try await RecordCollation(lexicon: lexicon, workers: Machine.cores).bring(archive, "ingest")
    summary.entries = try archive.entryCount()
    Terminal.endProgress()
    if arguments.has(.json) { summary.printJSON() } else { summary.print(archive: arguments.archivePath) }
    return summary.refused.isEmpty ? 0 : 1
  }

  /// Reads what has changed and stores it, batch by batch.
  private func read(
    _ list: [String], _ files: SourceFiles, into archive: RecordArchive, _ lexicon: LoadedLexicon, isStrict: Bool,
    _ summary: inout Summary
  ) async throws {
    // Readings made with another lexicon or another version of the program are made anew.
    let edition = "-" + RecordCollation(lexicon: lexicon, workers: 1).edition
    let known = try archive.fingerprints(ofFiles: list)
    let refusedBefore = Dictionary(
      try archive.refusals().map { (RecordArchive.fileKey(path: $0.path, member: $0.member), $0) },
      uniquingKeysWith: { first, _ in first })
    let pipeline = ReadingPipeline(
      lexicon: lexicon, intake: try Knowledge.intake(lexicon), files: files, workers: Machine.cores + 1,
      collator: Collator(lexicon: lexicon))
    var readings: [StoredReading] = []
    var refusals: [Refusal] = []
    var failed: [Refusal] = []
    var counts = StoreCounts()
    var seen: Set<String> = []
    var isStopped = false
    try await pipeline.run(
      list,
      isKnown: { path, fingerprint in known[RecordArchive.fileKey(path: path, member: nil)] == fingerprint + edition }
    ) { outcomes, passed in
      for outcome in outcomes {
        if isStopped { break }
        seen.insert(outcome.path)
        switch outcome.result {
        case .success(let made):
          readings.append(
            StoredReading(
              reading: made.reading, packed: made.packed, account: made.account,
              fingerprint: outcome.fingerprint + edition, readsAuthor: made.readsAuthor))
        case .failure(let error):
          defer { isStopped = isStrict }
          let refusal = Refusal(error, fingerprint: outcome.fingerprint.isEmpty ? "" : outcome.fingerprint + edition)
          if refusal.fingerprint.isEmpty { failed.append(refusal) } else { refusals.append(refusal) }
        }
      }
      if readings.count >= Self.batch || passed == list.count || isStopped {
        counts += try archive.store(readings, refusals: refusals)
        summary.read += readings.count
        summary.refused += refusals + failed
        readings.removeAll(keepingCapacity: true)
        refusals = []
        failed = []
        if isStopped { return false }
      }
      Terminal.progress("reading \(passed) of \(list.count)")
      return true
    }
    summary.counts = counts
    // Files that were refused before and have not changed are listed again without being read.
    let given = Set(list)
    summary.refused += refusedBefore.values.filter { given.contains($0.path) && !seen.contains($0.path) }
      .sorted { $0.path < $1.path }
  }
}

extension IngestCommand {
  /// What an ingest did.
  struct Summary {
    var files: Int
    var refused: [Refusal]
    var read = 0
    var counts = StoreCounts()
    var entries = 0
    /// What has changed in the record; `nil` where nothing was to be done.
    var record: RevisionSummary?

    var unchanged: Int { max(files - read - refused.count, 0) }

    func print(archive: String) {
      for refusal in refused {
        let line = refusal.line.map { ":\($0)" } ?? ""
        Terminal.complain(Plain.text("refused \(refusal.path)\(line): \(refusal.problem); \(refusal.remedy)"))
      }
      Terminal.print(
        """
        \(files) files: \(read) read, \(unchanged) unchanged, \(refused.count) refused
        \(counts.added) articles added, \(counts.replaced) replaced, \(counts.duplicate) met before
        \(archive): \(entries) entries\(record.map(LogPage.counts) ?? "")
        """)
    }

    func printJSON() {
      var json = JSONWriter()
      json.object { json in
        json.member("files", files)
        json.member("read", read)
        json.member("unchanged", unchanged)
        json.member("added", counts.added)
        json.member("replaced", counts.replaced)
        json.member("duplicate", counts.duplicate)
        json.member("entries", entries)
        json.key("record")
        if let record { json.object { record.writeMembers(to: &$0) } } else { json.null() }
        json.key("refused")
        json.array(refused) { json, refusal in
          json.object { json in
            json.member("code", refusal.code)
            json.member("path", refusal.path)
            json.member("member", refusal.member)
            json.key("line")
            if let line = refusal.line { json.value(line) } else { json.null() }
            json.member("problem", refusal.problem)
            json.member("remedy", refusal.remedy)
          }
        }
      }
      json.endLine()
      Terminal.write(json.bytes)
    }
  }
}

extension Refusal {
  /// What intake refused, as the archive keeps it.
  init(_ error: IntakeError, fingerprint: String) {
    self.init(
      code: error.code.description, path: error.path, member: error.member, line: error.line, problem: error.problem,
      remedy: error.remedy, fingerprint: fingerprint)
  }
}
