import Foundation
import Record
import Testing

@Suite("Explaining what was read")
struct ExplainTests {
  /// An invented article in which each way to a fact is taken once.
  static let post = """
    ---
    layout: post
    title: "王毅会见拉夫罗夫"
    date: 2021-03-22 18:00:00.000000000 +08:00
    categories: rthk
    ---

    中国外长王毅22日在桂林会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见。王毅表示：“中方愿同俄方合作。”\
    他还说，气候变化需要各国一起应对，拉夫罗夫则表示赞同。

    据路透社报道，两国外长将于下周五再次通电话。新任大使布鲁诺尔科夫说，会谈很好。

    """

  /// The lines that explain an article.
  private func explained(_ text: String = post, _ words: String...) throws -> [String] {
    let program = try Program()
    defer { program.remove() }
    try program.write("2021-03-22-guilin.md", text)
    let run = try program.run(["read", "--explain"] + words + ["2021-03-22-guilin.md"])
    #expect(run.status == 0 && run.complaints == "")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The lines of one fact: from its heading to the next blank line.
  private func fact(_ heading: String, in lines: [String]) throws -> [String] {
    let first = try #require(lines.firstIndex { $0.hasPrefix("  " + heading) })
    return Array(lines[first...].prefix { !$0.isEmpty })
  }

  /// The line of a table that holds a row beginning with some cells, as an explanation names it.
  private func place(_ table: String, _ cells: String...) throws -> String {
    let tables = String(#filePath.dropLast("/Tests/ProgramTests/ExplainTests.swift".count)) + "/Sources/Lexicon/Tables/"
    let lines = try String(contentsOfFile: tables + table, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let position = try #require(lines.firstIndex { $0.hasPrefix(cells.joined(separator: "\t") + "\t") })
    return "\(table):\(position + 1) "
  }

  @Test("an event names the row of its cue by the line of the file, with frame and mode")
  func cue() throws {
    let lines = try fact("event 1", in: explained())
    let cue = try #require(lines.first { $0.hasPrefix("  ^ cue") })
    #expect(cue.contains("会见"))
    #expect(cue.contains("opens the frame “object”"))
    #expect(cue.contains(try place("events.tsv", "会见")))
    #expect(cue.contains("frame=object mode=meeting"))
  }

  @Test("the words of a fact are marked under the sentence, two columns for a wide character")
  func marks() throws {
    let lines = try fact("event 1", in: explained())
    #expect(lines[1] == "    中国外长王毅22日在桂林会见俄罗斯外长拉夫罗夫，双方就气候变化交换意见")
    #expect(lines[2] == "            ====~~~~  ~~~~^^^^          ========")
  }

  @Test("an actor is told by name, side, office and the tenure that covers the day")
  func actor() throws {
    let lines = try fact("event 1", in: explained())
    let first = try #require(lines.firstIndex { $0.hasPrefix("  = actor") })
    #expect(lines[first].contains("王毅") && lines[first].contains("named here"))
    #expect(lines[first + 1].contains(try place("officials.tsv", "wang-yi")))
    #expect(lines[first + 2].contains("CHN by 中国"))
    #expect(lines[first + 2].contains(try place("states.tsv", "CHN")))
    #expect(lines[first + 3].contains("foreign-minister by 外长"))
    #expect(lines[first + 3].contains(try place("offices.tsv", "foreign-minister")))
    #expect(lines[first + 4].contains("in office on 2021-03-22"))
    #expect(lines[first + 4].contains(try place("tenures.tsv", "wang-yi", "CHN", "foreign-minister")))
  }

  @Test("the columns stand under each other whatever the width of the characters")
  func columns() throws {
    let lines = try fact("event 1", in: explained())
    let rows = lines.filter { $0.contains(".tsv:") && !$0.hasPrefix("  event") }
    let starts = rows.compactMap { line in
      line.range(of: "[a-z-]+\\.tsv:", options: .regularExpression).map { found in
        line[..<found.lowerBound].unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFF60).contains($1.value) ? 2 : 1) }
      }
    }
    #expect(starts.count > 8)
    #expect(Set(starts).count == 1, "\(starts)")
  }

