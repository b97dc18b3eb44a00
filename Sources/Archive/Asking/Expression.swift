/// Conditions joined by and, or, not.
public indirect enum Expression<Term: Sendable & Equatable>: Sendable, Equatable {
  /// One condition.
  case term(Term)
  /// All of these hold; of none, everything does.
  case all([Expression])
  /// Any of these holds; of none, nothing does.
  case any([Expression])
  /// This does not hold.
  case not(Expression)

  /// What everything fulfils.
  public static var everything: Expression { .all([]) }
  /// What nothing fulfils.
  public static var nothing: Expression { .any([]) }

  /// The expression with each condition put in other words.
  public func map<Other, Failure: Error>(
    _ change: (Term) throws(Failure) -> Expression<Other>
  ) throws(Failure) -> Expression<Other> {
    switch self {
    case .term(let term): return try change(term)
    case .all(let parts): return .all(try Expression.mapped(parts, change))
    case .any(let parts): return .any(try Expression.mapped(parts, change))
    case .not(let part): return .not(try part.map(change))
    }
  }

  private static func mapped<Other, Failure: Error>(
    _ parts: [Expression], _ change: (Term) throws(Failure) -> Expression<Other>
  ) throws(Failure) -> [Expression<Other>] {
    var mapped: [Expression<Other>] = []
    for part in parts { mapped.append(try part.map(change)) }
    return mapped
  }

  /// Whether it holds of something of which each condition holds or does not.
  public func holds(_ test: (Term) -> Bool) -> Bool {
    switch self {
    case .term(let term): test(term)
    case .all(let parts): parts.allSatisfy { $0.holds(test) }
    case .any(let parts): parts.contains { $0.holds(test) }
    case .not(let part): !part.holds(test)
    }
  }

  /// Every condition, in order, with whether it is asked for and not excluded.
  public func forEachTerm(_ body: (_ term: Term, _ isWanted: Bool) -> Void) {
    visit(true, body)
  }

  private func visit(_ isWanted: Bool, _ body: (Term, Bool) -> Void) {
    switch self {
    case .term(let term): body(term, isWanted)
    case .all(let parts), .any(let parts): for part in parts { part.visit(isWanted, body) }
    case .not(let part): part.visit(!isWanted, body)
    }
  }
}

extension Expression {
  /// The expression in SQL, with the values that it speaks of in the order of their `?`.
  ///
  /// Every part stands in parentheses, so that no neighbour can change what it means.
  func sql(_ write: (Term) throws(ArchiveError) -> Condition) throws(ArchiveError) -> Condition {
    switch self {
    case .term(let term): return try write(term)
    case .all(let parts): return try Expression.joined(parts, by: " AND ", orElse: "1", write)
    case .any(let parts): return try Expression.joined(parts, by: " OR ", orElse: "0", write)
    case .not(let part):
      let condition = try part.sql(write)
      return Condition("NOT coalesce((\(condition.sql)), 0)", condition.values)
    }
  }

  private static func joined(
    _ parts: [Expression], by word: String, orElse empty: String,
    _ write: (Term) throws(ArchiveError) -> Condition
  ) throws(ArchiveError) -> Condition {
    var (terms, values): ([String], [SQLStatement.Value]) = ([], [])
    for part in parts {
      let condition = try part.sql(write)
      terms.append("(\(condition.sql))")
      values += condition.values
    }
    return Condition(terms.isEmpty ? empty : terms.joined(separator: word), values)
  }
}
