import Archive
import Collation
import Lexicon
import Messages
import Presentation
import Query
import Record

/// One entry: who, when, where, what every account says of it, what was said, where they disagree.
struct EntryPage: Page {
  let entry: Entry
  let row: TimelineRow?
  let texts: [String: (title: String, text: String)]
  let related: [(row: TimelineRow, relation: Entry.Related.Relation)]
  let title: String
  let heading: String
  /// The accounts side by side, where they are few enough for one page.
  let comparison: Comparison?
  let showsAll: Bool

  /// More accounts than this are compared on a page of their own.
  private static let mostCompared = 8
  /// Accounts and statements that are shown at once.
  private static let most = 24

  init?(_ visit: Visit, id: String) throws {
    guard let entry = try visit.archive.entry(id: id) else { return nil }
    self.entry = entry
    var filter = EntryFilter()
    let relations = Dictionary(entry.related.prefix(20).map { ($0.entry, $0.relation) }) { first, _ in first }
    filter.ids = [entry.id] + relations.keys
    let rows = try visit.archive.timeline(filter)
    row = rows.first { $0.id == entry.id }
    showsAll = visit.request.parameter("all") != nil
    let shown = showsAll ? Int.max : EntryPage.most
    let told = entry.accounts.prefix(shown) + entry.announced.prefix(shown)
    let said = entry.statements.prefix(shown).flatMap { $0.wordings.prefix(3).map(\.article) }
    texts = try visit.archive.texts(of: told.map(\.article) + said)
    related = rows.compactMap { row in relations[row.id].map { (row, $0) } }
    let isSilent = row?.isSilent(by: visit.last) ?? false
    heading = visit.kind(entry.kind, entry.mode, entry.status, plan: entry.plan, isSilent: isSilent)
    title = "\(visit.when(entry.when, entry.status)) \(heading) · \(visit.participants(entry.participants))"
    if (2...EntryPage.mostCompared).contains(entry.accounts.count) {
      let readings = try entry.accounts.compactMap { try visit.archive.articleReading(id: $0.article) }
      comparison = visit.library.comparisons.comparison(
        of: entry, readings: readings, isByAccount: false)
    } else {
      comparison = nil
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntry(entry) }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    let names = visit.participants(entry.participants)
    html.element("article", ["class": "entry-page"]) { html in
      html.element("header") { html in
        html.element("p", ["class": "kicker"], "\(visit.when(entry.when, entry.status)) · \(heading)")
        html.element("h1", ["lang": visit.tongue(names)], names.isEmpty ? entry.id : names)
      }
      facts(&html, visit)
      disagreements(&html, visit)
      if let comparison { ComparisonTable(comparison).write(&html, visit) }
      accounts(&html, visit)
      statements(&html, visit)
      relatives(&html, visit)
      Citations.of(entry, visit: visit).write(&html, visit)
    }
  }

  private func facts(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("dl", ["class": "facts"]) { html in
      html.element("dt", [:], visit.say(.participants))
      html.element("dd") { html in
        html.element("ul") { html in
          for one in entry.participants {
            html.element("li") { html in
              if let role = one.role {
                html.element("span", ["class": "role"], visit.say(role == .actor ? .doer : .recipient))
                html.words(" ")
              }
              visit.participant(one, &html)
              if let office = one.office {
                html.words(" ")
                html.element("span", ["class": "office"], visit.naming.office(office, actor: one.actor, visit.language))
              }
            }
          }
        }
      }
      if let place = entry.place {
        html.element("dt", [:], visit.say(.place))
        html.element("dd") { html in
          let name = visit.naming.place(place, visit.language)
          html.element(
            "a",
            ["href": visit.page("timeline").with("q", "place:\"\(place.name)\"").text, "lang": visit.tongue(name)],
            name)
          if let country = place.country {
            html.words(" ")
            visit.actorLink(country, &html)
          }
        }
      }
      if !entry.issues.isEmpty {
        html.element("dt", [:], visit.say(.issues))
        html.element("dd") { html in
          for issue in entry.issues {
            visit.issueLink(issue.entity, &html)
            html.element("span", ["class": "count"], " \(visit.say(.accountCount(issue.accounts))) ")
          }
        }
      }
      html.element("dt", [:], visit.say(.weight))
      html.element("dd") { html in
        html.element("meter", ["min": "0", "max": "1000", "value": "\(entry.weight)"], "\(entry.weight)")
        html.words(" \(entry.weight) / 1000" + (entry.recalled ? " · " + visit.say(.recalled) : "") + " · ")
        html.element("a", ["href": visit.page("about").text + "#trust"], visit.say(.trust))
      }
      html.element("dt", [:], visit.say(.identifier))
      html.element("dd") { $0.element("code", [:], entry.id) }
    }
  }

