import CCurl

/// Fetches what sites allow: one question at a time to a host, redirects followed step by step, each step checked as if it
/// had been asked for.
package struct Fetcher: Sendable {
  /// Redirects that are followed.
  static let mostRedirects = 5
  /// The name by which robots.txt may speak of us, in lower case.
  static let product = "chancery"
  /// Seconds between two questions to a host, where it does not say more.
  static let pause = 2.0
  /// The longest pause that a site can ask for, in seconds.
  static let longestPause = 60

  /// Asks one question; libcurl, on a thread of its own.
  package typealias Ask = @Sendable (Exchange.Question) async -> Result<Exchange.Answer, FetchFault>

  /// What was fetched.
  package struct Fetched: Sendable {
    package var answer: Exchange.Answer
    /// Where it was found in the end.
    package var address: FetchAddress
    /// Where it has moved for good, by the site's own words.
    package var moved: FetchAddress?
  }

  private let agent: String
  private let allowsPrivate: Bool
  private let clock: FetchClock
  private let gate: HostGate
  private let ask: Ask
  private let robots: any RobotsShelf

  /// - Parameters:
  ///   - version: The program's version.
  ///   - allowsPrivate: Whether hosts in networks that are not public may be asked.
  ///   - robots: What is known of sites' robots.txt.
  package init(
    version: String, allowsPrivate: Bool, clock: FetchClock, robots: any RobotsShelf, ask: @escaping Ask
  ) {
    agent = "Chancery/\(version) (collects news for research; in robots.txt: chancery)"
    self.allowsPrivate = allowsPrivate
    self.clock = clock
    self.ask = ask
    self.robots = robots
    gate = HostGate(clock)
  }

  /// Fetches an address.
  ///
  /// - Parameters:
  ///   - etag: The validators that came with what is known, so that the same is not sent again.
  /// - Returns: Whatever the site answers, errors too; no redirects.
  /// - Throws: `FetchFault`.
  package func fetch(
    _ address: FetchAddress, etag: String? = nil, modified: String? = nil
  ) async throws(FetchFault) -> Fetched {
    var current = address
    var isForGood = true
    var moved: FetchAddress?
    for step in 0...Fetcher.mostRedirects {
      var question = Exchange.Question(address: current, agent: agent)
      if step == 0 {
        question.etag = etag
        question.modified = modified
      }
      let answer: Exchange.Answer
      do throws(FetchFault) {
        let rules = try await rules(of: current)
        guard rules.allows(current.path) else { throw .robots(current.text) }
        answer = try await asked(question, rules)
      } catch {
        // Where it leads today it may not lead tomorrow.
        if step > 0, !error.isPassing { throw .led(address.text, error.problem) }
        throw error
      }
      guard let next = answer.redirect, (300..<400).contains(answer.status), answer.status != 304 else {
        return Fetched(answer: answer, address: current, moved: moved)
      }
      guard step < Fetcher.mostRedirects else { break }
      do throws(FetchFault) {
        current = try FetchAddress(next)
      } catch {
        throw .led(address.text, error.problem)
      }
      isForGood = isForGood && (answer.status == 301 || answer.status == 308)
      if isForGood { moved = current }
    }
    throw .redirects(address.text)
  }

  private func asked(_ question: Exchange.Question, _ rules: Robots) async throws(FetchFault) -> Exchange.Answer {
    var question = question
    question.allowsPrivate = allowsPrivate
    let (host, site) = (question.address.host, question.address.site)
    await gate.enter(host)
    if let until = await robots.closed(site), until > Int(clock.now()) {
      await gate.leave(host, pause: 0)
      throw .closed(question.address.text, until)
    }
    let result = await ask(question)
    if case .success(let answer) = result, answer.status == 429 || answer.status == 503,
      let until = retryMoment(answer)
    {
      await robots.close(site, until: until)
    }
    let own = Double(min(rules.delay ?? 0, Fetcher.longestPause))
    await gate.leave(host, pause: max(own, Fetcher.pause) * (1 + clock.chance() / 4))
    return try result.get()
  }

  // MARK: robots.txt

  /// How long what a site says holds, in seconds.
  private static let robotsHold = 86_400
  /// How long one that could not be had is not asked for again.
  private static let robotsRetry = 3_600
  /// How long an old one holds where no new one can be had.
  private static let robotsOutlive = 30 * 86_400

  /// What a site wants; asked for once a day. A site whose robots.txt cannot be reached is left alone (RFC 9309, 2.3.1).
  private func rules(of address: FetchAddress) async throws(FetchFault) -> Robots {
    let now = Int(clock.now())
    let known = await robots.page(address.site)
    if let known {
      let hold = known.isKnown ? Fetcher.robotsHold : Fetcher.robotsRetry
      if now - known.asked < hold { return rules(known, now) }
    }
    var page = RobotsPage(asked: now, fetched: known?.fetched ?? 0, isKnown: false, body: known?.body)
    if let answer = try await robotsAnswer(address) {
      switch answer.status {
      case 200..<300:
        page = RobotsPage(asked: now, fetched: now, isKnown: true, body: Array(answer.body.prefix(Robots.limit)))
      case 400..<500 where answer.status != 429:
        page = RobotsPage(asked: now, fetched: now, isKnown: true, body: [])
      default: break
      }
    }
    await robots.keep(page, of: address.site)
    return rules(page, now)
  }

  private func rules(_ page: RobotsPage, _ now: Int) -> Robots {
    guard let body = page.body, page.isKnown || now - page.fetched < Fetcher.robotsOutlive else { return .none }
    return Robots(body, agent: Fetcher.product)
  }

  /// The answer to robots.txt, redirects followed; `nil` where there is none.
  private func robotsAnswer(_ address: FetchAddress) async throws(FetchFault) -> Exchange.Answer? {
    var current = address.robots
    for _ in 0...Fetcher.mostRedirects {
      do throws(FetchFault) {
        let answer = try await asked(Exchange.Question(address: FetchAddress(current), agent: agent), .all)
        guard let next = answer.redirect, (300..<400).contains(answer.status) else { return answer }
        current = next
      } catch {
        switch error {
        case .unavailable, .privateNetwork, .closed: throw error
        // One that is larger than anything is as good as none.
        default: return nil
        }
      }
    }
    return nil
  }

  /// When a site wants to be asked again, by its answer: in seconds since 1970.
  func retryMoment(_ answer: Exchange.Answer) -> Int? {
    guard let text = answer.field("retry-after") else { return nil }
    let now = Int(clock.now())
    if let seconds = Int(text) { return now + min(max(seconds, 0), 30 * 86_400) }
    let moment = ccurl_date(text)
    return moment < 0 ? nil : min(max(Int(moment), now), now + 30 * 86_400)
  }
}

/// What is known of a site's robots.txt.
package struct RobotsPage: Sendable, Equatable {
  /// When it was last asked for, in seconds since 1970.
  package var asked: Int
  /// When what is known of it was answered.
  package var fetched: Int
  /// Whether the last question was answered.
  package var isKnown: Bool
  /// What it says; empty where the site has none, `nil` where nothing is known.
  package var body: [UInt8]?

  package init(asked: Int, fetched: Int, isKnown: Bool, body: [UInt8]?) {
    self.asked = asked
    self.fetched = fetched
    self.isKnown = isKnown
    self.body = body
  }
}

/// Where it is kept what sites want: their robots.txt, and until when they want to be left alone.
package protocol RobotsShelf: Sendable {
  /// What is known of a site; `nil` where it was never asked.
  func page(_ site: String) async -> RobotsPage?
  /// Keeps what a site says.
  func keep(_ page: RobotsPage, of site: String) async
  /// Until when a site wants to be left alone, in seconds since 1970; `nil` where it has not said so.
  func closed(_ site: String) async -> Int?
  /// Keeps until when a site wants to be left alone.
  func close(_ site: String, until moment: Int) async
}
