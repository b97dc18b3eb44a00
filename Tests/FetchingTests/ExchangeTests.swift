import Foundation
import Testing

@testable import Fetching

@Suite("One question and its answer")
struct ExchangeTests {
  private func ask(
    _ server: LoopbackServer, _ path: String = "/", allowsPrivate: Bool = true
  ) throws -> Exchange.Answer {
    var question = Exchange.Question(address: try FetchAddress(server.address(path)), agent: "test")
    question.allowsPrivate = allowsPrivate
    // Only who stalls is not waited for: other tests keep the machine busy.
    if path == "/stall" { question.patience = 2 }
    return try Exchange.ask(question)
  }

  @Test("header and body come as they were sent; redirects are told and not followed")
  func plain() throws {
    let server = try LoopbackServer { question in
      question.path == "/a"
        ? .init(200, ["ETag: \"1\"", "X-A: b"], "hello") : .init(302, ["Location: /b?c=d"], "elsewhere")
    }
    defer { server.stop() }
    let answer = try ask(server, "/a")
    #expect(answer.status == 200)
    #expect(answer.field("etag") == "\"1\"")
    #expect(answer.body == Array("hello".utf8))
    let redirect = try ask(server, "/other")
    #expect(redirect.redirect == server.address("/b?c=d"))
  }

  @Test(
    "a host in a network that is not public is not connected to, however it is written",
    arguments: [
      "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]",
      "0.0.0.0",
    ])
  func privateHosts(host: String) throws {
    let asked = Counter()
    let server = try LoopbackServer { _ in
      asked.add()
      return .init(200, [], "secret")
    }
    defer { server.stop() }
    let question = Exchange.Question(address: try FetchAddress("http://\(host):\(server.port)/"), agent: "test")
    #expect(throws: FetchFault.self) { try Exchange.ask(question) }
    #expect(asked.count == 0)
  }

  @Test("answers that end early, stall, or lie about their length are faults")
  func cutOff() throws {
    let server = try LoopbackServer { question in
      switch question.path {
      case "/short": .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8))
      case "/chunk":
        .init(bytes: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab".utf8))
      case "/stall": .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8), stall: 4)
      case "/nothing": .init(bytes: [])
      default: .init(bytes: Array("\u{1}\u{2}garbage\r\n\r\n".utf8))
      }
    }
    defer { server.stop() }
    for path in ["/short", "/chunk", "/stall", "/nothing", "/garbage"] {
      #expect(throws: FetchFault.self, "\(path)") { try ask(server, path) }
    }
  }

  @Test("what unpacks beyond all measure, and what is packed several times over, is not taken")
  func bombs() throws {
    let bomb = try Self.gzip(Data(count: 40_000_000))
    let twice = try Self.gzip(Data(try Self.gzip(Data("hello".utf8))))
    let server = try LoopbackServer { question in
      question.path == "/bomb"
        ? .init(200, ["Content-Encoding: gzip"], bomb) : .init(200, ["Content-Encoding: gzip, gzip"], twice)
    }
    defer { server.stop() }
    #expect(bomb.count < 100_000)
    #expect(throws: FetchFault.tooLarge(server.address("/bomb"))) { try ask(server, "/bomb") }
    #expect(throws: FetchFault.tooLarge(server.address("/twice"))) { try ask(server, "/twice") }
  }

  @Test("a header without end is not taken")
  func longHeader() throws {
    let server = try LoopbackServer { _ in .init(200, (0..<20_000).map { "X-\($0): \($0)" }, "a") }
    defer { server.stop() }
    #expect(throws: FetchFault.self) { try ask(server) }
  }

  @Test("a validator from elsewhere cannot become a line of the header")
  func forgedValidator() throws {
    let seen = Seen()
    let server = try LoopbackServer { question in
      seen.keep(question.header)
      return .init(200, [], "a")
    }
    defer { server.stop() }
    var question = Exchange.Question(address: try FetchAddress(server.address("/")), agent: "test")
    question.allowsPrivate = true
    question.etag = "\"1\"\r\nX-Forged: yes"
    question.modified = "Mon, 01 Jan 2024 00:00:00 GMT"
    _ = try Exchange.ask(question)
    #expect(seen.last["x-forged"] == nil)
    #expect(seen.last["if-none-match"] == nil)
    #expect(seen.last["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT")
  }

  /// Bytes as gzip packs them.
  static func gzip(_ data: Data, level: Int = 9) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-\(level)c"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    Thread.detachNewThread {
      try? input.fileHandleForWriting.write(contentsOf: data)
      try? input.fileHandleForWriting.close()
    }
    let packed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(packed)
  }
}
