import Lexicon
import Record

/// The noun phrases of a stretch that may name a speaker whom no table knows: 熟悉谈判的两名官员, 某国渔业协会, 路人.
///
/// Each phrase is offered whole and without what may only describe it, since readers differ in how much of it is a name.
struct NounPhrases {
  let zone: Zone
  let groups: [Group]
  let lexicon: LoadedLexicon

  /// How much of a phrase is taken.
  enum Part: Int, SignValue {
    case whole, uncounted, head, described, surname, owner
  }

  struct Found {
    var tokens: Range<Int>
    var span: TextSpan
    var part: Part
    var actor: String?
  }

  /// The longest phrase, in scalars.
  private static let longest = 24

  /// The phrases of a stretch of one clause, in order.
  func phrases(in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isNominal(index) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound,
        isNominal(index) || index > start && zone.infos[index].role == .of && isNominal(index + 1)
          || joins(index, range)
      {
        index += 1
      }
      var end = index
      while end > start, !isHead(end - 1) { end -= 1 }
      if end > start { offer(start..<end, clause: range, &found) }
    }
    return found
  }

  private func offer(_ words: Range<Int>, clause: Range<Int>, _ found: inout [Found]) {
    add(words, .whole, &found)
    var first = words.lowerBound
    while first < words.upperBound - 1, isCount(first) { first += 1 }
    if first > words.lowerBound { add(first..<words.upperBound, .uncounted, &found) }
    if let of = words.last(where: { zone.infos[$0].role == .of }), of + 1 < words.upperBound {
      add((of + 1)..<words.upperBound, .head, &found)
      var plain = of + 1
      while plain < words.upperBound - 1, isCount(plain) { plain += 1 }
      if plain > of + 1 { add(plain..<words.upperBound, .head, &found) }
    }
    // 知情者的消息, 渔业协会的数据: whoever has it.
    if let of = words.last(where: { zone.infos[$0].role == .of }), of > first, isDocument(words.upperBound - 1) {
      add(first..<of, .owner, &found)
    }
    // 熟悉谈判进程的官员: what stands before 的 back to the clause's beginning.
    let of =
      zone.infos[words.lowerBound - 1].role == .of ? words.lowerBound - 1 : words.first { zone.infos[$0].role == .of }
    if let of, of > clause.lowerBound {
      var start = clause.lowerBound
      while start < of, isLead(start) { start += 1 }
      if start < words.lowerBound { add(start..<words.upperBound, .described, &found) }
    }
  }

  private func add(_ words: Range<Int>, _ part: Part, _ found: inout [Found]) {
    let span = TextSpan(start(words.lowerBound), zone.tokens[words.upperBound - 1].end)
    guard (2...NounPhrases.longest).contains(span.end - span.start),
      !found.contains(where: { $0.span == span })
    else { return }
    let state = words.lazy.compactMap { zone.infos[$0].state }.first
    let actor =
      groups.first { words.contains($0.tokens.lowerBound) }?.voices.first?.actor
      ?? state.map { lexicon.states[$0].code }
    found.append(Found(tokens: words, span: span, part: part, actor: actor))
  }

  /// Where a phrase begins in its first token: behind 有 and its like, where no word is known.
  private func start(_ first: Int) -> Int {
    let token = zone.tokens[first]
    guard token.word < 0, token.shape == .gap, lexicon.nounHeads.leads(zone.text.scalars[token.start]) else {
      return token.start
    }
    return token.start + 1
  }

  /// Whether a word names a document or what is told: 声明, 数据, 话.
  private func isDocument(_ index: Int) -> Bool {
    let saying = zone.infos[index].saying
    return saying == .document || saying == .report
  }

  /// The nouns right before a token with the token itself: 相关报道.
  func phrase(endingAt last: Int, from lower: Int) -> Found? {
    var first = last
    while first > lower, isNominal(first - 1), !isCount(first - 1) { first -= 1 }
    guard first < last else { return nil }
    let span = TextSpan(zone.tokens[first].start, zone.tokens[last].end)
    guard span.end - span.start <= 10 else { return nil }
    return Found(tokens: first..<(last + 1), span: span, part: .whole, actor: nil)
  }

  /// What 、 and 和 join in a phrase: 评级机构 and 独立经济学家.
  func parts(of phrase: Found) -> [Found] {
    var parts: [Found] = []
    var start = phrase.tokens.lowerBound
    for index in phrase.tokens.lowerBound...phrase.tokens.upperBound {
      let isEnd = index == phrase.tokens.upperBound
      guard isEnd || zone.infos[index].role == .and || zone.infos[index].role == .with else { continue }
      if index > start { add(start..<index, phrase.part, &parts) }
      start = index + 1
    }
    return parts
  }

  /// A name of two to four characters that begins with a surname and ends at a token: 某学者时某某 before 表示.
  func surnames(before end: Int, from start: Int) -> [Found] {
    guard end > start else { return [] }
    let last = zone.tokens[end - 1].end
    let first = zone.tokens[start].start
    var found: [Found] = []
    for length in 2...4 {
      let from = last - length
      guard from >= first, let token = (start..<end).last(where: { zone.tokens[$0].start <= from }),
        zone.tokens[token].start == from || zone.tokens[token].shape == .gap && zone.infos[token].common == nil,
        (from..<last).allSatisfy({ zone.text.scalars[$0] >= 0x4E00 && zone.text.scalars[$0] <= 0x9FFF })
      else { continue }
      found.append(
        Found(tokens: token..<end, span: TextSpan(from, last), part: .surname, actor: nil))
    }
    return found
  }

  /// Whether a token may be part of a noun phrase.
  func isNominal(_ index: Int) -> Bool {
    guard index >= 0, index < zone.tokens.count else { return false }
    let token = zone.tokens[index]
    let info = zone.infos[index]
    switch token.shape {
    case .number: return true
    case .gap:
      switch info.common {
      case .adverb, .function, .time, .pronoun: return false
      default: return true
      }
    case .word:
      if info.role == .both || info.role == .numeral || info.role == .count { return true }
      if let saying = info.saying { return saying.isSpeaker }
      if let role = info.role {
        switch role {
        case .people, .organ, .side, .numeral, .topic, .count, .former, .this, .season, .posted: return true
        default: return false
        }
      }
      return info.event?.frame != .light || info.isOrdinary
    default: return false
    }
  }

  /// Whether 、 or 和 joins two nouns of one phrase.
  private func joins(_ index: Int, _ range: Range<Int>) -> Bool {
    let role = zone.infos[index].role
    return (role == .and || role == .with && zone.tokens[index].count == 1) && index > range.lowerBound
      && index + 1 < range.upperBound && isNominal(index - 1) && isNominal(index + 1)
  }

  /// Whether a phrase may end in a token.
  private func isHead(_ index: Int) -> Bool {
    let info = zone.infos[index]
    if zone.tokens[index].shape == .number || info.role == .numeral || info.role == .count { return false }
    switch info.common {
    case .numeral, .measure, .adjective: return false
    default: return info.role != .and && info.role != .of && info.role != .with
    }
  }

  /// Whether a token counts or points: 两, 名, 一些, 该.
  private func isCount(_ index: Int) -> Bool {
    let info = zone.infos[index]
    if zone.tokens[index].shape == .number || info.role == .numeral || info.role == .count || info.role == .this
      || info.role == .both
    {
      return true
    }
    if info.common == .numeral || info.common == .measure { return true }
    return zone.tokens[index].count == 1
      && SpeechCharacters.measures.contains(zone.text.scalars[zone.tokens[index].start])
  }

  /// Whether a token only leads into a clause: adverbs, times, connectives.
  private func isLead(_ index: Int) -> Bool {
    let info = zone.infos[index]
    if info.common == .adverb || info.common == .time { return true }
    switch info.role {
    case .connective, .in, .dayPart, .day, .weekday, .besides, .ongoing, .past: return true
    default: return info.saying == .source || info.saying == .adverb || zone.tokens[index].shape == .mark
    }
  }
}
