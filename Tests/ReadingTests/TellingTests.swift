import Reading
import Record
import Testing

/// What an article tells of one encounter in several sentences.
@Suite("Tellings")
struct TellingTests {
  static let participants: [Example] = [
    Example(
      "出席了会议 names those who came for the states", "日本和印度尼西亚两国政府22日举行外长防长会议。日本外相茂木敏充、印尼外交部长蕾特诺出席了会议。",
      "meeting 茂木敏充(JPN)—蕾特诺(IDN)"),
    Example(
      "who speaks to the ambassador is the one who summoned him", "韩国外交部22日召见日本驻韩大使相星孝一。韩国外交部副部长崔钟建对相星孝一表示遗憾。",
      "summons 崔钟建(KOR)—相星孝一(JPN)"),
    Example(
      "首脑会谈 brings together the leaders whom the article names",
      "日美两国政府正为4月上旬的首脑会谈展开协调。日本首相菅义伟希望同美国总统拜登建立信任。", "meeting 菅义伟(JPN)—拜登(USA)"),
    Example(
      "2+2 brings together foreign and defence ministers",
      "美韩22日举行2+2会谈。美国国务卿布林肯、美国国防部长奥斯汀强调同盟。韩国外长郑义溶、韩国国防部长徐旭表示赞同。",
      "meeting 布林肯(USA)+奥斯汀(USA)—郑义溶(KOR)+徐旭(KOR)"),
    Example(
      "an office behind two states is that of both", "中国与韩国外长22日在厦门会谈。中国外长王毅欢迎韩国外长郑义溶来访。",
      "meeting 王毅(CHN)—郑义溶(KOR)"),
    Example(
      "两人 are the two named before, and each meets his like",
      "日本政府正就布林肯和奥斯汀访日展开协调。两人22日与外相茂木敏充、防卫相岸信夫分别会谈。", "visit 布林肯(USA)+奥斯汀(USA)—日(JPN)",
      "meeting 布林肯(USA)—茂木敏充(JPN)", "meeting 奥斯汀(USA)—岸信夫(JPN)"),
    Example(
      "a pronoun may be the partner", "德国总理默克尔22日抵达华盛顿。拜登随后与她会谈。", "visit 默克尔(DEU)—华盛顿(USA)",
      "meeting 拜登(USA)—默克尔(DEU)"),
    Example(
      "与Y会见 has a partner behind 与", "王毅22日与土耳其外长恰武什奥卢在安卡拉会见。", "meeting 王毅(CHN)—恰武什奥卢(TUR)"),
    Example(
      "whoever is met may be described at length first", "文在寅22日会见为出席研讨会来访的美国前国务卿赖斯。", "meeting 文在寅(KOR)—赖斯(USA)"),
    Example(
      "双方 are the two states of the report where no encounter has been told", "韩朝通信线路恢复。双方22日通电话。",
      "call 韩(KOR)—朝(PRK)"),
    Example(
      "who accompanies is not who travels", "帕劳总统惠恕仁22日由美国大使倪约翰陪同访日。", "visit 惠恕仁(PLW)—日(JPN)"),
    Example(
      "who speaks of a visit does not travel", "菅义伟拟4月访美。官房长官加藤胜信说，如果疫情好转，将于4月访美。",
      "visit 菅义伟(JPN)—美(USA)"),
    Example(
      "who is in charge of something is met, not his ministry", "舍曼22日与外交部主管中美关系的副部长谢锋会谈。",
      "meeting 舍曼(USA)—谢锋(CHN)"),
    Example(
      "who travels along travels too", "美国大使倪约翰22日随同帕劳总统惠恕仁访日。", "visit 倪约翰(USA)+惠恕仁(PLW)—日(JPN)"),
    Example(
      "whom one has met is not the subject of the next meeting", "舍曼22日会晤森健良并与崔钟建会谈。", "meeting 舍曼(USA)—森健良(JPN)",
      "meeting 舍曼(USA)—崔钟建(KOR)"),
    Example(
      "the ministers of a union's members meet in a conference", "布林肯22日与北约成员国外长举行会晤。",
      "conference 布林肯(USA)—北约(NATO)"),
    Example(
      "those met one by one who sat together", "拜登22日会见菅义伟、莫迪和莫里森，这是四国领导人首次举行峰会。",
      "conference 拜登(USA)+菅义伟(JPN)+莫迪(IND)+莫里森(AUS)"),
    Example(
      "a visit to a compound is one to each", "布林肯22日访问日韩。", "visit 布林肯(USA)—日(JPN)", "visit 布林肯(USA)—韩(KOR)"),
    Example("a post is no visit", "将出任中国驻美国大使的秦刚22日前往华盛顿。"),
    Example(
      "the Latin name in brackets is the same person", "布林肯国务卿（Antony Blinken）22日前往比利时。",
      "visit 布林肯(USA)—比利时(BEL)"),
  ]

