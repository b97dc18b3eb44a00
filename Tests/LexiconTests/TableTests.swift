import Lexicon
import Testing

@Suite("The form of a table")
struct TableTests {
  @Test("a table is its header and its rows; comments and blank lines are none")
  func parsing() throws {
    let table = try Table(name: "t", text: "# t: what it is\n# a: one\n#b: two\na\tb\n\n1\tx|y||z\n#2\t\n")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["1", "x|y||z"], ["#2", ""]])
    #expect(table.rows.map(\.line) == [6, 7])
    #expect(table.list(table.rows[0], "b") == ["x", "y", "z"])
    #expect(table.cell(table.rows[0], "none") == "")
    #expect(table.column("b") == 1 && table.column("none") == nil)
  }

  static let malformed: [(text: String, line: Int, problem: String)] = [
    ("", 1, "no header row"), ("# a: one\n", 2, "no header row"), ("# a: one\na\r\n1\n", 2, "a carriage return"),
    ("# a: one\na\tb\n", 2, "the column “b” has no comment"),
    ("# a: one\na\n1\t2\n", 3, "2 cells where the header has 1"),
    ("# a: one\n# b: two\na\tb\n1\n", 4, "1 cells where the header has 2"), ("\u{FEFF}# a: one\na\n", 1, "no comment"),
  ]

  @Test("a malformed table is refused with the line and a remedy", arguments: malformed)
  func faults(_ example: (text: String, line: Int, problem: String)) throws {
    let error = try #require(throws: LexiconError.self) { try Table(name: "t", text: example.text) }
    #expect(error.line == example.line)
    #expect(error.problem.contains(example.problem))
    #expect(error.description.hasPrefix("t.tsv, line \(example.line): "))
    #expect(!error.remedy.isEmpty)
  }

  @Test("a folder with a file that is no table of ours is refused")
  func unknownFile() throws {
    let error = try #require(throws: LexiconError.self) {
      try Fixtures.withFolder(["stats.tsv": "# a: b\na\n"]) { try TableSet(folder: $0) }
    }
    #expect(error.table == "stats")
    #expect(error.remedy.contains("states"))
    #expect(throws: LexiconError.self) { try TableSet(folder: Fixtures.folder + "/none") }
  }
}
