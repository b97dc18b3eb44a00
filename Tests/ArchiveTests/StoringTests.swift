import Record
import Testing

@testable import Archive

@Suite("Storing readings")
struct StoringTests {
  let folder = Folder()

  @Test("what is stored is read back whole")
  func roundTrip() throws {
    let archive = try Sample.archive(folder.file())
    let reading = Sample.reading("aa01", text: "王毅会见外长。", events: 1)
    #expect(try archive.store([Sample.stored(reading)]).added == 1)
    #expect(try archive.articleReading(id: "aa") == reading)
    #expect(try archive.texts(of: ["aa01", "none"])["aa01"]?.text == "王毅会见外长。")
    #expect(try archive.articleIDs(inFile: "posts/aa01.md") == ["aa01"])
    #expect(try archive.fingerprints() == ["posts/aa01.md": "1"])
    #expect(try archive.check().map(\.code) == ["stale"])
  }

  @Test("an article met in two files is kept once, with both files")
  func duplicate() throws {
    let archive = try Sample.archive(folder.file())
    let first = Sample.reading("aa01", text: "原文", path: "a.md")
    let second = Sample.reading("aa01", text: "抄本", path: "b.zip", member: "x/b.md")
    var counts = try archive.store([Sample.stored(first)])
    counts += try archive.store([Sample.stored(second)])
    #expect(counts.added == 1 && counts.duplicate == 1 && counts.replaced == 0)
    #expect(try archive.texts(of: ["aa01"])["aa01"]?.text == "原文")
    #expect(try archive.files(ofArticle: "aa01").map(\.path) == ["a.md", "b.zip"])
    #expect(try archive.fingerprints()[RecordArchive.fileKey(path: "b.zip", member: "x/b.md")] == "1")
    #expect(try archive.counts().sources == 2)
  }

