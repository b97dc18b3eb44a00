import Archive
import Presentation
import Query
import Record

/// Calls that ask for articles.
enum ArticleCalls {
  /// Articles that are fetched at a time where all are asked for.
  private static let piece = 4_000

  static func list(_ call: APICall) throws -> Response {
    let question = try call.question().ofArticles()
    let order: SearchOrder =
      switch call.request.parameter("order") {
      case "oldest": .oldest
      case "relevance": .relevance
      default: .newest
      }
    func some(_ limit: Int?, _ offset: Int) throws -> SearchResult {
      try call.archive.articles(question, limit: limit, offset: offset, order: order, width: 120)
    }
    /// All of them, some thousands at a time.
    func forEach(_ body: (ArticleHit) -> Void) throws {
      var offset = call.offset
      var left = call.wholeLimit ?? .max
      while left > 0 {
        let hits = try some(min(left, piece), offset).hits
        hits.forEach(body)
        offset += hits.count
        left -= hits.count
        if hits.count < piece { break }
      }
    }
    switch call.format {
    case "jsonl": return try call.lines("articles") { file in try forEach { hit in file.line { write(hit, &$0) } } }
    case "csv":
      return try call.table("articles", ["id", "published", "outlet", "title", "url", "path"]) { table in
        try forEach { hit in
          table.row([
            hit.id, hit.published?.description ?? "", hit.outlet ?? hit.outletName ?? "", hit.title.text,
            hit.url ?? "", hit.path,
          ])
        }
      }
    case "atom": return try feed(some(call.limit, call.offset).hits, call)
    default:
      let found = try some(call.limit, call.offset)
      return try call.list("articles", total: found.total, count: found.hits.count) { json in
        json.array(found.hits) { json, hit in write(hit, &json) }
      }
    }
  }

  private static func write(_ hit: ArticleHit, _ json: inout JSONWriter) {
    json.object { json in
      json.member("id", hit.id)
      json.member("outlet", hit.outlet ?? hit.outletName)
      json.member("published", hit.published?.description)
      json.member("title", hit.title.text)
      json.member("url", hit.url)
      json.member("path", hit.path)
      json.member("snippet", hit.snippet.text)
      json.member("marks", hit.snippet.marks.map { TextSpan($0) })
      json.member("fault", hit.fault)
    }
  }

  private static func feed(_ hits: [ArticleHit], _ call: APICall) throws -> Response {
    let query = call.request.parameter("q") ?? ""
    var feed = AtomWriter(
      title: "Chancery " + query, id: "articles?" + query, updated: call.library.now(),
      home: call.home + Address(segments: ["zh-Hans", "search"]).with("q", query).text)
    for hit in hits {
      feed.entry(
        id: hit.id, title: hit.title.text, updated: hit.published?.description ?? call.library.now(),
        link: call.home + "/zh-Hans/article/\(hit.id)", summary: hit.snippet.text)
    }
    return try call.described(Response(type: "application/atom+xml; charset=utf-8", body: Array(feed.text.utf8)))
  }

  static func one(_ call: APICall) throws -> Response {
    guard let reading = try call.archive.articleReading(id: call.values[0]) else {
      throw APIFault.missing("article “\(call.values[0])”", "GET /api/v1/articles?q=WORDS finds some.")
    }
    var json = JSONWriter()
    reading.write(to: &json)
    return .json(json.bytes)
  }

  static func citation(_ call: APICall) throws -> Response {
    guard let reading = try call.archive.articleReading(id: call.values[0]) else {
      throw APIFault.missing("article “\(call.values[0])”", "GET /api/v1/articles?q=WORDS finds some.")
    }
    let style = call.request.parameter("style").flatMap(Citation.Style.init(rawValue:)) ?? .gbt7714
    let citation = Citations.citation(of: reading.article, call.library.naming, accessed: call.library.today())
    return Response(type: style.type, body: Array(citation.text(style).utf8))
  }
}
