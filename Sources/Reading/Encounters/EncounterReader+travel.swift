import Lexicon
import Record

extension EncounterReader {
  /// X访问P, X访华, X对P进行访问, X应H邀请访问.
  func travel(_ trigger: Int, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    // 接受…访问 is an interview.
    if clause.contains(where: { $0 < trigger && scene.infos[$0].role == .accepting }),
      // 接受了访问利马的邀请 is none.
      !clause.contains(where: { $0 > trigger && text.begins(scene.tokens[$0], with: "邀") })
    {
      return
    }
    // 同到访的马斯会谈 tells of the meeting alone.
    if scene.infos[trigger].role == .visiting, trigger + 1 < clause.upperBound, scene.infos[trigger + 1].role == .of {
      return
    }
    var destinations = self.destinations(after: trigger, scene) + toward(trigger, clause, scene)
    if destinations.isEmpty { destinations = nounDestination(trigger, clause, scene) }
    let hosts = destinations.isEmpty ? inviter(trigger, scene) : []
    guard !destinations.isEmpty || !hosts.isEmpty else { return }
    let country = destinations.first.flatMap { $0.place.country ?? $0.voice.actor }
    guard let subject = traveller(trigger, to: country, scene) else { return }
    for destination in destinations {
      guard let country = destination.place.country ?? destination.voice.actor else { continue }
      let guests = subject.filter { $0.actor != country }
      guard !guests.isEmpty else { continue }
      add(
        .visit, actors: guests, recipients: [destination.voice], trigger: trigger, scene: scene,
        place: destination.place, isTopic: isTopic(subject, before: trigger, clause, scene))
    }
    if destinations.isEmpty {
      // 应秘鲁议长和智利议长邀请: a visit to each.
      for host in states(of: hosts) {
        add(
          .visit, actors: subject, recipients: hosts.filter { $0.actor == host.actor }, trigger: trigger, scene: scene)
      }
    }
    // 就布林肯和奥斯汀访日展开协调: whoever travels is what the sentences that follow speak of.
    if subject.allSatisfy(\.isNamed) { stage.subject = subject }
  }

  /// 对于菅义伟访美, 就习近平访日强调: whose visit is only what is spoken about.
  private func isTopic(_ subject: [Voice], before trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard let group = scene.groups(before: trigger, in: clause).last else { return false }
    // 针对佩洛西访台时提到…: what was said on it.
    let behind = (trigger + 1..<trigger + 4).clamped(to: clause)
    if behind.contains(where: { scene.infos[$0].role == .when && scene.infos[$0].value == 0 }) { return false }
    // 就访华行程发表声明: a journey that has its course.
    let isTrip = (trigger + 1..<trigger + 4).clamped(to: clause).contains { scene.infos[$0].event?.frame == .trip }
    return !isTrip && (group.marker == .about || group.marker == .toward) && group.voices == subject
  }

  /// 此次东京和首尔之行, 访美之行: a journey as a noun, by whoever is on stage.
  func trip(_ trigger: Int, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    guard let first = firstDestination(before: trigger, clause, scene) else { return dateVisit(trigger, clause, scene) }
    let owner = scene.groups(before: first, in: clause).last {
      $0.marker == .none && ($0.tokens.upperBound + 3 > first || leads($0, to: first, scene))
    }
    guard let subject = owner.map({ voices($0) }) ?? (isOfStage(first, clause, scene) ? stage.subject : nil),
      subject.contains(where: { $0.isNamed || $0.office != nil })
    else { return }
    for destination in destinations(after: first - 1, scene) {
      let guests = subject.filter { $0.actor != destination.place.country }
      guard !guests.isEmpty else { continue }
      add(
        .visit, actors: guests, recipients: [destination.voice], trigger: trigger, scene: scene,
        place: destination.place)
    }
  }

  /// 布林肯取消了原定的北京之行, 结束为期两天的北京之行: only what is done with a journey stands before it.
  private func leads(_ owner: Group, to first: Int, _ scene: Scene) -> Bool {
    let words = owner.tokens.upperBound..<first
    guard owner.hasPerson, words.count <= 8 else { return false }
    var isDone = false
    for index in words {
      let info = scene.infos[index]
      switch info.role {
      case .cancelled: isDone = true
      case .past where scene.tokens[index].count > 1: isDone = true
      case .past, .of, .count, .this, .future, .former, .lasting, .numeral, .unit: break
      default:
        if info.event?.frame == .light {
          isDone = true
        } else if scene.tokens[index].shape != .number,
          scene.tokens[index].shape != .gap || scene.tokens[index].count > 2
        {
          return false
        }
      }
    }
    return isDone
  }

