import Lexicon
import Record

/// Words around an encounter that speak of none, or of something else than it.
extension StatusReader {
  /// 应与秘鲁谈判, 不该对话, 主张直接对话, 会谈的重要性: what somebody holds to be right or needed tells of no encounter.
  func isAdvised(_ trigger: Int) -> Bool {
    let clause = scene.clause(of: trigger)
    let next = (trigger + 1..<trigger + 3).clamped(to: clause)
    if next.contains(where: { begins($0, "重", "必") && ends($0, "性") }) { return true }
    return (clause.lowerBound..<trigger).contains { index in
      guard isOfDuty(index), leads(to: trigger, from: index) else { return false }
      return !(index..<trigger).contains { scene.infos[$0].role == .of && scene.infos[$0 + 1].event == nil }
    }
  }

  /// 应, 应该, 不该, 必须, 主张: but not 应邀 and 应约.
  private func isOfDuty(_ index: Int) -> Bool {
    let length = scene.tokens[index].count
    return scene.infos[index].unit == .duty || length == 1 && begins(index, "须", "須")
      || length == 2 && begins(index, "不") && ends(index, "该", "該", "宜")
  }

  /// Whether a word of duty is that of the encounter: its partner, its verb or the encounter itself follows at once.
  private func leads(to trigger: Int, from index: Int) -> Bool {
    let next = index + 1
    if next == trigger { return true }
    let info = scene.infos[next]
    if scene.infos[index].saying == .stance {
      return trigger - index < 8 && !(index..<trigger).contains { scene.infos[$0].role == .past }
    }
    return info.role == .with || info.event?.frame == .light || info.role == .in
      || begins(next, "尽", "盡", "继", "繼", "立", "通", "透", "重")
  }

  /// 错过与总统会谈的机会: what was missed was not.
  func isMissed(_ trigger: Int) -> Bool {
    scene.clause(of: trigger).contains { $0 < trigger && begins($0, "错", "錯") && ends($0, "过", "過") }
  }

  /// 访问挪威的计划已被推迟: nothing but whereto it leads and that it was planned stands between.
  func isPlanPutOff(_ mark: Int, _ trigger: Int) -> Bool {
    mark > trigger
      && (trigger + 1..<mark).allSatisfy { index in
        let info = scene.infos[index]
        return info.place != nil || info.state != nil || info.metonym != nil || info.hasAbbreviations
          || info.event?.frame == .trip
          || info.role.map(StatusReader.isOfPlans) == true
      }
  }

  /// Whether a word stands between a plan and what became of it.
  private static func isOfPlans(_ role: FunctionWord.Role) -> Bool {
    switch role {
    case .of, .past, .passive, .future, .vague, .this: true
    default: false
    }
  }

  /// 不会在会谈上达成共识: 上 and 中 right behind an encounter.
  func isInside(_ index: Int) -> Bool {
    scene.sentence.tokens.contains(index) && scene.tokens[index].count == 1 && begins(index, "上", "中")
  }

  /// 原定2月访华，但因气球事件推迟: what the next clause says of it, which ends with that and has no subject of its own.
  func isCalledOff(in clause: Range<Int>, _ trigger: Int) -> Bool {
    guard let mark = clause.last(where: { scene.infos[$0].role == .cancelled }),
      // 在推迟之后，终于会晤: what came before it.
      clause.upperBound - mark <= 2, !(mark..<clause.upperBound).contains(where: { scene.infos[$0].role == .when }),
      !isAdjunct(trigger),
      !clause.contains(where: { scene.infos[$0].event != nil || scene.infos[$0].speech != nil })
    else { return false }
    return !scene.groups.contains {
      clause.contains($0.tokens.lowerBound) && $0.marker == .none && $0.tokens.lowerBound < mark
    }
  }

  /// 没有计划在外长会期间，与X会晤: a comma behind the time of what is denied, as Hong Kong's newsrooms write.
  func isDeniedMeanwhile(_ before: Range<Int>, _ clause: Range<Int>, _ trigger: Int) -> Bool {
    guard let last = before.last, scene.infos[last].role == .when, scene.infos[last].value == 0,
      !hasSubject(clause, trigger)
    else { return false }
    return before.contains { scene.infos[$0].role == .negation && scene.infos[$0 + 1].role == .in }
  }

  /// 定期举行会谈, 经常会晤: what is done again and again, told without its day.
  func isHabit(_ trigger: Int) -> Bool {
    let clause = scene.clause(of: trigger)
    guard !scene.dates.contains(where: { clause.contains($0.tokens.lowerBound) }) else { return false }
    return (trigger - StatusReader.habitReach..<trigger).clamped(to: clause).contains { index in
      scene.tokens[index].count == 2
        && (begins(index, "定") && ends(index, "期") || begins(index, "经", "經", "时") && ends(index, "常")
          || begins(index, "频", "頻") && ends(index, "繁", "频", "頻") || begins(index, "坚", "堅") && ends(index, "持")
          || begins(index, "每") && ends(index, "天", "日", "周", "週")
          || begins(index, "继", "繼") && ends(index, "续", "續") && scene.infos[index + 1].role == .with)
    }
  }

  /// How many tokens before an encounter 定期 still tells how often it is held.
  private static let habitReach = 6

  /// 将于10月主持峰会的首相斯特勒会谈, 曾尝试斡旋的前首相安倍: what lies ahead of whom the encounter is told.
  ///
  /// - Parameter ofDeed: Whether it must be an encounter, as of 将, which may as well be told of the one at hand.
  func isOfAttribute(_ mark: Int, _ trigger: Int, ofDeed: Bool = true) -> Bool {
    guard let of = (mark + 1..<trigger).first(where: { scene.infos[$0].role == .of }),
      !ofDeed || (mark + 1..<of).contains(where: { scene.infos[$0].event != nil })
    else { return false }
    return scene.groups.contains { $0.tokens.lowerBound == of + 1 && $0.marker == .none && $0.hasPerson }
  }
}
