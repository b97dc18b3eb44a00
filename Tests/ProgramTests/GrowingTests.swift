import Foundation
import Record
import Testing

@Suite("An archive that grows")
struct GrowingTests {
  /// Two hundred posts in five folders, as five days bring them.
  private func days(_ program: Program) throws -> [String] {
    try (0..<5).map { day in
      try Posts.write(day * 40..<day * 40 + 40, into: program, folder: "day\(day)")
      // Every day brings some of the day before again, from another hand.
      if day > 0 { try Posts.write(day * 40 - 6..<day * 40, into: program, folder: "day\(day)") }
      return "day\(day)"
    }
  }

  @Test("day by day, in any order of days, comes to the same record as all at once")
  func order() throws {
    let whole = try Program()
    defer { whole.remove() }
    let days = try days(whole)
    _ = try whole.run(["ingest"] + days)
    let expected = try whole.run("export", "entries", "--derived-ids").output
    #expect(try whole.run("export", "entries").output == expected)
    #expect(expected.split(separator: "\n").count > 50)
    for order in [days, days.reversed(), [days[2], days[0], days[4], days[1], days[3]]] {
      for day in order { #expect(try whole.run("ingest", day, "--archive", "grown.db").status == 0) }
      #expect(try whole.run("export", "entries", "--derived-ids", "--archive", "grown.db").output == expected)
      let doctor = try whole.run("doctor", "--record", "--archive", "grown.db")
      #expect(doctor.status == 0 && doctor.output.contains("every entry is what the articles make"))
      #expect(try whole.run("log", "--json", "--archive", "grown.db").lines.count == days.count)
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: whole.folder + "/grown.db" + suffix)
      }
    }
  }

  /// A post in a folder of the program.
  private func post(
    _ program: Program, _ name: String, _ title: String, _ text: String, at time: String, outlet: String
  ) throws {
    try FileManager.default.createDirectory(
      atPath: program.folder + "/" + (name.split(separator: "/").first ?? ""), withIntermediateDirectories: true)
    try program.write(
      name,
      """
      ---
      layout: post
      title: \(title)
      date: \(time):00.000000000 +08:00
      categories: \(outlet)
      ---

      \(text)

      """)
  }

  @Test(
    "the log tells what each ingest added, changed and contradicted; an id once given stays, also where an earlier account comes"
  )
  func log() throws {
    let program = try Program()
    defer { program.remove() }
    try post(
      program, "one/2021-03-22-a.md", "王毅会见拉夫罗夫", "中国外长王毅22日在桂林会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见。", at: "2021-03-22 20:00",
      outlet: "rthk")
    try post(
      program, "two/2021-03-22-b.md", "中俄外长会谈", "中国外长王毅22日在南宁会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见。", at: "2021-03-22 18:00",
      outlet: "cna")
    _ = try program.run("ingest", "one")
    let old = try JSONValue(parsing: try program.run("export", "entries").output)["id"].string ?? ""
    let ingest = try program.run("ingest", "two")
    #expect(ingest.lines[2] == "chancery.db: 1 entries, 1 changed, 1 newly contradicted")
    let log = try program.run("log", "--json")
    #expect(log.status == 0)
    let revisions = try log.lines.map { try JSONValue(parsing: $0) }
    #expect(revisions.map { $0["revision"].integer } == [2, 1])
    #expect(revisions.allSatisfy { $0["occasion"].string == "ingest" })
    #expect(revisions.map { $0["articles"]["added"].integer } == [1, 1])
    let change = try #require(revisions.first?["changes"].list.first)
    #expect(change["change"].string == "changed" && change["entry"].string == old)
    #expect(change["contradicted"].list.first?["values"].list.count == 2)
    let page = try program.run("log", "--limit", "1")
    #expect(page.output.contains("contradicted, place: "))
    #expect(!page.output.contains("#1 "))
    let shown = try JSONValue(parsing: try program.run("show", "--json", old).output)
    #expect(shown["aliases"].strings == [] && shown["id"].string == old)
    // The record made at once names the entry by its first account.
    let derived = try JSONValue(parsing: try program.run("export", "entries", "--derived-ids").output)
    _ = try program.run("ingest", "one", "two", "--archive", "whole.db")
    let whole = try program.run("export", "entries", "--archive", "whole.db").output
    #expect(derived["id"] == (try JSONValue(parsing: whole))["id"] && derived["id"].string != old)
    #expect(try program.run("log", "--since", "2999").complaints.contains("since 2999"))
    #expect(try program.run("log", "--limit", "0").status == 2)
  }

  @Test("reread with another lexicon comes to what an ingest with it would, and the files are not read again")
  func reread() throws {
    let program = try Program()
    defer { program.remove() }
    try FileManager.default.createDirectory(atPath: program.folder + "/tables", withIntermediateDirectories: true)
    let columns = ["id", "state", "name", "hant", "names", "short", "latin"]
    let comments = (["officials", "source"] + columns).map { "# \($0): written for this test.\n" }.joined()
    let row = "su-testa\tTON\t苏岭川\t蘇嶺川\t\t\tSu Testa\n"
    try program.write("tables/officials.tsv", comments + columns.joined(separator: "\t") + "\n" + row)
    try post(
      program, "one/2021-03-22-a.md", "王毅会见苏岭川", "中国外长王毅22日在北京会见汤加外长苏岭川，双方就气候变化交换意见。", at: "2021-03-22 20:00",
      outlet: "rthk")
    try Posts.write(20, into: program)
    _ = try program.run("ingest", "one", "posts", Program.samples)
    let same = try program.run("reread")
    #expect(same.lines.first?.hasSuffix("0 readings changed") == true)
    let run = try program.run("reread", "--lexicon", "tables", "--json")
    #expect(run.status == 0, "\(run.complaints)")
    let json = try JSONValue(parsing: run.output)
    #expect((json["changed"].integer ?? 0) > 0 && json["record"]["occasion"].string == "reread")
    #expect(!json["record"]["changes"].list.isEmpty)
    let again = try program.run("ingest", "one", "posts", "--lexicon", "tables")
    #expect(again.lines.first == "21 files: 0 read, 21 unchanged, 0 refused")
    _ = try program.run(
      "ingest", "one", "posts", Program.samples, "--lexicon", "tables", "--archive", "fresh.db")
    // An id once given stays, also where another lexicon would make another.
    for what in [["entries", "--derived-ids"], ["readings"]] {
      let fresh = try program.run(["export", "--archive", "fresh.db"] + what).output
      #expect(try program.run(["export"] + what).output == fresh)
    }
    #expect(try program.run("doctor", "--record", "--lexicon", "tables").status == 0)
    #expect(try program.run("reread", "one").status == 2)
    #expect(try program.run("reread", "--archive", "none.db").status == 2)
  }
}
