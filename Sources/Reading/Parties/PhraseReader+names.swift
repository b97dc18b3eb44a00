import Lexicon
import Record

extension PhraseReader {
  /// The person whose name stands at a token, with the head that introduces it.
  func named(_ head: Head, start: Int, at index: Int, end: Int) -> Phrase? {
    guard index < end, let name = name(head, at: index, end: end) else { return nil }
    var voice = name.voice
    let office = head.isDeputy ? nil : head.offices.last
    if let words = head.actors.first?.actor ?? office.flatMap({ actorOfOffice($0) }) { voice.actor = words }
    voice.office = office ?? voice.office
    voice.standing = head.standing
    resolveTenure(&voice, saidOffice: office != nil)
    var next = name.next
    next = skipBracket(next, end: end)
    while next < end, infos[next].role == .suffix, tokens[next].start == tokens[next - 1].end {
      // 王教授: the title behind an unknown name is all that tells of the person's post.
      if voice.official == nil, voice.office == nil { voice.office = infos[next].office }
      next += 1
    }
    cast.introduce(
      voice, short: shortForms(voice, scalars: name.scalars), scalars: name.scalars)
    if next < end, tokens[next].start == tokens[next - 1].end, isGovernment(next) {
      // 拜登政府: the government and not the person.
      let words = TextSpan(voice.span.start, tokens[next].end)
      let side = Voice(
        text: text.string(words.start, words.end), actor: voice.actor, span: words, isNamed: false,
        noun: infos[next].body == nil ? nil : .body)
      return Phrase(
        kind: .side, tokens: start..<(next + 1), parties: [side], isDelegation: infos[next].role == .people)
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
    // Asked of every token: nothing is made before somebody is found.
    let span = TextSpan(token.start, token.end)
    func words() -> String { text.string(token.start, token.end) }
    func scalars() -> [UInt32] { Array(text.scalars[token.start..<token.end]) }
    if info.hasOfficials, let official = choose(bearers(infos.officials(index), at: index + 1, end: end), head),
      !isPartOfLongerName(index, end: end)
    {
      let voice = Voice(
        text: words(), official: official, actor: nil, office: nil, span: span, isNamed: true)
      return Name(voice: voice, next: index + 1, scalars: scalars())
    }
    if !head.offices.isEmpty || !head.actors.isEmpty, let surname = surname(after: index, end: end) {
      let whole = TextSpan(token.start, tokens[surname].end)
      // Of 乔迪·托马斯 the surname alone is known: the words in front must tell that it is this Thomas.
      let official = choose(bearers(infos.officials(surname), at: surname + 1, end: end), head, isSure: true)
      let voice = Voice(
        text: text.string(whole.start, whole.end), official: official, span: whole, isNamed: true)
      return Name(voice: voice, next: surname + 1, scalars: Array(text.scalars[whole.range]))
    }
    if info.hasShortNames, let known = infos.shortNames(index).first(where: { cast.member(official: $0) != nil }),
      !isPartOfLongerName(index, end: end)
    {
      let voice = Voice(text: cast.member(official: known)?.text ?? words(), official: known, span: span, isNamed: true)
      return Name(voice: voice, next: index + 1, scalars: scalars())
    }
    if let member = cast.member(at: token.start, in: text.scalars),
      !member.isShort || canStandAlone(index, member.end, end: end),
      let next = tokenAfter(member.end, from: index, end: end),
      tokens[index].shape == .gap || !isPartOfLongerName(index, end: end)
    {
      let voice = Voice(
        text: member.member.text, official: member.member.official, actor: member.member.actor,
        office: member.member.office, span: TextSpan(token.start, member.end), isNamed: true)
      return Name(voice: voice, next: next, scalars: member.member.scalars)
    }
    return unknownName(head, at: index, end: end)
  }

  /// A person whom no table holds: after an office by the shape of the name, elsewhere by what confirms that it is one.
  private func unknownName(_ head: Head, at index: Int, end: Int) -> Name? {
    guard !head.offices.isEmpty || mayStandByItself(at: index, end: end) else { return nil }
    let shape = NameShape(reader: self)
    let extent =
      head.offices.isEmpty
      ? shape.byItself(at: index, end: end)
      : shape.afterOffice(
        at: index, end: end, actor: head.actors.first?.actor, isLoose: head.offices.last.map(isLoose) ?? true)
    guard let extent else { return nil }
    let span = TextSpan(extent.start, extent.end)
    let voice = Voice(text: text.string(span.start, span.end), span: span, isNamed: true)
    return Name(voice: voice, next: extent.next, scalars: Array(text.scalars[span.range]))
  }

  /// Whether a dot, a bracket or a title near a token may confirm a name there: asked of every unknown stretch, so that
  /// few are looked at closely.
  private func mayStandByItself(at index: Int, end: Int) -> Bool {
    if tokens[index].shape == .word {
      let isDotted = index + 1 < end && isDot(text.scalars[tokens[index + 1].start])
      guard infos[index].role == nil,
        tokens[index].count == 1 || isDotted || infos[index].hasOfficials || isTransliterated(index)
      else { return false }
    }
    var next = index
    var position = tokens[index].start
    while next < end, next < index + 12, tokens[next].start <= position + 1 {
      let token = tokens[next]
      switch token.shape {
      case .gap: break
      case .word:
        let info = infos[next]
        if next > index, info.role == .suffix, info.unit == .title { return true }
        guard info.event == nil, info.office == nil, info.role == nil || token.count == 1 else { return false }
      case .mark:
        let scalar = text.scalars[token.start]
        if next > index, isDot(scalar) || isJoint(token.start) { return true }
        guard scalar == 0x2D || scalar == 0x2014 else { return false }
      case .openBracket:
        guard next > index, next + 1 < end else { return false }
        let inside = text.scalars[tokens[next + 1].start]
        return tokens[next + 1].shape == .number || inside == 0x97F3 || LatinName.isUpper(inside)
      default: return false
      }
      position = token.end
      next += 1
    }
    return false
  }

  /// Whether the words in front of a name stand as often alone (专家密切注意), so that the name must show its end.
  func isLoose(_ office: Int) -> Bool {
    lexicon.offices[office].traits.isLoose
  }

  /// 洛克希德马丁公司, 萨利赫·马丁: the name goes on before or behind what the table knows.
  private func isPartOfLongerName(_ index: Int, end: Int) -> Bool {
    let token = tokens[index]
    if token.start > 0, isDot(text.scalars[token.start - 1]) { return true }
    if token.end < text.scalars.count, isDot(text.scalars[token.end]) { return true }
    // 诺瓦克-德约科维奇, but not 拜登-普京
    if isJoint(token.end), index + 2 < end, !infos[index + 2].hasOfficials { return true }
    // 希巴·艾哈迈德: between the dot and what the table knows stands more of the name.
    if index >= 2, tokens[index - 1].shape == .gap, tokens[index - 1].end == token.start, tokens[index - 1].count <= 3,
      isDot(text.scalars[tokens[index - 1].start - 1])
    {
      return true
    }
    guard index + 1 < end, tokens[index + 1].start == token.end else { return false }
    if isShip(index + 1, end: end) { return true }
    // 马斯克, 哈迪斯蒂: what follows is as surely a part of the name.
    if goesOn(index + 1, end: end) { return true }
    return infos[index + 1].role == .organ && tokens[index + 1].count > 1
  }

  /// 里根号, “里根”号: a ship of somebody's name; but 拜登号召 is a verb.
  private func isShip(_ next: Int, end: Int) -> Bool {
    let closing = text.scalars[tokens[next].start]
    let index = closing == 0x201D || closing == 0x300D ? next + 1 : next
    guard index < end, tokens[index].count == 1 else { return false }
    let scalar = text.scalars[tokens[index].start]
    return scalar == 0x53F7 || scalar == 0x865F
  }

  /// Whether behind a name stand nothing but characters that transliterate, up to where a name may end.
  private func goesOn(_ index: Int, end: Int) -> Bool {
    let (last, next) = plainCharacters(from: index, end: end)
    let rest = text.scalars[tokens[index].start..<last]
    guard (1...4).contains(rest.count), rest.allSatisfy({ lexicon.nameShapes.transliterates($0) }) else { return false }
    guard next < end, tokens[next].start == last, tokens[next].shape == .word else { return true }
    let info = infos[next]
    return info.speech != nil || info.event != nil || info.role != nil
  }

  /// As far as unknown text and words of one character that do no sentence's work stand: the last scalar, and the token
  /// behind it.
  func plainCharacters(from index: Int, end: Int) -> (last: Int, next: Int) {
    var last = tokens[index].start
    var next = index
    while next < end, tokens[next].start == last {
      guard
        tokens[next].shape == .gap || tokens[next].count == 1 && infos[next].role == nil && infos[next].speech == nil,
        tokens[next].shape == .gap || tokens[next].shape == .word
      else { break }
      last = tokens[next].end
      next += 1
    }
    return (last, next)
  }

  /// Whether a scalar is the dot between the parts of a foreign name.
  func isDot(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2027, 0x30FB, 0x2022, 0xFF0E, 0xFF65: true
    default: false
    }
  }

