import BuiltInLexicon
import CCurl
import Foundation
import Glibc
import Intake
import Lexicon
import Synchronization
import Testing

@testable import Fetching

@Suite("Answers that are meant to hurt")
struct HostileAnswerTests {
  private func ask(_ server: LoopbackServer, _ path: String = "/") throws -> Exchange.Answer {
    var question = Exchange.Question(address: try FetchAddress(server.address(path)), agent: "test")
    question.allowsPrivate = true
    question.patience = 5
    return try Exchange.ask(question)
  }

  // MARK: Lengths

  static let lengths: [(lines: String, body: String, taken: String?)] = [
    ("Content-Length: 3", "abcdef", "abc"), ("Content-Length: 100", "abc", nil),
    ("Content-Length: 9223372036854775807", "abc", nil), ("Content-Length: -1", "abc", nil),
    ("Content-Length: three", "abc", nil),
    ("Content-Length: 3\r\nTransfer-Encoding: chunked", "5\r\nabcde\r\n0\r\n\r\n", "abcde"),
    ("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFF\r\nabc", nil), ("Transfer-Encoding: chunked", "-1\r\nabc", nil),
  ]

  @Test("a length that is not so is a fault, or what HTTP takes for it", arguments: lengths)
  func length(_ example: (lines: String, body: String, taken: String?)) throws {
    let server = try LoopbackServer { _ in
      .init(bytes: Array("HTTP/1.1 200 OK\r\n\(example.lines)\r\n\r\n\(example.body)".utf8))
    }
    defer { server.stop() }
    if let taken = example.taken {
      #expect(try ask(server).body == Array(taken.utf8))
    } else {
      #expect(throws: FetchFault.self) { try ask(server) }
    }
  }

  @Test("a body may be as large as the limit, and no larger", arguments: [-1, 0, 1])
  func limit(_ above: Int) throws {
    // Packed, since less may come over the wire than that: four letters by chance pack to a quarter, and come again only
    // where gzip has forgotten them.
    var dice = Dice(5)
    let block = (0..<65_536).map { _ in UInt8(0x61 + dice.next() % 4) }
    var body: [UInt8] = []
    while body.count < Exchange.bodyLimit + above { body += block.prefix(Exchange.bodyLimit + above - body.count) }
    let packed = try ExchangeTests.gzip(Data(body), level: 1)
    #expect(packed.count < Exchange.wireLimit)
    let server = try LoopbackServer { _ in .init(200, ["Content-Encoding: gzip"], packed) }
    defer { server.stop() }
    if above > 0 {
      #expect(throws: FetchFault.tooLarge(server.address("/"))) { try ask(server) }
    } else {
      #expect(try ask(server).body.count == body.count)
    }
  }

  @Test("more than the limit is not taken over the wire, though it would be a body")
  func wire() throws {
    let body = [UInt8](repeating: 0x61, count: Exchange.wireLimit + 1)
    let server = try LoopbackServer { _ in .init(200, [], body) }
    defer { server.stop() }
    #expect(throws: FetchFault.tooLarge(server.address("/"))) { try ask(server) }
  }

  // MARK: Packing

  static let packings: [(lines: [String], layers: Int)] = [
    (["Content-Encoding: gzip, gzip"], 2), (["Content-Encoding: gzip", "content-encoding: gzip"], 2),
    (["CONTENT-ENCODING: gzip ,gzip"], 2), (["Content-Encoding: gzip, identity"], 1),
    // libcurl unpacks each of these as well, although nobody has asked for them.
    (["Transfer-Encoding: gzip"], 1), (["Transfer-Encoding: gzip, gzip", "Transfer-Encoding: gzip"], 3),
    (["Content-Encoding: gzip", "Transfer-Encoding: gzip"], 2), (["transfer-encoding: DEFLATE"], 1),
  ]

