import Lexicon
import Record
import Testing

@testable import Collation

@Suite("A record that grows by what new articles touch")
struct GrowthTests {
  /// Reports of a few people of a few states who keep meeting, by articles that tell more or less of when and where.
  private static func readings(_ count: Int, seed: UInt64) -> [ArticleReading] {
    var chance = Shuffler(state: seed)
    let parties: [Party] = [
      .wangYi, .liKeqiang, .china, .lavrov, .putin, .russia, .zarif, .rouhani, .iran, .iranianMinister, .america,
      .tonga,
    ]
    let places: [Event.Place?] = [nil, .guilin, .xiamen, .beijing, .tehran, .iran, .china]
    let modes: [Event.Mode] = [.meeting, .talks, .visit, .call, .conference, .summons]
    let first = CivilDate("2021-03-01") ?? CivilDate(dayNumber: 0)
    return (0..<count).map { number in
      let published = first + Int.random(in: 0..<240, using: &chance)
      let events = (0..<Int.random(in: 1...3, using: &chance)).map { _ -> Event in
        let one = parties[Int.random(in: 0..<parties.count, using: &chance)]
        let sides =
          [one]
          + parties.filter { $0.actor != one.actor }.shuffled(using: &chance)
          .prefix(Int.random(in: 1...3, using: &chance))
        let day = Bool.random(using: &chance) ? published - Int.random(in: 0...4, using: &chance) : nil
        if Int.random(in: 0..<4, using: &chance) == 0 {
          let kind: Event.Kind = Bool.random(using: &chance) ? .agree : .sanction
          return .deed(kind, Array(sides.prefix(1)), Array(sides.dropFirst()), day?.description, cue: "签署")
        }
        var event = Event.encounter(
          modes[Int.random(in: 0..<modes.count, using: &chance)], sides, day?.description,
          status: Int.random(in: 0..<5, using: &chance) == 0 ? .planned : .held,
          place: places[Int.random(in: 0..<places.count, using: &chance)],
          headline: Int.random(in: 0..<3, using: &chance) == 0,
          cue: Int.random(in: 0..<6, using: &chance) == 0 ? "会见记者" : "会见")
        event.cue.span = TextSpan(number % 7, number % 7 + 2)
        return event
      }
      var article = Shared.article("a\(number)", published: "\(published)T1\(number % 10):00:00+08:00")
      if number % 19 == 0 { article.published = nil }
      return ArticleReading(article: article, events: events)
    }
  }

  /// What an archive keeps, in memory.
  private final class Keeper: ReportLender, EntryNames {
    var reports: [Int: (report: LentReport, keys: [Int64])] = [:]
    var entries: [String: (founder: Int, ownID: String, ownDigest: String, accounts: [String])] = [:]
    var relations: [String: [Entry.Related]] = [:]
    var former: [String: String] = [:]

    func reports(under key: Int64) -> [LentReport] {
      reports.values.filter { $0.keys.contains(key) }.map(\.report)
    }
    func members(of founder: Int) -> [LentReport] {
      reports.values.map(\.report).filter { $0.founder == founder }
    }
    func joined(to founder: Int) -> [LentReport] { reports.values.map(\.report).filter { $0.target == founder } }
    func entryID(founder: Int) -> String? { entries.first { $0.value.founder == founder }?.key }
    func related(founder: Int) -> [Int] {
      (entryID(founder: founder).flatMap { relations[$0] } ?? []).compactMap { entries[$0.entry]?.founder }
    }
    func isTaken(_ id: String) -> Bool { entries[id] != nil || former[id] != nil }

    func take(_ change: RecordChange) {
      for report in change.withdrawn { reports[report.number] = nil }
      for decision in change.decisions {
        let body = decision.body ?? reports[decision.number]?.report.body ?? []
        reports[decision.number] = (
          LentReport(
            number: decision.number, founder: decision.founder, points: decision.points, target: decision.target,
            targetPoints: decision.targetPoints, body: body),
          decision.body == nil ? reports[decision.number]?.keys ?? [] : decision.keys
        )
      }
      for plan in change.plans {
        entries[plan.id] = (plan.founder, plan.ownID, plan.ownDigest, plan.articles)
        relations[plan.id] = plan.related
      }
      for gone in change.formerIDs {
        entries[gone.id] = nil
        if let heir = gone.heir { former[gone.id] = heir }
      }
    }
  }

  /// What entries are, apart from the ids that they were given: their relations by what the others are.
  private func essences(_ keeper: Keeper) -> [String] {
    keeper.entries.map { id, entry in
      let related = (keeper.relations[id] ?? []).map { other in
        "\(other.relation) \(keeper.entries[other.entry].map { $0.ownID + $0.ownDigest } ?? "nothing")"
      }
      return ([entry.ownID, entry.ownDigest] + entry.accounts + related.sorted()).joined(separator: " ")
    }.sorted()
  }

  private func essences(_ plans: [EntryPlan]) -> [String] {
    let keeper = Keeper()
    for plan in plans {
      keeper.entries[plan.id] = (plan.founder, plan.ownID, plan.ownDigest, plan.articles)
      keeper.relations[plan.id] = plan.related
    }
    return essences(keeper)
  }

