import Archive
import Messages
import Presentation
import Record

/// One change of the record laid out for reading: what the log tells of it.
struct LogPage {
  let summary: RevisionSummary
  let changes: [EntryChange]
  /// How many entries are told of at most; the counts tell of all.
  var limit = 20

  var text: String {
    var lines = ["#\(summary.number)  \(summary.time)  \(summary.occasion)"]
    let articles = summary.articles
    let others: Message =
      summary.addedByOthers > 0 ? "; \(summary.addedByOthers) of them stored by another run" : ""
    lines.append(
      Terminal.say(
        "  articles  \(articles.added) added, \(articles.replaced) replaced, \(articles.removed) removed\(others)"))
    if let other = summary.takenBy {
      lines.append(Terminal.say("  taken     into the record with #\(other), by another run at the same time"))
      return lines.joined(separator: "\n")
    }
    let counts = EntryChange.Kind.allCases.map { LogPage.count(summary.changes[$0] ?? 0, $0) }
    let changed = Message.list(counts, separator: ", ")
    lines.append(
      Terminal.say(
        "  entries   \(changed); \(summary.contradicted) newly contradicted; \(summary.entries) in all"))
    for unread in summary.unread.prefix(limit) {
      lines.append(Terminal.say("  unread    ") + "\(unread.path)  \(unread.article): \(Unread.note(unread.fault))")
    }
    if summary.unread.count > limit {
      lines.append(
        Terminal.say("  … and \(summary.unread.count - limit) more without a reading: chancery doctor"))
    }
    let told = changes.enumerated().sorted { first, second in
      (LogPage.rank(first.element), first.offset) < (LogPage.rank(second.element), second.offset)
    }.map(\.element)
    for change in told.prefix(limit) { lines += [""] + self.lines(of: change) }
    if told.count > limit {
      lines += ["", Terminal.say("  … and \(told.count - limit) entries more: chancery log --json")]
    }
    return lines.joined(separator: "\n")
  }

  /// `, 12 added, 3 changed`: the changes of the record behind the number of its entries.
  static func counts(_ summary: RevisionSummary) -> [Message] {
    let counts = EntryChange.Kind.allCases.compactMap { kind in summary.changes[kind].map { count($0, kind) } }
    return counts + (summary.contradicted == 0 ? [] : ["\(summary.contradicted) newly contradicted"])
  }

  /// `12 added`.
  private static func count(_ number: Int, _ kind: EntryChange.Kind) -> Message {
    switch kind {
    case .added: "\(number) added"
    case .changed: "\(number) changed"
    case .merged: "\(number) merged"
    case .renamed: "\(number) renamed"
    case .removed: "\(number) removed"
    }
  }

  /// What matters most comes first: contradictions, what came true or did not, entries that proved to be one, values.
  private static func rank(_ change: EntryChange) -> Int {
    if change.kind != .added, !change.contradicted.isEmpty { return 0 }
    if change.fields.contains(where: { $0.name == "status" }) { return 1 }
    switch change.kind {
    case .merged: return 2
    case .removed: return 3
    case .renamed: return 4
    case .changed: return change.fields.isEmpty ? 6 : 5
    case .added: return change.contradicted.isEmpty ? 8 : 7
    }
  }

  private func lines(of change: EntryChange) -> [String] {
    let gist = change.gist
    var head =
      "  " + Plain.padded(Terminal.say(Message(sentence: change.kind.rawValue)), to: 10)
      + EntryText.said(gist.when, gist.status) + "  "
      + EntryText.said(gist.kind, gist.mode, gist.status) + "  "
      + gist.participants.joined(separator: "、")
    if let place = gist.place { head += " @" + place }
    var lines = [head, indented(change.entry)]
    if let other = change.other {
      lines.append(indented(Terminal.say(change.kind == .merged ? "is the same as \(other)" : "was \(other)")))
    }
    for field in change.fields {
      lines.append(indented("\(field.name): \(value(field.before)) → \(value(field.after))"))
    }
    if !change.accounts.isEmpty {
      let outlets = change.accounts.prefix(8).map { account in
        let status = account.status == .held ? "" : " (\(account.status.rawValue))"
        return (account.outlet ?? account.article) + status
      }
      let more: Message = change.accounts.count > 8 ? " and \(change.accounts.count - 8) more" : ""
      lines.append(
        indented(Terminal.say("+\(change.accounts.count) accounts: \(outlets.joined(separator: ", "))\(more)")))
    }
    if !change.lost.isEmpty { lines.append(indented(Terminal.say("−\(change.lost.count) accounts"))) }
    let statements = change.statements.after - change.statements.before
    if statements != 0, change.kind != .added {
      lines.append(indented(Terminal.say("\(statements > 0 ? "+" : "−")\(abs(statements)) statements")))
    }
    for contradiction in change.contradicted {
      let values = contradiction.values.map { "\($0.value) (\($0.outlets.joined(separator: ", ")))" }
      let field = Wording.field(contradiction.field)(Language.asked)
      lines.append(indented(Terminal.say("contradicted, \(field): \(values.joined(separator: " / "))")))
    }
    if !change.settled.isEmpty {
      lines.append(indented(Terminal.say("no longer contradicted: \(change.settled.joined(separator: ", "))")))
    }
    return lines
  }

  private func value(_ value: String?) -> String { value.flatMap { $0.isEmpty ? nil : $0 } ?? "–" }

  private func indented(_ text: String) -> String { String(repeating: " ", count: 12) + text }

  /// Writes the change of the record as one JSON object, with everything that it did.
  func write(to json: inout JSONWriter) {
    json.object { json in
      summary.writeMembers(to: &json)
      json.key("changes")
      json.array(changes) { $1.write(to: &$0) }
    }
  }
}
