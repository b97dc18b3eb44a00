import Collation
import Record
import Testing

/// What a body's members do in session is one entry, whichever of them an account names.
@Suite("Gatherings of a body")
struct GatheringTests {
  static let union = Party(text: "上海合作组织", actor: "SCO", kind: .body)
  static let assembly = Party(text: "联合国大会", actor: "UN", kind: .body)
  static let council = Party(text: "安理会", actor: "UN", kind: .body)
  static let europe = Party(text: "欧盟", actor: "EU", kind: .body)

  private func entries(_ events: Event...) throws -> [Entry] {
    try Shared.entries(
      events.enumerated().map { Shared.made("a\($0)", published: "2021-03-23T20:00:0\($0)+08:00", $1) })
  }

  private static func gathering(_ parties: [Party], _ first: String? = "2021-03-22", _ last: String? = nil) -> Event {
    .encounter(.conference, parties, first, last, headline: true, cue: "峰会")
  }

  @Test("accounts that name different members of a union tell of one gathering")
  func members() throws {
    let entries = try entries(
      Self.gathering([.wangYi, Self.union]), Self.gathering([.lavrov, Self.union]),
      Self.gathering([Self.union], nil), Self.gathering([.zarif, .lavrov, Self.union], nil))
    #expect(entries.map(\.accounts.count) == [4])
    #expect(Set(entries.flatMap(\.participants).compactMap(\.actor)) == ["RUS", "SCO"])
  }

  /// Gatherings that are two.
  static let apart: [(why: String, one: Event, other: Event)] = [
    (
      "another union", gathering([.wangYi, union]),
      gathering([.wangYi, Party(text: "二十国集团", actor: "G20", kind: .body)])
    ),
    ("another time", gathering([.wangYi, union], "2021-03-02"), gathering([.wangYi, union])),
    ("leaders, and ministers", gathering([.putin, union], nil), gathering([.wangYi, union], "2021-03-19")),
    ("an organ hears one after the other", gathering([.wangYi, assembly]), gathering([.lavrov, assembly])),
    ("another organ", gathering([.wangYi, assembly]), gathering([.wangYi, council])),
    ("a union that deals as a state does", gathering([.wangYi, europe]), gathering([.lavrov, europe])),
  ]

  @Test("gatherings that differ stay apart", arguments: apart.indices)
  func differ(_ number: Int) throws {
    let example = Self.apart[number]
    #expect(try entries(example.one, example.other).count == 2, "\(example.why)")
  }

  @Test("that a body met makes no entry while nobody is told to have been there")
  func alone() throws {
    #expect(try entries(Self.gathering([Self.union])).isEmpty)
  }

  @Test("a gathering and a meeting in its margins are related")
  func margins() throws {
    var gathering = Event.encounter(.conference, [.wangYi, Self.union], "2021-03-21", "2021-03-23", place: .tehran)
    gathering.recipients.append(.lavrov)
    let entries = try entries(gathering, .encounter(.meeting, [.wangYi, .lavrov], "2021-03-22", place: .tehran))
    #expect(Set(entries.flatMap { $0.related.map(\.relation) }) == [.visit, .during])
  }
}
