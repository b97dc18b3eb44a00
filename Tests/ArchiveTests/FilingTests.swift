import Record
import Testing

@testable import Archive

@Suite("Files by number")
struct FilingTests {
  let folder = Folder()

  @Test(
    "a fingerprint comes back as it was stored, whatever it is",
    arguments: [
      "1", "1-a", "0123456789abcdef0123456789abcdef-5f2e-0.3.0", "ab", "AB12-x", "abc-x", "", "-x", "ab-", "é-ü",
    ])
  func fingerprint(_ fingerprint: String) throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01"), fingerprint: fingerprint)])
    #expect(try archive.fingerprints() == ["posts/aa01.md": fingerprint])
    #expect(try archive.fingerprints(ofFiles: ["posts/aa01.md", "posts/aa02.md"]) == ["posts/aa01.md": fingerprint])
    #expect(try archive.storedArticles(after: 0, limit: 1).map(\.fingerprint) == [fingerprint])
    // Known as the same: nothing is left that an earlier state held.
    #expect(try archive.store([Sample.stored(Sample.reading("aa01"), fingerprint: fingerprint)]).same == 1)
    #expect(try archive.articleIDs(inFile: "posts/aa01.md") == ["aa01"])
  }

  @Test("digits in pairs are kept in half the room")
  func packed() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01"), fingerprint: "0123456789abcdef-e")])
    #expect(try archive.database.integer("SELECT length(content) FROM file WHERE typeof(content) = 'blob'") == 8)
    #expect(try archive.database.integer("SELECT count(*) FROM edition") == 1)
  }

  @Test("files of one day in one folder have their keys side by side, others have not")
  func keys() {
    func key(_ path: String) -> Int64 { PathKey(of: path.utf8).number }
    let first = key("news/2021/2021-03-22-RTHK-a.md")
    let second = key("news/2021/2021-03-22-CNA-b.md")
    #expect(first == key("news/2021/2021-03-22-RTHK-a.md"))
    #expect(first != second && first >> 32 == second >> 32)
    for other in ["news/2021/2021-03-23-RTHK-a.md", "news/2022/2021-03-22-RTHK-a.md", "2021-03-22-RTHK-a.md", ""] {
      #expect(key(other) >> 32 != first >> 32)
    }
  }

  @Test("files whose paths have one key are told apart by the paths")
  func sameKey() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", path: "a.md"))])
    try archive.database.execute("UPDATE file SET key = path_key('b.md')")
    #expect(try archive.fingerprints(ofFiles: ["b.md"]).isEmpty && archive.articleIDs(inFile: "b.md").isEmpty)
    try archive.store([Sample.stored(Sample.reading("bb02", path: "b.md"), fingerprint: "2")])
    #expect(try archive.articleIDs(inFile: "b.md") == ["bb02"])
    #expect(try archive.fingerprints() == ["a.md": "1", "b.md": "2"])
    #expect(try archive.files(ofArticle: "aa01").map(\.path) == ["a.md"])
  }

  @Test("an article without a file is found by doctor")
  func homeless() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01"))])
    try archive.database.execute("UPDATE article SET file = NULL")
    #expect(try archive.check().map(\.code).contains("sources"))
  }

  /// An archive with one of everything that names a file: an article in two files, one in a container, one without a
  /// reading, a refusal, what was supplied, a file to be read again, and something that waits.
  private func various() async throws -> RecordArchive {
    let archive = try Sample.archive(folder.file())
    let digest = "00ff00ff00ff00ff00ff00ff00ff00ff"
    var unread = Sample.stored(Sample.reading("dd04", text: "不能读"), fingerprint: digest + "-a")
    unread.fault = "trap"
    let refusals = [("posts/dd04.md", "trap"), ("bad.md", "empty")].map {
      Refusal(code: $0.1, path: $0.0, problem: "no", remedy: "none", fingerprint: digest + "-a")
    }
    try archive.remember(["posts/aa01.md": StoredSupplement(published: "2021-03-23", outlet: "rthk")])
    try archive.store(
      [
        Sample.stored(Sample.reading("aa01", text: "外长会见", events: 1), fingerprint: digest + "-a"),
        Sample.stored(Sample.reading("bb02", text: "原文", path: "a.md"), fingerprint: "1-b"),
        Sample.stored(Sample.reading("bb02", text: "抄本", path: "b.md"), fingerprint: "2"),
        Sample.stored(Sample.reading("cc03", text: "国会选举", path: "c.zip", member: "x/1.md"), fingerprint: "3-a"),
        unread,
      ], refusals: refusals)
    try archive.store([Sample.stored(Sample.reading("ee05", text: "别的", path: "a.md"), fingerprint: "4-b")])
    _ = try await archive.revise(time: "2021-04-01", occasion: "ingest", edition: "a") { revision in
      try Sample.put(Sample.entry("e-1", accounts: [Sample.account("aa01")]), revision)
    }
    try archive.store([Sample.stored(Sample.reading("aa01", text: "外长不会见"), fingerprint: "5-a")])
    // Of schema 4 there were no versions.
    try archive.database.execute("DELETE FROM version")
    return archive
  }

  /// What an archive answers, as text to compare.
  private func answers(_ archive: RecordArchive) throws -> [String] {
    var answers: [String] = []
    try archive.forEachReadingLine { answers.append(String(decoding: $0, as: UTF8.self)) }
    try archive.forEachEntryLine { answers.append(String(decoding: $0, as: UTF8.self)) }
    answers += try archive.fingerprints().map { "\($0.key) \($0.value)" }.sorted()
    answers += try archive.fingerprints(ofFiles: ["a.md", "b.md", "c.zip"]).map { "\($0.key) \($0.value)" }.sorted()
    answers += try archive.supplements().map { "\($0)" }.sorted()
    answers += try archive.refusals().map { "\($0)" }
    answers += try archive.unreadArticles().map { "\($0)" }
    answers += try archive.storedArticles(after: 0, limit: 9).map { "\($0.number) \($0.path) \($0.fingerprint)" }
    for words in ["会见", "選舉", "不能读"] { answers += try archive.search(words).hits.map { "\($0)" } }
    for id in ["aa01", "bb02", "cc03", "ee05"] { answers += try archive.files(ofArticle: id).map { "\(id) \($0)" } }
    for path in ["a.md", "b.md", "c.zip", "bad.md"] { answers += try archive.articleIDs(inFile: path) }
    answers.append("\(try archive.counts())")
    answers += try archive.check().map(\.code)
    return answers
  }

  @Test("an archive of the schema before answers as one made new, and takes the same changes")
  func migrated() async throws {
    let new = try await various()
    let before = try answers(new)
    for suffix in ["", "-wal"] { Bytes.write(Bytes.of(folder.file() + suffix), to: folder.file("old.db") + suffix) }
    do {
      let old = try Sample.archive(folder.file("old.db"))
      try old.database.execute(SchemaBeforeFiling.sql)
      #expect(try old.database.integer("SELECT count(*) FROM pragma_table_info('article') WHERE name = 'path'") == 1)
    }
    let old = try Sample.archive(folder.file("old.db"))
    #expect(try old.database.integer("PRAGMA user_version") == Schema.version)
    #expect(try answers(old) == before)
    var after: [[String]] = []
    for archive in [new, old] {
      try archive.store([
        Sample.stored(Sample.reading("ff06", text: "新闻", path: "b.md"), fingerprint: "6-a"),
        Sample.stored(Sample.reading("cc03", text: "国会选举", path: "c.zip", member: "x/1.md"), fingerprint: "7-a"),
      ])
      try archive.remember(["posts/aa01.md": StoredSupplement(published: "2021-03-24")])
      _ = try await archive.revise(time: "2021-04-02", occasion: "ingest", edition: "a") { _ in }
      after.append(try answers(archive))
    }
    #expect(after[0] == after[1] && after[0] != before)
  }
}

