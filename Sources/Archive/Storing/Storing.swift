import Record

/// The storing of one batch: its statements, compiled once, and its counts.
final class Storing {
  private(set) var counts = StoreCounts()
  /// Whether anything was done that the record has to follow.
  private(set) var hasChanged = false
  /// The numbers of articles that were there before and are others now, or gone.
  private(set) var disturbed: [Int] = []

  private let database: Database
  /// The number of this change, which marks what it stores.
  private let generation: Int
  /// The last generation that is in the record; `nil` where nothing has to wait.
  private let recorded: Int?
  private let waiting: Waiting
  private let wouldLose: SQLStatement
  private let line: SQLStatement
  private let settleAuthor: SQLStatement
  private let find: SQLStatement
  private let insert: SQLStatement
  private let update: SQLStatement
  private let remove: SQLStatement
  private let insertReading: SQLStatement
  private let insertAccount: SQLStatement
  private let deleteAccount: SQLStatement
  private let indexing: Indexing
  private let hasSource: SQLStatement
  private let insertSource: SQLStatement
  private let insertFile: SQLStatement
  private let outdated: SQLStatement
  private let deleteOutdated: SQLStatement
  private let anySource: SQLStatement
  private let reread: SQLStatement
  private let deleteRefusals: SQLStatement
  private let insertRefusal: SQLStatement

  /// - Parameters:
  ///   - generation: The number of this change.
  ///   - recorded: The last generation that is in the record: what is as old must not change before the record does;
  ///     `nil` when it does now.
  init(_ database: Database, _ packer: LinePacker, generation: Int, recorded: Int?) throws(ArchiveError) {
    self.database = database
    self.generation = generation
    self.recorded = recorded
    waiting = try Waiting(database, packer)
    wouldLose = try database.prepare(
      """
      SELECT 1 FROM source s JOIN article a USING(article)
      WHERE s.path = ? AND s.member = ? AND s.fingerprint <> ? AND a.stored <= ? AND a.id <> ? LIMIT 1
      """)
    line = try database.prepare("SELECT packed FROM reading WHERE article = ?")
    settleAuthor = try database.prepare("UPDATE article SET author_read = ? WHERE article = ?")
    find = try database.prepare("SELECT article, path, member, stored, fault FROM article WHERE id = ?")
    let columns = [
      "id", "path", "member", "format", "outlet", "outlet_name", "title", "author", "published",
      "published_precision", "published_seconds", "script", "events", "statements", "author_read", "fault", "stored",
    ]
    let list = columns.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    insert = try database.prepare("INSERT INTO article(\(list)) VALUES(\(places)) RETURNING article")
    update = try database.prepare("UPDATE article SET (\(list)) = (\(places)) WHERE article = ?")
    remove = try database.prepare("DELETE FROM article WHERE article = ?")
    insertReading = try database.prepare("INSERT OR REPLACE INTO reading(article, packed) VALUES(?, ?)")
    insertAccount = try database.prepare("INSERT OR REPLACE INTO account(article, reports) VALUES(?, ?)")
    deleteAccount = try database.prepare("DELETE FROM account WHERE article = ?")
    indexing = try Indexing(database, packer)
    hasSource = try database.prepare("SELECT 1 FROM source WHERE path = ? AND member = ? AND article = ?")
    insertSource = try database.prepare(
      "INSERT OR REPLACE INTO source(path, member, article, fingerprint) VALUES(?, ?, ?, ?)")
    insertFile = try database.prepare("INSERT OR REPLACE INTO file(path, member, fingerprint) VALUES(?, ?, ?)")
    outdated = try database.prepare(
      "SELECT article FROM source WHERE path = ? AND member = ? AND fingerprint <> ?")
    deleteOutdated = try database.prepare(
      "DELETE FROM source WHERE path = ? AND member = ? AND fingerprint <> ?")
    anySource = try database.prepare("SELECT path, member FROM source WHERE article = ?")
    reread = try database.prepare("DELETE FROM file WHERE path = ? AND member = ?")
    deleteRefusals = try database.prepare("DELETE FROM refusal WHERE path = ? AND member = ? AND fingerprint <> ?")
    insertRefusal = try database.prepare(
      "INSERT INTO refusal(path, member, line, code, problem, remedy, fingerprint) VALUES(?, ?, ?, ?, ?, ?, ?)")
  }

