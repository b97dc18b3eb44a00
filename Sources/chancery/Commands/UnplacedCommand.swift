import Archive
import Collation
import Lexicon
import Messages
import Presentation
import Record

/// `chancery unplaced`: what was read and stands in no entry.
struct UnplacedCommand: Command {
  static let name = "unplaced"
  static let summary = "what was read and stands in no entry, with the reason"
  static let operands = ""
  static let options = [Option.archive, Filter.since, Filter.until, reason, limit, Option.json]
  static let example = "chancery unplaced --reason passing --since 2021-03-22"

  private static let reason = Option(
    name: "--reason", value: "REASON",
    help: Message(verbatim: Unplaced.allCases.map(\.rawValue).joined(separator: ", ")), repeats: true)
  private static let limit = Option(name: "--limit", value: "N", help: "at most so many events")

  func run(_ arguments: Arguments) async throws -> Int32 {
    let reasons = try Self.reasons(arguments)
    let limit = try Filter.count(arguments.value(Self.limit), "events")
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: nil))
    let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    try Filter.warnIfStale(archive)
    let collator = Collator(lexicon: lexicon)
    let placed = try archive.placedReports()
    let packer = LinePacker()
    var counts: [Unplaced: Int] = [:]
    var shown = 0
    try archive.forEachReadingWithEvents(
      since: try Filter.days(arguments.value(Filter.since), Filter.since)?.lowerBound,
      until: try Filter.days(arguments.value(Filter.until), Filter.until)?.upperBound
    ) { number, packed in
      let reading = try ArticleReading(forCollation: packer.unpack(packed) ?? [])
      for (position, reason) in collator.unplaced(reading, article: number, placed: placed)
      where reasons.contains(reason) {
        counts[reason, default: 0] += 1
        guard shown < limit ?? .max else { continue }
        shown += 1
        let event = reading.events[position]
        Terminal.write(
          arguments.has(.json)
            ? Self.json(event, reason, reading.article) : Array(Self.line(event, reason, reading.article).utf8))
      }
    }
    if Terminal.showsText || shown == 0 { Self.summarise(counts) }
    return 0
  }

  private static func reasons(_ arguments: Arguments) throws(UsageError) -> Set<Unplaced> {
    let asked = arguments.all(reason)
    let known = asked.compactMap { Unplaced(rawValue: $0.lowercased()) }
    guard known.count == asked.count else {
      throw UsageError(
        problem: "“\(asked.first { Unplaced(rawValue: $0.lowercased()) == nil } ?? "")” is no reason",
        remedy: "Use one of: \(reason.help).")
    }
    return Set(known.isEmpty ? Unplaced.allCases : known)
  }

  private static func line(_ event: Event, _ reason: Unplaced, _ article: Article) -> String {
    let kind = EntryText.said(event.kind, event.mode, event.status, plan: event.plan)
    let sides = [event.actors, event.recipients].map { parties in
      parties.map { Plain.text($0.text) + ($0.actor.map { "（\($0)）" } ?? "") }.joined(separator: " ")
    }.filter { !$0.isEmpty }
    return Plain.padded(article.published?.localDate.description ?? Terminal.say("undated"), to: 12)
      + Plain.padded(reason.rawValue, to: 9) + Plain.padded(kind, to: 31)
      + sides.joined(separator: " — ") + "  “" + Plain.text(event.cue.text) + "”  "
      + (article.outlet.id ?? article.outlet.name.map(Plain.text) ?? "?") + "  " + article.id + "\n"
  }

  private static func json(_ event: Event, _ reason: Unplaced, _ article: Article) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("article", article.id)
      json.member("published", article.published?.description)
      json.member("outlet", article.outlet.id ?? article.outlet.name)
      json.member("title", article.title)
      json.member("reason", reason.rawValue)
      json.key("event")
      event.write(to: &json)
    }
    json.endLine()
    return json.bytes
  }

  private static func summarise(_ counts: [Unplaced: Int]) {
    let parts = Unplaced.allCases.compactMap { reason in
      counts[reason].map { "\(reason.rawValue) \($0)" }
    }
    Terminal.complain(
      parts.isEmpty
        ? "everything that was read stands in an entry"
        : "\(counts.values.reduce(0, +)) events stand in no entry: \(parts.joined(separator: ", "))")
  }
}
