import Record
import Testing

@testable import Archive

@Suite("Search")
struct SearchTests {
  let folder = Folder()
  let archive: RecordArchive

  init() throws {
    archive = try Sample.archive(folder.file())
    let texts = [
      ("a1", "美国外长访问中国，王毅同他会谈。"), ("a2", "中國外長王毅訪問俄羅斯"), ("a3", "驻外，长期工作"),
      ("a4", "Ｇ７峰会在英国举行，COVID-19 疫情"), ("a5", "3 月 22 日，拜登出席"), ("a6", "佐々木访华；ﾃｽﾄ カタカナ"),
      ("a7", "会议由联合国主持\n安理会表决"), ("a8", "出席Ｇ７，峰会未定"),
    ]
    try archive.store(texts.map { Sample.stored(Sample.reading($0.0, title: "题", text: $0.1)) })
  }

  private func found(_ words: String) throws -> [String] {
    try archive.search(words, order: .newest).hits.map(\.id)
  }

  @Test(
    "finds words in either script, width and case, and not across punctuation",
    arguments: [
      ("外长", ["a1", "a2"]), ("外長", ["a1", "a2"]), ("王毅", ["a1", "a2"]), ("俄罗斯", ["a2"]), ("長期", ["a3"]),
      ("外长期", []), ("毅同他", ["a1"]), ("国王", []), ("G7", ["a4", "a8"]), ("g７", ["a4", "a8"]),
      ("G7峰会", ["a4"]), ("Ｇ７峰會", ["a4"]), ("出席G7", ["a8"]), ("席Ｇ７", ["a8"]), ("covid-19", ["a4"]),
      ("COVID", ["a4"]), ("OVID", []), ("3月22日", ["a5"]), ("3 月 22 日", ["a5"]), ("佐々木", ["a6"]), ("々木", ["a6"]),
      ("持安", []), ("联合国主持", ["a7"]), ("外长 中国", ["a1", "a2"]), ("外长　访问中国", ["a1"]), ("“外长”，王毅", ["a1", "a2"]),
      ("長", ["a1", "a2", "a3"]), ("王", ["a1", "a2"]), ("斯", ["a2"]), ("华", ["a6"]), ("カタカナ", ["a6"]), ("火星", []),
    ])
  func finds(words: String, ids: [String]) throws {
    #expect(try found(words) == ids)
    #expect(try archive.search(words, limit: 0).total == ids.count)
  }

  @Test(
    "nothing that is typed is syntax",
    arguments: [
      "", " ", "AND", "OR NOT", "外长 AND", "NEAR(外长, 3)", "\"", "\"外长", "'", "''", "(", ")))", "*", "外长*", "^外长",
      "title:外长", "nosuchcolumn:外长", "-外长", "+", "{title}: 外长", "外长 \" OR 1=1 --", "；DROP TABLE article；", "，。！？",
      "“”‘’《》【】", "\0", "外\0长", "\u{FEFF}", "\u{202E}外长", "%", "_", "\\", "?1", ":x", "🇨🇳", "e\u{301}", "外长\n\n访问",
      String(repeating: "\"", count: 900), String(repeating: "外 ", count: 400), String(repeating: "(外长", count: 200),
      String(repeating: "a", count: 1000), String(repeating: "长", count: 1000),
    ])
  func hostile(words: String) throws {
    let result = try archive.search(words)
    #expect(result.total >= result.hits.count)
    _ = try archive.searchEntries(words)
  }

  @Test("a hundred thousand characters are refused with a reason", arguments: ["外", "(", "\"a\" ", "é"])
  func tooLong(unit: String) throws {
    let error = #expect(throws: ArchiveError.self) { try archive.search(String(repeating: unit, count: 100_000)) }
    #expect(error?.code == .queryTooLong)
    #expect(throws: ArchiveError.self) { try archive.searchEntries(String(repeating: unit, count: 100_000)) }
  }

  @Test("operators are words like any other")
  func operatorsAreWords() throws {
    try archive.store([Sample.stored(Sample.reading("b1", text: "war AND peace, near by"))])
    #expect(try found("AND") == ["b1"])
    #expect(try found("near peace") == ["b1"])
    #expect(try found("war OR") == [])
  }

  @Test("the total is told whatever the limit")
  func totals() throws {
    let result = try archive.search("外长", limit: 1)
    #expect(result.hits.count == 1 && result.total == 2)
    #expect(try archive.search("外长", limit: nil).hits.count == 2)
    #expect(try archive.search("外长", limit: 1, offset: 1, order: .newest).hits.map(\.id) == ["a2"])
    #expect(result.phrases == ["外长"])
  }

  @Test("hits may be narrowed by outlet and day")
  func narrowed() throws {
    try archive.store([
      Sample.stored(Sample.reading("c1", text: "外长", outlet: "zaobao", published: "2021-04-02T00:30:00+08:00"))
    ])
    #expect(try archive.search("外长", outlets: ["zaobao"]).hits.map(\.id) == ["c1"])
    #expect(try archive.search("外长", outlets: ["zaobao", "rthk"]).total == 3)
    #expect(try archive.search("外长", since: Sample.day("2021-04-02")).hits.map(\.id) == ["c1"])
    #expect(try archive.search("外长", until: Sample.day("2021-04-01")).total == 2)
  }

  @Test("a snippet shows the first match, marked in the article's own script")
  func snippets() throws {
    let text = String(repeating: "前言。", count: 100) + "中國外長到訪，外長說" + String(repeating: "後話。", count: 100)
    try archive.store([Sample.stored(Sample.reading("d1", title: "外長 X", text: text))])
    let hit = try #require(try archive.search("中国 外长", width: 40).hits.first { $0.id == "d1" })
    let scalars = Array(hit.snippet.text.unicodeScalars)
    let marked = hit.snippet.marks.map { range in String(String.UnicodeScalarView(scalars[range])) }
    #expect(marked == ["中國外長", "外長"])
    #expect(scalars.count == 40 && hit.snippet.isCutAtStart && hit.snippet.isCutAtEnd)
    #expect(hit.title.marks == [0..<2] && !hit.title.isCutAtEnd)
  }

  @Test("a whole word is marked, not a part of one")
  func wordMarks() throws {
    try archive.store([Sample.stored(Sample.reading("e1", text: "AG7 与 g7"))])
    let hit = try #require(try archive.search("G7").hits.first { $0.id == "e1" })
    #expect(hit.snippet.marks == [6..<8])
  }

  @Test("another folding makes the index anew")
  func refolded() throws {
    #expect(try archive.search("傳").total == 0)
    try archive.store([Sample.stored(Sample.reading("f1", text: "傳出"))])
    var table = Sample.folding.table
    table[0x50B3] = 0x4F20  // 傳 → 传
    let refolded = try RecordArchive(path: folder.file(), access: .readWrite, folding: ScriptFolding(table: table))
    #expect(try refolded.search("传出").total == 1)
    #expect(try refolded.check().filter { $0.severity == .fault }.isEmpty)
    #expect(try archive.check().contains { $0.code == "index-alphabet" })
    // The connection that still folds the old way must not write into the new index.
    let error = #expect(throws: ArchiveError.self) { try archive.store([Sample.stored(Sample.reading("f2"))]) }
    #expect(error?.code == .conflict)
  }
}
