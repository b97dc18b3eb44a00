import Lexicon
import Record

extension EncounterReader {
  /// 出席亚太经合组织领导人非正式会谈: a body's meeting, whatever the word for it.
  func attendsBody(_ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    guard let owner = scene.groups(before: trigger, in: clause).last,
      (clause.lowerBound..<owner.tokens.lowerBound).contains(where: { scene.infos[$0].event?.frame == .attend }),
      // 出席上合外长会议期间举行会谈: what they did meanwhile.
      !(owner.tokens.upperBound..<trigger).contains(where: { scene.infos[$0].role == .when })
    else { return false }
    return !owner.voices.isEmpty && owner.voices.allSatisfy { !isState($0.actor) }
  }

  /// 出席七国集团外长会议: those who attend, and the body or the sides that the words before the gathering name.
  func gathering(_ trigger: Int, _ event: WordInfo.Encounter, _ scene: Scene) {
    // 通过视频会议与外长会面: how they meet.
    if isMeans(trigger, scene) { return }
    let clause = scene.clause(of: trigger)
    if isAttribute(trigger, clause, scene) { return }
    // 来华出席峰会的挪威首相: whom it describes has come by that.
    if isWhatGuestCameFor(trigger, clause, scene) { return }
    // 欧盟27国首脑视频峰会: an office of nobody is no owner.
    if let body = body(within: trigger, scene) { return sitting(of: body, trigger, scene) }
    let before = scene.groups(before: trigger, in: clause).filter { group in
      group.marker != .since && group.marker != .about && !isWhereAttended(group, trigger, scene)
        && !isTitled(group, of: trigger, scene)
        && (group.isAnaphoric || group.voices.contains { $0.actor != nil })
    }
    // 美国、日本及韩国的领导人，以视像方式举行峰会
    if before.isEmpty, let pair = pairAlone(before: clause, scene) ?? many(before: clause, trigger, scene) {
      return gather(pair, event, trigger, scene)
    }
    // 与A和B举行联合会议: a few at one table.
    if event.mode == .meeting, before.last?.marker == .with, before.last?.hasPerson == true,
      !(clause.lowerBound..<trigger).contains(where: { scene.infos[$0].event?.frame == .attend })
    {
      return meeting(trigger, event, scene)
    }
    // 两国元首在视频会议后…
    if before.last?.isAnaphoric == true, before.last?.marker == Group.Marker.none, event.mode == .call {
      return meeting(trigger, event, scene)
    }
    guard let owner = before.last, !owner.isAnaphoric, isOwner(owner, of: trigger, scene) else {
      if attendsThere(trigger, clause, scene) { return }
      return gatherAgain(trigger, clause, before, scene)
    }
    let attend = (clause.lowerBound..<trigger).last { scene.infos[$0].event?.frame == .attend }
    if let attend, isOnlySupported(attend, before, scene) { return }
    let isLight = (clause.lowerBound..<min(trigger + 6, clause.upperBound)).contains {
      scene.infos[$0].event?.frame == .light
    }
    // 七国集团（G7）is one owner.
    let owners = Set(owner.voices.map(\.actor))
    let others = before.dropLast().filter {
      ($0.marker == .none || $0.marker == .with) && !isDestination($0, scene) && !onlySpeaks($0)
        && ($0.hasPerson || Set($0.voices.map(\.actor)) != owners) && !isAsked($0, before: owner, clause, scene)
    }
    var guests = others.flatMap { voices($0) }
    // 日本首相在韩美峰会前表示: only who is of its sides takes part, but 在二十国集团峰会上表示 is said by one who attends.
    let speaks = owner.marker == .within && owners.count == 1 && isHeardAt(trigger, owner, others, scene)
    // 在上合组织峰会期间会见: who meets somebody there attends.
    if owner.marker == .within, owners.count == 1, !speaks { return meetsThere(trigger, owner, others, scene) }
    if owner.marker == .within, !speaks { guests.removeAll { !owners.contains($0.actor) } }
    guard attend != nil || isLight || owners.count >= 2 || others.isEmpty || speaks else { return }
    // 拜登将于周五以视像方式，出席亚太经合组织峰会: who attends was named in the clause before.
    // 以视频方式，出席俄罗斯举办的峰会: who is host stands behind the word.
    if let attend, attend < owner.tokens.lowerBound, others.allSatisfy({ $0.tokens.lowerBound > attend }),
      !owner.hasPerson
    {
      guests = earlierSubject(clause, scene) + guests
    }
    guard Set((guests + owner.voices).compactMap(\.actor)).count >= 2 || meetsAsItself(owner, clause, isLight, scene)
    else {
      _ = attendsThere(trigger, clause, scene)
      return
    }
    let mode = attend != nil || speaks ? .conference : mode(of: event, guests + owner.voices)
    guard mode == .conference, !guests.isEmpty else {
      // 中德峰会: the first state and those with it.
      let voices = guests + owner.voices
      let first = mode == .conference ? nil : voices.first?.actor
      return add(
        mode, actors: voices.filter { first == nil || $0.actor == first },
        recipients: voices.filter { first != nil && $0.actor != first }, trigger: trigger, scene: scene)
    }
    add(mode, actors: guests, recipients: owner.voices, trigger: trigger, scene: scene)
  }

