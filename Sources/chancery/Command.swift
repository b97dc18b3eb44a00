import Messages

/// One command of the program.
protocol Command: Sendable {
  /// The word that calls it.
  static var name: String { get }
  /// One line of what it does.
  static var summary: String { get }
  /// What it takes after its name, `PATH…`.
  static var operands: String { get }
  /// Its options.
  static var options: [Option] { get }
  /// A call that works.
  static var example: String { get }

  init()

  /// Does it.
  ///
  /// - Returns: The exit status.
  func run(_ arguments: Arguments) async throws -> Int32
}

extension Command {
  /// Whether its operands are a question.
  static var asksQuestions: Bool {
    operands.utf8.split(separator: UInt8(ascii: " ")).contains {
      $0.starts(with: "QUESTION".utf8) || $0.starts(with: "[QUESTION".utf8)
    }
  }
}

/// One option of a command.
struct Option: Sendable {
  /// The name with its dashes.
  var name: String
  /// What stands for its value in the help; `nil` for a flag.
  var value: String?
  /// What it does.
  var help: Message
  /// Whether it may be given several times.
  var repeats = false

  /// Prints JSON instead of text.
  static let json = Option(name: "--json", value: nil, help: "print JSON, one object a line")
  /// The archive's file.
  static let archive = Option(name: "--archive", value: "FILE", help: "the archive (default: chancery.db)")
  /// Tables laid over the built-in ones.
  static let lexicon = Option(
    name: "--lexicon", value: "DIR", help: "lay the tables of a folder over the built-in ones (`none`: nothing)")
}

/// The words after a command's name, checked against its options.
struct Arguments: Sendable {
  /// What is no option, in order.
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]
  private let command: String

  /// Sorts words into options and operands; `--` ends the options.
  ///
  /// - Throws: `UsageError` for an option that the command does not have or that lacks its value.
  init(_ words: [String], of command: any Command.Type) throws(UsageError) {
    self.command = command.name
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      // In a question `-` excludes what follows; its options have two.
      guard word.hasPrefix(command.asksQuestions ? "--" : "-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1)
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name }) else {
        let known = command.options.map(\.name).joined(separator: ", ")
        throw UsageError(
          problem: "`chancery \(command.name)` has no option \(name)",
          remedy: known.isEmpty
            ? "It has none." : "Its options: \(known). `chancery \(command.name) --help` tells more.")
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw UsageError(problem: "\(name) takes no value", remedy: "Leave out what follows the =.")
        }
        values[name, default: []].append("")
      } else if let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() {
        guard option.repeats || values[name] == nil else {
          throw UsageError(problem: "\(name) is given twice", remedy: "Give it once.")
        }
        values[name, default: []].append(value)
      } else {
        throw UsageError(problem: "\(name) lacks its value", remedy: "Write \(name) \(option.value ?? "").")
      }
    }
  }

  /// Whether a flag is given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The value of an option.
  func value(_ option: Option) -> String? { values[option.name]?.last }

  /// Every value of an option that may be repeated.
  func all(_ option: Option) -> [String] { values[option.name] ?? [] }

  /// The operands, of which there must be some.
  ///
  /// - Throws: `UsageError` if there are none.
  func requireOperands(_ what: Message) throws(UsageError) -> [String] {
    guard !operands.isEmpty else {
      throw UsageError(
        problem: "`chancery \(command)` needs \(what)", remedy: "`chancery \(command) --help` shows an example.")
    }
    return operands
  }

  /// The only operand.
  ///
  /// - Throws: `UsageError` if there is none or more than one.
  func requireOperand(_ what: Message) throws(UsageError) -> String {
    let operands = try requireOperands(what)
    guard operands.count == 1 else {
      throw UsageError(
        problem: "`chancery \(command)` takes one \(what), not \(operands.count)",
        remedy: "`chancery \(command) --help` shows an example.")
    }
    return operands[0]
  }

  /// The archive's file.
  var archivePath: String { value(.archive) ?? "chancery.db" }
}

/// The command was wrong: what is wrong with it and how it is right.
struct UsageError: Error {
  var problem: Message
  var remedy: Message
}
