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
  /// This outlet published it, by id or name.
  case outlet(String)
  /// It was published on one of these days, in the offset of its own time; open where one is `nil`.
  case published(since: CivilDate?, until: CivilDate?)
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
    case .outlet(let outlet): return Condition("coalesce(a.outlet, a.outlet_name) = ?", [.text(outlet)])
    case .published(let since, let until):
      var condition = Condition()
      if let since { condition.require("substr(a.published, 1, 10) >= ?", .text(since.description)) }
      if let until { condition.require("substr(a.published, 1, 10) <= ?", .text(until.description)) }
      return condition
    }
  }
}
