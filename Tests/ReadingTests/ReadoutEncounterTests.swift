import Reading
import Record
import Testing

/// What official readouts tell of encounters beside the one that they are about.
@Suite("Encounters in readouts")
struct ReadoutEncounterTests {
  private static let lead = "国务院总理李强22日在京会见挪威首相斯特勒。\n\n"

  static let cases: [Example] = [
    Example(
      "whom a title of courtesy addresses", lead + "李强表示，习近平主席同首相先生举行会谈，指明了方向。",
      "meeting 李强(CHN)—斯特勒(NOR)", "meeting 习近平(CHN)—斯特勒(NOR)"),
    Example(
      "whom 你 addresses", lead + "李强表示，习近平主席将同你会晤。", "meeting 李强(CHN)—斯特勒(NOR)", "meeting 习近平(CHN)—斯特勒(NOR)"),
    Example("those who sat by are no participants", lead + "王毅参加会见。", "meeting 李强(CHN)—斯特勒(NOR)"),
    Example(
      "whoever comes for a visit", "李强22日会见来华进行国事访问的挪威首相斯特勒。", "meeting 李强(CHN)—斯特勒(NOR)",
      "visit 斯特勒(NOR)—华(CHN)"),
    Example("whoever comes for a visit, as the subject", "挪威首相斯特勒22日来华进行正式访问。", "visit 斯特勒(NOR)—华(CHN)"),
    Example(
      "what a guest has come to attend", "李强22日会见来华出席渔业论坛的挪威首相斯特勒。", "meeting 李强(CHN)—斯特勒(NOR)",
      "visit 斯特勒(NOR)—华(CHN)", "conference 斯特勒(NOR)—华(CHN)"),
    Example(
      "by video, though the headline calls it talks", "赵乐际22日以视频方式同秘鲁议长罗哈斯举行会谈。", "call 赵乐际(CHN)—罗哈斯(PER)",
      title: "赵乐际同秘鲁议长罗哈斯举行会谈"),
    Example("a parliament by whatever name", "赵乐际22日同萨尔瓦多立法大会主席卡斯特罗举行会谈。", "meeting 赵乐际(CHN)—卡斯特罗(SLV)"),
    Example(
      "where a visitor attends a summit", "俄罗斯总统普京22日访华并出席渔业峰会。", "visit 普京(RUS)—华(CHN)", "conference 普京(RUS)—华(CHN)"),
    Example(
      "where somebody attends what no body calls", "挪威首相斯特勒22日在利马出席渔业论坛。", "conference 斯特勒(NOR)—利马(PER)"),
  ]

  @Test("who meets whom", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let days: [Example] = [
    Example(
      "whom somebody met at a gathering he met on its days",
      "3月20日至21日，挪威首相斯特勒在利马出席渔业论坛。\n\n论坛期间，斯特勒会见了智利总统博里奇。",
      "conference 2021-03-20…2021-03-21", "meeting 2021-03-20…2021-03-21"),
    Example(
      "the day of a meeting is not that of what the guest came for", "李强22日会见来华出席渔业论坛的挪威首相斯特勒。",
      "meeting 2021-03-22", "visit 2021-03-22", "conference undated"),
  ]

  @Test("when it was", arguments: days)
  func dated(_ example: Example) throws {
    let lines = try example.read().encounters.map { "\($0.mode?.rawValue ?? "-") \($0.when.line)" }
    #expect(lines == example.expected)
  }

  static let near: [Example] = [
    Example("a courtesy without anybody addressed", "李强22日表示，习近平主席同首相先生举行会谈。"),
    Example("who stayed away", "挪威首相斯特勒22日没有出席在利马举行的渔业论坛。"),
    Example("who attends at home", "挪威首相斯特勒22日在奥斯陆出席渔业论坛。"),
  ]

  @Test("what is no encounter", arguments: near)
  func none(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }
}
