import Record
import Testing

@testable import Archive

@Suite("Questions to an archive")
struct ArchiveAskingTests {
  private let folder = Folder()

  /// Three articles and four entries.
  private func archive() throws -> RecordArchive {
    let archive = try Sample.archive(folder.file())
    var statement = Sample.reading(
      "aa01", title: "外長會見", text: "王毅表示，羅國重要。", outlet: "rthk", published: "2021-03-22T10:00:00+08:00", events: 1)
    statement.statements = [
      Statement(
        speakers: [Party(text: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister")], form: .indirect,
        quoted: false, cue: nil, content: [TextSpan(5, 9)], issues: ["taiwan"])
    ]
    let readings = [
      statement,
      Sample.reading("bb02", text: "无人说话", outlet: "cna", published: "2021-03-23T10:00:00+08:00", events: 1),
      Sample.reading("cc03", title: "别的", text: "外长 外长", outlet: "cna", published: "2021-04-01T10:00:00+08:00"),
    ]
    try archive.store(readings.map { Sample.stored($0) })
    try archive.replaceEntries([
      Sample.entry(
        "e-1", on: "2021-03-22", participants: [("王毅", "wang-yi", "CHN"), ("拉夫罗夫", "lavrov", "RUS")], place: "桂林",
        issues: ["taiwan"], accounts: [Sample.account("aa01"), Sample.account("bb02", outlet: "cna")], weight: 900),
      Sample.entry("e-2", on: "2021-04-01", until: "2021-04-30", participants: [("王毅", "wang-yi", "CHN")], weight: 200),
      Sample.entry(
        "e-3", on: "2022-01-05", mode: .call, status: .planned, participants: [("某人", nil, "USA")], weight: 600),
      Sample.entry("e-4", on: nil, participants: [("岸田文雄", "kishida", "JPN"), ("拜登", "biden", "USA")], weight: 700),
    ])
    return archive
  }

  private func entries(_ question: Expression<EntryTerm>, newest: Bool = false) throws -> [String] {
    var filter = EntryFilter()
    filter.question = question
    filter.isNewestFirst = newest
    let archive = try archive()
    #expect(try archive.entryCount(filter) == archive.timeline(filter).count)
    return try archive.timeline(filter).map(\.id)
  }

  static let entryTerms: [(term: EntryTerm, found: [String])] = [
    (.actor("CHN"), ["e-1", "e-2"]), (.actor("chn"), []), (.official("lavrov"), ["e-1"]), (.participant("某人"), ["e-3"]),
    (.participant("拉夫羅夫"), ["e-1"]), (.outlet("cna"), ["e-1"]), (.outlet("cn"), []), (.issue("taiwan"), ["e-1"]),
    (.mode(.call), ["e-3"]), (.kind(.consult), ["e-1", "e-2", "e-3", "e-4"]), (.status(.planned), ["e-3"]),
    (.placeNamed("桂林"), ["e-1"]), (.country("CHN"), ["e-1"]), (.words("拉夫羅夫"), ["e-1"]), (.exactWords("拉夫羅夫"), []),
    (.exactWords("拉夫罗夫"), ["e-1"]), (.words("\" OR 1"), []),
    (.days(since: Sample.day("2021-04-15"), until: Sample.day("2021-04-16")), ["e-2"]),
    (.accounts(2...9), ["e-1"]), (.weight(0...300), ["e-2"]), (.has(.place), ["e-1"]), (.has(.issue), ["e-1"]),
    (.has(.disagreement), []), (.told(.term(.reads(.speaker("wang-yi")))), ["e-1"]),
    (.told(.term(.reads(.speaker("nobody")))), []), (.changed(after: 0), []),
  ]

  @Test("each condition takes the entries that fulfil it", arguments: entryTerms.indices)
  func entryTerm(_ index: Int) throws {
    let (term, found) = Self.entryTerms[index]
    #expect(try entries(.term(term)) == found, "\(term)")
    let others = try entries(.not(.term(term)))
    #expect(Set(others).isDisjoint(with: found) && others.count + found.count == 4, "not \(term)")
  }

  @Test("and, or, not, everything and nothing; the latest first, the undated last either way")
  func joined() throws {
    #expect(try entries(.all([.term(.actor("CHN")), .not(.term(.official("lavrov")))])) == ["e-2"])
    #expect(try entries(.any([.term(.actor("RUS")), .term(.actor("JPN"))])) == ["e-1", "e-4"])
    #expect(try entries(.everything).count == 4 && entries(.nothing) == [] && entries(.not(.everything)) == [])
    #expect(try entries(.everything, newest: true) == ["e-3", "e-2", "e-1", "e-4"])
    #expect(try entries(.everything) == ["e-1", "e-2", "e-3", "e-4"])
  }

  static let articleTerms: [(term: ArticleTerm, found: [String])] = [
    (.words("外长"), ["aa01", "bb02", "cc03"]), (.words("外長會見"), ["aa01", "bb02"]), (.exactWords("外長"), ["aa01"]),
    (.phrase("外长 外长"), ["cc03"]), (.phrase("外长，会见"), []),
    (.phrase("外长會见"), ["aa01", "bb02"]), (.phrase("说话 无人"), []), (.words("说话 无人"), ["bb02"]),
    (.reads(.country("CHN")), []),
    (.exactWords("外长"), ["bb02", "cc03"]), (.reads(.actor("CHN")), ["aa01", "bb02"]),
    (.reads(.party("wang-yi")), ["aa01", "bb02"]),
    (.reads(.speaker("wang-yi")), ["aa01"]), (.reads(.speakerOf("CHN")), ["aa01"]),
    (.reads(.speakerNamed("王毅")), ["aa01"]),
    (.reads(.anySpeaker), ["aa01"]), (.reads(.issue("taiwan")), ["aa01"]), (.reads(.mode(.meeting)), ["aa01", "bb02"]),
    (.reads(.kind(.sanction)), []), (.reads(.status(.held)), ["aa01", "bb02"]),
    (.reads(.office("foreign-minister")), ["aa01", "bb02"]),
    (.reads(.names("\" OR \"")), []), (.reads(.speakerNamed("\"*")), []), (.outlet("cna"), ["bb02", "cc03"]),
    (.published(since: Sample.day("2021-03-23"), until: Sample.day("2021-03-31")), ["bb02"]),
  ]

  @Test(
    "each condition takes the articles that fulfil it, by words and by what was read", arguments: articleTerms.indices)
  func articleTerm(_ index: Int) throws {
    let (term, found) = Self.articleTerms[index]
    let archive = try archive()
    #expect(try archive.articles(.term(term)).hits.map(\.id).sorted() == found, "\(term)")
    #expect(try archive.articleCount(.term(term)) == found.count)
    #expect(try archive.articleCount(.not(.term(term))) == 3 - found.count)
    var readings: [String] = []
    try archive.forEachReading(.term(term), order: .oldest) {
      readings.append($0.article.id)
      return true
    }
    #expect(readings == found)
  }

  @Test("what was read is forgotten with the article and learnt anew with another reading of it")
  func facts() async throws {
    let archive = try archive()
    try archive.store([
      Sample.stored(
        Sample.reading("dd04", path: "posts/aa01.md", published: "2021-03-22T10:00:00+08:00"), fingerprint: "2")
    ])
    // The record still shows the article as it was; it changes with the record.
    _ = try await archive.revise(time: "2021-05-01", occasion: "ingest", edition: "a") { _ in }
    #expect(try archive.articleCount(.term(.reads(.speaker("wang-yi")))) == 0)
    #expect(try archive.check().filter { $0.severity == .fault } == [])
  }

  @Test("nobody is silent where the archive has a gap")
  func gaps() throws {
    let archive = try Sample.archive(folder.file())
    // Ten articles a week for ten weeks, and no more until a year later.
    let days = (0..<70).map { Sample.day("2021-01-04") + $0 } + [Sample.day("2022-03-01")]
    try archive.store(
      days.enumerated().map { Sample.stored(Sample.reading("a\($0)", published: "\($1)T10:00:00+00:00")) })
    try archive.replaceEntries([
      Sample.entry("covered", on: "2021-02-01", status: .planned, plan: .announced),
      Sample.entry("gap", on: "2021-06-01", status: .planned, plan: .announced),
    ])
    let rows = try archive.timeline()
    let last = try archive.lastPublished()
    #expect(rows.map { $0.isSilent(by: last) } == [true, false])
  }

  @Test("what takes longer than is waited for ends, and the archive answers the next question")
  func patience() throws {
    let archive = try archive()
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let begun = ContinuousClock.now
    let error = #expect(throws: ArchiveError.self) {
      try archive.within(milliseconds: 100) { try archive.database.integer(endless) }
    }
    #expect(error?.code == .tooLong && ContinuousClock.now - begun < .seconds(10))
    let late = #expect(throws: ArchiveError.self) {
      try archive.within(milliseconds: 0) { try archive.forEachReading(.everything) { _ in true } }
    }
    #expect(late?.code == .tooLong)
    #expect(try archive.articleCount(.everything) == 3)
  }

