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
        Migration(version: 2, sql: "ALTER TABLE article ADD COLUMN note TEXT; CREATE TABLE watch(x TEXT) STRICT"),
        Migration(version: 3, sql: "INSERT INTO meta VALUES('k', 'v')", changes: ["meta"]),
      ]
    for _ in 0..<2 {
      let archive = try open(steps)
      #expect(try archive.database.integer("PRAGMA user_version") == 3)
      #expect(try archive.search("外长").total == 1)
      #expect(try archive.database.integer("SELECT count(*) FROM watch") == 0)
    }
    let error = #expect(throws: ArchiveError.self) { try Sample.archive(folder.file()) }
    #expect(error?.code == .newerSchema)
  }

  @Test("a step that loses rows is undone")
  func lossy() throws {
    try fill()
    let steps =
      Schema.migrations + [
        Migration(version: 2, sql: "CREATE TABLE more(x INTEGER) STRICT; DELETE FROM article_text")
      ]
    let error = #expect(throws: ArchiveError.self) { try open(steps) }
    #expect(error?.code == .migration)
    #expect(error?.problem.contains("article_text") == true)
    let archive = try Sample.archive(folder.file())
    #expect(try archive.database.integer("PRAGMA user_version") == Schema.version)
    #expect(try archive.database.rowCounts()["more"] == nil)
    #expect(try archive.check().map(\.code) == ["stale"])
  }

  @Test("a step that fails half-way is undone")
  func broken() throws {
    try fill()
    let steps = Schema.migrations + [Migration(version: 2, sql: "CREATE TABLE more(x INTEGER) STRICT; nonsense")]
    #expect(throws: ArchiveError.self) { try open(steps) }
    #expect(try Sample.archive(folder.file()).database.rowCounts()["more"] == nil)
  }

  @Test("a reader refuses an older schema and says who brings it up to date")
  func older() throws {
    try fill()
    let error = #expect(throws: ArchiveError.self) {
      try RecordArchive(
        path: folder.file(), access: .readOnly, folding: Sample.folding, busyMilliseconds: 0,
        migrations: Schema.migrations + [Migration(version: 2, sql: "")])
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
}
