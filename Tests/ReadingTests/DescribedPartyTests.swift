import Reading
import Record
import Testing

/// Parties that more words than an office describe.
@Suite("Parties behind what describes them")
struct DescribedPartyTests {
  static let cases: [Example] = [
    Example(
      "an attribute between 与 and the party", "智利外长乌雷霍拉22日与担任轮值主席的秘鲁外长兰达举行会谈。",
      "meeting 乌雷霍拉(CHL)—兰达(PER)"),
    Example(
      "who stands in the attribute takes no part", "智利外长乌雷霍拉22日同致力于调停俄乌冲突的土耳其总统埃尔多安会谈。",
      "meeting 乌雷霍拉(CHL)—埃尔多安(TUR)"),
    Example("an age", "智利外長烏雷霍拉22日與現年60歲的秘魯外長蘭達會面。", "meeting 烏雷霍拉(CHL)—蘭達(PER)"),
    Example("a number and its measure", "智利外长乌雷霍拉22日与27名秘鲁议员会面。", "meeting 乌雷霍拉(CHL)—秘鲁议员(PER)"),
    Example("a region before the state", "智利外长乌雷霍拉22日与太平洋岛国斐济总理兰布卡会谈。", "meeting 乌雷霍拉(CHL)—兰布卡(FJI)"),
    Example("whom a verb has as its object", "智利外长乌雷霍拉22日会见即将离任的秘鲁大使罗哈斯。", "meeting 乌雷霍拉(CHL)—罗哈斯(PER)"),
    Example(
      "so in a clause of time", "智利外長烏雷霍拉22日會見即將離任的秘魯駐智利大使羅哈斯時表示，兩國友好。",
      "meeting 烏雷霍拉(CHL)—羅哈斯(PER)"),
    Example("由X率领的代表团", "智利外长乌雷霍拉22日会见了由俄罗斯外长拉夫罗夫率领的代表团。", "meeting 乌雷霍拉(CHL)—拉夫罗夫(RUS)"),
    Example("who governs a city", "智利外长乌雷霍拉22日会见利马市长冈萨雷斯。", "meeting 乌雷霍拉(CHL)—冈萨雷斯(PER)"),
    Example(
      "whose ministry speaks", "秘鲁外交部22日证实，外长兰达将于下周前往智利。", "visit 兰达(PER)—智利(CHL)"),
    Example(
      "where somebody goes to attend is host of it", "秘鲁外长兰达22日前往挪威参加渔业会议。", "visit 兰达(PER)—挪威(NOR)",
      "conference 兰达(PER)—挪威(NOR)"),
    Example(
      "a delegation goes on as somebody does", "秘鲁国会代表团一行10人22日抵台访问，会见总统蔡英文。", "visit 秘鲁国会代表团(PER)—台(TWN)",
      "meeting 秘鲁国会代表团(PER)—蔡英文(TWN)"),
    Example(
      "an office of all the states before it", "德国、法国、英国三国外长22日与伊朗外长阿卜杜拉希安举行会谈。",
      "meeting 德国(DEU)+法国(FRA)+英国(GBR)—阿卜杜拉希安(IRN)"),
    Example(
      "where an office resides is a place", "日本首相岸田文雄22日在首相官邸会见了来访的秘鲁外长兰达。",
      "meeting 岸田文雄(JPN)—兰达(PER)"),
    Example("two titles in a row", "二十国集团主席印尼总统佐科22日与智利外长乌雷霍拉会谈。", "meeting 佐科(IDN)—乌雷霍拉(CHL)"),
    Example("a governor of a region", "智利外长乌雷霍拉22日与秘鲁库斯科大区主席罗哈斯会面。", "meeting 乌雷霍拉(CHL)—罗哈斯(PER)"),
    Example(
      "a parliament's group travels as such", "挪威议会友好小组一行6人22日抵达圣地亚哥访问。", "visit 挪威议会友好小组(NOR)—圣地亚哥(CHL)"),
    Example(
      "who only stands for somebody travels himself", "挪威外长胡特费尔特22日以首相斯特勒特使身份前往秘鲁。",
      "visit 胡特费尔特(NOR)—秘鲁(PER)"),
    Example("代表 as a verb", "挪威外长胡特费尔特22日代表首相斯特勒访问秘鲁。", "visit 胡特费尔特(NOR)—秘鲁(PER)"),
    Example("whose visit is welcomed", "秘鲁外长兰达22日对挪威首相斯特勒访问智利表示欢迎。", "visit 斯特勒(NOR)—智利(CHL)"),
    Example(
      "the state that speaks is a side", "秘鲁22日表示，支持与挪威举行渔业会谈。", "meeting 秘鲁(PER)—挪威(NOR)"),
  ]

  @Test("a party is found behind what describes it", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let near: [Example] = [
    Example("与 within an attribute joins what it describes", "负责中国与欧洲关系的王毅22日说，合作重要。"),
    Example("whoever is spoken with belongs to the attribute alone", "与中国有争端的菲律宾总统马科斯22日发表讲话。"),
    Example("nobody meets whom an attribute names", "主持与秘鲁谈判的挪威首相斯特勒22日发表讲话。"),
    Example("counted people within a place meet nobody", "挪威首相斯特勒22日在27名议员面前讲话。"),
  ]

  @Test("an attribute alone makes no encounter", arguments: near)
  func none(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }
}
