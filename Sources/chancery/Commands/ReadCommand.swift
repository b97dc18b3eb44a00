import Intake
import Messages

/// `chancery read PATH…`: readings as JSON Lines, or what made each of their facts.
struct ReadCommand: Command {
  static let name = "read"
  static let summary = "read articles and print what they report, as JSON Lines; no archive"
  static let operands = "PATH…"
  static let options = [
    Option.lexicon,
    Option(name: "--strict", value: nil, help: "stop at the first file that is refused"),
    Option(name: "--explain", value: nil, help: "print for each fact the words and the rows of tables that made it"),
    Option(name: "--json", value: nil, help: "what it prints anyway; with --explain an object a fact"),
    Supplement.publishedOption, Supplement.outletOption,
  ]
  static let example = """
    chancery read Examples/posts > readings.jsonl
             chancery read --explain Examples/posts/2021-06-11-reuters-杨洁篪与布林肯通电话.md
    """

  func run(_ arguments: Arguments) async throws -> Int32 {
    let paths = try arguments.requireOperands("a file or folder")
    let overlay = Knowledge.overlay(arguments)
    let files = SourceFiles(paths)
    var pipeline = ReadingPipeline(try Knowledge.checked(overlay: overlay), files)
    pipeline.supplement = try Supplement(arguments) { try Knowledge.Loaded(overlay: overlay).lexicon }
    let explains = arguments.has(Self.options[2])
    if explains { pipeline.form = arguments.has(.json) ? .explainedJSON : .explained }
    let (list, unentered) = files.expand()
    var isWhole = unentered.isEmpty
    let isStrict = arguments.has(Self.options[1])
    for error in unentered { Terminal.complain(Message(verbatim: "\(error)")) }
    if isStrict, !isWhole { return 1 }
    var isFirst = true
    try await pipeline.run(list) { outcomes, _ in
      var lines: [UInt8] = []
      defer { Terminal.write(lines) }
      for outcome in outcomes {
        switch outcome.result {
        case .read(let made):
          // A blank line parts what is explained of one article from the one before.
          if pipeline.form == .explained, !isFirst { lines += Array("\n\n".utf8) }
          isFirst = false
          lines += made.line
          if !explains { lines.append(UInt8(ascii: "\n")) }
        case .unread(_, let refused), .refused(let refused):
          isWhole = false
          Terminal.complain(Message(verbatim: "\(refused)"))
          if isStrict { return false }
        }
      }
      return true
    }
    return isWhole ? 0 : 1
  }
}
