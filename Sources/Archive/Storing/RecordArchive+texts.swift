extension RecordArchive {
  /// The text of every article that has one, in the order in which they were stored, one after the other.
  ///
  /// - Parameter body: Called with each article's id and text.
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachText(_ body: (_ id: String, _ text: String) -> Void) throws(ArchiveError) {
    try database.snapshot { () throws(ArchiveError) in
      let rows = try database.prepare(
        "SELECT id, text FROM article JOIN article_text USING(article) WHERE text <> '' ORDER BY article")
      while try rows.step() { body(rows.text(0) ?? "", rows.text(1) ?? "") }
    }
  }
}
