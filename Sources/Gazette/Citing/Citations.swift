import Lexicon
import Messages
import Presentation
import Record

/// How an article or an entry is cited, on its page.
struct Citations {
  let citation: Citation
  let address: Address

  /// Of an article: where it was published.
  static func of(_ article: Article, visit: Visit) -> Citations {
    Citations(
      citation: citation(of: article, visit.naming, accessed: visit.library.today()),
      address: Address(segments: ["api", "v1", "articles", article.id, "citation"]))
  }

  /// Of an entry: this record.
  static func of(_ entry: Entry, visit: Visit) -> Citations {
    Citations(
      citation: citation(of: entry, visit.naming, visit.language, accessed: visit.library.today()),
      address: Address(segments: ["api", "v1", "entries", entry.id, "citation"]))
  }

  static func citation(of article: Article, _ naming: Naming, accessed: CivilDate) -> Citation {
    let language: DisplayLanguage = article.script == .traditional ? .traditional : .simplified
    return Citation(
      kind: .article, id: article.id, author: article.author, title: article.title,
      publisher: article.outlet.name ?? article.outlet.id.map { naming.outlet($0, language) },
      date: article.published.map { String($0.description.prefix(10)) }, address: article.url,
      accessed: accessed.description, language: language.rawValue)
  }

  static func citation(
    of entry: Entry, _ naming: Naming, _ language: DisplayLanguage, accessed: CivilDate
  ) -> Citation {
    let names = entry.participants.map { naming.participant($0, language) }.joined(
      separator: language == .english ? ", " : "、")
    let what = (entry.mode.map(Wording.mode) ?? .kind(entry.kind))(language)
    let date = (entry.when.start ?? entry.when.end)?.description
    return Citation(
      kind: .entry, id: entry.id, title: "\(EntryText.when(entry.when, entry.status)) \(what): \(names)",
      publisher: "Chancery", date: date, accessed: accessed.description, language: language.rawValue)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("section", ["class": "cite", "aria-labelledby": "cite"]) { html in
      html.element("h2", ["id": "cite"], visit.say(.cite))
      for style in Citation.Style.allCases {
        html.element("details", ["open": style == .gbt7714 ? "" : nil]) { html in
          html.element("summary", [:], style.name)
          html.element("pre", ["tabindex": "0", "data-copy": visit.say(.copy)], citation.text(style))
          html.element("a", ["href": address.with("style", style.rawValue).text], visit.say(.exportAs))
        }
      }
    }
  }
}
