import Lexicon
import Record
import Testing

@testable import Collation

@Suite("Who speaks")
struct VoiceTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var party: Party
    var kind: Voice.Speaker.Kind
    var isDelegation = false
    var testDescription: String { "\(party.text) as \(party.kind?.rawValue ?? "an earlier release tells it")" }
  }

  static let speakers = [
    Example(party: Party(text: "里亚布科", entity: nil, actor: "UKR", office: "minister", kind: .person), kind: .person),
    Example(party: Party(text: "海伦娜·沃特", actor: "NZL", kind: .person), kind: .person),
    Example(party: Party(text: "外长", entity: "wang-yi", actor: "CHN", kind: .office), kind: .person),
    Example(party: Party(text: "新西兰外长", actor: "NZL", office: "foreign-minister", kind: .office), kind: .role),
    Example(party: Party(text: "新方", actor: "NZL", kind: .side), kind: .side, isDelegation: true),
    Example(party: Party(text: "双方", kind: .side), kind: .crowd),
    Example(party: Party(text: "惠灵顿", actor: "NZL", kind: .body), kind: .side),
    Example(party: Party(text: "绿色和平", kind: .body), kind: .crowd),
    Example(party: Party(text: "海湾邮报", actor: "NZL", kind: .medium), kind: .medium),
    Example(party: Party(text: "新西兰消息人士", actor: "NZL", kind: .crowd), kind: .crowd),
    Example(party: Party(text: "法庭文件", kind: .document), kind: .crowd),
    Example(party: Party(text: "王毅", entity: "wang-yi", actor: "CHN"), kind: .person),
    Example(party: Party(text: "新西兰外长", actor: "NZL", office: "foreign-minister"), kind: .role),
    Example(party: Party(text: "新西兰", actor: "NZL"), kind: .side, isDelegation: true),
    Example(party: Party(text: "知情者"), kind: .crowd),
  ]

  @Test("what a speaker is, the record tells, and not the words", arguments: speakers)
  func kind(_ example: Example) throws {
    let speaker = Voice.Speaker(example.party, lexicon: try Shared.lexicon())
    #expect(speaker.kind == example.kind)
    #expect(speaker.isDelegation == example.isDelegation)
  }

  static let people: [(party: Party, person: String?)] = [
    (Party(text: "卡图阿尼", actor: "TON", office: "foreign-minister", kind: .person), "“卡图阿尼"),
    (Party(text: "汤加部长", actor: "TON", office: "minister", kind: .office), nil),
    (Party(text: "汤加", actor: "TON", kind: .side), nil),
    (Party(text: "马塔菲", actor: "TON", office: "official", kind: .person), nil),
  ]

  @Test("whom a party means, by name where no table holds it, never by the office of many", arguments: people)
  func person(_ example: (party: Party, person: String?)) throws {
    let reader = ReportReader(lexicon: try Shared.lexicon())
    #expect(reader.person(example.party, actor: "TON", day: CivilDate("2021-03-22")) == example.person)
  }

  static let holders: [(what: String, party: Party, day: String, person: String?)] = [
    (
      "by the tenures of the day", Party(text: "美国国务卿", actor: "USA", office: "secretary-of-state", kind: .office),
      "2021-03-22", "blinken"
    ),
    (
      "by those of another day", Party(text: "美国国务卿", actor: "USA", office: "secretary-of-state", kind: .office),
      "2019-03-22", "pompeo"
    ),
    ("a former one, who has no office", Party(text: "美国前国务卿", actor: "USA", kind: .office), "2021-03-22", nil),
    ("an office of many", Party(text: "美国官员", actor: "USA", office: "official", kind: .office), "2021-03-22", nil),
    (
      "another spelling of the holder's name",
      Party(text: "布靈肯恩", actor: "USA", office: "secretary-of-state", kind: .person), "2021-03-22", "blinken"
    ),
  ]

  @Test("whom a report means by an office", arguments: holders)
  func holder(_ example: (what: String, party: Party, day: String, person: String?)) throws {
    let reader = ReportReader(lexicon: try Shared.lexicon())
    #expect(
      reader.person(example.party, actor: "USA", day: CivilDate(example.day)) == example.person, "\(example.what)")
  }

  @Test("an entry gives its people the office of its day and side")
  func participants() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a", published: "2019-06-15T20:00:00+08:00",
        .encounter(
          .meeting,
          [.wangYi, Party(text: "美国国务卿", actor: "USA", office: "secretary-of-state", kind: .office)], "2019-06-14",
          headline: true))
    ])
    let participants = entries.first?.participants.map { "\($0.entity ?? "-") \($0.office ?? "-")" }
    #expect(participants == ["wang-yi foreign-minister", "pompeo secretary-of-state"])
  }

  static let cues: [(cue: String, family: Report.Family)] = [
    ("会见", .inPerson), ("联合记者会", .press), ("聯合記者會", .press), ("记者", .inPerson),
  ]

  @Test("a meeting with the press is told by the table's word", arguments: cues)
  func family(_ example: (cue: String, family: Report.Family)) throws {
    let reading = Shared.made(
      "a", published: "2021-03-22T20:00:00+08:00",
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", cue: example.cue))
    let reports = ReportReader(lexicon: try Shared.lexicon()).reports(reading, article: 0)
    #expect(reports.map(\.family) == [example.family])
  }
}
