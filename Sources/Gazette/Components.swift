import Archive
import Lexicon
import Messages
import Presentation
import Record

/// The parts that pages are made of.
extension Visit {
  // MARK: names as links

  /// A state or body.
  func actorLink(_ code: String, _ html: inout HTMLWriter) {
    html.element("a", ["href": page("actor", code).text], naming.actor(code, language))
  }

  /// A participant with the state stood for.
  func participant(_ one: Entry.Participant, _ html: inout HTMLWriter) {
    let name = naming.participant(one, language)
    let isOfficial = one.entity.map { naming.officials.item($0) != nil } ?? false
    if let entity = one.entity, isOfficial {
      html.element("a", ["href": page("person", entity).text, "lang": tongue(name)], name)
    } else if let actor = one.actor, !isPerson(one) {
      html.element("a", ["href": page("actor", actor).text, "lang": tongue(name)], name)
      if naming.actor(actor, language) == name { return }
    } else {
      html.element("span", ["lang": tongue(name)], name)
    }
    guard let actor = one.actor else { return }
    html.words(language == .english ? " (" : "（")
    actorLink(actor, &html)
    html.words(language == .english ? ")" : "）")
  }

  private func isPerson(_ one: Entry.Participant) -> Bool {
    one.office != nil || one.entity.map { naming.officials.item($0) != nil } ?? false
  }

  /// Names of participants, as plain words.
  func participants(_ all: [Entry.Participant]) -> String {
    let names = all.map { one in
      let name = naming.participant(one, language)
      guard let actor = one.actor else { return name }
      let state = naming.actor(actor, language)
      if state == name { return name }
      return language == .english ? "\(name) (\(state))" : "\(name)（\(state)）"
    }
    return names.joined(separator: language == .english ? ", " : "、")
  }

  func issueLink(_ id: String, _ html: inout HTMLWriter) {
    html.element("a", ["class": "issue", "href": page("issue", id).text], naming.issues.name(id, language))
  }

  /// Where an outlet's page lies; a name that the lexicon does not hold may have anything in it.
  func outletPage(_ outlet: String) -> Address {
    naming.outlets.item(outlet) != nil ? page("outlet", outlet) : page("outlet").with("name", outlet)
  }

  func outletLink(_ outlet: String?, _ html: inout HTMLWriter) {
    let name = naming.outlet(outlet, language)
    guard let outlet else { return html.words(name) }
    html.element("a", ["href": outletPage(outlet).text, "lang": tongue(name)], name)
  }

  /// The language of words that are not the page's own; `nil` where they are.
  func tongue(_ words: String) -> String? {
    guard language == .english else { return nil }
    return words.unicodeScalars.contains { (0x3400..<0xA000).contains($0.value) } ? "zh" : nil
  }

  /// The language of an article's words.
  func tongue(_ script: Article.Script) -> String { script == .traditional ? "zh-Hant" : "zh-Hans" }

  // MARK: entries

  /// How they met or what was done, and the status where it is not simply held.
  func kind(
    _ kind: Event.Kind, _ mode: Event.Mode?, _ status: Event.Status, plan: Event.Plan?, isSilent: Bool
  ) -> String {
    let what = say(mode.map(Wording.mode) ?? .kind(kind))
    if status == .held { return what }
    let more = isSilent ? say(.silent) : plan == .announced ? nil : plan.map { say(.plan($0)) }
    let parts = [say(.status(status)), more].compactMap { $0 }
    return language == .english
      ? "\(what) (\(parts.joined(separator: ", ")))" : "\(what)（\(parts.joined(separator: "，"))）"
  }

  func when(_ when: DateInterval, _ status: Event.Status) -> String {
    let text = EntryText.when(when, status)
    return text == "undated" ? say(.undated) : text
  }