  @Test("later sentences tell who took part", arguments: participants)
  func tookPart(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let days: [Example] = [
    Example(
      "a meeting within a visit takes its days instead of a month",
      "菅义伟拟4月与拜登举行首脑会谈。菅义伟将于4月8日至10日访问美国。", "meeting 2021-04-08…2021-04-10",
      "visit 2021-04-08…2021-04-10"),
    Example(
      "a visit that nothing dates takes the day of its meeting", "拉夫罗夫访问中国。王毅22日会见拉夫罗夫。", "visit 2021-03-22",
      "meeting 2021-03-22"),
    Example(
      "what the same person did next in a paragraph was on the same day", "菅义伟22日在东京发表演讲。他会见了韩国外长郑义溶。",
      "meeting 2021-03-22"),
    Example(
      "此前 points to another day", "菅义伟22日在东京发表演讲。他此前会见了韩国外长郑义溶。", "meeting undated"),
    Example(
      "words of a participant are of the day of the meeting", "王毅在北京会见拉夫罗夫。王毅周一表示，双方关系良好。",
      "meeting 2021-03-22"),
    Example(
      "a meeting under way is of the day of the report's lead", "示威者周一（22日）聚集。美中官员现正在阿拉斯加举行会议。",
      "meeting 2021-03-22"),
    Example(
      "the encounter as a topic with a day of its own", "王毅将同拉夫罗夫会谈。会谈定于26日举行。", "meeting 2021-03-26"),
    Example(
      "since when somebody has been in office is no day of an encounter", "这是拜登今年1月上任以来美俄首脑首次会晤。",
      "meeting undated"),
    Example(
      "since when there has been none is the day of the one before",
      "王毅22日同韩国外长郑义溶会谈。这是两国自2019年12月以来的首次会谈。", "meeting 2021-03-22",
      "meeting 2019-12-01…2019-12-31 month"),
    Example(
      "the day of return ends a visit", "菅义伟拟4月8日访问美国。他将于8日乘专机出发，11日回国，结束行程。", "visit 2021-04-08…2021-04-11"),
    Example(
      "an encounter told only for what was said in it has its own day",
      "菅义伟将于4月9日与拜登会谈。在1月的电话会谈中，双方同意加强同盟。", "meeting 2021-04-09",
      "call 2021-01-01…2021-01-31 month"),
    Example(
      "told for two days running it is one of two days", "美国与中国官员周五结束会谈。美中在周四的会谈中互相指责。",
      "meeting 2021-03-18…2021-03-19"),
    Example(
      "to what end somebody sets out has no day", "韩国外长郑义溶为参加日韩工作磋商已于22日启程前往日本。", "talks undated", "visit 2021-03-22"),
    Example("a planned weekday lies ahead", "布林肯计划访华，周五抵达北京。", "visit 2021-03-26"),
    Example(
      "this week, written on Sunday, is the week that begins", "布林肯将于本周访问韩国。", "visit 2021-03-22…2021-03-28 week",
      published: "2021-03-21T18:00:00+08:00"),
    Example("a day that a headline writes as one character", "中方作出安排。", "visit 2021-03-24", title: "俄外长今起访华"),
  ]

  @Test("other sentences lend their days", arguments: days)
  func dated(_ example: Example) throws {
    let lines = try example.read().encounters.map { "\($0.mode?.rawValue ?? "-") \($0.when.line)" }
    #expect(lines == example.expected)
  }

  static let statuses: [Example] = [
    Example("预料会上将: what is still to be done has not been", "王毅今天会见拉夫罗夫。预料会上将讨论合作。", "planned"),
    Example("将是 behind a visit", "谢尔曼访华，将是美国高官近月首次访华。", "planned"),
    Example("会 as an auxiliary", "布林肯周三会与莫迪会晤。", "planned"),
    Example("除…之外，还将: neither has been", "布林肯除与茂木敏充会谈之外，还将出席晚宴。", "planned"),
    Example("在即", "中美高层战略对话召开在即。", "planned"),
    Example("前: in the run-up", "中美首脑会晤前，两国气氛紧张。", "planned"),
    Example("何时 asks and does not tell", "记者问拜登和习近平何时会面。", "planned"),
    Example("未能举行 behind the noun", "布林肯与王毅的会谈未能举行。", "cancelled"),
    Example("告吹", "拜登与普京的会晤告吹。", "cancelled"),
    Example("否认此次: what 此次 points at is not in doubt", "中方否认此次中俄外长会晤是特别安排。", "held"),
  ]

  @Test("the status is told before, behind and after an encounter", arguments: statuses)
  func hasStatus(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.status.rawValue) == example.expected)
  }

  static let none: [Example] = [
    Example("what became of nothing", "布林肯与王毅的会面没有实现。"),
    Example("精神: an encounter named for what it left", "双方应落实中美两国元首通话精神。"),
    Example("周年", "中方纪念基辛格访华50周年。"),
    Example("whom sanctions are imposed by is not met", "约翰逊22日会见被中国制裁的议员。"),
    Example("下一轮制裁 is not met", "伊朗准备迎接美国新一轮制裁。"),
    Example("who talks about a topic at a summit holds no talks", "拜登、普京获邀参加峰会，商谈气候问题。"),
  ]

  @Test("what names an encounter without telling one is none", arguments: none)
  func tellsNone(_ example: Example) throws {
    #expect(try example.read().encounters.filter { $0.mode != .conference }.map(\.line) == [])
  }
}

