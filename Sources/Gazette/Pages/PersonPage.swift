import Archive
import Lexicon
import Presentation
import Query
import Record

/// An official: offices held, encounters, what was said, spellings.
struct PersonPage: Page {
  let item: NameDirectory.Item
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>
  let tenures: [Library.Tenure]

  init?(_ visit: Visit, id: String) throws {
    guard let item = visit.naming.officials.item(id) else { return nil }
    self.item = item
    title = item.name(visit.language)
    subject = try Subject("official:\(item.id)", visit)
    said = try Subject.statements("speaker:\(item.id)", visit)
    tenures = visit.library.tenures(of: item.id)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"]) { visit.actorLink(item.actor, &$0) }
    html.element("h1", ["lang": visit.tongue(title)], title)
    html.element("dl", ["class": "facts"]) { html in
      if !tenures.isEmpty {
        html.element("dt", [:], visit.say(.officesHeld))
        html.element("dd") { html in
          html.element("ul") { html in
            for one in tenures {
              html.element("li") { html in
                html.words(visit.naming.office(one.office, actor: one.actor, visit.language))
                if one.actor != item.actor { html.words("（\(visit.naming.actor(one.actor, visit.language))）") }
                html.element("span", ["class": "count"], " \(one.from)–\(one.to)")
              }
            }
          }
        }
      }
      html.element("dt", [:], visit.say(.spellings))
      var seen: Set<String> = [title]
      let others = item.spellings.filter { seen.insert($0).inserted }
      html.element("dd", ["lang": "zh"], others.joined(separator: "、"))
    }
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "speaker:\(item.id)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        subject.people(.meets, &html, visit) { $0 != item.actor }
        subject.states(besides: item.actor, &html, visit)
        subject.issues(&html, visit)
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
