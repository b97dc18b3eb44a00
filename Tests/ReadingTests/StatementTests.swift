import Lexicon
import Reading
import Record
import Testing

@Suite("Statements: words of saying")
struct StatementTests {
  /// A sentence around a word of a kind, where it is a cue, and what is read.
  struct Frame: Sendable, CustomStringConvertible {
    var kind: SpeechWord.Kind
    /// What stands before and behind the word.
    var before: String
    var after: String
    /// What comes out; the word stands in it as `~`.
    var expected: [String]
    /// Rows that the frame does not fit.
    var others: Set<String> = []

    var description: String { "\(kind): \(before)~\(after)" }
  }

  static let frames: [Frame] = [
    Frame(kind: .verb, before: "王毅", after: "，合作没有上限。", expected: ["王毅(CHN) [~] indirect 合作没有上限"]),
    Frame(kind: .stance, before: "王毅", after: "恢复双边谈判。", expected: ["王毅(CHN) [~] indirect 恢复双边谈判"]),
    Frame(kind: .address, before: "王毅", after: "各方保持克制。", expected: ["王毅(CHN) [~] indirect 各方保持克制"]),
    Frame(kind: .attitude, before: "王毅", after: "会谈早日恢复。", expected: ["王毅(CHN) [~] indirect 会谈早日恢复"]),
    Frame(kind: .agree, before: "中俄外长", after: "加强务实合作。", expected: ["中(CHN)+俄(RUS) [~] joint 加强务实合作"]),
    Frame(
      kind: .jointly, before: "王毅会见拉夫罗夫。双方", after: "恢复双边谈判。", expected: ["王毅(CHN)+拉夫罗夫(RUS) [~] joint 恢复双边谈判"]),
    Frame(kind: .tell, before: "王毅", after: "美方，合作没有上限。", expected: ["王毅(CHN) [~] indirect 合作没有上限"]),
    Frame(kind: .report, before: "路透社", after: "，会谈即将举行。", expected: ["路透社(GBR) [~] indirect 会谈即将举行"]),
    Frame(kind: .pausing, before: "王毅", after: "：“合作没有上限。”", expected: ["王毅(CHN) [~] direct 合作没有上限"]),
    Frame(kind: .source, before: "", after: "路透社报道，会谈即将举行。", expected: ["路透社(GBR) [报道] indirect 会谈即将举行"]),
    Frame(kind: .reported, before: "", after: "，会谈即将举行。", expected: ["~ [~] indirect 会谈即将举行"]),
    Frame(kind: .noSource, before: "", after: "，会谈即将举行。", expected: []),
    Frame(kind: .noComment, before: "法国外交部", after: "。", expected: []),
    Frame(kind: .modal, before: "王毅", after: "宣布新的措施。", expected: []),
    Frame(kind: .anonymous, before: "", after: "表示，会谈即将举行。", expected: ["~ [表示] indirect 会谈即将举行"]),
    // The 有 of 有人 and 有观点 is the verb.
    Frame(
      kind: .view, before: "", after: "认为，会谈意义有限。", expected: ["~ [认为] indirect 会谈意义有限"],
      others: ["有人", "有观点", "有意见"]),
    Frame(kind: .medium, before: "", after: "表示，会谈即将举行。", expected: ["~ [表示] indirect 会谈即将举行"]),
    Frame(
      kind: .document, before: "欧盟表示反对。", after: "表示，制裁将延长。",
      expected: ["欧盟(EU) [表示] indirect 反对", "欧盟(EU) [表示] indirect 制裁将延长"]),
    Frame(
      kind: .jointDocument, before: "王毅会见拉夫罗夫。", after: "强调，双方反对霸权。",
      expected: ["王毅(CHN)+拉夫罗夫(RUS) [强调] joint 双方反对霸权"]),
    Frame(kind: .issuing, before: "王毅", after: "声明说，合作没有上限。", expected: ["王毅(CHN) [说] indirect 合作没有上限"]),
    // 一致表示 and 明确表示 are cues of their own.
    Frame(
      kind: .adverb, before: "王毅", after: "表示，合作没有上限。", expected: ["王毅(CHN) [表示] indirect 合作没有上限"],
      others: ["一致", "明确"]),
    Frame(kind: .consequence, before: "德国主张恢复谈判，", after: "局势缓和。", expected: ["德国(DEU) [主张] indirect 恢复谈判"]),
  ]

  @Test("each word of the table is read as its kind says", arguments: frames)
  func words(_ frame: Frame) throws {
    let words = try Shared.lexicon().table("speech")
    let rows = words.rows.filter { words.cell($0, "kind") == frame.kind.rawValue }.map { words.cell($0, "word") }
    #expect(!rows.isEmpty)
    for word in rows where !frame.others.contains(word) {
      let expected = frame.expected.map {
        $0.split(separator: "~", omittingEmptySubsequences: false).joined(separator: word)
      }
      #expect(try Shared.proposed(frame.before + word + frame.after).said == expected, "\(word)")
    }
  }

