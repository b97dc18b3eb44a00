import Lexicon
import Record

/// Composes parties from words: [state][body][office][name](Latin), compounds of abbreviations, 中方, 双方.
///
/// One instance reads one zone of one article, sentence after sentence; the cast grows as it reads.
struct PhraseReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let tokens: [Token]
  let infos: [WordInfo]
  /// The day as of which offices are resolved.
  let day: CivilDate
  /// The states that the article names in full, which decide between states that share an abbreviation.
  let statesNamed: Set<Int>
  var cast: Cast

  /// The phrases of a sentence in order.
  mutating func phrases(in sentence: Sentence) -> [Phrase] {
    var phrases: [Phrase] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if var phrase = phrase(at: index, end: sentence.tokens.upperBound) {
        // 韩国外长透露，局长李相烈…: an office without its state serves the state of whoever was named before it.
        if phrase.kind == .person, phrase.parties.count == 1, phrase.parties[0].actor == nil,
          let actor = phrases.last(where: { $0.kind == .person })?.parties.last?.actor
        {
          phrase.parties[0].actor = actor
        }
        phrases.append(phrase)
        index = max(phrase.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return phrases
  }

  /// What stands in front of a name or office, as it is gathered.
  struct Head {
    var actors: [Voice] = []
    var offices: [Int] = []
    var body: Int?
    var isFormer = false
    var isPosted = false
    /// Whether 副 stood before the office: its holder is not the office's own.
    var isDeputy = false
    var place: Event.Place?
    var isDelegation = false
  }

  private mutating func phrase(at start: Int, end: Int) -> Phrase? {
    var head = Head()
    var index = start
    if let both = bothSides(at: start, end: end) { return both }
    while index < end, gather(&head, &index, start: start, end: end) {}
    if let phrase = named(head, start: start, at: index, end: end) { return phrase }
    guard index > start else { return nil }
    return unnamed(head, start: start, end: index)
  }

  /// Adds the word at `index` to the head if it belongs there.
  private func gather(_ head: inout Head, _ index: inout Int, start: Int, end: Int) -> Bool {
    let info = infos[index]
    let token = tokens[index]
    if head.offices.isEmpty, !head.actors.isEmpty || head.body != nil,
      let next = partOfOrganisation(at: index, end: end)
    {
      index = next
      return true
    }
    if token.shape == .word {
      if !head.offices.isEmpty {
        // 国务委员兼外长, 总书记、国家主席
        if let next = joined(after: index, end: end) {
          head.offices.append(infos[next].office ?? 0)
          index = next + 1
          return true
        }
        if let office = info.office {
          head.offices.append(office)
          index += 1
          return true
        }
        return false
      }
      if info.role == .former {
        guard index + 1 < end, opensParty(index + 1) else { return false }
        head.isFormer = true
        index += 1
        return true
      }
      if info.role == .acting, index + 1 < end, opensParty(index + 1) {
        index += 1
        return true
      }
      if info.role == .deputy, index + 1 < end, infos[index + 1].office != nil {
        head.isDeputy = true
        index += 1
        return true
      }
      if info.role == .posted {
        return gatherPosted(&head, &index, end: end)
      }
      if let office = info.office {
        head.offices.append(office)
        index += 1
        return true
      }
      if head.body == nil, let actor = stateVoice(at: index, end: end, hasHead: !head.actors.isEmpty) {
        if !head.actors.isEmpty, !isAbbreviation(index) || !isAbbreviation(index - 1) { return false }
        head.actors.append(actor)
        if head.actors.count == 1 { head.place = place(at: index) }
        index += 1
        return true
      }
      if let body = info.body {
        if head.body != nil && !lexicon.bodies[body].actor.isEmpty { return false }
        head.body = body
        if !lexicon.bodies[body].actor.isEmpty, head.actors.isEmpty {
          head.actors = [
            Voice(
              text: text.string(token.start, token.end), actor: lexicon.bodies[body].actor,
              span: TextSpan(token.start, token.end), isNamed: false)
          ]
        } else if head.actors.isEmpty, lexicon.bodies[body].kind == "ngo" {
          return false
        }
        index += 1
        return true
      }
      if info.role == .people, !head.actors.isEmpty {
        head.isDelegation = true
        index += 1
        return true
      }
      if info.role == .side, head.actors.count == 1, isAbbreviation(index - 1) {
        index += 1
        return false
      }
      // 美国的国务卿
      if info.role == .of, !head.actors.isEmpty, head.body == nil, index + 1 < end, infos[index + 1].office != nil,
        text.scalars[token.start] == 0x7684
      {
        index += 1
        return true
      }
    }
    return false
  }

  /// 驻华大使, 常驻联合国代表: the place of posting is no side.
  private func gatherPosted(_ head: inout Head, _ index: inout Int, end: Int) -> Bool {
    var next = index + 1
    while next < end,
      stateVoice(at: next, end: end, hasHead: true) != nil || infos[next].body != nil || infos[next].place != nil
    {
      next += 1
    }
    guard next > index + 1, next < end, let office = infos[next].office else { return false }
    head.isPosted = true
    head.offices.append(office)
    index = next + 1
    return true
  }

  /// The office that a 兼 joins to the one before it, or a 、 if a name follows: the same person holds both.
  private func joined(after index: Int, end: Int) -> Int? {
    guard infos[index].role == .joins || infos[index].role == .and else { return nil }
    var next = index + 1
    while next < end, infos[next].body != nil, infos[next].office == nil { next += 1 }
    guard next < end, infos[next].office != nil, infos[next].officials.isEmpty else { return nil }
    if infos[index].role == .joins { return next }
    return next + 1 < end && !infos[next + 1].officials.isEmpty && tokens[next + 1].start == tokens[next].end
      ? next : nil
  }

  /// 欧洲司 in 外交部欧洲司负责人, 辉瑞公司 in 美国辉瑞公司首席执行官: the token after a part of an organisation that
  /// stands between a body or state and an office.
  private func partOfOrganisation(at index: Int, end: Int) -> Int? {
    var next = index
    while next < end, next < index + 4 {
      let info = infos[next]
      if info.role == .organ {
        return next + 1 < end && infos[next + 1].office != nil ? next + 1 : nil
      }
      guard tokens[next].shape == .gap || info.place != nil || info.isOrdinary, tokens[next].count < 9 else {
        return nil
      }
      next += 1
    }
    return nil
  }

  /// Whether a token can begin or go on with a party's words.
  private func opensParty(_ index: Int) -> Bool {
    let info = infos[index]
    return info.office != nil || info.state != nil || info.metonym != nil || info.body != nil
      || !info.abbreviations.isEmpty || !info.officials.isEmpty || tokens[index].shape == .gap
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && !infos[index].abbreviations.isEmpty
  }
}
