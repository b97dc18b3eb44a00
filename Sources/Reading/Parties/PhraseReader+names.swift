import Lexicon
import Record

extension PhraseReader {
  /// The person whose name stands at a token, with the head that introduces it.
  mutating func named(_ head: Head, start: Int, at index: Int, end: Int) -> Phrase? {
    guard index < end, let name = name(head, at: index, end: end) else { return nil }
    var voice = name.voice
    let office = head.isDeputy ? nil : head.offices.last
    if let words = head.actors.first?.actor ?? office.flatMap({ actorOfOffice($0) }) { voice.actor = words }
    voice.office = office ?? voice.office
    resolveTenure(&voice, isFormer: head.isFormer, saidOffice: office != nil)
    var next = name.next
    next = skipBracket(next, end: end)
    while next < end, infos[next].role == .suffix { next += 1 }
    cast.introduce(
      voice, short: shortForms(voice, scalars: name.scalars), scalars: name.scalars)
    if next < end, tokens[next].start == tokens[next - 1].end, isGovernment(next) {
      // 拜登政府: the government and not the person.
      let words = TextSpan(voice.span.start, tokens[next].end)
      let side = Voice(
        text: text.string(words.start, words.end), actor: voice.actor, span: words, isNamed: false)
      return Phrase(kind: .side, tokens: start..<(next + 1), parties: [side])
    }
    return Phrase(
      kind: .person, tokens: start..<next, parties: [voice],
      role: voice.office.map { lexicon.offices[$0].role })
  }

  private struct Name {
    var voice: Voice
    var next: Int
    var scalars: [UInt32]
  }

  private func name(_ head: Head, at index: Int, end: Int) -> Name? {
    let token = tokens[index]
    let info = infos[index]
    let words = text.string(token.start, token.end)
    let span = TextSpan(token.start, token.end)
    let scalars = Array(text.scalars[token.start..<token.end])
    if !info.officials.isEmpty, let official = choose(info.officials, head),
      !isPartOfLongerName(index, end: end) || score(official, head, actor: head.actors.first?.actor) ?? 0 >= 6
    {
      let voice = Voice(
        text: words, official: official, actor: nil, office: nil, span: span, isNamed: true)
      return Name(voice: voice, next: index + 1, scalars: scalars)
    }
    if let surname = surname(after: index, end: end), !head.offices.isEmpty || !head.actors.isEmpty {
      let whole = TextSpan(token.start, tokens[surname].end)
      let voice = Voice(
        text: text.string(whole.start, whole.end), official: choose(infos[surname].officials, head), span: whole,
        isNamed: true)
      return Name(voice: voice, next: surname + 1, scalars: Array(text.scalars[whole.range]))
    }
    if let known = info.shortNames.first(where: { cast.member(official: $0) != nil }) {
      let voice = Voice(text: cast.member(official: known)?.text ?? words, official: known, span: span, isNamed: true)
      return Name(voice: voice, next: index + 1, scalars: scalars)
    }
    if let member = cast.member(at: token.start, in: text.scalars), !member.isShort || canStandAlone(index, member.end),
      let next = tokenAfter(member.end, from: index, end: end)
    {
      let voice = Voice(
        text: member.member.text, official: member.member.official, actor: member.member.actor,
        office: member.member.office, span: TextSpan(token.start, member.end), isNamed: true)
      return Name(voice: voice, next: next, scalars: member.member.scalars)
    }
    guard !head.offices.isEmpty,
      let (last, next) = NameShape(reader: self).end(at: index, end: end, actor: head.actors.first?.actor)
    else { return nil }
    let shape = text.string(token.start, last)
    let voice = Voice(text: shape, span: TextSpan(token.start, last), isNamed: true)
    return Name(voice: voice, next: next, scalars: Array(text.scalars[token.start..<last]))
  }

  /// 洛克希德马丁公司, 萨利赫·马丁: the name goes on before or behind what the table knows.
  private func isPartOfLongerName(_ index: Int, end: Int) -> Bool {
    let token = tokens[index]
    if token.start > 0, isDot(text.scalars[token.start - 1]) { return true }
    if token.end < text.scalars.count, isDot(text.scalars[token.end]) { return true }
    // 希巴·艾哈迈德: between the dot and what the table knows stands more of the name.
    if index >= 2, tokens[index - 1].shape == .gap, tokens[index - 1].end == token.start, tokens[index - 1].count <= 3,
      isDot(text.scalars[tokens[index - 1].start - 1])
    {
      return true
    }
    return index + 1 < end && infos[index + 1].role == .organ && tokens[index + 1].start == token.end
      && tokens[index + 1].count > 1
  }

