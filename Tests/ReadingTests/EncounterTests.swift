import Lexicon
import Reading
import Record
import Testing

@Suite("Encounters")
struct EncounterTests {
  static let cases: [Example] = [
    Example("X与Y会谈", "王毅22日与拉夫罗夫会谈。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("X同Y举行会谈", "王毅22日在桂林同俄罗斯外长拉夫罗夫举行会谈。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("X会见Y", "王毅22日会见拉夫罗夫。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("X会晤Y", "王毅22日会晤拉夫罗夫。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("X晤Y in the headline style of Hong Kong", "王毅22日晤拉夫羅夫。", "meeting 王毅(CHN)—拉夫羅夫(RUS)"),
    Example("两国 compounds", "中俄外长22日会晤。", "meeting 中(CHN)—俄(RUS)"),
    Example("获…接见", "王毅22日獲伊朗總統魯哈尼接見。", "meeting 王毅(CHN)—魯哈尼(IRN)"),
    Example("接待来访的Y", "拜登22日在白宫接待来访的德国总理默克尔。", "meeting 拜登(USA)—默克尔(DEU)"),
    Example("召见", "韩国外交部22日召见日本驻韩大使相星孝一。", "summons 韩国外交部(KOR)—相星孝一(JPN)"),
    Example("傳召", "南韓外交部今日傳召日本駐韓大使相星孝一。", "summons 南韓外交部(KOR)—相星孝一(JPN)"),
    Example("访问P", "布林肯22日访问韩国。", "visit 布林肯(USA)—韩国(KOR)"),
    Example("访华", "布林肯22日访华。", "visit 布林肯(USA)—华(CHN)"),
    Example("对P进行国事访问", "普京22日对中国进行国事访问。", "visit 普京(RUS)—中国(CHN)"),
    Example("应H邀请访问P", "應中國外長王毅邀請，俄羅斯外長拉夫羅夫22日至23日訪華。", "visit 拉夫羅夫(RUS)—華(CHN)"),
    Example("抵达 a city of another state", "布林肯22日抵达首尔。", "visit 布林肯(USA)—首尔(KOR)"),
    Example("结束对P的访问，飞往Q", "俄外长拉夫罗夫22日结束对中国的访问，飞往韩国。", "visit 拉夫罗夫(RUS)—中国(CHN)", "visit 拉夫罗夫(RUS)—韩国(KOR)"),
    Example(
      "先后会见 is an encounter with each", "王毅22日先后会见沙特外交大臣费萨尔、土耳其外长恰武什奥卢。", "meeting 王毅(CHN)—费萨尔(SAU)",
      "meeting 王毅(CHN)—恰武什奥卢(TUR)"),
    Example("三方会谈 is one", "中美俄22日举行三方会谈。", "conference 中(CHN)+美(USA)+俄(RUS)"),
    Example("领导人会议", "日中韩领导人会议22日在成都召开。", "conference 日(JPN)+中(CHN)+韩(KOR)"),
    Example(
      "a list of states with their number", "美、日、印、澳四国领导人12日召开线上峰会。",
      "conference 美(USA)+日(JPN)+印(IND)+澳(AUS)"),
    Example("通電話", "王毅22日與拉夫羅夫通電話。", "call 王毅(CHN)—拉夫羅夫(RUS)"),
    Example("應約同Y通話", "王毅22日應約同拉夫羅夫通話。", "call 王毅(CHN)—拉夫羅夫(RUS)"),
    Example("視像會談", "習近平22日與德國總理默克爾舉行視像會談。", "call 習近平(CHN)—默克爾(DEU)"),
    Example("the encounter as a noun with its date behind", "拜登与普京的会谈定于6月16日举行。", "meeting 拜登(USA)—普京(RUS)"),
    Example(
      "她 twice", "美国副总统贺锦丽22日抵达河内。她会见了越南国家主席阮春福。她23日访问了新加坡。", "visit 贺锦丽(USA)—河内(VNM)",
      "meeting 贺锦丽(USA)—阮春福(VNM)", "visit 贺锦丽(USA)—新加坡(SGP)"),
    Example("两部长 at 2+2", "布林肯與奧斯汀22日與茂木敏充及岸信夫舉行2+2會談。", "meeting 布林肯(USA)+奧斯汀(USA)—茂木敏充(JPN)+岸信夫(JPN)"),
    Example("签署 by two ministers is a meeting", "王毅和扎里夫22日在德黑兰签署合作文件。", "meeting 王毅(CHN)—扎里夫(IRN)"),
    Example(
      "两国外长 are those told before", "王毅22日同拉夫罗夫会谈。两国外长23日再次会晤。", "meeting 王毅(CHN)—拉夫罗夫(RUS)",
      "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("双方 in what follows tell of the same talks", "王毅22日同拉夫罗夫会谈。双方在会谈中讨论了合作。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example("two sentences on one meeting are one event", "王毅22日会见拉夫罗夫。王毅在会见拉夫罗夫时表示满意。", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
  ]

  @Test("an encounter is read with its mode and its sides", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  @Test("a denial is not swallowed by an encounter of the same sides that it does not speak of")
  func denial() throws {
    let reading = try Shared.read("伊朗和沙特官员9日在巴格达会谈。伊朗外交部否认伊朗官员会见沙特官员。")
    #expect(reading.encounters.map(\.status) == [.held, .denied])
  }

  static let noEncounters: [Example] = [
    Example("接受…访问 is an interview", "王毅22日接受新华社访问。"),
    Example("接受…访问时 is an interview", "王毅22日接受土耳其媒体访问时表示，中国愿意合作。"),
    Example("an ambassador who arrives at a post pays no visit", "中国驻美国大使秦刚22日抵达美国。"),
    Example("states that sign need not meet", "中国和伊朗22日签署合作协议。"),
    Example("spokespersons take part in nothing", "美国国务院发言人普莱斯22日在记者会上回应了中国外交部发言人华春莹的说法。"),
    Example("a press conference is no encounter of states", "王毅22日举行记者会。"),
    Example("a statement by one side", "中国外交部22日发表声明，反对美国制裁。"),
    Example("two officials of one state", "习近平22日会见王毅。"),
    Example("talks at large", "中方一贯主张以对话化解分歧。"),
    Example("weather", "天文台22日發出雷暴警告，市民應留在安全地方。"),
  ]

  @Test("what is no encounter is not read as one", arguments: noEncounters)
  func none(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }

  @Test("a spokesperson who tells of a meeting is not part of it")
  func spokesperson() throws {
    let reading = try Shared.read("中国外交部发言人华春莹22日表示，王毅当天会见了拉夫罗夫。")
    #expect(reading.encounters.map(\.line) == ["meeting 王毅(CHN)—拉夫罗夫(RUS)"])
  }

  @Test("a meeting whose time was not announced was not held")
  func notAnnounced() throws {
    let reading = try Shared.read("杨洁篪周五同布林肯通电话。双方没有宣布下一次会面的时间。")
    #expect(reading.encounters.filter { $0.status == .held }.map(\.line) == ["call 杨洁篪(CHN)—布林肯(USA)"])
  }

  @Test("the same words in both scripts are read alike")
  func scripts() throws {
    let simplified = try Shared.read("美国国务卿布林肯22日在东京会见日本外相茂木敏充，双方就气候问题交换意见。")
    let traditional = try Shared.read("美國國務卿布林肯22日在東京會見日本外相茂木敏充，雙方就氣候問題交換意見。")
    let facts = { (reading: ArticleReading) in
      reading.encounters.map {
        [$0.when.line, "\($0.status)", $0.place?.entity ?? "-"] + $0.parties.map { $0.entity ?? "-" }
      }
    }
    #expect(facts(simplified) == facts(traditional))
    #expect(simplified.mentions.map(\.span) == traditional.mentions.map(\.span))
    #expect(simplified.mentions.map(\.entity) == traditional.mentions.map(\.entity))
    #expect(simplified.issues == traditional.issues)
  }
}

@Suite("Status")
struct StatusTests {
  static let cases: [Example] = [
    Example("a past report", "王毅22日会见了拉夫罗夫。", "held"),
    Example("under way", "王毅正在桂林同拉夫罗夫会谈。", "held"),
    Example("将", "王毅将会见拉夫罗夫。", "planned"),
    Example("將於, though of a day past", "王毅將於22日會見拉夫羅夫。", "planned"),
    Example("计划", "布林肯计划下周访问印度。", "planned"),
    Example("若", "若布林肯访华，双方将讨论气候问题。", "planned"),
    Example("有望", "拜登和普京有望6月举行会晤。", "planned"),
    Example("拟于 after 协调", "日本外相茂木敏充正与韩国协调，拟于本月下旬与郑义溶会谈。", "planned"),
    Example("建议", "拉夫罗夫建议与布林肯会晤。", "planned"),
    Example("定于…举行 behind the noun", "拜登与普京的会谈定于6月16日举行。", "planned"),
    Example("a day to come without any marker", "布林肯下月访华。", "planned"),
    Example("取消 in front", "文在寅取消访问日本。", "cancelled"),
    Example("取消…行程", "英国首相约翰逊因疫情取消22日的访印行程。", "cancelled"),
    Example("取消 of talks named as a noun", "中方22日取消与澳大利亚的战略经济对话。", "cancelled"),
    Example("推迟", "菅义伟推迟访问印度。", "cancelled"),
    Example("否认", "伊朗外交部否认扎里夫22日会见美国官员。", "denied"),
    Example("没有计划", "白宫说，拜登没有计划会见金正恩。", "denied"),
    Example("未能", "扎里夫未能会见布林肯。", "denied"),
    Example("没有会面", "印度和巴基斯坦外长22日没有会面。", "denied"),
    Example("a negation of something else", "王毅22日会见拉夫罗夫，双方没有发表联合声明。", "held"),
    Example("a future of something else", "王毅22日会见拉夫罗夫，双方将继续合作。", "held"),
  ]

  @Test("the words around an encounter tell whether it came to pass", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.status.rawValue) == example.expected)
  }

  @Test("a headline without a marker does not override a body that has one")
  func headline() throws {
    let reading = try Shared.read("拜登将于26日在白宫会见日本首相菅义伟。", title: "拜登会见菅义伟")
    #expect(reading.encounters.map(\.status) == [.planned])
    #expect(reading.encounters.map(\.headline) == [true])
    #expect(reading.encounters.map(\.zone) == [.text])
  }

  @Test("a held meeting and a planned one in one article stay two")
  func both() throws {
    let reading = try Shared.read("王毅22日会见拉夫罗夫。王毅下周将会见韩国外长郑义溶。")
    #expect(reading.encounters.map(\.status) == [.held, .planned])
  }
}

@Suite("Places")
struct PlaceTests {
  static let cases: [Example] = [
    Example("the city within the province", "王毅22日在广西桂林会见拉夫罗夫。", "桂林 guilin CHN"),
    Example("the province in Traditional script", "王毅22日在廣西桂林會見拉夫羅夫。", "桂林 guilin CHN"),
    Example("the venue within the city", "习近平22日于北京人民大会堂会见普京。", "北京人民大会堂 great-hall-of-the-people CHN"),
    Example("of a visit the country", "布林肯22日访问韩国。", "韩国 - KOR"),
    Example("of an earlier clause of the sentence", "22日在福建厦门，王毅会见了韩国外长郑义溶。", "厦门 xiamen CHN"),
    Example("none where none is told", "王毅22日会见拉夫罗夫。", "-"),
    Example("the dateline's city is none", "（中央社東京22日電）日本外務大臣茂木敏充22日會見布林肯。", "-"),
    Example("the dateline's city is none in the style of Reuters", "路透北京3月22日 - 王毅周一会见拉夫罗夫。", "-"),
    Example("a capital that acts is no place", "华府与首尔22日通电话。", "-"),
  ]

  @Test("the place is where the words say that it happened", arguments: cases)
  func told(_ example: Example) throws {
    let places = try example.read().encounters.map { event in
      event.place.map { [$0.name, $0.entity ?? "-", $0.country ?? "-"].joined(separator: " ") } ?? "-"
    }
    #expect(places == example.expected)
  }
}
