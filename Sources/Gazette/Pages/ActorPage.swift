import Archive
import Lexicon
import Presentation
import Query
import Record

/// A state or body: whom it meets, its officials, its issues, what it says.
struct ActorPage: Page {
  let code: String
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>

  init?(_ visit: Visit, code: String) throws {
    guard visit.naming.knowsActor(code) else { return nil }
    self.code = code
    title = visit.naming.actor(code, visit.language)
    subject = try Subject("actor:\(code)", visit)
    said = try Subject.statements("speaker:\(code)", visit)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], code)
    html.element("h1", [:], title)
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "speaker:\(code)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(.meets, subject.facets.actors.filter { $0.value != code }, &html, visit) {
          (visit.naming.actor($0, visit.language), visit.page("relation", code, $0))
        }
        subject.people(.officials, &html, visit) { $0 == code }
        subject.people(.counterparts, &html, visit) { $0 != code }
        subject.issues(&html, visit)
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
