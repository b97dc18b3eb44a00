import Lexicon
import Record

/// Reads from the words around an encounter whether it came to pass.
///
/// 将, 计划, 若 before it in its clause: planned. 取消, 推迟: cancelled. 否认, 没有, 未: denied. A clause that goes on
/// with 并 or 还 and names no subject of its own inherits the mark of the clause before it.
struct StatusReader {
  let scene: Scene
  let text: ScalarText

  /// The status of an encounter; `nil` where the words tell of none.
  func status(of trigger: Int) -> Event.Status? {
    if isNamedForOutcome(trigger) || isAdvised(trigger) || isHabit(trigger) || isMissed(trigger) { return nil }
    switch fate(of: trigger) {
    case .calledOff: return .cancelled
    case .neverCame: return nil
    case nil: break
    }
    let clauses = scene.sentence.clauses
    guard !clauses.isEmpty else { return mark(in: scene.sentence.tokens, trigger) ?? .held }
    var number = scene.sentence.clause(of: trigger)
    if clauses.indices.contains(number + 1), isCalledOff(in: clauses[number + 1], trigger) { return .cancelled }
    if let found = mark(in: clauses[number], trigger) { return found }
    if !isAdjunct(trigger) && isYetToCome(trigger) || isAgreedOn(trigger, clauses[number]) { return .planned }
    // 除与外相会谈之外，还将与首相会谈: neither has been.
    if clauses[number].contains(where: { scene.infos[$0].role == .besides }), clauses.indices.contains(number + 1),
      clauses[number + 1].contains(where: { scene.infos[$0].role == .future })
    {
      return .planned
    }
    if number > 0, isDeniedMeanwhile(clauses[number - 1], clauses[number], trigger) { return .denied }
    // 将访华，这是…首次访华: what is said of what is to come.
    if number > 0, isComment(clauses[number]), mark(in: clauses[number - 1], trigger, isEarlier: true) == .planned {
      return .planned
    }
    var limit = clauses[number].first { $0 < trigger && scene.infos[$0].event?.frame == .attend } ?? trigger
    while number > 0, inherits(clauses[number], limit) {
      number -= 1
      limit = predicate(of: clauses[number])
      if let found = mark(in: clauses[number], trigger, isEarlier: true), found == .planned { return found }
      // 又指习近平，在…与拜登通话: beyond the clause of the subject nothing is inherited.
      if hasSubject(clauses[number], limit) { break }
    }
    return .held
  }

  /// 按照两国元首通话精神, 六方会谈机制: words that name an encounter for what it left behind tell of none.
  private func isNamedForOutcome(_ trigger: Int) -> Bool {
    let range = (trigger + 1..<trigger + 4).clamped(to: scene.clause(of: trigger))
    // 访华50周年
    if range.contains(where: { scene.infos[$0].role == .outcome && scene.tokens[$0 - 1].shape == .number }) {
      return true
    }
    guard let next = range.first, scene.infos[next].role == .of || scene.infos[next].role == .outcome else {
      return false
    }
    return scene.infos[next].role == .outcome || range.contains { scene.infos[$0].role == .outcome }
  }

  /// What became of an encounter that was not held.
  private enum Fate {
    case calledOff, neverCame
  }

  /// 会谈未能举行, 会面没有实现: what became of an encounter that stands as a noun before it.
  private func fate(of trigger: Int) -> Fate? {
    let end = min(trigger + 4, scene.clause(of: trigger).upperBound)
    for index in trigger + 1..<max(end, trigger + 1) where scene.infos[index].role == .negation {
      guard index + 1 < end else { return nil }
      if scene.infos[index + 1].event?.frame == .light { return .calledOff }
      if text.begins(scene.tokens[index + 1], with: "实") || text.begins(scene.tokens[index + 1], with: "實") {
        return .neverCame
      }
    }
    return nil
  }

  /// 否认此次会晤是特别安排: an encounter that 此次 points at is not in doubt.
  private func isGiven(_ range: Range<Int>) -> Bool { range.contains { scene.infos[$0].role == .this } }

  /// Whether a negation reaches an encounter: 不会在东京奥运期间访问日本, but not over another verb.
  private func negates(_ index: Int, _ trigger: Int) -> Bool {
    guard trigger - index < 12, !isAdjunct(trigger), !isAttribute(index, trigger), !isAboutDetail(trigger),
      // 不是首次到访: what is denied is that it was the first.
      !(index..<trigger).contains(where: { scene.infos[$0].role == .count })
    else { return false }
    return trigger - index < 6
      || !(index + 1..<trigger).contains {
        scene.infos[$0].event?.frame == .travel
          || scene.tokens[$0].shape == .gap && scene.tokens[$0].count > 3 && !isOfParty($0)
      }
  }

