import Record
import Testing

@testable import Archive

@Suite("Entries")
struct EntryTests {
  let folder = Folder()
  let archive: RecordArchive
  let wang = (name: "王毅", entity: String?.some("wang-yi"), actor: "CHN")
  let lavrov = (name: "拉夫罗夫", entity: String?.some("lavrov"), actor: "RUS")
  let blinken = (name: "布林肯", entity: String?.some("blinken"), actor: "USA")

  init() throws {
    archive = try Sample.archive(folder.file())
    try archive.store(["aa01", "aa02"].map { Sample.stored(Sample.reading($0, title: "外長\($0)會談", events: 1)) })
    try archive.replaceEntries([
      Sample.entry("e-none", on: nil, participants: [wang]),
      Sample.entry("e-later", on: "2021-03-25", mode: .call, participants: [wang, blinken], issues: ["taiwan"]),
      Sample.entry(
        "e-long", on: "2021-03-22", until: "2021-03-23", participants: [wang, lavrov], place: "桂林",
        issues: ["iran-nuclear", "taiwan"],
        accounts: [Sample.account("aa01"), Sample.account("aa02", outlet: "zaobao")]),
      Sample.entry("e-day", on: "2021-03-22", status: .cancelled, participants: [blinken, lavrov]),
    ])
  }

  private func ids(_ filter: EntryFilter) throws -> [String] {
    let ids = try archive.timeline(filter).map(\.id)
    #expect(try archive.entryCount(filter) == ids.count)
    var lines = 0
    try archive.forEachEntryLine(filter) { _ in lines += 1 }
    #expect(lines == ids.count)
    return ids
  }

  @Test("the timeline goes by first day, last day and id, undated entries last")
  func order() throws {
    #expect(try ids(EntryFilter()) == ["e-day", "e-long", "e-later", "e-none"])
  }

  @Test("a row tells what a timeline shows")
  func row() throws {
    let row = try #require(try archive.timeline().first { $0.id == "e-long" })
    #expect(row.kind == .consult && row.mode == .meeting && row.status == .held)
    #expect(row.when == DateInterval(start: Sample.day("2021-03-22"), end: Sample.day("2021-03-23"), precision: .day))
    #expect(row.place == Event.Place(name: "桂林", entity: nil, country: "CHN"))
    #expect(row.participants.map(\.name) == ["王毅", "拉夫罗夫"] && row.participants.map(\.actor) == ["CHN", "RUS"])
    #expect(row.accounts == 2 && row.independentAccounts == 2 && row.announced == 0 && row.disagreements == 0)
    #expect(row.outlets == ["rthk", "zaobao"])
  }

  @Test("actors and officials must all take part, officials in either script or by id")
  func parties() throws {
    #expect(try ids(EntryFilter(actors: ["CHN"])) == ["e-long", "e-later", "e-none"])
    #expect(try ids(EntryFilter(actors: ["chn", "RUS"])) == ["e-long"])
    #expect(try ids(EntryFilter(officials: ["拉夫羅夫"])) == ["e-day", "e-long"])
    #expect(try ids(EntryFilter(officials: ["拉夫罗夫", "wang-yi"])) == ["e-long"])
    #expect(try ids(EntryFilter(officials: ["Blinken"])) == ["e-day", "e-later"])
    #expect(try ids(EntryFilter(actors: ["RUS"], officials: ["布林肯"])) == ["e-day"])
    #expect(try ids(EntryFilter(officials: ["' OR 1=1 --"])).isEmpty)
  }

  @Test("days overlap; issues, statuses and modes are alternatives")
  func rest() throws {
    #expect(try ids(EntryFilter(since: Sample.day("2021-03-23"))) == ["e-long", "e-later"])
    #expect(try ids(EntryFilter(until: Sample.day("2021-03-22"))) == ["e-day", "e-long"])
    #expect(try ids(EntryFilter(since: Sample.day("2021-03-24"), until: Sample.day("2021-03-24"))).isEmpty)
    #expect(try ids(EntryFilter(issues: ["iran-nuclear"])) == ["e-long"])
    #expect(try ids(EntryFilter(issues: ["iran-nuclear", "taiwan"])) == ["e-long", "e-later"])
    #expect(try ids(EntryFilter(actors: ["USA"], issues: ["taiwan"], words: "布林肯")) == ["e-later"])
    #expect(try ids(EntryFilter(statuses: [.cancelled, .denied])) == ["e-day"])
    #expect(try ids(EntryFilter(modes: [.call])) == ["e-later"])
    #expect(try ids(EntryFilter(kinds: [.accuse])).isEmpty)
    #expect(try archive.timeline(EntryFilter(limit: 2, offset: 1)).map(\.id) == ["e-long", "e-later"])
    #expect(try archive.timeline(EntryFilter(limit: 2)).last?.participants.count == 2)
  }

  @Test(
    "words are found in names, places, codes and headlines",
    arguments: [
      ("拉夫羅夫", 2), ("桂林", 1), ("CHN", 3), ("会谈", 1), ("外长aa02", 1), ("王毅 桂林", 1), ("taiwan", 2), ("meeting", 3),
      ("毅拉", 0), ("，", 0),
    ])
  func words(words: String, total: Int) throws {
    #expect(try archive.searchEntries(words, limit: 1).total == total)
    #expect(try archive.searchEntries(words).rows.count == total)
  }

