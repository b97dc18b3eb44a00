import Testing

@testable import Lexicon

@Suite("What a lexicon must satisfy")
struct ChecksTests {
  @Test("the sound little lexicon has no fault, so that each fault below is the one meant")
  func sound() {
    #expect(LexiconChecks.faults(Fixtures.small()) == [])
  }

  static let duplicates: [(table: String, column: String)] = [
    ("states", "code"), ("metonyms", "name"), ("bodies", "id"), ("roles", "role"), ("offices", "id"),
    ("office-names", "office"),
    ("officials", "id"),
    ("tenures", "from"), ("places", "id"), ("outlets", "id"), ("furniture", "marker"), ("events", "word"),
    ("acts", "word"), ("speech", "word"), ("words", "word"), ("ordinary", "word"), ("surnames", "text"),
    ("heads", "text"),
    ("issues", "issue"), ("issue-triggers", "trigger"), ("sources", "word"), ("atmosphere", "word"),
    ("occasions", "word"), ("dictionary", "word"), ("weights", "sign"), ("standing", "of"), ("script-fold", "variant"),
    ("fields", "name"), ("page-words", "group"), ("page-names", "kind"), ("page-weights", "feature"),
    ("phrases", "id"), ("organs", "outlet"),
  ]

  @Test("a key that stands twice is a fault of the later row, in every table", arguments: duplicates)
  func duplicate(_ example: (table: String, column: String)) throws {
    let table = try #require(Fixtures.small().tables[example.table])
    let line = table.rows.count + 2
    let twice = Table(
      name: table.name, columns: table.columns,
      rows: table.rows + [Table.Row(line: line, cells: table.rows[0].cells)])
    let faults = LexiconChecks.faults(Fixtures.small(twice)).filter { $0.problem.hasSuffix("stands twice") }
    #expect(faults.map(\.line) == [line])
    #expect(faults.first?.table == example.table)
    #expect(faults.first?.problem.contains(table.cell(table.rows[0], example.column)) == true)
  }

  @Test("every table has a key, and its columns exist")
  func keys() throws {
    #expect(Set(ChecksTests.duplicates.map(\.table)) == Set(LexiconCompiler.tableNames))
    for name in LexiconCompiler.tableNames {
      let table = try Fixtures.table(name)
      #expect(try #require(Table.keyColumns[name]).allSatisfy { table.column($0) != nil }, "\(name)")
    }
  }

  static let values: [(table: String, columns: String, row: [String])] = [
    ("words", "word role value", ["旬", "part", "9"]), ("words", "word role value", ["旬", "part", "-1"]),
    ("words", "word role value", ["旬", "part", ""]), ("words", "word role value", ["旬", "part", "中"]),
    ("words", "word role value", ["后天", "day", "9223372036854775807"]),
    ("words", "word role value", ["下周", "week", "-9223372036854775808"]),
    ("words", "word role value", ["下月", "month", "9223372036854775807"]),
    ("words", "word role value", ["明年", "year", "99999999999999999999"]),
    ("words", "word role value", ["两天", "lasting", "9223372036854775807"]),
    ("words", "word role value", ["周八", "weekday", "9"]), ("words", "word role value", ["冬", "season", "0"]),
    ("words", "word role value", ["春节", "festival", "100000"]), ("words", "word role value", ["亿", "numeral", "many"]),
    ("acts", "word type frame weight before after note", ["谴责", "ACCUSE", "speech", "much", "", "", ""]),
    ("issues", "issue name hant bar sides", ["sea", "海洋", "海洋", "9223372036854775807", ""]),
    ("issue-triggers", "issue trigger weight", ["sea", "海洋", "-3"]),
  ]

  @Test("a number that no rule can use is a fault, and a lexicon with it is not loaded", arguments: 0..<values.count)
  func value(_ index: Int) throws {
    let example = ChecksTests.values[index]
    let set = Fixtures.small(Fixtures.table(example.table, example.columns, [example.row]))
    let faults = LexiconChecks.faults(set).filter { $0.remedy.hasPrefix("give a number from") }
    #expect(faults.map(\.table) == [example.table])
    #expect(faults.map(\.line) == [2])
    #expect(throws: LexiconError.self) { try Fixtures.lexicon(set) }
  }

  @Test(
    "a common word needs a class that there is and a count",
    arguments: [["海边", "place", "often"], ["海边", "shore", "40"]])
  func commonWord(_ row: [String]) {
    let faults = LexiconChecks.faults(Fixtures.small(Fixtures.table("dictionary", "word class count", [row])))
    #expect(faults.map(\.table) == ["dictionary"] && faults.map(\.line) == [2])
  }

