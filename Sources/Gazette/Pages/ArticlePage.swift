import Archive
import Presentation
import Record

/// One article: its words with what was read in them marked, and where it comes from.
struct ArticlePage: Page {
  let reading: ArticleReading
  let fault: String?
  let files: [(path: String, member: String?)]
  let entries: [TimelineRow]
  let versions: [StoredVersion]
  let title: String

  init?(_ visit: Visit, id: String) throws {
    guard let reading = try visit.archive.articleReading(id: id) else { return nil }
    self.reading = reading
    let article = reading.article
    fault = try visit.archive.fault(ofArticle: article.id)
    files = try visit.archive.files(ofArticle: article.id)
    versions = try visit.archive.versions(ofArticle: article.id)
    var filter = EntryFilter()
    filter.ids = try visit.archive.entryIDs(ofArticle: article.id)
    entries = try visit.archive.timeline(filter)
    title = article.title.isEmpty ? article.id : article.title
  }

  var exports: [(name: String, address: Address)] { Exports.ofArticle(reading.article) }

  private static let switches: [(name: String, wording: Wording)] = [
    ("person", .people), ("state", .states), ("office", .offices), ("place", .places), ("date", .dates),
    ("event", .events), ("statement", .statements),
  ]

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    let article = reading.article
    let tongue = visit.tongue(article.script)
    html.element("article", ["class": "article-page"]) { html in
      html.element("header") { html in
        html.element("p", ["class": "kicker"]) { html in
          visit.outletLink(article.outlet.id ?? article.outlet.name, &html)
          html.words(" · \(visit.moment(article.published))")
          if let author = article.author { html.words(" · \(author)") }
        }
        html.element("h1", ["lang": tongue]) { html in
          MarkedText(article.title, marks: MarkedText.marks(reading, .title)).write(&html, visit)
        }
      }
      if fault != nil { html.element("p", ["class": "notice"], visit.say(.noReading)) }
      if article.isSummary { html.element("p", ["class": "notice"], visit.say(.onlySummary)) }
      // Each kind of mark can be switched off; the style does it, no script is needed.
      html.element("fieldset", ["class": "switches"]) { html in
        html.element("legend", [:], visit.say(.marks))
        for one in ArticlePage.switches {
          html.element("label", ["class": one.name]) { html in
            html.open("input", ["type": "checkbox", "checked": "", "id": "show-" + one.name])
            html.words(" " + visit.say(one.wording))
          }
        }
      }
      html.element("div", ["class": "text", "lang": tongue]) { html in
        MarkedText(article.text, marks: MarkedText.marks(reading, .text)).paragraphs(&html, visit)
      }
      readOut(&html, visit)
      visit.section("entries", visit.say(.inEntries), entries, &html)
      ArticleVersions(article: article, versions: versions).write(&html, visit)
      provenance(&html, visit)
      Citations.of(article, visit: visit).write(&html, visit)
    }
  }

  /// What was read: events and what was said, each with its words.
  private func readOut(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !reading.events.isEmpty || !reading.statements.isEmpty else { return }
    html.element("section", ["class": "read"]) { html in
      html.element("h2") { html in
        html.words(visit.say(.read))
        if visit.library.explain != nil {
          html.words(" ")
          html.element(
            "a", ["class": "why", "href": visit.page("article", reading.article.id, "why").text], visit.say(.why))
        }
      }
      if !reading.events.isEmpty {
        html.element("h3", [:], visit.say(.events) + " \(reading.events.count)")
        html.element("ol", ["class": "entries"]) { html in
          for event in reading.events { self.event(event, &html, visit) }
        }
      }
      if !reading.statements.isEmpty {
        html.element("h3", [:], visit.say(.statements) + " \(reading.statements.count)")
        html.element("ol", ["class": "statements"]) { html in
          for (position, statement) in reading.statements.enumerated() {
            self.statement(statement, position, &html, visit)
          }
        }
      }
    }
  }

  private func event(_ event: Event, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("li", ["class": "entry \(event.status.rawValue)"]) { html in
      html.element("span", ["class": "when"], visit.when(event.when, event.status))
      html.element(
        "span", ["class": "what"], visit.kind(event.kind, event.mode, event.status, plan: event.plan, isSilent: false))
      html.element("span", ["class": "who", "lang": "zh"]) { html in
        let sides = [event.actors, event.recipients].map { side in side.map { $0.text }.joined(separator: "、") }
        html.words(sides.filter { !$0.isEmpty }.joined(separator: event.kind == .consult ? "、" : " → "))
      }
      if let place = event.place {
        let name = visit.naming.place(place, visit.language)
        html.element("span", ["class": "where", "lang": visit.tongue(name)], "@ " + name)
      }
      html.element("span", ["class": "told"]) { $0.element("q", ["lang": "zh"], event.cue.text) }
    }
  }

  private func statement(_ statement: Statement, _ position: Int, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("li", ["id": "s\(position)"]) { html in
      html.element("p", ["class": "source"]) { html in
        for (position, speaker) in statement.speakers.enumerated() {
          if position > 0 { html.words("、") }
          visit.participant(
            Entry.Participant(
              name: speaker.text, entity: speaker.entity, actor: speaker.actor, office: speaker.office), &html)
        }
        html.words(" · " + visit.say(.form(statement.form)))
        if let cue = statement.cue { html.element("q", ["lang": "zh"], cue.text) }
        for issue in statement.issues {
          html.words(" ")
          visit.issueLink(issue, &html)
        }
      }
      html.element(
        "blockquote", ["lang": "zh"],
        statement.content.map { EntryPage.words($0, in: reading.article.text) }.joined(separator: " … "))
    }
  }

  private func provenance(_ html: inout HTMLWriter, _ visit: Visit) {
    let article = reading.article
    html.element("section") { html in
      html.element("h2", [:], visit.say(.provenance))
      html.element("dl", ["class": "facts"]) { html in
        if let link = HTMLWriter.link(article.url) {
          html.element("dt", [:], visit.say(.original))
          html.element("dd") { html in
            html.element("a", ["href": link, "rel": "noreferrer noopener external"], link)
          }
        }
        html.element("dt", [:], visit.say(.file))
        html.element("dd") { html in
          html.element("ul") { html in
            for file in files {
              html.element("li") { html in
                html.element("code", [:], file.path + (file.member.map { " › " + $0 } ?? ""))
              }
            }
          }
        }
        html.element("dt", [:], visit.say(.format))
        html.element("dd", [:], article.source.format.rawValue)
        if let captured = article.source.captured {
          html.element("dt", [:], visit.say(.capturedAt))
          html.element("dd", [:], captured)
        }
        if !article.corrected.isEmpty {
          html.element("dt", [:], visit.say(.setByPerson))
          html.element("dd") { html in
            html.element("ul", ["class": "corrected"]) { html in
              for correction in article.corrected {
                html.element("li") { html in
                  html.words(visit.say(.corrected(correction.field)) + " · " + visit.say(.sourceHas) + " ")
                  html.element("q", ["lang": "zh"], correction.before ?? "—")
                }
              }
            }
          }
        }
        if !article.relayedFrom.isEmpty {
          html.element("dt", [:], visit.say(.relays))
          html.element("dd", ["lang": "zh"], article.relayedFrom.map(\.name).joined(separator: "、"))
        }
        if !article.images.isEmpty {
          html.element("dt", [:], visit.say(.pictures))
          html.element("dd") { html in
            html.element("ul") { html in
              for image in article.images { html.element("li", ["lang": "zh"], image.caption ?? image.url) }
            }
          }
        }
        html.element("dt", [:], visit.say(.identifier))
        html.element("dd") { $0.element("code", [:], article.id) }
      }
    }
  }
}

