package import Lexicon
import Record

/// The scorers of the decisions about statements.
package struct StatementScorers: Sendable {
  let cue, speaker, extent: Scorer

  init(lexicon: LoadedLexicon, weights: ChoiceWeights, isLearning: Bool) {
    cue = Scorer(CueSign.self, lexicon: lexicon, weights: weights, isLearning: isLearning)
    speaker = Scorer(SpeakerSign.self, lexicon: lexicon, weights: weights, isLearning: isLearning)
    extent = Scorer(ExtentSign.self, lexicon: lexicon, weights: weights, isLearning: isLearning)
  }

  /// Whether anything has been learnt or is being learnt; without weights the rules decide alone.
  var areAsked: Bool { cue.hasLearnt || cue.isLearning }
}

/// Chooses, of everything that may be a statement, what is one, who says it and how far it runs.
///
/// The rules propose, the weights decide: which words of saying are cues, which of the parties speaks, and at the end of
/// each clause whether what is said goes on.
package struct StatementChooser {
  let zone: Zone
  package let candidates: [CueCandidate]
  let drafts: [StatementReader.Draft]
  let scorers: StatementScorers
  let clauses: SaidClauses

  /// The decisions in the order in which they are learnt; the speaker twice, since whoever was chosen last is a sign.
  package static let decisions = [
    CueSign.decision, SpeakerSign.decision, SpeakerSign.decision, ExtentSign.decision,
  ]

  /// Every sign of a decision, by its key and as the table calls it.
  package static func signs(of decision: String, lexicon: LoadedLexicon) -> [(key: UInt32, name: String)] {
    switch decision {
    case CueSign.decision: Scorer.names(CueSign.self, lexicon: lexicon)
    case SpeakerSign.decision: Scorer.names(SpeakerSign.self, lexicon: lexicon)
    default: Scorer.names(ExtentSign.self, lexicon: lexicon)
    }
  }

  /// The most clauses that one statement runs through.
  static let longest = 60

  init(_ reader: StatementReader, scorers: StatementScorers) {
    zone = reader.zone
    candidates = reader.candidates
    drafts = reader.drafts
    self.scorers = scorers
    clauses = SaidClauses(
      zone: zone, periods: reader.periods, candidates: candidates,
      scores: candidates.map(\.signs.score))
  }

  /// The statements that are made.
  func chosen() -> [StatementReader.Draft] {
    guard scorers.cue.hasLearnt else { return drafts }
    let known = Set(candidates.compactMap(\.draft))
    var chosen = drafts.indices.filter { !known.contains($0) }.map { drafts[$0] }
    var last: [String] = []
    for (number, candidate) in candidates.enumerated() where isCue(number) {
      guard let draft = draft(candidate, after: last) else { continue }
      chosen.append(draft)
      if candidate.rules != .within { last = draft.voices.map(\.text) }
    }
    return chosen
  }

  private func draft(_ candidate: CueCandidate, after last: [String]) -> StatementReader.Draft? {
    let rule = candidate.draft.map { drafts[$0] }
    guard let speaker = speaker(candidate, after: last) else { return rule }
    var draft =
      rule
      ?? StatementReader.Draft(voices: [], cue: candidate.run, kind: candidate.kind, content: [])
    draft.voices = speaker.voices
    draft.isMedium = speaker.isMedium
    draft.isSomebody = speaker.isSomebody
    guard candidate.rules != .within else { return draft }
    let before = (rule?.content ?? []).filter { $0.upperBound <= candidate.run.lowerBound }
    guard let end = end(candidate, speakers: speaker.voices), end > candidate.start else {
      return draft.content.isEmpty ? nil : draft
    }
    draft.content = before + [candidate.start..<end]
    return draft
  }

  /// Whether a candidate is a cue by its weights.
  package func isCue(_ number: Int) -> Bool { clauses.scores[number] > 0 }

  /// Whether the choice of speakers has been learnt.
  package var knowsSpeakers: Bool { scorers.speaker.hasLearnt }

  /// The speaker who scores highest; the rules' own where nothing has been learnt.
  ///
  /// - Parameter last: What those are called who were chosen for the cue before.
  package func speaker(_ candidate: CueCandidate, after last: [String]) -> SpeakerCandidate? {
    var best: SpeakerCandidate?
    var highest = Int.min
    for (speaker, signs) in zip(candidate.speakers, speakerSigns(candidate, after: last)) {
      if signs.score > highest {
        highest = signs.score
        best = speaker
      }
    }
    return best
  }

  /// The signs of each of a cue's speakers, with those that depend on who was chosen for the cue before.
  package func speakerSigns(_ candidate: CueCandidate, after last: [String]) -> [Signs] {
    zip(candidate.speakers, candidate.speakerSigns).map { speaker, signs in
      guard !last.isEmpty, speaker.voices.map(\.text) == last else { return signs }
      var signs = signs
      signs.add(SpeakerSign.wasChosenLast, 0)
      signs.add(SpeakerSign.wasChosenLastByRules, candidate.rules.rawValue)
      signs.add(SpeakerSign.wasChosenLastByOrigin, speaker.origin.rawValue)
      return signs
    }
  }

  /// One past the last token that the rules give to a cue, of what stands behind it.
  private func ruleEnd(_ candidate: CueCandidate) -> Int? {
    candidate.draft.flatMap { drafts[$0].content.last }.flatMap {
      $0.lowerBound >= candidate.start ? $0.upperBound : nil
    }
  }

  /// One past the last token of what is said; `nil` where nothing stands behind the cue.
  private func end(_ candidate: CueCandidate, speakers: [Voice]) -> Int? {
    guard let first = clauses.clause(at: candidate.start) else { return nil }
    let ruleEnd = ruleEnd(candidate)
    if candidate.draft != nil, ruleEnd == nil { return nil }
    var here = first
    while here + 1 < clauses.clauses.count, here - first < StatementChooser.longest,
      clauses.signs(
        candidate, speakers: speakers, first: first, here: here, ruleEnd: ruleEnd, scorers.extent
      ).score > 0
    { here += 1 }
    let last = clauses.clauses[here].tokens
    // 称“将应对”的: the rules know where a quotation within a clause ends.
    if let ruleEnd, ruleEnd > max(last.lowerBound, candidate.start), ruleEnd < last.upperBound { return ruleEnd }
    return last.upperBound
  }

  /// The steps of an extent that ends at a scalar: at each clause its signs, and whether what is said goes on.
  package func steps(_ candidate: CueCandidate, speakers: [String], end: Int) -> [(signs: Signs, goesOn: Bool)] {
    guard let first = clauses.clause(at: candidate.start) else { return [] }
    let voices =
      candidate.speakers.first { $0.voices.map(\.text) == speakers }?.voices ?? speaker(candidate, after: [])?.voices
      ?? []
    var steps: [(signs: Signs, goesOn: Bool)] = []
    var here = first
    while here + 1 < clauses.clauses.count, here - first < StatementChooser.longest {
      let goesOn = zone.tokens[clauses.clauses[here + 1].tokens.lowerBound].start + 1 < end
      steps.append(
        (
          signs: clauses.signs(
            candidate, speakers: voices, first: first, here: here, ruleEnd: ruleEnd(candidate), scorers.extent),
          goesOn: goesOn
        ))
      if !goesOn { break }
      here += 1
    }
    return steps
  }

  /// The words of a cue as they stand.
  package func text(_ candidate: CueCandidate) -> String { zone.text.string(candidate.span.start, candidate.span.end) }

  /// Where what a cue tells begins, as a scalar.
  package func start(_ candidate: CueCandidate) -> Int { zone.tokens[candidate.start].start }
}
