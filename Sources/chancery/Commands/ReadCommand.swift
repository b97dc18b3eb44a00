import Glibc
import Intake
import Lexicon

/// `chancery read PATH…`: readings as JSON Lines.
struct ReadCommand: Command {
  static let name = "read"
  static let summary = "read articles and print what they report, as JSON Lines; no archive"
  static let operands = "PATH…"
  static let options = [
    Option.lexicon,
    Option(name: "--strict", value: nil, help: "stop at the first file that is refused"),
    Option(name: "--json", value: nil, help: "what it prints anyway"),
  ]
  static let example = "chancery read Examples/posts > readings.jsonl"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let paths = try arguments.requireOperands("a file or folder")
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: arguments.value(.lexicon)))
    let files = SourceFiles(paths)
    let (list, unentered) = files.expand()
    var refused = unentered
    let isStrict = arguments.has(Self.options[1])
    for error in refused { Terminal.complain("\(error)") }
    if isStrict, !refused.isEmpty { return 1 }
    let pipeline = ReadingPipeline(
      lexicon: lexicon, intake: try Knowledge.intake(lexicon), files: files, workers: Machine.cores)
    try await pipeline.run(list) { outcomes, _ in
      var lines: [UInt8] = []
      defer { Terminal.write(lines) }
      for outcome in outcomes {
        switch outcome.result {
        case .success(let made):
          lines += made.json
          lines.append(UInt8(ascii: "\n"))
        case .failure(let error):
          refused.append(error)
          Terminal.complain("\(error)")
          if isStrict { return false }
        }
      }
      return true
    }
    return refused.isEmpty ? 0 : 1
  }
}

/// What the program runs on.
enum Machine {
  /// The number of processors.
  static var cores: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }
}
