import Lexicon
import Reading
import Record
import Testing

@Suite("Headlines")
struct TitleTests {
  @Test("an encounter that only the title tells points into the title")
  func titleOnly() throws {
    let title = "王毅會見拉夫羅夫"
    let reading = try Shared.read("雙方討論了地區局勢。", title: title)
    let event = try #require(reading.events.first)
    #expect(reading.events.count == 1)
    #expect(event.zone == .title && event.headline)
    #expect(Shared.words(event.cue.span, of: title) == event.cue.text)
    #expect(event.evidence.allSatisfy { !Shared.words($0, of: title).isEmpty })
  }

  @Test("an encounter that title and body tell is one event of the body, and the headline's")
  func joined() throws {
    let reading = try Shared.read("国务委员兼外长王毅22日在桂林同俄罗斯外长拉夫罗夫会谈。", title: "中俄外长桂林会谈")
    #expect(reading.events.map(\.zone) == [.text])
    #expect(reading.events.map(\.headline) == [true])
  }

  @Test("of several encounters the one in the title is the headline's")
  func second() throws {
    let reading = try Shared.read("王毅22日会见拉夫罗夫。王毅23日会见韩国外长郑义溶。", title: "王毅会见郑义溶")
    #expect(reading.events.map(\.headline) == [false, true])
  }

  @Test("a surname in the title finds the person whom the body names")
  func surname() throws {
    let reading = try Shared.read("日本外相茂木敏充22日会见韩国外长郑义溶。", title: "茂木会见韩外长")
    #expect(reading.events.count == 1)
    #expect(reading.mentions.contains { $0.zone == .title && $0.entity == "motegi-toshimitsu" })
  }

  @Test("mentions of the title carry its zone and its words")
  func zones() throws {
    let title = "王毅與拉夫羅夫通電話"
    let reading = try Shared.read("中國外交部公布了消息。", title: title)
    let mentions = reading.mentions.filter { $0.zone == .title }
    #expect(mentions.map(\.entity) == ["wang-yi", "lavrov"])
    #expect(mentions.allSatisfy { Shared.words($0.span, of: title) == $0.text })
  }
}
