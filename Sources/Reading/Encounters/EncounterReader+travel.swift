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
      add(.visit, actors: subject, recipients: hosts, trigger: trigger, scene: scene)
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

  struct Destination {
    var place: Event.Place
    var voice: Voice
  }

  /// The countries and cities right after a verb of travel.
  private func destinations(after trigger: Int, _ scene: Scene) -> [Destination] {
    var found: [Destination] = []
    var index = trigger + 1
    let end = scene.sentence.tokens.upperBound
    if index < end, scene.infos[index].role == .past { index += 1 }
    // 访问了盟国日本, 访问了包括日本: a word of what it is.
    let isOpen =
      index + 1 < end
      && (scene.tokens[index].shape == .gap
        || text.begins(scene.tokens[index], with: "包") && scene.infos[index].isOrdinary)
    if isOpen, scene.tokens[index].count <= 3,
      destination(at: index, scene) == nil, destination(at: index + 1, scene) != nil
    {
      index += 1
    }
    if let described = described(from: index, scene) { index = described }
    while index < end {
      guard let destination = destination(at: index, scene) else { break }
      found.append(destination)
      found += compound(at: index, scene)
      let next = nextToken(after: index, scene)
      guard next < end, scene.infos[next].role == .and || scene.infos[next].role == .with else { break }
      index = next + 1
    }
    return found
  }

  /// 抵达美国的盟友日本, 访问俄罗斯在中亚的邻国: the state that others only describe.
  private func described(from index: Int, _ scene: Scene) -> Int? {
    let end = min(index + 8, scene.sentence.tokens.upperBound)
    guard index + 1 < end, destination(at: index, scene) != nil else { return nil }
    let next = nextToken(after: index, scene)
    guard next < end, scene.infos[next].role == .in || scene.infos[next].role == .of,
      let of = (next..<end).first(where: { scene.infos[$0].role == .of }), of + 2 < scene.sentence.tokens.upperBound,
      !(next..<of).contains(where: { scene.tokens[$0].shape == .clauseEnd || scene.infos[$0].event != nil }),
      let state = (of + 2..<of + 4).clamped(to: scene.sentence.tokens).first(where: {
        destination(at: $0, scene) != nil
      }),
      (of + 1..<state).allSatisfy({
        (scene.tokens[$0].shape == .gap || scene.infos[$0].isOrdinary) && scene.tokens[$0].count <= 4
      })
    else { return nil }
    return state
  }

  /// 访日韩: the further states of a compound.
  private func compound(at index: Int, _ scene: Scene) -> [Destination] {
    guard let phrase = scene.groups.lazy.flatMap(\.phrases).first(where: { $0.tokens.lowerBound == index }),
      phrase.kind == .side, phrase.parties.count > 1
    else { return [] }
    return phrase.parties.dropFirst().map {
      Destination(place: Event.Place(name: $0.text, country: $0.actor), voice: $0)
    }
  }

  private func nextToken(after index: Int, _ scene: Scene) -> Int {
    scene.groups.first { $0.tokens.contains(index) }?.phrases.first { $0.tokens.contains(index) }?.tokens.upperBound
      ?? index + 1
  }

  /// The country or city at a token, as place and as host.
  private func destination(at index: Int, _ scene: Scene) -> Destination? {
    let info = scene.infos[index]
    guard info.state != nil || info.metonym != nil || info.hasAbbreviations || info.place != nil else { return nil }
    let token = scene.tokens[index]
    let words = text.string(token.start, token.end)
    let span = TextSpan(token.start, token.end)
    // The words of a party that begins here must be a side alone: 访问中国外长 is no destination.
    let group = scene.groups.first { $0.tokens.contains(index) }
    if let phrase = group?.phrases.first(where: { $0.tokens.contains(index) }) {
      guard phrase.kind == .side, !phrase.isDelegation else { return nil }
      if let voice = phrase.parties.first(where: { $0.span.start <= token.start && token.end <= $0.span.end }),
        info.state != nil || info.metonym != nil || info.hasAbbreviations
      {
        let place = info.place == nil ? nil : phrase.place
        // 访问布鲁塞尔: the host is the country that a city lies in.
        var host = voice
        host.actor = place?.country ?? voice.actor
        return Destination(place: place ?? Event.Place(name: words, country: voice.actor), voice: host)
      }
    }
    // 在巴林访问: the words of a state where they are no party.
    if let state = info.state, info.place == nil {
      let country = lexicon.states[state].code
      return Destination(
        place: Event.Place(name: words, country: country),
        voice: Voice(text: words, actor: country, span: span, isNamed: false))
    }
    guard let row = info.place else { return nil }
    let place = lexicon.places[row]
    guard !place.country.isEmpty else { return nil }
    return Destination(
      place: Event.Place(name: words, entity: place.id, country: place.country),
      voice: Voice(text: words, actor: place.country, span: span, isNamed: false))
  }

  /// 对P进行国事访问, 在P访问, 到P访问, 赴P访问: the words in front of a noun of travel that say whereto.
  private func toward(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Destination] {
    for index in (clause.lowerBound..<trigger).reversed() {
      let role = scene.infos[index].role
      // 正在P访问 holds the 在.
      guard
        role == .toward || role == .in || role == .ongoing
          || (role == .range && text.begins(scene.tokens[index], with: "到"))
          || comes(index, scene)
      else {
        continue
      }
      let found = destinations(after: index, scene)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// 来台访问, 来韩国访问: 来 alone, before whereto.
  private func comes(_ index: Int, _ scene: Scene) -> Bool {
    scene.tokens[index].count == 1
      && (text.begins(scene.tokens[index], with: "来") || text.begins(scene.tokens[index], with: "來"))
  }

  /// 展开印度访问, 结束中国访问: the country in front of a noun of travel, behind the verb that has it as its object.
  private func nounDestination(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Destination] {
    let place = trigger - 1
    guard clause.contains(place - 1), let found = destination(at: place, scene),
      scene.infos[place - 1].event?.frame == .light || scene.infos[place - 1].role == .past
        || scene.infos[place - 1].role == .count
    else { return [] }
    return [found]
  }

  /// 应H邀请: the side of whoever invited.
  private func inviter(_ trigger: Int, _ scene: Scene) -> [Voice] {
    guard
      let group = scene.groups.last(where: { $0.marker == .invited && $0.tokens.upperBound <= trigger })
    else { return [] }
    return group.voices
  }

  /// Who travels: the subject of the clause or, for 来访的Y, whoever follows.
  private func traveller(_ trigger: Int, to country: String?, _ scene: Scene) -> [Voice]? {
    let clause = scene.clause(of: trigger)
    // 邀请欧盟参访新疆: who is invited travels.
    if let group = scene.groups(before: trigger, in: clause).last, isInvited(group, scene) { return group.voices }
    // 对斯特勒访问智利表示欢迎: who stands right before the verb travels, not who speaks of it.
    if let group = scene.groups(before: trigger, in: clause).last, group.tokens.upperBound == trigger,
      group.marker == .toward || group.marker == .about, group.hasPerson
    {
      return group.voices
    }
    // 访华的布林肯, 会见出访中国的9名代表: who is described travels, whoever the subject is.
    if let of = (trigger..<min(trigger + 5, clause.upperBound)).first(where: { scene.infos[$0].role == .of }),
      let group = scene.groups.first(where: { $0.tokens.lowerBound >= scene.afterCount(of + 1) }),
      group.tokens.lowerBound == scene.afterCount(of + 1),
      group.hasPerson || group.phrases.contains(where: \.isDelegation)
    {
      return group.voices
    }
    // 大使随同总统访台: both travel.
    if (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .accompanying }) {
      let both = scene.groups(before: trigger, in: clause).filter { $0.marker == .none && $0.hasPerson }.flatMap(
        \.voices)
      if !both.isEmpty { return both }
    }
    if let group = subject(before: trigger, scene), group.hasPerson || group.phrases.contains(where: \.isDelegation) {
      return group.voices
    }
    // 就布林肯访日展开协调
    if let group = scene.groups(before: trigger, in: clause).last, group.marker == .about || group.marker == .toward,
      group.hasPerson
    {
      return group.voices
    }
    if let last = scene.groups(before: trigger, in: clause).last(where: { $0.marker == .none }),
      last.phrases.allSatisfy({ $0.kind == .pronoun }), !stage.subject.isEmpty
    {
      return stage.subject
    }
    let hasOwnSubject = scene.groups(before: trigger, in: clause).contains { $0.marker == .none && !$0.isAnaphoric }
    guard !hasOwnSubject, dropsSubject(clause, before: trigger, scene) else { return nil }
    // 官房长官说，如果4月访美…: whose visit to that country has been told, not who speaks of it.
    if let country, !actsBefore(clause, scene),
      let known = sightings.suffix(EncounterReader.memory).last(where: {
        $0.mode == .visit && $0.place?.country == country
      })
    {
      return known.actors
    }
    // 赴中国考察的专家组遇到困难: whoever is described travels, though no table knows them.
    if describes(trigger, clause, scene) { return nil }
    // A paragraph that opens without a subject goes on with nobody.
    if scene.sentence.opensParagraph, clause.lowerBound == scene.sentence.tokens.lowerBound { return nil }
    return stage.subject.isEmpty || stage.subject.contains(where: \.isElsewhere) ? nil : stage.subject
  }

  /// 佩洛西结束访台行程后，也访问了韩国: whether the sentence has told before who does what the clause goes on with.
  private func actsBefore(_ clause: Range<Int>, _ scene: Scene) -> Bool {
    scene.sentence.clauses.contains { words in
      words.upperBound <= clause.lowerBound && !words.contains { scene.infos[$0].speech != nil }
        && scene.groups.contains { words.contains($0.tokens.lowerBound) && $0.marker == .none && $0.hasNamedPerson }
    }
  }

  /// 前往黎巴嫩的航班, but not 第一位到访台湾的外国元首: whether a verb of travel only describes what follows it.
  private func describes(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    let counts = (clause.lowerBound..<trigger).contains {
      scene.infos[$0].role == .count || text.begins(scene.tokens[$0], with: "第")
        || text.begins(scene.tokens[$0], with: "首")
    }
    return !counts && (trigger + 1..<trigger + 6).clamped(to: clause).contains { scene.infos[$0].role == .of }
  }

  /// 邀请X: whoever stands right behind the invitation.
  private func isInvited(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    guard scene.sentence.tokens.contains(before) else { return false }
    let role = scene.infos[before].role
    return role == .inviting || (role == .hypothetical && text.begins(scene.tokens[before], with: "邀"))
  }

  /// Whether nothing before a verb can be its subject: only function words, times, places and the like.
  private func dropsSubject(_ clause: Range<Int>, before trigger: Int, _ scene: Scene) -> Bool {
    // 率商务代表团访问: who is led does not lead.
    let leads = (clause.lowerBound..<trigger).first {
      text.begins(scene.tokens[$0], with: "率") && scene.tokens[$0].count <= 2
    }
    return (clause.lowerBound..<(leads ?? trigger)).allSatisfy { index in
      let info = scene.infos[index]
      let token = scene.tokens[index]
      return info.role != nil && info.role != .people && info.role != .pronouns || info.place != nil
        || info.state != nil
        || info.event != nil || info.speech != nil
        || token.shape != .gap && token.shape != .word
        || (token.shape == .gap && token.count <= 2)
        || scene.groups.contains { $0.tokens.contains(index) } || scene.dates.contains { $0.tokens.contains(index) }
    }
  }
}
