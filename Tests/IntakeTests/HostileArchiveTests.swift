import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Archives that are meant to hurt", .timeLimit(.minutes(1)))
struct HostileArchiveTests {
  static let post = "---\ntitle: 两国外长会晤\ndate: 2031-05-06\n---\n外长在海湾会谈。"
  private static let bytes = Array(post.utf8)

  /// A member of a container, or the code of a fault in its text's place.
  typealias Member = (name: String?, text: String)

  /// What a file holds.
  static func members(of path: String) throws -> [Member] {
    var members: [Member] = []
    try Container.forEachMember(of: path) { member in
      switch member {
      case .file(let name, let bytes, _): members.append((name, String(decoding: bytes, as: UTF8.self)))
      case .fault(let name, let fault): members.append((name, "fault: \(fault.code)"))
      }
    }
    return members
  }

  static func members(_ bytes: [UInt8], as name: String = "file.bin") throws -> [Member] {
    let path = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)-" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try members(of: path)
  }

  private static func zip(_ names: String...) -> [UInt8] {
    ContainerTests.zip(names.map { (name: Array($0.utf8), bytes: bytes) })
  }

  /// A tar without the two blocks that end it.
  private static func open(_ members: [(name: String, kind: Character, bytes: [UInt8])]) -> [UInt8] {
    Array(ContainerTests.tar(members).dropLast(1_024))
  }

  private static func tar(_ names: String...) -> [UInt8] {
    ContainerTests.tar(names.map { (name: $0, kind: "0", bytes: bytes) })
  }

  /// Bytes with a number written over some of them, its lowest byte first.
  private static func with(_ bytes: [UInt8], _ number: Int, _ width: Int, at place: Int) -> [UInt8] {
    var changed = bytes
    for offset in 0..<width { changed[place + offset] = UInt8(truncatingIfNeeded: number >> (offset * 8)) }
    return changed
  }

  // MARK: Names

  private static func hostileNames(_ own: String) -> [[UInt8]] {
    let names: [String] = [
      "../../../\(own)", "/tmp/\(own)", "C:\\\(own)", "C:/\(own)", "..\\..\\..\\\(own)", "\\\\host\\share\\\(own)",
      "a/../../../\(own)", "\(own)\u{0}.md", "..", "~/\(own)", "$(touch \(own))", "|touch \(own)",
      "\(own)\n\r\u{1B}[2J", String(repeating: "../", count: 1_663) + own,
    ]
    return names.map { Array($0.utf8) } + [[UInt8](repeating: 0xFF, count: 5_000), [UInt8]()]
  }

  @Test("nothing is written to a disk under the name of an entry, whatever the name is", arguments: ["zip", "tar"])
  func names(_ kind: String) throws {
    let own = "evil-\(UUID().uuidString).md"
    let base = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: base + "/a/b/c", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: base) }
    let names = Self.hostileNames(own)
    var file: [UInt8] = []
    if kind == "zip" {
      file = ContainerTests.zip(names.map { (name: $0, bytes: Self.bytes) })
    } else {
      for name in names {
        // As GNU tar writes names of any length.
        file += Self.open([
          (name: "././@LongLink", kind: "L", bytes: name + [0]), (name: "x", kind: "0", bytes: Self.bytes),
        ])
      }
      file += [UInt8](repeating: 0, count: 1_024)
    }
    try Data(file).write(to: URL(fileURLWithPath: base + "/a/b/c/file"))
    let found = try Self.members(of: base + "/a/b/c/file")
    #expect(found.count == names.count)
    #expect(found.allSatisfy { $0.text == Self.post && ($0.name ?? "").utf8.count <= 1_000 })
    #expect(try FileManager.default.subpathsOfDirectory(atPath: base).sorted() == ["a", "a/b", "a/b/c", "a/b/c/file"])
    for folder in [FileManager.default.currentDirectoryPath, NSTemporaryDirectory(), NSHomeDirectory(), "/tmp", "/"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      #expect(names.allSatisfy { !$0.contains(own) }, "\(folder)")
    }
  }

  @Test("links of either kind, devices and pipes are passed over, whatever they lead to")
  func links() throws {
    let zip = ContainerTests.zip([
      (name: Array("link".utf8), bytes: Array("/etc/passwd".utf8)), (name: Array("a.md".utf8), bytes: Self.bytes),
    ])
    // The first entry of the directory as Unix writes a symbolic link.
    let directory = zip.count - 22 - (46 + 4) * 2
    let linked = Self.with(Self.with(zip, 3, 1, at: directory + 5), 0o120777 << 16, 4, at: directory + 38)
    let found = try Self.members(linked)
    #expect(found.map(\.name) == ["a.md"] && found.map(\.text) == [Self.post])
    var members: [(name: String, kind: Character, bytes: [UInt8])] = []
    for kind: Character in ["1", "2", "3", "4", "5", "6"] { members.append((name: "k\(kind)", kind: kind, bytes: [])) }
    members.append((name: "a.md", kind: "0", bytes: Self.bytes))
    let tar = try Self.members(ContainerTests.tar(members))
    #expect(tar.map(\.name) == ["a.md"] && tar.map(\.text) == [Self.post])
  }

  // MARK: Directories and headers that lie

  @Test("a directory that lies about counts, sizes and places is believed nothing that is not so")
  func directory() throws {
    let zip = Self.zip("a.md", "b.md")
    let directory = zip.count - 22 - (46 + 4) * 2
    let second = directory + 46 + 4
    // Two entries where it says none, and where it says as many as there can be.
    for count in [0, 1, 65_535] {
      let lying = Self.with(Self.with(zip, count, 2, at: zip.count - 14), count, 2, at: zip.count - 12)
      let found = try Self.members(lying)
      #expect(found.map(\.name) == ["a.md", "b.md"] && found.allSatisfy { $0.text == Self.post }, "\(count)")
    }
    for number in [0, 5, Self.bytes.count + 1_000, 0x7FFF_FFFF, 0xFFFF_FFFF] {
      // Sizes in the directory, of what is packed and of what it becomes; then in the entry's own head as well.
      for places in [[directory + 20], [directory + 24], [directory + 20, directory + 24, 18, 22], [18], [22]] {
        let lying = places.reduce(zip) { Self.with($0, number, 4, at: $1) }
        let found = try Self.members(lying)
        #expect(!found.isEmpty, "\(number) at \(places)")
        for member in found where member.text != Self.post && member.text != "" {
          #expect(member.text == "fault: damaged", "\(number) at \(places)")
        }
      }
    }
    // Where the directory stands, how large it is, and where an entry of it stands.
    for (place, number) in [(zip.count - 6, 0), (zip.count - 6, 0xFFFF_FFF0), (zip.count - 10, 0xFFFF_FFFF)] {
      #expect(try Self.members(Self.with(zip, number, 4, at: place)).map(\.text) == ["fault: damaged"])
    }
    #expect(try Self.members(Self.with(zip, 0xFFF_FFFF, 4, at: second + 42)).last?.text == "fault: damaged")
    // One that names nothing does not pass for one that was read.
    #expect(try Self.members(Self.with(zip, 0, 4, at: zip.count - 10)).map(\.text) == ["fault: empty-list"])
    #expect(try Self.members(Self.zip()).map(\.text) == ["fault: empty-list"])
    #expect(try Self.members(ContainerTests.tar([("folder", "5", [])])).map(\.text) == ["fault: empty-list"])
  }

  @Test("a member whose checksum is another one is named and left out, and the next one is read")
  func checksum() throws {
    let zip = Self.zip("a.md", "b.md")
    let directory = zip.count - 22 - (46 + 4) * 2
    for broken in [
      Self.with(Self.with(zip, 1, 4, at: 14), 1, 4, at: directory + 16), Self.with(zip, 0x78, 1, at: 30 + 4 + 10),
    ] {
      let found = try Self.members(broken)
      #expect(found.map(\.name) == ["a.md", "b.md"] && found.map(\.text) == ["fault: damaged", Self.post])
    }
  }

  /// A record of pax.
  private static func pax(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var count = rest.utf8.count + 1
    while "\(count)".utf8.count + rest.utf8.count != count { count += 1 }
    return Array("\(count)\(rest)".utf8)
  }

  /// A header of tar with another size in it, and the checksum that goes with it.
  static func header(_ name: String, size: String) -> [UInt8] {
    var header = Array(open([(name: name, kind: "0", bytes: [])]))
    header.replaceSubrange(124..<136, with: Array(size.utf8) + [0])
    header.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    let digits = String(repeating: "0", count: 6 - sum.count) + sum
    header.replaceSubrange(148..<156, with: Array(digits.utf8) + [0, 0x20])
    return header
  }

  @Test("where headers of tar disagree the later one counts, and nothing is smuggled in between")
  func headers() throws {
    let end = [UInt8](repeating: 0, count: 1_024)
    // A text that is followed, within the same entry, by what looks like another entry.
    let inner =
      Self.bytes + [UInt8](repeating: 0x0A, count: 512 - Self.bytes.count)
      + Self.open([(name: "smuggled.md", kind: "0", bytes: Self.bytes)])
    let last = Self.open([(name: "b.md", kind: "0", bytes: Self.bytes)])
    func tar(_ size: String) -> [UInt8] {
      let pax = Self.open([(name: "pax", kind: "x", bytes: Self.pax("size", size))])
      return pax + Self.header("o.md", size: "00000000000") + inner + last + end
    }
    let found = try Self.members(tar("\(inner.count)"))
    #expect(found.map(\.name) == ["o.md", "b.md"])
    #expect(found[0].text == String(decoding: inner, as: UTF8.self) && found[1].text == Self.post)
    for size in ["-5", "9223372036854775807", "99999999999999999999999"] {
      #expect(try Self.members(tar(size)).map(\.text) == ["fault: damaged"], "\(size)")
    }
    // More than there is, and no number at all.
    for size in ["77777777777", "zzzzzzzzzzz"] {
      let tar = Self.header("o.md", size: size) + last + end
      #expect(try Self.members(tar).map(\.text) == ["fault: damaged"], "\(size)")
    }
  }

  @Test("a header that is damaged is not the fault of the member before it")
  func nextHeader() throws {
    let first = Self.open([(name: "a.md", kind: "0", bytes: Self.bytes)])
    var tar = first + Self.tar("b.md")
    tar[first.count + 150] ^= 1
    let found = try Self.members(tar)
    #expect(found.map(\.name) == ["a.md", nil] && found.map(\.text) == [Self.post, "fault: damaged"])
  }

  // MARK: What is packed

  @Test("a million empty members of gzip are nothing, and what stands behind them is read")
  func manyMembers() throws {
    var empty = ContainerTests.gzip([])
    for _ in 0..<20 { empty += empty }
    let found = try Self.members(empty + ContainerTests.gzip(Self.bytes), as: "a.md.gz")
    #expect(found.map(\.text) == [Self.post])
    #expect(try Self.members(empty, as: "a.md.gz").map(\.text) == ["fault: damaged"])
  }

  @Test("what is packed thirty times over is not unpacked without end")
  func packedAgain() throws {
    var bytes = Self.bytes
    for _ in 0..<30 { bytes = ContainerTests.gzip(bytes) }
    #expect(try Self.members(bytes, as: "a.md.gz").map(\.text) == ["fault: damaged"])
  }

  /// Bytes that nothing packs, and behind them such as shrink to nothing, as gzip packs them.
  private static func packed(noise: Int, zeros: Int) throws -> [UInt8] {
    var state: UInt64 = 7
    var bytes: [UInt8] = (0..<noise).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    bytes += [UInt8](repeating: 0x20, count: zeros)
    let path = NSTemporaryDirectory() + "hostile-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path + ".gz") }
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
    gzip.arguments = ["-9", path]
    try gzip.run()
    gzip.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
  }

  static let growths: [(noise: Int, zeros: Int, isTaken: Bool)] = [
    // A thousandfold, as long as it is less than a megabyte; eightyfold, and a hundred-and-fifteenfold.
    (0, 990_000, true), (22_000, 2_000_000, true), (14_500, 2_000_000, false), (0, 2_000_000, false),
  ]

  @Test("what is packed may grow a hundredfold, or up to a megabyte", arguments: growths)
  func growth(_ example: (noise: Int, zeros: Int, isTaken: Bool)) throws {
    let bytes = try Self.packed(noise: example.noise, zeros: example.zeros)
    let found = try Self.members(bytes, as: "a.gz")
    #expect(found.count == 1)
    #expect((found.first?.text == "fault: oversized") != example.isTaken, "\(bytes.count) bytes")
  }

  // MARK: Cut anywhere

  static let cuts: [String] = ["zip", "tar", "gzip", "web archive", "mail"]

  private static let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
  private static let page = "<html><head><title>甲</title></head><body><p>外长在海湾会谈。</p></body></html>"

  private static func whole(_ kind: String) -> (bytes: [UInt8], text: String, count: Int) {
    switch kind {
    case "zip": (zip("a.md", "b.md"), post, 2)
    case "tar": (tar("a.md", "b.md"), post, 2)
    case "gzip": (ContainerTests.gzip(bytes), post, 1)
    case "web archive":
      (
        ContainerTests.record("response", "https://harbour.example/1", http + page)
          + ContainerTests.record("response", "https://harbour.example/2", http + page), page, 2
      )
    default:
      (
        Array(
          ("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/1\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(page)\r\n"
            + "--b--\r\n").utf8), page + "\r", 1
      )
    }
  }

  @Test("a container cut at any byte has whole members only, and says where it lacks one", arguments: cuts)
  func cut(_ kind: String) throws {
    let (bytes, text, count) = Self.whole(kind)
    #expect(try Self.members(bytes).map(\.text) == [String](repeating: text, count: count))
    for length in 0..<bytes.count {
      let found = try Self.members(Array(bytes[..<length]))
      let whole = found.count { $0.text == text }
      let faults = found.count { $0.text.hasPrefix("fault: ") }
      // What does not yet tell its kind is handed over as it is.
      if found.count == 1, whole == 0, faults == 0 {
        #expect(found[0].text == String(decoding: bytes[..<length], as: UTF8.self) && length < 300, "\(kind) \(length)")
        continue
      }
      #expect(whole + faults == found.count && faults <= 1, "\(kind) \(length)")
      // A tar and a web archive may end behind any of their members; the members of ours are of one length.
      let isBetween = kind == "tar" ? length == 1_024 : kind == "web archive" && length <= bytes.count / 2
      #expect(whole == count || faults == 1 || whole == 1 && isBetween, "\(kind) \(length)")
    }
  }
}
