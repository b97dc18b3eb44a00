import Archive
import Collation
import Presentation
import Record

/// Accounts of one event side by side, as a table of the page.
struct ComparisonTable {
  let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("section", ["class": "comparison", "aria-label": visit.say(.sideBySide)]) { html in
      html.element("h2", [:], visit.say(.sideBySide))
      ComparisonHTML(comparison).part(&html, in: visit.language, visit.naming)
    }
  }
}

/// All accounts of an entry side by side.
struct ComparePage: Page {
  let title: String
  let names: String
  let entry: Entry
  let comparison: Comparison

  /// Columns that a page shows at most.
  private static let columns = 8

  init?(_ visit: Visit, id: String) throws {
    guard let entry = try visit.archive.entry(id: id) else { return nil }
    self.entry = entry
    names = visit.participants(entry.participants)
    title = "\(visit.say(.sideBySide)) · \(visit.when(entry.when, entry.status)) · \(names)"
    let readings = try entry.accounts.compactMap { try visit.archive.articleReading(id: $0.article) }
    var choice = ColumnChoice()
    choice.limit = ComparePage.columns
    comparison = visit.library.comparisons.comparison(
      of: entry, readings: readings, isByAccount: false
    ).showing(choice)
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"]) { html in
      html.element("a", ["href": visit.page("entry", entry.id).text], visit.when(entry.when, entry.status))
    }
    html.element("h1", ["lang": visit.tongue(names)], names)
    if let leftOut = ComparisonLabels.leftOut(comparison) { html.element("p", ["class": "summary"], leftOut) }
    ComparisonTable(comparison).write(&html, visit)
  }
}