  /// Whether a scalar is the dot between the parts of a foreign name.
  func isDot(_ scalar: UInt32) -> Bool { [0xB7, 0x2027, 0x30FB, 0x2022, 0xFF0E].contains(scalar) }

  /// 史蒂芬·姆努钦 where the table knows only the surname: the token of the surname.
  private func surname(after index: Int, end: Int) -> Int? {
    guard tokens[index].shape == .gap, index + 2 < end, tokens[index + 1].start == tokens[index].end,
      tokens[index + 1].count == 1, isDot(text.scalars[tokens[index + 1].start]),
      tokens[index + 2].start == tokens[index + 1].end, !infos[index + 2].officials.isEmpty,
      text.scalars[tokens[index].start..<tokens[index].end].allSatisfy({ lexicon.nameShapes.transliterates($0) })
    else { return nil }
    return index + 2
  }

  /// 政府, 当局, 团队 after a name.
  private func isGovernment(_ index: Int) -> Bool {
    // 拜登政府高层 is one word for the people of a government.
    infos[index].role == .side
      || ((infos[index].role == .people || infos[index].office != nil) && text.begins(tokens[index], with: "政"))
      || infos[index].body.map { lexicon.bodies[$0].kind == "government" } == true
  }

  /// A surname alone is a person only where no longer word holds it.
  private func canStandAlone(_ index: Int, _ end: Int) -> Bool {
    tokens[index].shape == .gap ? tokens[index].start < end : tokens[index].end <= end
  }

  /// The token that begins at a scalar, if a token begins there or the rest is unknown text.
  private func tokenAfter(_ scalar: Int, from index: Int, end: Int) -> Int? {
    var next = index
    while next < end, tokens[next].end <= scalar { next += 1 }
    // A gap that goes on after the name belongs to it only if it was the gap the name began in.
    return next == index ? index + 1 : next
  }

  /// Of the people who share a name the one whose side the words tell, else one in office on the day.
  private func choose(_ officials: [Int], _ head: Head) -> Int? {
    let actor = head.actors.first?.actor ?? head.offices.last.flatMap { actorOfOffice($0) }
    var best: (score: Int, official: Int)?
    var isTie = false
    for official in officials {
      guard let score = score(official, head, actor: actor) else { continue }
      isTie = score == best?.score
      if score > (best?.score ?? -1) { best = (score, official) }
    }
    // A wrong minister costs more than a missed one: of people who share a name somebody must stand out.
    return isTie ? nil : best?.official
  }

  /// How well the words in front of a name fit an official; `nil` where they tell of someone else.
  private func score(_ official: Int, _ head: Head, actor: String?) -> Int? {
    let tenures = lexicon.tenures.tenures(of: official)
    var score = tenures.contains { $0.from <= day.dayNumber && day.dayNumber <= $0.to } ? 2 : 0
    if cast.member(official: official) != nil { score += 4 }
    if let actor {
      let serves = lexicon.officials[official].state == actor || tenures.contains { $0.actor == actor }
      if serves { score += 4 } else if !head.offices.isEmpty { return nil }
    }
    if let role = head.offices.last.map({ lexicon.offices[$0].role }),
      tenures.contains(where: { lexicon.offices[$0.office].role == role })
    {
      score += 4
    }
    return score
  }

  private func actorOfOffice(_ office: Int) -> String? {
    lexicon.offices[office].actor.isEmpty ? nil : lexicon.offices[office].actor
  }

  /// Fills actor and office from the tenures of the day where the words did not tell them.
  func resolveTenure(_ voice: inout Voice, isFormer: Bool, saidOffice: Bool) {
    guard let official = voice.official else { return }
    let current = lexicon.tenures.tenures(of: official, on: day)
    if !isFormer, let tenure = current.first {
      if voice.actor == nil { voice.actor = tenure.actor }
      if voice.office == nil, !saidOffice { voice.office = tenure.office }
    }
    if voice.actor == nil { voice.actor = lexicon.officials[official].state }
  }

