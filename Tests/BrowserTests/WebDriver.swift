import Foundation
import Glibc

/// A headless browser, driven by the W3C's WebDriver protocol.
final class WebDriver {
  /// What went wrong, as the driver says it.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private let driver = Process()
  private let port: UInt16
  private var session = ""

  /// Where the browser and its driver are; `nil` where there is none.
  static let programs: (browser: String, driver: String)? = {
    func found(_ names: [String]) -> String? {
      names.flatMap { name in ["/usr/bin/", "/usr/local/bin/"].map { $0 + name } }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
    }
    guard let browser = found(["chromium", "chromium-browser", "google-chrome"]), let driver = found(["chromedriver"])
    else { return nil }
    return (browser, driver)
  }()

  /// Starts a browser whose window has a size.
  ///
  /// - Parameter isDark: Whether it prefers the dark scheme.
  init(width: Int, height: Int, isDark: Bool = false) throws {
    guard let programs = WebDriver.programs else { throw Fault(description: "there is no browser") }
    let port = UInt16.random(in: 20_000...29_999)
    self.port = port
    driver.executableURL = URL(fileURLWithPath: programs.driver)
    driver.arguments = ["--port=\(port)"]
    driver.standardOutput = FileHandle.nullDevice
    driver.standardError = FileHandle.nullDevice
    try WebDriver.start(driver)
    var arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=\(width),\(height)",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]
    if isDark { arguments.append("--blink-settings=preferredColorScheme=0") }
    let capabilities: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": ["binary": programs.browser, "args": arguments],
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
    ]
    for _ in 0..<100 {
      if (try? send("GET", "/status")) != nil { break }
      usleep(100_000)
    }
    let answer = try send("POST", "/session", ["capabilities": ["alwaysMatch": capabilities]])
    session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
  }

  deinit { end() }

  /// Closes the browser.
  func end() {
    guard driver.isRunning else { return }
    if !session.isEmpty { _ = try? send("DELETE", "/session/\(session)") }
    kill(driver.processIdentifier, SIGKILL)
    driver.waitUntilExit()
  }

  /// Starts a process that hears signals: a thread of Dispatch blocks them all, and what it starts would inherit that.
  static func start(_ process: Process) throws {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  /// Opens an address and waits until its page is there.
  func open(_ address: String) throws { _ = try send("POST", "/session/\(session)/url", ["url": address]) }

  /// The address of the page.
  func address() throws -> String { try send("GET", "/session/\(session)/url") as? String ?? "" }

  /// What a script returns.
  @discardableResult
  func run(_ script: String) throws -> Any? {
    try send("POST", "/session/\(session)/execute/sync", ["script": script, "args": [Any]()])
  }

  /// What a script hands to its last argument, `done`.
  func await(_ script: String) throws -> Any? {
    try send(
      "POST", "/session/\(session)/execute/async",
      ["script": "const done = arguments[arguments.length - 1];" + script, "args": [Any]()])
  }

  /// Presses keys, one after the other.
  func press(_ keys: String...) throws {
    let actions = keys.flatMap { [["type": "keyDown", "value": $0], ["type": "keyUp", "value": $0]] }
    _ = try send(
      "POST", "/session/\(session)/actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
  }

  /// What the console holds since it was last looked at.
  func console() throws -> [String] {
    let lines = try send("POST", "/session/\(session)/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return lines.filter { $0["level"] as? String != "INFO" }.compactMap { $0["message"] as? String }
  }

  /// The addresses that were asked for since they were last looked at.
  func requests() throws -> [String] {
    let lines = try send("POST", "/session/\(session)/se/log", ["type": "performance"]) as? [[String: Any]] ?? []
    return lines.compactMap { line in
      guard let text = line["message"] as? String,
        let json = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
        let message = json["message"] as? [String: Any], message["method"] as? String == "Network.requestWillBeSent",
        let request = (message["params"] as? [String: Any])?["request"] as? [String: Any]
      else { return nil }
      return request["url"] as? String
    }
  }

  /// The window as a picture.
  func picture() throws -> Data {
    let text = try send("GET", "/session/\(session)/screenshot") as? String ?? ""
    return Data(base64Encoded: text) ?? Data()
  }

  private func send(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    let content = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let answer = try LocalHTTP.answer(method, path, Array(content), port: port)
    let json = try JSONSerialization.jsonObject(with: Data(answer), options: .fragmentsAllowed) as? [String: Any]
    let value = json?["value"]
    if let fault = value as? [String: Any], let code = fault["error"] as? String {
      throw Fault(description: "\(code): \(fault["message"] as? String ?? "")")
    }
    return value
  }
}

/// HTTP to a port of this machine, as much of it as the driver speaks: Foundation's own client refuses its headers.
enum LocalHTTP {
  /// The body of an answer.
  static func answer(_ method: String, _ path: String, _ body: [UInt8], port: UInt16) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw WebDriver.Fault(description: "nobody listens at \(port)") }
    var patience = timeval(tv_sec: 90, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var request = Array(
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n".utf8)
    request += Array("Content-Length: \(body.count)\r\nConnection: close\r\n\r\n".utf8) + body
    var rest = request[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw WebDriver.Fault(description: "the driver does not listen") }
      rest = rest.dropFirst(count)
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 { answer += buffer[..<count] }
      if let whole = LocalHTTP.body(answer) { return whole }
      guard count > 0 else { throw WebDriver.Fault(description: "the driver ended its answer early") }
    }
  }

  /// The body, once all of it is there by its length.
  private static func body(_ answer: [UInt8]) -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    guard let head = answer.indices.first(where: { answer[$0...].starts(with: end) }) else { return nil }
    let lines = String(decoding: answer[..<head], as: UTF8.self).lowercased().split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }.flatMap { line in
      Int(line.dropFirst("content-length:".count).filter(\.isNumber))
    }
    let body = answer[(head + end.count)...]
    guard let length, body.count >= length else { return nil }
    return Array(body.prefix(length))
  }
}
