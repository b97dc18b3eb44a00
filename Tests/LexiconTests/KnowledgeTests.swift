import Record
import Testing

@testable import Lexicon

@Suite("Questions to the lexicon")
struct KnowledgeTests {
  let lexicon: LoadedLexicon

  init() throws {
    lexicon = try Fixtures.lexicon(Fixtures.small())
  }

  static let days: [(day: String, first: [String], holder: String?)] = [
    ("2010-02-28", [], nil), ("2010-03-01", ["foreign-minister"], "first"),
    ("2015-06-01", ["foreign-minister", "envoy"], "first"),
    ("2016-12-31", ["foreign-minister", "envoy"], "first"), ("2017-01-01", ["foreign-minister"], "first"),
    ("2020-05-04", ["foreign-minister"], "first"), ("2020-05-05", [], "second"), ("9999-12-31", [], "second"),
  ]

  @Test("a tenure covers its first and its last day, and one without an end goes on", arguments: days)
  func tenures(_ example: (day: String, first: [String], holder: String?)) throws {
    let day = try #require(CivilDate(example.day))
    let first = try #require(lexicon.officialRow("first"))
    let held = lexicon.incumbents.tenures.tenures(of: first, on: day).map { lexicon.offices[$0.office].id }
    #expect(held == example.first)
    let office = try #require(lexicon.offices.firstIndex { $0.id == "foreign-minister" })
    let holder = lexicon.incumbents.tenures.holder(of: office, actor: "AAA", on: day).map { lexicon.officials[$0].id }
    #expect(holder == example.holder)
  }

  @Test("an office of several holders, or of none, has no one holder")
  func noOneHolder() throws {
    let envoy = try #require(lexicon.offices.firstIndex { $0.id == "envoy" })
    let both = try #require(CivilDate("2016-06-01"))
    #expect(lexicon.incumbents.tenures.holder(of: envoy, actor: "AAA", on: both) == nil)
    #expect(lexicon.incumbents.tenures.holder(of: envoy, actor: "BBB", on: both) == nil)
    #expect(lexicon.incumbents.tenures.all.count == 4)
    let first = try #require(lexicon.officialRow("first"))
    #expect(lexicon.incumbents.tenures.tenures(of: first).count == 2)
  }

  @Test("rows are asked for by id; an unknown id gives nothing")
  func lookups() {
    #expect(lexicon.place("haicheng")?.name == "海城")
    #expect(lexicon.state("BBB")?.hant == "山國")
    #expect(lexicon.official("second")?.short == ["丁"])
    #expect(lexicon.office("envoy")?.isSingle == false)
    #expect(lexicon.outlet("harbour")?.zone == "Asia/Shanghai")
    #expect(lexicon.place("") == nil && lexicon.state("ZZZ") == nil && lexicon.official("") == nil)
    #expect(lexicon.office("") == nil && lexicon.outlet("") == nil && lexicon.officialRow("") == nil)
  }

  @Test("surnames are recognised by their kind, the longest one, in both scripts")
  func nameShapes() throws {
    let table = Fixtures.table(
      "surnames", "kind text",
      [
        ["han-surname", "欧"], ["han-surname", "欧阳"], ["japanese-surname", "长谷川"], ["transliteration-character", "罗"],
      ])
    let folds = Fixtures.table(
      "script-fold", "variant simplified", [["歐", "欧"], ["陽", "阳"], ["長", "长"], ["羅", "罗"]])
    let shapes = try Fixtures.lexicon(Fixtures.small(table, folds)).nameShapes
    func scalars(_ text: String) -> ArraySlice<UInt32> { text.unicodeScalars.map(\.value)[...] }
    #expect(shapes.hanSurname(scalars("欧阳修")) == 2)
    #expect(shapes.hanSurname(scalars("歐陽修")) == 2)
    #expect(shapes.hanSurname(scalars("歐某")) == 1)
    #expect(shapes.hanSurname(scalars("罗某")) == 0)
    #expect(shapes.hanSurname(scalars("")) == 0)
    #expect(shapes.japaneseSurname(scalars("長谷川某")) == 3)
    #expect(shapes.japaneseSurname(scalars("长谷")) == 0)
    #expect(shapes.transliterates(0x7F85) && shapes.transliterates(0x7F57))
    #expect(!shapes.transliterates(0x6B27) && !shapes.transliterates(0x20BB7) && !shapes.transliterates(.max))
  }

  static let heads: [(word: String, isNoun: Bool, head: NounHeads.Head)] = [
    ("渔业会", true, [.body, .isLonger]), ("漁業會", true, [.body, .isLonger]), ("渔会", true, []), ("会", true, .body),
    ("渔民", true, .people),
    ("大会", true, []), ("倡议者", true, [.people, .isLonger]), ("倡议者", false, []), ("学者", true, []), ("者", true, []),
    ("熟悉", false, .relative), ("不熟悉", false, []), ("许多", true, .lead), ("", true, []), ("𠮷", true, []),
  ]

  @Test("characters that make words for people are those of the table, and a kind that no rule knows is refused")
  func headKinds() throws {
    let table = Fixtures.table("heads", "kind text", [["agentive", "者"], ["plural", "们"], ["maker", "业"]])
    let heads = try Fixtures.lexicon(Fixtures.small(table)).nounHeads
    #expect(heads.isAgentive(0x8005) && !heads.isAgentive(0x4E1A))
    #expect(heads.isPlural(0x4EEC) && !heads.isPlural(0x8005))
    #expect(heads.isMaker(0x4E1A) && !heads.isMaker(0x4EEC))
    let wrong = Fixtures.table("heads", "kind text", [["boddy", "会"]])
    let error = try #require(throws: LexiconError.self) { try Fixtures.lexicon(Fixtures.small(wrong)) }
    #expect(error.problem.contains("“boddy” is no kind"))
  }

  @Test("a word is a head by its longest ending, in both scripts", arguments: heads)
  func nounHeads(_ example: (word: String, isNoun: Bool, head: NounHeads.Head)) throws {
    let table = Fixtures.table(
      "heads", "kind text",
      [
        ["body", "会"], ["none", "大会"], ["people", "渔民"], ["people-suffix", "者"], ["relative", "熟悉"], ["lead", "许多"],
        ["lead", "有"], ["measure", "名"],
      ])
    let heads = try Fixtures.lexicon(Fixtures.small(table)).nounHeads
    let word = example.word.unicodeScalars.map(\.value)[...]
    #expect(heads.role(word, isNoun: example.isNoun) == example.head)
    #expect(heads.leads(0x6709) && !heads.leads(0x540D) && heads.measures(0x540D) && !heads.measures(0x6709))
  }

  static let zones: [(zone: String, seconds: Int, offset: Int)] = [
    ("Asia/Shanghai", 1_616_427_832, 28_800), ("Europe/London", 1_616_427_832, 0),
    ("Europe/London", 1_626_427_832, 3600),
    ("America/New_York", 1_616_427_832, -14_400), ("Asia/Kathmandu", 0, 19_800),
    ("Asia/Kathmandu", 1_616_427_832, 20_700),
  ]

  @Test("a zone's clock follows its history and its summer time", arguments: zones)
  func clock(_ example: (zone: String, seconds: Int, offset: Int)) throws {
    #expect(try #require(ZoneClock(example.zone)).offset(at: example.seconds) == example.offset)
  }

  @Test("a zone that the system does not know has no clock")
  func unknownZone() {
    #expect(ZoneClock("Asia/Nowhere") == nil)
  }
}
