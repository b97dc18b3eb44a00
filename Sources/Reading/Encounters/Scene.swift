import Lexicon
import Record

/// Everything that the rules of encounters see of one sentence.
final class Scene {
  let sentence: Sentence
  let tokens: [Token]
  let infos: Words
  let groups: [Group]
  let dates: [ToldDate]

  /// Coordinates the phrases of a sentence.
  init(
    sentence: Sentence, tokens: [Token], infos: Words, phrases: [Phrase], dates: [ToldDate], text: ScalarText
  ) {
    self.sentence = sentence
    self.tokens = tokens
    self.infos = infos
    self.dates = dates
    var groups: [Group] = []
    var placeEnd = -2
    for phrase in phrases {
      var marker = Scene.marker(before: phrase.tokens.lowerBound, sentence, tokens, infos)
      // 与担任轮值主席的秘鲁外长: who stands in what describes a party takes no part.
      if marker == .none,
        let with = Scene.preposition(of: phrase, among: phrases, sentence, tokens, infos, text)
      {
        marker = .with
        for index in groups.indices where groups[index].tokens.lowerBound > with { groups[index].marker = .since }
      }
      if marker == .none, Scene.isTopic(phrase, sentence, infos) { marker = .about }
      if marker == .none, Scene.isWhereSomebodyIs(phrase, sentence, tokens, infos, text) { marker = .since }
      // 在北京, 在日本, 在防卫省: a place and no party; nor is Helsinki in 在芬兰首都赫尔辛基.
      let isWithin = phrase.place != nil && (0...1).contains(phrase.tokens.lowerBound - placeEnd)
      // 正在法国巴黎出席: the word holds 在.
      if marker == .none, phrase.kind == .side, phrase.place != nil, Scene.isBeing(before: phrase, sentence, infos) {
        marker = .place
      }
      if phrase.kind == .side, marker == .place,
        Scene.meetWithin(phrase, before: phrases, sentence, tokens, infos, text)
      {
        marker = .within
      }
      if marker == .place && (phrase.kind == .side || Scene.isUnknown(phrase)) || phrase.kind == .side && isWithin {
        placeEnd = phrase.tokens.upperBound
        continue
      }
      // 在首相官邸: where somebody resides or works is a place.
      if marker == .place, phrase.kind == .office, Scene.isResidence(phrase.tokens.upperBound, sentence, tokens, text) {
        placeEnd = phrase.tokens.upperBound
        continue
      }
      // 在布林肯访日期间: who stands behind 在 does what follows.
      if marker == .place, phrase.kind != .side { marker = .none }
      // 与外交部主管中美关系的副部长谢锋: what an officer is in charge of stands between him and his ministry.
      if phrase.kind == .person, let head = Scene.ministry(of: phrase, sentence, infos) {
        marker = Scene.marker(before: head, sentence, tokens, infos)
        groups.removeAll { $0.tokens.lowerBound >= head }
      }
      // 英国、法国两国: the same sides again.
      if phrase.kind == .both, let listed = groups.last, listed.tokens.upperBound == phrase.tokens.lowerBound,
        listed.phrases.allSatisfy({ $0.kind == .side }), listed.voices.count > 1, phrase.role == nil
      {
        groups[groups.count - 1].tokens = listed.tokens.lowerBound..<phrase.tokens.upperBound
        continue
      }
      if let named = groups.last, Scene.renames(named, phrase, tokens) {
        groups[groups.count - 1].tokens = named.tokens.lowerBound..<phrase.tokens.upperBound
        continue
      }
      // 20国集团主席印尼总统佐科: two titles in a row are of one person.
      if let titled = groups.last, phrase.kind == .person, titled.phrases.last?.kind == .office,
        titled.tokens.upperBound == phrase.tokens.lowerBound, titled.phrases.last?.parties.count == 1
      {
        groups[groups.count - 1].phrases[titled.phrases.count - 1] = phrase
        groups[groups.count - 1].tokens = titled.tokens.lowerBound..<phrase.tokens.upperBound
        continue
      }
      // 德国、法国、英国三国外长: the office is that of every state before it.
      if let listed = groups.last, Scene.isOfficeOfAll(phrase, listed, infos) {
        for index in listed.phrases.indices {
          for party in listed.phrases[index].parties.indices {
            groups[groups.count - 1].phrases[index].parties[party].office = phrase.parties.first?.office
          }
          groups[groups.count - 1].phrases[index].kind = .office
        }
        groups[groups.count - 1].tokens = listed.tokens.lowerBound..<phrase.tokens.upperBound
        continue
      }
      // 自拜登上任以来: whose time in office is counted takes no part.
      if marker == .none, Scene.isSince(phrase, sentence, tokens, infos) { marker = .since }
      if marker == .none, Scene.isStoodFor(phrase, groups, sentence, tokens, infos, text) { marker = .since }
      if let last = groups.last, Scene.coordinates(last, phrase, infos) {
        // 日本外务大臣和防务大臣: the second office is of the same side.
        var joined = phrase
        for index in joined.parties.indices where joined.parties[index].actor == nil && !joined.parties[index].isNamed {
          joined.parties[index].actor = last.voices.last?.actor
        }
        groups[groups.count - 1].phrases.append(joined)
        // 朝鲜、阿富汗问题: the topic is all of them.
        if marker == .about, last.marker == .none { groups[groups.count - 1].marker = .about }
        if phrase.kind == .office { Scene.shareOffice(of: phrase, in: &groups[groups.count - 1]) }
        groups[groups.count - 1].tokens = last.tokens.lowerBound..<phrase.tokens.upperBound
      } else {
        groups.append(Group(tokens: phrase.tokens, phrases: [phrase], marker: marker))
      }
    }
    self.groups = groups
  }

