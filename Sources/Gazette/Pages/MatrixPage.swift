import Archive
import Lexicon
import Presentation
import Query
import Record

/// States and bodies by issues: how many entries of each tell of each.
struct MatrixPage: Page {
  let title: String
  let asked: String
  let actors: [FacetValue]
  let issues: [FacetValue]
  let counts: [String: [String: Int]]

  init(_ visit: Visit) throws {
    title = visit.say(.matrix)
    let question = try visit.question()
    asked = question.text
    var filter = EntryFilter()
    filter.standing = .shown
    filter.question =
      question.isEmpty ? .term(.kind(.consult)) : .all([.term(.kind(.consult)), try question.ofEntries()])
    let facets = try visit.archive.facets(filter, limit: 20)
    actors = facets.actors
    issues = Array(facets.issues.prefix(16))
    var counts: [String: [String: Int]] = [:]
    for pair in try visit.archive.issuesByActor(filter, limit: 5_000) {
      counts[pair.first, default: [:]][pair.second] = pair.count
    }
    self.counts = counts
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], title)
    QuestionForm(action: visit.page("matrix"), asked: asked).write(&html, visit)
    guard !actors.isEmpty, !issues.isEmpty else {
      return html.element("p", ["class": "empty"], visit.say(.nothing))
    }
    html.element("p", ["class": "summary"], visit.say(.cells))
    let peak = max(counts.values.flatMap(\.values).max() ?? 1, 1)
    html.element("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": title]) { html in
      html.element("table", ["class": "matrix"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("td") { _ in }
            for issue in issues {
              html.element("th", ["scope": "col"]) { html in
                html.element(
                  "a", ["href": visit.page("issue", issue.value).text],
                  visit.naming.issues.name(issue.value, visit.language))
              }
            }
          }
        }
        html.element("tbody") { html in
          for actor in actors {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { visit.actorLink(actor.value, &$0) }
              for issue in issues {
                let count = counts[actor.value]?[issue.value] ?? 0
                // Five shades, and the number itself.
                html.element("td", ["class": "shade\(count == 0 ? 0 : 1 + min(count * 4 / peak, 4))"]) { html in
                  guard count > 0 else { return }
                  html.element(
                    "a",
                    [
                      "href": visit.page("timeline").with(
                        "q", "type:CONSULT actor:\(actor.value) issue:\(issue.value)"
                      ).text
                    ], "\(count)")
                }
              }
            }
          }
        }
      }
    }
  }
}
