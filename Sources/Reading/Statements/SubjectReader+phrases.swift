import Lexicon
import Record

/// The noun phrases around a subject, and the words that may stand between it and its verb.
extension SubjectReader {
  /// 在印度首都新德里, 对一群日本商业领袖: a preposition stands before the noun phrase.
  func isMarkedFar(_ start: Int, _ lower: Int, isPerson: Bool) -> Bool {
    var index = start - 1
    while index >= lower, isNounish(index) || isCounting(index) { index -= 1 }
    guard index >= lower else { return false }
    switch infos[index].role {
    case .toward, .with, .manner: return true
    case .in, .from: return !isPerson
    default: return false
    }
  }

  func isCounting(_ index: Int) -> Bool {
    tokens[index].shape == .number || infos[index].role == .count || infos[index].role == .numeral
      || infos[index].role == .unit
  }

  /// Whether nothing but adverbs and times stand between a subject and its verb.
  func touches(_ end: Int, _ cue: Range<Int>) -> Bool {
    var index = end
    while index < cue.lowerBound {
      if let next = skip(index), quotations.isBracket(index) {
        index = next
        continue
      }
      // 高兴地
      if index + 1 < cue.lowerBound, tokens[index].shape == .word, text.begins(tokens[index + 1], with: "地") {
        index += 2
        continue
      }
      // 知情者的消息说, 发言人的话说
      if infos[index].role == .of, index + 1 < cue.lowerBound,
        infos[index + 1].saying == .document || infos[index + 1].saying == .report
      {
        index += 2
        continue
      }
      guard isLight(index) || isAnnouncement(index, cue) else { return false }
      index += 1
    }
    return true
  }

  /// 发布公告称, 发表文章说, 致信…表示: the words of issuing what is said.
  func isAnnouncement(_ index: Int, _ cue: Range<Int>) -> Bool {
    let saying = infos[index].saying
    if saying == .document || saying == .report { return true }
    guard infos[index].event?.frame == .light || saying == .issuing else { return false }
    return (index + 1..<cue.lowerBound).contains { infos[$0].saying == .document || infos[$0].saying == .report }
  }

  /// Words that may stand between a subject and its verb.
  func isLight(_ index: Int) -> Bool {
    let info = infos[index]
    if info.saying == .adverb { return true }
    switch info.role {
    case .past, .ongoing, .connective, .severally, .dayPart, .besides, .localTime, .day, .dayRoot, .sameDay, .nextDay,
      .weekday,
      .weekdayThis, .weekdayLast, .weekdayNext, .vague, .unit, .suffix, .future, .tentative, .negation, .part, .half,
      .month,
      .year, .yearPart, .week, .modal:
      return true
    default: break
    }
    if dates.contains(where: { $0.tokens.contains(index) }) { return true }
    if tokens[index].shape == .number || tokens[index].shape == .closeBracket { return true }
    // 高兴地, 坚定地
    let last = text.scalars[tokens[index].end - 1]
    return last == 0x5730 && info.place == nil && info.saying == nil
  }

  /// 在, 对, 就, 向, 与 and verbs that open an adjunct of their own: 接受…采访时, 会见…时.
  func opensAdjunct(_ index: Int) -> Bool {
    let info = infos[index]
    switch info.role {
    case .in, .toward, .about, .with, .from, .manner, .invited, .accepting, .by: return true
    default: return info.event != nil || info.saying == .source
    }
  }

  /// How far the noun phrase of a speaker goes on behind a token: 日本政府·相关人士, 迈克尔·的家人. It ends in a noun of
  /// people, or it does not go on.
  func nounEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    var last = start
    while index < end {
      if quotations.isBracket(index), let next = skip(index), next < end, isNounish(next) {
        index = next
        continue
      }
      if infos[index].role == .of {
        guard index + 1 < end, isNounish(index + 1) else { break }
        index += 1
        continue
      }
      guard isNounish(index) else { break }
      index += 1
      if isPeople(index - 1) { last = index }
    }
    return last
  }

  /// Whether a noun stands for people who may speak.
  func isPeople(_ index: Int) -> Bool {
    infos[index].saying?.isSpeaker == true || infos[index].role == .people || infos[index].role == .side
  }

  /// How far the words of somebody unknown go.
  func unknownEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isNounish(index) || index > start && infos[index].role == .of { index += 1 }
    return index
  }

  func nounStart(_ index: Int, _ lower: Int) -> Int {
    var start = index
    while start > lower, index - start < 5, isNounish(start - 1) || infos[start - 1].role == .count { start -= 1 }
    return start
  }

  /// Whether a token may be part of a noun phrase that names a speaker.
  func isNounish(_ index: Int) -> Bool {
    guard index < period.tokens.upperBound, !isLight(index) else { return false }
    let info = infos[index]
    if info.saying?.isSpeaker == true { return true }
    guard tokens[index].shape == .gap || tokens[index].shape == .word else { return false }
    if info.saying != nil || info.event != nil { return false }
    return info.role == nil || info.role == .outcome || info.role == .people || info.role == .organ
      || info.role == .side || info.role == .topic
  }

  /// Whether a preposition stands right before.
  func isMarked(_ start: Int, _ lower: Int) -> Bool {
    guard start > lower else { return false }
    switch infos[start - 1].role {
    case .in, .toward, .about, .with, .of, .manner, .from: return true
    default: return false
    }
  }

  /// Whether a clause has no subject before its verb: only adverbs, times and adjuncts.
  func isBare(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if let next = skip(index) {
        index = next
        continue
      }
      if opensAdjunct(index) { return true }
      if isLight(index) || isMark(index) {
        index += 1
        continue
      }
      // 被问到有关任命时表示
      return infos[index].role == .passive && range.contains { infos[$0].role == .when }
    }
    return true
  }

  func isMark(_ index: Int) -> Bool {
    tokens[index].shape == .mark || tokens[index].shape == .clauseEnd || tokens[index].shape == .closeQuote
  }

  func isOpener(_ index: Int) -> Bool {
    text.begins(tokens[index], with: "有") && tokens[index].count == 1 || text.begins(tokens[index], with: "至")
  }

  /// Whether a stretch is nothing but a party or a noun of people: 微软国家广播公司（MSNBC）, 记者.
  func isNounPhrase(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var hasParty = false
    while index < range.upperBound {
      if let group = groups.first(where: { $0.tokens.lowerBound == index }) {
        hasParty = true
        index = group.tokens.upperBound
      } else if quotations.isBracket(index), let next = skip(index) {
        index = next
      } else if isNounish(index) || infos[index].role == .of || infos[index].role == .and || infos[index].event != nil {
        hasParty = hasParty || isPeople(index) || infos[index].outlet != nil || infos[index].body != nil
        index += 1
      } else {
        return false
      }
    }
    return hasParty
  }
}
