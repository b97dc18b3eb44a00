import Record
import Testing

@testable import Collation

@Suite("What belongs together without being one")
struct OccasionTests {
  static let visit = Event.encounter(.visit, [.wangYi, .iran], "2021-03-26", place: .iran, headline: true)
  static let talks = Event.encounter(.talks, [.wangYi, .zarif], "2021-03-27", place: .tehran, headline: true)
  static let audience = Event.encounter(.meeting, [.wangYi, .rouhani], "2021-03-27", place: .tehran)

  private func entries(_ events: Event...) throws -> [Entry] {
    try Shared.entries(
      events.enumerated().map { number, event in
        Shared.made("a\(number)", published: "2021-03-28T1\(number):00:00+08:00", event)
      })
  }

  @Test("a visit and the encounters during it are related entries, each with the other's id")
  func visit() throws {
    let entries = try entries(Self.visit, Self.talks, Self.audience)
    #expect(entries.count == 3)
    let visit = try #require(entries.first { $0.mode == .visit })
    let others = entries.filter { $0.mode != .visit }
    #expect(Set(visit.related) == Set(others.map { Entry.Related(entry: $0.id, relation: .during) }))
    for other in others { #expect(other.related == [Entry.Related(entry: visit.id, relation: .visit)]) }
  }

  @Test("a visit lasts at least as long as what took place during it")
  func days() throws {
    let visit = try #require(try entries(Self.visit, Self.talks, Self.audience).first { $0.mode == .visit })
    #expect(visit.when.start?.description == "2021-03-26")
    #expect(visit.when.end?.description == "2021-03-27")
  }

  @Test("the days of a tour of several countries are not those of each visit")
  func tour() throws {
    let iran = Event.encounter(.visit, [.wangYi, .iran], "2021-03-24", "2021-03-30", place: .iran)
    let oman = Event.encounter(
      .visit, [.wangYi, Party(text: "阿曼", actor: "OMN", kind: .side)], "2021-03-24", "2021-03-30", place: .oman)
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-30T20:00:00+08:00", iran, oman),
      Shared.made("b2", published: "2021-03-27T20:00:00+08:00", Self.talks),
      Shared.made("c3", published: "2021-03-27T21:00:00+08:00", Self.audience),
    ])
    let visits = entries.filter { $0.mode == .visit }
    #expect(visits.count == 2)
    let toIran = try #require(visits.first { $0.place?.country == "IRN" })
    #expect(toIran.when == DateInterval(day: try #require(CivilDate("2021-03-27"))))
    let toOman = try #require(visits.first { $0.place?.country == "OMN" })
    #expect(toOman.when.precision == .week)
  }

  @Test("the days that an article gives to a journey and to a meeting on it are the journey's")
  func journeyAndMeeting() throws {
    let visit = Event.encounter(.visit, [.wangYi, .iran], "2021-03-24", "2021-03-27", place: .iran)
    let told = Event.encounter(.meeting, [.wangYi, .zarif], "2021-03-24", "2021-03-27", place: .tehran)
    let dated = Event.encounter(.meeting, [.wangYi, .zarif], "2021-03-26", place: .tehran)
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-28T20:00:00+08:00", visit, told),
      Shared.made("a2", published: "2021-03-28T21:00:00+08:00", visit, told),
      Shared.made("a3", published: "2021-03-26T21:00:00+08:00", dated),
    ])
    #expect(entries.first { $0.mode == .meeting }?.when == DateInterval(day: try #require(CivilDate("2021-03-26"))))
  }

  @Test(
    "who tells of a minister's visit alone tells of the talks with the colleague, where nothing else is known of it")
  func throughTheVisit() throws {
    let visit = Event.encounter(.visit, [.lavrov, .china], "2021-03-22", place: .beijing, headline: true)
    let talks = Event.encounter(.talks, [.wangYi, .lavrov], "2021-03-22", place: .guilin, headline: true)
    let entries = try entries(visit, talks)
    let meeting = try #require(entries.first { $0.mode == .talks })
    #expect(meeting.accounts.map(\.article) == ["a0", "a1"])
    #expect(meeting.place?.name == "桂林")
    let places = try #require(meeting.disagreements.first { $0.field == "place" })
    #expect(Set(places.values.map(\.value)) == ["桂林", "北京"])
  }

  @Test("who tells of others whom the guest met does not tell of the talks by telling of the visit")
  func toldWithOthers() throws {
    let visit = Event.encounter(.visit, [.lavrov, .china], "2021-03-22", place: .beijing, headline: true)
    let other = Event.encounter(.meeting, [.lavrov, .zarif], "2021-03-22", place: .beijing)
    let talks = Event.encounter(.talks, [.wangYi, .lavrov], "2021-03-22", place: .guilin, headline: true)
    let entries = try Shared.entries([
      Shared.made("a0", published: "2021-03-22T20:00:00+08:00", visit, other),
      Shared.made("a1", published: "2021-03-22T21:00:00+08:00", talks),
    ])
    #expect(entries.first { $0.mode == .talks }?.accounts.map(\.article) == ["a1"])
  }

  @Test("a visit with two known encounters is told as itself alone")
  func notThroughTheVisit() throws {
    let entries = try entries(Self.visit, Self.talks, Self.audience)
    #expect(entries.map(\.accounts.count) == [1, 1, 1])
  }

  @Test("facing the press after talks is beside them, and another entry")
  func press() throws {
    let press = Event.encounter(.meeting, [.wangYi, .zarif], "2021-03-27", place: .tehran, cue: "共同记者会")
    let entries = try entries(Self.talks, press)
    #expect(entries.count == 2)
    #expect(entries.allSatisfy { $0.related.map(\.relation) == [.beside] })
  }

  @Test("a conference and a meeting in its margins are related")
  func conference() throws {
    let conference = Event.encounter(
      .conference, [.wangYi, .zarif, .lavrov], "2021-03-26", "2021-03-28", place: .tehran, headline: true)
    let margins = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-27", place: .tehran)
    let entries = try entries(conference, margins)
    #expect(entries.count == 2)
    #expect(Set(entries.flatMap { $0.related.map(\.relation) }) == [.visit, .during])
  }

  @Test("an agreement of both sides is the outcome of their talks; one of a week later is not")
  func outcome() throws {
    let signed = Event.deed(.agree, [.china, .iran], [], "2021-03-27", cue: "签署")
    let later = Event.deed(.agree, [.china, .iran], [], "2021-04-05", cue: "商定")
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-28T20:00:00+08:00", Self.talks),
      Shared.made("b2", published: "2021-03-28T21:00:00+08:00", signed),
      Shared.made("c3", published: "2021-04-06T21:00:00+08:00", later),
    ])
    let talks = try #require(entries.first { $0.kind == .consult })
    let agreements = entries.filter { $0.kind == .agree }
    #expect(agreements.count == 2)
    #expect(talks.related == [Entry.Related(entry: agreements[0].id, relation: .outcome)])
    #expect(agreements[0].related == [Entry.Related(entry: talks.id, relation: .occasion)])
    #expect(agreements[1].related.isEmpty)
  }
}

