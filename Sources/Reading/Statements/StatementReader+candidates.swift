import Lexicon
import Record

/// What the choices are made among: every word of saying of a period with everyone who may be its speaker.
extension StatementReader {
  /// Collects the words of saying of a period's own level.
  mutating func collect(
    _ period: Period, _ scene: Scene, _ subjects: SubjectReader, _ extents: ExtentReader, _ cues: [Cue],
    drafts made: Range<Int>
  ) {
    guard scorers.areAsked else { return }
    let speech = speech(period, groups: scene.groups, subjects)
    for (number, clause) in period.clauses.enumerated() {
      var index = clause.lowerBound
      while index < clause.upperBound {
        if let next = subjects.skip(index), next > index {
          index = next
          continue
        }
        let cue = cues.first { $0.tokens.contains(index) }
        guard cue != nil || zone.infos[index].saying?.isCue == true else {
          index += 1
          continue
        }
        let run = cue?.tokens ?? CueReader.run(from: index, end: clause.upperBound, zone.tokens, zone.infos)
        let draft = made.first { drafts[$0].cue == run }
        let rules: RuleReading
        switch (cue?.subject, draft) {
        case (nil, _): rules = .nothing
        case (_, nil): rules = .passed
        case (_, _) where cue?.isSource == true: rules = .source
        case (.told, _): rules = .told
        case (.anaphora, _): rules = .anaphora
        case (.dropped, _): rules = .dropped
        }
        let start =
          draft.flatMap { number in drafts[number].content.first { $0.lowerBound >= run.upperBound }?.lowerBound }
          ?? extents.contentStart(
            after: cue ?? Cue(tokens: run, kind: .verb, clause: number, subject: .dropped, start: run.lowerBound))
        add(run, clause: number, rules: rules, draft: draft, start: start, isWithin: false, speech)
        index = max(run.upperBound, index + 1)
      }
    }
    remember(speech)
    periods.append(
      SpeechPeriod(period: period, groups: scene.groups, dates: scene.dates.map(\.tokens.lowerBound)))
  }

  /// What the choices see of a period.
  private func speech(_ period: Period, groups: [Group], _ subjects: SubjectReader) -> SpeechScene {
    let from = constituents.partition { $0.tokens.lowerBound >= period.tokens.lowerBound }
    let to = constituents.partition { $0.tokens.lowerBound >= period.tokens.upperBound }
    return SpeechScene(
      zone: zone, period: period, groups: groups, subjects: subjects, earlier: earlier,
      unlisted: Array(constituents[from..<to]), earlierUnlisted: earlierUnlisted,
      prominence: prominence)
  }

  /// How many of those named earlier are kept, and how many of the others.
  private static let mostEarlier = 6
  private static let mostUnlisted = 2

  /// Remembers whom a period names: persons and media.
  private mutating func remember(_ speech: SpeechScene) {
    for number in earlier.indices { earlier[number].sentencesAway += 1 }
    func name(_ voices: [Voice], isMedium: Bool) {
      earlier.removeAll { party in
        party.voices.first.map { first in voices.first?.isCalled(first.text) == true } ?? voices.isEmpty
      }
      earlier.append(EarlierParty(voices: voices, isMedium: isMedium, sentencesAway: 1))
    }
    for group in speech.groups {
      for voice in group.voices {
        prominence.name(voice)
        if voice.isNamed { name([voice], isMedium: false) }
      }
    }
    for index in speech.period.tokens where zone.infos[index].outlet != nil {
      if let medium = speech.subjects.medium(at: index, end: speech.period.tokens.upperBound) {
        name(medium.voices, isMedium: true)
        for voice in medium.voices { prominence.name(voice) }
      }
    }
    earlier = Array(earlier.suffix(StatementReader.mostEarlier))
    for number in earlierUnlisted.indices { earlierUnlisted[number].sentencesAway += 1 }
    for constituent in speech.unlisted.filter(\.acts).suffix(StatementReader.mostUnlisted) {
      let voices = [speech.voice(constituent)]
      earlierUnlisted.removeAll { $0.voices[0].isCalled(voices[0].text) }
      earlierUnlisted.append(EarlierParty(voices: voices, isMedium: false, sentencesAway: 1))
    }
    earlierUnlisted = Array(earlierUnlisted.suffix(StatementReader.mostUnlisted))
  }

  /// Collects the statements that the rules find within a quotation.
  mutating func collectWithin(
    _ period: Period, _ scene: Scene, _ subjects: SubjectReader, drafts made: Range<Int>
  ) {
    guard scorers.areAsked else { return }
    let speech = speech(period, groups: subjects.groups, subjects)
    for draft in made {
      let run = drafts[draft].cue
      add(
        run, clause: period.clause(of: run.lowerBound), rules: .within, draft: draft,
        start: drafts[draft].content.first?.lowerBound ?? run.upperBound, isWithin: true, speech)
    }
  }

  private mutating func add(
    _ run: Range<Int>, clause: Int, rules: RuleReading, draft: Int?, start: Int, isWithin: Bool, _ speech: SpeechScene
  ) {
    guard speech.period.clauses.indices.contains(clause) else { return }
    let kind = draft.map { drafts[$0].kind } ?? zone.infos[run.upperBound - 1].saying ?? .verb
    let voices = draft.map { drafts[$0].voices }
    let signs = CueCandidate.signs(
      run: run, kind: kind, rules: rules, clause: clause, isWithin: isWithin, speech, scorers.cue)
    // Who says what is no cue is not asked.
    let isAsked = signs.score > 0 || scorers.cue.isLearning
    let speakers = isAsked ? SpeakerCollector(speech, cue: run, clause: clause, rule: voices).found : []
    let places = SpeakerPlaces(speakers, cue: run)
    candidates.append(
      CueCandidate(
        run: run, kind: kind, period: max(periods.count - (isWithin ? 1 : 0), 0), clause: clause, rules: rules,
        draft: draft, ruleVoices: voices ?? [], start: start, speakers: speakers, signs: signs,
        speakerSigns: speakers.map {
          CueCandidate.signs(
            of: $0, among: places, cue: run, kind: kind, rules: rules, clause: clause, speech, scorers.speaker)
        }, span: TextSpan(zone.tokens[run.lowerBound].start, zone.tokens[run.upperBound - 1].end)))
  }
}
