import Lexicon
import Record

/// Gathers everyone who may be the speaker of a cue, each once.
///
/// Whoever is told twice, near and far, is told by the nearer words.
struct SpeakerCollector {
  private let scene: SpeechScene
  private let cue: Range<Int>
  /// The clause of the cue, by its place in the period.
  private let number: Int
  /// Whoever says it by the rules.
  private let rule: [Voice]?
  private let near: Range<Int>
  private(set) var found: [SpeakerCandidate] = []
  /// What tells each at a glance from most others.
  private var sketches: [UInt64] = []

  /// How many clauses back nouns of people are looked for, and noun phrases of any kind.
  private static let clausesBack = 5
  private static let phrasesBack = 1
  /// How many there commonly are.
  private static let commonly = 16

  /// Gathers the candidates of a cue.
  init(_ scene: SpeechScene, cue: Range<Int>, clause number: Int, rule: [Voice]?) {
    found.reserveCapacity(SpeakerCollector.commonly)
    sketches.reserveCapacity(SpeakerCollector.commonly)
    self.scene = scene
    self.cue = cue
    self.number = number
    self.rule = rule
    near = (cue.lowerBound - SpeechScene.reach)..<(cue.upperBound + SpeechScene.reach)
    addEarlier()
    addGroups()
    addSubjects()
    addUnlisted()
    addPhrases()
    addReport()
    addSurnames()
    addSides()
    if let rule, !found.contains(where: \.isRule) {
      add(SpeakerCandidate(rule, origin: .none))
    }
  }

  private var zone: Zone { scene.zone }

  private mutating func add(_ candidate: SpeakerCandidate) {
    guard !candidate.voices.isEmpty else { return }
    let sketch = SpeakerCollector.sketch(candidate.voices)
    let known = sketches.indices.first {
      sketches[$0] == sketch && SpeakerCollector.isOne(found[$0].voices, candidate.voices)
    }
    guard let known else {
      var candidate = candidate
      candidate.isRule = rule.map { SpeakerCollector.isOne($0, candidate.voices) } ?? false
      found.append(candidate)
      sketches.append(sketch)
      return
    }
    guard candidate.tokens != nil || found[known].tokens == nil else { return }
    found[known].tokens = candidate.tokens
    found[known].origin = candidate.origin
    found[known].marker = candidate.marker
  }

  /// A number that is the same for candidates of the same words: most pairs of them are told apart by it.
  private static func sketch(_ voices: [Voice]) -> UInt64 {
    voices.reduce(0) { $0 << 5 ^ $0 >> 59 ^ UInt64($1.text.utf8.count) << 8 ^ UInt64($1.text.utf8.last ?? 0) }
  }

  private static func isOne(_ first: [Voice], _ second: [Voice]) -> Bool {
    guard first.count == second.count else { return false }
    return first.indices.allSatisfy { first[$0].isCalled(second[$0].text) && first[$0].actor == second[$0].actor }
  }

  /// Whom earlier sentences named, and whoever is on stage.
  private mutating func addEarlier() {
    for (recency, party) in scene.earlier.reversed().enumerated() {
      var candidate = SpeakerCandidate(party.voices, origin: party.isMedium ? .earlierMedium : .earlier)
      candidate.isMedium = party.isMedium
      candidate.sentencesAway = party.sentencesAway
      candidate.recency = recency
      add(candidate)
    }
    add(SpeakerCandidate(scene.stage.person, origin: .stage))
    add(SpeakerCandidate(scene.stage.speaker, origin: .stage))
  }

  /// The parties of the sentence before and behind the cue, several together and each of them.
  private mutating func addGroups() {
    let from = scene.groups.partition { $0.tokens.lowerBound >= near.lowerBound }
    for group in scene.groups[from...].prefix(while: { $0.tokens.lowerBound < near.upperBound })
    where group.tokens.lowerBound >= cue.upperBound || group.tokens.upperBound <= cue.lowerBound {
      let voices =
        group.isAnaphoric
        ? scene.stage.voices(of: group.phrases[0], at: zone.tokens[group.tokens.lowerBound].start)
        : scene.stage.resolved(group)
      var candidate = SpeakerCandidate(voices, at: group.tokens, origin: PartyKind(group))
      candidate.marker = group.marker
      if group.hasNamedPerson || group.isAnaphoric { add(candidate) } else { addWithOwners(candidate) }
      guard group.phrases.count > 1 else { continue }
      for phrase in group.phrases {
        let part = Group(tokens: phrase.tokens, phrases: [phrase], marker: group.marker)
        var candidate = SpeakerCandidate(scene.stage.resolved(part), at: part.tokens, origin: PartyKind(part))
        candidate.marker = group.marker
        add(candidate)
      }
    }
  }

