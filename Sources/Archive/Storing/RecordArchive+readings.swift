public import Record

extension RecordArchive {
  /// The condition under which an article is shown: to who reads, those of the record; to who writes, all.
  ///
  /// Nearly every article fulfils it, so the `+` keeps SQLite from looking for them by it.
  func shown(_ article: StaticString) -> String {
    guard access == .readOnly else { return "1" }
    return """
      +\(article).stored <= coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'collated'), 0)
      """
  }

  /// Every reading's line, in the order of publication and id, for export; without the line feed. Articles without a
  /// reading have none.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachReadingLine(_ body: (_ line: [UInt8]) -> Void) throws(ArchiveError) {
    try database.snapshot { () throws(ArchiveError) in
      // The order is made of ids alone: sorting the lines themselves would hold them all in memory.
      let order = try database.prepare(
        """
        SELECT article, id FROM article WHERE fault IS NULL AND \(shown("article"))
        ORDER BY published_seconds IS NULL, published_seconds, id
        """)
      let line = try database.prepare("SELECT packed FROM reading WHERE article = ?")
      let versioned = try articlesWithVersions()
      while try order.step() {
        try line.bind([.integer(order.integer(0))])
        if try line.step() {
          let bytes = try self.line(packed: line.blob(0))
          let id = order.text(1) ?? ""
          body(versioned.contains(id) ? try withVersions(bytes, id) : bytes)
        }
        line.reset()
      }
    }
  }

  /// A reading's line with the other texts that were met.
  private func withVersions(_ line: [UInt8], _ id: String) throws(ArchiveError) -> [UInt8] {
    var reading = try reading(line, of: id)
    reading.article.versions = try versions(ofArticle: id).map(\.version)
    var json = JSONWriter()
    reading.write(to: &json)
    return json.bytes
  }

  /// One article's reading, by its id or the beginning of it; `nil` where there is none.
  ///
  /// - Throws: `ambiguous` with the candidates, `unreadable`, `corrupt`, `inaccessible`.
  public func articleReading(id prefix: String) throws(ArchiveError) -> ArticleReading? {
    guard let id = try uniqueID(prefix, amongIDs: "SELECT id FROM article a WHERE \(shown("a"))") else { return nil }
    guard let line = try readingLine(of: id) else { return nil }
    var reading = try reading(line, of: id)
    reading.article.versions = try versions(ofArticle: id).map(\.version)
    return reading
  }

  /// The ids of the articles that a file holds, whatever member of it they stand in.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func articleIDs(inFile path: String) throws(ArchiveError) -> [String] {
    let rows = try database.prepare(
      """
      SELECT DISTINCT a.id FROM file f JOIN source s USING(file) JOIN article a USING(article)
      WHERE f.key = path_key(?1) AND f.path = ?1 AND \(shown("a")) ORDER BY a.id
      """)
    try rows.bind([.text(path)])
    var ids: [String] = []
    while try rows.step() { ids.append(rows.text(0) ?? "") }
    return ids
  }

  /// The files that hold an article, in the order of their paths.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func files(ofArticle id: String) throws(ArchiveError) -> [(path: String, member: String?)] {
    let rows = try database.prepare(
      """
      SELECT f.path, f.member FROM article a JOIN source s USING(article) JOIN file f ON f.file = s.file
      WHERE a.id = ? ORDER BY f.path, f.member
      """)
    try rows.bind([.text(id)])
    var files: [(path: String, member: String?)] = []
    while try rows.step() {
      let member = rows.text(1) ?? ""
      files.append((rows.text(0) ?? "", member.isEmpty ? nil : member))
    }
    return files
  }

  /// Titles and texts by article id, for showing the words that accounts rest on; ids without an article are left out.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func texts(
    of articleIDs: some Sequence<String>
  ) throws(ArchiveError) -> [String: (title: String, text: String)] {
    let row = try database.prepare(
      "SELECT r.packed FROM article a JOIN reading r USING(article) WHERE a.id = ?")
    var texts: [String: (title: String, text: String)] = [:]
    for id in articleIDs where texts[id] == nil {
      try row.bind([.text(id)])
      if try row.step() {
        let words = try words(packed: row.blob(0))
        texts[id] = (words.title, words.text)
      }
      row.reset()
    }
    return texts
  }

  /// The line of one article's reading, by its whole id; `nil` where there is none.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func articleReadingLine(id: String) throws(ArchiveError) -> [UInt8]? {
    try readingLine(of: id)
  }

  func readingLine(of id: String) throws(ArchiveError) -> [UInt8]? {
    let row = try database.prepare("SELECT packed FROM reading JOIN article USING(article) WHERE id = ?")
    try row.bind([.text(id)])
    return try row.step() ? line(packed: row.blob(0)) : nil
  }

  private func reading(_ line: [UInt8], of id: String) throws(ArchiveError) -> ArticleReading {
    let fault: any Error
    do {
      return try ArticleReading(JSONValue(parsing: line))
    } catch {
      fault = error
    }
    throw ArchiveError(
      .unreadable, path: path, problem: "the stored reading of article \(id) cannot be read: \(fault)",
      consequence: "it was not used", remedy: "Run `chancery ingest` over its file again.")
  }
}

extension RecordArchive {
  /// The one id that begins like this; the id itself goes before longer ones.
  ///
  /// - Parameter query: Yields a column `id`; never text of a user.
  func uniqueID(_ prefix: String, amongIDs query: String) throws(ArchiveError) -> String? {
    let ids = try ids(beginning: prefix, amongIDs: query)
    return try uniqueID(prefix, of: ids)
  }

  /// The first eleven ids that begin like this, in their order.
  func ids(beginning prefix: String, amongIDs query: String) throws(ArchiveError) -> [String] {
    guard !prefix.isEmpty else { return [] }
    // U+10FFFF sorts after everything that may follow the beginning.
    let rows = try database.prepare("\(query) AND id >= ? AND id < ? ORDER BY id LIMIT 11")
    try rows.bind([.text(prefix), .text(prefix + "\u{10FFFF}")])
    var ids: [String] = []
    while try rows.step() { ids.append(rows.text(0) ?? "") }
    return ids
  }

  /// The one of these ids, or the one that is the beginning itself; `nil` of none.
  func uniqueID(_ prefix: String, of ids: [String]) throws(ArchiveError) -> String? {
    if ids.count < 2 || ids[0] == prefix { return ids.first }
    let list = ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? ", …" : "")
    throw ArchiveError(
      .ambiguous, path: path, problem: "“\(prefix)” begins more than one id: \(list)",
      consequence: "none was chosen", remedy: "Give more of the id.")
  }
}
