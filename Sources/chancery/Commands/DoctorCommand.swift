import Archive
import Glibc
import Lexicon
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
    let image = try Knowledge.image(overlay: arguments.value(.lexicon))
    let lexicon = try LoadedLexicon(image: image)
    var report = Report()
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
    for fault in LexiconChecks.faults(tables) { report.fault("\(fault)") }
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

  private func archive(_ arguments: Arguments, _ folding: ScriptFolding, _ report: inout Report) throws {
    let path = arguments.archivePath
    guard access(path, F_OK) == 0 else {
      report.fact("archive", "\(path) does not exist yet; `chancery ingest PATH…` makes it")
      return
    }
    let archive = try RecordArchive(path: path, access: .readOnly, folding: folding)
    let counts = try archive.counts()
    report.fact("archive", path)
    report.fact("articles", "\(counts.articles), \(counts.articlesWithEvents) with events")
    report.fact("sources", "\(counts.sources), \(counts.refused) refused")
    report.fact("entries", "\(counts.entries) of \(counts.accounts) accounts")
    if let published = counts.published { report.fact("published", "\(published.lowerBound)…\(published.upperBound)") }
    for outlet in counts.outlets {
      report.fact("outlet \(outlet.outlet ?? outlet.name ?? "?")", "\(outlet.articles) articles")
    }
    for finding in try archive.check() {
      let text = "\(finding.problem); \(finding.remedy)"
      if finding.severity == .notice { report.fact("notice", text) } else { report.fault(text) }
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
    private(set) var facts: [(label: String, text: String)] = []
    private(set) var faults: [String] = []

    mutating func fact(_ label: String, _ text: String) { facts.append((label, text)) }

    mutating func fault(_ text: String) { faults.append(text) }

    func print(asJSON: Bool) {
      guard asJSON else {
        let width = facts.map { Plain.width($0.label) }.max() ?? 0
        for fact in facts { Terminal.print(Plain.padded(fact.label, to: width + 2) + Plain.text(fact.text)) }
        Terminal.print(faults.isEmpty ? "no fault found" : "\(faults.count) faults:")
        for fault in faults { Terminal.print("  " + Plain.text(fault)) }
        return
      }
      var json = JSONWriter()
      json.object { json in
        json.key("facts")
        json.array(facts) { json, fact in
          json.object { json in
            json.member("label", fact.label)
            json.member("text", fact.text)
          }
        }
        json.member("faults", faults)
      }
      json.endLine()
      Terminal.write(json.bytes)
    }
  }
}