@Suite("Deeds make entries, too")
struct DeedTests {
  static let european = Party(text: "欧盟", actor: "EU", kind: .body)

  private func entries(_ events: (String, Event)...) throws -> [Entry] {
    try Shared.entries(
      events.enumerated().map { number, event in
        Shared.made("a\(number)", published: "\(event.0)T1\(number):00:00+08:00", event.1)
      })
  }

  @Test("one sanction told by two outlets, once with its day, is one entry of its type")
  func sanction() throws {
    let entries = try entries(
      ("2021-03-22", .deed(.sanction, [Self.european], [.china], "2021-03-22", cue: "制裁")),
      ("2021-03-24", .deed(.sanction, [Self.european], [.china], cue: "实施制裁")))
    #expect(entries.map(\.kind) == [.sanction])
    #expect(entries.map(\.accounts.count) == [2])
    #expect(entries.first?.mode == nil)
    #expect(entries.first?.id.hasPrefix("2021-03-22-sanction-chn-eu-") == true)
  }

  static let different: [(what: String, second: (String, Event))] = [
    ("the other direction", ("2021-03-22", .deed(.sanction, [.china], [european], "2021-03-22", cue: "制裁"))),
    ("another target", ("2021-03-22", .deed(.sanction, [european], [.russia], "2021-03-22", cue: "制裁"))),
    ("another type", ("2021-03-22", .deed(.protest, [european], [.china], "2021-03-22", cue: "抗议"))),
    ("a week later", ("2021-03-29", .deed(.sanction, [european], [.china], "2021-03-29", cue: "制裁"))),
  ]

