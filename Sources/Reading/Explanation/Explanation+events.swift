import Lexicon
import Record

extension Explanation {
  /// What was done: the word that told it with its frame, who, when, where, and whether it came to pass.
  var events: [ExplainedFact] {
    numbered(
      reading.events.map { event in
        let sides = [event.actors, event.recipients].map { $0.compactMap(\.actor).joined(separator: " ") }
        let type = [event.kind.rawValue, event.mode?.rawValue, event.status.rawValue].compactMap { $0 }
        return ExplainedFact(
          kind: .event, number: 0,
          summary: type.joined(separator: " ") + ", " + sides.filter { !$0.isEmpty }.joined(separator: " — ") + ", "
            + event.when.words,
          zone: event.zone, spans: [event.cue.span], excerpts: event.evidence, reasons: reasons(event))
      })
  }

  private func reasons(_ event: Event) -> [Reason] {
    let wording = wording(event.zone)
    let telling = Telling(wording: wording, spans: event.evidence, cue: event.cue.span, day: event.when.start)
    var reasons = [cue(event, wording)] + toldAgain(event, wording)
    reasons += event.actors.map { reason(.actor, $0, telling) }
    reasons += event.recipients.map { reason(.recipient, $0, telling) }
    reasons.append(status(event, wording))
    reasons.append(when(event, wording))
    if let place = event.place { reasons.append(self.place(place, event, wording)) }
    if event.headline {
      reasons.append(
        reason(
          .headline, "",
          event.zone == .title ? "the title tells it" : "the title tells it too, or nothing else told first"))
    }
    return reasons + event.issues.map { issue($0, within: event.evidence, wording) }
  }

  /// The word that opened the frame, with the row of the frame.
  private func cue(_ event: Event, _ wording: Wording) -> Reason {
    let tables: Set<String> = event.kind == .consult ? ["events"] : ["acts"]
    let all = wording.words(in: event.cue.span).flatMap { wording.rows(of: $0, tables) }
    // A word may have a row for each of several types of act.
    let own = all.filter { $0["type"] == event.kind.rawValue }
    let rows = own.isEmpty ? all : own
    let how = rows.first.map { "opens the frame “\($0["frame"])”" } ?? "no row of the tables opens it"
    return reason(.cue, event.cue.span, wording, how, rows)
  }

  /// The words of the same frame in the other sentences that tell of it.
  private func toldAgain(_ event: Event, _ wording: Wording) -> [Reason] {
    event.evidence.filter { !$0.overlaps(event.cue.span) }.compactMap { sentence in
      wording.words(in: sentence).lazy.compactMap { word in
        wording.rows(of: word, event.kind == .consult ? ["events"] : ["acts"]).first { row in
          row["type"] == event.kind.rawValue || row["mode"] == event.mode?.rawValue
            || event.mode == .visit && ["travel", "travel-root", "journey"].contains(row["frame"])
        }.map { self.reason(.cue, word.span, wording, "told again: opens the frame “\($0["frame"])”", [$0]) }
      }.first
    }
  }

  /// Roles of words that say that something has not happened, by what they make of it.
  private static let marks: [Event.Status: Set<String>] = [
    .planned: ["future", "hypothetical", "tentative", "inviting", "modal", "topic", "negation"],
    .cancelled: ["cancelled", "negation"], .denied: ["denied", "negation"],
  ]

  /// The word that says whether it came to pass: in the clause of the cue, else nearest to it in the sentence.
  private func status(_ event: Event, _ wording: Wording) -> Reason {
    let roles = Explanation.marks[event.status] ?? []
    guard !roles.isEmpty else { return reason(.status, "", "held: no word denies it, calls it off or puts it ahead") }
    let clause = wording.clause(around: event.cue.span)
    let words = event.evidence.flatMap { wording.words(in: $0) }.compactMap { word in
      wording.role(of: word, roles).map { (word, $0) }
    }
    let nearest = words.min { first, second in
      let isFirst = clause.contains(first.0.span)
      let isSecond = clause.contains(second.0.span)
      if isFirst != isSecond { return isFirst }
      return distance(first.0.span, event.cue.span) < distance(second.0.span, event.cue.span)
    }
    let told = [event.status.rawValue, event.plan?.rawValue].compactMap { $0 }.joined(separator: ", ")
    if let (word, row) = nearest { return reason(.status, word.span, wording, told, [row]) }
    if event.status == .planned, let start = event.when.start, start > today {
      return reason(.status, "", "planned: its day lies after \(today)")
    }
    return reason(.status, "", "\(event.status.rawValue), by no word of its own sentences")
  }

  private func distance(_ first: TextSpan, _ second: TextSpan) -> Int {
    first.end <= second.start ? second.start - first.end : max(first.start - second.end, 0)
  }

  /// The words of time that date an event: the nearest of its sentences that mean its days.
  private func when(_ event: Event, _ wording: Wording) -> Reason {
    guard event.when.isKnown else { return reason(.when, "", "its sentences tell no time") }
    let own = reading.dates.filter { date in
      date.zone == event.zone && event.evidence.contains { $0.contains(date.span) }
    }.sorted { distance($0.span, event.cue.span) < distance($1.span, event.cue.span) }
    if let date = own.first(where: { $0.when == event.when }) {
      return reason(.when, date.span, wording, event.when.words, words(of: date))
    }
    if let date = own.first(where: { $0.when.start == event.when.start }) {
      let lasting = wording.words(in: wording.sentence(around: event.cue.span)).lazy.compactMap { word in
        wording.role(of: word, ["lasting"])
      }.first
      return reason(
        .when, date.span, wording, event.when.words + ", as long as the words say",
        words(of: date) + (lasting.map { [$0] } ?? []))
    }
    if let date = reading.dates.first(where: { $0.when == event.when }) {
      return reason(.when, date.span, self.wording(date.zone), event.when.words + ", told elsewhere", words(of: date))
    }
    if event.when.start == today, event.when.end == today {
      return reason(.when, "", "\(event.when.words): \(dayOfToday)")
    }
    return reason(.when, "", "\(event.when.words), from another event or statement of the article")
  }

  /// The rows of a time's words.
  private func words(of date: DateMention) -> [RowReference] {
    let wording = wording(date.zone)
    return wording.words(in: date.span).flatMap { wording.rows(of: $0, ["words"]) }
  }

  /// The row of a place, and the 在 before it.
  private func place(_ place: Event.Place, _ event: Event, _ wording: Wording) -> Reason {
    let country = place.country.map { " in \($0)" } ?? ""
    let words = event.evidence.flatMap { wording.words(in: $0) }.filter { wording.string($0.span) == place.name }
      .sorted { distance($0.span, event.cue.span) < distance($1.span, event.cue.span) }
    for word in words {
      let found = wording.rows(of: word, ["places", "states", "metonyms"]).filter { row in
        place.entity == nil || row.key.first == place.entity || row["place"] == place.entity
      }
      let before = wording.words(before: word.start).prefix(3).lazy.compactMap { wording.role(of: $0, ["in"]) }.first
      return reason(
        .place, word.span, wording, (place.entity ?? place.name) + country, found + (before.map { [$0] } ?? []))
    }
    let row =
      place.entity.flatMap { rows.rows("places", $0).first } ?? place.country.flatMap { rows.rows("states", $0).first }
    return reason(.place, place.name, (place.entity ?? place.name) + country, row.map { [$0] } ?? [])
  }
}