  /// The nouns of people and documents that may be subjects.
  private mutating func addSubjects() {
    for clause in scene.period.clauses[max(number - SpeakerCollector.clausesBack, 0)...number]
    where clause.upperBound > near.lowerBound {
      for subject in scene.subjects.candidates(in: within(clause), cue: cue) {
        let speaker = subject.speaker
        var candidate = SpeakerCandidate(speaker.voices, at: speaker.tokens, origin: PartyKind(speaker))
        candidate.isMedium = speaker.isMedium
        candidate.isSomebody = speaker.isSomebody
        if candidate.origin == .noun { addWithOwners(candidate) } else { add(candidate) }
      }
    }
  }

  /// The bodies and people that no table holds, those near and those of earlier sentences.
  private mutating func addUnlisted() {
    let clause = scene.period.clauses[number]
    let from = scene.unlisted.partition { $0.tokens.lowerBound >= near.lowerBound }
    for constituent in scene.unlisted[from...].prefix(while: { $0.tokens.upperBound <= near.upperBound })
    where (constituent.acts || constituent.tokens.upperBound == cue.lowerBound) && !constituent.tokens.overlaps(cue)
      && !found.contains(where: { $0.voices.count == 1 && $0.voices[0].span == constituent.span })
    {
      let words = NounPhrases.Found(
        tokens: constituent.tokens, span: constituent.span, part: .whole, actor: constituent.actor)
      var candidate = SpeakerCandidate([scene.voice(constituent)], words, origin: .phrase)
      candidate.isSomebody = constituent.kind == .crowd
      let isNew = addIfNew(candidate)
      // 国家防灾局: of a state that is spoken of.
      if isNew, constituent.kind == .body, constituent.actor == nil, clause.contains(constituent.tokens.lowerBound) {
        addWithOwners(candidate)
      }
    }
    for (recency, party) in scene.earlierUnlisted.reversed().enumerated() {
      var candidate = SpeakerCandidate(party.voices, origin: .earlierUnlisted)
      candidate.sentencesAway = party.sentencesAway
      candidate.recency = recency
      addIfNew(candidate)
    }
  }

  /// Those who are meant together where nobody is named: the sides of an encounter, the two named last (双方同意, 联合声明
  /// 称, 两人确认).
  private mutating func addSides() {
    let from = max(scene.period.tokens.lowerBound, near.lowerBound)
    let kind = zone.infos[cue.upperBound - 1].saying
    guard kind == .agree || kind == .jointly || (from..<cue.lowerBound).contains(where: meansSeveral) else { return }
    for voices in scene.stage.together(at: zone.tokens[cue.lowerBound].start) {
      add(SpeakerCandidate(voices, origin: .stage))
    }
  }

  /// Whether a word means several who were named before: 双方, 各国, 他们, 联合声明.
  private func meansSeveral(_ index: Int) -> Bool {
    let info = zone.infos[index]
    return info.role == .both || info.role == .several || info.role == .pronouns || info.saying == .jointDocument
      || info.saying == .document
  }

  /// Noun phrases that no table knows, whole and in parts, and media wherever they stand.
  private mutating func addPhrases() {
    for clause in scene.period.clauses[max(number - SpeakerCollector.phrasesBack, 0)...number] {
      let range = within(clause)
      for phrase in scene.nouns.phrases(in: range) {
        let parts = scene.nouns.parts(of: phrase)
        if parts.count > 1 { add(SpeakerCandidate(parts.map(voice), phrase, origin: .two)) }
        addIfNew(SpeakerCandidate([voice(phrase)], phrase, origin: .phrase))
      }
      for medium in range where zone.infos[medium].outlet != nil {
        guard let speaker = scene.subjects.medium(at: medium, end: clause.upperBound) else { continue }
        var candidate = SpeakerCandidate(speaker.voices, at: speaker.tokens, origin: .medium)
        candidate.isMedium = true
        add(candidate)
      }
    }
  }

