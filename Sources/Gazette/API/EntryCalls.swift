import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// Calls that ask for entries.
enum EntryCalls {
  private static func filter(_ call: APICall) throws -> EntryFilter {
    let question = try call.question()
    var filter = EntryFilter(limit: call.limit, offset: call.offset)
    if !question.isEmpty { filter.question = try question.ofEntries() }
    if call.request.parameter("all") != "1" { filter.standing = .shown }
    return filter
  }

  static func list(_ call: APICall) throws -> Response {
    var filter = try filter(call)
    switch call.format {
    case "jsonl":
      filter.limit = call.wholeLimit
      return try call.file("entries.jsonl", "application/jsonl; charset=utf-8") { spool in
        try call.archive.forEachEntryLine(filter) { spool.write($0 + [0x0A]) }
      }
    case "csv":
      filter.limit = call.wholeLimit
      return try csv(try call.archive.timeline(filter), call)
    case "ics":
      filter.limit = call.wholeLimit
      return try calendar(try call.archive.timeline(filter), call)
    case "atom":
      let total = try call.archive.entryCount(filter)
      filter.limit = 100
      filter.offset = max(total - 100, 0)
      return try feed(try call.archive.timeline(filter).reversed(), call)
    case let name where Citation.Style(rawValue: name) != nil:
      filter.limit = call.wholeLimit
      return try citations(filter, Citation.Style(rawValue: name) ?? .gbt7714, call)
    default:
      let total = try call.archive.entryCount(filter)
      var lines: [[UInt8]] = []
      try call.archive.forEachEntryLine(filter) { lines.append($0) }
      return try call.list("entries", total: total, count: lines.count) { json in
        json.array(lines) { json, line in json.line(line) }
      }
    }
  }

  static func one(_ call: APICall) throws -> Response {
    guard let entry = try call.archive.entry(id: call.values[0]) else {
      throw APIFault.missing("entry “\(call.values[0])”", "GET /api/v1/entries lists them.")
    }
    var json = JSONWriter()
    entry.write(to: &json)
    return .json(json.bytes)
  }

  static func citation(_ call: APICall) throws -> Response {
    guard let entry = try call.archive.entry(id: call.values[0]) else {
      throw APIFault.missing("entry “\(call.values[0])”", "GET /api/v1/entries lists them.")
    }
    let style = call.request.parameter("style").flatMap(Citation.Style.init(rawValue:)) ?? .gbt7714
    let citation = Citations.citation(
      of: entry, call.library.naming, .simplified, accessed: call.library.today())
    return Response(type: style.type, body: Array(citation.text(style).utf8))
  }

  /// Every entry's citation in a style; CSL-JSON as one array.
  private static func citations(
    _ filter: EntryFilter, _ style: Citation.Style, _ call: APICall
  ) throws -> Response {
    var citations: [Citation] = []
    try call.archive.forEachEntry(filter) {
      citations.append(
        Citations.citation(of: $0, call.library.naming, .simplified, accessed: call.library.today()))
    }
    return try call.described(Response(type: style.type, body: Array(Citation.text(citations, style).utf8)))
  }

  private static func csv(_ rows: [TimelineRow], _ call: APICall) throws -> Response {
    let columns = [
      "id", "start", "end", "precision", "type", "mode", "status", "plan", "participants", "actors", "officials",
      "place", "country", "accounts", "independent_accounts", "announced", "disagreements", "outlets", "weight",
      "recalled",
    ]
    return try call.table("entries", columns) { table in
      for row in rows {
        table.row([
          row.id, row.when.start?.description ?? "", row.when.end?.description ?? "", row.when.precision.rawValue,
          row.kind.rawValue, row.mode?.rawValue ?? "", row.status.rawValue, row.plan?.rawValue ?? "",
          row.participants.map(\.name).joined(separator: "; "),
          row.participants.compactMap(\.actor).joined(separator: "; "),
          row.participants.compactMap(\.entity).joined(separator: "; "), row.place?.name ?? "",
          row.place?.country ?? "", "\(row.accounts)", "\(row.independentAccounts)", "\(row.announced)",
          "\(row.disagreements)", row.outlets.joined(separator: "; "), "\(row.weight)", "\(row.recalled)",
        ])
      }
    }
  }

  private static func summary(_ row: TimelineRow, _ naming: Naming) -> String {
    let what = (row.mode.map(Wording.mode) ?? .kind(row.kind))(.simplified)
    let status = row.status == .held ? "" : "（" + Wording.status(row.status)(.simplified) + "）"
    return row.participants.map { naming.participant($0, .simplified) }.joined(separator: "、") + " " + what + status
  }

  private static func calendar(_ rows: [TimelineRow], _ call: APICall) throws -> Response {
    var calendar = CalendarWriter(name: "Chancery " + (call.request.parameter("q") ?? ""))
    let home = call.home
    for row in rows where row.kind == .consult {
      calendar.event(
        id: row.id, when: row.when, status: row.status, summary: summary(row, call.library.naming),
        place: row.place?.name,
        description:
          "\(row.accounts) accounts: \(row.outlets.joined(separator: ", "))\n\(home)/zh-Hans/entry/\(row.id)",
        stamp: call.library.today())
    }
    calendar.end()
    return try call.file("encounters.ics", "text/calendar; charset=utf-8") { $0.write(Array(calendar.text.utf8)) }
  }

  private static func feed(_ rows: [TimelineRow], _ call: APICall) throws -> Response {
    let home = call.home
    let updated = call.library.now()
    let query = call.request.parameter("q") ?? ""
    var feed = AtomWriter(
      title: "Chancery " + query, id: "entries?" + query, updated: updated,
      home: home + Address(segments: ["zh-Hans", "timeline"]).with("q", query).text)
    for row in rows {
      let day = (row.when.start ?? row.when.end)?.description ?? String(updated.prefix(10))
      feed.entry(
        id: row.id, title: EntryText.when(row.when, row.status) + " " + summary(row, call.library.naming),
        updated: day + "T00:00:00Z", link: home + "/zh-Hans/entry/\(row.id)",
        summary: "\(row.accounts) accounts: \(row.outlets.joined(separator: ", "))")
    }
    return try call.described(Response(type: "application/atom+xml; charset=utf-8", body: Array(feed.text.utf8)))
  }
}

extension APICall {
  /// The server's own address, as the request names it.
  var home: String { "http://" + (request.headers["host"] ?? "localhost") }
}
