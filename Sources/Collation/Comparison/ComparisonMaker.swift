public import Lexicon
public import Record

/// Puts accounts side by side.
///
/// Pure: the result depends on the entry, the readings and the lexicon, not on the order of the readings.
public struct ComparisonMaker: Sendable {
  private let lexicon: LoadedLexicon
  private let comparison: WordingComparison
  private let names: IssueNames
  private let voices: VoiceWords
  private let atmosphere: AtmosphereRows

  /// A maker with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    comparison = WordingComparison(lexicon: lexicon)
    names = IssueNames(lexicon: lexicon)
    voices = VoiceWords(lexicon: lexicon)
    atmosphere = AtmosphereRows(lexicon: lexicon)
  }

  /// The accounts of an entry side by side.
  ///
  /// - Parameters:
  ///   - entry: The event.
  ///   - readings: The whole readings of its accounts, in any order; others are not looked at, and an account without
  ///     its reading is left out.
  ///   - isByAccount: Whether each account that repeats no other is a column, and not each outlet.
  /// - Complexity: Linear in the accounts' texts and, for each statement, in the product of its wordings' lengths, up
  ///   to a bound.
  public func comparison(
    of entry: Entry, readings: [ArticleReading], isByAccount: Bool = false
  ) -> Comparison {
    var byID: [String: ArticleReading] = [:]
    for reading in readings { byID[reading.article.id] = reading }
    let present = Set(entry.accounts.map(\.article)).intersection(byID.keys)
    var reprints: [String: [Entry.Account]] = [:]
    var texts: [AccountText] = []
    var points: [String: Int] = [:]
    for account in entry.accounts {
      // A reprint stands in the column of what it repeats, if that is here.
      if let leader = account.reprintOf, present.contains(leader), leader != account.article {
        reprints[leader, default: []].append(account)
      } else if let reading = byID[account.article] {
        texts.append(AccountText(reading, account: account, entry: entry, lexicon: lexicon))
      }
    }
    let statements = statements(of: entry, texts)
    let positions = Dictionary(
      texts.indices.map { (texts[$0].article.id, $0) }, uniquingKeysWith: { first, _ in first })
    for statement in statements where statement.atEvent {
      for article in Set(statement.wordings.map(\.article)) { points[article, default: 0] += 1 }
      for wording in statement.wordings {
        if let index = positions[wording.article] { texts[index].markSaid(wording.content) }
      }
    }
    return made(entry, statements, texts, reprints: reprints, points: points, isByAccount: isByAccount)
  }

  /// The entry's aligned statements; aligned anew where the entry was stored without them.
  private func statements(of entry: Entry, _ texts: [AccountText]) -> [Entry.AlignedStatement] {
    guard entry.statements.isEmpty else { return entry.statements }
    let encounter = StatementAlignment.Encounter(
      participants: entry.participants, when: entry.when,
      tellings: Dictionary(texts.map { ($0.article.id, $0.tellings) }, uniquingKeysWith: { first, _ in first }))
    return StatementAlignment(lexicon: lexicon).aligned(texts.map(\.reading), at: encounter)
  }

  /// Texts side by side that tell of no event in common, each a column.
  ///
  /// - Parameter readings: The whole readings, in the order in which they are to be shown.
  public func comparison(of readings: [ArticleReading]) -> Comparison {
    let texts = readings.map { reading in
      let article = reading.article
      let account = Entry.Account(
        article: article.id, path: article.source.path, outlet: article.outlet.id ?? article.outlet.name,
        url: article.url, title: article.title, published: article.published, status: .held, when: .unknown,
        place: nil, relayedFrom: article.relayedFrom.map(\.name), evidence: [], statements: reading.statements.count)
      return AccountText(reading, account: account, entry: nil, lexicon: lexicon)
    }
    let statements = StatementAlignment(lexicon: lexicon).aligned(readings, participants: [])
    let points = Dictionary(
      readings.enumerated().map { ($1.article.id, readings.count - $0) }, uniquingKeysWith: { first, _ in first })
    // Without an event nothing is said about it elsewhere.
    let said = statements.map { statement in
      var statement = statement
      statement.atEvent = true
      return statement
    }
    return made(nil, said, texts, reprints: [:], points: points, isByAccount: true)
  }

  private func made(
    _ entry: Entry?, _ statements: [Entry.AlignedStatement], _ texts: [AccountText],
    reprints: [String: [Entry.Account]], points: [String: Int], isByAccount: Bool
  ) -> Comparison {
    var sides: [String] = []
    for actor in entry?.participants.compactMap(\.actor) ?? [] where !sides.contains(actor) { sides.append(actor) }
    let columns = ColumnMaker(lexicon: lexicon, sides: Set(sides), isByAccount: isByAccount)
      .columns(texts, reprints: reprints, points: points)
    guard !columns.isEmpty else { return Comparison(entry: entry, columns: [], rows: []) }
    let said = StatementRows(
      lexicon: lexicon, comparison: comparison, names: names, voices: voices, sides: Set(sides)
    ).rows(statements, columns)
    let told = AgreementRows(lexicon: lexicon, comparison: comparison, names: names, sides: Set(sides))
      .rows(columns, beside: said)
    var rows: [Comparison.Row] = []
    if let entry { rows += FactRows(lexicon: lexicon, entry: entry, comparison: comparison).rows(columns) }
    rows += IssueRows(names: names).rows(columns)
    for section in [Comparison.Section.commitments, .statements, .reactions] {
      rows += told.filter { $0.section == section }
    }
    rows += CreditRows(lexicon: lexicon, voices: voices, sides: sides).rows(columns)
    rows += atmosphere.rows(columns)
    for index in rows.indices { rows[index].number = index + 1 }
    let shown = columns.map(\.column)
    return Comparison(
      entry: entry, columns: shown, rows: rows, exclusives: Exclusives.all(shown, rows, sides: sides))
  }
}

extension ComparisonMaker {
  /// The entry that most of some articles have an account of: an encounter before a deed, and of several the one that
  /// the articles are mainly about.
  ///
  /// - Parameters:
  ///   - entries: What `Collator` makes of the articles' readings.
  ///   - readings: The articles.
  /// - Returns: `nil` where no two of them tell of one event.
  public static func sharedEntry(_ entries: [Entry], _ readings: [ArticleReading]) -> Entry? {
    let byID = Dictionary(readings.map { ($0.article.id, $0) }, uniquingKeysWith: { first, _ in first })
    func rank(_ entry: Entry) -> (Int, Int, Int, Int) {
      let told = Set(entry.accounts.map(\.article))
      let headlines = entry.accounts.count { account in
        byID[account.article]?.events.contains {
          $0.headline && $0.zone == account.zone && $0.evidence == account.evidence
        } ?? false
      }
      let people = entry.participants.count { $0.entity != nil }
      return (told.count, entry.kind == .consult ? 1 : 0, headlines, people)
    }
    var best: Entry?
    for entry in entries where Set(entry.accounts.map(\.article)).count > 1 {
      if best.map({ rank($0) < rank(entry) }) ?? true { best = entry }
    }
    return best
  }
}
