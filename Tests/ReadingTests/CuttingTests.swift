import Lexicon
import Testing

@testable import Reading

@Suite("How ordinary prose is cut into words")
struct CuttingTests {
  /// Sentences written for this test, cut as a careful reader cuts them; names stand as the parts one would say.
  static let sentences = [
    "两 国 外长 星期三 在 首都 会晤 ， 就 粮食 出口 和 边境 通商 交换 意见 。",
    "熟悉 谈判 进程 的 两 名 官员 说 ， 双方 分歧 仍然 很 大 。",
    "这 家 智库 的 研究员 认为 ， 制裁 对 普通 居民 的 影响 被 低估 了 。",
    "他 强调 ， 任何 改变 现状 的 企图 都 不会 得逞 。",
    "农业部 公布 的 数据 显示 ， 小麦 产量 连续 三 年 下降 。",
    "当地 居民 告诉 记者 ， 码头 附近 的 仓库 昨晚 起火 。",
    "發言人 拒絕 評論 ， 只 說 政府 正在 研究 有關 建議 。",
    "在野黨 批評 總理 的 決定 缺乏 透明度 。",
    "代表团 成员 随后 参观 了 一 座 水电站 。",
    "分析 人士 指出 ， 选举 结果 将 左右 两 国 关系 的 方向 。",
    "报告 指责 军方 使用 化学 武器 ， 军方 予以 否认 。",
    "渔民 抱怨 捕捞 配额 太 少 ， 呼吁 政府 重新 谈判 。",
    "会议 通过 了 关于 保护 海洋 环境 的 决议 草案 。",
    "他 的 律师 表示 ， 案件 的 审理 过程 并 不 公正 。",
    "港口 工人 罢工 进入 第二 周 ， 物流 公司 损失 惨重 。",
    "一些 学者 担心 ， 新 的 规定 会 妨碍 学术 交流 。",
    "新 上任 的 部长 承诺 简化 签证 手续 。",
    "警方 證實 ， 三 名 遊客 在 山區 失蹤 。",
    "这 项 协议 为 双方 企业 提供 了 法律 保障 。",
    "他们 要求 立即 释放 被 扣押 的 船员 。",
    "调查 人员 尚未 找到 证据 。",
    "科学家 警告 说 ， 冰川 融化 的 速度 超出 预期 。",
    "歌手 的 演唱会 因 暴雨 取消 。",
    "市场 普遍 预期 央行 将 维持 利率 不变 。",
  ]

  /// Where a row of words ends, each counted in scalars from the first.
  private static func ends(_ words: [Substring]) -> Set<Int> {
    var position = 0
    return Set(
      words.map { word in
        position += word.unicodeScalars.count
        return position
      })
  }

  @Test("nine in ten boundaries are a reader's, and nine in ten of a reader's are found")
  func boundaries() throws {
    let lexicon = try Shared.lexicon()
    var segmenter = Segmenter(automaton: lexicon.automaton)
    var vocabulary = Vocabulary(lexicon: lexicon)
    var right = 0
    var found = 0
    var asked = 0
    for sentence in CuttingTests.sentences {
      let words = sentence.split(separator: " ")
      let zone = Zone(words.joined(), &segmenter, &vocabulary)
      let read = Set(zone.tokens.map(\.end))
      let gold = CuttingTests.ends(words)
      right += read.intersection(gold).count
      found += read.count
      asked += gold.count
    }
    #expect(right * 100 >= found * 90)
    #expect(right * 100 >= asked * 90)
  }

  @Test(
    "a common word is told apart from what nothing knows and from what means something",
    arguments: [("水箱", WordClass.noun), ("研究", nil), ("淘鸞", nil)] as [(String, WordClass?)])
  func classes(_ example: (word: String, wordClass: WordClass?)) throws {
    let lexicon = try Shared.lexicon()
    var segmenter = Segmenter(automaton: lexicon.automaton)
    var vocabulary = Vocabulary(lexicon: lexicon)
    let zone = Zone(example.word, &segmenter, &vocabulary)
    #expect(zone.infos[0].common == example.wordClass)
  }
}
