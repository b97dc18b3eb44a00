import Archive
import Messages
import Presentation
import Query
import Record

/// The options by which found statements and acts are listed.
struct SayingOptions {
  private static let limitOption = Option(name: "--limit", value: "N", help: "at most so many (default: 50)")
  private static let oldest = Option(name: "--oldest", value: nil, help: "the oldest first: who said it first")

  static let all = [limitOption, oldest, Exporting.csv]

  let limit: Int
  let order: TimeOrder

  init(_ arguments: Arguments) throws(UsageError) {
    limit = try Filter.count(arguments.value(SayingOptions.limitOption), "results") ?? 50
    order = arguments.has(SayingOptions.oldest) ? .oldest : .newest
  }

  /// Asks, and prints what is found: as lines, or as JSON, an object a line.
  ///
  /// - Returns: The exit status.
  func answer<Item>(
    _ arguments: Arguments, _ operands: Message, _ name: String, _ what: Noun,
    ask: (Asking, Question, SayingOptions) throws -> FoundList<Item>, write: (Item, inout JSONWriter) -> Void,
    lines: (Item) -> String
  ) throws -> Int32 {
    let words = try arguments.requireOperands(operands)
    if arguments.has(Exporting.csv) {
      return try Exporting.write(name, as: "csv", words, arguments, [(name: "order", value: order.rawValue)])
    }
    let text = words.joined(separator: " ")
    let asking = try Asking(arguments)
    try Filter.warnIfStale(asking.archive)
    let found = try ask(asking, asking.question(text), self)
    if arguments.has(.json) {
      var json = JSONWriter()
      for item in found.items {
        write(item, &json)
        json.endLine()
      }
      Terminal.write(json.bytes)
    } else {
      for item in found.items { Terminal.print(lines(item)) }
      Terminal.complain(SayingOptions.summary(found, what))
    }
    return found.items.isEmpty ? 1 : 0
  }

  /// How many were found, and in how many articles they were looked for.
  static func summary(_ found: FoundList<some Sendable>, _ what: Noun) -> Message {
    let count = found.items.count
    let articles: Message =
      found.articles == 1 ? "1 article looked through" : "\(found.articles) articles looked through"
    guard let total = found.total else { return "\(count) \(what.many), and more (--limit); \(articles)" }
    if total > count { return "\(count) of \(total) \(what.many) (--limit); \(articles)" }
    return "\(count) \(count == 1 ? what.one : what.many); \(articles)"
  }

  /// What is found: one of it, and several.
  struct Noun {
    let one: Message
    let many: Message
  }
}
