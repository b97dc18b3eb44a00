import Testing

@testable import Lexicon

@Suite("What entries weigh by")
struct EntryPointsTests {
  private static func points(_ rows: [[String]]) -> EntryPoints {
    EntryPoints(table: Fixtures.table("standing", "sign of points note", rows.map { $0 + [""] }))
  }

  @Test("a sign has the points of its row, by what it is of; one without a row has none")
  func signs() {
    let points = Self.points([["base", "", "57"], ["kind", "call", "103"], ["sides", "two", "60"]])
    #expect(points.of(.base) == 57 && points.of(.kind, "call") == 103 && points.of(.sides, "two") == 60)
    #expect(points.of(.kind, "visit") == nil && points.of(.kind) == nil && points.of(.headline) == nil)
  }

  @Test("a number is how far the sign reaches")
  func limits() {
    let points = Self.points([["past", "60", "-170"]])
    #expect(points.limit(of: .past) == 60 && points.of(.past) == -170)
    #expect(points.limit(of: .recent) == 0)
  }

  @Test("a state and its parts are inland among themselves and with nobody else")
  func inland() {
    let points = Self.points([["inland", "AAA|BBB", "-500"]])
    #expect(points.ofInland(["AAA", "BBB"]) == -500 && points.ofInland(["AAA"]) == -500)
    #expect(points.ofInland(["AAA", "CCC"]) == nil)
  }

  @Test(
    "a sign that nothing asks is refused",
    arguments: [["whim", "", "1"], ["base", "", "1001"], ["base", "", "much"]])
  func refused(_ row: [String]) {
    let table = Fixtures.table("standing", "sign of points note", [row + [""]])
    #expect(LexiconChecks.faults(Fixtures.small(table)).contains { $0.table == "standing" })
  }
}
