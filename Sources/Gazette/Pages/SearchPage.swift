import Archive
import Presentation
import Query
import Record

/// What a question finds: entries, articles, statements and acts, each under its own heading.
struct SearchPage: Page {
  /// What is looked for.
  enum Kind: String, CaseIterable {
    case entries, articles, statements, acts

    var wording: Wording {
      switch self {
      case .entries: .entries
      case .articles: .articles
      case .statements: .statements
      case .acts: .acts
      }
    }
  }

  static let size = 25

  let title: String
  let asked: String
  let kind: Kind
  let page: Int
  let order: String
  private(set) var entries: (rows: [TimelineRow], total: Int)?
  private(set) var articles: SearchResult?
  private(set) var statements: FoundList<FoundStatement>?
  private(set) var acts: FoundList<FoundAct>?
  /// Why one of them cannot be asked this.
  private(set) var fault: QuestionFault?
  /// How many entries and articles there are, for the headings.
  private(set) var totals: [Kind: Int] = [:]

  init(_ visit: Visit) throws {
    let question = try visit.question()
    asked = question.text
    title = asked.isEmpty ? visit.say(.search) : asked
    page = visit.request.number("page", 1...10_000, default: 1)
    order = visit.request.parameter("order") ?? ""
    let offset = (page - 1) * SearchPage.size
    let asksOfSaying = SearchPage.asksOfSaying(question)
    kind = visit.request.parameter("of").flatMap(Kind.init(rawValue:)) ?? (asksOfSaying ? .statements : .articles)
    guard !question.isEmpty else { return }
    let time: TimeOrder = order == "oldest" ? .oldest : .newest
    do {
      switch kind {
      case .entries:
        var filter = EntryFilter(limit: SearchPage.size, offset: offset)
        filter.isNewestFirst = order != "oldest"
        filter.question = try question.ofEntries()
        entries = (try visit.archive.timeline(filter), try visit.archive.entryCount(filter))
        totals[.entries] = entries?.total
      case .articles:
        let search: SearchOrder = order == "newest" ? .newest : order == "oldest" ? .oldest : .relevance
        articles = try visit.archive.articles(
          question.ofArticles(), limit: SearchPage.size, offset: offset, order: search, width: 120)
        totals[.articles] = articles?.total
      case .statements:
        statements = try visit.archive.statements(
          question, names: visit.names, order: time, limit: SearchPage.size, offset: offset, counting: 400)
        totals[.statements] = statements?.total
      case .acts:
        acts = try visit.archive.acts(
          question, names: visit.names, order: time, limit: SearchPage.size, offset: offset, counting: 400)
        totals[.acts] = acts?.total
      }
    } catch let fault as QuestionFault {
      self.fault = fault
    }
    if totals[.entries] == nil, let ofEntries = try? question.ofEntries() {
      var filter = EntryFilter()
      filter.question = ofEntries
      totals[.entries] = try visit.archive.entryCount(filter)
    }
    if totals[.articles] == nil, let ofArticles = try? question.ofArticles() {
      totals[.articles] = try visit.archive.articleCount(ofArticles)
    }
  }

  private static func asksOfSaying(_ question: Question) -> Bool {
    var asks = false
    question.expression.forEachTerm { term, _ in if term.field == .said { asks = true } }
    return asks
  }

  var exports: [(name: String, address: Address)] { asked.isEmpty ? [] : Exports.of(kind, question: asked) }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], visit.say(.search))
    guard !asked.isEmpty else { return QuestionHelp().write(&html, visit) }
    html.element("nav", ["class": "tabs", "aria-label": visit.say(.search)]) { html in
      html.element("ul") { html in
        for one in Kind.allCases {
          html.element("li") { html in
            let address = visit.address.with("of", one.rawValue).with("page", nil).with("order", nil)
            html.element("a", ["href": address.text, "aria-current": one == kind ? "page" : nil]) { html in
              html.words(visit.say(one.wording))
              if let total = totals[one] { html.element("span", ["class": "count"], " \(total)") }
            }
          }
        }
      }
    }
    if let fault { FaultNote(fault).write(&html, visit) }
    wording(&html, visit)
    orders(&html, visit)
    if let entries {
      visit.rows(entries.rows, &html)
      visit.pager(page, size: SearchPage.size, total: entries.total, &html)
    }
    if let articles { write(articles, &html, visit) }
    if let statements {
      FoundSayings.write(statements.items, &html, visit)
      further(statements.next != nil, statements.total, &html, visit)
    }
    if let acts {
      FoundSayings.write(acts.items, &html, visit)
      further(acts.next != nil, acts.total, &html, visit)
    }
  }

  private func orders(_ html: inout HTMLWriter, _ visit: Visit) {
    var orders: [(String, Wording)] = [("newest", .newestFirst), ("oldest", .oldestFirst)]
    if kind == .articles { orders.insert(("", .byRelevance), at: 0) }
    let current = order.isEmpty && kind != .articles ? "newest" : order
    html.element("ul", ["class": "orders"]) { html in
      for (name, wording) in orders {
        html.element("li") { html in
          html.element(
            "a",
            [
              "href": visit.address.with("order", name).with("page", nil).text,
              "aria-current": name == current ? "true" : nil,
            ], visit.say(wording))
        }
      }
    }
  }

  private func write(_ found: SearchResult, _ html: inout HTMLWriter, _ visit: Visit) {
    guard !found.hits.isEmpty else { return html.element("p", ["class": "empty"], visit.say(.nothing)) }
    html.element("ol", ["class": "hits"]) { html in
      for hit in found.hits {
        html.element("li") { html in
          html.element("p", ["class": "source"]) { html in
            visit.outletLink(hit.outlet ?? hit.outletName, &html)
            html.words(" · \(visit.moment(hit.published))")
          }
          html.element("a", ["class": "headline", "href": visit.page("article", hit.id).text, "lang": "zh"]) { html in
            visit.snippet(hit.title, &html)
          }
          html.element("p", ["lang": "zh"]) { visit.snippet(hit.snippet, &$0) }
        }
      }
    }
    visit.pager(page, size: SearchPage.size, total: found.total, &html)
  }

  /// Where one asks for Chinese words alone: the way to their history.
  private func wording(_ html: inout HTMLWriter, _ visit: Visit) {
    let marks = "\"“”「」".unicodeScalars
    let words = String(String.UnicodeScalarView(asked.unicodeScalars.filter { !marks.contains($0) }))
    let isChinese = words.unicodeScalars.allSatisfy { (0x3400..<0xA000).contains($0.value) || $0 == "、" }
    guard isChinese, words.unicodeScalars.count >= 4 else { return }
    html.element("p", ["class": "hint"]) { html in
      html.element("a", ["href": visit.page("phrase", words).text], visit.say(.phraseHistory))
    }
  }

  /// Where a list goes on of which not everything was counted.
  private func further(_ hasNext: Bool, _ total: Int?, _ html: inout HTMLWriter, _ visit: Visit) {
    if let total { return visit.pager(page, size: SearchPage.size, total: total, &html) }
    html.element("nav", ["class": "pager", "aria-label": visit.say(.next)]) { html in
      if page > 1 {
        html.element(
          "a", ["rel": "prev", "href": visit.address.with("page", "\(page - 1)").text], visit.say(.previous))
      }
      if hasNext {
        html.element("a", ["rel": "next", "href": visit.address.with("page", "\(page + 1)").text], visit.say(.next))
      }
    }
  }
}
