import Lexicon
import Record

/// Gatherings of a body that the word for them names, and of people whom no body calls.
extension EncounterReader {
  /// The body within the word for its gathering: 联合国大会, 联大.
  func body(within trigger: Int, _ scene: Scene) -> Group? {
    guard scene.infos[trigger].body != nil else { return nil }
    return scene.groups.first { group in
      group.tokens.contains(trigger) && group.voices.contains { $0.actor != nil && !isState($0.actor) }
    }
  }

  /// 出席联合国大会, 在联大上发言: whoever attends or speaks there, with the body.
  func sitting(of body: Group, _ trigger: Int, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    let attends = (clause.lowerBound..<trigger).contains { scene.infos[$0].event?.frame == .attend }
    let own = scene.groups(before: body.tokens.lowerBound, in: clause).filter {
      $0.marker == .none && $0.hasPerson && !onlySpeaks($0)
    }
    guard attends || isHeardAt(trigger, body, own, scene) else { return }
    let guests = own.isEmpty && attends ? stage.subject : own.flatMap(\.voices)
    guard guests.contains(where: { $0.actor != nil && ($0.isNamed || $0.office != nil) }) else { return }
    add(.conference, actors: guests, recipients: body.voices, trigger: trigger, scene: scene)
  }

  /// 在七国集团峰会上表示, 在联合国大会上的讲话: whoever speaks at a gathering attends it.
  func isHeardAt(_ trigger: Int, _ body: Group, _ others: [Group], _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    let next = trigger + 1
    guard others.contains(where: \.hasNamedPerson), !body.hasPerson, clause.contains(next) else { return false }
    // 在联合国大会发表演说: at once.
    if scene.infos[trigger].body != nil,
      (next..<next + 2).clamped(to: clause).contains(where: { scene.infos[$0].event?.frame == .notAnEncounter }),
      (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .in })
    {
      return true
    }
    // 在上合峰会呼吁: without a word for it.
    if scene.infos[next].speech != nil, body.marker == .within { return true }
    guard isWithin(next, scene), scene.infos[next].role != .when || scene.infos[next].value == 0 else { return false }
    return (next + 1..<next + EncounterReader.speechReach).clamped(to: clause).contains { index in
      scene.infos[index].speech != nil || scene.infos[index].event?.frame == .notAnEncounter
    }
  }

  /// 习近平在会议上重申, 席间习近平发表讲话: whoever speaks at the gathering told before has attended it.
  func joinSpeakers(_ scene: Scene) {
    guard let current = stage.current, sightings[current].mode == .conference, sightings[current].status == .held else {
      return
    }
    for clause in scene.sentence.clauses {
      guard let at = clause.first(where: { isAtGathering($0, clause, scene) }),
        clause.contains(where: { $0 > at && scene.infos[$0].speech != nil })
      else { continue }
      let speakers = scene.groups(before: clause.upperBound, in: clause).filter {
        $0.marker == .none && $0.hasNamedPerson && !onlySpeaks($0)
      }
      guard speakers.count == 1 else { continue }
      for voice in speakers[0].voices
      where voice.isNamed && voice.actor != nil && (voice.office != nil || voice.official != nil)
        && !sightings[current].voices.contains(where: { $0.text == voice.text || $0.official == voice.official })
      {
        sightings[current].actors.append(voice)
      }
    }
  }

  /// Whether a token is 会上 or 席间, or the word for a gathering that nobody before it in the clause holds.
  private func isAtGathering(_ index: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard let event = scene.infos[index].event else { return false }
    if event.frame == .recall { return true }
    guard event.frame == .gathering, clause.contains(index + 1), isWithin(index + 1, scene),
      scene.infos[index + 1].role != .when
    else { return false }
    return (clause.lowerBound..<index).contains { scene.infos[$0].role == .in }
      && !scene.groups(before: index, in: clause).contains { $0.marker == .within }
      && !scene.sentence.tokens.contains { $0 < index && clause.contains($0) && scene.infos[$0].body != nil }
  }

  /// How many tokens behind 会议上 a word of speech still tells what was said there.
  private static let speechReach = 9

  /// Whether states sit in a body, so that its sittings are encounters.
  func sits(_ body: Int) -> Bool { lexicon.bodies[body].kind == "assembly" }

  /// A和B出席论坛: people of several states who attend what no body calls have met there.
  func attendTogether(_ before: [Group], _ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard let attend = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].event?.frame == .attend }) else {
      return false
    }
    var people = before.filter { $0.marker == .none && $0.tokens.upperBound <= attend && $0.hasNamedPerson }
    // 外长A和外长B，将于周三出席…: who attends was named in the clause before.
    if people.isEmpty, let pair = pairAlone(before: clause, scene) ?? lastPair(before: clause, scene) {
      people = [pair]
    }
    let voices = people.flatMap(\.voices).filter(\.isNamed)
    guard Set(voices.compactMap(\.actor)).count >= 2 else { return false }
    add(.conference, actors: voices, recipients: [], trigger: trigger, scene: scene)
    return true
  }

  /// …外长A和外长B，: the people of several states with whom the clause before ends.
  private func lastPair(before clause: Range<Int>, _ scene: Scene) -> Group? {
    // 將於星期五，: a clause that tells no more than when lies between.
    guard
      let words = scene.sentence.clauses.last(where: { words in
        words.upperBound <= clause.lowerBound && scene.groups.contains { words.contains($0.tokens.lowerBound) }
      })
    else { return nil }
    return scene.groups.last { $0.tokens.upperBound == words.upperBound && words.contains($0.tokens.lowerBound) }
      .flatMap { $0.marker == .none && Set($0.voices.compactMap(\.actor)).count >= 2 ? $0 : nil }
  }
}
