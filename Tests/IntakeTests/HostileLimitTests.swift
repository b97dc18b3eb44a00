import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Containers at their limits", .timeLimit(.minutes(1)))
struct HostileLimitTests {
  private static let post = Array(HostileArchiveTests.post.utf8)
  private static let page = "<html><head><title>甲</title></head><body><p>外长在海湾会谈。</p></body></html>"

  /// A file in a folder of its own that goes when the test ends.
  private func inFile(_ name: String, _ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    try body(folder + "/" + name)
  }

  private static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    ContainerTests.zip(members.map { (name: Array($0.name.utf8), bytes: $0.bytes) })
  }

  @Test("containers are opened three deep; a deeper one is named and left out, and the rest is read", arguments: 1...6)
  func nesting(_ depth: Int) throws {
    var bytes = Self.post
    for level in 1...depth {
      let inner = (name: level == 1 ? "a.md" : "z", bytes: bytes)
      bytes = Self.zip(level == depth ? [inner, (name: "c.md", bytes: Self.post)] : [inner])
    }
    let found = try HostileArchiveTests.members(bytes)
    if depth <= 3 {
      let name = String(repeating: "z!", count: depth - 1) + "a.md"
      #expect(found.map(\.name) == [name, "c.md"] && found.allSatisfy { $0.text == HostileArchiveTests.post })
    } else {
      #expect(found.map(\.name) == ["z!z!z", "c.md"])
      #expect(found.map(\.text) == ["fault: unknown-format", HostileArchiveTests.post])
    }
  }

  @Test("an archive has 10,000 entries at most, folders among them", arguments: [9_998, 9_999])
  func entries(_ folders: Int) throws {
    var members: [(name: String, bytes: [UInt8])] = [(name: "a.md", bytes: Self.post)]
    for _ in 0..<folders { members.append((name: "f/", bytes: [])) }
    members.append((name: "b.md", bytes: Self.post))
    let found = try HostileArchiveTests.members(Self.zip(members))
    let last: String? = folders == 9_998 ? "b.md" : nil
    #expect(found.map(\.name) == ["a.md", last])
    #expect(found.last?.text == (folders == 9_998 ? HostileArchiveTests.post : "fault: oversized"))
  }

  @Test("an entry larger than 100 MB is named and passed over, and the next one is read")
  func largeEntry() throws {
    let size = PackedFile.entryLimit + 1
    let digits = String(size, radix: 8)
    let head = HostileArchiveTests.header("big.md", size: String(repeating: "0", count: 11 - digits.count) + digits)
    try inFile("a.tar", head) { path in
      let handle = try #require(FileHandle(forWritingAtPath: path))
      // A file with a hole has room for anything.
      try handle.seek(toOffset: UInt64(512 + (size + 511) / 512 * 512))
      try handle.write(contentsOf: Data(ContainerTests.tar([("a.md", "0", Self.post)])))
      try handle.close()
      let found = try HostileArchiveTests.members(of: path)
      #expect(found.map(\.name) == ["big.md", "a.md"])
      #expect(found.map(\.text) == ["fault: oversized", HostileArchiveTests.post])
    }
  }

  @Test("a member at fault is named with its archive and why, and everything else in the archive is read")
  func told() throws {
    let feed =
      "<rss><channel><item><title>甲</title><guid>1</guid></item><item><title>乙</title><guid>2</guid><link>https://h"
    var zip = Self.zip([
      (name: "bad.md", bytes: Self.post), (name: "f.xml", bytes: Array(feed.utf8)), (name: "c.md", bytes: Self.post),
    ])
    zip[30 + 6 + 10] ^= 1
    try inFile("a.zip", zip) { path in
      var read: [String] = []
      var refused: [IntakeError] = []
      try SourceParts(fields: PartsTests.fields).forEachPart(of: path, in: SourceFiles([path])) { part in
        switch part {
        case .file(let member, _, _): read.append(member ?? "-")
        case .item(let member, _, _): read.append(member)
        case .refused(let error): refused.append(error)
        }
      }
      #expect(read == ["f.xml!1", "c.md"])
      #expect(refused.map(\.member) == ["bad.md", "f.xml!2"] && refused.map(\.code) == [.damaged, .cutOff])
      #expect(refused.allSatisfy { $0.path == path && !$0.problem.isEmpty && !$0.remedy.isEmpty })
      #expect(refused.allSatisfy { $0.description.hasPrefix("\(path)!\($0.member ?? ""): ") })
      #expect(refused.allSatisfy { error in !error.description.contains(where: \.isNewline) })
    }
  }

  // MARK: Web archives

  private static let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

  private static func record(_ number: Int) -> [UInt8] {
    ContainerTests.record("response", "https://harbour.example/\(number)", answer + page)
  }

  /// Records that are none, or that lie.
  static let records: [(name: String, text: String)] = [
    ("more than there is", "WARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\nx"),
    ("more than there is to be passed over", "WARC-Type: metadata\r\nContent-Length: 9223372036854775807\r\n\r\nx"),
    ("a length that is none", "WARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nx"),
    ("a length below nothing", "WARC-Type: response\r\nContent-Length: -1\r\n\r\nx"),
    ("no length", "WARC-Type: response\r\n\r\nx"),
    ("a header without an end", String(repeating: "A: b\r\n", count: 1_001) + "Content-Length: 0\r\n\r\n"),
    ("a line without an end", "A: " + String(repeating: "b", count: 400_000) + "\r\nContent-Length: 0\r\n\r\n"),
    ("half a header", "WARC-Type: response\r\nContent-"),
  ]

  @Test(
    "a record that is none or lies ends a web archive with a fault, and the pages before it stay", arguments: records)
  func lying(_ example: (name: String, text: String)) throws {
    let lie = "WARC/1.0\r\nWARC-Target-URI: https://harbour.example/2\r\n\(example.text)"
    let bytes = Self.record(1) + Array(lie.utf8)
    for (file, name) in [(bytes, "a.warc"), (ContainerTests.gzip(bytes), "a.warc.gz")] {
      let found = try HostileArchiveTests.members(file, as: name)
      #expect(found.map(\.name) == ["https://harbour.example/1", nil], "\(example.name)")
      #expect(found.map(\.text) == [Self.page, "fault: damaged"], "\(example.name)")
    }
    // In another container it is that container's member.
    let zipped = try HostileArchiveTests.members(Self.zip([(name: "a.warc", bytes: bytes)]))
    #expect(zipped.map(\.name) == ["a.warc!https://harbour.example/1", "a.warc"])
  }

  @Test("a web archive that is larger than any file may be is read as a stream")
  func stream() throws {
    let size = SourceFiles.Limits().fileBytes + 1_000_000
    let head = "WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: a\r\nContent-Length: \(size)\r\n\r\n"
    try inFile("a.warc", Array(head.utf8)) { path in
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seek(toOffset: UInt64(head.utf8.count + size))
      try handle.write(contentsOf: Data(Array("\r\n\r\n".utf8) + Self.record(1)))
      try handle.close()
      var members: [String?] = []
      try SourceParts(fields: PartsTests.fields).forEachPart(of: path, in: SourceFiles([path])) { part in
        if case .file(let member, _, _) = part { members.append(member) } else { members.append(nil) }
      }
      #expect(members == ["https://harbour.example/1"])
    }
  }

  @Test("the length that an answer in a web archive tells of itself is not believed")
  func innerLength() throws {
    for length in ["3", "0", "-1", "9223372036854775807", "three"] {
      let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(length)\r\n\r\n\(Self.page)"
      let found = try HostileArchiveTests.members(
        ContainerTests.record("response", "https://harbour.example/1", answer), as: "a.warc")
      #expect(found.map(\.text) == [Self.page], "\(length)")
    }
  }
}
