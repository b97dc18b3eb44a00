import Lexicon
import Record

/// Encounters of the sides that have been told before: 双方会谈, 两人举行会谈.
extension EncounterReader {
  /// 双方会谈: the sides on stage; also 会谈定于18日举行, which says when they meet. 主张以对话化解分歧 tells of no
  /// encounter of its own.
  func meetAgain(_ before: [Group], _ trigger: Int, _ mode: Event.Mode, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    // 双方连续两天通电话: the states that the report is about.
    if stage.sides == nil, stage.compound.count == 2, mode == .call, before.last?.phrases.first?.kind == .both {
      return add(
        mode, actors: [stage.compound[0]], recipients: [stage.compound[1]], trigger: trigger, scene: scene)
    }
    let isHeld = clause.contains { scene.infos[$0].event?.frame == .light }
    // 给了他一个拥抱，之后两人举行会谈: the two whom the sentence has named.
    if let two = before.last(where: { $0.marker == .none && $0.phrases.first?.isPair == true }) {
      let people = stage.named.filter { $0.token < two.tokens.lowerBound }.map(\.voice)
      if people.count == 2, people[0].actor != people[1].actor {
        return add(mode, actors: [people[0]], recipients: [people[1]], trigger: trigger, scene: scene)
      }
    }
    if stage.sides == nil, isHeld, meetAsSpokenOf(before, trigger, mode, scene) { return }
    guard let sides = stage.sides else { return }
    if before.isEmpty {
      guard let current = stage.current else { return }
      if isDatedAdjunct(trigger, clause, scene) {
        return add(mode, actors: sides.actors, recipients: sides.recipients, trigger: trigger, scene: scene)
      }
      let isDated = scene.dates.contains { clause.contains($0.tokens.lowerBound) }
      guard isHeld, isDated, isTopic(trigger, clause, scene) else { return }
      let known = sightings[current]
      // 通话 and 会谈 may both be said of a call, 通话 of no meeting.
      guard mode == known.mode || (mode != .call && known.mode != .visit && known.mode != .summons) else { return }
      return add(known.mode, actors: known.actors, recipients: known.recipients, trigger: trigger, scene: scene)
    }
    guard mode != .talks || isHeld,
      let again = before.last(where: { $0.marker == .none && $0.phrases.first?.kind == .both })
    else { return }
    // 两国元首通话 after a meeting of ministers is theirs alone.
    let voices = voices(again)
    if again.phrases.first?.role != nil, let first = voices.first?.actor {
      return add(
        mode, actors: voices.filter { $0.actor == first }, recipients: voices.filter { $0.actor != first },
        trigger: trigger, scene: scene)
    }
    // 两国外交部, 双方专家: the states, and not the persons told before.
    if isOfOthers(again, before: trigger, scene) {
      return add(
        mode, actors: states(of: sides.actors), recipients: states(of: sides.recipients), trigger: trigger,
        scene: scene)
    }
    let told = sidesOfDay(clause, sides, scene) ?? sides
    add(mode, actors: told.actors, recipients: told.recipients, trigger: trigger, scene: scene)
  }

  /// 双方在28日的会谈中: those of the two states who met on the day that the clause tells.
  private func sidesOfDay(
    _ clause: Range<Int>, _ sides: (actors: [Voice], recipients: [Voice]), _ scene: Scene
  ) -> (actors: [Voice], recipients: [Voice])? {
    guard let day = scene.dates.first(where: { clause.contains($0.tokens.lowerBound) })?.when, day.precision == .day
    else { return nil }
    let states = Set((sides.actors + sides.recipients).compactMap(\.actor))
    return sightings.suffix(EncounterReader.memory).last {
      $0.when == day && $0.mode != .visit && Set($0.voices.compactMap(\.actor)) == states
    }.map { ($0.actors, $0.recipients) }
  }

  /// Whether 两国 and 双方 stand before a ministry, a body or a kind of people.
  private func isOfOthers(_ group: Group, before trigger: Int, _ scene: Scene) -> Bool {
    let next = group.tokens.upperBound
    guard next < trigger else { return false }
    return scene.infos[next].body != nil || scene.infos[next].role == .organ
  }

  /// 上周在阿拉斯加，两国举行了会谈: the two states that the report has spoken of, where the words tell when or where.
  private func meetAsSpokenOf(
    _ before: [Group], _ trigger: Int, _ mode: Event.Mode, _ scene: Scene
  ) -> Bool {
    guard stage.states.count == 2, before.contains(where: { $0.marker == .none && $0.phrases.first?.kind == .both }),
      !scene.dates.isEmpty || WhereReader(scene: scene, lexicon: lexicon, text: text).place(of: trigger) != nil
    else { return false }
    add(mode, actors: [stage.states[0]], recipients: [stage.states[1]], trigger: trigger, scene: scene)
    return true
  }

  /// 在1月的电话会谈中，双方…: an encounter of the sides on stage on another day, told only for what was said in it.
  private func isDatedAdjunct(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard trigger + 1 < clause.upperBound, isWithin(trigger + 1, scene) else { return false }
    return scene.dates.contains { date in
      clause.contains(date.tokens.lowerBound) && date.tokens.upperBound <= trigger
        && (date.tokens.upperBound..<trigger).allSatisfy {
          scene.infos[$0].role == .of || scene.infos[$0].role == .count
        }
    }
  }

  /// Whether an encounter is what its clause is about: nothing but 此次, 该 and times stand before it.
  private func isTopic(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    (clause.lowerBound..<trigger).allSatisfy { index in
      let info = scene.infos[index]
      return info.role == .this || info.role == .count || info.role == .connective
        || (scene.tokens[index].shape == .gap && scene.tokens[index].count == 1)
        || scene.dates.contains { $0.tokens.contains(index) }
    }
  }
}
