import Lexicon
import Messages
import Presentation

/// One page: it has gathered what it shows and writes it.
protocol Page {
  /// What the page is about, for its head and the browser's list.
  var title: String { get }
  /// The question that stands in the box.
  var asked: String { get }
  /// The same as data: a name of a format, and where it lies.
  var exports: [(name: String, address: Address)] { get }

  /// Writes what stands between head and foot.
  func write(_ html: inout HTMLWriter, _ visit: Visit)
}

extension Page {
  var asked: String { "" }
  var exports: [(name: String, address: Address)] { [] }
}

/// The frame of every page.
struct Frame {
  let visit: Visit

  /// A page as HTML.
  func html(_ page: some Page) -> [UInt8] {
    var html = HTMLWriter()
    html.raw("<!doctype html>\n")
    html.element("html", ["lang": visit.language.rawValue]) { html in
      html.element("head") { head(page, &$0) }
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#content"], visit.say(.skip))
        header(page, &html)
        html.element("main", ["id": "content", "tabindex": "-1"]) { html in
          page.write(&html, visit)
          exports(page, &html)
        }
        footer(&html)
      }
    }
    html.endLine()
    return html.bytes
  }

  private func head(_ page: some Page, _ html: inout HTMLWriter) {
    html.raw("<meta charset=\"utf-8\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">")
    html.element("title", [:], page.title + " · " + visit.say(.chancery))
    html.open("link", ["rel": "stylesheet", "href": Assets.address("gazette.css")])
    html.open("link", ["rel": "icon", "href": Assets.address("seal.svg"), "type": "image/svg+xml"])
    for language in DisplayLanguage.allCases where language != visit.language {
      html.open(
        "link", ["rel": "alternate", "hreflang": language.rawValue, "href": visit.address.in(language).text])
    }
    for export in page.exports where export.name == "Atom" {
      html.open("link", ["rel": "alternate", "type": "application/atom+xml", "href": export.address.text])
    }
    html.element("script", ["src": Assets.address("gazette.js"), "defer": ""]) { _ in }
  }

  private static let places: [(wording: Wording, segment: String, key: String)] = [
    (.today, "", "t"), (.timeline, "timeline", "l"), (.search, "search", "s"), (.network, "network", "n"),
    (.matrix, "matrix", "m"), (.about, "about", "a"),
  ]

  private func header(_ page: some Page, _ html: inout HTMLWriter) {
    html.element("header", ["class": "site"]) { html in
      html.element("a", ["class": "brand", "href": visit.page().text]) { html in
        html.open("img", ["src": Assets.address("seal.svg"), "alt": "", "width": "28", "height": "28"])
        html.element("span", [:], visit.say(.chancery))
      }
      html.element("nav", ["aria-label": visit.say(.pages)]) { html in
        html.element("ul") { html in
          for place in Frame.places {
            let address = place.segment.isEmpty ? visit.page() : visit.page(place.segment)
            let isHere = visit.address.segments == address.segments
            html.element("li") { html in
              html.element(
                "a", ["href": address.text, "aria-current": isHere ? "page" : nil, "data-key": place.key],
                visit.say(place.wording))
            }
          }
        }
      }
      html.element("form", ["class": "ask", "action": visit.page("search").text, "role": "search"]) { html in
        html.open(
          "input",
          [
            "type": "search", "name": "q", "value": page.asked, "aria-label": visit.say(.ask),
            "placeholder": visit.say(.askHint), "autocomplete": "off", "spellcheck": "false",
          ])
        html.element("button", [:], visit.say(.ask))
      }
      html.element("ul", ["class": "languages", "aria-label": visit.say(.language)]) { html in
        for (language, name) in [(DisplayLanguage.simplified, "简体"), (.traditional, "繁體"), (.english, "English")] {
          html.element("li") { html in
            html.element(
              "a",
              [
                "href": visit.address.in(language).text, "lang": language.rawValue, "hreflang": language.rawValue,
                "aria-current": language == visit.language ? "true" : nil,
              ], name)
          }
        }
      }
    }
  }

  private func exports(_ page: some Page, _ html: inout HTMLWriter) {
    guard !page.exports.isEmpty else { return }
    html.element("nav", ["class": "exports", "aria-label": visit.say(.exportAs)]) { html in
      html.element("span", [:], visit.say(.exportAs))
      html.element("ul") { html in
        for export in page.exports {
          html.element("li") { $0.element("a", ["href": export.address.text], export.name) }
        }
      }
    }
  }

  private func footer(_ html: inout HTMLWriter) {
    html.element("footer", ["class": "site"]) { html in
      html.element("p") { html in
        html.words("Chancery \(visit.library.version) · \(visit.say(.motto)) · ")
        html.element("a", ["href": visit.page("about").text + "#keys", "data-key": "?"], visit.say(.keys) + " ?")
      }
    }
  }
}
