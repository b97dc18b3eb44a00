import Lexicon
import Record

extension ActScene {
  /// Who acts and who is acted upon where a word stands; `nil` if the words do not tell of an act between sides.
  func sides(of word: ActWord, at trigger: Int) -> Sides? {
    switch word.frame {
    case .deed, .speech, .wish, .lone: deed(word, trigger)
    case .judgement: judgement(trigger)
    case .bid: bid(trigger)
    case .joint: joint(trigger)
    case .recall: recall(trigger)
    case .light, .pointer, .indefinite, .adverb, .passive, .mutual, .purpose, .private, .notAnAct: nil
    }
  }

  // MARK: X does it to Y

  private func deed(_ word: ActWord, _ trigger: Int) -> Sides? {
    // 对此表示支持: a noun that is said.
    let isSaid = trigger > tokens.lowerBound && infos.acts(trigger - 1).contains { $0.frame == .light }
    let isSpeech = word.frame == .speech || word.kind == .support && isSaid
    let mustBeState = word.kind == .threaten || word.kind == .request
    if isNoun(trigger) { return nil }
    if let passive = passive(trigger) { return passive }
    // 饱受批评: by whom is not told.
    if trigger > tokens.lowerBound, infos.acts(trigger - 1).contains(where: { $0.frame == .passive }) { return nil }
    if isSpeech, let each = mutual(trigger) { return each }
    let mark = towardMark(before: trigger)
    let actors = subject(of: mark ?? trigger, isSpeech: isSpeech)
    guard !actors.isEmpty else { return nil }
    if word.frame == .lone, trigger + 1 < tokens.upperBound, infos[trigger + 1].role == .of { return nil }
    // 撤军期限过后: without a subject of its own the word tells of nobody's deed.
    if word.frame == .lone, !groups(before: trigger, in: clause(of: trigger)).contains(where: isSubject) { return nil }
    var sides = Sides(actors: actors)
    if let mark { sides.recipients = others(than: actors, toward(mark, trigger)) }
    if sides.recipients.isEmpty {
      if word.kind != .reject, isOwnPerson(behind: trigger, actors) { return nil }
      sides.recipients = others(
        than: actors,
        object(trigger, actors, reach: word.frame == .wish ? 3 : 10, anywhere: false, mustBeState: mustBeState))
    }
    sides.namesRecipient = !sides.recipients.isEmpty
    if sides.recipients.isEmpty, isSpeech {
      sides.recipients = others(
        than: actors, object(trigger, actors, reach: 0, anywhere: true, mustBeState: mustBeState))
    }
    if sides.recipients.isEmpty, isSpeech { sides.recipients = meant(by: actors, at: trigger) }
    // 乌克兰说，俄罗斯增派了部队: who speaks of it is who has reason to.
    if sides.recipients.isEmpty, word.kind == .mobilize, let speaker = speakerBefore(trigger) {
      sides.recipients = others(than: actors, speaker)
    }
    return isSpeech || word.frame == .lone || !sides.recipients.isEmpty ? sides : nil
  }

  /// 五项指控, 该指控毫无依据, 制裁的问题: the word stands as a noun and nobody does anything. A verb has its subject
  /// right before it, its object behind it, or a light verb (提出抗议) or 对 before it.
  private func isNoun(_ trigger: Int) -> Bool {
    guard !isTitle, !groups.contains(where: { $0.tokens.upperBound == trigger }) else { return false }
    let clause = clause(of: trigger)
    func role(_ index: Int) -> FunctionWord.Role? { index < clause.upperBound ? infos[index].role : nil }
    let next = trigger + 1
    if role(next) == .of, role(next + 1) == .topic { return true }
    let isCarried = (max(clause.lowerBound, trigger - 8)..<trigger).contains { index in
      infos[index].role == .toward || infos.acts(index).contains { $0.frame == .light || $0.frame == .passive }
    }
    guard !isCarried else { return false }
    if role(next) == .of || role(next) == .topic { return true }
    let isPointedAt = trigger > clause.lowerBound && infos.acts(trigger - 1).contains { $0.frame == .pointer }
    let isLast = next >= clause.upperBound || role(next) == .and || scene.tokens[next].shape == .closeQuote
    return (isPointedAt || isLast) && scene.tokens[trigger].count == 2
  }

  /// 双方互相指责, 双方指责对方: each does it to the other.
  private func mutual(_ trigger: Int) -> Sides? {
    let clause = clause(of: trigger)
    let isMutual = clause.contains { infos.acts($0).contains { $0.frame == .mutual } }
    guard isMutual else { return nil }
    let each = subject(of: trigger, isSpeech: false)
    guard each.count == 2 else { return nil }
    return Sides(actors: [each[0]], recipients: [each[1]], namesRecipient: true, isMutual: true)
  }

