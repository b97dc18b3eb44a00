import Lexicon
import Reading
import Record
import Testing

@Suite("What a party is")
struct PartyKindTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    var kinds: [String]
    var outlet: String? = nil
    var testDescription: String { text }

    init(_ text: String, _ kinds: String..., outlet: String? = nil) {
      self.text = text
      self.kinds = kinds
      self.outlet = outlet
    }
  }

  static let encounters = [
    Example("汤加外长卡图阿尼22日与韩国外长郑义溶会谈。", "卡图阿尼 person", "郑义溶 person"),
    Example("汤加外长22日与韩国官员会谈。", "汤加外长 office", "韩国官员 office"),
    Example("日方與中方22日在東京舉行磋商。", "日方 side", "中方 side"),
    Example("阿富汗政府代表团22日会见美国代表团。", "阿富汗政府代表团 side", "美国代表团 side"),
    Example("克里姆林宫与白宫22日通电话。", "克里姆林宫 body", "白宫 body"),
    Example("拜登政府22日与中方举行会谈。", "拜登政府 body", "中方 side"),
    Example("美国国务院22日与日本外务省举行磋商。", "美国国务院 body", "日本外务省 body"),
    Example("欧盟与北约22日举行会谈。", "欧盟 body", "北约 body"),
    Example("王毅22日会见郑义溶。他们谈了港口。", "王毅 person", "郑义溶 person"),
  ]

  @Test("parties of encounters", arguments: encounters)
  func encounter(_ example: Example) throws {
    let reading = try Shared.read(example.text)
    let parties = reading.events.prefix(1).flatMap(\.parties)
    #expect(parties.map { "\($0.text) \($0.kind?.rawValue ?? "-")" } == example.kinds)
  }

  static let speakers = [
    Example("汤加外长卡图阿尼表示，港口将在秋天开放。", "卡图阿尼 person"),
    Example("汤加外长表示，港口将在秋天开放。", "汤加外长 office"),
    Example("汤加外长卡图阿尼抵达首尔。这位外长表示，港口将在秋天开放。", "卡图阿尼 person"),
    Example("中方表示，港口将在秋天开放。", "中方 side"),
    Example("莫斯科表示，港口将在秋天开放。", "莫斯科 body"),
    Example("日本外务省表示，港口将在秋天开放。", "日本外务省 body"),
    Example("日本警方表示，港口将在秋天开放。", "日本警方 body"),
    Example("路透社说，港口将在秋天开放。", "路透社 medium"),
    Example("日本媒体说，港口将在秋天开放。", "日本媒体 medium"),
    Example("消息人士透露，港口将在秋天开放。", "消息人士 crowd"),
    Example("舆论认为，港口将在秋天开放。", "舆论 crowd"),
    Example("有关的民调数据显示，港口将在秋天开放。", "民调数据 document"),
    Example("据报，港口将在秋天开放。", "据报 crowd"),
    Example("罢工者说，港口将在秋天开放。", "罢工者 crowd"),
    Example("维塔利·沃特说，港口将在秋天开放。", "维塔利·沃特 person"),
    Example("黃秀娟說，港口將在秋天開放。", "黃秀娟 person"),
  ]

  @Test("speakers", arguments: speakers)
  func speaker(_ example: Example) throws {
    let reading = try Shared.read(example.text)
    let parties = reading.statements.prefix(1).flatMap(\.speakers)
    #expect(parties.map { "\($0.text) \($0.kind?.rawValue ?? "-")" } == example.kinds)
  }

  static let acts = [
    Example("美国制裁俄罗斯。", "美国 side", "俄罗斯 side"),
    Example("俄罗斯国防部谴责美国。", "俄罗斯国防部 body", "美国 side"),
    Example("外交部谴责美国。", "外交部 body", "美国 side", outlet: "xinhua"),
    Example("俄军向乌克兰边境增兵。", "俄军 body", "乌克兰 side"),
    Example("法国外长谴责土耳其总统埃尔多安。", "法国外长 office", "埃尔多安 person"),
  ]

  @Test("parties of acts", arguments: acts)
  func act(_ example: Example) throws {
    let reading = try Shared.read(example.text, title: example.text, outlet: example.outlet ?? "rfi")
    let parties = reading.events.filter { $0.kind != .consult }.prefix(1).flatMap(\.parties)
    #expect(parties.map { "\($0.text) \($0.kind?.rawValue ?? "-")" } == example.kinds)
  }
}
