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
    #expect(run.lines.count == 3)
    #expect(run.complaints.contains("2021-04-07-broken.md: "))
    #expect(run.complaints.contains("give posts"))
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

@Suite("Death and recovery")
struct DeathTests {
  /// The export of an ingest that nothing disturbed, and how long it took.
  private static let undisturbed = Result {
    let program = try Program()
    defer { program.remove() }
    try Posts.write(200, into: program)
    let start = Date()
    let run = try program.run("ingest", "posts")
    let seconds = Date().timeIntervalSince(start)
    return (export: try program.run("export", "entries").output, seconds: seconds, status: run.status)
  }

  /// At how many moments an ingest is killed; `CHANCERY_KILLS` asks for more, as `.ci/run` does.
  static let kills = ProcessInfo.processInfo.environment["CHANCERY_KILLS"].flatMap(Int.init) ?? 4

  @Test("an ingest that is killed leaves a sound archive, and the next one completes it", arguments: 0..<kills)
  func killed(_ number: Int) throws {
    let expected = try Self.undisturbed.get()
    #expect(expected.status == 0)
    #expect(expected.export.split(separator: "\n").count > 50)
    let program = try Program()
    defer { program.remove() }
    try Posts.write(200, into: program)
    let (process, _) = try program.start(["ingest", "posts"])
    // Spread over the run, and never twice at the same moment.
    let share = (Double(number) + Double.random(in: 0..<1)) / Double(Self.kills)
    Thread.sleep(forTimeInterval: expected.seconds * share)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    // An archive that was only just made is empty, and has nothing that could be harmed.
    let doctor = try program.run("doctor")
    let isEmpty = doctor.complaints.contains("the file is empty")
    #expect(doctor.status == 0 || isEmpty, "\(doctor.output)\(doctor.complaints)")
    let again = try program.run("ingest", "posts")
    #expect(again.status == 0, "\(again.complaints)")
    #expect(try program.run("doctor").status == 0)
    let exported = try program.run("export", "entries").output
    #expect(exported == expected.export)
  }
}

/// Posts about encounters that nobody had.
enum Posts {
  static let people = [
    "中国外长王毅", "俄罗斯外长拉夫罗夫", "美国国务卿布林肯", "日本外相茂木敏充", "韩国外长郑义溶", "印度外长苏杰生", "德国外长马斯", "法国外长勒德里昂",
  ]
  static let cities = ["北京", "莫斯科", "华盛顿", "东京", "首尔", "新德里", "柏林", "巴黎"]

  static func write(_ count: Int, into program: Program) throws {
    try FileManager.default.createDirectory(atPath: program.folder + "/posts", withIntermediateDirectories: true)
    for number in 0..<count {
      let host = number % people.count
      let guest = (host + 1 + number / people.count % (people.count - 1)) % people.count
      let day = 1 + number * 11 % 28
      let name = String(format: "posts/2021-03-05-%03d.md", number)
      try program.write(
        name,
        """
        ---
        layout: post
        title: \(people[host])会见\(people[guest])之\(number)
        date: 2021-03-28 \(String(format: "%02d:%02d", number % 24, number % 60)):00.000000000 +08:00
        link: https://example.org/news/\(number)
        categories: rthk
        ---

        3月\(day)日，\(people[host])在\(cities[host])会见\(people[guest])，就气候变化交换意见。

        双方同意继续合作，第\(number)次会谈将另行宣布。

        """)
    }
  }
}
