import Archive
import Glibc
import Lexicon
import Messages
import Presentation
import Record

/// `chancery doctor`: what is installed, and whether lexicon and archive are sound.
struct DoctorCommand: Command {
  static let name = "doctor"
  static let summary = "what is installed, the lexicon's checks, the archive's integrity and counts"
  static let operands = ""
  static let options = [
    Option.archive, Option.lexicon,
    Option(name: "--record", value: nil, help: "make every entry anew and compare it with the archive's"), Option.json,
  ]
  static let example = "chancery doctor --archive march.db"

  func run(_ arguments: Arguments) async throws -> Int32 {
    var report = Report()
    let overlay = try overlay(arguments, &report)
    let image = try Knowledge.image(overlay: overlay)
    let lexicon = try LoadedLexicon(image: image)
    report.fact("program", "chancery \(CommandLineProgram.version)")
    report.fact("lexicon", "edition \(lexicon.edition), \(lexicon.automaton.wordCount) words")
    for name in LexiconCompiler.tableNames {
      let rows = image.table(name).rows.count
      if rows > 0 { report.fact("table \(name)", "\(rows) rows") }
    }
    let tables = TableSet(
      tables: Dictionary(
        uniqueKeysWithValues: LexiconCompiler.tableNames.map { ($0, image.table($0)) }.filter { !$0.1.columns.isEmpty })
    )
    for fault in LexiconChecks.faults(tables) { report.fault(Message(verbatim: "\(fault)")) }
    // A program linked without Foundation's data knows no zone, and every “today” would be wrong.
    if let clock = ZoneClock("Asia/Shanghai") {
      report.fact("time zones", "known; Asia/Shanghai is \(clock.offset(at: 0) / 3600) hours east of Greenwich")
    } else {
      report.fault("no time zones: the program was linked without Foundation's data; build it with make")
    }
    try archive(arguments, lexicon.folding, &report)
    if arguments.has(Self.options[2]) { try await record(arguments, lexicon, &report) }
    report.print(asJSON: arguments.has(.json))
    return report.faults.isEmpty ? 0 : 1
  }

  /// The folder of tables that the arguments name, or else the one that the archive is made with; nothing where that
  /// has gone, which is a fault.
  private func overlay(_ arguments: Arguments, _ report: inout Report) throws -> String? {
    guard arguments.value(.lexicon) == nil else { return Knowledge.overlay(arguments) }
    guard let folder = try RecordArchive.lexiconFolder(ofArchive: arguments.archivePath) else { return nil }
    guard Machine.isFolder(folder) else {
      report.fault(
        "the archive was made with the tables of \(folder), and there is no such folder any more; give `chancery "
          + "ingest` or `reread` the tables with --lexicon DIR, or --lexicon none")
      return nil
    }
    report.fact("tables", "of \(folder) laid over, as the archive is made with")
    return folder
  }

  private func archive(_ arguments: Arguments, _ folding: ScriptFolding, _ report: inout Report) throws {
    let path = arguments.archivePath
    guard access(path, F_OK) == 0 else {
      report.fact("archive", "\(path) does not exist yet; `chancery ingest PATH…` makes it")
      return
    }
    let archive = try RecordArchive(path: path, access: .readOnly, folding: folding)
    let counts = try archive.counts()
    report.fact("archive", Message(verbatim: path))
    report.fact(
      "articles",
      "\(counts.articles), \(counts.articlesWithEvents) with events, \(counts.unread) without a reading, "
        + "\(counts.undated) without a publication time")
    report.fact("sources", "\(counts.sources), \(counts.refused) refused")
    report.fact("entries", "\(counts.entries) of \(counts.accounts) accounts")
    if let published = counts.published { report.fact("published", "\(published.lowerBound)…\(published.upperBound)") }
    for outlet in counts.outlets {
      report.fact("outlet \(outlet.outlet ?? outlet.name ?? "?")", "\(outlet.articles) articles")
    }
    try lacking(archive, isWhole: arguments.has(.json), &report)
    for finding in try archive.check() {
      let text: Message = "\(finding.problem); \(finding.remedy)"
      if finding.severity == .notice { report.fact("notice", text) } else { report.fault(text) }
    }
  }

  /// How many of a kind are named where not all are asked for.
  private static let named = 20

  /// Names the articles without a reading and without a time, and the files that are refused.
  private func lacking(_ archive: RecordArchive, isWhole: Bool, _ report: inout Report) throws {
    func name<Item>(_ label: Message, _ items: [Item], _ text: (Item) -> Message) {
      for item in isWhole ? items[...] : items.prefix(Self.named) { report.fact(label, text(item)) }
      if !isWhole, items.count > Self.named {
        report.fact(label, "… and \(items.count - Self.named) more: chancery doctor --json")
      }
    }
    let unread = try archive.unreadArticles()
    name("unread", unread) { "\($0.path)  \($0.id): \(Unread.note($0.fault ?? ""))" }
    name("undated", try archive.undatedArticles()) {
      "\($0.path)  \($0.id): nothing tells when it was published; `chancery ingest --published DATE` supplies it"
    }
    name("refused", try archive.refusals()) { refusal in
      let line = refusal.line.map { ":\($0)" } ?? ""
      return "\(refusal.path)\(line): \(refusal.problem); \(refusal.remedy)"
    }
  }

  /// Compares every entry with what the articles make.
  private func record(_ arguments: Arguments, _ lexicon: LoadedLexicon, _ report: inout Report) async throws {
    guard access(arguments.archivePath, F_OK) == 0 else { return }
    let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    let collation = RecordCollation(lexicon: lexicon, workers: Machine.cores)
    guard try archive.recordEdition == collation.edition else {
      report.fact(
        "record",
        "made by another lexicon or program (\(try archive.recordEdition ?? "unknown")); `chancery reread` makes it anew"
      )
      return
    }
    let different = try await collation.differences(archive)
    if different.isEmpty {
      report.fact("record", "every entry is what the articles make")
    } else {
      report.fault(
        "\(different.count) entries are not what the articles make, the first of them \(different[0]); "
          + "`chancery reread` makes them anew")
    }
  }

  /// What the doctor found.
  struct Report {
    private(set) var facts: [(label: Message, text: Message)] = []
    private(set) var faults: [Message] = []

    mutating func fact(_ label: Message, _ text: Message) { facts.append((label, text)) }

    mutating func fault(_ text: Message) { faults.append(text) }

    func print(asJSON: Bool) {
      guard asJSON else {
        let labels = facts.map { Terminal.say($0.label) }
        let width = labels.map(Plain.width).max() ?? 0
        for (label, fact) in zip(labels, facts) {
          Terminal.print(Plain.padded(label, to: width + 2) + Terminal.say(fact.text))
        }
        Terminal.print(Terminal.say(faults.isEmpty ? "no fault found" : "\(faults.count) faults:"))
        for fault in faults { Terminal.print("  " + Terminal.say(fault)) }
        return
      }
      var json = JSONWriter()
      json.object { json in
        json.key("facts")
        json.array(facts) { json, fact in
          json.object { json in
            json.member("label", fact.label(.english))
            json.member("text", fact.text(.english))
          }
        }
        json.member("faults", faults.map { $0(.english) })
      }
      json.endLine()
      Terminal.write(json.bytes)
    }
  }
}
