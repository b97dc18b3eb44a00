import Lexicon
import Record

/// Reads the encounters that a zone of an article tells, sentence by sentence.
///
/// A reference: its rules ask each other, and none has a copy of what has been told.
final class EncounterReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let zone: TextSpan.Zone
  let today: CivilDate
  /// Where the first paragraph ends.
  let leadEnd: Int
  var stage = Stage()
  var sightings: [Sighting] = []
  /// The states that the article says a body is made of: 由美日印澳组成的四方安全对话.
  var members: [String: [Voice]] = [:]
  /// Whose diary of which day the article is, by its headline: 追踪首相（22日）.
  var diary: (day: CivilDate, owner: Voice)?
  /// The first day that the article tells, if it is past: the day of its lead.
  var lead: CivilDate?

  init(lexicon: LoadedLexicon, text: ScalarText, zone: TextSpan.Zone, today: CivilDate) {
    self.lexicon = lexicon
    self.text = text
    self.zone = zone
    self.today = today
    leadEnd = text.leadEnd
  }

  /// Reads one sentence and moves the stage on.
  func read(_ scene: Scene) {
    if lead == nil {
      lead = scene.dates.first { $0.when.precision == .day && $0.when.start.map { $0 <= today } == true }?.when.start
    }
    if scene.sentence.opensParagraph {
      stage.dayBefore = stage.day ?? stage.dayBefore
      stage.day = nil
    }
    openDiary(scene)
    var clause = -1
    var named = scene.groups[...]
    stage.named = []
    for index in scene.sentence.tokens {
      while let group = named.first, group.tokens.upperBound <= index {
        keepNamed(group)
        named = named.dropFirst()
      }
      guard let event = scene.infos[index].event else {
        arrival(index, scene)
        reach(index, scene)
        continue
      }
      // 《…边界谈判…备忘录》: what a document is called.
      if isTitled(index, scene) { continue }
      let number = scene.sentence.clause(of: index)
      if number != clause {
        advance(to: number, from: clause, scene)
        clause = number
      }
      read(event, at: index, scene)
    }
    advance(to: scene.sentence.clauses.count, from: clause, scene)
    keepMembers(scene)
    recallSpeakers(scene)
    joinSpeakers(scene)
    lendDayOfSpeech(scene)
    keepDay(scene)
    let phrases = scene.groups.reversed().lazy.flatMap { $0.phrases.reversed() }
    if let compound = phrases.first(where: { $0.kind == .side && $0.parties.count == 2 }) {
      stage.compound = compound.parties
    }
    keepPair(scene)
    keepStates(scene)
  }

  /// Reads what a word tells in the frame that it opens.
  private func read(_ event: WordInfo.Encounter, at index: Int, _ scene: Scene) {
    switch event.frame {
    case .joint where attendsBody(index, scene): gathering(index, event, scene)
    case .joint, .object, .signing, .summons: meeting(index, event, scene)
    case .travel, .travelRoot: travel(index, scene)
    case .journey: journey(index, scene)
    case .trip: trip(index, scene)
    case .gathering: gathering(index, event, scene)
    case .attend: attendance(index, scene)
    case .recall: recall(index, scene)
    case .light, .notAnEncounter: break
    }
  }

  /// Keeps the subjects of the clauses passed.
  private func advance(to number: Int, from last: Int, _ scene: Scene) {
    for clause in scene.sentence.clauses.indices where clause >= max(last, 0) && clause < number {
      // 在谢锋与舍曼会谈之后，…: who acts before the main clause is not its subject.
      guard !scene.isAdjunct(scene.sentence.clauses[clause]) else { continue }
      let subject = scene.groups.first {
        scene.sentence.clauses[clause].contains($0.tokens.lowerBound) && $0.marker == .none
          && ($0.hasPerson || $0.isAnaphoric || isTravelParty($0, scene)) && !onlySpeaks($0) && !isObject($0, scene)
          && !isOwner($0, scene)
      }
      // 她会见了阮春福: the stage stays with her.
      guard subject?.isAnaphoric != true else { continue }
      if let subject {
        let words = scene.sentence.clauses[clause]
        // 布林肯将与奥斯汀访问日本: both go on.
        let travel = words.last { scene.infos[$0].event?.mode == .visit }
        stage.subject = subject.voices + (travel.map { companions(of: subject, before: $0, words, scene) } ?? [])
      }
    }
  }

  /// 国会代表团抵台，将拜会总统: a delegation goes on as somebody does; officials at large do not.
  private func isTravelParty(_ group: Group, _ scene: Scene) -> Bool {
    let last = text.scalars[scene.tokens[group.tokens.upperBound - 1].end - 1]
    // 团, 團, 组, 組.
    return group.phrases.contains(where: \.isDelegation) && [0x56E2, 0x5718, 0x7EC4, 0x7D44].contains(last)
  }

  /// How many persons named in a sentence are kept: a third tells that two are not all.
  private static let mostNamed = 3

  /// Keeps the persons of different sides whom the sentence has named so far.
  private func keepNamed(_ group: Group) {
    guard stage.named.count < EncounterReader.mostNamed, group.hasNamedVoice else { return }
    for voice in group.voices
    where voice.isNamed && voice.actor != nil && !stage.named.contains(where: { $0.voice.isCalled(voice.text) }) {
      stage.named.append((voice, group.tokens.lowerBound))
    }
  }

  /// Keeps the two persons whom a sentence names, together or apart: whom 两人 in the next one means.
  private func keepPair(_ scene: Scene) {
    var people: [Voice] = []
    for group in scene.groups where group.hasNamedVoice {
      for voice in group.voices where voice.isNamed && !people.contains(where: { $0.isCalled(voice.text) }) {
        people.append(voice)
      }
    }
    if let pair = scene.groups.last(where: { $0.isPair }) {
      stage.pair = pair.voices
    } else if people.count == 2 {
      stage.pair = people
    } else {
      return
    }
    stage.isPairNewer = people.count == 2
  }

  /// 总统的顾问说: whose adviser it is, he does not speak.
  private func isOwner(_ group: Group, _ scene: Scene) -> Bool {
    let next = group.tokens.upperBound
    guard scene.sentence.tokens.contains(next + 1), scene.infos[next].role == .of else { return false }
    return !group.isAnaphoric && scene.infos[next + 1].event == nil
  }

  /// Keeps the two states that a sentence speaks of, by name or in the persons of their officials.
  private func keepStates(_ scene: Scene) {
    var states: [Voice] = []
    for group in scene.groups {
      for phrase in group.phrases {
        for voice in phrase.parties where isState(voice.actor) && !states.contains(where: { $0.actor == voice.actor }) {
          guard states.count < 2 else { return }
          let name = voice.actor.flatMap { lexicon.state($0)?.name }
          states.append(Voice(text: name ?? voice.text, actor: voice.actor, span: voice.span, isNamed: false))
        }
      }
    }
    if states.count == 2 { stage.states = states }
  }

  /// 会见法相上川阳子 without a subject; 历经四位美国总统: an office behind a word that only a verb can be is no subject.
  private func isObject(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    if scene.sentence.tokens.contains(before), scene.infos[before].event?.frame == .object { return true }
    guard group.phrases.allSatisfy({ $0.kind == .office }) else { return false }
    let clause = scene.clause(of: group.tokens.lowerBound)
    return (clause.lowerBound..<group.tokens.lowerBound).contains {
      scene.tokens[$0].shape == .gap && scene.tokens[$0].count > 1
    }
  }

  /// Adds a telling if it has two sides, or is the gathering of a body.
  func add(
    _ mode: Event.Mode, actors: [Voice], recipients: [Voice], trigger: Int, scene: Scene, place: Event.Place? = nil,
    isTopic: Bool = false
  ) {
    let sides = Set((actors + recipients).compactMap(\.actor))
    guard sides.count >= 2 || (mode == .conference && sides.count == 1) else { return }
    guard mode != .talks || tellsOfTalks(actors + recipients, trigger, scene, place) else { return }
    guard var status = StatusReader(scene: scene, text: text).status(of: trigger), !isPrevious(trigger, scene) else {
      return
    }
    if status == .planned, isUrgedByOthers(actors + recipients, trigger, scene) { return }
    var when = WhenReader(
      scene: scene, lead: lead, isVerb: isVerbOfSpeech, text: text
    ).when(of: trigger, mode: mode)
    if !when.isKnown, status == .held, [.meeting, .talks, .call].contains(mode),
      let day = dayOfParagraph(actors + recipients, trigger, scene)
    {
      when = day
    }
    let isComing = isTomorrow(when, scene) || speaksOfFuture(scene)
    if status == .held, let start = when.start, start > today + 1 || start > today && isComing {
      status = .planned
    }
    if status == .planned || isAnnounced(mode, actors, recipients) { when = ahead(when, trigger, scene) }
    if status == .held, when.end.map({ $0 > today + 1 }) == true, when.start.map({ $0 > today }) == true {
      status = .planned
    }
    // 中美对话前: nothing says that it has taken place.
    if status == .held, isOpen(when, scene), prospects(mode, isTopic, trigger, scene) { status = .planned }
    if status == .held, goesOn(mode, actors + recipients, when, trigger, scene) { return }
    guard sightings.count < EncounterReader.most else { return }
    let token = scene.tokens[trigger]
    let sentence = scene.sentence.tokens
    let place = place ?? WhereReader(scene: scene, lexicon: lexicon, text: text).place(of: trigger)
    let plan =
      status == .planned
      ? PlanReader(scene: scene, subject: stage.subject).plan(of: trigger, sides: sides, when: when) : nil
    for when in enumerated(when, trigger, scene) + [when] {
      sightings.append(
        Sighting(
          mode: mode, status: status, plan: plan, actors: actors, recipients: recipients, when: when, place: place,
          ranks: scene.infos.ranks(trigger), cue: TextSpan(token.start, token.end),
          sentence: TextSpan(scene.tokens[sentence.lowerBound].start, scene.tokens[sentence.upperBound - 1].end),
          zone: zone, isRecalled: isRecalled(trigger, scene)))
    }
    if mode != .visit { stage.current = sightings.count - 1 }
    if mode != .conference {
      stage.sides = (actors, recipients)
      stage.isPairNewer = false
    }
  }

  /// 周四会谈一开场…周五结束会谈: the encounter on stage told for the day before or after is one of two days, unless the
  /// words count another one (再次).
  private func goesOn(
    _ mode: Event.Mode, _ voices: [Voice], _ when: DateInterval, _ trigger: Int, _ scene: Scene
  ) -> Bool {
    guard mode == .meeting || mode == .talks, when.precision == .day, let start = when.start, let end = when.end,
      !voices.contains(where: { $0.isNamed || $0.office != nil }),
      !scene.clause(of: trigger).contains(where: { scene.infos[$0].role == .count })
    else { return false }
    let sides = Set(voices.compactMap(\.actor))
    let known = sightings.suffix(EncounterReader.memory).lastIndex { known in
      guard known.mode == .meeting || known.mode == .talks, known.status == .held, known.when.precision == .day,
        let first = known.when.start, let last = known.when.end
      else { return false }
      return (start - last == 1 || first - end == 1) && Set(known.voices.compactMap(\.actor)) == sides
    }
    guard let known, let first = sightings[known].when.start, let last = sightings[known].when.end else { return false }
    sightings[known].when = DateInterval(start: min(start, first), end: max(end, last), precision: .day)
    return true
  }

  /// 在2018年9月、2019年12月和去年10月举行三轮对话: the times before the last of those that a clause lists.
  private func enumerated(_ when: DateInterval, _ trigger: Int, _ scene: Scene) -> [DateInterval] {
    guard when.isKnown, var last = scene.dates.lastIndex(where: { $0.when == when && $0.tokens.upperBound <= trigger })
    else { return [] }
    var earlier: [DateInterval] = []
    while last > 0 {
      let gap = scene.dates[last - 1].tokens.upperBound..<scene.dates[last].tokens.lowerBound
      guard gap.count == 1, scene.infos[gap.lowerBound].role == .and || scene.infos[gap.lowerBound].role == .with,
        scene.dates[last - 1].when.precision == when.precision, scene.dates[last - 1].when != when
      else { break }
      earlier.append(scene.dates[last - 1].when)
      last -= 1
    }
    return earlier.reversed()
  }

  /// 曾在利马会面
  private func isRecalled(_ trigger: Int, _ scene: Scene) -> Bool {
    scene.clause(of: trigger).contains {
      $0 < trigger && scene.infos[$0].role == .past && text.begins(scene.tokens[$0], with: "曾")
    }
  }

  /// Whether the same encounter has been told as one to come: 几天后将访问中国…周末的访问.
  private func isAnnounced(_ mode: Event.Mode, _ actors: [Voice], _ recipients: [Voice]) -> Bool {
    sightings.suffix(EncounterReader.memory).contains { known in
      known.mode == mode && known.status == .planned && known.when.end.map { $0 >= today } != false
        && known.actors.map(\.text) == actors.map(\.text)
        && Set(known.recipients.map(\.actor)) == Set(recipients.map(\.actor))
    }
  }

  /// The time of what is to come: a bare weekday is the next one, and a day long past is that of something else.
  private func ahead(_ when: DateInterval, _ trigger: Int, _ scene: Scene) -> DateInterval {
    guard let start = when.start, let end = when.end else { return when }
    // 将于本周访问, written on its last day, is of the week that begins.
    if when.precision == .week, end == today { return DateInterval(start: start + 7, end: end + 7, precision: .week) }
    guard end < today else { return when }
    let isWeekday = scene.dates.contains { $0.when == when && scene.infos[$0.tokens.lowerBound].role == .weekday }
    if isWeekday, when.precision == .day { return DateInterval(start: start + 7, end: end + 7, precision: .day) }
    return today - end > EncounterReader.reportingDays && !isWeekday ? .unknown : when
  }

  /// 上次会晤, 一次过往会晤: an encounter of another time, told without its day.
  private func isPrevious(_ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    return (trigger - 3..<trigger).clamped(to: clause).contains { scene.infos[$0].role == .previous }
      && !scene.dates.contains { clause.contains($0.tokens.lowerBound) }
  }

  /// Whether no past day tells that an encounter has been.
  private func isOpen(_ when: DateInterval, _ scene: Scene) -> Bool { when.end.map { $0 >= today } ?? true }

  /// Whether an encounter that no past day tells of is only in prospect: 明天, or spoken of as a topic.
  private func prospects(_ mode: Event.Mode, _ isTopic: Bool, _ trigger: Int, _ scene: Scene) -> Bool {
    isTopic || StatusReader(scene: scene, text: text).isProspect(trigger, mode)
  }

  /// Whether the words of a day lie ahead of today by themselves: 明天, 后天.
  private func isTomorrow(_ when: DateInterval, _ scene: Scene) -> Bool {
    scene.dates.contains {
      let info = scene.infos[$0.tokens.lowerBound]
      return $0.when == when && (info.role == .day || info.role == .dayRoot) && info.value > 0
    }
  }

  /// How many tellings back a later one may refer.
  static let memory = 32
  /// How many tellings of one text are read, some ten times what the longest report has; each is held against the others.
  static let most = 512

  /// Whether 对话, 谈判, 磋商 tell of an encounter and not of dealings at large: somebody is named, or it was held
  /// somewhere or at some time.
  private func tellsOfTalks(_ voices: [Voice], _ trigger: Int, _ scene: Scene, _ place: Event.Place?) -> Bool {
    let clause = scene.clause(of: trigger)
    return zone == .title || Set(voices.filter { $0.isNamed || $0.office != nil }.compactMap(\.actor)).count >= 2
      || place != nil || clause.contains { scene.infos[$0].event?.frame == .light }
      || isOneOfMany(trigger, clause, scene)
      || scene.dates.contains { clause.contains($0.tokens.lowerBound) }
      || WhereReader(scene: scene, lexicon: lexicon, text: text).place(of: trigger) != nil
  }

  /// Whether a sentence speaks of what is to come.
  private func speaksOfFuture(_ scene: Scene) -> Bool {
    scene.sentence.tokens.contains { scene.infos[$0].role == .future }
  }

  /// 最近的战略对话, 首次对话, 对话刚刚结束: words that tell one encounter from dealings at large.
  private func isOneOfMany(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    // 高层对话, 首轮磋商: the word itself says so.
    let first = text.scalars[scene.tokens[trigger].start]
    if scene.tokens[trigger].count > 2, first == 0x9AD8 || first == 0x9996 { return true }
    let behind = (trigger + 1..<trigger + 3).clamped(to: clause)
    if behind.contains(where: { scene.infos[$0].role == .past && scene.tokens[$0].count > 1 }) { return true }
    // 美国和法国在最新一轮谈判后: the talks need not be theirs.
    let before = (trigger - 5..<trigger).clamped(to: clause)
    return before.contains { scene.infos[$0].role == .count || scene.infos[$0].role == .vague }
      && !before.contains { index in
        scene.infos[index].role == .in
          && !scene.groups.contains { $0.tokens.lowerBound > index && $0.tokens.upperBound <= trigger }
      }
  }

  private func isVerbOfSpeech(_ row: Int) -> Bool { lexicon.speechWords[row].kind != .source }

  /// The subject of a clause: the group before the trigger that nothing marks, else the one on stage.
  func subject(before token: Int, _ scene: Scene) -> Group? {
    let clause = scene.clause(of: token)
    let groups = scene.groups(before: token, in: clause).filter {
      ($0.marker == .none || $0.marker == .by) && !onlySpeaks($0)
    }
    // 惠恕仁由大使倪约翰陪同访台: who is accompanied comes first.
    let own = groups.filter { $0.marker == .none }
    return own.last { $0.hasPerson || $0.isAnaphoric } ?? groups.last { $0.hasPerson } ?? groups.last
  }

  /// Whether a group only speaks about encounters: spokespersons and experts.
  func onlySpeaks(_ group: Group) -> Bool {
    group.phrases.allSatisfy { $0.role.map { lexicon.role($0).isMute } ?? false }
  }

  /// The voices of a group; those on stage for 他, 双方 and nobody.
  func voices(_ group: Group?) -> [Voice] {
    guard let group, !group.isAnaphoric else {
      return group.flatMap { group in group.phrases.first.map { antecedents($0, isPartner: group.marker == .with) } }
        ?? stage.subject
    }
    return group.voices
  }

  /// Whom 他, 两人, 双方 or 两国外长 mean.
  private func antecedents(_ phrase: Phrase, isPartner: Bool) -> [Voice] {
    guard phrase.kind == .both else {
      // 布林肯与北约外长会晤，他…: one of several is the first person.
      return stage.subject.count > 1 ? Array(stage.subject.filter(\.isNamed).prefix(1)) : stage.subject
    }
    if phrase.isPair {
      let named = stage.named.filter { $0.token < phrase.tokens.lowerBound }.map(\.voice)
      if named.count == 2 { return named }
      if stage.subject.count == 2 { return stage.subject }
      // 未与他们两人通话: not the sides of an encounter, but the two whom somebody else met.
      if isPartner || stage.sides == nil || stage.isPairNewer, stage.pair.count == 2 { return stage.pair }
    }
    guard let sides = stage.sides else { return stage.compound.isEmpty ? stage.subject : stage.compound }
    // 两国外长: those of the sides who hold the office.
    let all = sides.actors + sides.recipients
    guard let role = phrase.role else { return all }
    let roles = lexicon.roles(ofRank: role)
    let holders = all.filter { voice in voice.office.map { roles.contains(lexicon.offices[$0].role) } ?? false }
    guard holders.isEmpty else { return holders }
    // 两国元首 behind a meeting of ministers: the states, by these words.
    return states(of: all)
  }

  /// The states that voices stand for, each once.
  func states(of voices: [Voice]) -> [Voice] {
    var states: [Voice] = []
    for voice in voices where !states.contains(where: { $0.actor == voice.actor }) {
      let name = voice.actor.flatMap { lexicon.state($0)?.name }
      states.append(Voice(text: name ?? voice.text, actor: voice.actor, span: voice.span, isNamed: false))
    }
    return states
  }
}
