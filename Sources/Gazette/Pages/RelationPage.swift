import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// What two states or bodies have with each other, and say of each other.
struct RelationPage: Page {
  let codes: [String]
  let title: String
  let subject: Subject
  let both: Int
  let said: [(code: String, question: String, found: FoundList<FoundStatement>)]

  init?(_ visit: Visit, _ first: String, _ second: String) throws {
    guard visit.naming.knowsActor(first), visit.naming.knowsActor(second), first != second else { return nil }
    codes = [first, second]
    title = codes.map { visit.naming.actor($0, visit.language) }.joined(separator: " – ")
    subject = try Subject("actor:\(first) actor:\(second)", visit)
    both = try visit.archive.articleCount(.all(codes.map { .term(.reads(.names($0))) }))
    said = try [(first, second), (second, first)].map { speaker, other in
      let name = visit.naming.actor(other, .simplified)
      let question = "speaker:\(speaker) said:\"\(name)\""
      return (speaker, question, try Subject.statements(question, visit, within: 40))
    }
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.relation))
    html.element("h1") { html in
      for (position, code) in codes.enumerated() {
        if position > 0 { html.words(" – ") }
        visit.actorLink(code, &html)
      }
    }
    html.element("p", ["class": "summary"], visit.say(.namesBoth(both)))
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        for one in said where !one.found.items.isEmpty {
          html.element("section") { html in
            html.element("h2") { html in
              html.element(
                "a", ["href": visit.page("search").with("q", one.question).with("of", "statements").text],
                visit.naming.actor(one.code, visit.language) + " · " + visit.say(.said))
            }
            FoundSayings.write(one.found.items, &html, visit)
          }
        }
      }
      html.element("aside", ["class": "facets"]) { html in
        subject.people(.officials, &html, visit)
        subject.issues(&html, visit)
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
