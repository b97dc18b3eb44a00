import Lexicon
import Reading
import Record
import Testing

@Suite("Names that no table holds")
struct NameTests {
  /// Who is named: every mention of a person, in order.
  static let names: [Example] = [
    Example("a foreign name ends where its Latin form begins", "网球好手多利亚诺夫(Petar Dorianov)今天夺冠。", "多利亚诺夫"),
    Example("something unknown may stand before a name that brackets confirm", "总教练格伦多(Carlo Grendo)不满意。", "格伦多"),
    Example("an organisation in brackets is nobody", "联合开发商多利亚(Doria Group)宣布扩建。"),
    Example("an acronym in brackets confirms nobody", "多利亚科(DRK)宣布扩建。"),
    Example("a name by its dot alone", "来自边境的塔利科·本加诺说，集市已经关闭。", "塔利科·本加诺"),
    Example("three parts and an initial", "作家若泽·M·帕洛多认为，书写完了。", "若泽·M·帕洛多"),
    Example("every kind of dot", "律师塔利科•本加诺和塔利科･莫雷托表示同意。", "塔利科•本加诺", "塔利科･莫雷托"),
    Example("what is named after a person is nobody", "他毕业于塔利科·本加诺大学。"),
    Example("a name that begins with a known one", "记者托马斯·维加诺写道，街上无人。", "托马斯·维加诺"),
    Example("a known name that goes on is somebody else", "首席执行官马斯多里(Ivo Masdori)辞职。", "马斯多里"),
    Example("characters of states within a name", "研究员安德鲁·波多利与会。", "安德鲁·波多利"),
    Example("道 within a name tells no speech", "部长鲁道夫·维加诺抵达。", "鲁道夫·维加诺"),
    Example("a name in Latin letters after an office", "众议员Lena Hartwick称，法案将付表决。", "Lena Hartwick"),
    Example("an age behind a name confirms it", "由经营者山室奏子（48岁）发起。", "山室奏子"),
    Example("a function word within a confirmed name", "摄影师范若林（Fan Ruolin）获奖。", "范若林"),
    Example("a surname that is a word of time", "署长周启明等人出席。", "周启明"),
    Example("a title behind the name", "张启航教授说，数据可靠。", "张启航"),
    Example("a title behind a known name belongs to it", "王毅外长周一会见拜登总统特使克里。", "王毅", "拜登", "克里"),
    Example("a given name that is a word", "研究员林文化表示，问题不大。", "林文化"),
    Example("two surnames", "议员张廖启明表示反对。", "张廖启明"),
    Example("a Japanese name that ends in a function word", "日本大阪府知事山室洋一在会上发言。", "山室洋一"),
    Example("speakers of one calling", "分析师李奇航和孙永启指出，需求回升。", "李奇航", "孙永启"),
    Example("the head of a body by 长", "海巡署长周启明说明案情。", "周启明"),
    Example("an office and a verb are nobody", "议员关注此事，专家密切注意，代表齐聚一堂。"),
    Example("a surname alone must do a sentence's work", "研究员许文启说，许多人没有到场。许表示遗憾。", "许文启", "许"),
    Example("a surname is not seen within another name", "律师梁启航出庭，梁凯明也在场。", "梁启航"),
    Example("a given name that ends in a function word, before a word of saying", "驻挪威代表黄启正表示欢迎。", "黄启正"),
    Example("and before a mark", "行政总裁祁耀年、主席施铭航出席。", "祁耀年", "施铭航"),
    Example("a given name that begins with one", "议员李启航、林在汀和大使出席。", "李启航", "林在汀"),
    Example("和 as the first of two given characters", "议员徐和远说，水很深。", "徐和远"),
    Example("but not behind a whole name", "外长兰达和议长罗哈斯出席。", "兰达", "罗哈斯"),
    Example("nor 时", "部长会见代表何青时说，水很深。", "何青"),
    Example("an adverb behind a name that has ended", "部长周启明正访问北京。", "周启明"),
    Example("a hyphen for a dot", "导演克里斯-埃弗里德说，街上无人。", "克里斯-埃弗里德"),
    Example("places that a hyphen joins are nobody", "通往比特菲尔德-沃尔芬方向的马路封闭。"),
    Example("a first name that is a known word", "评论家大卫·布鲁塞特说，楼很高。", "大卫·布鲁塞特"),
    Example("a word that writes sounds at the beginning of a name", "倡议人士马赫莫特（Rahima Mahmot）主张对话。", "马赫莫特"),
    Example("a surname of the table behind a dot", "1988年拉希夫·甘地（Rashiv Gandhi）访华。", "拉希夫·甘地"),
    Example("师 ends a calling and begins no name", "安全培训师卡拉·马斯特里奥说，街上无人。", "卡拉·马斯特里奥"),
    Example("a surname that begins with a number", "首席执行官三木谷启史表示，税很高。", "三木谷启史"),
    Example("a relative by name", "总统的妻子埃莉娜·多利亚出席。", "埃莉娜·多利亚"),
  ]

  @Test("a person is named by exactly these characters", arguments: names)
  func extent(_ example: Example) throws {
    #expect(try example.read().mentions.filter { $0.kind == .person }.map(\.text) == example.expected)
  }

  @Test("a private calling alone is no office and no side")
  func callings() throws {
    let reading = try Shared.read("记者说，医生和他的妻子周一抵达北京，会见了市民。")
    #expect(reading.mentions.filter { $0.kind == .office || $0.kind == .person }.map(\.text) == [])
    #expect(reading.events == [])
  }

  @Test("a scholar speaks for the state of the university")
  func scholar() throws {
    let reading = try Shared.read("中国外长王毅22日会见美国北湖大学国际研究所（NLI）所长多利亚诺夫(Petar Dorianov)。")
    #expect(reading.mentions.filter { $0.kind == .person }.map(\.text) == ["王毅", "多利亚诺夫"])
  }

  @Test("of people who share a surname the words in front must tell which")
  func namesake() throws {
    let reading = try Shared.read("加拿大国防部副部长乔迪·布莱尔抵达渥太华。")
    #expect(reading.mentions.filter { $0.kind == .person }.map(\.entity) == [nil])
  }

  @Test(
    "a known name is known without its dot as well",
    arguments: ["谢尔达尔·别尔德穆哈梅多夫", "謝爾達爾別爾德穆哈梅多夫", "谢尔达尔别尔德穆哈梅多夫"])
  func withoutDot(_ name: String) throws {
    let reading = try Shared.read("王毅22日会见土库曼斯坦总统\(name)。")
    let entities = reading.mentions.filter { $0.kind == .person }.map(\.entity)
    #expect(entities == ["wang-yi", "serdar-berdimuhamedow"])
  }

  @Test(
    "a bracket behind a known name tells whether its bearer is meant",
    arguments: [("爱沙尼亚总理卡拉斯（Kaja Kallas）", "kallas"), ("爱沙尼亚总理卡拉斯", "kallas"), ("女高音歌唱家卡拉斯（Maria Callas）", nil)])
  func bracketed(_ name: String, _ entity: String?) throws {
    let reading = try Shared.read("\(name)22日抵达。")
    #expect(reading.mentions.filter { $0.kind == .person }.map(\.entity) == [entity])
  }
}
