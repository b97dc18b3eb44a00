import Intake
import Record
import Testing

@Suite("Hostile input", .timeLimit(.minutes(1)))
struct HostileTests {
  static let refused: [(bytes: [UInt8], code: IntakeError.Code)] = [
    ([], .empty), (Array(" \n\t\r\n".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty), ([0, 0, 0, 0, 0, 0], .binary),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .binary), (Array("%PDF-1.7".utf8), .binary),
    ([0x50, 0x4B, 0x03, 0x04, 0x14], .binary), ([UInt8](repeating: 0xC4, count: 400), .binary),
    (Array("{\"a\": 1}".utf8), .unknownFormat), (Array("<?xml version=\"1.0\"?><rss></rss>".utf8), .unknownFormat),
    (Array("只有文字。".utf8), .unknownFormat), (Array("#标签".utf8), .unknownFormat),
    (Array("---\nlayout: post\n---\n".utf8), .noTitle), (Array("---\ntitle: \n---\n<script>x</script>".utf8), .noTitle),
    (Array("<html><head></head><body><p>正文。</p></body></html>".utf8), .noTitle),
  ]

  @Test("what is no article is refused for its own reason", arguments: refused)
  func refusal(_ example: (bytes: [UInt8], code: IntakeError.Code)) throws {
    let error = try #require(throws: IntakeError.self) { try Fixtures.intake().read(example.bytes, path: "a") }
    #expect(error.code == example.code)
    #expect(error.path == "a")
    #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
  }

  static let nests: [String] = [
    "<div>", "<b>", "<p><b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<span>", "<svg><g>", "<a><p>", "</p>",
    "<font color=\"x\"><p>", "<x-y>", "<!--", "<object><p>", "<select><option>",
  ]

