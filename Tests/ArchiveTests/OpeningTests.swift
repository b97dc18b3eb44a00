import CSQLite
import Glibc
import Record
import Testing

@testable import Archive

@Suite("Opening archives")
struct OpeningTests {
  let folder = Folder()

  private func failure(_ access: RecordArchive.Access = .readWrite, _ path: String? = nil) -> ArchiveError? {
    #expect(throws: ArchiveError.self) { try Sample.archive(path ?? folder.file(), access) }
  }

  /// Makes a small archive whose log has been brought into the file.
  private func fill() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store((10..<60).map { Sample.stored(Sample.reading("aa\($0)", text: "外长会见")) })
    try archive.replaceEntries([])
  }

  @Test("reading what does not exist tells how to make it")
  func missing() throws {
    let error = try #require(failure(.readOnly))
    #expect(error.code == .missing && error.path == folder.file())
    #expect(error.remedy.contains("chancery ingest PATH…"))
    #expect(folder.names().isEmpty)
  }

  @Test("what is no archive is refused and left as it is")
  func foreign() throws {
    Bytes.write(Array("This is a diary, not a database; it goes on for a while.".utf8), to: folder.file())
    #expect(failure()?.code == .notAnArchive)
    #expect(failure(.readOnly)?.code == .notAnArchive)
    #expect(Bytes.of(folder.file()).count == 56)
    #expect(failure(.readWrite, folder.path)?.code == .notAnArchive)
    #expect(failure(.readWrite, "/dev/null")?.code == .notAnArchive)
    #expect(failure(.readWrite, folder.file("no/such/folder.db"))?.code == .inaccessible)
    let other = folder.file("other.db")
    try Database(path: other, creating: true, busyMilliseconds: 0).execute("CREATE TABLE t(x)")
    let before = Bytes.of(other)
    #expect(failure(.readWrite, other)?.code == .notAnArchive)
    #expect(Bytes.of(other) == before)
  }

  @Test("an empty file is filled by a writer and refused by a reader")
  func empty() throws {
    Bytes.write([], to: folder.file())
    #expect(failure(.readOnly)?.code == .notAnArchive)
    _ = try Sample.archive(folder.file())
    #expect(try Sample.archive(folder.file(), .readOnly).counts().articles == 0)
  }

  @Test("a later schema is refused")
  func newer() throws {
    try fill()
    try Database(path: folder.file(), creating: false, busyMilliseconds: 0).execute("PRAGMA user_version = 99")
    #expect(failure()?.code == .newerSchema)
    #expect(failure(.readOnly)?.code == .newerSchema)
  }

  @Test("names that look like URIs or options are names", arguments: ["file:x?mode=memory", ":memory:", "a b%20#?.db"])
  func names(name: String) throws {
    let path = folder.file(name)
    do {
      let archive = try Sample.archive(path)
      try archive.store([Sample.stored(Sample.reading("aa01"))])
      try archive.replaceEntries([])
    }
    #expect(try Sample.archive(path, .readOnly).counts().articles == 1)
    #expect(folder.names() == [name])
    let immutable = try Database(path: path, creating: false, immutable: true, busyMilliseconds: 0)
    #expect(try immutable.integer("SELECT count(*) FROM article") == 1)
  }

  @Test("an archive opened to be read is not written to")
  func readOnly() throws {
    try fill()
    let before = Bytes.of(folder.file())
    let archive = try Sample.archive(folder.file(), .readOnly)
    let error = #expect(throws: ArchiveError.self) { try archive.store([Sample.stored(Sample.reading("bb"))]) }
    #expect(error?.code == .readOnly)
    let direct = #expect(throws: ArchiveError.self) { try archive.database.execute("DELETE FROM article") }
    #expect(direct?.code == .readOnly)
    #expect(try archive.search("外长").total == 50)
    #expect(try archive.check().filter { $0.severity == .fault }.isEmpty)
    #expect(Bytes.of(folder.file()) == before)
  }

  @Test("a folder that cannot be written to is enough to read", .enabled(if: geteuid() != 0, "root may write anywhere"))
  func readOnlyFolder() throws {
    try fill()
    chmod(folder.file(), 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    #expect(try Sample.archive(folder.file(), .readOnly).search("外长").total == 50)
    #expect([.readOnly, .inaccessible].contains(failure()?.code))
    #expect(failure(.readWrite, folder.file("new.db"))?.code == .inaccessible)
  }

  @Test("a damaged file is reported, never trusted", arguments: 0..<24)
  func damaged(seed: Int) throws {
    try fill()
    var bytes = Bytes.of(folder.file())
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // The first page's head stays: without it the file is no database at all.
      bytes[100 + Int(state >> 33) % (bytes.count - 100)] = UInt8(truncatingIfNeeded: state >> 25)
    }
    if seed % 4 == 0 { bytes.removeLast(bytes.count / 3) }
    Bytes.write(bytes, to: folder.file())
    var isReported = false
    do {
      let archive = try Sample.archive(folder.file(), seed % 2 == 0 ? .readOnly : .readWrite)
      isReported = try archive.check().contains { $0.severity == .fault }
      _ = try? archive.search("外长")
      try? archive.forEachReadingLine { _ in }
    } catch {
      isReported = true
      #expect([.corrupt, .notAnArchive, .newerSchema, .migration, .unexpected].contains(error.code))
    }
    #expect(isReported)
  }

  @Test("the connection is hardened")
  func hardened() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01"))])
    let database = archive.database
    for sql in [
      "ATTACH '\(folder.file("x.db"))' AS x", "VACUUM INTO '\(folder.file("x.db"))'",
      "SELECT load_extension('/lib/x.so')", "DELETE FROM article_words_data", "SELECT \"no such column\"",
      "INSERT INTO source(file, article, content) VALUES(1, 999, '')",
      "INSERT INTO source(file, article, content) VALUES(999, 1, '')",
      "INSERT INTO reading(article, packed) VALUES(2, 5.5)",
    ] {
      #expect(throws: ArchiveError.self) { try database.execute(sql) }
    }
    try database.execute("PRAGMA writable_schema = ON")
    #expect(throws: ArchiveError.self) { try database.execute("UPDATE sqlite_schema SET sql = ''") }
    #expect(try database.integer("PRAGMA foreign_keys") == 1)
    #expect(try database.integer("PRAGMA cell_size_check") == 1)
    #expect(try database.integer("PRAGMA trusted_schema") == 0)
    #expect(try database.text("PRAGMA journal_mode") == "wal")
    #expect(!folder.names().contains("x.db"))
    #expect(csqlite_db_flag(database.handle, SQLITE_DBCONFIG_DEFENSIVE, -1) == SQLITE_OK)
  }
}
