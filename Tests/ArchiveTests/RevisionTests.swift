import Record
import Testing

@testable import Archive

@Suite("A record that grows")
struct RevisionTests {
  let folder = Folder()
  let archive: RecordArchive
  let reader: RecordArchive
  let wang = (name: "王毅", entity: String?.some("wang-yi"), actor: "CHN")
  let lavrov = (name: "拉夫罗夫", entity: String?.some("lavrov"), actor: "RUS")

  init() async throws {
    archive = try Sample.archive(folder.file())
    try archive.store(["aa01", "aa02", "aa03"].map { Sample.stored(Sample.reading($0, text: "会见", events: 1)) })
    _ = try await archive.revise(time: "2021-04-01T08:00:00+00:00", occasion: "ingest", edition: "1") { _ in }
    reader = try Sample.archive(folder.file(), .readOnly)
  }

  private func entry(_ id: String, on day: String? = "2021-03-22", place: String? = nil, _ articles: String...) -> Entry
  {
    Sample.entry(
      id, on: day, participants: [wang, lavrov], place: place, accounts: articles.map { Sample.account($0) })
  }

  @discardableResult
  private func revise(
    edition: String = "1", _ body: (Revision) throws -> Void
  ) async throws -> RevisionSummary {
    try await archive.revise(time: "2021-04-02T08:00:00+00:00", occasion: "ingest", edition: edition) { revision in
      try body(revision)
    }
  }

  private func ids() throws -> [String] { try reader.timeline().map(\.id) }

  @Test("an entry stays where neither its plan nor its articles have changed, and its rows are not touched")
  func keeping() async throws {
    try await revise {
      for id in ["e-1", "e-9"] { try Sample.put(entry(id, "aa01"), $0, digest: "d") }
    }
    let rows = try archive.database.integer("SELECT sum(entry) FROM entry")
    try archive.store([Sample.stored(Sample.reading("aa09", events: 1))])
    let summary = try await revise { revision in
      #expect(!revision.isWhole)
      #expect(try revision.keeps("e-1", digest: "other", articles: ["aa01"]) == false)
      #expect(try revision.keeps("e-1", digest: "d", articles: ["aa01", "aa09"]) == false)
      #expect(try revision.keeps("e-2", digest: "d", articles: ["aa01"]) == false)
      #expect(try revision.keeps("e-1", digest: "d", articles: ["aa01"]))
      try Sample.put(entry("e-2", on: "2021-03-20", "aa09"), revision)
    }
    #expect(summary.made == 1 && summary.changes == [.added: 1] && summary.entries == 3)
    #expect(try ids() == ["e-2", "e-1", "e-9"])
    #expect(try archive.database.integer("SELECT sum(entry) FROM entry WHERE id <> 'e-2'") == rows)
    #expect(try archive.check().isEmpty)
  }

  @Test("a record that is made anew lets go of what nobody puts")
  func rest() async throws {
    try await revise {
      for id in ["e-1", "e-2"] { try Sample.put(entry(id, "aa01"), $0) }
    }
    let summary = try await revise(edition: "2") { revision in
      try Sample.put(entry("e-2", "aa01"), revision)
      try revision.letGoOfRest()
    }
    #expect(summary.changes == [.removed: 1])
    #expect(try ids() == ["e-2"])
  }

  @Test("another edition asks for every entry; what comes out the same is no change")
  func edition() async throws {
    try await revise { try Sample.put(entry("e-1", "aa01"), $0, digest: "d") }
    let summary = try await revise(edition: "2") { revision in
      #expect(revision.isWhole)
      #expect(try revision.keeps("e-1", digest: "d", articles: ["aa01"]) == false)
      try Sample.put(entry("e-1", "aa01"), revision, digest: "d")
    }
    #expect(summary.made == 1 && summary.changes.isEmpty)
    #expect(try archive.recordEdition == "2")
  }