  /// 出席上合组织峰会的挪威首相: whom attendance of a body's gathering describes attends it.
  private func isAttribute(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    let of = trigger + 1
    guard clause.contains(of), scene.infos[of].role == .of,
      let attend = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].event?.frame == .attend }),
      let body = scene.groups.first(where: { $0.tokens.lowerBound > attend && $0.tokens.upperBound <= of }),
      body.phrases.allSatisfy({ scene.infos[$0.tokens.lowerBound].body.map(bringsStatesTogether) == true }),
      let guest = scene.groups.first(where: { $0.tokens.lowerBound == of + 1 }), guest.hasNamedPerson,
      // 与出席峰会的首相会谈: whoever meets him stands in front of 与.
      !scene.groups(before: attend, in: clause).contains(where: { group in
        group.marker == .none && group.hasPerson
          && !(group.tokens.upperBound..<attend).contains { scene.infos[$0].role == .with }
      })
    else { return false }
    // 出席峰会的A与B会谈 tells it of A, 出席峰会的A和B of both.
    let joint = guest.phrases.first.map { scene.tokens[$0.tokens.upperBound] }
    let isOfFirst = joint.map { !text.begins($0, with: "和") && !text.begins($0, with: "、") } ?? true
    let guests = isOfFirst ? guest.phrases.first?.parties ?? [] : guest.voices
    add(.conference, actors: guests, recipients: body.voices, trigger: trigger, scene: scene)
    return true
  }

  /// 在上合组织峰会期间会见, 于上合组织峰会会面: who meets somebody at a gathering of a body of states attends it.
  private func meetsThere(_ trigger: Int, _ owner: Group, _ others: [Group], _ scene: Scene) {
    let guests = others.filter { $0.hasNamedPerson && !onlySpeaks($0) }.flatMap { voices($0) }
    let meets = (trigger + 1..<trigger + EncounterReader.meetingReach).clamped(to: scene.clause(of: trigger)).contains {
      switch scene.infos[$0].event?.frame {
      case .joint, .object: true
      default: false
      }
    }
    guard meets, !guests.isEmpty,
      owner.phrases.allSatisfy({ phrase in
        scene.infos[phrase.tokens.lowerBound].body.map(bringsStatesTogether) == true
      })
    else { return }
    add(.conference, actors: guests, recipients: owner.voices, trigger: trigger, scene: scene)
  }

  /// How many tokens behind a gathering the word for a meeting stands that took place there.
  private static let meetingReach = 12

  /// 博明被问到美中高官会议: who is asked about a gathering has not attended it.
  private func isAsked(_ guest: Group, before owner: Group, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    (guest.tokens.upperBound..<owner.tokens.lowerBound).contains {
      scene.infos[$0].role == .passive || text.begins(scene.tokens[$0], with: "被")
    } && !clause.contains { scene.infos[$0].event?.frame == .attend }
  }

  /// 前往挪威参加渔业会议: where somebody goes to attend holds no gathering by that.
  private func isWhereAttended(_ group: Group, _ trigger: Int, _ scene: Scene) -> Bool {
    isDestination(group, scene) && !group.hasPerson
      && (group.tokens.upperBound..<trigger).contains { scene.infos[$0].event?.frame == .attend }
  }

  /// Adds the gathering of those whom the clause before it names.
  private func gather(_ pair: Group, _ event: WordInfo.Encounter, _ trigger: Int, _ scene: Scene) {
    let mode = mode(of: event, pair.voices)
    let first = mode == .conference ? nil : pair.voices.first?.actor
    add(
      mode, actors: pair.voices.filter { first == nil || $0.actor == first },
      recipients: pair.voices.filter { first != nil && $0.actor != first }, trigger: trigger, scene: scene)
  }

  /// 2019年2月的河内峰会: another gathering of the sides on stage, told by its day and place alone.
  private func gatherAgain(_ trigger: Int, _ clause: Range<Int>, _ before: [Group], _ scene: Scene) {
    if gathersAll(trigger, clause, scene) || attendTogether(before, trigger, clause, scene) { return }
    guard let current = stage.current, sightings[current].cue.end - sightings[current].cue.start >= 2,
      sightings[current].mode == .meeting || sightings[current].mode == .conference,
      let date = scene.dates.last(where: { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound < trigger }),
      (date.tokens.upperBound..<trigger).allSatisfy({ scene.infos[$0].role == .of || scene.infos[$0].place != nil }),
      sameWords(sightings[current].cue, scene.tokens[trigger])
    else { return }
    add(
      sightings[current].mode, actors: sightings[current].actors, recipients: sightings[current].recipients,
      trigger: trigger, scene: scene)
  }

  /// 拜登会见A、B和C，这是四国领导人首次举行峰会: those whom the sentence lets somebody meet one by one sat together.
  private func gathersAll(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .several }),
      let last = sightings.last
    else { return false }
    let start = scene.tokens[scene.sentence.tokens.lowerBound].start
    let count = sightings.reversed().prefix { $0.sentence.start == start && $0.cue == last.cue }.count
    let voices = sightings.suffix(count).flatMap(\.voices)
    guard last.sentence.start == start, Set(voices.compactMap(\.actor)).count > 2 else { return false }
    sightings.cut(at: sightings.count - count)
    var together = last
    together.mode = .conference
    together.actors = []
    together.recipients = []
    for voice in voices where !together.actors.contains(where: { $0.text == voice.text }) {
      together.actors.append(voice)
    }
    sightings.append(together)
    stage.current = sightings.count - 1
    return true
  }

  private func sameWords(_ cue: TextSpan, _ token: Token) -> Bool {
    text.scalars[cue.start..<cue.end].elementsEqual(text.scalars[token.start..<token.end])
  }

  /// The subject that a clause without one takes from the sentence, else from the stage.
  func earlierSubject(_ clause: Range<Int>, _ scene: Scene) -> [Voice] {
    let earlier = scene.groups(before: clause.lowerBound, in: scene.sentence.tokens)
    return earlier.last { $0.marker == .none && $0.hasPerson && !onlySpeaks($0) }?.voices ?? stage.subject
  }

  /// 赴韩国出席…: where somebody goes to attend is no guest.
  private func isDestination(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    return scene.sentence.tokens.contains(before) && scene.infos[before].event?.mode == .visit
  }

  /// Whether a group is the one that gathers: it stands before the gathering, or a verb of holding joins the two.
  private func isOwner(_ group: Group, of trigger: Int, _ scene: Scene) -> Bool {
    let between = group.tokens.upperBound..<trigger
    if between.count <= 4 { return true }
    guard between.count <= 18,
      let verb = between.first(where: {
        scene.infos[$0].event?.frame == .light || scene.infos[$0].event?.frame == .attend
      })
    else { return false }
    // 伊朗核协议的决议召开的会议, 哈马斯抵制在拉马拉举行的会议: another word between them makes it no subject.
    return (group.tokens.upperBound..<verb).allSatisfy {
      // 上合组织成员国召开…
      if $0 == group.tokens.upperBound, text.begins(scene.tokens[$0], with: "成") { return true }
      return scene.infos[$0].role != .of && (scene.tokens[$0].shape != .gap || scene.tokens[$0].count < 2)
        && scene.infos[$0].speech == nil
    }
  }

  /// Between two states a summit is a meeting; of many, or of a body, it is a conference.
  private func mode(of event: WordInfo.Encounter, _ voices: [Voice]) -> Event.Mode {
    let actors = Set(voices.compactMap(\.actor))
    guard actors.count == 2, actors.allSatisfy(isState) else { return .conference }
    return event.mode ?? .conference
  }

  /// Whether a body of states met as itself and the words tell when, or the report begins with it: 6月中旬七国集团峰会,
  /// 安理会举行闭门会议.
  private func meetsAsItself(_ owner: Group, _ clause: Range<Int>, _ isHeld: Bool, _ scene: Scene) -> Bool {
    owner.phrases.allSatisfy { phrase in
      // 欧盟外长会议: the word for its minister.
      if phrase.kind == .office, phrase.parties.allSatisfy({ isUnion($0.actor) }) { return true }
      return scene.infos[phrase.tokens.lowerBound].body.map {
        bringsStatesTogether($0) || isHeld && sits($0) && opensReport(scene)
      } == true
        && phrase.kind != .person
    } && (scene.dates.contains { clause.contains($0.tokens.lowerBound) } || isHeld && opensReport(scene))
  }

  /// Whether a sentence is the first of a report, or its headline.
  private func opensReport(_ scene: Scene) -> Bool {
    zone == .title || scene.tokens[scene.sentence.tokens.lowerBound].start < leadEnd
  }

  /// Bodies whose meetings are encounters of their members, and not the sittings of an office.
  func bringsStatesTogether(_ body: Int) -> Bool {
    lexicon.unions.contains(lexicon.bodies[body].actor)
      && ["union", "organisation", "group", "assembly"].contains(lexicon.bodies[body].kind)
  }

  private func isUnion(_ actor: String?) -> Bool { actor.map(lexicon.unions.contains) ?? false }

  func isState(_ actor: String?) -> Bool { actor.map { lexicon.state($0) != nil } ?? false }

  /// 四方安全对话由美国、日本、印度和澳大利亚组成: keeps of which states a body is made.
  func keepMembers(_ scene: Scene) {
    for (position, group) in scene.groups.enumerated() {
      let next = group.tokens.upperBound
      guard scene.sentence.tokens.contains(next),
        text.begins(scene.tokens[next], with: "组")
          || text.begins(scene.tokens[next], with: "組"), Set(group.voices.compactMap(\.actor)).count > 2
      else { continue }
      let neighbours = [position - 1, position + 1].filter(scene.groups.indices.contains).map { scene.groups[$0] }
      guard let body = neighbours.lazy.flatMap(\.voices).compactMap(\.actor).first(where: { !isState($0) }) else {
        continue
      }
      members[body] = group.voices
    }
  }
}
