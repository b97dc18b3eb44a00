import Foundation
import Record
import Testing

@Suite("Asking the archive")
struct AskingTests {
  /// The beginning of the id of the meeting of Xiamen, long enough to be the only one.
  static func xiamen() throws -> String {
    let lines = try SampleArchive.program().run("timeline", "--json", "--official", "郑义溶").lines
    let entries = try lines.map { try JSONValue(parsing: $0) }
    let entry = try #require(
      entries.first { $0["accounts"].list.count == 4 && $0["place"]["entity"].string == "xiamen" })
    return String(try #require(entry["id"].string).dropLast())
  }

  @Test("the timeline is in the order of time and ends each line with the entry's id")
  func timeline() throws {
    let program = try SampleArchive.program()
    let run = try program.run("timeline", "--all")
    #expect(run.status == 0)
    let ids = run.lines.compactMap { $0.split(separator: " ").last.map(String.init) }
    #expect(ids.count > 8 && Set(ids).count == ids.count)
    let starts = try program.run("timeline", "--json").lines.map { try JSONValue(parsing: $0)["start"].string ?? "9" }
    #expect(starts == starts.sorted())
    let xiamen = try #require(run.lines.first { $0.contains("4 accounts") })
    #expect(xiamen.hasPrefix("2021-04-03 "))
    #expect(xiamen.contains("王毅（CHN） 郑义溶（KOR） @厦门"))
    #expect(xiamen.contains("4 accounts") && xiamen.contains("disagree"))
  }

  @Test("the timeline as JSON is one entry a line, the same as the export")
  func json() throws {
    let program = try SampleArchive.program()
    let run = try program.run("timeline", "--json", "--all")
    #expect(run.lines.count == (try program.run("timeline", "--all").lines.count))
    for line in run.lines { _ = try Entry(JSONValue(parsing: line)) }
    #expect(try program.run("export", "entries").output == run.output)
  }

  @Test("what weighs is shown unasked, what is only recalled and the rest where they are asked for")
  func standing() throws {
    let program = try SampleArchive.program()
    func entries(_ options: String...) throws -> [JSONValue] {
      try program.run(["timeline", "--json"] + options).lines.map { try JSONValue(parsing: $0) }
    }
    func isShown(_ entry: JSONValue) -> Bool {
      entry["recalled"].flag == false && (entry["weight"].integer ?? 0) >= Entry.shownWeight
    }
    let all = try entries("--all")
    let (shown, recalled) = (try entries(), try entries("--recalled"))
    #expect(shown == all.filter(isShown) && !shown.isEmpty && shown.count < all.count)
    #expect(recalled == all.filter { isShown($0) || $0["recalled"].flag == true } && recalled.count > shown.count)
    let none = try program.run("timeline", "--since", "2020-11-01", "--until", "2020-11-30")
    #expect(none.output.isEmpty && none.complaints.contains("--all shows them"))
    let show = try program.run("show", "2020-11-01-consult-chn-kor-0")
    #expect(show.output.contains("of 1000, only recalled"))
  }

