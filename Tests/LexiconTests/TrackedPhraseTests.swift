import Lexicon
import Testing

@Suite("Wordings that are followed")
struct TrackedPhraseTests {
  @Test(
    "a row that cannot be is a fault",
    arguments: [
      ["a", "短句", "short", "", "AAA", "claim", ""], ["a", "两海相通", "twice", "", "AAA", "claim", ""],
      ["a", "四字成语", "kind", "", "AAA", "poem", ""], ["a", "四字成语", "year", "20", "AAA", "claim", ""],
      ["a", "四字成语", "side", "", "ZZZ", "claim", ""],
    ])
  func faults(_ cells: [String]) throws {
    let table = try #require(Fixtures.small().tables["phrases"])
    let changed = Table(
      name: "phrases", columns: table.columns, rows: table.rows + [Table.Row(line: 9, cells: cells)])
    let faults = LexiconChecks.faults(Fixtures.small(changed)).filter { $0.table == "phrases" }
    #expect(faults.map(\.line) == [9])
  }

  @Test("our own are many, each with its English")
  func ours() throws {
    let lexicon = try Fixtures.ours.get()
    let table = try #require(lexicon.tables["phrases"])
    #expect(table.rows.count >= 150)
    #expect(table.rows.allSatisfy { !table.cell($0, "english").isEmpty })
  }
}
