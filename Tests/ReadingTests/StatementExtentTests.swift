import Lexicon
import Reading
import Record
import Testing

@Suite("Statements: what is said")
struct StatementExtentTests {
  static let extents: [Example] = [
    Example("cue first", "王毅表示，合作没有上限。", "王毅(CHN) [表示] indirect 合作没有上限"),
    Example("cue first without a comma", "拜登说会谈富有成果。", "拜登(USA) [说] indirect 会谈富有成果"),
    Example("cue first with a colon", "王毅说：“合作没有上限。”", "王毅(CHN) [说] direct 合作没有上限"),
    Example("to the end of the sentence", "拜登说，谈判陷入僵局，但外交大门敞开。", "拜登(USA) [说] indirect 谈判陷入僵局，但外交大门敞开"),
    Example("over full stops within quotation marks", "马斯说：“欧洲需要行动。欧洲不能等待。”", "马斯(DEU) [说] direct 欧洲需要行动。欧洲不能等待"),
    Example("cue last", "“欧洲需要行动。”马斯说。", "马斯(DEU) [说] direct 欧洲需要行动"),
    Example("a split quotation", "“欧洲需要行动，”马斯说，“不能等待。”", "马斯(DEU) [说] direct 欧洲需要行动 … 不能等待"),
    Example("a split quotation, the comma outside", "「歐洲需要行動」，馬斯說，「不能等待」。", "馬斯(DEU) [說] direct 歐洲需要行動 … 不能等待"),
    Example(
      "a quotation that goes on after the cue's sentence", "“欧洲需要行动。”马斯说。“欧洲不能等待。”",
      "马斯(DEU) [说] direct 欧洲需要行动 … 欧洲不能等待"
    ),
    Example("a quotation that opens a paragraph", "“欧洲需要行动。”\n马斯说。", "马斯(DEU) [说] direct 欧洲需要行动"),
    Example("a quotation without a full stop is a heading", "“欧洲需要行动”\n马斯说，时间不多了。", "马斯(DEU) [说] indirect 时间不多了"),
    Example("pieces in quotation marks", "佩斯科夫称这一决定“为时过早”。", "佩斯科夫(RUS) [称] mixed 这一决定“为时过早”"),
    Example("a quotation right behind the cue is all", "佩斯科夫称“谈判取得进展”，显示出信心。", "佩斯科夫(RUS) [称] direct 谈判取得进展"),
    Example("straight marks", "王毅说：\"合作没有上限。\"", "王毅(CHN) [说] direct 合作没有上限"),
    Example("a straight mark closes a curly one", "王毅说：“合作没有上限。\"", "王毅(CHN) [说] direct 合作没有上限"),
    Example(
      "a curly mark closes a straight one", "王毅说：\"合作没有上限。”他还说，多边主义是正道。", "王毅(CHN) [说] direct 合作没有上限",
      "王毅(CHN) [说] indirect 多边主义是正道"),
    Example("marks in marks", "王毅说：“俄方提出的‘能源走廊’值得研究。”", "王毅(CHN) [说] direct 俄方提出的‘能源走廊’值得研究"),
    Example("marks in marks of the other region", "王毅說：「俄方提出的『能源走廊』值得研究。」", "王毅(CHN) [說] direct 俄方提出的『能源走廊』值得研究"),
    Example(
      "who speaks in a quotation", "佩斯科夫说：“普京表示，‘俄方愿意谈判’。”", "佩斯科夫(RUS) [说] direct 普京表示，‘俄方愿意谈判’",
      "普京(RUS) [表示] direct 俄方愿意谈判"),
    Example(
      "an unclosed mark reaches to the paragraph's end", "王毅说：“合作没有上限。\n拉夫罗夫说，俄方期待疫苗互认。", "王毅(CHN) [说] direct 合作没有上限",
      "拉夫罗夫(RUS) [说] indirect 俄方期待疫苗互认"),
  ]

  @Test("what is said begins and ends where its words do", arguments: extents)
  func extent(_ example: Example) throws {
    #expect(try example.proposed().said == example.expected)
  }

