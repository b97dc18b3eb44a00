import Lexicon
import Reading
import Record
import Testing

/// Bodies and people that no table holds, by their last word and what belongs in front of it.
@Suite("Bodies and people that no table holds")
struct ConstituentTests {
  static let bodies: [Example] = [
    Example("a body with everything that describes it", "挪威沿海渔业协会22日表示，鱼少了。", "挪威沿海渔业协会"),
    Example("in the other script", "挪威沿海漁業協會22日表示，魚少了。", "挪威沿海漁業協會"),
    Example("a firm by a name that nobody knows", "芬玛克集团宣布裁员。", "芬玛克集团"),
    Example("a name in Latin letters in front of its last word", "Nordlys集团宣布裁员。", "Nordlys集团"),
    Example("a name in Latin letters behind the word for a firm", "挪威制造商Nordlys Marine宣布裁员。", "Nordlys Marine"),
    Example("a name in quotation marks behind the word for a body", "环保组织“海岸之友”宣布游行。", "海岸之友"),
    Example("a body that joins two nouns", "卑尔根的战略与历史问题研究中心发布报告。", "战略与历史问题研究中心"),
    Example("a person's name in a body's name", "海因茨·多利亚基金会宣布颁奖。", "海因茨·多利亚基金会"),
    Example("a verb in front is none of the name", "政府成立挪威渔业委员会。", "挪威渔业委员会"),
    Example("the word alone is nobody's name", "公司宣布裁员，委员会表示同意。"),
    Example("common words alone are no firm's name", "两家大公司宣布裁员。"),
    Example("what ends like a body and is none", "他们来到市中心，随后排队。"),
  ]

  @Test("a body is named by exactly these characters", arguments: bodies)
  func names(_ example: Example) throws {
    let found = try example.read().mentions.filter { $0.kind == .body && $0.entity == nil }
    #expect(found.map(\.text) == example.expected)
  }

  static let crowds: [Example] = [
    Example("what describes people belongs to them", "沿海渔民表示，鱼少了。", "沿海渔民"),
    Example("counts are no part of the descriptor", "三名渔业人士透露，谈判顺利。", "渔业人士"),
    Example("nor is what leads up to it", "有渔业人士认为，谈判顺利。", "渔业人士"),
    Example("a clause that tells how people know belongs to them", "熟悉谈判的官员表示，谈判顺利。", "熟悉谈判的官员"),
    Example("where people come from belongs to them", "来自沿海城市的学者认为，谈判顺利。", "来自沿海城市的学者"),
    Example("any other clause does not", "昨天发言的渔民认为，谈判顺利。", "渔民"),
    Example("a named person and a state are told of by themselves", "律师周启航的家人表示感谢，挪威渔民表示欢迎。"),
    Example("者 makes people of any word", "公民自由倡议者表示反对。", "公民自由倡议者"),
    Example("the plural belongs to its noun", "官员们表示，谈判顺利。", "官员们"),
    Example("whoever has what is told", "消息人士的话称，谈判顺利。", "消息人士"),
    Example("people to whom nothing is done and who do nothing are not told of", "该法保护渔民的利益。"),
    Example("what ends like people and is none", "公司动员一切力量，世界都知道。"),
  ]

  @Test("people without a name are told of by exactly these characters", arguments: crowds)
  func descriptors(_ example: Example) throws {
    #expect(try example.read().mentions.filter { $0.kind == .crowd }.map(\.text) == example.expected)
  }

  @Test("a state or a person in a body's name is a part of the name")
  func states() throws {
    let reading = try Shared.read("挪威沿海渔业协会和海因茨·多利亚基金会表示，鱼少了。")
    #expect(reading.mentions.map(\.text) == ["挪威沿海渔业协会", "海因茨·多利亚基金会"])
  }

  @Test("the explanation names the row by which a body was read")
  func explained() throws {
    let reading = try Shared.read("挪威沿海渔业协会表示，鱼少了。")
    var explainer = Explainer(lexicon: try Shared.lexicon())
    let fact = try #require(explainer.explain(reading).first { $0.summary.hasPrefix("body 挪威沿海渔业协会") })
    let rows = fact.reasons.flatMap(\.steps).flatMap(\.rows)
    #expect(rows.contains { $0.table == "heads" && $0["text"] == "协会" })
  }
}
