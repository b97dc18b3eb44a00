package import Archive

/// What is followed, as the archive keeps it: one connection, which those who fetch ask in turn.
package actor FollowLedger: RobotsShelf {
  private let archive: RecordArchive

  /// - Parameter open: Opens the archive to be written to.
  package init(_ open: @Sendable () throws -> sending RecordArchive) throws { archive = try open() }

  /// What is followed.
  package func followed() throws(ArchiveError) -> [FollowedSource] { try archive.followed() }

  /// Follows an address, unless it is followed already.
  ///
  /// - Returns: Whether it is new.
  @discardableResult
  package func follow(_ address: String, fetchesArticles: Bool) throws(ArchiveError) -> Bool {
    let known = try archive.followed().first { $0.address == address }
    if var known {
      guard known.state != .following || fetchesArticles && !known.fetchesArticles else { return false }
      known.state = .following
      known.due = 0
      known.fetchesArticles = known.fetchesArticles || fetchesArticles
      try archive.keep(known)
      return false
    }
    try archive.keep(FollowedSource(address: address, fetchesArticles: fetchesArticles))
    return true
  }

  /// Follows an address no longer.
  package func unfollow(_ address: String) throws(ArchiveError) -> Bool { try archive.unfollow(address) }

  /// Keeps what has become of a source.
  func keep(
    _ source: FollowedSource, former: String? = nil, listing articles: [ListedArticle] = [],
    _ capture: KeptCapture? = nil
  ) throws(ArchiveError) {
    try archive.keep(source, former: former, listing: articles, capture)
  }

  /// Keeps what has become of an article.
  func keep(_ article: ListedArticle, _ capture: KeptCapture? = nil) throws(ArchiveError) {
    try archive.keep(article, capture)
  }

  func listedDigests(_ keys: [String]) throws(ArchiveError) -> [String: String] { try archive.listedDigests(keys) }

  func waitingArticles(at moment: Int, limit: Int) throws(ArchiveError) -> [ListedArticle] {
    try archive.waitingArticles(at: moment, limit: limit)
  }

  /// How many articles a feed has listed.
  package func counts(ofFeed feed: String) throws(ArchiveError) -> [ListedArticle.State: Int] {
    try archive.listedCounts(ofFeed: feed)
  }

  /// Files that were kept and not taken in since.
  package func waitingCaptures() throws(ArchiveError) -> [String] { try archive.waitingCaptures() }

  /// Marks files as taken in.
  package func markTaken(_ paths: [String]) throws(ArchiveError) { try archive.markTaken(paths) }

  // MARK: robots.txt

  package func page(_ site: String) async -> RobotsPage? {
    guard let page = try? archive.robots(site) else { return nil }
    return RobotsPage(asked: page.asked, fetched: page.fetched, isKnown: page.isKnown, body: page.body)
  }

  package func keep(_ page: RobotsPage, of site: String) async {
    // Where it cannot be kept it is asked for again.
    try? archive.keepRobots(
      of: site, asked: page.asked, fetched: page.fetched, isKnown: page.isKnown, body: page.body)
  }

  package func closed(_ site: String) async -> Int? { try? archive.closed(site) }

  package func close(_ site: String, until moment: Int) async { try? archive.close(site, until: moment) }
}
