import Reading
import Record
import Testing

/// Encounters that a sentence names in passing: as the time of something else, in a noun, by the states alone.
@Suite("Encounters named in passing")
struct PassingMentionTests {
  static let cases: [Example] = [
    Example("在中美…会谈中", "网民热议22日在中美安克雷奇会谈中的一幕。", "meeting 中(CHN)—美(USA)"),
    Example(
      "who does something within an encounter of his side takes part", "王毅22日在中美高层会谈中阐明立场。", "meeting 王毅(CHN)—美(USA)"),
    Example("在…的金句: so does whose words they are", "杨洁篪22日在中美高层会谈的开场白流传甚广。", "meeting 杨洁篪(CHN)—美(USA)"),
    Example("who speaks of it afterwards does not", "岸田文雄22日在中美高层会谈后表示关切。", "meeting 中(CHN)—美(USA)"),
    Example("在中美两国…会谈中", "此行发生在中美两国22日在日内瓦会谈中交锋之际。", "meeting 中(CHN)—美(USA)"),
    Example("在A与B会谈之后", "在美国与中国22日举行会谈之后，油价上涨。", "meeting 美国(USA)—中国(CHN)"),
    Example("在中美兩國…舉行會談之後", "在中美兩國22日在日內瓦舉行會談之後，市場轉趨平靜。", "meeting 中(CHN)—美(USA)"),
    Example("之间的高层对话刚刚结束", "由于中俄之间的高层对话刚刚结束，此事受到关注。", "talks 中(CHN)—俄(RUS)"),
    Example("最近的战略对话", "中英最近的战略对话显示双方仍有分歧。", "talks 中(CHN)—英(GBR)"),
    Example("a government with a state", "拜登政府22日展开与俄罗斯的首次高层面对面对话。", "talks 拜登政府(USA)—俄罗斯(RUS)"),
    Example("首场与…的对话中", "拜登政府首场与俄罗斯的高层对话中，双方言辞尖锐。", "talks 拜登政府(USA)—俄罗斯(RUS)"),
    Example("两国 of states only spoken of", "中国与印度关系紧张。22日在新德里，两国举行了高层会谈。", "meeting 中国(CHN)—印度(IND)"),
    Example(
      "举行的中美对话 is of the persons who held it", "王毅同布林肯22日在安克雷奇举行的中美高层战略对话，反映了分歧。",
      "meeting 王毅(CHN)—布林肯(USA)"),
    Example("围绕…举行的会谈: talked about, but held", "围绕日美两国政府22日在东京举行的防长会谈，岸信夫作了说明。", "meeting 岸信夫(JPN)—美(USA)"),
    Example("最高级外交官 before a name", "布林肯22日会晤俄罗斯最高级外交官拉夫罗夫。", "meeting 布林肯(USA)—拉夫罗夫(RUS)"),
    Example("在…的通话中向Y", "他说，拜登22日在通话中向默克尔提出建议。", "call 拜登(USA)—默克尔(DEU)"),
    Example("峰会 of those in the clause before", "美国、日本及印度的领导人，22日以视像方式举行峰会。", "conference 美国(USA)+日本(JPN)+印度的领导人(IND)"),
    Example(
      "出席…期间会晤 of those in the clause before", "習近平與特朗普，22日在大阪出席二十國集團峰會期間會晤。",
      "conference 習近平(CHN)+特朗普(USA)—二十國集團(G20)", "meeting 習近平(CHN)—特朗普(USA)"),
  ]

