import Foundation
import Glibc
import Testing

@testable import Gazette

/// A connection to a port of this machine, byte by byte.
struct RawConnection {
  let descriptor: Int32

  init?(port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard descriptor >= 0, connected == 0 else { return nil }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Everything until the other side ends or nothing comes.
  func answer() -> String {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
      answer += buffer[..<count]
    }
  }

  func end() { close(descriptor) }
}

@Suite("The server")
struct ServerTests {
  private func answer(_ request: String, port: UInt16) throws -> String {
    let connection = try #require(RawConnection(port: port))
    defer { connection.end() }
    connection.send(request)
    return connection.answer()
  }

  private func server(_ handler: @escaping HTTPServer.Handler) throws -> HTTPServer {
    try HTTPServer(port: 0, handler: handler)
  }

  @Test("takes a free port, answers with the headers that every answer carries, and stops")
  func serves() throws {
    let server = try server { request in
      .text("\(request.method) \(request.path) \(request.parameter("q") ?? "-")", status: 200)
    }
    #expect(server.port > 0)
    let text = try answer(
      "GET /a%2Fb?q=%E5%A4%96+x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: server.port)
    #expect(text.hasPrefix("HTTP/1.1 200") && text.hasSuffix("GET /a/b 外 x\n"))
    for (name, value) in Gatekeeper.headers { #expect(text.contains("\(name): \(value)\r\n")) }
    let head = try answer("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: server.port)
    #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n"))
    let port = server.port
    server.stop()
    #expect(RawConnection(port: port) == nil)
  }

  @Test("a range of absurd size, headers without end and a body beyond the limit end nothing")
  func limits() throws {
    let server = try server { request in .text("\(request.body.count)", status: 200) }
    let close = "Host: x\r\nConnection: close\r\n"
    #expect(
      try answer("GET / HTTP/1.1\r\n\(close)Range: bytes=0-9223372036854775807\r\n\r\n", port: server.port).hasSuffix(
        "0\n"))
    let long = String(repeating: "x", count: 200_000)
    #expect(try !answer("GET / HTTP/1.1\r\n\(close)X: \(long)\r\n\r\n", port: server.port).contains(" 200 "))
    #expect(try !answer("GET /\(long) HTTP/1.1\r\n\(close)\r\n", port: server.port).contains(" 200 "))
    for (size, status) in [(HTTPServer.longestBody, " 200 "), (HTTPServer.longestBody + 1, " 413 ")] {
      let body = String(repeating: "b", count: size)
      let text = try answer("POST / HTTP/1.1\r\n\(close)Content-Length: \(size)\r\n\r\n\(body)", port: server.port)
      #expect(text.contains(status), "\(size): \(text.prefix(60))")
    }
    #expect(try answer("GET / HTTP/1.1\r\n\(close)\r\n", port: server.port).contains(" 200 "))
    server.stop()
  }

  @Test("who is turned away by headers sends no body first")
  func admitted() throws {
    let server = try HTTPServer(port: 0, admit: { _ in .text("no", status: 403) }) { _ in
      .text("yes", status: 200)
    }
    let head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1000000\r\n\r\n"
    #expect(try answer(head, port: server.port).contains(" 403 "))
    #expect(try answer("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: server.port).hasSuffix("yes\n"))
    server.stop()
  }

  @Test("two hundred connections that say half a request do not keep it from answering")
  func halfOpen() throws {
    let server = try server { _ in .text("here", status: 200) }
    let waiting = (0..<200).compactMap { _ in RawConnection(port: server.port) }
    #expect(waiting.count == 200)
    for connection in waiting { connection.send("GET / HTTP/1.1\r\nHost: x\r\nX-Half") }
    #expect(try answer("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", port: server.port).hasSuffix("here\n"))
    for connection in waiting { connection.end() }
    server.stop()
  }

  @Test("a port that is taken is said to be")
  func taken() throws {
    let server = try server { _ in .text("", status: 200) }
    let fault = #expect(throws: HTTPServer.ListenFault.self) {
      _ = try HTTPServer(port: server.port) { _ in .text("", status: 200) }
    }
    #expect(fault?.description.contains("in use") == true)
    server.stop()
  }

  @Test("many read at once, each its own page")
  func atOnce() async throws {
    let shelf = try #require(Shelf.shared)
    let addresses = PageTests.pages.map { "/en" + $0 }
    let alone = addresses.map { shelf.get($0).body }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        for (address, body) in zip(addresses, alone) { group.addTask { shelf.get(address).body == body } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