/// Words with stretches of them marked, where marks may lie within each other and cross.
struct MarkedText {
  /// A stretch and what it is.
  struct Mark {
    var span: Range<Int>
    var name: String
    var link: Address?
    var label: String?
  }

  private let scalars: [Unicode.Scalar]
  private let marks: [Mark]

  init(_ text: String, marks: [Mark]) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    self.marks = marks.map { mark in
      var mark = mark
      mark.span = mark.span.clamped(to: 0..<scalars.count)
      return mark
    }.filter { !$0.span.isEmpty }
  }

  /// Everything that a reading says of a zone's words.
  static func marks(_ reading: ArticleReading, _ zone: TextSpan.Zone) -> [Mark] {
    var marks: [Mark] = []
    if zone == .text {
      for statement in reading.statements {
        for span in statement.content { marks.append(Mark(span: span.range, name: "statement")) }
      }
    }
    for event in reading.events where event.zone == zone {
      marks.append(Mark(span: event.cue.span.range, name: "event", label: event.mode?.rawValue ?? event.kind.rawValue))
    }
    for date in reading.dates where date.zone == zone {
      marks.append(Mark(span: date.span.range, name: "date", label: date.when.start?.description))
    }
    for mention in reading.mentions where mention.zone == zone {
      let name =
        switch mention.kind {
        case .person: "person"
        case .state, .body: "state"
        case .office: "office"
        case .place: "place"
        default: ""
        }
      guard !name.isEmpty else { continue }
      marks.append(Mark(span: mention.span.range, name: name, label: mention.entity))
    }
    return marks
  }

  /// All of it in one line.
  func write(_ html: inout HTMLWriter, _ visit: Visit) { pieces(0..<scalars.count, &html) }

  /// Paragraph by paragraph.
  func paragraphs(_ html: inout HTMLWriter, _ visit: Visit) {
    var start = 0
    while start <= scalars.count {
      var end = start
      while end < scalars.count, scalars[end] != "\n" { end += 1 }
      if end > start { html.element("p") { pieces(start..<end, &$0) } }
      start = end + 1
    }
  }

  /// The words of a stretch, cut where a mark begins or ends; each piece bears the names of all marks that cover it.
  private func pieces(_ range: Range<Int>, _ html: inout HTMLWriter) {
    let own = marks.filter { $0.span.overlaps(range) }
    var cuts: Set<Int> = [range.lowerBound, range.upperBound]
    for mark in own {
      cuts.insert(max(mark.span.lowerBound, range.lowerBound))
      cuts.insert(min(mark.span.upperBound, range.upperBound))
    }
    let sorted = cuts.sorted()
    // Marks by their beginning, so that each piece looks at those alone that are open at it.
    let opening = own.indices.sorted { own[$0].span.lowerBound < own[$1].span.lowerBound }
    var next = 0
    var open: [Int] = []
    for (start, end) in zip(sorted, sorted.dropFirst()) where start < end {
      while next < opening.count, own[opening[next]].span.lowerBound <= start {
        open.append(opening[next])
        next += 1
      }
      open.removeAll { own[$0].span.upperBound <= start }
      let words = String(String.UnicodeScalarView(scalars[start..<end]))
      if open.isEmpty {
        html.words(words)
      } else {
        let covering = open.sorted().map { own[$0] }
        let names = Set(covering.map(\.name)).sorted().joined(separator: " ")
        html.element("span", ["class": "m \(names)", "title": covering.last?.label], words)
      }
    }
  }
}