  @Test("what is stored is shown to readers when it is in the record, and not before")
  func hidden() async throws {
    try archive.store([Sample.stored(Sample.reading("bb01", text: "来访", events: 1))])
    for (archive, count) in [(archive, 4), (reader, 3)] {
      #expect(try archive.counts().articles == count && archive.counts().articlesWithEvents == count)
      #expect(try archive.search("来访").total == count - 3)
      #expect((try archive.articleReading(id: "bb01") != nil) == (count == 4))
      #expect(try archive.articleIDs(inFile: "posts/bb01.md").count == count - 3)
      var lines = 0
      try archive.forEachReadingLine { _ in lines += 1 }
      try archive.forEachText { _, _ in lines += 1 }
      #expect(lines == count * 2)
    }
    #expect(try reader.articlesNotInRecord() == 1)
    #expect(try reader.fingerprints()["posts/bb01.md"] == "1")
    let summary = try await revise { _ in }
    #expect(summary.articles.added == 1)
    #expect(try reader.counts().articles == 4 && reader.search("来访").total == 1 && reader.articlesNotInRecord() == 0)
  }

  @Test("an article of the record that changes is shown as it was until the record changes with it")
  func waiting() async throws {
    let changed = Sample.reading("aa01", text: "改写", events: 2)
    try archive.store([Sample.stored(changed, fingerprint: "2")])
    #expect(try archive.isStale)
    #expect(try reader.search("改写").total == 0 && archive.search("会见", outlets: ["rthk"]).total == 3)
    #expect(try archive.fingerprints()["posts/aa01.md"] == nil)  // Asked for again, should the file change back.
    let summary = try await revise { (revision) throws in
      #expect(try revision.keeps("e-1", digest: "d", articles: ["aa01"]) == false)
      #expect(revision.disturbed.count == 1)
    }
    #expect(summary.articles.replaced == 1 && summary.articles.added == 0)
    var shown = try #require(try reader.articleReading(id: "aa01"))
    #expect(shown.article.versions.map(\.path) == ["posts/aa01.md"])
    shown.article.versions = []
    #expect(shown == changed)
    #expect(try reader.search("改写").total == 1 && archive.fingerprints()["posts/aa01.md"] == "2")
    #expect(try archive.check().isEmpty)
  }

  @Test("a file that changes back takes with it what waited")
  func changedBack() async throws {
    try archive.store([Sample.stored(Sample.reading("aa01", text: "改写", events: 1), fingerprint: "2")])
    try archive.store([Sample.stored(Sample.reading("aa01", text: "会见", events: 1), fingerprint: "1")])
    try await revise { _ in }
    #expect(try reader.search("改写").total == 0)
    #expect(try archive.fingerprints()["posts/aa01.md"] == "1")
  }

  @Test("an article whose file is refused now, or holds another one, stays until the record lets go of it")
  func gone() async throws {
    let refusal = Refusal(
      code: "c", path: "posts/aa01.md", line: 7, problem: "p", remedy: "r", fingerprint: "2")
    try archive.store([], refusals: [refusal])
    try archive.store([Sample.stored(Sample.reading("bb02", path: "posts/aa02.md"), fingerprint: "2")])
    #expect(try reader.counts().articles == 3)
    let summary = try await revise { _ in }
    #expect(summary.articles.removed == 2 && summary.articles.added == 1)
    #expect(try reader.refusals() == [refusal])
    #expect(try reader.articleReading(id: "bb02") != nil && reader.articleReading(id: "aa01") == nil)
    #expect(try archive.check().isEmpty)
  }

  @Test("a reading that comes out the same changes nothing but its fingerprint")
  func same() throws {
    let counts = try archive.store([Sample.stored(Sample.reading("aa01", text: "会见", events: 1), fingerprint: "2")])
    #expect(counts.same == 1 && counts.replaced == 1)
    #expect(try archive.isStale == false && archive.fingerprints()["posts/aa01.md"] == "2")
  }

