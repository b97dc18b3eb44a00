import Record

/// What a visit and the meetings within it tell of each other's days.
extension EncounterAssembly {
  /// A meeting that nothing dates, or only a month, takes the days of the visit it belongs to; a visit that nothing dates
  /// takes the day of its meeting.
  func shareDays(_ events: inout [Event]) {
    takeDayOfLead(&events)
    let visits = events.filter { $0.mode == .visit && $0.when.isKnown }
    for index in events.indices where events[index].mode == .meeting || events[index].mode == .talks {
      let meeting = events[index]
      let days = Set(
        visits.filter {
          narrows($0.when, meeting.when) && (belongs(meeting, to: $0) || isOnJourney(meeting, $0, among: visits))
        }.map(\.when))
      if days.count == 1, let when = days.first { events[index].when = when }
      if days.isEmpty, let when = daysOfGathering(around: meeting, events) { events[index].when = when }
    }
    for index in events.indices
    where events[index].mode == .visit && !events[index].when.isKnown {
      let visit = events[index]
      let days = Set(
        events.filter {
          $0.mode == .meeting && $0.when.isKnown && belongs($0, to: visit)
            // 自3月的会面后，再次到访: what a report begins with is not of long ago.
            && !(isLead(visit) && $0.when.end.map { today - $0 > EncounterAssembly.news } == true)
            && $0.parties.contains { $0.actor == visit.place?.country }
            // 总统日前访问柏林…今天总理到访，会见总统: whom one met at home one did not meet on that journey.
            && ($0.place?.country.map { $0 == visit.place?.country } ?? true)
        }.map(\.when))
      if days.count == 1, let when = days.first { events[index].when = when }
    }
  }

  /// 在迪拜出席世界气候行动峰会。他会见了…: whom somebody met, without a day, behind the one gathering that he attended is of
  /// its days.
  private func daysOfGathering(around meeting: Event, _ events: [Event]) -> DateInterval? {
    guard !meeting.when.isKnown, meeting.zone == .text, meeting.status == .held, let told = meeting.evidence.first
    else { return nil }
    let attended = events.filter { event in
      event.mode == .conference && event.actors.contains { isPerson($0) && isAmong($0, meeting.parties) }
    }
    guard let gathering = attended.first, Set(attended.map(\.when)).count == 1, gathering.status == .held,
      gathering.when.precision == .day, isLead(gathering),
      gathering.evidence.first.map({ $0.start < told.start }) == true
    else { return nil }
    return gathering.when
  }

  private func isAmong(_ party: Party, _ parties: [Party]) -> Bool {
    parties.contains { $0.actor == party.actor && $0.text == party.text }
  }

  /// 岸信夫与奥斯汀会谈时说…: a further meeting of the two sides whose meeting opens the report was on the same day.
  private func takeDayOfLead(_ events: inout [Event]) {
    guard let lead = events.first(where: { isLead($0) && $0.mode == .meeting }), lead.status == .held,
      lead.when.precision == .day, lead.when.start == lead.when.end
    else { return }
    let sides = Set(lead.parties.map(\.actor))
    for index in events.indices where !events[index].when.isKnown && events[index].status == .held {
      guard events[index].mode == .meeting, events[index].zone == .text, sides.count == 2,
        Set(events[index].parties.map(\.actor)) == sides, events[index].parties.allSatisfy({ $0.entity != nil })
      else { continue }
      events[index].when = lead.when
    }
  }

  /// Whether days say more exactly when something was: nothing is known of it, or a month or week that holds them.
  private func narrows(_ days: DateInterval, _ when: DateInterval) -> Bool {
    guard let start = when.start, let end = when.end else { return !when.isKnown }
    guard when.precision != .day, let first = days.start, let last = days.end else { return false }
    return start <= first && last <= end
  }

  /// 将于19日至22日访美…他还将会晤菲律宾总统: what somebody plans without a day or place, whose only journey is planned.
  private func isOnJourney(_ meeting: Event, _ visit: Event, among visits: [Event]) -> Bool {
    guard meeting.status == .planned, visit.status == .planned, !meeting.when.isKnown, meeting.place == nil,
      meeting.zone == .text, let evidence = meeting.evidence.first, let told = visit.evidence.first,
      evidence.start >= told.start
    else { return false }
    let travels = { (visit: Event) in
      visit.actors.contains { guest in
        meeting.parties.contains { $0.actor == guest.actor && $0.text == guest.text }
      }
    }
    return travels(visit) && visits.filter(travels).count == 1
  }

  /// Whether a meeting may be part of a visit: the guest meets somebody of the host, and both are past or both to come,
  /// or the visit has begun and the meeting is still to come.
  private func belongs(_ meeting: Event, to visit: Event) -> Bool {
    let isUnderWay = visit.status == .held && meeting.status == .planned && visit.when.end.map { $0 >= today } == true
    guard visit.status == meeting.status || isUnderWay else { return false }
    let hasGuest = visit.actors.contains { guest in
      meeting.parties.contains { $0.actor == guest.actor && $0.text == guest.text }
    }
    guard hasGuest else { return false }
    let host = visit.place?.country
    // 访美期间与土耳其总统会谈: where the visit is, or in the sentence that tells of it, though with somebody else.
    return meeting.parties.contains { $0.actor == host } || host != nil && meeting.place?.country == host
      || meeting.evidence.first.map(visit.evidence.contains) == true
  }

  /// 马林在前往利马时: a later telling of one of several travellers, without another day.
  func isPartOfVisit(_ other: Event, _ known: Event) -> Bool {
    guard known.mode == .visit, other.mode == .visit, known.place?.country != nil,
      known.place?.country == other.place?.country, known.status == other.status,
      !other.when.isKnown || lies(other.when, within: known.when), !other.actors.isEmpty
    else { return false }
    return other.actors.allSatisfy { guest in
      known.actors.contains { $0.actor == guest.actor && ($0.entity ?? $0.text) == (guest.entity ?? guest.text) }
    }
  }

  /// Whether a time is another or lies within its days.
  private func lies(_ when: DateInterval, within days: DateInterval) -> Bool {
    guard when != days else { return true }
    guard let start = when.start, let end = when.end, let first = days.start, let last = days.end else { return false }
    return days.precision == .day && first <= start && end <= last
  }
}
