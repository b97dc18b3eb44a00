import Record

/// Scores a reading against what a careful reader says; the rules are those by which all readings are scored.
struct Score {
  let gold: Gold
  let reading: ArticleReading
  /// What the article's statements say, beside what was read.
  let contents: StatementContents

  init(gold: Gold, reading: ArticleReading) {
    self.gold = gold
    self.reading = reading
    contents = StatementContents(gold: gold, reading: reading)
  }

  private var consultations: [Event] { reading.events.filter { $0.kind == .consult } }

  /// Encounters found, each gold one at most once: sides shared, somebody found, days that do not contradict.
  func encounters(strict: Bool) -> Tally {
    let read = consultations
    return Pairing(gold.encounters.count, read.count) { fit(gold.encounters[$0], read[$1], strict: strict) }.tally
  }

  /// Whether the encounter that the article is about was read exactly; nothing where it is about none.
  var headline: Tally {
    let heads = gold.encounters.filter(\.isHeadline)
    guard !heads.isEmpty else { return Tally() }
    let isFound = heads.contains { head in consultations.contains { fit(head, $0, strict: true) > 0 } }
    return isFound ? Tally(hits: 1) : Tally(spurious: 1, missed: 1)
  }

  /// Deeds and formal moves besides encounters: of the same type, by one of the same actors, to one of the same
  /// recipients where there are any.
  var acts: Tally {
    let read = reading.events.filter { $0.kind != .consult }
    return Pairing(gold.acts.count, read.count) { number, position in
      let (act, event) = (gold.acts[number], read[position])
      let isFound =
        event.kind.rawValue == act.type && event.actors.contains { $0.actor.map(act.actors.contains) ?? false }
        && (act.recipients.isEmpty || event.recipients.contains { $0.actor.map(act.recipients.contains) ?? false })
      return isFound ? 1 : 0
    }.tally
  }

  /// Credited sources, by names that hold one another.
  var relays: Tally {
    let read = reading.article.relayedFrom.map { FlatText($0.name) }
    let want = gold.relays.map(FlatText.init)
    return Pairing(want.count, read.count) {
      want[$0].contains(read[$1]) || read[$1].contains(want[$0]) ? 1 : 0
    }.tally
  }

  /// Issues touched.
  var issues: Tally {
    let read = Set(reading.issues.map(\.entity))
    let hits = read.intersection(gold.issues).count
    return Tally(hits: hits, spurious: read.count - hits, missed: gold.issues.count - hits)
  }

  /// Title, time of publication, script, where the body begins and ends, and no furniture in it. White space does not
  /// count, and after the last words a byline may follow.
  var article: Tally {
    let article = reading.article
    let text = FlatText(article.text)
    let isRight =
      FlatText(article.title) == FlatText(gold.title) && article.published?.description == gold.published
      && article.script.rawValue == gold.script && text.scalars.starts(with: FlatText(gold.first).scalars)
      && ends(text, in: FlatText(gold.last)) && !gold.furniture.contains { text.contains(FlatText($0)) }
    return isRight ? Tally(hits: 1) : Tally(spurious: 1, missed: 1)
  }

  /// Whether the last words stand in the last thirty characters but for themselves, as the annotation rules score it.
  private func ends(_ text: FlatText, in last: FlatText) -> Bool {
    FlatText(text.scalars.suffix(last.scalars.count + 29)).contains(last)
  }

  private func fit(_ encounter: Gold.Encounter, _ event: Event, strict: Bool) -> Double {
    let parties = event.parties
    let actors = Set(encounter.participants.compactMap(\.actor))
    let shared = actors.intersection(parties.compactMap(\.actor))
    let found = encounter.participants.count { isFound($0, parties) }
    guard shared.count >= min(2, actors.count), found > 0 else { return 0 }
    let days = Days(event.when.start?.description, event.when.end?.description)
    let mode = event.mode?.rawValue ?? ""
    let inPerson: Set<String> = ["meeting", "talks", "visit"]
    if strict {
      let isLikeMode = mode == encounter.mode || inPerson.isSuperset(of: [mode, encounter.mode])
      guard days == encounter.when, event.status.rawValue == encounter.status, isLikeMode,
        encounter.participants.prefix(2).allSatisfy({ isFound($0, parties) })
      else { return 0 }
    } else if days.contradicts(encounter.when) {
      return 0
    }
    return 1 + Double(found) / Double(encounter.participants.count) + (days == encounter.when ? 1 : 0)
      + (mode == encounter.mode ? 1 : 0)
  }

  private func isFound(_ participant: Gold.Participant, _ parties: [Party]) -> Bool {
    participant.names.isEmpty
      ? parties.contains { $0.actor == participant.actor } : parties.contains { participant.names.contains($0.text) }
  }
}
