import Archive
import Lexicon
import Messages
import Presentation
import Record

/// `chancery show ENTRY`: one entry with every account.
struct ShowCommand: Command {
  static let name = "show"
  static let summary = "one entry: who, where, when, every account with its sentence, contradictions"
  static let operands = "ENTRY|WORDS…"
  static let options = [Option.archive, Option.json]
  static let example = "chancery show 2021-04-03-consult-chn-kor-c"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let words = try arguments.requireOperands("entry (its id, the beginning of it, or words of its headlines)")
      .joined(separator: " ")
    let image = try Knowledge.image(overlay: nil)
    let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: image.folding)
    try Filter.warnIfStale(archive)
    guard let entry = try archive.entry(id: words) ?? found(words, archive) else {
      Terminal.complain(
        "no entry has the id “\(Plain.text(words))”, and its words are not those of one entry alone; "
          + "`chancery timeline` lists them")
      return 1
    }
    if arguments.has(.json) {
      var json = JSONWriter()
      entry.write(to: &json)
      json.endLine()
      Terminal.write(json.bytes)
      return 0
    }
    let texts = try archive.texts(of: (entry.accounts + entry.announced).map(\.article))
    var filter = EntryFilter()
    filter.ids = [entry.id]
    let row = try archive.timeline(filter).first
    let last = try archive.lastPublished()
    let page = EntryPage(
      entry: entry, texts: texts, offices: OfficeNames(image),
      isSilent: row.map { $0.isSilent(by: last) } ?? false)
    Terminal.print(Plain.text(page.text))
    return 0
  }
}

extension ShowCommand {
  /// The one entry whose people, place or headlines hold the words; of several they are listed.
  private func found(_ words: String, _ archive: RecordArchive) throws -> Entry? {
    let (rows, total) = try archive.searchEntries(words, limit: 10)
    if total == 1 { return try archive.entry(id: rows[0].id) }
    for row in rows { Terminal.complain(Message(verbatim: "  " + TimelineCommand.line(row))) }
    return nil
  }
}

/// One entry laid out for reading.
struct EntryPage {
  let entry: Entry
  let texts: [String: (title: String, text: String)]
  let offices: OfficeNames
  /// Whether it was announced for a day that has passed, and no account tells of it.
  let isSilent: Bool

  var text: String {
    let kind = EntryText.said(entry.kind, entry.mode, entry.status, plan: entry.plan, isSilent: isSilent)
    var lines = ["\(EntryText.said(entry.when, entry.status))  \(kind)", ""]
    lines += entry.participants.map(participant)
    if let place = entry.place {
      lines.append(labelled("place", place.name + (place.country.map { " (\($0))" } ?? "")))
    }
    if !entry.issues.isEmpty {
      lines.append(labelled("issues", entry.issues.map { "\($0.entity) (\($0.accounts))" }.joined(separator: ", ")))
    }
    lines.append(
      labelled(
        "weight",
        Terminal.say(entry.recalled ? "\(entry.weight) of 1000, only recalled" : "\(entry.weight) of 1000")))
    lines.append(labelled("id", entry.id))
    lines += entry.related.map { labelled(Message(sentence: $0.relation.rawValue), $0.entry) }
    if isSilent { lines += ["", "  " + Terminal.say("Announced; no account tells whether it was held.")] }
    for disagreement in entry.disagreements { lines += disagreementLines(disagreement) }
    lines += [
      "", Terminal.say("\(entry.accounts.count) accounts, \(entry.independentAccounts) independent:"),
    ]
    lines += entry.accounts.flatMap(accountLines)
    if !entry.announced.isEmpty {
      lines += ["", Terminal.say("announced by \(entry.announced.count):")]
      lines += entry.announced.flatMap(accountLines)
    }
    return lines.joined(separator: "\n")
  }

  private func labelled(_ label: Message, _ text: String) -> String {
    "  " + Plain.padded(Terminal.say(label), to: 10) + text
  }

  private func participant(_ participant: Entry.Participant) -> String {
    let office = participant.office.map { " " + offices.name($0, actor: participant.actor) } ?? ""
    let role = participant.role == .recipient ? Terminal.say("to ") : ""
    return labelled(Message(verbatim: participant.actor ?? "?"), role + participant.name + office)
  }

  private func disagreementLines(_ disagreement: Entry.Disagreement) -> [String] {
    let outlets = Dictionary(
      (entry.accounts + entry.announced).map { ($0.article, $0.outlet ?? $0.path) },
      uniquingKeysWith: { first, _ in first })
    let field = Wording.field(disagreement.field)(Language.asked)
    return ["", Terminal.say("Accounts disagree on the \(field):")]
      + disagreement.values.map { value in
        let who = value.articles.map { outlets[$0] ?? $0 }.joined(separator: ", ")
        return "  " + Plain.padded(value.value, to: 24) + who
      }
  }

  /// Outlet, time and headline of an account, and the sentence that it rests on.
  private func accountLines(_ account: Entry.Account) -> [String] {
    let head = [account.outlet ?? "?", account.published?.description ?? Terminal.say("undated"), account.article]
      .joined(
        separator: "  ")
    var lines = ["", "  " + head, "  " + account.title]
    if account.reprintOf != nil { lines.append("  " + Terminal.say("(a reprint)")) }
    let source = account.zone == .title ? texts[account.article]?.title : texts[account.article]?.text
    if let source {
      for span in account.evidence.prefix(2) {
        let scalars = source.unicodeScalars.dropFirst(span.start).prefix(span.count)
        lines.append("    “" + String(String.UnicodeScalarView(scalars)) + "”")
      }
    }
    return lines
  }
}
