import Archive
import Lexicon
import Presentation
import Query
import Record

/// An outlet: how much it published when, and what it covers.
struct OutletPage: Page {
  let id: String
  let title: String
  let articles: Histogram
  let count: Int
  let subject: Subject
  let relays: Relays

  init?(_ visit: Visit, id: String) throws {
    let own = Expression<ArticleTerm>.term(.outlet(id))
    count = try visit.archive.articleCount(own)
    guard count > 0 || visit.naming.outlets.item(id) != nil else { return nil }
    self.id = id
    title = visit.naming.outlet(id, visit.language)
    let search = visit.page("search").with("of", "articles")
    articles = Histogram(
      counts: try visit.archive.articleCountsByMonth(own), unit: .month, title: visit.say(.articles),
      address: { search.with("q", "outlet:\"\(id)\" on:\($0)") })
    subject = try Subject("outlet:\"\(id)\"", visit)
    relays = try Relays(of: id, subject.question, visit)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.outlet))
    html.element("h1", ["lang": visit.tongue(title)], title)
    html.element("p", ["class": "summary"]) { html in
      html.element(
        "a", ["href": visit.page("search").with("q", "outlet:\"\(id)\"").text], visit.say(.articleCount(count)))
    }
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        articles.write(&html, visit)
        html.element("section", ["aria-labelledby": "covers"]) { html in
          html.element("h2", ["id": "covers"]) { html in
            html.element(
              "a", ["href": visit.page("timeline").with("q", subject.question).text], visit.say(.covers))
            html.words(" " + visit.say(.entryCount(subject.rows.count, of: subject.total)))
          }
          visit.rows(subject.rows, &html)
        }
        relays.write(&html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        subject.states(&html, visit)
        subject.issues(&html, visit)
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