  /// X遭Y制裁, 被Y制裁的X.
  private func passive(_ trigger: Int) -> Sides? {
    let clause = clause(of: trigger)
    guard let mark = (clause.lowerBound..<trigger).last(where: { infos.acts($0).contains { $0.frame == .passive } }),
      trigger - mark < 10,
      let agent = groups.first(where: { $0.tokens.lowerBound > mark && $0.tokens.upperBound <= trigger })
    else { return nil }
    let actors = voices(agent)
    guard !actors.isEmpty else { return nil }
    var patients: [Voice] = []
    if trigger + 1 < clause.upperBound, infos[trigger + 1].role == .of,
      let after = groups.first(where: { $0.tokens.lowerBound > trigger && clause.contains($0.tokens.lowerBound) })
    {
      patients = voices(after)
    } else {
      patients = subject(of: mark, isSpeech: false)
    }
    let recipients = others(than: actors, patients)
    return recipients.isEmpty ? nil : Sides(actors: actors, recipients: recipients, namesRecipient: true)
  }

  /// Whoever stands as subject before a token: the last unmarked group of its clause; where the clause has no subject
  /// of its own, who speaks, else the group that begins an earlier clause, else whoever is on stage.
  func subject(of trigger: Int, isSpeech: Bool) -> [Voice] {
    let clause = clause(of: trigger)
    let here = groups(before: trigger, in: clause).filter { isSubject($0) }
    for group in here.reversed() {
      let voices = voices(group)
      if !voices.isEmpty { return isForeign(group.tokens.upperBound..<trigger) ? [] : voices }
    }
    if isForeign(clause.lowerBound..<trigger) || isUnknownNoun(trigger - 1, clause) { return [] }
    // 华春莹表示，…，坚决反对: what is said without a subject is said by who speaks.
    if isSpeech, let voices = speakerBefore(trigger), !voices.isEmpty { return voices }
    for earlier in clauses.reversed() where earlier.upperBound <= clause.lowerBound {
      let voices = firstSubject(of: earlier)
      if !voices.isEmpty { return voices }
      // 多个团体集会，要求…
      if earlier.contains(where: isPrivate) { return [] }
    }
    return isSpeech && !stage.speaker.isEmpty ? stage.speaker : stage.subject
  }

  /// Whether words between a party and what is done name somebody else: 美国智库, 死者友人, or a noun that no table
  /// knows.
  private func isForeign(_ range: Range<Int>) -> Bool {
    var unknown = 0
    for index in range {
      if isPrivate(index) { return true }
      if infos[index].role == .toward || infos[index].role == .about { break }
      if scene.tokens[index].shape == .gap, !isDate(index) { unknown += scene.tokens[index].count }
    }
    return unknown > ActScene.mostUnknown
  }

  /// 重要党团要求: right before the word stands a noun that no table knows.
  private func isUnknownNoun(_ index: Int, _ clause: Range<Int>) -> Bool {
    clause.contains(index) && scene.tokens[index].shape == .gap && scene.tokens[index].count >= 2 && !isDate(index)
      && !(clause.lowerBound..<index).contains {
        infos[$0].role == .about || infos[$0].role == .toward || infos[$0].role == .in
      }
  }

  /// How many characters that no table knows may stand between a party and what it does.
  private static let mostUnknown = 6

  private func isDate(_ index: Int) -> Bool { scene.dates.contains { $0.tokens.contains(index) } }

  /// The group that a clause begins with, before any word of speech or of an act.
  private func firstSubject(of clause: Range<Int>) -> [Voice] {
    for group in groups where clause.contains(group.tokens.lowerBound) {
      let isBehindVerb = (clause.lowerBound..<group.tokens.lowerBound).contains {
        speaks($0) || infos[$0].event != nil || infos.acts($0).contains { $0.frame != .passive && $0.frame != .bid }
      }
      if isBehindVerb { break }
      if isSubject(group) {
        let voices = voices(group)
        if !voices.isEmpty { return voices }
      }
    }
    return []
  }

  private func isSubject(_ group: Group) -> Bool {
    guard group.marker == .none || group.marker == .by, acts(group), !isDestination(group) else { return false }
    let next = group.tokens.upperBound
    return next >= tokens.upperBound || infos[next].role != .of
  }

  /// 访问中国后呼吁: where somebody goes does nothing.
  private func isDestination(_ group: Group) -> Bool {
    guard group.tokens.lowerBound > tokens.lowerBound else { return false }
    let frame = infos[group.tokens.lowerBound - 1].event?.frame
    return frame == .travel || frame == .travelRoot || frame == .journey
  }

  /// 对, 向 before the word, with a side behind it.
  private func towardMark(before trigger: Int) -> Int? {
    let clause = clause(of: trigger)
    return (clause.lowerBound..<trigger).last { index in
      (infos[index].role == .toward || isSidesTurn(index)) && !toward(index, trigger).isEmpty
    }
  }

