import Record

/// What would change articles that the record shows, kept aside until the record changes with them.
struct Waiting {
  private let packer: LinePacker
  private let forget: SQLStatement
  private let insert: SQLStatement
  private let drop: SQLStatement
  private let next: SQLStatement
  private let done: SQLStatement

  init(_ database: Database, _ packer: LinePacker) throws(ArchiveError) {
    self.packer = packer
    forget = try database.prepare(
      "DELETE FROM waiting WHERE path = ? AND member = ? AND (fingerprint <> ? OR article IS ?)")
    insert = try database.prepare(
      """
      INSERT INTO waiting(path, member, article, fingerprint, completes, author_read, fault, account, line)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    drop = try database.prepare("DELETE FROM waiting WHERE path = ? AND member = ? AND fingerprint <> ?")
    next = try database.prepare(
      """
      SELECT waiting, path, member, article, fingerprint, completes, author_read, fault, account, line FROM waiting
      WHERE waiting > ? ORDER BY waiting LIMIT 1
      """)
    done = try database.prepare("DELETE FROM waiting")
  }

  /// Keeps a reading aside, in place of one that waits for the same file in another state.
  func keep(_ stored: StoredReading) throws(ArchiveError) {
    let source = stored.article.source
    let head: [SQLStatement.Value] = [.text(source.path), .text(source.member ?? "")]
    let id = SQLStatement.Value.text(stored.article.id)
    try forget.run(head + [.text(stored.fingerprint), id])
    try insert.run(
      head + [
        id, .text(stored.fingerprint), .integer(stored.completesFile ? 1 : 0), .integer(stored.readsAuthor ? 1 : 0),
        .init(stored.fault), stored.account.map { .blob($0) } ?? .null, .blob(stored.packed),
      ])
  }

  /// Keeps a refusal aside.
  func keep(_ refusal: Refusal) throws(ArchiveError) {
    let head: [SQLStatement.Value] = [.text(refusal.path), .text(refusal.member ?? "")]
    // A file in one state may have many refusals; only those of another state go.
    try forget.run(head + [.text(refusal.fingerprint), .text("")])
    var json = JSONWriter()
    json.object { json in
      json.member("code", refusal.code)
      json.key("line")
      if let line = refusal.line { json.value(line) } else { json.null() }
      json.member("problem", refusal.problem)
      json.member("remedy", refusal.remedy)
    }
    try insert.run(
      head + [
        .null, .text(refusal.fingerprint), .integer(refusal.completesFile ? 1 : 0), .integer(0), .null,
        .null, .blob(json.bytes),
      ])
  }

  /// Drops what waits for a file in another state than the one it is in.
  func drop(path: String, member: String, unless fingerprint: String) throws(ArchiveError) {
    try drop.run([.text(path), .text(member), .text(fingerprint)])
  }

  /// Puts everything that waits where it belongs, in the order in which it came.
  func settle(_ storing: Storing, path: String) throws(ArchiveError) {
    var last = 0
    while true {
      // One at a time: the statement must not be open while its table is asked for more.
      defer { next.reset() }
      try next.bind([.integer(last)])
      guard try next.step() else { break }
      last = next.integer(0)
      let fault: any Error
      do {
        if next.isNull(3) {
          try storing.store(refusal(JSONValue(parsing: next.blob(9))))
        } else {
          try storing.store(reading(next.blob(9)))
        }
        continue
      } catch let error as ArchiveError {
        throw error
      } catch {
        fault = error
      }
      throw ArchiveError(
        .unreadable, path: path, problem: "what waits for the file \(next.text(1) ?? "?") cannot be read: \(fault)",
        consequence: "the record stays as it was",
        remedy: "Move the archive away and make it anew by `chancery ingest`."
      )
    }
    try done.run()
  }

  private func reading(_ packed: [UInt8]) throws -> StoredReading {
    let reading = try ArticleReading(JSONValue(parsing: packer.unpack(packed) ?? []))
    return StoredReading(
      reading: reading, packed: packed, account: next.isNull(8) ? nil : next.blob(8), fingerprint: next.text(4) ?? "",
      completesFile: next.integer(5) == 1, readsAuthor: next.integer(6) == 1, fault: next.text(7))
  }

  private func refusal(_ json: JSONValue) -> Refusal {
    let member = next.text(2) ?? ""
    return Refusal(
      code: json["code"].string ?? "", path: next.text(1) ?? "", member: member.isEmpty ? nil : member,
      line: json["line"].integer, problem: json["problem"].string ?? "", remedy: json["remedy"].string ?? "",
      fingerprint: next.text(4) ?? "", completesFile: next.integer(5) == 1)
  }
}
