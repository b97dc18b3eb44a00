import Reading
import Record
import Testing

/// Forms of language in which encounters are told, each with who meets whom in it.
@Suite("Forms of encounters")
struct EncounterFormTests {
  static let travellers: [Example] = [
    Example(
      "behind a list of where somebody travels", "正在访问秘鲁、智利和巴西的挪威首相斯特勒说，渔业重要。",
      "visit 斯特勒(NOR)—秘鲁(PER)", "visit 斯特勒(NOR)—智利(CHL)", "visit 斯特勒(NOR)—巴西(BRA)"),
    Example(
      "commas in a list that ends", "挪威首相斯特勒曾先后出访秘鲁，智利，巴西和古巴等国家。",
      "visit 斯特勒(NOR)—秘鲁(PER)", "visit 斯特勒(NOR)—智利(CHL)", "visit 斯特勒(NOR)—巴西(BRA)", "visit 斯特勒(NOR)—古巴(CUB)"),
    Example(
      "a comma before another subject ends the list", "挪威首相斯特勒22日访问秘鲁，智利表示欢迎。", "visit 斯特勒(NOR)—秘鲁(PER)"),
    Example("what flies somewhere is described by it", "挪威首相斯特勒说，这列前往首都利马（Lima）的火车不会停。"),
    Example(
      "where somebody is on a journey is no party", "挪威首相斯特勒22日在出访地秘鲁利马与智利外长乌雷霍拉举行会谈。",
      "visit 斯特勒(NOR)—秘鲁(PER)", "meeting 斯特勒(NOR)—乌雷霍拉(CHL)"),
    Example("访美的", "正在访美的挪威首相斯特勒说，渔业重要。", "visit 斯特勒(NOR)—美(USA)"),
    Example(
      "where somebody has come is not whose minister", "访问美国的外长吴钊燮表示，渔业重要。", "visit 吴钊燮(TWN)—美国(USA)"),
    Example(
      "whoever goes along", "挪威首相斯特勒将与外长胡特费尔特于4月6日访问秘鲁。", "visit 斯特勒(NOR)+胡特费尔特(NOR)—秘鲁(PER)"),
    Example(
      "whoever was met before goes nowhere", "挪威首相斯特勒22日与外长胡特费尔特会谈后访问秘鲁。", "visit 斯特勒(NOR)—秘鲁(PER)"),
    Example("率团 ends a name", "挪威外长汉森率团访台。", "visit 汉森(NOR)—台(TWN)"),
    Example(
      "the side of a delegation is that of its leader", "民航局副局长林俊良22日率领台湾代表团抵达利马。", "visit 林俊良(TWN)—利马(PER)"),
    Example(
      "what only tells when is no destination", "这是斯特勒在俄罗斯入侵乌克兰后首次访问秘鲁。挪威首相斯特勒说，渔业重要。",
      "visit 斯特勒(NOR)—秘鲁(PER)", title: "挪威首相斯特勒"),
    Example("到 alone", "挪威首相斯特勒下月仍会到利马，与秘鲁总统卡斯蒂略会面。", "visit 斯特勒(NOR)—利马(PER)", "meeting 斯特勒(NOR)—卡斯蒂略(PER)"),
    Example(
      "an invitation that is accepted", "秘鲁总统卡斯蒂略周二接受了挪威首相斯特勒关于访问奥斯陆的邀请。", "visit 卡斯蒂略(PER)—奥斯陆(NOR)"),
    Example(
      "invitations of two", "斯特勒应秘鲁总统卡斯蒂略、智利总统博里奇邀请，22日进行访问。", "visit 斯特勒(NOR)—卡斯蒂略(PER)",
      "visit 斯特勒(NOR)—博里奇(CHL)", title: "挪威首相斯特勒出访"),
  ]

