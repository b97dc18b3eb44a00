import Foundation
import Record
import Testing

@Suite("The command line")
struct UsageTests {
  static let commands = [
    "ingest", "read", "collate", "timeline", "show", "compare", "article", "search", "unplaced", "reprints", "export",
    "log",
    "reread", "lexicon", "furniture", "doctor",
  ]

  @Test("the help of a command says what it takes and shows an example", arguments: commands)
  func help(_ command: String) throws {
    let program = try SampleArchive.program()
    let run = try program.run(command, "--help")
    #expect(run.status == 0)
    #expect(run.output.contains("Usage: chancery \(command)"))
    #expect(run.output.contains("Example: chancery \(command)"))
    #expect(try program.run("help", command).output == run.output)
    #expect(try program.run("--help").output.contains("  \(command) "))
  }

  @Test("the version")
  func version() throws {
    let run = try SampleArchive.program().run("--version")
    #expect(run.status == 0 && run.output.hasPrefix("chancery "))
  }

  static let mistakes: [(words: [String], problem: String, remedy: String)] = [
    (["explain"], "no command “explain”", "chancery --help"),
    (["timeline", "--colour"], "no option --colour", "--actor"),
    (["timeline", "--since"], "--since lacks its value", "Write --since"),
    (["timeline", "--since", "someday"], "“someday” is no day", "Write --since 2021-03-22"),
    (["timeline", "--actor", "乌克蓝"], "--actor: nothing is known by the name “乌克蓝”", "乌克兰"),
    (["timeline", "--issue", "Ukrane"], "--issue: nothing is known by the name", "Ukraine"),
    (["timeline", "actor:CHN", "(("], "something has to follow", "add a word"),
    (["timeline", "speker:王毅"], "nothing can be asked by “speker:”", "did you mean speaker:?"),
    (["search", "((外长"], "the parenthesis is not closed", "close it"),
    (["statements"], "needs a question", "chancery statements --help"),
    (["statements", "weight:300"], "weight: this cannot be asked of statements", "leave it out"),
    (["acts"], "needs a question", "chancery acts --help"),
    (["timeline", "--since", "2021-02-30"], "“2021-02-30” is no day", "Write --since"),
    (["timeline", "--limit", "many"], "“many” is no number", "Write --limit 20"),
    (["timeline", "--status", "held?"], "“held?” is no value of --status", "Use one of"),
    (["timeline", "--json=yes"], "--json takes no value", "Leave out"),
    (["timeline", "--since", "2021-01-01", "--since", "2021-01-02"], "--since is given twice", "Give it once"),
    (["ingest"], "needs a file or folder", "chancery ingest --help"),
    (["read"], "needs a file or folder", "chancery read --help"),
    (["show"], "needs entry", "chancery show --help"),
    (["compare"], "needs an entry, or two files", "chancery compare --help"),
    (["compare", "2021", "--columns", "none"], "“none” is no number of columns", "Write --columns 4"),
    (["compare", "2021", "--columns", "0"], "“0” is no number of columns", "Write --columns 4"),
    (["compare", "2021", "--html", "--json"], "--html and --json exclude each other", "Choose one"),
    (["compare", CompareTests.readouts[0]], "is one file, and one account cannot be compared", "Give two files"),
    (["compare", "--archive", "missing.db", "2021"], "there is no archive here", "chancery ingest"),
    (["article"], "needs article", "chancery article --help"),
    (["search"], "needs words", "chancery search --help"),
    (["export"], "needs kind of record", "chancery export --help"),
    (["export", "everything"], "no export “everything”", "chancery export entries"),
    (["reprints", "--min", "1"], "“1” is no number of articles", "Write --min 3"),
    (["reprints", "--archive", "missing.db"], "there is no archive here", "chancery ingest"),
    (["lexicon"], "needs what to do", "chancery lexicon --help"),
    (["lexicon", "suggest"], "needs a file or folder", "chancery lexicon --help"),
    (["lexicon", "explain", "."], "cannot “explain”", "chancery lexicon suggest"),
    (["lexicon", "suggest", ".", "--limit", "0"], "“0” is no number of people", "Write --limit 20"),
    (["furniture"], "needs what to do", "chancery furniture --help"),
    (["furniture", "suggest"], "needs a file or folder", "chancery furniture --help"),
    (["furniture", "drop", "."], "cannot “drop”", "chancery furniture suggest"),
    (["furniture", "suggest", ".", "--min", "1"], "“1” is no number of articles", "Write --min 20"),
    (["furniture", "suggest", ".", "--limit", "0"], "“0” is no number of suggestions", "Write --limit 20"),
    (["timeline", "--archive", "missing.db"], "there is no archive here", "chancery ingest"),
    (["show", "--archive", "missing.db", "2021"], "there is no archive here", "chancery ingest"),
    (["search", "--archive", "missing.db", "外长"], "there is no archive here", "chancery ingest"),
    (["export", "--archive", "missing.db", "entries"], "there is no archive here", "chancery ingest"),
  ]

