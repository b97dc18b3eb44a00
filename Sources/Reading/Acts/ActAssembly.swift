import Record

/// Puts an article's tellings of acts together and keeps its main points.
struct ActAssembly {
  let resolver: PartyResolver
  let body: ScalarText
  let title: ScalarText

  /// What is chosen among: the acts told, each with all its tellings, and those that the rules pass over.
  ///
  /// - Parameter encounters: The article's encounters.
  func chooser(
    body sightings: [ActSighting], title titleSightings: [ActSighting], titleActors: Codes, encounters: [Event],
    scorer: Scorer
  ) -> ActChooser {
    let all = sightings + titleSightings
    let real = acts(all.filter { !$0.isDoubtful })
    // What is told as real elsewhere needs no doubtful telling.
    let doubtful = all.filter { sighting in sighting.isDoubtful && !real.contains { $0.tells(sighting) } }
    return ActChooser(
      real: real, doubtful: acts(doubtful), titleActors: titleActors,
      encounters: encounters.map { Codes(($0.actors + $0.recipients).compactMap(\.actor)) }, scorer: scorer)
  }

  /// The acts told, each with all its tellings.
  private func acts(_ sightings: [ActSighting]) -> [Act] {
    var acts: [Act] = []
    // Whom it is done to is taken from the tellings that name him before those that leave him to be understood.
    for sighting in sightings where sighting.namesRecipient { join(sighting, to: &acts) }
    for sighting in sightings where !sighting.namesRecipient { join(sighting, to: &acts) }
    return acts
  }

  private func join(_ sighting: ActSighting, to acts: inout [Act]) {
    if let known = acts.firstIndex(where: { $0.tells(sighting) }) {
      acts[known].add(sighting)
    } else {
      acts.append(Act(sighting))
    }
  }

  /// An act as the record has it.
  func event(_ act: Act) -> Event {
    let text = act.first.zone == .title ? title : body
    let day = act.when.start
    return Event(
      kind: act.first.kind, status: act.first.status, plan: act.first.plan, headline: act.isInTitle, when: act.when,
      actors: act.actors.map { resolver.party($0, on: day) },
      recipients: act.recipients.map { resolver.party($0, on: day) },
      cue: Event.Cue(span: act.first.cue, text: text.string(act.first.cue.start, act.first.cue.end)),
      evidence: act.evidence, zone: act.first.zone)
  }
}
