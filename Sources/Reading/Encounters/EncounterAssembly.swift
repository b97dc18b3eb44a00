import Lexicon
import Record

/// Puts an article's tellings of encounters together into events.
struct EncounterAssembly {
  let lexicon: LoadedLexicon
  let resolver: PartyResolver
  let body: ScalarText
  let title: ScalarText
  /// Where the first paragraph of the body ends.
  let leadEnd: Int
  /// The states that the article says a body is made of.
  var members: [String: [Voice]] = [:]

  var today: CivilDate { resolver.day.inOffice }

  /// The events of an article, the title's telling joined to the body's.
  func events(body sightings: [Sighting], title titleSightings: [Sighting]) -> [Event] {
    var events: [Event] = []
    for sighting in sightings {
      let event = event(sighting)
      guard hasSides(event) else { continue }
      if let known = events.firstIndex(where: { !isBefore(sighting, $0) && areOne($0, event, isTitle: false) }) {
        merge(event, into: &events[known])
      } else {
        events.append(event)
      }
    }
    for event in titleSightings.map({ inTime(event($0), events) }) where hasSides(event) {
      if let known = events.firstIndex(where: { areOne($0, event, isTitle: true) }) {
        events[known].headline = true
      } else if let known = events.firstIndex(where: { isSitting($0, attendedIn: event) }) {
        events[known] = attended(event, at: events[known])
      } else {
        events.append(event)
        events[events.count - 1].headline = true
      }
    }
    if !events.contains(where: \.headline), let first = events.firstIndex(where: { $0.zone == .text }),
      isNews(events[first])
    {
      events[first].headline = true
    }
    shareDays(&events)
    for index in events.indices {
      let event = events[index]
      events[index].plan = event.status == .planned ? event.plan ?? PlanReader.untold(event.when) : nil
    }
    return events
  }

  /// 两人在过去的星期五，曾在利马会面: what 曾 dates is another encounter than the one that opens the report undated.
  private func isBefore(_ sighting: Sighting, _ known: Event) -> Bool {
    sighting.isRecalled && sighting.status == .held && sighting.when.isKnown && !known.when.isKnown
      && known.status == .held && isLead(known)
  }

  /// 韩外长周五访华, 王毅周六会见…: the weekday of a headline is the coming one where the body plans the same for it.
  private func inTime(_ title: Event, _ events: [Event]) -> Event {
    guard title.status == .held, title.when.precision == .day, let start = title.when.start, let end = title.when.end
    else { return title }
    var ahead = title
    ahead.when = DateInterval(start: start + 7, end: end + 7, precision: .day)
    let plan = events.first {
      $0.status == .planned && $0.when.precision == .day && $0.when.start == ahead.when.start
        && areOne($0, ahead, isTitle: true)
    }
    guard plan != nil else { return title }
    ahead.status = .planned
    return ahead
  }

  /// Whether an event has two sides, or is the gathering of a body.
  private func hasSides(_ event: Event) -> Bool {
    Set(event.parties.map(\.actor)).count >= 2 || (event.mode == .conference && !event.parties.isEmpty)
  }

  private func event(_ sighting: Sighting) -> Event {
    let text = sighting.zone == .title ? title : body
    let day = sighting.when.start
    var actors = parties(sighting.actors, sighting.ranks, on: day)
    var recipients = parties(sighting.recipients, sighting.ranks, on: day)
    if sighting.mode == .conference { recipients += absentMembers(actors + recipients, on: day) }
    recipients.removeAll { party in actors.contains { $0.actor == party.actor && $0.text == party.text } }
    // A side told as a state gives way to its person.
    let people = Set((actors + recipients).filter { $0.entity != nil || $0.office != nil }.compactMap(\.actor))
    let isBare: (Party) -> Bool = {
      $0.entity == nil && $0.office == nil && $0.kind != .office && $0.actor.map(people.contains) == true
    }
    if sighting.mode != .visit {
      actors.removeAll(where: isBare)
      recipients.removeAll(where: isBare)
    }
    return Event(
      kind: .consult, mode: sighting.mode, status: sighting.status, plan: sighting.plan, when: sighting.when,
      place: sighting.place,
      actors: actors, recipients: recipients,
      cue: Event.Cue(span: sighting.cue, text: text.string(sighting.cue.start, sighting.cue.end)),
      evidence: [sighting.sentence], zone: sighting.zone)
  }

