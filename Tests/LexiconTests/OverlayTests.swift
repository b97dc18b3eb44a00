import Lexicon
import Record
import Testing

@Suite("Tables laid over others")
struct OverlayTests {
  @Test("a row of a folder replaces the row of its key in place, a new one stands at the end")
  func folder() throws {
    let files = [
      "states.tsv": Fixtures.file(
        "code region name hant names abbreviations local",
        [
          ["CCC", "", "湖国", "湖國", "", "", ""], ["AAA", "", "洋国", "洋國", "", "", ""],
        ]),
      "ordinary.tsv": Fixtures.file("word note", [["洋国人", ""]]),
    ]
    var set = Fixtures.small()
    try set.overlay(Fixtures.withFolder(files) { try TableSet(folder: $0) })
    let states = try #require(set.tables["states"])
    #expect(states.rows.map { $0.cells[0] } == ["AAA", "BBB", "CCC"])
    #expect(states.rows.map { $0.cells[2] } == ["洋国", "山国", "湖国"])
    #expect(LexiconChecks.faults(set) == [])
    let lexicon = try Fixtures.lexicon(set)
    #expect(lexicon.state("AAA")?.name == "洋国")
    #expect(Fixtures.cut("洋国和湖国和海国", lexicon) == ["洋国", "和", "湖国", "和"])
  }

  @Test("a person's own tables need no comments, ours do")
  func comments() throws {
    let files = ["ordinary.tsv": "word\tnote\n洋国人\t\n"]
    let table = try Fixtures.withFolder(files) { try TableSet(folder: $0, isDescribed: false).tables["ordinary"] }
    #expect(table?.rows.map(\.cells) == [["洋国人", ""]])
    #expect(throws: LexiconError.self) { try Fixtures.withFolder(files) { try TableSet(folder: $0) } }
  }

  /// For each table a row of a known key, whose first cell other rows may share, and the number of rows it leaves.
  static let replacements: [(table: String, row: [String], position: Int)] = [
    ("furniture", ["*", "tag", "style", "keep"], 1),
    ("tenures", ["first", "AAA", "envoy", "2015", "2018"], 2),
    ("tenures", ["second", "AAA", "foreign-minister", "2020-05-05", "2024"], 1),
    ("issue-triggers", ["sea", "渔业", "2"], 1), ("surnames", ["japanese-surname", "甲"], 1),
    ("metonyms", ["海宫", "海之宫", "AAA", ""], 0), ("script-fold", ["國", "囯"], 0),
  ]

  @Test("a row replaces the one row whose whole key it has", arguments: replacements)
  func replaces(_ example: (table: String, row: [String], position: Int)) throws {
    var table = try #require(Fixtures.small().tables[example.table])
    var expected = table.rows.map(\.cells)
    expected[example.position] = example.row
    try table.overlay(Table(name: table.name, columns: table.columns, rows: [Table.Row(line: 9, cells: example.row)]))
    #expect(table.rows.map(\.cells) == expected)
  }

  static let additions: [(table: String, row: [String])] = [
    ("furniture", ["*", "tag", "nav", "drop"]), ("furniture", ["harbour", "tag", "script", "keep"]),
    ("tenures", ["first", "AAA", "envoy", "2019", ""]), ("tenures", ["first", "BBB", "envoy", "2015", "2016"]),
    ("issue-triggers", ["sea", "海峡", "1"]), ("surnames", ["han-surname", "乙"]),
  ]

  @Test("a row that shares only a part of its key with others is added", arguments: additions)
  func adds(_ example: (table: String, row: [String])) throws {
    var table = try #require(Fixtures.small().tables[example.table])
    let before = table.rows.map(\.cells)
    try table.overlay(Table(name: table.name, columns: table.columns, rows: [Table.Row(line: 9, cells: example.row)]))
    #expect(table.rows.map(\.cells) == before + [example.row])
  }

  @Test("other columns and two rows of one key are refused, and nothing is changed")
  func refusals() throws {
    var table = try #require(Fixtures.small().tables["words"])
    let other = try #require(throws: LexiconError.self) {
      try table.overlay(Fixtures.table("words", "word role", [["和", "and"]]))
    }
    #expect(other.problem == "its columns are word, role, not word, role, value")
    let twice = try #require(throws: LexiconError.self) {
      try table.overlay(
        Fixtures.table("words", "word role value", [["和", "and", ""], ["与", "with", ""], ["和", "with", ""]]))
    }
    #expect(twice.line == 4)
    #expect(table.rows.map(\.cells) == [["和", "with", ""]])
  }

  @Test("the tables of an image are those it was compiled from, so that a folder can be laid over them")
  func fromImage() throws {
    let set = Fixtures.small()
    let image = try LexiconImage(copying: LexiconCompiler.compile(set.tables))
    for name in LexiconCompiler.tableNames {
      #expect(image.table(name).columns == set.tables[name]?.columns, "\(name)")
      #expect(image.table(name).rows.map(\.cells) == set.tables[name]?.rows.map(\.cells), "\(name)")
    }
    let again = LexiconCompiler.tableNames.map { ($0, image.table($0)) }
    #expect(
      LexiconCompiler.compile(Dictionary(uniqueKeysWithValues: again)) == LexiconCompiler.compile(set.tables))
  }
}
