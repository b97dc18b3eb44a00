import Lexicon
import Reading
import Record
import Testing

@Suite("Acts")
struct ActTests {
  static let frames: [Example] = [
    Example("X谴责Y", "美国22日谴责缅甸军方。", "ACCUSE USA>MMR"),
    Example("X谴责Y的…", "法国外交部22日谴责白俄罗斯的做法。", "ACCUSE FRA>BLR"),
    Example("X对Y实施制裁", "欧盟22日宣布对四名中国官员实施制裁。", "SANCTION EU>CHN"),
    Example("X向多个Y实施制裁: words stand between 向 and the side", "中国22日向多名美国前官员实施制裁。", "SANCTION CHN>USA"),
    Example("X驱逐Y外交官", "波兰22日驱逐三名俄罗斯外交官。", "SANCTION POL>RUS"),
    Example("X遭Y制裁", "伊朗22日遭美国制裁。", "SANCTION USA>IRN"),
    Example("被Y制裁的X", "默克尔22日声援被俄罗斯制裁的英国议员。", "SUPPORT DEU>GBR", "SANCTION RUS>GBR"),
    Example("X召回驻Y大使", "俄罗斯22日召回驻美大使。", "SANCTION RUS>USA"),
    Example("what a good came from is whom a duty hits", "中国22日起对原产于澳大利亚的大麦征收反倾销税。", "SANCTION CHN>AUS"),
    Example("X要求Y", "日本政府22日要求俄方归还岛屿。", "REQUEST JPN>RUS"),
    Example("X希望Y right behind the word", "王毅22日希望韩方尊重中方关切。", "REQUEST CHN>KOR"),
    Example("Y应 in the mouth of X", "扎里夫22日表示，美国应立即取消封锁。", "REQUEST IRN>USA"),
    Example("what is said without a subject is said by who speaks", "华春莹22日表示，坚决反对英方的做法。", "REJECT CHN>GBR"),
    Example("a judgement is the speaker's, of the subject", "华春莹22日说，英方颠倒黑白。", "ACCUSE CHN>GBR"),
    Example("X支持Y", "美国22日重申支持乌克兰。", "SUPPORT USA>UKR"),
    Example("对此表示支持: whom is told in the clause before", "俄罗斯22日通报了有关立场，中方对此表示支持。", "SUPPORT CHN>RUS"),
    Example("X与Y签署", "中国与伊朗22日签署合作协议。", "AGREE CHN+IRN"),
    Example("双方同意 of the sides on stage", "王毅22日同拉夫罗夫会谈。双方同意建立热线。", "AGREE CHN+RUS"),
    Example("X向Y捐赠", "日本22日向越南捐赠一百万剂疫苗。", "AID JPN>VNM"),
    Example("X解除对Y的制裁 is no sanction", "美国22日解除对伊朗的部分制裁。", "CONCEDE USA>IRN"),
    Example("a force acts for its state", "美军22日空袭叙利亚境内目标。", "ASSAULT USA>SYR"),
    Example("X试射 may be done to nobody", "朝鲜22日试射两枚导弹。", "MOBILIZE PRK"),
    Example("X就…向Y提出抗议", "韩国外交部22日就教科书问题向日方提出抗议。", "PROTEST KOR>JPN"),
    Example("X扣押Y船", "伊朗22日扣押一艘韩国油轮。", "COERCE IRN>KOR"),
  ]

  @Test("a frame finds who acts and who is acted upon", arguments: frames)
  func told(_ example: Example) throws {
    #expect(try example.proposed().acts.map(\.act) == example.expected)
  }

  static let none: [Example] = [
    Example("a condition", "如果美国制裁中国企业，中方将作出回应。"),
    Example("a wish", "王毅22日说，中方呼吁美国取消制裁。", "REQUEST CHN>USA"),
    Example("a purpose", "中方此举意在制裁美国议员。"),
    Example("a negation", "德国没有制裁俄罗斯。"),
    Example("a question", "外界关注双方能否达成协议。"),
    Example("private voices act for nobody", "美国网友22日谴责中国球员。"),
    Example("words that hold the word of an act", "拜登的支持率22日回升。"),
    Example("by whom is not told", "中国的做法22日饱受批评。"),
    Example("own people", "拜登22日批评特朗普。"),
    Example("no foreign side", "日本首相菅义伟22日呼吁民众接种疫苗。"),
    Example("a document that another word speaks of", "中方22日反驳美日联合声明。", "REJECT CHN>USA+JPN"),
    Example("what is asked to stop is no accusation beside", "中方22日要求美方停止干涉内政。", "REQUEST CHN>USA"),
    Example("what is demanded is what the warning says", "中方22日警告美方不要玩火。", "THREATEN CHN>USA"),
  ]