  /// 8日出发，11日回国: the days of a visit of which only the first was told.
  private func endVisit(_ scene: Scene) -> Bool {
    guard let index = sightings.suffix(EncounterReader.memory).lastIndex(where: { $0.mode == .visit }),
      let start = sightings[index].when.start, sightings[index].when.precision == .day,
      let told = scene.dates.first(where: { $0.when.start?.components.day == start.components.day })?.when.start,
      let back = scene.sentence.tokens.first(where: { scene.infos[$0].role == .returning }),
      let end = scene.dates.last(where: { $0.tokens.upperBound <= back })?.when.start, end > told
    else { return false }
    sightings[index].when = DateInterval(start: start, end: start + (end - told), precision: .day)
    return true
  }

  /// 正以15至17日为中心磋商日程, 此访为期两天: the days of the visit that was told before without them.
  private func dateVisit(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) {
    if endVisit(scene) { return }
    guard let index = sightings.suffix(EncounterReader.memory).lastIndex(where: { $0.mode == .visit }),
      sightings[index].status == .planned,
      sightings[index].when.precision != .day || !sightings[index].when.isKnown,
      let told = scene.dates.last(where: { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= trigger }),
      told.when.precision == .day, let start = told.when.start, let end = told.when.end, end >= today
    else { return }
    // 布林肯将在26至29日的行程尾声造访科威特 tells of another visit.
    let subject = scene.groups(before: trigger, in: clause).last { $0.marker == .none && $0.hasPerson }
    let tellsOther = clause.contains { $0 > trigger && scene.infos[$0].event?.mode == .visit }
    guard !tellsOther, subject.map({ $0.voices.map(\.text) == sightings[index].actors.map(\.text) }) != false else {
      return
    }
    let known = sightings[index].when
    guard known.start.map({ $0 <= start }) != false, known.end.map({ end <= $0 }) != false else { return }
    sightings[index].when = told.when
  }

  /// The first of the destinations that stand right before a noun of travel.
  private func firstDestination(before trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Int? {
    var first: Int?
    var index = trigger - 1
    while index >= clause.lowerBound {
      if destination(at: index, scene) != nil {
        first = index
      } else if scene.infos[index].role != .and && scene.infos[index].role != .with {
        break
      }
      index -= 1
    }
    return first
  }

  /// 此次, 这次 before a noun of travel, perhaps with its days: the journey of whoever is on stage.
  private func isOfStage(_ first: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    var index = first - 1
    while index >= clause.lowerBound, scene.dates.contains(where: { $0.tokens.contains(index) }) { index -= 1 }
    return index >= clause.lowerBound && (scene.infos[index].role == .this || scene.infos[index].role == .pronoun)
  }

  /// X抵达P, X赴P: a visit if an official goes to another country.
  func journey(_ trigger: Int, _ scene: Scene) {
    let destinations = self.destinations(after: trigger, scene)
    // 将出任驻美大使的秦刚前往华盛顿: to a post and not on a visit.
    let isPosting = scene.sentence.tokens.contains {
      scene.infos[$0].role == .posted || scene.infos[$0].office.map { lexicon.offices[$0].role == "ambassador" } == true
    }
    guard !isPosting, !sends(before: trigger, scene), let first = destinations.first,
      let subject = traveller(trigger, to: first.place.country, scene)
    else { return }
    for destination in destinations {
      guard let country = destination.place.country else { continue }
      let guests = subject.filter {
        $0.actor != country && ($0.isNamed || $0.office != nil || isDelegation($0, scene)) && !isEnvoyInPost($0)
      }
      guard !guests.isEmpty else { continue }
      var host = destination.voice
      host.actor = country
      add(
        .visit, actors: guests, recipients: [host], trigger: trigger, scene: scene, place: destination.place)
    }
  }

  /// 小布什派兵前往, 派遣军舰赴: who sends others does not travel.
  private func sends(before trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard let subject = subject(before: trigger, scene), clause.contains(subject.tokens.lowerBound) else {
      return false
    }
    return (subject.tokens.upperBound..<trigger).contains { index in
      (scene.tokens[index].start..<scene.tokens[index].end).contains { text.scalars[$0] == 0x6D3E }
    }
  }

  /// 议会友好小组抵达: those who stand for a side travel without being named.
  private func isDelegation(_ voice: Voice, _ scene: Scene) -> Bool {
    scene.groups.contains { group in group.phrases.contains { $0.isDelegation && $0.parties.contains(voice) } }
  }

  /// An ambassador who arrives at a post pays no visit.
  private func isEnvoyInPost(_ voice: Voice) -> Bool {
    voice.office.map { lexicon.offices[$0].role == "ambassador" } ?? false
  }

  /// 应H邀请: the side of whoever invited.
  private func inviter(_ trigger: Int, _ scene: Scene) -> [Voice] {
    guard
      let group = scene.groups.last(where: { $0.marker == .invited && $0.tokens.upperBound <= trigger })
    else { return [] }
    return group.voices
  }
}
