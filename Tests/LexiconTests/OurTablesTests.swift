import Foundation
import Record
import Testing

@testable import Lexicon

@Suite("Chancery's own tables")
struct OurTablesTests {
  @Test("every table is there, loads and satisfies every check")
  func sound() throws {
    let set = try Fixtures.ours.get()
    #expect(Set(set.tables.keys) == Set(LexiconCompiler.tableNames))
    #expect(LexiconChecks.faults(set) == [])
    #expect(throws: Never.self) { try Fixtures.ourLexicon.get() }
  }

  @Test("every cell is in NFC by Foundation's account", arguments: LexiconCompiler.tableNames)
  func normalForm(_ name: String) throws {
    let cells = try Fixtures.table(name).rows.flatMap(\.cells)
    let unnormalised = cells.filter {
      !$0.unicodeScalars.elementsEqual($0.precomposedStringWithCanonicalMapping.unicodeScalars)
    }
    #expect(unnormalised == [])
  }

  @Test(
    "no item of a list is empty, has outer blanks or stands twice in its cell", arguments: LexiconCompiler.tableNames)
  func lists(_ name: String) throws {
    let table = try Fixtures.table(name)
    let lists = table.rows.flatMap(\.cells).filter { $0.contains("|") && name != "furniture" }
    let faulty = lists.filter { cell in
      let items = cell.split(separator: "|", omittingEmptySubsequences: false)
      return Set(items).count != items.count || items.contains { $0.isEmpty || $0.first == " " || $0.last == " " }
    }
    #expect(faulty == [])
  }

  @Test("every time zone is one that the system knows", arguments: ["places", "outlets"])
  func zones(_ name: String) throws {
    let table = try Fixtures.table(name)
    let zones = Set(table.rows.map { table.cell($0, "zone") }).subtracting([""])
    #expect(zones.filter { ZoneClock($0) == nil } == [])
  }

  @Test(
    "every code of an actor is a state's or a body's",
    arguments: [("tenures", "actor"), ("offices", "actor"), ("office-names", "actor"), ("metonyms", "code")])
  func actors(_ table: String, _ column: String) throws {
    let states = try Fixtures.table("states")
    let bodies = try Fixtures.table("bodies")
    let known = Set(states.rows.map { states.cell($0, "code") } + bodies.rows.map { bodies.cell($0, "actor") })
    let rows = try Fixtures.table(table)
    #expect(Set(rows.rows.map { rows.cell($0, column) }).subtracting(known).subtracting([""]) == [])
  }

  @Test("the folding leads in one step to a character that is itself not folded")
  func folding() throws {
    let table = try Fixtures.table("script-fold")
    let variants = Set(table.rows.map { $0.cells[0] })
    #expect(table.rows.filter { variants.contains($0.cells[1]) }.map(\.cells) == [])
    #expect(table.rows.allSatisfy { $0.cells.allSatisfy { $0.unicodeScalars.count == 1 } })
  }
}

@Suite("What Chancery's tables must cover")
struct CoverageTests {
  /// The members of the United Nations, by ISO 3166-1.
  static let members = """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV
    KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH
    FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ
    KEN KIR PRK KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
    MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA
    LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO
    TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test("all 193 members of the United Nations are states, and six that are none")
  func states() throws {
    #expect(Set(CoverageTests.members).count == 193)
    let codes = try Set(Fixtures.table("states").rows.map { $0.cells[0] })
    #expect(Set(CoverageTests.members + ["TWN", "HKG", "MAC", "PSE", "XKX", "VAT"]).subtracting(codes) == [])
  }

  @Test("tables do not shrink", arguments: [("bodies", 80), ("places", 400), ("officials", 4000), ("tenures", 4400)])
  func counts(_ name: String, _ floor: Int) throws {
    #expect(try Fixtures.table(name).rows.count >= floor)
  }

  @Test(
    "an office goes by its own name where a state has one",
    arguments: [
      ("prime-minister", "JPN", "首相"), ("prime-minister", "FRA", "总理"), ("defence-minister", "JPN", "防卫大臣"),
      ("foreign-minister", "GBR", "外交大臣"), ("unheard-of", "FRA", "unheard-of"),
    ])
  func officeNames(_ office: String, _ actor: String, _ name: String) throws {
    let image = try LexiconImage(copying: LexiconCompiler.compile(Fixtures.ours.get().tables))
    #expect(OfficeNames(image).name(office, actor: actor) == name)
  }

  @Test("the head of a body is an office and keeps the body")
  func heads() throws {
    let lexicon = try Fixtures.ourLexicon.get()
    let word = try #require(lexicon.automaton.word("海巡署长"))
    #expect(Set(lexicon.automaton.senses(of: word).map(\.kind)) == [.office, .body])
  }

  /// Members without a capital's row, with the reason.
  static let withoutCapital = [
    "ISR": "the standing of Jerusalem is disputed, and a capital's row would take a side"
  ]

  @Test("every member has a capital among the places, but for those listed with a reason")
  func capitals() throws {
    let places = try Fixtures.table("places")
    let capitals = places.rows.filter { places.cell($0, "kind") == "capital" }.map { places.cell($0, "country") }
    #expect(Set(CoverageTests.members).subtracting(capitals) == Set(CoverageTests.withoutCapital.keys))
  }

  @Test(
    "heads and foreign ministers of at least 60 states are known",
    arguments: [
      ["head-of-state", "head-of-government"], ["foreign-minister"],
    ])
  func tenures(_ roles: [String]) throws {
    let lexicon = try Fixtures.ourLexicon.get()
    let served = lexicon.incumbents.tenures.all.filter { roles.contains(lexicon.offices[$0.office].role) }.map(\.actor)
    #expect(Set(served).intersection(lexicon.states.map(\.code)).count >= 60)
  }

  /// States that ICU names otherwise than the table does in any of its names, with the reason.
  static let otherThanICU = [
    "IOT": "查戈斯群岛 is the archipelago, which is a place of its own; the territory goes by its official name"
  ]

  @Test("ICU's Simplified name of every region is the state's name or one of its names")
  func icu() throws {
    let locale = Locale(identifier: "zh-Hans")
    let states = try Fixtures.table("states")
    var differing: [String] = []
    for row in states.rows {
      let region = states.cell(row, "region")
      guard !region.isEmpty else { continue }
      let name = try #require(locale.localizedString(forRegionCode: region), "ICU knows no region \(region)")
      let code = states.cell(row, "code")
      if states.cell(row, "name") != name, !states.list(row, "names").contains(name),
        CoverageTests.otherThanICU[code] == nil
      {
        differing.append("\(code): \(name)")
      }
    }
    #expect(differing == [])
  }
}