  /// Whether a scalar is a hyphen between characters that write foreign names: 克里斯-埃弗特.
  func isJoint(_ scalar: Int) -> Bool {
    guard scalar > 0, scalar + 1 < text.scalars.count else { return false }
    if isDot(text.scalars[scalar]) { return true }
    return text.scalars[scalar] == 0x2D && lexicon.nameShapes.transliterates(text.scalars[scalar - 1])
      && lexicon.nameShapes.transliterates(text.scalars[scalar + 1])
  }

  /// Whether an everyday word is made of nothing but characters that write foreign names: 马赫 in 马赫穆特.
  func isTransliterated(_ index: Int) -> Bool {
    infos[index].isOrdinary && tokens[index].count > 1
      && text.scalars[tokens[index].start..<tokens[index].end].allSatisfy { lexicon.nameShapes.transliterates($0) }
  }

  /// 史蒂芬·姆努钦 where the table knows only the surname: the token of the surname.
  private func surname(after index: Int, end: Int) -> Int? {
    guard tokens[index].shape == .gap || tokens[index].shape == .word, index + 2 < end,
      tokens[index + 1].start == tokens[index].end,
      tokens[index + 1].count == 1, isDot(text.scalars[tokens[index + 1].start]),
      tokens[index + 2].start == tokens[index + 1].end, infos[index + 2].hasOfficials,
      text.scalars[tokens[index].start..<tokens[index].end].allSatisfy({ lexicon.nameShapes.transliterates($0) })
    else { return nil }
    return index + 2
  }

