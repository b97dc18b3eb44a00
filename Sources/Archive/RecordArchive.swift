import CSQLite
import Glibc
public import Record

/// The record on disk: readings, full text, entries, in one SQLite file.
///
/// One connection, for one thread: make a `RecordArchive` for each thread that needs one. Readers never wait for a
/// writer; a writer waits up to ten seconds for another one and then reports it.
///
/// Whatever a call has stored survives the end of the process at any moment, since each call is one transaction in
/// a write-ahead log.
///
/// Articles are stored batch by batch, and the record is made of them afterwards, in one transaction (`revise`). Who
/// opens the archive to read sees both as that transaction left them: an article that is stored and not yet in the
/// record is not shown, and one that has changed is shown as it was. Who opens it to write sees what is stored.
public final class RecordArchive {
  /// What the archive is opened for.
  public enum Access: Sendable, Hashable {
    /// To store; makes the file where there is none.
    case readWrite
    /// To look things up; the file must exist and is not changed.
    case readOnly
  }

  /// The archive's file.
  public let path: String
  /// What the archive was opened for.
  public let access: Access

  let database: Database
  let packer = LinePacker()
  /// Until when it may go on with what it was asked.
  let patience = Patience()
  /// What this object has stored since it last brought the record in step, and under which generations.
  var own = OwnStores()
  /// How many articles come in a week.
  var flow = ArticleFlow()
  let alphabet: SearchAlphabet
  /// Which folding the index must have been made with.
  let alphabetDigest: String

  /// Opens an archive, brings its schema up to date and makes its index anew where the folding has changed.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: What for.
  ///   - folding: Makes both scripts one for search; must be the same for all who use the archive.
  /// - Throws: `missing`, `notAnArchive`, `newerSchema`, `locked`, `corrupt`, `readOnly`, `inaccessible`.
  public convenience init(path: String, access: Access, folding: ScriptFolding) throws(ArchiveError) {
    try self.init(path: path, access: access, folding: folding, busyMilliseconds: 10_000)
  }

  init(
    path: String, access: Access, folding: ScriptFolding, busyMilliseconds: Int32,
    migrations: [Migration] = Schema.migrations
  ) throws(ArchiveError) {
    self.path = path
    self.access = access
    alphabet = SearchAlphabet(folding: folding)
    alphabetDigest = alphabet.digest
    try RecordArchive.look(at: path, for: access)
    switch access {
    case .readWrite:
      database = try Database(path: path, creating: true, busyMilliseconds: busyMilliseconds)
    case .readOnly:
      database = try RecordArchive.openForReading(path: path, busyMilliseconds: busyMilliseconds)
    }
    try database.harden()
    try database.register(HanTokenizer(alphabet: alphabet))
    try database.registerPacking()
    try database.registerFiling()
    try database.registerAsking(packer, alphabet)
    database.heed(patience)
    let isNew = try RecordArchive.isNew(database)
    switch access {
    case .readWrite:
      if isNew { try database.execute("PRAGMA page_size = \(RecordArchive.pageSize); PRAGMA journal_mode = WAL") }
      try database.execute(RecordArchive.writing)
      try database.migrate(migrations)
      try refreshIndex()
    case .readOnly:
      if isNew {
        throw ArchiveError(
          .notAnArchive, path: path, problem: "the file is empty", consequence: "there is nothing to read",
          remedy: "Run `chancery ingest PATH…` to fill it.")
      }
      try database.execute(RecordArchive.reading)
      try readable(latest: migrations.last?.version ?? 0)
    }
  }

  /// Packed readings of some two kilobytes waste a fifth of pages of eight, and a tenth of these; `PageFilling` takes most
  /// of that back.
  static let pageSize = 16_384

  /// A commit is in the log, which the system keeps when the process dies; the log is brought into the file, with
  /// the disk's word for it, every 2,000 pages. Waiting for the disk at each commit as well costs 14 % of an
  /// ingest and would save the last batches from a power failure only; they are read again then.
  private static let writing = """
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = OFF;
    PRAGMA cache_size = -32000;
    PRAGMA wal_autocheckpoint = 2000;
    PRAGMA journal_size_limit = 67108864;
    """

  private static let reading = """
    PRAGMA query_only = ON;
    PRAGMA cache_size = -16000;
    """
}

/// What one run has stored and not yet brought into the record.
struct OwnStores {
  var counts = StoreCounts()
  var generations: Set<Int> = []
}

