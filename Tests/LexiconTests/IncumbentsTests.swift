import Lexicon
import Record
import Testing

@Suite("Who holds an office")
struct IncumbentsTests {
  /// Three foreign ministers of one state after each other, the last yet to come, and a head of state beside them.
  static let lexicon = Result {
    try Fixtures.lexicon(
      Fixtures.small(
        Fixtures.table(
          "roles", "role holders speaks present name alone shared rank note",
          [
            ["foreign-minister", "few", "state", "", "", "", "yes", "", ""],
            ["minister", "few", "state", "", "", "", "", "", ""],
            ["head-of-state", "few", "state", "", "", "", "yes", "leader", ""],
            ["head-of-government", "few", "state", "", "", "", "yes", "leader", ""],
            ["envoy", "few", "state", "", "", "", "", "", ""],
            ["official", "many", "state", "", "", "", "", "", ""],
            ["spokesperson", "many", "state", "no", "", "", "yes", "", ""],
          ]),
        Fixtures.table(
          "offices", "id role holder actor name hant names",
          [
            ["foreign-minister", "foreign-minister", "single", "", "外长", "外長", ""],
            ["state-secretary", "foreign-minister", "single", "AAA", "国务卿", "國務卿", ""],
            ["trade-minister", "minister", "single", "", "贸易部长", "貿易部長", ""],
            ["health-minister", "minister", "single", "", "卫生部长", "衛生部長", ""],
            ["president", "head-of-state", "single", "", "总统", "總統", ""],
            ["envoy", "envoy", "several", "", "特使", "特使", ""],
            ["official", "official", "several", "", "官员", "官員", ""],
            ["spokesperson", "spokesperson", "several", "", "发言人", "發言人", ""],
          ]),
        Fixtures.table("office-names", "actor office name hant", []),
        Fixtures.table(
          "officials", "id state name hant names short latin",
          ["old", "present", "next", "trader", "president", "envoy", "twin", "abroad"].enumerated().map { place, id in
            [id, id == "abroad" ? "BBB" : "AAA", "人\(place)", "人\(place)", "", "", ""]
          }),
        Fixtures.table(
          "tenures", "official actor office from to",
          [
            ["old", "AAA", "foreign-minister", "2015", "2019-12-31"],
            ["present", "AAA", "foreign-minister", "2020-01-01", "2021-06-30"],
            ["next", "AAA", "foreign-minister", "2021-07-01", ""],
            ["present", "AAA", "envoy", "2018", "2019"], ["trader", "AAA", "trade-minister", "2019", ""],
            ["president", "AAA", "president", "2019", ""], ["envoy", "AAA", "envoy", "2019", ""],
            ["twin", "AAA", "envoy", "2019", ""], ["abroad", "BBB", "foreign-minister", "2019", ""],
          ])))
  }

  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var office = "foreign-minister"
    var standing = Incumbents.Standing.inOffice
    var day: String? = "2021-05-12"
    /// Those whom the article names, each with the office that its words give; `?` for somebody whom no table holds, whom
    /// the words call as the post is called, `former ?` for one whom they call former.
    var named: [(official: String, office: String?)] = []
    /// The official's id, or the place of one of those named.
    var holder: String?

