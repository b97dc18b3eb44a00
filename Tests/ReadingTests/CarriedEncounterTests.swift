import Reading
import Record
import Testing

/// What the tellings of one article lend each other, and what only seems to tell of an encounter.
@Suite("Encounters through an article")
struct CarriedEncounterTests {
  static let days: [Example] = [
    Example(
      "还 keeps the day over a paragraph", "挪威首相斯特勒22日会见秘鲁总统卡斯蒂略。\n\n斯特勒还与智利总统博里奇举行了会谈。",
      "meeting 2021-03-22", "meeting 2021-03-22"),
    Example(
      "without such a word a paragraph keeps none", "挪威首相斯特勒22日会见秘鲁总统卡斯蒂略。\n\n斯特勒与智利总统博里奇举行了会谈。",
      "meeting 2021-03-22", "meeting undated"),
    Example(
      "a meeting with others where the visit is", "挪威首相斯特勒将于4月6日至8日访问秘鲁。他在利马还将与智利总统博里奇会谈。",
      "visit 2021-04-06…2021-04-08", "meeting 2021-04-06…2021-04-08"),
    Example(
      "one of two travellers is told again", "挪威首相斯特勒和芬兰总理马林22日访问了利马。马林在前往利马时表示，渔业重要。",
      "visit 2021-03-22"),
    Example("a number before 日 begins its own word", "秘鲁外长兰达将于26至28日历访智利。", "visit 2021-03-26…2021-03-28"),
    Example("so before 前往", "秘魯外長蘭達22日前往智利。", "visit 2021-03-22"),
    Example("from one weekday to another", "挪威首相斯特勒將於下星期一至星期三訪問秘魯。", "visit 2021-03-29…2021-03-31"),
    Example("the second weekday by its number", "挪威首相斯特勒将于下周一至二访问秘鲁。", "visit 2021-03-29…2021-03-30"),
    Example("a day in brackets without 日", "挪威首相斯特勒周一（3月22）与秘鲁总统卡斯蒂略通话。", "call 2021-03-22"),
    Example("a day and its weekday are one", "挪威首相斯特勒3月29日星期一访问秘鲁。", "visit 2021-03-29"),
    Example(
      "a day of what describes somebody is not the encounter's", "将于10月主持峰会的挪威首相斯特勒22日与秘鲁总统卡斯蒂略会谈。",
      "meeting 2021-03-22"),
    Example(
      "an hour in the diary that the headline dates", "8:50 到达官邸。\n\n16:26 与波兰总理莫拉维茨基举行电话会谈。", "call 2021-03-22",
      title: "追踪菅义伟首相（22日）"),
  ]

  @Test("days are lent within an article", arguments: days)
  func dated(_ example: Example) throws {
    let lines = try example.read().encounters.map { "\($0.mode?.rawValue ?? "-") \($0.when.line)" }
    #expect(lines == example.expected)
  }

  static let statuses: [Example] = [
    Example("readiness", "秘鲁总统卡斯蒂略乐意与挪威首相斯特勒会晤。", "planned"),
    Example("called off in the next clause", "布林肯原定今年2月访华，但因气球事件推迟。", "cancelled"),
    Example("what else is put off calls off nothing", "布林肯22日访问中国，并推迟公布制裁。", "held"),
    Example("a comma behind the time of what is denied", "布林肯没计划在二十国集团外长会期间，与中国外长会晤。", "denied"),
    Example("a journey that is called off", "布林肯取消了原定的北京之行。", "cancelled"),
    Example("to what somebody is invited", "秘鲁接受了挪威首相斯特勒访问利马的邀请。", "planned"),
    Example("a plan that is put off", "秘鲁总统卡斯蒂略访问挪威的计划已被推迟。", "cancelled"),
    Example("no plan", "挪威首相斯特勒未有計劃與秘魯外長蘭達會晤。", "denied"),
    Example("words are wanting", "挪威尚未就与秘鲁举行会谈的可能性表态。", "planned"),
    Example("what will be done within it", "挪威首相斯特勒将访问秘鲁。在与秘鲁外长兰达的会谈中，将讨论渔业。", "planned", "planned"),
    Example("what lies ahead of somebody is not the encounter", "将于10月主持峰会的挪威首相斯特勒22日与秘鲁总统卡斯蒂略会谈。", "held"),
    Example("the next few days", "挪威首相斯特勒将在未来几天前往秘鲁。", "planned"),
  ]

  @Test("the status is that of the encounter", arguments: statuses)
  func hasStatus(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.status.rawValue) == example.expected)
  }

  static let none: [Example] = [
    Example("what somebody holds to be right", "兰达认为，挪威政府应与秘鲁进行新一轮谈判。"),
    Example("what should not be", "蘭達認為，在改善之前，挪威不該與秘魯談判。"),
    Example("what is advocated", "中方主张美朝直接对话。"),
    Example("the weight of talks", "斯特勒强调了与秘鲁恢复对话的重要性。"),
    Example("what others urge", "联合国秘书长古特雷斯22日敦促挪威与秘鲁举行谈判。"),
    Example("what others wish for", "聯合國秘書長古特雷斯希望挪威與秘魯舉行會談。"),
    Example("a habit", "在前首相领导下，挪威与秘鲁定期举行高层会谈。"),
  ]

  @Test("advice, need and habit are no encounters", arguments: none)
  func tellsNone(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }

  static let told: [Example] = [
    Example(
      "曾 dates another encounter than the lead's", "智利外长乌雷霍拉与秘鲁外长兰达举行会谈。两人21日曾在利马会面。",
      "meeting 乌雷霍拉(CHL)—兰达(PER)", "meeting 乌雷霍拉(CHL)—兰达(PER)"),
    Example(
      "分别 with each", "林芳正22日与哥伦比亚、比利时外长分别举行了会谈。", "meeting 林芳正(JPN)—哥伦比亚(COL)",
      "meeting 林芳正(JPN)—比利时外长(BEL)"),
    Example(
      "who goes on is who was named in the clause before", "希望习近平访问韩国。佩洛西在结束访台行程后，22日也访问了韩国。",
      "visit 习近平(CHN)—韩国(KOR)", "visit 佩洛西(USA)—台(TWN)", "visit 佩洛西(USA)—韩国(KOR)"),
    Example(
      "what a guest has come for", "习近平22日会见来华出席亚运会开幕式的韩国总理韩德洙。", "meeting 习近平(CHN)—韩德洙(KOR)",
      "visit 韩德洙(KOR)—华(CHN)"),
    Example("who leads others", "秘鲁外长兰达宣布，将于4月率商务代表团访问智利。", "visit 兰达(PER)—智利(CHL)"),
    Example("members of a body among themselves", "联合国成员国22日恢复谈判。", "conference 联合国(UN)"),
    Example("their speakers do not meet", "白宫和中国大使馆的发言人拒绝证实会晤。"),
  ]

  @Test("the tellings of an article keep apart what is apart", arguments: told)
  func tells(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  @Test("what one of the sides asks for is proposed")
  func proposed() throws {
    let reading = try Shared.read("挪威首相斯特勒22日呼吁与秘鲁总统卡斯蒂略举行会谈。")
    #expect(reading.encounters.map(\.status) == [.planned])
  }

  @Test("an invitation is no advice")
  func invited() throws {
    let reading = try Shared.read("挪威首相斯特勒应秘鲁总统卡斯蒂略邀请22日访问秘鲁。")
    #expect(reading.encounters.map(\.status) == [.held])
  }
}