extension RecordArchive {
  /// Reports a path where no archive can be, before SQLite makes a file or a vaguer report.
  private static func look(at path: String, for access: Access) throws(ArchiveError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if access == .readWrite { return }
      guard errno == ENOENT || errno == ENOTDIR else {
        throw ArchiveError(
          .inaccessible, path: path, problem: "the file cannot be reached", consequence: "nothing was read",
          remedy: "Check the permissions of the folders that lead to it.")
      }
      throw ArchiveError(
        .missing, path: path, problem: "there is no archive here", consequence: "nothing was read",
        remedy: "Run `chancery ingest PATH…` to make one, or name another with `--archive PATH`.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveError(
        .notAnArchive, path: path, problem: "this is a folder or a device, not a file",
        consequence: "it was not opened", remedy: "Name a file with `--archive PATH`.")
    }
  }

  /// Opens a file for reading, also in a folder where SQLite cannot put its lock and log beside it.
  private static func openForReading(path: String, busyMilliseconds: Int32) throws(ArchiveError) -> Database {
    do throws(ArchiveError) {
      let database = try Database(path: path, creating: false, busyMilliseconds: busyMilliseconds)
      _ = try database.integer("SELECT count(*) FROM sqlite_schema")
      return database
    } catch {
      guard error.code == .inaccessible || error.code == .readOnly, Glibc.access(path + "-wal", F_OK) != 0
      else { throw error }
      return try Database(path: path, creating: false, immutable: true, busyMilliseconds: busyMilliseconds)
    }
  }

  /// Whether the file holds nothing yet; refuses one that holds something else.
  private static func isNew(_ database: Database) throws(ArchiveError) -> Bool {
    let mark = try database.integer("PRAGMA application_id") ?? 0
    if mark == Schema.applicationID { return false }
    let objects = try database.integer("SELECT count(*) FROM sqlite_schema") ?? 0
    if mark == 0, objects == 0 { return true }
    throw ArchiveError(
      .notAnArchive, path: database.path, problem: "the file is an SQLite database of another program",
      consequence: "it was not touched", remedy: "Name another file with `--archive PATH`.")
  }

  /// Refuses a schema that this program cannot read as it stands.
  private func readable(latest: Int) throws(ArchiveError) {
    let version = try database.integer("PRAGMA user_version") ?? 0
    if version > latest { try database.migrate([Migration(version: latest, sql: "")]) }
    guard version < latest else { return }
    throw ArchiveError(
      .migration, path: path, problem: "the archive has schema \(version), this Chancery reads schema \(latest)",
      consequence: "nothing was read", remedy: "Run `chancery ingest` once; it brings the archive up to date.")
  }

  /// Makes the index anew where it was made with another folding: it could not be kept in step otherwise.
  private func refreshIndex() throws(ArchiveError) {
    let found = try meta("alphabet")
    if found == alphabetDigest { return }
    try database.change { () throws(ArchiveError) in
      if found != nil { try indexAnew() }
      try setMeta("alphabet", alphabetDigest)
    }
  }

  /// Makes the full-text index anew from the articles and entries.
  func indexAnew() throws(ArchiveError) {
    try database.execute("INSERT INTO article_words(article_words) VALUES('delete-all')")
    try database.execute("INSERT INTO article_facts(article_facts) VALUES('delete-all')")
    let insert = try database.prepare("INSERT INTO article_words(rowid, title, text) VALUES(?, ?, ?)")
    let rows = try database.prepare("SELECT article, packed FROM reading ORDER BY article")
    while try rows.step() {
      let words = try words(packed: rows.blob(1))
      try insert.run([.integer(rows.integer(0)), .text(words.title), .text(words.text)])
    }
    try database.execute(
      """
      INSERT INTO article_facts(rowid, facts)
      SELECT article, words FROM (SELECT article, facts(packed) AS words FROM reading ORDER BY article) WHERE words <> ''
      """)
    try database.execute("INSERT INTO entry_words(entry_words) VALUES('rebuild')")
  }

  /// What the archive remembers under a key.
  func meta(_ key: String) throws(ArchiveError) -> String? {
    try database.text("SELECT value FROM meta WHERE key = ?", [.text(key)])
  }

  /// Remembers something under a key.
  func setMeta(_ key: String, _ value: String) throws(ArchiveError) {
    try database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)").run([.text(key), .text(value)])
  }
}