  /// Passes over a bracket that follows a name: the Latin form, a birth year, a portfolio.
  func skipBracket(_ index: Int, end: Int) -> Int {
    guard index < end, tokens[index].shape == .openBracket else { return index }
    var next = index + 1
    while next < end, next < index + 14, tokens[next].shape != .closeBracket { next += 1 }
    return next < end && tokens[next].shape == .closeBracket ? next + 1 : index
  }

  /// The surnames under which a person may return.
  private func shortForms(_ voice: Voice, scalars: [UInt32]) -> [[UInt32]] {
    if let official = voice.official {
      return lexicon.officials[official].short.map { $0.unicodeScalars.map(\.value) }
    }
    let isEastAsian = ["CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "SGP", nil].contains(voice.actor)
    let surname = lexicon.nameShapes.hanSurname(scalars[...])
    if isEastAsian, scalars.count <= 4, surname > 0, surname < scalars.count { return [Array(scalars[..<surname])] }
    if voice.actor == "JPN" {
      let surname = lexicon.nameShapes.japaneseSurname(scalars[...])
      if surname > 1, surname < scalars.count { return [Array(scalars[..<surname])] }
    }
    // After 让-伊夫·勒德里昂 comes 勒德里昂.
    if let dot = scalars.lastIndex(where: { isDot($0) || $0 == 0x2D }), scalars.count - dot > 2 {
      return [Array(scalars[(dot + 1)...])]
    }
    return []
  }
}

/// Where the name of a person that no table holds ends: after an office, as far as its characters can be a name.
struct NameShape {
  let reader: PhraseReader

  /// One past the last scalar of the name, and the token after it.
  func end(at index: Int, end: Int, actor: String?) -> (scalar: Int, token: Int)? {
    let run = nameRun(from: index, end: end)
    let start = reader.tokens[index].start
    guard run > start + 1 else { return nil }
    let scalars = reader.text.scalars[start..<run]
    let shapes = reader.lexicon.nameShapes
    var length = 0
    if isTransliteration(scalars), scalars.count <= 14 {
      length = scalars.count
    } else if shapes.japaneseSurname(scalars) > 0, actor == "JPN" {
      length = min(scalars.count, shapes.japaneseSurname(scalars) + 2)
    } else if shapes.hanSurname(scalars) > 0 {
      length = min(scalars.count, shapes.hanSurname(scalars) + 2)
    } else {
      length = transliterated(scalars)
    }
    guard length >= 2 else { return nil }
    let last = start + length
    var next = index
    while next < end, reader.tokens[next].end <= last { next += 1 }
    if next < end, reader.tokens[next].start < last { next += 1 }
    return (last, next)
  }

  /// As far as nothing but unknown characters, name characters and dots stand.
  private func nameRun(from index: Int, end: Int) -> Int {
    var last = reader.tokens[index].start
    var next = index
    while next < end {
      let token = reader.tokens[next]
      let info = reader.infos[next]
      guard token.start == last else { break }
      switch token.shape {
      case .gap: break
      case .mark where isDot(reader.text.scalars[token.start]): break
      case .word:
        // Words of one character may be part of a name unless they do a sentence's work.
        let isCharacter = token.count == 1 && (info.role == nil || info.role == .range)
        // 巴斯蒂略: a name of the table that is only the beginning of this one.
        let isNameAlone = !info.officials.isEmpty && info.role == nil && info.office == nil && info.state == nil
        guard isCharacter || isNameAlone, info.speech == nil, info.event == nil else { return last }
      default: return last
      }
      last = token.end
      next += 1
    }
    return last
  }

  private func isDot(_ scalar: UInt32) -> Bool { reader.isDot(scalar) }

  private func isTransliteration(_ scalars: ArraySlice<UInt32>) -> Bool {
    scalars.allSatisfy { reader.lexicon.nameShapes.transliterates($0) || isDot($0) || $0 == 0x2D }
  }

  private func transliterated(_ scalars: ArraySlice<UInt32>) -> Int {
    var count = 0
    for scalar in scalars {
      guard reader.lexicon.nameShapes.transliterates(scalar) || isDot(scalar) else { break }
      count += 1
    }
    return count
  }
}
