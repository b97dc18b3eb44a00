import Record
import Testing

@testable import Archive

@Suite("Articles without a reading, and what is remembered of files")
struct UnreadTests {
  let folder = Folder()

  /// An article that is kept with its text alone, and the refusal of its file.
  private static func unread(_ id: String, text: String, fingerprint: String = "1-a") -> (StoredReading, Refusal) {
    var stored = Sample.stored(Sample.reading(id, text: text), fingerprint: fingerprint)
    stored.fault = "trap"
    return (
      stored,
      Refusal(
        code: "trap", path: "posts/\(id).md", problem: "reading it ended in a trap", remedy: "report it",
        fingerprint: fingerprint)
    )
  }

  @Test("it is found and counted, has no line in an export, and makes a sound archive")
  func kept() throws {
    let archive = try Sample.archive(folder.file())
    let (stored, refusal) = Self.unread("aa01", text: "外长会见")
    try archive.store([stored, Sample.stored(Sample.reading("aa02"), fingerprint: "2-a")], refusals: [refusal])
    #expect(try archive.counts().unread == 1 && archive.counts().articles == 2)
    #expect(try archive.unreadArticles().map(\.id) == ["aa01"])
    #expect(try archive.fault(ofArticle: "aa01") == "trap" && archive.fault(ofArticle: "aa02") == nil)
    #expect(try archive.search("会见").hits.filter { $0.fault == "trap" }.map(\.id) == ["aa01"])
    var lines = 0
    try archive.forEachReadingLine { _ in lines += 1 }
    #expect(lines == 1)
    #expect(try archive.articleReading(id: "aa01")?.article.text == "外长会见")
    #expect(try archive.fingerprints()["posts/aa01.md"] == "1-a")
    #expect(try archive.check().map(\.code) == ["stale"])
  }

  @Test("a reading takes its place, even one that tells of nothing, and its refusal goes")
  func healed() async throws {
    let archive = try Sample.archive(folder.file())
    let (stored, refusal) = Self.unread("aa01", text: "外长会见")
    try archive.store([stored], refusals: [refusal])
    let first = try await archive.revise(time: "2021-04-01", occasion: "ingest", edition: "a") { _ in }
    #expect(first.unread == [.init(article: "aa01", path: "posts/aa01.md", fault: "trap")])
    #expect(try archive.revisions().first?.unread == first.unread)
    var read = stored
    read.fault = nil
    read.fingerprint = "1-b"
    read.completesFile = false
    // It waits for the record as any change does.
    try archive.store([read])
    #expect(try Sample.archive(folder.file(), .readOnly).counts().unread == 1)
    let second = try await archive.revise(time: "2021-04-02", occasion: "reread", edition: "b") { _ in }
    #expect(second.unread.isEmpty && second.articles.replaced == 1)
    #expect(try archive.counts().unread == 0 && archive.refusals().isEmpty)
    #expect(try archive.check().isEmpty)
  }

  @Test("a reading that fails waits for the record, and the reading that there is stays until then")
  func lost() async throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", text: "外长会见"), fingerprint: "1-a")])
    _ = try await archive.revise(time: "2021-04-01", occasion: "ingest", edition: "a") { _ in }
    let (stored, refusal) = Self.unread("aa01", text: "外长会见", fingerprint: "1-b")
    try archive.store([stored], refusals: [refusal])
    let reader = try Sample.archive(folder.file(), .readOnly)
    #expect(try reader.counts().unread == 0)
    let summary = try await archive.revise(time: "2021-04-02", occasion: "ingest", edition: "b") { _ in }
    #expect(summary.unread.map(\.article) == ["aa01"])
    #expect(try archive.counts().unread == 1 && archive.refusals().map(\.code) == ["trap"])
    #expect(try archive.storedArticles(after: 0, limit: 2).map(\.fault) == ["trap"])
  }

  @Test("what was supplied and which tables were used is remembered until something else is")
  func remembered() throws {
    let archive = try Sample.archive(folder.file())
    var undated = Sample.reading("aa01")
    undated.article.published = nil
    undated.article.outlet.id = nil
    try archive.store([Sample.stored(undated), Sample.stored(Sample.reading("aa02"), fingerprint: "2")])
    #expect(try archive.filesLacking(published: true, outlet: false) == ["posts/aa01.md"])
    #expect(try archive.filesLacking(published: false, outlet: true) == ["posts/aa01.md"])
    #expect(try archive.filesLacking(published: false, outlet: false).isEmpty)
    #expect(try archive.undatedArticles().map(\.path) == ["posts/aa01.md"] && archive.counts().undated == 1)
    try archive.remember(["posts/aa01.md": StoredSupplement(published: "2021-03-22")])
    try archive.remember(["posts/aa01.md": StoredSupplement(published: "2021-03-23", outlet: "rthk")])
    #expect(
      try archive.supplements() == ["posts/aa01.md": StoredSupplement(published: "2021-03-23", outlet: "rthk")])
    #expect(try RecordArchive.lexiconFolder(ofArchive: folder.file()) == nil)
    try archive.remember(lexiconFolder: "/tables")
    #expect(try RecordArchive.lexiconFolder(ofArchive: folder.file()) == "/tables")
    try archive.remember(lexiconFolder: nil)
    #expect(try RecordArchive.lexiconFolder(ofArchive: folder.file()) == nil)
    #expect(try RecordArchive.lexiconFolder(ofArchive: folder.file("none.db")) == nil)
    Bytes.write(Array("no archive".utf8), to: folder.file("notes.db"))
    #expect(try RecordArchive.lexiconFolder(ofArchive: folder.file("notes.db")) == nil)
  }
}
