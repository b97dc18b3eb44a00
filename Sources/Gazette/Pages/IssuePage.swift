import Archive
import Lexicon
import Presentation
import Query
import Record

/// An issue: who said what when, and the entries that it comes up in.
struct IssuePage: Page {
  let id: String
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>

  init?(_ visit: Visit, id: String) throws {
    guard let item = visit.naming.issues.item(id) else { return nil }
    self.id = id
    title = item.name(visit.language)
    subject = try Subject("issue:\(id)", visit)
    said = try Subject.statements("issue:\(id)", visit)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.issues))
    html.element("h1", [:], title)
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "issue:\(id)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        subject.states(&html, visit)
        subject.people(.officials, &html, visit)
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
