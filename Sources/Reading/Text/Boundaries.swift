import Lexicon
import Record

// What stands for everything outside each kind of row: nothing that any rule looks for.

extension UInt32: Bounded {
  /// A text ends as its paragraphs do.
  static var boundary: UInt32 { 0x0A }
}

extension Token: Bounded {
  static var boundary: Token { Token(start: 0, end: 0, shape: .sentenceEnd) }
}

extension WordInfo: Bounded {
  static var boundary: WordInfo { .none }
}

extension WordLists: Bounded {
  static var boundary: WordLists { .none }
}

extension Range: Bounded where Bound == Int {
  static var boundary: Range<Int> { 0..<0 }
}

extension Voice: Bounded {
  static var boundary: Voice { Voice(text: "", span: TextSpan(0, 0), isNamed: false) }
}

extension Phrase: Bounded {
  static var boundary: Phrase { Phrase(kind: .side, tokens: 0..<0, parties: []) }
}

extension Constituent: Bounded {
  static var boundary: Constituent {
    Constituent(kind: .crowd, tokens: 0..<0, span: TextSpan(0, 0), actor: nil, namesParty: false, acts: false)
  }
}

extension Group: Bounded {
  static var boundary: Group { Group(tokens: 0..<0, phrases: [], marker: .none) }
}

extension Office: Bounded {
  static var boundary: Office { .unknown }
}

extension Official: Bounded {
  static var boundary: Official { .unknown }
}

extension State: Bounded {
  static var boundary: State { .unknown }
}

extension Metonym: Bounded {
  static var boundary: Metonym { .unknown }
}

extension Body: Bounded {
  static var boundary: Body { .unknown }
}

extension Place: Bounded {
  static var boundary: Place { .unknown }
}

extension OutletEntry: Bounded {
  static var boundary: OutletEntry { .unknown }
}

extension Issue: Bounded {
  static var boundary: Issue { .unknown }
}

extension IssueTrigger: Bounded {
  static var boundary: IssueTrigger { .unknown }
}

extension EventWord: Bounded {
  static var boundary: EventWord { .unknown }
}

extension FunctionWord: Bounded {
  static var boundary: FunctionWord { .unknown }
}

extension SpeechWord: Bounded {
  static var boundary: SpeechWord { .unknown }
}

extension SourceWord: Bounded {
  static var boundary: SourceWord { .unknown }
}

extension ActWord: Bounded {
  static var boundary: ActWord { .unknown }
}

extension Hit: Bounded {
  static var boundary: Hit { Hit(start: 0, end: 0, word: -1) }
}

extension UInt64: Bounded {
  /// No bit.
  static var boundary: UInt64 { 0 }
}

extension Int32: Bounded {
  /// No position.
  static var boundary: Int32 { -1 }
}

extension Unicode.Scalar: Bounded {
  static var boundary: Unicode.Scalar { "\n" }
}

extension Event: Bounded {
  static var boundary: Event {
    Event(
      kind: .consult, status: .held, when: .unknown, actors: [], recipients: [],
      cue: Event.Cue(span: TextSpan(0, 0), text: ""), evidence: [])
  }
}

extension Mention: Bounded {
  static var boundary: Mention { Mention(span: TextSpan(0, 0), kind: .phrase, entity: nil, text: "") }
}

extension DateMention: Bounded {
  static var boundary: DateMention { DateMention(span: TextSpan(0, 0), when: .unknown) }
}

extension ToldDate: Bounded {
  static var boundary: ToldDate { ToldDate(tokens: 0..<0, span: TextSpan(0, 0), when: .unknown) }
}

extension Sighting: Bounded {
  static var boundary: Sighting {
    Sighting(
      mode: .meeting, status: .held, actors: [], recipients: [], when: .unknown, ranks: [], cue: TextSpan(0, 0),
      sentence: TextSpan(0, 0), zone: .text)
  }
}

extension ActSighting: Bounded {
  static var boundary: ActSighting {
    ActSighting(
      kind: .consult, status: .held, actors: [], recipients: [], when: .unknown, cue: TextSpan(0, 0),
      sentence: TextSpan(0, 0), zone: .text, weight: 0, position: 0, namesRecipient: false, isOwnVoice: false,
      isHistory: false, frame: .notAnAct, before: 0, after: 0, isQuoted: false)
  }
}

extension Act: Bounded {
  static var boundary: Act { Act(.boundary) }
}

extension StatementReader.Draft: Bounded {
  static var boundary: StatementReader.Draft {
    StatementReader.Draft(voices: [], cue: 0..<0, kind: .report, content: [])
  }
}

extension Cast.Member: Bounded {
  static var boundary: Cast.Member { Cast.Member(text: "", scalars: []) }
}

extension Quotations.Opening: Bounded {
  static var boundary: Quotations.Opening { Quotations.Opening(token: -1, mark: 0) }
}

extension NamedSides.Named: Bounded {
  static var boundary: NamedSides.Named { NamedSides.Named(start: 0, actor: "") }
}

extension Dealing: Bounded {
  static var boundary: Dealing { Dealing(span: TextSpan(0, 0), actors: []) }
}

extension ExplainedFact: Bounded {
  static var boundary: ExplainedFact {
    ExplainedFact(kind: .article, number: 0, summary: "", zone: .text, spans: [], excerpts: [], reasons: [])
  }
}

extension CountedTrigger: Bounded {
  static var boundary: CountedTrigger { CountedTrigger(row: .unknown, spans: [], count: 0, score: 0) }
}

extension SaidClause: Bounded {
  static var boundary: SaidClause { SaidClause(tokens: 0..<0, period: 0, mark: .other) }
}

extension CueCandidate: Bounded {
  static var boundary: CueCandidate {
    CueCandidate(
      run: 0..<0, kind: .report, period: 0, clause: 0, rules: .nothing, ruleVoices: [], start: 0, speakers: [],
      signs: .boundary, speakerSigns: [], span: TextSpan(0, 0))
  }
}

extension SpeechPeriod: Bounded {
  static var boundary: SpeechPeriod {
    SpeechPeriod(
      period: Period(tokens: 0..<0, clauses: [], quotations: [], opensParagraph: false), groups: [], dates: [])
  }
}

extension SpeakerCandidate: Bounded {
  static var boundary: SpeakerCandidate {
    SpeakerCandidate([], origin: .none)
  }
}

extension EarlierParty: Bounded {
  static var boundary: EarlierParty { EarlierParty(voices: [], isMedium: false, sentencesAway: 0) }
}

extension Signs: Bounded {
  static var boundary: Signs { Signs(.silent) }
}

extension Int: Bounded {
  static var boundary: Int { 0 }
}

extension String: Bounded {
  static var boundary: String { "" }
}