/// Statements that make of an archive one of schema 4, as the program of that time left it.
private enum SchemaBeforeFiling {
  static let sql = """
    DROP TABLE followed;
    DROP TABLE listed;
    DROP TABLE capture;
    DROP TABLE robots;
    DROP TABLE closed;
    DROP TABLE version;
    DROP TABLE correction;
    DROP INDEX article_month;
    ALTER TABLE article DROP COLUMN captured;
    ALTER TABLE article DROP COLUMN is_summary;
    DROP TABLE article_facts;
    DROP TABLE watch;
    DROP INDEX article_outlet;
    ALTER TABLE entry DROP COLUMN weight;
    ALTER TABLE entry DROP COLUMN recalled;
    ALTER TABLE entry DROP COLUMN plan;
    ALTER TABLE file RENAME TO file_5;
    ALTER TABLE source RENAME TO source_5;
    ALTER TABLE supplement RENAME TO supplement_5;
    CREATE TABLE file(
      path TEXT NOT NULL, member TEXT NOT NULL, fingerprint TEXT NOT NULL,
      PRIMARY KEY(path, member)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO file SELECT path, member, \(Fingerprints.sql("f")) FROM file_5 f WHERE content IS NOT NULL;
    CREATE TABLE source(
      path TEXT NOT NULL, member TEXT NOT NULL,
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      fingerprint TEXT NOT NULL,
      PRIMARY KEY(path, member, article)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO source
      SELECT path, member, article, \(Fingerprints.sql("s")) FROM source_5 s JOIN file_5 f USING(file);
    CREATE TABLE supplement(
      path TEXT NOT NULL, member TEXT NOT NULL, published TEXT, outlet TEXT,
      PRIMARY KEY(path, member)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO supplement SELECT path, member, published, outlet FROM supplement_5 JOIN file_5 USING(file);
    ALTER TABLE article ADD COLUMN path TEXT NOT NULL DEFAULT '';
    ALTER TABLE article ADD COLUMN member TEXT NOT NULL DEFAULT '';
    UPDATE article SET (path, member) = (SELECT f.path, f.member FROM file_5 f WHERE f.file = article.file);
    ALTER TABLE article DROP COLUMN file;
    DROP TABLE source_5;
    DROP TABLE supplement_5;
    DROP TABLE file_5;
    DROP TABLE edition;
    CREATE INDEX source_article ON source(article);
    PRAGMA user_version = 4;
    """
}
