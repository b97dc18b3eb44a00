import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// `chancery phrase WORDING`: the life of a fixed wording (提法).
struct PhraseCommand: Command {
  static let name = "phrase"
  static let summary = "the life of a fixed wording: when it was used, in whose mouth, in whose report"
  static let operands = "WORDING"
  static let options = [
    Option.archive, sinceOption, untilOption,
    Option(
      name: "--tracked", value: nil, help: "list the wordings that the lexicon follows, with those the archive has"),
    Option(name: "--limit", value: "N", help: "at most so many outlets, speakers and sides (default: 20)"),
    Option(name: "--csv", value: nil, help: "print the months as CSV"), Option.json,
  ]
  static let example = "chancery phrase 人类命运共同体"

  private static let sinceOption = Option(name: "--since", value: "DATE", help: "published that day or later")
  private static let untilOption = Option(name: "--until", value: "DATE", help: "published that day or before")

  func run(_ arguments: Arguments) async throws -> Int32 {
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: nil))
    let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    try Filter.warnIfStale(archive)
    if arguments.has(Self.options[3]) { return try list(archive, lexicon, asJSON: arguments.has(.json)) }
    let wording = try arguments.requireOperands("a wording").joined(separator: " ")
    let limit = try Filter.count(arguments.value(Self.options[4]), "rows") ?? 20
    guard
      let history = try archive.phraseHistory(
        wording, lexicon: lexicon, since: try day(arguments, Self.sinceOption),
        until: try day(arguments, Self.untilOption),
        limit: limit)
    else {
      throw UsageError(
        problem: "“\(Plain.text(wording))” has no character that could be looked for", remedy: "Give its words.")
    }
    if arguments.has(.json) {
      var json = JSONWriter()
      history.write(to: &json)
      json.endLine()
      Terminal.write(json.bytes)
    } else if arguments.has(Self.options[5]) {
      Terminal.print("month,articles,all,share,grade")
      for month in history.months {
        let all = month.all ?? 0
        Terminal.print(
          "\(month.key),\(month.articles),\(all),\(PhraseHistory.shareText(month.articles, of: all)),\(month.grade?.rawValue ?? "")"
        )
      }
    } else {
      print(history, lexicon)
    }
    return history.total.articles == 0 ? 1 : 0
  }

  private func day(_ arguments: Arguments, _ option: Option) throws(UsageError) -> CivilDate? {
    guard let text = arguments.value(option) else { return nil }
    guard let day = CivilDate(text) else {
      throw UsageError(problem: "“\(Plain.text(text))” is no day", remedy: "Write \(option.name) 2021-03-22.")
    }
    return day
  }

  // MARK: One wording

  private func print(_ history: PhraseHistory, _ lexicon: LoadedLexicon) {
    var head = Plain.text(history.wording)
    if let tracked = history.tracked {
      head += "  " + tracked.english + (tracked.since.map { " (\($0)–)" } ?? "")
    }
    Terminal.print(head)
    let total = history.total
    Terminal.print(
      Terminal.say("\(total.articles) of \(total.all) articles") + Self.graded(total.articles, total.all)
        + "  " + Terminal.say("official outlets \(history.official.articles) of \(history.official.all)")
        + Self.graded(history.official.articles, history.official.all)
        + "  " + Terminal.say("others \(history.others.articles) of \(history.others.all)")
        + Self.graded(history.others.articles, history.others.all))
    guard total.articles > 0 else { return }
    let (said, headlines, reports) = (
      history.voices[.statement] ?? 0, history.voices[.headline] ?? 0, history.voices[.report] ?? 0
    )
    Terminal.print(
      Terminal.say("in statements \(said), in headlines \(headlines), in outlets’ own words \(reports) articles"))
    if let first = history.first { Terminal.print(Terminal.say("first") + "  " + use(first, lexicon)) }
    if let last = history.last, last.article != history.first?.article {
      Terminal.print(Terminal.say("last") + "  " + use(last, lexicon))
    }
    months(history.months)
    rows("by side, the first first", history.sides, lexicon)
    rows("by speaker, the first first", history.speakers, lexicon)
    rows("by outlet", history.outlets, lexicon)
  }

  private func use(_ use: PhraseUse, _ lexicon: LoadedLexicon) -> String {
    let speakers = use.speakers.map { Plain.text($0.text) }.joined(separator: "、")
    let head = [use.published?.localDate.description ?? "?", name(use.outlet, lexicon), use.article]
    return head.joined(separator: "  ") + "\n    " + (speakers.isEmpty ? "" : speakers + "：") + Plain.text(use.sentence)
  }

  private func months(_ months: [PhraseCount]) {
    Terminal.print("\n" + Terminal.say("by month: articles, of all, share, grade"))
    let most = months.map { Double($0.articles) / Double(max($0.all ?? 1, 1)) }.max() ?? 0
    for month in months {
      let all = month.all ?? 0
      let width = most > 0 ? Int((Double(month.articles) / Double(max(all, 1)) / most * 30).rounded()) : 0
      Terminal.print(
        "\(month.key)  \(Self.padded(month.articles, 6)) \(Self.padded(all, 7))  "
          + "\(PhraseHistory.shareText(month.articles, of: all))  \(month.grade?.rawValue ?? "　")  "
          + String(repeating: "█", count: width))
    }
  }

  private func rows(_ title: Message, _ rows: [PhraseCount], _ lexicon: LoadedLexicon) {
    guard !rows.isEmpty else { return }
    Terminal.print("\n" + Terminal.say(title))
    for row in rows {
      let lag = row.lag.map { $0 == 0 ? "" : "  +\($0) d" } ?? ""
      let of = row.all.map { " / \($0)" + Self.graded(row.articles, $0) } ?? ""
      Terminal.print(
        "\(row.first.published?.localDate.description ?? "?         ")  \(Self.padded(row.articles, 5))\(of)  "
          + "\(name(row.key, lexicon))\(lag)")
    }
  }

  /// What a key of outlets, officials or states stands for.
  private func name(_ key: String, _ lexicon: LoadedLexicon) -> String {
    Plain.text(lexicon.outlet(key)?.name ?? lexicon.official(key)?.name ?? lexicon.state(key)?.name ?? key)
  }

  private static func graded(_ articles: Int, _ all: Int) -> String {
    PhraseGrade(articles, of: all).map { " " + $0.rawValue } ?? ""
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(width - digits.count, 0)) + digits
  }

  // MARK: All that are followed

  private func list(_ archive: RecordArchive, _ lexicon: LoadedLexicon, asJSON: Bool) throws -> Int32 {
    for phrase in lexicon.trackedPhrases {
      let count = try archive.articleCount(.term(.phrase(phrase.name)))
      if asJSON {
        var json = JSONWriter()
        json.object { json in
          json.member("id", phrase.id)
          json.member("name", phrase.name)
          json.member("english", phrase.english)
          json.member("since", phrase.since.map { "\($0)" })
          json.member("side", phrase.side.isEmpty ? nil : phrase.side)
          json.member("kind", phrase.kind?.rawValue)
          json.member("articles", count)
        }
        json.endLine()
        Terminal.write(json.bytes)
      } else {
        Terminal.print("\(Self.padded(count, 6))  \(phrase.name)  \(phrase.english)")
      }
    }
    return 0
  }
}