  @Test("every text is handed on once, articles without text left out")
  func allTexts() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([
      Sample.stored(Sample.reading("bb02", text: "第二篇")), Sample.stored(Sample.reading("cc03", text: "")),
      Sample.stored(Sample.reading("aa01", text: "第一篇", path: "a.md")),
      Sample.stored(Sample.reading("aa01", text: "抄本", path: "b.md")),
    ])
    var texts: [String] = []
    try archive.forEachText { id, text in texts.append(id + " " + text) }
    #expect(texts.sorted() == ["aa01 第一篇", "bb02 第二篇"])
  }

  @Test("a changed file replaces its article, in the index too")
  func replace() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", text: "美国总统来电", events: 2))])
    let counts = try archive.store([Sample.stored(Sample.reading("aa01", text: "俄国总统来访"), fingerprint: "2")])
    #expect(counts.replaced == 1 && counts.added == 0)
    #expect(try archive.search("美国").total == 0)
    #expect(try archive.search("俄国").total == 1)
    #expect(try archive.counts().articlesWithEvents == 0)
    #expect(try archive.fingerprints() == ["posts/aa01.md": "2"])
    #expect(try archive.check().filter { $0.severity == .fault }.isEmpty)
  }

  @Test("the same article twice in one batch leaves a sound index")
  func twiceInABatch() throws {
    let archive = try Sample.archive(folder.file())
    let texts = ["第一稿", "第二稿", "定稿"]
    let batch = texts.enumerated().map {
      Sample.stored(Sample.reading("aa01", text: $0.element), fingerprint: String($0.offset))
    }
    try archive.store(batch)
    try archive.store(batch)
    #expect(try archive.search("定稿").total == 1)
    #expect(try archive.search("第一稿").total == 0)
    #expect(try archive.check().filter { $0.severity == .fault }.isEmpty)
  }

  @Test("a file that now holds another article gives up the first")
  func otherArticle() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", text: "旧闻", path: "p.md"))])
    let counts = try archive.store([Sample.stored(Sample.reading("bb02", text: "新闻", path: "p.md"), fingerprint: "2")])
    #expect(counts.added == 1 && counts.removed == 1)
    #expect(try archive.articleIDs(inFile: "p.md") == ["bb02"])
    #expect(try archive.search("旧闻").total == 0)
    #expect(try archive.articleReading(id: "aa01") == nil)
    #expect(try archive.check().filter { $0.severity == .fault }.isEmpty)
  }

  @Test("an article whose file has let go of it is read again from the file that still holds it")
  func heir() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", text: "原文", path: "a.md"))])
    try archive.store([Sample.stored(Sample.reading("aa01", text: "抄本", path: "b.md"))])
    try archive.store([Sample.stored(Sample.reading("bb02", text: "别的", path: "a.md"), fingerprint: "2")])
    #expect(try archive.fingerprints()["b.md"] == nil)
    let counts = try archive.store([Sample.stored(Sample.reading("aa01", text: "抄本", path: "b.md"))])
    #expect(counts.replaced == 1)
    #expect(try archive.texts(of: ["aa01"])["aa01"]?.text == "抄本")
  }

  @Test("a feed of many articles counts as read when its last one is stored")
  func manyInAFile() throws {
    let archive = try Sample.archive(folder.file())
    func item(_ id: String, _ fingerprint: String, last: Bool) -> StoredReading {
      StoredReading(Sample.reading(id, path: "feed.xml"), account: nil, fingerprint: fingerprint, completesFile: last)
    }
    try archive.store([item("aa01", "1", last: false), item("bb02", "1", last: false)])
    #expect(try archive.fingerprints().isEmpty)
    try archive.store([item("cc03", "1", last: true)])
    #expect(try archive.fingerprints() == ["feed.xml": "1"])
    let counts = try archive.store([item("cc03", "2", last: false), item("dd04", "2", last: true)])
    #expect(counts.removed == 2 && counts.added == 1 && counts.replaced == 1)
    #expect(try archive.articleIDs(inFile: "feed.xml") == ["cc03", "dd04"])
  }

  @Test("refused files are remembered until they change")
  func refusals() throws {
    let archive = try Sample.archive(folder.file())
    let refusal = Refusal(
      code: "no-title", path: "bad.md", line: 3, problem: "there is no title", remedy: "Look at the file.",
      fingerprint: "1")
    try archive.storeRefusals([refusal])
    #expect(try archive.refusals() == [refusal])
    #expect(try archive.fingerprints() == ["bad.md": "1"])
    #expect(try archive.isStale == false)
    try archive.store([Sample.stored(Sample.reading("aa01", path: "bad.md"), fingerprint: "2")])
    #expect(try archive.refusals().isEmpty)
  }

  @Test("text with NUL, quotation marks and astral characters comes back as it was")
  func oddText() throws {
    let archive = try Sample.archive(folder.file())
    let text = "a\0b “引” 'x' \"y\" 𠮷野家\n；DROP TABLE article;--"
    try archive.store([Sample.stored(Sample.reading("aa01", title: "", text: text))])
    #expect(try archive.texts(of: ["aa01"])["aa01"]?.text == text)
    #expect(try archive.search("𠮷野").total == 1)
  }

  @Test("what collation keeps of new articles waits until they are in the record")
  func accounts() async throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([
      Sample.stored(Sample.reading("bb02", text: "无事")), Sample.stored(Sample.reading("aa01", text: "会见", events: 2)),
    ])
    var accounts: [[Int]] = []
    for _ in 0..<2 {
      _ = try await archive.revise(time: "t", occasion: "ingest", edition: "1") { revision in
        accounts.append(try revision.newAccounts().map(\.article))
        try revision.clearNewAccounts()
      }
    }
    #expect(accounts.map(\.count) == [1, 0])
    var packed: [ArticleReading] = []
    try archive.forEachPackedReading { _, bytes in
      packed.append(try ArticleReading(JSONValue(parsing: LinePacker().unpack(bytes) ?? [])))
    }
    #expect(packed.map(\.article.id) == ["aa01"] && packed.first?.events.count == 2)
    var lines = 0
    try archive.forEachReadingLine { lines += $0.first == UInt8(ascii: "{") ? 1 : 0 }
    #expect(lines == 2)
  }

  @Test("the beginning of an id must fit one article")
  func prefixes() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store(["aa01", "aa02", "aa"].map { Sample.stored(Sample.reading($0)) })
    #expect(try archive.articleReading(id: "aa01")?.article.id == "aa01")
    #expect(try archive.articleReading(id: "aa")?.article.id == "aa")
    #expect(try archive.articleReading(id: "zz") == nil)
    #expect(try archive.articleReading(id: "") == nil)
    let error = #expect(throws: ArchiveError.self) { try archive.articleReading(id: "aa0") }
    #expect(error?.code == .ambiguous)
    #expect(error?.problem.contains("aa01, aa02") == true)
  }

  @Test("counts tell outlets, days and numbers")
  func counts() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([
      Sample.stored(Sample.reading("aa01", outlet: "rthk", published: "2021-03-01T08:00:00+08:00")),
      Sample.stored(Sample.reading("aa02", outlet: "rthk", published: "2021-03-31T23:00:00+08:00")),
      Sample.stored(Sample.reading("aa03", outlet: "zaobao", published: "2021-03-15T23:00:00+08:00")),
    ])
    let counts = try archive.counts()
    #expect(counts.articles == 3 && counts.entries == 0)
    #expect(counts.outlets.map(\.outlet) == ["rthk", "zaobao"])
    #expect(counts.published == Sample.day("2021-03-01")...Sample.day("2021-03-31"))
  }
}
