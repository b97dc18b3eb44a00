import Record
import Testing

@Suite("Lines that entries are made from")
struct CollationLineTests {
  private func reading() -> ArticleReading {
    let wang = Party(text: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister", span: TextSpan(0, 2))
    return ArticleReading(
      article: Article(
        id: "a1", source: Article.Source(path: "a.md", format: .jekyll), url: "https://example.org/1", title: "王毅会见",
        author: "某人", script: .simplified, categories: ["c"], images: [Article.Image(url: "i")],
        relayedFrom: [Article.Relay(name: "外交部", span: TextSpan(0, 3))], text: "王毅会见外长，王毅说：“好。”"),
      mentions: [Mention(span: TextSpan(0, 2), kind: .person, entity: "wang-yi", text: "王毅")],
      dates: [DateMention(span: TextSpan(0, 1), when: .unknown)],
      events: [
        Event(
          kind: .consult, mode: .meeting, status: .held, actors: [wang],
          cue: Event.Cue(span: TextSpan(2, 4), text: "会见"), evidence: [TextSpan(0, 6)])
      ],
      statements: [
        Statement(
          speakers: [wang], form: .direct, quoted: true, cue: Event.Cue(span: TextSpan(9, 10), text: "说"),
          content: [TextSpan(12, 14)])
      ],
      issues: [IssueMention(entity: "taiwan", spans: [TextSpan(0, 4)], zone: .title)])
  }

  private func line(_ reading: ArticleReading) -> [UInt8] {
    var json = JSONWriter()
    reading.write(to: &json)
    return json.bytes
  }

  @Test("a whole line and a reduced one are read as the same")
  func reduced() throws {
    let whole = reading()
    let reduced = try ArticleReading(forCollation: line(whole))
    #expect(reduced == whole.reducedForCollation)
    #expect(reduced.mentions.isEmpty && reduced.dates.isEmpty == false && reduced.article.images.isEmpty)
    #expect(reduced.events == whole.events && reduced.statements == whole.statements && reduced.issues == whole.issues)
    #expect(reduced.article.text == whole.article.text)
    #expect(try ArticleReading(forCollation: line(reduced)) == reduced)
  }

  @Test("what is left out is checked as JSON all the same, and other schemas are refused")
  func faults() {
    let good = String(decoding: line(reading()), as: UTF8.self)
    for (part, other) in [
      (#""mentions":["#, #""mentions":[}"#), (#""schema":1"#, #""schema":2"#), (#""id":"a1""#, #""id":1"#),
    ] {
      let parts = good.split(separator: part, maxSplits: 1)
      let bad = parts.map(String.init).joined(separator: other)
      #expect(bad != good)
      #expect(throws: (any Error).self) { try ArticleReading(forCollation: Array(bad.utf8)) }
    }
  }

  @Test("a span beyond the words is found, in text and title")
  func straying() {
    #expect(reading().strayingSpan == nil)
    var one = reading()
    one.statements[0].content = [TextSpan(12, 99)]
    #expect(one.strayingSpan == "statements")
    one = reading()
    one.events[0].zone = .title
    #expect(one.strayingSpan == "events")
    one = reading()
    one.issues[0].spans = [TextSpan(0, 5)]
    #expect(one.strayingSpan == "issues")
    one = reading()
    one.article.relayedFrom[0].span = TextSpan(90, 91)
    #expect(one.strayingSpan == "relayed_from")
  }

  @Test("members may be left out at any depth")
  func leftOut() throws {
    let json = try JSONValue(
      parsing: Array(#"{"a":[{"b":"x\n","c":[1,{"b":2}]}],"b":{"d":[]}}"#.utf8), leavingOut: ["b"])
    #expect(json == .object(["a": .list([.object(["c": .list([.number(1), .object([:])])])])]))
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(#"{"b":[1 2]}"#.utf8), leavingOut: ["b"]) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array("{\"b\":\"\u{1}\"}".utf8), leavingOut: ["b"]) }
  }
}