  /// The members of a body that met, as far as the article names them and nobody of them has been told.
  private func absentMembers(_ parties: [Party], on day: CivilDate?) -> [Party] {
    let present = Set(parties.compactMap(\.actor))
    return present.sorted().flatMap { members[$0] ?? [] }.filter { $0.actor.map(present.contains) == false }
      .map { resolver.party($0, on: day) }
  }

  /// The record's parties for voices: an office finds its person in the cast or in the tenures.
  private func parties(_ voices: [Voice], _ ranks: [String], on day: CivilDate?) -> [Party] {
    var parties: [Party] = []
    for voice in voices {
      let isLeader = voice.office.map { lexicon.offices[$0].id == Rank.anyLeader } ?? false
      let holders =
        isLeader || voice.office == nil ? holders(of: isLeader ? [Rank.leader] : ranks, for: voice, on: day) : []
      for party in holders.isEmpty ? [resolver.party(voice, on: day)] : holders {
        // Who stands for nobody is no side: 领导人 alone.
        guard party.actor != nil || voice.isNamed else { continue }
        // 二十国集团（G20）is one side.
        let isKnown = parties.contains {
          $0.actor == party.actor
            && ($0.text == party.text || ($0.office == nil && party.office == nil && !voice.isNamed))
        }
        if !isKnown { parties.append(party) }
      }
    }
    return parties
  }

  /// Those of the article's people whom a word means that brings together ranks of states: 中俄外长会晤.
  private func holders(of ranks: [String], for voice: Voice, on day: CivilDate?) -> [Party] {
    guard !voice.isNamed, let actor = voice.actor else { return [] }
    return ranks.compactMap { rank in
      // 2005年的2+2会谈: not of those who hold the offices today.
      resolver.holder(ofRoles: lexicon.roles(ofRank: rank), actor: actor, on: day).map { member in
        Party(
          text: member.text, entity: member.official.map { lexicon.officials[$0].id }, actor: actor,
          office: member.office.map { lexicon.offices[$0].id }, kind: .person, span: voice.span)
      }
    }
  }

  /// Whether two tellings of one article are of one encounter: sides that fit, days that fit, a like mode.
  func areOne(_ known: Event, _ other: Event, isTitle: Bool) -> Bool {
    if isCallToldAsMeeting(known, other) { return true }
    guard modesFit(known.mode, other.mode) else { return false }
    if isGathering(known, andMeeting: other) || isGathering(other, andMeeting: known) { return false }
    if isAttendance(known, besideMeeting: other) || isAttendance(other, besideMeeting: known) { return false }
    // Who denies an encounter does not speak of the one that was held.
    if !isTitle, (known.status == .denied) != (other.status == .denied) { return false }
    // A mention that tells no time, or nobody by name, says nothing of its own about what came to pass.
    let isMereMention =
      !other.when.isKnown || !known.when.isKnown || isRest(of: known, other) || isGatheringOfYear(known, other)
    if !isTitle, !isMereMention, (known.status == .planned) != (other.status == .planned) { return false }
    // 美中会晤18日登场…习近平与拜登会晤可能性极小: whom a plan names did not come to what was held.
    if !isTitle, known.status == .held, known.when.isKnown, other.status == .planned, !other.when.isKnown,
      other.parties.contains(where: { isPerson($0) && !hasPerson(known, of: $0.actor) })
    {
      return false
    }
    // A headline without a day tells of nothing long past.
    if isTitle, known.status == .held, !other.when.isKnown,
      known.when.end.map({ today - $0 > EncounterAssembly.news }) == true
    {
      return false
    }
    // What a report tells first is news, and not an encounter of months ago.
    if !isTitle, known.status == .held, !known.when.isKnown, isLead(known),
      other.when.end.map({ today - $0 > EncounterAssembly.news }) == true
    {
      return false
    }
    // What is planned without a day is not what was held on one.
    if !isTitle, known.status == .planned, other.status == .held, !known.when.isKnown,
      other.when.end.map({ $0 < today }) == true
    {
      return false
    }
    if let start = known.when.start, let end = known.when.end, let otherStart = other.when.start,
      let otherEnd = other.when.end, end < otherStart || otherEnd < start
    {
      return false
    }
    if areGatheringsOfOneBody(known, other, isTitle: isTitle) || !isTitle && isPartOfVisit(other, known) { return true }
    // 美中18日会谈…，特朗普任内的会谈: who was out of office on the day was not there.
    if !isTitle, isOutOfOffice(of: other, in: known) || isOutOfOffice(of: known, in: other) { return false }
    let first = covers(known.parties, other.parties)
    let second = covers(other.parties, known.parties)
    if first && second { return true }
    // A title names fewer people than came; in the text fewer people are another encounter, unless a side is named
    // without anybody of it.
    // 与艾伯乐共进早餐，河野太郎在座: a mention without a day that adds somebody.
    if second, !other.when.isKnown, addsPeople(other, to: known) { return true }
    return (first || second) && (isTitle || (isSubset(known, other) || isSubset(other, known)))
  }

