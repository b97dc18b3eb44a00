import Archive
import Lexicon

/// `chancery export entries`: the record as JSON Lines.
struct ExportCommand: Command {
  static let name = "export"
  static let summary = "the record as JSON Lines: entries or readings"
  static let operands = "entries|readings [QUESTION…]"
  static let options =
    [
      Option.archive,
      Option(
        name: "--derived-ids", value: nil,
        help: "entries under the ids that a record made at once would give: the same bytes for the same articles"),
    ] + Filter.options
  static let example = "chancery export entries --since 2021-03-01 > entries.jsonl"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let operands = try arguments.requireOperands("kind of record")
    let what = operands[0]
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
