import Foundation
import Record
import Testing

@Suite("What a person sets of an article")
struct CorrectionTests {
  private static let post = """
    ---
    layout: post
    title: 中国外长王毅会见俄罗斯外长拉夫罗夫
    date: 2021-03-28 10:00:00.000000000 +08:00
    link: https://example.org/news/1
    categories: rthk
    ---

    王毅22日在桂林会见拉夫罗夫，双方就气候变化交换意见。

    """

  private func article(_ program: Program) throws -> JSONValue {
    try JSONValue(parsing: try #require(try program.run("export", "readings").lines.first))["article"]
  }

  private func prepared() throws -> (program: Program, id: String) {
    let program = try Program()
    try FileManager.default.createDirectory(atPath: program.folder + "/posts", withIntermediateDirectories: true)
    try program.write("posts/a.md", Self.post)
    _ = try program.run("ingest", "posts")
    return (program, try #require(try article(program)["id"].string))
  }

  @Test("what is set is marked with what the source says, moves the record, and stays after the file is read again")
  func stays() throws {
    let (program, id) = try prepared()
    defer { program.remove() }
    #expect(try program.run("timeline", "--all", "--json").output.contains("2021-03-22"))
    let run = try program.run(
      "article", id, "--set", "published=2021-04-28 09:30", "--set", "author=甲", "--set", "outlet=cna")
    #expect(run.status == 0 && run.output.contains("published: 2021-03-28T10:00:00+08:00 → 2021-04-28T09:30+08:00"))
    func check() throws {
      let article = try article(program)
      #expect(article["id"].string == id)
      #expect(article["published"].string == "2021-04-28T09:30:00+08:00")
      #expect(article["published_precision"].string == "minute")
      #expect(article["author"].string == "甲" && article["outlet"]["id"].string == "cna")
      #expect(article["corrected"]["published"].string == "2021-03-28T10:00:00+08:00")
      #expect(article["corrected"]["outlet"].string == "rthk")
      // Dates are told from the day of publication.
      #expect(try program.run("timeline", "--all", "--json").output.contains("2021-04-22"))
    }
    try check()
    #expect(try program.run("article", id).output.contains("set by a person"))
    _ = try program.run("reread")
    try check()
    try program.write("posts/a.md", Self.post + "会谈持续两小时。\n")
    #expect(try program.run("ingest", "posts").lines[1].contains("1 replaced"))
    try check()
    #expect(try article(program)["text"].string?.contains("两小时") == true)
  }

  @Test("what is unset is what the source says again")
  func unset() throws {
    let (program, id) = try prepared()
    defer { program.remove() }
    let before = try program.run("export", "readings").output
    _ = try program.run("article", id, "--set", "published=2021-04-28", "--set", "title=会谈", "--set", "outlet=cna")
    #expect(try program.run("export", "readings").output != before)
    _ = try program.run("article", id, "--unset", "published", "--unset", "title", "--unset", "outlet")
    #expect(try program.run("export", "readings").output == before)
    #expect(try program.run("doctor").output.contains("no fault found"))
  }

  @Test(
    "what cannot be set is refused with a remedy, and nothing changes",
    arguments: ["published=yesterday", "outlet=nowhere-at-all", "title= ", "place=桂林", "title", "author=\u{7}"])
  func faults(_ setting: String) throws {
    let (program, id) = try prepared()
    defer { program.remove() }
    let before = try program.run("export", "readings").output
    let run = try program.run("article", id, "--set", setting)
    #expect(run.status == 2 && run.complaints.split(separator: "\n").count >= 2)
    #expect(try program.run("article", id, "--unset", "title").status == 2)
    #expect(try program.run("export", "readings").output == before)
  }
}
