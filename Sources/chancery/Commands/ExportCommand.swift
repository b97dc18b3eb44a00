import Archive
import Foundation
import Gazette
import Lexicon
import Messages
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
      var more: [(name: String, value: String)] = what == "entries" ? [(name: "all", value: "1")] : []
      if arguments.has(Self.options[3]) { more.append((name: "bom", value: "1")) }
      if arguments.has(Self.options[4]) { more.append((name: "raw", value: "1")) }
      return try Exporting.write(what, as: format, Array(operands.dropFirst()), arguments, more)
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
}
