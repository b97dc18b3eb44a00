import Lexicon
import Record
import Testing

@Suite("One encounter, one entry")
struct OneEntryTests {
  /// Four outlets on the talks of Guilin, in both scripts.
  static func guilin() throws -> [ArticleReading] {
    [
      try Shared.read(
        "a1", "國務委員兼外長王毅，今日在廣西桂林與俄羅斯外長拉夫羅夫會談。", outlet: "rthk", published: "2021-03-22T23:00:00+08:00"),
      try Shared.read(
        "b2", "中国外长王毅昨天（22日）在桂林同到访的俄罗斯外长拉夫罗夫举行会谈。", outlet: "zaobao", published: "2021-03-23T09:00:00+08:00"),
      try Shared.read(
        "c3", "（中央社台北23日電）中國外交部長王毅與俄國外交部長拉夫羅夫22日在桂林會晤。", outlet: "cna",
        published: "2021-03-23T10:00:00+08:00"),
      try Shared.read(
        "d4", "俄罗斯外长拉夫罗夫(Sergei Lavrov)周一与王毅会晤。", outlet: "rfi", published: "2021-03-23T02:00:00+01:00",
        title: "中俄外长会晤"),
    ]
  }

  @Test("four outlets on one meeting in both scripts are one entry with four accounts")
  func outlets() throws {
    let entries = try Shared.entries(Self.guilin())
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(entry.accounts.map(\.article) == ["a1", "b2", "d4", "c3"])
    #expect(entry.independentAccounts == 4)
    #expect(entry.when == DateInterval(day: try #require(CivilDate("2021-03-22"))))
    #expect(entry.place == .guilin)
    #expect(entry.status == .held && entry.disagreements.isEmpty)
    #expect(entry.participants.map(\.entity) == ["wang-yi", "lavrov"])
  }

  @Test("names are the lexicon's, offices those held that day")
  func participants() throws {
    let office = { (day: String) in
      let party = Party(text: "秦剛", entity: "qin-gang", actor: "CHN", kind: .person)
      let reading = Shared.made("a1", published: day + "T20:00:00+08:00", .encounter(.meeting, [party, .lavrov], day))
      return try Shared.entries([reading]).first?.participants.first
    }
    #expect(
      try office("2022-05-01") == Entry.Participant(name: "秦刚", entity: "qin-gang", actor: "CHN", office: "ambassador"))
    #expect(try office("2023-02-01")?.office == "foreign-minister")
  }

  @Test("someone whom no table holds keeps the form that most accounts use")
  func unknown() throws {
    var other = Party.tonga
    other.text = "卡圖阿尼"
    let readings = [Party.tonga, .tonga, other].enumerated().map { index, party in
      Shared.made(
        "a\(index)", published: "2021-03-22T20:00:00+08:00", .encounter(.meeting, [.wangYi, party], "2021-03-22"))
    }
    let entries = try Shared.entries(Array(readings.prefix(2)))
    #expect(entries.count == 1)
    #expect(entries.first?.participants.last?.name == "卡图阿尼")
    #expect(entries.first?.participants.last?.office == "foreign-minister")
  }

  @Test("an undated mention joins the dated entry")
  func undated() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-22T20:00:00+08:00", .encounter(.talks, [.wangYi, .lavrov], "2021-03-22")),
      Shared.made("b2", published: "2021-03-25T20:00:00+08:00", .encounter(.meeting)),
    ])
    #expect(entries.map { $0.accounts.map(\.article) } == [["a1", "b2"]])
  }

  @Test("sides told without their people join the entry that names them")
  func sidesOnly() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-22T20:00:00+08:00", .encounter(.talks, [.wangYi, .lavrov], "2021-03-22")),
      Shared.made("b2", published: "2021-03-22T21:00:00+08:00", .encounter(.talks, [.china, .russia], "2021-03-22")),
    ])
    #expect(entries.count == 1)
    #expect(entries.first?.participants.map(\.name) == ["王毅", "拉夫罗夫"])
  }

  @Test("what no account dates stands at the day of its first account, and says so")
  func published() throws {
    let entries = try Shared.entries([
      Shared.made("b2", published: "2021-03-26T20:00:00+08:00", .encounter()),
      Shared.made("a1", published: "2021-03-25T20:00:00+08:00", .encounter()),
    ])
    #expect(entries.map(\.when.precision) == [.published])
    #expect(entries.first?.when.start == CivilDate("2021-03-25"))
  }

  @Test("an article tells of an encounter once, however often")
  func twice() throws {
    let event = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")
    let entry = try #require(
      try Shared.entries([Shared.made("a1", published: "2021-03-22T20:00:00+08:00", event, event)]).first)
    #expect(entry.accounts.count == 1)
  }

  @Test("nothing comes of nothing")
  func nothing() throws {
    #expect(try Shared.entries([]).isEmpty)
    #expect(try Shared.entries([Shared.made("a1", published: "2021-03-22T20:00:00+08:00")]).isEmpty)
  }
}

