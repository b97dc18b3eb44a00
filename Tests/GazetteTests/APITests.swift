import Foundation
import Glibc
import Record
import Testing

@testable import Gazette

@Suite("The API")
struct APITests {
  private func json(_ response: Response) throws -> JSONValue { try JSONValue(parsing: response.body) }

  @Test("the document tells of each call, and each call that it tells of answers")
  func document() throws {
    let shelf = try #require(Shelf.shared)
    let document = try json(shelf.get("/api/v1/openapi.json"))
    #expect(document["openapi"].string == "3.1.0")
    guard case .object(let paths) = document["paths"] else {
      Issue.record("no paths")
      return
    }
    #expect(paths.keys.count == APIRoute.all.count)
    let values = ["{id}": "2021-04-03-consult-chn-kor-0003", "{subject}": "states", "{wording}": "半岛问题"]
    for route in APIRoute.all {
      let call = document["paths"]["/" + route.path.joined(separator: "/")]["get"]
      #expect(call["summary"].string == route.summary)
      let names = call["parameters"].list.compactMap { $0["name"].string }
      #expect(Set(names).isSuperset(of: route.parameters.map(\.name)))
      let isOfArticle = route.path.first == "articles"
      let path = route.path.map { $0 == "{id}" && isOfArticle ? "aaaaaaaaaaaaaaa1" : values[$0] ?? $0 }
      #expect(shelf.get("/api/v1/" + path.joined(separator: "/")).status == 200, "\(route.path)")
      // Each choice of each parameter is one that the call takes.
      for parameter in route.parameters {
        for choice in parameter.choices {
          let response = shelf.get("/api/v1/\(path.joined(separator: "/"))?\(parameter.name)=\(choice)")
          #expect(response.status == 200, "\(route.path) \(parameter.name)=\(choice)")
        }
      }
    }
  }

  static let faults: [(address: String, status: Int, code: String)] = [
    ("entries?q=((", 400, "question"), ("entries?q=actor:Atlantis", 400, "question"),
    ("entries?limit=x", 400, "parameter"),
    ("entries?fromat=csv", 400, "parameter"), ("entries?format=xml", 400, "parameter"),
    ("entries/2099", 404, "not-found"),
    ("articles?q=said:x", 400, "question"), ("articles?q=weight:3", 400, "question"),
    ("statements?q=kind:call", 400, "question"),
    ("acts?q=speaker:CHN", 400, "question"), ("nothing", 404, "not-found"), ("codes/none", 404, "not-found"),
    ("entries/2021-04-0", 400, "ambiguous"),
  ]

