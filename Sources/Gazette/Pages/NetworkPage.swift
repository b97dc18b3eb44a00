import Archive
import Lexicon
import Presentation
import Query
import Record

/// Who meets whom: states and bodies on a circle, joined where they met, and the table behind it.
struct NetworkPage: Page {
  let title: String
  let asked: String
  let pairs: [PairCount]
  let nodes: [FacetValue]

  /// States and bodies that are drawn; more would cover each other.
  private static let mostNodes = 28
  private static let mostPairs = 160

  init(_ visit: Visit) throws {
    title = visit.say(.network)
    let question = try visit.question()
    asked = question.text
    var parts: [Expression<EntryTerm>] = [.term(.kind(.consult)), .term(.status(.held))]
    if !question.isEmpty { parts.append(try question.ofEntries()) }
    var filter = EntryFilter()
    filter.standing = .shown
    filter.question = .all(parts)
    nodes = try visit.archive.facets(filter, limit: NetworkPage.mostNodes).actors
    let shown = Set(nodes.map(\.value))
    pairs = try visit.archive.pairs(filter, limit: 2_000).filter {
      shown.contains($0.first) && shown.contains($0.second)
    }.prefix(NetworkPage.mostPairs).map { $0 }
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], title)
    QuestionForm(action: visit.page("network"), asked: asked).write(&html, visit)
    guard !nodes.isEmpty else { return html.element("p", ["class": "empty"], visit.say(.nothing)) }
    picture(&html, visit)
    html.element("details", ["class": "table", "open": ""]) { html in
      html.element("summary", [:], visit.say(.asTable))
      html.element("table") { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col", "colspan": "2"], visit.say(.states))
            html.element("th", ["scope": "col"], visit.say(.encounters))
          }
        }
        html.element("tbody") { html in
          for pair in pairs {
            html.element("tr") { html in
              html.element("td") { visit.actorLink(pair.first, &$0) }
              html.element("td") { visit.actorLink(pair.second, &$0) }
              html.element("td") { html in
                html.element("a", ["href": visit.page("relation", pair.first, pair.second).text], "\(pair.count)")
              }
            }
          }
        }
      }
    }
  }

  private func picture(_ html: inout HTMLWriter, _ visit: Visit) {
    let places = Circle.places(nodes.count, radius: 300, centre: (460, 380))
    let positions = Dictionary(zip(nodes.map(\.value), places), uniquingKeysWith: { first, _ in first })
    let peak = max(pairs.first?.count ?? 1, 1)
    html.element(
      "svg", ["class": "network", "viewBox": "0 0 920 760", "role": "group", "aria-labelledby": "net-title net-text"]
    ) { html in
      html.element("title", ["id": "net-title"], title)
      html.element(
        "desc", ["id": "net-text"],
        pairs.prefix(5).map {
          "\(visit.naming.actor($0.first, visit.language)) – \(visit.naming.actor($0.second, visit.language)): \($0.count)"
        }.joined(separator: "; "))
      for pair in pairs.reversed() {
        guard let from = positions[pair.first], let to = positions[pair.second] else { continue }
        html.element("a", ["href": visit.page("relation", pair.first, pair.second).text, "tabindex": "-1"]) { html in
          // Bowed towards the middle, so that lines past each other are told apart.
          html.element(
            "path",
            [
              "d": "M\(from.x) \(from.y)Q\((from.x + to.x + 460) / 3) \((from.y + to.y + 380) / 3) \(to.x) \(to.y)",
              "stroke-width": "\(1 + pair.count * 9 / peak)",
            ]
          ) { html in
            html.element(
              "title", [:],
              "\(visit.naming.actor(pair.first, visit.language)) – \(visit.naming.actor(pair.second, visit.language)): \(pair.count)"
            )
          }
        }
      }
      let most = max(nodes.first?.count ?? 1, 1)
      for (node, place) in zip(nodes, places) {
        html.element("a", ["href": visit.page("actor", node.value).text]) { html in
          html.element("circle", ["cx": "\(place.x)", "cy": "\(place.y)", "r": "\(5 + node.count * 13 / most)"]) {
            html in
            html.element("title", [:], "\(visit.naming.actor(node.value, visit.language)): \(node.count)")
          }
          // At the top and at the bottom names stand above and below their places, elsewhere beside them.
          let isUpright = abs(place.x - 460) < 40
          let side = isUpright ? "middle" : place.x < 460 ? "end" : "start"
          let shift = isUpright ? (place.y < 380 ? -24 - abs(place.x - 460) / 3 : 28 + abs(place.x - 460) / 3) : 5
          html.element(
            "text",
            [
              "x": "\(place.x + (isUpright ? 0 : place.x < 460 ? -22 : 22))", "y": "\(place.y + shift)",
              "text-anchor": side,
            ], visit.naming.actor(node.value, visit.language))
        }
      }
    }
  }
}
