import Archive
import Presentation
import Query
import Record

/// Calls that ask for statements and acts.
enum SayingCalls {
  private static func order(_ call: APICall) -> TimeOrder {
    call.request.parameter("order").flatMap(TimeOrder.init(rawValue:)) ?? .newest
  }

  private static func limit(_ call: APICall) -> Int? {
    ["jsonl", "csv"].contains(call.format) ? call.wholeLimit : call.limit
  }

  static func statements(_ call: APICall) throws -> Response {
    let found = try call.archive.statements(
      call.question(), names: call.names, order: order(call), limit: limit(call), offset: call.offset)
    let columns = [
      "published", "outlet", "article", "speakers", "actors", "cue", "words", "issues", "entry", "title", "url",
    ]
    return try answer(found, "statements", columns, call, { $0.write(to: &$1) }) { one in
      [
        one.article.published?.description ?? "", one.article.outlet.id ?? one.article.outlet.name ?? "",
        one.article.id,
        one.statement.speakers.map(\.text).joined(separator: "; "),
        one.statement.speakers.compactMap(\.actor).joined(separator: "; "), one.statement.cue?.text ?? "",
        one.words.joined(separator: " … "), one.statement.issues.joined(separator: "; "), one.entries.first ?? "",
        one.article.title, one.article.url ?? "",
      ]
    }
  }

  static func acts(_ call: APICall) throws -> Response {
    let found = try call.archive.acts(
      call.question(), names: call.names, order: order(call), limit: limit(call), offset: call.offset)
    let columns = [
      "published", "outlet", "article", "type", "mode", "status", "start", "end", "actors", "recipients", "place",
      "words", "entry", "title", "url",
    ]
    return try answer(found, "acts", columns, call, { $0.write(to: &$1) }) { one in
      [
        one.article.published?.description ?? "", one.article.outlet.id ?? one.article.outlet.name ?? "",
        one.article.id,
        one.event.kind.rawValue, one.event.mode?.rawValue ?? "", one.event.status.rawValue,
        one.event.when.start?.description ?? "", one.event.when.end?.description ?? "",
        one.event.actors.map(\.text).joined(separator: "; "), one.event.recipients.map(\.text).joined(separator: "; "),
        one.event.place?.name ?? "", one.words.joined(separator: " … "), one.entries.first ?? "", one.article.title,
        one.article.url ?? "",
      ]
    }
  }

  private static func answer<Item: Sendable>(
    _ found: FoundList<Item>, _ name: StaticString, _ columns: [String], _ call: APICall,
    _ write: (Item, inout JSONWriter) -> Void, _ cells: (Item) -> [String]
  ) throws -> Response {
    switch call.format {
    case "jsonl":
      var json = JSONWriter()
      for item in found.items {
        write(item, &json)
        json.endLine()
      }
      return try call.file("\(name).jsonl", "application/jsonl; charset=utf-8", json.bytes)
    case "csv":
      var csv = call.csv
      csv.row(columns)
      for item in found.items { csv.row(cells(item)) }
      return try call.file("\(name).csv", "text/csv; charset=utf-8", csv.bytes)
    default:
      return try call.list(name, total: found.total, count: found.items.count, hasNext: found.next != nil) { json in
        json.array(found.items) { json, item in write(item, &json) }
      }
    }
  }
}
