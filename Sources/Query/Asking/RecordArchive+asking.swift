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
    try question.requireSayings("statements")
    return try find(question.around(true), .statements, names, order, limit, offset, counting, most) {
      reading, article, take in
      for (position, statement) in reading.statements.enumerated() where question.asksFor(statement, in: article) {
        take {
          FoundStatement(
            article: reading.article, position: position, statement: statement,
            words: article.passages(statement.content), entries: [])
        }
      }
    }.mapItems { (found) throws(ArchiveError) in
      var found = found
      found.entries = try occasions(
        ofArticle: found.article.id, officials: found.statement.speakers.compactMap(\.entity),
        actors: found.statement.speakers.compactMap(\.actor))
      return found
    }
  }

  /// The acts that a question asks for, whether they stand in an entry or not, by the time of publication.
  ///
  /// - Throws: As `statements`.
  public func acts(
    _ question: Question, names: NameIndex, order: TimeOrder = .newest, limit: Int? = 50, offset: Int = 0,
    counting: Int = mostCounted, within most: Int = .max
  ) throws -> FoundList<FoundAct> {
    try question.requireSayings("acts")
    return try find(question.around(false), .events, names, order, limit, offset, counting, most) {
      reading, article, take in
      for (position, event) in reading.events.enumerated() where question.asksFor(event, in: article) {
        take {
          FoundAct(
            article: reading.article, position: position, event: event,
            words: article.passages(event.evidence, zone: event.zone), entries: [])
        }
      }
    }.mapItems { (found) throws(ArchiveError) in
      var found = found
      let parties = found.event.actors + found.event.recipients
      found.entries = try occasions(
        ofArticle: found.article.id, officials: parties.compactMap(\.entity), actors: parties.compactMap(\.actor),
        kind: found.event.kind)
      return found
    }
  }

  private func find<Item: Sendable>(
    _ articles: Expression<ArticleTerm>, _ part: ReadingPart, _ names: NameIndex, _ order: TimeOrder, _ limit: Int?,
    _ offset: Int,
    _ counting: Int, _ most: Int,
    _ look: (ArticleReading, AskedArticle, _ take: (() -> Item) -> Void) -> Void
  ) throws -> FoundList<Item> {
    var items: [Item] = []
    var seen = 0
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
      look(reading, AskedArticle(reading.article, names.folded)) { make in
        if seen >= offset, end.map({ seen < $0 }) ?? true { items.append(make()) }
        seen += 1
      }
      return true
    }
    let next = end.flatMap { seen > $0 ? $0 : nil }
    return FoundList(items: items, total: isWhole ? seen : nil, articles: lookedThrough, next: next)
  }
}

extension FoundList {
  func mapItems<Failure: Error>(_ change: (Item) throws(Failure) -> Item) throws(Failure) -> FoundList {
    var list = self
    for position in list.items.indices { list.items[position] = try change(list.items[position]) }
    return list
  }
}
