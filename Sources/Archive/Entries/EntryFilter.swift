public import Record

/// Which entries to take: those that meet every condition given.
public struct EntryFilter: Sendable, Equatable {
  /// Codes of states and bodies, all of which take part; case does not matter.
  public var actors: [String] = []
  /// Names of officials in either script, or ids of the lexicon, all of whom take part.
  public var officials: [String] = []
  /// The first day; an entry counts if any of its days lies in the interval.
  public var since: CivilDate?
  /// The last day.
  public var until: CivilDate?
  /// Ids of issues, any of which it touches.
  public var issues: [String] = []
  /// Statuses, any of which it has.
  public var statuses: [Event.Status] = []
  /// Types, any of which it has.
  public var kinds: [Event.Kind] = []
  /// Modes, any of which it has.
  public var modes: [Event.Mode] = []
  /// Words that all stand in its participants, place, codes or accounts' headlines; as in `search`.
  public var words: String?
  /// What else it fulfils.
  public var question: Expression<EntryTerm>?
  /// The ids of the entries to take; `nil` for all.
  public var ids: [String]?
  /// How well an entry stands.
  public var standing = Standing.any
  /// Whether the latest come first, instead of in the order of time.
  public var isNewestFirst = false
  /// How many to take at most; `nil` for all.
  public var limit: Int?
  /// How many to pass over first.
  public var offset = 0

  /// How well an entry stands that is taken.
  public enum Standing: Sendable, Hashable {
    /// However it does.
    case any
    /// By its weight it is one to show unasked, and it is more than recalled.
    case shown
    /// Those, and what is only recalled.
    case shownOrRecalled
  }

  /// Takes every entry, until conditions are set.
  public init(
    actors: [String] = [], officials: [String] = [], since: CivilDate? = nil, until: CivilDate? = nil,
    issues: [String] = [], statuses: [Event.Status] = [], kinds: [Event.Kind] = [], modes: [Event.Mode] = [],
    words: String? = nil, limit: Int? = nil, offset: Int = 0
  ) {
    self.actors = actors
    self.officials = officials
    self.since = since
    self.until = until
    self.issues = issues
    self.statuses = statuses
    self.kinds = kinds
    self.modes = modes
    self.words = words
    self.limit = limit
    self.offset = offset
  }
}

/// A condition in SQL with the values it speaks of; no value ever becomes part of the SQL.
struct Condition {
  private(set) var terms: [String] = []
  private(set) var values: [SQLStatement.Value] = []

  /// A condition that nothing is asked for yet.
  init() {}

  /// A condition by its SQL.
  init(_ sql: String, _ values: [SQLStatement.Value]) {
    terms = [sql]
    self.values = values
  }

  mutating func require(_ condition: Condition) {
    terms.append("(\(condition.sql))")
    values += condition.values
  }

  mutating func require(_ sql: String, _ values: SQLStatement.Value...) {
    terms.append(sql)
    self.values += values
  }

  mutating func require(_ column: StaticString, isOneOf choices: [String]) {
    guard !choices.isEmpty else { return }
    terms.append("\(column) IN (\(choices.map { _ in "?" }.joined(separator: ", ")))")
    values += choices.map(SQLStatement.Value.text)
  }

  /// The condition after `WHERE`.
  var sql: String { terms.isEmpty ? "1" : terms.joined(separator: " AND ") }
}

extension EntryFilter {
  /// The filter as a condition on `entry e`.
  func condition(_ alphabet: SearchAlphabet, path: String) throws(ArchiveError) -> Condition {
    var condition = Condition()
    for actor in actors {
      condition.require(
        "e.entry IN (SELECT p.entry FROM entry_participant p WHERE p.actor = ?)",
        .text(actor.uppercased()))
    }
    for official in officials {
      condition.require(
        """
        (EXISTS (SELECT 1 FROM entry_participant p WHERE p.entry = e.entry AND p.folded = ?)
          OR EXISTS (SELECT 1 FROM entry_participant p WHERE p.entry = e.entry AND p.entity = ?))
        """, .text(alphabet.folded(official)), .text(official.lowercased()))
    }
    if let since { condition.require("coalesce(e.\"end\", e.start) >= ?", .text(since.description)) }
    if let until { condition.require("coalesce(e.start, e.\"end\") <= ?", .text(until.description)) }
    if !issues.isEmpty {
      var issue = Condition()
      issue.require("i.issue", isOneOf: issues)
      condition.require(
        Condition("EXISTS (SELECT 1 FROM entry_issue i WHERE i.entry = e.entry AND \(issue.sql))", issue.values))
    }
    if let question {
      condition.require(
        try question.sql { (term) throws(ArchiveError) in try term.condition(alphabet, path: path) })
    }
    if let ids { ids.isEmpty ? condition.require("0") : condition.require("e.id", isOneOf: ids) }
    switch standing {
    case .any: break
    case .shown: condition.require("e.weight >= ? AND e.recalled = 0", .integer(Entry.shownWeight))
    case .shownOrRecalled: condition.require("(e.weight >= ? OR e.recalled = 1)", .integer(Entry.shownWeight))
    }
    condition.require("e.status", isOneOf: statuses.map(\.rawValue))
    condition.require("e.type", isOneOf: kinds.map(\.rawValue))
    condition.require("e.mode", isOneOf: modes.map(\.rawValue))
    if let words {
      if let match = try SearchPhrases(words, alphabet: alphabet, path: path).match {
        condition.require("e.entry IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", .text(match))
      } else {
        condition.require("0")
      }
    }
    return condition
  }
}