  @Test("what is packed several times over is not unpacked, however that is said", arguments: packings)
  func packing(_ example: (lines: [String], layers: Int)) throws {
    var body = Array("hello".utf8)
    for _ in 0..<example.layers { body = try ExchangeTests.gzip(Data(body)) }
    let head = (["HTTP/1.1 200 OK", "Connection: close"] + example.lines).joined(separator: "\r\n") + "\r\n\r\n"
    let bytes = Array(head.utf8) + body
    let server = try LoopbackServer { _ in .init(bytes: bytes) }
    defer { server.stop() }
    #expect(throws: FetchFault.tooLarge(server.address("/"))) { try ask(server) }
  }

  @Test("what is packed once is unpacked, and what says so without being it is a fault")
  func packedOnce() throws {
    let packed = try ExchangeTests.gzip(Data("hello".utf8))
    let server = try LoopbackServer { question in
      .init(200, ["Content-Encoding: gzip"], question.path == "/packed" ? packed : Array("hello".utf8))
    }
    defer { server.stop() }
    #expect(try ask(server, "/packed").body == Array("hello".utf8))
    #expect(throws: FetchFault.self) { try ask(server, "/plain") }
  }

  // MARK: The address that is connected to

  /// What a gate was shown, and the one address that it admits.
  private final class Watch {
    var shown: [UInt32] = []
    let admitted: UInt32

    init(_ admitted: UInt32) { self.admitted = admitted }

