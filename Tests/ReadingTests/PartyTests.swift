import Lexicon
import Reading
import Record
import Testing

@Suite("Parties")
struct PartyTests {
  /// Who met: words, actor, office, id.
  static let casts: [Example] = [
    Example(
      "state, office, name and Latin form", "俄罗斯外长拉夫罗夫(Sergei Lavrov)周一会见中国外长王毅。",
      "拉夫罗夫 RUS foreign-minister lavrov", "王毅 CHN foreign-minister wang-yi"),
    Example(
      "the other script and region's spelling find the same people", "俄羅斯外長拉夫羅夫周一會見美國國務卿布林肯。",
      "拉夫羅夫 RUS foreign-minister lavrov", "布林肯 USA secretary-of-state blinken"),
    Example(
      "an office of two states is two people", "中俄外长22日在桂林会谈。", "中 CHN foreign-minister wang-yi",
      "俄 RUS foreign-minister lavrov"),
    Example(
      "two offices joined by 兼 are one person", "越南副总理兼外长范平明22日会见中国国防部长魏凤和。",
      "范平明 VNM foreign-minister pham-binh-minh", "魏凤和 CHN defence-minister wei-fenghe"),
    Example(
      "国务委员兼外长 in Traditional script", "國務委員兼外長王毅22日與韓國外長鄭義溶會談。", "王毅 CHN foreign-minister wang-yi",
      "鄭義溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "a minister whom no table holds is read from state, office and name", "汤加外长卡图阿尼22日与韩国外长郑义溶会谈。",
      "卡图阿尼 TON foreign-minister -", "郑义溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "a former office is not today's", "美国前国务卿蓬佩奥22日会见韩国外长郑义溶。", "蓬佩奥 USA secretary-of-state pompeo",
      "郑义溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "时任 gives the office of that time", "时任国务卿蓬佩奥去年6月会见印度外长苏杰生。", "蓬佩奥 USA secretary-of-state pompeo",
      "苏杰生 IND foreign-minister jaishankar"),
    Example(
      "of two officials of one name the adviser", "美国国家安全顾问沙利文22日会见俄罗斯外长拉夫罗夫。",
      "沙利文 USA national-security-adviser sullivan", "拉夫罗夫 RUS foreign-minister lavrov"),
    Example(
      "of two officials of one name the ambassador", "美国驻俄大使沙利文22日会见俄罗斯外长拉夫罗夫。", "沙利文 USA ambassador john-sullivan",
      "拉夫罗夫 RUS foreign-minister lavrov"),
    Example(
      "a president's government is the government", "拜登政府22日与中方举行会谈。", "拜登政府 USA - -", "中方 CHN - -"),
    Example(
      "防卫大臣 and 国防部长 are one office", "日本防卫大臣岸信夫22日与美国国防部长奥斯汀会谈。", "岸信夫 JPN defence-minister kishi-nobuo",
      "奥斯汀 USA defence-minister austin"),
    Example(
      "外務大臣 is the foreign minister", "日本外務大臣茂木敏充22日會見韓國外長鄭義溶。",
      "茂木敏充 JPN foreign-minister motegi-toshimitsu", "鄭義溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "外相 is the foreign minister", "日本外相茂木敏充22日会见韩国外长郑义溶。", "茂木敏充 JPN foreign-minister motegi-toshimitsu",
      "郑义溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "where an ambassador is posted is no side", "日本驻英大使林肇与美国国务卿布林肯会谈。", "林肇 JPN ambassador hayashi-hajime",
      "布林肯 USA secretary-of-state blinken"),
    Example("a side by its abbreviation", "日方与中方22日在东京举行磋商。", "日方 JPN - -", "中方 CHN - -"),
    Example("palaces and houses act as governments", "克里姆林宫与白宫22日通电话。", "克里姆林宫 RUS - -", "白宫 USA - -"),
    Example("capitals act as governments", "华府与首尔22日在华盛顿举行磋商。", "华府 USA - -", "首尔 KOR - -"),
    Example(
      "an organisation's head stands for it", "联合国秘书长古特雷斯22日与北约秘书长斯托尔滕贝格通话。",
      "古特雷斯 UN secretary-general guterres", "斯托尔滕贝格 NATO secretary-general stoltenberg"),
    Example(
      "the office in words wins over a namesake in another state", "阿联酋外长阿卜杜拉22日会见韩国外长郑义溶。",
      "阿卜杜拉 ARE foreign-minister abdullah-bin-zayed", "郑义溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "a deputy is not the minister", "俄副外长里亚布科夫22日与美副国务卿舍曼会谈。",
      "里亚布科夫 RUS deputy-foreign-minister ryabkov", "舍曼 USA deputy-secretary-of-state sherman"),
    Example(
      "a name with hyphen and dot is one name", "法国外交部长让-伊夫·勒德里昂(Jean-Yves Le Drian)22日会见韩国外长郑义溶。",
      "让-伊夫·勒德里昂 FRA foreign-minister le-drian", "郑义溶 KOR foreign-minister chung-eui-yong"),
  ]

