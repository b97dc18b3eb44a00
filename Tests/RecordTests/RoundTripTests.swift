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

  @Test("every kind of party comes back as it was", arguments: Party.Kind.allCases)
  func kind(_ kind: Party.Kind) throws {
    var reading = Samples.reading
    reading.statements[0].speakers[0].kind = kind
    let line = RoundTripTests.line { reading.write(to: &$0) }
    #expect(line.contains(#""office":"foreign-minister","kind":"\#(kind.rawValue)","span":[2,4]"#))
    #expect(try ArticleReading(JSONValue(parsing: line)) == reading)
  }

  @Test("a line of an earlier release tells neither kinds of parties nor outlets of sources")
  func earlier() throws {
    let line = RoundTripTests.line { Samples.reading.write(to: &$0) }
    let earlier = line.replacing(#""kind":"office","#, with: "").replacing(#""kind":null"#, with: #""other":null"#)
      .replacing(#""outlet":"island-agency","#, with: "")
    #expect(earlier.utf8.count < line.utf8.count)
    let back = try ArticleReading(JSONValue(parsing: earlier))
    #expect((back.events.flatMap(\.parties) + back.statements.flatMap(\.speakers)).allSatisfy { $0.kind == nil })
    #expect(back.article.relayedFrom == [Article.Relay(name: "岛屿社", span: TextSpan(3, 6))])
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
