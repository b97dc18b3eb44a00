import Lexicon
import Record

/// Finds the time that belongs to an encounter: in its clause before it, in its clause, else in its sentence.
struct WhenReader {
  let scene: Scene
  /// The day of the article's lead.
  let lead: CivilDate?
  /// Whether a word of speech is a verb: 据悉 between a day and what happened on it changes nothing.
  let isVerb: (Int) -> Bool
  let text: ScalarText

  func when(of trigger: Int, mode: Event.Mode) -> DateInterval {
    let told = toldDate(of: trigger)
    // 现正在阿拉斯加举行会谈: the day that the report is about.
    if !told.isKnown, mode != .visit, isUnderWay(trigger), let lead { return DateInterval(day: lead) }
    // 傍晚举行茶会: an hour without a day is of the day of the report.
    if !told.isKnown, let lead,
      scene.sentence.tokens.contains(where: { part in
        // 上午受访时说，X前往…: the hour of the words, not of what they tell.
        part < trigger && scene.infos[part].role == .dayPart
          && !(part..<trigger).contains {
            scene.infos[$0].speech.map(isVerb) == true && scene.tokens[$0 + 1].shape == .clauseEnd
          }
      }),
      scene.dates.isEmpty
    {
      return DateInterval(day: lead)
    }
    // 周日起访华两天, 为期三天的访问
    guard told.precision == .day, let start = told.start, told.start == told.end,
      let days = lasting(trigger, mode: mode)
    else { return told }
    // 11日结束9天访问: the day tells the end.
    if scene.clause(of: trigger).contains(where: { $0 < trigger && isEnd($0) }) {
      return DateInterval(start: start - (days - 1), end: start, precision: .day)
    }
    return DateInterval(start: start, end: start + (days - 1), precision: .day)
  }

  /// 结束
  private func isEnd(_ index: Int) -> Bool {
    scene.tokens[index].count == 2 && (begins(index, 0x7ED3) || begins(index, 0x7D50))
      && text.scalars[scene.tokens[index].end - 1] == 0x675F
  }

  /// 正在举行: right before the encounter or its verb of holding.
  private func isUnderWay(_ trigger: Int) -> Bool {
    let clause = scene.clause(of: trigger)
    return (clause.lowerBound..<trigger).contains { scene.infos[$0].role == .ongoing }
      && clause.contains { scene.infos[$0].event?.frame == .light }
  }

  /// How many days the words say that it lasts: in its clause or, for a visit, in one that goes on without a subject
  /// (抵达日本，展开为期三天的访问).
  private func lasting(_ trigger: Int, mode: Event.Mode) -> Int? {
    let clause = scene.clause(of: trigger)
    if let days = days(in: clause) { return days }
    guard mode == .visit else { return nil }
    // 访问台湾4天: behind where it leads.
    for index in (trigger + 1..<trigger + 5).clamped(to: clause) where scene.infos[index + 1].unit == .days {
      if scene.tokens[index].shape == .number, (1...30).contains(scene.tokens[index].number),
        !isBeforeOrAfter(index + 2)
      {
        return scene.tokens[index].number
      }
    }
    for other in scene.sentence.clauses where other.lowerBound > trigger {
      let names = scene.groups.contains {
        other.contains($0.tokens.lowerBound) && $0.marker == .none && ($0.hasPerson || $0.isAnaphoric)
      }
      let travels = other.contains { scene.infos[$0].event.map { $0.frame == .travel || $0.frame == .trip } ?? false }
      if names { return nil }
      if travels, let days = days(in: other) { return days }
    }
    return nil
  }

  private func days(in clause: Range<Int>) -> Int? {
    for index in clause where scene.infos[index].role == .lasting {
      if scene.infos[index].value > 0 {
        // 两天前 counts from today.
        if isBeforeOrAfter(index + 1) { continue }
        return scene.infos[index].value
      }
      if index + 1 < clause.upperBound {
        let number =
          scene.tokens[index + 1].shape == .number ? scene.tokens[index + 1].number : scene.infos[index + 1].value
        // 为期25年的协议 tells of something else.
        let unit = index + 2
        let isOfDays =
          unit >= clause.upperBound || scene.infos[unit].role != .unit || scene.infos[unit].unit == .day
          || scene.infos[unit].unit == .days
        if isOfDays, (1...30).contains(number) { return number }
      }
    }
    return nil
  }