  @Test("whoever comes again is pointed to, and who stands for them is told")
  func again() throws {
    let lines = try explained()
    let call = try fact("event 2", in: lines)
    let actor = try #require(call.firstIndex { $0.hasPrefix("  = actor") })
    #expect(call[actor].contains("两国 stands here: the sides told last"))
    #expect(call[actor].contains("who that is: event 1"))
    #expect(call[actor + 1].contains(try place("words.tsv", "两国")))
    let statement = try fact("statement 2", in: lines)
    let speaker = try #require(statement.firstIndex { $0.hasPrefix("  = speaker") })
    #expect(statement[speaker].contains("他 stands here: who was on stage last"))
    #expect(statement[speaker + 1].contains(try place("words.tsv", "他")))
  }

  @Test("status, time and place are told by their words")
  func circumstances() throws {
    let lines = try explained()
    let held = try fact("event 1", in: lines)
    #expect(held.contains { $0.hasPrefix("  ~ status") && $0.contains("held: no word denies it") })
    #expect(held.contains { $0.hasPrefix("  ~ when      22日") })
    let place = try #require(held.first { $0.hasPrefix("  ~ place") })
    #expect(place.contains("guilin in CHN"))
    #expect(place.contains(try self.place("places.tsv", "guilin")))
    let planned = try fact("event 2", in: lines)
    let status = try #require(planned.first { $0.hasPrefix("  ~ status") })
    #expect(status.contains("将"))
    #expect(status.contains(try self.place("words.tsv", "将")))
    #expect(planned.contains { $0.hasPrefix("  ~ when      下周五") && $0.contains("2021-04-02 (day)") })
  }

