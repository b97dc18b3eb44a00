import Archive
import Presentation
import Query
import Record

/// Calls that ask for statements and acts.
enum SayingCalls {
  private static func order(_ call: APICall) -> TimeOrder {
    call.request.parameter("order").flatMap(TimeOrder.init(rawValue:)) ?? .newest
  }

  static func statements(_ call: APICall) throws -> Response {
    let question = try call.question()
    let columns = [
      "published", "outlet", "article", "speakers", "actors", "cue", "words", "issues", "entry", "title", "url",
    ]
    return try answer(
      "statements", columns, call,
      all: { body in
        try call.archive.forEachStatement(
          question, names: call.names, order: order(call), limit: call.wholeLimit, offset: call.offset, body)
      },
      some: {
        try call.archive.statements(
          question, names: call.names, order: order(call), limit: call.limit, offset: call.offset)
      }, write: { $0.write(to: &$1) }
    ) { one in
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
    let question = try call.question()
    let columns = [
      "published", "outlet", "article", "type", "mode", "status", "start", "end", "actors", "recipients", "place",
      "words", "entry", "title", "url",
    ]
    return try answer(
      "acts", columns, call,
      all: { body in
        try call.archive.forEachAct(
          question, names: call.names, order: order(call), limit: call.wholeLimit, offset: call.offset, body)
      },
      some: {
        try call.archive.acts(
          question, names: call.names, order: order(call), limit: call.limit, offset: call.offset)
      }, write: { $0.write(to: &$1) }
    ) { one in
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
    _ name: StaticString, _ columns: [String], _ call: APICall, all: ((Item) throws -> Void) throws -> FoundCount,
    some: () throws -> FoundList<Item>, write: @escaping (Item, inout JSONWriter) -> Void,
    _ cells: @escaping (Item) -> [String]
  ) throws -> Response {
    switch call.format {
    case "jsonl": return try call.lines(name) { file in _ = try all { item in file.line { write(item, &$0) } } }
    case "csv": return try call.table(name, columns) { table in _ = try all { table.row(cells($0)) } }
    default:
      let found = try some()
      return try call.list(name, total: found.total, count: found.items.count, hasNext: found.next != nil) { json in
        json.array(found.items) { json, item in write(item, &json) }
      }
    }
  }
}
