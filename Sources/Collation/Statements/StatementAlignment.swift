public import Lexicon
public import Record

/// Brings the tellings of one utterance together: by several outlets, in either script, direct here and indirect there,
/// whole or shortened.
///
/// The unit of comparison is the sentence: contents are cut into passages, passages of compatible voices are compared by
/// the pairs of characters they share, in one script, rare pairs counting more, and passages that tell the same are
/// gathered. Sentences of one statement that the accounts tell together are put together again.
///
/// Pure: the result depends on the readings and the lexicon, not on the order of the readings.
public struct StatementAlignment: Sendable {
  private let lexicon: LoadedLexicon
  private let functionCharacters: Set<UInt32>
  private let occasionWords: OccasionWords

  /// An alignment with a lexicon. Make it once for many entries: it prepares the lexicon's words.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    functionCharacters = Passage.functionCharacters(of: lexicon)
    occasionWords = OccasionWords(lexicon: lexicon)
  }

  /// Every utterance that some readings attribute, in the order in which it is first told.
  ///
  /// - Parameters:
  ///   - readings: Whole readings in any order; a reading without its text or its statements adds nothing.
  ///   - participants: Who met; nobody where no event is in view. Their words count as said at the event unless the
  ///     sentence tells of another occasion.
  public func aligned(_ readings: [ArticleReading], participants: [Entry.Participant]) -> [Entry.AlignedStatement] {
    aligned(readings, at: Encounter(participants: participants))
  }

  /// The utterances of an encounter: what was said at it, and what was said about it elsewhere.
  ///
  /// - Parameters:
  ///   - readings: The whole readings of its accounts, in any order.
  ///   - encounter: Who met, when, and which events of the articles tell of it.
  public func aligned(_ readings: [ArticleReading], at encounter: Encounter) -> [Entry.AlignedStatement] {
    let ordered = readings.sorted {
      ($0.article.published?.seconds ?? .max, $0.article.id) < ($1.article.published?.seconds ?? .max, $1.article.id)
    }
    var told = ToldStatements(lexicon: lexicon, words: occasionWords, functionCharacters: functionCharacters)
    var seen: Set<String> = []
    for reading in ordered where seen.insert(reading.article.id).inserted { told.add(reading, encounter) }
    guard !told.passages.isEmpty else { return [] }
    let index = PassageIndex(told.passages, functionCharacters: functionCharacters)
    var clusters = PassageClusters(told: told, index: index)
    clusters.gather()
    clusters.tear()
    clusters.rejoin()
    let maker = UtteranceMaker(lexicon: lexicon, told: clusters.told, index: clusters.index, encounter: encounter)
    return maker.statements(clusters.groups)
  }
}

extension StatementAlignment {
  /// Words in one script, character by character.
  func folded(_ words: String) -> [UInt32] { words.unicodeScalars.map { lexicon.folding.fold($0.value) } }

  /// Whether a character alone is a function word.
  func isFunction(_ scalar: UInt32) -> Bool { functionCharacters.contains(scalar) }

  /// The statements of an entry, from the reports that it is made of.
  func statements(
    of reports: [Telling], readings: [ArticleReading], participants: [Entry.Participant], when: DateInterval
  ) -> [Entry.AlignedStatement] {
    var tellings: [String: [Event]] = [:]
    for report in reports { tellings[readings[report.article].article.id, default: []].append(report.event) }
    let tellers = readings.filter { tellings[$0.article.id] != nil }
    return aligned(tellers, at: Encounter(participants: participants, when: when, tellings: tellings))
  }

  /// The encounter at which, or about which, something was said.
  public struct Encounter: Sendable {
    /// Who took part.
    public var participants: [Entry.Participant]
    /// When; unknown where no event is in view.
    public var when: DateInterval
    /// The events of each article that tell of it, by the article's id; `nil` where every statement is asked for.
    public var tellings: [String: [Event]]?

    /// An encounter by its participants, its days and the events that tell of it.
    public init(participants: [Entry.Participant], when: DateInterval = .unknown, tellings: [String: [Event]]? = nil) {
      self.participants = participants
      self.when = when
      self.tellings = tellings
    }
  }
}
