import Lexicon

/// What a word of the automaton can be, gathered once for each word that is met.
struct WordInfo {
  var state: Int?
  var metonym: Int?
  var body: Int?
  var office: Int?
  var place: Int?
  var outlet: Int?
  var speech: Int?
  var role: FunctionWord.Role?
  var value = 0
  var unit = ""
  var event: EventWord?
  var officials: [Int] = []
  var shortNames: [Int] = []
  var abbreviations: [Int] = []
  /// Whether the word is also an everyday one.
  var isOrdinary = false

  static let none = WordInfo()

  init() {}

  init(senses: [Sense], lexicon: LoadedLexicon) {
    for sense in senses {
      switch sense.kind {
      case .state: state = state ?? sense.row
      case .metonym: metonym = metonym ?? sense.row
      case .body: body = body ?? sense.row
      case .office: office = office ?? sense.row
      case .place: place = place ?? sense.row
      case .outlet: outlet = outlet ?? sense.row
      case .speech: speech = speech ?? sense.row
      case .word:
        let word = lexicon.words[sense.row]
        role = word.role
        value = word.value
        unit = word.unit
      case .event: event = lexicon.eventWords[sense.row]
      case .official: officials.append(sense.row)
      case .shortName: shortNames.append(sense.row)
      case .abbreviation: abbreviations.append(sense.row)
      case .ordinary: isOrdinary = true
      case .issue: break
      }
    }
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
    if positions[word] >= 0 { return infos[Int(positions[word])] }
    positions[word] = Int32(infos.count)
    infos.append(WordInfo(senses: lexicon.automaton.senses(of: word), lexicon: lexicon))
    return infos[infos.count - 1]
  }
}
