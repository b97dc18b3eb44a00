import Record

/// The statements that store entries, compiled once, and the words that their index has still to learn.
final class EntryWriting {
  private struct Words {
    var before: String?
    var after: String?
  }

  private let alphabet: SearchAlphabet
  private let packer: LinePacker
  private let insertEntry: SQLStatement
  private let updateEntry: SQLStatement
  private let deleteEntry: SQLStatement
  private let updateDigest: SQLStatement
  private let updateFounder: SQLStatement
  private let findLine: SQLStatement
  private let insertLine: SQLStatement
  private let findWords: SQLStatement
  private let insertWords: SQLStatement
  private let deleteWords: SQLStatement
  private let title: SQLStatement
  private let participant: SQLStatement
  private let issue: SQLStatement
  private let account: SQLStatement
  private let clear: [SQLStatement]
  private let learn: SQLStatement
  private let forget: SQLStatement
  private var words: [Int: Words] = [:]

  init(_ database: Database, _ alphabet: SearchAlphabet, _ packer: LinePacker) throws(ArchiveError) {
    self.alphabet = alphabet
    self.packer = packer
    let columns = [
      "id", "first", "last", "type", "mode", "status", "start", "\"end\"", "precision", "place", "place_entity",
      "country", "accounts", "independent", "announced", "disagreements", "outlets", "digest",
      "weight", "recalled", "plan",
    ]
    let list = columns.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    insertEntry = try database.prepare("INSERT INTO entry(\(list)) VALUES(\(places)) RETURNING entry")
    updateEntry = try database.prepare("UPDATE entry SET (\(list)) = (\(places)) WHERE entry = ?")
    deleteEntry = try database.prepare("DELETE FROM entry WHERE entry = ?")
    updateDigest = try database.prepare("UPDATE entry SET digest = ? WHERE entry = ?")
    updateFounder = try database.prepare("UPDATE entry SET founder = ?, own_id = ?, own_digest = ? WHERE id = ?")
    findLine = try database.prepare("SELECT packed FROM entry_line WHERE entry = ?")
    insertLine = try database.prepare("INSERT OR REPLACE INTO entry_line(entry, packed) VALUES(?, ?)")
    findWords = try database.prepare("SELECT words FROM entry_text WHERE entry = ?")
    insertWords = try database.prepare("INSERT OR REPLACE INTO entry_text(entry, words) VALUES(?, ?)")
    deleteWords = try database.prepare("DELETE FROM entry_text WHERE entry = ?")
    title = try database.prepare("SELECT title FROM article WHERE id = ?")
    participant = try database.prepare(
      "INSERT INTO entry_participant(entry, position, name, folded, entity, actor, office) VALUES(?, ?, ?, ?, ?, ?, ?)")
    issue = try database.prepare("INSERT OR IGNORE INTO entry_issue(entry, issue, accounts) VALUES(?, ?, ?)")
    account = try database.prepare(
      "INSERT INTO entry_account(entry, announces, position, article) VALUES(?, ?, ?, ?)")
    var clear: [SQLStatement] = []
    for table in ["entry_account", "entry_issue", "entry_participant"] {
      clear.append(try database.prepare("DELETE FROM \(table) WHERE entry = ?"))
    }
    self.clear = clear
    learn = try database.prepare("INSERT INTO entry_words(rowid, words) VALUES(?, ?)")
    forget = try database.prepare("INSERT INTO entry_words(entry_words, rowid, words) VALUES('delete', ?, ?)")
  }

  /// Remembers which report founds an entry, and the id that it would have if it were made now.
  func found(_ id: String, by report: Int, ownID: String, ownDigest: String) throws(ArchiveError) {
    try updateFounder.run([.integer(report), .text(ownID), .text(ownDigest), .text(id)])
  }

  /// The packed line of the entry of a row.
  func packedLine(_ row: Int) throws(ArchiveError) -> [UInt8] {
    defer { findLine.reset() }
    try findLine.bind([.integer(row)])
    return try findLine.step() ? findLine.blob(0) : []
  }

  /// Stores an entry that is new.
  func insert(_ entry: Entry, line: [UInt8], digest: String) throws(ArchiveError) {
    defer { insertEntry.reset() }
    try insertEntry.bind(values(of: entry, digest: digest))
    _ = try insertEntry.step()
    let row = insertEntry.integer(0)
    try insertLine.run([.integer(row), .blob(packer.pack(line))])
    try insertParts(of: entry, row)
    try noteWords(row, try text(of: entry))
  }