  /// 中方向美方: 方向 behind a state's abbreviation.
  private func isSidesTurn(_ index: Int) -> Bool {
    PartyFinder.isTurn(index, scene, lexicon, text) && groups.contains { $0.tokens.upperBound == index }
  }

  /// The side behind 对 or 向.
  private func toward(_ mark: Int, _ trigger: Int) -> [Voice] {
    if let group = groups.first(where: { $0.tokens.lowerBound > mark && $0.tokens.upperBound <= trigger }),
      group.tokens.lowerBound - mark <= 6
    {
      return voices(group)
    }
    // 对原产于澳大利亚的葡萄酒: where it comes from is whom it is done to.
    for index in (mark + 1)..<max(trigger, mark + 1) {
      if let state = infos[index].state { return [voice(index, lexicon.states[state].code)] }
    }
    return []
  }

  private func voice(_ index: Int, _ actor: String) -> Voice {
    let token = scene.tokens[index]
    return Voice(
      text: text.string(token.start, token.end), actor: actor, span: TextSpan(token.start, token.end), isNamed: false,
      noun: infos[index].state == nil && infos[index].body != nil ? .body : nil)
  }

  /// 批评罗萨里奥 by his own government: nothing between sides.
  private func isOwnPerson(behind trigger: Int, _ actors: [Voice]) -> Bool {
    guard let group = groups.first(where: { $0.tokens.lowerBound > trigger }),
      group.tokens.lowerBound - trigger <= 3, clause(of: trigger).contains(group.tokens.lowerBound),
      group.phrases.allSatisfy({ $0.kind == .person || $0.kind == .pronoun })
    else { return false }
    let voices = voices(group)
    return !voices.isEmpty && others(than: actors, voices).isEmpty
  }

  /// What stands behind the word: within its clause and reach, or for what is said anywhere behind it.
  private func object(_ trigger: Int, _ actors: [Voice], reach: Int, anywhere: Bool, mustBeState: Bool) -> [Voice] {
    let end = anywhere ? tokens.upperBound : min(clause(of: trigger).upperBound, trigger + reach + 1)
    for group in groups where group.tokens.lowerBound > trigger && group.tokens.lowerBound < end {
      // 制裁行动是与盟友欧盟协调的: with whom is not to whom.
      if !anywhere, (trigger..<group.tokens.lowerBound).contains(where: { infos[$0].role == .with }) { break }
      guard mayBeObject(group) else { continue }
      if mustBeState, isPrivate(group) { return [] }
      let others = others(than: actors, voices(group))
      if !others.isEmpty { return others }
    }
    return []
  }

  /// 美国商界: the side's people and not the side.
  private func isPrivate(_ group: Group) -> Bool {
    let next = group.tokens.upperBound
    return next < tokens.upperBound && isPrivate(next)
  }

  /// Not with whom, by whom or where; nor by whom it was done to the object: 声援被俄罗斯制裁的英国议员.
  private func mayBeObject(_ group: Group) -> Bool {
    switch group.marker {
    case .with, .by, .posted, .place, .within: false
    default:
      !infos.acts(max(group.tokens.lowerBound - 1, tokens.lowerBound)).contains { $0.frame == .passive }
    }
  }

  private func others(than actors: [Voice], _ voices: [Voice]) -> [Voice] {
    voices.filter { voice in !actors.contains { $0.actor == voice.actor } }
  }

  /// The other side where the words at hand do not name it: the nearest one told before.
  private func meant(by actors: [Voice], at trigger: Int) -> [Voice] {
    let clause = clause(of: trigger)
    for earlier in clauses.reversed() where earlier.upperBound <= clause.lowerBound {
      let others = others(than: actors, firstSubject(of: earlier))
      if !others.isEmpty { return others }
    }
    for group in groups.reversed() where group.tokens.upperBound <= trigger && mayBeObject(group) {
      let others = others(than: actors, voices(group))
      if !others.isEmpty { return others }
    }
    return stage.other(than: actors).map { [$0] } ?? []
  }

  // MARK: In the mouth of X

  /// 美方…霸凌: whoever speaks accuses the subject.
  private func judgement(_ trigger: Int) -> Sides? {
    let (speaker, isTold) = speaker(of: trigger)
    guard !speaker.isEmpty else { return nil }
    var sides = Sides(actors: speaker)
    let clause = clause(of: trigger)
    var accused = others(
      than: speaker,
      groups(before: trigger, in: clause).last { $0.marker == .none || $0.marker == .by }.map(voices) ?? [])
    if accused.isEmpty {
      for earlier in clauses.reversed() where earlier.upperBound <= clause.lowerBound && accused.isEmpty {
        accused = others(than: speaker, firstSubject(of: earlier))
      }
    }
    if accused.isEmpty { accused = others(than: speaker, promiser(behind: trigger)) }
    sides.recipients = accused.isEmpty ? meant(by: speaker, at: trigger) : accused
    sides.namesRecipient = !accused.isEmpty
    sides.isOwnVoice = isTold
    return sides
  }

