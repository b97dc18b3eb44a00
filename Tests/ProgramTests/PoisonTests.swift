import Foundation
import Record
import Testing

/// What becomes of the others where one article stops whoever reads it: faults are put in by `CHANCERY_TEST_FAULT`.
@Suite("One poisoned article costs one article")
struct PoisonTests {
  /// Posts of one sentence, many of them; some have a mark in their titles.
  private static func write(_ count: Int, into program: Program, marked: [Int: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: program.folder + "/posts", withIntermediateDirectories: true)
    for number in 0..<count {
      try program.write(
        name(number),
        """
        ---
        title: 第\(number)号通知\(marked[number] ?? "")
        date: 2021-03-22 10:00:00 +08:00
        link: https://example.org/notice/\(number)
        ---

        通知第\(number)条如下。

        """)
    }
  }

  private static func name(_ number: Int) -> String { String(format: "posts/notice-%05d.md", number) }

  private static let three = [1234: "毒甲", 5678: "毒乙", 9012: "毒丙"]
  private static let kinds = ["CHANCERY_TEST_FAULT": "毒甲=trap,毒乙=hang,毒丙=memory"]
  private static let reasons = [
    1234: "reading it ended in a trap", 5678: "reading it took more than 5 seconds of work",
    9012: "reading it needed more than 512 MB",
  ]

  @Test("of 10,000 posts of which 3 stop the reader, 9,997 are read and 3 named, and none is tried again")
  func many() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(10_000, into: program, marked: Self.three)

