import Lexicon
import Record

/// Gatherings of bodies that a headline tells with those who attend.
extension EncounterAssembly {
  /// 河野出席G20部长会议: whether the text tells of the same body's gathering without anybody who attends it.
  func isSitting(_ known: Event, attendedIn title: Event) -> Bool {
    guard known.mode == .conference, title.mode == .conference, known.when.isKnown, !title.when.isKnown,
      known.status == title.status || title.status == .planned, title.parties.contains(where: isPerson)
    else { return false }
    let bodies = Set(known.parties.compactMap(\.actor))
    return bodies.count == 1 && !known.parties.contains(where: isSomebody)
      && bodies.allSatisfy { lexicon.state($0) == nil }
      && title.parties.contains { $0.actor.map(bodies.contains) == true }
  }

  /// The headline's telling of a gathering with the day and place that the text tells of it.
  func attended(_ title: Event, at known: Event) -> Event {
    var event = title
    event.status = known.status
    event.when = known.when
    event.place = known.place ?? title.place
    event.headline = true
    return event
  }

  /// 七国集团外长 stand for the body and are nobody.
  private func isSomebody(_ party: Party) -> Bool { party.entity != nil || resolver.cast.isNamed(party.text) }
}