/// Gatherings and journeys told by nouns.
@Suite("Gatherings and journeys")
struct GatheringTests {
  static let cases: [Example] = [
    Example("a summit of two states is a meeting", "美朝首次峰会2018年6月在新加坡举行。", "meeting 美(USA)—朝(PRK)"),
    Example("by video it is a call", "中德22日举行视频峰会。", "call 中(CHN)—德(DEU)"),
    Example("of many it is a conference", "美日印澳22日举行峰会。", "conference 美(USA)+日(JPN)+印(IND)+澳(AUS)"),
    Example("a body meets as itself on a day", "七国集团（G7）22日召开峰会。", "conference G7(G7)"),
    Example(
      "who attends may be named in the clause before", "拜登将于周五以视像方式，参加亚太经合组织领导人峰会。",
      "conference 拜登(USA)—亚太经合组织(APEC)"),
    Example(
      "此次…之行 of whoever is on stage", "布林肯22日会见茂木敏充。此次东京和首尔之行受到关注。",
      "meeting 布林肯(USA)—茂木敏充(JPN)", "visit 布林肯(USA)—东京(JPN)", "visit 布林肯(USA)—首尔(KOR)"),
    Example("在P访问", "国务委员兼外长王毅22日在巴林访问。", "visit 王毅(CHN)—巴林(BHR)"),
    Example("正在P访问", "国务委员兼外长王毅正在土耳其访问。", "visit 王毅(CHN)—土耳其(TUR)"),
    Example("到P访问", "俄罗斯外长拉夫罗夫今日起一连两日到中国访问。", "visit 拉夫罗夫(RUS)—中国(CHN)"),
    Example("抵韩", "布林肯17日搭乘专机抵韩。", "visit 布林肯(USA)—韩(KOR)"),
    Example("邀请X访问P", "中方多次邀请欧盟参访新疆。", "visit 欧盟(EU)—新疆(CHN)"),
  ]

  @Test("gatherings and journeys are read with their sides", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }
}
