import Archive
import Messages
import Presentation
import Query
import Record

/// The options that choose entries: each is a part of a question, and a question may be given beside them.
enum Filter {
  private static let actor = Option(
    name: "--actor", value: "NAME", help: "entries with this state or body, by code or name (CHN, 乌克兰, EU)",
    repeats: true)
  private static let official = Option(
    name: "--official", value: "NAME", help: "entries with this person, in any script or by id", repeats: true)
  static let since = Option(
    name: "--since", value: "DATE", help: "from this day on (YYYY-MM-DD, YYYY-MM or YYYY)")
  static let until = Option(name: "--until", value: "DATE", help: "up to this day")
  private static let issue = Option(
    name: "--issue", value: "NAME", help: "entries about this issue, by id or name", repeats: true)
  private static let status = Option(
    name: "--status", value: "STATUS", help: "held, planned, cancelled or denied", repeats: true)
  private static let mode = Option(
    name: "--mode", value: "MODE", help: "meeting, call, visit, conference, talks or summons", repeats: true)
  private static let type = Option(
    name: "--type", value: "TYPE", help: "PLOVER types: CONSULT, AGREE, SANCTION, PROTEST …", repeats: true)
  private static let limit = Option(name: "--limit", value: "N", help: "at most so many entries")

  static let options = [actor, official, since, until, issue, status, type, mode, limit]

  /// What the words after a command's name and its options ask of entries.
  ///
  /// - Throws: `UsageError` for an option's value, `QuestionFault` for a question.
  static func read(_ arguments: Arguments, _ asking: Asking, operands: [String]) throws -> EntryFilter {
    var filter = EntryFilter()
    var parts: [Expression<EntryTerm>] = []
    if !operands.isEmpty { parts.append(try asking.question(operands.joined(separator: " ")).ofEntries()) }
    // Every actor and every person takes part; of the others any is enough.
    for (option, field) in [(actor, QuestionField.actor), (official, .official)] {
      for value in arguments.all(option) { parts.append(try ask(value, option, field, asking)) }
    }
    for (option, field) in [(issue, QuestionField.issue), (status, .status), (type, .type), (mode, .kind)] {
      let values = arguments.all(option)
      guard !values.isEmpty else { continue }
      var choices: [Expression<EntryTerm>] = []
      for value in values { choices.append(try ask(value, option, field, asking)) }
      parts.append(.any(choices))
    }
    if !parts.isEmpty { filter.question = parts.count == 1 ? parts[0] : .all(parts) }
    filter.since = try days(arguments.value(since), since)?.lowerBound
    filter.until = try days(arguments.value(until), until)?.upperBound
    filter.limit = try count(arguments.value(limit), "entries")
    return filter
  }

  /// The words after a command's name and its options as one question.
  ///
  /// - Throws: `UsageError` for a value that cannot be a part of one.
  static func question(_ arguments: Arguments, operands: [String]) throws -> String {
    var parts = operands.isEmpty ? [] : ["(" + operands.joined(separator: " ") + ")"]
    func quoted(_ value: String) throws(UsageError) -> String {
      guard !value.unicodeScalars.contains("\"") else {
        throw UsageError(problem: "“\(Plain.text(value))” is no name", remedy: "Leave out the quotation mark.")
      }
      return "\"\(value)\""
    }
    for (option, field) in [(actor, "actor"), (official, "official")] {
      for value in arguments.all(option) { parts.append(field + ":" + (try quoted(value))) }
    }
    for (option, field) in [(issue, "issue"), (status, "status"), (type, "type"), (mode, "kind")] {
      var choices: [String] = []
      for value in arguments.all(option) { choices.append(field + ":" + (try quoted(value))) }
      if !choices.isEmpty { parts.append("(" + choices.joined(separator: " OR ") + ")") }
    }
    if let first = try days(arguments.value(since), since)?.lowerBound { parts.append("after:\(first)") }
    if let last = try days(arguments.value(until), until)?.upperBound { parts.append("before:\(last + 1)") }
    return parts.joined(separator: " ")
  }

  /// The states and bodies that are asked for by option.
  static func actors(_ arguments: Arguments, _ asking: Asking) -> [[String]] {
    arguments.all(actor).map { value in
      ((try? asking.question("actor:\"\(value)\""))?.expression).map(codes) ?? []
    }
  }

  /// The codes of states and bodies that a question asks for.
  static func codes(_ expression: Expression<QuestionTerm>) -> [String] {
    var codes: [String] = []
    expression.forEachTerm { term, isWanted in
      if isWanted, term.field == .actor, case .actor(let code) = term.asked { codes.append(code) }
    }
    return codes
  }

  private static func ask(
    _ value: String, _ option: Option, _ field: QuestionField, _ asking: Asking
  ) throws -> Expression<EntryTerm> {
    guard !value.unicodeScalars.contains("\"") else {
      throw UsageError(problem: "“\(Plain.text(value))” is no name", remedy: "Leave out the quotation mark.")
    }
    do {
      return try asking.question("\(field.rawValue):\"\(value)\"").ofEntries()
    } catch let error as QuestionFault {
      guard [.actor, .official, .issue].contains(field) else {
        throw UsageError(
          problem: "“\(value)” is no value of \(option.name)",
          remedy: "Use one of: \(option.help).")
      }
      throw UsageError(problem: "\(option.name): \(error.problem)", remedy: error.remedy)
    }
  }

  /// Whether any of the options is given.
  static func isGiven(_ arguments: Arguments) -> Bool { options.contains { arguments.has($0) } }

  /// At most so many, where that is asked for.
  static func limit(_ arguments: Arguments) throws(UsageError) -> Int? { try count(arguments.value(limit), "entries") }

  /// The number that `--limit` gives; `nil` where it is not given.
  static func count(_ text: String?, _ what: Message) throws(UsageError) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError(problem: "“\(text)” is no number of \(what)", remedy: "Write --limit 20.")
    }
    return number
  }

  /// The days that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` stands for.
  static func days(_ text: String?, _ option: Option) throws(UsageError) -> ClosedRange<CivilDate>? {
    guard let text else { return nil }
    if let days = QuestionDays.days(text, today: Asking.today) { return days }
    throw UsageError(
      problem: "“\(text)” is no day", remedy: "Write \(option.name) 2021-03-22, 2021-03 or 2021.")
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