  @Test("100,000 nested elements neither crash nor lose a word", arguments: nests)
  func nesting(_ tag: String) throws {
    let count = tag.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "<") ? 1 : 0) } == 1 ? 100_000 : 40_000
    let nest = tag == "<!--" ? "" : String(repeating: tag, count: count)
    let article = try Fixtures.read(Fixtures.post("<p>首。</p>" + nest + "尾。"))
    #expect(article.text.hasPrefix("首。"))
    #expect(tag.contains("svg") || tag.contains("select") || article.text.hasSuffix("尾。"))
  }

  @Test("unclosed formatting with ever new attributes does not multiply")
  func formatting() throws {
    let body = (0..<20_000).map { "<p><b class=a\($0)>第\($0)段。</p>" }.joined()
    let article = try Fixtures.read(Fixtures.post(body))
    #expect(article.text.utf8.split(separator: UInt8(ascii: "\n")).count == 20_000)
  }

  @Test("a tag with 100,000 attributes is read without them")
  func attributes() throws {
    let attributes = (0..<100_000).map { " a\($0)=1" }.joined()
    #expect(try Fixtures.text("<p>一。</p><div\(attributes)>二。</div>") == "一。\n二。")
  }

  @Test("more tags than any page has are refused")
  func tags() throws {
    let body = String(repeating: "<i>一</i>", count: 100_001)
    let error = try #require(throws: IntakeError.self) { try Fixtures.text("<p>\(body)</p>") }
    #expect(error.code == .oversized)
  }

  @Test("a text over the limit is refused")
  func size() throws {
    let body = String(repeating: "海", count: ArticleIntake.textLimit / 3 + 1)
    let error = try #require(throws: IntakeError.self) { try Fixtures.text(body) }
    #expect(error.code == .oversized)
  }

  @Test("bytes that are not UTF-8, and NUL, are replaced and never dropped")
  func replaced() throws {
    let bytes = Array(Fixtures.post("<p>海").utf8) + [0xFF] + Array("湾".utf8) + [0] + Array("好，渔船返港。</p>".utf8)
    let article = try Fixtures.intake().read(bytes, path: "a")
    #expect(article.text == "海\u{FFFD}湾\u{FFFD}好，渔船返港。")
  }

  @Test("UTF-16 is told by its byte order mark", arguments: [true, false])
  func utf16(_ littleEndian: Bool) throws {
    let units = Array("\u{FEFF}---\ntitle: 海湾\n---\n正文。".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return littleEndian ? pair : pair.reversed()
    }
    #expect(try Fixtures.intake().read(bytes, path: "a").text == "正文。")
  }

  static let truncated: [String] = [
    Fixtures.post(
      "<div><p class=\"x\">一&amp;二。</p><img src=\"https://a.example/1\"><small>图</small></div>", title: "\"甲\": 乙"),
    "<!--1935788889000-->\n[甲](https://harbour.example/1)\n---\n<p>&lt;p&gt;一。&lt;/p&gt;</p>",
    "# 甲 (20310506)\n\n> 一[二](https://a.example)\n\n<p>三</p>",
    "<!doctype html><html><head><meta charset=gbk><title>甲</title></head><body><main><p>一。</p></main></body></html>",
    "---\ntitle: [甲, '乙\ntags:\n - \"丙\n---\n一。",
    "+++\ntitle = \"\"\"甲\\u4e59\\\n\"\"\"\ntags = ['丙', {a = \"b\"}, [1]]\n[params]\nx.'y' = 2031-05-06\n+++\n一。",
    "{\n\"title\": \"甲\\\"\",\n\"tags\": [\"乙\", {}]\n}\n\n一。",
    ";;;\n\"title\": \"甲\",\n\"date\": 1\n;;;\n一。",
  ]

  @Test("an article cut at any byte is read or refused", arguments: truncated)
  func truncation(_ text: String) throws {
    let intake = try Fixtures.intake()
    let bytes = Array(text.utf8)
    var outcomes = 0
    for length in 0...bytes.count {
      do throws(IntakeError) {
        let article = try intake.read(Array(bytes[..<length]), path: "a")
        #expect(!article.title.isEmpty)
      } catch {
        #expect(!error.description.isEmpty)
      }
      outcomes += 1
    }
    #expect(outcomes == bytes.count + 1)
  }

  @Test("a title of megabytes, deep lists and open brackets end in an article or an error")
  func floods() throws {
    let intake = try Fixtures.intake()
    let floods = [
      "---\ntitle: \(String(repeating: "海", count: 300_000))\n---\n一。",
      "---\ntitle: 海\ntags: \(String(repeating: "[", count: 20_000))\n---\n一。",
      "---\ntitle: 海\n---\n[a](b) \(String(repeating: "[", count: 100_000))",
      "---\ntitle: 海\n---\n# x\n\(String(repeating: "> ", count: 20_000))一",
      "---\ntitle: 海\n---\n<p>\(String(repeating: "&lt;p&gt;", count: 50_000))一",
      "---\ntitle: 海\n---\n<p>\(String(repeating: "&", count: 200_000))",
      "[\(String(repeating: "](", count: 100_000)))\n---\n一",
    ]
    for flood in floods {
      do throws(IntakeError) {
        #expect(try !intake.read(Array(flood.utf8), path: "a").text.isEmpty)
      } catch {
        #expect(!error.problem.isEmpty)
      }
    }
  }

  @Test("front matter full of brackets, quotation marks and escapes is read in the time that its length takes")
  func frontMatterFloods() throws {
    let intake = try Fixtures.intake()
    let brackets = String(repeating: "[", count: 60_000)
    let lists = String(repeating: "a=[\n", count: 15_000)
    let escapedMarks = String(repeating: "\\\"", count: 30_000)
    let markedEscapes = String(repeating: "\"\\", count: 30_000)
    let escapedSpaces = String(repeating: "\\ ", count: 30_000)
    let members = String(repeating: "\"a\": 1,\n", count: 7_000)
    let floods = [
      "+++\ntitle = 海\ntags = \(brackets)\n+++\n一。",
      "+++\ntitle = 海\n\(lists)+++\n一。",
      "+++\ntitle = 海\ntags = [\(escapedMarks)\n+++\n一。",
      "+++\ntitle = 海\na = {\(markedEscapes)\n+++\n一。",
      "+++\ntitle = \"\(escapedSpaces)海\"\n+++\n一。",
      "{\"title\": \(brackets)}\n\n一。",
      ";;;\n\(members)\"title\": \"海\"\n;;;\n一。",
    ]
    for flood in floods {
      do throws(IntakeError) {
        #expect(try intake.read(Array(flood.utf8), path: "a").text == "一。")
      } catch {
        #expect(error.code == .malformedFrontMatter)
      }
    }
  }
}
