import Lexicon
import Reading
import Record
import Testing

@Suite("Statements: who speaks")
struct StatementSpeakerTests {
  static let speakers: [Example] = [
    Example("an official", "外交部发言人汪文斌12日说，中方坚决反对。", "汪文斌(CHN) [说] indirect 中方坚决反对"),
    Example("an office without a name", "法国外交部发言人说，谈判仍将继续。", "法国外交部发言人(FRA) [说] indirect 谈判仍将继续"),
    Example("a state", "伊朗宣布暂停核查。", "伊朗(IRN) [宣布] indirect 暂停核查"),
    Example("a ministry", "伊朗外交部宣布暂停核查。", "伊朗外交部(IRN) [宣布] indirect 暂停核查"),
    Example("a house that acts as a government", "白宫说，会谈富有成果。", "白宫(USA) [说] indirect 会谈富有成果"),
    Example("a capital", "莫斯科警告，报复将随之而来。", "莫斯科(RUS) [警告] indirect 报复将随之而来"),
    Example("two as one", "普京和拜登都同意举行会晤。", "普京(RUS)+拜登(USA) [同意] joint 举行会晤"),
    Example("time and place between subject and verb", "王毅12日在桂林说，合作没有上限。", "王毅(CHN) [说] indirect 合作没有上限"),
    Example("an interview between them", "王毅在接受新华社采访时指出，合作没有上限。", "王毅(CHN) [指出] indirect 合作没有上限"),
    Example("whoever was met does not speak", "王毅会见维文时强调，中方愿扩大合作。", "王毅(CHN) [强调] indirect 中方愿扩大合作"),
    Example("who is in no table", "莫海山说，列车停了一个小时。", "莫海山 [说] indirect 列车停了一个小时"),

    Example("他", "王毅12日会见拉夫罗夫。他说，合作没有上限。", "王毅(CHN) [说] indirect 合作没有上限"),
    Example(
      "他 who spoke last", "普莱斯说，谈判仍将继续。他强调，美方没有改变立场。", "普莱斯(USA) [说] indirect 谈判仍将继续",
      "普莱斯(USA) [强调] indirect 美方没有改变立场"),
    Example("他们", "布林肯和奥斯汀12日抵达首尔。他们表示，同盟牢不可破。", "布林肯(USA)+奥斯汀(USA) [表示] indirect 同盟牢不可破"),
    Example("该发言人", "汪文斌12日主持记者会。该发言人说，中方坚决反对。", "汪文斌(CHN) [说] indirect 中方坚决反对"),
    Example("发言人 alone", "汪文斌12日主持记者会。发言人说，中方坚决反对。", "汪文斌(CHN) [说] indirect 中方坚决反对"),
    Example("双方", "王毅会见拉夫罗夫。双方认为，应维护停火。", "王毅(CHN)+拉夫罗夫(RUS) [认为] joint 应维护停火"),
    Example("两国外长", "王毅会见拉夫罗夫。两国外长认为，应维护停火。", "王毅(CHN)+拉夫罗夫(RUS) [认为] joint 应维护停火"),
    Example("双方 in the same sentence", "王毅与拉夫罗夫会谈，双方一致认为，应维护停火。", "王毅(CHN)+拉夫罗夫(RUS) [一致认为] joint 应维护停火"),
    Example("两人 of one side", "布林肯与奥斯汀发表文章。两人写道，同盟牢不可破。", "布林肯(USA)+奥斯汀(USA) [写道] indirect 同盟牢不可破"),
    Example("两人 of two sides", "布林肯与茂木敏充抵达首尔。两人表示，同盟牢不可破。", "布林肯(USA)+茂木敏充(JPN) [表示] joint 同盟牢不可破"),
    Example(
      "前者", "王毅说，合作没有上限。拉夫罗夫说，俄方期待疫苗互认。前者强调，多边主义是正道。", "王毅(CHN) [说] indirect 合作没有上限",
      "拉夫罗夫(RUS) [说] indirect 俄方期待疫苗互认", "王毅(CHN) [强调] indirect 多边主义是正道"),
    Example(
      "后者", "王毅说，合作没有上限。拉夫罗夫说，俄方期待疫苗互认。后者强调，欧洲也应如此。", "王毅(CHN) [说] indirect 合作没有上限",
      "拉夫罗夫(RUS) [说] indirect 俄方期待疫苗互认", "拉夫罗夫(RUS) [强调] indirect 欧洲也应如此"),
    Example("a dropped subject", "拉夫罗夫11日抵达北京，表示愿同中方磋商。", "拉夫罗夫(RUS) [表示] indirect 愿同中方磋商"),
    Example("a dropped subject behind an adverb", "勒德里昂11日抵达柏林，随后表示，谈判应当继续。", "勒德里昂(FRA) [表示] indirect 谈判应当继续"),

    Example("a declaration and its author", "欧盟发表声明说，制裁将延长一年。", "欧盟(EU) [说] indirect 制裁将延长一年"),
    Example("X的声明", "欧盟的声明说，制裁将延长一年。", "欧盟(EU) [说] indirect 制裁将延长一年"),
    Example(
      "声明 of whoever spoke", "布林肯说，制裁将延长。声明还说，谈判仍将继续。", "布林肯(USA) [说] indirect 制裁将延长",
      "布林肯(USA) [说] indirect 谈判仍将继续"),
    Example(
      "声明 behind a joint declaration", "王毅会见拉夫罗夫。双方发表联合声明。声明强调，应维护停火。",
      "王毅(CHN)+拉夫罗夫(RUS) [强调] joint 应维护停火"),
    Example("文章 of the paper", "《环球时报》12日刊登文章。文章说，制裁只会适得其反。", "环球时报(CHN) [说] indirect 制裁只会适得其反"),
    Example("社评", "《环球时报》社评认为，制裁只会适得其反。", "环球时报(CHN) [认为] indirect 制裁只会适得其反"),

    Example("an agency", "法新社报道，会谈即将举行。", "法新社(FRA) [报道] indirect 会谈即将举行"),
    Example("据 and a paper", "据英国《金融时报》报道，会谈即将举行。", "金融时报(GBR) [报道] indirect 会谈即将举行"),
    Example("a weekly that its name tells", "据《明镜周刊》报道，谈判陷入僵局。", "明镜周刊(DEU) [报道] indirect 谈判陷入僵局"),
    Example("under a report only who speaks in it counts", "据新华社报道，王毅表示，合作没有上限。", "王毅(CHN) [表示] indirect 合作没有上限"),
    Example("援引", "路透社援引消息人士说，会谈即将举行。", "消息人士 [说] indirect 会谈即将举行"),
    Example("援引…的话", "新华社援引拉夫罗夫的话说，俄方愿意谈判。", "拉夫罗夫(RUS) [说] indirect 俄方愿意谈判"),
    Example("media of a state", "英国媒体说，会谈意义有限。", "英国媒体(GBR) [说] indirect 会谈意义有限"),

    Example("a source without a name", "消息人士说，会谈气氛紧张。", "消息人士 [说] indirect 会谈气氛紧张"),
    Example("of a state", "日本政府消息人士说，会谈气氛紧张。", "日本政府消息人士(JPN) [说] indirect 会谈气氛紧张"),
    Example("据…透露", "据知情人士透露，谈判将在维也纳继续。", "知情人士 [透露] indirect 谈判将在维也纳继续"),
    Example("who does not want to be named", "一名不愿具名的官员说，会谈气氛紧张。", "官员 [说] indirect 会谈气氛紧张"),
    Example("experts of a state", "中国专家认为，会谈意义有限。", "中国专家(CHN) [认为] indirect 会谈意义有限"),
    Example("有 is no part of the speaker", "有乘客说，列车停了一个小时。", "乘客 [说] indirect 列车停了一个小时"),

    Example("a ministry in Hong Kong's press", "外交部表示，中方坚决反对。", "外交部(CHN) [表示] indirect 中方坚决反对", outlet: "rthk"),
    Example("a ministry in Taiwan's press", "外交部表示，將深化台美關係。", "外交部(TWN) [表示] indirect 將深化台美關係", outlet: "cna"),
    Example("a ministry that was named with its state", "法国外交部11日表态。外交部说，会谈富有成果。", "外交部(FRA) [说] indirect 会谈富有成果"),
    Example(
      "the ministry of the state that is spoken of", "美国国务卿布林肯说，谈判有望恢复。国防部说，部队仍在待命。",
      "布林肯(USA) [说] indirect 谈判有望恢复", "国防部(USA) [说] indirect 部队仍在待命"),
    Example("an office of the outlet's own place", "醫管局說，病床足夠。", "醫管局(HKG) [說] indirect 病床足夠", outlet: "rthk"),
  ]

  @Test("the speaker is found", arguments: speakers)
  func speaker(_ example: Example) throws {
    #expect(try example.proposed().said == example.expected)
  }

  @Test("a speaker has id and office as in an event, and a span where the words stand here")
  func party() throws {
    let reading = try Shared.proposed("中国外长王毅会见拉夫罗夫。他说，合作没有上限。")
    let speaker = try #require(reading.statements.first?.speakers.first)
    #expect(
      [speaker.text, speaker.entity, speaker.actor, speaker.office] == ["王毅", "wang-yi", "CHN", "foreign-minister"])
    if let span = speaker.span { #expect(Shared.words(span, of: reading.article.text) == "王毅") }
  }

  @Test("who is cited speaks, and the medium is credited")
  func relay() throws {
    let reading = try Shared.proposed("据法新社报道，马斯说，欧洲不能等待。")
    #expect(reading.statements.flatMap(\.speakers).map(\.text) == ["马斯"])
    #expect(reading.article.relayedFrom.map(\.name) == ["法新社"])
  }
}
