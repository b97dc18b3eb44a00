import Foundation
import Synchronization
import Testing

@testable import Fetching

/// A shelf on which every site allows everything.
private actor OpenShelf: RobotsShelf {
  func page(_ site: String) async -> RobotsPage? {
    RobotsPage(asked: 1_700_000_000, fetched: 1_700_000_000, isKnown: true, body: [])
  }

  func keep(_ page: RobotsPage, of site: String) async {}
  func closed(_ site: String) async -> Int? { nil }
  func close(_ site: String, until moment: Int) async {}
}

/// A shelf on which nothing is known of any site.
private actor EmptyShelf: RobotsShelf {
  func page(_ site: String) async -> RobotsPage? { nil }
  func keep(_ page: RobotsPage, of site: String) async {}
  func closed(_ site: String) async -> Int? { nil }
  func close(_ site: String, until moment: Int) async {}
}

@Suite("Sites that are meant to hurt")
struct HostileSiteTests {
  /// A fetcher whose questions are answered by a closure.
  private func asking(
    allowsPrivate: Bool = false, _ shelf: any RobotsShelf = OpenShelf(),
    _ answer: @escaping @Sendable (Exchange.Question) -> Result<Exchange.Answer, FetchFault>
  ) -> Fetcher {
    let clock = StandingClock()
    let fetchClock = FetchClock(now: { clock.now }, sleep: { clock.pass($0) }, chance: { 0 })
    return Fetcher(version: "test", allowsPrivate: allowsPrivate, clock: fetchClock, robots: shelf) { answer($0) }
  }

  /// What libcurl is answered.
  private static func really(_ question: Exchange.Question) -> Result<Exchange.Answer, FetchFault> {
    var question = question
    question.patience = 20
    return Result { () throws(FetchFault) in try Exchange.ask(question) }
  }

  private func result(of address: String, by fetcher: Fetcher) async -> Result<Fetcher.Fetched, FetchFault> {
    do throws(FetchFault) {
      return .success(try await fetcher.fetch(FetchAddress(address)))
    } catch {
      return .failure(error)
    }
  }

  private func fault(of address: String, by fetcher: Fetcher) async -> FetchFault? {
    guard case .failure(let fault) = await result(of: address, by: fetcher) else { return nil }
    return fault
  }

  // MARK: Where redirects lead

  @Test(
    "a redirect from a public site into a network that is not public ends there, however the host is written",
    arguments: [
      "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "[::ffff:127.0.0.1]",
      "[::1]",
    ])
  func inside(host: String) async throws {
    let asked = Counter()
    let server = try LoopbackServer { _ in
      asked.add()
      return .init(200, [], "secret")
    }
    defer { server.stop() }
    let target = "http://\(host):\(server.port)/secret"
    let questions = Counter()
    let fetcher = asking { question in
      questions.add()
      guard question.address.host == "news.example" else { return Self.really(question) }
      return .success(Exchange.Answer(status: 302, redirect: target))
    }
    let found = try #require(await fault(of: "http://news.example/a", by: fetcher))
    #expect(asked.count == 0 && questions.count == 2)
    // The address that was asked for may lead elsewhere tomorrow.
    #expect(found.isPassing)
    // Where there is no IPv6 at all, that is why.
    guard !host.hasPrefix("[") else { return }
    guard case .led(let from, let why) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(from == "http://news.example/a" && why.contains("not public"))
  }

  @Test("a site's robots.txt leads into no network that is not public either")
  func robotsInside() async throws {
    let asked = Counter()
    let server = try LoopbackServer { _ in
      asked.add()
      return .init(200, [], "User-agent: *\nAllow: /")
    }
    defer { server.stop() }
    let target = server.address("/robots.txt")
    let fetcher = asking(EmptyShelf()) { question in
      guard question.address.host == "news.example" else { return Self.really(question) }
      return .success(Exchange.Answer(status: 301, redirect: target))
    }
    #expect(await fault(of: "http://news.example/a", by: fetcher) == .privateNetwork("127.0.0.1"))
    #expect(asked.count == 0)
  }

  static let targets: [String] = [
    "file:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1:1/", "dict://127.0.0.1:1/", "ldap://127.0.0.1/",
    "javascript:alert(1)", "data:text/html,a", "http://user:secret@news.example/", "http://user@news.example/",
    "http://news.example\\@other.example/", "http://news.example/a b", "http://", "//", "http://news.example:0/",
    "http://news.example/" + String(repeating: "a", count: 70_000), "http://news.example/\r\nX-Forged: yes",
  ]

