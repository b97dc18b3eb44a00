import Lexicon
import Record

extension EncounterReader {
  /// The frames of a meeting, the most telling first: what is met, by whom one is received, with whom, which sides.
  func meeting(_ trigger: Int, _ event: WordInfo.Encounter, _ scene: Scene) {
    guard let told = event.mode else { return }
    // 未签署的协定: nobody has signed it.
    if event.frame == .signing, trigger > scene.sentence.tokens.lowerBound, scene.infos[trigger - 1].role == .negation {
      return
    }
    let mode = isRemote(trigger, scene) && (told == .meeting || told == .talks) ? .call : told
    if event.frame == .joint, meetsAddressed(trigger, mode, scene) { return }
    if meetsObject(trigger, event, mode, scene) || isReceived(trigger, event, mode, scene) { return }
    guard event.frame != .summons, !tellsWithin(trigger, event, mode, scene) else { return }
    meetBefore(trigger, mode, scene)
    let clause = scene.clause(of: trigger)
    var before = scene.groups(before: trigger, in: clause)
    // 今日在东京与外相茂木敏充，召开会议: a clause without parties goes on with those of the sentence.
    if before.isEmpty, goesOn(clause, to: trigger, mode, scene) {
      before = scene.groups(before: trigger, in: scene.sentence.tokens)
    }
    if before.isEmpty || meetsMeanwhile(trigger, before, scene), let pair = pairAlone(before: clause, scene) {
      before = [pair]
    }
    if event.frame == .joint, !before.contains(where: { $0.marker == .with }), let list = listed(before: trigger, scene)
    {
      before = list
    }
    if event.frame == .signing {
      // Who sign together are together; a state that signs may do so by post.
      let isPress = text.begins(scene.tokens[trigger], with: "记") || text.begins(scene.tokens[trigger], with: "記")
      before = before.filter { group in
        group.phrases.allSatisfy { $0.kind == .person } && (!isPress || group.voices.allSatisfy { $0.official != nil })
      }
    }
    // 两国多次交换意见: only who does so with somebody has met.
    let exchanges = text.begins(scene.tokens[trigger], with: "交") && scene.tokens[trigger].count > 2
    if exchanges, before.last(where: { $0.marker == .with })?.hasPerson != true { return }
    if let partner = before.last(where: { $0.marker == .with }) {
      return meetsPartner(partner, before, trigger, mode, scene)
    }
    // 与土耳其外长会见 has a partner; 会见 alone has neither partner nor pair.
    guard event.frame != .object else { return }
    if let pair = before.last(where: {
      sidesCount($0) >= 2 && $0.marker != .toward && $0.marker != .since && !isTalkedAbout($0, scene)
        && !hasSpeaker($0, scene) && !isTitled($0, of: trigger, scene)
    }) {
      return meetAsCompound(pair, trigger, mode, scene)
    }
    // 联合国成员国恢复谈判: the members of a body among themselves.
    if let members = before.last, members.marker == .none, !members.isAnaphoric, meetsMembers(members, scene),
      isHeldByWord(trigger, scene)
        || scene.clause(of: trigger).contains(where: { $0 < trigger && scene.infos[$0].event?.frame == .light })
    {
      return add(.conference, actors: members.voices, recipients: [], trigger: trigger, scene: scene)
    }
    // A与B曾在5月，利用部长会议举行会谈: the two with whom the sentence begins, where its clause names nobody who could meet.
    if event.frame == .joint, before.allSatisfy({ !$0.hasPerson && !$0.isAnaphoric }),
      clause.contains(where: { $0 < trigger && scene.infos[$0].event?.frame == .light }),
      let pair = openingPair(before: clause, scene)
    {
      return meetAsCompound(pair, trigger, mode, scene)
    }
    if event.frame != .signing { meetAgain(before, trigger, mode, scene) }
  }

  /// 齐聚一堂, 举行会晤: words that tell of themselves that an encounter is held.
  private func isHeldByWord(_ trigger: Int, _ scene: Scene) -> Bool {
    let word = scene.tokens[trigger]
    return text.begins(word, with: "齐") || text.begins(word, with: "齊")
      || word.count > 2 && (text.begins(word, with: "举") || text.begins(word, with: "舉"))
  }

  /// 白宫和中国大使馆的发言人: those for whom somebody speaks do not meet by that.
  private func hasSpeaker(_ pair: Group, _ scene: Scene) -> Bool {
    let of = pair.tokens.upperBound
    guard scene.sentence.tokens.contains(of + 1), scene.infos[of].role == .of else { return false }
    return scene.infos[of + 1].office.map { lexicon.offices[$0].role == "spokesperson" } == true
  }