    func admits(_ address: UnsafePointer<sockaddr>) -> Bool {
      guard Int32(address.pointee.sa_family) == AF_INET else { return false }
      let host = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        UInt32(bigEndian: $0.pointee.sin_addr.s_addr)
      }
      shown.append(host)
      return host == admitted
    }
  }

  /// Asks a name that leads to some addresses, by the very gate that every question goes through.
  private func ask(_ port: Int, leadingTo addresses: String, _ watch: Watch) throws -> CURLcode {
    try #require(ccurl_open() == nil)
    let exchange = try #require(ccurl_new())
    defer { ccurl_free(exchange) }
    let answers = ccurl_append(nil, "moving.example:\(port):\(addresses)")
    defer { ccurl_free_lines(answers) }
    ccurl_set_text(exchange, CURLOPT_URL, "http://moving.example:\(port)/")
    ccurl_set_text(exchange, CURLOPT_PROXY, "")
    ccurl_set_lines(exchange, CURLOPT_RESOLVE, answers)
    for (option, number) in [(CURLOPT_NOSIGNAL, 1), (CURLOPT_TIMEOUT, 5), (CURLOPT_FRESH_CONNECT, 1)] {
      ccurl_set_number(exchange, option, number)
    }
    ccurl_set_body(exchange, { _, size, count, _ in size * count }, nil)
    var gate = ccurl_gate(
      admit: { address, _, owner in
        guard let address, let owner else { return 0 }
        return Unmanaged<Watch>.fromOpaque(owner).takeUnretainedValue().admits(address) ? 1 : 0
      }, owner: Unmanaged.passUnretained(watch).toOpaque())
    return withUnsafeMutablePointer(to: &gate) { gate in
      ccurl_set_gate(exchange, gate)
      return withExtendedLifetime(watch) { ccurl_perform(exchange) }
    }
  }

  @Test("the address that is connected to is the one that was looked at, whatever a name has led to before")
  func movingName() throws {
    let (inside, outside) = (Counter(), Counter())
    let inner = try LoopbackServer { _ in
      inside.add()
      return .init(200, [], "inside")
    }
    defer { inner.stop() }
    // The same port at another address of loopback stands for the rest of the world.
    let (ownAddress, otherAddress) = (UInt32(0x7F00_0001), UInt32(0x7F00_0002))
    let outer = try LoopbackServer(at: otherAddress, port: inner.port) { _ in
      outside.add()
      return .init(200, [], "outside")
    }
    defer { outer.stop() }
    // The first time it leads outside.
    let first = Watch(otherAddress)
    #expect(try ask(inner.port, leadingTo: "127.0.0.2", first) == CURLE_OK)
    #expect(first.shown == [otherAddress] && outside.count == 1)
    // The next time inside: what it led to before is no excuse.
    let second = Watch(otherAddress)
    #expect(try ask(inner.port, leadingTo: "127.0.0.1", second) != CURLE_OK)
    #expect(second.shown == [ownAddress] && inside.count == 0)
    // And at once to both.
    for addresses in ["127.0.0.1,127.0.0.2", "[::1],127.0.0.1,127.0.0.2"] {
      let third = Watch(otherAddress)
      let before = outside.count
      #expect(try ask(inner.port, leadingTo: addresses, third) == CURLE_OK)
      #expect(third.shown.last == otherAddress && outside.count == before + 1)
    }
    #expect(inside.count == 0)
  }

  // MARK: What an answer names

  static let answers: [(text: String, leads: Bool)] = [
    ("<!DOCTYPE rss SYSTEM \"ADDRESS\">FEED", true), ("<!DOCTYPE rss PUBLIC \"-//a//b\" \"ADDRESS\">FEED", true),
    ("<?xml-stylesheet href=\"ADDRESS\"?>FEED", true), ("<?xml-model href=\"ADDRESS\"?>FEED", true),
    ("<!DOCTYPE rss [<!ENTITY e SYSTEM \"ADDRESS\">]>FEED", false),
    ("<!DOCTYPE rss [<!ENTITY % p SYSTEM \"ADDRESS\"> %p;]>FEED", false),
    ("<!DOCTYPE rss SYSTEM \"ADDRESS\" [<!ATTLIST item a CDATA #IMPLIED>]>FEED", false),
  ]

  private static let feed =
    "<rss version=\"2.0\" xmlns:xi=\"http://www.w3.org/2001/XInclude\""
    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a ADDRESS\"><channel>"
    + "<item><title>会谈&e;</title><link>https://news.example/1</link>"
    + "<description>一<xi:include href=\"ADDRESS\"/></description></item></channel></rss>"

  @Test("nothing that a feed names is asked for while it is read", arguments: answers)
  func names(_ example: (text: String, leads: Bool)) throws {
    let asked = Counter()
    let server = try LoopbackServer { _ in
      asked.add()
      return .init(200, [], "<!ENTITY e \"secret\">")
    }
    defer { server.stop() }
    let parts = try SourceParts(fields: LoadedLexicon(image: EmbeddedLexicon.image()).table("fields"))
    let text = "<?xml version=\"1.0\"?>" + example.text.replacingOccurrences(of: "FEED", with: Self.feed)
    let bytes = Array(text.replacingOccurrences(of: "ADDRESS", with: server.address("/x")).utf8)
    let links = parts.links(in: bytes, address: "https://news.example/feed")
    #expect(links.articles.map(\.address) == (example.leads ? ["https://news.example/1"] : []))
    if !example.leads {
      guard case .other(let why) = links.kind else {
        Issue.record("\(links.kind)")
        return
      }
      #expect(!why.isEmpty)
    }
    #expect(asked.count == 0)
  }

  @Test("nothing that a page names is asked for while it is read")
  func pageNames() throws {
    let asked = Counter()
    let server = try LoopbackServer { _ in
      asked.add()
      return .init(200, [], "a")
    }
    defer { server.stop() }
    let parts = try SourceParts(fields: LoadedLexicon(image: EmbeddedLexicon.image()).table("fields"))
    let address = server.address("/x")
    let page =
      "<!DOCTYPE html SYSTEM \"\(address)\"><html><head><base href=\"\(address)\"><title>会谈</title>"
      + "<link rel=\"stylesheet\" href=\"\(address)\"><script src=\"\(address)\"></script>"
      + "<meta http-equiv=\"refresh\" content=\"0;url=\(address)\"></head><body><img src=\"\(address)\">"
      + "<iframe src=\"\(address)\"></iframe><object data=\"\(address)\"></object></body></html>"
    let links = parts.links(in: Array(page.utf8), address: "https://news.example/")
    #expect(links.kind == .page(feed: nil))
    #expect(asked.count == 0)
  }
}
