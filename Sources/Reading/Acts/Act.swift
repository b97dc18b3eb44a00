import Record

/// An act as the sentences of an article tell it.
struct Act {
  /// The telling that the cue and the status are taken from.
  private(set) var first: ActSighting
  private(set) var actors: [Voice]
  private(set) var recipients: [Voice]
  private(set) var when: DateInterval
  private(set) var evidence: [TextSpan]
  /// How many times it is told.
  private(set) var tellings = 1
  /// The most that one of its words says for it.
  private(set) var weight: Int
  /// The number of the first sentence of the text that tells it; `nil` if only the title does.
  private(set) var position: Int?
  private(set) var isInTitle: Bool
  private(set) var namesRecipient: Bool
  private(set) var isHistory: Bool

  init(_ sighting: ActSighting) {
    first = sighting
    actors = sighting.actors
    recipients = sighting.recipients
    when = sighting.when
    evidence = [sighting.sentence]
    weight = sighting.weight
    isInTitle = sighting.zone == .title
    position = isInTitle ? nil : sighting.position
    namesRecipient = sighting.namesRecipient
    isHistory = sighting.isHistory
    code()
  }

  /// Whether a sighting tells of this act: of the same type, by one who acts, and to one who is acted upon where the
  /// words name him.
  func tells(_ sighting: ActSighting) -> Bool {
    first.kind == sighting.kind && Act.share(actors, sighting.actors)
      && (recipients.isEmpty || !sighting.namesRecipient || Act.share(recipients, sighting.recipients))
  }

  /// Takes another telling in.
  mutating func add(_ sighting: ActSighting) {
    tellings += 1
    weight = max(weight, sighting.weight)
    if recipients.isEmpty, !sighting.recipients.isEmpty {
      recipients = sighting.recipients
      code()
    }
    if !when.isKnown { when = sighting.when }
    namesRecipient = namesRecipient || sighting.namesRecipient
    isHistory = isHistory && sighting.isHistory
    if sighting.zone == .title {
      isInTitle = true
    } else {
      position = min(position ?? sighting.position, sighting.position)
      if first.zone == .text, !evidence.contains(sighting.sentence) { evidence.append(sighting.sentence) }
    }
  }

  /// The codes of those who act, of those who are acted upon, and of everybody; asked for each act against each other.
  private(set) var actorCodes: Codes = []
  private(set) var recipientCodes: Codes = []
  private(set) var codes: Codes = []

  private mutating func code() {
    actorCodes = Codes(of: actors)
    recipientCodes = Codes(of: recipients)
    codes = actorCodes.union(recipientCodes)
  }

  private static func share(_ first: [Voice], _ second: [Voice]) -> Bool {
    first.contains { voice in second.contains { $0.actor == voice.actor } }
  }
}
