import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Files that hold files")
struct ContainerTests {
  // MARK: Containers, made byte by byte

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// A zip whose members are stored as they are.
  static func zip(_ members: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let place = file.count
      let facts =
        [0, 0, 0, 0, 0, 0, 0, 0] + little(Int(checksum(bytes)), 4) + little(bytes.count, 4) + little(bytes.count, 4)
        + little(name.count, 2) + [0, 0]
      file += [0x50, 0x4B, 3, 4, 20, 0] + facts + name + bytes
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + facts + [UInt8](repeating: 0, count: 10) + little(place, 4) + name
    }
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(members.count, 2) + little(members.count, 2)
      + little(directory.count, 4) + little(file.count, 4) + [0, 0]
  }

  /// A tar of files and, by their kind, of what is none.
  static func tar(_ members: [(name: String, kind: Character, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    for (name, kind, bytes) in members {
      func field(_ text: String, _ count: Int) -> [UInt8] {
        Array((Array(text.utf8) + [UInt8](repeating: 0, count: count)).prefix(count))
      }
      func octal(_ number: Int, _ count: Int) -> [UInt8] {
        let digits = String(number, radix: 8)
        return field(String(repeating: "0", count: max(count - 1 - digits.count, 0)) + digits, count)
      }
      var header =
        field(name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(bytes.count, 12) + octal(0, 12)
      header +=
        [UInt8](repeating: 0x20, count: 8) + Array(String(kind).utf8) + field(kind == "2" ? "/etc/passwd" : "", 100)
      header += field("ustar", 6) + Array("00".utf8)
      header += [UInt8](repeating: 0, count: 512 - header.count)
      let sum = header.reduce(0) { $0 + Int($1) }
      header.replaceSubrange(148..<156, with: octal(sum, 7) + [0x20])
      file += header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return file + [UInt8](repeating: 0, count: 1024)
  }

  /// What gzip would write, packed by nothing.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let piece = rest.prefix(65_535)
      rest = rest.dropFirst(65_535)
      file += [rest.isEmpty ? 1 : 0] + little(piece.count, 2) + little(~piece.count, 2) + piece
    } while !rest.isEmpty
    return file + little(Int(checksum(bytes)), 4) + little(bytes.count, 4)
  }

  static func record(
    _ kind: String, _ address: String, _ block: String, _ type: String = "application/http; msgtype=response"
  ) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(address)\r\nWARC-Date: 2031-05-06T07:08:09Z\r\nContent-Type: \(type)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
        .utf8)
  }

  private static let page =
    "<html><head><title>两国外长会晤</title></head><body><p>外长在海湾会谈，双方同意继续渔业谈判。</p></body></html>"
  private static let post = Array("---\ntitle: 两国外长会晤\ndate: 2031-05-06\n---\n外长在海湾会谈。".utf8)

  // MARK: What comes of them

  private func members(_ bytes: [UInt8], as name: String = "file.bin") throws -> [(name: String?, text: String?)] {
    let path = NSTemporaryDirectory() + "container-\(UUID().uuidString)-" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var members: [(name: String?, text: String?)] = []
    try Container.forEachMember(of: path) { member in
      switch member {
      case .file(let name, let bytes, _): members.append((name, String(decoding: bytes, as: UTF8.self)))
      case .fault(let name, let fault): members.append((name, "fault: \(fault.code)"))
      }
    }
    return members
  }

  @Test("zip, tar, gzip and each in another")
  func kinds() throws {
    let zip = Self.zip([(Array("a.md".utf8), Self.post), (Array("新闻/b.md".utf8), Self.post)])
    #expect(try members(zip).map(\.name) == ["a.md", "新闻/b.md"])
    #expect(try members(zip)[1].text == String(decoding: Self.post, as: UTF8.self))
    let tar = Self.tar([("a.md", "0", Self.post), ("folder", "5", []), ("link", "2", [])])
    #expect(try members(tar).map(\.name) == ["a.md"])
    #expect(try members(Self.gzip(Self.post), as: "a.md.gz").map(\.name).first??.hasSuffix("a.md") == true)
    #expect(try members(Self.gzip(tar), as: "a.tar.gz").map(\.name) == ["a.md"])
    let nested = Self.zip([(Array("in.zip".utf8), zip), (Array("c.md".utf8), Self.post)])
    #expect(try members(nested).map(\.name) == ["in.zip!a.md", "in.zip!新闻/b.md", "c.md"])
  }

  @Test("containers stand at most three deep in each other; what is deeper is named and left out")
  func depth() throws {
    var bytes = Self.zip([(Array("a.md".utf8), Self.post)])
    for _ in 0..<4 { bytes = Self.zip([(Array("z".utf8), bytes)]) }
    let found = try members(bytes)
    #expect(found.count == 1 && found[0].text == "fault: unknown-format")
  }

  @Test("a name in another charset is read, and none is ever a place on a disk")
  func names() throws {
    let zip = Self.zip([
      ([0xBA, 0xA3, 0xCD, 0xE5, 0x2E, 0x6D, 0x64], Self.post), (Array("../../evil.md".utf8), Self.post),
      (Array("C:\\evil.md".utf8), Self.post), (Array(String(repeating: "长", count: 2_000).utf8), Self.post),
    ])
    let names = try members(zip).map { $0.name ?? "" }
    #expect(names.count == 4 && names.allSatisfy { $0.utf8.count <= 1_000 })
    #expect(!FileManager.default.fileExists(atPath: NSTemporaryDirectory() + "/../evil.md"))
  }

  @Test("what is cut off, damaged or lies about its size ends with a fault and never ends the program")
  func damage() throws {
    let whole = [
      Self.zip([(Array("a.md".utf8), Self.post)]), Self.tar([("a.md", "0", Self.post)]), Self.gzip(Self.post),
      Self.record("response", "https://h.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(Self.page)"),
    ]
    for bytes in whole {
      for end in stride(from: 0, to: bytes.count, by: 13) { _ = try members(Array(bytes[..<end])) }
      for place in stride(from: 0, to: bytes.count, by: 17) {
        var broken = bytes
        broken[place] ^= 0xFF
        _ = try members(broken)
      }
    }
  }

  @Test("what grows beyond all measure ends early")
  func bomb() throws {
    // Twenty megabytes of one byte, as deflate packs runs of it: blocks of its own codes would be smaller, but this is
    // made by the system's gzip where it is at hand.
    let path = NSTemporaryDirectory() + "bomb-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path + ".gz") }
    try Data(repeating: 0x61, count: 20_000_000).write(to: URL(fileURLWithPath: path))
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-9", path]
    try gzip.run()
    gzip.waitUntilExit()
    let packed = try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))
    let found = try members(Array(packed), as: "bomb.gz")
    #expect(found.count == 1 && found[0].text == "fault: oversized")
  }

  // MARK: Web archives and mails

  @Test("the pages of a web archive, with their addresses; other records are passed over")
  func warc() throws {
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    let chunked =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\(String(Self.page.utf8.count, radix: 16))\r\n\(Self.page)\r\n0\r\n\r\n"
    let file =
      Self.record("warcinfo", "", "software: x", "application/warc-fields")
      + Self.record("response", "https://h.example/1", http + Self.page)
      + Self.record("request", "https://h.example/1", "GET / HTTP/1.1\r\n\r\n")
      + Self.record("response", "<https://h.example/2>", chunked)
      + Self.record("revisit", "https://h.example/1", http)
      + Self.record("response", "https://h.example/p.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx")
      + Self.record(
        "response", "https://h.example/404", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(Self.page)")
      + Self.record("response", "https://h.example/1", http + Self.page)
      + Self.record("resource", "https://h.example/3", Self.page, "text/html")
    for bytes in [file, Self.gzip(file)] {
      let found = try members(bytes, as: "a.warc")
      #expect(
        found.map { $0.name ?? "" } == [
          "https://h.example/1", "https://h.example/2", "https://h.example/1 2031-05-06T07:08:09Z",
          "https://h.example/3",
        ])
      #expect(found.allSatisfy { $0.text?.hasSuffix(Self.page) == true })
    }
    let endless =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n<p>a</p>"
    #expect(try members(Self.record("response", "https://h.example/1", endless)).count == 1)
    let broken = Self.record("response", "https://h.example/1", http + Self.page) + Array("nonsense\r\n".utf8)
    #expect(try members(broken).map(\.text).last == "fault: damaged")
  }

  @Test("a page saved as a mail, quoted or in base64, with the address that it was saved from")
  func mail() throws {
    let quoted = Self.page.utf8.map { byte in
      byte < 0x80 && byte != 0x3D
        ? String(UnicodeScalar(byte)) : "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
    }.joined()
    let head =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://h.example/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--1\"\r\n\r\n"
    for (encoding, body) in [
      ("quoted-printable", quoted),
      ("base64", Data(Self.page.utf8).base64EncodedString(options: .lineLength76Characters)),
    ] {
      let mail =
        head
        + "\r\n----b--1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(body)\r\n----b--1\r\nContent-Type: image/png\r\n\r\nx\r\n----b--1--\r\n"
      let found = try members(Array(mail.utf8))
      #expect(found.count == 1 && found[0].name == "https://h.example/1", "\(encoding)")
      #expect(found[0].text?.contains("外长在海湾会谈，双方同意继续渔业谈判。") == true, "\(encoding)")
    }
    let empty = head + "\r\n----b--1\r\nContent-Type: image/png\r\n\r\nx\r\n----b--1--\r\n"
    #expect(try members(Array(empty.utf8)).map(\.text) == ["fault: no-article"])
  }

  /// A part of several others.
  private static func multipart(_ kind: String, _ boundary: String, _ parts: [String]) -> String {
    let lines = parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined()
    return "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n\(lines)--\(boundary)--\r\n"
  }

  private static func part(_ type: String, _ body: String, _ encoding: String = "8bit") -> String {
    "Content-Type: \(type)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(body)"
  }

  @Test(
    "a page is found in parts of parts, whatever their boundaries are called",
    arguments: ["b", "b;1", "b=1", "b 1", "--b--"])
  func nestedMail(_ boundary: String) throws {
    let shown = Self.multipart(
      "related", boundary + "-2", [Self.part("text/html; charset=utf-8", Self.page), Self.part("image/png", "x")])
    let forms = Self.multipart("alternative", boundary + "-1", [Self.part("text/plain", "只有文字。"), shown])
    let mail =
      "Subject: =?utf-8?b?5rW3?=\r\nMIME-Version: 1.0\r\n"
      + Self.multipart("mixed", boundary, [Self.part("application/pdf", "x"), forms])
    let found = try members(Array(mail.utf8), as: "a.eml")
    #expect(found.count == 1 && found[0].name == "page")
    let text = try #require(found[0].text)
    #expect(text.contains(Self.page) && !text.contains("只有文字") && !text.contains("--" + boundary))
  }

  @Test("parts are looked for in parts only so deep, and a mail of plain text is no page")
  func deepMail() throws {
    var part = Self.part("text/html", Self.page)
    for level in 0..<6 { part = Self.multipart("mixed", "level\(level)", [part]) }
    for mail in ["MIME-Version: 1.0\r\n" + part, "MIME-Version: 1.0\r\n" + Self.multipart("mixed", "b", ["x", ""])] {
      #expect(try members(Array(mail.utf8)).map(\.text) == ["fault: no-article"])
    }
  }

  static let charsets: [(declared: String, charset: String, mark: [UInt8])] = [
    ("big5", "BIG5", []), ("\"Big5\"", "BIG5-HKSCS", []), ("unicode", "UTF-16LE", [0xFF, 0xFE]),
    ("utf-16", "UTF-16BE", []), ("utf-8", "UTF-8", []), ("utf-8", "UTF-8", [0xEF, 0xBB, 0xBF]),
  ]

  @Test("the charset that the header of a part names counts before the page's own", arguments: charsets)
  func mailCharset(_ example: (declared: String, charset: String, mark: [UInt8])) throws {
    let page = "<html><head><meta charset=gb2312></head><body><p>漁業談判</p></body></html>"
    var bytes = example.mark
    bytes += try CharsetTests.encoded(page, example.charset)
    let packed = Data(bytes).base64EncodedString(options: .lineLength76Characters)
    let part = Self.part("text/html; charset=\(example.declared)", packed, "BASE64")
    let mail = "MIME-Version: 1.0\r\n" + Self.multipart("related", "b", [part])
    let found = try #require(SavedMail(Array(mail.utf8)))
    let text = try CharsetTests.decoded(found.page)
    #expect(text.contains("<p>漁業談判</p>"))
  }

  @Test("lines that are quoted sloppily, and base64 in pieces, come out whole")
  func sloppyMail() throws {
    let bodies = [
      (encoding: "quoted-printable", body: "<p>=E6=B5=B7= \t\r\n=e6=b9=be =3D=\n =zz</p>="),
      (encoding: "Base64", body: "PHA+5rW3\r\n5rm+ID0g\n PQ==\neno=\nPC9wPg=="),
    ]
    for (encoding, body) in bodies {
      let part = Self.part("text/html", body, encoding)
      let mail = "From: <Saved by Harbour>\r\n" + Self.multipart("related", "b", [part])
      let page = try #require(SavedMail(Array(mail.utf8))).page
      #expect(String(decoding: page, as: UTF8.self).hasPrefix("<p>海湾 = =zz</p>"), "\(encoding)")
    }
  }

  @Test("a mail saved from a file has no address of the web")
  func localMail() throws {
    let head = "MIME-Version: 1.0\r\nContent-Location: file:///C:/a.html\r\n"
    let parts = ["cid:a", "https://h.example/1"].map {
      "Content-Location: \($0)\r\n" + Self.part("text/html", Self.page)
    }
    #expect(SavedMail(Array((head + Self.multipart("related", "b", [parts[0]])).utf8))?.address == nil)
    let saved = SavedMail(Array((head + Self.multipart("related", "b", [parts[1]])).utf8))
    #expect(saved?.address == "https://h.example/1" && saved?.page == Array((Self.page + "\r").utf8))
  }

  @Test("lists in containers are taken apart, and every part names where it stands")
  func lists() throws {
    let fields = Table(
      name: "fields", columns: ["field", "name"],
      rows: [["title", "title"], ["url", "url"]].map { Table.Row(cells: $0) })
    let parts = try SourceParts(fields: fields)
    let table = Array("title,url\n海湾,https://h.example/1\n".utf8)
    let path = NSTemporaryDirectory() + "parts-\(UUID().uuidString).zip"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Self.zip([(Array("t.csv".utf8), table), (Array("a.md".utf8), Self.post)])).write(
      to: URL(fileURLWithPath: path))
    var names: [String] = []
    try parts.forEachPart(of: path, in: SourceFiles([path])) { part in
      switch part {
      case .file(let member, _, _): names.append(member ?? "-")
      case .item(let member, _, _): names.append(member)
      case .refused: names.append("refused")
      }
    }
    #expect(names == ["t.csv!https://h.example/1", "a.md"])
  }

  @Test("a web archive says when a page was captured, and what the feed said of it that led there")
  func savedFrom() throws {
    func record(_ kind: String, _ type: String, _ block: String) -> String {
      "WARC/1.1\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: https://h.example/1\r\nWARC-Date: 2031-05-06T08:15:30.25Z\r\n"
        + "Content-Type: \(type)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Self.page
    let feed = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel/></rss>"
    let text =
      record("metadata", "application/warc-fields", "published: 2031-05-05\r\noutlet: 海湾邮报\r\n")
      + record("response", "application/http", answer) + record("response", "application/http", feed)
    let path = NSTemporaryDirectory() + "captures-\(UUID().uuidString).warc"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var origins: [SavedFrom] = []
    try Container.forEachMember(of: path) { if case .file(_, _, let origin) = $0 { origins.append(origin) } }
    let captured = "2031-05-06T08:15:30Z"
    #expect(
      origins == [
        SavedFrom(address: "https://h.example/1", captured: captured, published: "2031-05-05", outlet: "海湾邮报"),
        SavedFrom(address: "https://h.example/1", captured: captured),
      ])
  }

  @Test("a page that does not say where it lies takes the address of its container")
  func address() throws {
    let article = try Fixtures.intake().read(
      Array(Self.page.utf8), path: "a.warc", member: "x",
      origin: SavedFrom(address: "https://harbour.example/2031/0506/1.html"))
    #expect(article.url == "https://harbour.example/2031/0506/1.html" && article.outlet.id == "harbour")
    #expect(article.published == nil || article.published?.description.hasPrefix("2031-05-06") == true)
  }
}
