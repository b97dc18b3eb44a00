import Reading
import Record
import Testing

/// Encounters that are spoken of and were not held so: in prospect, of other people, of another day or place.
@Suite("What was not held so")
struct ProspectTests {
  static let prospects: [Example] = [
    Example("明天", "美国与中国明天举行会谈。", "planned"),
    Example("就…进行讨论: what is being talked over", "马斯说，柏林正在就与俄国的高层对话进行讨论。", "planned"),
    Example("就…展开了协调", "日本与韩国政府就举行首脑会谈展开了协调。", "planned"),
    Example("可能 behind the noun", "法国正与伊朗磋商可能举行的会议。", "planned"),
    Example("是否 behind the noun", "外界关注拜登与普京的会谈是否会有成果。", "planned"),
    Example("能否 behind the noun", "外界关注拜登与普京的会谈能否举行。", "planned"),
    Example("可以 tells what it may bring", "法国与伊朗在维也纳的谈判可以取得成果。", "held"),
    Example("一事", "默克尔访华一事尚无消息。", "planned"),
    Example("访日议题", "马克龙访日议题未获讨论。", "planned"),
    Example("对于 makes a visit the topic", "勒德里昂回应，对于马克龙访美，日程还在商量。", "planned"),
    Example("but the course of a visit is one that takes place", "法国外交部就马克龙的访美行程发表声明。", "held"),
    Example("提出与Y对话", "马克龙提出与普京进行线上对话。", "planned"),
    Example("尝试", "马克龙尝试与普京对话。", "planned"),
    Example("安排在…登场", "法德外长会谈安排在26日登场。", "planned"),
    Example("即将", "法德首脑的会晤即将登场。", "planned"),
    Example("会谈拟", "法德会谈拟讨论气候问题。", "planned"),
    Example("访问P之前", "协议要在泽连斯基访问美国之前敲定。", "planned"),
    Example("抵达P后将", "勒德里昂抵达首尔后将听取韩方意见。", "planned"),
    Example("会谈时，他将", "勒德里昂与王毅会谈时将提出疫苗问题。", "planned"),
    Example(
      "将 goes on over whom its verbs have for objects", "挪威首相斯特勒将参观港口，会见秘鲁总统卡斯蒂略，拜会智利总统博里奇。", "planned", "planned"),
    Example("这是 speaks of what is to come", "挪威首相索尔贝格将于下月访问美国，这是挪威领导人首次访美。", "planned"),
    Example("会先", "挪威首相斯特勒会先到访秘鲁。", "planned"),
    Example("周二起 with a word of what has been", "挪威首相斯特勒周二起前往秘鲁，同时访问了智利。", "held", "held"),
    Example("周二起 alone", "挪威首相斯特勒周二起前往秘鲁。", "planned"),
    Example("what somebody keeps doing is no encounter of a day", "挪威首相斯特勒坚持与卡斯蒂略对话，继续与博里奇通电话。"),
    Example("what was missed was not", "挪威首相斯特勒因大雾错过与卡斯蒂略的会谈。"),
    Example("稍后 with today's day", "王毅今日稍后会见勒德里昂。", "planned"),
    Example("稍后 of a past day", "王毅22日在北京发表讲话，稍后会见了勒德里昂。", "held"),
    Example("也会 with a partner", "勒德里昂也会和茂木敏充举行视频会议。", "planned"),
    Example("期间会", "马斯今日访华，期间会在北京会见王毅。", "held", "planned"),
    Example("坚决拒绝", "莱希坚决拒绝与拜登举行会晤。", "denied"),
    Example("吁请", "学者吁请默克尔在本周访美期间表态。", "planned"),
    Example("what has been held is not waited for", "法国与德国22日举行会谈，确认将就气候问题展开讨论。", "held"),
    Example("to what end an envoy is called in", "波兰政府为讨论制裁22日召见俄罗斯大使。", "held"),
    Example("an invitation that was followed", "尹锡悦2月受邀访问日本。", "held"),
    Example("what somebody tried before", "曾尝试斡旋的日本首相菅义伟22日与普京通电话。", "held"),
    Example("what a topic is to be", "王毅与茂木敏充22日就6月将在东京举行的峰会进行了磋商。", "planned", "held"),
    Example("想", "安倍晋三透露想访华。", "planned"),
    Example("不打算", "马克龙不打算与普京会晤。", "denied"),
    Example("然后才", "马斯先去东京，然后才和王毅见面。", "planned"),
    Example("访日意愿", "马克龙访日意愿强烈。", "planned"),
    Example("可能性", "法德首脑会晤可能性不大。", "planned"),
    Example("a past day outweighs it", "马克龙22日提出与普京会晤时讨论疫苗。", "planned"),
  ]

