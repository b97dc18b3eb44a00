import Foundation
import Record
import Testing

/// What whoever ingests says about a batch, and what an archive remembers of how it was made.
@Suite("A batch and what is said of it")
struct BatchTests {
  private static func write(
    _ program: Program, _ name: String, _ text: String, head: [String] = [], title: String = "王毅会见拉夫罗夫"
  ) throws {
    let folder = program.folder + "/posts"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lines = ["---", "title: \(title)", "link: https://example.org/\(name)"] + head + ["---", "", text, ""]
    try program.write("posts/\(name).md", lines.joined(separator: "\n"))
  }

  private static let text = "中国外长王毅3月22日在桂林会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见。"
  private static let dated = ["date: 2021-03-24 09:00:00 +08:00", "categories: zaobao"]

  @Test("articles without a publication time are counted, and doctor names them and says what to do")
  func undated() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(program, "undated", Self.text)
    try Self.write(program, "dated", Self.text, head: Self.dated)
    let run = try program.run("ingest", "posts")
    #expect(run.status == 0)
    #expect(run.lines[1] == "2 articles added, 0 replaced, 0 met before, 1 without a publication time")
    let doctor = try program.run("doctor")
    #expect(doctor.output.contains("2, 2 with events, 0 without a reading, 1 without a publication time"))
    let named = doctor.lines.filter { $0.hasPrefix("undated ") }
    #expect(named.count == 1 && named[0].contains("posts/undated.md") && named[0].contains("--published DATE"))
    #expect(try JSONValue(parsing: try program.run("ingest", "--json", "posts").output)["undated"].integer == 0)
  }

  @Test("--published and --outlet supply what an article lacks, and nothing that it has")
  func supply() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(program, "undated", Self.text)
    try Self.write(program, "dated", Self.text, head: Self.dated)
    let options = ["--published", "2021-03-23", "--outlet", "rthk"]
    let read = try program.run(["read", "posts"] + options)
    let articles = try read.lines.map { try JSONValue(parsing: $0)["article"] }
    #expect(articles.map { $0["published"].string } == ["2021-03-24T09:00:00+08:00", "2021-03-23T00:00:00+08:00"])
    #expect(articles.map { $0["published_precision"].string } == ["second", "day"])
    #expect(articles.map { $0["outlet"]["id"].string } == ["zaobao", "rthk"])
    // By its name as well; and an article is the same one, whatever is said of it.
    let byName = try program.run(["read", "posts", "--published=2021-03-23", "--outlet=香港电台"])
    #expect(byName.output == read.output)
    let bare = try program.run("read", "posts").lines.map { try JSONValue(parsing: $0)["article"]["id"].string }
    #expect(bare == articles.map { $0["id"].string })
    let ingest = try program.run(["ingest", "posts"] + options)
    #expect(ingest.lines[1] == "2 articles added, 0 replaced, 0 met before")
    #expect(Set(try program.run("export", "readings").lines) == Set(read.lines))
  }

  @Test("what is supplied later reads again what lacks it, and is not undone by an ingest that says nothing")
  func later() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(program, "undated", "中国外长王毅昨天在桂林会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见。")
    try Self.write(program, "dated", Self.text, head: Self.dated)
    _ = try program.run("ingest", "posts")
    let run = try program.run("ingest", "posts", "--published", "2021-03-23", "--outlet", "rthk")
    #expect(run.lines.first == "2 files: 1 read, 1 unchanged, 0 refused")
    let readings = try program.run("export", "readings").output
    #expect(readings.contains(#""published":"2021-03-23T00:00:00+08:00""#))
    #expect(try program.run("timeline", "--json").output.contains("2021-03-22-consult-chn-rus"))
    #expect(try program.run("ingest", "posts").lines.first == "2 files: 0 read, 2 unchanged, 0 refused")
    // With other tables every file is read again.
    try Tables.write(into: program)
    #expect(
      try program.run("ingest", "posts", "--lexicon", "tables").lines.first == "2 files: 2 read, 0 unchanged, 0 refused"
    )
    #expect(try program.run("export", "readings").output == readings)
  }

  static let mistakes: [(options: [String], problem: String, remedy: String)] = [
    (["--published", "23.3.2021"], "“23.3.2021” is no day", "Write --published 2021-03-22"),
    (["--published", "2021-03"], "“2021-03” is no day", "Write --published 2021-03-22"),
    (["--published", "2021-02-30"], "“2021-02-30” is no day", "Write --published 2021-03-22"),
    (["--outlet", "rthkk"], "no outlet “rthkk”", "The nearest is rthk (香港电台)"),
    (["--outlet", "联合早抱"], "no outlet “联合早抱”", "The nearest is zaobao"),
  ]

  @Test(
    "a day that is none and an outlet that nobody knows are refused before anything is done",
    arguments: mistakes.indices)
  func wrong(_ index: Int) throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(program, "undated", Self.text)
    let (options, problem, remedy) = Self.mistakes[index]
    for command in ["read", "ingest"] {
      let run = try program.run([command, "posts"] + options)
      #expect(run.status == 2 && run.output == "")
      #expect(run.complaints.contains(problem) && run.complaints.contains(remedy), "\(run.complaints)")
    }
    #expect(!program.exists("chancery.db"))
  }

  @Test("an archive remembers its tables: who names none uses them and is told so, and `none` goes back")
  func tables() throws {
    let program = try Program()
    defer { program.remove() }
    try Tables.write(into: program)
    try Self.write(
      program, "tonga", "中国外长王毅22日在北京会见汤加外长苏岭川，双方就气候变化交换意见。", head: Self.dated, title: "王毅会见苏岭川")
    _ = try program.run("ingest", "posts", "--lexicon", "tables")
    let corrected = try program.run("export", "readings").output
    #expect(corrected.contains("su-testa"))
    for words in [["ingest", "posts"], ["reread"]] {
      let run = try program.run(words)
      #expect(run.status == 0)
      #expect(run.complaints.contains("using the tables of ") && run.complaints.contains("/tables"))
      #expect(run.complaints.contains("--lexicon none"))
      #expect(try program.run("export", "readings").output == corrected)
    }
    // From wherever it is called; and doctor looks with the same eyes.
    try FileManager.default.createDirectory(atPath: program.folder + "/elsewhere", withIntermediateDirectories: true)
    let doctor = try program.run("doctor", "--record")
    #expect(doctor.status == 0 && doctor.output.contains("every entry is what the articles make"))
    // A folder that has gone stops what would undo its corrections.
    try FileManager.default.moveItem(atPath: program.folder + "/tables", toPath: program.folder + "/moved")
    for words in [["ingest", "posts"], ["reread"]] {
      let run = try program.run(words)
      #expect(run.status == 2 && run.output == "")
      #expect(run.complaints.contains("no such folder any more") && run.complaints.contains("--lexicon none"))
      #expect(try program.run("export", "readings").output == corrected)
    }
    #expect(try program.run("doctor").status == 1)
    #expect(try program.run("ingest", "posts", "--lexicon", "moved").status == 0)
    #expect(try program.run("export", "readings").output == corrected)
    #expect(try program.run("doctor").status == 0)
    // Back to what comes with the program, and that is remembered as well.
    _ = try program.run("reread", "--lexicon", "none")
    #expect(try !program.run("export", "readings").output.contains("su-testa"))
    let plain = try program.run("ingest", "posts")
    #expect(plain.lines.first == "1 files: 0 read, 1 unchanged, 0 refused")
    #expect(plain.complaints == "")
    // Everywhere it means the same.
    let read = try program.run("read", "posts", "--lexicon", "none")
    #expect(try read.status == 0 && read.output == program.run("read", "posts").output)
    try program.write("readings.jsonl", read.output)
    let collated = try program.run("collate", "readings.jsonl", "--lexicon", "none")
    let exported = try program.run("export", "entries", "--derived-ids").output
    #expect(collated.status == 0 && collated.output == exported)
  }

  @Test("--known-refusals counts what was refused before and has not changed, and fails for what is new alone")
  func known() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(program, "dated", Self.text, head: Self.dated)
    try program.write("posts/broken.md", "\u{1F}\u{8B}\u{8}\u{0}")
    let first = try program.run("ingest", "posts", "--known-refusals")
    #expect(first.status == 1 && first.complaints.contains("broken.md"))
    #expect(first.lines.first == "2 files: 1 read, 0 unchanged, 1 refused")
    let second = try program.run("ingest", "posts", "--known-refusals")
    #expect(second.status == 0 && second.complaints == "")
    #expect(
      second.lines.first
        == "2 files: 0 read, 1 unchanged, 0 refused, 1 known refusal (`chancery doctor` lists them)")
    #expect(try program.run("doctor").output.contains("posts/broken.md: "))
    let json = try JSONValue(parsing: try program.run("ingest", "posts", "--known-refusals", "--json").output)
    #expect(json["known_refusals"].integer == 1 && json["refused"].list.isEmpty)
    // Without the option it is told of and fails, as before; a new one fails with it too.
    #expect(try program.run("ingest", "posts").status == 1)
    try program.write("posts/empty.md", "")
    let third = try program.run("ingest", "posts", "--known-refusals")
    #expect(third.status == 1 && third.complaints.contains("empty.md") && !third.complaints.contains("broken.md"))
    // One that has changed is no known one, whatever becomes of it.
    try program.write("posts/broken.md", "\u{1F}\u{8B}\u{8}\u{1}")
    #expect(try program.run("ingest", "posts", "--known-refusals").complaints.contains("broken.md"))
  }
}
