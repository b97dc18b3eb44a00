import Record
import Testing

@testable import Archive

@Suite("Bringing the schema up to date")
struct MigrationTests {
  let folder = Folder()

  private func open(_ migrations: [Migration]) throws(ArchiveError) -> RecordArchive {
    try RecordArchive(
      path: folder.file(), access: .readWrite, folding: Sample.folding, busyMilliseconds: 100, migrations: migrations)
  }

  private func fill() throws {
    try Sample.archive(folder.file()).store([Sample.stored(Sample.reading("aa01", text: "外长会见"))])
  }

  @Test("a step keeps the rows and is taken once")
  func step() throws {
    try fill()
    let steps =
      Schema.migrations + [
        Migration(
          version: Schema.version + 1,
          sql: "ALTER TABLE article ADD COLUMN note TEXT; CREATE TABLE example(x TEXT) STRICT"),
        Migration(version: Schema.version + 2, sql: "INSERT INTO meta VALUES('k', 'v')", changes: ["meta"]),
      ]
    for _ in 0..<2 {
      let archive = try open(steps)
      #expect(try archive.database.integer("PRAGMA user_version") == Schema.version + 2)
      #expect(try archive.search("外长").total == 1)
      #expect(try archive.database.integer("SELECT count(*) FROM example") == 0)
    }
    let error = #expect(throws: ArchiveError.self) { try Sample.archive(folder.file()) }
    #expect(error?.code == .newerSchema)
  }

  @Test("a step that loses rows is undone")
  func lossy() throws {
    try fill()
    let steps =
      Schema.migrations + [
        Migration(version: Schema.version + 1, sql: "CREATE TABLE more(x INTEGER) STRICT; DELETE FROM reading")
      ]
    let error = #expect(throws: ArchiveError.self) { try open(steps) }
    #expect(error?.code == .migration)
    #expect(error?.problem.contains("table reading") == true)
    let archive = try Sample.archive(folder.file())
    #expect(try archive.database.integer("PRAGMA user_version") == Schema.version)
    #expect(try archive.database.rowCounts()["more"] == nil)
    #expect(try archive.check().map(\.code) == ["stale"])
  }

  @Test("a step that fails half-way is undone")
  func broken() throws {
    try fill()
    let steps =
      Schema.migrations + [Migration(version: Schema.version + 1, sql: "CREATE TABLE more(x INTEGER) STRICT; nonsense")]
    #expect(throws: ArchiveError.self) { try open(steps) }
    #expect(try Sample.archive(folder.file()).database.rowCounts()["more"] == nil)
  }

  @Test("a reader refuses an older schema and says who brings it up to date")
  func older() throws {
    try fill()
    let error = #expect(throws: ArchiveError.self) {
      try RecordArchive(
        path: folder.file(), access: .readOnly, folding: Sample.folding, busyMilliseconds: 0,
        migrations: Schema.migrations + [Migration(version: Schema.version + 1, sql: "")])
    }
    #expect(error?.code == .migration && error?.remedy.contains("chancery ingest") == true)
  }

  @Test("an archive of the first release opens")
  func first() throws {
    let database = try Database(path: folder.file(), creating: true, busyMilliseconds: 0)
    try database.register(HanTokenizer(alphabet: SearchAlphabet(folding: Sample.folding)))
    try database.execute(FirstRelease.sql)
    let archive = try Sample.archive(folder.file())
    #expect(try archive.search("外長").hits.map(\.id) == ["aa01"])
    #expect(try archive.timeline().map(\.id) == ["e-1"])
    #expect(try archive.articleReading(id: "aa01")?.article.title == "会见")
    #expect(try archive.check().isEmpty)
  }

  @Test("an archive of the first release keeps its entries, finds them, and grows")
  func growing() async throws {
    let database = try Database(path: folder.file(), creating: true, busyMilliseconds: 0)
    try database.register(HanTokenizer(alphabet: SearchAlphabet(folding: Sample.folding)))
    try database.execute(FirstRelease.sql)
    try database.execute(
      """
      INSERT INTO entry VALUES(2, 'e-0', 'CONSULT', 'call', 'held', NULL, NULL, 'unknown', '桂林', NULL, 'CHN', 1, 1, 0,
        0, 'rthk');
      INSERT INTO entry_line VALUES(2, '{}');
      INSERT INTO entry_participant VALUES(2, 0, '王毅', '王毅', 'wang-yi', 'CHN', NULL);
      INSERT INTO entry_account VALUES(2, 0, 0, 'aa01');
      """)
    let archive = try Sample.archive(folder.file())
    #expect(try archive.database.integer("PRAGMA user_version") == Schema.version)
    #expect(try archive.timeline().map(\.id) == ["e-1", "e-0"])
    #expect(try archive.searchEntries("王毅 桂林 会见").rows.map(\.id) == ["e-0"])
    #expect(try archive.timeline(EntryFilter(actors: ["CHN"])).map(\.id) == ["e-0"])
    #expect(try archive.entryIDs(ofArticle: "aa01") == ["e-0"])
    #expect(try Sample.archive(folder.file(), .readOnly).counts().articles == 1)
    try archive.store([Sample.stored(Sample.reading("aa02", events: 1))])
    let summary = try await archive.revise(time: "2021-04-01", occasion: "ingest", edition: "1") { revision in
      #expect(revision.isWhole)
      try Sample.put(Sample.entry("e-0", on: "2021-03-25", accounts: [Sample.account("aa01")]), revision)
      try revision.letGoOfRest()
    }
    #expect(summary.articles.added == 1 && summary.entries == 1)
    #expect(try archive.timeline().map(\.id) == ["e-0"])
    #expect(try archive.check().isEmpty)
  }
}