  /// 会谈今天展开…将持续到19日: the same sides on days that begin with those of what is under way.
  private func isRest(of known: Event, _ other: Event) -> Bool {
    known.status == .held && known.when.start == other.when.start && known.when.precision == .day
      && other.when.precision == .day && !other.parties.contains(where: isPerson)
  }

  /// 出席联合国大会，会见联合国秘书长: a body's gathering is not the meeting with somebody of the body.
  private func isGathering(_ gathering: Event, andMeeting meeting: Event) -> Bool {
    guard gathering.mode == .conference, meeting.mode != .conference else { return false }
    let bodies = Set(gathering.parties.filter { !isPerson($0) }.compactMap(\.actor).filter { lexicon.state($0) == nil })
    return meeting.parties.contains { party in isPerson(party) && party.actor.map(bodies.contains) == true }
  }

  /// 会见来华出席论坛的总统: what somebody has come to attend is not the meeting with one of the hosts.
  private func isAttendance(_ gathering: Event, besideMeeting meeting: Event) -> Bool {
    gathering.mode == .conference && meeting.mode != .conference && gathering.actors.contains(where: isPerson)
      && !gathering.recipients.isEmpty
      && gathering.recipients.allSatisfy { !isPerson($0) && $0.actor.flatMap { lexicon.state($0) } != nil }
      && meeting.actors.contains(where: isPerson) && meeting.recipients.contains(where: isPerson)
  }

  /// Whether both are gatherings of the same body: G7, QUAD, EU.
  private func areGatheringsOfOneBody(_ first: Event, _ second: Event, isTitle: Bool = false) -> Bool {
    guard first.mode == .conference, second.mode == .conference, first.when.isKnown,
      second.when.isKnown
        || isTitle
          && second.parties.allSatisfy({ party in
            !isPerson(party) || first.parties.contains { $0.actor == party.actor && isPerson($0) }
          })
    else { return false }
    let bodies = { (event: Event) in
      Set(event.parties.compactMap(\.actor).filter { lexicon.state($0) == nil })
    }
    return !bodies(first).isDisjoint(with: bodies(second))
  }

  /// 21日出席峰会…今年的峰会: a body's gathering told by the year alone is the one of a day of that year.
  private func isGatheringOfYear(_ known: Event, _ other: Event) -> Bool {
    known.when.precision == .day && other.when.precision == .year && areGatheringsOfOneBody(known, other)
  }

  /// Days after which an encounter is no news.
  static let news = 14

  /// Whether an event may be what a report is about that does not name it in its headline: it stands at the head or is
  /// told more than once, and was not long ago.
  private func isNews(_ event: Event) -> Bool {
    guard event.status != .held || event.when.end.map({ today - $0 <= EncounterAssembly.news }) != false else {
      return false
    }
    return isLead(event) || event.evidence.count > 1
  }

  /// Whether the report begins with an event.
  func isLead(_ event: Event) -> Bool {
    event.zone == .text && event.evidence.first.map { $0.start < leadEnd } == true
  }

  /// Whether every side that both name by people is the same people.
  private func isSubset(_ first: Event, _ second: Event) -> Bool {
    Set(first.parties.map(\.actor)).allSatisfy { actor in
      let people = Set(first.parties.filter { $0.actor == actor && isPerson($0) }.map { $0.entity ?? $0.text })
      let others = Set(second.parties.filter { $0.actor == actor && isPerson($0) }.map { $0.entity ?? $0.text })
      return people.isEmpty || others.isEmpty || people == others
    }
  }