  /// 出席二十国集团峰会期间会晤: nobody of the clause is who meets.
  private func meetsMeanwhile(_ trigger: Int, _ before: [Group], _ scene: Scene) -> Bool {
    let last = trigger - 1
    return scene.sentence.tokens.contains(last) && scene.infos[last].role == .when
      && before.allSatisfy { !$0.hasPerson && !$0.isAnaphoric }
  }

  /// 习近平与特朗普，今日在大阪会晤: a clause that is nothing but the two who meet, as Hong Kong's newsrooms write.
  func pairAlone(before clause: Range<Int>, _ scene: Scene) -> Group? {
    guard let number = scene.sentence.clauses.firstIndex(of: clause), number > 0 else { return nil }
    let words = scene.sentence.clauses[number - 1]
    guard let pair = scene.groups.first(where: { $0.tokens.lowerBound == words.lowerBound }),
      pair.tokens.upperBound == words.upperBound, pair.marker == .none, sidesCount(pair) >= 2
    else { return nil }
    return pair
  }

  /// The two persons with whom a sentence begins, if nobody else does anything before a clause.
  private func openingPair(before clause: Range<Int>, _ scene: Scene) -> Group? {
    let earlier = scene.groups(before: clause.lowerBound, in: scene.sentence.tokens).filter { $0.marker == .none }
    guard earlier.count == 1, let pair = earlier.first, pair.isPair, sidesCount(pair) == 2,
      !scene.sentence.tokens.contains(where: { index in
        index < clause.lowerBound && (scene.infos[index].event != nil || scene.infos[index].speech != nil)
      })
    else { return nil }
    return pair
  }

  /// 王毅会见拉夫罗夫, 外交部召见大使: what follows the verb is met.
  private func meetsObject(_ trigger: Int, _ event: WordInfo.Encounter, _ mode: Event.Mode, _ scene: Scene)
    -> Bool
  {
    let takesObject =
      event.frame == .object || event.frame == .summons || (event.frame == .joint && mode == .meeting)
    guard takesObject,
      let object = mode == .call
        ? addressee(after: trigger, scene) : scene.group(after: trigger) ?? scene.described(behind: trigger),
      scene.clause(of: trigger).contains(object.tokens.lowerBound), isMetInPerson(object, event),
      object.marker != .since, !isCopula(trigger + 1, scene),
      !isPossessed(object, scene)
    else { return false }
    let subject =
      event.frame == .summons ? summoner(of: object, trigger, scene) : voices(subject(before: trigger, scene))
    meet(mode, subject, object, trigger, scene)
    return true
  }

  /// 这场会谈是拜登…: what an encounter is, is not who was met.
  private func isCopula(_ index: Int, _ scene: Scene) -> Bool {
    scene.sentence.tokens.contains(index) && text.begins(scene.tokens[index], with: "是")
  }

  /// 拜登在电话中警告普京: the person right behind a verb of speech.
  private func addressee(after trigger: Int, _ scene: Scene) -> Group? {
    scene.groups.first { $0.tokens.lowerBound > trigger && $0.tokens.lowerBound <= trigger + 3 && $0.hasPerson }
  }

  /// Whether words name somebody who can be met: a person, an office or a delegation; 迎接美国新一轮制裁 meets nobody.
  private func isMetInPerson(_ object: Group, _ event: WordInfo.Encounter) -> Bool {
    object.hasPerson
      || (event.frame != .joint && (object.isAnaphoric || object.phrases.contains(where: \.isDelegation)))
  }

  /// 王毅获鲁哈尼接见: who receives stands before the verb.
  private func isReceived(_ trigger: Int, _ event: WordInfo.Encounter, _ mode: Event.Mode, _ scene: Scene)
    -> Bool
  {
    let clause = scene.clause(of: trigger)
    guard event.frame == .object || event.frame == .summons,
      let host = scene.groups(before: trigger, in: clause).last(where: {
        $0.marker == .received || event.frame == .summons && ($0.marker == .by || isPassive($0, scene))
      })
    else { return false }
    let guests = scene.groups(before: host.tokens.lowerBound, in: clause).last { $0.marker == .none }
    if event.frame == .summons {
      guard let guests, guests.phrases.allSatisfy({ $0.kind == .person || $0.kind == .office }) else { return false }
      meet(mode, voices(host), guests, trigger, scene)
    } else {
      meet(mode, voices(guests), host, trigger, scene)
    }
    return true
  }