    let first = try program.run(["ingest", "posts"], environment: Self.kinds)
    #expect(first.status == 1)
    #expect(first.lines.first == "10000 files: 9997 read, 0 unchanged, 3 refused")
    #expect(
      first.lines.dropFirst().first
        == "10000 articles added, 0 replaced, 0 met before, 3 of them kept without a reading")
    let complaints = first.complaints.split(separator: "\n")
    #expect(complaints.count == 3)
    for (number, reason) in Self.reasons {
      let line = try #require(complaints.first { $0.contains(Self.name(number)) })
      #expect(line.contains(reason) && line.contains("its text is kept without a reading"))
      #expect(line.contains("please report it") && line.contains("chancery read --explain \(Self.name(number))"))
    }

    // Not even where nothing would happen any more: the same program and the same file are the same fault.
    let second = try program.run("ingest", "posts")
    #expect(second.status == 1)
    #expect(second.lines.first == "10000 files: 0 read, 9997 unchanged, 3 refused")
    #expect(Set(second.complaints.split(separator: "\n")) == Set(complaints))

    let readings = try program.run("export", "readings")
    #expect(readings.lines.count == 9997)
    #expect(!["毒甲", "毒乙", "毒丙"].contains { readings.output.contains($0) })
    let (doctor, log) = (try program.run("doctor"), try program.run("log"))
    #expect(doctor.status == 0 && doctor.output.contains("10000, 0 with events, 3 without a reading"))
    for (number, _) in Self.reasons {
      #expect(doctor.output.contains(Self.name(number)) && log.output.contains(Self.name(number)))
    }
    try look(program, at: 5678, "took too long")

    let read = try program.run(["read", "posts"], environment: Self.kinds)
    #expect(read.status == 1)
    #expect(read.lines.count == 9997)
    // The same lines, in the order of the files.
    #expect(Set(read.lines) == Set(readings.lines))
    #expect(read.lines.map { Self.path($0) } == read.lines.map { Self.path($0) }.sorted())
    let named = read.complaints.split(separator: "\n")
    #expect(named.count == 3)
    for (number, reason) in Self.reasons {
      #expect(named.contains { $0.hasPrefix(Self.name(number) + ": \(reason); please report it") })
    }
  }

  private static func path(_ line: String) -> Substring {
    line.range(of: "\"path\":\"").map { line[$0.upperBound...].prefix { $0 != "\"" } } ?? ""
  }

  /// What the archive shows of an article without a reading: its text, and that it has none.
  private func look(_ program: Program, at number: Int, _ note: String) throws {
    let found = try JSONValue(parsing: try program.run("search", "--json", "通知第\(number)条").output)
    let hit = try #require(found["articles"].list.first)
    #expect(found["total"].integer == 1 && hit["fault"].string?.isEmpty == false)
    let search = try program.run("search", "通知第\(number)条")
    #expect(search.output.contains("(no reading: ") && search.output.contains(note))
    let id = try #require(hit["id"].string)
    let article = try program.run("article", id)
    #expect(article.output.contains("通知第\(number)条如下。") && article.output.contains("no reading: "))
    let json = try JSONValue(parsing: try program.run("article", "--json", id).output)
    #expect(json["fault"].string == hit["fault"].string && json["article"]["text"].string == "通知第\(number)条如下。")
    #expect(json["mentions"].list.isEmpty)
  }

  @Test(
    "whatever a worker does, the others lose nothing and the file is named",
    arguments: [
      ("trap", "ended in a trap", true), ("nonsense", "came to no answer", true),
      ("memory", "more than 512 MB", true), ("orphan", "ended from outside three times", false),
      ("intake-trap", "taking it in ended in a trap", false), ("intake-memory", "taking it in needed more than", false),
    ])
  func kinds(_ kind: String, _ reason: String, isKept: Bool) throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(60, into: program, marked: [17: "毒", 18: "毒", 59: "毒"])
    for number in kind.hasPrefix("intake") ? [17, 18, 59] : [] {
      try FileManager.default.moveItem(
        atPath: program.folder + "/" + Self.name(number), toPath: program.folder + "/" + Self.name(number) + "-毒.md")
    }
    let environment = ["CHANCERY_TEST_FAULT": "毒=\(kind)"]
    let run = try program.run(["ingest", "posts"], environment: environment)
    #expect(run.status == 1)
    #expect(run.lines.first == "60 files: 57 read, 0 unchanged, 3 refused")
    #expect(run.complaints.split(separator: "\n").filter { $0.contains(reason) }.count == 3)
    #expect(try program.run("export", "readings").lines.count == 57)
    #expect(try program.run("doctor").output.contains("\(isKept ? 3 : 0) without a reading"))
    // What was ended from outside is tried again, what ended itself is not.
    let again = try program.run("ingest", "posts")
    #expect(
      again.lines.first
        == "60 files: \(kind == "orphan" ? 3 : 0) read, 57 unchanged, \(kind == "orphan" ? 0 : 3) refused")
  }

  @Test("an article without a reading is read again by another lexicon or version, and by nothing else")
  func again() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(12, into: program, marked: [3: "毒", 7: "毒"])
    let poison = ["CHANCERY_TEST_FAULT": "毒=trap"]
    _ = try program.run(["ingest", "posts"], environment: poison)
    #expect(try program.run("reread").lines.first == "10 articles read again, 0 readings changed")
    #expect(try program.run("export", "readings").lines.count == 10)

    try Tables.write(into: program)
    // Another lexicon, and still the same fault.
    let faulty = try program.run(["reread", "--lexicon", "tables"], environment: poison)
    #expect(faulty.status == 1 && faulty.complaints.contains("notice-00003.md: reading it ended in a trap"))
    #expect(try program.run("export", "readings").lines.count == 10)
    #expect(try program.run("ingest", "posts").lines.first == "12 files: 0 read, 10 unchanged, 2 refused")

    // The built-in one again, and no fault any more.
    let sound = try program.run("reread", "--lexicon", "none")
    #expect(sound.status == 0)
    #expect(try program.run("export", "readings").lines.count == 12)
    let doctor = try program.run("doctor", "--record")
    #expect(doctor.status == 0 && doctor.output.contains("0 without a reading"))
    #expect(!doctor.output.contains("unread ") && !doctor.output.contains("ended in a trap"))
  }

  @Test("a reading that there was gives way to what the file is now, and comes back with it")
  func changes() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(8, into: program)
    _ = try program.run("ingest", "posts")
    let before = try program.run("export", "readings").output
    try Self.write(8, into: program, marked: [2: "毒"])
    let run = try program.run(["ingest", "posts"], environment: ["CHANCERY_TEST_FAULT": "毒=trap"])
    #expect(run.lines.first == "8 files: 0 read, 7 unchanged, 1 refused")
    #expect(try program.run("export", "readings").lines.count == 7)
    try Self.write(8, into: program)
    let healed = try program.run("ingest", "posts")
    #expect(healed.status == 0 && healed.lines.first == "8 files: 1 read, 7 unchanged, 0 refused")
    let after = try program.run("export", "readings").output
    // What the file was in between is another text of the same address.
    let versions = try #require(after.range(of: #","versions":\[\{[^\]]*\}\]"#, options: .regularExpression))
    #expect(after.replacingCharacters(in: versions, with: "") == before)
    #expect(try program.run("doctor").output.contains("8, 0 with events, 0 without a reading"))
  }

  @Test("--strict stops at a poisoned article as at any other that is refused")
  func strict() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(40, into: program, marked: [5: "毒"])
    let poison = ["CHANCERY_TEST_FAULT": "毒=trap"]
    let read = try program.run(["read", "--strict", "posts"], environment: poison)
    #expect(read.status == 1 && read.lines.count == 5)
    let ingest = try program.run(["ingest", "--strict", "posts"], environment: poison)
    #expect(ingest.status == 1)
    #expect(try program.run("export", "readings").lines.count == 5)
  }

  @Test("compare, lexicon suggest and read --explain survive it as well")
  func others() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(3, into: program, marked: [1: "毒"])
    let poison = ["CHANCERY_TEST_FAULT": "毒=trap"]
    let compare = try program.run(
      ["compare", Self.name(0), Self.name(1), Self.name(2), "--json"], environment: poison)
    #expect(compare.status == 1 && compare.complaints.contains("notice-00001.md: reading it ended in a trap"))
    #expect(try JSONValue(parsing: compare.output)["columns"].list.count == 2)
    let suggest = try program.run(["lexicon", "suggest", "posts"], environment: poison)
    #expect(suggest.status == 1 && suggest.complaints.contains("notice-00001.md: reading it ended in a trap"))
    let explained = try program.run(["read", "--explain", "posts"], environment: poison)
    #expect(explained.status == 1 && explained.complaints.contains("notice-00001.md: reading it ended in a trap"))
    #expect(explained.output.contains("第0号通知") && explained.output.contains("第2号通知"))
  }

  @Test("workers end with the program, also where it is killed", arguments: [SIGKILL, SIGINT])
  func ending(_ signal: Int32) throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(2_000, into: program, marked: [20: "毒"])
    // One worker is busy for long when the program ends.
    let (process, _) = try program.start(["read", "posts"], environment: ["CHANCERY_TEST_FAULT": "毒=hang"])
    var workers: [Int32] = []
    for _ in 0..<400 where workers.isEmpty {
      Thread.sleep(forTimeInterval: 0.005)
      workers = Self.children(of: process.processIdentifier)
    }
    #expect(!workers.isEmpty)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    // A worker learns of it at the latest when it is done with its article, or its time is over.
    for _ in 0..<1_000 where workers.contains(where: Self.isWorker) { Thread.sleep(forTimeInterval: 0.02) }
    #expect(!workers.contains(where: Self.isWorker))
  }

  private static func children(of process: Int32) -> [Int32] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    let lists = tasks.map { try? String(contentsOfFile: "/proc/\(process)/task/\($0)/children", encoding: .utf8) }
    return lists.flatMap { ($0 ?? "").split(separator: " ").compactMap { Int32($0) } }
  }

  private static func isWorker(_ process: Int32) -> Bool {
    let words = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
    return words?.contains("--worker") == true
  }

  @Test("the program may be started by a relative path, without a shell's descriptors, and be replaced while it runs")
  func started() throws {
    let program = try Program()
    defer { program.remove() }
    try Self.write(300, into: program)
    try FileManager.default.copyItem(atPath: Program.path, toPath: program.folder + "/copy")
    let script = """
      ./copy read posts > one.jsonl 0<&- 2>&-; echo $?
      ./copy read posts > two.jsonl & sleep 0.02; mv copy gone; cp /bin/false copy; wait $!; echo $?
      """
    try program.write("script", script)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["script"]
    shell.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(said == "0\n0\n")
    for name in ["one.jsonl", "two.jsonl"] {
      let lines = try String(contentsOfFile: program.folder + "/" + name, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 300)
    }
  }
}

/// A folder of tables that adds one person.
enum Tables {
  static func write(into program: Program, folder: String = "tables") throws {
    try FileManager.default.createDirectory(
      atPath: program.folder + "/" + folder, withIntermediateDirectories: true)
    let columns = ["id", "state", "name", "hant", "names", "short", "latin"]
    let comments = (["officials", "source"] + columns).map { "# \($0): written for this test.\n" }.joined()
    let row = "su-testa\tTON\t苏岭川\t蘇嶺川\t\t\tSu Testa\n"
    try program.write("\(folder)/officials.tsv", comments + columns.joined(separator: "\t") + "\n" + row)
  }
}
