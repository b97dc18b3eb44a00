import Lexicon
import Reading
import Record
import Testing

@Suite("Whom an office means in an article")
struct IncumbentTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var title = ""
    /// Text, id and office of each party.
    var parties: [String]

    init(_ what: String, _ text: String, title: String = "", _ parties: String...) {
      testDescription = what
      self.text = text
      self.title = title
      self.parties = parties
    }
  }

  static func line(_ party: Party) -> String {
    "\(party.text) \(party.entity ?? "-") \(party.office ?? "-")"
  }

  static let encounters = [
    Example(
      "by the tenures of the day that is told", "中俄外长22日在桂林会谈。", "中 wang-yi foreign-minister",
      "俄 lavrov foreign-minister"),
    Example(
      "by the tenures of that day and not of the report's", "美国国务卿2019年6月14日在首尔会见韩国外长。",
      "美国国务卿 pompeo secretary-of-state", "韩国外长 kang-kyung-wha foreign-minister"),
    Example(
      "by the article's words, whoever that is", "汤加外长卡图阿尼访问首尔。汤加外长22日会见郑义溶。",
      "卡图阿尼 - foreign-minister", "郑义溶 chung-eui-yong foreign-minister"),
    Example(
      "not by a predecessor whom the article names", "美国前国务卿蓬佩奥发表文章。美国国务卿22日会见郑义溶。",
      "美国国务卿 blinken secretary-of-state", "郑义溶 chung-eui-yong foreign-minister"),
    Example(
      "former, and nobody is named", "美国前国务卿22日会见郑义溶。", "美国前国务卿 - -", "郑义溶 chung-eui-yong foreign-minister"),
    Example(
      "former, by the article's words", "美国前国务卿蓬佩奥抵达首尔。这位美国前国务卿22日会见郑义溶。",
      "蓬佩奥 pompeo secretary-of-state", "郑义溶 chung-eui-yong foreign-minister"),
    Example(
      "not by a former one, whoever that is", "汤加前外长卡图阿尼访问首尔。汤加外长22日会见郑义溶。",
      "汤加外长 - foreign-minister", "郑义溶 chung-eui-yong foreign-minister"),
    Example("acting", "美国代理国务卿22日会见郑义溶。", "美国代理国务卿 - -", "郑义溶 chung-eui-yong foreign-minister"),
    Example("yet to be", "秘鲁候任总统22日会见王毅。", "秘鲁候任总统 - president-elect", "王毅 wang-yi foreign-minister"),
    Example(
      "a deputy by the name of its own", "国台办副主任22日会见郑义溶。", "国台办副主任 - taiwan-affairs-deputy-director",
      "郑义溶 chung-eui-yong foreign-minister"),
  ]

  @Test("encounters", arguments: encounters)
  func encounter(_ example: Example) throws {
    let reading = try Shared.read(example.text, title: example.title)
    #expect(reading.events.last.map { $0.parties.map(Self.line) } == example.parties)
  }

  @Test("words that bring ranks together mean those whom the article names")
  func ranks() throws {
    let reading = try Shared.read("王毅和郑义溶都到了厦门。中韩外长会谈22日举行。")
    #expect(reading.events.first?.parties.compactMap(\.entity) == ["wang-yi", "chung-eui-yong"])
  }

  @Test("who was out of office on the day of another telling was not there")
  func outOfOffice() throws {
    let reading = try Shared.read("中美18日在安克雷奇举行会谈。蓬佩奥曾与中方会谈。")
    #expect(reading.events.filter { $0.parties.contains { $0.entity == "pompeo" } }.allSatisfy { !$0.when.isKnown })
  }

  static let acts = [
    Example(
      "by the tenures of the day", "法国外长谴责土耳其。", title: "法国外长谴责土耳其", "法国外长 le-drian foreign-minister", "土耳其 - -"),
    Example(
      "by the article's words", "汤加外长卡图阿尼抵达首尔。汤加外长谴责斐济。", title: "汤加外长谴责斐济",
      "卡图阿尼 - foreign-minister", "斐济 - -"),
    Example("former", "法国前外长谴责土耳其。", title: "法国前外长谴责土耳其", "法国前外长 - -", "土耳其 - -"),
  ]

  @Test("acts", arguments: acts)
  func act(_ example: Example) throws {
    let reading = try Shared.read(example.text, title: example.title)
    #expect(reading.events.first { $0.kind == .accuse }.map { $0.parties.map(Self.line) } == example.parties)
  }

  static let statements = [
    Example("by the tenures of the day", "韩国外长表示，港口将在秋天开放。", "韩国外长 chung-eui-yong foreign-minister"),
    Example("by the article's words", "汤加外长卡图阿尼抵达首尔。汤加外长表示，港口将在秋天开放。", "卡图阿尼 - foreign-minister"),
    Example("former", "美国前国务卿表示，港口将在秋天开放。", "美国前国务卿 - -"),
    Example(
      "not a predecessor whom the article names", "美国前国务卿蓬佩奥离任。美国国务卿表示，港口将在秋天开放。",
      "美国国务卿 blinken secretary-of-state"),
    Example(
      "another minister is named", "日本经济产业大臣梶山弘志抵达首尔。日本财务大臣表示，港口将在秋天开放。",
      "日本财务大臣 aso-taro finance-minister"),
    Example("an office of many", "韩国官员表示，港口将在秋天开放。", "韩国官员 - official"),
  ]

  @Test("statements", arguments: statements)
  func statement(_ example: Example) throws {
    let reading = try Shared.read(example.text)
    #expect(reading.statements.last.map { $0.speakers.map(Self.line) } == example.parties)
  }

  @Test("the headline's person acts in the office of the day")
  func headline() throws {
    let reading = try Shared.read("22日抵达首尔。", title: "布林肯访韩")
    let party = reading.events.flatMap(\.parties).first { $0.entity == "blinken" }
    #expect(party?.office == "secretary-of-state")
  }

  @Test("a name takes the office of the day, unless its words call it former")
  func name() throws {
    let reading = try Shared.read("蓬佩奥22日会见郑义溶。前国务卿蓬佩奥23日会见郑义溶。", published: "2020-06-24T12:00:00+08:00")
    #expect(reading.events.first?.parties.first.map(Self.line) == "蓬佩奥 pompeo secretary-of-state")
  }

  @Test("where no day is known the article's words tell, and the tables nothing")
  func undated() throws {
    let named = try Shared.read("汤加外长卡图阿尼抵达首尔。汤加外长会见郑义溶。", published: nil)
    #expect(named.events.last?.parties.first.map(Self.line) == "卡图阿尼 - foreign-minister")
    let unnamed = try Shared.read("美国国务卿会见郑义溶。", published: nil)
    #expect(unnamed.events.first?.parties.first?.entity == nil)
  }
}
