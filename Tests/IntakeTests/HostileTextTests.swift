import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Bytes that are meant to hurt", .timeLimit(.minutes(1)))
struct HostileTextTests {
  private static func wide(_ text: String) -> [UInt8] {
    Array("\u{FEFF}\(text)".utf16).flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
  }

  // MARK: Nothing

  static let nothing: [(bytes: [UInt8], code: IntakeError.Code)] = [
    ([0xFF, 0xFE], .empty), ([0xFE, 0xFF], .empty), ([0xEF, 0xBB, 0xBF, 0x20, 0x0A], .empty),
    ([0xEF, 0xBB, 0xBF, 0, 0, 0], .binary), ([0], .binary), ([UInt8](repeating: 0, count: 100_000), .binary),
    ([0xFF, 0xFE, 0, 0, 0, 0], .unknownFormat), (Array(HostilePageTests.page("").utf8), .noArticle),
    (Array(HostilePageTests.page("<script>x</script><!-- -->\u{FEFF} ").utf8), .noArticle),
  ]

  @Test("what holds nothing, NUL or a byte order mark alone is refused for its own reason", arguments: nothing)
  func refused(_ example: (bytes: [UInt8], code: IntakeError.Code)) throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.intake().read(example.bytes, path: "a") }
    #expect(error.code == example.code)
  }

  static let bodies: [String] = ["", " \n", "\u{FEFF}", "\u{FEFF} \u{200B}\n", "\0\0\0"]

  @Test("a body of nothing, of NUL or of a byte order mark leaves the title", arguments: bodies.indices)
  func empty(_ index: Int) throws {
    let article = try Fixtures.read("---\ntitle: 港口开放\ndate: 2031-05-06\n---\n" + Self.bodies[index])
    #expect(article.title == "港口开放")
    #expect(article.text.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    #expect(article.text.isEmpty || index == 4)
  }

  // MARK: Too much

  @Test("a title of megabytes is cut where it is only the window's")
  func windowTitle() throws {
    let title = String(repeating: "海", count: 700_000)
    let page = try Fixtures.read(HostilePageTests.page("<p>\(HostilePageTests.line)</p>", title: title))
    #expect(page.title == String(repeating: "海", count: 400) && page.text == HostilePageTests.line)
    let post = "---\ntitle: \(title)\n---\n港口开放。\n"
    #expect(try #require(throws: IntakeError.self) { try Fixtures.read(post) }.code == .malformedFrontMatter)
  }

  @Test("a title of more megabytes than an article may have is refused")
  func title() throws {
    let long = "# " + String(repeating: "海", count: ArticleIntake.textLimit / 3 + 1) + "\n\n港口开放。\n"
    #expect(try #require(throws: IntakeError.self) { try Fixtures.read(long) }.code == .oversized)
  }

  @Test("title and text are as large as they may be, just below, at and above the limit", arguments: [-1, 0, 1])
  func limit(_ above: Int) throws {
    let title = "港口开放"
    let text = String(repeating: "海。", count: (ArticleIntake.textLimit - title.utf8.count) / 6)
    let rest = ArticleIntake.textLimit - title.utf8.count - text.utf8.count + above
    let post = "---\ntitle: \(title)\n---\n" + String(repeating: "a", count: rest) + text
    if above > 0 {
      #expect(try #require(throws: IntakeError.self) { try Fixtures.read(post) }.code == .oversized)
    } else {
      #expect(try Fixtures.read(post).text.utf8.count == ArticleIntake.textLimit - title.utf8.count + above)
    }
  }

  @Test("a file of 50 MB with nothing but a title is refused before it is read")
  func file() throws {
    let path = FileManager.default.temporaryDirectory.path + "/hostile-\(UUID().uuidString).html"
    try Data("<html><head><title>海".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 50_000_000)
    try handle.close()
    let parts = try SourceParts(fields: PartsTests.fields)
    let error = try #require(throws: IntakeError.self) {
      try parts.forEachPart(of: path, in: SourceFiles([path])) { _ in }
    }
    #expect(error.code == .oversized && error.path == path)
  }

  // MARK: Charsets

  /// An answer of HTTP with its body.
  private static func answered(_ type: String, _ body: [UInt8]) throws -> [UInt8] {
    try #require(HTTPAnswer(Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8) + body)).page
  }

  @Test("header, meta element, byte order mark and bytes may say what they like: the text is what it was")
  func conflicts() throws {
    func page(_ head: String) -> String { HostilePageTests.page("<p>\(HostilePageTests.line)</p>", head: head) }
    let gbk = { (head: String) in try CharsetTests.encoded(page(head), "GBK") }
    let answers: [(name: String, bytes: [UInt8])] = [
      ("mark against meta", [0xEF, 0xBB, 0xBF] + Array(page("<meta charset=gbk>").utf8)),
      ("UTF-8 against meta", Array(page("<meta charset=\"gb2312\">").utf8)),
      ("GBK against meta", try gbk("<meta charset=\"utf-8\">")),
      ("UTF-16 against meta", Self.wide(page("<meta charset=big5>"))),
      ("meta", try gbk("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GB2312\">")),
      ("header alone", try Self.answered("text/html; charset=gbk", gbk(""))),
      ("header against meta", try Self.answered("text/html; charset=utf-8", gbk("<meta charset=gbk>"))),
      ("header against bytes", try Self.answered("text/html; charset=\"utf-8\"", gbk(""))),
      ("header against UTF-8", try Self.answered("text/html; charset=gbk", Array(page("").utf8))),
      (
        "header against meta and UTF-8",
        try Self.answered("text/html; charset=big5", Array(page("<meta charset=utf-8>").utf8))
      ),
    ]
    for (name, bytes) in answers {
      let article = try Fixtures.intake().read(bytes, path: "a.html")
      #expect(article.title == HostilePageTests.title && article.text == HostilePageTests.line, "\(name)")
    }
  }

  static let leads: [(charset: String, name: String, bytes: [UInt8], shown: String)] = [
    ("GB18030", "gbk", [0x81], "\u{FFFD}"), ("GB18030", "gb18030", [0xFF], "\u{FFFD}"),
    ("GB18030", "gb2312", [0x81, 0x30], "\u{FFFD}0"), ("BIG5-HKSCS", "big5", [0xA4], "\u{FFFD}"),
    ("BIG5-HKSCS", "big5", [0x88], "\u{FFFD}"), ("UTF-8", "utf-8", [0xE6], "\u{FFFD}"),
    ("UTF-8", "utf-8", [0xE6, 0xB5], "\u{FFFD}"), ("UTF-8", "utf-8", [0xF0, 0x9F], "\u{FFFD}"),
    ("UTF-8", "utf-8", [0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
  ]

  @Test(
    "half a character swallows neither a quotation mark nor a tag behind it, and is never dropped", arguments: leads)
  func lead(_ example: (charset: String, name: String, bytes: [UInt8], shown: String)) throws {
    func encoded(_ text: String) throws -> [UInt8] {
      example.charset == "UTF-8" ? Array(text.utf8) : try CharsetTests.encoded(text, example.charset)
    }
    var bytes = try encoded("<html><head><meta charset=\"\(example.name)\"><title>兩國外長會晤</title></head><body>")
    bytes += try encoded("<p title=\"海") + example.bytes + encoded("\" class=\"a\">雙方在海港的會談中同意")
    bytes += try example.bytes + encoded("<b>，漁業談判今年繼續。</b></p></body></html>")
    let article = try Fixtures.intake().read(bytes, path: "a.html")
    #expect(article.title == "兩國外長會晤")
    #expect(article.text == "雙方在海港的會談中同意\(example.shown)，漁業談判今年繼續。")
  }

  @Test("UTF-16 with half a character, and with half a unit, is read with a mark in its place")
  func utf16() throws {
    let (before, after) = (Self.wide("---\ntitle: 海湾\n---\n渔船"), Array(Self.wide("返港。").dropFirst(2)))
    let half = try Fixtures.intake().read(before + [0x3D, 0xD8] + after, path: "a")
    #expect(half.text == "渔船\u{FFFD}返港。")
    let odd = try Fixtures.intake().read(before + after + [0x6D], path: "a")
    #expect(odd.text == "渔船返港。\u{FFFD}")
  }
}
