import Record
import Testing

@testable import Collation

/// Three sides on either hand.
@Suite("Talks of three")
struct TrilateralTests {
  @Test("with another third side they are another encounter, though two of the three are the same people")
  func twoThirds() throws {
    func talks(_ third: Party) -> Event {
      .encounter(.meeting, [.wangYi, .lavrov, third], "2021-03-22", place: .guilin)
    }
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-22T20:00:00+08:00", talks(.zarif)),
      Shared.made("a2", published: "2021-03-22T21:00:00+08:00", talks(.tonga)),
    ])
    #expect(entries.map(\.accounts.count) == [1, 1])
  }
}

@Suite("A telling joins the encounter it means")
struct JoiningTests {
  /// Wang Yi and Zarif in Tehran on 27 March, told in full.
  static let full = Shared.made(
    "a1", published: "2021-03-27T20:00:00+08:00",
    .encounter(.talks, [.wangYi, .zarif], "2021-03-27", place: .tehran, headline: true))

  static let vague: [(what: String, published: String, event: Event)] = [
    ("the office tells who holds it", "2021-03-28", .encounter(.meeting, [.wangYi, .iranianMinister])),
    ("the sides alone, without a day", "2021-03-30", .encounter(.talks, [.china, .iran])),
    ("the week instead of the day", "2021-03-31", .week(.encounter(.meeting, [.wangYi, .iran]), "2021-03-22")),
    ("the country instead of the city", "2021-03-29", .encounter(.meeting, [.wangYi, .zarif], place: .iran)),
    ("a day beside it: zones", "2021-03-28", .encounter(.meeting, [.wangYi, .zarif], "2021-03-28")),
    (
      "another spelling that no table holds", "2021-03-28",
      .encounter(
        .meeting, [.wangYi, Party(text: "查利夫", actor: "IRN", office: "foreign-minister", kind: .person)], "2021-03-27")
    ),
    (
      "five days off, but of the same people in the same city", "2021-04-02",
      .encounter(.talks, [.wangYi, .zarif], "2021-04-01", place: .tehran)
    ),
  ]

  @Test("what a report lacks or varies does not keep it apart", arguments: vague.indices)
  func joins(_ index: Int) throws {
    let (what, published, event) = Self.vague[index]
    let entries = try Shared.entries([
      Self.full, Shared.made("b2", outlet: "cna", published: published + "T12:00:00+08:00", event),
    ])
    #expect(entries.map { $0.accounts.map(\.article) } == [["a1", "b2"]], "\(what)")
  }

  @Test("of two that it may mean, a mention joins the one that many tell of")
  func prominent() throws {
    let many = (0..<6).map {
      Shared.made(
        "m\($0)", published: "2021-03-27T2\($0 % 4):00:00+08:00",
        .encounter(.talks, [.wangYi, .zarif], "2021-03-27", place: .tehran, headline: true))
    }
    let other = Shared.made(
      "o1", published: "2021-03-27T20:00:00+08:00",
      .encounter(.talks, [.wangYi, .rouhani], "2021-03-27", place: .tehran, headline: true))
    let mention = Shared.made("z1", published: "2021-03-29T20:00:00+08:00", .encounter(.talks, [.china, .iran]))
    let entries = try Shared.entries(many + [other, mention])
    #expect(entries.count == 2)
    #expect(entries.first { $0.accounts.count == 7 }?.accounts.last?.article == "z1")
  }

  @Test("a third side that one report of many tells of keeps nobody apart who names two")
  func thirdSide() throws {
    let many = (0..<9).map {
      Shared.made(
        "m\($0)", published: "2021-03-27T2\($0 % 4):00:00+08:00",
        .encounter(.talks, [.wangYi, .zarif], "2021-03-27", place: .tehran, headline: true))
    }
    let misread = Shared.made(
      "n1", published: "2021-03-27T20:30:00+08:00",
      .encounter(.talks, [.wangYi, .zarif, .lavrov], "2021-03-27", place: .tehran, headline: true))
    let bare = (0..<3).map {
      Shared.made(
        "s\($0)", published: "2021-03-28T1\($0):00:00+08:00", .encounter(.talks, [.china, .iran], "2021-03-28"))
    }
    let entries = try Shared.entries(many + [misread] + bare)
    #expect(entries.map(\.accounts.count) == [13])
  }

  @Test("clusters founded apart, since their first reports told too little, are joined")
  func merging() throws {
    // The two that name only the sides agree with each other first: in place and in day.
    let vague = (0..<2).map {
      Shared.made(
        "v\($0)", published: "2021-03-28T1\($0):00:00+08:00",
        .encounter(.meeting, [.china, .iran], "2021-03-27", place: .tehran))
    }
    let entries = try Shared.entries(vague + [Self.full])
    #expect(entries.map(\.accounts.count) == [3])
  }

  @Test("a video summit and a call of the same people that day are one")
  func video() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-22T20:00:00+08:00",
        .encounter(.conference, [.wangYi, .lavrov], "2021-03-22", place: .beijing)),
      Shared.made("b2", published: "2021-03-22T22:00:00+08:00", .encounter(.call, [.wangYi, .lavrov], "2021-03-22")),
    ])
    #expect(entries.map(\.accounts.count) == [2])
  }

  @Test("two encounters that one article tells of stay two, though day, place and one side are the same")
  func sameArticle() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-27T20:00:00+08:00",
        .encounter(.talks, [.wangYi, .zarif], "2021-03-27", place: .tehran, headline: true),
        .encounter(.meeting, [.wangYi, .rouhani], "2021-03-27", place: .tehran))
    ])
    #expect(entries.count == 2)
  }
}

