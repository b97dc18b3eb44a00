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

  func run() throws {
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let intake = try ArticleIntake(
      outlets: lexicon.table("outlets"), furniture: lexicon.table("furniture"), folding: lexicon.folding)
    let files = SourceFiles([folder])
    let paths = files.expand().files
    var table = StageTable()
    let sources = table.time("read files") { paths.map { (try? files.read($0)) ?? [] } }
    let bytes = sources.reduce(0) { $0 + $1.count }
    let digests = table.time("digest") { sources.map { Fingerprint(of: $0).description } }
    let articles = table.time("intake: format, HTML, furniture") {
      zip(sources, paths).map { try? intake.read($0, path: $1) }
    }
    let kept = zip(articles, digests).compactMap { article, digest in article.map { ($0, digest) } }
    var segmenter = Segmenter(automaton: lexicon.automaton)
    table.time("hits: one scan of the text (part of reading)") {
      for (article, _) in kept { _ = segmenter.segment(article.text.unicodeScalars.map(\.value)) }
    }
    var reader = Reader(lexicon: lexicon)
    let readings = table.time("reading: hits, dates, parties, frames") { kept.map { reader.read($0.0) } }
    var json = JSONWriter()
    let lines = table.time("lines of JSON") {
      readings.map { reading in
        json.removeAll()
        reading.write(to: &json)
        return json.bytes
      }
    }
    let collator = Collator(lexicon: lexicon)
    let packer = LinePacker()
    let packed = table.time("lines packed") { lines.map { packer.pack($0) } }
    let accounts = table.time("reports") { readings.map { collator.account(of: $0) } }
    let stored = readings.indices.map {
      StoredReading(reading: readings[$0], packed: packed[$0], account: accounts[$0], fingerprint: kept[$0].1)
    }
    let path = "/tmp/chancery-stages-\(getpid()).db"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
    let archive = try RecordArchive(path: path, access: .readWrite, folding: lexicon.folding)
    try table.time("archive: rows and two-character index") {
      for start in stride(from: 0, to: stored.count, by: 1024) {
        _ = try archive.store(Array(stored[start..<min(start + 1024, stored.count)]))
      }
    }
    var copies = 0
    var families = 0
    table.time("reprints: exact join of all texts, every pair") {
      var join = ReprintJoin(folding: lexicon.folding)
      for (article, _) in kept { join.add(article.text) }
      copies = join.pairs().count
    }
    table.time("reprints: the same, families only") {
      var join = ReprintJoin(folding: lexicon.folding)
      for (article, _) in kept { join.add(article.text) }
      families = join.families().count
    }
    let entries = table.time("collation") { Collator(lexicon: lexicon).entries(of: readings) }
    try table.time("archive: entries") { try archive.replaceEntries(entries) }
    table.print(articles: kept.count, bytes: bytes)
    print("\(copies) pairs of near copies in \(families) families")
  }
}

/// The stages measured so far.
struct StageTable {
  private var stages: [(name: String, seconds: Double)] = []

  /// Runs a stage and notes what it took.
  @discardableResult
  mutating func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let start = StageTable.now
    let result = try work()
    stages.append((name, StageTable.now - start))
    return result
  }

  /// Prints a line a stage: seconds, articles and megabytes a second.
  func print(articles: Int, bytes: Int) {
    Swift.print("\(articles) articles, \(bytes / 1_000_000) MB, one core, processor time")
    for stage in stages {
      let name = stage.name + String(repeating: " ", count: max(48 - stage.name.count, 1))
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
