import Lexicon
import Record

/// Words around an encounter that nothing dates which show that it is only spoken of: whether it will be, what is to be
/// done about it, what comes before it.
extension StatusReader {
  /// Whether an encounter is only in prospect, by words weaker than those of its status: a past day outweighs them.
  func isProspect(_ trigger: Int, _ mode: Event.Mode) -> Bool {
    let clause = scene.clause(of: trigger)
    let next = afterDestination(trigger, mode, clause)
    return isAskedAbout(next, clause) || isExpected(next, clause) || isAwaited(next, trigger, mode, clause)
      || isSubjectMatter(next, mode, clause) || isWished(trigger, clause) || isSequel(trigger, clause)
      || isFrame(next, mode, clause) || isLater(trigger, clause)
      || isInvitation(next, mode, clause) || isTalkedOver(trigger, clause) || isProposed(trigger, clause)
      || isInsideOfWhatIsToCome(next, clause)
  }

  /// The token behind an encounter and, for a visit, behind the states and cities that it leads to.
  private func afterDestination(_ trigger: Int, _ mode: Event.Mode, _ clause: Range<Int>) -> Int {
    var next = trigger + 1
    guard mode == .visit else { return next }
    while next < min(trigger + 6, clause.upperBound) {
      let info = scene.infos[next]
      let isPlace = info.place != nil || info.state != nil || info.metonym != nil || info.hasAbbreviations
      guard isPlace || (info.role == .and && next > trigger + 1) else { break }
      next += 1
    }
    return next
  }

  func begins(_ index: Int, _ first: Unicode.Scalar...) -> Bool {
    first.contains { text.begins(scene.tokens[index], with: $0) }
  }

  func ends(_ index: Int, _ last: Unicode.Scalar...) -> Bool {
    last.contains { text.scalars[scene.tokens[index].end - 1] == $0.value }
  }

  /// 会谈是否, 会谈能否, 会谈可能, 何时: whether it will be is open.
  private func isAskedAbout(_ next: Int, _ clause: Range<Int>) -> Bool {
    guard next < clause.upperBound, scene.infos[next].role == .hypothetical else { return false }
    // 谈判可以取得成果 tells what it may bring.
    let isAble = ends(next, "以", "够", "夠")
    return !isAble && begins(next, "是", "能", "会", "會", "可", "何", "或", "若")
  }

  /// 会谈即将登场, 会谈预计下周举行, 会谈安排在16日; 会谈将 may go on with what it brought about.
  private func isExpected(_ next: Int, _ clause: Range<Int>) -> Bool {
    guard next < clause.upperBound, scene.infos[next].role == .future else { return false }
    if scene.tokens[next].count == 1 { return begins(next, "拟", "擬", "料") }
    let isArranged =
      begins(next, "安") && next + 1 < clause.upperBound && scene.infos[next + 1].role == .in
    return isArranged || begins(next, "即", "预", "預", "定", "拟", "擬", "料", "最", "将", "將")
  }

  /// 会谈之前, 访问美国前夕: what comes before it says nothing of its having been.
  private func isAwaited(_ next: Int, _ trigger: Int, _ mode: Event.Mode, _ clause: Range<Int>) -> Bool {
    guard next < clause.upperBound else { return false }
    return begins(next, "前") && scene.tokens[next].count <= 2 && scene.infos[next].role != .day
      || mode == .visit && begins(next, "之", "以")
        && (scene.infos[next].role == .past || scene.infos[next].role == .when)
        && ends(next, "前")
  }

  /// 国宾访日一事, 访日议题: what is dealt with. The 议题 of a meeting are what it dealt with.
  private func isSubjectMatter(_ next: Int, _ mode: Event.Mode, _ clause: Range<Int>) -> Bool {
    // 访日意愿
    if mode == .visit, next < clause.upperBound, scene.infos[next].role == .outcome, begins(next, "意") { return true }
    guard let topic = (next..<next + 2).clamped(to: clause).first(where: { scene.infos[$0].role == .topic }) else {
      return false
    }
    return begins(topic, "一") || mode == .visit && begins(topic, "议", "議", "问", "問")
  }

  /// 抵达首尔后将会谈, 会谈时，他将强调: the time of what is still to come.
  private func isFrame(_ next: Int, _ mode: Event.Mode, _ clause: Range<Int>) -> Bool {
    guard next < clause.upperBound, scene.infos[next].role == .when, scene.infos[next].value == 0 else { return false }
    let isAfter = ends(next, "后", "後")
    guard !isAfter || mode == .visit else { return false }
    let following = scene.sentence.clauses.first { $0.lowerBound >= clause.upperBound }
    for index in next + 1..<max(following?.upperBound ?? clause.upperBound, next + 1) {
      if scene.infos[index].role == .future { return begins(index, "将", "將") }
      // 会议期间，美国试图将…
      if scene.infos[index].role == .hypothetical { return false }
      if scene.infos[index].event != nil || scene.infos[index].speech != nil { return false }
    }
    return false
  }

  /// 访问利马的邀请: what somebody is invited to.
  private func isInvitation(_ next: Int, _ mode: Event.Mode, _ clause: Range<Int>) -> Bool {
    guard mode == .visit else { return false }
    return (next..<next + 3).clamped(to: clause).contains {
      scene.infos[$0].role == .of && begins($0 + 1, "邀") && ends($0 + 1, "请", "請")
    }
  }

  /// 会谈中，将提出…: what will be done within it is still to come, and so is it.
  private func isInsideOfWhatIsToCome(_ next: Int, _ clause: Range<Int>) -> Bool {
    guard next + 1 == clause.upperBound, scene.tokens[next].count == 1, begins(next, "中", "上") else { return false }
    let following = scene.sentence.clauses.first { $0.lowerBound >= clause.upperBound }
    guard let first = following?.first else { return false }
    return scene.infos[first].role == .future && begins(first, "将", "將", "拟", "擬", "预", "預")
  }

  /// 今日稍后会见: still later today.
  private func isLater(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    clause.contains { $0 < trigger && scene.infos[$0].role == .vague && begins($0, "稍") }
      && scene.dates.contains { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= trigger }
  }

  /// 想与普京会谈, 想访台: a wish that no table holds as a word.
  private func isWished(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    (clause.lowerBound..<trigger).contains { index in
      scene.tokens[index].count == 1 && ends(index, "想", "欲")
        && (index + 1 == trigger || scene.infos[index + 1].role == .with)
    }
  }

  /// 先去东京，然后才和王毅见面: what comes after something that is only told as a plan.
  private func isSequel(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    !scene.sentence.tokens.contains { $0 < trigger && scene.infos[$0].role == .past }
      && (clause.lowerBound..<max(trigger - 1, clause.lowerBound)).contains { index in
        let next = scene.tokens[index].count == 2 ? index + 1 : index + 2
        return begins(index, "然") && (scene.tokens[index].count == 2 || scene.infos[index + 1].role == .when)
          && next < trigger && begins(next, "再", "才")
      }
  }

  /// 就举行会谈进行讨论: what is still being talked over.
  private func isTalkedOver(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    guard clause.contains(where: { $0 < trigger && scene.infos[$0].role == .about }) else { return false }
    return (trigger + 1..<trigger + 7).clamped(to: clause).contains { index in
      scene.infos[index].role == .hypothetical || scene.infos[index].event?.mode == .talks
        || begins(index, "协", "協")
    }
  }

  /// 提出与拜登对话: what is proposed.
  private func isProposed(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    (clause.lowerBound..<trigger).contains { index in
      begins(index, "提") && index + 1 < trigger && scene.infos[index + 1].role == .with
    }
  }
}