  func store(_ stored: StoredReading) throws(ArchiveError) {
    let source = stored.article.source
    let file = File(path: source.path, member: source.member ?? "", fingerprint: stored.fingerprint)
    let known = try found(stored.article.id)
    var waits = try mustWait(file, besides: stored.article.id)
    if !waits { waits = try wouldChange(stored, file, known) }
    if waits {
      try waiting.keep(stored)
      hasChanged = true
      if known == nil { counts.added += 1 } else { counts.replaced += 1 }
      return
    }
    try waiting.drop(path: file.path, member: file.member, unless: file.fingerprint)
    let article: Int
    if let known {
      article = known.article
      if try !takes(file, known) {
        counts.duplicate += 1
      } else if try isSame(stored, known) {
        try settleAuthor.run([.integer(stored.readsAuthor ? 1 : 0), .integer(article)])
        counts.same += 1
        counts.replaced += 1
      } else {
        try replace(article, with: stored)
        if known.fault != nil, stored.fault == nil { try Unread.settle(article, database) }
        counts.replaced += 1
        hasChanged = true
      }
    } else {
      article = try add(stored)
      counts.added += 1
      hasChanged = true
    }
    try insertSource.run([.text(file.path), .text(file.member), .integer(article), .text(file.fingerprint)])
    if stored.completesFile { try complete(file) }
  }

  func store(_ refusal: Refusal) throws(ArchiveError) {
    let file = File(path: refusal.path, member: refusal.member ?? "", fingerprint: refusal.fingerprint)
    if try mustWait(file, besides: "") {
      try waiting.keep(refusal)
      hasChanged = true
      return
    }
    try waiting.drop(path: file.path, member: file.member, unless: file.fingerprint)
    try insertRefusal.run([
      .text(file.path), .text(file.member), .init(refusal.line), .text(refusal.code), .text(refusal.problem),
      .text(refusal.remedy), .text(refusal.fingerprint),
    ])
    if refusal.completesFile { try complete(file) }
  }

  /// Brings the index in step; the last thing of a batch.
  func finish() throws(ArchiveError) {
    try indexing.write()
  }

  /// A file or member of a container, in the state that a fingerprint stands for.
  private struct File {
    let path: String
    let member: String
    let fingerprint: String
  }

  /// An article that is there, with the file it was taken from.
  private struct Known {
    let article: Int
    let path: String
    let member: String
    let stored: Int
    let fault: String?
  }

  private func found(_ id: String) throws(ArchiveError) -> Known? {
    defer { find.reset() }
    try find.bind([.text(id)])
    guard try find.step() else { return nil }
    return Known(
      article: find.integer(0), path: find.text(1) ?? "", member: find.text(2) ?? "", stored: find.integer(3),
      fault: find.text(4))
  }

  /// Whether a file has changed that holds articles of the record besides this one: all of its new state waits.
  private func mustWait(_ file: File, besides article: String) throws(ArchiveError) -> Bool {
    guard let recorded else { return false }
    defer { wouldLose.reset() }
    try wouldLose.bind([
      .text(file.path), .text(file.member), .text(file.fingerprint), .integer(recorded), .text(article),
    ])
    return try wouldLose.step()
  }

  /// Whether a reading would change an article of the record.
  private func wouldChange(_ stored: StoredReading, _ file: File, _ known: Known?) throws(ArchiveError) -> Bool {
    guard let recorded, let known, known.stored <= recorded, try takes(file, known) else { return false }
    return try !isSame(stored, known)
  }

