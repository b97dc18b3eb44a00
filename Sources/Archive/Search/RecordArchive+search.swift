public import Record

/// An article that search has found.
public struct ArticleHit: Sendable, Equatable {
  /// The article's id.
  public var id: String
  /// The outlet's id or, lacking that, its name.
  public var outlet: String?
  /// The outlet's name.
  public var outletName: String?
  /// The address.
  public var url: String?
  /// The file it was taken from.
  public var path: String
  /// The headline, whole, with the found words marked.
  public var title: Snippet
  /// When it was published.
  public var published: Timestamp?
  /// The place in the text where the words first stand.
  public var snippet: Snippet
  /// Why the article has no reading; `nil` where it has one.
  public var fault: String?
}

/// What search has found.
public struct SearchResult: Sendable, Equatable {
  /// The hits asked for.
  public var hits: [ArticleHit]
  /// How many there are in all.
  public var total: Int
  /// The phrases looked for, folded; empty where nothing typed can be looked for, such as punctuation alone.
  public var phrases: [String]
}

/// In which order hits come.
public enum SearchOrder: Sendable, Hashable {
  /// Best first (BM25, headlines count five times), then newest.
  case relevance
  /// Last published first.
  case newest
  /// First published first.
  case oldest
}

/// What of a reading is needed.
public enum ReadingPart: Sendable, Hashable {
  case all, statements, events

  /// The members of its JSON that are not.
  var leftOut: [String] {
    switch self {
    case .all: []
    case .statements: ["mentions", "dates", "events", "images"]
    case .events: ["mentions", "dates", "statements", "images"]
    }
  }
}

extension RecordArchive {
  /// Looks for words in headlines and texts, in both scripts at once.
  ///
  /// Words parted by spaces or punctuation must all be found, each as it stands: 外长 finds 外長 and 王毅外长, and not
  /// 外，长. A single Chinese character is found wherever it stands. Letters and digits are found as whole words,
  /// in either case and width.
  ///
  /// - Parameters:
  ///   - words: Anything a person types; nothing of it is syntax.
  ///   - limit: How many hits at most; `nil` for all. The total is always told.
  ///   - offset: How many hits to pass over first.
  ///   - outlets: Ids or names of outlets, any of which published it; empty for all.
  ///   - since: The first day of publication, in the offset of each article's own time.
  ///   - until: The last day of publication.
  ///   - order: Which hits come first.
  ///   - width: How many characters of the text to show with each hit.
  /// - Throws: `queryTooLong` beyond a thousand characters, `corrupt`, `inaccessible`.
  public func search(
    _ words: String, limit: Int? = 20, offset: Int = 0, outlets: [String] = [], since: CivilDate? = nil,
    until: CivilDate? = nil, order: SearchOrder = .relevance, width: Int = 80
  ) throws(ArchiveError) -> SearchResult {
    var terms = try SearchPhrases(words, alphabet: alphabet, path: path).phrases.map {
      Expression<ArticleTerm>.term(.words($0.text))
    }
    guard !terms.isEmpty else { return SearchResult(hits: [], total: 0, phrases: []) }
    if !outlets.isEmpty { terms.append(.any(outlets.map { .term(.outlet($0)) })) }
    if since != nil || until != nil { terms.append(.term(.published(since: since, until: until))) }
    return try articles(.all(terms), limit: limit, offset: offset, order: order, width: width)
  }

  /// The articles that fulfil something.
  ///
  /// - Parameters:
  ///   - question: What they fulfil; the words that it asks for are marked in the hits.
  ///   - limit: How many hits at most; `nil` for all. The total is always told.
  ///   - offset: How many hits to pass over first.
  ///   - order: Which hits come first; without words to look for, the newest.
  ///   - width: How many characters of the text to show with each hit.
  /// - Throws: `queryTooLong` beyond a thousand characters of words, `corrupt`, `inaccessible`.
  public func articles(
    _ question: Expression<ArticleTerm>, limit: Int? = 20, offset: Int = 0, order: SearchOrder = .relevance,
    width: Int = 80
  ) throws(ArchiveError) -> SearchResult {
    let phrases = try phrases(question)
    let (match, rest) = try ranked(question)
    var condition = Condition()
    if let match { condition.require("article_words MATCH ?", .text(match)) }
    for part in rest { condition.require(try sql(part)) }
    if access == .readOnly, try isStale { condition.require(shown("a")) }
    let isWhole = match != nil && condition.terms.count == 1
    let articles = match == nil ? "article a" : "article_words w JOIN article a ON a.article = w.rowid"
    let ranking =
      switch order {
      case .relevance where match != nil: "bm25(article_words, 5.0, 1.0), a.published_seconds DESC, a.id"
      case .relevance, .newest: "a.published_seconds DESC, a.id"
      case .oldest: "a.published_seconds IS NULL, a.published_seconds, a.id"
      }
    return try database.snapshot { () throws(ArchiveError) in
      let total =
        try database.integer(
          "SELECT count(*) FROM \(isWhole ? "article_words" : articles) WHERE \(condition.sql)", condition.values) ?? 0
      let rows = try database.prepare(
        """
        SELECT a.article, a.id, a.outlet, a.outlet_name, a.file, a.published, a.published_precision, a.fault
        FROM \(articles) WHERE \(condition.sql) ORDER BY \(ranking) LIMIT ? OFFSET ?
        """)
      try rows.bind(condition.values + EntryFilter(limit: limit, offset: offset).window)
      // Asked for of the hits that are shown alone, since the others are only put in order.
      let reading = try database.prepare(
        "SELECT r.packed, f.path FROM reading r JOIN file f WHERE r.article = ? AND f.file = ?")
      var hits: [ArticleHit] = []
      while try rows.step() {
        defer { reading.reset() }
        try reading.bind([.integer(rows.integer(0)), .integer(rows.integer(4))])
        guard try reading.step() else { continue }
        let found = try self.words(packed: reading.blob(0))
        hits.append(hit(rows, found, path: reading.text(1) ?? "", phrases, width: width))
      }
      return SearchResult(hits: hits, total: total, phrases: phrases.map(\.text))
    }
  }