  static let chains: [Example] = [
    Example("并强调", "王毅说，合作没有上限，并强调多边主义是正道。", "王毅(CHN) [说] indirect 合作没有上限", "王毅(CHN) [强调] indirect 多边主义是正道"),
    Example("并承诺", "拜登呼吁国会“尽快行动”，并承诺增加援助。", "拜登(USA) [呼吁] mixed 国会“尽快行动”", "拜登(USA) [承诺] indirect 增加援助"),
    Example("认为…，呼吁…", "拜登认为，谈判应当继续，并呼吁各方克制。", "拜登(USA) [认为] indirect 谈判应当继续", "拜登(USA) [呼吁] indirect 各方克制"),
    Example("他说，希望…: within what is said", "王毅说，合作没有上限，希望俄方跟进。", "王毅(CHN) [说] indirect 合作没有上限，希望俄方跟进"),
    Example(
      "of a joint voice each word is a point", "王毅会见拉夫罗夫。双方商定加强协调，一致认为多边主义是正道。", "王毅(CHN)+拉夫罗夫(RUS) [商定] joint 加强协调",
      "王毅(CHN)+拉夫罗夫(RUS) [一致认为] joint 多边主义是正道"),
    Example(
      "a semicolon and another speaker", "王毅说，合作没有上限；拉夫罗夫说，俄方期待疫苗互认。", "王毅(CHN) [说] indirect 合作没有上限",
      "拉夫罗夫(RUS) [说] indirect 俄方期待疫苗互认"),
    Example(
      "则 and another speaker", "王毅指出，美国应解除制裁，拉夫罗夫则说，欧洲也应如此。", "王毅(CHN) [指出] indirect 美国应解除制裁",
      "拉夫罗夫(RUS) [说] indirect 欧洲也应如此"),
    Example(
      "another speaker right behind the cue speaks within", "佩斯科夫说，普京表示愿意会见泽连斯基。",
      "佩斯科夫(RUS) [说] indirect 普京表示愿意会见泽连斯基",
      "普京(RUS) [表示] indirect 愿意会见泽连斯基"),
    Example(
      "what another does by saying it", "王毅说，拉夫罗夫承诺尽快交付疫苗。", "王毅(CHN) [说] indirect 拉夫罗夫承诺尽快交付疫苗",
      "拉夫罗夫(RUS) [承诺] indirect 尽快交付疫苗"),
    Example("what another thinks is no statement within", "布林肯表示，拜登相信外交仍有机会。", "布林肯(USA) [表示] indirect 拜登相信外交仍有机会"),
    Example("one's own side is no voice within", "王毅表示，中方欢迎这一倡议，中方希望早日会谈。", "王毅(CHN) [表示] indirect 中方欢迎这一倡议，中方希望早日会谈"),
    Example("从而 is the author's", "马斯同意延长协议，从而扫除了障碍。", "马斯(DEU) [同意] indirect 延长协议"),
    Example(
      "从而 behind a word of saying is the speaker's", "王毅说，会谈富有成果，从而增进了互信。", "王毅(CHN) [说] indirect 会谈富有成果，从而增进了互信"),
  ]

  @Test("a chain of cues is as many statements as it has voices and points", arguments: chains)
  func chain(_ example: Example) throws {
    #expect(try example.proposed().said == example.expected)
  }

  static let voices: [Example] = [
    Example("a sentence in the speaker's voice", "马斯说，制裁无助于对话。欧洲应当另寻出路。", "马斯(DEU) [说] indirect 制裁无助于对话。欧洲应当另寻出路"),
    Example("one's own side goes on", "王毅表示，合作没有上限。中方愿同俄方加强协调。", "王毅(CHN) [表示] indirect 合作没有上限。中方愿同俄方加强协调"),
    Example("one's own side in the future", "王毅表示，合作没有上限。中方将推动会谈。", "王毅(CHN) [表示] indirect 合作没有上限。中方将推动会谈"),
    Example(
      "双方 with what is to come only further on", "王毅说，贸易不断增长。双方信心更足，推动合作的办法也更多。",
      "王毅(CHN) [说] indirect 贸易不断增长。双方信心更足，推动合作的办法也更多"),
    Example(
      "两国 not in front", "王毅说，贸易不断增长。中方愿同俄方一道，以落实两国元首共识为目标，加强协调。",
      "王毅(CHN) [说] indirect 贸易不断增长。中方愿同俄方一道，以落实两国元首共识为目标，加强协调"),
    Example("双方 with what is to come: the report", "王毅说，贸易不断增长。双方将于下月会晤。", "王毅(CHN) [说] indirect 贸易不断增长"),
    Example("a quotation goes on", "马斯说，欧洲需要行动。“欧洲不能等待。”", "马斯(DEU) [说] mixed 欧洲需要行动。“欧洲不能等待"),
    Example("who is told of does not speak", "王毅说，合作没有上限。他12日将前往桂林。", "王毅(CHN) [说] indirect 合作没有上限"),
    Example("what looks back", "王毅说，合作没有上限。这是他首次访问莫斯科。", "王毅(CHN) [说] indirect 合作没有上限"),
    Example("此前", "马斯说，制裁无助于对话。此前，欧盟延长了制裁。", "马斯(DEU) [说] indirect 制裁无助于对话"),
    Example("a medium", "马斯说，制裁无助于对话。路透社证实了这一消息。", "马斯(DEU) [说] indirect 制裁无助于对话"),
    Example("media have no voice of their own to go on with", "路透社说，谈判陷入僵局。两国的分歧依然很大。", "路透社(GBR) [说] indirect 谈判陷入僵局"),
    Example("another paragraph", "马斯说，制裁无助于对话。\n欧洲应当另寻出路。", "马斯(DEU) [说] indirect 制裁无助于对话"),
    Example("after direct speech the report goes on", "马斯说：“制裁无助于对话。”会谈持续了两小时。", "马斯(DEU) [说] direct 制裁无助于对话"),
  ]

