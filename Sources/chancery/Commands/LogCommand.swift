import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// `chancery log`: what each ingest added, changed or contradicted.
struct LogCommand: Command {
  static let name = "log"
  static let summary = "what each ingest and reread added, changed or contradicted, last first"
  static let operands = "[QUESTION…]"
  static let options = [
    Option.archive, limit, Filter.since, TimelineCommand.newSince, Option.json,
  ]
  static let example = "chancery log actor:CHN --limit 1"

  private static let limit = Option(
    name: "--limit", value: "N", help: "the last N (default: 10; all with --json)")

  func run(_ arguments: Arguments) async throws -> Int32 {
    let limit = try Filter.count(arguments.value(Self.limit), "ingests") ?? (arguments.has(.json) ? Int.max : 10)
    let since = try Filter.days(arguments.value(Filter.since), Filter.since)?.lowerBound
    let asking = try Asking(arguments)
    let archive = asking.archive
    let after = try arguments.value(TimelineCommand.newSince).map { try TimelineCommand.revision($0, archive) } ?? 0
    let wanted = try entries(arguments.operands, asking)
    try Filter.warnIfStale(archive)
    var shown = 0
    for summary in try archive.revisions(limit: wanted == nil ? limit : nil, since: since)
    where summary.number > after && shown < limit {
      var changes = try archive.changes(ofRevision: summary.number)
      if let wanted {
        changes = changes.filter { wanted.contains($0.entry) }
        if changes.isEmpty { continue }
      }
      shown += 1
      let page = LogPage(summary: summary, changes: changes)
      if arguments.has(.json) {
        var json = JSONWriter()
        page.write(to: &json)
        json.endLine()
        Terminal.write(json.bytes)
      } else {
        Terminal.print((shown == 1 ? "" : "\n") + Plain.text(page.text))
      }
    }
    if shown == 0 {
      Terminal.complain(
        wanted != nil
          ? "no change of the record is about that"
          : since.map { "nothing has been ingested since \($0)" } ?? "nothing has been ingested")
    }
    return 0
  }

  /// The entries that a question asks for, as the record has them now; `nil` where nothing is asked.
  private func entries(_ words: [String], _ asking: Asking) throws -> Set<String>? {
    guard !words.isEmpty else { return nil }
    var filter = EntryFilter()
    filter.question = try asking.question(words.joined(separator: " ")).ofEntries()
    return Set(try asking.archive.timeline(filter).map(\.id))
  }
}