  @Test("of the files that hold an article the first in the order of paths counts, in whatever order they come")
  func owner() async throws {
    let first = Sample.reading("cc01", text: "甲", path: "a.md")
    let second = Sample.reading("cc01", text: "乙", path: "b.md")
    for pair in [[first, second], [second, first]] {
      let archive = try Sample.archive(folder.file("\(pair[0].article.source.path).db"))
      for reading in pair {
        try archive.store([Sample.stored(reading)])
        try archive.replaceEntries([])
      }
      var shown = try #require(try archive.articleReading(id: "cc01"))
      #expect(shown.article.versions.map(\.path) == ["b.md"])
      shown.article.versions = []
      #expect(shown == first)
      #expect(try archive.files(ofArticle: "cc01").map(\.path) == ["a.md", "b.md"])
      #expect(try archive.check().isEmpty)
    }
  }

  @Test("a body that fails leaves everything as it was")
  func failing() async throws {
    try await revise { try Sample.put(entry("e-1", "aa01"), $0) }
    try archive.store([Sample.stored(Sample.reading("bb01", text: "来访"))])
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await revise { revision in
        try Sample.put(entry("e-2", "aa01"), revision)
        throw Failure()
      }
    }
    #expect(try ids() == ["e-1"] && reader.counts().articles == 3 && archive.isStale)
    try await revise { try Sample.put(entry("e-2", "aa02"), $0) }
    #expect(try ids() == ["e-1", "e-2"])
  }

  @Test("renewed fingerprints keep the content's part; refused files are tried again")
  func renewing() async throws {
    try archive.store(
      [Sample.stored(Sample.reading("bb01"), fingerprint: "content-old")],
      refusals: [Refusal(code: "c", path: "bad.md", problem: "p", remedy: "r", fingerprint: "bytes-old")])
    _ = try await archive.revise(time: "t", occasion: "reread", edition: "new-2", renewsFingerprints: true) { _ in }
    let fingerprints = try archive.fingerprints()
    #expect(fingerprints["posts/bb01.md"] == "content-new-2" && fingerprints["bad.md"] == "bytes-old")
    #expect(fingerprints["posts/aa01.md"] == "1")
  }
}

@Suite("Former ids")
struct AliasTests {
  let folder = Folder()
  let archive: RecordArchive
  let wang = (name: "王毅", entity: String?.some("wang-yi"), actor: "CHN")
  let lavrov = (name: "拉夫罗夫", entity: String?.some("lavrov"), actor: "RUS")

  init() throws {
    archive = try Sample.archive(folder.file())
    try archive.store((1...6).map { Sample.stored(Sample.reading("aa0\($0)", events: 1)) })
  }

  /// Puts entries and lets others go, each into its heir.
  @discardableResult
  private func revise(_ entries: Entry..., gone: [String: String?] = [:]) async throws -> RevisionSummary {
    try await archive.revise(time: "2021-04-02T08:00:00+00:00", occasion: "ingest", edition: "1") { revision in
      for entry in entries { try Sample.put(entry, revision) }
      for (id, heir) in gone { try revision.letGo(id, heir: heir) }
    }
  }

  private func entry(_ id: String, _ articles: String...) -> Entry {
    Sample.entry(id, participants: [wang, lavrov], accounts: articles.map { Sample.account($0) })
  }

