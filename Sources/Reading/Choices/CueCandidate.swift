import Lexicon
package import Record

/// A word of saying that may be a cue, with everyone who may be its speaker.
package struct CueCandidate: Sendable {
  /// The words.
  var run: Range<Int>
  var kind: SpeechWord.Kind
  /// The period it stands in, by its place in the text, and the clause.
  var period: Int
  var clause: Int
  /// What the rules make of it, and the statement that they make, by its place among the drafts.
  var rules: RuleReading
  var draft: Int?
  /// Whoever says it by the rules.
  var ruleVoices: [Voice]
  /// Where what was said begins, if it is a cue.
  var start: Int
  /// Whoever may have said it.
  package var speakers: [SpeakerCandidate]
  /// The signs of the cue, and of each speaker.
  package var signs: Signs
  package var speakerSigns: [Signs]
  /// Where the words stand.
  package var span: TextSpan
}

/// What the choices see of one period.
struct SpeechScene {
  let zone: Zone
  let period: Period
  let groups: [Group]
  let stage: SpeechStage
  let subjects: SubjectReader
  /// Whoever was named in earlier sentences, the latest last.
  let earlier: [EarlierParty]

  /// Whether a full stop ends the period.
  var endsInStop: Bool { TokenKind.of(period.tokens.upperBound, zone) == 4 }

  /// How many words of saying stand before a token.
  func cuesBefore(_ token: Int) -> Int {
    (max(period.tokens.lowerBound, token - SpeechScene.reach)..<token).count { zone.infos[$0].saying?.isCue == true }
  }

  /// How far from a cue its speaker is looked for, in tokens and in clauses.
  private static let reach = 80
  private static let clausesBack = 5

  /// Whose an office or a body is whose words do not tell it.
  enum Whose: Int, CaseIterable {
    case asResolved, namedLast, firstOfTheText, whoSpokeLast

    static let names = allCases.map { "\($0)" }
  }

  /// An office or a body without a state, as it may belong to each of those that are spoken of.
  private func owners(_ voices: [Voice], _ words: Range<Int>) -> [(voices: [Voice], whose: Whose)] {
    guard voices.count == 1, !voices[0].isNamed, voices[0].official == nil,
      !words.contains(where: { index in
        let info = zone.infos[index]
        return info.state != nil || info.metonym != nil || info.hasAbbreviations
          || info.body.map { !subjects.lexicon.bodies[$0].actor.isEmpty } ?? false
          || info.office.map { !subjects.lexicon.offices[$0].actor.isEmpty } ?? false
      })
    else { return [] }
    let scalar = voices[0].span.start
    let actors: [(String?, Whose)] = [
      (stage.actor(before: scalar), .namedLast), (stage.actor(before: 0), .firstOfTheText),
      (stage.speaker.first?.actor, .whoSpokeLast),
    ]
    return actors.compactMap { actor, whose in
      guard let actor, actor != voices[0].actor else { return nil }
      var voice = voices[0]
      voice.actor = actor
      return (voices: [voice], whose: whose)
    }
  }

