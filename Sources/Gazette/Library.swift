import Archive
import Collation
package import Lexicon
import Presentation
import Query
package import Record
import Synchronization

/// What all answers share: the archive's place and what Chancery knows. Never changed, used by every thread.
package final class Library: Sendable {
  /// The archive's file.
  package let archivePath: String
  /// What Chancery knows.
  package let lexicon: LoadedLexicon
  /// What everything is called.
  let naming: Naming
  /// Puts accounts side by side.
  let comparisons: ComparisonMaker
  /// The program's version.
  let version: String
  /// The day that it is.
  let today: @Sendable () -> CivilDate
  /// Reads an article again from its stored line, in a process of its own, and tells what made each fact, line by line;
  /// `nil` where it cannot be read.
  let explain: (@Sendable (_ line: [UInt8], _ path: String) -> String?)?
  /// The moment that it is, as RFC 3339 has it.
  let now: @Sendable () -> String
  private let tenuresByOfficial: [String: [Tenure]]
  private let free = Mutex<[Reader]>([])
  private let watchman = Mutex<Watchman?>(nil)
  /// As many answers are worked on at once as there are readers.
  private let turnstile: Turnstile
  /// How long an answer may take, in milliseconds; `nil` for as long as it takes.
  private let patience: (page: Int, file: Int)?
  /// Pages that were written before.
  let cache = PageCache()

  /// An office that an official held.
  struct Tenure: Sendable {
    let actor: String
    let office: String
    /// The first day, as exactly as it is known.
    let from: String
    /// The last day; empty where the tenure had not ended.
    let to: String
  }

  /// One thread's view of the archive: a connection that only reads, and the names asked by.
  final class Reader: @unchecked Sendable {
    let archive: RecordArchive
    let names: NameIndex
    /// The state of the archive that this connection last saw.
    fileprivate var version = 0
    private var known: (version: Int, counts: ArchiveCounts)?

    init(_ library: Library) throws(ArchiveError) {
      archive = try RecordArchive(
        path: library.archivePath, access: .readOnly, folding: library.lexicon.folding)
      names = NameIndex(library.lexicon)
    }

    /// How much the archive holds; counted anew where it has changed.
    func counts() throws(ArchiveError) -> ArchiveCounts {
      if let known, known.version == version { return known.counts }
      let counts = try archive.counts()
      known = (version, counts)
      return counts
    }
  }

  package init(
    archivePath: String, lexicon: LoadedLexicon, image: LexiconImage, version: String,
    isPatient: Bool = false, readers: Int = 2, today: @escaping @Sendable () -> CivilDate,
    now: @escaping @Sendable () -> String,
    explain: (@Sendable (_ line: [UInt8], _ path: String) -> String?)? = nil
  ) {
    self.explain = explain
    self.archivePath = archivePath
    self.lexicon = lexicon
    self.version = version
    turnstile = Turnstile(places: readers)
    patience = isPatient ? nil : (page: 5_000, file: 120_000)
    self.today = today
    self.now = now
    naming = Naming(lexicon, image: image)
    comparisons = ComparisonMaker(lexicon: lexicon)
    let table = lexicon.table("tenures")
    tenuresByOfficial = Dictionary(grouping: table.rows) { table.cell($0, "official") }.mapValues { rows in
      rows.map {
        Tenure(
          actor: table.cell($0, "actor"), office: table.cell($0, "office"), from: table.cell($0, "from"),
          to: table.cell($0, "to"))
      }.sorted { ($0.from, $0.office) < ($1.from, $1.office) }
    }
  }

  /// The offices that an official held, the first one first.
  func tenures(of official: String) -> [Tenure] { tenuresByOfficial[official] ?? [] }

  /// The one connection that asks whether the archive has changed since the kept pages were written.
  private final class Watchman: @unchecked Sendable {
    let archive: RecordArchive
    var version: Int

    init(_ library: Library) throws(ArchiveError) {
      archive = try RecordArchive(
        path: library.archivePath, access: .readOnly, folding: library.lexicon.folding)
      version = try archive.dataVersion()
    }
  }

  /// A page that was written before and still holds, and the epoch in which another may be kept. Waits for nobody who
  /// makes a page.
  ///
  /// - Throws: `ArchiveError` where the archive cannot be opened.
  func known(_ key: String) throws -> (page: Response?, epoch: Int) {
    try watchman.withLock { watchman in
      if let watchman {
        let version = try watchman.archive.dataVersion()
        if version != watchman.version {
          watchman.version = version
          cache.forget()
        }
      } else {
        watchman = try Watchman(self)
        cache.forget()
      }
    }
    return cache.page(key)
  }

  /// Lends a reader to one answer; as many are kept as were ever needed at once.
  ///
  /// - Throws: `ArchiveError` where the archive cannot be opened, and what the body throws.
  func read<Result>(isFile: Bool = false, _ body: (Reader) throws -> Result) throws -> Result {
    try turnstile.inTurn { try readNow(isFile: isFile, body) }
  }

  private func readNow<Result>(isFile: Bool, _ body: (Reader) throws -> Result) throws -> Result {
    let reader = try free.withLock { $0.popLast() } ?? Reader(self)
    defer { free.withLock { $0.append(reader) } }
    reader.version = try reader.archive.dataVersion()
    guard let patience else { return try body(reader) }
    return try reader.archive.within(milliseconds: isFile ? patience.file : patience.page) { try body(reader) }
  }
}
