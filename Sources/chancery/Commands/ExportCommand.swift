import Archive
import Foundation
import Gazette
import Lexicon
import Presentation
import Query
import Record

/// `chancery export entries`: the record as JSON Lines.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "the record as data: entries, readings, articles, statements, acts; JSON Lines, CSV, iCalendar …"
  static let operands = "entries|readings|articles|statements|acts [QUESTION…]"
  static let options =
    [
      Option.archive,
      Option(
        name: "--derived-ids", value: nil,
        help: "entries under the ids that a record made at once would give: the same bytes for the same articles"),
      Option(
        name: "--format", value: "FORMAT",
        help: "jsonl (default), csv; atom of entries and articles; ics, gbt7714, bibtex, ris, csl-json of entries"),
      Option(name: "--bom", value: nil, help: "begin CSV with the mark by which Excel knows UTF-8"),
      Option(name: "--raw", value: nil, help: "leave cells of CSV that begin like a formula as they are"),
    ] + Filter.options
  static let example = """
    chancery export entries --since 2021-03-01 > entries.jsonl
             chancery export entries kind:meeting actor:CHN --format ics > encounters.ics
    """

  func run(_ arguments: Arguments) async throws -> Int32 {
    let operands = try arguments.requireOperands("kind of record")
    let what = operands[0]
    let format = arguments.value(Self.options[2]) ?? "jsonl"
    if what == "readings", operands.count > 1 || Filter.isGiven(arguments) || format != "jsonl" {
      throw UsageError(
        problem: "readings are exported whole", remedy: "Write `chancery export readings`, or ask for articles.")
    }
    if format != "jsonl", arguments.has(Self.options[1]) {
      throw UsageError(problem: "--derived-ids goes with JSON Lines alone", remedy: "Leave out --format.")
    }
    if format != "jsonl" || ["articles", "statements", "acts"].contains(what) {
      return try written(what, as: format, Array(operands.dropFirst()), arguments)
    }
    let asking = try Asking(arguments)
    let filter = try Filter.read(arguments, asking, operands: Array(operands.dropFirst()))
    let archive = asking.archive
    try Filter.warnIfStale(archive)
    var lines: [UInt8] = []
    func add(_ line: [UInt8]) {
      lines += line
      lines.append(UInt8(ascii: "\n"))
      guard lines.count > 1 << 16 else { return }
      Terminal.write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    switch what {
    case "entries" where arguments.has(Self.options[1]): try archive.forEachDerivedEntryLine(filter) { add($1) }
    case "entries": try archive.forEachEntryLine(filter, add)
    case "readings": try archive.forEachReadingLine(add)
    default:
      throw UsageError(problem: "there is no export “\(what)”", remedy: "Write `chancery export entries`.")
    }
    Terminal.write(lines)
    return 0
  }

  /// What the API answers, as a file: the two say the same.
  private func written(
    _ what: String, as format: String, _ operands: [String], _ arguments: Arguments
  ) throws -> Int32 {
    let asking = try Asking(arguments)
    try Filter.warnIfStale(asking.archive)
    let question = try Filter.question(arguments, operands: operands)
    // What cannot be asked is said as on the command line, with its place.
    let asked = try asking.question(question)
    if what == "entries" { _ = try asked.ofEntries() } else if what == "articles" { _ = try asked.ofArticles() }
    let library = Library(
      archivePath: arguments.archivePath, lexicon: asking.lexicon, image: try Knowledge.image(overlay: nil),
      version: CommandLineProgram.version, isPatient: true, today: { Asking.today }, now: { Date().ISO8601Format() })
    var parameters = [(name: "q", value: question), (name: "format", value: format)]
    if what == "entries" { parameters.append((name: "all", value: "1")) }
    if let limit = try Filter.limit(arguments) { parameters.append((name: "limit", value: "\(limit)")) }
    if arguments.has(Self.options[3]) { parameters.append((name: "bom", value: "1")) }
    if arguments.has(Self.options[4]) { parameters.append((name: "raw", value: "1")) }
    let response = Site.export(what, parameters, of: library)
    guard response.status == 200 else {
      let fault = try JSONValue(parsing: response.body)["error"]
      throw UsageError(
        problem: Plain.text(fault["problem"].string ?? "this cannot be exported"),
        remedy: Plain.text(fault["remedy"].string ?? "`chancery export --help` tells more."))
    }
    Terminal.write(response.body)
    return 0
  }
}
