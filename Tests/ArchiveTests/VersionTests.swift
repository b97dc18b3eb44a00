import Record
import Testing

@testable import Archive

@Suite("Versions of an article")
struct VersionTests {
  let folder = Folder()

  /// A text of one article: its file, its words, when it was captured, and whether it is a summary.
  private struct Text {
    var path: String
    var words: String
    var captured: String?
    var isSummary = false

    var stored: StoredReading {
      var reading = Sample.reading("aa01", text: words, path: path)
      reading.article.source.captured = captured
      reading.article.isSummary = isSummary
      return StoredReading(reading, account: nil, fingerprint: "\(path.utf8.reduce(0) { $0 &+ Int($1) })-a")
    }
  }

  private func state(_ texts: [Text]) throws -> [String] {
    let archive = try Sample.archive(folder.file("\(texts.map(\.path).joined()).db"))
    for text in texts { try archive.store([text.stored]) }
    let current = try #require(try archive.articleReading(id: "aa01"))
    let versions = try archive.versions(ofArticle: "aa01")
    return [current.article.text]
      + versions.map { $0.article.text + " " + ($0.version.captured ?? "-") }
  }

  private func permutations(_ texts: [Text]) -> [[Text]] {
    guard texts.count > 1 else { return [texts] }
    return texts.indices.flatMap { index -> [[Text]] in
      var rest = texts
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test("the latest capture is followed, the others are kept, in whatever order they come")
  func latest() throws {
    let texts = [
      Text(path: "a", words: "第一稿", captured: "2031-05-01T00:00:00Z"),
      Text(path: "b", words: "第二稿", captured: "2031-05-02T00:00:00Z"),
      Text(path: "c", words: "第一稿", captured: "2031-05-03T00:00:00Z"),
      Text(path: "d", words: "第三稿"),
    ]
    for order in permutations(texts) {
      #expect(try state(order) == ["第一稿", "第三稿 -", "第二稿 2031-05-02T00:00:00Z"], "\(order.map(\.path))")
    }
  }

  @Test("a whole text goes before a summary that was captured later")
  func summary() throws {
    let texts = [
      Text(path: "a", words: "全文", captured: "2031-05-01T00:00:00Z"),
      Text(path: "b", words: "摘要", captured: "2031-05-02T00:00:00Z", isSummary: true),
    ]
    for order in permutations(texts) { #expect(try state(order) == ["全文", "摘要 2031-05-02T00:00:00Z"]) }
  }

  @Test("what nobody dates is followed in the order of paths, as ever")
  func undated() throws {
    let texts = [Text(path: "a", words: "甲"), Text(path: "b", words: "乙")]
    for order in permutations(texts) { #expect(try state(order) == ["甲", "乙 -"]) }
  }

  @Test("a file that has changed leaves its former text; one that is read in another way does not")
  func changedFile() throws {
    let archive = try Sample.archive(folder.file())
    func store(_ text: String, _ fingerprint: String) throws {
      try archive.store([Sample.stored(Sample.reading("aa01", text: text), fingerprint: fingerprint)])
    }
    try store("甲", "00-a")
    try store("甲又一行", "00-b")
    #expect(try archive.versions(ofArticle: "aa01").isEmpty)
    try store("乙", "01-b")
    #expect(try archive.versions(ofArticle: "aa01").map(\.article.text) == ["甲又一行"])
    #expect(try archive.versions(ofArticle: "aa01").map(\.version.digest) == ["00"])
    #expect(try archive.articlesWithVersions() == ["aa01"])
    // What comes back is followed again.
    try store("甲又一行", "00-b")
    #expect(try archive.versions(ofArticle: "aa01").map(\.article.text) == ["乙"])
  }

  @Test("an article that no file holds any more takes its versions with it")
  func gone() throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Sample.stored(Sample.reading("aa01", text: "甲", path: "f"), fingerprint: "00")])
    try archive.store([Sample.stored(Sample.reading("aa01", text: "乙", path: "f"), fingerprint: "01")])
    try archive.store([Sample.stored(Sample.reading("bb02", text: "丙", path: "f"), fingerprint: "02")])
    #expect(try archive.articlesWithVersions().isEmpty)
  }

  @Test("what would change an article of the record waits with its version")
  func waits() async throws {
    let archive = try Sample.archive(folder.file())
    try archive.store([Text(path: "a", words: "甲", captured: "2031-05-01T00:00:00Z").stored])
    _ = try await archive.revise(time: "2031-05-02", occasion: "ingest", edition: "a") { _ in }
    try archive.store([Text(path: "b", words: "乙", captured: "2031-05-02T00:00:00Z").stored])
    #expect(try archive.articleReading(id: "aa01")?.article.text == "甲")
    #expect(try archive.versions(ofArticle: "aa01").isEmpty)
    _ = try await archive.revise(time: "2031-05-03", occasion: "ingest", edition: "a") { _ in }
    #expect(try archive.articleReading(id: "aa01")?.article.text == "乙")
    #expect(try archive.versions(ofArticle: "aa01").map(\.article.text) == ["甲"])
  }
}
