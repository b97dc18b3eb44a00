import Foundation
import Record
import Testing

@Suite("Accounts side by side, as they are printed")
struct CompareTests {
  static let readouts = ["xiamen-beijing.md", "xiamen-seoul.html"].map {
    String(Program.samples.dropLast("posts".count)) + "readouts/" + $0
  }

  /// The two readouts of the examples under short paths, so that no machine's folders stand in what is kept.
  private func withReadouts<Value>(_ body: (Program, [String]) throws -> Value) throws -> Value {
    let program = try Program()
    defer { program.remove() }
    let names = ["beijing.md", "seoul.html"]
    for (name, path) in zip(names, CompareTests.readouts) {
      try program.write(name, try String(contentsOfFile: path, encoding: .utf8))
    }
    return try body(program, names)
  }

  static let forms: [(options: [String], file: String)] = [
    ([], "compare.txt"), (["--markdown"], "compare.md"), (["--html"], "compare.html"),
  ]

  @Test("two readouts as a table of text, Markdown and a page", arguments: forms.indices)
  func snapshots(_ index: Int) throws {
    let (options, file) = CompareTests.forms[index]
    try withReadouts { program, names in
      let run = try program.run(["compare"] + options + names)
      #expect(run.status == 0 && run.complaints == "")
      try Snapshot.check(run.output, file)
    }
  }

  @Test("no line is wider than the terminal says", arguments: [60, 80, 120, 200])
  func widths(_ width: Int) throws {
    try withReadouts { program, names in
      let run = try program.run(["compare"] + names, environment: ["COLUMNS": "\(width)"])
      for line in run.lines {
        let columns = line.unicodeScalars.reduce(0) { $0 + CompareTests.width($1.value) }
        #expect(columns <= width, "\(line)")
      }
      #expect(run.output.contains("厦门") && run.output.contains("南平市"))
    }
  }

  private static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: 2
    default: 1
    }
  }

  @Test("JSON holds the event, the columns, and for each cell its words with their places")
  func json() throws {
    try withReadouts { program, names in
      let json = try JSONValue(parsing: try program.run(["compare", "--json"] + names).output)
      #expect(json["event"]["mode"].string == "meeting" && json["entry"].string?.hasPrefix("2021-04-03-") == true)
      #expect(json["columns"].list.map { $0["name"].string } == ["ZAKER", "中央社"])
      let rows = json["rows"].list
      let sections = Set(rows.compactMap { $0["section"].string })
      #expect(sections.isSuperset(of: ["facts", "issues", "commitments", "statements", "credits", "atmosphere"]))
      let place = try #require(rows.first { $0["key"].string == "place" })
      #expect(place["cells"].list.map { $0["standing"].string } == ["reported", "differs"])
      for cell in rows.flatMap({ $0["cells"].list }) {
        #expect(cell["standing"].string == "absent" || !cell["wordings"].list.isEmpty)
      }
      #expect(!json["only_in"].list.isEmpty)
    }
  }

  @Test("an entry of the archive by the beginning of its id, in every form")
  func entry() throws {
    let program = try SampleArchive.program()
    let id = try AskingTests.xiamen()
    let text = try program.run("compare", id)
    #expect(text.status == 0 && text.complaints == "")
    for words in ["FACTS", "ZAKER", "香港电台", "联合早报", "中央社", "◐ 南平市", "WHOM THEY CREDIT"] {
      #expect(text.output.contains(words), "\(words)")
    }
    #expect(try program.run("compare", "--html", id).output.hasPrefix("<!doctype html>"))
    #expect(try program.run("compare", "--markdown", id).output.hasPrefix("# 2021-04-03"))
    let json = try JSONValue(parsing: try program.run("compare", "--json", id).output)
    #expect(json["columns"].list.count == 4 && json["left_out"].list.isEmpty)
  }

  @Test("columns that do not fit or are not asked for are named, never dropped in silence")
  func leftOut() throws {
    let program = try SampleArchive.program()
    let id = try AskingTests.xiamen()
    let two = try program.run("compare", "--columns", "2", id)
    #expect(two.output.contains("2 columns left out (--columns, --outlet, --account)"))
    let some = try program.run("compare", "--outlet", "rthk", "--outlet", "中央社", id)
    #expect(some.status == 0 && some.output.contains("2 columns left out"))
    let narrow = try program.run(["compare", id], environment: ["COLUMNS": "60"])
    #expect(narrow.output.contains("1 column left out") || narrow.output.contains("联合早报"))
    let wrong = try program.run("compare", "--outlet", "pravda", id)
    #expect(wrong.status == 2 && wrong.output == "" && wrong.complaints.contains("Its outlets: "))
    let account = try program.run("compare", "--account", "zzzz", id)
    #expect(account.status == 2 && account.complaints.contains("Its accounts: "))
  }

  @Test("an id of no entry is status 1, and so are files of which fewer than two can be read")
  func nothing() throws {
    let program = try SampleArchive.program()
    let none = try program.run("compare", "1999")
    #expect(none.status == 1 && none.complaints.contains("chancery timeline"))
    try program.write("notes.bin", "\u{1F}\u{8B}\u{8}\u{0}")
    let one = try program.run("compare", "notes.bin", CompareTests.readouts[0])
    #expect(one.status == 1 && one.output == "" && one.complaints.contains("fewer than two articles"))
  }

  @Test("a refused file beside two others is named, and the others are compared")
  func refused() throws {
    let program = try SampleArchive.program()
    try program.write("notes2.bin", "\u{1F}\u{8B}\u{8}\u{0}")
    let run = try program.run(["compare", "notes2.bin"] + CompareTests.readouts)
    #expect(run.status == 1 && run.output.contains("FACTS") && run.complaints.contains("notes2.bin"))
  }

  @Test("a folder stands for its files")
  func folder() throws {
    let folder = String(Program.samples.dropLast("posts".count)) + "readouts"
    let run = try SampleArchive.program().run("compare", folder)
    #expect(run.status == 0 && run.output.contains("◐ 南平市"))
  }

  @Test("files without an event in common are compared as texts, and that is said")
  func strangers() throws {
    let program = try SampleArchive.program()
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.samples).sorted()
    let census = try #require(names.first { $0.contains("人口普查") })
    let run = try program.run("compare", CompareTests.readouts[0], Program.samples + "/" + census)
    #expect(run.status == 0 && run.complaints.contains("no event in common"))
    #expect(run.output.contains("ISSUES") && !run.output.contains("FACTS"))
  }
}

