import Lexicon
import Record

/// What speaks for an entry of which one telling were the only account: the points of `standing.tsv`, summed.
///
/// `EntryWeight` sums them for an entry as it stands; here they tell whether there is to be one.
struct Standing {
  private let table: EntryPoints

  init(lexicon: LoadedLexicon) {
    table = lexicon.entryPoints
  }

  /// The points of a telling, without those of further accounts.
  func points(of report: Report) -> Int {
    var sum = points(.base) + points(.kind, report.mode?.rawValue ?? report.kind.rawValue) + points(.agreed)
    if report.status != .held { sum += points(.planned) }
    if report.headline { sum += points(.headline) }
    if report.isDated { sum += points(.dated) }
    if report.isWhole { sum += points(.whole) }
    return sum + people(report) + time(report) + (table.ofInland(report.sides.lazy.map(\.actor)) ?? 0)
  }

  /// The points without which nothing makes an entry.
  var floor: Int { points(.floor) }

  /// The points that so many articles add.
  func points(ofArticles count: Int) -> Int { points(.accounts) * doublings(count) }

  /// How often so many accounts are twice as many as before.
  func doublings(_ count: Int) -> Int {
    let count = max(count, 1)
    return min(Int.bitWidth - 1 - count.leadingZeroBitCount, table.limit(of: .accounts))
  }

  /// Whether the day of an event stands in the sentences that tell it.
  func isDated(_ event: Event, in reading: ArticleReading) -> Bool {
    event.when.isKnown
      && reading.dates.contains { date in
        date.zone == event.zone && date.when.start == event.when.start
          && event.evidence.contains { $0.contains(date.span) }
      }
  }

  /// Whether everybody stands in the sentence that tells an event first.
  func isWhole(_ event: Event) -> Bool {
    guard let sentence = event.evidence.first else { return false }
    return event.parties.allSatisfy { $0.span.map(sentence.contains) ?? false }
  }

  private func points(_ sign: EntryPoints.Sign, _ what: String = "") -> Int { table.of(sign, what) ?? 0 }

  private func people(_ report: Report) -> Int {
    var sum = report.sides.contains { $0.people.count > 1 } ? points(.crowded) : 0
    if report.sides.count > 2 { sum += points(.sides, "many") }
    guard report.family != .deed else { return sum }
    if report.sides.count == 2 { sum += points(.sides, "two") }
    let ranks = report.sides.compactMap { side in
      side.roles.compactMap { table.of(.office, $0) }.max()
    }
    if ranks.count > 1 { sum += points(.ranked) }
    return sum + (ranks.max() ?? 0)
  }

  /// What is long past is history, not doubtful: that takes nothing.
  private func time(_ report: Report) -> Int {
    guard let days = report.days else { return points(.undated) }
    guard let lag = report.publishedDay.map({ $0 - days.upperBound }) else { return 0 }
    return lag >= 0 && lag <= table.limit(of: .recent) ? points(.recent) : 0
  }
}
