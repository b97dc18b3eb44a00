import Archive
import Lexicon
import Presentation
import Query
import Record

/// The parts that pages of a person, a state, an issue or an outlet share.
struct Subject {
  static let most = 40
  static let mostSaid = 12

  let question: String
  let rows: [TimelineRow]
  let total: Int
  let histogram: Histogram
  let facets: Facets

  /// The entries of a question, the latest ones, how many when, and what they have in common.
  init(_ question: String, _ visit: Visit) throws {
    self.question = question
    var filter = EntryFilter()
    filter.question = try visit.question(text: question).ofEntries()
    filter.standing = .shown
    total = try visit.archive.entryCount(filter)
    facets = try visit.archive.facets(filter, limit: 24)
    let days = try visit.archive.days(filter)
    let unit: TimelineUnit = days.map { $0.upperBound - $0.lowerBound < 100 ? .day : .month } ?? .month
    let timeline = visit.page("timeline")
    histogram = Histogram(
      counts: try visit.archive.counts(filter, by: unit), unit: unit, title: visit.say(.entries),
      address: { period in timeline.with("q", "\(question) on:\(period)") })
    filter.offset = max(total - Subject.most, 0)
    rows = try visit.archive.timeline(filter).reversed()
  }

  func write(_ heading: Wording, _ html: inout HTMLWriter, _ visit: Visit) {
    histogram.write(&html, visit)
    let more = visit.page("timeline").with("q", question)
    html.element("section", ["aria-labelledby": "entries"]) { html in
      html.element("h2", ["id": "entries"]) { html in
        html.element("a", ["href": more.text], visit.say(heading))
        html.words(" " + visit.say(.entryCount(rows.count, of: total)))
      }
      visit.rows(rows, &html)
    }
  }

  /// Names with counts, as links.
  static func list(
    _ heading: Wording, _ values: [FacetValue], _ html: inout HTMLWriter, _ visit: Visit,
    _ link: (String) -> (name: String, address: Address)
  ) {
    guard !values.isEmpty else { return }
    html.element("section") { html in
      html.element("h2", [:], visit.say(heading))
      html.element("ul", ["class": "counted"]) { html in
        for value in values {
          html.element("li") { html in
            let (name, address) = link(value.value)
            html.element("a", ["href": address.text, "lang": visit.tongue(name)], name)
            html.element("span", ["class": "count"], " \(value.count)")
          }
        }
      }
    }
  }

  /// What was said, the latest.
  static func said(
    _ found: FoundList<FoundStatement>, _ question: String, _ html: inout HTMLWriter, _ visit: Visit
  ) {
    guard !found.items.isEmpty else { return }
    html.element("section", ["aria-labelledby": "said"]) { html in
      html.element("h2", ["id": "said"]) { html in
        html.element(
          "a", ["href": visit.page("search").with("q", question).with("of", "statements").text], visit.say(.whoSaid))
      }
      FoundSayings.write(found.items, &html, visit)
    }
  }

  /// The latest statements of a question.
  ///
  /// - Parameter most: In how many articles they are looked for: a page does not wait for rare ones, the search does.
  static func statements(
    _ question: String, _ visit: Visit, within most: Int = 300
  ) throws -> FoundList<FoundStatement> {
    try visit.archive.statements(
      visit.question(text: question), names: visit.names, limit: Subject.mostSaid, counting: 0, within: most)
  }
}

/// An official: offices held, encounters, what was said, spellings.
struct PersonPage: Page {
  let item: NameDirectory.Item
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>
  let tenures: [Library.Tenure]

