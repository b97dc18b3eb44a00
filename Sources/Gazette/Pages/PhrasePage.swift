import Archive
import Lexicon
import Presentation
import Query
import Record

/// The life of a fixed wording: how much it is used, since when, in whose mouth.
struct PhrasePage: Page {
  let title: String
  let history: PhraseHistory

  init?(_ visit: Visit, wording: String) throws {
    guard let history = try visit.archive.phraseHistory(wording, lexicon: visit.library.lexicon) else { return nil }
    self.history = history
    title = wording
  }

  var asked: String { "\"" + title + "\"" }
  var exports: [(name: String, address: Address)] {
    [("JSON", Address(segments: ["api", "v1", "phrases", title]))]
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.phrase))
    html.element("h1", ["lang": "zh"], title)
    if let tracked = history.tracked {
      html.element("p", ["class": "summary"]) { html in
        html.element("span", ["lang": "en"], tracked.english)
        if let since = tracked.since { html.words(" · " + visit.say(.phraseSince(since))) }
      }
    }
    shares(&html, visit)
    guard history.total.articles > 0 else { return }
    Histogram(
      counts: history.months.filter { $0.articles > 0 }.map {
        PeriodCount(start: $0.key, end: $0.key, count: $0.articles)
      }, unit: .month, title: visit.say(.articles),
      address: { visit.page("search").with("of", "articles").with("q", "\"\(title)\" on:\($0)") }
    ).write(&html, visit)
    use(history.first, visit.say(.firstUse), &html, visit)
    if history.last?.article != history.first?.article { use(history.last, visit.say(.lastUse), &html, visit) }
    rows("sides", visit.say(.bySide), history.sides, &html, visit) { row, html in
      html.element("a", ["href": visit.page("actor", row.key).text], visit.naming.actor(row.key, visit.language))
    }
    rows("speakers", visit.say(.bySpeaker), history.speakers, &html, visit) { row, html in
      let speaker = row.first.speakers.first { ($0.entity ?? $0.text) == row.key }
      visit.participant(
        Entry.Participant(
          name: speaker?.text ?? row.key, entity: speaker?.entity, actor: speaker?.actor, office: speaker?.office),
        &html)
    }
    rows("outlets", visit.say(.byOutlet), history.outlets, &html, visit) { row, html in
      visit.outletLink(row.key, &html)
    }
    months(&html, visit)
  }

  /// How many articles have it, of official outlets, of the others, and in which voice.
  private func shares(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("table", ["class": "shares"]) { html in
      head([visit.say(.outlet), visit.say(.articles), visit.say(.ofAll), visit.say(.share), visit.say(.grade)], &html)
      html.element("tbody") { html in
        for (name, share) in [
          (visit.say(.allOutlets), history.total), (visit.say(.officialOutlets), history.official),
          (visit.say(.otherOutlets), history.others),
        ] {
          row(name, share.articles, share.all, share.grade, &html, visit)
        }
      }
    }
    html.element("p", ["class": "hint"], visit.say(.gradesHint))
    let voices = PhraseUse.Voice.allCases.map { "\(visit.say(.voice($0))) \(history.voices[$0] ?? 0)" }
    html.element("p", ["class": "summary"], voices.joined(separator: " · "))
  }

  private func months(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("details") { html in
      html.element("summary", [:], visit.say(.byMonth))
      html.element("table") { html in
        head([visit.say(.when), visit.say(.articles), visit.say(.ofAll), visit.say(.share), visit.say(.grade)], &html)
        html.element("tbody") { html in
          for month in history.months { row(month.key, month.articles, month.all ?? 0, month.grade, &html, visit) }
        }
      }
    }
  }

  private func head(_ names: [String], _ html: inout HTMLWriter) {
    html.element("thead") { html in
      html.element("tr") { html in for name in names { html.element("th", ["scope": "col"], name) } }
    }
  }

  private func row(
    _ name: String, _ articles: Int, _ all: Int, _ grade: PhraseGrade?, _ html: inout HTMLWriter, _ visit: Visit
  ) {
    html.element("tr") { html in
      html.element("th", ["scope": "row"], name)
      html.element("td", [:], "\(articles)")
      html.element("td", [:], "\(all)")
      html.element("td", [:], PhraseHistory.shareText(articles, of: all))
      html.element("td", [:], grade.map { visit.say(.gradeName($0)) } ?? "")
    }
  }

  private func use(_ use: PhraseUse?, _ heading: String, _ html: inout HTMLWriter, _ visit: Visit) {
    guard let use else { return }
    html.element("section") { html in
      html.element("h2", [:], heading)
      html.element("p", ["class": "source"]) { html in
        html.element("a", ["href": visit.page("article", use.article).text], visit.moment(use.published))
        html.words(" · ")
        visit.outletLink(use.outlet, &html)
        html.words(" · " + visit.say(.voice(use.voice)))
        if !use.speakers.isEmpty { html.words(" · " + use.speakers.map(\.text).joined(separator: "、")) }
      }
      html.element("blockquote", ["lang": "zh"], use.sentence)
    }
  }

  private func rows(
    _ id: String, _ heading: String, _ rows: [PhraseCount], _ html: inout HTMLWriter, _ visit: Visit,
    _ name: @escaping (PhraseCount, inout HTMLWriter) -> Void
  ) {
    guard !rows.isEmpty else { return }
    html.element("section", ["aria-labelledby": id]) { html in
      html.element("h2", ["id": id], heading)
      html.element("table") { html in
        head([visit.say(.when), "", visit.say(.articles), visit.say(.later)], &html)
        html.element("tbody") { html in
          for row in rows {
            html.element("tr") { html in
              html.element("td") { html in
                html.element(
                  "a", ["href": visit.page("article", row.first.article).text],
                  row.first.published?.localDate.description ?? visit.say(.undated))
              }
              html.element("th", ["scope": "row"]) { name(row, &$0) }
              html.element("td", [:], "\(row.articles)" + (row.all.map { " / \($0)" } ?? ""))
              html.element("td", [:], row.lag.map { $0 == 0 ? "" : "+\($0)" } ?? "")
            }
          }
        }
      }
    }
  }
}
