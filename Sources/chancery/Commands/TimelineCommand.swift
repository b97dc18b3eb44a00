import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// `chancery timeline`: entries in the order of time.
struct TimelineCommand: Command {
  static let name = "timeline"
  static let summary = "entries in time order"
  static let operands = "[QUESTION…]"
  static let options = [Option.archive] + Filter.options + [all, recalled, newSince, Exporting.csv, Option.json]
  static let example = "chancery timeline actor:CHN actor:俄罗斯 after:2021-03"

  private static let all = Option(
    name: "--all", value: nil, help: "also the entries that weigh less, and those that are only recalled")
  private static let recalled = Option(
    name: "--recalled", value: nil, help: "also what is told only as history or in passing")

  static let newSince = Option(
    name: "--new-since", value: "DATE", help: "what has come or changed in the record since this day, or change (#12)")

  func run(_ arguments: Arguments) async throws -> Int32 {
    if arguments.has(Exporting.csv) {
      guard !arguments.has(Self.newSince), !arguments.has(Self.recalled) else {
        throw UsageError(
          problem: "--csv goes with neither --new-since nor --recalled", remedy: "Print it with --json instead.")
      }
      let all = arguments.has(Self.all) ? [(name: "all", value: "1")] : []
      return try Exporting.write("entries", as: "csv", arguments.operands, arguments, all)
    }
    let asking = try Asking(arguments)
    var asked = try Filter.read(arguments, asking, operands: arguments.operands)
    if let text = arguments.value(Self.newSince) {
      let change = Expression<EntryTerm>.term(.changed(after: try TimelineCommand.revision(text, asking.archive)))
      asked.question = asked.question.map { .all([$0, change]) } ?? change
    }
    var filter = asked
    if !arguments.has(Self.all) { filter.standing = arguments.has(Self.recalled) ? .shownOrRecalled : .shown }
    let archive = asking.archive
    try Filter.warnIfStale(archive)
    let rows = try archive.timeline(filter)
    if arguments.has(.json) {
      try archive.forEachEntryLine(filter) { Terminal.write($0 + [UInt8(ascii: "\n")]) }
    } else {
      let last = try archive.lastPublished()
      Terminal.write(Array(TimelineCommand.page(rows, last: last, byDay: Terminal.showsText).utf8))
      if Terminal.showsText || rows.isEmpty {
        try summarise(rows.count, filter, asked, archive)
        try tellOfBoth(arguments, asking)
      }
    }
    return 0
  }

  /// The last change of the record before a day, or the change of a number.
  static func revision(_ text: String, _ archive: RecordArchive) throws -> Int {
    if text.hasPrefix("#"), let number = Int(text.dropFirst()) { return number }
    guard let day = try Filter.days(text, newSince)?.lowerBound else { return 0 }
    return try archive.lastRevision(before: day)
  }

  /// Says how many entries there are, and how many are held back.
  private func summarise(
    _ count: Int, _ filter: EntryFilter, _ asked: EntryFilter, _ archive: RecordArchive
  ) throws {
    let all = try archive.entryCount(filter)
    let held = try archive.entryCount(asked) - all
    var parts: [Message] = [
      all > count ? "\(count) of \(all) entries (--limit)" : count == 1 ? "1 entry" : "\(count) entries"
    ]
    if held > 0 { parts.append("\(held) more weigh less or are only recalled: --all shows them") }
    if count > 0 { parts.append("`chancery show ID` tells one whole") }
    Terminal.complain(count + held == 0 ? "no entry fits" : .list(parts, separator: "; "))
  }

  /// Of two states or bodies: how many articles name both, whether anything was entered or not.
  private func tellOfBoth(_ arguments: Arguments, _ asking: Asking) throws {
    var actors = Filter.actors(arguments, asking)
    if !arguments.operands.isEmpty {
      let question = try asking.question(arguments.operands.joined(separator: " "))
      actors += Filter.codes(question.expression).map { [$0] }
    }
    guard actors.count == 2 else { return }
    let count = try asking.archive.articleCount(
      .all(actors.map { codes in .any(codes.map { .term(.reads(.names($0))) }) }))
    let both = Message.list(actors.map { Message(verbatim: $0.joined(separator: "/")) }, separator: " and ")
    Terminal.complain(count == 1 ? "1 article names both \(both)" : "\(count) articles name both \(both)")
  }

  /// Entries as lines.
  ///
  /// - Parameter byDay: Whether each day stands above its entries, for people; else each line tells its own.
  static func page(_ rows: [TimelineRow], last: CivilDate?, byDay: Bool) -> String {
    guard byDay else { return rows.map { line($0, last: last) + "\n" }.joined() }
    var text = ""
    var day: String?
    for row in rows {
      let own = (row.when.start ?? row.when.end)?.description ?? Terminal.say("undated")
      if own != day { text += (day == nil ? "" : "\n") + own + "\n" }
      day = own
      text += "  " + line(row, last: last) + "\n"
    }
    return text
  }

  /// One entry as a line: when, how, who, where, by how many accounts, and its id.
  ///
  /// - Parameter last: The day of the last article, by which a planned entry may have fallen silent.
  static func line(_ row: TimelineRow, last: CivilDate? = nil) -> String {
    let who = row.participants.map { participant in
      participant.actor.map { "\(participant.name)（\($0)）" } ?? participant.name
    }.joined(separator: " ")
    var line =
      Plain.padded(EntryText.said(row.when, row.status), to: 23)
      + Plain.padded(
        EntryText.said(
          row.kind, row.mode, row.status, plan: row.plan, isSilent: row.isSilent(by: last)), to: 31)
    line += Plain.text(who)
    if let place = row.place { line += " @" + Plain.text(place.name) }
    var told: [Message] = [row.accounts == 1 ? "1 account" : "\(row.accounts) accounts"]
    if row.announced > 0 { told.append("\(row.announced) announced") }
    if row.disagreements > 0 { told.append("disagree") }
    return line + "  [" + Terminal.say(.list(told, separator: ", ")) + "]  " + row.id
  }
}
