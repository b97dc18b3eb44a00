import Archive
package import Intake

/// Follows feeds and pages: asks those whose turn it is, keeps what they answer, and fetches the articles that they list,
/// where that is wanted.
///
/// Nothing is forgotten by an end at any moment: what was listed is kept together with the validators that would make the
/// site answer “nothing new”, and an answer is on the disk before anything is said of it.
package struct Follower: Sendable {
  /// What one round did.
  package struct Round: Sendable {
    /// Sources that were asked.
    package var asked = 0
    /// Those that had nothing new.
    package var unchanged = 0
    /// Those that could not be had.
    package var failed = 0
    /// Articles that were listed for the first time.
    package var listed = 0
    /// Articles that were fetched.
    package var fetched = 0
    /// Articles that are still to be fetched.
    package var waiting = 0
    /// Articles that could not be had at all.
    package var lost = 0
    /// Answers that were kept.
    package var captures = 0
    /// What a person should know, by address.
    package var notes: [Note] = []
  }

  /// Something that happened to a source or an article.
  package struct Note: Sendable, Equatable {
    package var address: String
    package var problem: String
    /// Whether it is tried again by itself, and nobody need do anything.
    package var isPassing = false
  }

  /// Hosts that are asked at the same time.
  private static let mostHosts = 8
  /// Articles that are fetched in one round.
  private static let mostArticles = 1_000
  /// Attempts for an article.
  private static let mostAttempts = 8
  /// The first pause after a failure, in seconds; it doubles.
  private static let firstPause = 60
  /// The longest pause after failures, in seconds.
  private static let longestPause = 86_400

  private let fetcher: Fetcher
  private let ledger: FollowLedger
  private let store: CaptureStore
  private let parts: SourceParts
  private let clock: FetchClock
  private let pausesAfter: @Sendable (Int) -> Int

  package init(
    _ fetcher: Fetcher, _ ledger: FollowLedger, _ store: CaptureStore, _ parts: SourceParts, _ clock: FetchClock
  ) {
    self.fetcher = fetcher
    self.ledger = ledger
    self.store = store
    self.parts = parts
    self.clock = clock
    // Half to one and a half times as long, so that many who failed together do not come back together.
    pausesAfter = { failures in
      let pause = Follower.firstPause << min(max(failures - 1, 0), 11)
      return min(Int(Double(pause) * (0.5 + clock.chance())), Follower.longestPause)
    }
  }

  /// Asks every source whose turn it is, then fetches the articles that are wanted.
  ///
  /// - Parameters:
  ///   - every: A source that was answered less than so many seconds ago is left alone.
  ///   - progress: Told how many of how many were asked.
  /// - Throws: `ArchiveError` and `CaptureStore.Fault`: what cannot be kept ends the round.
  package func round(every: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Round {
    var round = Round()
    let moment = Int(clock.now())
    let sources = try await ledger.followed().filter { source in
      source.state == .following && source.due <= moment && (source.polled.map { moment - $0 >= every } ?? true)
    }
    round = try await byHost(sources, address: { $0.address }, round, progress) { try await poll($0) }
    let articles = try await ledger.waitingArticles(at: Int(clock.now()), limit: Follower.mostArticles)
    round = try await byHost(articles, address: { $0.address }, round, progress) { try await fetch($0) }
    round.waiting = try await ledger.waitingArticles(at: .max, limit: Int(Int32.max)).count
    return round
  }

  /// Works through things, those of one host one after the other, some hosts at the same time.
  private func byHost<Thing: Sendable>(
    _ things: [Thing], address: @Sendable (Thing) -> String, _ start: Round,
    _ progress: @escaping @Sendable (Int, Int) -> Void, _ work: @escaping @Sendable (Thing) async throws -> Round
  ) async throws -> Round {
    var hosts: [String: [Thing]] = [:]
    var order: [String] = []
    for thing in things {
      let host = (try? FetchAddress(address(thing)))?.host ?? ""
      if hosts[host] == nil { order.append(host) }
      hosts[host, default: []].append(thing)
    }
    return try await withThrowingTaskGroup(of: Round.self) { group in
      var (total, done, next) = (start, 0, 0)
      func begin() {
        guard next < order.count else { return }
        let own = hosts[order[next]] ?? []
        next += 1
        group.addTask {
          var round = Round()
          for thing in own {
            try Task.checkCancellation()
            round.add(try await work(thing))
          }
          return round
        }
      }
      for _ in 0..<Follower.mostHosts { begin() }
      while let round = try await group.next() {
        done += 1
        total.add(round)
        progress(done, order.count)
        begin()
      }
      return total
    }
  }

  // MARK: a source

  private func poll(_ source: FollowedSource) async throws -> Round {
    var source = source
    let former = source.address
    var round = Round(asked: 1)
    let fetched: Fetcher.Fetched
    do throws(FetchFault) {
      fetched = try await fetcher.fetch(FetchAddress(source.address), etag: source.etag, modified: source.modified)
    } catch {
      if case .unavailable = error { throw error }
      if case .closed(_, let until) = error {
        source.due = until
        source.note = error.problem
        round.asked = 0
      } else if error.isPassing {
        fail(&source, &round, error.problem, nil)
      } else {
        // What may not be fetched today may be tomorrow, but not in an hour.
        round.failed = 1
        round.notes = [Note(address: source.address, problem: error.problem)]
        source.note = error.problem
        if case .robots = error {
          source.due = Int(clock.now()) + Follower.longestPause
        } else {
          source.state = .refused
        }
      }
      try await ledger.keep(source, former: former)
      return round
    }
    let now = Int(clock.now())
    switch fetched.answer.status {
    case 304:
      round.unchanged = 1
      settle(&source, now)
    case 200: return try await take(fetched, source, round, now)
    case 410:
      source.state = .gone
      source.note = "the site says that it is gone (410)"
      round.failed = 1
      round.notes = [Note(address: source.address, problem: "gone (410): it is not asked for any more")]
    case let status: fail(&source, &round, "the site answers \(status)", fetcher.retryMoment(fetched.answer))
    }
    try await ledger.keep(source, former: former)
    return round
  }

  /// What a site answered about a source.
  private func take(
    _ fetched: Fetcher.Fetched, _ source: FollowedSource, _ round: Round, _ now: Int
  ) async throws -> Round {
    var (source, round) = (source, round)
    let former = source.address
    let links = parts.links(in: fetched.answer.body, address: fetched.address.text)
    guard !fetched.answer.body.isEmpty else {
      fail(&source, &round, "the answer is empty", nil)
      try await ledger.keep(source)
      return round
    }
    switch links.kind {
    case .other(let why):
      fail(&source, &round, why, nil)
      try await ledger.keep(source)
      return round
    case .feeds(let feeds):
      round.notes.append(Note(address: former, problem: "it lists \(feeds.count) feeds, which are followed instead"))
      for feed in feeds { try await ledger.follow(feed, fetchesArticles: source.fetchesArticles) }
      _ = try await ledger.unfollow(former)
      return round
    case .page(let feed):
      if let feed, source.kind == nil {
        round.notes.append(Note(address: former, problem: "the page names a feed that can be followed: \(feed)"))
      }
      source.kind = .page
    case .list: source.kind = .feed
    }
    settle(&source, now)
    // What was cut off must not count as all there is.
    source.etag = links.isWhole ? fetched.answer.field("etag") : nil
    source.modified = links.isWhole ? fetched.answer.field("last-modified") : nil
    if !links.isWhole { source.note = "the answer was cut off" }
    if let moved = fetched.moved {
      source.address = moved.text
      round.notes.append(Note(address: former, problem: "it has moved to \(moved.text)"))
    }
    let known = try await ledger.listedDigests(links.articles.map(\.key))
    let news = links.articles.filter { known[$0.key] != $0.digest }
    round.listed = links.articles.count { known[$0.key] == nil }
    let listed = news.map { article in
      var listed = ListedArticle(
        key: article.key, address: article.address, feed: source.address, digest: article.digest, found: now,
        state: source.fetchesArticles && article.isSummary ? .waiting : .listed)
      (listed.published, listed.outlet) = (article.published, article.outlet)
      return listed
    }
    var capture: KeptCapture?
    if source.kind == .page || !news.isEmpty {
      let kept = try store.keep(fetched.answer, of: fetched.address, at: now)
      if !kept.isKnown { round.captures = 1 }
      capture = KeptCapture(path: kept.path, address: fetched.address.text, captured: CaptureStore.date(now))
      if kept.isKnown, source.kind == .page { round.unchanged = 1 }
    } else {
      round.unchanged = 1
    }
    try await ledger.keep(source, former: former, listing: listed, capture)
    return round
  }

  private func settle(_ source: inout FollowedSource, _ now: Int) {
    source.polled = now
    source.due = 0
    source.failures = 0
    source.note = nil
  }

  private func fail(_ source: inout FollowedSource, _ round: inout Round, _ problem: String, _ retry: Int?) {
    source.failures += 1
    source.note = problem
    source.due = max(retry ?? 0, Int(clock.now()) + pausesAfter(source.failures))
    round.failed = 1
    round.notes.append(Note(address: source.address, problem: problem, isPassing: true))
  }

  // MARK: an article

  private func fetch(_ article: ListedArticle) async throws -> Round {
    var (article, round) = (article, Round())
    func lose(_ problem: String) {
      article.state = .lost
      article.note = problem
      round.lost = 1
      round.notes = [Note(address: article.address, problem: problem)]
    }
    func fail(_ problem: String, _ retry: Int?) {
      article.failures += 1
      guard article.failures < Follower.mostAttempts else {
        return lose("\(problem); given up after \(article.failures) attempts")
      }
      article.note = problem
      article.due = max(retry ?? 0, Int(clock.now()) + pausesAfter(article.failures))
    }
    let fetched: Fetcher.Fetched
    do throws(FetchFault) {
      fetched = try await fetcher.fetch(FetchAddress(article.address))
    } catch {
      if case .unavailable = error { throw error }
      if case .closed(_, let until) = error {
        article.due = until
      } else if error.isPassing {
        fail(error.problem, nil)
      } else {
        lose(error.problem)
      }
      try await ledger.keep(article)
      return round
    }
    switch fetched.answer.status {
    case 200 where !fetched.answer.body.isEmpty:
      let now = Int(clock.now())
      let about = [("via", article.feed), ("published", article.published), ("outlet", article.outlet)]
      let kept = try store.keep(fetched.answer, of: fetched.address, at: now, about: about)
      article.state = .fetched
      article.note = nil
      round.fetched = 1
      if !kept.isKnown { round.captures = 1 }
      try await ledger.keep(
        article, KeptCapture(path: kept.path, address: fetched.address.text, captured: CaptureStore.date(now)))
      return round
    case 404, 410: lose("the site answers \(fetched.answer.status)")
    case let status: fail("the site answers \(status)", fetcher.retryMoment(fetched.answer))
    }
    try await ledger.keep(article)
    return round
  }
}

extension Follower.Round {
  mutating func add(_ other: Follower.Round) {
    asked += other.asked
    unchanged += other.unchanged
    failed += other.failed
    listed += other.listed
    fetched += other.fetched
    lost += other.lost
    captures += other.captures
    notes += other.notes
  }
}
