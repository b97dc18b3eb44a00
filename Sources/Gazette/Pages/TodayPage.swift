import Archive
import Presentation
import Query
import Record

/// The front page: what came in last, the weightiest of the latest days, contradictions, silences, what lies ahead.
struct TodayPage: Page {
  let title: String
  let latest: [TimelineRow]
  let ahead: [TimelineRow]
  let contradicted: [TimelineRow]
  let silent: [TimelineRow]
  let revisions: [RevisionSummary]
  let watches: WatchList
  let counts: ArchiveCounts
  let days: ClosedRange<CivilDate>?

  /// How many days count as the latest ones.
  private static let span = 30

  init(_ visit: Visit) throws {
    title = visit.say(.today)
    let archive = visit.archive
    counts = visit.counts
    revisions = try archive.revisions(limit: 3)
    let held = Expression<EntryTerm>.not(.term(.status(.planned)))
    var known = EntryFilter(until: visit.last)
    known.standing = .shown
    known.question = .all([held, .term(.has(.day))])
    // The latest days are the latest of which something is known: an archive may end long ago.
    guard let end = visit.last, let last = try archive.days(known).map({ min($0.upperBound, end) }) else {
      (latest, ahead, contradicted, silent, days) = ([], [], [], [], nil)
      watches = try WatchList(visit)
      return
    }
    let first = last - TodayPage.span
    days = first...last
    func rows(_ parts: [Expression<EntryTerm>], since: CivilDate?, until: CivilDate?) throws -> [TimelineRow] {
      var filter = EntryFilter(since: since, until: until)
      filter.standing = .shown
      filter.question = .all(parts)
      return try archive.timeline(filter)
    }
    func weightiest(_ rows: [TimelineRow], _ count: Int) -> [TimelineRow] {
      rows.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }.prefix(count).sorted {
        ($0.when.start ?? first, $0.id) > ($1.when.start ?? first, $1.id)
      }
    }
    latest = weightiest(try rows([held, .term(.has(.day))], since: first, until: last), 12)
    var disputed = EntryFilter(until: last, limit: 6)
    disputed.standing = .shown
    disputed.question = .all([.term(.has(.disagreement)), held])
    disputed.isNewestFirst = true
    contradicted = try archive.timeline(disputed)
    watches = try WatchList(visit)
    let planned = try rows([.term(.status(.planned))], since: first, until: nil)
    ahead = Array(planned.filter { ($0.when.start ?? first) > last && $0.when.precision != .published }.prefix(8))
    silent = Array(
      try rows([.term(.status(.planned))], since: last - 60, until: last).filter { $0.isSilent(by: last) }.suffix(6))
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], visit.say(.chancery))
    html.element("p", ["class": "lead"]) { html in
      html.words(visit.say(.motto))
      html.words(" · " + visit.say(.articleCount(counts.articles)) + " · " + visit.say(.entryCount(counts.entries)))
      if let published = counts.published {
        html.words(" · \(published.lowerBound)–")
        html.words(visit.say(.endsOn("\(published.upperBound)")))
      }
    }
    let recent = days.map { visit.page("timeline").with("q", "after:\($0.lowerBound)") }
    html.element("div", ["class": "front"]) { html in
      html.element("div") { html in
        visit.section("latest", visit.say(.latest), latest, more: recent, &html)
        visit.section("ahead", visit.say(.comingUp), ahead, &html)
      }
      html.element("div") { html in
        visit.section(
          "contradictions", visit.say(.contradictions), contradicted,
          more: visit.page("timeline").with("q", "has:disagreement"), &html)
        visit.section("silences", visit.say(.silences), silent, &html)
        watches.write(&html, visit)
        lately(&html, visit)
      }
    }
  }

  private func lately(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !revisions.isEmpty else { return }
    html.element("section", ["aria-labelledby": "lately"]) { html in
      html.element("h2", ["id": "lately"], visit.say(.lately))
      html.element("ol", ["class": "log"]) { html in
        for one in revisions {
          html.element("li") { html in
            html.element("b", [:], "\(one.time.prefix(16).split(separator: "T").joined(separator: " "))")
            html.words(
              " · +" + visit.say(.articleCount(one.articles.added)) + " · +"
                + visit.say(.entryCount(one.changes[.added] ?? 0)) + " · "
                + visit.say(.newlyContradicted(one.contradicted)))
          }
        }
      }
    }
  }
}
