import Record
import Testing

@Suite("The record's JSON")
struct RoundTripTests {
  static func line(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return json.text
  }

  static let readings = [
    Samples.reading,
    ArticleReading(
      article: Article(
        id: "a", source: Article.Source(path: "b", format: .html), title: "", script: .simplified, text: "")),
  ]

  @Test("a reading comes back as it was, full or empty", arguments: readings)
  func reading(_ reading: ArticleReading) throws {
    let line = RoundTripTests.line { reading.write(to: &$0) }
    let back = try ArticleReading(JSONValue(parsing: line))
    #expect(back == reading)
    #expect(RoundTripTests.line { back.write(to: &$0) } == line)
  }

  static let entries = [
    Samples.entry,
    Entry(
      id: "a", kind: .assault, mode: nil, status: .cancelled, when: .unknown, place: nil, participants: [],
      accounts: [], independentAccounts: 0),
  ]

  @Test("an entry comes back as it was, full or empty", arguments: entries)
  func entry(_ entry: Entry) throws {
    let line = RoundTripTests.line { entry.write(to: &$0) }
    let back = try Entry(JSONValue(parsing: line))
    #expect(back == entry)
    #expect(RoundTripTests.line { back.write(to: &$0) } == line)
  }

  static let unfit: [(json: String, member: String)] = [
    ("{}", "id"), (#"{"article":{"id":"a","source":{}}}"#, "path"),
    (#"{"article":{"id":"a","source":{"path":"b","format":"tape"}}}"#, "format"),
    (#"{"article":{"id":"a","source":{"path":"b","format":"html"},"title":7}}"#, "title"),
  ]

  @Test("an object that is no reading is refused with the member at fault", arguments: unfit)
  func noReading(_ example: (json: String, member: String)) throws {
    let error = try #require(throws: RecordFault.self) { try ArticleReading(JSONValue(parsing: example.json)) }
    #expect(error.member == example.member)
    #expect(error.description.contains("“\(example.member)”"))
  }

  @Test(
    "spans that run backwards, or are no pair of whole numbers, are refused",
    arguments: ["[2,1]", "[-1,1]", "[1]", "[1,2,3]", "[1.5,2]", "null", "[\"1\",2]"])
  func spans(_ span: String) throws {
    let whole = RoundTripTests.line { Samples.reading.write(to: &$0) }
    let broken = whole.replacing(#""mentions":[{"span":[0,2]"#, with: #""mentions":[{"span":\#(span)"#)
    #expect(broken != whole)
    let error = try #require(throws: RecordFault.self) { try ArticleReading(JSONValue(parsing: broken)) }
    #expect(error.member == "span")
  }

  @Test("an entry of an unknown type is refused")
  func unknownType() throws {
    let whole = RoundTripTests.line { Samples.entry.write(to: &$0) }
    let broken = whole.replacing("\"CONSULT\"", with: "\"PARLEY\"")
    let error = try #require(throws: RecordFault.self) { try Entry(JSONValue(parsing: broken)) }
    #expect(error.member == "type")
  }
}
