import Archive
import Lexicon
import Presentation
import Record

/// `chancery log`: what each ingest added, changed or contradicted.
struct LogCommand: Command {
  static let name = "log"
  static let summary = "what each ingest and reread added, changed or contradicted, last first"
  static let operands = ""
  static let options = [
    Option.archive, Option(name: "--limit", value: "N", help: "the last N (default: 10; all with --json)"),
    Filter.since, Option.json,
  ]
  static let example = "chancery log --limit 1"

  func run(_ arguments: Arguments) async throws -> Int32 {
    var limit = arguments.has(.json) ? nil : 10
    if let text = arguments.value(Self.options[1]) {
      guard let number = Int(text), number > 0 else {
        throw UsageError(problem: "“\(text)” is no number of ingests", remedy: "Write --limit 5.")
      }
      limit = number
    }
    let since = try Filter.days(arguments.value(Filter.since), Filter.since)?.lowerBound
    let archive = try Knowledge.archive(arguments)
    try Filter.warnIfStale(archive)
    let revisions = try archive.revisions(limit: limit, since: since)
    for (position, summary) in revisions.enumerated() {
      let page = LogPage(summary: summary, changes: try archive.changes(ofRevision: summary.number))
      if arguments.has(.json) {
        var json = JSONWriter()
        page.write(to: &json)
        json.endLine()
        Terminal.write(json.bytes)
      } else {
        Terminal.print((position == 0 ? "" : "\n") + Plain.text(page.text))
      }
    }
    if revisions.isEmpty { Terminal.complain("nothing has been ingested\(since.map { " since \($0)" } ?? "")") }
    return 0
  }
}