  /// 违反了中国的承诺: whose promise it was breaks it.
  private func promiser(behind trigger: Int) -> [Voice] {
    let isBreach = (0..<scene.tokens[trigger].count).contains {
      lexicon.folding.fold(text.scalars[scene.tokens[trigger].start + $0]) == ActScene.breach
    }
    guard isBreach, let group = groups.first(where: { $0.tokens.lowerBound > trigger }),
      group.tokens.lowerBound - trigger <= 3, group.tokens.upperBound < tokens.upperBound,
      infos[group.tokens.upperBound].role == .of
    else { return [] }
    return voices(group)
  }

  /// 违
  private static let breach: UInt32 = 0x8FDD

  /// 美方应停止: whoever speaks demands of the subject.
  private func bid(_ trigger: Int) -> Sides? {
    let (speaker, isTold) = speaker(of: trigger)
    let clause = clause(of: trigger)
    guard !speaker.isEmpty else { return nil }
    let here = groups(before: trigger, in: clause).last { isSubject($0) && trigger - $0.tokens.upperBound <= 3 }
    // 两国应…: who asks himself along asks nobody.
    if let here, others(than: speaker, voices(here)).count < voices(here).count { return nil }
    var asked = others(than: speaker, here.map(voices) ?? [])
    if asked.isEmpty, here == nil {
      for earlier in clauses.reversed() where earlier.upperBound <= clause.lowerBound && asked.isEmpty {
        guard let group = groups.last(where: { earlier.contains($0.tokens.lowerBound) && isSubject($0) }) else {
          continue
        }
        asked = others(than: speaker, voices(group))
        break
      }
    }
    if asked.isEmpty { return nil }
    return Sides(actors: speaker, recipients: asked, namesRecipient: true, isOwnVoice: isTold)
  }

  // MARK: Together

  /// X和Y签署, X与Y达成协议, 双方同意: those who act together.
  private func joint(_ trigger: Int) -> Sides? {
    let clause = clause(of: trigger)
    // 经双方商定，…: only how something else came about.
    if trigger + 1 >= clause.upperBound, trigger > clause.lowerBound,
      infos[clause.lowerBound].role == .manner || infos[max(trigger - 1, clause.lowerBound)].role == .both
    {
      return nil
    }
    // 签署20周年, 《中英联合声明》
    if trigger + 1 < clause.upperBound,
      scene.tokens[trigger + 1].shape == .number || scene.tokens[trigger + 1].shape == .closeQuote
    {
      return nil
    }
    var together: [Voice] = []
    for range in [clause] + clauses.reversed().filter({ $0.upperBound <= clause.lowerBound }) {
      let before = groups(before: trigger, in: range).filter {
        $0.marker == .none || $0.marker == .with || $0.marker == .by
      }
      if let whole = before.last(where: { voices($0).count >= 2 }) { return Sides(actors: voices(whole)) }
      for group in before { together += others(than: together, voices(group)) }
      if together.count >= 2 { return Sides(actors: together) }
      if !together.isEmpty, range != clause { break }
    }
    return nil
  }

  // MARK: Envoys

  /// 召回驻Y大使.
  private func recall(_ trigger: Int) -> Sides? {
    let actors = subject(of: trigger, isSpeech: false)
    let clause = clause(of: trigger)
    var posted: [Voice] = []
    for index in trigger..<min(clause.upperBound, trigger + 8) where infos[index].role == .posted {
      posted = states(from: index + 1, to: clause.upperBound)
    }
    if posted.isEmpty { posted = others(than: actors, stage.posting) }
    if posted.isEmpty { posted = meant(by: actors, at: trigger) }
    let recipients = others(than: actors, posted)
    return recipients.isEmpty ? nil : Sides(actors: actors, recipients: recipients, namesRecipient: true)
  }

  /// Where the last envoy of the sentence is posted: 驻美大使.
  var lastPosting: [Voice]? {
    tokens.last { infos[$0].role == .posted }.map { states(from: $0 + 1, to: tokens.upperBound) }
  }

  private func states(from start: Int, to end: Int) -> [Voice] {
    var found: [Voice] = []
    for index in start..<end {
      let info = infos[index]
      let actor =
        info.state.map { lexicon.states[$0].code } ?? infos.abbreviations(index).first.map { lexicon.states[$0].code }
        ?? info.body.map { lexicon.bodies[$0].actor }
      guard let actor, !actor.isEmpty else { break }
      found.append(voice(index, actor))
    }
    return found
  }
}
