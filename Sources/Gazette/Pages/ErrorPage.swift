import Presentation
import Query

/// An error as a page.
struct ErrorPage: Page {
  let title: String
  let message: String
  var fault: FaultNote?

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("h1", [:], title)
    fault?.write(&html, visit)
    if !message.isEmpty { html.element("p", ["lang": "en"], message) }
    html.element("p") { html in
      html.element("a", ["href": visit.page().text], visit.say(.today))
      html.words(" · ")
      html.element("a", ["href": visit.page("search").text], visit.say(.questions))
    }
  }

  var asked: String { fault?.fault.question ?? "" }
}