  @Test("unplaced lists what was read and stands in no entry, with the reason, and nothing that does")
  func unplaced() throws {
    let program = try SampleArchive.program()
    let run = try program.run("unplaced", "--json")
    #expect(run.status == 0 && !run.lines.isEmpty)
    var told: Set<String> = []
    for line in run.lines {
      let json = try JSONValue(parsing: line)
      #expect(["words", "side", "doubt", "passing", "stale", "alone"].contains(json["reason"].string ?? ""))
      told.insert(
        "\(json["article"].string ?? "") \(json["event"]["type"].string ?? "") \(json["event"]["mode"].string ?? "") \(json["event"]["evidence"])"
      )
    }
    for line in try program.run("export", "entries").lines {
      let entry = try JSONValue(parsing: line)
      for account in entry["accounts"].list {
        #expect(
          !told.contains(
            "\(account["article"].string ?? "") \(entry["type"].string ?? "") \(entry["mode"].string ?? "") \(account["evidence"])"
          ))
      }
    }
    let words = try program.run("unplaced", "--reason", "words")
    #expect(words.lines.count == run.lines.count { $0.contains("\"reason\":\"words\"") })
    #expect(words.lines.allSatisfy { $0.contains(" words ") })
    #expect(try program.run("unplaced", "--limit", "1").lines.count == 1)
    let none = try program.run("unplaced", "--since", "2035-01-01")
    #expect(none.output.isEmpty && none.complaints.contains("everything that was read"))
    #expect(try program.run("unplaced", "--reason", "whim").status == 2)
  }

  @Test("--actor keeps the entries of a state, and several keep those of all of them")
  func actors() throws {
    let program = try SampleArchive.program()
    let one = try program.run("timeline", "--actor", "jpn").lines
    #expect(!one.isEmpty && one.allSatisfy { $0.contains("（JPN）") })
    let two = try program.run("timeline", "--actor", "JPN", "--actor", "USA").lines
    #expect(!two.isEmpty && two.allSatisfy { $0.contains("（JPN）") && $0.contains("（USA）") })
  }

  @Test("--official finds a person by either script and by id", arguments: ["郑义溶", "鄭義溶", "chung-eui-yong"])
  func official(_ name: String) throws {
    let lines = try SampleArchive.program().run("timeline", "--official", name).lines
    let xiamen = try Self.xiamen()
    #expect(lines.contains { $0.contains(xiamen) })
    #expect(lines.allSatisfy { $0.contains("郑义溶") })
  }

  @Test("--since and --until keep the days between them, both included")
  func days() throws {
    let program = try SampleArchive.program()
    let lines = try program.run("timeline", "--since", "2021-04-03", "--until", "2021-04-13").lines
    #expect(lines.contains { $0.contains("郑义溶") } && lines.contains { $0.contains("summons") })
    #expect(lines.allSatisfy { $0.contains("2021-04-") })
    #expect(try program.run("timeline", "--since", "2035-01-01").output == "")
  }

  @Test("--mode, --status and --limit")
  func others() throws {
    let program = try SampleArchive.program()
    let calls = try program.run("timeline", "--mode", "call").lines
    #expect(!calls.isEmpty && calls.allSatisfy { $0.contains(" call ") })
    let planned = try program.run("timeline", "--status", "planned").lines
    #expect(planned.allSatisfy { $0.contains("(planned)") || $0.contains("(planned, silent)") })
    #expect(try program.run("timeline", "--limit", "2").lines.count == 2)
  }

  @Test("show finds an entry by the beginning of its id and shows every account with its sentence")
  func show() throws {
    let program = try SampleArchive.program()
    let run = try program.run("show", Self.xiamen())
    #expect(run.status == 0)
    for words in ["王毅 外交部长", "郑义溶 外交部长", "厦门 (CHN)", "Accounts disagree on the place", "4 accounts", "在福建厦门"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let json = try JSONValue(parsing: try program.run("show", "--json", Self.xiamen()).output)
    #expect(json["accounts"].list.count == 4)
  }

  @Test("an id that is no entry's is status 1, one that is several entries' is status 2 and lists them")
  func noEntry() throws {
    let program = try SampleArchive.program()
    let none = try program.run("show", "1999")
    #expect(none.status == 1 && none.complaints.contains("chancery timeline"))
    let several = try program.run("show", "2021")
    #expect(several.status == 2 && several.complaints.contains("2021-0"))
  }

  @Test("article shows the text with what was read marked, found by the beginning of its id")
  func article() throws {
    let program = try SampleArchive.program()
    let entry = try JSONValue(parsing: try program.run("show", "--json", Self.xiamen()).output)
    let account = try #require(entry["accounts"].list.first { $0["outlet"].string == "rthk" })
    let id = try #require(account["article"].string)
    let run = try program.run("article", String(id.prefix(8)))
    #expect(run.status == 0)
    #expect(run.output.contains("[王毅]{person}") && run.output.contains("[今日]{date}"))
    #expect(run.output.contains("event:") && run.output.contains("entry:  2021-04-03-consult-"))
    #expect(run.output.contains("said:   王毅（CHN） 表示: ") || run.output.contains("said:   王毅（CHN） 說: "))
    let json = try JSONValue(parsing: try program.run("article", "--json", id).output)
    #expect(json["article"]["id"].string == id)
    #expect(try program.run("article", "zzzz").status == 1)
  }

  @Test("search finds the other script and words of two characters", arguments: ["外长", "外長", "首相", "廈門", "厦门"])
  func search(_ word: String) throws {
    let program = try SampleArchive.program()
    let run = try program.run("search", word)
    #expect(run.status == 0)
    let json = try JSONValue(parsing: try program.run("search", "--json", "--limit", "100", word).output)
    let outlets = Set(json["articles"].list.compactMap { $0["outlet"].string })
    #expect(outlets.contains { ["cna", "rthk"].contains($0) }, "in Traditional script")
    #expect(outlets.contains { ["zaobao", "kyodo", "bbc", "zaker"].contains($0) }, "in Simplified script")
  }

  @Test("外长 and 外長 find the same articles")
  func scripts() throws {
    let program = try SampleArchive.program()
    let found = { (word: String) in
      let json = try JSONValue(parsing: try program.run("search", "--json", "--limit", "100", word).output)
      return Set(json["articles"].list.compactMap { $0["id"].string })
    }
    #expect(try found("外长") == found("外長"))
    #expect(try found("外长").count >= 5)
  }

  @Test("a search that finds nothing is status 1")
  func nothing() throws {
    #expect(try SampleArchive.program().run("search", "量子引力").status == 1)
  }

  @Test("the export has the members that the record describes")
  func export() throws {
    let program = try SampleArchive.program()
    let lines = try program.run("export", "entries").lines
    #expect(!lines.isEmpty)
    let keys = [
      "schema", "id", "type", "mode", "status", "start", "end", "precision", "place", "participants", "issues",
      "accounts", "independent_accounts", "disagreements", "announced",
      "statements", "related", "recalled", "weight", "aliases",
    ]
    let account = [
      "article", "path", "outlet", "url", "title", "published", "status", "start", "end", "place", "relayed_from",
      "reprint_of", "evidence", "statements",
    ]
    for line in lines {
      let json = try JSONValue(parsing: line)
      #expect(members(json).filter { $0 != "plan" } == keys.sorted())
      #expect((json["plan"].string != nil) == (json["status"].string == "planned"))
      #expect(line.hasPrefix("{\"schema\":1,\"id\":\""))
      #expect((json["type"].string == "CONSULT") == (json["mode"].string != nil))
      for told in json["accounts"].list + json["announced"].list {
        #expect(Set(account).isSubset(of: members(told)))
        #expect(told["evidence"].list.isEmpty == false)
      }
      for participant in json["participants"].list {
        let role = json["type"].string == "CONSULT" ? [] : ["role"]
        #expect(members(participant) == ["actor", "entity", "name", "office"] + role)
      }
    }
    let readings = try program.run("export", "readings").lines
    #expect(readings.count == 19)
    for line in readings { _ = try ArticleReading(JSONValue(parsing: line)) }
  }

  private func members(_ json: JSONValue) -> [String] {
    if case .object(let members) = json { members.keys.sorted() } else { [] }
  }

  @Test("doctor finds no fault and counts what is stored")
  func doctor() throws {
    let run = try SampleArchive.program().run("doctor")
    #expect(run.status == 0)
    #expect(run.output.contains("no fault found") && run.output.contains("lexicon"))
    #expect(run.output.contains("19, "))
    let json = try JSONValue(parsing: try SampleArchive.program().run("doctor", "--json").output)
    #expect(json["faults"].list.isEmpty && !json["facts"].list.isEmpty)
  }
}

