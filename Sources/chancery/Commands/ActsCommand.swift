import Archive
import Messages
import Presentation
import Query
import Record

/// `chancery acts QUESTION`: what was done to whom, whether it stands in an entry or not.
struct ActsCommand: Command {
  static let name = "acts"
  static let summary = "what was done to whom, as articles tell it, also what makes no entry"
  static let operands = "QUESTION…"
  static let options = [Option.archive] + SayingOptions.all + [Option.json]
  static let example = "chancery acts type:REQUEST actor:CHN actor:立陶宛"

  func run(_ arguments: Arguments) async throws -> Int32 {
    try SayingOptions(arguments).answer(
      arguments, "a question, such as type:REQUEST actor:CHN", "acts",
      SayingOptions.Noun(one: "act", many: "acts"),
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
      article.published?.description ?? Terminal.say("undated"), article.outlet.id ?? article.outlet.name ?? "?",
      article.id,
    ]
    let sides = [names(event.actors), names(event.recipients)].filter { !$0.isEmpty }.joined(separator: " → ")
    let kind = EntryText.said(event.kind, event.mode, event.status, plan: event.plan)
    return Plain.text(head.joined(separator: "  ")) + "\n  " + EntryText.said(event.when, event.status) + "  " + kind
      + "  " + sides + "\n  “" + found.words.map(Plain.text).joined(separator: " … ") + "”"
      + (found.entries.first.map { "\n  " + Terminal.say("in \($0)") } ?? "") + "\n"
  }
}
