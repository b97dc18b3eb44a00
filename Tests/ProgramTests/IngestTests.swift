import Foundation
import Record
import Testing

@Suite("chancery ingest")
struct IngestTests {
  @Test("the samples are read but for one, which is named with its remedy")
  func samples() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("ingest", Program.samples)
    #expect(run.status == 1)
    #expect(run.lines.first == "20 files: 19 read, 0 unchanged, 1 refused")
    #expect(run.lines.count == 5)
    #expect(run.lines[3] == "formats: jekyll 16, hexo 3")
    #expect(run.lines[4].hasPrefix("outlets: 中央社 3, 香港电台 3, "))
    #expect(run.complaints.contains("2021-04-07-broken.md: "))
    #expect(run.complaints.contains("copy or fetch it again"))
    #expect(program.exists("chancery.db"))
  }

  @Test("a second run reads nothing again and names the refused file again")
  func second() throws {
    let program = try Program()
    defer { program.remove() }
    let first = try program.run("ingest", Program.samples)
    let export = try program.run("export", "entries").output
    let run = try program.run("ingest", Program.samples)
    #expect(run.status == 1)
    #expect(run.lines.first == "20 files: 0 read, 19 unchanged, 1 refused")
    #expect(run.complaints == first.complaints)
    #expect(try program.run("export", "entries").output == export)
  }

  @Test("the summary as JSON has the same numbers")
  func json() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("ingest", "--json", Program.samples)
    let json = try JSONValue(parsing: run.output)
    #expect(json["files"].integer == 20 && json["read"].integer == 19 && json["added"].integer == 19)
    #expect(json["refused"].list.count == 1)
    #expect(json["refused"].list.first?["remedy"].string?.isEmpty == false)
  }

  @Test("--strict stops where a file is refused, and keeps what was read before it")
  func strict() throws {
    let program = try Program()
    defer { program.remove() }
    try Posts.write(200, into: program)
    try program.write("posts/2021-03-04-000.md", "\u{1F}\u{8B}\u{8}\u{0}")
    let run = try program.run("ingest", "--strict", "posts")
    #expect(run.status == 1)
    #expect(run.complaints.contains("2021-03-04-000.md"))
    let whole = try program.run("ingest", "--json", "posts")
    #expect(whole.status == 1)
    let json = try JSONValue(parsing: whole.output)
    #expect((json["read"].integer ?? 0) > 0, "the strict run read every file")
    #expect(json["files"].integer == 201)
  }

  @Test("a path that does not exist is refused with a remedy")
  func missing() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("ingest", "nowhere")
    #expect(run.status == 1)
    #expect(run.complaints.contains("nowhere") && run.complaints.contains("check the path"))
  }

  @Test("--archive names another file")
  func archive() throws {
    let program = try Program()
    defer { program.remove() }
    _ = try program.run("ingest", Program.samples, "--archive", "march.db")
    #expect(program.exists("march.db") && !program.exists("chancery.db"))
    #expect(try program.run("timeline", "--archive=march.db").lines.isEmpty == false)
  }

  @Test("read prints one object of JSON for each article and makes no archive")
  func read() throws {
    let program = try Program()
    defer { program.remove() }
    let run = try program.run("read", Program.samples)
    #expect(run.status == 1)
    #expect(run.lines.count == 19)
    #expect(!program.exists("chancery.db"))
    for line in run.lines { _ = try ArticleReading(JSONValue(parsing: line)) }
    #expect(try program.run("read", Program.samples).output == run.output)
  }
}
