extension RecordArchive {
  /// The text of every article that has one, in the order in which they were stored, one after the other.
  ///
  /// - Parameter body: Called with each article's id and text.
  /// - Throws: `corrupt`, `inaccessible`.
  public func forEachText(_ body: (_ id: String, _ text: String) -> Void) throws(ArchiveError) {
    try database.snapshot { () throws(ArchiveError) in
      let rows = try database.prepare(
        """
        SELECT a.id, t.text FROM article a JOIN article_text t USING(article) WHERE t.text <> '' AND \(shown("a"))
        ORDER BY a.article
        """)
      while try rows.step() { body(rows.text(0) ?? "", rows.text(1) ?? "") }
    }
  }
}
