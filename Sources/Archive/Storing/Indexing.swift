/// What a batch changes in the full text, kept until all its other rows are written.
///
/// FTS5 gathers words in memory and writes them when it must; a statement on another table that may have to be undone
/// by itself makes it write at once. Were the two mixed, each article would become a piece of index of its own, and
/// storing would take about a third more time.
final class Indexing {
  private struct Change {
    var before: (title: String, text: String)?
    var after: (title: String, text: String)?
  }

  private var changes: [Int: Change] = [:]
  private let packer: LinePacker
  private let known: SQLStatement
  private let insert: SQLStatement
  private let delete: SQLStatement

  init(_ database: Database, _ packer: LinePacker) throws(ArchiveError) {
    self.packer = packer
    known = try database.prepare("SELECT packed FROM reading WHERE article = ?")
    insert = try database.prepare("INSERT INTO article_words(rowid, title, text) VALUES(?, ?, ?)")
    delete = try database.prepare(
      "INSERT INTO article_words(article_words, rowid, title, text) VALUES('delete', ?, ?, ?)")
  }

  /// Notes that an article's words go; to be called before they do, since the index forgets an article only by the
  /// very words it was given.
  func forget(_ article: Int) throws(ArchiveError) {
    if changes[article] != nil {
      changes[article]?.after = nil
      return
    }
    if let words = try words(of: article) { changes[article] = Change(before: words) }
  }

  /// Whether an article's words are these already: reading an article again leaves them as they are.
  func knows(_ article: Int, title: String, text: String) throws(ArchiveError) -> Bool {
    if changes[article] != nil { return false }
    return try words(of: article).map { $0.title == title && $0.text == text } ?? false
  }

  private func words(of article: Int) throws(ArchiveError) -> (title: String, text: String)? {
    defer { known.reset() }
    try known.bind([.integer(article)])
    return try known.step() ? packer.words(known.blob(0)).map { ($0.title, $0.text) } : nil
  }

  /// Notes an article's words.
  func learn(_ article: Int, title: String, text: String) {
    changes[article, default: Change()].after = (title, text)
  }

  /// Writes all changes, in the order of the rows: out of order, FTS5 would write after each.
  func write() throws(ArchiveError) {
    for (article, change) in changes.sorted(by: { $0.key < $1.key }) {
      if let old = change.before { try delete.run([.integer(article), .text(old.title), .text(old.text)]) }
      if let new = change.after { try insert.run([.integer(article), .text(new.title), .text(new.text)]) }
    }
    changes.removeAll()
  }
}
