import Archive
import Messages
import Presentation
import Record

/// The reasons of each fact that was read in an article: the words and the rows of tables that made it.
struct WhyPage: Page {
  let title: String
  private let article: Article
  private let reasons: String?

  init?(_ visit: Visit, id: String) throws {
    guard let explain = visit.library.explain, let reading = try visit.archive.articleReading(id: id),
      let stored = try visit.archive.articleReadingLine(id: reading.article.id)
    else { return nil }
    article = reading.article
    title = visit.say(.why) + " · " + (article.title.isEmpty ? article.id : article.title)
    reasons = explain(stored, article.source.path)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.why))
    html.element("h1", ["lang": visit.tongue(article.script)]) { html in
      html.element("a", ["href": visit.page("article", article.id).text], article.title)
    }
    if let reasons {
      html.element("pre", ["class": "reasons", "tabindex": "0", "lang": "zh"], reasons)
    } else {
      html.element("p", ["class": "notice"], visit.say(.noReading))
    }
  }
}