  static let meetings: [Example] = [
    Example("without travelling", "挪威防卫大臣格拉姆22日与秘鲁国防部长加维迪亚以视频方式举行会谈。", "call 格拉姆(NOR)—加维迪亚(PER)"),
    Example(
      "a gathering that is only the means", "挪威国防大臣格拉姆将于周四通过视频会议与秘鲁国防部长加维迪亚会面。", "call 格拉姆(NOR)—加维迪亚(PER)"),
    Example("the two whom the sentence names", "挪威首相斯特勒22日拥抱了秘鲁总统卡斯蒂略，之后两人举行会谈。", "meeting 斯特勒(NOR)—卡斯蒂略(PER)"),
    Example(
      "the two with whom a sentence begins", "挪威外长胡特费尔特与秘鲁外长兰达曾在2月下旬，利用亚太经合组织部长会议举行双边会谈。",
      "meeting 胡特费尔特(NOR)—兰达(PER)"),
    Example("names that follow each other in a headline", "两人谈到渔业。", "meeting 布林肯(USA)—王毅(CHN)", title: "布林肯王毅举行会谈"),
    Example("the same sides again", "挪威、秘鲁两国22日在利马举行高峰会。", "meeting 挪威(NOR)—秘鲁(PER)"),
    Example(
      "those who met on that day",
      "挪威副外长埃维森与秘鲁副外长罗哈斯21日举行会谈。挪威首相斯特勒与秘鲁总统卡斯蒂略上个月举行会晤。双方在21日的会谈中表达了不满。",
      "meeting 埃维森(NOR)—罗哈斯(PER)", "meeting 斯特勒(NOR)—卡斯蒂略(PER)"),
    Example(
      "a conversation told again", "挪威首相斯特勒22日与秘鲁总统卡斯蒂略通电话。\n\n在与卡斯蒂略的对话中，斯特勒重申支持。",
      "call 斯特勒(NOR)—卡斯蒂略(PER)"),
  ]

  static let lists: [Example] = [
    Example(
      "commas in a list of those who are met", "挪威首相斯特勒22日分别与秘鲁，智利，巴西和古巴总统通电话。", "call 斯特勒(NOR)—秘鲁(PER)",
      "call 斯特勒(NOR)—智利(CHL)", "call 斯特勒(NOR)—巴西(BRA)", "call 斯特勒(NOR)—古巴总统(CUB)"),
    Example(
      "a clause that tells something ends no list", "挪威首相斯特勒22日与秘鲁会谈，智利和古巴通电话。", "meeting 斯特勒(NOR)—秘鲁(PER)",
      "call 智利(CHL)—古巴(CUB)"),
  ]

  static let gatherings: [Example] = [
    Example("held abroad", "挪威首相斯特勒26日将出席在利马举行的渔业论坛。", "conference 斯特勒(NOR)—利马(PER)"),
    Example(
      "of many states", "日本、中国、韩国等15国讨论签署协定，预定26日召开峰会。", "conference 日本(JPN)+中国(CHN)+韩国(KOR)"),
    Example("whose place the word 正在 leads to", "挪威首相斯特勒目前正在秘鲁利马出席东盟外长会议。", "conference 斯特勒(NOR)—东盟(ASEAN)"),
    Example("where somebody makes a speech", "印度总理莫迪22日在联合国大会发表演说。", "conference 莫迪(IND)—联合国大会(UN)"),
    Example("where somebody speaks", "美国总统拜登22日在联合国大会上表示，渔业重要。", "conference 拜登(USA)—联合国大会(UN)"),
    Example(
      "whose host stands behind the word", "挪威首相斯特勒下星期二以视频方式，出席秘鲁举办的东盟峰会。",
      "conference 斯特勒(NOR)+秘鲁(PER)—东盟(ASEAN)"),
    Example("of the Commonwealth", "英联邦22日在基加利举行峰会。", "conference 英联邦(COMMONWEALTH)"),
  ]

  static let headlines: [Example] = [
    Example(
      "a headline names who attends", "东盟外长会议22日在利马举行。渔业重要。", "conference 斯特勒(NOR)—东盟(ASEAN)",
      title: "挪威首相斯特勒出席东盟外长会议"),
    Example(
      "three or more by name are met one by one", "渔业重要。",
      "meeting 斯特勒(NOR)—卡斯蒂略(PER)", "meeting 斯特勒(NOR)—兰达(PER)", "meeting 斯特勒(NOR)—罗哈斯(PER)",
      title: "挪威首相斯特勒会见秘鲁总统卡斯蒂略、外长兰达和议长罗哈斯"),
  ]

  @Test("who meets whom", arguments: travellers + meetings + lists + gatherings + headlines)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let near: [Example] = [
    Example("sides within the name of a symposium", "智库22日举行“中国与美国渔业政策”座谈会。"),
    Example("a side within the name of a summit", "挪威首相斯特勒在出席一场“秘鲁挑战峰会”时表示，渔业重要。"),
    Example("what a document is called", "秘鲁与挪威签署《关于加快边界谈判的谅解备忘录》。"),
    Example("an agreement that nobody has signed", "挪威首相斯特勒与秘鲁总统卡斯蒂略谈到未签署的协定。"),
    Example("whose attendance is only supported", "感谢秘鲁国会支持台湾参与世界卫生大会。"),
    Example("who is not invited", "秘鲁总统卡斯蒂略没有邀请挪威和智利参加渔业峰会。"),
  ]