  private func isOfParty(_ index: Int) -> Bool { scene.groups.contains { $0.tokens.contains(index) } }

  /// 没有谈及会谈的细节: what is not told is something of the encounter; but not 没有会谈的计划.
  private func isAboutDetail(_ trigger: Int) -> Bool {
    let noun = trigger + 2
    guard scene.sentence.tokens.contains(noun), scene.infos[trigger + 1].role == .of else { return false }
    return StatusReader.details.contains(text.scalars[scene.tokens[noun].start])
  }

  /// 细(节), 详(情), 内(容).
  private static let details: Set<UInt32> = [0x7EC6, 0x7D30, 0x8BE6, 0x8A73, 0x5185, 0x5167]

  /// 在此轮谈判结束时, 会谈后: the encounter only tells the time of what is denied.
  func isAdjunct(_ trigger: Int) -> Bool {
    (trigger + 1..<min(trigger + 3, scene.sentence.tokens.upperBound)).contains {
      scene.infos[$0].role == .when || scene.infos[$0].role == .past
    } || isInside(trigger + 1)
  }

  /// 没有结果的会谈: the negation belongs to what describes the encounter.
  private func isAttribute(_ index: Int, _ trigger: Int) -> Bool {
    trigger > index && scene.infos[trigger - 1].role == .of
      && !scene.groups.contains { $0.tokens.lowerBound > index && $0.tokens.upperBound < trigger }
  }

  /// …的会谈，定于星期六举行: the encounter is a noun, and what follows says that it will be held.
  private func isYetToCome(_ trigger: Int) -> Bool {
    var isFuture = false
    if isDescribedAhead(trigger) { return true }
    if isDatedHolding(trigger) || isToldByVerb(trigger) { return false }
    // 访问日韩期间，他将…: the time of what is to come is to come.
    let isMeanwhile = scene.clause(of: trigger).last.map { scene.infos[$0].role == .when && !isAfter($0) } ?? false
    for index in (trigger + 1)..<max(scene.sentence.tokens.upperBound, trigger + 1) {
      let info = scene.infos[index]
      if info.event?.frame == .light, isFuture { return true }
      if info.event != nil { return false }
      // 会谈宣布将…, 会谈中双方将…: it is somebody else who will.
      if !isFuture, !isMeanwhile, info.speech != nil || namesSubject(at: index) { return false }
      if info.role == .future { isFuture = true }
    }
    return false
  }

  /// 16日举行会谈，确认将…展开讨论: what is held on a day is not waited for.
  private func isDatedHolding(_ trigger: Int) -> Bool {
    let clause = scene.clause(of: trigger)
    let isOne = text.begins(scene.tokens[trigger], with: "举") || text.begins(scene.tokens[trigger], with: "舉")
    let verb = isOne ? trigger : (clause.lowerBound..<trigger).last { scene.infos[$0].event?.frame == .light }
    guard let verb, !(verb..<trigger).contains(where: { scene.infos[$0].role == .of }) else { return false }
    return scene.dates.contains { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= verb }
  }