  @Test("an error always has the same shape, with its place where there is one", arguments: faults.indices)
  func refused(_ index: Int) throws {
    let shelf = try #require(Shelf.shared)
    let (address, status, code) = Self.faults[index]
    let response = shelf.get("/api/v1/" + address)
    #expect(response.status == status)
    let error = try json(response)["error"]
    #expect(error["code"].string == code)
    #expect(error["problem"].string?.isEmpty == false && error["remedy"].string?.isEmpty == false)
    if code == "question" { #expect(error["place"].list.count == 2) } else { #expect(error["place"] == .null) }
  }

  @Test("a list says what was asked, when and of what, how many there are and where it goes on")
  func pages() throws {
    let shelf = try #require(Shelf.shared)
    let first = try json(shelf.get("/api/v1/entries?all=1&limit=3&q=actor:China"))
    #expect(first["total"].integer == 4 && first["next_offset"].integer == 3 && first["entries"].list.count == 3)
    #expect(first["about"]["query"].string == "actor:China" && first["about"]["time"].string == "2021-04-10T12:00:00Z")
    let second = try json(shelf.get("/api/v1/entries?all=1&limit=3&offset=3&q=actor:China"))
    #expect(second["entries"].list.count == 1 && second["next_offset"] == .null)
    let ids = (first["entries"].list + second["entries"].list).compactMap { $0["id"].string }
    #expect(ids == Shelf.entries.map(\.id))
    #expect(try json(shelf.get("/api/v1/entries"))["total"].integer == 3)
  }

  @Test("statements and acts are found as such, with their words and where they stand")
  func sayings() throws {
    let shelf = try #require(Shelf.shared)
    let said = try json(shelf.get("/api/v1/statements?q=said:%E5%8D%8A%E5%B3%B6%20speaker:wang-yi&order=oldest"))
    #expect(said["total"].integer == 3)
    let first = try #require(said["statements"].list.first)
    #expect(first["article"].string == "aaaaaaaaaaaaaaa1" && first["words"].strings == ["双方将推动半岛问题政治解决"])
    #expect(first["statement"]["speakers"].list.first?["entity"].string == "wang-yi")
    #expect(first["entries"].strings == ["2021-04-03-consult-chn-kor-0003"])
    let acts = try json(shelf.get("/api/v1/acts?q=type:REQUEST%20actor:CHN%20actor:KOR"))
    #expect(acts["total"].integer == 3 && acts["acts"].list.allSatisfy { $0["event"]["type"].string == "REQUEST" })
    #expect(try json(shelf.get("/api/v1/acts?q=type:SANCTION"))["total"].integer == 0)
    #expect(try json(shelf.get("/api/v1/statements?q=-speaker:wang-yi"))["total"].integer == 0)
  }

  @Test("CSV opens safely in a spreadsheet, with the mark of Excel and raw cells where they are asked for")
  func csv() throws {
    let shelf = try #require(Shelf.shared)
    let response = shelf.get("/api/v1/articles?format=csv")
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(text.contains("'=1+1") && text.contains("\"'=cmd|") == false && text.contains("'=cmd|"))
    #expect(response.header("Content-Disposition") == "attachment; filename=\"articles.csv\"")
    #expect(response.header("Chancery-Query") == "")
    #expect(String(decoding: shelf.get("/api/v1/articles?format=csv&raw=1").body, as: UTF8.self).contains(",=1+1,"))
    #expect(Array(shelf.get("/api/v1/articles?format=csv&bom=1").body.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let entries = String(decoding: shelf.get("/api/v1/entries?format=csv&all=1").body, as: UTF8.self)
    #expect(entries.components(separatedBy: "\r\n").count == Shelf.entries.count + 2)
  }

  @Test("a calendar holds what has its days, by RFC 5545")
  func calendar() throws {
    let shelf = try #require(Shelf.shared)
    let text = String(decoding: shelf.get("/api/v1/entries?format=ics&all=1").body, as: UTF8.self)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
    #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 4)
    #expect(text.contains("DTSTART;VALUE=DATE:20210403\r\nDTEND;VALUE=DATE:20210404\r\n"))
    #expect(text.contains("STATUS:TENTATIVE") && text.contains("STATUS:CANCELLED"))
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75 && !line.contains("\n")) }
    #expect(CalendarWriter.escaped("a,b;c\\d\ne\u{1B}") == "a\\,b\\;c\\\\d\\ne ")
  }

  @Test("a feed is well-formed, whatever its articles are called")
  func feed() throws {
    let shelf = try #require(Shelf.shared)
    for address in ["entries?format=atom&all=1", "articles?format=atom"] {
      let response = shelf.get("/api/v1/" + address)
      #expect(response.header("Content-Type")?.hasPrefix("application/atom+xml") == true)
      let text = String(decoding: response.body, as: UTF8.self)
      #expect(text.hasPrefix("<?xml") && text.hasSuffix("</feed>\n") && !text.contains("<script>"))
      #expect(Markup.fault(String(text.dropFirst(38))) == nil)
    }
  }
}

@Suite("Citations")
struct CitationTests {
  private let citation = Citation(
    kind: .article, id: "aa01", author: "记者{甲}\n", title: "会谈 100% & \"共识\"\\", publisher: "联合早报", date: "2021-04-03",
    address: "https://example.org/a_b", accessed: "2021-04-10", language: "zh-Hans")