  @Test("what is no encounter", arguments: near)
  func none(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }

  static let days: [Example] = [
    Example(
      "随后 keeps the day over a paragraph", "挪威首相斯特勒22日会见秘鲁总统卡斯蒂略。\n\n随后，斯特勒与智利总统博里奇会面。",
      "meeting 2021-03-22", "meeting 2021-03-22"),
    Example("so does 之后", "挪威首相斯特勒22日会见秘鲁总统卡斯蒂略。\n\n之后斯特勒与智利总统博里奇会谈。", "meeting 2021-03-22", "meeting 2021-03-22"),
    Example("how long somebody stays", "挪威首相斯特勒22日访问秘鲁4天。", "visit 2021-03-22…2021-03-25"),
    Example("what ends on a day", "挪威首相斯特勒22日结束访问秘鲁4天的行程。", "visit 2021-03-19…2021-03-22"),
    Example("two days in a row", "挪威首相斯特勒计划于4月30日和5月1日访问秘鲁。", "visit 2021-04-30…2021-05-01"),
    Example(
      "since when nothing of the kind had been", "这是斯特勒自3月2日在利马与秘鲁总统卡斯蒂略会面后，第二次到访秘鲁。",
      "meeting 2021-03-02", "visit undated", title: "挪威首相斯特勒到访"),
    Example("自从…以来 lends its day to nothing", "这是自从俄罗斯3月2日对乌克兰发动袭击以来首次召开的欧盟峰会。", "conference undated"),
    Example(
      "wherever the encounter stands", "挪威首相斯特勒正在访问秘鲁，他是自1990年两国通航以来第三位来客。", "visit undated"),
    Example("so does the year of a document", "挪威首相斯特勒访问秘鲁，席上谈起《渔业协定》（1956年）的条文。", "visit undated"),
    Example(
      "the day of words on a plan", "挪威外交部周一为首相斯特勒拜会秘鲁总统卡斯蒂略的计划辩解。", "meeting undated"),
    Example(
      "what comes after is not of the day", "挪威首相斯特勒今天在利马与秘鲁总统卡斯蒂略会面，然后他将前往智利访问。", "meeting 2021-03-24",
      "visit undated"),
    Example("words that came before", "挪威大使周日在挪美高层会谈前表示，渔业重要。", "meeting undated"),
    Example(
      "the year of another clause", "挪威今年担任主席国，首相斯特勒将与秘鲁总统卡斯蒂略会谈。", "meeting undated", title: "挪威首相斯特勒"),
    Example(
      "every time of a list", "挪威与秘鲁已经在2018年9月、2019年12月和去年10月举行了三轮对话。", "talks 2018-09-01…2018-09-30 month",
      "talks 2019-12-01…2019-12-31 month", "talks 2020-10-01…2020-10-31 month"),
    Example(
      "a day within those of a visit", "挪威首相斯特勒3月19日至21日访问秘鲁。\n\n斯特勒20日在访问秘鲁时获颁勋章。", "visit 2021-03-19…2021-03-21"),
  ]

  @Test("the day is that of the encounter", arguments: days)
  func dated(_ example: Example) throws {
    let lines = try example.read().encounters.map { "\($0.mode?.rawValue ?? "-") \($0.when.line)" }
    #expect(lines == example.expected)
  }

  static let statuses: [Example] = [
    Example("也将", "挪威国防大臣格拉姆也将于周四与秘鲁国防部长加维迪亚会面。", "planned"),
    Example("what somebody is doing to some end", "为出席渔业会议而正在挪威访问的秘鲁外长兰达22日说，渔业重要。", "held"),
    Example("what is denied is that it was the first", "秘鲁总统卡斯蒂略说，这不是他首次到访挪威。", "held"),
    Example("規畫", "挪威首相斯特勒規畫與秘魯總統卡斯蒂略舉行雙邊會晤。", "planned"),
    Example("an initiative is no wish", "挪威首相斯特勒在共建倡议提出10周年之际会见了秘鲁总统卡斯蒂略。", "held"),
  ]

  @Test("the status is that of the encounter", arguments: statuses)
  func hasStatus(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.status.rawValue) == example.expected)
  }
}