  /// 分析指出, 猜测认为: the word itself is all that is told of who speaks.
  private mutating func addReport() {
    guard zone.infos[cue.lowerBound].saying == .report else { return }
    // 根据相关报道: the phrase with the word itself.
    if let phrase = scene.nouns.phrase(endingAt: cue.lowerBound, from: near.lowerBound) {
      addIfNew(SpeakerCandidate([voice(phrase)], phrase, origin: .phrase))
    }
    guard cue.count > 1 || zone.infos[cue.lowerBound - 1].saying == .source else { return }
    let span = TextSpan(zone.tokens[cue.lowerBound].start, zone.tokens[cue.lowerBound].end)
    let voice = Voice(text: zone.text.string(span.start, span.end), span: span, isNamed: false, noun: .crowd)
    add(SpeakerCandidate([voice], at: cue.lowerBound..<(cue.lowerBound + 1), origin: .document))
  }

  /// Names by their surname right before the cue.
  private mutating func addSurnames() {
    let start = max(scene.period.clauses[number].lowerBound, near.lowerBound)
    // 梁启航也表示: adverbs stand between the name and the cue.
    var end = cue.lowerBound
    while end > start, zone.infos[end - 1].saying == .adverb || zone.infos[end - 1].common == .adverb { end -= 1 }
    for name in scene.nouns.surnames(before: end, from: start) {
      let voice = Voice(text: zone.text.string(name.span.start, name.span.end), span: name.span, isNamed: true)
      addIfNew(SpeakerCandidate([voice], name, origin: .phrase))
    }
  }

  /// Adds a phrase unless somebody goes by its words already.
  @discardableResult
  private mutating func addIfNew(_ candidate: SpeakerCandidate) -> Bool {
    guard let voice = candidate.voices.first else { return false }
    let sketch = SpeakerCollector.sketch([voice])
    guard
      !sketches.indices.contains(where: {
        sketches[$0] == sketch && found[$0].voices.count == 1 && found[$0].voices[0].isCalled(voice.text)
      })
    else { return false }
    add(candidate)
    return true
  }

  /// Adds an office or a body and, where its words do not tell its state, the same of each state that is spoken of.
  private mutating func addWithOwners(_ candidate: SpeakerCandidate) {
    let owners = owners(of: candidate)
    var candidate = candidate
    candidate.whose = owners.isEmpty ? nil : .asResolved
    add(candidate)
    for (actor, whose) in owners {
      var other = candidate
      other.voices[0].actor = actor
      other.whose = whose
      add(other)
    }
  }

  private func owners(of candidate: SpeakerCandidate) -> [(actor: String, whose: SpeakerCandidate.Whose)] {
    guard candidate.voices.count == 1, let voice = candidate.voices.first, !voice.isNamed, voice.official == nil,
      let words = candidate.tokens, !words.contains(where: tellsState)
    else { return [] }
    let spokenOf: [(String?, SpeakerCandidate.Whose)] = [
      (scene.stage.actor(before: voice.span.start), .namedLast), (scene.stage.actor(before: 0), .firstOfTheText),
      (scene.stage.speaker.first?.actor, .whoSpokeLast), (scene.stage.locality, .outlets),
    ]
    return spokenOf.compactMap { actor, whose in
      actor.flatMap { $0 == voice.actor ? nil : (actor: $0, whose: whose) }
    }
  }

  /// Whether a word says whose an office or body is.
  private func tellsState(_ index: Int) -> Bool {
    let info = zone.infos[index]
    let lexicon = scene.subjects.lexicon
    return info.state != nil || info.metonym != nil || info.hasAbbreviations
      || info.body.map { !lexicon.bodies[$0].actor.isEmpty } ?? false
      || info.office.map { !lexicon.offices[$0].actor.isEmpty } ?? false
  }

  /// As much of a clause as stands near before the cue.
  private func within(_ clause: Range<Int>) -> Range<Int> {
    max(clause.lowerBound, near.lowerBound)..<min(clause.upperBound, cue.lowerBound)
  }

  private func voice(_ phrase: NounPhrases.Found) -> Voice {
    Voice(
      text: zone.text.string(phrase.span.start, phrase.span.end), actor: phrase.actor, span: phrase.span,
      isNamed: false, noun: scene.subjects.kind(ofPhrase: phrase.tokens))
  }
}