@Suite("Asking for what the lexicon lacks")
struct LexiconTests {
  @Test("suggestions are the same for any order of the files, a JSON object or a table's row a line")
  func suggestions() throws {
    let program = try Program()
    defer { program.remove() }
    for (name, text) in [
      ("2021-03-22-a.md", "汤加外长卡图阿诺(Semisi Katuano)22日抵达北京。"), ("2021-03-22-b.md", "瓦努阿图总理莫利塔诺22日抵达北京。"),
    ] {
      try program.write(
        name, "---\nlayout: post\ntitle: \"抵达\"\ndate: 2021-03-22 18:00:00.000000000 +08:00\n---\n\n\(text)\n")
    }
    let run = try program.run("lexicon", "suggest", "2021-03-22-a.md", "2021-03-22-b.md", "--json")
    #expect(run.status == 0 && run.complaints == "")
    #expect(run.lines.count == 2)
    let again = try program.run("lexicon", "suggest", "2021-03-22-b.md", "2021-03-22-a.md", "--json")
    #expect(again.output == run.output)
    let one = try program.run("lexicon", "suggest", ".", "--tsv", "--limit", "1")
    #expect(one.output == "semisi-katuano\tTON\t卡图阿诺\t卡图阿诺\t\t\tSemisi Katuano\n")
    let text = try program.run("lexicon", "suggest", ".")
    #expect(text.output.contains("卡图阿诺  Semisi Katuano  TON  foreign-minister"))
  }
}

@Suite("Asking for what furniture.tsv lacks")
struct FurnitureTests {
  @Test("lines that recur are suggested as text, JSON or rows, and a row of an overlay takes them out")
  func suggestions() throws {
    let program = try Program()
    defer { program.remove() }
    for day in 1...3 {
      let body = "外长第\(day)天在海港会晤。\n\n双方谈了\(day)件事，其一是渔业。\n\n港灣書簽第\(day)號"
      try program.write(
        "2031-05-0\(day)-a.md",
        "---\nlayout: post\ntitle: 第\(day)天\ndate: 2031-05-0\(day) 08:00:00 +08:00\ncategories: rthk\n---\n\n\(body)\n")
    }
    try program.write("2031-05-04-b.md", "")
    let run = try program.run("furniture", "suggest", ".", "--min", "3")
    #expect(run.status == 1)
    #expect(run.complaints.contains("2031-05-04-b.md: empty"))
    #expect(run.lines.first == "3  rthk, tail, of 3 articles")
    #expect(run.output.contains("+ rthk\tend\t港灣書簽第#號\tdrop"))
    let json = try program.run("furniture", "suggest", ".", "--min", "3", "--json")
    let suggestion = try JSONValue(parsing: json.lines.first ?? "")
    #expect(json.lines.count == 1)
    #expect(suggestion["count"].integer == 3 && suggestion["position"].string == "tail")
    #expect(suggestion["lines"].list.compactMap(\.string) == ["港灣書簽第1號"])
    let rows = try program.run("furniture", "suggest", ".", "--min", "3", "--tsv")
    #expect(rows.output == "rthk\tend\t港灣書簽第#號\tdrop\n")
    try FileManager.default.createDirectory(atPath: program.folder + "/mine", withIntermediateDirectories: true)
    try program.write("mine/furniture.tsv", "# mine: rows of my own.\noutlet\tpart\tmarker\taction\n" + rows.output)
    let again = try program.run("furniture", "suggest", ".", "--min", "3", "--lexicon", "mine")
    #expect(again.output == "")
    #expect(try program.run("furniture", "suggest", ".").output == "")
  }
}