  /// Stores an entry in the place of what it was.
  func replace(_ row: Int, _ entry: Entry, line: [UInt8], digest: String) throws(ArchiveError) {
    try updateEntry.run(values(of: entry, digest: digest) + [.integer(row)])
    try insertLine.run([.integer(row), .blob(packer.pack(line))])
    for statement in clear { try statement.run([.integer(row)]) }
    try insertParts(of: entry, row)
    try noteWords(row, try text(of: entry))
  }

  /// Notes that an entry came out as it was.
  func settle(_ row: Int, _ entry: Entry, digest: String) throws(ArchiveError) {
    try updateDigest.run([.text(digest), .integer(row)])
    try noteWords(row, try text(of: entry))
  }

  /// Lets go of an entry.
  func delete(_ row: Int) throws(ArchiveError) {
    try noteWords(row, nil)
    try deleteWords.run([.integer(row)])
    try deleteEntry.run([.integer(row)])
  }

  /// Brings the index in step, in the order of the rows: out of order, FTS5 would write after each.
  func finish() throws(ArchiveError) {
    for (row, change) in words.sorted(by: { $0.key < $1.key }) {
      if let before = change.before { try forget.run([.integer(row), .text(before)]) }
      if let after = change.after { try learn.run([.integer(row), .text(after)]) }
    }
    words.removeAll()
  }

  private func noteWords(_ row: Int, _ text: String?) throws(ArchiveError) {
    defer { findWords.reset() }
    try findWords.bind([.integer(row)])
    let before = try findWords.step() ? findWords.text(0) : nil
    findWords.reset()
    guard before != text else { return }
    words[row] = Words(before: before, after: text)
    if let text { try insertWords.run([.integer(row), .text(text)]) }
  }

  /// What is searched of an entry; line feeds keep phrases from running from one name into the next.
  private func text(of entry: Entry) throws(ArchiveError) -> String {
    var parts: [String?] = [
      entry.kind.rawValue, entry.mode?.rawValue, entry.status.rawValue, entry.place?.name, entry.place?.entity,
      entry.place?.country,
    ]
    for one in entry.participants { parts += [one.name, one.entity, one.actor, one.office] }
    parts += entry.issues.map(\.entity)
    for one in entry.accounts + entry.announced {
      try title.bind([.text(one.article)])
      if try title.step() { parts.append(title.text(0)) }
      title.reset()
    }
    return parts.compactMap { $0 }.joined(separator: "\n")
  }

  private func values(of entry: Entry, digest: String) -> [SQLStatement.Value] {
    let outlets = Set((entry.accounts + entry.announced).compactMap(\.outlet)).sorted()
    let (first, last) = entry.timelineDays
    return [
      .text(entry.id), .integer(first), .integer(last), .text(entry.kind.rawValue), .init(entry.mode?.rawValue),
      .text(entry.status.rawValue), .init(entry.when.start?.description), .init(entry.when.end?.description),
      .text(entry.when.precision.rawValue), .init(entry.place?.name), .init(entry.place?.entity),
      .init(entry.place?.country), .integer(entry.accounts.count), .integer(entry.independentAccounts),
      .integer(entry.announced.count), .integer(entry.disagreements.count), .text(outlets.joined(separator: "\n")),
      .text(digest), .integer(entry.weight), .integer(entry.recalled ? 1 : 0), .init(entry.plan?.rawValue),
    ]
  }

  private func insertParts(of entry: Entry, _ row: Int) throws(ArchiveError) {
    for (position, one) in entry.participants.enumerated() {
      try participant.run([
        .integer(row), .integer(position), .text(one.name), .text(alphabet.folded(one.name)), .init(one.entity),
        .init(one.actor), .init(one.office),
      ])
    }
    for one in entry.issues { try issue.run([.integer(row), .text(one.entity), .integer(one.accounts)]) }
    for (announces, accounts) in [(0, entry.accounts), (1, entry.announced)] {
      for (position, one) in accounts.enumerated() {
        try account.run([.integer(row), .integer(announces), .integer(position), .text(one.article)])
      }
    }
  }
}
