import Foundation
import Intake
import Synchronization
import Testing

@testable import Archive
@testable import Fetching

@Suite("Following")
struct FollowerTests {
  private static func feed(_ items: [String], server: String = "") -> String {
    let list = items.map {
      "<item><title>会谈 \($0)</title><link>\(server)/news/\($0)</link><description>摘要 \($0)</description></item>"
    }
    return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>晨报</title>\(list.joined())</channel></rss>"
  }

  private static func page(_ name: String) -> String {
    "<!DOCTYPE html><html><head><title>会谈 \(name)</title></head><body><p>正文 \(name)。</p></body></html>"
  }

  @Test("a feed is asked with its validators, kept once, and not kept again where nothing is new")
  func validators() async throws {
    let asked = Mutex<[LoopbackServer.Question]>([])
    let server = try LoopbackServer { question in
      asked.withLock { $0.append(question) }
      if question.path == "/robots.txt" { return .init(404, [], "") }
      if question.header["if-none-match"] == "\"1\"" { return .init(304) }
      return .init(200, ["ETag: \"1\"", "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT"], Self.feed(["a", "b"]))
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/feed"), fetchesArticles: false)
    let first = try await following.follower.round(every: 0)
    #expect(first.asked == 1)
    #expect(first.listed == 2)
    #expect(first.captures == 1)
    let second = try await following.follower.round(every: 0)
    #expect(second.unchanged == 1)
    #expect(second.captures == 0)
    #expect(asked.withLock { $0.filter { $0.path == "/robots.txt" }.count } == 1)
    #expect(asked.withLock { $0.last?.header["if-modified-since"] } == "Mon, 01 Jan 2024 00:00:00 GMT")
    #expect(asked.withLock { $0.allSatisfy { $0.header["user-agent"]?.hasPrefix("Chancery/") == true } })
    #expect(following.captures.count == 1)
    #expect(try await following.ledger.waitingCaptures().count == 1)
    let early = try await following.follower.round(every: 3600)
    #expect(early.asked == 0)
  }

  @Test("an article that its feed has whole is not fetched besides")
  func whole() async throws {
    let asked = Mutex<[String]>([])
    let server = try LoopbackServer { question in
      asked.withLock { $0.append(question.path) }
      if question.path == "/robots.txt" { return .init(404, [], "") }
      return .init(
        200, [],
        "<rss xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><title>会谈</title>"
          + "<link>/news/a</link><c:encoded>&lt;p&gt;正文。&lt;/p&gt;</c:encoded></item></channel></rss>")
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/feed"), fetchesArticles: true)
    let round = try await following.follower.round(every: 0)
    #expect(round.listed == 1 && round.fetched == 0 && round.waiting == 0)
    #expect(asked.withLock { $0 } == ["/robots.txt", "/feed"])
  }

  @Test("an answer can be shown as it was: the capture is a web archive that holds address, header and body")
  func captureHoldsAnswer() async throws {
    let body = Self.page("a")
    let server = try LoopbackServer { question in
      question.path == "/robots.txt" ? .init(404, [], "") : .init(200, ["Content-Type: text/html; charset=utf-8"], body)
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/p"), fetchesArticles: false)
    _ = try await following.follower.round(every: 0)
    let path = try #require(try await following.ledger.waitingCaptures().first)
    let unpacked = try Self.gunzip(path)
    #expect(unpacked.contains("WARC-Target-URI: \(server.address("/p"))"))
    #expect(unpacked.contains("content-type: text/html; charset=utf-8"))
    #expect(unpacked.contains(body))
    #expect(unpacked.contains("WARC-Date: 2023-11-14T22:13"))
  }

  @Test("a page that has changed is kept beside what it was")
  func pageChanges() async throws {
    let version = Mutex("a")
    let server = try LoopbackServer { question in
      question.path == "/robots.txt"
        ? .init(404, [], "") : .init(200, ["Content-Type: text/html"], Self.page(version.withLock { $0 }))
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/p"), fetchesArticles: false)
    _ = try await following.follower.round(every: 0)
    _ = try await following.follower.round(every: 0)
    #expect(following.captures.count == 1)
    version.withLock { $0 = "b" }
    _ = try await following.follower.round(every: 0)
    #expect(following.captures.count == 2)
  }

  @Test("what robots.txt does not want is not asked for; an unreachable robots.txt forbids all")
  func robots() async throws {
    let asked = Mutex<[String]>([])
    let robots = Mutex(LoopbackServer.Reply(500, [], ""))
    let server = try LoopbackServer { question in
      asked.withLock { $0.append(question.path) }
      if question.path == "/robots.txt" { return robots.withLock { $0 } }
      return .init(200, [], Self.feed(["a"]))
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/feed"), fetchesArticles: true)
    #expect(try await following.follower.round(every: 0).failed == 1)
    #expect(asked.withLock { $0 } == ["/robots.txt"])
    robots.withLock { $0 = .init(200, [], "User-agent: *\nDisallow: /news/") }
    following.clock.pass(90_000)
    let round = try await following.follower.round(every: 0)
    #expect(round.listed == 1)
    #expect(round.lost == 1)
    #expect(!asked.withLock { $0.contains("/news/a") })
  }

  @Test("a site that is busy is left alone as long as it asks; failures double the pause")
  func retryAfter() async throws {
    let asked = Counter()
    let server = try LoopbackServer { question in
      if question.path == "/robots.txt" { return .init(404, [], "") }
      asked.add()
      return asked.count == 1 ? .init(503, ["Retry-After: 7200"], "") : .init(500, [], "")
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/feed"), fetchesArticles: false)
    _ = try await following.follower.round(every: 0)
    following.clock.pass(7_000)
    #expect(try await following.follower.round(every: 0).asked == 0)
    following.clock.pass(300)
    #expect(try await following.follower.round(every: 0).asked == 1)
    var pauses: [Int] = []
    for _ in 0..<6 {
      let source = try #require(try await following.ledger.followed().first)
      let pause = source.due - Int(following.clock.now)
      pauses.append(pause)
      following.clock.pass(Double(pause) + 1)
      #expect(try await following.follower.round(every: 0).asked == 1)
    }
    #expect(pauses.last ?? 0 > 4 * (pauses.first ?? 1))
  }

  @Test("gone is gone, moved for good is moved, moved for now is not")
  func movesAndEnds() async throws {
    let server = try LoopbackServer { question in
      switch question.path {
      case "/gone": .init(410, [], "")
      case "/old": .init(301, ["Location: /new"], "")
      case "/now": .init(302, ["Location: /new"], "")
      case "/new": .init(200, [], Self.feed(["a"]))
      default: .init(404, [], "")
      }
    }
    defer { server.stop() }
    let following = try Following()
    for path in ["/gone", "/old", "/now"] {
      try await following.ledger.follow(server.address(path), fetchesArticles: false)
    }
    _ = try await following.follower.round(every: 0)
    let sources = try await following.ledger.followed()
    #expect(Set(sources.map(\.address)) == [server.address("/gone"), server.address("/new"), server.address("/now")])
    #expect(sources.first { $0.address.hasSuffix("/gone") }?.state == .gone)
    #expect(try await following.follower.round(every: 0).asked == 2)
  }

  @Test(
    "redirects to what is not fetched, without end, or to a private network are not followed",
    arguments: [
      "file:///etc/passwd", "ftp://a.example/", "/loop", "http://user:pass@127.0.0.1/", "gopher://127.0.0.1/",
    ])
  func redirects(to target: String) async throws {
    let server = try LoopbackServer { question in
      question.path == "/robots.txt" ? .init(404, [], "") : .init(302, ["Location: \(target)"], "")
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/loop"), fetchesArticles: false)
    let round = try await following.follower.round(every: 0)
    #expect(round.failed == 1)
    #expect(following.captures.isEmpty)
  }

  @Test("a list of feeds is followed feed by feed; a page names its feed")
  func listsOfFeeds() async throws {
    let server = try LoopbackServer { question in
      switch question.path {
      case "/list":
        .init(
          200, [],
          "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline xmlUrl=\"/feed\"/>"
            + "<outline><outline xmlUrl=\"http://news.example/feed\"/></outline></body></opml>")
      case "/home":
        .init(
          200, [],
          "<!DOCTYPE html><html><head><title>晨报</title><link rel=\"alternate\" type=\"application/rss+xml\""
            + " href=\"/feed\"></head><body><p>晨报。</p></body></html>")
      default: .init(404, [], "")
      }
    }
    defer { server.stop() }
    let following = try Following()
    try await following.ledger.follow(server.address("/list"), fetchesArticles: true)
    try await following.ledger.follow(server.address("/home"), fetchesArticles: false)
    let round = try await following.follower.round(every: 0)
    let sources = try await following.ledger.followed()
    #expect(
      sources.map(\.address).sorted()
        == [server.address("/feed"), server.address("/home"), "http://news.example/feed"].sorted())
    #expect(sources.first { $0.address.hasSuffix("/feed") }?.fetchesArticles == true)
    #expect(round.notes.contains { $0.problem.contains(server.address("/feed")) })
  }

  @Test("a feed polled a thousand times under faults: no article lost, none twice, nothing asked that was not allowed")
  func thousandPolls() async throws {
    let site = FaultySite(seed: 11)
    let server = try LoopbackServer { site.answer($0) }
    defer { server.stop() }
    site.origin.withLock { $0 = server.address("") }
    let following = try Following(seed: 3, patience: 4)
    site.now.withLock { $0 = { following.clock.now } }
    try await following.ledger.follow(server.address("/feed"), fetchesArticles: true)
    var asked = 0
    for _ in 0..<20_000 where asked < 1_000 {
      asked += try await following.follower.round(every: 0).asked
      following.clock.pass(600)
    }
    #expect(asked == 1_000)
    site.isFaulty.withLock { $0 = false }
    for _ in 0..<40 {
      following.clock.pass(90_000)
      _ = try await following.follower.round(every: 0)
    }
    let counts = try await following.ledger.counts(ofFeed: server.address("/feed"))
    #expect(counts[.fetched] == site.listed)
    #expect(counts[.lost] == nil)
    #expect(counts[.waiting] == nil)
    #expect(site.delivered.allSatisfy { $0.value == 1 })
    #expect(site.delivered.count == site.listed)
    #expect(site.violations == [])
    #expect(site.kinds.count >= 9)
    // Each article was kept exactly once.
    let texts = try following.captures.map { try Self.gunzip(following.folder.appending(path: "captures/\($0)").path) }
    for number in 0..<site.listed {
      #expect(texts.count { $0.contains("正文 \(number)。") } == 1)
    }
  }

  static func gunzip(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A site with a feed of ever more articles, which fails in every way that sites do, and watches how it is asked.
private final class FaultySite: Sendable {
  private struct State {
    var dice: Dice
    var listed = 3
    var delivered: [String: Int] = [:]
    var violations: [String] = []
    var kinds: Set<Int> = []
    var last = 0.0
    var closedUntil = 0.0
    var stalls = 0
  }

  let origin = Mutex("")
  let now = Mutex<@Sendable () -> Double>({ 0 })
  let isFaulty = Mutex(true)
  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(dice: Dice(seed))) }

  var listed: Int { state.withLock { $0.listed } }
  var delivered: [String: Int] { state.withLock { $0.delivered } }
  var violations: [String] { state.withLock { $0.violations } }
  var kinds: Set<Int> { state.withLock { $0.kinds } }

  func answer(_ question: LoopbackServer.Question) -> LoopbackServer.Reply {
    let moment = now.withLock { $0 }()
    let origin = origin.withLock { $0 }
    let isFaulty = isFaulty.withLock { $0 }
    return state.withLock { state in
      if moment - state.last < 2 { state.violations.append("\(question.path) after \(moment - state.last) s") }
      if moment < state.closedUntil { state.violations.append("\(question.path) before the time was over") }
      if question.path.hasPrefix("/closed") { state.violations.append("\(question.path) is not allowed") }
      state.last = moment
      if question.path == "/robots.txt" { return .init(200, [], "User-agent: *\nDisallow: /closed") }
      var fault = isFaulty ? Int.random(in: 0..<24, using: &state.dice) : 99
      // A stall costs the test a second each.
      if fault == 3 {
        state.stalls += 1
        if state.stalls > 4 { fault = 99 }
      }
      if fault < 12 { state.kinds.insert(fault) }
      if question.path.hasPrefix("/news/") || question.path.hasPrefix("/moved/") {
        if let reply = reply(fault, moment, &state, Self.page(question.path), question.path) { return reply }
        state.delivered[String(question.path.split(separator: "/").last ?? ""), default: 0] += 1
        return .init(200, ["Content-Type: text/html"], Self.page(question.path))
      }
      if isFaulty, state.listed < 60, Int.random(in: 0..<12, using: &state.dice) == 0 { state.listed += 1 }
      let items = (0..<state.listed).map {
        "<item><title>会谈 \($0)</title><link>\(origin)/news/\($0)</link></item>"
      }
      let body = "<rss version=\"2.0\"><channel><title>晨报</title>\(items.joined())</channel></rss>"
      let etag = "\"\(state.listed)\""
      if let reply = reply(fault, moment, &state, body, question.path) { return reply }
      if question.header["if-none-match"] == etag { return .init(304, ["ETag: \(etag)"]) }
      return .init(200, ["ETag: \(etag)", "Content-Type: application/rss+xml"], body)
    }
  }

  private static func page(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return "<!DOCTYPE html><html><head><title>会谈 \(name)</title></head><body><p>正文 \(name)。</p></body></html>"
  }

  /// One of the ways to fail; `nil` for none.
  private func reply(
    _ fault: Int, _ moment: Double, _ state: inout State, _ body: String, _ path: String
  ) -> LoopbackServer.Reply? {
    let bytes = Array(body.utf8)
    switch fault {
    case 0: return .init(500, [], "")
    case 1:
      state.closedUntil = moment + 1_800
      return .init(503, ["Retry-After: 1800"], "")
    case 2:
      return .init(
        bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: \(bytes.count)\r\n\r\n".utf8) + bytes.prefix(bytes.count / 2))
    case 3: return .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".utf8), stall: 7)
    case 4: return .init(bytes: [])
    case 5: return .init(bytes: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\nab".utf8))
    case 6: return .init(302, ["Location: \(path.hasPrefix("/feed") ? "/closed" : "file:///etc/passwd")"], "")
    case 7 where path.hasPrefix("/feed"):
      // Without a length nobody tells that half is missing, but the list does not end as lists do.
      return .init(
        bytes: Array("HTTP/1.1 200 OK\r\nETag: \"\(state.listed)\"\r\nConnection: close\r\n\r\n".utf8)
          + bytes.prefix(bytes.count / 2))
    case 8: return .init(429, ["Retry-After: Thu, 01 Jan 1970 00:00:00 GMT"], "")
    case 9: return .init(200, [], "")
    case 10: return .init(200, ["Content-Encoding: gzip, gzip, gzip"], "abc")
    case 11: return .init(bytes: [UInt8](repeating: 0xFF, count: 500))
    default: return nil
    }
  }
}