  @Test("what only sounds like an act is none", arguments: none)
  func notTold(_ example: Example) throws {
    #expect(try example.proposed().acts.map(\.act) == example.expected)
  }

  @Test("the words around an act tell whether it was done")
  func status() throws {
    #expect(try Shared.proposed("美国将对俄罗斯实施制裁。").acts.map(\.status) == [.planned])
    #expect(try Shared.proposed("美国已对俄罗斯实施制裁。").acts.map(\.status) == [.held])
  }

  @Test("the day is that of the sentence")
  func day() throws {
    let reading = try Shared.proposed("欧盟22日宣布对四名中国官员实施制裁。")
    #expect(reading.acts.map(\.when.line) == ["2021-03-22"])
    #expect(reading.acts.map(\.cue.text) == ["实施制裁"])
    #expect(reading.acts.map(\.evidence) == [[TextSpan(0, 18)]])
  }

  @Test("a ministry without its state is that of the outlet's home")
  func home() throws {
    let text = "外交部22日譴責緬甸軍方。"
    #expect(try Shared.proposed(text, outlet: "rthk").acts.map(\.act) == ["ACCUSE CHN>MMR"])
    #expect(try Shared.proposed(text, outlet: "cna").acts.map(\.act) == ["ACCUSE TWN>MMR"])
    #expect(try Shared.proposed(text, outlet: "dw").acts.map(\.act) == [])
    #expect(try Shared.proposed("特區政府22日譴責歐洲議會。", outlet: "rthk").acts.map(\.act) == ["ACCUSE HKG>EU"])
  }

  @Test("the same words in both scripts are read alike")
  func scripts() throws {
    let simplified = try Shared.proposed("美国22日谴责缅甸军方，并宣布对其将领实施制裁。欧盟呼吁缅甸释放昂山素季。")
    let traditional = try Shared.proposed("美國22日譴責緬甸軍方，並宣布對其將領實施制裁。歐盟呼籲緬甸釋放昂山素季。")
    #expect(simplified.acts.map(\.act) == traditional.acts.map(\.act))
    #expect(simplified.acts.map(\.cue.span) == traditional.acts.map(\.cue.span))
    #expect(!simplified.acts.isEmpty)
  }

  @Test("reading twice gives the same acts")
  func deterministic() throws {
    for article in try Shared.samples() {
      var reader = Reader(lexicon: try Shared.lexicon())
      #expect(reader.read(article).acts == reader.read(article).acts)
    }
  }
}

@Suite("The main points of an article")
struct MainPointTests {
  @Test("the same act told again is one, with the sentences that tell it")
  func merged() throws {
    let reading = try Shared.proposed("美国22日谴责缅甸军方。布林肯再次谴责缅甸军方的暴行。")
    #expect(reading.acts.map(\.act) == ["ACCUSE USA>MMR"])
    #expect(reading.acts.map(\.evidence.count) == [2])
  }

  @Test("who is accused is taken from the telling that names him")
  func named() throws {
    let reading = try Shared.proposed("针对世卫组织的报告，中方22日予以谴责。中方谴责美国将疫情政治化。")
    #expect(reading.acts.map(\.act) == ["ACCUSE CHN>USA"])
  }

  @Test("an act of the title is the headline, and a space of a title parts who acts from who acted before")
  func title() throws {
    let reading = try Shared.proposed(
      "韩国外交部22日召见日本驻韩大使，就其言论提出抗议。", title: "韩国外交部召见日大使 抗议其失礼言论")
    #expect(reading.acts.map(\.act) == ["PROTEST KOR>JPN"])
    #expect(reading.acts.map(\.headline) == [true])
  }

  @Test("外交部：… in a title speaks")
  func colon() throws {
    let reading = try Shared.proposed("两国关系近来紧张。", title: "中国外交部：强烈谴责英方错误决定")
    #expect(reading.acts.map(\.act) == ["ACCUSE CHN>GBR"])
    #expect(reading.acts.map(\.zone) == [.title])
  }

  @Test("no article has more than four, and those told first and most are kept")
  func four() throws {
    let reading = try Shared.proposed(
      "美国22日对俄罗斯实施制裁。俄罗斯谴责美国。俄罗斯警告美国将付出代价。俄罗斯驱逐十名美国外交官。美国谴责俄罗斯。"
        + "中国支持俄罗斯。日本支持美国。韩国呼吁朝鲜恢复对话。英国捐赠疫苗给肯尼亚。")
    #expect(reading.acts.count == 4)
    #expect(reading.acts.first?.act == "SANCTION USA>RUS")
  }

  @Test("acts stand in the order of the text")
  func order() throws {
    let reading = try Shared.proposed("美国22日对俄罗斯实施制裁。俄罗斯谴责美国。俄罗斯驱逐十名美国外交官。")
    #expect(reading.acts.map(\.cue.span) == reading.acts.map(\.cue.span).sorted())
  }
}