@Suite("Two encounters, two entries")
struct ApartTests {
  static let pairs: [(what: String, first: Event, second: Event)] = [
    (
      "other people of the same states", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"),
      .encounter(.meeting, [.liKeqiang, .putin], "2021-03-22")
    ),
    (
      "a call and a meeting", .encounter(.call, [.wangYi, .lavrov], "2021-03-22"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")
    ),
    (
      "a visit and a meeting", .encounter(.visit, [.lavrov, .china], "2021-03-22"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")
    ),
    (
      "a week between", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-15"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")
    ),
    (
      "another state", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"),
      .encounter(.meeting, [.wangYi, .tonga], "2021-03-22")
    ),
    (
      "a third side", .encounter(.conference, [.china, .russia, Party(text: "美方", actor: "USA")], "2021-03-22"),
      .encounter(.meeting, [.china, .russia], "2021-03-22")
    ),
  ]

  @Test("encounters that differ stay apart", arguments: pairs.indices)
  func apart(_ index: Int) throws {
    let (what, first, second) = Self.pairs[index]
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-22T20:00:00+08:00", first),
      Shared.made("b2", published: "2021-03-22T21:00:00+08:00", second),
    ])
    #expect(entries.count == 2, "\(what)")
    #expect(Set(entries.map(\.id)).count == 2, "\(what)")
  }

  @Test("entries stand in the order of time")
  func order() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-29T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-29")),
      Shared.made(
        "b2", published: "2021-03-15T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-15")),
      Shared.made(
        "c3", published: "2021-03-22T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")),
    ])
    #expect(entries.compactMap { $0.when.start?.description } == ["2021-03-15", "2021-03-22", "2021-03-29"])
  }
}

@Suite("Announced, cancelled, denied")
struct StatusTests {
  let announcement = Shared.made(
    "a1", published: "2021-03-18T20:00:00+08:00",
    .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", status: .planned))

  @Test("an announcement stands under the entry of what was held, and not among its accounts")
  func announced() throws {
    let entries = try Shared.entries([
      announcement,
      Shared.made(
        "b2", published: "2021-03-22T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")),
    ])
    #expect(entries.count == 1)
    #expect(entries.first?.status == .held)
    #expect(entries.first?.accounts.map(\.article) == ["b2"])
    #expect(entries.first?.announced.map(\.article) == ["a1"])
  }

  @Test("an announcement without a day finds what was held within a month")
  func undated() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: "2021-03-08T20:00:00+08:00", .encounter(status: .planned)),
      Shared.made(
        "b2", published: "2021-03-22T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")),
    ])
    #expect(entries.map { $0.announced.map(\.article) } == [["a1"]])
  }

  @Test("an announcement of what was not held is a planned entry")
  func planned() throws {
    let entries = try Shared.entries([announcement])
    #expect(entries.map(\.status) == [.planned])
    #expect(entries.first?.accounts.map(\.article) == ["a1"])
    #expect(entries.first?.announced.isEmpty == true)
  }

  @Test("what is cancelled after it was announced is one cancelled entry")
  func cancelled() throws {
    let entries = try Shared.entries([
      announcement,
      Shared.made(
        "b2", published: "2021-03-20T20:00:00+08:00",
        .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", status: .cancelled)),
    ])
    #expect(entries.map(\.status) == [.cancelled])
    #expect(entries.first?.accounts.count == 2)
  }

  @Test("a denial alone is a denied entry and no encounter")
  func denied() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-22T20:00:00+08:00",
        .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", status: .denied))
    ])
    #expect(entries.map(\.status) == [.denied])
  }

  @Test("planned and cancelled in words come to the same")
  func words() throws {
    let entries = try Shared.entries([
      try Shared.read("a1", "日本首相菅义伟将于下月底访问印度。", published: "2021-03-18T20:00:00+08:00"),
      try Shared.read("b2", "日本首相菅義偉取消下月底訪問印度的計劃。", outlet: "cna", published: "2021-03-20T20:00:00+08:00"),
    ])
    #expect(entries.map(\.status) == [.cancelled])
  }
}

