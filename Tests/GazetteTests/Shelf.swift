import Archive
import BuiltInLexicon
import Foundation
import Lexicon
import Query
import Record

@testable import Gazette

/// A small archive with what a stranger might put into it, and the pages over it.
final class Shelf: Sendable {
  /// The one that every test asks.
  static let shared: Shelf? = try? Shelf()

  let folder: String
  let path: String
  let site: Site
  let library: Library

  /// What each outlet's words try to break out of.
  static let hostile = "</title><script>alert(1)</script>\" onload='x' &amp; \u{202E}\u{200B}\u{1B}[31m"

  init() throws {
    folder = NSTemporaryDirectory() + "/gazette-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/chancery.db"
    let image = try EmbeddedLexicon.image()
    let lexicon = try LoadedLexicon(image: image)
    let archive = try RecordArchive(path: path, access: .readWrite, folding: lexicon.folding)
    let readings = Shelf.readings
    // One of them said something else before.
    if var former = readings.first {
      former.article.text = "以前的文字。" + Shelf.hostile + "\n" + former.article.text
      former.statements = []
      former.events = []
      former.mentions = []
      former.dates = []
      try archive.store([StoredReading(former, account: nil, fingerprint: "0")])
    }
    try archive.store(
      readings.map { reading in
        var stored = StoredReading(reading, account: nil, fingerprint: "1")
        stored.facts = RecordArchive.facts(of: reading, folding: lexicon.folding)
        return stored
      })
    try archive.replaceEntries(Shelf.entries)
    let day = CivilDate("2021-04-10") ?? CivilDate(dayNumber: 0)
    library = Library(
      archivePath: path, lexicon: lexicon, image: image, version: "0.0.0", today: { day },
      now: { "2021-04-10T12:00:00Z" })
    site = Site(library, gatekeeper: Gatekeeper(port: 8190))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A request as a browser on our own pages sends it.
  static func request(_ address: String, headers: [String: String] = [:]) -> Request {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var parameters: [(name: String, value: String)] = []
    if parts.count > 1 {
      for pair in parts[1].split(separator: "&") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
          $0.removingPercentEncoding ?? String($0)
        }
        parameters.append((sides[0], sides.count > 1 ? sides[1] : ""))
      }
    }
    return Request(
      path: parts[0].removingPercentEncoding ?? parts[0], parameters: parameters,
      headers: ["host": "127.0.0.1:8190"].merging(headers) { $1 })
  }

  func get(_ address: String, headers: [String: String] = [:]) -> Response {
    site.answer(Shelf.request(address, headers: headers))
  }

  func text(_ address: String) -> String { String(decoding: get(address).body, as: UTF8.self) }

  // MARK: what stands in it

  private static func party(_ text: String, _ entity: String?, _ actor: String, _ office: String?) -> Party {
    Party(text: text, entity: entity, actor: actor, office: office)
  }

  private static let wang = party("王毅", "wang-yi", "CHN", "foreign-minister")
  private static let chung = party("郑义溶", "chung-eui-yong", "KOR", "foreign-minister")

  private static func reading(
    _ id: String, _ outlet: String, title: String, url: String? = nil, published: String, place: String
  ) -> ArticleReading {
    let text = "王毅同郑义溶在\(place)会谈。\n王毅表示，双方将推动半岛问题政治解决。" + hostile
    let scalars = Array(text.unicodeScalars)
    func span(_ words: String) -> TextSpan {
      let wanted = Array(words.unicodeScalars)
      for start in 0...(scalars.count - wanted.count) where Array(scalars[start..<start + wanted.count]) == wanted {
        return TextSpan(start, start + wanted.count)
      }
      return TextSpan(0, 1)
    }
    let day = CivilDate("2021-04-03") ?? CivilDate(dayNumber: 0)
    let event = Event(
      kind: .consult, mode: .meeting, status: .held, when: Record.DateInterval(day: day),
      place: Event.Place(name: place, entity: place == "厦门" ? "xiamen" : nil, country: "CHN"), actors: [wang],
      recipients: [chung], issues: ["korean-peninsula"], cue: Event.Cue(span: span("会谈"), text: "会谈"),
      evidence: [TextSpan(0, 10)])
    let request = Event(
      kind: .request, mode: nil, status: .held, when: Record.DateInterval(day: day), actors: [wang],
      recipients: [chung],
      cue: Event.Cue(span: span("推动"), text: "推动"), evidence: [span("双方将推动半岛问题政治解决")])
    let statement = Statement(
      speakers: [wang], form: .indirect, quoted: false, cue: Event.Cue(span: span("表示"), text: "表示"),
      content: [span("双方将推动半岛问题政治解决")], issues: ["korean-peninsula"])
    return ArticleReading(
      article: Article(
        id: id, source: Article.Source(path: "posts/\(id)\(hostile).md", format: .jekyll), url: url,
        outlet: Article.Outlet(id: outlet, name: outlet), title: title, author: hostile,
        published: Timestamp(published), script: .simplified,
        images: [Article.Image(url: "https://example.org/a.jpg", caption: hostile)], text: text),
      mentions: [
        Mention(span: span("王毅"), kind: .person, entity: "wang-yi", text: "王毅"),
        Mention(span: span("郑义溶"), kind: .person, entity: "chung-eui-yong", text: "郑义溶"),
      ],
      dates: [], events: [event, request], statements: [statement],
      issues: [IssueMention(entity: "korean-peninsula", spans: [span("半岛问题")])])
  }

  static let readings = [
    reading(
      "aaaaaaaaaaaaaaa1", "rthk", title: "王毅晤郑义溶" + hostile, url: "javascript:alert(1)",
      published: "2021-04-03T18:00:00+08:00", place: "厦门"),
    reading(
      "aaaaaaaaaaaaaaa2", "cna", title: "中韩外长会谈", url: "https://example.org/2",
      published: "2021-04-03T20:00:00+08:00", place: "南平"),
    reading(
      "aaaaaaaaaaaaaaa3", "=cmd|'/c calc'!A1", title: "=1+1", url: "https://example.org/3",
      published: "2021-04-05T20:00:00+08:00", place: "厦门"),
  ]

  private static func account(_ reading: ArticleReading) -> Entry.Account {
    let article = reading.article
    return Entry.Account(
      article: article.id, path: article.source.path, outlet: article.outlet.id, url: article.url, title: article.title,
      published: article.published, status: .held, when: reading.events[0].when, place: reading.events[0].place?.name,
      relayedFrom: [hostile], evidence: [TextSpan(0, 10)], statements: 1)
  }

  private static func entry(
    _ id: String, _ day: String, status: Event.Status, accounts: [Entry.Account], weight: Int,
    precision: Record.DateInterval.Precision = .day, end: String? = nil
  ) -> Entry {
    let start = CivilDate(day)
    return Entry(
      id: id, kind: .consult, mode: .meeting, status: status, plan: status == .planned ? .announced : nil,
      when: Record.DateInterval(start: start, end: end.flatMap { CivilDate($0) } ?? start, precision: precision),
      place: Event.Place(name: "厦门", entity: "xiamen", country: "CHN"),
      participants: [
        Entry.Participant(name: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister"),
        Entry.Participant(name: "郑义溶", entity: "chung-eui-yong", actor: "KOR", office: "foreign-minister"),
        Entry.Participant(name: "某人" + hostile, entity: nil, actor: "USA", office: "envoy"),
      ],
      issues: [Entry.IssueCount(entity: "korean-peninsula", accounts: 2)], accounts: accounts,
      independentAccounts: accounts.count,
      disagreements: accounts.count < 2
        ? []
        : [
          Entry.Disagreement(
            field: "place",
            values: [
              .init(value: "厦门" + hostile, articles: [accounts[0].article]),
              .init(value: "南平", articles: [accounts[1].article]),
            ])
        ], weight: weight)
  }

  static let entries = [
    entry(
      "2021-03-01-consult-chn-kor-0001", "2021-03-28", status: .planned, accounts: [account(readings[2])], weight: 800),
    entry(
      "2021-04-01-consult-chn-kor-0002", "2021-04-01", status: .held, accounts: [account(readings[2])], weight: 700,
      precision: .month, end: "2021-04-30"),
    entry(
      "2021-04-03-consult-chn-kor-0003", "2021-04-03", status: .held, accounts: readings.map(account), weight: 900),
    entry(
      "2021-04-04-consult-chn-kor-0004", "2021-04-04", status: .denied, accounts: [account(readings[1])], weight: 100),
  ]
}
