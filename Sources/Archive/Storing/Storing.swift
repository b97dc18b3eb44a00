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
  private let versions: Versions
  private let files: FileRows
  private let hasSource: SQLStatement
  private let content: SQLStatement
  private let touch: SQLStatement
  private let idOf: SQLStatement
  private let insertSource: SQLStatement
  private let outdated: SQLStatement
  private let deleteOutdated: SQLStatement
  private let anySource: SQLStatement
  private let deleteRefusals: SQLStatement
  private let insertRefusal: SQLStatement

  /// - Parameters:
  ///   - generation: The number of this change.
  ///   - recorded: The last generation that is in the record: what is as old must not change before the record does;
  ///     `nil` when it does now.
  init(
    _ database: Database, _ packer: LinePacker, _ alphabet: SearchAlphabet, generation: Int, recorded: Int?
  ) throws(ArchiveError) {
    self.database = database
    self.generation = generation
    self.recorded = recorded
    waiting = try Waiting(database, packer)
    wouldLose = try database.prepare(
      """
      SELECT 1 FROM source s JOIN article a USING(article)
      WHERE (s.content IS NOT ? OR s.edition IS NOT ?) AND s.file = ? AND a.stored <= ? AND a.id <> ? LIMIT 1
      """)
    line = try database.prepare("SELECT packed FROM reading WHERE article = ?")
    settleAuthor = try database.prepare("UPDATE article SET author_read = ? WHERE article = ?")
    find = try database.prepare(
      """
      SELECT a.article, f.path, f.member, a.stored, a.fault, a.file, a.captured, a.is_summary
      FROM article a LEFT JOIN file f USING(file) WHERE a.id = ?
      """)
    let columns = [
      "id", "file", "format", "outlet", "outlet_name", "title", "author", "published",
      "published_precision", "published_seconds", "script", "events", "statements", "author_read", "fault", "stored",
      "captured", "is_summary",
    ]
    let list = columns.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    insert = try database.prepare("INSERT INTO article(\(list)) VALUES(\(places)) RETURNING article")
    update = try database.prepare("UPDATE article SET (\(list)) = (\(places)) WHERE article = ?")
    remove = try database.prepare("DELETE FROM article WHERE article = ?")
    insertReading = try database.prepare("INSERT OR REPLACE INTO reading(article, packed) VALUES(?, ?)")
    insertAccount = try database.prepare("INSERT OR REPLACE INTO account(article, reports) VALUES(?, ?)")
    deleteAccount = try database.prepare("DELETE FROM account WHERE article = ?")
    indexing = try Indexing(database, packer, alphabet)
    versions = try Versions(database, packer)
    content = try database.prepare("SELECT content FROM source WHERE file = ? AND article = ?")
    idOf = try database.prepare("SELECT id FROM article WHERE article = ?")
    touch = try database.prepare(
      "UPDATE article SET captured = ?2 WHERE article = ?1 AND coalesce(captured, '') < ?2")
    files = try FileRows(database)
    hasSource = try database.prepare("SELECT 1 FROM source WHERE file = ? AND article = ?")
    insertSource = try database.prepare(
      "INSERT OR REPLACE INTO source(content, edition, file, article) VALUES(?, ?, ?, ?)")
    outdated = try database.prepare(
      "SELECT article FROM source WHERE (content IS NOT ? OR edition IS NOT ?) AND file = ?")
    deleteOutdated = try database.prepare(
      "DELETE FROM source WHERE (content IS NOT ? OR edition IS NOT ?) AND file = ?")
    anySource = try database.prepare("SELECT file FROM source WHERE article = ?")
    deleteRefusals = try database.prepare("DELETE FROM refusal WHERE path = ? AND member = ? AND fingerprint <> ?")
    insertRefusal = try database.prepare(
      "INSERT INTO refusal(path, member, line, code, problem, remedy, fingerprint) VALUES(?, ?, ?, ?, ?, ?, ?)")
  }

  func store(_ stored: StoredReading) throws(ArchiveError) {
    let source = stored.article.source
    var file = try files.find(path: source.path, member: source.member, fingerprint: stored.fingerprint)
    let known = try found(stored.article.id)
    var standing: Standing?
    if let known { standing = try self.standing(of: stored, file, known) }
    var waits = try mustWait(file, besides: stored.article.id)
    if !waits { waits = try wouldChange(stored, known, standing) }
    if waits {
      try waiting.keep(stored)
      hasChanged = true
      if known == nil {
        counts.added += 1
      } else if standing == .version {
        counts.duplicate += 1
      } else {
        counts.replaced += 1
      }
      return
    }
    try waiting.drop(path: file.path, member: file.member, unless: file.fingerprint)
    let (number, isNew) = try stored.completesFile ? files.complete(&file) : (files.number(&file), false)
    let article: Int
    if let known, let standing {
      article = known.article
      if standing == .follows { try versions.drop(stored.packed, of: stored.article.id) }
      if !standing.takes {
        if standing == .version {
          try versions.keep(
            stored.packed, of: stored.article.id, digest: .blob(file.digest), captured: stored.article.source.captured,
            path: file.path, member: file.member)
        } else if let captured = stored.article.source.captured {
          try touch.run([.integer(article), .text(captured)])
        }
        counts.duplicate += 1
      } else if try isSame(stored, known) {
        try settleAuthor.run([.integer(stored.readsAuthor ? 1 : 0), .integer(article)])
        counts.same += 1
        counts.replaced += 1
      } else {
        if standing == .follows {
          try versions.keep(
            packed(known), of: stored.article.id, digest: .blob(digest(known)), captured: known.rank.captured,
            path: known.path, member: known.member)
        }
        try replace(article, with: stored, of: number)
        if standing == .renews, let captured = known.rank.captured {
          try touch.run([.integer(article), .text(captured)])
        }
        if known.fault != nil, stored.fault == nil { try Unread.settle(article, database) }
        counts.replaced += 1
        hasChanged = true
      }
    } else {
      article = try add(stored, of: number)
      counts.added += 1
      hasChanged = true
    }
    try insertSource.run(file.columns + [.integer(number), .integer(article)])
    if stored.completesFile { try dropOutdated(file, number, isNew: isNew) }
  }

  func store(_ refusal: Refusal) throws(ArchiveError) {
    var file = try files.find(path: refusal.path, member: refusal.member, fingerprint: refusal.fingerprint)
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
    guard refusal.completesFile else { return }
    let (number, isNew) = try files.complete(&file)
    try dropOutdated(file, number, isNew: isNew)
  }

  /// Brings the index in step; the last thing of a batch.
  func finish() throws(ArchiveError) {
    try indexing.write()
  }

  /// An article that is there, with the file it was taken from.
  private struct Known {
    let article: Int
    let path: String
    let member: String
    let stored: Int
    let fault: String?
    let file: Int
    let rank: Versions.Rank
  }

  /// How a reading stands to an article that is there.
  private enum Standing {
    /// It takes its place, with the same words or as its file's new state.
    case renews
    /// It takes its place with other words; what was there becomes a version.
    case follows
    /// It says the same, and the article stays as it is.
    case repeats
    /// It becomes a version.
    case version

    var takes: Bool { self == .renews || self == .follows }
  }

  private func found(_ id: String) throws(ArchiveError) -> Known? {
    defer { find.reset() }
    try find.bind([.text(id)])
    guard try find.step() else { return nil }
    return Known(
      article: find.integer(0), path: find.text(1) ?? "", member: find.text(2) ?? "", stored: find.integer(3),
      fault: find.text(4), file: find.integer(5),
      rank: Versions.Rank(isSummary: find.integer(7) != 0, captured: find.text(6)))
  }

  /// Whether a file has changed that holds articles of the record besides this one: all of its new state waits.
  private func mustWait(_ file: FiledSource, besides article: String) throws(ArchiveError) -> Bool {
    guard let recorded, let number = file.number else { return false }
    defer { wouldLose.reset() }
    try wouldLose.bind(file.columns + [.integer(number), .integer(recorded), .text(article)])
    return try wouldLose.step()
  }

  /// Whether a reading would change an article of the record, or what is shown beside it.
  private func wouldChange(
    _ stored: StoredReading, _ known: Known?, _ standing: Standing?
  ) throws(ArchiveError) -> Bool {
    guard let recorded, let known, let standing, known.stored <= recorded else { return false }
    if standing == .version { return true }
    guard standing.takes else { return false }
    return try !isSame(stored, known)
  }

  /// How a reading stands to the article that has its id.
  private func standing(
    of stored: StoredReading, _ file: FiledSource, _ known: Known
  ) throws(ArchiveError) -> Standing {
    if known.file == file.number {
      // A file that was read in another way is the same; one that has changed holds another text.
      let isChanged = try digest(known) != file.digest
      if isChanged, try !areSame(stored, known) { return .follows }
      return .renews
    }
    guard try has(known.file, known.article) else { return .renews }
    if try areSame(stored, known) { return try takes(file, known) ? .renews : .repeats }
    let rank = Versions.Rank(isSummary: stored.article.isSummary, captured: stored.article.source.captured)
    if let goesBefore = rank.goesBefore(known.rank) { return goesBefore ? .follows : .version }
    return try takes(file, known) ? .follows : .version
  }

  private func areSame(_ stored: StoredReading, _ known: Known) throws(ArchiveError) -> Bool {
    let packed = try packed(known)
    return packed == stored.packed || versions.areSame(packed, stored.packed)
  }

  private func packed(_ known: Known) throws(ArchiveError) -> [UInt8] {
    defer { line.reset() }
    try line.bind([.integer(known.article)])
    return try line.step() ? line.blob(0) : []
  }

  /// What stands for the content of the file that an article was taken from.
  private func digest(_ known: Known) throws(ArchiveError) -> [UInt8] {
    defer { content.reset() }
    try content.bind([.integer(known.file), .integer(known.article)])
    return try content.step() ? content.blob(0) : []
  }

  /// Whether an article follows a file: the one it was taken from, the first in the order of paths of several, or any
  /// where that one has let go of it.
  private func takes(_ file: FiledSource, _ known: Known) throws(ArchiveError) -> Bool {
    if known.file == file.number { return true }
    let isFirst =
      known.path == file.path
      ? file.member.utf8.lexicographicallyPrecedes(known.member.utf8)
      : file.path.utf8.lexicographicallyPrecedes(known.path.utf8)
    if isFirst { return true }
    return try !has(known.file, known.article)
  }

  private func isSame(_ stored: StoredReading, _ known: Known) throws(ArchiveError) -> Bool {
    guard stored.fault == known.fault else { return false }
    defer { line.reset() }
    try line.bind([.integer(known.article)])
    return try line.step() && line.blob(0) == stored.packed
  }

  private func id(of article: Int) throws(ArchiveError) -> String? {
    defer { idOf.reset() }
    try idOf.bind([.integer(article)])
    return try idOf.step() ? idOf.text(0) : nil
  }

  private func has(_ file: Int, _ article: Int) throws(ArchiveError) -> Bool {
    defer { hasSource.reset() }
    try hasSource.bind([.integer(file), .integer(article)])
    return try hasSource.step()
  }

  private func add(_ stored: StoredReading, of file: Int) throws(ArchiveError) -> Int {
    defer { insert.reset() }
    try insert.bind(values(of: stored, file))
    _ = try insert.step()
    let article = insert.integer(0)
    indexing.learn(article, stored)
    try write(stored, as: article)
    return article
  }

  private func replace(_ article: Int, with stored: StoredReading, of file: Int) throws(ArchiveError) {
    try indexing.forget(article)
    try update.run(values(of: stored, file) + [.integer(article)])
    indexing.learn(article, stored)
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

  /// Drops what only earlier states of a file held, which has been read to its end.
  private func dropOutdated(_ file: FiledSource, _ number: Int, isNew: Bool) throws(ArchiveError) {
    try deleteRefusals.run([.text(file.path), .text(file.member), .text(file.fingerprint)])
    if isNew { return }
    let values = file.columns + [.integer(number)]
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
    var others: [Int] = []
    try anySource.bind([.integer(article)])
    while try anySource.step() { others.append(anySource.integer(0)) }
    anySource.reset()
    guard others.isEmpty else {
      for file in others { try files.forget(file) }
      return
    }
    try indexing.forget(article)
    if let id = try id(of: article) { try versions.forget(id) }
    try remove.run([.integer(article)])
    disturbed.append(article)
    counts.removed += 1
    hasChanged = true
  }

  private func values(of stored: StoredReading, _ file: Int) -> [SQLStatement.Value] {
    let article = stored.article
    return [
      .text(article.id), .integer(file), .text(article.source.format.rawValue), .init(article.outlet.id),
      .init(article.outlet.name),
      .text(article.title), .init(article.author), .init(article.published?.description),
      .init(article.published?.precision.rawValue), .init(article.published?.seconds),
      .text(article.script.rawValue), .integer(stored.events), .integer(stored.statements),
      .integer(stored.readsAuthor ? 1 : 0), .init(stored.fault), .integer(generation),
      .init(article.source.captured), .integer(article.isSummary ? 1 : 0),
    ]
  }
}