  private func changes() throws -> [EntryChange] {
    try archive.changes(ofRevision: try #require(archive.revisions(limit: 1).first).number)
  }

  private func lines() throws -> [String] {
    var lines: [String] = []
    try archive.forEachEntryLine { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  @Test("an entry that proves to be another is found by both ids, and so are its heirs")
  func merged() async throws {
    try await revise(entry("e-1", "aa01", "aa02"), entry("e-2", "aa03"))
    let summary = try await revise(entry("e-1", "aa01", "aa02", "aa03"), gone: ["e-2": "e-1"])
    #expect(summary.changes == [.changed: 1, .merged: 1])
    #expect(try changes().map(\.other) == [nil, "e-1"])
    for id in ["e-1", "e-2"] { #expect(try archive.entry(id: id)?.id == "e-1") }
    #expect(try archive.entry(id: "e-1")?.aliases == ["e-2"])
    try await revise(entry("e-0", "aa01", "aa02", "aa03", "aa04"), gone: ["e-1": "e-0"])
    #expect(try archive.entry(id: "e-2")?.id == "e-0")
    #expect(Set(try archive.entry(id: "e-0")?.aliases ?? []) == ["e-1", "e-2"])
    #expect(try archive.entry(id: "e-")?.id == "e-0")
  }

  @Test("exports carry the ids that an entry bore before, and none where it bore none")
  func exported() async throws {
    try await revise(entry("e-1", "aa01"), entry("e-2", "aa03"), entry("e-3", "aa05"))
    try await revise(entry("e-1", "aa01", "aa03"), gone: ["e-2": "e-1"])
    #expect(try lines().map { $0.contains(#""aliases":["e-2"]"#) } == [true, false])
    #expect(try lines().last?.contains(#""aliases":[]"#) == true)
  }

  @Test("under derived ids the lines are those of a record that was made at once")
  func derived() async throws {
    _ = try await archive.revise(time: "t", occasion: "ingest", edition: "1") { revision in
      var first = entry("given-1", "aa01")
      first.related = [Entry.Related(entry: "given-2", relation: .beside)]
      for (entry, digest) in [(first, "2"), (entry("given-2", "aa02"), "1"), (entry("given-3", "aa03"), "3")] {
        try Sample.put(entry, revision)
        try revision.found(
          entry.id, by: digest == "3" ? 3 : 1, ownID: digest == "3" ? "own-3" : "own", ownDigest: digest)
      }
      #expect(try revision.entryID(founder: 3) == "given-3")
      #expect(try revision.entryID(founder: 9) == nil)
      #expect(try revision.isTaken("given-1"))
      #expect(try revision.isTaken("own") == false)
    }
    var lines: [String: String] = [:]
    var ids: [String] = []
    try archive.forEachDerivedEntryLine {
      lines[$0] = String(decoding: $1, as: UTF8.self)
      ids.append($0)
    }
    #expect(ids == ["own", "own-2", "own-3"])
    #expect(lines["own-2"]?.contains(#""related":[{"entry":"own","#) == true)
    #expect(lines.values.allSatisfy { !$0.contains("given") })
  }

  @Test("an id that is an entry's again is no alias any more")
  func back() async throws {
    try await revise(entry("e-1", "aa01"))
    try await revise(entry("e-0", "aa02", "aa01"), gone: ["e-1": "e-0"])
    try await revise(entry("e-1", "aa01"), entry("e-0", "aa02"))
    #expect(try archive.entry(id: "e-1")?.id == "e-1")
    #expect(try archive.entry(id: "e-0")?.aliases == [])
  }

  @Test("an entry whose accounts are gone leads nowhere")
  func noHeir() async throws {
    try await revise(entry("e-1", "aa01"), entry("e-3", "aa05"))
    let summary = try await revise(gone: ["e-1": nil, "e-3": nil, "never": nil])
    #expect(summary.changes == [.removed: 2])
    #expect(try archive.entry(id: "e-1") == nil && archive.entry(id: "e-3") == nil)
  }
}

@Suite("The log")
struct LogTests {
  let folder = Folder()

  private func entry(status: Event.Status, day: String, place: String, articles: [String], values: [String]) -> Entry {
    var entry = Sample.entry(
      "e-1", on: day, status: status,
      participants: [(name: "王毅", entity: "wang-yi", actor: "CHN"), (name: "拉夫罗夫", entity: "lavrov", actor: "RUS")],
      place: place, accounts: articles.map { Sample.account($0, outlet: "o-\($0)") })
    if values.count > 1 {
      entry.disagreements = [
        Entry.Disagreement(
          field: "place",
          values: zip(values, articles).map { Entry.Disagreement.Value(value: $0, articles: [$1]) })
      ]
    }
    return entry
  }

  @Test("a revision tells which values have changed, what has come, and what is contradicted now")
  func changes() async throws {
    let archive = try Sample.archive(folder.file())
    try archive.store(["aa01", "aa02"].map { Sample.stored(Sample.reading($0, events: 1)) })
    let planned = entry(status: .planned, day: "2021-03-21", place: "南宁", articles: ["aa01"], values: [])
    let held = entry(
      status: .held, day: "2021-03-22", place: "桂林", articles: ["aa01", "aa02"], values: ["桂林", "南宁"])
    for (time, entry) in [("2021-03-21T08:00:00+00:00", planned), ("2021-03-22T08:00:00+00:00", held)] {
      _ = try await archive.revise(time: time, occasion: "ingest", edition: "1") { try Sample.put(entry, $0) }
    }
    let summaries = try archive.revisions()
    #expect(summaries.map(\.number) == [2, 1] && summaries.map(\.contradicted) == [1, 0])
    #expect(summaries.map(\.articles.added) == [0, 2])
    #expect(try archive.revisions(limit: 1).map(\.number) == [2])
    #expect(try archive.revisions(since: Sample.day("2021-03-22")).map(\.number) == [2])
    let change = try #require(try archive.changes(ofRevision: 2).first)
    #expect(change.kind == .changed && change.gist.participants == ["王毅", "拉夫罗夫"])
    #expect(change.fields.map(\.name) == ["status", "date", "place", "independent accounts"])
    #expect(change.fields.map(\.before) == ["planned", "2021-03-21", "南宁", "1"])
    #expect(change.fields.map(\.after) == ["held", "2021-03-22", "桂林", "2"])
    #expect(change.accounts.map(\.outlet) == ["o-aa02"] && change.lost.isEmpty)
    #expect(
      change.contradicted == [
        EntryChange.Contradiction(
          field: "place",
          values: [.init(value: "桂林", outlets: ["o-aa01"]), .init(value: "南宁", outlets: ["o-aa02"])])
      ])
    #expect(change == EntryChange(from: planned, to: held))
  }

  @Test("what is no longer contradicted is told, and accounts that have gone")
  func settled() {
    let before = entry(
      status: .held, day: "2021-03-22", place: "桂林", articles: ["aa01", "aa02"], values: ["桂林", "南宁"])
    let after = entry(status: .held, day: "2021-03-22", place: "桂林", articles: ["aa01"], values: [])
    let change = EntryChange(from: before, to: after)
    #expect(change.settled == ["place"] && change.lost == ["aa02"] && change.contradicted.isEmpty)
  }
}

@Suite("Two runs at once")
struct TwoRunsTests {
  let folder = Folder()

  @Test("each is logged with its own articles: who takes in the other's says so, the other says who did")
  func logged() async throws {
    let first = try Sample.archive(folder.file())
    let second = try Sample.archive(folder.file())
    try first.store(["aa01", "aa02"].map { Sample.stored(Sample.reading($0)) })
    try second.store([Sample.stored(Sample.reading("bb01"))])
    let taking = try await first.revise(time: "2021-04-01", occasion: "ingest", edition: "1") { _ in }
    #expect(taking.articles.added == 3 && taking.addedByOthers == 1 && taking.takenBy == nil)
    #expect(try second.isStale == false)
    let taken = try #require(try second.logTakenIn(time: "2021-04-02", occasion: "ingest", edition: "1"))
    #expect(taken.articles.added == 1 && taken.takenBy == taking.number && taken.number == 2)
    #expect(try first.revisions() == [taken, taking])
    // Once only, and never for who stored nothing.
    #expect(try second.logTakenIn(time: "t", occasion: "ingest", edition: "1") == nil)
    #expect(try first.logTakenIn(time: "t", occasion: "ingest", edition: "1") == nil)
  }
}