  @Test("by GB/T 7714: author, title, kind, publisher, day, day of access, address")
  func gbt() {
    #expect(
      citation.text(.gbt7714)
        == "记者{甲} . 会谈 100% & \"共识\"\\[EB/OL]. 联合早报, (2021-04-03)[2021-04-10]. https://example.org/a_b.")
    let entry = Citation(
      kind: .entry, id: "e", title: "2021-04-03 会晤: 王毅", publisher: "Chancery", date: "2021-04-03",
      accessed: "2021-04-10", language: "zh-Hans")
    #expect(entry.text(.gbt7714) == "Chancery. 2021-04-03 会晤: 王毅[DB/OL]. (2021-04-03)[2021-04-10].")
  }

  @Test("what BibTeX gives a meaning to is escaped, and braces stay even")
  func bibtex() {
    let text = citation.text(.bibtex)
    #expect(text.contains("会谈 100\\% \\& \"共识\"\\textbackslash{}") && text.contains("记者\\{甲\\}"))
    #expect(text.contains("a\\_b") && text.hasPrefix("@article{chancery-aa01,"))
    let plain = text.replacingOccurrences(of: "\\{", with: "").replacingOccurrences(of: "\\}", with: "")
    #expect(plain.filter { $0 == "{" }.count == plain.filter { $0 == "}" }.count)
  }

  @Test("no line feed of a title begins another field of RIS")
  func ris() {
    let hostile = Citation(
      kind: .article, id: "x", title: "a\r\nER  - \r\nTY  - BOOK", accessed: "2021-04-10", language: "en")
    let lines = hostile.text(.ris).components(separatedBy: "\r\n")
    #expect(lines.filter { $0.hasPrefix("TY  - ") } == ["TY  - NEWS"] && lines.filter { $0.hasPrefix("ER") }.count == 1)
    #expect(citation.text(.ris).contains("DA  - 2021/04/03\r\n"))
  }

  @Test("CSL-JSON is JSON with the days in parts")
  func csl() throws {
    let item = try #require(try JSONValue(parsing: citation.text(.csl)).list.first)
    #expect(item["title"].string == citation.title && item["type"].string == "article-newspaper")
    #expect(item["issued"]["date-parts"].list.first?.list.compactMap(\.integer) == [2021, 4, 3])
  }
}

@Suite("Cells of CSV")
struct CSVTests {
  static let cells: [(cell: String, written: String)] = [
    ("a", "a"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("=1", "'=1"),
    ("+1", "'+1"),
    ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("＝1", "'＝1"), ("a=1", "a=1"),
    ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""), ("外长", "外长"),
  ]

  @Test("what a spreadsheet would run is led by an apostrophe", arguments: cells.indices)
  func written(_ index: Int) {
    let (cell, written) = Self.cells[index]
    var csv = CSVWriter()
    csv.row([cell, "z"])
    #expect(String(decoding: csv.bytes, as: UTF8.self) == written + ",z\r\n")
    var raw = CSVWriter(isRaw: true)
    raw.row([cell])
    #expect(!String(decoding: raw.bytes, as: UTF8.self).contains("'"))
  }
}

@Suite("What is written piece by piece")
struct SpoolTests {
  @Test("little stays in memory, much lies in a file, and both are whole", arguments: [10, 200_000])
  func kept(_ count: Int) {
    let spool = Spool()
    var expected: [UInt8] = []
    for number in 0..<count {
      let line = Array("line \(number) of a list that is long enough\n".utf8)
      expected += line
      spool.write(line)
    }
    switch spool.finish() {
    case .bytes(let bytes):
      #expect(count == 10 && bytes == expected)
    case nil: Issue.record("a part is lost")
    case .file(let file, let size):
      defer { close(file) }
      #expect(count > 10 && size == expected.count)
      var read = [UInt8](repeating: 0, count: size)
      #expect(pread(file, &read, size, 0) == size && read == expected)
    }
  }

  @Test("whoever takes the pieces gets each once, in order")
  func handedOn() {
    var taken: [UInt8] = []
    var pieces = 0
    let spool = Spool {
      taken += $0
      pieces += 1
    }
    let line = Array("0123456789".utf8)
    for _ in 0..<20_000 { spool.write(line) }
    guard case .bytes(let rest) = spool.finish() else { return #expect(Bool(false)) }
    #expect(rest.isEmpty && pieces > 2 && taken == Array(repeating: line, count: 20_000).flatMap { $0 })
  }
}
