import Presentation

/// Writes a feed (RFC 4287).
struct AtomWriter {
  private var html = HTMLWriter()

  var text: String { html.text + "</feed>\n" }

  /// - Parameters:
  ///   - id: What tells the feed from others, an address without a host.
  ///   - updated: The time of the newest item, as RFC 3339 has it.
  init(title: String, id: String, updated: String, home: String) {
    html.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    html.open("feed", ["xmlns": "http://www.w3.org/2005/Atom"])
    html.element("title", [:], title)
    html.element("id", [:], "urn:chancery:feed:" + Address.encoded(id))
    html.element("updated", [:], updated)
    html.element("generator", [:], "Chancery")
    html.element("author") { $0.element("name", [:], "Chancery") }
    html.open("link", ["rel": "alternate", "href": home])
    html.raw("</link>")
  }

  mutating func entry(id: String, title: String, updated: String, link: String, summary: String) {
    html.endLine()
    html.element("entry") { html in
      html.element("title", [:], title)
      html.element("id", [:], "urn:chancery:" + Address.encoded(id))
      html.element("updated", [:], updated)
      html.open("link", ["rel": "alternate", "href": link])
      html.raw("</link>")
      html.element("summary", [:], summary)
    }
  }
}
