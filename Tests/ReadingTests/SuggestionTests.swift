import Lexicon
import Reading
import Record
import Testing

@Suite("Whom the lexicon does not know")
struct SuggestionTests {
  /// The suggestions of some invented articles.
  private func suggestions(_ texts: [String]) throws -> [Suggestion] {
    var people = UnknownPeople(lexicon: try Shared.lexicon())
    for (number, text) in texts.enumerated() {
      var reading = try Shared.read(text)
      reading.article.id = "000000000000000\(number)"
      reading.article.source.path = "posts/\(number).md"
      people.add(reading)
    }
    return people.suggestions()
  }

  @Test("name, Latin form, state and office as they are told, with a sentence")
  func told() throws {
    let one = try #require(try suggestions(["此事未了。汤加外长卡图阿诺(Semisi Katuano)22日抵达北京。卡图阿诺次日离开。"]).first)
    #expect(one.name == "卡图阿诺" && one.count == 1)
    #expect(one.latin == "Semisi Katuano" && one.state == "TON" && one.office == "foreign-minister")
    #expect(one.samples == [.init(path: "posts/0.md", text: "汤加外长卡图阿诺(Semisi Katuano)22日抵达北京")])
  }

  @Test("spellings that share a Latin form or differ by script only are one person")
  func spellings() throws {
    let all = try suggestions([
      "汤加外长卡图阿诺(Semisi Katuano)抵达。", "湯加外長卡圖阿諾表示同意。", "汤加外长卡托亚诺（Semisi Katuano）说，会议推迟。",
    ])
    #expect(all.map(\.count) == [3])
    #expect(Set(all[0].spellings) == ["卡图阿诺", "卡圖阿諾", "卡托亚诺"])
  }

  @Test("one name with two Latin forms is two people, and nobody's without one")
  func namesakes() throws {
    let all = try suggestions([
      "汤加外长卡图阿诺(Semisi Katuano)抵达。", "汤加防长卡图阿诺(Viliami Katuano)抵达。", "汤加外长卡图阿诺表示同意。",
    ])
    #expect(all.map { $0.latin ?? "-" }.sorted() == ["-", "Semisi Katuano", "Viliami Katuano"])
  }

  @Test("officials whom the lexicon knows and people without an office are not suggested")
  func known() throws {
    #expect(try suggestions(["中国外长王毅说，会谈顺利。塔利科·本加诺(Taliko Bengano)离开了。"]) == [])
  }

  @Test("a new spelling of an official is told as such")
  func spelling() throws {
    let all = try suggestions(["俄罗斯外长拉弗洛夫(Sergei Lavrov)抵达。"])
    #expect(all.map(\.official) == ["lavrov"])
  }

  @Test("the same suggestions in whatever order the articles come")
  func order() throws {
    let lexicon = try Shared.lexicon()
    let readings = try ["汤加外长卡图阿诺(Semisi Katuano)抵达。", "瓦努阿图总理莫利塔诺抵达。", "湯加外長卡圖阿諾說，他走了。"].enumerated().map {
      var reading = try Shared.read($1)
      reading.article.id = "000000000000000\($0)"
      reading.article.source.path = "posts/\($0).md"
      return reading
    }
    func gather(_ readings: [ArticleReading]) -> [Suggestion] {
      var people = UnknownPeople(lexicon: lexicon)
      for reading in readings { people.add(reading) }
      return people.suggestions()
    }
    #expect(gather(readings) == gather(readings.reversed()))
    #expect(gather(readings).map(\.count) == [2, 1])
  }

  @Test("a row for the table of officials")
  func row() throws {
    let lexicon = try Shared.lexicon()
    let one = try #require(try suggestions(["湯加外長卡圖阿諾(Semisi Katuano)抵達。"]).first)
    #expect(one.row(folding: lexicon.folding) == "semisi-katuano\tTON\t卡图阿诺\t卡圖阿諾\t\t\tSemisi Katuano")
  }
}
