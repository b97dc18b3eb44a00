import Foundation
import Glibc
import Synchronization

/// A web server of the tests' own on loopback, which answers what it is told to, byte by byte, and misbehaves when asked.
final class LoopbackServer: Sendable {
  /// A question as it came.
  struct Question: Sendable {
    var path: String
    var header: [String: String]
  }

  /// What is sent, and how it ends.
  struct Reply: Sendable {
    var bytes: [UInt8]
    /// Seconds for which nothing more comes, with the connection open.
    var stall = 0.0

    init(bytes: [UInt8], stall: Double = 0) {
      self.bytes = bytes
      self.stall = stall
    }

    /// A whole answer.
    init(_ status: Int, _ header: [String] = [], _ body: [UInt8] = []) {
      let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.count)", "Connection: close"] + header
      bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    init(_ status: Int, _ header: [String] = [], _ body: String) { self.init(status, header, Array(body.utf8)) }
  }

  let port: Int
  private let listener: Int32
  private let answer: @Sendable (Question) -> Reply
  private let isOpen = Mutex(true)

  /// - Parameters:
  ///   - host: The address that it listens at, one of loopback.
  ///   - wanted: Its port; 0 for one that is free.
  init(
    at host: UInt32 = 0x7F00_0001, port wanted: Int = 0, _ answer: @escaping @Sendable (Question) -> Reply
  ) throws {
    self.answer = answer
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = host.bigEndian
    address.sin_port = UInt16(truncatingIfNeeded: wanted).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
    }
    guard bound == 0, listen(listener, 64) == 0 else {
      port = 0
      throw POSIXError(.EADDRINUSE)
    }
    var length = size
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard isOpen.withLock({ $0 }), connection >= 0 else {
          if connection >= 0 { close(connection) }
          // Here and nowhere else: its number may be another server's as soon as it is closed.
          close(self.listener)
          return
        }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  /// Lets nobody in any more.
  func stop() {
    isOpen.withLock { $0 = false }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0, bytes.count < 65_536 else { return }
      bytes += piece[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    guard let path = lines.first?.split(separator: " ").dropFirst().first else { return }
    var header: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 {
        header[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    let reply = answer(Question(path: String(path), header: header))
    var sent = 0
    while sent < reply.bytes.count {
      let count = reply.bytes[sent...].withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
    if reply.stall > 0 { Thread.sleep(forTimeInterval: reply.stall) }
    shutdown(connection, Int32(SHUT_WR))
  }
}

/// A clock that stands still but for those who wait by it.
final class StandingClock: Sendable {
  private let moment: Mutex<Double>
  init(_ moment: Double = 1_700_000_000) { self.moment = Mutex(moment) }
  var now: Double { moment.withLock { $0 } }
  func pass(_ seconds: Double) { moment.withLock { $0 += seconds } }
}

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
