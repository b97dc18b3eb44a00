import Lexicon
import Record

/// What later sentences add to an encounter that has been told.
extension EncounterReader {
  /// 预料会上将确认…: what is still to be done at an encounter of today shows that it is still to come.
  func recall(_ trigger: Int, _ scene: Scene) {
    guard let current = stage.current, isToday(sightings[current].when), sightings[current].status == .held,
      scene.clause(of: trigger).clamped(to: (trigger - 4)..<(trigger + 3)).contains(where: {
        scene.infos[$0].role == .future
      })
    else { return }
    sightings[current].status = .planned
  }

  private func isToday(_ when: DateInterval) -> Bool { when.start == today && when.end == today }

  /// 外长A、防长B出席了会议: who came to the encounter told before, or who came together.
  func attendance(_ trigger: Int, _ scene: Scene) {
    let clause = scene.clause(of: trigger)
    guard scene.groups.allSatisfy({ $0.tokens.lowerBound < trigger || !clause.contains($0.tokens.lowerBound) })
    else { return }
    let people = scene.groups(before: trigger, in: clause).filter { $0.marker == .none }.flatMap(\.voices)
      .filter(\.isNamed)
    if isAttendanceList(people, clause, scene) { return }
    if let current = meeting(ofDayIn: scene), joins(people, sightings[current]) {
      let first = Set(sightings[current].actors.compactMap(\.actor))
      for voice in people where !sightings[current].voices.contains(where: { $0.text == voice.text }) {
        if voice.actor.map(first.contains) == true {
          sightings[current].actors.append(voice)
        } else {
          sightings[current].recipients.append(voice)
        }
      }
      return
    }
    // 吴钊燮、郦英杰等人与会
    guard scene.tokens[trigger].end == scene.tokens[clause.upperBound - 1].end, let actor = people.first?.actor,
      people.contains(where: { $0.actor != actor && $0.official != nil })
    else { return }
    add(
      .meeting, actors: people.filter { $0.actor == actor }, recipients: people.filter { $0.actor != actor },
      trigger: trigger, scene: scene)
  }

  /// 王东明参加会谈。: the paragraph with which a readout closes, of those who sat by while the principal of their side met.
  private func isAttendanceList(_ people: [Voice], _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard let current = stage.current, !people.isEmpty, scene.sentence.opensParagraph, scene.dates.isEmpty,
      clause == scene.sentence.clauses.last, !clause.contains(where: { scene.infos[$0].unit == .also })
    else { return false }
    return people.allSatisfy { person in
      sightings[current].voices.contains { $0.isNamed && $0.actor == person.actor }
    }
  }

  /// The encounter on stage or, where the sentence tells a day, the last one of that day: 18日的会谈，…将派国务卿参加.
  private func meeting(ofDayIn scene: Scene) -> Int? {
    guard let day = scene.dates.first?.when, let current = stage.current, sightings[current].when.isKnown else {
      return stage.current
    }
    return sightings.suffix(EncounterReader.memory).lastIndex {
      $0.when == day && $0.mode != .visit && $0.mode != .call
    }
  }

  /// Whether people may have come to an encounter: all of them are of its sides.
  private func joins(_ people: [Voice], _ sighting: Sighting) -> Bool {
    let sides = Set(sighting.voices.compactMap(\.actor))
    return !people.isEmpty && sighting.mode != .call && sighting.mode != .visit
      && people.allSatisfy { $0.actor.map(sides.contains) ?? false }
  }

  /// 副部长A对大使B表示: who speaks to a participant of a summons or meeting stands for the side that was only named.
  func recallSpeakers(_ scene: Scene) {
    for clause in scene.sentence.clauses {
      guard clause.contains(where: { scene.infos[$0].speech != nil }),
        let addressee = scene.groups.first(where: { clause.contains($0.tokens.lowerBound) && $0.marker == .toward }),
        let speaker = scene.groups(before: addressee.tokens.lowerBound, in: clause).last(where: {
          $0.marker == .none && $0.hasPerson && !onlySpeaks($0)
        })?.voices.first, speaker.isNamed,
        let current = sightings.suffix(EncounterReader.memory).lastIndex(where: {
          isMet(addressee, in: $0) && isNamedOnly(speaker.actor, in: $0)
        })
      else { continue }
      if sightings[current].actors.contains(where: { $0.actor == speaker.actor }) {
        sightings[current].actors.append(speaker)
      } else if sightings[current].recipients.contains(where: { $0.actor == speaker.actor }) {
        sightings[current].recipients.append(speaker)
      }
    }
  }

  /// Whether somebody took part in a summons or meeting.
  private func isMet(_ group: Group, in sighting: Sighting) -> Bool {
    (sighting.mode == .summons || sighting.mode == .meeting)
      && sighting.voices.contains { known in
        group.voices.contains {
          $0.text == known.text
            || (!known.isNamed && known.actor == $0.actor && known.office != nil && known.office == $0.office)
        }
      }
  }

  /// Whether a side takes part without anybody by name.
  private func isNamedOnly(_ actor: String?, in sighting: Sighting) -> Bool {
    sighting.voices.contains { $0.actor == actor } && !sighting.voices.contains { $0.actor == actor && $0.isNamed }
  }
}