  @Test("an authority without a state is a speaker of its own words")
  func authorities() throws {
    let words = try Shared.lexicon().table("speech")
    // 有关部门: 有 is taken for the verb.
    for row in words.rows where words.cell(row, "kind") == "authority" && words.cell(row, "word") != "有关部门" {
      let reading = try Shared.proposed(words.cell(row, "word") + "表示，会谈即将举行。")
      #expect(reading.statements.flatMap(\.speakers).map(\.text) == [words.cell(row, "word")])
      #expect(reading.statements.map(\.form) == [.indirect])
    }
  }

  static let cues: [Example] = [
    Example("words of saying in a row are one cue", "王毅回应称，合作没有上限。", "王毅(CHN) [回应称] indirect 合作没有上限"),
    Example("强调说", "王毅强调说，合作没有上限。", "王毅(CHN) [强调说] indirect 合作没有上限"),
    Example("警告说", "莫斯科警告说，报复将随之而来。", "莫斯科(RUS) [警告说] indirect 报复将随之而来"),
    Example("an attitude behind 表示 begins what is said", "马斯表示希望恢复谈判。", "马斯(DEU) [表示] indirect 希望恢复谈判"),
    Example("了 is no part of what is said", "王毅表达了中方的关切。", "王毅(CHN) [表达] indirect 中方的关切"),
    Example("who is told by name is no part of it", "王毅告诉拉夫罗夫，中方愿提供疫苗。", "王毅(CHN) [告诉] indirect 中方愿提供疫苗"),
    Example("who is warned is no part of a quotation", "王毅警告美方“切勿玩火”。", "王毅(CHN) [警告] direct 切勿玩火"),
    Example("who is spoken to does not speak", "王毅对拉夫罗夫说，中方愿提供疫苗。", "王毅(CHN) [说] indirect 中方愿提供疫苗"),
    Example("在谈到…时说: the second is the cue", "王毅在谈到南海时说，局势总体稳定。", "王毅(CHN) [说] indirect 局势总体稳定"),
    Example("to deny is an attribution", "俄罗斯否认介入选举。", "俄罗斯(RUS) [否认] indirect 介入选举"),
    Example("不认为", "德国不认为制裁有效。", "德国(DEU) [不认为] indirect 制裁有效"),
    Example("不承认", "拜登不承认这一结果。", "拜登(USA) [不承认] indirect 这一结果"),
    Example("被…指控: the clause says it all", "俄罗斯被美国指控干预选举，但予以否认。", "美国(USA) [指控] indirect 干预选举"),
    Example("宣布…时: up to the word of time", "伊朗宣布暂停核查时，欧洲各国正在磋商。", "伊朗(IRN) [宣布] indirect 暂停核查"),
    Example("a matter before 表示关切 is what is said", "王毅就南海局势表示关切。", "王毅(CHN) [表示] indirect 南海局势"),
    Example("no comment is followed by a cue", "美方不予置评，称谈判仍在进行。", "美方(USA) [称] indirect 谈判仍在进行"),
  ]

  @Test("a word of saying is a cue", arguments: cues)
  func cue(_ example: Example) throws {
    #expect(try example.proposed().said == example.expected)
  }

  static let silent: [Example] = [
    Example("negated", "王毅没有说明会谈的时间。"),
    Example("negated before an adverb", "王毅没有再透露更多细节。"),
    Example("negated by 并未", "王毅并未透露细节。"),
    Example("negated by 未", "王毅未指出分歧。"),
    Example("a refusal to tell", "王毅拒绝透露细节。"),
    Example("unwillingness to tell", "王毅不愿透露细节。"),
    Example("still to come", "王毅将宣布新的措施。"),
    Example("expected", "王毅预计将宣布新的措施。"),
    Example("a plan and no opinion", "会谈预计将于下月举行。"),
    Example("possible", "王毅可能宣布新的措施。"),
    Example("due", "王毅应该说明真相。"),
    Example("a must", "王毅必须说明真相。"),
    Example("attempted", "拜登试图说明立场。"),
    Example("a noun", "王毅的批评引起关注。"),
    Example("所说的", "王毅所说的合作没有上限。"),
    Example("a declaration of which nothing is told", "王毅发表声明。"),
    Example("no comment", "法国外交部未予置评。"),
    Example("no answer", "韩国外交部没有立即回应。"),
    Example("据了解", "据了解，王毅12日抵达桂林。"),
    Example("a title in quotation marks", "“战狼”一词引发争议。"),
    Example("所谓的", "所谓的“合作没有上限”只是口号。"),
    Example("one side alone does not 重视 as several do", "中方重视能源合作。"),
    Example("a verb that only pauses, without a pause", "王毅解释会谈的背景。"),
    Example("nobody whom 他 could mean", "他表示，合作没有上限。"),
    Example("nobody whom 双方 could mean", "双方一致认为，应恢复对话。"),
  ]

  @Test("what nobody has said is no statement", arguments: silent)
  func none(_ example: Example) throws {
    #expect(try example.proposed().said == [])
  }
}
