import Archive
import Presentation
import Query
import Record

/// The options by which found statements and acts are listed.
struct SayingOptions {
  private static let limitOption = Option(name: "--limit", value: "N", help: "at most so many (default: 50)")
  private static let oldest = Option(name: "--oldest", value: nil, help: "the oldest first: who said it first")

  static let all = [limitOption, oldest]

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
    _ arguments: Arguments, _ operands: String, _ what: String,
    ask: (Asking, Question, SayingOptions) throws -> FoundList<Item>, write: (Item, inout JSONWriter) -> Void,
    lines: (Item) -> String
  ) throws -> Int32 {
    let text = try arguments.requireOperands(operands).joined(separator: " ")
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
  static func summary(_ found: FoundList<some Sendable>, _ what: String) -> String {
    let count = found.items.count
    let articles = "\(found.articles) article\(found.articles == 1 ? "" : "s") looked through"
    guard let total = found.total else { return "\(count) \(what)s, and more (--limit); \(articles)" }
    if total > count { return "\(count) of \(total) \(what)s (--limit); \(articles)" }
    return "\(count) \(what)\(count == 1 ? "" : "s"); \(articles)"
  }
}
