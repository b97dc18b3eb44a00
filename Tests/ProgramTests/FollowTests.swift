import Foundation
import Record
import Synchronization
import Testing

@Suite("chancery follow")
struct FollowTests {
  /// Which edition of its page a site shows.
  private final class Edition: Sendable {
    private let number = Mutex(1)
    var current: Int { number.withLock { $0 } }
    func turn() { number.withLock { $0 += 1 } }
  }

  /// A site with a feed of two articles, of which the pages may change.
  private static func site(_ edition: Edition = Edition()) throws -> LoopbackServer {
    try LoopbackServer { question in
      switch question.path {
      case "/robots.txt": .init(200, [], "User-agent: *\nDisallow: /private/")
      case "/feed":
        .init(
          200, ["Content-Type: application/rss+xml", "ETag: \"1\""],
          """
          <rss version="2.0"><channel><title>海湾邮报</title>
          <item><title>挪威首相会见秘鲁总统</title><link>/news/1.html</link><pubDate>Tue, 06 May 2031 08:00:00 +0800</pubDate>
          <description>挪威首相6日在利马会见秘鲁总统。</description></item>
          <item><title>闭门会谈</title><link>/private/2.html</link><description>双方闭门会谈。</description></item>
          </channel></rss>
          """)
      default: .init(200, ["Content-Type: text/html; charset=utf-8"], page(edition.current))
      }
    }
  }

  private static func page(_ edition: Int) -> String {
    """
    <!DOCTYPE html><html><head><title>挪威首相会见秘鲁总统 - 海湾邮报</title></head><body><article>
    <h1>挪威首相会见秘鲁总统</h1>
    <p>挪威首相斯特勒5月6日在利马会见秘鲁总统。斯特勒表示，挪威愿同秘鲁加强合作，共同应对挑战。</p>
    <p>秘鲁总统说，秘鲁高度重视同挪威的关系，期待两国企业第\(edition)次会面。</p>
    </article></body></html>
    """
  }

  @Test("a feed with its articles comes into the archive, as whole texts dated by the feed, and can be shown as it was")
  func articles() throws {
    let site = try Self.site()
    defer { site.stop() }
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("follow", site.address("/feed"), "--articles", "--once", "--allow-private", "--json")
    let json = try JSONValue(parsing: run.lines.last ?? "")
    #expect(json["asked"].integer == 1 && json["listed"].integer == 2)
    #expect(json["fetched"].integer == 1 && json["lost"].integer == 1)
    #expect(json["notes"].list.contains { $0["problem"].string?.contains("robots.txt") == true })
    #expect(json["ingest"]["added"].integer == 2)
    let found = try program.run("search", "斯特勒", "--json")
    #expect(found.output.contains("2031-05-06"))
    let id = try #require(try program.run("export", "readings").lines.first { $0.contains("/news/1.html") })
    let article = try JSONValue(parsing: id)["article"]
    #expect(article["published"].string == "2031-05-06T08:00:00+08:00")
    #expect(article["outlet"]["name"].string == "海湾邮报")
    #expect(article["text"].string?.contains("期待两国企业") == true)
    #expect(article["summary"].flag == nil)
    // The summary is the other text of the same address.
    #expect(article["versions"].list.count == 1)
    let path = try #require(article["source"]["path"].string)
    #expect(path.contains("chancery-captures/") && FileManager.default.fileExists(atPath: path))
    let list = try program.run("follow", "--list")
    #expect(list.output.contains(site.address("/feed")) && list.output.contains("1 not to be had"))
  }

  @Test("a page that changes has both texts, and what changed between them")
  func versions() throws {
    let edition = Edition()
    let site = try Self.site(edition)
    defer { site.stop() }
    let program = try Program()
    defer { program.remove() }
    _ = try program.run("follow", site.address("/news/1.html"), "--once", "--allow-private")
    edition.turn()
    // Followed again, it is due at once.
    _ = try program.run("follow", "--stop", site.address("/news/1.html"))
    let second = try program.run("follow", site.address("/news/1.html"), "--once", "--allow-private", "--json")
    #expect(try JSONValue(parsing: second.output)["ingest"]["replaced"].integer == 1)
    let line = try #require(try program.run("export", "readings").lines.first)
    let id = try #require(try JSONValue(parsing: line)["article"]["id"].string)
    let shown = try program.run("article", id, "--versions")
    #expect(shown.status == 0)
    #expect(shown.lines.contains { $0.hasPrefix("- ") && $0.contains("第1次") })
    #expect(shown.lines.contains { $0.hasPrefix("+ ") && $0.contains("第2次") })
    let json = try program.run("article", id, "--versions", "--json").lines.map { try JSONValue(parsing: $0) }
    #expect(json.count == 2 && json[1]["current"].flag == true && json[0]["to_next"].list.count == 3)
  }

  @Test("a machine of this network is not asked unless that is said, and a pipe hears only what matters")
  func refusals() throws {
    let site = try Self.site()
    defer { site.stop() }
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("follow", site.address("/feed"), "--once")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.complaints.contains("not public"))
    let quiet = try program.run("follow", site.address("/feed"), "--once", "--allow-private")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.complaints.isEmpty)
  }

  @Test(
    "what cannot be followed is refused with a remedy",
    arguments: [
      ["follow"], ["follow", "file:///etc/passwd"], ["follow", "nonsense"], ["follow", "--every", "0", "--list"],
      ["follow", "https://a:b@news.example/"],
    ])
  func faults(_ words: [String]) throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run(words)
    #expect(run.status == 2 && run.complaints.split(separator: "\n").count >= 2)
  }

  @Test("a list of feeds is followed feed by feed, and what is stopped is followed no more")
  func opml() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write(
      "feeds.opml",
      "<opml version=\"2.0\"><body><outline xmlUrl=\"http://127.0.0.1:1/a\"/><outline xmlUrl=\"http://127.0.0.1:1/b\"/></body></opml>"
    )
    _ = try program.run("follow", "feeds.opml", "--once")
    #expect(try program.run("follow", "--list", "--json").lines.count == 2)
    #expect(try program.run("follow", "--stop", "http://127.0.0.1:1/a").status == 0)
    #expect(try program.run("follow", "--stop", "http://127.0.0.1:1/a").status == 1)
    #expect(try program.run("follow", "--list", "--json").lines.count == 1)
  }
}
