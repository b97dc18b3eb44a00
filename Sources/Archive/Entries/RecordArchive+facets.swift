public import Record

/// How long the periods are by which entries are counted.
public enum TimelineUnit: String, Sendable, CaseIterable {
  case day, month, year, decade

  /// How much of a date names the period: 202, 2021, 2021-03, 2021-03-22.
  var length: Int {
    switch self {
    case .day: 10
    case .month: 7
    case .year: 4
    case .decade: 3
    }
  }
}

/// How many entries fall into a period.
public struct PeriodCount: Sendable, Hashable {
  /// The first period, as the beginning of a date.
  public var start: String
  /// The last period; the same, unless it is not known in which of several they fall.
  public var end: String
  /// How many.
  public var count: Int

  /// So many of a period.
  public init(start: String, end: String, count: Int) {
    self.start = start
    self.end = end
    self.count = count
  }
}

/// A value that entries have, and how many have it.
public struct FacetValue: Sendable, Hashable {
  /// The value: a code or an id.
  public var value: String
  /// How many entries.
  public var count: Int
}

/// What entries have in common, most frequent first.
public struct Facets: Sendable, Equatable {
  /// States and bodies that take part, by code.
  public var actors: [FacetValue] = []
  /// Officials who take part, by id.
  public var officials: [FacetValue] = []
  /// Issues that accounts touch, by id.
  public var issues: [FacetValue] = []
  /// Modes of encounters.
  public var modes: [FacetValue] = []
  /// Types of what is no encounter.
  public var kinds: [FacetValue] = []
  /// Whether they came to pass.
  public var statuses: [FacetValue] = []
}

/// How often two have to do with each other.
public struct PairCount: Sendable, Hashable {
  /// The one, by code.
  public var first: String
  /// The other, by code or id.
  public var second: String
  /// How many entries.
  public var count: Int
}

