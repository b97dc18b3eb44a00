import Intake
import Lexicon
import Messages
import Presentation
import Reading
import Record

/// `chancery lexicon suggest PATH…`: people whom articles name and the lexicon does not know.
struct LexiconCommand: Command {
  static let name = "lexicon"
  static let summary = "people named after an office whom the lexicon does not know"
  static let operands = "suggest PATH…"
  static let options = [
    Option.lexicon, Option(name: "--limit", value: "N", help: "at most so many people"),
    Option(name: "--tsv", value: nil, help: "print rows for officials.tsv; an id without a Latin form is left empty"),
    Option.json,
  ]
  static let example = "chancery lexicon suggest Examples/posts --limit 20"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let operands = try arguments.requireOperands("what to do")
    guard operands[0] == "suggest" else {
      throw UsageError(
        problem: "`chancery lexicon` cannot “\(operands[0])”", remedy: "Write `chancery lexicon suggest PATH…`.")
    }
    guard operands.count > 1 else {
      throw UsageError(
        problem: "`chancery lexicon suggest` needs a file or folder",
        remedy: "`chancery lexicon --help` shows an example.")
    }
    let limit = try Self.limit(arguments)
    let knowledge = try Knowledge.Loaded(overlay: Knowledge.overlay(arguments))
    let lexicon = knowledge.lexicon
    let files = SourceFiles(Array(operands.dropFirst()))
    let (list, unentered) = files.expand()
    var refused = unentered.map { Refused($0) }
    var people = UnknownPeople(lexicon: lexicon)
    try await ReadingPipeline(knowledge.image, files).run(list) { outcomes, passed in
      for outcome in outcomes {
        switch outcome.result {
        case .read(let made): people.add(try made.reading())
        case .unread(_, let error), .refused(let error): refused.append(error)
        }
      }
      Terminal.progress("reading \(passed) of \(list.count)")
      return true
    }
    Terminal.endProgress()
    for error in refused { Terminal.complain(Message(verbatim: "\(error)")) }
    let all = people.suggestions()
    let shown = Array(all.prefix(limit ?? all.count))
    if arguments.has(.json) {
      Self.printJSON(shown)
    } else if arguments.has(Self.options[2]) {
      for person in shown {
        let cells = person.row(folding: lexicon.folding).split(separator: "\t", omittingEmptySubsequences: false)
        Terminal.print(cells.map { Plain.text(String($0)) }.joined(separator: "\t"))
      }
    } else {
      Self.printText(shown)
      if shown.count < all.count { Terminal.complain("\(shown.count) of \(all.count) people; --limit shows more") }
    }
    return refused.isEmpty ? 0 : 1
  }

  private static func limit(_ arguments: Arguments) throws(UsageError) -> Int? {
    guard let text = arguments.value(options[1]) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError(problem: "“\(text)” is no number of people", remedy: "Write --limit 20.")
    }
    return number
  }

  private static func printText(_ people: [Suggestion]) {
    let width = people.first.map { String($0.count).count } ?? 1
    for person in people {
      let count = String(person.count)
      let others = person.spellings.dropFirst().joined(separator: "|")
      let parts = [
        person.name, person.latin, person.state, person.office, others.isEmpty ? nil : Terminal.say("also \(others)"),
        person.official.map { Terminal.say("a spelling of \($0)") },
      ]
      Terminal.print(
        String(repeating: " ", count: width - count.count) + count + "  "
          + Plain.text(parts.compactMap { $0 }.joined(separator: "  ")))
      for sample in person.samples {
        Terminal.print(String(repeating: " ", count: width + 4) + Plain.text("\(sample.path): \(sample.text)"))
      }
    }
  }

  private static func printJSON(_ people: [Suggestion]) {
    var json = JSONWriter()
    for person in people {
      json.object { json in
        json.member("name", person.name)
        json.member("count", person.count)
        json.member("spellings", person.spellings)
        json.member("latin", person.latin)
        json.member("state", person.state)
        json.member("office", person.office)
        json.member("official", person.official)
        json.key("samples")
        json.array(person.samples) { json, sample in
          json.object { json in
            json.member("path", sample.path)
            json.member("text", sample.text)
          }
        }
      }
      json.endLine()
    }
    Terminal.write(json.bytes)
  }
}
