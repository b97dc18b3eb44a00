import Archive
import Messages
import Presentation
import Query
import Record

/// `chancery search WORDS`: articles and entries by words, in both scripts.
struct SearchCommand: Command {
  static let name = "search"
  static let summary = "articles and entries by words; 外长 finds 外長 and the reverse"
  static let operands = "QUESTION…"
  static let options = [
    Option.archive, Option(name: "--limit", value: "N", help: "at most so many articles (default: 20)"),
    Exporting.csv, Option.json,
  ]
  static let example = "chancery search 印太战略 outlet:rthk -澳大利亚"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let words = try arguments.requireOperands("words to search for").joined(separator: " ")
    if arguments.has(Exporting.csv) {
      return try Exporting.write(
        "articles", as: "csv", arguments.operands, arguments, [(name: "order", value: "relevance")])
    }
    var limit = 20
    if let text = arguments.value(Self.options[1]) {
      guard let number = Int(text), number > 0 else {
        throw UsageError(problem: "“\(text)” is no number of articles", remedy: "Write --limit 20.")
      }
      limit = number
    }
    let asking = try Asking(arguments)
    let question = try asking.question(words)
    // What cannot be asked of entries may be asked of articles, and the reverse.
    let (entries, entryFault) = asked(question.ofEntries)
    let (articles, articleFault) = asked(question.ofArticles)
    if entries == nil, articles == nil, let fault = articleFault ?? entryFault { throw fault }
    let found = try articles.map { try asking.archive.articles($0, limit: limit) }
    var filter = EntryFilter(limit: 10)
    filter.question = entries
    let rows = entries == nil ? [] : try asking.archive.timeline(filter)
    let entryCount = entries == nil ? 0 : try asking.archive.entryCount(filter)
    if arguments.has(.json) { printJSON(found, rows) } else { print(found, rows, entryCount) }
    for fault in [entryFault, articleFault].compactMap({ $0 }) { Terminal.complain(Message(verbatim: fault.page)) }
    return (found?.total ?? 0) == 0 && rows.isEmpty ? 1 : 0
  }

  private func asked<Term>(
    _ ask: () throws(QuestionFault) -> Expression<Term>
  ) -> (Expression<Term>?, QuestionFault?) {
    do throws(QuestionFault) { return (try ask(), nil) } catch { return (nil, error) }
  }

  private func print(_ found: SearchResult?, _ rows: [TimelineRow], _ entryCount: Int) {
    if !rows.isEmpty {
      Terminal.print(Terminal.say("\(entryCount) entries:"))
      for row in rows { Terminal.print("  " + TimelineCommand.line(row)) }
      if rows.count < entryCount {
        Terminal.print(Terminal.say("  … and \(entryCount - rows.count) more: chancery timeline"))
      }
      Terminal.print("")
    }
    guard let found else { return }
    Terminal.print(
      Terminal.say(
        found.hits.count < found.total
          ? "\(found.total) articles, the first \(found.hits.count):" : "\(found.total) articles:"))
    for hit in found.hits {
      var head = [hit.outlet ?? hit.outletName ?? "?", hit.published?.description ?? Terminal.say("undated"), hit.id]
      if let fault = hit.fault { head.append("(\(Unread.note(fault)))") }
      Terminal.print(
        "\n  " + head.joined(separator: "  ") + "\n  " + marked(hit.title) + "\n    " + marked(hit.snippet))
    }
  }

  /// A snippet with what was found between marks.
  private func marked(_ snippet: Snippet) -> String {
    let scalars = Array(snippet.text.unicodeScalars)
    var text = snippet.isCutAtStart ? "…" : ""
    var position = 0
    for mark in snippet.marks where mark.lowerBound >= position && mark.upperBound <= scalars.count {
      text += Plain.text(String(String.UnicodeScalarView(scalars[position..<mark.lowerBound])))
      let words = Plain.text(String(String.UnicodeScalarView(scalars[mark])))
      text += Terminal.marks ? "\u{1B}[1m\(words)\u{1B}[0m" : "【\(words)】"
      position = mark.upperBound
    }
    text += Plain.text(String(String.UnicodeScalarView(scalars[position...])))
    return text.split(separator: "\n").joined(separator: " ") + (snippet.isCutAtEnd ? "…" : "")
  }

  private func printJSON(_ found: SearchResult?, _ rows: [TimelineRow]) {
    var json = JSONWriter()
    json.object { json in
      json.member("total", found?.total ?? 0)
      json.key("articles")
      json.array(found?.hits ?? []) { json, hit in
        json.object { json in
          json.member("id", hit.id)
          json.member("outlet", hit.outlet)
          json.member("url", hit.url)
          json.member("path", hit.path)
          json.member("title", hit.title.text)
          json.member("published", hit.published?.description)
          json.member("snippet", hit.snippet.text)
          json.member("marks", hit.snippet.marks.map { TextSpan($0) })
          json.member("fault", hit.fault)
        }
      }
      json.member("entries", rows.map(\.id))
    }
    json.endLine()
    Terminal.write(json.bytes)
  }
}