  @Test("what is only spoken of was not held", arguments: prospects)
  func hasStatus(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.status.rawValue) == example.expected)
  }

  static let people: [Example] = [
    Example(
      "入主…后首次: who took office does not meet", "法国与德国明天举行朔尔茨入主总理府后首次会谈。", "meeting 法国(FRA)—德国(DEU)"),
    Example("执政以来", "法德举行马克龙执政以来首次会面。", "meeting 法(FRA)—德(DEU)"),
    Example("任内", "中美高层22日展开拜登任内首次会晤。", "meeting 中(CHN)—美(USA)"),
    Example("but he who travels does", "布林肯上任以来首次访问印度。", "visit 布林肯(USA)—印度(IND)"),
    Example("and he who meets with 与", "布林肯任内曾与王毅会晤。", "meeting 布林肯(USA)—王毅(CHN)"),
    Example("what an encounter is, is nobody met", "这场中美会晤是拜登1月20日上任以来的首次会谈。", "meeting 中(CHN)—美(USA)"),
    Example(
      "两国外交部 are not the persons named before", "文在寅22日与习近平通话。两国外交部首次举行会谈。",
      "call 文在寅(KOR)—习近平(CHN)", "meeting 韩国(KOR)—中国(CHN)"),
    Example("who sends others does not travel", "奥巴马派兵前往阿富汗。"),
    Example(
      "those who hold the offices today were not there years ago",
      "美国国务卿布林肯、日本外相茂木敏充发表谈话。2005年2月，美日举行2+2会谈。", "meeting 美(USA)—日(JPN)"),
    Example(
      "whom a plan names did not come to what was held",
      "马来西亚22日接待新西兰总督基罗。首相安瓦尔也将会晤基罗。", "meeting 马来西亚(MYS)—基罗(NZL)", "meeting 安瓦尔(MYS)—基罗(NZL)"),
    Example("a ship is nobody", "里根号22日抵达韩国。"),
    Example("in quotation marks as well", "美国航母“里根”号22日访问韩国。"),
    Example("who is described travels", "谭德塞表示，赴中国考察的专家组遇到困难。"),
    Example("a name behind 在 is a place", "王毅22日，在埃及苏瓦夫会见阿盟秘书长盖特。", "meeting 王毅(CHN)—盖特(LAS)"),
    Example(
      "外交部 called in the envoy, and not who met somebody else", "王毅22日会见拉夫罗夫。外交部21日召见欧盟驻华大使郁白。",
      "meeting 王毅(CHN)—拉夫罗夫(RUS)", "summons 外交部(CHN)—郁白(EU)"),
    Example("驻华 tells whose ministry it is", "外交部22日召见法国驻华大使罗梁。", "summons 外交部(CHN)—罗梁(FRA)"),
    Example("上次 is another encounter", "舍曼22日与王毅会谈。中美上次会晤气氛紧张。", "meeting 舍曼(USA)—王毅(CHN)"),
    Example(
      "who was out of office was not there", "中美高层22日在安克雷奇会谈。特朗普与中方会谈时要价很高。", "meeting 中(CHN)—美(USA)",
      "meeting 特朗普(USA)—中方(CHN)"),
  ]

  @Test("people of another clause take no part", arguments: people)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let days: [Example] = [
    Example("同月 is the month told before", "王毅2月3日访问越南。当月5日，他访问老挝。", "visit 2021-02-03", "visit 2021-02-05"),
    Example(
      "同年 is the year told before", "王毅2019年2月访问越南。同年5月，他访问老挝。", "visit 2019-02-01…2019-02-28 month",
      "visit 2019-05-01…2019-05-31 month"),
    Example("当年 alone is no time", "基辛格当年访华。", "visit undated"),
    Example("2014年初", "普京2014年初访问匈牙利。", "visit 2014-01-01…2014-01-31 month"),
    Example("a weekday behind another is of its week", "王毅下周二周三分别访问越南和老挝。", "visit 2021-03-31", "visit 2021-03-31"),
    Example("2020年8月底", "王毅2020年8月底访问越南。", "visit 2020-08-21…2020-08-31 month"),
    Example("于今年 is 今年", "王毅于今年1月访问越南。", "visit 2021-01-01…2021-01-31 month"),
    Example("2月底", "王毅2月底访问越南。", "visit 2021-02-21…2021-02-28 month"),
    Example("曾 points to another day", "马克龙22日发表演讲。他曾会见普京。", "meeting undated"),
    Example("since an office was taken is no day, wherever it stands", "这场法德会晤是马克龙1月20日上任以来的首次会谈。", "meeting undated"),
    Example("before what was on a day is another day", "马克龙在俄罗斯2月24日入侵乌克兰前不久前往莫斯科。", "visit undated"),
    Example("also across a comma", "在新一轮磋商于22日在维也纳开始之前，勒德里昂与王毅会面。", "meeting undated"),
    Example("but 前 of a person is no time", "王毅22日与日本前外相岸田文雄会面。", "meeting 2021-03-22"),
    Example("since what was the first time is no day", "这是2018年记者遇害后，茂木敏充首次访问土耳其。", "visit undated"),
    Example("不久 is another day than that of the report", "法国外交部24日宣布，马克龙不久将访问日本。", "visit undated"),
    Example(
      "此前 and 曾 reach over the sentence", "马克龙22日发表演讲。此前，他曾在柏林演说，并会见了默克尔。", "meeting undated"),
    Example(
      "whom one met at home one did not meet on a journey",
      "德国总理默克尔22日在维尔纽斯会见立陶宛总统瑙塞达。瑙塞达日前访问过德国。", "meeting 2021-03-22", "visit undated"),
    Example("a day is told of what is held", "法德22日举行建交以来首次会谈。", "meeting 2021-03-22"),
    Example(
      "after an encounter that is over and a journey it is another day", "马斯16日在东京会见茂木敏充，会晤之后前往首尔，与郑义溶举行会谈。",
      "meeting 2021-03-16", "visit undated", "meeting undated"),
  ]

  @Test("the day of another encounter is not taken over", arguments: days)
  func dated(_ example: Example) throws {
    let lines = try example.read().encounters.map { "\($0.mode?.rawValue ?? "-") \($0.when.line)" }
    #expect(lines == example.expected)
  }

  @Test("the place of others' encounter in the clause before is not taken over")
  func place() throws {
    let reading = try Shared.read("中美高官22日在安克雷奇会晤，气氛紧张，俄罗斯外长拉夫罗夫同日本外相茂木敏充的会谈十分融洽。")
    #expect(reading.encounters.map { $0.place?.name } == ["安克雷奇", nil])
  }

  @Test("the weekday of a headline is the coming one where the body plans the encounter")
  func headline() throws {
    let reading = try Shared.read("外交部宣布，德国外长马斯将于3月26日访问中国，27日与王毅会谈。", title: "德外长周五访华 周六与王毅会谈")
    #expect(reading.encounters.map(\.status) == [.planned, .planned])
    #expect(reading.encounters.map(\.when.line) == ["2021-03-26", "2021-03-27"])
    #expect(reading.encounters.map(\.headline) == [true, true])
  }

  @Test("what is recalled in passing or was long ago is not what a report is about")
  func passing() throws {
    let recalled = try Shared.read("欧洲经济正在复苏。\n默克尔去年10月访问意大利。")
    #expect(recalled.encounters.map(\.headline) == [false])
    let led = try Shared.read("默克尔22日访问意大利。")
    #expect(led.encounters.map(\.headline) == [true])
  }

  @Test("a headline without a day tells of nothing long past")
  func longPast() throws {
    let reading = try Shared.read("法德上次会谈于2019年4月举行。", title: "法德会谈拟讨论气候")
    #expect(reading.encounters.map(\.status) == [.held, .planned])
    #expect(reading.encounters.map(\.headline) == [false, true])
  }
}