  /// Whether 三国 or 两国 alone stands between states and an office that names none.
  private static func isOfficeOfAll(_ phrase: Phrase, _ group: Group, _ infos: Words) -> Bool {
    guard phrase.kind == .office, phrase.parties.count == 1, phrase.parties.first?.actor == nil,
      group.tokens.upperBound + 1 == phrase.tokens.lowerBound, group.phrases.count > 1
    else { return false }
    let between = infos[group.tokens.upperBound].role
    return (between == .several || between == .both) && group.phrases.allSatisfy { $0.kind == .side }
  }

  /// The first token of the ministry whose officer a person is: 外交部主管…的副部长谢锋.
  private static func ministry(of phrase: Phrase, _ sentence: Sentence, _ infos: Words) -> Int? {
    let of = phrase.tokens.lowerBound - 1
    guard sentence.tokens.contains(of), infos[of].role == .of,
      let charge = (of - 10..<of).clamped(to: sentence.tokens).last(where: { infos[$0].role == .charge }),
      charge > sentence.tokens.lowerBound, infos[charge - 1].body != nil
    else { return nil }
    return charge - 1
  }

  /// Whether 正在 stands right before the words of a place.
  private static func isBeing(before phrase: Phrase, _ sentence: Sentence, _ infos: Words) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    return sentence.tokens.contains(before) && infos[before].role == .ongoing
  }

  /// 在埃及阿拉曼: a name behind 在 that neither a table nor an office confirms is a place.
  private static func isUnknown(_ phrase: Phrase) -> Bool {
    phrase.kind == .person && phrase.parties.allSatisfy { $0.official == nil && $0.office == nil }
  }

  /// 布林肯国务卿（Antony Blinken）: the office behind a name, and a bracket that names the same person again.
  private static func renames(_ group: Group, _ phrase: Phrase, _ tokens: [Token]) -> Bool {
    guard group.phrases.last?.kind == .person, let person = group.voices.last else { return false }
    let gap = group.tokens.upperBound..<phrase.tokens.lowerBound
    if phrase.kind == .office {
      return gap.isEmpty && tokens[gap.lowerBound - 1].end == tokens[gap.lowerBound].start
    }
    return gap.count == 1 && tokens[gap.lowerBound].shape == .openBracket && phrase.kind == .person
      && person.official != nil && person.official == phrase.parties.first?.official
  }

  /// 拜登上任以来, 建交以来; 拜登1月20日入主白宫后首次会谈: who took an office only dates what follows.
  private static func isSince(_ phrase: Phrase, _ sentence: Sentence, _ tokens: [Token], _ infos: Words) -> Bool {
    let after = (phrase.tokens.upperBound..<phrase.tokens.upperBound + 9).clamped(to: sentence.tokens)
    var tookOffice = false
    for index in after {
      // 双方宣布自4月以来…: what is said counts from its own time.
      if infos[index].event != nil || infos[index].speech != nil || tokens[index].shape == .clauseEnd { return false }
      guard infos[index].role == .when else { continue }
      // 拜登任内首次会晤, but not 拜登任内曾与普京会晤
      if infos[index].value == 3 { return isOfOthers(after: index, sentence, infos) ?? true }
      if infos[index].value == 2 {
        tookOffice = true
      } else if infos[index].value == 1 || tookOffice {
        return isSince(index, sentence, infos) ?? (infos[index].value == 1)
      }
    }
    return false
  }

  /// Whether what is counted after 以来 or 上任后 is an encounter of others; `nil` if nothing is counted.
  ///
  /// 布林肯上任以来首次访问印度, 首次与王毅会谈: it is he who travels or meets.
  private static func isSince(_ since: Int, _ sentence: Sentence, _ infos: Words) -> Bool? {
    let next = (since + 1..<since + 3).clamped(to: sentence.tokens)
    guard let count = next.first(where: { infos[$0].role == .count }) else { return nil }
    return isOfOthers(after: count, sentence, infos) ?? false
  }

  /// Whether the first encounter behind a token is told without whoever stands before it; `nil` if there is none.
  private static func isOfOthers(after token: Int, _ sentence: Sentence, _ infos: Words) -> Bool? {
    for index in (token + 1..<token + 9).clamped(to: sentence.tokens) {
      if infos[index].role == .with || infos[index].role == .toward { return false }
      switch infos[index].event?.frame {
      case .joint, .gathering: return true
      case nil, .light: continue
      default: return false
      }
    }
    return nil
  }

  /// 就金砖合作以及乌克兰局势: whoever stands behind 就 in a clause is talked about.
  private static func isTopic(_ phrase: Phrase, _ sentence: Sentence, _ infos: Words) -> Bool {
    guard !sentence.clauses.isEmpty else { return false }
    let clause = sentence.clauses[sentence.clause(of: phrase.tokens.lowerBound)]
    // 朝鲜、阿富汗问题; 中美关系
    let next = phrase.tokens.upperBound
    if phrase.kind == .side, sentence.tokens.contains(next), infos[next].role == .topic { return true }
    return clause.contains { $0 < phrase.tokens.lowerBound && infos[$0].role == .about }
  }

  /// The token behind a number and its measure word: 9名, 一位.
  func afterCount(_ index: Int) -> Int {
    guard index + 2 < sentence.tokens.upperBound, tokens[index].shape == .number || infos[index].role == .numeral,
      tokens[index + 1].count == 1
    else { return index }
    return index + 2
  }

  /// Whether only 、和与及 stand between two phrases, or the second explains the first (中国外长王毅).
  private static func coordinates(_ group: Group, _ phrase: Phrase, _ infos: Words) -> Bool {
    let gap = group.tokens.upperBound..<phrase.tokens.lowerBound
    // 布林肯王毅会谈: names that follow each other, as headlines write.
    if gap.isEmpty, phrase.kind == .person, group.phrases.last?.kind == .person,
      let first = group.voices.last, let second = phrase.parties.first, first.official != nil, second.official != nil
    {
      return first.actor != second.actor
    }
    guard gap.count == 1, phrase.kind != .pronoun, phrase.kind != .both else { return false }
    let role = infos[gap.lowerBound].role
    return role == .and || role == .with || role == .range
  }

  /// 中国与韩国外长: the office is that of every state before it.
  private static func shareOffice(of phrase: Phrase, in group: inout Group) {
    guard let office = phrase.parties.first?.office,
      group.phrases.dropLast().allSatisfy({ $0.kind == .side && $0.place != nil && !$0.isDelegation })
    else { return }
    for index in group.phrases.indices.dropLast() {
      for party in group.phrases[index].parties.indices { group.phrases[index].parties[party].office = office }
      group.phrases[index].kind = .office
    }
  }

  /// 在访问地泰国与外长会谈: the state that somebody visits is where he is, and no party.
  private static func isWhereSomebodyIs(
    _ phrase: Phrase, _ sentence: Sentence, _ tokens: [Token], _ infos: Words, _ text: ScalarText
  ) -> Bool {
    let place = phrase.tokens.lowerBound - 1
    guard phrase.kind == .side, sentence.tokens.contains(place - 1), tokens[place].count == 1,
      text.begins(tokens[place], with: "地")
    else { return false }
    return infos[place - 1].event?.mode == .visit
  }

  /// What the word before a token makes of the phrase that begins there.
  private static func marker(
    before token: Int, _ sentence: Sentence, _ tokens: [Token], _ infos: Words
  ) -> Group.Marker {
    var index = token - 1
    // 与来访的俄外长, 与正在访问的…, 与时任总统…: what describes the party may stand between.
    var passed = 0
    var isDescribed = false
    while index >= sentence.tokens.lowerBound, passed < 5 {
      // 在27名议员: only those with whom somebody is are counted or called neighbours.
      if isDescribed, infos[index].role != nil, infos[index].role != .with, infos[index].role != .numeral {
        return .none
      }
      switch infos[index].role {
      case .with: return .with
      case .in: return .place
      case .toward: return .toward
      case .about: return .about
      case .by: return .by
      case .received: return .received
      case .invited: return .invited
      case .posted: return .posted
      case .of where passed == 0, .visiting, .former, .acting, .localTime, .ongoing: break
      default:
        if passed > 0, infos[index].event?.frame == .travel { break }
        guard describes(index, tokens, infos) else { return .none }
        isDescribed = true
      }
      passed += 1
      index -= 1
    }
    return .none
  }

  /// The clause that holds a token.
  func clause(of token: Int) -> Range<Int> {
    sentence.clauses.isEmpty ? sentence.tokens : sentence.clauses[sentence.clause(of: token)]
  }

  /// Whether a clause only tells the time of the next one: 在…之后, …期间, …时.
  func isAdjunct(_ clause: Range<Int>) -> Bool {
    guard let first = clause.first, let last = clause.last, clause.upperBound < sentence.tokens.upperBound,
      infos[first].role == .in
    else { return false }
    return infos[last].role == .when && infos[last].value == 0
  }

  /// The groups that end before a token, within a range.
  func groups(before token: Int, in range: Range<Int>) -> [Group] {
    groups.filter { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= token }
  }

  /// 访问中国的: the object of a verb of travel, followed by 的.
  private func isDestination(_ group: Group) -> Bool {
    let frame = infos[max(group.tokens.lowerBound - 1, 0)].event?.frame
    let next = group.tokens.upperBound
    return (frame == .travel || frame == .travelRoot || frame == .journey) && next < sentence.tokens.upperBound
      && infos[next].role == .of
  }

  /// 会见为出席开幕式来访的美国总统夫人: the group behind what tells why it has come.
  private func described(after token: Int) -> Group? {
    let clause = self.clause(of: token)
    guard
      let of = (token + 1..<max(clause.upperBound, token + 1)).first(where: {
        infos[$0].role == .of && (infos[$0 - 1].role == .visiting || infos[$0 - 1].event?.frame == .travel)
      })
    else { return nil }
    return groups.first { $0.tokens.lowerBound == of + 1 && $0.hasPerson }
  }

  /// The group that begins at most so many tokens after a token, passing only words that may describe it.
  func group(after token: Int, within reach: Int = 4) -> Group? {
    let following = groups.filter { $0.tokens.lowerBound > token }
    if let described = described(after: token) { return described }
    guard var group = following.first, group.tokens.lowerBound - token - 1 <= reach else { return nil }
    var start = token + 1
    // 会见到访中国的塔利班代表: where the other came to is not the other.
    if following.count > 1, isDestination(group) {
      start = group.tokens.upperBound + 1
      group = following[1]
      guard group.tokens.lowerBound - start <= reach else { return nil }
    }
    for index in start..<group.tokens.lowerBound {
      let info = infos[index]
      let allowed =
        info.role == .past || info.role == .of || info.role == .visiting || info.role == .localTime
        || info.role == .ongoing || info.role == .by || info.event?.frame == .travel || info.event?.frame == .travelRoot
        || info.place != nil || tokens[index].shape == .openQuote || info.role == .former || info.role == .acting
        || info.role == .count || info.role == .unit || tokens[index].shape == .number
        // 9名, 一位: a measure word.
        || (tokens[index].shape == .gap && tokens[index].count == 1)
        || dates.contains { $0.tokens.contains(index) }
      guard allowed else { return nil }
    }
    return group
  }
}
