import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// Whom an outlet relays, and how soon it tells what others told first: by its accounts of the latest entries.
struct Relays {
  /// Entries that are looked at: the latest ones.
  private static let most = 120

  /// Whom it credits or repeats, and how often.
  private(set) var sources: [(name: String, count: Int)] = []
  /// Its accounts that were looked at.
  private(set) var accounts = 0
  /// Those that were the first to tell, of entries with other outlets' accounts.
  private(set) var firsts = 0
  /// How long after the first account its own came where it was not the first, in minutes, in order.
  private(set) var delays: [Int] = []

  init(of outlet: String, _ question: String, _ visit: Visit) throws {
    var filter = EntryFilter()
    filter.question = try visit.question(text: question).ofEntries()
    filter.standing = .shown
    filter.isNewestFirst = true
    filter.limit = Relays.most
    var counts: [String: Int] = [:]
    try visit.archive.forEachEntry(filter) { entry in
      let outlets = Dictionary(
        entry.accounts.map { ($0.article, $0.outlet ?? "?") }, uniquingKeysWith: { first, _ in first })
      guard let own = entry.accounts.filter({ $0.outlet == outlet }).min(by: Relays.isBefore) else { return }
      accounts += 1
      var names = Set(own.relayedFrom)
      // Whose text it repeats is told by the outlet where it credits nobody.
      if names.isEmpty, let original = own.reprintOf.flatMap({ outlets[$0] }), original != outlet {
        names.insert(visit.naming.outlet(original, visit.language))
      }
      for name in names { counts[name, default: 0] += 1 }
      // Days alone do not tell who came first.
      let timed = entry.accounts.filter { $0.published.map { $0.precision != .day } ?? false }
      guard let moment = timed.filter({ $0.outlet == outlet }).min(by: Relays.isBefore)?.published,
        Set(timed.map(\.outlet)).count > 1,
        let first = timed.compactMap({ $0.published?.seconds }).min()
      else { return }
      if moment.seconds == first { firsts += 1 } else { delays.append((moment.seconds - first) / 60) }
    }
    delays.sort()
    sources = counts.map { (name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func isBefore(_ first: Entry.Account, _ second: Entry.Account) -> Bool {
    (first.published?.seconds ?? .max, first.article) < (second.published?.seconds ?? .max, second.article)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !sources.isEmpty || firsts + delays.count > 0 else { return }
    html.element("section", ["aria-labelledby": "relays"]) { html in
      html.element("h2", ["id": "relays"], visit.say(.whomItRelays))
      html.element("p", ["class": "summary"]) { html in
        html.words(visit.say(.accountsLookedAt(accounts)))
        if firsts + delays.count > 0 { html.words(" · " + visit.say(.firstToTell(firsts, of: firsts + delays.count))) }
        if !delays.isEmpty { html.words(" · " + visit.say(.medianDelay(delays[delays.count / 2]))) }
      }
      html.element("ul", ["class": "counted"]) { html in
        for source in sources.prefix(20) {
          html.element("li") { html in
            html.element("span", ["lang": visit.tongue(source.name)], source.name)
            html.element("span", ["class": "count"], " \(source.count)")
          }
        }
      }
    }
  }
}
