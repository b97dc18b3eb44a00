import Archive
import Presentation
import Query
import Record

/// `chancery statements QUESTION`: who said it, to whom it was told, first and since.
struct StatementsCommand: Command {
  static let name = "statements"
  static let summary = "who said what: statements by words, speaker, issue, in the order of time"
  static let operands = "QUESTION…"
  static let options = [Option.archive] + SayingOptions.all + [Option.json]
  static let example = "chancery statements said:半岛 speaker:王毅"

  func run(_ arguments: Arguments) async throws -> Int32 {
    try SayingOptions(arguments).answer(
      arguments, "a question, such as said:半岛", "statement",
      ask: { asking, question, options in
        try asking.archive.statements(question, names: asking.names, order: options.order, limit: options.limit)
      }, write: { $0.write(to: &$1) }, lines: lines)
  }

  /// When, whose words by which outlet, and the words.
  private func lines(_ found: FoundStatement) -> String {
    let speakers = found.statement.speakers.map { speaker in
      Plain.text(speaker.text) + (speaker.actor.map { "（\($0)）" } ?? "")
    }
    let article = found.article
    let head = [
      article.published?.description ?? "undated", article.outlet.id ?? article.outlet.name ?? "?", article.id,
    ]
    let occasion = found.entries.first.map { "\n  at " + $0 } ?? ""
    return Plain.text(head.joined(separator: "  ")) + "\n  " + speakers.joined(separator: " ") + " "
      + Plain.text(found.statement.cue?.text ?? "") + "：“" + found.words.map(Plain.text).joined(separator: " … ") + "”"
      + occasion + "\n"
  }
}

/// `chancery acts QUESTION`: what was done to whom, whether it stands in an entry or not.
struct ActsCommand: Command {
  static let name = "acts"
  static let summary = "what was done to whom, as articles tell it, also what makes no entry"
  static let operands = "QUESTION…"
  static let options = [Option.archive] + SayingOptions.all + [Option.json]
  static let example = "chancery acts type:REQUEST actor:CHN actor:立陶宛"

  func run(_ arguments: Arguments) async throws -> Int32 {
    try SayingOptions(arguments).answer(
      arguments, "a question, such as type:REQUEST actor:CHN", "act",
      ask: { asking, question, options in
        try asking.archive.acts(question, names: asking.names, order: options.order, limit: options.limit)
      }, write: { $0.write(to: &$1) }, lines: lines)
  }

  private func lines(_ found: FoundAct) -> String {
    let event = found.event
    func names(_ parties: [Party]) -> String {
      parties.map { Plain.text($0.text) + ($0.actor.map { "（\($0)）" } ?? "") }.joined(separator: " ")
    }
    let article = found.article
    let head = [
      article.published?.description ?? "undated", article.outlet.id ?? article.outlet.name ?? "?", article.id,
    ]
    let sides = [names(event.actors), names(event.recipients)].filter { !$0.isEmpty }.joined(separator: " → ")
    let kind = EntryText.kind(event.kind, event.mode, event.status, plan: event.plan)
    return Plain.text(head.joined(separator: "  ")) + "\n  " + EntryText.when(event.when, event.status) + "  " + kind
      + "  " + sides + "\n  “" + found.words.map(Plain.text).joined(separator: " … ") + "”"
      + (found.entries.first.map { "\n  in " + $0 } ?? "") + "\n"
  }
}

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