  /// 被中国外交部召见: who summons stands behind 被.
  private func isPassive(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    return scene.sentence.tokens.contains(before) && scene.infos[before].role == .passive
  }

  /// X与Y会谈.
  private func meetsPartner(
    _ partner: Group, _ before: [Group], _ trigger: Int, _ mode: Event.Mode, _ scene: Scene
  ) {
    let clause = scene.clause(of: trigger)
    let earlier = before.filter {
      $0.tokens.upperBound <= partner.tokens.lowerBound && $0.marker == .none && !onlySpeaks($0) && !isMet($0, scene)
    }
    // 他们正和…谈判: a plural pronoun is nobody that the stage knows.
    if earlier.isEmpty, clause.contains(where: { scene.infos[$0].role == .pronouns && $0 < trigger }) { return }
    // 在与Y的会晤中，X承诺: who met Y is told after it.
    let own =
      earlier.last { $0.hasPerson } ?? earlier.last ?? followingSubject(trigger, scene)
      ?? (partner.hasPerson ? nil : speakingSide(before: clause, trigger, scene))
    guard own != nil || partner.tokens.lowerBound - clause.lowerBound < 8 else { return }
    var subject = voices(own)
    // 首相与外长会见后与秘鲁总统会谈 aside, 首相与外长和秘鲁总统会谈: both meet him.
    if let own, own.hasPerson { subject += companions(of: own, before: partner.tokens.lowerBound, clause, scene) }
    // 沙利文在他和布林肯与…会谈后说: 他 is whoever was named before in the clause.
    if let own, own.phrases.count > 1, own.phrases.contains(where: { $0.kind == .pronoun }),
      let other = earlier.last(where: { $0.hasPerson && $0.tokens.upperBound <= own.tokens.lowerBound })
    {
      subject += other.voices
    }
    meet(mode, subject, partner, trigger, scene)
  }

  /// 秘鲁表示，支持与挪威举行会谈: the state that speaks is one of the sides, if the clause names no subject.
  private func speakingSide(before clause: Range<Int>, _ trigger: Int, _ scene: Scene) -> Group? {
    guard let number = scene.sentence.clauses.firstIndex(of: clause), number > 0 else { return nil }
    let words = scene.sentence.clauses[number - 1]
    guard let last = words.last, scene.infos[last].speech != nil else { return nil }
    let sides = scene.groups(before: last, in: words).filter { $0.marker == .none && !onlySpeaks($0) }
    guard sides.count == 1, let side = sides.first, !side.hasPerson, !side.isAnaphoric, side.voices.count == 1 else {
      return nil
    }
    return side
  }

  /// 就乌克兰问题和中美关系: who is talked about; but in 就王毅与布林肯举行的中美对话 it is the encounter that is.
  private func isTalkedAbout(_ group: Group, _ scene: Scene) -> Bool {
    group.marker == .about && holder(before: group, scene) == nil && !isHeldOnDay(group, scene)
  }

