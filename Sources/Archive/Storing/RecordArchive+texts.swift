extension RecordArchive {
  /// The text of every article that has one, in the order in which they were stored, one after the other.
  ///
  /// - Parameter body: Called with each article's id and text.
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachText(_ body: (_ id: String, _ text: String) -> Void) throws(ArchiveError) {
    try database.snapshot { () throws(ArchiveError) in
      let rows = try database.prepare(
        """
        SELECT a.id, r.packed FROM article a JOIN reading r USING(article) WHERE \(shown("a")) ORDER BY a.article
        """)
      while try rows.step() {
        let text = try words(packed: rows.blob(1)).text
        if !text.isEmpty { body(rows.text(0) ?? "", text) }
      }
    }
  }

  /// Every reading of an article with events, packed, with the article's number, one after the other.
  ///
  /// - Throws: `corrupt`, `inaccessible`, and what the body throws.
  public func forEachPackedReading(_ body: (_ article: Int, _ packed: [UInt8]) throws -> Void) throws {
    let rows = try database.prepare(
      """
      SELECT a.article, r.packed FROM article a JOIN reading r USING(article)
      WHERE a.events > 0 AND \(shown("a")) ORDER BY a.article
      """)
    while try rows.step() { try body(rows.integer(0), rows.blob(1)) }
  }

  /// The title, the text and the address of a packed reading.
  func words(packed: [UInt8]) throws(ArchiveError) -> LinePacker.Words {
    if let words = packer.words(packed) { return words }
    throw unreadable("a stored reading cannot be unpacked")
  }

  /// The line of a packed one.
  func line(packed: [UInt8]) throws(ArchiveError) -> [UInt8] {
    if let line = packer.unpack(packed) { return line }
    throw unreadable("a stored line cannot be unpacked")
  }

  private func unreadable(_ problem: String) -> ArchiveError {
    ArchiveError(
      .unreadable, path: path, problem: problem, consequence: "it was not used",
      remedy: "Put back a copy, or make the archive anew by `chancery ingest`.")
  }
}
