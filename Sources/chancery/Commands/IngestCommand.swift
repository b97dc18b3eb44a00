import Archive
import Intake
import Lexicon
import Messages
import Record

/// `chancery ingest PATH…`: files and folders of posts, pages, feeds, tables and archives into the archive.
struct IngestCommand: Command {
  static let name = "ingest"
  static let summary = "read files and folders of articles into the archive"
  static let operands = "PATH…"
  static let options = [
    Option.archive, Option.lexicon,
    Option(name: "--strict", value: nil, help: "stop at the first file that is refused; what was read before it stays"),
    Option(
      name: "--known-refusals", value: nil,
      help: "count files that were refused before and have not changed, and do not fail for them"),
    Supplement.publishedOption, Supplement.outletOption,
    Option(
      name: "--map", value: "FIELD=NAME", help: "a column or member that holds a field: --map title=Überschrift",
      repeats: true),
    Option(name: "--dry-run", value: nil, help: "say what would be taken in and what refused, and store nothing"),
    Option(name: "--watch", value: nil, help: "go on: take in what comes into the folders, until Ctrl-C"),
    Option.json,
  ]
  static let example = "chancery ingest ~/posts --archive march.db"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let isDry = arguments.has(Self.options[7])
    let watches = arguments.has(Self.options[8])
    guard !isDry || !watches else {
      throw UsageError(problem: "--dry-run and --watch exclude each other", remedy: "Leave one of them out.")
    }
    let input = try StandardInput(arguments.requireOperands("a file or folder"))
    let overlay = try Knowledge.overlayOfArchive(arguments)
    let knowledge = try Knowledge.Loaded(overlay: overlay)
    let files = SourceFiles(input.paths)
    var pipeline = ReadingPipeline(knowledge.image, files)
    pipeline.form = .stored
    pipeline.supplement = try Supplement(arguments) { knowledge.lexicon }
    pipeline.names = input.names
    pipeline.fields = try FieldMapping.table(arguments.all(Self.options[6]), knowledge.lexicon)
    // A run that stores nothing must not make an archive either.
    let archive =
      isDry && !Machine.exists(arguments.archivePath)
      ? nil
      : try RecordArchive(
        path: arguments.archivePath, access: isDry ? .readOnly : .readWrite, folding: knowledge.lexicon.folding)
    if let archive, !isDry { try archive.remember(lexiconFolder: overlay.map(Machine.absolute)) }
    let collation = RecordCollation(lexicon: knowledge.lexicon, workers: Machine.cores)
    let round = Round(arguments: arguments, archive: archive, pipeline: pipeline, collation: collation, isDry: isDry)
    let (list, unentered) = files.expand()
    let status = try await round.run(list, unentered)
    guard watches else { return status }
    Terminal.complain("watching; Ctrl-C ends it")
    var watch = FolderWatch(files, known: list)
    while true {
      try await Task.sleep(for: FolderWatch.pause)
      let news = watch.settled()
      if !news.isEmpty { _ = try await round.run(news, []) }
    }
  }

  /// One reading of files, told at its end.
  private struct Round {
    let arguments: Arguments
    let archive: RecordArchive?
    let pipeline: ReadingPipeline
    let collation: RecordCollation
    let isDry: Bool

    /// - Returns: The exit status.
    func run(_ list: [String], _ unentered: [IntakeError]) async throws -> Int32 {
      var summary = IngestSummary(files: list.count, isDry: isDry, tally: IngestTally(collation.lexicon))
      summary.refused = unentered.map { Refusal(Refused($0), fingerprint: "") }
      let isStrict = arguments.has(IngestCommand.options[2])
      if !isStrict || unentered.isEmpty {
        var ingestion = Ingestion(archive: archive, edition: collation.edition, summary: summary)
        ingestion.isStrict = isStrict
        ingestion.isDry = isDry
        ingestion.countsKnown = arguments.has(IngestCommand.options[3])
        try await ingestion.read(list, pipeline)
        summary = ingestion.summary
      }
      if let archive, !isDry {
        Terminal.progress("collating")
        summary.record = try await collation.bring(archive, "ingest")
        summary.entries = try archive.entryCount()
      }
      Terminal.endProgress()
      if arguments.has(.json) { summary.printJSON() } else { summary.print(archive: arguments.archivePath) }
      return summary.refused.isEmpty ? 0 : 1
    }
  }
}
