import Archive
import Presentation
import Query
import Record

/// Statements and acts as lists.
enum FoundSayings {
  static func write(_ found: [FoundStatement], _ html: inout HTMLWriter, _ visit: Visit) {
    guard !found.isEmpty else { return html.element("p", ["class": "empty"], visit.say(.nothing)) }
    html.element("ol", ["class": "statements"]) { html in
      for one in found {
        html.element("li") { html in
          html.element("p", ["class": "source"]) { html in
            speakers(one.statement.speakers, &html, visit)
            html.words(" · \(visit.moment(one.article.published)) · ")
            visit.outletLink(one.article.outlet.id ?? one.article.outlet.name, &html)
            for issue in one.statement.issues {
              html.words(" ")
              visit.issueLink(issue, &html)
            }
          }
          html.element("blockquote", ["lang": visit.tongue(one.article.script)]) { html in
            if let cue = one.statement.cue { html.element("span", ["class": "cue"], cue.text + "：") }
            html.words(one.words.joined(separator: " … "))
          }
          place(one.article, one.entries, "s\(one.position)", &html, visit)
        }
      }
    }
  }

  static func write(_ found: [FoundAct], _ html: inout HTMLWriter, _ visit: Visit) {
    guard !found.isEmpty else { return html.element("p", ["class": "empty"], visit.say(.nothing)) }
    html.element("ol", ["class": "statements"]) { html in
      for one in found {
        html.element("li") { html in
          html.element("p", ["class": "source"]) { html in
            html.element(
              "b", [:],
              visit.kind(one.event.kind, one.event.mode, one.event.status, plan: one.event.plan, isSilent: false))
            html.words(" · ")
            speakers(one.event.actors, &html, visit)
            if !one.event.recipients.isEmpty {
              html.words(one.event.kind == .consult ? "、" : " → ")
              speakers(one.event.recipients, &html, visit)
            }
            html.words(" · \(visit.when(one.event.when, one.event.status)) · ")
            html.words(visit.say(.reported(visit.moment(one.article.published))) + " · ")
            visit.outletLink(one.article.outlet.id ?? one.article.outlet.name, &html)
          }
          html.element(
            "blockquote", ["lang": visit.tongue(one.article.script)], one.words.joined(separator: " … "))
          place(one.article, one.entries, nil, &html, visit)
        }
      }
    }
  }

  private static func speakers(_ parties: [Party], _ html: inout HTMLWriter, _ visit: Visit) {
    for (position, party) in parties.enumerated() {
      if position > 0 { html.words("、") }
      visit.participant(
        Entry.Participant(name: party.text, entity: party.entity, actor: party.actor, office: party.office), &html)
    }
  }

  private static func place(
    _ article: Article, _ entries: [String], _ anchor: String?, _ html: inout HTMLWriter, _ visit: Visit
  ) {
    html.element("p", ["class": "source"]) { html in
      let address = visit.page("article", article.id).text + (anchor.map { "#" + $0 } ?? "")
      html.element("a", ["href": address, "lang": visit.tongue(article.script)], article.title)
      if let entry = entries.first {
        html.words(" · ")
        html.element("a", ["href": visit.page("entry", entry).text], visit.say(.itsEntry) + " " + entry.prefix(10))
      }
    }
  }
}
