public import Archive
import Record

/// In which order of time things come.
public enum TimeOrder: String, Sendable, CaseIterable {
  case newest, oldest

  var search: SearchOrder { self == .newest ? .newest : .oldest }
}

extension RecordArchive {
  /// More articles than this are not looked through to count what stands in them.
  public static let mostCounted = 4_000

  /// The statements that a question asks for, by the time of publication.
  ///
  /// - Parameters:
  ///   - order: Which come first.
  ///   - limit: How many at most; `nil` for all.
  ///   - offset: How many to pass over first.
  ///   - counting: In how many articles they are counted at least, once those asked for are found.
  ///   - most: In how many articles they are looked for at most.
  /// - Throws: `QuestionFault` for a condition that no statement can fulfil or fail, `ArchiveError`.
  public func statements(
    _ question: Question, names: NameIndex, order: TimeOrder = .newest, limit: Int? = 50, offset: Int = 0,
    counting: Int = mostCounted, within most: Int = .max
  ) throws -> FoundList<FoundStatement> {
    try list {
      try forEachStatement(
        question, names: names, order: order, limit: limit, offset: offset, counting: counting, within: most, $0)
    }
  }

  /// The same, one after the other.
  ///
  /// - Parameter body: Called with each in turn.
  /// - Returns: How many there are.
  /// - Throws: As `statements`, and what the body throws.
  @discardableResult
  public func forEachStatement(
    _ question: Question, names: NameIndex, order: TimeOrder = .newest, limit: Int? = nil, offset: Int = 0,
    counting: Int = mostCounted, within most: Int = .max, _ body: (FoundStatement) throws -> Void
  ) throws -> FoundCount {
    try question.requireSayings("statements")
    return try find(question.around(true), .statements, names, order, limit, offset, counting, most) {
      reading, article, isWanted in
      for (position, statement) in reading.statements.enumerated()
      where question.asksFor(statement, in: article) && isWanted() {
        try body(
          FoundStatement(
            article: reading.article, position: position, statement: statement,
            words: article.passages(statement.content),
            entries: try occasions(
              ofArticle: reading.article.id, officials: statement.speakers.compactMap(\.entity),
              actors: statement.speakers.compactMap(\.actor))))
      }
    }
  }

  /// The acts that a question asks for, whether they stand in an entry or not, by the time of publication.
  ///
  /// - Throws: As `statements`.
  public func acts(
    _ question: Question, names: NameIndex, order: TimeOrder = .newest, limit: Int? = 50, offset: Int = 0,
    counting: Int = mostCounted, within most: Int = .max
  ) throws -> FoundList<FoundAct> {
    try list {
      try forEachAct(
        question, names: names, order: order, limit: limit, offset: offset, counting: counting, within: most, $0)
    }
  }

  /// The same, one after the other.
  ///
  /// - Throws: As `forEachStatement`.
  @discardableResult
  public func forEachAct(
    _ question: Question, names: NameIndex, order: TimeOrder = .newest, limit: Int? = nil, offset: Int = 0,
    counting: Int = mostCounted, within most: Int = .max, _ body: (FoundAct) throws -> Void
  ) throws -> FoundCount {
    try question.requireSayings("acts")
    return try find(question.around(false), .events, names, order, limit, offset, counting, most) {
      reading, article, isWanted in
      for (position, event) in reading.events.enumerated()
      where question.asksFor(event, in: article) && isWanted() {
        let parties = event.actors + event.recipients
        try body(
          FoundAct(
            article: reading.article, position: position, event: event,
            words: article.passages(event.evidence, zone: event.zone),
            entries: try occasions(
              ofArticle: reading.article.id, officials: parties.compactMap(\.entity),
              actors: parties.compactMap(\.actor), kind: event.kind)))
      }
    }
  }

  private func list<Item>(_ each: ((Item) -> Void) throws -> FoundCount) throws -> FoundList<Item> {
    var items: [Item] = []
    let count = try each { items.append($0) }
    return FoundList(items: items, total: count.total, articles: count.articles, next: count.next)
  }

  private func find(
    _ articles: Expression<ArticleTerm>, _ part: ReadingPart, _ names: NameIndex, _ order: TimeOrder, _ limit: Int?,
    _ offset: Int, _ counting: Int, _ most: Int,
    _ look: (ArticleReading, AskedArticle, _ isWanted: () -> Bool) throws -> Void
  ) throws -> FoundCount {
    var seen = 0
    var fault: (any Error)?
    var lookedThrough = 0
    var isWhole = true
    let end = limit.map { $0 + offset }
    try forEachReading(articles, order: order.search, part: part) { reading in
      // What is asked for and one more are found before anything else is given up.
      if let end, (seen > end && lookedThrough >= counting) || lookedThrough >= most {
        isWhole = false
        return false
      }
      lookedThrough += 1
      do {
        try look(reading, AskedArticle(reading.article, names.folded)) {
          defer { seen += 1 }
          return seen >= offset && end.map { seen < $0 } ?? true
        }
      } catch {
        fault = error
        return false
      }
      return true
    }
    if let fault { throw fault }
    let next = end.flatMap { seen > $0 ? $0 : nil }
    return FoundCount(total: isWhole ? seen : nil, articles: lookedThrough, next: next)
  }
}
