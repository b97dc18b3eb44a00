import BuiltInLexicon
import Lexicon
import Reading
import Record
import Testing

@Suite("Spans of the sample articles")
struct SpanTests {
  /// Every fact's span in an article that is not a stretch of its words.
  private func faults(_ reading: ArticleReading) -> [String] {
    let text = Array(reading.article.text.unicodeScalars)
    let title = Array(reading.article.title.unicodeScalars)
    var faults: [String] = []
    func check(_ label: String, _ span: TextSpan, _ zone: TextSpan.Zone = .text, is words: String? = nil) {
      let scalars = zone == .text ? text : title
      guard span.start >= 0, span.start < span.end, span.end <= scalars.count else {
        faults.append("\(label) \(span.start)–\(span.end) is no stretch of \(scalars.count) scalars")
        return
      }
      let slice = String(String.UnicodeScalarView(scalars[span.range]))
      if let words, slice != words { faults.append("\(label) “\(words)” stands on “\(slice)”") }
    }
    for mention in reading.mentions { check("mention", mention.span, mention.zone, is: mention.text) }
    for date in reading.dates { check("date", date.span, date.zone) }
    for event in reading.events {
      check("cue", event.cue.span, event.zone, is: event.cue.text)
      if event.evidence.isEmpty { faults.append("an event without evidence") }
      for span in event.evidence { check("evidence", span, event.zone) }
      for party in event.parties {
        if party.text.isEmpty { faults.append("a party without words") }
        if let span = party.span { check("party", span, event.zone) }
      }
      if !event.evidence.contains(where: { $0.start <= event.cue.span.start && event.cue.span.end <= $0.end }) {
        faults.append("the cue “\(event.cue.text)” lies outside the evidence")
      }
    }
    for statement in reading.statements {
      if let cue = statement.cue { check("statement's cue", cue.span, is: cue.text) }
      for span in statement.content { check("content", span) }
    }
    for issue in reading.issues {
      if issue.spans.isEmpty { faults.append("\(issue.entity) without words") }
      for span in issue.spans { check("issue", span, issue.zone) }
    }
    for relay in reading.article.relayedFrom { check("relay", relay.span, is: relay.name) }
    if let dateline = reading.article.dateline { check("dateline", dateline.span) }
    return faults
  }

  @Test("every fact stands on words of its article")
  func samples() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    let articles = try Shared.samples()
    #expect(articles.count == 19)
    for article in articles {
      let faults = faults(reader.read(article))
      #expect(faults == [], "\(article.source.path)")
    }
  }

  @Test("mentions stand in order and do not overlap")
  func order() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    for article in try Shared.samples() {
      let reading = reader.read(article)
      for zone in [TextSpan.Zone.text, .title] {
        let spans = reading.mentions.filter { $0.zone == zone }.map(\.span)
        #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(article.title)")
      }
    }
  }

  @Test("spans count scalars where characters take several")
  func combining() throws {
    let text = "👩‍👩‍👧王毅22日会见e\u{301}拉夫罗夫。𠀀王毅23日会见韩国外长郑义溶。"
    let reading = try Shared.read(text)
    #expect(faults(reading) == [])
    #expect(reading.mentions.first?.text == "王毅")
  }

  @Test("a reading keeps its article's words as they came")
  func unchanged() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    for article in try Shared.samples() {
      let reading = reader.read(article)
      #expect(reading.article.text == article.text && reading.article.title == article.title)
    }
  }

  @Test("the JSON of a reading is read back whole")
  func roundTrip() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    for article in try Shared.samples() {
      let reading = reader.read(article)
      let back = try ArticleReading(JSONValue(parsing: Shared.json(reading)))
      #expect(back == reading, "\(article.title)")
    }
  }
}

@Suite("The same article, the same reading")
struct DeterminismTests {
  @Test("a reader gives the same bytes again, a fresh one too, in any order")
  func bytes() throws {
    let lexicon = try Shared.lexicon()
    let articles = try Shared.samples()
    var reader = Reader(lexicon: lexicon)
    let first = articles.map { Shared.json(reader.read($0)) }
    let again = articles.map { Shared.json(reader.read($0)) }
    let reversed = Array(articles.reversed().map { Shared.json(reader.read($0)) }.reversed())
    let fresh = articles.map { article in
      var reader = Reader(lexicon: lexicon)
      return Shared.json(reader.read(article))
    }
    #expect(first == again)
    #expect(first == reversed)
    #expect(first == fresh)
  }

  @Test("another loading of the lexicon gives the same bytes")
  func reloaded() throws {
    let text = "國務委員兼外長王毅22日在廣西桂林與俄羅斯外長拉夫羅夫會談，雙方就伊朗核問題交換意見。"
    var reader = Reader(lexicon: try Shared.lexicon())
    let once = Shared.json(reader.read(Shared.article(text)))
    let other = try LoadedLexicon(image: EmbeddedLexicon.image())
    var fresh = Reader(lexicon: other)
    #expect(Shared.json(fresh.read(Shared.article(text))) == once)
  }

  @Test("what one article tells does not reach the next")
  func noMemory() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    let surname = Shared.article("茂木23日会见了韩国外长郑义溶。")
    let before = Shared.json(reader.read(surname))
    _ = reader.read(Shared.article("日本外相茂木敏充22日与布林肯通电话。"))
    #expect(Shared.json(reader.read(surname)) == before)
  }
}