  @Test("a wrong command is status 2, prints nothing, and says how it is right", arguments: mistakes.indices)
  func wrong(_ index: Int) throws {
    let (words, problem, remedy) = Self.mistakes[index]
    let run = try SampleArchive.program().run(words)
    #expect(run.status == 2, "\(words)")
    #expect(run.output == "", "\(words)")
    #expect(run.complaints.contains(problem), "\(run.complaints)")
    #expect(run.complaints.contains(remedy), "\(run.complaints)")
  }

  @Test("no words at all are status 2 and show the overview")
  func nothing() throws {
    let run = try SampleArchive.program().run()
    #expect(run.status == 2 && run.output.contains("Usage: chancery COMMAND"))
  }

  @Test("a file that is no archive is named as such")
  func noArchive() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notes.db", "王毅会见拉夫罗夫。" + String(repeating: "\n", count: 5000))
    let run = try program.run("timeline", "--archive", "notes.db")
    #expect(run.status == 2 && run.output == "" && run.complaints.contains("notes.db"))
  }

  @Test("what goes into a pipe has no escape sequences")
  func pipe() throws {
    let program = try SampleArchive.program()
    let ids = try program.run("search", "--json", "外长")
    let id = try JSONValue(parsing: ids.output)["articles"].list.first?["id"].string ?? ""
    for words in [
      ["timeline"], ["show", try AskingTests.xiamen()], ["article", id], ["search", "外长"], ["doctor"], ["--help"],
    ] {
      let run = try program.run(words)
      #expect(!run.output.contains("\u{1B}") && !run.complaints.contains("\u{1B}"), "\(words)")
      #expect(!run.output.isEmpty, "\(words)")
    }
  }

  @Test("control characters of an article reach no output")
  func control() throws {
    let program = try Program()
    defer { program.remove() }
    let evil = "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J\u{202E}\u{8}"
    try program.write(
      "2021-03-22-evil\u{1B}[2J.md",
      """
      ---
      layout: post
      title: "王毅\\x1b[31m\\x1b]0;x\\a\\u202e会见拉夫罗夫"
      date: 2021-03-22 18:00:00.000000000 +08:00
      author: "\\x1b[2J\\x9b2J\\b"
      categories: rthk
      ---

      \(evil)中国外长王毅22日在桂林会见俄罗斯外长拉夫罗夫，\(evil)双方就气候变化交换意见。

      """)
    try program.write("broken\u{1B}[2J.md", "\u{1F}\u{8B}\u{8}\u{0}")
    let ingest = try program.run("ingest", ".")
    let entries = try program.run("timeline", "--json").lines
    let entry = try JSONValue(parsing: try #require(entries.first))
    let id = entry["accounts"].list.first?["article"].string ?? ""
    #expect(controls(ingest.output + ingest.complaints) == [])
    for words in [
      ["timeline"], ["show", "2021"], ["search", "王毅"], ["show", evil], ["article", evil], ["doctor"],
      ["search", evil], ["ingest", evil],
    ] {
      let run = try program.run(words)
      #expect(controls(run.output + run.complaints) == [], "\(words)")
    }
    for words in [
      ["timeline", "--json"], ["article", "--json", id], ["search", "--json", "王毅"], ["export", "entries"],
      ["export", "readings"], ["read", "."],
    ] {
      let run = try program.run(words)
      #expect(controls(run.output + run.complaints) == [], "\(words)")
    }
    let article = try program.run("article", id)
    #expect(controls(article.output) == [])
  }

  /// The control characters of a text but for the ends of its lines.
  private func controls(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value).filter { ($0 < 0x20 && $0 != 0x0A) || (0x7F..<0xA0).contains($0) }
  }
}
