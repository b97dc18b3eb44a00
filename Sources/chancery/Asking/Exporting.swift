import Archive
import Foundation
import Gazette
import Lexicon
import Messages
import Presentation
import Query
import Record

/// Writes what the API answers to standard output, piece by piece: the two say the same.
enum Exporting {
  /// Prints a list as a table that spreadsheets open safely.
  static let csv = Option(name: "--csv", value: nil, help: "print a table for spreadsheets")

  /// Writes a list.
  ///
  /// - Parameters:
  ///   - what: The list: entries, articles, statements or acts.
  ///   - more: What else is asked of the API.
  /// - Returns: The exit status.
  /// - Throws: `UsageError`, `QuestionFault`, `ArchiveError`.
  static func write(
    _ what: String, as format: String, _ operands: [String], _ arguments: Arguments,
    _ more: [(name: String, value: String)] = []
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
    var parameters = [(name: "q", value: question), (name: "format", value: format)] + more
    if let limit = try Filter.limit(arguments) { parameters.append((name: "limit", value: "\(limit)")) }
    let response = Site.export(what, parameters, of: library, take: Terminal.write)
    guard response.status == 200 else {
      let fault = try JSONValue(parsing: response.body)["error"]
      throw UsageError(
        problem: fault["problem"].string.map(Message.init(verbatim:)) ?? "this cannot be exported",
        remedy: fault["remedy"].string.map(Message.init(verbatim:)) ?? "`chancery export --help` tells more.")
    }
    Terminal.write(response.body)
    return 0
  }
}
