import Archive
import Lexicon
import Presentation
import Query
import Record

/// The parts that pages of a person, a state, an issue or an outlet share.
struct Subject {
  static let most = 40
  static let mostSaid = 12

  let question: String
  let rows: [TimelineRow]
  let total: Int
  let histogram: Histogram
  let facets: Facets

  /// The entries of a question, the latest ones, how many when, and what they have in common.
  init(_ question: String, _ visit: Visit) throws {
    self.question = question
    var filter = EntryFilter()
    filter.question = try visit.question(text: question).ofEntries()
    filter.standing = .shown
    total = try visit.archive.entryCount(filter)
    facets = try visit.archive.facets(filter, limit: 24)
    let days = try visit.archive.days(filter)
    let unit: TimelineUnit = days.map { $0.upperBound - $0.lowerBound < 100 ? .day : .month } ?? .month
    let timeline = visit.page("timeline")
    histogram = Histogram(
      counts: try visit.archive.counts(filter, by: unit), unit: unit, title: visit.say(.entries),
      address: { period in timeline.with("q", "\(question) on:\(period)") })
    filter.offset = max(total - Subject.most, 0)
    rows = try visit.archive.timeline(filter).reversed()
  }

  func write(_ heading: Wording, _ html: inout HTMLWriter, _ visit: Visit) {
    histogram.write(&html, visit)
    let more = visit.page("timeline").with("q", question)
    html.element("section", ["aria-labelledby": "entries"]) { html in
      html.element("h2", ["id": "entries"]) { html in
        html.element("a", ["href": more.text], visit.say(heading))
        html.words(" " + visit.say(.entryCount(rows.count, of: total)))
      }
      visit.rows(rows, &html)
    }
  }

  /// The officials who take part, of the states that are asked for.
  func people(
    _ heading: Wording, _ html: inout HTMLWriter, _ visit: Visit, of isAsked: (_ actor: String?) -> Bool = { _ in true }
  ) {
    let people = facets.officials.filter { isAsked(visit.naming.officials.item($0.value)?.actor) }
    Subject.list(heading, people, &html, visit) {
      (visit.naming.officials.name($0, visit.language), visit.page("person", $0))
    }
  }

  /// The states and bodies that take part.
  func states(besides own: String? = nil, _ html: inout HTMLWriter, _ visit: Visit) {
    Subject.list(.states, facets.actors.filter { $0.value != own }, &html, visit) {
      (visit.naming.actor($0, visit.language), visit.page("actor", $0))
    }
  }

  /// The issues that come up.
  func issues(_ html: inout HTMLWriter, _ visit: Visit) {
    Subject.list(.issues, facets.issues, &html, visit) {
      (visit.naming.issues.name($0, visit.language), visit.page("issue", $0))
    }
  }

  /// Names with counts, as links.
  static func list(
    _ heading: Wording, _ values: [FacetValue], _ html: inout HTMLWriter, _ visit: Visit,
    _ link: (String) -> (name: String, address: Address)
  ) {
    guard !values.isEmpty else { return }
    html.element("section") { html in
      html.element("h2", [:], visit.say(heading))
      html.element("ul", ["class": "counted"]) { html in
        for value in values {
          html.element("li") { html in
            let (name, address) = link(value.value)
            html.element("a", ["href": address.text, "lang": visit.tongue(name)], name)
            html.element("span", ["class": "count"], " \(value.count)")
          }
        }
      }
    }
  }

  /// What was said, the latest.
  static func said(
    _ found: FoundList<FoundStatement>, _ question: String, _ html: inout HTMLWriter, _ visit: Visit
  ) {
    guard !found.items.isEmpty else { return }
    html.element("section", ["aria-labelledby": "said"]) { html in
      html.element("h2", ["id": "said"]) { html in
        html.element(
          "a", ["href": visit.page("search").with("q", question).with("of", "statements").text], visit.say(.whoSaid))
      }
      FoundSayings.write(found.items, &html, visit)
    }
  }

  /// The latest statements of a question.
  ///
  /// - Parameter most: In how many articles they are looked for: a page does not wait for rare ones, the search does.
  static func statements(
    _ question: String, _ visit: Visit, within most: Int = 300
  ) throws -> FoundList<FoundStatement> {
    try visit.archive.statements(
      visit.question(text: question), names: visit.names, limit: Subject.mostSaid, counting: 0, within: most)
  }
}