  init?(_ visit: Visit, id: String) throws {
    guard let item = visit.naming.officials.item(id) else { return nil }
    self.item = item
    title = item.name(visit.language)
    subject = try Subject("official:\(item.id)", visit)
    said = try Subject.statements("speaker:\(item.id)", visit)
    tenures = visit.library.tenures(of: item.id)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"]) { visit.actorLink(item.actor, &$0) }
    html.element("h1", ["lang": visit.tongue(title)], title)
    html.element("dl", ["class": "facts"]) { html in
      if !tenures.isEmpty {
        html.element("dt", [:], visit.say(.officesHeld))
        html.element("dd") { html in
          html.element("ul") { html in
            for one in tenures {
              html.element("li") { html in
                html.words(visit.naming.office(one.office, actor: one.actor, visit.language))
                if one.actor != item.actor { html.words("（\(visit.naming.actor(one.actor, visit.language))）") }
                html.element("span", ["class": "count"], " \(one.from)–\(one.to)")
              }
            }
          }
        }
      }
      html.element("dt", [:], visit.say(.spellings))
      var seen: Set<String> = [title]
      let others = item.spellings.filter { seen.insert($0).inserted }
      html.element("dd", ["lang": "zh"], others.joined(separator: "、"))
    }
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "speaker:\(item.id)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(
          .meets, subject.facets.officials.filter { visit.naming.officials.item($0.value)?.actor != item.actor }, &html,
          visit
        ) {
          (visit.naming.officials.name($0, visit.language), visit.page("person", $0))
        }
        Subject.list(.states, subject.facets.actors.filter { $0.value != item.actor }, &html, visit) {
          (visit.naming.actor($0, visit.language), visit.page("actor", $0))
        }
        Subject.list(.issues, subject.facets.issues, &html, visit) {
          (visit.naming.issues.name($0, visit.language), visit.page("issue", $0))
        }
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}

/// A state or body: whom it meets, its officials, its issues, what it says.
struct ActorPage: Page {
  let code: String
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>

  init?(_ visit: Visit, code: String) throws {
    guard visit.naming.knowsActor(code) else { return nil }
    self.code = code
    title = visit.naming.actor(code, visit.language)
    subject = try Subject("actor:\(code)", visit)
    said = try Subject.statements("speaker:\(code)", visit)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], code)
    html.element("h1", [:], title)
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "speaker:\(code)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(.meets, subject.facets.actors.filter { $0.value != code }, &html, visit) {
          (visit.naming.actor($0, visit.language), visit.page("relation", code, $0))
        }
        let isOwn = { (one: FacetValue) in visit.naming.officials.item(one.value)?.actor == code }
        for (heading, list) in [
          (Wording.officials, subject.facets.officials.filter(isOwn)),
          (.counterparts, subject.facets.officials.filter { !isOwn($0) }),
        ] {
          Subject.list(heading, list, &html, visit) {
            (visit.naming.officials.name($0, visit.language), visit.page("person", $0))
          }
        }
        Subject.list(.issues, subject.facets.issues, &html, visit) {
          (visit.naming.issues.name($0, visit.language), visit.page("issue", $0))
        }
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}

/// What two states or bodies have with each other, and say of each other.
struct RelationPage: Page {
  let codes: [String]
  let title: String
  let subject: Subject
  let both: Int
  let said: [(code: String, question: String, found: FoundList<FoundStatement>)]

  init?(_ visit: Visit, _ first: String, _ second: String) throws {
    guard visit.naming.knowsActor(first), visit.naming.knowsActor(second), first != second else { return nil }
    codes = [first, second]
    title = codes.map { visit.naming.actor($0, visit.language) }.joined(separator: " – ")
    subject = try Subject("actor:\(first) actor:\(second)", visit)
    both = try visit.archive.articleCount(.all(codes.map { .term(.reads(.names($0))) }))
    said = try [(first, second), (second, first)].map { speaker, other in
      let name = visit.naming.actor(other, .simplified)
      let question = "speaker:\(speaker) said:\"\(name)\""
      return (speaker, question, try Subject.statements(question, visit, within: 40))
    }
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.relation))
    html.element("h1") { html in
      for (position, code) in codes.enumerated() {
        if position > 0 { html.words(" – ") }
        visit.actorLink(code, &html)
      }
    }
    html.element("p", ["class": "summary"], visit.say(.namesBoth(both)))
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        for one in said where !one.found.items.isEmpty {
          html.element("section") { html in
            html.element("h2") { html in
              html.element(
                "a", ["href": visit.page("search").with("q", one.question).with("of", "statements").text],
                visit.naming.actor(one.code, visit.language) + " · " + visit.say(.said))
            }
            FoundSayings.write(one.found.items, &html, visit)
          }
        }
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(.officials, subject.facets.officials, &html, visit) {
          (visit.naming.officials.name($0, visit.language), visit.page("person", $0))
        }
        Subject.list(.issues, subject.facets.issues, &html, visit) {
          (visit.naming.issues.name($0, visit.language), visit.page("issue", $0))
        }
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}