  @Test("an encounter named in passing is read with its sides", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let none: [Example] = [
    Example("relations of two states", "在中美关系紧张之际，市场下跌。"),
    Example("talks at large", "中美之间的对话有助于增进互信。"),
    Example("two places", "奥斯汀22日在越南和菲律宾的会议上发表演说。"),
    Example("talks after which two speak need not be theirs", "德国和法国在最新一轮磋商后提醒各方。"),
    Example("a place and no sides", "示威者22日在日韩集会。"),
    Example("两国 without a time or a place", "中国与印度关系紧张。两国举行了多次对话。"),
    Example("who signs by post", "王毅22日与伊朗签署合作协议。"),
  ]

  @Test("what only resembles one is not read", arguments: none)
  func notTold(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }
}

@Suite("Summons")
struct SummonsTests {
  static let cases: [Example] = [
    Example("a ministry without a state is of the state of posting", "外交部22日召见英国驻华大使。", "summons 外交部(CHN)—英国驻华大使(GBR)"),
    Example("外交部负责人", "外交部负责人22日召见美国驻华大使提出抗议。", "summons 外交部负责人(CHN)—美国驻华大使(USA)"),
    Example("被…召见", "中国驻法大使卢沙野22日被法国外交部召见。", "summons 法国外交部(FRA)—卢沙野(CHN)"),
    Example("受到…召见", "中国驻法大使卢沙野22日受到法国外交部的召见。", "summons 法国外交部(FRA)—卢沙野(CHN)"),
  ]

  @Test("who summons is the actor, the ambassador the recipient", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }
}

@Suite("Destinations")
struct DestinationTests {
  static let cases: [Example] = [
    Example("a state described by another", "王毅22日抵达美国在中东的夙敌伊朗。", "visit 王毅(CHN)—伊朗(IRN)"),
    Example("伊朗的主要对手沙特", "王毅22日访问了伊朗的主要对手沙特。", "visit 王毅(CHN)—沙特(SAU)"),
    Example("包括", "王毅22日访问了包括沙特和土耳其在内的盟友。", "visit 王毅(CHN)—沙特(SAU)", "visit 王毅(CHN)—土耳其(TUR)"),
    Example("a country in front of the noun", "默克尔22日展开印度访问。", "visit 默克尔(DEU)—印度(IND)"),
    Example("接着 goes on with the subject", "王毅22日抵达德黑兰，接着出访土耳其。", "visit 王毅(CHN)—德黑兰(IRN)", "visit 王毅(CHN)—土耳其(TUR)"),
  ]

  @Test("whereto a visit goes", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }
}

@Suite("Mood of what stands beside")
struct NeighbouringMoodTests {
  static let cases: [Example] = [
    Example("举行会谈，确认将…举办", "茂木敏充22日同布林肯举行会谈，确认将为成功举办活动合作。", "held"),
    Example("a plural pronoun behind a comma has its own plan", "布林肯22日抵达东京，他们将于周四举行会谈。", "held"),
    Example("a purpose told before", "为落实共识，王毅22日同拉夫罗夫会谈。", "held"),
    Example("a request that was met", "在美国的要求下，王毅22日同布林肯通电话。", "held"),
    Example("将 of somebody else's deed, and a time past", "商家将上周在中美会谈中的话印在杯上。", "held"),
    Example("没有宣布的行程", "奥斯汀22日在没有宣布的行程中会晤加尼。", "held"),
    Example("即将 of tomorrow", "中美高层会谈即将于25日召开。", "planned"),
    Example("就与…进行讨论: what is talked over", "美方正就与中方的高层对话进行讨论。", "planned"),
    Example("不受限制地 is a demand", "各方达成协议，让巴切莱特能不受限制地访问中国。", "planned"),
    Example("期间 of what is to come", "访问日本期间，布林肯将与茂木敏充会晤。", "planned"),
  ]

  @Test("the mood is that of the encounter and not of its neighbours", arguments: cases)
  func mood(_ example: Example) throws {
    #expect(try example.read().encounters.first.map { "\($0.status)" } == example.expected.first)
  }

  @Test("a term of years is not the length of a meeting")
  func term() throws {
    let reading = try Shared.read("王毅和扎里夫22日在德黑兰签署为期25年的协议。")
    #expect(reading.encounters.first?.when.line == "2021-03-22")
  }

  @Test("a name is found with and without its diacritics", arguments: ["Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"])
  func diacritics(_ name: String) throws {
    let reading = try Shared.read("土耳其外长\(name) 22日会见王毅。")
    #expect(reading.encounters.first?.actors.first?.entity == "cavusoglu")
  }
}
