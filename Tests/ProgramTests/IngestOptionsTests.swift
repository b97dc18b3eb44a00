import Foundation
import Record
import Testing

@Suite("What ingest is told")
struct IngestOptionsTests {
  @Test("--dry-run says what would be taken in and makes no archive")
  func dry() throws {
    let program = try Program()
    defer { program.remove() }
    try Posts.write(3, into: program)
    let run = try program.run("ingest", "posts", "--dry-run")
    #expect(run.status == 0)
    #expect(
      run.lines.prefix(2) == [
        "3 files: 3 read, 0 unchanged, 0 refused", "3 articles could be read; nothing was stored",
      ])
    #expect(!program.exists("chancery.db"))
    _ = try program.run("ingest", "posts")
    try Posts.write(3..<5, into: program)
    let second = try program.run("ingest", "posts", "--dry-run", "--json")
    let json = try JSONValue(parsing: second.output)
    #expect(json["read"].integer == 2 && json["unchanged"].integer == 3 && json["dry_run"].flag == true)
    #expect(try program.run("export", "readings").lines.count == 3)
    #expect(try program.run("ingest", "posts", "--dry-run", "--watch").status == 2)
  }

  @Test("columns are found by the names that --map gives, before those that are known")
  func map() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("a.csv", "title,Überschrift,wann,Inhalt\n7,海湾会谈,2031-05-06,正文。\n")
    let run = try program.run(
      "ingest", "a.csv", "--map", "title=Überschrift", "--map", "published=wann", "--map", "text=Inhalt")
    #expect(run.lines[1].hasPrefix("1 articles added"))
    let article = try JSONValue(parsing: try #require(try program.run("export", "readings").lines.first))["article"]
    #expect(article["title"].string == "海湾会谈" && article["text"].string == "正文。")
    #expect(article["published"].string?.hasPrefix("2031-05-06") == true)
    #expect(try program.run("ingest", "a.csv", "--map", "heading=x").complaints.contains("title, url, published"))
    #expect(try program.run("ingest", "a.csv", "--map", "title").status == 2)
  }

  @Test("standard input is read like a file, each time another one")
  func standardInput() throws {
    let program = try Program()
    defer { program.remove() }
    for (name, title) in [("a.json", "海湾会谈"), ("b.json", "山地会谈")] {
      try program.write(name, "[{\"title\":\"\(title)\",\"text\":\"正文。\",\"url\":\"https://h.example/\(name)\"}]")
      let run = try program.run(["ingest", "-"], input: name)
      #expect(run.lines[1].hasPrefix("1 articles added"), "\(run)")
    }
    let readings = try program.run("export", "readings").lines
    #expect(readings.count == 2 && readings.allSatisfy { $0.contains("\"standard input ") })
    #expect(try program.run(["ingest", "-"], input: "a.json").lines.first == "1 files: 0 read, 1 unchanged, 0 refused")
    try program.write("c.json", "[{\"a\":1}]")
    #expect(try program.run(["ingest", "-"], input: "c.json").complaints.contains("refused standard input "))
  }

  @Test("an outlet that the lexicon lacks is named with a row that it takes")
  func unknownOutlets() throws {
    let program = try Program()
    defer { program.remove() }
    let item = "{\"title\":\"会谈\",\"text\":\"正文。\",\"source\":\"海湾邮报\",\"url\":\"https://www.bay-post.tw/2031/1.html\"}"
    try program.write("a.json", "[\(item)]")
    let run = try program.run("ingest", "a.json")
    #expect(run.lines.contains("not in the lexicon: 海湾邮报 1"))
    let rows = try #require(run.output.range(of: "id\tkind\t")).lowerBound
    try FileManager.default.createDirectory(atPath: program.folder + "/tables", withIntermediateDirectories: true)
    try program.write("tables/outlets.tsv", String(run.output[rows...]))
    let second = try program.run("ingest", "a.json", "--lexicon", "tables")
    #expect(second.status == 0 && second.lines.contains("outlets: 海湾邮报 1"), "\(second)")
    let article = try JSONValue(parsing: try #require(try program.run("export", "readings").lines.first))["article"]
    #expect(article["outlet"]["id"].string == "bay-post")
  }

  @Test("--watch takes in what comes into a folder")
  func watch() throws {
    let program = try Program()
    defer { program.remove() }
    try Posts.write(1, into: program)
    let (process, _) = try program.start(["ingest", "posts", "--watch"])
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    func count() throws -> Int {
      program.exists("chancery.db") ? try program.run("export", "readings").lines.count : 0
    }
    func wait(for number: Int) throws -> Bool {
      for _ in 0..<300 {
        if try count() == number { return true }
        Thread.sleep(forTimeInterval: 0.2)
      }
      return false
    }
    #expect(try wait(for: 1))
    try Posts.write(1..<4, into: program)
    #expect(try wait(for: 4))
    #expect(process.isRunning)
  }
}
