import Lexicon
import Record

/// What the rules know of an article before they read a zone of it.
struct ReadingContext {
  let lexicon: LoadedLexicon
  /// The day that 今天 means.
  let day: ReportDay
  /// The person whom the headline names, on stage before the body names anybody.
  var headlinePerson: Voice?
  /// The day that the headline tells: whose diary a report of hours is.
  var headlineDay: CivilDate?
  /// The states that the article names in full.
  let statesNamed: Set<Int>
  /// Whose ministries the outlet names without their state; `nil` for one that writes of the whole world.
  let home: String?
  /// Whether weights choose among the acts told.
  let choosesActs: Bool
}

/// Reads a zone, sentence after sentence: times, parties, names, encounters.
struct ZoneReader {
  let zone: Zone
  let name: TextSpan.Zone
  private(set) var people: PhraseReader
  private(set) var encounters: EncounterReader
  private(set) var acts: ActReader
  private(set) var mentions: [Mention] = []
  private(set) var dateMentions: [DateMention] = []
  /// The states of each sentence that tells of more than one.
  private(set) var dealings: [Dealing] = []
  private(set) var phrases: [Phrase] = []
  /// The bodies and people that no table holds.
  private(set) var constituents: [Constituent] = []
  private(set) var times: [ToldDate] = []
  private var dates: DateReader
  private let names: MentionReader

  init(_ zone: Zone, _ name: TextSpan.Zone, _ context: ReadingContext, cast: Cast) {
    self.zone = zone
    self.name = name
    people = PhraseReader(
      lexicon: context.lexicon, text: zone.text, tokens: zone.tokens, infos: zone.infos, day: context.day.inOffice,
      statesNamed: context.statesNamed, cast: cast)
    dates = DateReader(calendar: ArticleCalendar(context.day), tokens: zone.tokens, infos: zone.infos)
    encounters = EncounterReader(
      lexicon: context.lexicon, text: zone.text, zone: name, today: context.day.horizon)
    if let person = context.headlinePerson, name == .text {
      encounters.stage.subject = [person]
      encounters.diary = context.headlineDay.map { (day: $0, owner: person) }
    }
    acts = ActReader(
      lexicon: context.lexicon, zone: zone, name, today: context.day.horizon, home: context.home,
      readsDoubtful: context.choosesActs)
    names = MentionReader(lexicon: context.lexicon)
  }

  /// Reads what stands at or after a scalar.
  mutating func read(after start: Int) {
    for whole in zone.sentences {
      guard let sentence = whole.after(start, zone.tokens) else { continue }
      let told = dates.dates(in: sentence)
      let phrases = people.phrases(in: sentence)
      if let dealing = Dealing(phrases, sentence, zone, before: dealings.last) { dealings.append(dealing) }
      self.phrases += phrases
      times += told
      let unlisted = ConstituentReader(people, phrases: phrases).constituents(in: sentence.tokens)
      constituents += unlisted
      mentions += names.mentions(sentence, zone, phrases, unlisted, in: name)
      dateMentions += told.map { DateMention(span: $0.span, when: $0.when, zone: name) }
      let scene = Scene(
        sentence: sentence, tokens: zone.tokens, infos: zone.infos, phrases: phrases, dates: told, text: zone.text)
      encounters.read(scene)
      acts.read(scene, sides: encounters.stage.sides.map { $0.actors + $0.recipients } ?? [])
    }
  }
}
