import Intake
import Lexicon
import Reading
import Record

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
  ]
  static let example = """
    chancery read Examples/posts > readings.jsonl
             chancery read --explain Examples/posts/2021-06-11-reuters-杨洁篪与布林肯通电话.md
    """

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
    var explanations = arguments.has(Self.options[2]) ? Explanations(lexicon, asJSON: arguments.has(.json)) : nil
    try await pipeline.run(list) { outcomes, _ in
      var lines: [UInt8] = []
      defer { Terminal.write(lines) }
      for outcome in outcomes {
        switch outcome.result {
        case .success(let made):
          if let explained = explanations?.bytes(made.reading) {
            lines += explained
          } else {
            lines += made.json
            lines.append(UInt8(ascii: "\n"))
          }
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

/// Explains reading after reading, for people or as JSON Lines.
private struct Explanations {
  private var explainer: Explainer
  private let asJSON: Bool
  private var isFirst = true

  init(_ lexicon: LoadedLexicon, asJSON: Bool) {
    explainer = Explainer(lexicon: lexicon)
    self.asJSON = asJSON
  }

  /// What is printed of a reading; a blank line parts it from the one before.
  mutating func bytes(_ reading: ArticleReading) -> [UInt8] {
    let facts = explainer.explain(reading)
    guard !asJSON else {
      var json = JSONWriter()
      for fact in facts {
        fact.write(to: &json, article: reading.article)
        json.endLine()
      }
      return json.bytes
    }
    defer { isFirst = false }
    let lines = ExplanationPage(article: reading.article, facts: facts).lines
    return Array(((isFirst ? [] : ["", ""]) + lines + [""]).joined(separator: "\n").utf8)
  }
}