  /// Whether everybody of an encounter took part in the other as well, and others besides.
  private func addsPeople(_ other: Event, to known: Event) -> Bool {
    guard known.status == other.status, known.parties.allSatisfy(isPerson) else { return false }
    return Set(known.parties.map { $0.entity ?? $0.text }).isSubset(of: other.parties.map { $0.entity ?? $0.text })
  }

  /// Whether a party is somebody: by name, or by an office that one person holds (高官 is nobody).
  func isPerson(_ party: Party) -> Bool {
    party.entity != nil || party.office.flatMap { lexicon.office($0) }.map { !$0.traits.isAnybody } ?? false
      || resolver.cast.isNamed(party.text)
  }

  /// Whether somebody of an actor took part.
  private func hasPerson(_ event: Event, of actor: String?) -> Bool {
    event.parties.contains { $0.actor == actor && isPerson($0) }
  }

  /// 虚拟会晤…会晤将于下周举行: a call is called a meeting as well, on the same days.
  private func isCallToldAsMeeting(_ known: Event, _ other: Event) -> Bool {
    let modes = [known.mode, other.mode]
    // 通电话…在与卡斯蒂略的对话中: talks of the same two without a day are the call.
    let isOfDay = known.when.isKnown && known.when == other.when
    let isRecalled =
      known.mode == .call && !other.when.isKnown && known.status == .held && other.parties.allSatisfy(isPerson)
    return modes.contains(.call) && (modes.contains(.meeting) || isRecalled && modes.contains(.talks))
      && (isOfDay || isRecalled) && known.status == other.status && covers(known.parties, other.parties)
      && covers(other.parties, known.parties)
  }

  private func modesFit(_ first: Event.Mode?, _ second: Event.Mode?) -> Bool {
    func isInPerson(_ mode: Event.Mode?) -> Bool { mode == .meeting || mode == .talks || mode == .conference }
    return first == second || isInPerson(first) && isInPerson(second)
  }

  /// Whether each party of the second has its like in the first.
  private func covers(_ first: [Party], _ second: [Party]) -> Bool {
    second.allSatisfy { party in
      first.contains { other in
        if other.actor != party.actor { return false }
        if let entity = party.entity, let otherEntity = other.entity { return entity == otherEntity }
        return !(isPerson(party) && isPerson(other)) || party.text == other.text || party.office == other.office
      }
    } && Set(first.map(\.actor)) == Set(second.map(\.actor))
  }

  /// Fills what the first telling left open.
  private func merge(_ other: Event, into event: inout Event) {
    // 至于中美会晤…，王毅将会见舍曼: who names people knows more than a mention of states.
    if event.status == .held, !event.when.isKnown, other.status == .planned, !event.parties.contains(where: isPerson),
      other.parties.contains(where: isPerson)
    {
      event.status = .planned
    }
    // 正值…访华之际 tells of a visit, …将于周末前往 what became of it.
    if event.status == .held, !event.when.isKnown, other.status == .planned,
      other.when.start.map({ $0 >= today }) == true
    {
      event.status = .planned
    }
    // 2021年美中高层会谈: the year alone says nothing of news.
    let tellsYearOnly = other.when.precision == .year && event.status == .held
    if !event.when.isKnown && !tellsYearOnly || (event.when.precision != .day && other.when.precision == .day) {
      event.when = other.when
    }
    if isRest(of: event, other), let end = other.when.end, event.when.end.map({ $0 < end }) == true {
      event.when.end = end
    }
    if event.place == nil || (event.place?.entity == nil && other.place?.entity != nil) {
      event.place = other.place ?? event.place
    }
    if event.parties.filter({ $0.entity != nil }).count < other.parties.filter({ $0.entity != nil }).count {
      event.actors = other.actors
      event.recipients = other.recipients
    }
    if event.mode == .conference, other.mode == .conference {
      let known = Set(event.parties.map(\.actor))
      event.recipients += other.parties.filter { !known.contains($0.actor) }
    }
    if event.mode == .conference, other.mode != .conference { event.mode = other.mode }
    if let plan = other.plan, event.plan.map({ plan.isSurer(than: $0) }) ?? true { event.plan = plan }
    for span in other.evidence where !event.evidence.contains(span) { event.evidence.append(span) }
  }
}