  /// 举行会谈，确认将…; 抵达东京，他们将…: an encounter that a verb tells is not announced by what stands behind it.
  private func isToldByVerb(_ trigger: Int) -> Bool {
    if scene.infos[trigger].event?.frame == .journey { return true }
    let clause = scene.clause(of: trigger)
    guard let holds = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].event?.frame == .light }) else {
      return false
    }
    return !(holds..<trigger).contains { scene.infos[$0].role == .of }
  }

  /// 会谈后, 之后
  private func isAfter(_ index: Int) -> Bool {
    let last = text.scalars[scene.tokens[index].end - 1]
    return last == 0x540E || last == 0x5F8C
  }

  private func namesSubject(at index: Int) -> Bool {
    scene.groups.contains { $0.tokens.lowerBound == index && $0.marker == .none }
      || scene.infos[index].role == .pronouns
  }

  /// 谢尔曼访华，将是…: what it will be has not been. 将 alone may only be a preposition.
  private func isDescribedAhead(_ trigger: Int) -> Bool {
    let next = (trigger + 1..<trigger + 5).clamped(to: scene.sentence.tokens)
    guard let mark = next.first(where: { scene.tokens[$0].shape == .clauseEnd }), next.contains(mark + 2),
      scene.infos[mark + 1].role == .future
    else { return false }
    return text.begins(scene.tokens[mark + 2], with: "是") || text.begins(scene.tokens[mark + 2], with: "成")
  }

  /// 就尽早举行磋商达成一致: what was agreed on has not been.
  private func isAgreedOn(_ trigger: Int, _ clause: Range<Int>) -> Bool {
    trigger + 1 < clause.upperBound && text.begins(scene.tokens[trigger + 1], with: "达")
      && clause.contains { $0 < trigger && scene.infos[$0].role == .about }
  }

  /// Where the predicate of a clause begins, by its first word that is of no party and does no sentence's work: 将出席会议，
  /// 会见秘书长，拜会国王: whom a verb has for its object is no subject.
  private func predicate(of clause: Range<Int>) -> Int {
    clause.first { index in
      let info = scene.infos[index]
      if info.event != nil { return true }
      return info.role == nil && scene.tokens[index].shape == .word && info.place == nil
        && !isOfParty(index)
    } ?? clause.upperBound
  }

  /// 这是, 这将是
  private func isComment(_ clause: Range<Int>) -> Bool {
    begins(clause.lowerBound, "这", "這")
      && (clause.lowerBound..<clause.lowerBound + 3).clamped(to: clause).contains {
        begins($0, "是") || ends($0, "是")
      }
  }

  /// Whether a clause names nobody before the trigger and so goes on with the subject and mood of the last.
  private func inherits(_ clause: Range<Int>, _ trigger: Int) -> Bool {
    if scene.isAdjunct(clause) { return true }
    return !hasSubject(clause, trigger) && !clause.contains { scene.infos[$0].role == .past && $0 < trigger }
  }

  /// 布林肯会与莫迪会晤, 会在东京会晤: 会 before the words of an encounter and behind its subject.
  private func isAuxiliary(_ index: Int, _ clause: Range<Int>) -> Bool {
    let next = index + 1
    guard next < clause.upperBound, infosAllow(next) else { return false }
    // 也会见了
    let isLooking = text.begins(scene.tokens[next], with: "见") || text.begins(scene.tokens[next], with: "見")
    if isLooking, scene.infos[next].event != nil { return false }
    // 布林肯也会和…, 期间会在…
    return index == clause.lowerBound || scene.tokens[index].count > 1 || scene.tokens[index - 1].shape == .gap
      || scene.infos[index - 1].role == .connective || scene.infos[index - 1].role == .when
      || scene.groups.contains { $0.tokens.upperBound == index }
      || scene.dates.contains { $0.tokens.upperBound == index }
  }

  private func infosAllow(_ index: Int) -> Bool {
    let info = scene.infos[index]
    return info.role == .with || info.role == .in || info.role == .range || info.role == .toward || info.event != nil
      || info.role == .severally || info.role == .connective || begins(index, "先") && scene.tokens[index].count == 1
      || scene.dates.contains { $0.tokens.lowerBound == index }
  }

  private func isPurpose(_ index: Int) -> Bool {
    text.begins(scene.tokens[index], with: "为") || text.begins(scene.tokens[index], with: "為")
  }

  /// 为出席会议而正在挪威访问的外长: what somebody is doing to that end.
  private func isUnderWay(_ purpose: Int, _ trigger: Int) -> Bool {
    (purpose..<trigger).contains { scene.infos[$0].role == .ongoing }
  }

  /// 路网规划, but not 规划与总统会晤: a plan on paper.
  private func isPlan(_ index: Int) -> Bool {
    guard begins(index, "规", "規"), scene.sentence.tokens.contains(index + 1) else { return false }
    let next = scene.infos[index + 1]
    return next.role != .with && next.role != .in && next.role != .future && next.event == nil
      && !scene.dates.contains { $0.tokens.lowerBound == index + 1 }
  }

  /// 讨论, 商讨, 探讨
  private func isTalk(_ index: Int) -> Bool { ends(index, "讨", "討", "论", "論") }

  /// 倡议提出之际, 倡议的: an initiative and not the act of calling for one.
  private func isNoun(_ index: Int) -> Bool {
    let next = index + 1
    guard ends(index, "议", "議"), scene.sentence.tokens.contains(next) else { return false }
    return scene.infos[next].role == .of || begins(next, "提") && scene.tokens[next].count == 2
  }

  private func isSummons(_ trigger: Int) -> Bool { scene.infos[trigger].event?.frame == .summons }

  /// 为讨论制裁召见大使: to what end an envoy is called in stands before it.
  private func isPurposeOfSummons(_ index: Int, _ clause: Range<Int>, _ trigger: Int) -> Bool {
    isSummons(trigger) && clause.contains { $0 < index && scene.infos[$0].role == .manner && isPurpose($0) }
  }

  func hasSubject(_ clause: Range<Int>, _ trigger: Int) -> Bool {
    scene.groups(before: trigger, in: clause).contains { group in
      // 与韩国外交、国防部长会谈: the last of a list.
      let before = group.tokens.lowerBound - 1
      let isJoined = clause.contains(before) && scene.infos[before].role == .and
      return group.marker == .none && !group.isAnaphoric && !isJoined
    }
  }

  /// 在美国的要求下, 应外长要求, 应总统邀请访问, 受邀出席: a request that has been met, an invitation that has been accepted.
  private func isGranted(_ index: Int, _ clause: Range<Int>) -> Bool {
    let isInvited = (index - 8..<index).clamped(to: clause).contains { scene.infos[$0].role == .invited }
    if begins(index, "邀") { return isInvited || index > clause.lowerBound && begins(index - 1, "受") }
    guard text.begins(scene.tokens[index], with: "要"), scene.tokens[index].count == 2 else { return false }
    return isInvited || index > clause.lowerBound && scene.infos[index - 1].role == .of
  }

  private func isTalkedOver(_ about: Int, _ trigger: Int, _ clause: Range<Int>) -> Bool {
    let last = text.scalars[scene.tokens[about].end - 1]
    return (scene.infos[about].role == .about || last == 0x5C31) && scene.infos[about + 1].role == .with
      && !isAdjunct(trigger)
      && (trigger + 1..<trigger + 3).clamped(to: clause).contains { scene.infos[$0].event?.frame == .light }
  }

  /// 将上周会谈中的金句印在…: what follows the mark was in the past, and so the mark belongs to something else.
  private func tellsPast(between mark: Int, _ trigger: Int) -> Bool {
    guard scene.tokens[mark].count == 1,
      text.begins(scene.tokens[mark], with: "将")
        || text.begins(scene.tokens[mark], with: "將")
    else { return false }
    return scene.dates.contains { date in
      let word = scene.infos[date.tokens.lowerBound]
      return date.tokens.lowerBound > mark && date.tokens.upperBound <= trigger && word.value < 0
        && [.day, .week, .weekdayLast, .month, .year].contains(word.role)
    }
  }

  /// 未对外宣布的行程中: the denial describes something else.
  private func isDescribing(_ speech: Int, _ trigger: Int) -> Bool {
    (speech..<trigger).contains { scene.infos[$0].role == .of }
  }

  private func mark(in clause: Range<Int>, _ trigger: Int, isEarlier: Bool = false) -> Event.Status? {
    var found: Event.Status?
    for index in clause where index < trigger + 7 {
      let isBefore = index < trigger
      switch scene.infos[index].role {
      case .future
      where isBefore
        && (tellsPast(between: index, trigger) || isOfAttribute(index, trigger) || isPlan(index)
          || scene.isOfTopic(index, before: trigger)):
        break
      case .future where isBefore: found = .planned
      case .hypothetical
      where isBefore
        && (isGranted(index, clause) || isPurposeOfSummons(index, clause, trigger)
          || isOfAttribute(index, trigger, ofDeed: false)):
        break
      // 再度讨论局势，是两人第二次通话: what another clause talks over; 倡议提出10周年之际: a noun.
      case .hypothetical where isBefore && (isEarlier && isTalk(index) || isNoun(index)): break
      case .hypothetical where isBefore, .inviting where isBefore: found = .planned
      // 尚未就举行会谈的可能性表态: it is the words that are wanting.
      case .negation where isBefore && scene.infos[index + 1].role == .about: found = .planned
      case .negation where isBefore && negates(index, trigger):
        // 没有宣布下一次会面的时间 denies an announcement and no meeting.
        guard let speech = (index..<trigger).first(where: { scene.infos[$0].speech != nil }) else { return .denied }
        if !isDescribing(speech, trigger) { found = .planned }
      // 为了与拜登会谈: a purpose.
      case .manner
      where isBefore && !isEarlier && isPurpose(index) && !isSummons(trigger) && !isUnderWay(index, trigger):
        found = .planned
      // 就与中国的高层对话进行讨论: what they talk over has not been.
      case .about where isBefore && isTalkedOver(index, trigger, clause),
        .ongoing where isBefore && isTalkedOver(index, trigger, clause):
        found = .planned
      case .modal where isBefore && isAuxiliary(index, clause): found = .planned
      case .denied where isBefore && !isGiven(index..<trigger): return .denied
      case .cancelled where index < trigger + 4 || isPlanPutOff(index, trigger): return .cancelled
      // 就访问事宜正与中方磋商: it is what they talk about that is not settled.
      case .tentative where isBefore && (clause.lowerBound..<index).contains { scene.infos[$0].role == .about }: break
      case .tentative: found = .planned
      case .topic where index > trigger:
        // 就习近平访韩等议题交换意见: what is talked about has not happened.
        if (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .about }) { found = .planned }
      case .past where isBefore: if found == .planned, index > clause.lowerBound { found = nil }
      default: break
      }
    }
    return found
  }
}
