import Lexicon
import Record

/// What a word of the automaton can be, gathered once for each word that is met.
///
/// Nothing but small numbers, since every token of every text has one and every rule asks it; lists of rows lie in
/// `WordLists`.
struct WordInfo: Sendable {
  /// What a word of an encounter tells.
  struct Encounter: Sendable {
    /// The frame that the word opens.
    let frame: EventWord.Frame
    /// The mode of CONSULT; `nil` where another word tells it.
    let mode: Event.Mode?
  }

  /// What a suffix or a word of time counts, or what more a word of a role says.
  enum Unit: String, Sendable {
    case day, days, month, year, title, office, acting, elect, urging, duty, proposed, expected, also, then, remote
  }

  private let stateRow, metonymRow, bodyRow, officeRow, placeRow, outletRow, speechNumber: Int32
  private let sayingRow: Int32
  private let encounter: EventWord.Frame?
  private let mode: Event.Mode?
  private let number: Int32
  /// Where the lists of a zone hold those of the word; -1 for a word that has none.
  fileprivate(set) var lists: Int32 = -1
  /// What a word does in a statement: cue, speaker, adverb between them.
  let saying: SpeechWord.Kind?
  /// What a word does in a credit: the name of a medium, 报道, 网站.
  let source: SourceWord.Kind?
  let role: FunctionWord.Role?
  let unit: Unit?
  let hasActs, hasOfficials, hasShortNames, hasAbbreviations: Bool
  /// The class of a common word, of which nothing else is known.
  let common: WordClass?
  /// Whether the word is also an everyday one.
  let isOrdinary: Bool
  /// Whether what stands in front of a name may begin with the word: 中国, 外长, 前, 驻.
  let opensHead: Bool
  /// What the word is to a noun phrase that ends in it.
  fileprivate(set) var head: NounHeads.Head = []
  /// What the word is to a choice, by its number among `TokenKind.names`.
  private(set) var kind: Int16 = 0

  var state: Int? { WordInfo.row(stateRow) }
  var metonym: Int? { WordInfo.row(metonymRow) }
  var body: Int? { WordInfo.row(bodyRow) }
  var office: Int? { WordInfo.row(officeRow) }
  var place: Int? { WordInfo.row(placeRow) }
  var outlet: Int? { WordInfo.row(outletRow) }
  /// The row of a word of saying or of its source.
  var speech: Int? { WordInfo.row(speechNumber) }
  /// The same, whatever the word of speech does.
  var speechRow: Int? { WordInfo.row(sayingRow) }
  var value: Int { Int(number) }
  var event: Encounter? { encounter.map { Encounter(frame: $0, mode: mode) } }

  /// What stands for a number, a mark or an unknown stretch.
  static let none = WordInfo(
    senses: [], words: [], eventWords: [], speechWords: [], sourceWords: [])

  init(senses: [Sense], lexicon: LoadedLexicon) {
    self.init(
      senses: senses, words: lexicon.words, eventWords: lexicon.eventWords, speechWords: lexicon.speechWords,
      sourceWords: lexicon.sourceWords)
  }

  private init(
    senses: [Sense], words: [FunctionWord], eventWords: [EventWord], speechWords: [SpeechWord],
    sourceWords: [SourceWord]
  ) {
    func first(_ kind: Sense.Kind) -> Int? { senses.first { $0.kind == kind }?.row }
    func has(_ kind: Sense.Kind) -> Bool { senses.contains { $0.kind == kind } }
    func row(_ kind: Sense.Kind) -> Int32 { first(kind).map { Int32(truncatingIfNeeded: $0) } ?? -1 }
    stateRow = row(.state)
    metonymRow = row(.metonym)
    bodyRow = row(.body)
    officeRow = row(.office)
    placeRow = row(.place)
    outletRow = row(.outlet)
    saying = first(.speech).map { speechWords[$0].kind }
    sayingRow = row(.speech)
    speechNumber =
      saying.map { $0.isCue || $0 == .source || $0 == .noSource || $0 == .noComment } == true ? row(.speech) : -1
    source = first(.source).map { sourceWords[$0].kind }
    let word = first(.word).map { words[$0] }
    role = word?.role
    number = Int32(truncatingIfNeeded: word?.value ?? 0)
    unit = word.flatMap { Unit(rawValue: $0.unit) }
    let event = first(.event).map { eventWords[$0] }
    encounter = event?.frame
    mode = event.flatMap { Event.Mode(rawValue: $0.mode) }
    hasActs = has(.act)
    hasOfficials = has(.official)
    hasShortNames = has(.shortName)
    hasAbbreviations = has(.abbreviation)
    common = first(.common).flatMap { WordClass(rawValue: UInt8(truncatingIfNeeded: $0)) }
    isOrdinary = has(.ordinary)
    opensHead =
      stateRow >= 0 || metonymRow >= 0 || bodyRow >= 0 || officeRow >= 0 || hasAbbreviations || role == .former
      || role == .acting || role == .deputy || role == .posted
    kind = Int16(truncatingIfNeeded: TokenKind.meaning(self))
  }

  private static func row(_ number: Int32) -> Int? { number < 0 ? nil : Int(number) }