/// An issue: who said what when, and the entries that it comes up in.
struct IssuePage: Page {
  let id: String
  let title: String
  let subject: Subject
  let said: FoundList<FoundStatement>

  init?(_ visit: Visit, id: String) throws {
    guard let item = visit.naming.issues.item(id) else { return nil }
    self.id = id
    title = item.name(visit.language)
    subject = try Subject("issue:\(id)", visit)
    said = try Subject.statements("issue:\(id)", visit)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.issues))
    html.element("h1", [:], title)
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        subject.write(.entriesAbout, &html, visit)
        Subject.said(said, "issue:\(id)", &html, visit)
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(.states, subject.facets.actors, &html, visit) {
          (visit.naming.actor($0, visit.language), visit.page("actor", $0))
        }
        Subject.list(.officials, subject.facets.officials, &html, visit) {
          (visit.naming.officials.name($0, visit.language), visit.page("person", $0))
        }
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}

/// An outlet: how much it published when, and what it covers.
struct OutletPage: Page {
  let id: String
  let title: String
  let articles: Histogram
  let count: Int
  let subject: Subject
  let latest: SearchResult

  init?(_ visit: Visit, id: String) throws {
    let own = Expression<ArticleTerm>.term(.outlet(id))
    count = try visit.archive.articleCount(own)
    guard count > 0 || visit.naming.outlets.item(id) != nil else { return nil }
    self.id = id
    title = visit.naming.outlet(id, visit.language)
    let search = visit.page("search").with("of", "articles")
    articles = Histogram(
      counts: try visit.archive.articleCountsByMonth(own), unit: .month, title: visit.say(.articles),
      address: { search.with("q", "outlet:\"\(id)\" on:\($0)") })
    subject = try Subject("outlet:\"\(id)\"", visit)
    latest = try visit.archive.articles(own, limit: 12, order: .newest)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.outlet))
    html.element("h1", ["lang": visit.tongue(title)], title)
    html.element("p", ["class": "summary"]) { html in
      html.element(
        "a", ["href": visit.page("search").with("q", "outlet:\"\(id)\"").text], visit.say(.articleCount(count)))
    }
    html.element("div", ["class": "columns"]) { html in
      html.element("div", ["class": "list"]) { html in
        articles.write(&html, visit)
        html.element("section", ["aria-labelledby": "covers"]) { html in
          html.element("h2", ["id": "covers"]) { html in
            html.element(
              "a", ["href": visit.page("timeline").with("q", subject.question).text], visit.say(.covers))
            html.words(" " + visit.say(.entryCount(subject.rows.count, of: subject.total)))
          }
          visit.rows(subject.rows, &html)
        }
      }
      html.element("aside", ["class": "facets"]) { html in
        Subject.list(.states, subject.facets.actors, &html, visit) {
          (visit.naming.actor($0, visit.language), visit.page("actor", $0))
        }
        Subject.list(.issues, subject.facets.issues, &html, visit) {
          (visit.naming.issues.name($0, visit.language), visit.page("issue", $0))
        }
      }
    }
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: subject.question, all: false) }
}
