import Archive
import Lexicon
import Messages
import Presentation
import Record

/// `chancery article ID`: one article with what was read in it marked.
struct ArticleCommand: Command {
  static let name = "article"
  static let summary = "one article: its cleaned text with what was read in it marked"
  static let operands = "ID|WORDS…"
  static let options = [Option.archive, explains, versions, sets, unsets, Option.lexicon, Option.json]
  static let example = "chancery article 9f2c41d0"

  private static let explains = Option(
    name: "--explain", value: nil, help: "print for each fact the words and the rows of tables that made it")

  private static let versions = Option(
    name: "--versions", value: nil,
    help: "print the other texts met under its address, and what changed from one to the next")

  func run(_ arguments: Arguments) async throws -> Int32 {
    let words = try arguments.requireOperands("article (its id, the beginning of it, or words of its title)")
      .joined(separator: " ")
    let archive = try Knowledge.archive(arguments)
    guard let reading = try archive.articleReading(id: words) ?? found(words, archive) else {
      Terminal.complain(
        "no article has the id “\(Plain.text(words))”, and its words are not those of one title alone; "
          + "`chancery search WORDS` finds some")
      return 1
    }
    if !arguments.all(Self.sets).isEmpty || !arguments.all(Self.unsets).isEmpty {
      return try await correct(reading, arguments)
    }
    if arguments.has(Self.versions) {
      let versions = try archive.versions(ofArticle: reading.article.id)
      return show(versions, of: reading.article, asJSON: arguments.has(.json))
    }
    if arguments.has(Self.explains) {
      guard let packed = try archive.articleReadingLine(id: reading.article.id),
        let reasons = try Explanation(ofArchive: arguments.archivePath)(packed, reading.article.source.path)
      else {
        Terminal.complain("the article cannot be read again; `chancery doctor` tells more")
        return 1
      }
      Terminal.print(reasons)
      return 0
    }
    let fault = try archive.fault(ofArticle: reading.article.id)
    if arguments.has(.json) {
      var json = JSONWriter()
      reading.write(to: &json)
      var line = json.bytes
      if let fault {
        // One member more than a reading has.
        var member = JSONWriter()
        member.member("fault", fault)
        line.removeLast()
        line += [UInt8(ascii: ",")] + member.bytes + [UInt8(ascii: "}")]
      }
      Terminal.write(line + [UInt8(ascii: "\n")])
      return 0
    }
    Terminal.print(
      ArticlePage(
        reading: reading, marks: Terminal.marks, entries: try archive.entryIDs(ofArticle: reading.article.id),
        fault: fault
      ).text)
    return 0
  }
}

extension ArticleCommand {
  /// The one article that holds the words, or whose title alone does; of several the first are listed.
  private func found(_ words: String, _ archive: RecordArchive) throws -> ArticleReading? {
    let result = try archive.search(words, limit: 50)
    let titled = result.hits.filter { !$0.title.marks.isEmpty }
    if result.total == 1 || titled.count == 1, let hit = titled.first ?? result.hits.first {
      return try archive.articleReading(id: hit.id)
    }
    for hit in result.hits.prefix(10) {
      Terminal.complain("  \(hit.id)  \(hit.outlet ?? "?")  \(hit.title.text)")
    }
    return nil
  }
}

/// One article laid out for reading: mentions are marked in the text; events and what was said stand below it.
struct ArticlePage {
  let reading: ArticleReading
  /// Whether marks are colours; in plain text they are brackets with the kind.
  let marks: Bool
  let entries: [String]
  /// Why the article has no reading; `nil` where it has one.
  var fault: String?