  private func isBeforeOrAfter(_ index: Int) -> Bool {
    scene.sentence.tokens.contains(index) && (scene.infos[index].role == .former || scene.infos[index].role == .when)
  }

  /// 新华社周三报道称…访华: the day on which it was said, not the day of the encounter.
  private func isOfSpeech(_ date: ToldDate, _ trigger: Int) -> Bool {
    date.tokens.upperBound < trigger
      && (date.tokens.upperBound..<trigger).contains {
        scene.infos[$0].speech.map(isVerb) == true
      }
  }

  /// 今年1月上任以来首次会晤: since when nothing of the kind had been, not when it was.
  private func isSince(_ date: ToldDate, _ trigger: Int) -> Bool {
    let after = (date.tokens.upperBound..<date.tokens.upperBound + 9).clamped(
      to: scene.clause(of: date.tokens.lowerBound))
    var isHeld = false
    var isOther = false
    for index in after {
      let info = scene.infos[index]
      // 除夕通话后，双方首次会面
      if index < trigger, info.role == .when, scene.infos[index - 1].event != nil,
        (index..<trigger).contains(where: { scene.infos[$0].role == .count })
      {
        return true
      }
      // 1月举行峰会以来首次会晤 counts from the summit; 22日举行建交以来首次会谈 is of the day.
      if info.role == .when, info.value > 0 { return isOther ? index < trigger : !isHeld }
      if info.event?.frame == .light { isHeld = true } else if info.event != nil { isOther = true }
    }
    return false
  }

  /// 16日在东京会谈后，两人前往首尔，与韩方会谈: after a journey that follows another encounter the day may be another.
  private func goesOn(from date: ToldDate, to trigger: Int) -> Bool {
    var isOther = false
    var isOver = false
    for index in date.tokens.upperBound...trigger {
      switch scene.infos[index].event?.frame {
      case .joint, .object, .gathering: isOther = true
      case .journey where isOver: return true
      default: isOver = isOver || isOther && scene.infos[index].role == .when
      }
    }
    return false
  }

  /// 及 and 以及, which join what is told to something else; 和 may as well join two places of a journey.
  private func isJoined(at index: Int) -> Bool {
    let token = scene.tokens[index]
    return scene.infos[index].role == .and && token.shape == .word && scene.infos[index + 1].place == nil
      && scene.infos[index + 1].state == nil || scene.infos[index].role == .and && token.count == 2
  }

  /// 将于10月主持峰会的首相斯特勒: a day of what is told of somebody.
  private func isOfAttribute(_ date: ToldDate, _ trigger: Int) -> Bool {
    let clause = scene.clause(of: date.tokens.lowerBound)
    guard date.tokens.upperBound < trigger, clause.contains(trigger),
      let of = (date.tokens.upperBound..<trigger).first(where: { scene.infos[$0].role == .of }),
      (date.tokens.upperBound..<of).contains(where: { scene.infos[$0].event != nil }),
      (clause.lowerBound..<of).contains(where: { scene.infos[$0].role == .future })
    else { return false }
    return scene.groups.contains { $0.tokens.lowerBound == of + 1 && $0.marker == .none && $0.hasPerson }
  }

  /// 自3月10日在利马会面后，第二次访问秘鲁: from when on nothing of the kind had been.
  private func isFrom(_ date: ToldDate, _ trigger: Int) -> Bool {
    let before = date.tokens.lowerBound - 1
    guard date.tokens.upperBound <= trigger else { return false }
    let clause = scene.clause(of: date.tokens.lowerBound)
    guard let end = (date.tokens.upperBound..<trigger).first(where: { scene.infos[$0].role == .when }) else {
      return false
    }
    // 自从有关方面10月7日发动袭击以来首次召开的峰会
    if scene.infos[end].value > 0, clause.contains(where: { $0 <= before && isFrom($0) }) { return true }
    return clause.contains(before) && isFrom(before)
      && (date.tokens.upperBound..<end).contains { scene.infos[$0].event != nil }
  }