    init(
      _ what: String, _ office: String = "foreign-minister", _ standing: Incumbents.Standing = .inOffice,
      day: String? = "2021-05-12", named: [(official: String, office: String?)] = [], is holder: String?
    ) {
      testDescription = what
      self.office = office
      self.standing = standing
      self.day = day
      self.named = named
      self.holder = holder
    }
  }

  static let examples = [
    Example("nobody is named: by the tenures", is: "present"),
    Example("the day decides", day: "2019-05-12", is: "old"),
    Example("the first and the last day are of the tenure", day: "2021-06-30", is: "present"),
    Example("no day is known: nobody holds anything", day: nil, is: nil),
    Example("no day is known: the words tell", day: nil, named: [("old", "foreign-minister")], is: "0"),
    Example("an office of many holders", "envoy", is: nil),
    Example("one of many who is named", "envoy", named: [("envoy", "envoy")], is: "0"),
    Example("one of many by the tenures alone", "envoy", named: [("envoy", nil)], is: nil),
    Example("an office of so many that it tells nobody", "official", named: [("?", "official")], is: nil),
    Example("but a spokesperson", "spokesperson", named: [("?", "spokesperson")], is: "0"),
    Example("of two who are named nobody", "envoy", named: [("envoy", "envoy"), ("twin", "envoy")], is: nil),
    Example("who is named by another office holds this one as well", named: [("present", "envoy")], is: "0"),
    Example("who was in office before is not meant", named: [("old", "foreign-minister")], is: "present"),
    Example(
      "who was in office before is not meant beside who is",
      named: [("old", "foreign-minister"), ("present", "foreign-minister")], is: "1"),
    Example("somebody whom no table holds goes before the tables", named: [("?", "foreign-minister")], is: "0"),
    Example("an office by another's name", "state-secretary", named: [("present", "foreign-minister")], is: "0"),
    Example("another minister", "health-minister", named: [("trader", "trade-minister")], is: nil),
    Example("former: who is named", "foreign-minister", .former, named: [("old", "foreign-minister")], is: "0"),
    Example("former: nobody is named", "foreign-minister", .former, is: nil),
    Example(
      "former: not who is in office", "foreign-minister", .former, named: [("present", "foreign-minister")], is: nil),
    Example("former: nor who will be", "foreign-minister", .former, named: [("next", "foreign-minister")], is: nil),
    Example("former: whom no table holds", "foreign-minister", .former, named: [("?", "foreign-minister")], is: "0"),
    Example("a former one whom no table holds is not meant", named: [("former ?", "foreign-minister")], is: "present"),
    Example("elect: by the tenures", "foreign-minister", .elect, is: "next"),
    Example("elect: years before", "foreign-minister", .elect, day: "2020-05-12", is: nil),
    Example("elect: who is named", "foreign-minister", .elect, named: [("next", nil)], is: "0"),
    Example("elect: not who is in office", "president", .elect, named: [("president", "president")], is: nil),
    Example("acting: never the holder", "foreign-minister", .acting, named: [("present", "foreign-minister")], is: nil),
    Example("acting: who is named so", "foreign-minister", .acting, named: [("?", "foreign-minister")], is: "0"),
    Example("acting: nobody by the tenures", "foreign-minister", .acting, is: nil),
    Example("deputy: never the holder", "president", .deputy, named: [("president", "president")], is: nil),
    Example("deputy: nobody by the tenures", "president", .deputy, is: nil),
  ]

  @Test("whom an office means", arguments: examples)
  func holder(_ example: Example) throws {
    let lexicon = try Self.lexicon.get()
    let candidates = example.named.map { named in
      Incumbents.Candidate(
        official: lexicon.officialRow(named.official), office: named.office.flatMap { lexicon.officeRow($0) },
        standing: named.official == "?" ? example.standing : named.official == "former ?" ? .former : .inOffice)
    }
    let post = Incumbents.Post(
      office: try #require(lexicon.officeRow(example.office)), actor: "AAA", standing: example.standing)
    let holder = lexicon.incumbents.holder(of: post, on: example.day.flatMap { CivilDate($0) }, among: candidates)
    let found =
      switch holder {
      case .candidate(let place): String(place)
      case .official(let row): lexicon.officials[row].id
      case nil: String?.none
      }
    #expect(found == example.holder)
  }

  @Test("a state has its own")
  func ofAnotherState() throws {
    let lexicon = try Self.lexicon.get()
    let office = try #require(lexicon.officeRow("foreign-minister"))
    let day = CivilDate("2021-05-12")
    let holder = lexicon.incumbents.holder(of: Incumbents.Post(office: office, actor: "BBB"), on: day)
    #expect(holder == lexicon.officialRow("abroad").map { .official($0) })
    #expect(lexicon.incumbents.holder(of: Incumbents.Post(office: office, actor: "CCC"), on: day) == nil)
  }

  static let ranks: [(roles: String, named: [String], holder: Int?)] = [
    ("leader", ["present", "president"], 1), ("foreign-minister", ["present", "president"], 0),
    ("foreign-minister", ["old", "next"], nil), ("envoy", ["envoy", "twin"], nil), ("leader", [], nil),
  ]

  @Test("whom a word means that brings ranks together", arguments: ranks)
  func rank(_ example: (roles: String, named: [String], holder: Int?)) throws {
    let lexicon = try Self.lexicon.get()
    let candidates = example.named.map { Incumbents.Candidate(official: lexicon.officialRow($0), office: nil) }
    let found = lexicon.incumbents.holder(
      ofRoles: lexicon.roles(ofRank: example.roles), actor: "AAA", on: CivilDate("2021-05-12"), among: candidates)
    #expect(found == example.holder)
  }

  struct Namesakes: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var officials: [String]
    var actor: String?
    var office: String?
    var isSure = false
    var named: [String] = []
    var found: String?
  }

  static let namesakes = [
    Namesakes(testDescription: "the only one", officials: ["old"], found: "old"),
    Namesakes(testDescription: "who is in office", officials: ["old", "present"], found: "present"),
    Namesakes(testDescription: "two in office", officials: ["present", "trader"], found: nil),
    Namesakes(testDescription: "by the state", officials: ["present", "abroad"], actor: "BBB", found: "abroad"),
    Namesakes(
      testDescription: "by the office", officials: ["present", "trader"], actor: "AAA", office: "trade-minister",
      found: "trader"),
    Namesakes(testDescription: "who has been named", officials: ["old", "present"], named: ["old"], found: "old"),
    Namesakes(
      testDescription: "the office of a state that nobody of them served", officials: ["present", "abroad"],
      actor: "CCC",
      office: "foreign-minister", found: nil),
    Namesakes(testDescription: "half a name alone", officials: ["present"], isSure: true, found: nil),
    Namesakes(
      testDescription: "half a name behind state and office", officials: ["present"], actor: "AAA",
      office: "foreign-minister", isSure: true, found: "present"),
  ]

  @Test("of people who share a name the one whom the words mean", arguments: namesakes)
  func namesake(_ example: Namesakes) throws {
    let lexicon = try Self.lexicon.get()
    let named = Set(example.named.compactMap { lexicon.officialRow($0) })
    let found = lexicon.incumbents.namesake(
      of: example.officials.compactMap { lexicon.officialRow($0) }, actor: example.actor,
      office: example.office.flatMap { lexicon.officeRow($0) }, on: try #require(CivilDate("2021-05-12")),
      isSure: example.isSure
    ) { named.contains($0) }
    #expect(found.map { lexicon.officials[$0].id } == example.found)
  }

  @Test("in which office somebody acts: the first of the day, of an actor, never for whoever is called former")
  func post() throws {
    let lexicon = try Self.lexicon.get()
    let incumbents = lexicon.incumbents
    let present = try #require(lexicon.officialRow("present"))
    func office(_ day: String, for actor: String? = nil, _ standing: Incumbents.Standing = .inOffice) throws -> String?
    {
      let post = incumbents.post(of: present, for: actor, standing: standing, on: try #require(CivilDate(day)))
      return post.map { lexicon.offices[$0.office].id }
    }
    #expect(try office("2021-05-12") == "foreign-minister")
    #expect(try office("2021-05-12", for: "AAA") == "foreign-minister")
    #expect(try office("2021-05-12", for: "BBB") == nil)
    #expect(try office("2021-05-12", .former) == nil)
    #expect(try office("2019-05-12") == "envoy")
    #expect(try office("2022-05-12") == nil)
    let day = try #require(CivilDate("2022-05-12"))
    #expect(incumbents.isOutOfOffice(present, on: day))
    #expect(!incumbents.holds(present, "foreign-minister", on: day))
    let former = try #require(CivilDate("2021-01-01"))
    #expect(incumbents.holds(present, "foreign-minister", on: former))
    let tenure = incumbents.tenure(of: present, actor: "AAA", office: nil, on: [day, former])
    #expect(tenure.map { lexicon.offices[$0.office].id } == "foreign-minister")
  }

  static let faults: [(table: Table, problem: String)] = [
    (
      Fixtures.table(
        "roles", "role holders speaks present name alone shared rank note",
        [
          ["foreign-minister", "some", "state", "", "", "", "", "", ""],
          ["envoy", "few", "state", "", "", "", "", "", ""],
        ]),
      "“some” is no holders (word “foreign-minister”)"
    ),
    (
      Fixtures.table(
        "roles", "role holders speaks present name alone shared rank note",
        [
          ["foreign-minister", "few", "all", "", "", "", "", "", ""],
          ["envoy", "few", "state", "", "", "", "", "", ""],
        ]),
      "“all” is no speaks (word “foreign-minister”)"
    ),
    (
      Fixtures.table(
        "roles", "role holders speaks present name alone shared rank note",
        [["foreign-minister", "few", "state", "", "", "", "", "", ""]]), "role “envoy” stands in no row of roles.tsv"
    ),
  ]

  @Test(
    "what a role is must be one of the words that the table's head gives, and every role has a row", arguments: faults)
  func roles(_ example: (table: Table, problem: String)) {
    #expect(LexiconChecks.faults(Fixtures.small(example.table)).map(\.problem) == [example.problem])
  }

  static let classes: [(role: String, test: @Sendable (OfficeRole) -> Bool)] = [
    ("official", { $0.isMany && $0.isLoose && !$0.isMute }), ("spokesperson", { $0.isMouthpiece && !$0.isPrivate }),
    ("expert", { $0.isPrivate && $0.isMute && !$0.isCalling }), ("private", { $0.isCalling && $0.isPrivate }),
    ("legislator", { $0.voice == .oneself && !$0.isPrivate }), ("foreign-minister", { $0.isShared && !$0.isMany }),
    ("unheard-of", { $0 == .unknown }),
  ]

  @Test("what Chancery's table says of roles", arguments: classes.indices)
  func table(_ index: Int) throws {
    let (role, test) = Self.classes[index]
    #expect(test(try Fixtures.ourLexicon.get().role(role)), "\(role)")
  }

  @Test("no office that one person holds goes by a name for the holder's deputy")
  func deputies() throws {
    let table = try Fixtures.table("offices")
    let single = table.rows.filter { table.cell($0, "holder") == "single" && table.cell($0, "role") != "deputy-head" }
    let names = single.flatMap { [table.cell($0, "name")] + table.list($0, "names") }
    // 经济副总理 is Korea's minister of finance.
    #expect(names.filter { $0.contains("副") && $0 != "经济副总理" } == [])
  }
}
