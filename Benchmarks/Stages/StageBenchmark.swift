import Archive
import BuiltInLexicon
import Collation
import Glibc
import Intake
import Lexicon
import Reading
import Record

/// Times each stage of an article's way by the processor time of this thread, each stage over all articles.
struct StageBenchmark {
  let folder: String
  /// The name of the stage to end with; `nil` for all.
  var last: String?

  func run() throws {
    do {
      try runStages()
    } catch is StageTable.Done {}
  }

  private func runStages() throws {
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let intake = try ArticleIntake(lexicon)
    let files = SourceFiles([folder])
    let paths = files.expand().files
    var table = StageTable(last: last)
    let sources = try table.time(.files) { paths.map { (try? files.read($0)) ?? [] } }
    let bytes = sources.reduce(0) { $0 + $1.count }
    let digests = try table.time(.digest) { sources.map { Fingerprint(of: $0).description } }
    let articles = try table.time(.intake) {
      zip(sources, paths).map { try? intake.read($0, path: $1) }
    }
    let kept = zip(articles, digests).compactMap { article, digest in article.map { ($0, digest) } }
    var segmenter = Segmenter(automaton: lexicon.automaton)
    try table.time(.hits) {
      for (article, _) in kept { _ = segmenter.segment(article.text.unicodeScalars.map(\.value)) }
    }
    var reader = Reader(lexicon: lexicon)
    let readings = try table.time(.reading) { kept.map { reader.read($0.0) } }
    var json = JSONWriter()
    let lines = try table.time(.lines) {
      readings.map { reading in
        json.removeAll()
        reading.write(to: &json)
        return json.bytes
      }
    }
    let collator = Collator(lexicon: lexicon)
    let packer = LinePacker()
    let packed = try table.time(.packing) { lines.map { packer.pack($0) } }
    let accounts = try table.time(.reports) { readings.map { collator.account(of: $0) } }
    let stored = readings.indices.map {
      StoredReading(
        reading: readings[$0], packed: packed[$0], account: accounts[$0], fingerprint: kept[$0].1,
        facts: RecordArchive.facts(of: readings[$0], folding: lexicon.folding))
    }
    let path = "/tmp/chancery-stages-\(getpid()).db"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    let archive = try RecordArchive(path: path, access: .readWrite, folding: lexicon.folding)
    try table.time(.storing) {
      for start in stride(from: 0, to: stored.count, by: 1024) {
        _ = try archive.store(Array(stored[start..<min(start + 1024, stored.count)]))
      }
    }
    var copies = 0
    var families = 0
    try table.time(.reprints) {
      var join = ReprintJoin(folding: lexicon.folding)
      for (article, _) in kept { join.add(article.text) }
      copies = join.pairs().count
    }
    try table.time(.families) {
      var join = ReprintJoin(folding: lexicon.folding)
      for (article, _) in kept { join.add(article.text) }
      families = join.families().count
    }
    let entries = try table.time(.collation) { Collator(lexicon: lexicon).entries(of: readings) }
    try table.time(.entries) { try archive.replaceEntries(entries) }
    table.print(articles: kept.count, bytes: bytes)
    print("\(copies) pairs of near copies in \(families) families")
  }
}

/// A stage of an article's way, in order.
enum Stage: String, CaseIterable {
  case files, digest, intake, hits, reading, lines, packing, reports, storing, reprints, families, collation, entries

  /// What is done, for people.
  var title: String {
    switch self {
    case .files: "read files"
    case .digest: "digest"
    case .intake: "intake: format, HTML, furniture"
    case .hits: "hits: one scan of the text (part of reading)"
    case .reading: "reading: hits, dates, parties, frames"
    case .lines: "lines of JSON"
    case .packing: "lines packed"
    case .reports: "reports for linking"
    case .storing: "archive: rows and two-character index"
    case .reprints: "reprints: exact join of all texts, every pair"
    case .families: "reprints: the same, families only"
    case .collation: "collation"
    case .entries: "archive: entries"
    }
  }
}

/// The stages measured so far.
struct StageTable {
  static var names: [String] { Stage.allCases.map(\.rawValue) }

  /// Ends a run after the stage that was asked for.
  struct Done: Error {}

  private let last: String?
  private var stages: [(stage: Stage, seconds: Double)] = []

  init(last: String?) {
    self.last = last
  }

  /// Runs a stage and notes what it took.
  @discardableResult
  mutating func time<Result>(_ stage: Stage, _ work: () throws -> Result) throws -> Result {
    let start = StageTable.now
    let result = try work()
    stages.append((stage, StageTable.now - start))
    if stage.rawValue == last { throw Done() }
    return result
  }

  /// Prints a line a stage: seconds, articles and megabytes a second.
  func print(articles: Int, bytes: Int) {
    Swift.print("\(articles) articles, \(bytes / 1_000_000) MB, one core, processor time")
    for stage in stages {
      let title = stage.stage.title
      let name = title + String(repeating: " ", count: max(48 - title.count, 1))
      let seconds = StageTable.rounded(stage.seconds, places: 2)
      let rate = Int(Double(articles) / max(stage.seconds, 0.000_1))
      let megabytes = StageTable.rounded(Double(bytes) / 1e6 / max(stage.seconds, 0.000_1), places: 1)
      Swift.print("\(name)\(seconds) s   \(rate) articles/s   \(megabytes) MB/s")
    }
  }

  private static func rounded(_ value: Double, places: Int) -> String {
    let factor = places == 1 ? 10.0 : 100.0
    return "\((value * factor).rounded() / factor)"
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