  /// 自1990年通航以来的第三位来客, 《渔业协定》（1956年）: a day that dates nothing else, wherever the encounter stands.
  func isOfSomethingElse(_ date: ToldDate) -> Bool {
    let before = date.tokens.lowerBound - 1
    let clause = scene.clause(of: date.tokens.lowerBound)
    if clause.contains(before), isFrom(before),
      (date.tokens.upperBound..<clause.upperBound).contains(where: {
        scene.infos[$0].role == .when && scene.infos[$0].value > 0
      })
    {
      return true
    }
    return scene.sentence.tokens.contains(before - 1) && scene.tokens[before].shape == .openBracket
      && text.scalars[scene.tokens[before - 1].end - 1] == 0x300B
  }

  /// 自, 自从, 是自
  private func isFrom(_ index: Int) -> Bool {
    guard scene.tokens[index].count <= 2 else { return false }
    return begins(index, 0x81EA) || begins(index, 0x662F) && text.scalars[scene.tokens[index].end - 1] == 0x81EA
  }

  /// 周三在会晤前表示: the day of the words that were said before it.
  private func isOfWhatCameBefore(_ date: ToldDate, _ trigger: Int) -> Bool {
    let next = trigger + 1
    let clause = scene.clause(of: trigger)
    guard clause.contains(next + 1), date.tokens.upperBound <= trigger, begins(next, 0x524D),
      scene.tokens[next].count == 1
    else { return false }
    return (date.tokens.upperBound..<trigger).contains { scene.infos[$0].role == .in }
      && (next..<clause.upperBound).contains { scene.infos[$0].speech.map(isVerb) == true }
  }

  /// 2月24日入侵前不久前往, 2018年遇害后首次到访: the time of what came before or after the encounter.
  ///
  /// What was done 后 on a day may have been on that day.
  private func isOfAdjunct(_ date: ToldDate, _ trigger: Int) -> Bool {
    guard date.tokens.upperBound + 1 < trigger else { return false }
    return (date.tokens.upperBound + 2..<max(trigger, date.tokens.upperBound + 2)).contains { index in
      if isBefore(index) { return scene.tokens[index - 1].shape != .clauseEnd }
      return isAfter(index) && date.when.precision != .day && scene.tokens[index + 1].shape == .clauseEnd
        && (index..<trigger).contains { scene.infos[$0].role == .count }
    }
  }

  /// 前, 之前, 以前, 前夕, 前不久, behind what had not been by then.
  private func isBefore(_ index: Int) -> Bool {
    let next = index + 1
    switch scene.infos[index].role {
    // 前总理 is of the person.
    case .former:
      return begins(index, 0x524D) && (scene.tokens[next].shape == .clauseEnd || scene.infos[next].event != nil)
    case .past, .when, .vague: return begins(index, 0x524D) || endsInBefore(index)
    default: return false
    }
  }

  /// 此前, 日前, 之前
  private func endsInBefore(_ index: Int) -> Bool {
    scene.tokens[index].count == 2 && text.scalars[scene.tokens[index].end - 1] == 0x524D
  }

  /// 后, 之后, 随后
  private func isAfter(_ index: Int) -> Bool {
    scene.infos[index].role == .when && (begins(index, 0x540E) || begins(index, 0x5F8C) || isSequel(index))
  }

  /// 周三报告，总统不久将访问; 6日抵达，日前访问过…: a word of time right before the encounter that means another day.
  private func isOvertaken(_ date: ToldDate, _ trigger: Int) -> Bool {
    let clause = scene.clause(of: trigger)
    return clause.contains { index in
      index >= date.tokens.upperBound && index < trigger
        && (scene.infos[index].role == .vague
          || scene.infos[index].role == .past && endsInBefore(index))
    }
  }

