import Testing

@Suite("The language that is spoken")
struct LanguageTests {
  @Test("as --language says, else as the locale does, else English")
  func choice() throws {
    let program = try SampleArchive.program()
    #expect(try program.run("--help").output.contains("Usage:"))
    #expect(try program.run("--help", "--language", "zh").output.contains("用法："))
    #expect(try program.run(["--help"], environment: ["LC_ALL": "zh_TW.UTF-8"]).output.contains("檔案"))
    #expect(
      try program.run(["--help", "--language=en"], environment: ["LC_ALL": "zh_TW.UTF-8"]).output.contains("Usage:"))
    #expect(
      try program.run(["--help"], environment: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]).output.contains("Usage:"))
    let unknown = try program.run("timeline", "--language", "tlh")
    #expect(unknown.status == 2 && unknown.output.isEmpty && unknown.complaints.contains("zh-Hans, zh-Hant or en"))
  }

  @Test("every line of every command's help has its words in both scripts")
  func help() throws {
    let program = try SampleArchive.program()
    let commands = try program.run("--help").output.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(commands.count > 20)
    for command in commands {
      for language in ["zh-Hans", "zh-Hant"] {
        let page = try program.run(command, "--help", "--language", language).output
        for line in page.split(separator: "\n") where line.hasPrefix("  --") || line.hasPrefix("chancery ") {
          guard !line.contains("passing"), !line.contains("chancery read --explain") else { continue }
          #expect(
            line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } || line.hasPrefix("  --reason"),
            "\(command) in \(language): \(line)")
        }
      }
    }
  }

  @Test("data are the same in every language")
  func data() throws {
    let program = try SampleArchive.program()
    for words in [
      ["timeline", "--json"], ["timeline", "--csv"], ["log", "--json"], ["statements", "said:半岛", "--json"],
      ["compare", "2021-04-03-consult-chn-kor-c", "--json"], ["doctor", "--json"],
    ] {
      let english = try program.run(words)
      #expect(try program.run(words + ["--language", "zh-Hant"]).output == english.output, "\(words)")
    }
  }

  @Test("the record is told in the language, with faults of a question")
  func record() throws {
    let program = try SampleArchive.program()
    #expect(try program.run("timeline", "--language", "zh").output.contains("会晤"))
    #expect(try program.run("timeline", "--language", "zh-TW", "--all").output.contains("篇"))
    let fault = try program.run("timeline", "actor:乌克蓝", "--language", "zh")
    #expect(fault.status == 2 && fault.complaints.contains("没有名为") && fault.complaints.contains("^^^"))
    #expect(try program.run("timeline", "--nonsense", "--language", "zh").complaints.contains("--nonsense"))
  }
}

@Suite("Lists as tables, and the log by question")
struct TableCommandTests {
  @Test("--csv prints what export writes", arguments: ["statements", "acts"])
  func sayings(_ what: String) throws {
    let program = try SampleArchive.program()
    let question = what == "acts" ? "type:REQUEST" : "said:半岛"
    let table = try program.run(what, question, "--csv")
    let export = try program.run("export", what, question, "--format", "csv")
    #expect(table.status == 0 && table.rows.count > 1 && table.output == export.output)
  }

  @Test("the timeline's table holds the entries that it shows, and all of them where that is asked for")
  func timeline() throws {
    let program = try SampleArchive.program()
    for words in [["timeline"], ["timeline", "--all"], ["timeline", "actor:KOR", "--limit", "2"]] {
      let shown = try program.run(words + ["--json"]).lines.count
      #expect(try program.run(words + ["--csv"]).rows.count == shown + 1, "\(words)")
    }
    #expect(try program.run("timeline", "--csv", "--new-since", "2021").status == 2)
    #expect(try program.run("search", "半岛", "--csv").rows.first == "id,published,outlet,title,url,path")
  }

  @Test("the log of a question tells of its entries alone, and of changes after one")
  func log() throws {
    let program = try SampleArchive.program()
    let all = try program.run("log", "--json")
    let some = try program.run("log", "actor:IRN", "--json")
    #expect(some.lines.count == 1 && some.output.utf8.count < all.output.utf8.count && some.output.contains("irn"))
    let none = try program.run("log", "actor:FRA")
    #expect(none.output.isEmpty && none.complaints.contains("no change of the record"))
    #expect(try program.run("log", "--new-since", "#1", "--json").lines.count == all.lines.count - 1)
    #expect(try program.run("log", "actor:乌克蓝").status == 2)
  }

  @Test("an article of the archive is explained as its file is")
  func explained() throws {
    let program = try SampleArchive.program()
    let article = try #require(try program.run("search", "半岛", "--csv").rows.dropFirst().first)
    let cells = article.split(separator: ",").map(String.init)
    let explained = try program.run("article", cells[0], "--explain")
    #expect(
      explained.status == 0 && explained.output.contains("STATEMENTS") && explained.output.contains("tenures.tsv"))
  }
}

extension Program.Run {
  /// The lines of a table, which end as RFC 4180 has it.
  fileprivate var rows: [String] { output.split(separator: "\r\n").map(String.init) }
}
