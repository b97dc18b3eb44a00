import Reading
import Record
import Testing

/// Gatherings of bodies, by whatever words.
@Suite("Sittings of bodies")
struct SittingTests {
  static let cases: [Example] = [
    Example("the body stands in the word", "挪威首相斯特勒22日出席联合国大会。", "conference 斯特勒(NOR)—联合国大会(UN)"),
    Example("联大 for short", "挪威首相斯特勒22日出席聯大一般性辯論。", "conference 斯特勒(NOR)—聯大(UN)"),
    Example("a gathering of the United Nations", "挪威首相斯特勒22日出席联合国海洋大会。", "conference 斯特勒(NOR)—联合国(UN)"),
    Example("whoever speaks there attends", "挪威首相斯特勒22日在东盟峰会上发表讲话。", "conference 斯特勒(NOR)—东盟(ASEAN)"),
    Example(
      "a body of states in front of its word", "挪威首相斯特勒22日在二十国集团峰会上表示，渔业重要。",
      "conference 斯特勒(NOR)—二十国集团(G20)"),
    Example("what a sitting is about is no side", "安理会22日就也门局势举行闭门会议。", "conference 安理会(UN)"),
    Example("a sitting that opens the report has no day", "东盟外长以视频方式举行会议。", "conference 东盟外长(ASEAN)"),
    Example("members of a body", "北約成員國領導人22日在馬德里舉行會議。", "conference 北約(NATO)"),
    Example(
      "those who attend what no body calls have met", "挪威首相斯特勒和秘鲁总统卡斯蒂略22日出席建交纪念活动。",
      "conference 斯特勒(NOR)+卡斯蒂略(PER)"),
    Example(
      "as Hong Kong's newsrooms write", "挪威首相斯特勒和秘魯總統卡斯蒂略，將於星期五，出席建交紀念活動。",
      "conference 斯特勒(NOR)+卡斯蒂略(PER)"),
    Example(
      "whoever speaks at what was told before", "东盟22日举行峰会。挪威首相斯特勒在会议上表示，渔业重要。", "conference 东盟(ASEAN)+斯特勒(NOR)"),
    Example("举行会晤 by members", "金砖国家外长22日在开普敦举行会晤。", "conference 金砖国家外长(BRICS)"),
    Example(
      "a meeting with somebody of the body is another", "王毅22日出席联合国大会。王毅会见联合国秘书长古特雷斯。",
      "conference 王毅(CHN)—联合国大会(UN)", "meeting 王毅(CHN)—古特雷斯(UN)"),
    Example(
      "who meets somebody at a gathering attends it", "王毅22日在东盟峰会期间会见拉夫罗夫。",
      "conference 王毅(CHN)—东盟(ASEAN)", "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example(
      "also without a word for it", "王毅22日在东盟峰会会见拉夫罗夫。", "conference 王毅(CHN)—东盟(ASEAN)",
      "meeting 王毅(CHN)—拉夫罗夫(RUS)"),
    Example(
      "in its margins", "布林肯22日在二十国集团外长会议间隙与韩国外长朴振会谈。", "conference 布林肯(USA)—二十国集团(G20)",
      "meeting 布林肯(USA)—朴振(KOR)"),
    Example("who says something there, without a word for it", "挪威首相斯特勒22日在东盟峰会呼吁停火。", "conference 斯特勒(NOR)—东盟(ASEAN)"),
    Example("a body's gathering by its short name", "挪威首相斯特勒22日在上合峰會呼籲停火。", "conference 斯特勒(NOR)—上合峰會(SCO)"),
    Example(
      "whom attendance describes", "出席东盟峰会的挪威首相斯特勒22日会见拉夫罗夫。", "conference 斯特勒(NOR)—东盟(ASEAN)",
      "meeting 斯特勒(NOR)—拉夫罗夫(RUS)"),
    Example(
      "also whoever is met", "王毅22日与出席东盟峰会的挪威首相斯特勒会谈。", "conference 斯特勒(NOR)—东盟(ASEAN)", "meeting 王毅(CHN)—斯特勒(NOR)"),
    Example(
      "of the first of two", "出席东盟峰会的挪威首相斯特勒22日与秘鲁外长兰达会谈。", "conference 斯特勒(NOR)—东盟(ASEAN)",
      "meeting 斯特勒(NOR)—兰达(PER)"),
    Example("a forum that states attend", "挪威首相斯特勒22日出席香格里拉對話會。", "conference 斯特勒(NOR)—香格里拉對話會(SLD)"),
    Example("whoever speaks at a forum", "挪威首相斯特勒22日在慕尼黑安全会议上表示，渔业重要。", "conference 斯特勒(NOR)—慕尼黑安全会议(MSC)"),
    Example("by video it is no matter of place", "拜登与习近平22日举行虚拟会晤。", "call 拜登(USA)—习近平(CHN)"),
    Example("exchange of views", "挪威首相斯特勒22日在利马与秘鲁外长兰达就渔业交换了意见。", "meeting 斯特勒(NOR)—兰达(PER)"),
    Example("who is host at table", "智利外長烏雷霍拉22日款宴秘魯外長蘭達。", "meeting 烏雷霍拉(CHL)—蘭達(PER)"),
  ]

  @Test("a sitting is read with its body and those who attend", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == example.expected)
  }

  static let near: [Example] = [
    Example("a resolution of the Assembly is none", "中方援引联合国大会决议。"),
    Example("a spokesperson attends nothing", "外交部发言人华春莹22日谈到联合国大会上的讨论。"),
    Example("one person at a forum that no body calls", "挪威首相斯特勒22日出席渔业论坛。"),
    Example("nationals of one state", "挪威首相斯特勒和外长胡特费尔特22日出席纪念活动。"),
    Example("views exchanged by nobody in particular", "兩國已就此一協議多次交換意見。中国和智利22日发表声明。"),
    Example("a ministry's sitting at home", "挪威外交部22日举行会议。"),
  ]

  @Test("what is no sitting of states is none", arguments: near)
  func none(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.line) == [])
  }
}
