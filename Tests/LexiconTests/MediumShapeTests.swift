import Testing

@testable import Lexicon

@Suite("How names of media end")
struct MediumShapeTests {
  @Test(
    "a name ends as media do and has more to it",
    arguments: [
      ("群岛日报", true), ("群島日報", true), ("日报", false), ("军事情报", false), ("山城电视台", true), ("舞台", false),
      ("海湾通讯社", true), ("旅行社", false), ("某某新闻网", true), ("互联网", false), ("和平研究所", true), ("部长", false), ("", false),
    ])
  func shape(_ example: (name: String, isMedium: Bool)) throws {
    let shapes = try Fixtures.ourLexicon.get().mediumShapes
    let scalars = example.name.unicodeScalars.map(\.value)
    #expect(shapes.isName(scalars[...]) == example.isMedium)
  }

  @Test("a dateline ends in 电 or 讯", arguments: [("日电", true), ("專電", true), ("综合讯", true), ("日", false)])
  func filed(_ example: (words: String, isFiled: Bool)) throws {
    let shapes = try Fixtures.ourLexicon.get().mediumShapes
    #expect(shapes.isFiled(example.words.unicodeScalars.map(\.value)[...]) == example.isFiled)
  }
}