  @Test("a redirect to what is not fetched is the last that is asked for", arguments: targets.indices)
  func target(_ index: Int) async throws {
    let questions = Counter()
    let target = Self.targets[index]
    let fetcher = asking { _ in
      questions.add()
      return .success(Exchange.Answer(status: 302, redirect: target))
    }
    guard case .led = try #require(await fault(of: "http://news.example/a", by: fetcher)) else {
      Issue.record("\(target.prefix(80))")
      return
    }
    #expect(questions.count == 1)
  }

  @Test("five redirects are followed and no sixth one, and each is asked for as it stands", arguments: [4, 5, 6])
  func redirects(_ count: Int) async throws {
    let asked = Mutex<[String]>([])
    let fetcher = asking { question in
      asked.withLock { $0.append(question.address.path) }
      let step = Int(question.address.path.dropFirst()) ?? 0
      return .success(
        step < count
          ? Exchange.Answer(status: 302, redirect: "http://news.example/\(step + 1)") : Exchange.Answer(status: 200))
    }
    let found = await result(of: "http://news.example/0", by: fetcher)
    #expect(asked.withLock { $0 } == (0...min(count, 5)).map { "/\($0)" })
    switch found {
    case .success(let fetched): #expect(count <= 5 && fetched.address.path == "/\(count)")
    case .failure(let fault): #expect(count == 6 && fault == .redirects("http://news.example/0"))
    }
  }

  @Test("what one site sets, and what it was asked with, is not told to another one")
  func secrets() async throws {
    let seen = Seen()
    let other = try LoopbackServer { question in
      seen.keep(question.header)
      return .init(200, [], "a")
    }
    defer { other.stop() }
    let location = "Location: http://localhost:\(other.port)/b"
    let first = try LoopbackServer { _ in
      .init(302, ["Set-Cookie: session=secret", "WWW-Authenticate: Basic realm=\"a\"", location], "")
    }
    defer { first.stop() }
    let fetcher = asking(allowsPrivate: true) { Self.really($0) }
    let found = try await fetcher.fetch(
      FetchAddress(first.address("/a")), etag: "\"secret\"", modified: "Mon, 01 Jan 2024 00:00:00 GMT")
    #expect(found.address.host == "localhost" && found.answer.status == 200)
    #expect(seen.last["user-agent"]?.hasPrefix("Chancery/") == true)
    for name in ["cookie", "authorization", "proxy-authorization", "referer", "if-none-match", "if-modified-since"] {
      #expect(seen.last[name] == nil, "\(name)")
    }
    #expect(!seen.last.values.contains { $0.contains("secret") })
  }

  @Test("a bomb on a redirect is not taken, and where it leads is not asked for")
  func bombOnRedirect() async throws {
    let bomb = try ExchangeTests.gzip(Data(count: 40_000_000))
    let asked = Mutex<[String]>([])
    let server = try LoopbackServer { question in
      asked.withLock { $0.append(question.path) }
      return .init(302, ["Content-Encoding: gzip", "Location: /b"], bomb)
    }
    defer { server.stop() }
    let fetcher = asking(allowsPrivate: true) { Self.really($0) }
    #expect(await fault(of: server.address("/a"), by: fetcher) == .tooLarge(server.address("/a")))
    #expect(asked.withLock { $0 } == ["/a"])
  }

  @Test("one source that is meant to hurt costs the others nothing")
  func others() async throws {
    let feed = "<rss version=\"2.0\"><channel><item><title>会谈</title><link>/news/1</link></item></channel></rss>"
    let nest = "<rss><channel>\(String(repeating: "<x>", count: 50_000))</channel></rss>"
    let server = try LoopbackServer { question in
      switch question.path {
      case "/file": .init(302, ["Location: file:///etc/passwd"], "")
      case "/deep": .init(200, [], nest)
      case "/entities": .init(200, [], "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"&a;\">]>\(feed)")
      case "/short": .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n\(feed)".utf8))
      case "/good": .init(200, [], feed)
      default: .init(404, [], "")
      }
    }
    defer { server.stop() }
    let following = try Following()
    let hostile = ["/file", "/deep", "/entities", "/short"].map { server.address($0) }
    for address in hostile + [server.address("/good")] {
      try await following.ledger.follow(address, fetchesArticles: false)
    }
    let round = try await following.follower.round(every: 0)
    #expect(round.asked == 5 && round.listed == 1 && round.captures == 1)
    #expect(round.failed == hostile.count && Set(round.notes.map(\.address)) == Set(hostile))
    #expect(round.notes.allSatisfy { !$0.problem.isEmpty })
  }
}