  @Test("an entry is read back whole, by the beginning of its id")
  func one() throws {
    #expect(try archive.entry(id: "e-lo")?.accounts.map(\.article) == ["aa01", "aa02"])
    #expect(try archive.entry(id: "zzz") == nil)
    let error = #expect(throws: ArchiveError.self) { try archive.entry(id: "e-") }
    #expect(error?.code == .ambiguous)
    var entries: [Entry] = []
    try archive.forEachEntry { entries.append($0) }
    #expect(entries.map(\.id) == ["e-day", "e-long", "e-later", "e-none"])
    #expect(try archive.entryIDs(ofArticle: "aa02") == ["e-long"])
  }

  @Test("new entries take the place of all that were there")
  func replaced() throws {
    try archive.replaceEntries([Sample.entry("n-1", participants: [lavrov])])
    #expect(try ids(EntryFilter()) == ["n-1"])
    #expect(try archive.searchEntries("王毅").total == 0)
    #expect(try archive.counts().accounts == 0)
    #expect(try archive.check().isEmpty)
  }

  @Test("two entries of one id are refused and the old ones stay")
  func conflict() throws {
    let error = #expect(throws: ArchiveError.self) {
      try archive.replaceEntries([Sample.entry("same"), Sample.entry("same")])
    }
    #expect(error?.code == .conflict)
    #expect(try ids(EntryFilter()).count == 4)
    #expect(try archive.searchEntries("拉夫罗夫").total == 2)
  }

  @Test("the record is stale from a change of the articles until the entries are made from it")
  func stale() async throws {
    #expect(try archive.isStale == false)
    try archive.store([Sample.stored(Sample.reading("aa01", title: "外長aa01會談", path: "posts/copy.md"))])
    #expect(try archive.isStale == false)  // Met again, nothing new.
    try archive.store([Sample.stored(Sample.reading("aa03"))])
    #expect(try archive.isStale)
    let other = try RecordArchive(
      path: folder.file(), access: .readWrite, folding: Sample.folding, busyMilliseconds: 50)
    _ = try await archive.revise(time: "t", occasion: "ingest", edition: "1") { _ in
      // Another process cannot store between the reading and the replacing.
      let error = #expect(throws: ArchiveError.self) { try other.store([Sample.stored(Sample.reading("aa04"))]) }
      #expect(error?.code == .locked)
    }
    #expect(try archive.isStale == false)
    try other.store([Sample.stored(Sample.reading("aa04"))])
    #expect(try archive.isStale)
    try archive.replaceEntries([])
    #expect(try archive.isStale == false)
  }

  @Test("an entry that weighs little or is only recalled is passed over where that is asked for")
  func standing() throws {
    let archive = try Sample.archive(folder.file("standing.db"))
    try archive.replaceEntries(
      [
        Sample.entry("light", weight: Entry.shownWeight - 1), Sample.entry("heavy", weight: Entry.shownWeight),
        Sample.entry("old", recalled: true, weight: Entry.shownWeight), Sample.entry("dim", recalled: true, weight: 0),
      ])
    func ids(_ standing: EntryFilter.Standing) throws -> [String] {
      var filter = EntryFilter()
      filter.standing = standing
      return try archive.timeline(filter).map(\.id)
    }
    #expect(try ids(.any) == ["dim", "heavy", "light", "old"])
    #expect(try ids(.shown) == ["heavy"])
    #expect(try ids(.shownOrRecalled) == ["dim", "heavy", "old"])
    let row = try #require(try archive.timeline().first { $0.id == "old" })
    #expect(row.recalled && row.weight == Entry.shownWeight)
  }

  /// Held encounters with the days of what was planned for the 22nd, and whether it came true by them.
  static let fulfilments: [(held: Entry, isFulfilled: Bool)] = [
    (Sample.entry("h", on: "2021-03-24", participants: [("王毅", "wang-yi", "CHN"), ("俄罗斯", nil, "RUS")]), true),
    (Sample.entry("h", on: "2021-03-25", participants: [("王毅", "wang-yi", "CHN"), ("俄罗斯", nil, "RUS")]), false),
    (
      Sample.entry(
        "h", on: "2021-03-15", until: "2021-03-20", participants: [("王毅", "wang-yi", "CHN"), ("俄罗斯", nil, "RUS")]), true
    ),
    (Sample.entry("h", on: "2021-03-22", participants: [("王毅", "wang-yi", "CHN"), ("日本", nil, "JPN")]), false),
    (Sample.entry("h", on: "2021-03-22", participants: [("李克强", "li-keqiang", "CHN"), ("俄罗斯", nil, "RUS")]), false),
    (
      Sample.entry(
        "h", on: "2021-03-22", status: .cancelled,
        participants: [("王毅", "wang-yi", "CHN"), ("俄罗斯", nil, "RUS")]), false
    ),
  ]

  @Test("what was announced came true where its people met the same side about then", arguments: fulfilments.indices)
  func fulfilled(_ number: Int) throws {
    let (held, isFulfilled) = Self.fulfilments[number]
    let archive = try Sample.archive(folder.file("fulfilled-\(number).db"))
    let planned = Sample.entry(
      "p", on: "2021-03-22", mode: .visit, status: .planned,
      participants: [("王毅", "wang-yi", "CHN"), ("俄罗斯", nil, "RUS")], plan: .announced)
    try archive.replaceEntries([planned, held])
    let row = try #require(try archive.timeline().first { $0.id == "p" })
    #expect(row.mayBeSilent && row.isFulfilled == isFulfilled)
  }

  @Test("only what was announced for a day can be silent", arguments: [Event.Plan.announced, .expected, .proposed])
  func silence(_ plan: Event.Plan) throws {
    let archive = try Sample.archive(folder.file("silent-\(plan).db"))
    try archive.replaceEntries([Sample.entry("p", status: .planned, plan: plan)])
    #expect(try archive.timeline().map(\.mayBeSilent) == [plan == .announced])
  }
}
