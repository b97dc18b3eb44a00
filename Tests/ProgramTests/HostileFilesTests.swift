import Foundation
import Record
import Testing

@Suite("Files that are meant to hurt")
struct HostileFilesTests {
  private static func item(_ number: Int, _ more: String = "") -> String {
    "<item><title>港口通知\(number)</title><link>https://example.org/\(number)</link>"
      + "<content:encoded><![CDATA[<p>港口第\(number)次开放。</p>]]></content:encoded>\(more)</item>"
  }

  private static let spaces = (0..<1_000).map { " xmlns:a\($0)=\"u\"" }.joined()
  private static let feed = "<rss version=\"2.0\"><channel>\(item(2))</channel></rss>"

  /// Files of which nothing, or not all, can be read, each with what is said of it.
  private static let hostile: [(name: String, text: String, why: String)] = [
    (
      "deep.xml",
      "<rss version=\"2.0\"><channel>\(item(3))\(item(4, String(repeating: "<x>", count: 100_000)))</channel></rss>",
      "too large"
    ),
    (
      "entities.xml", "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"&a;\">]>" + feed,
      "declarations of its own"
    ),
    ("spaces.xml", "<rss" + spaces + "/>", "too large"), ("empty.md", "\u{FEFF}\n", "nothing but white space"),
    ("nul.md", String(repeating: "\0", count: 1_000), "not text"),
    ("title.md", "# " + String(repeating: "海", count: 1_700_000), "too large"),
    ("cut.zip", "PK\u{3}\u{4}\u{14}", "damaged"),
    ("tags.html", "<html>" + String(repeating: "<i>", count: 200_001), "too large"),
  ]

  @Test("each of them is named once with why, and everything else of the batch is read")
  func batch() throws {
    let program = try Program()
    defer { program.remove() }
    try FileManager.default.createDirectory(atPath: program.folder + "/posts", withIntermediateDirectories: true)
    for (name, text, _) in Self.hostile { try program.write("posts/" + name, text) }
    try program.write(
      "posts/good.md",
      "---\ntitle: 港口通知1\ndate: 2021-03-22 10:00:00 +08:00\nlink: https://example.org/1\n---\n\n港口第1次开放。\n")
    let read = try program.run("read", "posts")
    #expect(read.status == 1)
    let titles = try read.lines.map { try JSONValue(parsing: $0)["article"]["title"].string }
    #expect(Set(titles) == ["港口通知1", "港口通知3"] && titles.count == 2)
    let ingest = try program.run("ingest", "posts")
    #expect(ingest.status == 1)
    #expect(Set(try program.run("export", "readings").lines) == Set(read.lines))
    for complaints in [read.complaints, ingest.complaints] {
      let lines = complaints.split(separator: "\n")
      #expect(lines.count == Self.hostile.count, "\(complaints)")
      for (name, _, why) in Self.hostile {
        let own = lines.filter { $0.contains("posts/" + name) }
        #expect(own.count == 1 && own.allSatisfy { $0.contains(why) }, "\(name): \(own)")
      }
    }
  }
}