  /// 政府, 政府官员, 当局, 团队 after a name.
  private func isGovernment(_ index: Int) -> Bool {
    infos[index].role == .side || infos[index].body.map { lexicon.bodies[$0].kind == "government" } == true
      || infos[index].role == .people && text.begins(tokens[index], with: "政")
  }

  /// Whether a word opens a predicate or joins another party.
  static func isPredicative(_ role: FunctionWord.Role) -> Bool {
    switch role {
    case .future, .past, .ongoing, .negation, .with, .and, .toward, .in, .by, .of, .invited, .cancelled, .denied,
      .hypothetical, .manner, .suffix, .day, .weekday, .weekdayThis, .weekdayLast, .sameDay, .nextDay, .localTime,
      .severally, .tentative, .from, .about:
      true
    default: false
    }
  }

  /// Whether no noun ends right before a token: of 居民区也 nobody called 区 is told.
  private func isFree(before index: Int) -> Bool {
    guard index > 0, tokens[index - 1].end == tokens[index].start, tokens[index - 1].shape == .word else { return true }
    let info = infos[index - 1]
    return info.role != nil && info.role != .numeral && info.role != .unit || info.speech != nil || info.event != nil
  }

  /// A surname alone is a person only where no longer word or name holds it.
  ///
  /// A surname of one character must do a sentence's work besides (梁说, 梁也在场): 梁凯晴 is somebody else, 许多 nobody.
  private func canStandAlone(_ index: Int, _ last: Int, end: Int) -> Bool {
    let token = tokens[index]
    if last - token.start == 1 {
      guard token.end == last, index + 1 < end, tokens[index + 1].start == last, isFree(before: index) else {
        return false
      }
      let next = infos[index + 1]
      return next.speech != nil || next.event != nil
        || (next.role.map(PhraseReader.isPredicative) ?? false)
    }
    return token.shape == .gap
      ? token.end == last || !lexicon.nameShapes.transliterates(text.scalars[last]) : token.end <= last
  }

  /// The token that begins at a scalar, if a token begins there or the rest is unknown text.
  private func tokenAfter(_ scalar: Int, from index: Int, end: Int) -> Int? {
    var next = index
    while next < end, tokens[next].end <= scalar { next += 1 }
    // A gap that goes on after the name belongs to it only if it was the gap the name began in.
    return next == index ? index + 1 : next
  }

  /// Of the people who share a name the one whom the words in front mean.
  private func choose(_ officials: [Int], _ head: Head, isSure: Bool = false) -> Int? {
    lexicon.incumbents.namesake(
      of: officials, actor: head.actors.first?.actor ?? head.offices.last.flatMap { actorOfOffice($0) },
      office: head.offices.last, on: day, isSure: isSure
    ) { cast.member(official: $0) != nil }
  }

  /// Without those whom a bracket behind the name tells not to be meant: 卡拉斯（Maria Callas） is not Kaja Kallas.
  private func bearers(_ officials: [Int], at bracket: Int, end: Int) -> [Int] {
    guard bracket + 1 < end, tokens[bracket].shape == .openBracket,
      LatinName.isUpper(text.scalars[tokens[bracket + 1].start])
    else { return officials }
    let latin = LatinName(reader: self, from: bracket + 1, end: end)
    guard latin.words > 1, !latin.isCommon, !latin.isAcronym else { return officials }
    var told: Set<LatinBeginning> = []
    for index in bracket + 1..<latin.next where tokens[index].count > 2 {
      guard let beginning = LatinBeginning(text.scalars[tokens[index].start..<tokens[index].end]) else {
        return officials
      }
      told.insert(beginning)
    }
    guard !told.isEmpty else { return officials }
    return officials.filter { official in
      let known = lexicon.officials[official].latinBeginnings
      return known.isEmpty || !known.isDisjoint(with: told)
    }
  }

  private func actorOfOffice(_ office: Int) -> String? {
    lexicon.offices[office].actor.isEmpty ? nil : lexicon.offices[office].actor
  }

  /// Fills actor and office from the tenures of the day where the words did not tell them.
  private func resolveTenure(_ voice: inout Voice, saidOffice: Bool) {
    guard let official = voice.official else { return }
    if let tenure = lexicon.incumbents.post(of: official, standing: voice.standing, on: day) {
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