  private func disagreements(_ html: inout HTMLWriter, _ visit: Visit) {
    let outlets = Dictionary(
      (entry.accounts + entry.announced).map { ($0.article, $0.outlet ?? $0.path) },
      uniquingKeysWith: { first, _ in first })
    for disagreement in entry.disagreements {
      html.element("section", ["class": "disagreement"]) { html in
        html.element("h2", [:], visit.say(.disagreeOn(disagreement.field)))
        html.element("ul") { html in
          for value in disagreement.values {
            html.element("li") { html in
              html.element("b", ["lang": visit.tongue(value.value)], value.value)
              html.words(" — ")
              for (position, article) in value.articles.prefix(12).enumerated() {
                if position > 0 { html.words(visit.language == .english ? ", " : "、") }
                let name = visit.naming.outlet(outlets[article], visit.language)
                html.element("a", ["href": visit.page("article", article).text, "lang": visit.tongue(name)], name)
              }
              if value.articles.count > 12 { html.words(" +\(value.articles.count - 12)") }
            }
          }
        }
      }
    }
  }

  private func accounts(_ html: inout HTMLWriter, _ visit: Visit) {
    for (heading, id, list) in [
      (Wording.accounts, "accounts", entry.accounts), (.announcements, "announced", entry.announced),
    ] where !list.isEmpty {
      html.element("section", ["id": id]) { html in
        html.element("h2") { html in
          html.words(visit.say(heading) + " \(list.count)")
          if id == "accounts" { html.words(" · \(entry.independentAccounts) " + visit.say(.independent)) }
        }
        if id == "accounts", list.count > 1, comparison == nil {
          html.element("p") { html in
            html.element("a", ["href": visit.page("entry", entry.id, "compare").text], visit.say(.sideBySide))
          }
        }
        html.element("ol", ["class": "accounts"]) { html in
          for one in showsAll ? list[...] : list.prefix(EntryPage.most) { account(one, &html, visit) }
        }
        if !showsAll, list.count > EntryPage.most { more(list.count, &html, visit) }
      }
    }
  }

  private func more(_ count: Int, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p") { html in
      html.element("a", ["href": visit.address.with("all", "1").text], visit.say(.moreAccounts(count)))
    }
  }

  private func account(_ account: Entry.Account, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("li", ["id": "a" + account.article]) { html in
      html.element("p", ["class": "source"]) { html in
        visit.outletLink(account.outlet, &html)
        html.words(" · \(visit.moment(account.published))")
        if account.status != entry.status { html.words(" · " + visit.say(.status(account.status))) }
        if let origin = account.reprintOf {
          html.words(" · ")
          html.element("a", ["href": visit.page("article", origin).text], visit.say(.reprint))
        }
        if !account.relayedFrom.isEmpty {
          html.words(" · " + visit.say(.credits) + " ")
          html.element("span", ["lang": "zh"], account.relayedFrom.joined(separator: "、"))
        }
      }
      html.element(
        "a", ["class": "headline", "href": visit.page("article", account.article).text, "lang": "zh"],
        account.title.isEmpty ? account.path : account.title)
      guard let source = texts[account.article] else { return }
      let words = account.zone == .title ? source.title : source.text
      for span in account.evidence.prefix(2) {
        html.element("blockquote", ["lang": "zh"], EntryPage.words(span, in: words))
      }
    }
  }

  static func words(_ span: TextSpan, in text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(span.start).prefix(span.count)))
  }

  private func statements(_ html: inout HTMLWriter, _ visit: Visit) {
    for (heading, there) in [(Wording.saidThere, true), (.saidElsewhere, false)] {
      let said = entry.statements.filter { $0.atEvent == there }
      guard !said.isEmpty else { continue }
      html.element("section") { html in
        html.element("h2", [:], visit.say(heading) + " \(said.count)")
        html.element("ol", ["class": "statements"]) { html in
          for one in showsAll ? said[...] : said.prefix(EntryPage.most) { statement(one, &html, visit) }
        }
        if !showsAll, said.count > EntryPage.most { more(said.count, &html, visit) }
      }
    }
  }

  private func statement(_ one: Entry.AlignedStatement, _ html: inout HTMLWriter, _ visit: Visit) {
    let outlets = Dictionary(
      (entry.accounts + entry.announced).map { ($0.article, $0.outlet) }, uniquingKeysWith: { first, _ in first })
    html.element("li") { html in
      html.element("p", ["class": "source"]) { html in
        for (position, speaker) in one.speakers.enumerated() {
          if position > 0 { html.words("、") }
          visit.participant(speaker, &html)
        }
        for issue in one.issues {
          html.words(" ")
          visit.issueLink(issue, &html)
        }
      }
      for wording in one.wordings.prefix(3) {
        guard let text = texts[wording.article]?.text else { continue }
        html.element("blockquote", ["lang": "zh"]) { html in
          html.words(wording.content.map { EntryPage.words($0, in: text) }.joined(separator: " … "))
          html.words(" ")
          html.element("cite") { html in
            let name = visit.naming.outlet(outlets[wording.article] ?? nil, visit.language)
            html.element("a", ["href": visit.page("article", wording.article).text, "lang": visit.tongue(name)], name)
            html.words(" · " + visit.say(.form(wording.form)))
          }
        }
      }
      if one.wordings.count > 3 { html.element("p", ["class": "source"], "+\(one.wordings.count - 3)") }
    }
  }

  private func relatives(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !related.isEmpty else { return }
    html.element("section") { html in
      html.element("h2", [:], visit.say(.related))
      for relation in Entry.Related.Relation.allCases {
        let own = related.filter { $0.relation == relation }
        guard !own.isEmpty else { continue }
        html.element("h3", [:], visit.say(.relation(relation)))
        visit.rows(own.map(\.row), &html)
      }
    }
  }
}
