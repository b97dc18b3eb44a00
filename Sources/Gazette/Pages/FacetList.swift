import Archive
import Lexicon
import Presentation
import Query
import Record

/// What the entries of a list have in common, each a way to narrow it down.
struct FacetList {
  let facets: Facets
  let asked: String

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("aside", ["class": "facets", "aria-label": visit.say(.narrow)]) { html in
      list(.states, facets.actors, "actor:", &html, visit) { visit.naming.actor($0, visit.language) }
      list(.officials, facets.officials, "official:", &html, visit) {
        visit.naming.officials.name($0, visit.language)
      }
      list(.issues, facets.issues, "issue:", &html, visit) { visit.naming.issues.name($0, visit.language) }
      list(.encounters, facets.modes, "kind:", &html, visit) { mode in
        Event.Mode(rawValue: mode).map { visit.say(.mode($0)) } ?? mode
      }
      list(.deeds, facets.kinds, "type:", &html, visit) { kind in
        Event.Kind(rawValue: kind).map { visit.say(.kind($0)) } ?? kind
      }
      list(.when, facets.statuses, "status:", &html, visit) { status in
        Event.Status(rawValue: status).map { visit.say(.status($0)) } ?? status
      }
    }
  }

  private func list(
    _ heading: Wording, _ values: [FacetValue], _ field: String, _ html: inout HTMLWriter, _ visit: Visit,
    _ name: (String) -> String
  ) {
    guard !values.isEmpty else { return }
    html.element("details", ["open": ""]) { html in
      html.element("summary", [:], visit.say(heading))
      html.element("ul") { html in
        for value in values {
          html.element("li") { html in
            let label = name(value.value)
            if let narrowed = TimelinePage.narrowed(asked, by: field + value.value) {
              html.element(
                "a", ["href": visit.address.with("q", narrowed).with("page", nil).text, "lang": visit.tongue(label)],
                label)
            } else {
              html.element("span", ["lang": visit.tongue(label)], label)
            }
            html.element("span", ["class": "count"], "\(value.count)")
          }
        }
      }
    }
  }
}