  @Test("a time tells the day that it counts from, and the word that puts it ahead")
  func times() throws {
    let lines = try explained()
    let first = try #require(lines.firstIndex { $0.contains("time") && $0.contains("下周五") })
    #expect(lines[first].contains("2021-04-02 (day), in the week after that of 2021-03-22"))
    #expect(lines.contains { $0.hasPrefix("    ahead     将") })
    #expect(
      lines.contains { $0.contains("today") && $0.contains("2021-03-22: the day of publication in Asia/Hong_Kong") })
  }

  @Test("a statement tells its cue's kind, where it begins and ends, its form and its level")
  func statements() throws {
    let lines = try explained()
    let direct = try fact("statement 1", in: lines)
    #expect(direct.contains { $0.hasPrefix("  ^ cue") && $0.contains("表示") && $0.contains("kind “verb”") })
    let row = try place("speech.tsv", "表示")
    #expect(direct.contains { $0.contains(row) })
    #expect(direct.contains { $0.contains("begins") && $0.contains("behind the cue and ：“") })
    #expect(direct.contains { $0.contains("direct: all of it stands in quotation marks") })
    let indirect = try fact("statement 2", in: lines)
    #expect(indirect.contains { $0.contains("ends") && $0.contains("statement 3 begins with its cue 表示") })
    #expect(indirect.contains { $0.hasPrefix("  ~ way") && $0.contains("还") })
    #expect(indirect.contains { $0.contains("of the report's own level") })
  }

  @Test("a credited source and a name in no table are told by what announced them")
  func sources() throws {
    let lines = try explained()
    #expect(lines.contains { $0.contains("relay") && $0.contains("credited by 据, 报道") })
    let name = try #require(lines.firstIndex { $0.contains("person    布鲁诺尔科夫") })
    #expect(lines[name].contains("in no table, read from the shape of the name behind 新任大使"))
    #expect(lines[name + 1].contains(try place("offices.tsv", "ambassador")))
  }

  @Test("an issue tells its triggers with their points, the sum and what was needed")
  func issues() throws {
    let lines = try explained()
    let climate = try #require(lines.first { $0.hasPrefix("  issue ") && $0.hasSuffix("climate") })
    let fact = try self.fact(String(climate.dropFirst(2)), in: lines)
    let trigger = try #require(fact.first { $0.contains("trigger   气候变化") })
    #expect(trigger.contains("weight 3, 2 in the text: 6 points"))
    #expect(trigger.contains(try place("issue-triggers.tsv", "climate", "气候变化")))
    #expect(fact.contains { $0.contains("6 points in the text; ") && $0.contains("are needed at this length") })
  }

  @Test("a row of a folder laid over ours is told as one, by its own line")
  func overlay() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("2021-03-22-guilin.md", Self.post)
    try FileManager.default.createDirectory(atPath: program.folder + "/mine", withIntermediateDirectories: true)
    let tables = String(#filePath.dropLast("/Tests/ProgramTests/ExplainTests.swift".count)) + "/Sources/Lexicon/Tables/"
    let ours = try String(contentsOfFile: tables + "events.tsv", encoding: .utf8)
    let head = ours.split(separator: "\n").prefix { $0.hasPrefix("#") || $0.hasPrefix("word\t") }.map(String.init)
    let columns = try #require(head.last).split(separator: "\t").map(String.init)
    let row = columns.map { ["word": "会见", "frame": "object", "mode": "talks"][$0] ?? "" }.joined(separator: "\t")
    try program.write("mine/events.tsv", (head + [row, ""]).joined(separator: "\n"))
    let run = try program.run("read", "--explain", "--lexicon", "mine", "2021-03-22-guilin.md")
    #expect(run.status == 0)
    #expect(run.output.contains("CONSULT talks held"))
    #expect(run.output.contains("events.tsv:\(head.count + 1) (of --lexicon)"))
    #expect(!run.output.contains("tenures.tsv:\(head.count + 1) (of --lexicon)"))
  }

  @Test("as JSON each fact is an object on its own line, its spans those of its words")
  func json() throws {
    let lines = try explained(Self.post, "--json").filter { !$0.isEmpty }
    let facts = try lines.map { try JSONValue(parsing: $0) }
    let kinds = facts.compactMap { $0["fact"].string }
    #expect(Set(kinds) == ["article", "mention", "date", "event", "statement", "issue"])
    #expect(kinds.filter { $0 == "event" }.count == 3)
    let event = try #require(facts.first { $0["fact"].string == "event" })
    #expect(event["path"].string == "2021-03-22-guilin.md")
    let cue = try #require(event["reasons"].list.first { $0["part"].string == "cue" })
    #expect(cue["words"].string == "会见")
    let row = try #require(cue["steps"].list.first?["rows"].list.first)
    #expect(row["table"].string == "events" && (row["line"].integer ?? 0) > 1 && row["laid_over"].flag == false)
    #expect(row["key"].list.first?.string == "会见")
    #expect(row["cells"].list.contains { $0["column"].string == "frame" && $0["text"].string == "object" })
  }

  @Test("several articles are told one after the other, and the same run gives the same bytes")
  func several() throws {
    let program = try SampleArchive.program()
    let run = try program.run("read", "--explain", Program.samples)
    #expect(run.status == 1, "one sample is broken on purpose")
    #expect(run.lines.filter { $0 == "ARTICLE" }.count == 19)
    #expect(run.output == (try program.run("read", "--explain", Program.samples).output))
    let readings = try program.run("read", Program.samples).lines
    let facts = try program.run("read", "--explain", "--json", Program.samples).lines
    for kind in ["events", "statements", "issues"] {
      let read = try readings.reduce(0) { try $0 + JSONValue(parsing: $1)[kind].list.count }
      let told = try facts.filter { try JSONValue(parsing: $0)["fact"].string == String(kind.dropLast()) }.count
      #expect(read == told, "\(kind)")
    }
  }

  @Test("what goes into a pipe has no escape sequences, not even those of an article")
  func pipe() throws {
    let evil = "\u{1B}[31m\u{9B}2J\u{202E}\u{8}"
    let lines = try explained(Self.post.replacingOccurrences(of: "王毅表示", with: "\(evil)王毅\(evil)表示"))
    let text = lines.joined(separator: "\n")
    #expect(text.contains("王毅"))
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0.value != 0x0A) || (0x7F..<0xA0).contains($0.value) })
    #expect(!text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }
}
