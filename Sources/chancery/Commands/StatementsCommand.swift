import Archive
import Messages
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
      arguments, "a question, such as said:半岛", "statements",
      SayingOptions.Noun(one: "statement", many: "statements"),
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
      article.published?.description ?? Terminal.say("undated"), article.outlet.id ?? article.outlet.name ?? "?",
      article.id,
    ]
    let occasion = found.entries.first.map { "\n  " + Terminal.say("at \($0)") } ?? ""
    return Plain.text(head.joined(separator: "  ")) + "\n  " + speakers.joined(separator: " ") + " "
      + Plain.text(found.statement.cue?.text ?? "") + "：“" + found.words.map(Plain.text).joined(separator: " … ") + "”"
      + occasion + "\n"
  }
}