@Suite("What makes an entry")
struct FoundingTests {
  @Test("what one article recalls in passing, without telling when, makes no entry")
  func passing() throws {
    let news = Event.encounter(.talks, [.wangYi, .zarif], "2021-03-27", headline: true)
    let recalled = Event.encounter(.call, [.china, .america])
    let entries = try Shared.entries([Shared.made("a1", published: "2021-03-27T20:00:00+08:00", news, recalled)])
    #expect(entries.map { $0.participants.compactMap(\.actor) } == [["CHN", "IRN"]])
  }

  @Test("what two articles recall makes one, known to be no later than the first of them")
  func twice() throws {
    let entries = try Shared.entries(
      ["27", "28"].map { day in
        Shared.made(
          "a\(day)", published: "2021-03-\(day)T20:00:00+08:00",
          .encounter(.talks, [.wangYi, .zarif], "2021-03-27", headline: true),
          .encounter(.call, [.china, .america]))
      })
    let call = try #require(entries.first { $0.mode == .call })
    #expect(call.accounts.count == 2)
    #expect(call.when.precision == .published)
    #expect(call.when.end?.description == "2021-03-27")
  }

  @Test("a second encounter of the person whom the article is about makes an entry, if it tells no day")
  func samePerson() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-28T20:00:00+08:00",
        .encounter(.meeting, [.wangYi, .zarif], headline: true), .encounter(.meeting, [.wangYi, .rouhani]))
    ])
    #expect(entries.count == 2)
  }
}

@Suite("When it was, by the accounts")
struct DayTests {
  static let nights: [(what: String, published: String, place: Event.Place?, day: String)] = [
    ("after midnight, without a place: the outlet's day before", "2021-03-02T00:22:00+08:00", nil, "2021-03-01"),
    ("in the evening: that day", "2021-03-02T19:00:00+08:00", nil, "2021-03-02"),
    ("in the morning there: the day before", "2021-03-30T12:00:00+08:00", .tehran, "2021-03-29"),
    ("night here, evening there", "2021-03-29T00:24:00+08:00", .tehran, "2021-03-28"),
  ]

  @Test(
    "what no account dates was done on the last working day before its first account, there", arguments: nights.indices)
  func published(_ index: Int) throws {
    let (what, published, place, day) = Self.nights[index]
    let entries = try Shared.entries([
      Shared.made("a1", published: published, .encounter(.meeting, [.wangYi, .zarif], place: place, headline: true))
    ])
    #expect(entries.map { $0.when.start?.description } == [day], "\(what)")
    #expect(entries.map(\.when.precision) == [.published])
  }

  @Test("of two days told as often, undated accounts decide, then the account told first")
  func tie() throws {
    let undated = Shared.made(
      "c3", published: "2021-03-26T03:00:00+03:00",
      .encounter(.talks, [.wangYi, .zarif], place: .tehran, headline: true))
    let said24 = Shared.made(
      "b2", published: "2021-03-26T20:00:00+08:00", .encounter(.talks, [.wangYi, .zarif], "2021-03-24", place: .tehran))
    let said25 = Shared.made(
      "a1", published: "2021-03-26T21:00:00+08:00", .encounter(.talks, [.wangYi, .zarif], "2021-03-25", place: .tehran))
    let entries = try Shared.entries([undated, said24, said25])
    #expect(entries.map { $0.when.start?.description } == ["2021-03-25"])
    #expect(entries.first?.disagreements.map(\.field) == ["date"])
  }

  @Test("days next to each other, each told by enough accounts, are the days of one encounter")
  func twoDays() throws {
    let readings = (0..<6).map { number in
      Shared.made(
        "a\(number)", published: "2021-03-2\(2 + number % 2)T2\(number % 3):00:00+08:00",
        .encounter(.talks, [.wangYi, .lavrov], "2021-03-2\(2 + number % 2)", place: .guilin))
    }
    let entries = try Shared.entries(readings)
    #expect(
      entries.map { "\($0.when.start?.description ?? "")…\($0.when.end?.description ?? "")" } == [
        "2021-03-22…2021-03-23"
      ])
    #expect(entries.first?.disagreements.isEmpty == true)
  }

  @Test("copies of one article do not make a day: one voice is not enough")
  func oneVoice() throws {
    let readings = ["22", "22", "23"].enumerated().map { number, day in
      Shared.made(
        "a\(number)", published: "2021-03-23T2\(number):00:00+08:00",
        .encounter(.talks, [.wangYi, .lavrov], "2021-03-\(day)", place: .guilin))
    }
    let entries = try Shared.entries(readings)
    #expect(entries.map { $0.when.end?.description } == ["2021-03-22"])
  }
}

extension Event {
  /// The same encounter, told to have been in the week of a Monday.
  static func week(_ event: Event, _ monday: String) -> Event {
    var event = event
    if let first = CivilDate(monday) {
      event.when = DateInterval(start: first, end: first + 6, precision: .week)
    }
    return event
  }
}