  @Test("a sentence without a cue goes on only in the speaker's own voice", arguments: voices)
  func voice(_ example: Example) throws {
    #expect(try example.proposed().said == example.expected)
  }

  static let forms: [(text: String, form: Statement.Form, quoted: Bool)] = [
    ("王毅说：“合作没有上限。”", .direct, true),
    ("王毅说，合作没有上限。", .indirect, false),
    ("王毅说，合作“没有上限”。", .mixed, true),
    ("中俄外长一致强调，应维护停火。", .joint, false),
    ("中俄外长一致强调，停火“刻不容缓”。", .joint, true),
    ("布林肯和奥斯汀表示，同盟牢不可破。", .indirect, false),
  ]

  @Test("the form follows from marks and voices", arguments: forms)
  func form(_ example: (text: String, form: Statement.Form, quoted: Bool)) throws {
    let statements = try Shared.proposed(example.text).statements
    #expect(statements.map(\.form) == [example.form])
    #expect(statements.map(\.quoted) == [example.quoted])
  }

  /// The same sentences in both scripts, each with its own marks.
  static let scripts: [(simplified: String, traditional: String)] = [
    ("王毅说：“合作没有上限。”", "王毅說：「合作沒有上限。」"),
    ("“欧洲需要行动，”马斯说，“不能等待。”", "「歐洲需要行動，」馬斯說，「不能等待。」"),
    ("佩斯科夫说：“普京表示，‘俄方愿意谈判’。”", "佩斯科夫說：「普京表示，『俄方願意談判』。」"),
    ("王毅会见拉夫罗夫。双方认为，应维护停火，反对单边制裁。", "王毅會見拉夫羅夫。雙方認為，應維護停火，反對單邊制裁。"),
    ("据知情人士透露，谈判将在维也纳继续。", "據知情人士透露，談判將在維也納繼續。"),
    ("布林肯呼吁各方克制，并承诺增加援助。", "布林肯呼籲各方克制，並承諾增加援助。"),
    ("法国外交部拒绝置评。", "法國外交部拒絕置評。"),
    ("欧盟发表声明说，制裁将延长一年。", "歐盟發表聲明說，制裁將延長一年。"),
    ("德国主张恢复谈判，从而缓和局势。", "德國主張恢復談判，從而緩和局勢。"),
  ]

  @Test("both scripts and both regions' marks give the same statements", arguments: scripts)
  func script(_ example: (simplified: String, traditional: String)) throws {
    let folding = try Shared.lexicon().folding
    let marks: [Unicode.Scalar: Unicode.Scalar] = ["「": "“", "」": "”", "『": "‘", "』": "’"]
    func folded(_ text: String) -> String {
      var folded = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        folded.append(Unicode.Scalar(folding.fold((marks[scalar] ?? scalar).value)) ?? scalar)
      }
      return String(folded)
    }
    let simplified = try Shared.proposed(example.simplified)
    let traditional = try Shared.proposed(example.traditional)
    #expect(simplified.said == traditional.said.map(folded))
    #expect(simplified.statements.map(\.content) == traditional.statements.map(\.content))
    #expect(
      simplified.statements.map { $0.speakers.map(\.entity) }
        == traditional.statements.map { $0.speakers.map(\.entity) })
  }

  static let all = StatementTests.cues + StatementSpeakerTests.speakers + extents + chains + voices

  @Test("spans point at the words, do not cross, and leave the cue out", arguments: all)
  func spans(_ example: Example) throws {
    let reading = try example.proposed()
    let count = reading.article.text.unicodeScalars.count
    for statement in reading.statements {
      let cue = try #require(statement.cue)
      #expect(Shared.words(cue.span, of: reading.article.text) == cue.text)
      #expect(!statement.content.isEmpty)
      #expect(statement.content.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count })
      #expect(zip(statement.content, statement.content.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(statement.content.allSatisfy { $0.end <= cue.span.start || cue.span.end <= $0.start })
      for speaker in statement.speakers {
        #expect(!speaker.text.isEmpty)
        if let span = speaker.span { #expect(0 <= span.start && span.start < span.end && span.end <= count) }
      }
    }
    let cues = reading.statements.compactMap { $0.cue?.span.start }
    #expect(cues == cues.sorted())
  }
}
