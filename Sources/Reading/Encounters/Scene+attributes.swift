import Lexicon

/// Parties behind what describes them: 与担任轮值主席的秘鲁外长兰达, 会见即将离任的大使罗哈斯.
extension Scene {
  /// How many tokens an attribute may be.
  private static let reach = 24

  /// The preposition of a party that an attribute parts from it: 与致力于调停的土耳其总统会谈.
  ///
  /// A preposition right before a party is that party's own, so that 与中国关系密切的塞尔维亚总统 has none; and 和 within
  /// an attribute mostly joins things.
  static func preposition(
    of phrase: Phrase, among phrases: [Phrase], _ sentence: Sentence, _ tokens: [Token], _ infos: Words,
    _ text: ScalarText
  ) -> Int? {
    let of = phrase.tokens.lowerBound - 1
    guard !sentence.clauses.isEmpty, sentence.tokens.contains(of), infos[of].role == .of,
      phrase.kind == .person || phrase.kind == .office
    else { return nil }
    let clause = sentence.clauses[sentence.clause(of: of)]
    guard meets(behind: phrase, clause, infos) else { return nil }
    for index in (of - reach..<of).clamped(to: clause).reversed() {
      let info = infos[index]
      if info.speech != nil || tellsEncounter(info.event?.frame) { return nil }
      guard info.role == .with, !text.begins(tokens[index], with: "和") else { continue }
      return phrases.contains { $0.tokens.lowerBound == index + 1 } ? nil : index
    }
    return nil
  }

  /// Whether an encounter follows a party in its clause before anybody else's preposition.
  private static func meets(behind phrase: Phrase, _ clause: Range<Int>, _ infos: Words) -> Bool {
    for index in phrase.tokens.upperBound..<clause.upperBound {
      let info = infos[index]
      if info.role == .with || info.speech != nil { return false }
      if tellsEncounter(info.event?.frame) { return true }
    }
    return false
  }

  private static func tellsEncounter(_ frame: EventWord.Frame?) -> Bool {
    frame == .joint || frame == .object || frame == .signing || frame == .summons
  }

  /// 会见即将离任的秘鲁大使罗哈斯, 会见在座的27名议员: the group behind what describes it, where the verb's object does not
  /// follow at once.
  func described(behind trigger: Int) -> Group? {
    let clause = clause(of: trigger)
    let first = trigger + 1
    guard clause.contains(first), infos[first].role != .when, infos[first].role != .of,
      !groups.contains(where: { $0.tokens.lowerBound == first })
    else { return nil }
    for index in (first..<first + Scene.reach).clamped(to: clause) {
      let info = infos[index]
      if info.speech != nil || Scene.tellsEncounter(info.event?.frame) { return nil }
      guard info.role == .of else { continue }
      let start = afterCount(index + 1)
      if let group = groups.first(where: { $0.tokens.lowerBound == start }), group.hasPerson { return group }
    }
    return nil
  }

  /// 官邸, 公邸, 府邸, 办公室: what makes a place of an office before it.
  static func isResidence(_ index: Int, _ sentence: Sentence, _ tokens: [Token], _ text: ScalarText) -> Bool {
    guard sentence.tokens.contains(index), tokens[index].start == tokens[index - 1].end, tokens[index].count >= 2 else {
      return false
    }
    let second = text.scalars[tokens[index].start + 1]
    // 邸, and 公 of 办公室.
    return second == 0x90B8
      || second == 0x516C && (text.begins(tokens[index], with: "办") || text.begins(tokens[index], with: "辦"))
  }

  /// 太平洋岛国, 邻国, 27名: what a word right before a party only says of it.
  static func describes(_ index: Int, _ tokens: [Token], _ infos: Words) -> Bool {
    let info = infos[index]
    if tokens[index].shape == .number || info.role == .numeral || info.common == .measure { return true }
    if tokens[index].shape == .gap, tokens[index].count == 1 {
      return tokens[index - 1].shape == .number || infos[index - 1].role == .numeral
    }
    if info.place != nil, info.state == nil { return true }
    return info.common == .noun && (2...3).contains(tokens[index].count)
  }

  /// Whose part somebody only plays: 以首相特使身份, 代表主席, 基于联合国的报告.
  static func isStoodFor(
    _ phrase: Phrase, _ before: [Group], _ sentence: Sentence, _ tokens: [Token], _ infos: Words, _ text: ScalarText
  ) -> Bool {
    let first = phrase.tokens.lowerBound
    guard !sentence.clauses.isEmpty, sentence.tokens.contains(first - 1) else { return false }
    let clause = sentence.clauses[sentence.clause(of: first)]
    let word = tokens[first - 1]
    if text.begins(word, with: "基"), word.count == 2, clause.contains(first - 1) { return true }
    // 中国代表 is of China: 代表 as a verb has its subject before it and another office behind it.
    let isVerb =
      text.begins(word, with: "代") && infos[first - 1].role == .people
      || text.begins(tokens[first], with: "代") && tokens[first].count == 2 && infos[first + 1].office != nil
    if isVerb, phrase.kind == .person,
      before.contains(where: { clause.contains($0.tokens.lowerBound) && $0.hasPerson && $0.marker == .none })
    {
      return true
    }
    guard phrase.kind == .person || phrase.kind == .office, text.begins(word, with: "以") else { return false }
    return (phrase.tokens.upperBound..<phrase.tokens.upperBound + 4).clamped(to: clause).contains {
      text.begins(tokens[$0], with: "身") && tokens[$0].count == 2
    }
  }

  /// Whether what somebody does for or about an encounter stands around it, so that a day before is of that: 周一为首相拜会
  /// 总统的计划辩解.
  func isOfPurpose(_ date: Range<Int>, before trigger: Int) -> Bool {
    let clause = clause(of: trigger)
    guard clause.contains(date.lowerBound), date.upperBound <= trigger,
      (date.upperBound..<trigger).contains(where: { infos[$0].role == .manner && tokens[$0].count == 1 }),
      let of = (trigger + 1..<clause.upperBound).first(where: { infos[$0].role == .of })
    else { return false }
    return clause.contains(of + 2) && infos[of + 1].role == .future
  }

  /// Whether a token stands within what is talked about: 就下月将在突尼斯召开的会议进行磋商.
  ///
  /// Between 就 or 围绕 and the 的 that closes what describes the topic, both before the encounter in its clause.
  func isOfTopic(_ index: Int, before trigger: Int) -> Bool {
    let clause = clause(of: trigger)
    guard clause.contains(index), index < trigger,
      let about = (clause.lowerBound..<index).last(where: { infos[$0].role == .about }),
      let of = (index..<trigger).first(where: { infos[$0].role == .of })
    else { return false }
    return of > about && trigger - of > 1 && (index..<of).contains { infos[$0].event != nil }
  }
}
