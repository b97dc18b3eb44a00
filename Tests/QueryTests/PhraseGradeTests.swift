import Query
import Testing

@Suite("Grades of wordings")
struct PhraseGradeTests {
  @Test(
    "the published thresholds hold exactly, ours below them",
    arguments: [
      (518, 10_000, PhraseGrade.boiling), (517, 10_000, .scalding), (129, 10_000, .scalding), (128, 10_000, .hot),
      (32, 10_000, .hot), (31, 10_000, .warm), (8, 10_000, .warm), (7, 10_000, .lukewarm), (2, 10_000, .lukewarm),
      (1, 10_000, .cold), (1, 1, .boiling),
    ])
  func thresholds(articles: Int, all: Int, grade: PhraseGrade) { #expect(PhraseGrade(articles, of: all) == grade) }

  @Test("nothing has no grade")
  func nothing() { #expect(PhraseGrade(0, of: 10) == nil && PhraseGrade(0, of: 0) == nil) }
}