  @Test("deeds that differ stay apart", arguments: different.indices)
  func apart(_ index: Int) throws {
    let (what, second) = Self.different[index]
    let entries = try entries(
      ("2021-03-22", .deed(.sanction, [Self.european], [.china], "2021-03-22", cue: "制裁")), second)
    #expect(entries.count == 2, "\(what)")
  }

  @Test("what is only said makes no entry", arguments: [Event.Kind.accuse, .request, .reject, .support, .threaten])
  func said(_ kind: Event.Kind) throws {
    #expect(try entries(("2021-03-22", .deed(kind, [.china], [.america], "2021-03-22", cue: "指责"))).isEmpty)
  }

  @Test("a deed that one article mentions without its day makes none; two articles make one")
  func passing() throws {
    let told = Event.deed(.agree, [.china, .russia], [], cue: "联合声明")
    #expect(try entries(("2021-03-22", told)).isEmpty)
    #expect(try entries(("2021-03-22", told), ("2021-03-23", told)).map(\.when.precision) == [.published])
  }
}

@Suite("What accounts contradict")
struct ContradictionTests {
  private func entry(_ readings: [ArticleReading]) throws -> Entry {
    let entries = try Shared.entries(readings)
    #expect(entries.count == 1)
    return try #require(entries.first)
  }

  private func dated(_ id: String, _ first: String, _ last: String, published: String) -> ArticleReading {
    Shared.made(
      id, published: published + "T20:00:00+08:00",
      .encounter(.talks, [.wangYi, .lavrov], first, last, place: .guilin, headline: true))
  }

  @Test("days that begin before those of the entry contradict them; a day within them does not")
  func interval() throws {
    let entry = try entry([
      dated("a", "2021-03-22", "2021-03-23", published: "2021-03-23"),
      dated("b", "2021-03-22", "2021-03-23", published: "2021-03-23"),
      dated("c", "2021-03-21", "2021-03-22", published: "2021-03-24"),
      dated("d", "2021-03-23", "2021-03-23", published: "2021-03-23"),
    ])
    #expect(entry.disagreements.map(\.field) == ["date"])
    #expect(entry.disagreements.first?.values.map(\.value) == ["2021-03-22/2021-03-23", "2021-03-21/2021-03-22"])
    #expect(entry.disagreements.first?.values.map(\.articles) == [["a", "b", "d"], ["c"]])
  }

  @Test("who looks back and puts the whole on a later day contradicts; who writes on that day does not")
  func retrospect() throws {
    let entry = try entry([
      dated("a", "2021-03-22", "2021-03-23", published: "2021-03-23"),
      dated("b", "2021-03-22", "2021-03-23", published: "2021-03-23"),
      dated("c", "2021-03-23", "2021-03-23", published: "2021-03-31"),
    ])
    #expect(entry.disagreements.first?.values.map(\.value) == ["2021-03-22/2021-03-23", "2021-03-23"])
  }

  @Test("people whom a single one of many accounts puts there are a disagreement, not participants")
  func participants() throws {
    let many = (0..<9).map {
      Shared.made(
        "a\($0)", published: "2021-03-22T1\($0):00:00+08:00",
        .encounter(.talks, [.wangYi, .lavrov], "2021-03-22", place: .guilin))
    }
    let other = Shared.made(
      "b", published: "2021-03-22T21:00:00+08:00",
      .encounter(.talks, [.wangYi, .lavrov, .putin], "2021-03-22", place: .guilin))
    let entry = try entry(many + [other])
    #expect(entry.participants.map(\.name) == ["王毅", "拉夫罗夫"])
    #expect(entry.disagreements.map(\.field) == ["participants"])
    #expect(entry.disagreements.first?.values.last?.articles == ["b"])
  }