@Suite("Hostile accounts side by side")
struct HostileCompareTests {
  /// Two accounts of one meeting that try to be more than words.
  private func compared(_ options: String...) throws -> Program.Run {
    let program = try Program()
    defer { program.remove() }
    let evil = "\u{1B}[31m\u{9B}2J\u{202E}\u{8}"
    try program.write(
      "a<script>.md",
      """
      ---
      layout: post
      title: "<script>alert(1)</script>王毅 | 会见\\u202e拉夫罗夫 **x** [y](javascript:alert(1))"
      date: 2021-03-22 18:00:00.000000000 +08:00
      categories: rthk
      link: "javascript:alert(1)"
      author: "\\x1b[2J"
      ---

      中国外长王毅22日在桂林会见俄罗斯外长拉夫罗夫。\(evil)王毅表示，“中方&lt;img src=x onerror=alert(1)&gt;愿同俄方|合作”*应对*气候变化。

      """)
    try program.write(
      "b.html",
      """
      <html><head><title>拉夫羅夫"><svg onload=alert(1)>與王毅會談</title>
      <link rel="canonical" href="java&#10;script:alert(1)"></head><body><article>
      <p>俄羅斯外長拉夫羅夫22日在桂林與中國外長王毅會談。王毅表示，「中方&lt;/td&gt;&lt;script&gt;alert(2)&lt;/script&gt;願同俄方合作」應對氣候變化。</p>
      <p>雙方就地區局勢交換意見，拉夫羅夫表示，俄方重視發展對華關係，願繼續推動兩國在各個領域的務實合作，並就國際事務保持溝通。</p>
      </article></body></html>
      """)
    return try program.run(["compare", "a<script>.md", "b.html"] + options)
  }

  /// The control characters and turns of direction in a text but for the ends of its lines.
  private func unfit(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value).filter {
      ($0 < 0x20 && $0 != 0x0A) || (0x7F..<0xA0).contains($0) || (0x202A...0x202E).contains($0)
    }
  }

  @Test("nothing of an article becomes markup of the page, and no link leads anywhere but to the web")
  func html() throws {
    let run = try compared("--html")
    #expect(run.status == 0, "\(run.complaints)")
    #expect(unfit(run.output) == [])
    let page = run.output.lowercased()
    for markup in ["<script", "<img", "<svg", "</script", "href=\"java", "onload=\"", "http-equiv=\"refresh"] {
      #expect(!page.contains(markup), "\(markup)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)"))
    #expect(page.contains("content-security-policy\" content=\"default-src &#39;none&#39;"))
    // One document, and as many ends of cells as beginnings.
    #expect(page.matches(of: /<td[ >]/).count == page.matches(of: /<\/td>/).count)
  }

  @Test("neither a cell nor an emphasis nor a link of Markdown can be broken out of")
  func markdown() throws {
    let run = try compared("--markdown")
    #expect(run.status == 0)
    #expect(unfit(run.output) == [])
    // A bracket behind a backslash ends no link's text.
    let unescaped = run.output.replacingOccurrences(of: "\\]", with: "")
    #expect(!run.output.contains("<script") && !unescaped.contains("](javascript"))
    #expect(!unescaped.contains("](<javascript"))
    var columns = 0
    for line in run.lines where line.hasPrefix("|") {
      let bars = line.replacingOccurrences(of: "\\|", with: "").count { $0 == "|" }
      if line.hasPrefix("|---") { columns = bars }
      #expect(columns == 0 || bars == columns, "\(line)")
    }
    #expect(columns == 4)
  }

  @Test("no escape sequence reaches a terminal, and none stands bare in JSON")
  func text() throws {
    for options in [[], ["--json"], ["--all"]] {
      let run = options.isEmpty ? try compared() : try compared(options[0])
      #expect(run.status == 0)
      #expect(unfit(run.output + run.complaints).filter { $0 != 0x202E || options != ["--json"] } == [], "\(options)")
    }
  }
}