  /// Whether an article follows a file: the one it was taken from, the first in the order of paths of several, or any
  /// where that one has let go of it.
  private func takes(_ file: File, _ known: Known) throws(ArchiveError) -> Bool {
    if known.path == file.path && known.member == file.member { return true }
    let isFirst =
      known.path == file.path
      ? file.member.utf8.lexicographicallyPrecedes(known.member.utf8)
      : file.path.utf8.lexicographicallyPrecedes(known.path.utf8)
    if isFirst { return true }
    return try !has(File(path: known.path, member: known.member, fingerprint: ""), known.article)
  }

  private func isSame(_ stored: StoredReading, _ known: Known) throws(ArchiveError) -> Bool {
    guard stored.fault == known.fault else { return false }
    defer { line.reset() }
    try line.bind([.integer(known.article)])
    return try line.step() && line.blob(0) == stored.packed
  }

  private func has(_ file: File, _ article: Int) throws(ArchiveError) -> Bool {
    defer { hasSource.reset() }
    try hasSource.bind([.text(file.path), .text(file.member), .integer(article)])
    return try hasSource.step()
  }

  private func add(_ stored: StoredReading) throws(ArchiveError) -> Int {
    defer { insert.reset() }
    try insert.bind(values(of: stored))
    _ = try insert.step()
    let article = insert.integer(0)
    indexing.learn(article, title: stored.article.title, text: stored.article.text)
    try write(stored, as: article)
    return article
  }

  private func replace(_ article: Int, with stored: StoredReading) throws(ArchiveError) {
    let (title, text) = (stored.article.title, stored.article.text)
    let isKnown = try indexing.knows(article, title: title, text: text)
    if !isKnown { try indexing.forget(article) }
    try update.run(values(of: stored) + [.integer(article)])
    if !isKnown { indexing.learn(article, title: title, text: text) }
    try write(stored, as: article)
    disturbed.append(article)
  }

  private func write(_ stored: StoredReading, as article: Int) throws(ArchiveError) {
    try insertReading.run([.integer(article), .blob(stored.packed)])
    if let account = stored.account {
      try insertAccount.run([.integer(article), .blob(account)])
    } else {
      try deleteAccount.run([.integer(article)])
    }
  }

  /// Marks a file as read to its end, and drops what only its earlier states held.
  private func complete(_ file: File) throws(ArchiveError) {
    let values = [SQLStatement.Value.text(file.path), .text(file.member), .text(file.fingerprint)]
    try insertFile.run(values)
    try deleteRefusals.run(values)
    var left: [Int] = []
    try outdated.bind(values)
    while try outdated.step() { left.append(outdated.integer(0)) }
    outdated.reset()
    guard !left.isEmpty else { return }
    try deleteOutdated.run(values)
    for article in left { try release(article) }
  }

  /// An article that a file has let go of: removed, or to be read again from the files that still hold it.
  private func release(_ article: Int) throws(ArchiveError) {
    var others: [File] = []
    try anySource.bind([.integer(article)])
    while try anySource.step() {
      others.append(File(path: anySource.text(0) ?? "", member: anySource.text(1) ?? "", fingerprint: ""))
    }
    anySource.reset()
    guard others.isEmpty else {
      for file in others { try reread.run([.text(file.path), .text(file.member)]) }
      return
    }
    try indexing.forget(article)
    try remove.run([.integer(article)])
    disturbed.append(article)
    counts.removed += 1
    hasChanged = true
  }

  private func values(of stored: StoredReading) -> [SQLStatement.Value] {
    let article = stored.article
    return [
      .text(article.id), .text(article.source.path), .text(article.source.member ?? ""),
      .text(article.source.format.rawValue), .init(article.outlet.id), .init(article.outlet.name),
      .text(article.title), .init(article.author), .init(article.published?.description),
      .init(article.published?.precision.rawValue), .init(article.published?.seconds),
      .text(article.script.rawValue), .integer(stored.events), .integer(stored.statements),
      .integer(stored.readsAuthor ? 1 : 0), .init(stored.fault), .integer(generation),
    ]
  }
}
