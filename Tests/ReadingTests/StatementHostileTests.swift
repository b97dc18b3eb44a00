import Reading
import Record
import Testing

/// Statements of texts that are meant to hurt. Work is counted by what is read: a text of twice as many parts gives twice
/// as many statements, each the same as alone, so that no part is read in the light of all that came before.
@Suite("Statements: text that is meant to hurt")
struct StatementHostileTests {
  static let parts: [Example] = [
    Example("cues", "王毅表示，会谈有望恢复。", "王毅(CHN) [表示] indirect 会谈有望恢复"),
    Example("quotations", "王毅说：“会谈有望恢复。”", "王毅(CHN) [说] direct 会谈有望恢复"),
    Example("straight marks", "王毅说：\"会谈有望恢复。\"", "王毅(CHN) [说] direct 会谈有望恢复"),
    Example("marks of both regions", "王毅说：「会谈‘有望’恢复。」", "王毅(CHN) [说] direct 会谈‘有望’恢复"),
    Example("unclosed marks, a paragraph each", "王毅说：“「『会谈有望恢复。\n", "王毅(CHN) [说] direct 「『会谈有望恢复"),
    Example("split quotations", "“会谈有望，”王毅说，“明天恢复。”", "王毅(CHN) [说] direct 会谈有望 … 明天恢复"),
    Example(
      "voices within voices", "佩斯科夫说，普京表示愿意会谈。", "佩斯科夫(RUS) [说] indirect 普京表示愿意会谈", "普京(RUS) [表示] indirect 愿意会谈"),
    Example("joint voices", "王毅会见拉夫罗夫，双方认为，应维护停火。", "王毅(CHN)+拉夫罗夫(RUS) [认为] joint 应维护停火"),
    Example("ministries", "法国外交部说，会谈有望恢复。", "法国外交部(FRA) [说] indirect 会谈有望恢复"),
  ]

  @Test("twice as many parts give twice as many statements, each as alone", arguments: parts)
  func repeated(_ example: Example) throws {
    for count in [1, 60, 120] {
      let said = try Shared.proposed(String(repeating: example.text, count: count)).said
      #expect(said == Array(repeating: example.expected, count: count).flatMap { $0 })
    }
  }

  @Test("one sentence of many voices is as many statements, each as alone", arguments: [10, 20, 40])
  func semicolons(_ count: Int) throws {
    let text = String(repeating: "王毅说，会谈有望恢复；拉夫罗夫说，停火有望延长；", count: count)
    let expected = ["王毅(CHN) [说] indirect 会谈有望恢复", "拉夫罗夫(RUS) [说] indirect 停火有望延长"]
    #expect(try Shared.proposed(text).said == Array(repeating: expected, count: count).flatMap { $0 })
  }

  static let hurtful: [(name: String, part: String)] = [
    ("cues alone", "表示"), ("cues and speakers", "王毅表示"), ("unclosed curly marks", "“王毅说"),
    ("unclosed corner marks", "「王毅说『"), ("closing marks alone", "王毅说”」』"), ("straight marks", "\"王毅说"),
    ("brackets", "（王毅说"), ("marks without words", "“”「」"), ("quotations without a speaker", "“会谈有望恢复。”"),
    ("quotations that only commas part", "“会谈有望恢复”，"), ("colons", "王毅说："), ("commas", "王毅说，"),
    ("pronouns", "他说，"), ("both sides of nothing", "双方认为，"), ("documents of nobody", "声明说，"),
    ("the former of nobody", "前者说，后者说，"), ("negations", "王毅没有说"), ("sources", "据据据"), ("particles", "的说的"),
    ("paragraphs", "说\n"), ("line feeds in quotations", "“\n”"), ("unknown characters", "龘说"),
    ("scalars beyond", "𠀀表示"),
  ]

  /// As much as the tests' debug build reads at once.
  static let sizes = [1, 2, 300]

  @Test("statements stand on words, whatever the text", arguments: hurtful)
  func hurt(_ example: (name: String, part: String)) throws {
    for size in Self.sizes {
      let text = String(repeating: example.part, count: size)
      let count = text.unicodeScalars.count
      let statements = try Shared.read(text).statements + Shared.proposed(text).statements
      let spans = statements.flatMap(\.content) + statements.compactMap { $0.cue?.span }
      #expect(spans.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count }, "\(size)")
      // No more statements than words of saying, by the choices and by the rules.
      #expect(statements.count <= size * 4, "\(size)")
      #expect(try Shared.proposed(text + "\n\n王毅表示，会谈有望恢复。").said.last == "王毅(CHN) [表示] indirect 会谈有望恢复", "\(size)")
    }
  }

  @Test(
    "no text and no words of saying give no statements", arguments: ["", " ", "\n\n", "。", "“”", "王毅会见拉夫罗夫。", "说。"])
  func nothing(_ text: String) throws {
    #expect(try Shared.read(text).said == [])
  }

  @Test("what the headline says is no statement of the text")
  func title() throws {
    #expect(try Shared.read("会谈持续了两小时。", title: "王毅表示，合作没有上限").said == [])
  }
}
