public import Record

/// A condition on an article.
public enum ArticleTerm: Sendable, Equatable {
  /// These words stand in its headline or text, side by side; spaces and punctuation part them, as in `search`.
  case words(String)
  /// The same with whatever stands between them: words parted by spaces stand side by side, with a space or a mark there.
  case phrase(String)
  /// The same, in this very script, case and width.
  case exactWords(String)
  /// It reads like this.
  case reads(Fact)
  /// It reads like what an expression of FTS5 says of facts; made by `joiningFacts` alone, never of what anybody types.
  case readsAll(String)
  /// This outlet published it, by id or name.
  case outlet(String)
  /// It was published on one of these days, in the offset of its own time; open where one is `nil`.
  case published(since: CivilDate?, until: CivilDate?)
}

extension Expression where Term == ArticleTerm {
  /// The same with facts that stand together as one question to their index, which answers them at once: two lists of
  /// twenty thousand articles need not be made to be held against each other.
  func joiningFacts(_ words: FactWords) -> Expression {
    if let match = factMatch(words) { return .term(.readsAll(match)) }
    switch self {
    case .all(let parts):
      let matches = parts.compactMap { $0.factMatch(words) }
      guard matches.count > 1 else { return .all(parts.map { $0.joiningFacts(words) }) }
      let rest = parts.filter { $0.factMatch(words) == nil }.map { $0.joiningFacts(words) }
      return .all([.term(.readsAll(matches.joined(separator: " AND ")))] + rest)
    case .any(let parts): return .any(parts.map { $0.joiningFacts(words) })
    case .not(let part): return .not(part.joiningFacts(words))
    case .term: return self
    }
  }

  /// The expression of FTS5 for facts alone; `nil` where anything else is asked, or a fact that no token stands for.
  private func factMatch(_ words: FactWords) -> String? {
    switch self {
    case .term(.reads(let fact)): return words.match(fact)
    case .all(let parts), .any(let parts):
      let matches = parts.compactMap { $0.factMatch(words) }
      guard !parts.isEmpty, matches.count == parts.count else { return nil }
      if matches.count == 1 { return matches[0] }
      let isAll = if case .all = self { true } else { false }
      return "(" + matches.joined(separator: isAll ? " AND " : " OR ") + ")"
    default: return nil
    }
  }

  /// The expression of FTS5 where facts alone are asked for; `nil` where anything else is.
  var factsAlone: String? { if case .term(.readsAll(let match)) = self { match } else { nil } }
}

extension ArticleTerm {
  /// The condition on `article a`.
  func condition(_ alphabet: SearchAlphabet, path: String) throws(ArchiveError) -> Condition {
    switch self {
    case .words(let words):
      guard let match = try SearchPhrases(words, alphabet: alphabet, path: path).match else {
        return Condition("0", [])
      }
      return Condition("a.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", [.text(match)])
    case .phrase(let words):
      guard let match = try SearchPhrases(words, alphabet: alphabet, path: path).phraseMatch else {
        return Condition("0", [])
      }
      return Condition("a.article IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", [.text(match)])
    case .exactWords(let words):
      let found = try ArticleTerm.words(words).condition(alphabet, path: path)
      return Condition(
        "\(found.sql) AND holds((SELECT r.packed FROM reading r WHERE r.article = a.article), ?)",
        found.values + [.text(words)])
    case .reads(let fact):
      guard let match = FactWords(alphabet: alphabet).match(fact) else { return Condition("0", []) }
      return Condition("a.article IN (SELECT rowid FROM article_facts WHERE article_facts MATCH ?)", [.text(match)])
    case .readsAll(let match):
      return Condition("a.article IN (SELECT rowid FROM article_facts WHERE article_facts MATCH ?)", [.text(match)])
    case .outlet(let outlet): return Condition("coalesce(a.outlet, a.outlet_name) = ?", [.text(outlet)])
    case .published(let since, let until):
      var condition = Condition()
      if let since { condition.require("substr(a.published, 1, 10) >= ?", .text(since.description)) }
      if let until { condition.require("substr(a.published, 1, 10) <= ?", .text(until.description)) }
      return condition
    }
  }
}
