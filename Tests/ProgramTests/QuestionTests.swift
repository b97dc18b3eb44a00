import Foundation
import Record
import Testing

@Suite("Questions on the command line")
struct QuestionCommandTests {
  @Test("names of any script stand for codes, in questions and in options")
  func names() throws {
    let program = try SampleArchive.program()
    let codes = try program.run("timeline", "--json", "--actor", "CHN", "--actor", "KOR").output
    #expect(!codes.isEmpty)
    for words in [
      ["actor:China", "actor:韓國"], ["actor:中国 actor:KOR"], ["--actor", "China", "--actor", "south korea"],
      ["国家：中国", "國家:南韓"],
    ] {
      let run = try program.run(["timeline", "--json"] + words)
      #expect(run.status == 0 && run.output == codes, "\(words)")
    }
  }

  @Test("a fault shows its place under the question")
  func fault() throws {
    let run = try SampleArchive.program().run("timeline", "外长", "actor:乌克蓝")
    #expect(run.status == 2 && run.output.isEmpty)
    let lines = run.complaints.split(separator: "\n").map(String.init)
    #expect(lines[1] == "  外长 actor:乌克蓝")
    #expect(lines[2] == "       ^^^^^^^^^^^^")
  }

  @Test("statements are found by who says what, first and last, with where it was said")
  func statements() throws {
    let program = try SampleArchive.program()
    let newest = try program.run("statements", "said:半島", "speaker:王毅", "--json")
    let found = try newest.lines.map { try JSONValue(parsing: $0) }
    #expect(newest.status == 0 && found.count > 1)
    for one in found {
      #expect(one["statement"]["speakers"].list.contains { $0["entity"].string == "wang-yi" })
      #expect(one["words"].strings.joined().contains("半岛") || one["words"].strings.joined().contains("半島"))
    }
    let oldest = try program.run("statements", "said:半島", "speaker:王毅", "--json", "--oldest")
    #expect(oldest.lines == newest.lines.reversed())
    #expect(found.contains { $0["entries"].strings.first?.contains("consult-chn-kor") == true })
    let none = try program.run("statements", "said:火星")
    #expect(none.status == 1 && none.output.isEmpty && none.complaints.contains("0 statements"))
    #expect(
      try program.run("statements", "said:半島", "-speaker:王毅", "--json").lines.allSatisfy {
        !$0.contains("\"wang-yi\",\"actor\"")
      })
  }

  @Test("acts are found whether they stand in an entry or not")
  func acts() throws {
    let run = try SampleArchive.program().run("acts", "type:REQUEST", "--json")
    let found = try run.lines.map { try JSONValue(parsing: $0) }
    #expect(run.status == 0 && !found.isEmpty && found.allSatisfy { $0["event"]["type"].string == "REQUEST" })
  }

  @Test("codes lists names by words of any script, and the fields of questions")
  func codes() throws {
    let program = try SampleArchive.program()
    #expect(try program.run("codes", "states", "烏克蘭").lines == ["UKR                               乌克兰  烏克蘭  Ukraine"])
    #expect(try program.run("codes", "lavrov").output.contains("拉夫罗夫"))
    #expect(try program.run("codes").output.contains("speaker"))
    let none = try program.run("codes", "states", "Atlantis")
    #expect(none.status == 1 && none.complaints.contains("Atlantis"))
  }

  @Test("a watch tells what is new since the last look, with an exit status of its own")
  func watch() throws {
    let program = try Program()
    defer { program.remove() }
    let posts = try FileManager.default.contentsOfDirectory(atPath: Program.samples).sorted()
    let early = posts.filter { $0.hasPrefix("2021-03") }.map { Program.samples + "/" + $0 }
    #expect(try program.run(["ingest"] + early).status == 0)
    #expect(try program.run("watch", "kor", "actor:Korea").status == 0)
    #expect(try program.run("watch", "kor").complaints.contains("nothing is new"))
    _ = try program.run("ingest", Program.samples)
    let list = try program.run("watch")
    #expect(list.status == 3 && list.output.hasPrefix("kor ") && list.output.contains("actor:Korea"))
    let peek = try program.run("watch", "kor", "--peek")
    #expect(peek.status == 3 && peek.output.contains("韩国") && peek.output.contains("KOR"))
    let look = try program.run("watch", "kor", "--json")
    #expect(look.status == 3 && look.lines.count == peek.lines.count)
    #expect(try program.run("watch", "kor").status == 0)
    #expect(try program.run("watch", "other").status == 2)
    #expect(try program.run("watch", "bad", "said:x").status == 2)
    #expect(try program.run("watch", "kor", "--drop").status == 0)
    #expect(try program.run("watch").output.isEmpty)
    let new = try program.run("timeline", "--all", "--new-since", "#1", "--json").lines.count
    let all = try program.run("timeline", "--all", "--json").lines.count
    #expect(new > 0 && new < all)
    #expect(try program.run("timeline", "--all", "--new-since", "today", "--json").lines.count == all)
  }

  @Test("exports say the same as the API, in the formats of spreadsheets, calendars and footnotes")
  func exports() throws {
    let program = try SampleArchive.program()
    func export(_ words: String...) throws -> String { try program.run(["export"] + words).output }
    let csv = try export("entries", "actor:CHN", "--format", "csv")
    #expect(csv.hasPrefix("id,start,end,") && csv.contains("王毅"))
    #expect(try export("entries", "--actor", "CHN", "--format", "csv") == csv)
    #expect(try export("entries", "--actor", "CHN", "--format", "csv", "--bom").hasPrefix("\u{FEFF}id,"))
    let calendar = try export("entries", "kind:meeting", "--format", "ics")
    #expect(calendar.hasPrefix("BEGIN:VCALENDAR") && calendar.contains("LOCATION:厦门"))
    let footnotes = try export("entries", "place:xiamen", "--format", "gbt7714")
    #expect(footnotes.contains("王毅、郑义溶[DB/OL]. (2021-04-03)"))
    #expect(
      try JSONValue(parsing: export("entries", "--format", "csl-json")).list.count
        == program.run("timeline", "--all").lines.count)
    #expect(try export("statements", "said:半岛", "--format", "csv").contains("王毅"))
    #expect(try export("articles", "outlet:rthk").contains("\"outlet\":\"rthk\""))
    #expect(try export("entries", "--limit", "2", "--format", "csv").split(separator: "\r\n").count == 3)
    let readings = try program.run("export", "readings", "actor:CHN")
    #expect(readings.status == 2 && readings.output.isEmpty && readings.complaints.contains("exported whole"))
    let wrong = try program.run("export", "articles", "--format", "ics")
    #expect(wrong.status == 2 && wrong.complaints.contains("“ics” is no value of format"))
  }

  @Test("show and article take words where no id is known")
  func words() throws {
    let program = try SampleArchive.program()
    let entry = try program.run("show", "厦门韩国外长", "疫苗")
    #expect(entry.status == 0 || entry.complaints.contains("not those of one entry alone"))
    let article = try program.run("article", "七国外长会议落幕")
    #expect(article.status == 0 && article.output.hasPrefix("七国外长会议落幕"))
    let several = try program.run("article", "外长")
    #expect(several.status == 1 && several.complaints.contains("not those of one title alone"))
  }

  @Test("completion and the man page tell of every command", arguments: ["bash", "zsh", "fish", "manual"])
  func completion(_ form: String) throws {
    let program = try SampleArchive.program()
    let text = try program.run("completion", form).output
    let commands = try program.run("help").lines.filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(commands.count > 20)
    for command in commands { #expect(text.contains(command), "\(command)") }
    #expect(text.contains("new-since") || text.contains("new\\-since"))
  }

  @Test("serve answers at the address that it prints, and a second one says where the first is")
  func serve() throws {
    let program = try SampleArchive.program()
    let (process, name) = try program.start(["serve", "--port", "0"])
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    var address = ""
    for _ in 0..<100 where address.isEmpty {
      address =
        try String(contentsOfFile: "\(program.folder)/\(name).out", encoding: .utf8)
        .split(separator: "\n").first.map(String.init) ?? ""
      usleep(100_000)
    }
    #expect(address.hasPrefix("http://127.0.0.1:"))
    let port = try #require(address.split(separator: ":").last.map { String($0.dropLast()) })
    let second = try program.run("serve", "--port", port)
    #expect(second.status == 2 && second.complaints.contains("http://127.0.0.1:\(port)/"))
    // Told to end, it ends by itself and well.
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }
}
