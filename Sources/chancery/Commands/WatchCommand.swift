import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// `chancery watch`: questions kept by name, and what is new in their answers.
struct WatchCommand: Command {
  static let name = "watch"
  static let summary = "questions kept by name: what is new since the last look; exit status 3 where something is"
  static let operands = "[NAME [QUESTION…]]"
  static let options = [
    Option.archive,
    Option(name: "--drop", value: nil, help: "let go of the watch"),
    Option(name: "--peek", value: nil, help: "look without counting as having seen"),
    Option.json,
  ]
  static let example = """
    chancery watch xiamen 'actor:CHN actor:KOR'
             chancery watch xiamen || test $? -eq 3 && mail -s news …
    """

  /// The exit status where something is new.
  static let news: Int32 = 3

  func run(_ arguments: Arguments) async throws -> Int32 {
    let asking = try Asking(arguments)
    let operands = arguments.operands
    guard let name = operands.first else { return try list(asking, asJSON: arguments.has(.json)) }
    if arguments.has(Self.options[1]) { return try drop(name, arguments) }
    if operands.count > 1 { return try keep(name, operands.dropFirst().joined(separator: " "), asking, arguments) }
    guard let watch = try asking.archive.watch(name) else {
      throw UsageError(
        problem: "no watch is called “\(Plain.text(name))”",
        remedy: "Write `chancery watch \(Plain.text(name)) QUESTION` to keep one.")
    }
    return try look(watch, asking, arguments)
  }

  private func list(_ asking: Asking, asJSON: Bool) throws -> Int32 {
    var hasNews = false
    for watch in try asking.archive.watches() {
      let count = try asking.archive.entryCount(WatchCommand.filter(watch, asking))
      hasNews = hasNews || count > 0
      if asJSON {
        var json = JSONWriter()
        json.object { json in
          json.member("name", watch.name)
          json.member("question", watch.question)
          json.member("seen", watch.seen)
          json.member("new", count)
        }
        Terminal.print(json.text)
      } else {
        Terminal.print(Terminal.say("\(Plain.padded(watch.name, to: 16))\(count) new  \(watch.question)"))
      }
    }
    return hasNews ? Self.news : 0
  }

  private func drop(_ name: String, _ arguments: Arguments) throws -> Int32 {
    guard try Self.writing(arguments).dropWatch(name) else {
      Terminal.complain("no watch is called “\(Plain.text(name))”")
      return 1
    }
    return 0
  }

  private func keep(_ name: String, _ text: String, _ asking: Asking, _ arguments: Arguments) throws -> Int32 {
    // What cannot be asked of entries is refused now, not at the first look.
    _ = try asking.question(text).ofEntries()
    try Self.writing(arguments).keep(Watch(name: name, question: text, seen: asking.archive.lastRevision()))
    Terminal.complain("“\(name)” is kept; what comes from now on is new to it")
    return 0
  }

  private func look(_ watch: Watch, _ asking: Asking, _ arguments: Arguments) throws -> Int32 {
    let filter = try WatchCommand.filter(watch, asking)
    let last = try asking.archive.lastRevision()
    let rows = try asking.archive.timeline(filter)
    if arguments.has(.json) {
      try asking.archive.forEachEntryLine(filter) { Terminal.write($0 + [UInt8(ascii: "\n")]) }
    } else {
      for row in rows { Terminal.print(TimelineCommand.line(row)) }
    }
    if !arguments.has(Self.options[2]) {
      try Self.writing(arguments).keep(Watch(name: watch.name, question: watch.question, seen: last))
    }
    if Terminal.showsText || rows.isEmpty {
      Terminal.complain(rows.isEmpty ? "nothing is new" : "\(rows.count) new or changed since the last look")
    }
    return rows.isEmpty ? 0 : Self.news
  }

  /// The entries that fulfil a watch's question and have come or changed since it was looked at.
  private static func filter(_ watch: Watch, _ asking: Asking) throws -> EntryFilter {
    var filter = EntryFilter()
    filter.question = .all([try asking.question(watch.question).ofEntries(), .term(.changed(after: watch.seen))])
    return filter
  }

  private static func writing(_ arguments: Arguments) throws -> RecordArchive {
    try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: Knowledge.image(overlay: nil).folding)
  }
}