  static let dangling: [(table: Table, column: String)] = [
    (
      Fixtures.table("officials", "id state name hant names short latin", [["x", "ZZZ", "甲乙", "甲乙", "", "", ""]]),
      "state"
    ),
    (Fixtures.table("tenures", "official actor office from to", [["x", "AAA", "envoy", "2010", ""]]), "official"),
    (Fixtures.table("tenures", "official actor office from to", [["first", "AAA", "x", "2010", ""]]), "office"),
    (
      Fixtures.table(
        "places", "id kind country zone name hant names", [["haicheng", "city", "ZZZ", "", "海城", "", ""]]), "country"
    ),
    (Fixtures.table("metonyms", "name names code place", [["海宫", "", "AAA", "x"]]), "place"),
    (
      Fixtures.table(
        "outlets", "id kind state zone script name hant names latin categories hosts",
        [
          ["x", "outlet", "ZZZ", "", "hans", "甲", "甲", "", "", "", ""]
        ]), "state"
    ),
    (Fixtures.table("issue-triggers", "issue trigger weight", [["x", "海洋", "3"]]), "issue"),
  ]

  @Test("a reference to a row that is not there is a fault", arguments: dangling)
  func reference(_ example: (table: Table, column: String)) throws {
    let faults = LexiconChecks.faults(Fixtures.small(example.table))
    let fault = try #require(faults.first { $0.problem.contains("stands in no row of") })
    #expect(fault.table == example.table.name)
    #expect(fault.line == 2)
    #expect(fault.problem.hasPrefix(example.column + " “"))
  }

  static let tenures: [(rows: [[String]], problem: String?)] = [
    (
      [
        ["first", "AAA", "foreign-minister", "2010", "2020-05-04"],
        ["second", "AAA", "foreign-minister", "2020-05-04", ""],
      ],
      "overlaps with first, line 2"
    ),
    (
      [["first", "AAA", "foreign-minister", "2010", ""], ["second", "AAA", "foreign-minister", "2020", ""]],
      "overlaps with first, line 2"
    ),
    // A hand-over within the month or year that both give is no fault.
    (
      [
        ["first", "AAA", "foreign-minister", "2010", "2020-05"], ["second", "AAA", "foreign-minister", "2020-05", ""],
      ], nil
    ),
    (
      [["first", "AAA", "foreign-minister", "2010", "2020"], ["second", "AAA", "foreign-minister", "2020-05", ""]], nil
    ),
    // Another state, and an office of several holders.
    ([["first", "AAA", "foreign-minister", "2010", ""], ["second", "BBB", "foreign-minister", "2010", ""]], nil),
    ([["first", "AAA", "envoy", "2010", ""], ["second", "AAA", "envoy", "2010", ""]], nil),
    ([["first", "AAA", "envoy", "2010", "2009-12-31"]], "it ends before it begins"),
    ([["first", "AAA", "envoy", "2010-05", "2010"]], nil),
    ([["first", "AAA", "envoy", "", ""]], "a date that is none"),
    ([["first", "AAA", "envoy", "2010", "now"]], "a date that is none"),
  ]

  @Test("tenures must have dates in order and one holder at a time where an office has one", arguments: tenures)
  func tenure(_ example: (rows: [[String]], problem: String?)) {
    let table = Fixtures.table("tenures", "official actor office from to", example.rows)
    #expect(LexiconChecks.faults(Fixtures.small(table)).map(\.problem) == (example.problem.map { [$0] } ?? []))
  }

  static let noDates = [
    "201", "20100", "2010-", "2010-5", "2010-13", "2010-00", "2010-02-30", "2010-02-3", "2010-2-03", "202-011",
    "+010", "2010-+1", "-2010", "2010--1", "2010/05", "２０１０", "2010-05-06-07", " 2010", "0000",
  ]

  @Test("a date in any other form than the three is a fault", arguments: noDates)
  func date(_ text: String) {
    let table = Fixtures.table("tenures", "official actor office from to", [["first", "AAA", "envoy", text, ""]])
    #expect(LexiconChecks.faults(Fixtures.small(table)).contains { $0.problem == "a date that is none" })
  }

  static let unnormalised = [
    "e\u{301}", "\u{F900}", "\u{FA10}", "\u{2F800}", "か\u{3099}", "\u{212B}", "\u{2126}", "\u{1100}\u{1161}", "\u{340}",
    "a\u{323}\u{302}b",
  ]

  @Test("a cell that is not in NFC is a fault", arguments: unnormalised)
  func normalForm(_ text: String) {
    let table = Fixtures.table("ordinary", "word note", [[text, ""]])
    #expect(LexiconChecks.faults(Fixtures.small(table)).map(\.problem) == ["“\(text)” is not in NFC"])
  }

  @Test("what is in NFC is none", arguments: ["é", "が", "\u{FA0E}", "가", "𠮷", "丁·戊", "\u{1EA1}", "Ω", "，（）"])
  func normalised(_ text: String) {
    #expect(LexiconChecks.faults(Fixtures.small(Fixtures.table("ordinary", "word note", [[text, ""]]))) == [])
  }

  @Test("a cell that begins or ends with a blank is a fault", arguments: [" 甲", "甲 ", "\u{3000}甲", "甲\u{A0}"])
  func blanks(_ text: String) {
    let faults = LexiconChecks.faults(Fixtures.small(Fixtures.table("ordinary", "word note", [[text, ""]])))
    #expect(faults.map(\.problem) == ["a cell begins or ends with a blank: “\(text)”"])
  }
}
