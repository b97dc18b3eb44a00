import Archive
import Lexicon
import Record

/// `chancery timeline`: entries in the order of time.
struct TimelineCommand: Command {
  static let name = "timeline"
  static let summary = "entries in time order"
  static let operands = ""
  static let options = [Option.archive] + Filter.options + [all, recalled, Option.json]
  static let example = "chancery timeline --actor CHN --actor RUS --since 2021-03-01"

  private static let all = Option(
    name: "--all", value: nil, help: "also the entries that weigh less, and those that are only recalled")
  private static let recalled = Option(
    name: "--recalled", value: nil, help: "also what is told only as history or in passing")

  func run(_ arguments: Arguments) async throws -> Int32 {
    let asked = try Filter.read(arguments)
    var filter = asked
    if !arguments.has(Self.all) { filter.standing = arguments.has(Self.recalled) ? .shownOrRecalled : .shown }
    let archive = try Knowledge.archive(arguments)
    try Filter.warnIfStale(archive)
    let rows = try archive.timeline(filter)
    if arguments.has(.json) {
      try archive.forEachEntryLine(filter) { Terminal.write($0 + [UInt8(ascii: "\n")]) }
    } else {
      let last = try archive.lastPublished()
      Terminal.write(Array(TimelineCommand.page(rows, last: last, byDay: Terminal.showsText).utf8))
      if Terminal.showsText || rows.isEmpty { try summarise(rows.count, filter, asked, archive) }
    }
    return 0
  }

  /// Says how many entries there are, and how many are held back.
  private func summarise(
    _ count: Int, _ filter: EntryFilter, _ asked: EntryFilter, _ archive: RecordArchive
  ) throws {
    let all = try archive.entryCount(filter)
    let held = try archive.entryCount(asked) - all
    var parts = [all > count ? "\(count) of \(all) entries (--limit)" : "\(count) \(count == 1 ? "entry" : "entries")"]
    if held > 0 { parts.append("\(held) more weigh less or are only recalled: --all shows them") }
    if count > 0 { parts.append("`chancery show ID` tells one whole") }
    Terminal.complain(count + held == 0 ? "no entry fits" : parts.joined(separator: "; "))
  }

  /// Entries as lines.
  ///
  /// - Parameter byDay: Whether each day stands above its entries, for people; else each line tells its own.
  static func page(_ rows: [TimelineRow], last: CivilDate?, byDay: Bool) -> String {
    guard byDay else { return rows.map { line($0, last: last) + "\n" }.joined() }
    var text = ""
    var day: String?
    for row in rows {
      let own = (row.when.start ?? row.when.end)?.description ?? "undated"
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
      Plain.padded(EntryText.when(row.when, row.status), to: 23)
      + Plain.padded(
        EntryText.kind(
          row.kind, row.mode, row.status, plan: row.plan, isSilent: EntryText.isSilent(row, by: last)), to: 31)
    line += Plain.text(who)
    if let place = row.place { line += " @" + Plain.text(place.name) }
    line += "  [\(row.accounts) account\(row.accounts == 1 ? "" : "s")"
    if row.announced > 0 { line += ", \(row.announced) announced" }
    if row.disagreements > 0 { line += ", disagree" }
    return line + "]  " + row.id
  }
}

/// The options that choose entries.
enum Filter {
  private static let actor = Option(
    name: "--actor", value: "CODE", help: "entries with this state or body (CHN, EU)", repeats: true)
  private static let official = Option(
    name: "--official", value: "NAME", help: "entries with this person, in either script or by id", repeats: true)
  static let since = Option(
    name: "--since", value: "DATE", help: "from this day on (YYYY-MM-DD, YYYY-MM or YYYY)")
  static let until = Option(name: "--until", value: "DATE", help: "up to this day")
  private static let issue = Option(name: "--issue", value: "ID", help: "entries about this issue", repeats: true)
  private static let status = Option(
    name: "--status", value: "STATUS", help: "held, planned, cancelled or denied", repeats: true)
  private static let mode = Option(
    name: "--mode", value: "MODE", help: "meeting, call, visit, conference, talks or summons", repeats: true)
  private static let type = Option(
    name: "--type", value: "TYPE", help: "PLOVER types: CONSULT, AGREE, SANCTION, PROTEST …", repeats: true)
  private static let limit = Option(name: "--limit", value: "N", help: "at most so many entries")

  static let options = [actor, official, since, until, issue, status, type, mode, limit]

  static func read(_ arguments: Arguments) throws(UsageError) -> EntryFilter {
    var filter = EntryFilter()
    filter.actors = arguments.all(actor).map { $0.uppercased() }
    filter.officials = arguments.all(official)
    filter.issues = arguments.all(issue)
    filter.since = try days(arguments.value(since), since)?.lowerBound
    filter.until = try days(arguments.value(until), until)?.upperBound
    filter.statuses = try choices(arguments.all(status), status, Event.Status.init(rawValue:))
    filter.kinds = try choices(arguments.all(type), type) { Event.Kind(rawValue: $0.uppercased()) }
    filter.modes = try choices(arguments.all(mode), mode, Event.Mode.init(rawValue:))
    filter.limit = try count(arguments.value(limit), "entries")
    return filter
  }

  /// The number that `--limit` gives; `nil` where it is not given.
  static func count(_ text: String?, _ what: String) throws(UsageError) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError(problem: "“\(text)” is no number of \(what)", remedy: "Write --limit 20.")
    }
    return number
  }

  /// The days that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` stands for.
  static func days(_ text: String?, _ option: Option) throws(UsageError) -> ClosedRange<CivilDate>? {
    guard let text else { return nil }
    if let day = CivilDate(text) { return day...day }
    if text.utf8.count == 7, let first = CivilDate(text + "-01") {
      let (year, month, _) = first.components
      return first...(first + (CivilDate.lengthOfMonth(month, year: year) - 1))
    }
    if text.utf8.count == 4, let first = CivilDate(text + "-01-01"), let last = CivilDate(text + "-12-31") {
      return first...last
    }
    throw UsageError(
      problem: "“\(text)” is no day", remedy: "Write \(option.name) 2021-03-22, 2021-03 or 2021.")
  }

  private static func choices<Choice>(
    _ texts: [String], _ option: Option, _ make: (String) -> Choice?
  ) throws(UsageError) -> [Choice] {
    var choices: [Choice] = []
    for text in texts {
      guard let choice = make(text.lowercased()) else {
        throw UsageError(problem: "“\(text)” is no value of \(option.name)", remedy: "Use one of: \(option.help).")
      }
      choices.append(choice)
    }
    return choices
  }

  /// Says that there is more in the archive than the record tells.
  static func warnIfStale(_ archive: RecordArchive) throws {
    guard try archive.isStale else { return }
    let count = try archive.articlesNotInRecord()
    Terminal.complain(
      "\(count) articles are stored and not in the record yet: an ingest is at work or did not finish; what is shown "
        + "is the record before it, and `chancery ingest PATH…` finishes it")
  }
}