  /// 围绕日美3月16日举行的会谈: the encounter that words talk about is one that was held.
  private func isHeldOnDay(_ group: Group, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: group.tokens.lowerBound)
    return scene.dates.contains { clause.contains($0.tokens.lowerBound) && $0.when.precision == .day }
      && clause.dropFirst().contains {
        $0 > group.tokens.upperBound && scene.infos[$0].role == .of && scene.infos[$0 - 1].event?.frame == .light
      }
  }

  /// 举行的中美对话: the verb of holding that describes an encounter named by its sides.
  private func holder(before pair: Group, _ scene: Scene) -> Int? {
    let of = pair.tokens.lowerBound - 1
    guard of > scene.sentence.tokens.lowerBound, scene.infos[of].role == .of,
      scene.infos[of - 1].event?.frame == .light
    else { return nil }
    return of - 1
  }

  /// 中俄外长会晤: the first state and those with it.
  private func meetAsCompound(_ pair: Group, _ trigger: Int, _ mode: Event.Mode, _ scene: Scene) {
    // 林芳正与哥伦比亚、比利时外长分别会谈: the first with each of the others.
    let clause = scene.clause(of: trigger)
    if pair.phrases.count > 2, let first = pair.phrases.first, first.kind == .person,
      scene.infos[first.tokens.upperBound].role == .with,
      (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .severally })
    {
      for other in pair.phrases.dropFirst() {
        add(mode, actors: first.parties, recipients: other.parties, trigger: trigger, scene: scene)
      }
      return
    }
    let voices = attending(pair, trigger, scene) + pair.voices
    let first = voices.first?.actor
    // 美日印澳四国领导人会晤: more than a few sides.
    let isMany = Set(voices.compactMap(\.actor)).count > 3 || meetsMembers(pair, scene)
    let mode = isMany && mode == .meeting ? .conference : mode
    add(
      mode, actors: voices.filter { $0.actor == first }, recipients: voices.filter { $0.actor != first },
      trigger: trigger, scene: scene)
  }

  /// 这是两国自2019年4月以来的首次会谈: the encounter of the same sides before this one.
  private func meetBefore(_ trigger: Int, _ mode: Event.Mode, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    guard let sides = stage.sides, let current = stage.current, (sightings[current].mode == .call) == (mode == .call),
      let words = scene.groups(before: trigger, in: clause).last(where: \.isAnaphoric),
      text.begins(scene.tokens[trigger], with: "首")
        || (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .count }),
      let since = scene.dates.last(where: { date in
        let next = date.tokens.upperBound
        return clause.contains(next) && next < trigger && scene.infos[next].role == .when
          && scene.infos[next].value == 1
      })
    else { return }
    let span = TextSpan(scene.tokens[words.tokens.lowerBound].start, scene.tokens[words.tokens.upperBound - 1].end)
    let name = text.string(span.start, span.end)
    let states = { (voices: [Voice]) in
      voices.map { Voice(text: name, actor: $0.actor, span: span, isNamed: false) }
    }
    var earlier = sightings[current]
    earlier.status = .held
    earlier.when = since.when
    earlier.place = nil
    earlier.ranks = []
    earlier.actors = states(sides.actors)
    earlier.recipients = states(sides.recipients)
    sightings.append(earlier)
  }

  /// 会晤韩国官员并与崔钟建会谈: whom another verb has met is not the subject.
  private func isMet(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    return scene.sentence.tokens.contains(before) && scene.infos[before].event.map { $0.frame != .light } == true
  }

  /// 局长为参加日韩磋商前往日本: whoever attends for one of the sides.
  private func attending(_ pair: Group, _ trigger: Int, _ scene: Scene) -> [Voice] {
    let clause = scene.clause(of: trigger)
    guard clause.lowerBound < pair.tokens.lowerBound else { return [] }
    let attends = (clause.lowerBound..<pair.tokens.lowerBound).contains {
      scene.infos[$0].event?.frame == .attend
    }
    let isHeldBy = holder(before: pair, scene) != nil
    guard attends || isHeldBy || speaksWithin(pair, trigger, clause, scene) else { return [] }
    let sides = Set(pair.voices.compactMap(\.actor))
    return scene.groups(before: pair.tokens.lowerBound, in: clause)
      .filter { $0.marker == .none || isHeldBy && ($0.marker == .with || $0.marker == .about) }
      .filter { !onlySpeaks($0) }.flatMap(\.voices)
      .filter { $0.isNamed && $0.actor.map(sides.contains) == true }
  }

  /// 杨洁篪在中美会谈中的发言: what somebody does within an encounter of his side he does as one who takes part.
  private func speaksWithin(_ pair: Group, _ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard pair.marker == .within, trigger + 1 < clause.upperBound else { return false }
    return isWithin(trigger + 1, scene) && !isAfter(trigger + 1, scene) || scene.infos[trigger + 1].role == .of
  }

  /// 会谈后: what comes after an encounter is not done within it.
  private func isAfter(_ index: Int, _ scene: Scene) -> Bool {
    let last = scene.tokens[index].end - 1
    return text.scalars[last] == 0x540E || text.scalars[last] == 0x5F8C
  }

  /// Whether a clause goes on with the parties of its sentence: 计划召开…会议, 举行会谈.
  ///
  /// 出席峰会，商谈气候问题: what somebody talks over is no encounter of its own.
  private func goesOn(_ clause: Range<Int>, to trigger: Int, _ mode: Event.Mode, _ scene: Scene) -> Bool {
    // 会谈中美国…: what was said within an encounter told before.
    if trigger + 1 < clause.upperBound, isWithin(trigger + 1, scene) { return false }
    let first = clause.first { scene.infos[$0].role != .future && scene.infos[$0].role != .connective } ?? trigger
    return (first == trigger && mode != .talks) || scene.infos[first].event?.frame == .light
  }

  /// The subject of the clause after one that is only an adjunct: 在与Y的会晤中，X承诺….
  private func followingSubject(_ trigger: Int, _ scene: Scene) -> Group? {
    let clause = scene.clause(of: trigger)
    guard trigger + 1 < clause.upperBound, isWithin(trigger + 1, scene),
      clause.upperBound + 1 < scene.sentence.tokens.upperBound
    else { return nil }
    let next = scene.clause(of: clause.upperBound + 1)
    return scene.groups.first {
      next.contains($0.tokens.lowerBound) && $0.marker == .none && $0.hasPerson && !onlySpeaks($0)
    }
  }

  /// 中, 上, 时, 期间 behind an encounter: what follows happened within it.
  func isWithin(_ index: Int, _ scene: Scene) -> Bool {
    let token = scene.tokens[index]
    return scene.infos[index].role == .when
      || (token.count == 1 && (text.begins(token, with: "中") || text.begins(token, with: "上")))
  }

  /// Adds the encounter of a subject with a group or, after 先后 and 分别, with each of its members.
  private func meet(
    _ mode: Event.Mode, _ subject: [Voice], _ partner: Group, _ trigger: Int, _ scene: Scene
  ) {
    let clause = scene.clause(of: trigger)
    let isSeveral = (clause.lowerBound..<trigger).contains { scene.infos[$0].role == .severally }
    let partners = voices(partner)
    if mode == .meeting, meetsMembers(partner, scene) {
      return add(.conference, actors: subject, recipients: partners, trigger: trigger, scene: scene)
    }
    // 与蒙古总理及世卫总干事会谈: two encounters, unless the words say that three sat together.
    if !isSeveral, partner.phrases.count > 1, !partner.isAnaphoric, Set(subject.map(\.actor)).count == 1,
      !isMultilateral(trigger, scene),
      Set(partners.map(\.actor)).count == partners.count || isProgramme(subject, partner)
    {
      for phrase in partner.phrases {
        add(mode, actors: subject, recipients: phrase.parties, trigger: trigger, scene: scene)
      }
      return
    }
    guard isSeveral, partners.count > 1 else {
      return add(
        mode, actors: subject, recipients: partners, trigger: trigger, scene: scene)
    }
    for (position, voice) in partners.enumerated() {
      // 布林肯和奥斯汀与茂木和岸分别会谈: each meets the other of his rank.
      let own =
        subject.count == partners.count && subject.count > 1 ? [counterpart(of: voice, position, subject)] : subject
      add(mode, actors: own, recipients: [voice], trigger: trigger, scene: scene)
    }
  }

  /// 会见了国王、首相和外长: three or more by name whom one guest meets are met one by one.
  private func isProgramme(_ subject: [Voice], _ partner: Group) -> Bool {
    subject.count == 1 && subject[0].isNamed && partner.phrases.count > 2 && partner.voices.allSatisfy(\.isNamed)
  }

  /// 与北约成员国外长会晤, 同东盟外长会谈: the ministers of all members of a union of states.
  private func meetsMembers(_ group: Group, _ scene: Scene) -> Bool {
    group.tokens.contains { index in
      guard scene.infos[index].body.map({ bringsStatesTogether($0) || lexicon.bodies[$0].id == "un" }) == true,
        index + 1 < scene.sentence.tokens.upperBound
      else {
        return false
      }
      let voice = group.voices.first { $0.actor.map { !isState($0) } ?? false && !$0.isNamed }
      return voice?.office != nil || (voice != nil && text.begins(scene.tokens[index + 1], with: "成"))
    }
  }

  /// 三方会谈, 2+2: everybody at one table.
  private func isMultilateral(_ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    return clause.contains { scene.infos[$0].role == .several } || scene.tokens[trigger].count > 4
      || text.begins(scene.tokens[trigger], with: "三") || text.begins(scene.tokens[trigger], with: "四")
  }

  private func counterpart(of voice: Voice, _ position: Int, _ subject: [Voice]) -> Voice {
    let role = voice.office.map { lexicon.offices[$0].role }
    return subject.first { $0.office.map { lexicon.offices[$0].role } == role && role != nil } ?? subject[position]
  }

  /// 会见俄罗斯外长的…: the group only describes what follows.
  private func isPossessed(_ group: Group, _ scene: Scene) -> Bool {
    let next = group.tokens.upperBound
    return next < scene.sentence.tokens.upperBound && scene.infos[next].role == .of && !group.hasPerson
  }

  private func sidesCount(_ group: Group) -> Int { Set(group.voices.compactMap(\.actor)).count }
}