  @Test("who takes part is read from the words in front of a name", arguments: casts)
  func cast(_ example: Example) throws {
    #expect(try example.read().events.flatMap(\.cast) == example.expected)
  }

  @Test("states of one character act together only in composition")
  func compounds() throws {
    let reading = try Shared.read("美日印澳领导人12日举行视频峰会。")
    #expect(reading.events.flatMap(\.parties).compactMap(\.actor) == ["USA", "JPN", "IND", "AUS"])
    let visit = try Shared.read("布林肯22日访华。")
    #expect(visit.events.flatMap(\.parties).compactMap(\.actor) == ["USA", "CHN"])
  }

  @Test("a Japanese surname finds the person named before it")
  func surname() throws {
    let reading = try Shared.read("日本外相茂木敏充22日与布林肯通电话。茂木23日还会见了韩国外长郑义溶。")
    #expect(reading.events.map { $0.parties.first?.entity } == ["motegi-toshimitsu", "motegi-toshimitsu"])
    #expect(reading.events.map { $0.parties.first?.text } == ["茂木敏充", "茂木敏充"])
  }

  @Test("what follows the dot of a long name finds the person named before it")
  func lastName() throws {
    let reading = try Shared.read("法国外长让-伊夫·勒德里昂22日会见郑义溶。勒德里昂23日又会见了李克强。")
    #expect(reading.events.map { $0.parties.first?.entity } == ["le-drian", "le-drian"])
  }

  @Test("他 is the subject before it")
  func pronoun() throws {
    let reading = try Shared.read("美国国务卿布林肯22日抵达首尔。他23日会见了韩国外长郑义溶。")
    #expect(reading.events.last?.line == "meeting 布林肯(USA)—郑义溶(KOR)")
  }

  static let states: [Example] = [
    Example("中 within and after a word", "会谈中，中心负责人表示，集中力量完成其中的工作。"),
    Example("日 as a time", "有关部门日前发布消息，今日天气晴朗，近日将有雨。"),
    Example("以 in 以来 and 以及", "入春以来，气温以及湿度上升。"),
    Example("美 in 美好", "居民希望过上美好生活，完美结束一天。"),
    Example("法 in 法律, 德 in 道德, 英 in 英雄", "法律与道德都重要，英雄受到尊敬。"),
  ]

  @Test("characters that are also states' are no state within other words", arguments: states)
  func noState(_ example: Example) throws {
    let reading = try example.read()
    #expect(reading.mentions.filter { $0.kind == .state }.map(\.text).isEmpty)
    #expect(reading.events.isEmpty)
  }

  static let longNames: [Example] = [
    Example(
      "a known name must not be cut from the front of an unknown one", "乌拉圭外交部长巴斯蒂略22日与韩国外长郑义溶会谈。",
      "巴斯蒂略 URY foreign-minister -", "郑义溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "the foreign minister of Korea in the Korean manner", "日本外相茂木敏充22日會見韓國外交部長官鄭義溶。",
      "茂木敏充 JPN foreign-minister motegi-toshimitsu", "鄭義溶 KOR foreign-minister chung-eui-yong"),
    Example(
      "a minister of a ministry with a long name", "王毅22日会见南非国际关系与合作部部长潘多尔。", "王毅 CHN foreign-minister wang-yi",
      "潘多尔 ZAF foreign-minister pandor"),
  ]

  @Test("names and offices are read to their end", arguments: longNames)
  func whole(_ example: Example) throws {
    #expect(try example.read().events.flatMap(\.cast) == example.expected)
  }
}