  var text: String {
    let article = reading.article
    var lines = [Plain.text(article.title), ""]
    lines.append(
      [article.outlet.name, article.published?.description, article.author].compactMap { $0 }.map(Plain.text)
        .joined(separator: "  "))
    if let url = article.url { lines.append(Plain.text(url)) }
    lines.append(Plain.text(article.source.path) + "  " + article.id)
    if article.isSummary { lines.append(Terminal.say("this is no more than a summary of the article")) }
    for correction in article.corrected {
      let before = Plain.text(correction.before ?? "—")
      lines.append(Terminal.say("\(correction.field.rawValue): set by a person; the source has “\(before)”"))
    }
    if !article.versions.isEmpty {
      lines.append(
        Terminal.say("\(article.versions.count) other texts were met under its address: --versions shows them"))
    }
    lines += ["", marked(article.text), ""]
    if let fault {
      lines.append(
        Terminal.say("\(Unread.note(fault)); this is its text alone. `chancery doctor` tells how to report it."))
    }
    lines += reading.events.map(eventLine)
    lines += reading.statements.map(statementLine)
    if !reading.issues.isEmpty {
      lines.append(Terminal.say("issues: \(reading.issues.map(\.entity).joined(separator: ", "))"))
    }
    lines += entries.map { Terminal.say("entry:  \($0)") }
    return lines.joined(separator: "\n")
  }

  private func eventLine(_ event: Event) -> String {
    let sides = [event.actors, event.recipients].map { side in
      side.map { Plain.text($0.text) + "（\($0.actor ?? "?")）" }.joined(separator: " ")
    }.filter { !$0.isEmpty }
    let place = event.place.map { " @" + Plain.text($0.name) } ?? ""
    let kind =
      event.kind == .consult ? EntryText.said(event.kind, event.mode, event.status, plan: event.plan) : act(event)
    return Terminal.say("event:  ") + "\(EntryText.said(event.when))  \(kind)  "
      + sides.joined(separator: " — ") + place + "  “" + Plain.text(event.cue.text) + "”"
  }

  /// `SANCTION (planned)`: the type, and the status where it is not simply held.
  private func act(_ event: Event) -> String {
    event.status == .held ? event.kind.rawValue : "\(event.kind.rawValue) (\(event.status.rawValue))"
  }

  /// `said:   王毅（CHN） 表示: 双方将…`: who, by which word, in which words.
  private func statementLine(_ statement: Statement) -> String {
    let speakers = statement.speakers.map { Plain.text($0.text) + "（\($0.actor ?? "?")）" }.joined(separator: " ")
    let scalars = Array(reading.article.text.unicodeScalars)
    let words = statement.content.map { span in
      Plain.text(String(String.UnicodeScalarView(scalars[span.range.clamped(to: 0..<scalars.count)])))
    }
    return Terminal.say("said:   ") + "\(speakers) \(Plain.text(statement.cue?.text ?? "")): "
      + words.joined(separator: " … ")
  }

  /// The text with every mention, date and cue marked.
  private func marked(_ text: String) -> String {
    var spans: [(span: TextSpan, label: String)] = []
    spans += reading.mentions.filter { $0.zone == .text }.map { ($0.span, $0.kind.rawValue) }
    spans += reading.dates.filter { $0.zone == .text }.map { ($0.span, "date") }
    spans += reading.events.filter { $0.zone == .text }.map { ($0.cue.span, "event") }
    spans.sort { ($0.span, $0.label) < ($1.span, $1.label) }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var position = 0
    func plain(_ range: Range<Int>) -> String {
      Plain.text(String(String.UnicodeScalarView(scalars[range])))
    }
    for (span, label) in spans where span.start >= position && span.end <= scalars.count {
      result += plain(position..<span.start)
      result += mark(plain(span.range), label)
      position = span.end
    }
    return result + plain(position..<scalars.count)
  }

  private func mark(_ words: String, _ label: String) -> String {
    guard marks else { return "[\(words)]" + "{\(label)}" }
    let colour =
      ["person": 36, "state": 34, "body": 34, "office": 35, "place": 32, "date": 33, "event": 31][label] ?? 37
    return "\u{1B}[\(colour)m\(words)\u{1B}[0m"
  }
}
