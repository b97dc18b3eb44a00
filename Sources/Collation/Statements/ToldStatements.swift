import Lexicon
import Record

/// The statements of an encounter's accounts, with their voices and their sentences.
struct ToldStatements {
  /// One statement of one article.
  struct Told {
    /// The article, by its position in the order of publication.
    var article: Int
    /// Its position among the article's statements.
    var order: Int
    var statement: Statement
    var voice: Int
    var standing: Occasion.Standing
    /// Where in the article it stands, of a thousand.
    var place: Int
  }

  private(set) var articles: [String] = []
  private(set) var statements: [Told] = []
  /// The passages, in the order of the statements; parts that were cut off later stand at the end.
  private(set) var passages: [Passage] = []
  private(set) var voices: [Voice] = []
  /// The articles' words in one script.
  private(set) var texts: [[UInt32]] = []
  private(set) var days: [CivilDate?] = []
  private var voiceNumbers: [Voice: Int] = [:]
  private let lexicon: LoadedLexicon
  private let words: OccasionWords
  private let functionCharacters: Set<UInt32>

  init(lexicon: LoadedLexicon, words: OccasionWords, functionCharacters: Set<UInt32>) {
    self.lexicon = lexicon
    self.words = words
    self.functionCharacters = functionCharacters
  }

  mutating func add(_ reading: ArticleReading, _ encounter: StatementAlignment.Encounter) {
    guard reading.statements.contains(where: { !$0.content.isEmpty }), !reading.article.text.isEmpty else { return }
    let article = articles.count
    articles.append(reading.article.id)
    let text = reading.article.text.unicodeScalars.map { lexicon.folding.fold($0.value) }
    texts.append(text)
    days.append(reading.article.published?.localDate)
    let occasion = Occasion(reading, text: text, encounter: encounter, words: words, lexicon: lexicon)
    for (order, statement) in reading.statements.enumerated() where !statement.content.isEmpty {
      let voice = Voice(statement.speakers, lexicon: lexicon)
      guard let standing = occasion.standing(of: statement, voice: voice) else { continue }
      let number = voiceNumbers[voice] ?? voices.count
      if number == voices.count {
        voices.append(voice)
        voiceNumbers[voice] = number
      }
      let cut = Passage.cut(statement.content, text: text, article: article, statement: statements.count)
      guard !cut.isEmpty else { continue }
      passages += cut
      statements.append(
        Told(
          article: article, order: order, statement: statement, voice: number, standing: standing,
          place: (statement.content.first?.start ?? 0) * 1000 / max(text.count, 1)))
    }
  }

  /// How likely the voices of two passages are one.
  func closeness(_ first: Int, _ second: Int) -> Voice.Closeness {
    let one = voice(first)
    let other = voice(second)
    return one == other ? .same : voices[one].closeness(to: voices[other])
  }

  /// Whether two passages belong to different occasions: neither was said at the encounter, and days lie between them.
  func areDaysApart(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (told(first), told(second))
    guard one.standing.isElsewhere, other.standing.isElsewhere, let day = days[one.article],
      let later = days[other.article]
    else { return false }
    return abs(later - day) >= 2
  }

  /// Whether one was said at the encounter and the other was not.
  func areParted(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (told(first).standing, told(second).standing)
    return one == .at && other.isElsewhere || one.isElsewhere && other == .at
  }

  /// Cuts a passage in two; the second part gets a number of its own.
  mutating func cut(_ passage: Int, _ first: [TextSpan], _ second: [TextSpan]) -> Int {
    let text = texts[passages[passage].article]
    var part = passages[passage]
    part.spans = second
    part.grams = Passage.grams(second, text)
    passages.append(part)
    passages[passage].spans = first
    passages[passage].grams = Passage.grams(first, text)
    return passages.count - 1
  }

  func voice(_ passage: Int) -> Int { statements[passages[passage].statement].voice }

  func told(_ passage: Int) -> Told { statements[passages[passage].statement] }
}