  private func grow(_ collator: Collator, _ keeper: Keeper, _ added: [(Int, ArticleReading)], _ withdrawn: [Int] = [])
    throws
  {
    let gone = keeper.reports.values.map(\.report).filter { withdrawn.contains($0.number >> Collator.eventBits) }
    let accounts = added.compactMap { number, reading in
      collator.account(of: reading).map { (article: number, account: $0) }
    }
    let change = try collator.change(
      added: accounts, withdrawn: gone.sorted { $0.number < $1.number },
      lender: keeper.reports.isEmpty ? nil : keeper, names: keeper)
    keeper.take(change)
  }

  @Test(
    "in any order, some at a time, with articles that change and go, it comes to the record made at once",
    arguments: UInt64(1)...24)
  func anyOrder(_ seed: UInt64) throws {
    let collator = Collator(lexicon: try Shared.lexicon())
    let readings = Self.readings(240, seed: seed)
    let expected = essences(collator.plan(of: readings))
    #expect(expected.count > 40)
    var chance = Shuffler(state: seed &* 77)
    let keeper = Keeper()
    var order = readings.enumerated().map { ($0 + 1, $1) }.shuffled(using: &chance)
    // Some come in another state first, and some that do not belong here come and go.
    let strangers = Self.readings(30, seed: seed &+ 1000).enumerated().map { number, reading in
      var reading = reading
      reading.article.id = number < 15 ? order[number].1.article.id : "s\(number)"
      return (number < 15 ? order[number].0 : 1000 + number, reading)
    }
    try grow(collator, keeper, strangers)
    let early = Array(order.prefix(15))
    order.removeFirst(15)
    while !order.isEmpty {
      let batch = Array(order.prefix(Int.random(in: 1...60, using: &chance)))
      order.removeFirst(batch.count)
      try grow(collator, keeper, batch)
    }
    try grow(collator, keeper, early, strangers.map(\.0))
    // Sets, so that a failure shows what differs and no more.
    #expect(Set(essences(keeper)).symmetricDifference(expected).sorted() == [])
    let whole = Keeper()
    try grow(collator, whole, readings.enumerated().map { ($0 + 1, $1) })
    #expect(Set(essences(whole)).symmetricDifference(expected).sorted() == [])
    // The first sixteen tell of visits and of what took place during them.
    #expect(expected.contains { $0.contains(" during ") } || seed > 16)
  }

  @Test("an id once given stays with most of its accounts; what merges leads on")
  func names() throws {
    let collator = Collator(lexicon: try Shared.lexicon())
    let keeper = Keeper()
    func told(_ number: Int, _ day: String, _ published: String, place: Event.Place? = nil) -> (Int, ArticleReading) {
      (
        number,
        Shared.made(
          "n\(number)", published: "\(published)T20:00:00+08:00",
          .encounter(.talks, [.wangYi, .zarif], day, place: place, headline: true))
      )
    }
    try grow(collator, keeper, [told(5, "2021-03-27", "2021-03-28")])
    let given = try #require(keeper.entries.keys.first)
    // An earlier account would name it otherwise.
    try grow(
      collator, keeper, [told(2, "2021-03-27", "2021-03-27", place: .tehran), told(3, "2021-03-27", "2021-03-27")])
    #expect(keeper.entries.keys.sorted() == [given])
    #expect(keeper.entries[given]?.ownID != given && keeper.entries[given]?.accounts.count == 3)
    // What is gone takes its id with it.
    try grow(collator, keeper, [], [2, 3, 5])
    #expect(keeper.entries.isEmpty && keeper.former.isEmpty)
  }

  @Test("a report is read back from its bytes as it was, and nothing else is one")
  func coding() throws {
    let lexicon = try Shared.lexicon()
    let reader = ReportReader(lexicon: lexicon)
    var count = 0
    for reading in Self.readings(120, seed: 9) {
      for report in reader.reports(reading, article: 7) {
        #expect(try Report(report.body, article: 7) == report)
        for length in 0..<report.body.count where length % 5 == 0 {
          #expect(throws: (any Error).self) { try Report(Array(report.body[..<length]), article: 7) }
        }
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test("who looks for a report finds it: every stretch of its search leads back by the same keys")
  func keys() throws {
    let reader = ReportReader(lexicon: try Shared.lexicon())
    let reports = Self.readings(150, seed: 4).flatMap { reader.reports($0, article: 1) }
    let marks = reports.map { Shelfmark($0) }
    for one in marks {
      for other in marks where other.cells.contains(where: { one.search.contains($0) }) {
        guard other.subjects.contains(where: { one.subjects.contains($0) }) else { continue }
        // From the one that is found, those who search stand within the announced stretches.
        let reach = other.cells.flatMap {
          ($0 - Shelfmark.searchersBefore)...($0 + Shelfmark.searchersAfter)
        }
        #expect(one.cells.contains { reach.contains($0) })
      }
    }
  }
}