  @Test("periods, what entries have in common, and pairs")
  func facets() throws {
    let archive = try archive()
    let months = try archive.counts(EntryFilter(), by: .month)
    #expect(
      months.map { "\($0.start) \($0.end) \($0.count)" } == [
        "2021-03 2021-03 1", "2021-04 2021-04 1", "2022-01 2022-01 1",
      ])
    // A month is a stretch of days.
    #expect(
      try archive.counts(EntryFilter(), by: .day).contains(
        PeriodCount(start: "2021-04-01", end: "2021-04-30", count: 1)))
    #expect(try archive.counts(EntryFilter(), by: .year).map(\.count) == [2, 1])
    #expect(try archive.counts(EntryFilter(), by: .decade).allSatisfy { $0.start.hasSuffix("0s") })
    let facets = try archive.facets(EntryFilter())
    #expect(
      facets.actors.first == FacetValue(value: "CHN", count: 2) && facets.modes.map(\.value) == ["meeting", "call"])
    #expect(facets.issues == [FacetValue(value: "taiwan", count: 1)])
    #expect(try archive.facets(EntryFilter(), limit: 1).actors.count == 1)
    #expect(try archive.pairs(EntryFilter(), limit: 9).contains(PairCount(first: "CHN", second: "RUS", count: 1)))
    #expect(try archive.issuesByActor(EntryFilter(), limit: 9).map(\.second) == ["taiwan", "taiwan"])
    #expect(try archive.days(EntryFilter())?.upperBound == Sample.day("2022-01-05"))
    #expect(try archive.articleCountsByMonth(.everything).map(\.count) == [2, 1])
  }

  @Test("a watch is kept by its name, replaced and let go of; changes count from the revision it saw")
  func watches() async throws {
    let archive = try archive()
    try archive.keep(Watch(name: "a'b\"", question: "actor:CHN", seen: 1))
    try archive.keep(Watch(name: "a'b\"", question: "actor:RUS", seen: 2))
    #expect(try archive.watches() == [Watch(name: "a'b\"", question: "actor:RUS", seen: 2)])
    #expect(try archive.watch("a") == nil)
    #expect(try archive.dropWatch("a'b\"") && !archive.dropWatch("a'b\"") && archive.watches().isEmpty)
    let before = try archive.lastRevision()
    _ = try await archive.revise(time: "2021-05-01T00:00:00Z", occasion: "ingest", edition: "a") { revision in
      try Sample.put(Sample.entry("e-9", on: "2021-05-01", accounts: [Sample.account("aa01")]), revision)
    }
    var filter = EntryFilter()
    filter.question = .term(.changed(after: before))
    #expect(try archive.timeline(filter).map(\.id).contains("e-9"))
    filter.question = .term(.changed(after: try archive.lastRevision()))
    #expect(try archive.entryCount(filter) == 0)
    #expect(try archive.lastRevision(before: Sample.day("2021-05-01")) == before)
  }
}
