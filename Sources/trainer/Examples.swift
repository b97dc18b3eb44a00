import Lexicon
import Reading
import Record

/// One decision of the gold: candidates with their signs, and which of them are right.
struct Example {
  var candidates: [[UInt32]]
  var right: [Bool]
  var month: String
}

/// What the annotated articles teach about each decision.
struct Examples {
  var cues: [Example] = []
  var speakers: [Example] = []
  var extents: [Example] = []
  var acts: [Example] = []
  /// Of the annotated acts how many there are, how many are among the candidates, and how many the rules list.
  var deeds = 0
  var withDeed = 0
  var deedsByRules = 0
  /// Of the annotated statements: how many have a cue candidate, and of those how many the right speaker among theirs.
  var statements = 0
  var withCue = 0
  var withSpeaker = 0
  /// How often the rules, where they make a statement of a cue, name the right speaker.
  var rulesRight = 0
  /// Of the others whom the annotators name, with everyone who was offered.
  var lacking: [String] = []

  /// The examples of a decision.
  func lesson(_ decision: String) -> [Example] {
    switch decision {
    case "cue": cues
    case "speaker": speakers
    case "extent": extents
    default: acts
    }
  }

  /// Adds what an article teaches.
  mutating func add(_ annotated: Annotated, _ chooser: StatementChooser) {
    guard let said = annotated.said else { return }
    let pairs = Examples.pairs(said, chooser)
    let month = annotated.month
    statements += said.count
    withCue += pairs.count
    var last: [String] = []
    for (number, candidate) in chooser.candidates.enumerated() {
      cues.append(Example(candidates: [candidate.signs.keys], right: [pairs[number] != nil], month: month))
      let before = last
      if chooser.knowsSpeakers, chooser.isCue(number) {
        last = chooser.speaker(candidate, after: before)?.parties.map(\.text) ?? last
      }
      guard let said = pairs[number] else { continue }
      let right = candidate.speakers.map { Examples.isRight($0, said) }
      if zip(candidate.speakers, right).contains(where: { $0.isRule && $1 }) { rulesRight += 1 }
      if right.contains(true) {
        withSpeaker += 1
        speakers.append(
          Example(candidates: chooser.speakerSigns(candidate, after: before).map(\.keys), right: right, month: month))
      }
      if !right.contains(true) {
        let asked = said.speakers.map { $0.names.first ?? $0.actor ?? "nobody" }.joined(separator: " and ")
        let offered = candidate.speakers.map {
          $0.parties.map { "\($0.text) \($0.actor ?? "-")" }.joined(separator: "+")
        }
        lacking.append("\(asked) [\(chooser.text(candidate))] among \(offered.joined(separator: ", "))")
      }
      let speaker = zip(candidate.speakers, right).first { $1 }?.0.parties.map(\.text) ?? []
      if !chooser.knowsSpeakers, !speaker.isEmpty { last = speaker }
      guard said.content.upperBound > candidate.span.end else { continue }
      for step in chooser.steps(candidate, speakers: speaker, end: said.content.upperBound) {
        extents.append(Example(candidates: [step.signs.keys], right: [step.goesOn], month: month))
      }
    }
  }

  /// Adds what an article teaches of acts.
  ///
  /// Of several candidates that are an annotated act the one with the rules' favour, else the first, is right; the others
  /// are neither right nor wrong and teach nothing.
  mutating func add(_ annotated: Annotated, _ chooser: ActChooser) {
    guard let acts = annotated.acts else { return }
    deeds += acts.count
    var right: Set<Int> = []
    var open: Set<Int> = []
    for deed in acts {
      let found = chooser.candidates.indices.filter { Examples.isDeed(chooser.candidates[$0], deed) }
      open.formUnion(found)
      let free = found.filter { !right.contains($0) }
      guard let best = free.first(where: { chooser.candidates[$0].isRule }) ?? free.first else { continue }
      withDeed += 1
      if chooser.candidates[best].isRule { deedsByRules += 1 }
      right.insert(best)
    }
    for (number, candidate) in chooser.candidates.enumerated() where right.contains(number) || !open.contains(number) {
      self.acts.append(
        Example(candidates: [candidate.signs.keys], right: [right.contains(number)], month: annotated.month))
    }
  }

  /// Whether a candidate is an annotated act: its type, one who acts, and one who is acted upon where any is told.
  static func isDeed(_ candidate: ActCandidate, _ deed: Annotated.Deed) -> Bool {
    candidate.type.rawValue == deed.type && !candidate.actors.isDisjoint(with: deed.actors)
      && (deed.recipients.isEmpty || !candidate.recipients.isDisjoint(with: deed.recipients))
  }

  /// Whether every speaker that the annotators name is among the voices of a candidate.
  static func isRight(_ candidate: SpeakerCandidate, _ said: Annotated.Said) -> Bool {
    let parties = candidate.parties
    let isWhole = said.speakers.allSatisfy { speaker in
      parties.contains { party in
        speaker.names.isEmpty ? party.actor == speaker.actor : speaker.names.contains(party.text)
      }
    }
    return isWhole && !said.speakers.isEmpty && parties.count <= max(said.speakers.count, 1)
  }

  /// For each cue candidate that is one, by its place, the statement: the nearest whose cue has its words.
  static func pairs(_ told: [Annotated.Said], _ chooser: StatementChooser) -> [Int: Annotated.Said] {
    let texts = chooser.candidates.map { chooser.text($0) }
    var ways: [(distance: Int, candidate: Int, said: Int)] = []
    for (place, said) in told.enumerated() where !said.cue.isEmpty {
      for (number, candidate) in chooser.candidates.enumerated() {
        guard said.cue.contains(texts[number]) || texts[number].contains(said.cue) else { continue }
        let distance: Int
        if candidate.span.end <= said.content.lowerBound {
          distance = min(
            said.content.lowerBound - candidate.span.end, abs(said.content.lowerBound - chooser.start(candidate)))
        } else if candidate.span.start >= said.content.upperBound {
          distance = candidate.span.start - said.content.upperBound
        } else {
          distance = 1
        }
        if distance < 25 { ways.append((distance: distance, candidate: number, said: place)) }
      }
    }
    ways.sort { ($0.distance, $0.said, $0.candidate) < ($1.distance, $1.said, $1.candidate) }
    var pairs: [Int: Annotated.Said] = [:]
    var taken: Set<Int> = []
    for way in ways where pairs[way.candidate] == nil && !taken.contains(way.said) {
      pairs[way.candidate] = told[way.said]
      taken.insert(way.said)
    }
    return pairs
  }
}