  /// 周二接受了访问利马的邀请: the day of the acceptance.
  private func isOfAcceptance(_ date: ToldDate, _ trigger: Int) -> Bool {
    scene.clause(of: trigger).contains {
      $0 >= date.tokens.upperBound && $0 < trigger && scene.infos[$0].role == .accepting
    }
  }

  /// 今天会晤总统，然后他将前往秘鲁: what will be done after what a day tells of need not be of that day.
  private func isBeforeSequel(_ date: ToldDate, _ trigger: Int) -> Bool {
    let between = date.tokens.upperBound..<max(trigger, date.tokens.upperBound)
    guard let then = between.last(where: { scene.tokens[$0 - 1].shape == .clauseEnd && isSequel($0) }) else {
      return false
    }
    return between.contains { $0 < then && scene.infos[$0].event != nil }
      && (then..<trigger).contains { scene.infos[$0].role == .future }
  }

  /// 今年担任主席国，访华时…: the year of what another clause tells; but in 今年，… it is that of the sentence.
  private func isYearOfClause(_ date: ToldDate) -> Bool {
    date.when.precision == .year && scene.infos[date.tokens.lowerBound].role == .year
      && scene.infos[date.tokens.lowerBound].value == 0
      && scene.clause(of: date.tokens.lowerBound).count > date.tokens.count + 1
  }

  /// 然后, 之后, 随后
  private func isSequel(_ index: Int) -> Bool {
    let info = scene.infos[index]
    return info.unit == .then || info.role == .when && info.value == 0 && begins(index, 0x4E4B)
      || begins(index, 0x7136)
  }

  private func begins(_ index: Int, _ scalar: UInt32) -> Bool { text.scalars[scene.tokens[index].start] == scalar }

  private func toldDate(of trigger: Int) -> DateInterval {
    let clause = scene.clause(of: trigger)
    let dates = scene.dates.filter {
      !isOfSpeech($0, trigger) && !isSince($0, trigger) && !isOfAttribute($0, trigger) && !isFrom($0, trigger)
        && !isOfWhatCameBefore($0, trigger) && !isOfAcceptance($0, trigger) && !isOfAdjunct($0, trigger)
        && !isOvertaken($0, trigger) && !isOfSomethingElse($0)
        && !scene.isOfPurpose($0.tokens, before: trigger) && !scene.isOfTopic($0.tokens.lowerBound, before: trigger)
    }
    let inClause = dates.filter { clause.contains($0.tokens.lowerBound) }
    if let before = inClause.last(where: { $0.tokens.upperBound <= trigger }) { return before.when }
    // 为参加磋商已于当天启程: the day of what is done to that end.
    let isPurpose = clause.contains { $0 < trigger && scene.infos[$0].role == .manner }
    // 夏立言访中及台湾年底选举: a day of what is joined to the encounter is not its own.
    if !isPurpose, let after = inClause.first(where: { $0.tokens.lowerBound > trigger }) ?? inClause.first,
      !(trigger + 1..<after.tokens.lowerBound).contains(where: { isJoined(at: $0) })
    {
      return after.when
    }
    if let before = dates.last(where: { $0.tokens.upperBound <= trigger && !isYearOfClause($0) }),
      !goesOn(from: before, to: trigger), !isBeforeSequel(before, trigger)
    {
      return before.when
    }
    // …的会谈，定于星期六举行
    if let after = dates.first(where: { date in
      date.tokens.lowerBound > trigger
        && !(trigger + 1..<date.tokens.lowerBound).contains {
          scene.infos[$0].event != nil && scene.infos[$0].event?.frame != .light
        }
    }), scene.infos.has(after.tokens.upperBound), scene.sentence.tokens.contains(after.tokens.upperBound),
      scene.infos[after.tokens.upperBound].event?.frame == .light
    {
      return after.when
    }
    return .unknown
  }
}