extension RecordArchive {
  /// How many of the entries that a filter takes fall into each period, in the order of time; those that may fall into
  /// several are counted for the whole stretch.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func counts(_ filter: EntryFilter, by unit: TimelineUnit) throws(ArchiveError) -> [PeriodCount] {
    let condition = try filter.condition(alphabet, path: path)
    let rows = try database.prepare(
      """
      SELECT substr(coalesce(e.start, e."end"), 1, ?) AS p, substr(coalesce(e."end", e.start), 1, ?) AS q, count(*)
      FROM entry e WHERE coalesce(e.start, e."end") IS NOT NULL AND \(condition.sql) GROUP BY p, q ORDER BY p, q
      """)
    try rows.bind([.integer(unit.length), .integer(unit.length)] + condition.values)
    var counts: [PeriodCount] = []
    let ending = unit == .decade ? "0s" : ""
    while try rows.step() {
      counts.append(
        PeriodCount(
          start: (rows.text(0) ?? "") + ending, end: (rows.text(1) ?? "") + ending, count: rows.integer(2)))
    }
    return counts
  }

  /// The first and the last day of the entries that a filter takes; `nil` where none is dated.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func days(_ filter: EntryFilter) throws(ArchiveError) -> ClosedRange<CivilDate>? {
    let condition = try filter.condition(alphabet, path: path)
    let row = try database.prepare(
      """
      SELECT min(coalesce(e.start, e."end")), max(coalesce(e."end", e.start)) FROM entry e WHERE \(condition.sql)
      """)
    try row.bind(condition.values)
    guard try row.step(), let first = row.date(0), let last = row.date(1) else { return nil }
    return min(first, last)...max(first, last)
  }

  /// What the entries that a filter takes have in common.
  ///
  /// - Parameter limit: How many values of each at most.
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func facets(_ filter: EntryFilter, limit: Int = 12) throws(ArchiveError) -> Facets {
    let condition = try filter.condition(alphabet, path: path)
    func values(_ sql: String) throws(ArchiveError) -> [FacetValue] {
      let rows = try database.prepare(sql + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?")
      try rows.bind(condition.values + [.integer(limit)])
      var values: [FacetValue] = []
      while try rows.step() { values.append(FacetValue(value: rows.text(0) ?? "", count: rows.integer(1))) }
      return values
    }
    let participants = "FROM entry e JOIN entry_participant q ON q.entry = e.entry WHERE \(condition.sql)"
    var facets = Facets()
    facets.actors = try values("SELECT q.actor, count(DISTINCT q.entry) \(participants) AND q.actor IS NOT NULL")
    facets.officials = try values(
      "SELECT q.entity, count(DISTINCT q.entry) \(participants) AND q.entity IS NOT NULL AND q.office IS NOT NULL")
    facets.issues = try values(
      "SELECT j.issue, count(*) FROM entry e JOIN entry_issue j ON j.entry = e.entry WHERE \(condition.sql)")
    facets.modes = try values("SELECT e.mode, count(*) FROM entry e WHERE e.mode IS NOT NULL AND \(condition.sql)")
    facets.kinds = try values("SELECT e.type, count(*) FROM entry e WHERE e.mode IS NULL AND \(condition.sql)")
    facets.statuses = try values("SELECT e.status, count(*) FROM entry e WHERE \(condition.sql)")
    return facets
  }

  /// Which states and bodies take part in the same entries, most often first.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func pairs(_ filter: EntryFilter, limit: Int) throws(ArchiveError) -> [PairCount] {
    let condition = try filter.condition(alphabet, path: path)
    let rows = try database.prepare(
      """
      SELECT q.actor, r.actor, count(DISTINCT e.entry) FROM entry e
      JOIN entry_participant q ON q.entry = e.entry JOIN entry_participant r ON r.entry = e.entry AND q.actor < r.actor
      WHERE \(condition.sql) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?
      """)
    return try pairs(rows, condition, limit)
  }

  /// Of which issues the entries of each state and body tell, most often first.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func issuesByActor(_ filter: EntryFilter, limit: Int) throws(ArchiveError) -> [PairCount] {
    let condition = try filter.condition(alphabet, path: path)
    let rows = try database.prepare(
      """
      SELECT q.actor, j.issue, count(DISTINCT e.entry) FROM entry e
      JOIN entry_participant q ON q.entry = e.entry JOIN entry_issue j ON j.entry = e.entry
      WHERE q.actor IS NOT NULL AND \(condition.sql) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?
      """)
    return try pairs(rows, condition, limit)
  }

  private func pairs(
    _ rows: SQLStatement, _ condition: Condition, _ limit: Int
  ) throws(ArchiveError) -> [PairCount] {
    try rows.bind(condition.values + [.integer(limit)])
    var pairs: [PairCount] = []
    while try rows.step() {
      pairs.append(PairCount(first: rows.text(0) ?? "", second: rows.text(1) ?? "", count: rows.integer(2)))
    }
    return pairs
  }

  /// How many articles that fulfil something were published in each month, in the order of time.
  ///
  /// - Throws: `queryTooLong`, `corrupt`, `inaccessible`.
  public func articleCountsByMonth(_ question: Expression<ArticleTerm>) throws(ArchiveError) -> [PeriodCount] {
    let condition = try question.sql { (term) throws(ArchiveError) in try term.condition(alphabet, path: path) }
    let rows = try database.prepare(
      """
      SELECT substr(a.published, 1, 7), count(*) FROM article a
      WHERE a.published IS NOT NULL AND \(condition.sql) GROUP BY 1 ORDER BY 1
      """)
    try rows.bind(condition.values)
    var counts: [PeriodCount] = []
    while try rows.step() {
      let month = rows.text(0) ?? ""
      counts.append(PeriodCount(start: month, end: month, count: rows.integer(1)))
    }
    return counts
  }

  /// How many articles each outlet published in each month.
  ///
  /// - Parameters:
  ///   - since: The first day of publication.
  ///   - until: The last day.
  /// - Throws: `corrupt`, `inaccessible`.
  public func articleCountsByOutletAndMonth(
    since: CivilDate? = nil, until: CivilDate? = nil
  ) throws(ArchiveError) -> [OutletMonthCount] {
    var condition = Condition()
    if since != nil || until != nil {
      condition.require(
        try Expression<ArticleTerm>.term(.published(since: since, until: until)).sql { (term) throws(ArchiveError) in
          try term.condition(alphabet, path: path)
        })
    }
    if access == .readOnly, try isStale { condition.require(shown("a")) }
    let rows = try database.prepare(
      """
      SELECT a.outlet, a.outlet_name, substr(a.published, 1, 7), count(*) FROM article a
      WHERE \(condition.terms.isEmpty ? "1" : condition.sql) GROUP BY 1, 2, 3
      """)
    try rows.bind(condition.values)
    var counts: [OutletMonthCount] = []
    while try rows.step() {
      counts.append(
        OutletMonthCount(
          outlet: rows.text(0) ?? rows.text(1) ?? "", month: rows.text(2), articles: rows.integer(3)))
    }
    return counts
  }
}

/// How many articles an outlet published in a month.
public struct OutletMonthCount: Sendable, Equatable {
  /// The outlet's id or, lacking that, its name; empty where neither is known.
  public var outlet: String
  /// The month, `2022-03`; `nil` of articles without a time.
  public var month: String?
  /// How many.
  public var articles: Int
}