  /// Everyone who may be the speaker of a cue: whoever is named in the period, before or behind it, nouns of people and
  /// documents, whoever is on stage, and whom the rules choose.
  func speakers(of cue: Range<Int>, clause number: Int, rule: [Voice]?) -> [SpeakerCandidate] {
    var found: [SpeakerCandidate] = []
    func add(
      _ voices: [Voice], _ tokens: Range<Int>?, _ origin: PartyKind, marker: Group.Marker = .none,
      isMedium: Bool = false, isSomebody: Bool = false, part: NounPhrases.Part? = nil, away: Int = 0, recency: Int = 0,
      whose: Whose? = nil
    ) {
      guard !voices.isEmpty else { return }
      let isRule = rule.map { SpeechScene.isOne($0, voices) } ?? false
      if let known = found.firstIndex(where: { SpeechScene.isOne($0.voices, voices) }) {
        // The one nearer to the cue tells more.
        if tokens != nil || found[known].tokens == nil {
          found[known].tokens = tokens
          found[known].origin = origin
          found[known].marker = marker
        }
        return
      }
      found.append(
        SpeakerCandidate(
          voices: voices, tokens: tokens, origin: origin, marker: marker, isMedium: isMedium, isSomebody: isSomebody,
          isRule: isRule, whose: whose, part: part, sentencesAway: away, recency: recency))
    }
    for (recency, party) in earlier.reversed().enumerated() {
      add(
        party.voices, nil, party.isMedium ? .earlierMedium : .earlier, isMedium: party.isMedium,
        away: party.sentencesAway,
        recency: recency)
    }
    add(stage.person, nil, .stage)
    add(stage.speaker, nil, .stage)
    // Only what stands near the cue, so that a sentence without end costs no more than its length.
    let near = (cue.lowerBound - SpeechScene.reach)..<(cue.upperBound + SpeechScene.reach)
    let from = groups.partition { $0.tokens.lowerBound >= near.lowerBound }
    for group in groups[from...].prefix(while: { $0.tokens.lowerBound < near.upperBound })
    where group.tokens.lowerBound >= cue.upperBound || group.tokens.upperBound <= cue.lowerBound {
      let voices =
        group.isAnaphoric
        ? stage.voices(of: group.phrases[0], at: zone.tokens[group.tokens.lowerBound].start) : stage.resolved(group)
      let owners = group.hasNamedPerson || group.isAnaphoric ? [] : owners(voices, group.tokens)
      let kind = CueCandidate.kind(of: group)
      add(voices, group.tokens, kind, marker: group.marker, whose: owners.isEmpty ? nil : .asResolved)
      for owner in owners { add(owner.voices, group.tokens, kind, marker: group.marker, whose: owner.whose) }
      if group.phrases.count > 1 {
        for phrase in group.phrases {
          let part = Group(tokens: phrase.tokens, phrases: [phrase], marker: group.marker)
          add(stage.resolved(part), part.tokens, CueCandidate.kind(of: part), marker: group.marker)
        }
      }
    }
    for clause in period.clauses[max(number - SpeechScene.clausesBack, 0)...number]
    where clause.upperBound > near.lowerBound {
      let range = max(clause.lowerBound, near.lowerBound)..<min(clause.upperBound, cue.lowerBound)
      for candidate in subjects.candidates(in: range, cue: cue) {
        let speaker = candidate.speaker
        let origin: PartyKind =
          speaker.isMedium
          ? .medium
          : speaker.isDocument
            ? .document : speaker.voices.count > 1 ? .two : speaker.voices[0].isNamed ? .person : .noun
        let owners = origin == .noun ? owners(speaker.voices, speaker.tokens) : []
        add(
          speaker.voices, speaker.tokens, origin, isMedium: speaker.isMedium, isSomebody: speaker.isSomebody,
          whose: owners.isEmpty ? nil : .asResolved)
        for owner in owners { add(owner.voices, speaker.tokens, origin, whose: owner.whose) }
      }
    }
    let phrases = NounPhrases(zone: zone, groups: groups)
    let own = period.clauses[number]
    for clause in period.clauses[max(number - 1, 0)...number] {
      let range = max(clause.lowerBound, near.lowerBound)..<min(clause.upperBound, cue.lowerBound)
      for phrase in phrases.phrases(in: range) {
        let parts = phrases.parts(of: phrase)
        if parts.count > 1 {
          add(
            parts.map { part in
              Voice(
                text: zone.text.string(part.span.start, part.span.end), actor: part.actor, span: part.span,
                isNamed: false, noun: subjects.kind(ofPhrase: part.tokens))
            }, phrase.tokens, .two, part: phrase.part)
        }
        let voice = Voice(
          text: zone.text.string(phrase.span.start, phrase.span.end), actor: phrase.actor, span: phrase.span,
          isNamed: false, noun: subjects.kind(ofPhrase: phrase.tokens))
        if !found.contains(where: { $0.voices.count == 1 && $0.voices[0].text == voice.text }) {
          add([voice], phrase.tokens, .phrase, part: phrase.part)
        }
      }
      for medium in range where zone.infos[medium].outlet != nil {
        if let speaker = subjects.medium(at: medium, end: clause.upperBound) {
          add(speaker.voices, speaker.tokens, .medium, isMedium: true)
        }
      }
    }
    // 分析指出, 猜测认为: the word itself is all that is told of who speaks.
    if zone.infos[cue.lowerBound].saying == .report, cue.count > 1 {
      let span = TextSpan(zone.tokens[cue.lowerBound].start, zone.tokens[cue.lowerBound].end)
      add(
        [Voice(text: zone.text.string(span.start, span.end), span: span, isNamed: false, noun: .crowd)],
        cue.lowerBound..<(cue.lowerBound + 1), .document)
    }
    for name in phrases.surnames(before: cue.lowerBound, from: max(own.lowerBound, near.lowerBound)) {
      let voice = Voice(
        text: zone.text.string(name.span.start, name.span.end), span: name.span, isNamed: true)
      if !found.contains(where: { $0.voices.count == 1 && $0.voices[0].text == voice.text }) {
        add([voice], name.tokens, .phrase, part: .surname)
      }
    }
    if let rule, !found.contains(where: \.isRule) { add(rule, nil, .none) }
    return found
  }

  static func isOne(_ first: [Voice], _ second: [Voice]) -> Bool {
    first.count == second.count && zip(first, second).allSatisfy { $0.text == $1.text && $0.actor == $1.actor }
  }
}
