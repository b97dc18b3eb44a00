import Testing

@testable import Gazette

@Suite("Who is let in")
struct GatekeeperTests {
  private let gatekeeper = Gatekeeper(port: 8190)

  private func status(_ method: String, _ headers: [String: String]) -> Int? {
    gatekeeper.refusal(Request(method: method, path: "/en", headers: headers))?.status
  }

  static let hosts: [(host: String?, status: Int?)] = [
    ("127.0.0.1:8190", nil), ("localhost:8190", nil), ("LOCALHOST:8190", nil), ("[::1]:8190", nil),
    ("127.0.0.1", 403), ("127.0.0.1:8191", 403), ("evil.example:8190", 403), ("evil.example", 403),
    ("localhost.evil.example:8190", 403), ("127.0.0.1:8190.evil.example", 403), ("", 403), (nil, 403),
  ]

  @Test("a name that is not this machine's own is refused, whatever it resolves to", arguments: hosts.indices)
  func host(_ index: Int) {
    let (host, expected) = Self.hosts[index]
    #expect(status("GET", host.map { ["host": $0] } ?? [:]) == expected)
  }

  static let sites: [(method: String, headers: [String: String], status: Int?)] = [
    ("GET", [:], nil), ("GET", ["sec-fetch-site": "none"], nil), ("GET", ["sec-fetch-site": "same-origin"], nil),
    ("GET", ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"], nil),
    ("GET", ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"], 403),
    ("GET", ["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"], 403),
    ("GET", ["sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"], 403),
    ("GET", ["origin": "http://evil.example"], 403), ("GET", ["origin": "null"], 403),
    ("GET", ["origin": "http://127.0.0.1:8190"], nil), ("GET", ["origin": "https://127.0.0.1:8190"], 403),
    ("POST", [:], 403), ("POST", ["origin": "http://127.0.0.1:8190"], nil),
    ("POST", ["origin": "http://evil.example"], 403),
    (
      "POST",
      [
        "origin": "http://127.0.0.1:8190", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
      ],
      403
    ),
    ("HEAD", [:], nil), ("PUT", [:], 405), ("DELETE", [:], 405), ("OPTIONS", [:], 405), ("TRACE", [:], 405),
    ("CONNECT", [:], 405), ("get", [:], 405),
  ]

  @Test("another site may link here, and neither fetch nor send", arguments: sites.indices)
  func site(_ index: Int) {
    let (method, headers, expected) = Self.sites[index]
    #expect(status(method, headers.merging(["host": "127.0.0.1:8190"]) { $1 }) == expected, "\(method) \(headers)")
  }

  @Test("beyond this machine nothing is answered without the token, which then becomes a cookie")
  func token() throws {
    let gatekeeper = Gatekeeper(port: 80, address: "10.0.0.5", token: "secret")
    func refusal(_ headers: [String: String], _ parameters: [(name: String, value: String)] = []) -> Response? {
      gatekeeper.refusal(
        Request(path: "/en", parameters: parameters, headers: headers.merging(["host": "10.0.0.5"]) { $1 }))
    }
    #expect(refusal([:])?.status == 401)
    #expect(refusal([:], [("token", "Secret")])?.status == 401)
    #expect(refusal(["cookie": "chancery=other"])?.status == 401)
    #expect(refusal(["cookie": "a=b; chancery=secret"]) == nil)
    #expect(refusal(["authorization": "Bearer secret"]) == nil)
    let taken = try #require(refusal([:], [("token", "secret")]))
    #expect(taken.status == 303 && taken.header("Location") == "/en")
    let cookie = try #require(taken.header("Set-Cookie"))
    #expect(cookie.hasPrefix("chancery=secret;") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
  }

  static let addresses: [(address: String, expected: String)] = [
    ("/en", "/en"), ("/en?q=%E5%A4%96", "/en?q=%E5%A4%96"), ("//evil.example", "/"), ("/\\evil.example", "/"),
    ("https://evil.example", "/"), ("", "/"), ("/a\r\nSet-Cookie: x", "/"), ("/\tx", "/"), ("/外", "/"),
  ]

  @Test("a redirect stays with us", arguments: addresses.indices)
  func redirect(_ index: Int) {
    let (address, expected) = Self.addresses[index]
    #expect(Response.redirect(to: address).header("Location") == expected)
  }

  @Test("no header's value can end its line")
  func headers() {
    #expect(Response.text("", status: 200).with("X", "a\r\nb").header("X") == nil)
    #expect(Response.text("", status: 200).with("X", "a\u{0}b").header("X") == nil)
    #expect(Response.text("", status: 200).with("X", "a").header("X") == "a")
  }
}
