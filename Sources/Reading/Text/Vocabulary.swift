import Lexicon

/// What a word of the automaton can be, gathered once for each word that is met.
///
/// A reference, since every token of every text holds one.
final class WordInfo: Sendable {
  let state: Int?
  let metonym: Int?
  let body: Int?
  let office: Int?
  let place: Int?
  let outlet: Int?
  /// The row of a word of saying or of its source.
  let speech: Int?
  /// What a word does in a statement: cue, speaker, adverb between them.
  let saying: SpeechWord.Kind?
  /// What a word does in a credit: the name of a medium, 报道, 网站.
  let source: SourceWord.Kind?
  let role: FunctionWord.Role?
  let value: Int
  let unit: String
  let event: EventWord?
  let acts: [ActWord]
  let officials: [Int]
  let shortNames: [Int]
  let abbreviations: [Int]
  /// Whether the word is also an everyday one.
  let isOrdinary: Bool

  /// What stands for a number, a mark or an unknown stretch.
  static let none = WordInfo(senses: [], words: [], eventWords: [], speechWords: [], sourceWords: [], actWords: [])

  convenience init(senses: [Sense], lexicon: LoadedLexicon) {
    self.init(
      senses: senses, words: lexicon.words, eventWords: lexicon.eventWords, speechWords: lexicon.speechWords,
      sourceWords: lexicon.sourceWords, actWords: lexicon.actWords)
  }

  private init(
    senses: [Sense], words: [FunctionWord], eventWords: [EventWord], speechWords: [SpeechWord],
    sourceWords: [SourceWord], actWords: [ActWord]
  ) {
    func first(_ kind: Sense.Kind) -> Int? { senses.first { $0.kind == kind }?.row }
    func all(_ kind: Sense.Kind) -> [Int] { senses.filter { $0.kind == kind }.map(\.row) }
    state = first(.state)
    metonym = first(.metonym)
    body = first(.body)
    office = first(.office)
    place = first(.place)
    outlet = first(.outlet)
    saying = first(.speech).map { speechWords[$0].kind }
    speech =
      saying.map { $0.isCue || $0 == .source || $0 == .noSource || $0 == .noComment } == true ? first(.speech) : nil
    source = first(.source).map { sourceWords[$0].kind }
    let word = first(.word).map { words[$0] }
    role = word?.role
    value = word?.value ?? 0
    unit = word?.unit ?? ""
    event = first(.event).map { eventWords[$0] }
    acts = all(.act).map { actWords[$0] }
    officials = all(.official)
    shortNames = all(.shortName)
    abbreviations = all(.abbreviation)
    isOrdinary = first(.ordinary) != nil
  }
}

/// The words met so far with what they can be; one for each worker.
struct Vocabulary {
  let lexicon: LoadedLexicon
  /// For each word of the automaton its position in `infos`, or -1 while it has not been met.
  private var positions: [Int32]
  private var infos: [WordInfo] = []

  init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    positions = [Int32](repeating: -1, count: lexicon.automaton.wordCount)
  }

  /// What a word can be.
  mutating func info(_ word: Int) -> WordInfo {
    guard word >= 0 else { return .none }
    let known = positions[word]
    if known >= 0 { return infos[Int(known)] }
    positions[word] = Int32(infos.count)
    infos.append(WordInfo(senses: lexicon.automaton.senses(of: word), lexicon: lexicon))
    return infos[infos.count - 1]
  }
}
