import Glibc
import Testing

@testable import Fetching

@Suite("Which addresses are asked for")
struct AddressTests {
  @Test(
    "what is no address of the web is refused",
    arguments: [
      "file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/", "javascript:alert(1)", "news.example/a",
      "http://", "http:///a", "https://user:secret@news.example/", "http://news.example\\@evil.example/",
      "http://news.example/a b", "http://news.example/\u{0}", "http://news.example/\r\nX: y", "http://news.example:0/",
      "http://news.example:99999/", "http:news.example", "//news.example/a", "",
    ])
  func refused(address: String) {
    #expect(throws: FetchFault.self) { try FetchAddress(address) }
  }

  @Test("an address of seventy thousand characters is refused before anybody takes it apart")
  func long() {
    #expect(throws: FetchFault.self) {
      try FetchAddress("http://news.example/" + String(repeating: "a", count: 70_000))
    }
  }

  @Test("an address is taken apart, its fragment left out")
  func parts() throws {
    let address = try FetchAddress("HTTPS://News.Example/a/b?c=d#e")
    #expect(address.scheme == "https")
    #expect(address.host == "news.example")
    #expect(address.port == 443)
    #expect(address.path == "/a/b?c=d")
    #expect(!address.text.contains("#"))
    #expect(address.robots == "https://news.example:443/robots.txt")
  }

  @Test(
    "addresses of networks that are not public",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
      "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    ])
  func notPublic4(text: String) { #expect(!PublicNetwork.isPublic(v4: v4(text))) }

  @Test(
    "public ones, also beside them",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
      "192.167.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.255",
    ])
  func public4(text: String) { #expect(PublicNetwork.isPublic(v4: v4(text))) }

  @Test(
    "networks of IPv6 that are not public, and private addresses of IPv4 in them",
    arguments: [
      "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b::192.168.0.1", "64:ff9b:1::1",
      "2002:7f00:1::", "2002:c0a8:101::1", "2001::1", "2001:db8::1", "fc00::1", "fd12::1", "fe80::1", "ff02::1",
      "100::1", "3fff:0:1::1", "5f00::1",
    ])
  func notPublic6(text: String) throws { #expect(!PublicNetwork.isPublic(v6: try v6(text))) }

  @Test(
    "public ones",
    arguments: ["2606:4700::1111", "2400:3200::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::"])
  func public6(text: String) throws { #expect(PublicNetwork.isPublic(v6: try v6(text))) }

  private func v4(_ text: String) -> UInt32 {
    text.split(separator: ".").reduce(0) { $0 << 8 | (UInt32($1) ?? 0) }
  }

  private func v6(_ text: String) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16)
    try #require(inet_pton(AF_INET6, text, &bytes) == 1)
    return bytes
  }
}

@Suite("robots.txt")
struct RobotsTests {
  private static let example = """
    # Made up.
    User-agent: *
    Disallow: /private/
    Disallow: /*.pdf$
    Allow: /private/open/
    Crawl-delay: 7

    User-agent: otherbot
    User-agent: Chancery/2.0
    Disallow: /news/
    Allow: /news/day/$
    Disallow: /search?q=
    """

  @Test(
    "the longest rule decides, for whom it is meant",
    arguments: [
      ("chancery", "/news/a", false), ("chancery", "/news/day/", true), ("chancery", "/news/day/a", false),
      ("chancery", "/private/a", true), ("chancery", "/search?q=x", false), ("chancery", "/", true),
      ("somebody", "/private/a", false), ("somebody", "/private/open/a", true), ("somebody", "/news/a", true),
      ("somebody", "/a/b.pdf", false), ("somebody", "/a/b.pdf?x", true), ("somebody", "/a/b.pdfs", true),
      ("somebody", "/%70rivate/a", false),
    ])
  func rules(agent: String, path: String, isAllowed: Bool) {
    #expect(Robots(Array(Self.example.utf8), agent: agent).allows(path) == isAllowed)
  }

  @Test("of two rules as long the one that allows holds; an empty one says nothing")
  func ties() {
    #expect(Robots(Array("User-agent: *\nDisallow: /a\nAllow: /a\nDisallow:".utf8), agent: "chancery").allows("/a"))
  }

  @Test("characters beyond ASCII are the same as their codes")
  func codes() {
    let robots = Robots(Array("User-agent: *\nDisallow: /外交/".utf8), agent: "chancery")
    #expect(!robots.allows("/%E5%A4%96%E4%BA%A4/a"))
    #expect(!robots.allows("/%e5%a4%96%e4%ba%a4/a"))
  }

  @Test("pauses are read, broken ones are not")
  func delay() {
    #expect(Robots(Array(Self.example.utf8), agent: "somebody").delay == 7)
    #expect(Robots(Array("User-agent: *\nCrawl-delay: 1e99".utf8), agent: "a").delay == nil)
  }

  @Test("stars without end take no time without end")
  func hostile() {
    let pattern = String(repeating: "*a", count: 450)
    let robots = Robots(Array("User-agent: *\nDisallow: /\(pattern)$".utf8), agent: "a")
    #expect(robots.allows("/" + String(repeating: "a", count: 1_900) + "b"))
  }

  @Test("bytes that are no text say nothing")
  func noise() {
    var dice = Dice(7)
    for _ in 0..<200 {
      let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &dice) }
      _ = Robots(Array("User-agent: *\nDisallow: ".utf8) + bytes, agent: "a").allows("/a")
    }
  }
}
