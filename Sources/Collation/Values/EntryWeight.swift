import Lexicon
import Record

/// How much speaks for an entry's being one that an analyst would file, and whether it is told as history only.
///
/// A sum of points that anybody can add up (`standing.tsv`, Codebook): who took part, how many tell of it and how, and how
/// well each account stands on its own words. The same for the same accounts.
struct EntryWeight {
  let lexicon: LoadedLexicon
  let readings: [ArticleReading]

  /// The weight of an entry, from 0 to `Entry.heaviest`.
  ///
  /// - Parameter told: The tellings of its accounts.
  func weight(of entry: Entry, told: [Telling]) -> Int {
    let sum =
      points(.base) + kind(entry) + people(entry) + accounts(entry, told) + time(entry)
      + (lexicon.entryPoints.ofInland(entry.participants.compactMap(\.actor)) ?? 0)
    return min(max(sum, 0), Entry.heaviest)
  }

  private func points(_ sign: EntryPoints.Sign, _ what: String = "") -> Int { lexicon.entryPoints.of(sign, what) ?? 0 }

  private func kind(_ entry: Entry) -> Int {
    points(.kind, entry.mode?.rawValue ?? entry.kind.rawValue) + (entry.status == .held ? 0 : points(.planned))
      + (entry.announced.isEmpty ? 0 : points(.announced))
  }
}

// MARK: - Who

extension EntryWeight {
  /// The highest office, two sides that sent somebody, an encounter of two, two people of one side.
  private func people(_ entry: Entry) -> Int {
    let sides = Dictionary(grouping: entry.participants, by: \.actor).values
    var sum = sides.contains { $0.count > 1 } ? points(.crowded) : 0
    if sides.count > 2 { sum += points(.sides, "many") }
    guard entry.kind == .consult else { return sum }
    if sides.count == 2 { sum += points(.sides, "two") }
    let ranks = sides.compactMap { side in side.compactMap(rank).max() }
    if ranks.count > 1 { sum += points(.ranked) }
    return sum + (ranks.max() ?? 0)
  }

  /// The points of somebody's office; `nil` for a side as such and an office that the table does not have.
  private func rank(_ participant: Entry.Participant) -> Int? {
    participant.office.flatMap { lexicon.office($0) }.flatMap { lexicon.entryPoints.of(.office, $0.role) }
  }
}

// MARK: - By how many, and how

extension EntryWeight {
  private func accounts(_ entry: Entry, _ told: [Telling]) -> Int {
    var sum = Standing(lexicon: lexicon).points(ofArticles: entry.independentAccounts)
    if told.contains(where: \.event.headline) { sum += points(.headline) }
    guard !told.isEmpty else { return sum }
    sum += points(.dated) * told.count(where: \.isDated) / told.count
    sum += points(.whole) * told.count(where: \.isWhole) / told.count
    return sum + points(.agreed) * told.count { $0.event.when.start == entry.when.start } / told.count
  }
}

// MARK: - When

extension EntryWeight {
  private func time(_ entry: Entry) -> Int {
    if entry.when.precision == .published { return points(.undated) }
    var sum = entry.when.precision == .year ? points(.year) : 0
    guard let end = entry.when.end,
      let first = entry.accounts.compactMap({ $0.published?.localDate }).min()
    else { return sum }
    let lag = first - end
    if lag >= 0, lag <= lexicon.entryPoints.limit(of: .recent) { sum += points(.recent) }
    if lag > lexicon.entryPoints.limit(of: .past) { sum += points(.past) }
    return sum
  }

  /// Whether a telling is of what has long been, or names it in passing: without a day, behind the lead, off the main
  /// point, and with somebody who does not stand in its sentence.
  func isRecalled(_ telling: Telling) -> Bool {
    guard telling.status == .held, !telling.headline else { return false }
    guard let days = telling.days, let published = telling.publishedDay else {
      return !isInLead(telling) && !telling.isWhole
    }
    return published - days.upperBound > lexicon.entryPoints.limit(of: .past)
  }

  private func isInLead(_ telling: Telling) -> Bool {
    guard telling.event.zone == .text, readings.indices.contains(telling.article),
      let start = telling.event.evidence.first?.start
    else { return true }
    return !readings[telling.article].article.text.unicodeScalars.prefix(start).contains("\n")
  }
}