  @Test("how many rounds there were")
  func rounds() throws {
    let texts = [
      "中国外交部长王毅22日在桂林同俄罗斯外长拉夫罗夫举行了三场会谈。", "俄羅斯外長拉夫羅夫22日在桂林與中國外長王毅舉行了兩輪會談。",
    ]
    let entry = try entry(
      texts.enumerated().map {
        try Shared.read("a\($0)", $1, published: "2021-03-2\(2 + $0)T20:00:00+08:00")
      })
    #expect(entry.disagreements.map(\.field) == ["meetings"])
    #expect(Set(entry.disagreements.first?.values.map(\.value) ?? []) == ["2", "3"])
  }

  @Test("that it was held at all, where an account afterwards denies it")
  func denied() throws {
    let entry = try entry([
      dated("a", "2021-03-22", "2021-03-22", published: "2021-03-22"),
      Shared.made(
        "b", published: "2021-03-23T20:00:00+08:00",
        .encounter(.talks, [.wangYi, .lavrov], "2021-03-22", status: .denied, place: .guilin, headline: true)),
    ])
    #expect(entry.disagreements.map(\.field) == ["status"])
    #expect(entry.accounts.map(\.article) == ["a"])
  }
}

@Suite("Nearness to the source")
struct SourceNearnessTests {
  static let articles: [(what: String, outlet: String, credits: [String?], points: Int)] = [
    ("a ministry's own site", "mfa", [], 2), ("a side's outlet relays a ministry", "zaobao", ["mid-ru-site"], 2),
    ("others relay it", "rfi", ["reuters", "mfa"], 1), ("others report for themselves", "rfi", [], 0),
    ("others relay an agency", "rfi", ["reuters"], 0), ("others relay whom no table knows", "rfi", [nil], 0),
    ("a network is no government, whatever its host", "abc-us", [], 0),
  ]

  @Test("a ministry's own text before a relay, a relay before a report of one's own", arguments: articles.indices)
  func points(_ index: Int) throws {
    let (what, outlet, credits, points) = Self.articles[index]
    var article = Shared.article("a", outlet: outlet, published: "2021-03-22T20:00:00+08:00")
    article.relayedFrom = credits.map { Article.Relay(name: "外交部", outlet: $0, span: TextSpan(0, 1)) }
    let nearness = SourceNearness(lexicon: try Shared.lexicon(), sides: ["SGP", "RUS"])
    #expect(nearness.points(article) == points, "\(what)")
  }
}

@Suite("Held, by most")
struct HeldTests {
  @Test("what more accounts deny than tell is denied; what as many tell is held")
  func most() throws {
    func readings(denials: Int) -> [ArticleReading] {
      let visit = Event.encounter(.visit, [.wangYi, .iran], "2021-03-26", place: .iran, headline: true)
      var denial = visit
      denial.status = .denied
      return [Shared.made("a", published: "2021-03-25T20:00:00+08:00", visit)]
        + (0..<denials).map { Shared.made("d\($0)", published: "2021-03-27T1\($0):00:00+08:00", denial) }
    }
    #expect(try Shared.entries(readings(denials: 1)).map(\.status) == [.held])
    #expect(try Shared.entries(readings(denials: 2)).map(\.status) == [.denied])
  }
}

@Suite("Counting rounds")
struct MeetingCountTests {
  static let texts: [(text: String, counts: [Int])] = [
    ("双方举行了三场会谈", [3]), ("兩輪閉門會談後", [2]), ("共舉行3場會談", [3]), ("举行第三轮会谈", []), ("首轮会谈", []),
    ("举行一次会晤", []), ("十三场会议", []), ("三场比赛", []), ("两次", []),
  ]

  @Test("numeral, classifier and a noun of meeting; ordinals are no counts", arguments: texts)
  func counts(_ example: (text: String, counts: [Int])) throws {
    let counter = MeetingCount(lexicon: try Shared.lexicon())
    let whole = TextSpan(0, example.text.unicodeScalars.count)
    #expect(counter.counts(in: example.text, spans: [whole]) == example.counts)
  }
}
