import Collation
import Record
import Testing

/// How well an entry stands: what founds one, what is only recalled, who did what to whom, and what it weighs.
@Suite("How entries stand")
struct StandingTests {
  static let day = "2021-03-22"
  static let evening = "2021-03-22T20:00:00+08:00"

  @Test("a deed tells who did it and to whom, an agreement has actors only, an encounter neither")
  func roles() throws {
    let entries = try Shared.entries([
      Shared.made(
        "a1", published: Self.evening, .deed(.sanction, [.america], [.russia], Self.day, cue: "制裁"),
        .deed(.agree, [.china], [.iran], Self.day, cue: "签署"), .encounter(.meeting, [.wangYi, .lavrov], Self.day))
    ])
    func roles(_ kind: Event.Kind) -> [String] {
      entries.filter { $0.kind == kind }.flatMap(\.participants).map { "\($0.actor ?? "") \($0.role?.rawValue ?? "-")" }
    }
    #expect(roles(.sanction) == ["USA actor", "RUS recipient"])
    #expect(roles(.agree) == ["CHN actor", "IRN actor"])
    #expect(roles(.consult) == ["CHN -", "RUS -"])
  }

  @Test("the two directions of a deed are two entries")
  func directions() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: Self.evening, .deed(.sanction, [.america], [.russia], Self.day, cue: "制裁")),
      Shared.made("a2", published: Self.evening, .deed(.sanction, [.russia], [.america], Self.day, cue: "制裁")),
    ])
    #expect(entries.count == 2)
    #expect(Set(entries.map { $0.participants.first?.actor }) == ["USA", "RUS"])
  }

  @Test("who suffers a deed and answers it does not do it with whom began")
  func answered() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: Self.evening, .deed(.sanction, [.america], [.russia], Self.day, cue: "制裁")),
      Shared.made("a2", published: Self.evening, .deed(.sanction, [.america, .russia], [], Self.day, cue: "制裁")),
    ])
    #expect(entries.count == 2)
  }

  /// Events that stand in no entry, with the reason.
  static let leftOut: [(event: Event, reason: Unplaced)] = [
    (.deed(.accuse, [.america], [.russia], day, cue: "指责"), .words),
    (.encounter(.conference, [.iran], day), .side),
    (visitAhead(.proposed), .doubt),
    (.encounter(.meeting, [.wangYi, .lavrov]), .passing),
    (.deed(.sanction, [.america], [.russia], cue: "制裁"), .stale),
    (visitAhead(.announced), .alone),
  ]

  private static func visitAhead(_ plan: Event.Plan) -> Event {
    var event = Event.encounter(.visit, [.wangYi, .iran], "2021-03-26", status: .planned)
    event.plan = plan
    return event
  }

  @Test("an event that stands in no entry has its reason, one that stands in one has none", arguments: leftOut.indices)
  func reason(_ number: Int) throws {
    let (event, reason) = Self.leftOut[number]
    let collator = Collator(lexicon: try Shared.lexicon())
    let reading = Shared.made("a1", published: Self.evening, event)
    #expect(collator.unplaced(reading, article: 7, placed: []).map(\.reason) == [reason])
    let isNone = reason == .words || reason == .side
    #expect(collator.unplaced(reading, article: 7, placed: [7 << Collator.eventBits]).isEmpty == !isNone)
  }

  @Test("what too little speaks for makes no entry, until enough articles tell of it")
  func floor() throws {
    let collator = Collator(lexicon: try Shared.wholeLexicon())
    func readings(_ count: Int, _ text: String) throws -> [ArticleReading] {
      try (0..<count).map { try Shared.read("a\($0)", text, outlet: "outlet\($0)", published: Self.evening) }
    }
    let deed = "美国22日宣布制裁俄罗斯。"
    let one = try readings(1, deed)
    #expect(one[0].events.map(\.kind) == [.sanction])
    #expect(collator.entries(of: one).isEmpty)
    #expect(collator.unplaced(one[0], article: 0, placed: []).map(\.reason) == [.alone])
    #expect(collator.entries(of: try readings(16, deed)).map(\.accounts.count) == [16])
    #expect(collator.entries(of: try readings(1, "外交部长王毅22日在桂林会见俄罗斯外长拉夫罗夫。")).count == 1)
  }

  @Test(
    "what the words put in doubt founds no entry",
    arguments: [(Event.Plan.announced, 1), (.expected, 1), (.proposed, 0)])
  func doubts(_ plan: Event.Plan, _ count: Int) throws {
    var event = Event.encounter(.visit, [.wangYi, .iran], "2021-03-26", status: .planned)
    event.plan = plan
    let entries = try Shared.entries([Shared.made("a1", published: Self.evening, event)])
    #expect(entries.count == count)
    #expect(entries.allSatisfy { $0.plan == plan })
  }

  @Test("of a plan that is told several times the surest word counts")
  func surest() throws {
    let readings = [Event.Plan.expected, .announced, .proposed].enumerated().map { number, plan in
      var event = Event.encounter(.visit, [.wangYi, .iran], "2021-03-26", status: .planned)
      event.plan = plan
      return Shared.made("a\(number)", published: Self.evening, event)
    }
    #expect(try Shared.entries(readings).map(\.plan) == [.announced])
  }

  @Test("a denial of some month or year founds no entry, one of a day does")
  func denials() throws {
    var event = Event.encounter(.meeting, [.wangYi, .lavrov], "2021-03-01", "2021-03-31", status: .denied)
    event.when.precision = .month
    #expect(try Shared.entries([Shared.made("a1", published: Self.evening, event)]).isEmpty)
    let dated = Event.encounter(.meeting, [.wangYi, .lavrov], Self.day, status: .denied)
    #expect(try Shared.entries([Shared.made("a1", published: Self.evening, dated)]).map(\.status) == [.denied])
  }

  @Test(
    "history and what is named in passing are recalled",
    arguments: [
      ("2021-03-22", false, false), ("2020-11-20", false, true), ("2020-11-20", true, false),
      ("2021-02-20", false, false),
    ])
  func recalled(_ day: String, _ isHeadline: Bool, _ isRecalled: Bool) throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: Self.evening, .encounter(.meeting, [.wangYi, .lavrov], day, headline: isHeadline))
    ])
    #expect(entries.map(\.recalled) == [isRecalled])
  }

  @Test("one account that tells it as news is enough not to be recalled")
  func news() throws {
    let old = Shared.made(
      "a2", published: "2021-07-22T20:00:00+08:00", .encounter(.meeting, [.wangYi, .lavrov], Self.day))
    let new = Shared.made("a1", published: Self.evening, .encounter(.meeting, [.wangYi, .lavrov], Self.day))
    #expect(try Shared.entries([old]).map(\.recalled) == [true])
    #expect(try Shared.entries([old, new]).map(\.recalled) == [false])
  }

  /// Pairs of which the first weighs more.
  static let heavier: [(reason: String, more: [ArticleReading], less: [ArticleReading])] = [
    (
      "more accounts", [reading("a1"), reading("a2", outlet: "zaobao"), reading("a3", outlet: "bbc")], [reading("a1")]
    ),
    ("a headline", [reading("a1", .encounter(.meeting, [.wangYi, .lavrov], day, headline: true))], [reading("a1")]),
    ("ministers", [reading("a1")], [reading("a1", .encounter(.meeting, [.china, .russia], day))]),
    ("two sides", [reading("a1")], [reading("a1", .encounter(.meeting, [.wangYi, .lavrov, .zarif], day))]),
    ("news", [reading("a1")], [reading("a1", .encounter(.meeting, [.wangYi, .lavrov], "2020-11-20"))]),
    ("held", [reading("a1")], [reading("a1", .encounter(.meeting, [.wangYi, .lavrov], day, status: .planned))]),
    ("a call", [reading("a1", .encounter(.call, [.wangYi, .lavrov], day))], [reading("a1")]),
    (
      "one of a side", [reading("a1")], [reading("a1", .encounter(.meeting, [.wangYi, .liKeqiang, .lavrov], day))]
    ),
  ]

  private static func reading(
    _ id: String, _ event: Event = .encounter(.meeting, [.wangYi, .lavrov], day), outlet: String = "rthk"
  ) -> ArticleReading {
    Shared.made(id, outlet: outlet, published: evening, event)
  }

  @Test("what speaks for an entry makes it heavier", arguments: heavier.indices)
  func weights(_ number: Int) throws {
    let example = Self.heavier[number]
    let more = try #require(try Shared.entries(example.more).first)
    let less = try #require(try Shared.entries(example.less).first)
    #expect(more.weight > less.weight, "\(example.reason)")
    #expect((0...Entry.heaviest).contains(more.weight) && (0...Entry.heaviest).contains(less.weight))
  }

  @Test("a day and people that stand in the sentence itself weigh, also in a line reduced for collation")
  func sentence() throws {
    let told = try Shared.read("a1", "王毅22日在桂林会见拉夫罗夫。", published: Self.evening)
    var bare = told
    bare.dates = []
    let (whole, less) = try (Shared.entries([told]), Shared.entries([bare]))
    #expect(try #require(whole.first).weight > #require(less.first).weight)
    #expect(try Shared.json(Shared.entries([told.reducedForCollation])) == Shared.json(whole))
  }

  @Test("what a state does with its own parts is not shown unasked")
  func inland() throws {
    let lam = Party(text: "林郑月娥", entity: "carrie-lam", actor: "HKG", office: "chief-executive", kind: .person)
    let readings = ["rthk", "zaobao", "bbc", "rfi"].enumerated().map { number, outlet in
      Shared.made(
        "a\(number)", outlet: outlet, published: Self.evening,
        .encounter(.meeting, [.liKeqiang, lam], Self.day, headline: true))
    }
    let entry = try #require(try Shared.entries(readings).first)
    #expect(entry.weight < Entry.shownWeight)
  }

  @Test("a side and a person that one of three accounts names alone take no part, the only person of a side does")
  func strays() throws {
    func names(_ parties: [[Party]]) throws -> [String] {
      let readings = parties.enumerated().map { number, parties in
        Shared.made(
          "a\(number)", outlet: ["rthk", "zaobao", "bbc"][number], published: Self.evening,
          .encounter(.meeting, parties, Self.day))
      }
      return try Shared.entries(readings).flatMap(\.participants).map(\.name)
    }
    #expect(try names([[.wangYi, .lavrov], [.wangYi, .lavrov], [.wangYi, .lavrov, .iran]]) == ["王毅", "拉夫罗夫"])
    #expect(try names([[.wangYi, .lavrov], [.wangYi, .lavrov], [.wangYi, .lavrov, .putin]]) == ["王毅", "拉夫罗夫"])
    #expect(try names([[.wangYi, .lavrov], [.wangYi, .russia], [.wangYi, .russia]]) == ["王毅", "拉夫罗夫"])
    #expect(try names([[.wangYi, .lavrov], [.wangYi, .lavrov, .iran]]).count == 3)
  }

  @Test("an office is told once, and not beside the name of its holder")
  func repeats() throws {
    let ambassadors = ["中国大使", "中国驻菲律宾大使"].map {
      Party(text: $0, actor: "CHN", office: "ambassador", kind: .office)
    }
    let named = Party(text: "黄溪连", actor: "CHN", office: "ambassador", kind: .person)
    let host = Party(text: "菲律宾", actor: "PHL", kind: .side)
    func names(_ guests: [Party]) throws -> [String] {
      let readings = guests.enumerated().map { number, guest in
        Shared.made(
          "a\(number)", published: Self.evening, .encounter(.summons, [host, guest], Self.day, headline: true))
      }
      return try Shared.entries(readings).flatMap(\.participants).map(\.name)
    }
    #expect(try names(ambassadors).count == 2)
    #expect(try Set(names(ambassadors + [named])) == ["黄溪连", "菲律宾"])
  }

  @Test("who calls is in two places, so that a call has none")
  func call() throws {
    let entries = try Shared.entries([
      Shared.made("a1", published: Self.evening, .encounter(.call, [.wangYi, .lavrov], Self.day, place: .guilin))
    ])
    #expect(entries.map(\.mode) == [.call] && entries.allSatisfy { $0.place == nil })
  }
}
