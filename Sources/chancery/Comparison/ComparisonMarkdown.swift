import Collation
import Messages
import Presentation
import Record

/// A comparison as Markdown: a table for each section, ready for a report.
struct ComparisonMarkdown {
  let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  /// The page.
  var text: String {
    var lines = ["# " + heading, ""]
    if let entry = comparison.entry {
      lines.append("\(Self.escaped(ComparisonLabels.extent(comparison))) · `\(entry.id)`")
    } else {
      lines.append(Self.escaped(ComparisonLabels.extent(comparison)))
    }
    if let leftOut = ComparisonLabels.leftOut(comparison) { lines += ["", Self.escaped(leftOut)] }
    let signs = Comparison.Standing.allCases.map { ComparisonLabels.sign($0) + " " + ComparisonLabels.meaning($0) }
    lines += ["", signs.joined(separator: " · ") + " · **words that differ**"]
    for section in Comparison.Section.allCases { lines += table(section) }
    lines += exclusives + sources
    return lines.joined(separator: "\n")
  }

  private var heading: String {
    guard let entry = comparison.entry else { return "Texts side by side" }
    let who = entry.participants.map(\.name).joined(separator: "、")
    let place = entry.place.map { " · " + $0.name } ?? ""
    return Self.escaped(
      "\(EntryText.said(entry.when, entry.status)) · \(EntryText.said(entry.kind, entry.mode, entry.status))\(place) · \(who)"
    )
  }

  private func table(_ section: Comparison.Section) -> [String] {
    let rows = comparison.rows(section)
    guard !rows.isEmpty else { return [] }
    let names = comparison.columns.map { column in
      ([column.name] + ComparisonLabels.lines(column)).map(Self.escaped).joined(separator: "<br>")
    }
    var lines = ["", "## " + ComparisonLabels.heading(section, hasEvent: comparison.entry != nil), ""]
    lines.append("| | " + names.joined(separator: " | ") + " |")
    lines.append("|" + String(repeating: "---|", count: comparison.columns.count + 1))
    for row in rows {
      let cells = row.cells.map { cell(row, $0) }
      lines.append("| " + ([label(row)] + cells).joined(separator: " | ") + " |")
    }
    return lines
  }

  private func label(_ row: Comparison.Row) -> String {
    var parts = ["\(row.number)", Self.escaped(ComparisonLabels.name(row))]
    if row.section == .facts, let value = row.value, value != row.label { parts.append(Self.escaped(value)) }
    if let note = row.note { parts.append(Self.escaped(note)) }
    if [.commitments, .statements, .reactions].contains(row.section), !row.issues.isEmpty {
      parts.append(Self.escaped("(" + row.issues.prefix(4).joined(separator: "、") + ")"))
    }
    return parts.joined(separator: " ")
  }

  private func cell(_ row: Comparison.Row, _ cell: Comparison.Cell) -> String {
    guard cell.standing != .absent else { return ComparisonLabels.sign(.absent) }
    var text = ComparisonLabels.sign(cell.standing)
    switch row.section {
    case .credits:
      text += " \(cell.count ?? 0): " + ComparisonLabels.voices(cell).map(Self.escaped).joined(separator: "<br>")
    case .commitments, .statements, .reactions:
      text += cell.wordings.first.map { " " + words($0) } ?? ""
    case .facts where row.key == "telling":
      text += cell.wordings.first.map { " " + words($0) } ?? ""
    default: text += " " + Self.escaped(ComparisonLabels.summary(row, cell))
    }
    if cell.wordings.count > 1, row.section != .credits, row.section != .issues, row.section != .atmosphere {
      text += " (+\(cell.wordings.count - 1))"
    }
    return text
  }

  private func words(_ wording: Comparison.Wording) -> String {
    let voice = wording.voice.map { Self.escaped($0) + "：" } ?? ""
    let passages = wording.passages.map { passage in
      ComparisonHTML.pieces(passage).map { $0.differs ? "**" + Self.escaped($0.text) + "**" : Self.escaped($0.text) }
        .joined()
    }
    return voice + passages.joined(separator: " … ")
  }

  private var exclusives: [String] {
    let found = comparison.exclusives.filter { $0.count > 0 }
    guard !found.isEmpty else { return [] }
    return ["", "## Carried only by", ""]
      + found.map { exclusive in
        let columns = exclusive.columns.map { comparison.name(ofColumn: $0) }.joined(separator: "、")
        let rows = exclusive.rows.map(String.init).joined(separator: ", ")
        return "- " + Self.escaped("\(ComparisonLabels.name(exclusive)) (\(columns)): \(exclusive.count)")
          + (rows.isEmpty ? "" : " (points \(rows))")
      }
  }

  private var sources: [String] {
    var lines = ["", "## The accounts", ""]
    for column in comparison.columns {
      for told in column.accounts {
        let account = told.account
        let title = Self.escaped(account.title.isEmpty ? account.path : account.title)
        let link = HTMLWriter.link(account.url).map { "[\(title)](<\(Self.address($0))>)" } ?? title
        let reprints = told.reprints.map { Self.escaped($0.outlet ?? $0.path) }.joined(separator: "、")
        lines.append(
          "- \(Self.escaped(column.name)) · \(account.published?.description ?? Terminal.say("undated")) · \(link) `\(account.article)`"
            + (reprints.isEmpty ? "" : " · reprinted: \(reprints)"))
      }
    }
    return lines
  }

  /// Words that stay words: no markup, no cell's end, no line's end; control characters are shown as marks.
  static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in Plain.text(words).unicodeScalars {
      switch scalar {
      case "\n": result += " "
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "|", "*", "_", "`", "[", "]", "\\", "#", "~", "!":
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address between < and >.
  private static func address(_ link: String) -> String {
    var result = ""
    for scalar in Plain.text(link).unicodeScalars {
      switch scalar {
      case "<": result += "%3C"
      case ">": result += "%3E"
      case "|": result += "%7C"
      case "\\": result += "%5C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
