import Record

/// What a batch changes in the indexes of words and of facts, kept until all its other rows are written.
///
/// FTS5 gathers words in memory and writes them when it must; a statement on another table that may have to be undone
/// by itself makes it write at once. Were the two mixed, each article would become a piece of index of its own, and
/// storing would take about a third more time.
final class Indexing {
  /// What the indexes hold of an article.
  private struct Known: Equatable {
    var title: String
    var text: String
    var facts: String
  }

  private struct Change {
    var before: Known?
    var after: Known?
  }

  private var changes: [Int: Change] = [:]
  private let packer: LinePacker
  private let factWords: FactWords
  private let known: SQLStatement
  private let insertWords: SQLStatement
  private let deleteWords: SQLStatement
  private let insertFacts: SQLStatement
  private let deleteFacts: SQLStatement

  init(_ database: Database, _ packer: LinePacker, _ alphabet: SearchAlphabet) throws(ArchiveError) {
    self.packer = packer
    factWords = FactWords(alphabet: alphabet)
    known = try database.prepare("SELECT packed FROM reading WHERE article = ?")
    insertWords = try database.prepare("INSERT INTO article_words(rowid, title, text) VALUES(?, ?, ?)")
    deleteWords = try database.prepare(
      "INSERT INTO article_words(article_words, rowid, title, text) VALUES('delete', ?, ?, ?)")
    insertFacts = try database.prepare("INSERT INTO article_facts(rowid, facts) VALUES(?, ?)")
    deleteFacts = try database.prepare(
      "INSERT INTO article_facts(article_facts, rowid, facts) VALUES('delete', ?, ?)")
  }

  /// Notes that what was known of an article goes; to be called before its reading does, since the indexes forget an
  /// article only by the very words they were given.
  func forget(_ article: Int) throws(ArchiveError) {
    if changes[article] != nil {
      changes[article]?.after = nil
      return
    }
    defer { known.reset() }
    try known.bind([.integer(article)])
    guard try known.step() else { return }
    let packed = known.blob(0)
    guard let words = packer.words(packed) else { return }
    changes[article] = Change(before: Known(title: words.title, text: words.text, facts: facts(packed)))
  }

  /// Notes an article's words and what was read in it.
  func learn(_ article: Int, _ stored: StoredReading) {
    changes[article, default: Change()].after = Known(
      title: stored.article.title, text: stored.article.text, facts: stored.facts ?? facts(stored.packed))
  }

  private func facts(_ packed: [UInt8]) -> String {
    packer.reading(packed).map { factWords.words(of: $0) } ?? ""
  }

  /// Writes all changes, in the order of the rows: out of order, FTS5 would write after each. What stays as it is is left
  /// alone.
  func write() throws(ArchiveError) {
    let sorted = changes.sorted { $0.key < $1.key }
    for (article, change) in sorted {
      let (before, after) = (change.before, change.after)
      if before?.title == after?.title, before?.text == after?.text { continue }
      if let before { try deleteWords.run([.integer(article), .text(before.title), .text(before.text)]) }
      if let after { try insertWords.run([.integer(article), .text(after.title), .text(after.text)]) }
    }
    for (article, change) in sorted {
      let (before, after) = (change.before?.facts ?? "", change.after?.facts ?? "")
      if before == after { continue }
      if !before.isEmpty { try deleteFacts.run([.integer(article), .text(before)]) }
      if !after.isEmpty { try insertFacts.run([.integer(article), .text(after)]) }
    }
    changes.removeAll()
  }
}
