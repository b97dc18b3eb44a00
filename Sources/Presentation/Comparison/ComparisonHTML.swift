package import Collation
import Lexicon
package import Messages
import Record

/// A comparison as one page that needs no other file and no script: it is read in a browser, printed, sent, archived.
package struct ComparisonHTML {
  package let comparison: Comparison
  /// Whether elements may carry a style of their own, which only a page that stands alone allows.
  private var inlinesStyle = true
  /// The language of what is not an article's words.
  private var language = DisplayLanguage.english
  /// What rows and columns are called in that language; `nil` where they are called as the record has them.
  private var names: ComparisonNames?

  package init(_ comparison: Comparison) { self.comparison = comparison }

  /// The table and what stands below it, as a part of another page.
  package func part(_ html: inout HTMLWriter, in language: DisplayLanguage, _ naming: Naming) {
    var part = self
    part.inlinesStyle = false
    part.language = language
    part.names = ComparisonNames(naming, language)
    part.legend(&html)
    html.element("div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": people]) { html in
      part.table(&html)
    }
    html.element("div", ["class": "below"]) { html in
      part.exclusives(&html)
      part.singles(&html)
    }
  }

  /// Nothing is fetched, nothing runs; a page that an article broke into could do nothing.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  /// The page.
  package var text: String {
    var html = HTMLWriter()
    html.raw("<!doctype html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { head(&$0) }
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#table"], "Skip to the table")
        html.element("a", ["class": "skip", "href": "#sources"], "Skip to the accounts")
        html.element("header", ["class": "fixed"]) { header(&$0) }
        html.element("main") { html in
          table(&html)
          html.element("div", ["class": "fixed list"]) { html in
            exclusives(&html)
            singles(&html)
            sources(&html)
          }
        }
      }
    }
    html.endLine()
    return html.text
  }

  // MARK: the head

  private var title: String {
    guard let entry = comparison.entry else { return "Texts side by side" }
    let place = entry.place.map { " · " + $0.name } ?? ""
    return EntryText.when(entry.when, entry.status) + " · " + EntryText.kind(entry.kind, entry.mode, entry.status)
      + place
  }

  private func head(_ html: inout HTMLWriter) {
    html.raw("<meta charset=\"utf-8\">")
    html.open("meta", ["http-equiv": "Content-Security-Policy", "content": ComparisonHTML.policy])
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
    html.element("title", [:], title + " · " + people)
    html.element("style") { $0.raw(ComparisonStyle.sheet) }
  }

  private var people: String {
    guard let entry = comparison.entry else { return comparison.columns.map(\.name).joined(separator: ", ") }
    return entry.participants.map(\.name).joined(separator: "、")
  }

  private func header(_ html: inout HTMLWriter) {
    html.element("h1") { html in
      html.element("span", ["lang": "zh-Hans"], people)
      html.raw("<br>")
      html.element("span", ["lang": "zh-Hans"], title)
    }
    html.element("p", ["class": "faint"]) { html in
      html.words(ComparisonLabels.extent(comparison))
      if let entry = comparison.entry { html.words(" · " + entry.id) }
    }
    if let leftOut = ComparisonLabels.leftOut(comparison) { html.element("p", [:], leftOut) }
    legend(&html)
    html.element("nav", ["aria-label": "Sections"]) { html in
      html.element("ul") { html in
        for section in Comparison.Section.allCases where !shared(section).isEmpty {
          html.element("li") { html in
            html.element("a", ["href": "#" + section.rawValue], heading(section))
          }
        }
        if comparison.exclusives.contains(where: { $0.count > 0 }) {
          html.element("li") { $0.element("a", ["href": "#only"], "Carried only by") }
        }
        html.element("li") { $0.element("a", ["href": "#sources"], "The accounts") }
      }
    }
  }

  /// What the signs of cells mean.
  private func legend(_ html: inout HTMLWriter) {
    html.element("ul", ["class": "legend", "aria-label": Wording("记号", "記號", "Signs")(language)]) { html in
      for standing in Comparison.Standing.allCases {
        html.element("li", ["class": standing.rawValue]) { html in
          html.element("span", ["class": "sign", "aria-hidden": "true"], ComparisonLabels.sign(standing))
          html.words(" " + ComparisonLabels.meaning(standing, in: language))
        }
      }
      html.element("li") { html in
        html.element("mark", [:], Wording("不同的字句", "不同的字句", "words that differ")(language))
      }
    }
  }

  private func heading(_ section: Comparison.Section) -> String {
    ComparisonLabels.heading(section, hasEvent: comparison.entry != nil, in: language)
  }

  // MARK: the table

  private static let sayings: Set<Comparison.Section> = [.commitments, .statements, .reactions]

  /// Rows of the table: what one column of several alone says has a list of its own below.
  private func shared(_ section: Comparison.Section) -> [Comparison.Row] {
    let rows = comparison.rows(section)
    guard ComparisonHTML.sayings.contains(section), comparison.columns.count > 2 else { return rows }
    return rows.filter { !isSingle($0) }
  }

  private func isSingle(_ row: Comparison.Row) -> Bool { row.cells.count { $0.standing != .absent } == 1 }

  private func table(_ html: inout HTMLWriter) {
    html.element(
      "table",
      [
        "id": "table", "class": inlinesStyle ? nil : "columns-\(min(comparison.columns.count, 12))",
        "style": inlinesStyle ? "--columns:\(comparison.columns.count)" : nil,
      ]
    ) { html in
      html.element(
        "caption", ["class": "skip"], Wording("各家报道逐点对照", "各家報道逐點對照", "Points of the event by account")(language))
      html.element("colgroup") { html in
        html.open("col", ["class": "points"])
        for _ in comparison.columns { html.open("col") }
      }
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("th", ["scope": "col"], Wording("要点", "要點", "Point")(language))
          for column in comparison.columns {
            html.element("th", ["scope": "col"]) { html in
              let name = names?.column(column) ?? column.name
              html.element("b", ["lang": ComparisonHTML.isChinese(name) ? "zh-Hans" : nil], name)
              for line in ComparisonLabels.lines(column, in: language, names) { html.element("small", [:], line) }
            }
          }
        }
      }
      for section in Comparison.Section.allCases where !shared(section).isEmpty {
        html.endLine()
        html.element("tbody", ["id": section.rawValue]) { html in
          html.element("tr") { html in
            html.element("th", ["scope": "rowgroup", "colspan": "\(comparison.columns.count + 1)"]) { html in
              html.element("span", [:], heading(section))
            }
          }
          for row in shared(section) { self.row(row, &html) }
        }
      }
    }
  }

  private func row(_ row: Comparison.Row, _ html: inout HTMLWriter) {
    html.endLine()
    html.element("tr", ["id": "r\(row.number)"]) { html in
      html.element("th", ["scope": "row"]) { rowHead(row, &$0) }
      for cell in row.cells {
        html.element("td", ["class": cell.standing.rawValue]) { self.cell(cell, row, &$0) }
      }
    }
  }

  private func rowHead(_ row: Comparison.Row, _ html: inout HTMLWriter) {
    html.element("span", ["class": "number"], "\(row.number)")
    let name = names?.row(row) ?? ComparisonLabels.name(row, in: language)
    html.element("span", ["lang": ComparisonHTML.isChinese(name) ? "zh-Hans" : nil], name)
    if row.section == .facts, let value = names?.value(row) ?? row.value, value != row.label, value != name {
      html.words(" ")
      html.element("b", ["lang": ComparisonHTML.isChinese(value) ? "zh-Hans" : nil], value)
    }
    if let note = row.note {
      let shown = row.section == .commitments ? note.lowercased() : note
      html.element("small", [:], names?.note(note) ?? shown)
    }
    guard ComparisonHTML.sayings.contains(row.section), !row.issues.isEmpty else { return }
    html.element("div") { html in
      for issue in row.issues.prefix(4) { self.issue(issue, &html) }
    }
  }

  private func issue(_ issue: String, _ html: inout HTMLWriter) {
    let name = names?.issue(issue) ?? issue
    html.element("span", ["class": "issue", "lang": ComparisonHTML.isChinese(name) ? "zh-Hans" : nil], name)
  }

  private func cell(_ cell: Comparison.Cell, _ row: Comparison.Row, _ html: inout HTMLWriter) {
    guard cell.standing != .absent else {
      html.element(
        "span", ["aria-label": ComparisonLabels.meaning(.absent, in: language)], ComparisonLabels.sign(.absent))
      return
    }
    if row.section == .credits {
      credits(cell, &html)
      return
    }
    html.element("details") { html in
      html.element("summary") { html in
        html.element("span", ["class": isLong(row) ? "clamp" : nil]) { html in
          html.element(
            "span",
            ["class": "sign", "role": "img", "aria-label": ComparisonLabels.meaning(cell.standing, in: language)],
            ComparisonLabels.sign(cell.standing))
          html.words(" ")
          summary(cell, row, &html)
        }
        if cell.wordings.count > 1, row.section != .issues {
          html.words(" ")
          html.element("span", ["class": "more"], "+\(cell.wordings.count - 1)")
        }
        if row.section == .issues, let share = cell.share, share > 0 {
          if inlinesStyle {
            html.element("span", ["class": "bar", "style": "inline-size:\(min((share + 5) / 10, 100))%"]) { _ in }
          } else {
            html.element(
              "svg", ["class": "share", "viewBox": "0 0 100 4", "preserveAspectRatio": "none", "aria-hidden": "true"]
            ) {
              html in
              html.element("rect", ["width": "\(min((share + 5) / 10, 100))", "height": "4"]) { _ in }
            }
          }
        }
      }
      let isShown = isLong(row)
      for (position, wording) in cell.wordings.enumerated() {
        html.element("div", ["class": "words"]) { html in
          if position > 0 || !isShown { words(wording, &html) }
          source(wording, &html)
        }
      }
    }
  }

  /// Whether the cells of a row hold sentences.
  private func isLong(_ row: Comparison.Row) -> Bool {
    ComparisonHTML.sayings.contains(row.section) || row.section == .atmosphere
      || row.section == .facts && row.key == "telling"
  }

  /// What a cell shows while it is closed.
  private func summary(_ cell: Comparison.Cell, _ row: Comparison.Row, _ html: inout HTMLWriter) {
    switch row.section {
    case _ where isLong(row): cell.wordings.first.map { words($0, &html) }
    default:
      let script = cell.wordings.first?.script
      html.element("span", ["lang": ComparisonHTML.language(script)], ComparisonLabels.summary(row, cell))
    }
  }

  private func credits(_ cell: Comparison.Cell, _ html: inout HTMLWriter) {
    html.element("b", [:], "\(cell.count ?? 0)")
    let voices = ComparisonLabels.voices(cell)
    let language = ComparisonHTML.language(cell.wordings.first?.script)
    html.element("ul", ["class": "voices", "lang": language]) { html in
      for voice in voices.prefix(4) { html.element("li", [:], voice) }
    }
    guard voices.count > 4 else { return }
    html.element("details") { html in
      html.element("summary") { $0.element("span", ["class": "more"], "+\(voices.count - 4)") }
      html.element("ul", ["class": "voices", "lang": language]) { html in
        for voice in voices.dropFirst(4) { html.element("li", [:], voice) }
      }
    }
  }

  /// A wording with whom it credits and what differs.
  private func words(_ wording: Comparison.Wording, _ html: inout HTMLWriter) {
    html.element("span", ["lang": ComparisonHTML.language(wording.script)]) { html in
      if let voice = wording.voice { html.element("span", ["class": "voice"], voice + "：") }
      for (position, passage) in wording.passages.enumerated() {
        if position > 0 { html.words(" … ") }
        for piece in ComparisonHTML.pieces(passage) {
          if piece.differs { html.element("mark", [:], piece.text) } else { html.words(piece.text) }
        }
      }
    }
  }

  /// Where a wording stands: the account, and whether it is its title.
  private func source(_ wording: Comparison.Wording, _ html: inout HTMLWriter) {
    guard let told = comparison.columns.lazy.flatMap(\.accounts).first(where: { $0.account.article == wording.article })
    else { return }
    let title = wording.passages.first?.zone == .title ? Wording("，标题", "，標題", ", title")(language) : ""
    html.element("small") { html in
      html.words(" ")
      html.element("a", ["href": "#a" + wording.article], ComparisonLabels.time(told.account.published))
      html.words(title)
    }
  }

  // MARK: what stands below

  private func exclusives(_ html: inout HTMLWriter) {
    let found = comparison.exclusives.filter { $0.count > 0 }
    guard !found.isEmpty else { return }
    html.element("h2", ["id": "only"], Wording("独家内容", "獨家內容", "Carried only by")(language))
    for exclusive in found {
      html.element("details") { html in
        let columns = exclusive.columns.map(comparison.name(ofColumn:)).joined(separator: "、")
        html.element("summary") { html in
          html.element("b", [:], ComparisonLabels.name(exclusive, in: language, names))
          let points = Wording(
            "：\(exclusive.count) 点", "：\(exclusive.count) 點",
            ": \(exclusive.count) point\(exclusive.count == 1 ? "" : "s")")
          html.words(" (\(columns))" + points(language))
        }
        html.element("ul") { html in
          for row in comparison.rows where exclusive.rows.contains(row.number) {
            html.element("li") { html in
              html.element("a", ["href": "#r\(row.number)"], "\(row.number)")
              html.words(" \(ComparisonLabels.name(row, in: language)) ")
              guard ComparisonHTML.sayings.contains(row.section),
                let wording = row.cells.lazy.compactMap({ $0.wordings.first }).first
              else { return }
              words(wording, &html)
            }
          }
        }
      }
    }
  }

  /// What one column of several alone says, column by column.
  private func singles(_ html: inout HTMLWriter) {
    let rows = comparison.rows.filter { ComparisonHTML.sayings.contains($0.section) && isSingle($0) }
    guard comparison.columns.count > 2, !rows.isEmpty else { return }
    html.element(
      "h2", ["id": "single"], Wording("仅一家所载的言论", "僅一家所載的言論", "Said in one column alone")(language))
    for (position, column) in comparison.columns.enumerated() {
      let own = rows.filter { $0.cells[position].standing != .absent }
      guard !own.isEmpty else { continue }
      html.element("details") { html in
        html.element("summary") { html in
          html.element("b", ["lang": "zh-Hans"], column.name)
          html.words(": \(own.count)")
        }
        html.element("ul") { html in
          for row in own {
            html.element("li", ["id": "r\(row.number)"]) { html in
              html.element("small", ["class": "faint"], "\(row.number) ")
              for wording in row.cells[position].wordings {
                words(wording, &html)
                source(wording, &html)
                html.words(" ")
              }
              for issue in row.issues.prefix(4) { self.issue(issue, &html) }
            }
          }
        }
      }
    }
  }

  private func sources(_ html: inout HTMLWriter) {
    html.element("h2", ["id": "sources"], "The accounts")
    html.element("ul", ["class": "sources"]) { html in
      for column in comparison.columns {
        for told in column.accounts {
          html.element("li", ["id": "a" + told.account.article]) { html in
            html.element("b", ["lang": "zh-Hans"], column.name)
            html.words(" · \(told.account.published?.description ?? "undated") · ")
            address(told.account, ComparisonHTML.language(told.script), &html)
            if !told.account.relayedFrom.isEmpty {
              html.element("small", ["lang": ComparisonHTML.language(told.script)]) { html in
                html.words(" credits " + told.account.relayedFrom.joined(separator: "、"))
              }
            }
            guard !told.reprints.isEmpty else { return }
            html.element("ul") { html in
              for reprint in told.reprints {
                html.element("li") { html in
                  html.words("reprinted: \(reprint.outlet ?? "?") · ")
                  address(reprint, nil, &html)
                }
              }
            }
          }
        }
      }
    }
  }

  /// The headline, as a link where the account has an address that may be one.
  private func address(_ account: Entry.Account, _ language: String?, _ html: inout HTMLWriter) {
    let title = account.title.isEmpty ? account.path : account.title
    if let link = HTMLWriter.link(account.url) {
      html.element("a", ["href": link, "rel": "noreferrer noopener", "lang": language], title)
    } else {
      html.element("span", ["lang": language], title)
    }
    html.element("small", ["class": "faint"], " " + account.article)
  }

  private static func language(_ script: Article.Script?) -> String? {
    switch script {
    case .simplified: "zh-Hans"
    case .traditional: "zh-Hant"
    case nil: nil
    }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
  }

  /// A passage cut where words begin or end to differ.
  package static func pieces(_ passage: Comparison.Passage) -> [(text: String, differs: Bool)] {
    let scalars = Array(passage.text.unicodeScalars)
    var pieces: [(text: String, differs: Bool)] = []
    var position = 0
    func add(_ range: Range<Int>, _ differs: Bool) {
      guard !range.isEmpty else { return }
      pieces.append((String(String.UnicodeScalarView(scalars[range])), differs))
    }
    for span in passage.differing {
      let first = min(max(span.start - passage.span.start, position), scalars.count)
      let last = min(max(span.end - passage.span.start, first), scalars.count)
      add(position..<first, false)
      add(first..<last, true)
      position = last
    }
    add(position..<scalars.count, false)
    return pieces
  }
}
