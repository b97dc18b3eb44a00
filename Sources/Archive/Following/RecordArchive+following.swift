extension RecordArchive {
  /// What is followed, by address.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func followed() throws(ArchiveError) -> [FollowedSource] {
    let rows = try database.prepare(
      """
      SELECT address, kind, articles, etag, modified, polled, due, failures, state, note FROM followed ORDER BY address
      """)
    var sources: [FollowedSource] = []
    while try rows.step() {
      var source = FollowedSource(address: rows.text(0) ?? "", fetchesArticles: rows.integer(2) != 0)
      source.kind = rows.text(1).flatMap(FollowedSource.Kind.init)
      source.etag = rows.text(3)
      source.modified = rows.text(4)
      source.polled = rows.isNull(5) ? nil : rows.integer(5)
      source.due = rows.integer(6)
      source.failures = rows.integer(7)
      source.state = rows.text(8).flatMap(FollowedSource.State.init) ?? .following
      source.note = rows.text(9)
      sources.append(source)
    }
    return sources
  }

  /// Follows a source, or keeps what has become of it; whole with what it listed and what was kept of it.
  ///
  /// - Parameters:
  ///   - source: The source; `nil` where only articles are kept.
  ///   - former: The address that it had, where it has moved.
  ///   - articles: Articles that it lists: those that are known stay as they are but for their digest.
  ///   - capture: The answer, where it was kept.
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func keep(
    _ source: FollowedSource?, former: String? = nil, listing articles: [ListedArticle] = [],
    _ capture: KeptCapture? = nil
  ) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      if let former, former != source?.address {
        try database.prepare("DELETE FROM followed WHERE address = ?").run([.text(former)])
      }
      if let source {
        try database.prepare("INSERT OR REPLACE INTO followed VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").run([
          .text(source.address), .init(source.kind?.rawValue), .integer(source.fetchesArticles ? 1 : 0),
          .init(source.etag), .init(source.modified), .init(source.polled), .integer(source.due),
          .integer(source.failures), .text(source.state.rawValue), .init(source.note),
        ])
      }
      let insert = try database.prepare(
        """
        INSERT INTO listed VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(key) DO UPDATE SET digest = excluded.digest
        """)
      for article in articles {
        try insert.run([
          .text(article.key), .text(article.address), .text(article.feed), .text(article.digest),
          .integer(article.found), .integer(article.due), .integer(article.failures), .text(article.state.rawValue),
          .init(article.note), .init(article.published), .init(article.outlet),
        ])
      }
      if let capture { try add(capture) }
    }
  }

  /// Keeps what has become of a listed article, with the answer where one was kept.
  ///
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func keep(_ article: ListedArticle, _ capture: KeptCapture? = nil) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      try database.prepare("UPDATE listed SET due = ?, failures = ?, state = ?, note = ? WHERE key = ?").run([
        .integer(article.due), .integer(article.failures), .text(article.state.rawValue), .init(article.note),
        .text(article.key),
      ])
      if let capture { try add(capture) }
    }
  }

  private func add(_ capture: KeptCapture) throws(ArchiveError) {
    try database.prepare("INSERT OR IGNORE INTO capture VALUES(?, ?, ?, 0)").run([
      .text(capture.path), .text(capture.address), .text(capture.captured),
    ])
  }

  /// Follows a source no longer.
  ///
  /// - Returns: Whether it was followed.
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func unfollow(_ address: String) throws(ArchiveError) -> Bool {
    try requireWriting()
    let isThere = try database.integer("SELECT 1 FROM followed WHERE address = ?", [.text(address)]) != nil
    try database.change { () throws(ArchiveError) in
      try database.prepare("DELETE FROM followed WHERE address = ?").run([.text(address)])
      try database.prepare("UPDATE listed SET state = 'listed' WHERE feed = ? AND state = 'waiting'").run([
        .text(address)
      ])
    }
    return isThere
  }

  /// What was listed of some articles before, as digests by key.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func listedDigests(_ keys: [String]) throws(ArchiveError) -> [String: String] {
    let find = try database.prepare("SELECT digest FROM listed WHERE key = ?")
    var digests: [String: String] = [:]
    for key in keys {
      try find.bind([.text(key)])
      if try find.step() { digests[key] = find.text(0) }
      find.reset()
    }
    return digests
  }

  /// Articles that are to be fetched and may be, the longest known first.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func waitingArticles(at moment: Int, limit: Int) throws(ArchiveError) -> [ListedArticle] {
    let rows = try database.prepare(
      """
      SELECT key, address, feed, digest, found, due, failures, note, published, outlet FROM listed
      WHERE state = 'waiting' AND due <= ? ORDER BY found, key LIMIT ?
      """)
    try rows.bind([.integer(moment), .integer(limit)])
    var articles: [ListedArticle] = []
    while try rows.step() {
      var article = ListedArticle(
        key: rows.text(0) ?? "", address: rows.text(1) ?? "", feed: rows.text(2) ?? "", digest: rows.text(3) ?? "",
        found: rows.integer(4), state: .waiting)
      article.due = rows.integer(5)
      article.failures = rows.integer(6)
      article.note = rows.text(7)
      article.published = rows.text(8)
      article.outlet = rows.text(9)
      articles.append(article)
    }
    return articles
  }

  /// How many articles a feed has listed, by what is to be done about them.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func listedCounts(ofFeed feed: String) throws(ArchiveError) -> [ListedArticle.State: Int] {
    let rows = try database.prepare("SELECT state, count(*) FROM listed WHERE feed = ? GROUP BY state")
    try rows.bind([.text(feed)])
    var counts: [ListedArticle.State: Int] = [:]
    while try rows.step() {
      if let state = rows.text(0).flatMap(ListedArticle.State.init) { counts[state] = rows.integer(1) }
    }
    return counts
  }

  /// The files of answers that were kept and not taken in since.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func waitingCaptures() throws(ArchiveError) -> [String] {
    let rows = try database.prepare("SELECT path FROM capture WHERE taken = 0 ORDER BY path")
    var paths: [String] = []
    while try rows.step() { paths.append(rows.text(0) ?? "") }
    return paths
  }

  /// Marks answers as taken in.
  ///
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func markTaken(_ paths: [String]) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      let mark = try database.prepare("UPDATE capture SET taken = 1 WHERE path = ?")
      for path in paths { try mark.run([.text(path)]) }
    }
  }

  /// What is known of a site's robots.txt; `nil` where it was never asked for.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func robots(_ site: String) throws(ArchiveError) -> (asked: Int, fetched: Int, isKnown: Bool, body: [UInt8]?)?
  {
    let row = try database.prepare("SELECT asked, fetched, known, body FROM robots WHERE site = ?")
    try row.bind([.text(site)])
    guard try row.step() else { return nil }
    return (row.integer(0), row.integer(1), row.integer(2) != 0, row.isNull(3) ? nil : row.blob(3))
  }

  /// Keeps what a site's robots.txt says.
  ///
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func keepRobots(
    of site: String, asked: Int, fetched: Int, isKnown: Bool, body: [UInt8]?
  ) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      try database.prepare("INSERT OR REPLACE INTO robots VALUES(?, ?, ?, ?, ?)").run([
        .text(site), .integer(asked), .integer(fetched), .integer(isKnown ? 1 : 0),
        body.map(SQLStatement.Value.blob) ?? .null,
      ])
    }
  }

  /// Until when a site wants to be left alone, in seconds since 1970; `nil` where it has not said so.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func closed(_ site: String) throws(ArchiveError) -> Int? {
    try database.integer("SELECT until FROM closed WHERE site = ?", [.text(site)])
  }

  /// Keeps until when a site wants to be left alone.
  ///
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func close(_ site: String, until moment: Int) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      try database.prepare("INSERT OR REPLACE INTO closed VALUES(?, ?)").run([.text(site), .integer(moment)])
    }
  }
}