  /// Whether the word may be a noun as far as the tables tell.
  var mayBeNoun: Bool {
    if let common { return common == .noun || common == .body }
    return event == nil && (saying == nil || saying?.isSpeaker == true) && (role == nil || role == .people)
  }
}

/// The rows of a word that may have several of a kind.
final class WordLists: Sendable {
  let acts: [ActWord]
  let officials: [Int]
  let shortNames: [Int]
  let abbreviations: [Int]
  /// Whom a word of an encounter brings together.
  let ranks: [String]

  /// The lists of a word that has none.
  static let none = WordLists(senses: [], actWords: [], eventWords: [])

  convenience init(senses: [Sense], lexicon: LoadedLexicon) {
    self.init(senses: senses, actWords: lexicon.actWords, eventWords: lexicon.eventWords)
  }

  private init(senses: [Sense], actWords: [ActWord], eventWords: [EventWord]) {
    func all(_ kind: Sense.Kind) -> [Int] { senses.filter { $0.kind == kind }.map(\.row) }
    acts = all(.act).map { actWords[$0] }
    officials = all(.official)
    shortNames = all(.shortName)
    abbreviations = all(.abbreviation)
    ranks = all(.event).first.map { eventWords[$0].ranks } ?? []
  }

  fileprivate var isEmpty: Bool {
    acts.isEmpty && officials.isEmpty && shortNames.isEmpty && abbreviations.isEmpty && ranks.isEmpty
  }
}

/// What the words of a zone can be, token by token.
final class Words {
  private let infos: [WordInfo]
  private let lists: [WordLists]

  init(_ tokens: [Token], _ vocabulary: inout Vocabulary) {
    var infos: [WordInfo] = []
    infos.reserveCapacity(tokens.count)
    var lists: [WordLists] = []
    for token in tokens {
      guard token.word >= 0 else {
        infos.append(.none)
        continue
      }
      var info = vocabulary.info(token.word)
      if info.lists >= 0 {
        lists.append(vocabulary.lists[Int(info.lists)])
        info.lists = Int32(truncatingIfNeeded: lists.count - 1)
      }
      infos.append(info)
    }
    self.infos = infos
    self.lists = lists
  }

  /// What a token can be; nothing where it is no word or there is none.
  @inline(__always)
  subscript(token: Int) -> WordInfo { infos[token] }

  /// The words of acts that a token can be.
  func acts(_ token: Int) -> [ActWord] { infos[token].hasActs ? lists(token).acts : [] }

  /// The officials whose name a token can be.
  func officials(_ token: Int) -> [Int] { infos[token].hasOfficials ? lists(token).officials : [] }

  /// The officials whose short name a token can be.
  func shortNames(_ token: Int) -> [Int] { infos[token].hasShortNames ? lists(token).shortNames : [] }

  /// The states that a token can abbreviate.
  func abbreviations(_ token: Int) -> [Int] { infos[token].hasAbbreviations ? lists(token).abbreviations : [] }

  /// Whom a word of an encounter brings together.
  func ranks(_ token: Int) -> [String] { lists(token).ranks }

  private func lists(_ token: Int) -> WordLists { lists[Int(infos[token].lists)] }

  /// The states that are named.
  var states: [Int] { infos.compactMap(\.state) }

  /// Whether the zone has a token.
  func has(_ token: Int) -> Bool { infos.indices.contains(token) }

  /// The first token that names one official and nobody else, with the official.
  var firstOfficial: (token: Int, official: Int)? {
    for (token, info) in infos.enumerated() where info.hasOfficials {
      let officials = officials(token)
      if let first = officials.first, officials.count == 1 { return (token, first) }
    }
    return nil
  }
}

/// The words met so far with what they can be; one for each worker.
struct Vocabulary {
  let lexicon: LoadedLexicon
  /// For each word of the automaton its position in `infos`, or -1 while it has not been met.
  private var positions: [Int32]
  private var infos: [WordInfo] = []
  fileprivate private(set) var lists: [WordLists] = []

  init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    positions = [Int32](repeating: -1, count: lexicon.automaton.wordCount)
  }

  /// What a word can be.
  ///
  /// - Parameter scalars: How the text writes it.
  mutating func info(_ word: Int, _ scalars: @autoclosure () -> ArraySlice<UInt32>) -> WordInfo {
    let known = Int(positions[word])
    return known >= 0 ? infos[known] : meet(word, scalars())
  }

  /// What a word can be that has been met.
  func info(_ word: Int) -> WordInfo { infos[Int(positions[word])] }

  /// Gathers what a word can be that has not been met.
  private mutating func meet(_ word: Int, _ scalars: ArraySlice<UInt32>) -> WordInfo {
    positions[word] = Int32(truncatingIfNeeded: infos.count)
    let senses = lexicon.automaton.senses(of: word)
    var info = WordInfo(senses: senses, lexicon: lexicon)
    info.head = lexicon.nounHeads.role(scalars, isNoun: info.mayBeNoun)
    let more = WordLists(senses: senses, lexicon: lexicon)
    if !more.isEmpty {
      info.lists = Int32(truncatingIfNeeded: lists.count)
      lists.append(more)
    }
    infos.append(info)
    return info
  }
}
