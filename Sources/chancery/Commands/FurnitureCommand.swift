import Intake
import Lexicon
import Messages
import Presentation
import Record

/// `chancery furniture suggest PATH…`: lines that recur in an outlet's articles and are no rows yet.
struct FurnitureCommand: Command {
  static let name = "furniture"
  static let summary = "lines that recur in an outlet's articles and are no rows of furniture.tsv yet"
  static let operands = "suggest PATH…"
  static let options = [
    Option.lexicon, Option(name: "--min", value: "N", help: "in at least so many articles (default: 5)"),
    Option(name: "--limit", value: "N", help: "at most so many suggestions"),
    Option(name: "--tsv", value: nil, help: "print rows for furniture.tsv, to be looked over"), Option.json,
  ]
  static let example = "chancery furniture suggest news/2021-03 --min 20 --limit 30"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let operands = try arguments.requireOperands("what to do")
    guard operands[0] == "suggest" else {
      throw UsageError(
        problem: "`chancery furniture` cannot “\(operands[0])”", remedy: "Write `chancery furniture suggest PATH…`.")
    }
    guard operands.count > 1 else {
      throw UsageError(
        problem: "`chancery furniture suggest` needs a file or folder",
        remedy: "`chancery furniture --help` shows an example.")
    }
    let least = try Self.number(arguments, Self.options[1], "articles", atLeast: 2) ?? 5
    let limit = try Self.number(arguments, Self.options[2], "suggestions", atLeast: 1)
    let image = try Knowledge.checked(overlay: Knowledge.overlay(arguments))
    let (suggestions, refused) = try await Self.gather(Array(operands.dropFirst()), image)
    for error in refused { Terminal.complain(Message(verbatim: "\(error)")) }
    let all = suggestions.list(atLeast: least)
    let shown = Array(all.prefix(limit ?? all.count))
    if arguments.has(.json) {
      Self.printJSON(shown)
    } else if arguments.has(Self.options[3]) {
      for row in shown.flatMap(\.rows) {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        Terminal.print(cells.map { Plain.text(String($0)) }.joined(separator: "\t"))
      }
    } else {
      Self.printText(shown)
      if shown.count < all.count { Terminal.complain("\(shown.count) of \(all.count) suggestions; --limit shows more") }
    }
    return refused.isEmpty ? 0 : 1
  }

  /// What the articles of paths have in common, and the files that could not be read.
  private static func gather(
    _ paths: [String], _ image: [UInt8]
  ) async throws -> (FurnitureSuggestions, [Refused]) {
    let files = SourceFiles(paths)
    let (list, unentered) = files.expand()
    var refused = unentered.map { Refused($0) }
    var suggestions = FurnitureSuggestions()
    var pipeline = ReadingPipeline(image, files)
    pipeline.onlyTakes = true
    pipeline.form = .stored
    try await pipeline.run(list) { outcomes, passed in
      for outcome in outcomes {
        switch outcome.result {
        case .read(let made): if let article = made.head?.article { suggestions.add(article) }
        case .unread(_, let error), .refused(let error): refused.append(error)
        }
      }
      Terminal.progress("reading \(passed) of \(list.count)")
      return true
    }
    Terminal.endProgress()
    return (suggestions, refused)
  }

  private static func number(
    _ arguments: Arguments, _ option: Option, _ what: Message, atLeast least: Int
  ) throws(UsageError) -> Int? {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Int(text), number >= least else {
      throw UsageError(problem: "“\(text)” is no number of \(what)", remedy: "Write \(option.name) 20.")
    }
    return number
  }

  private static func printText(_ suggestions: [FurnitureSuggestion]) {
    let width = suggestions.first.map { String($0.count).count } ?? 1
    let margin = String(repeating: " ", count: width + 2)
    for suggestion in suggestions {
      let count = String(suggestion.count)
      let place = Terminal.say(
        "\(suggestion.outlet), \(suggestion.position.rawValue), of \(suggestion.articles) articles")
      Terminal.print(String(repeating: " ", count: width - count.count) + count + "  " + Plain.text(place))
      for line in suggestion.lines { Terminal.print(margin + Plain.text(line)) }
      for row in suggestion.rows {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
        Terminal.print(margin + "+ " + cells.map { Plain.text(String($0)) }.joined(separator: "\t"))
      }
      Terminal.print(margin + Terminal.say("in \(suggestion.example)"))
    }
  }

  private static func printJSON(_ suggestions: [FurnitureSuggestion]) {
    var json = JSONWriter()
    for suggestion in suggestions {
      json.object { json in
        json.member("outlet", suggestion.outlet)
        json.member("count", suggestion.count)
        json.member("articles", suggestion.articles)
        json.member("position", suggestion.position.rawValue)
        json.member("lines", suggestion.lines)
        json.member("rows", suggestion.rows)
        json.member("example", suggestion.example)
      }
      json.endLine()
    }
    Terminal.write(json.bytes)
  }
}
