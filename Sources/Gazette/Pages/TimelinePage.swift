import Archive
import Lexicon
import Presentation
import Query
import Record

/// Entries day by day: how many when, what they have in common, and the entries themselves.
struct TimelinePage: Page {
  static let size = 100

  let title: String
  let asked: String
  let rows: [TimelineRow]
  let total: Int
  let heldBack: Int
  let showsAll: Bool
  let isNewestFirst: Bool
  let page: Int
  let histogram: Histogram?
  let facets: Facets
  /// Articles that name the two states or bodies asked for; `nil` of others.
  let both: Int?
  /// Another question's entries, beside these.
  let beside: Beside?
  let exports: [(name: String, address: Address)]

  /// The entries of another question.
  struct Beside {
    let question: String
    let rows: [TimelineRow]
    let total: Int
  }

  init(_ visit: Visit) throws {
    let question = try visit.question()
    asked = question.text
    title = asked.isEmpty ? visit.say(.timeline) : asked
    showsAll = visit.request.parameter("all") != nil
    page = visit.request.number("page", 1...100_000, default: 1)
    var filter = EntryFilter()
    if !question.isEmpty { filter.question = try question.ofEntries() }
    let all = try visit.archive.entryCount(filter)
    if !showsAll { filter.standing = .shown }
    total = try visit.archive.entryCount(filter)
    heldBack = all - total
    let unit = try TimelinePage.unit(visit, filter)
    histogram = Histogram(
      counts: try visit.archive.counts(filter, by: unit), unit: unit, title: visit.say(.entries),
      address: { [address = visit.address, asked = question.text] period in
        TimelinePage.narrowed(asked, by: "on:" + period).map { address.with("q", $0).with("page", nil) }
      })
    facets = try visit.archive.facets(filter)
    both = try TimelinePage.both(question, visit)
    isNewestFirst = visit.request.parameter("order") == "newest"
    filter.isNewestFirst = isNewestFirst
    filter.limit = TimelinePage.size
    filter.offset = (page - 1) * TimelinePage.size
    rows = try visit.archive.timeline(filter)
    beside = try TimelinePage.beside(visit, showsAll: showsAll)
    exports = Exports.ofEntries(question: asked, all: showsAll)
  }

  private static func beside(_ visit: Visit, showsAll: Bool) throws -> Beside? {
    guard visit.request.parameter("beside") != nil else { return nil }
    let question = try visit.question("beside")
    var filter = EntryFilter(limit: size)
    filter.isNewestFirst = visit.request.parameter("order") == "newest"
    filter.question = try question.ofEntries()
    if !showsAll { filter.standing = .shown }
    return Beside(
      question: question.text, rows: try visit.archive.timeline(filter), total: try visit.archive.entryCount(filter))
  }

  /// Days where the entries lie within three months, months within twenty years, years within three centuries.
  private static func unit(_ visit: Visit, _ filter: EntryFilter) throws -> TimelineUnit {
    if let asked = visit.request.parameter("by").flatMap(TimelineUnit.init(rawValue:)) { return asked }
    guard let days = try visit.archive.days(filter) else { return .month }
    let length = days.upperBound - days.lowerBound
    return length < 100 ? .day : length < 7_300 ? .month : length < 110_000 ? .year : .decade
  }

  private static func both(_ question: Question, _ visit: Visit) throws -> Int? {
    var actors: [String] = []
    question.expression.forEachTerm { term, isWanted in
      if isWanted, term.field == .actor, case .actor(let code) = term.asked { actors.append(code) }
    }
    guard actors.count == 2 else { return nil }
    return try visit.archive.articleCount(.all(actors.map { .term(.reads(.names($0))) }))
  }

  /// A question with one more condition; `nil` where it has it already.
  static func narrowed(_ question: String, by condition: String) -> String? {
    if question.isEmpty { return condition }
    if question.split(separator: " ").contains(Substring(condition)) { return nil }
    // Wherever alternatives might stand, they stay together; parentheses never change what a question means.
    return question.contains("OR") ? "(\(question)) \(condition)" : "\(question) \(condition)"
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], visit.say(.timeline))
    TimelinePage.form(visit, asked: asked, showsAll: showsAll, &html)
    html.element("p", ["class": "summary", "role": "status"]) { html in
      html.words(visit.say(.entryCount(rows.count, of: total)))
      if heldBack > 0 || showsAll {
        if heldBack > 0 { html.words(" · " + visit.say(.heldBack(heldBack))) }
        html.words(" · ")
        html.element(
          "a", ["href": visit.address.with("all", showsAll ? nil : "1").with("page", nil).text],
          visit.say(showsAll ? .showWeighty : .showAll))
      }
      if let both { html.words(" · " + visit.say(.namesBoth(both))) }
      html.words(" · ")
      html.element(
        "a", ["href": visit.address.with("order", isNewestFirst ? nil : "newest").with("page", nil).text],
        visit.say(isNewestFirst ? .oldestFirst : .newestFirst))
    }
    histogram?.write(&html, visit)
    units(&html, visit)
    WatchPage.keeping(asked, &html, visit)
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        if let beside {
          side(&html, visit, beside)
        } else {
          visit.days(rows, &html)
        }
        visit.pager(page, size: TimelinePage.size, total: total, &html)
      }
      FacetList(facets: facets, asked: asked).write(&html, visit)
    }
  }

  /// By which periods the picture counts.
  private func units(_ html: inout HTMLWriter, _ visit: Visit) {
    guard let histogram else { return }
    html.element("ul", ["class": "orders", "aria-label": visit.say(.when)]) { html in
      for (unit, wording) in [(TimelineUnit.day, Wording.day), (.month, .month), (.year, .year), (.decade, .decade)] {
        html.element("li") { html in
          html.element(
            "a",
            [
              "href": visit.address.with("by", unit.rawValue).text,
              "aria-current": unit == histogram.unit ? "true" : nil,
            ], visit.say(.by(wording)))
        }
      }
    }
  }

  /// Two questions, each in a column of its own.
  private func side(_ html: inout HTMLWriter, _ visit: Visit, _ beside: Beside) {
    html.element("div", ["class": "beside"]) { html in
      for (question, rows, total) in [(asked, rows, total), (beside.question, beside.rows, beside.total)] {
        html.element("section") { html in
          html.element("h2") { html in
            html.element("code", [:], question.isEmpty ? "*" : question)
            html.words(" " + visit.say(.entryCount(rows.count, of: total)))
          }
          visit.rows(rows, &html)
        }
      }
    }
  }

  /// The box of this page.
  private static func form(_ visit: Visit, asked: String, showsAll: Bool, _ html: inout HTMLWriter) {
    html.element("form", ["class": "question", "action": visit.page("timeline").text]) { html in
      html.element("label", [:]) { html in
        html.element("span", [:], visit.say(.narrow))
        html.open(
          "input", ["name": "q", "value": asked, "placeholder": visit.say(.askHint), "spellcheck": "false"])
      }
      html.element("label", [:]) { html in
        html.element("span", [:], visit.say(.beside))
        html.open(
          "input", ["name": "beside", "value": visit.request.parameter("beside") ?? "", "spellcheck": "false"])
      }
      if showsAll { html.open("input", ["type": "hidden", "name": "all", "value": "1"]) }
      html.element("button", [:], visit.say(.ask))
    }
  }
}