  /// The readings of the articles that fulfil something, by time, until the body has had enough.
  ///
  /// - Parameters:
  ///   - order: `newest` or `oldest` first.
  ///   - part: What of the readings is needed; the rest is left empty.
  ///   - body: Called with each; `false` ends it.
  /// - Throws: `queryTooLong`, `unreadable`, `corrupt`, `inaccessible`.
  public func forEachReading(
    _ question: Expression<ArticleTerm>, order: SearchOrder = .newest, part: ReadingPart = .all,
    _ body: (ArticleReading) -> Bool
  ) throws(ArchiveError) {
    let joined = question.joiningFacts(FactWords(alphabet: alphabet))
    var condition = try joined.sql { (term) throws(ArchiveError) in try term.condition(alphabet, path: path) }
    if access == .readOnly, try isStale { condition.require(shown("a")) }
    let ranking =
      order == .oldest ? "a.published_seconds IS NULL, a.published_seconds, a.id" : "a.published_seconds DESC, a.id"
    try database.snapshot { () throws(ArchiveError) in
      // Where many fit and the first ones are wanted, they are met in the order of time; of few all are put in order.
      let isFrequent =
        try joined.factsAlone.map { (match) throws(ArchiveError) in
          try database.integer("SELECT count(*) FROM article_facts WHERE article_facts MATCH ?", [.text(match)]) ?? 0
        }.map { $0 > RecordArchive.few } ?? false
      let way = isFrequent && order != .oldest ? " INDEXED BY article_published" : ""
      let rows = try database.prepare(
        "SELECT a.article FROM article a\(way) WHERE \(condition.sql) ORDER BY \(ranking)")
      try rows.bind(condition.values)
      let packed = try database.prepare("SELECT packed FROM reading WHERE article = ?")
      while try rows.step() {
        try requirePatience()
        defer { packed.reset() }
        try packed.bind([.integer(rows.integer(0))])
        guard try packed.step(), let reading = packer.reading(packed.blob(0), leavingOut: part.leftOut) else {
          continue
        }
        if !body(reading) { return }
      }
    }
  }

  /// So many articles are put in order sooner than the index of time is walked along for them.
  private static let few = 1_000

  /// How many articles fulfil something.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func articleCount(_ question: Expression<ArticleTerm>) throws(ArchiveError) -> Int {
    var condition = try sql(question)
    if access == .readOnly, try isStale { condition.require(shown("a")) }
    return try database.integer("SELECT count(*) FROM article a WHERE \(condition.sql)", condition.values) ?? 0
  }

  private func sql(_ question: Expression<ArticleTerm>) throws(ArchiveError) -> Condition {
    try question.joiningFacts(FactWords(alphabet: alphabet)).sql { (term) throws(ArchiveError) in
      try term.condition(alphabet, path: path)
    }
  }

  /// The phrases that a question asks for.
  private func phrases(_ question: Expression<ArticleTerm>) throws(ArchiveError) -> [SearchPhrases.Phrase] {
    var wanted: [String] = []
    question.forEachTerm { term, isWanted in
      guard isWanted else { return }
      switch term {
      case .words(let words), .phrase(let words), .exactWords(let words): wanted.append(words)
      default: break
      }
    }
    // Apart from each other, as the terms are.
    return try SearchPhrases(wanted.joined(separator: "\n"), alphabet: alphabet, path: path).phrases
  }

  /// The words that every article must hold as one expression of FTS5, by which articles can be ranked, and what is left.
  private func ranked(
    _ question: Expression<ArticleTerm>
  ) throws(ArchiveError) -> (match: String?, rest: [Expression<ArticleTerm>]) {
    let parts = if case .all(let parts) = question { parts } else { [question] }
    var matches: [String] = []
    var rest: [Expression<ArticleTerm>] = []
    for part in parts {
      let match: String?
      switch part {
      case .term(.words(let words)): match = try SearchPhrases(words, alphabet: alphabet, path: path).match
      case .term(.phrase(let words)): match = try SearchPhrases(words, alphabet: alphabet, path: path).phraseMatch
      default: match = nil
      }
      if let match { matches.append(match) } else { rest.append(part) }
    }
    return (matches.isEmpty ? nil : matches.joined(separator: " AND "), rest)
  }

  private func hit(
    _ row: SQLStatement, _ words: LinePacker.Words, path: String, _ phrases: [SearchPhrases.Phrase], width: Int
  ) -> ArticleHit {
    let precision = row.text(6).flatMap(Timestamp.Precision.init(rawValue:)) ?? .second
    return ArticleHit(
      id: row.text(1) ?? "", outlet: row.text(2) ?? row.text(3), outletName: row.text(3), url: words.url,
      path: path, title: Snippet(of: words.title, phrases, alphabet: alphabet, width: .max / 2),
      published: row.text(5).flatMap { Timestamp($0, precision: precision) },
      snippet: Snippet(of: words.text, phrases, alphabet: alphabet, width: max(width, 1)), fault: row.text(7))
  }
}
