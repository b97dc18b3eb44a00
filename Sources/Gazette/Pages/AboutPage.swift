import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// What is in the archive, how it was read, and how far it can be trusted; how to ask, and the keys.
struct AboutPage: Page {
  let title: String
  let counts: ArchiveCounts
  let editions: [String]
  let keys: [(key: String, wording: Wording)] = [
    ("/", .search), ("?", .keys), ("j  k", .nextItem), ("Enter", .openItem), ("t", .today), ("l", .timeline),
    ("s", .search), ("n", .network), ("m", .matrix), ("a", .about), ("1 2 3", .language),
  ]

  init(_ visit: Visit) throws {
    title = visit.say(.about)
    counts = visit.counts
    editions = try visit.archive.revisions(limit: 1).map(\.edition)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], title)
    html.element("section", ["aria-labelledby": "holds"]) { html in
      html.element("h2", ["id": "holds"], visit.say(.inArchive))
      html.element("dl", ["class": "facts"]) { html in
        fact(visit.say(.articles), "\(counts.articles)", &html)
        if let published = counts.published {
          fact(visit.say(.published), "\(published.lowerBound) – \(published.upperBound)", &html)
        }
        fact(visit.say(.entries), "\(counts.entries)", &html)
        fact(visit.say(.accounts), "\(counts.accounts)", &html)
        fact("Chancery", visit.library.version, &html)
        for edition in editions { fact(visit.say(.edition), edition, &html) }
      }
      html.element("ul", ["class": "counted"]) { html in
        for one in counts.outlets.prefix(60) {
          html.element("li") { html in
            visit.outletLink(one.outlet ?? one.name, &html)
            html.element("span", ["class": "count"], " \(one.articles)")
          }
        }
      }
    }
    html.element("section", ["aria-labelledby": "trust"]) { html in
      html.element("h2", ["id": "trust"], visit.say(.trust))
      html.element("p", [:], Trust.introduction(visit.language))
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            for heading: Message in ["What", "F1 or share", "Measured on"] {
              html.element("th", ["scope": "col"], heading(visit.language))
            }
          }
        }
        html.element("tbody") { html in
          for figure in Trust.figures {
            html.element("tr") { html in
              html.element("th", ["scope": "row"], figure.what(visit.language))
              html.element("td", [:], figure.value)
              html.element("td", [:], figure.on(visit.language))
            }
          }
        }
      }
    }
    QuestionHelp().write(&html, visit)
    html.element("section", ["id": "keys", "aria-labelledby": "keys-heading"]) { html in
      html.element("h2", ["id": "keys-heading"], visit.say(.keys))
      html.element("dl", ["class": "facts keys"]) { html in
        for one in keys {
          html.element("dt") { $0.element("kbd", [:], one.key) }
          html.element("dd", [:], visit.say(one.wording))
        }
      }
    }
  }

  private func fact(_ name: String, _ value: String, _ html: inout HTMLWriter) {
    html.element("dt", [:], name)
    html.element("dd", [:], value)
  }
}