@Suite("Where accounts disagree")
struct DisagreementTests {
  private func entry(_ events: Event...) throws -> Entry {
    let readings = events.enumerated().map { index, event in
      Shared.made("a\(index)", published: "2021-03-23T1\(index):00:00+08:00", event)
    }
    let entries = try Shared.entries(readings)
    #expect(entries.count == 1)
    return try #require(entries.first)
  }

  @Test("two cities are kept, each with its articles, the better supported first")
  func cities() throws {
    let entry = try entry(
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .guilin),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .xiamen),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .guilin))
    #expect(entry.place == .guilin)
    #expect(
      entry.disagreements == [
        Entry.Disagreement(
          field: "place",
          values: [
            Entry.Disagreement.Value(value: "桂林", articles: ["a0", "a2"]),
            Entry.Disagreement.Value(value: "厦门", articles: ["a1"]),
          ])
      ])
  }

  @Test("two days are kept, each with its articles")
  func days() throws {
    let entry = try entry(
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"), .encounter(.meeting, [.wangYi, .lavrov], "2021-03-23"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"))
    #expect(entry.when.start == CivilDate("2021-03-22"))
    #expect(entry.disagreements.map(\.field) == ["date"])
    #expect(entry.disagreements.first?.values.map(\.value) == ["2021-03-22", "2021-03-23"])
    #expect(entry.disagreements.first?.values.map(\.articles) == [["a0", "a2"], ["a1"]])
  }

  @Test("a venue within its city is no disagreement")
  func venue() throws {
    let entry = try entry(
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .hall),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .beijing))
    #expect(entry.disagreements.isEmpty)
  }

  @Test("the days of the journey on which two met are less exact than the day, and bear it out")
  func journey() throws {
    let entry = try entry(
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-20", "2021-03-23"),
      .encounter(.meeting, [.wangYi, .lavrov], "2021-03-20", "2021-03-23"))
    #expect(entry.when == DateInterval(day: try #require(CivilDate("2021-03-22"))))
  }

  @Test("another day of a meeting contradicts, however many tell it, unless somebody tells that it went on")
  func anotherDay() throws {
    let first = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-21")
    let second = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")
    let apart = try entry(first, first, first, second, second)
    #expect(apart.when == DateInterval(day: try #require(CivilDate("2021-03-21"))))
    #expect(apart.disagreements.first { $0.field == "date" }?.values.map(\.value) == ["2021-03-21", "2021-03-22"])
    let both = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-21", "2021-03-22")
    let long = try entry(first, first, first, second, second, both)
    #expect(long.when.end == CivilDate("2021-03-22"))
    #expect(long.disagreements.isEmpty)
  }

  @Test("another country than that of the city contradicts")
  func countries() throws {
    let entry = try entry(
      .encounter(.meeting, [.wangYi, .zarif], "2021-03-22", place: .tehran),
      .encounter(.meeting, [.wangYi, .zarif], "2021-03-22", place: .iran),
      .encounter(.meeting, [.wangYi, .zarif], "2021-03-22", place: .oman))
    #expect(entry.disagreements.first { $0.field == "place" }?.values.map(\.value) == ["德黑兰", "阿曼"])
  }

  @Test("what an announcement gave otherwise contradicts")
  func announcement() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: "2021-03-20T20:00:00+08:00",
        .encounter(.meeting, [.wangYi, .lavrov], "2021-03-23", status: .planned, place: .xiamen)),
      Shared.made(
        "a2", published: "2021-03-22T20:00:00+08:00",
        .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .guilin)),
    ])
    #expect(entries.count == 1)
    #expect(entries.first?.disagreements.map(\.field) == ["date", "place"])
  }

  @Test("a country around its city, and a day within an interval, are only less exact")
  func precision() throws {
    let entry = try entry(
      .encounter(.talks, [.wangYi, .lavrov], "2021-03-22", "2021-03-23", place: .china),
      .encounter(.talks, [.wangYi, .lavrov], "2021-03-22", place: .guilin))
    #expect(entry.disagreements.isEmpty)
    #expect(entry.place == .guilin)
  }
}

