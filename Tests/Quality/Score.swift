import Record

/// Hits, spurious finds and misses of one task.
struct Tally {
  var hits = 0
  var spurious = 0
  var missed = 0

  /// The harmonic mean of precision and recall, in per cent.
  var percent: Double {
    let all = 2 * hits + spurious + missed
    return all == 0 ? 100 : 200 * Double(hits) / Double(all)
  }

  static func += (tally: inout Tally, other: Tally) {
    tally.hits += other.hits
    tally.spurious += other.spurious
    tally.missed += other.missed
  }
}

/// Scores a reading against what a careful reader says; the rules are those by which all readings are scored.
struct Score {
  let gold: Gold
  let reading: ArticleReading

  private var consultations: [Event] { reading.events.filter { $0.kind == .consult } }

  /// Encounters found, each gold one at most once: sides shared, somebody found, days that do not contradict.
  func encounters(strict: Bool) -> Tally {
    let read = consultations
    var ranked: [(score: Double, gold: Int, read: Int)] = []
    for (number, encounter) in gold.encounters.enumerated() {
      for (position, event) in read.enumerated() {
        let score = fit(encounter, event, strict: strict)
        if score > 0 { ranked.append((score, number, position)) }
      }
    }
    ranked.sort { ($0.score, $0.gold, $0.read) > ($1.score, $1.gold, $1.read) }
    var taken: (gold: Set<Int>, read: Set<Int>) = ([], [])
    for pair in ranked where !taken.gold.contains(pair.gold) && !taken.read.contains(pair.read) {
      taken.gold.insert(pair.gold)
      taken.read.insert(pair.read)
    }
    let hits = taken.gold.count
    return Tally(hits: hits, spurious: read.count - hits, missed: gold.encounters.count - hits)
  }

  /// Whether the encounter that the article is about was read exactly; nothing where it is about none.
  var headline: Tally {
    let heads = gold.encounters.filter(\.isHeadline)
    guard !heads.isEmpty else { return Tally() }
    let isFound = heads.contains { head in consultations.contains { fit(head, $0, strict: true) > 0 } }
    return isFound ? Tally(hits: 1) : Tally(spurious: 1, missed: 1)
  }

  /// Credited sources.
  var relays: Tally {
    let read = reading.article.relayedFrom.map(\.name)
    let hits = gold.relays.count { want in read.contains { $0.contains(want) || want.contains($0) } }
    return Tally(hits: hits, spurious: max(read.count - hits, 0), missed: gold.relays.count - hits)
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
    let text = squeezed(article.text)
    let isRight =
      squeezed(article.title) == squeezed(gold.title) && article.published?.description == gold.published
      && article.script.rawValue == gold.script && text.hasPrefix(squeezed(gold.first))
      && ends(text, in: squeezed(gold.last)) && !gold.furniture.contains { text.contains(squeezed($0)) }
    return isRight ? Tally(hits: 1) : Tally(spurious: 1, missed: 1)
  }

  private func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// Whether the last words stand in the last thirty characters but for themselves, as the annotation rules score it.
  private func ends(_ text: String, in last: String) -> Bool {
    text.suffix(last.count + 29).contains(last)
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
