import Archive
import Collation
import Glibc
import Intake
import Lexicon
import Messages
import Presentation
import Record

/// `chancery compare ENTRY` and `chancery compare PATH PATH…`: accounts of one event side by side.
struct CompareCommand: Command {
  static let name = "compare"
  static let summary = "accounts of one event side by side: what each tells, leaves out and words differently"
  static let operands = "ENTRY|PATH…"
  static let options = [
    Option.archive, Option.lexicon,
    Option(
      name: "--outlet", value: "ID", help: "only this outlet's accounts, by its id or name; one alone: each account",
      repeats: true),
    Option(name: "--account", value: "ID", help: "only this article, as a column of its own", repeats: true),
    Option(name: "--columns", value: "N", help: "at most so many columns (default: as many as fit)"),
    Option(name: "--all", value: nil, help: "every point that only one column tells, too"),
    Option(name: "--markdown", value: nil, help: "print tables of Markdown"),
    Option(name: "--html", value: nil, help: "print one page that needs no other file"),
    Option(name: "--json", value: nil, help: "print one JSON object with every word and its place"),
  ]
  static let example = """
    chancery compare Examples/readouts/xiamen-beijing.md Examples/readouts/xiamen-seoul.html
             chancery compare 2021-04-03-consult-chn-kor-c --html > xiamen.html
    """

  /// How it is printed.
  private enum Form {
    case text, markdown, html, json
  }

  func run(_ arguments: Arguments) async throws -> Int32 {
    let operands = try arguments.requireOperands("an entry, or two files")
    let form = try form(arguments)
    var choice = try choice(arguments)
    let knowledge = try Knowledge.Loaded(overlay: Knowledge.overlay(arguments))
    let lexicon = knowledge.lexicon
    var status: Int32 = 0
    var notes: [String] = []
    let made: Comparison?
    if operands.count == 1, access(operands[0], F_OK) != 0 {
      let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
      try Filter.warnIfStale(archive)
      // Of one outlet, or of accounts by their ids, each account is a column.
      let isByAccount = !choice.accounts.isEmpty || choice.outlets.count == 1
      made = try ComparisonInput.ofEntry(operands[0], in: archive, lexicon, isByAccount: isByAccount)
      guard made != nil else {
        Terminal.complain("no entry has the id “\(Plain.text(operands[0]))”; `chancery timeline` lists them")
        return 1
      }
    } else {
      let (paths, refused) = SourceFiles(operands).expand()
      guard paths.count + refused.count > 1 else {
        throw UsageError(
          problem: "“\(Plain.text(operands[0]))” is one file, and one account cannot be compared",
          remedy: "Give two files or more, or an entry's id as `chancery timeline` prints it.")
      }
      for error in refused { Terminal.complain(Message(verbatim: "\(error)")) }
      let files = try await ComparisonInput.ofFiles(paths, knowledge)
      made = files.comparison
      notes = files.notes
      status = files.isWhole && refused.isEmpty ? 0 : 1
    }
    for note in notes { Terminal.complain(Message(verbatim: note)) }
    guard let whole = made else {
      Terminal.complain("fewer than two articles could be read; there is nothing to compare")
      return 1
    }
    try check(choice, whole)
    if choice.limit == nil {
      switch form {
      case .text: choice.limit = ComparisonText.columns(within: Terminal.width)
      case .markdown: choice.limit = 6
      case .html: choice.limit = 12
      case .json: break
      }
    }
    print(whole.showing(choice), form, showsAll: arguments.has(Self.options[5]))
    return status
  }

  private func print(_ comparison: Comparison, _ form: Form, showsAll: Bool) {
    switch form {
    case .text:
      Terminal.print(
        ComparisonText(comparison, width: Terminal.width, marks: Terminal.marks, showsAll: showsAll).text)
    case .markdown: Terminal.print(ComparisonMarkdown(comparison).text)
    case .html: Terminal.print(ComparisonHTML(comparison).text)
    case .json:
      var json = JSONWriter()
      comparison.write(to: &json)
      json.endLine()
      Terminal.write(json.bytes)
    }
  }

  private func form(_ arguments: Arguments) throws(UsageError) -> Form {
    let forms: [(Form, Option)] = [
      (.markdown, Self.options[6]), (.html, Self.options[7]), (.json, Self.options[8]),
    ]
    let asked = forms.filter { arguments.has($0.1) }
    guard asked.count < 2 else {
      throw UsageError(
        problem:
          "\(Message.list(asked.map { Message(verbatim: $0.1.name) }, separator: " and ")) exclude each other",
        remedy: "Choose one of them.")
    }
    return asked.first?.0 ?? .text
  }

  private func choice(_ arguments: Arguments) throws(UsageError) -> ColumnChoice {
    var choice = ColumnChoice(outlets: arguments.all(Self.options[2]), accounts: arguments.all(Self.options[3]))
    if let text = arguments.value(Self.options[4]) {
      guard let number = Int(text), number > 0 else {
        throw UsageError(problem: "“\(Plain.text(text))” is no number of columns", remedy: "Write --columns 4.")
      }
      choice.limit = number
    }
    return choice
  }

  /// Says which outlets and accounts there are where one was asked for that is not.
  private func check(_ choice: ColumnChoice, _ comparison: Comparison) throws(UsageError) {
    for outlet in choice.outlets
    where !comparison.columns.contains(where: { ColumnChoice(outlets: [outlet]).shows($0) }) {
      let known = comparison.columns.flatMap { $0.accounts.compactMap(\.account.outlet) }
      throw UsageError(
        problem: "no account of the event is of “\(Plain.text(outlet))”",
        remedy: "Its outlets: \(Plain.text(Self.listed(known))).")
    }
    for account in choice.accounts
    where !comparison.columns.contains(where: { ColumnChoice(accounts: [account]).shows($0) }) {
      throw UsageError(
        problem: "“\(Plain.text(account))” is no account of the event, or repeats another's text",
        remedy: "Its accounts: \(Self.listed(comparison.columns.flatMap { $0.accounts.map(\.account.article) })).")
    }
  }

  private static func listed(_ names: [String]) -> String {
    var seen: [String] = []
    for name in names where !seen.contains(name) { seen.append(name) }
    return seen.prefix(12).joined(separator: ", ") + (seen.count > 12 ? " and \(seen.count - 12) more" : "")
  }
}