@Suite("The same record, whatever the order")
struct OrderTests {
  /// A month of invented encounters, told by several outlets, announced, cancelled and misdated.
  static func month() throws -> [ArticleReading] {
    var readings = try OneEntryTests.guilin()
    let people: [[Party]] = [
      [.wangYi, .lavrov], [.liKeqiang, .putin], [.china, .russia], [.wangYi, .tonga], [.putin, .china],
    ]
    let modes: [Event.Mode] = [.meeting, .talks, .call, .visit, .conference, .summons]
    for number in 0..<60 {
      let day = 1 + number * 7 % 28
      let date = "2021-03-" + (day < 10 ? "0" : "") + "\(day)"
      let status: Event.Status = [.held, .held, .planned, .held, .cancelled, .denied][number % 6]
      readings.append(
        Shared.made(
          "e\(number)", published: date + "T12:00:00+08:00", title: "标题\(number / 3)",
          .encounter(
            modes[number % 6], people[number % 5], number % 4 == 3 ? nil : date, status: status,
            place: [nil, .guilin, .beijing, .hall, .china][number % 5]),
          .encounter(modes[number / 2 % 6], people[(number + 1) % 5], date)))
    }
    return readings
  }

  @Test("twenty orders of the same readings give the same bytes", arguments: 1...20)
  func shuffled(_ seed: UInt64) throws {
    let readings = try Self.month()
    var shuffler = Shuffler(state: seed)
    #expect(
      try Shared.json(Shared.entries(readings)) == Shared.json(Shared.entries(readings.shuffled(using: &shuffler))))
  }

  @Test("no two entries share an id")
  func ids() throws {
    let ids = try Shared.entries(Self.month()).map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test("an entry keeps its id when accounts are added")
  func stable() throws {
    let readings = try OneEntryTests.guilin()
    let ids = try (1...readings.count).map { try Shared.entries(Array(readings.prefix($0))).map(\.id) }
    #expect(Set(ids).count == 1)
    #expect(ids.first?.first?.hasPrefix("2021-03-22-consult-chn-rus-") == true)
  }

  static let fuller: [(what: String, first: Event, later: [Event])] = [
    (
      "the later accounts call the meeting talks", .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22"),
      [.encounter(.talks, [.wangYi, .lavrov], "2021-03-22"), .encounter(.talks, [.wangYi, .lavrov], "2021-03-22")]
    ),
    (
      "the later account names the people", .encounter(.talks, [.china, .russia], "2021-03-22"),
      [.encounter(.talks, [.wangYi, .lavrov], "2021-03-22")]
    ),
    (
      "the later account tells the day", .encounter(.meeting, [.wangYi, .lavrov], headline: true),
      [.encounter(.meeting, [.wangYi, .lavrov], "2021-03-22")]
    ),
  ]

  @Test("an entry keeps its id though later accounts tell more", arguments: fuller.indices)
  func growing(_ index: Int) throws {
    let (what, first, later) = Self.fuller[index]
    let one = Shared.made("a0", published: "2021-03-23T10:00:00+08:00", first)
    let more = later.enumerated().map { number, event in
      Shared.made("b\(number)", published: "2021-03-23T1\(number + 1):00:00+08:00", event)
    }
    let before = try Shared.entries([one]).map(\.id)
    let after = try Shared.entries([one] + more).map(\.id)
    #expect(after.count == 1)
    #expect(before == after, "\(what)")
  }

  @Test("the JSON of an entry is read back whole")
  func roundTrip() throws {
    for entry in try Shared.entries(Self.month()) {
      let json = Shared.json([entry])
      #expect(try Entry(JSONValue(parsing: json)) == entry)
    }
  }
}