  /// One entry as a row of a list: when, how, who, where, by how many.
  func row(_ row: TimelineRow, showsDay: Bool = true, _ html: inout HTMLWriter) {
    let isSilent = row.isSilent(by: last)
    html.element(
      "li", ["class": "entry \(row.status.rawValue)\(isSilent ? " silent" : "")\(row.recalled ? " recalled" : "")"]
    ) { html in
      let text = when(row.when, row.status)
      html.element("span", ["class": showsDay || text.count != 10 ? "when" : "when same"], text)
      html.element("span", ["class": "what"], kind(row.kind, row.mode, row.status, plan: row.plan, isSilent: isSilent))
      html.element("span", ["class": "who"]) { html in
        let names = participants(row.participants)
        html.element("a", ["href": page("entry", row.id).text, "lang": tongue(names)], names.isEmpty ? row.id : names)
      }
      if let place = row.place {
        let name = naming.place(place, language)
        html.element("span", ["class": "where", "lang": tongue(name)], "@ " + name)
      }
      html.element("span", ["class": "told"]) { html in
        var parts = [say(.accountCount(row.accounts))]
        if row.announced > 0 { parts.append(say(.announcedCount(row.announced))) }
        if row.recalled { parts.append(say(.recalled)) }
        html.words(parts.joined(separator: " · "))
        if row.disagreements > 0 {
          html.words(" · ")
          html.element("strong", ["class": "disagree"], say(.disagree))
        }
      }
    }
  }

  /// Entries in a list.
  func rows(_ rows: [TimelineRow], _ html: inout HTMLWriter) {
    guard !rows.isEmpty else { return html.element("p", ["class": "empty"], say(.nothing)) }
    html.element("ol", ["class": "entries"]) { html in
      for one in rows { row(one, &html) }
    }
  }

  /// Entries under their days.
  func days(_ rows: [TimelineRow], _ html: inout HTMLWriter) {
    guard !rows.isEmpty else { return html.element("p", ["class": "empty"], say(.nothing)) }
    var rest = rows[...]
    while let first = rest.first {
      let day = Visit.day(first)
      let own = rest.prefix { Visit.day($0) == day }
      rest = rest.dropFirst(own.count)
      html.element("section", ["class": "day"]) { html in
        html.element("h2", [:], day == "undated" ? say(.undated) : day ?? say(.undated))
        html.element("ol", ["class": "entries"]) { html in
          for one in own { row(one, showsDay: false, &html) }
        }
      }
    }
  }

  /// The day that a row stands under; a month or a year where no day is known.
  private static func day(_ row: TimelineRow) -> String? {
    switch row.when.precision {
    case .day, .published: (row.when.start ?? row.when.end)?.description
    default: row.when.start == nil && row.when.end == nil ? nil : EntryText.when(row.when, row.status)
    }
  }

  // MARK: lists

  /// Where the list goes on.
  func pager(_ page: Int, size: Int, total: Int, _ html: inout HTMLWriter) {
    let lastPage = max((total + size - 1) / size, 1)
    guard lastPage > 1 else { return }
    html.element("nav", ["class": "pager", "aria-label": say(.page(page, of: lastPage))]) { html in
      if page > 1 {
        html.element(
          "a", ["rel": "prev", "href": address.with("page", page == 2 ? nil : "\(page - 1)").text], say(.previous))
      }
      html.element("span", [:], say(.page(page, of: lastPage)))
      if page < lastPage {
        html.element("a", ["rel": "next", "href": address.with("page", "\(page + 1)").text], say(.next))
      }
    }
  }

  /// A snippet with what was found marked.
  func snippet(_ snippet: Snippet, _ html: inout HTMLWriter) {
    let scalars = Array(snippet.text.unicodeScalars)
    if snippet.isCutAtStart { html.words("…") }
    var position = 0
    for mark in snippet.marks where mark.lowerBound >= position && mark.upperBound <= scalars.count {
      html.words(String(String.UnicodeScalarView(scalars[position..<mark.lowerBound])))
      html.element("mark", [:], String(String.UnicodeScalarView(scalars[mark])))
      position = mark.upperBound
    }
    html.words(String(String.UnicodeScalarView(scalars[position...])))
    if snippet.isCutAtEnd { html.words("…") }
  }

  /// A moment without its seconds, in the offset that the source gives.
  func moment(_ time: Timestamp?) -> String {
    guard let time else { return say(.undated) }
    let text = time.description
    return time.precision == .day ? String(text.prefix(10)) : "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }

  /// A heading with a list of entries and where there are more.
  func section(
    _ id: String, _ heading: String, _ rows: [TimelineRow], more: Address? = nil, _ html: inout HTMLWriter
  ) {
    guard !rows.isEmpty else { return }
    html.element("section", ["aria-labelledby": id]) { html in
      html.element("h2", ["id": id]) { html in
        if let more { html.element("a", ["href": more.text], heading) } else { html.words(heading) }
      }
      self.rows(rows, &html)
    }
  }
}
