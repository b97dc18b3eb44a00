import Foundation
import Record

/// What every lexicon must satisfy before it is used.
public enum LexiconChecks {
  /// Every fault of a set of tables, in the order of the tables; empty for a sound lexicon.
  public static func faults(_ set: TableSet) -> [LexiconError] {
    let tables = set.tables
    var faults: [LexiconError] = []
    for name in LexiconCompiler.tableNames {
      guard let table = tables[name] else { continue }
      faults += form(table)
      faults += TableValues.faults(table)
      faults += table.repeatedRows.map { table.repetition($0, $1) }
    }
    for (name, column, target, targetColumn) in references {
      guard let table = tables[name], let other = tables[target] else { continue }
      faults += dangling(table, column, in: other, targetColumn)
    }
    faults += tenureFaults(tables)
    faults += phraseFaults(tables)
    return faults
  }

  /// Columns whose cells must name a row of another table.
  static let references: [(String, String, String, String)] = [
    ("offices", "role", "roles", "role"), ("officials", "state", "states", "code"),
    ("tenures", "official", "officials", "id"),
    ("tenures", "office", "offices", "id"), ("office-names", "office", "offices", "id"),
    ("places", "country", "states", "code"),
    ("metonyms", "place", "places", "id"), ("outlets", "state", "states", "code"),
    ("issue-triggers", "issue", "issues", "issue"), ("organs", "outlet", "outlets", "id"),
  ]

  private static func form(_ table: Table) -> [LexiconError] {
    var faults: [LexiconError] = []
    for row in table.rows {
      for cell in row.cells {
        if cell.first?.isWhitespace == true || cell.last?.isWhitespace == true {
          faults.append(fault(table, row, "a cell begins or ends with a blank: “\(cell)”", "remove it"))
        }
        if !cell.isNFC { faults.append(fault(table, row, "“\(cell)” is not in NFC", "normalise it")) }
      }
    }
    return faults
  }

  private static func dangling(
    _ table: Table, _ column: String, in other: Table, _ otherColumn: String
  ) -> [LexiconError] {
    let known = Set(other.rows.map { other.cell($0, otherColumn) })
    return table.rows.compactMap { row in
      let cell = table.cell(row, column)
      guard !cell.isEmpty, !known.contains(cell) else { return nil }
      return fault(
        table, row, "\(column) “\(cell)” stands in no row of \(other.name).tsv", "add it there or correct it")
    }
  }

  /// Dates that are none, tenures that end before they begin, two holders of an office that has one.
  private static func tenureFaults(_ tables: [String: Table]) -> [LexiconError] {
    guard let table = tables["tenures"], let offices = tables["offices"] else { return [] }
    var faults: [LexiconError] = []
    let single = Set(offices.rows.filter { offices.cell($0, "holder") == "single" }.map { offices.cell($0, "id") })
    struct Holding {
      var first: Int
      var last: Int
      var row: Table.Row
    }
    var posts: [String: [Holding]] = [:]
    for row in table.rows {
      let to = table.cell(row, "to")
      guard let from = DateText.interval(table.cell(row, "from")), to.isEmpty || DateText.interval(to) != nil
      else {
        faults.append(fault(table, row, "a date that is none", "write YYYY, YYYY-MM or YYYY-MM-DD"))
        continue
      }
      // A date of less precision may hide a hand-over within it: only certain overlaps are faults.
      let first = from.last.dayNumber
      let last = DateText.interval(to)?.first.dayNumber ?? .max
      if let end = DateText.interval(to), end.last < from.first {
        faults.append(fault(table, row, "it ends before it begins", "correct the dates"))
      }
      let office = table.cell(row, "office")
      if single.contains(office), first <= last {
        posts[table.cell(row, "actor") + " " + office, default: []].append(Holding(first: first, last: last, row: row))
      }
    }
    for holdings in posts.values {
      let ordered = holdings.sorted { ($0.first, $0.row.line) < ($1.first, $1.row.line) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) where later.first <= earlier.last {
        let who = table.cell(earlier.row, "official")
        faults.append(
          fault(table, later.row, "overlaps with \(who), line \(earlier.row.line)", "an office of one holder: end one"))
      }
    }
    return faults.sorted { $0.line < $1.line }
  }

  /// Tracked wordings of a kind, a year or a length that there is not, of a side that no table holds, or written twice.
  private static func phraseFaults(_ tables: [String: Table]) -> [LexiconError] {
    guard let table = tables["phrases"] else { return [] }
    let folding = LexiconCompiler.folding(tables["script-fold"])
    var sides = Set(tables["states"].map { states in states.rows.map { states.cell($0, "code") } } ?? [])
    sides.formUnion(tables["bodies"].map { bodies in bodies.rows.map { bodies.cell($0, "actor") } } ?? [])
    var seen: [[UInt32]: Int] = [:]
    return table.rows.compactMap { row in
      let (name, side, since) = (table.cell(row, "name"), table.cell(row, "side"), table.cell(row, "since"))
      guard TrackedPhrase.lengths.contains(name.unicodeScalars.count) else {
        return fault(table, row, "a wording has 4 to 24 characters, “\(name)” has not", "give it as it is said")
      }
      if let line = seen.updateValue(row.line, forKey: name.unicodeScalars.map { folding.fold($0.value) }) {
        return fault(table, row, "“\(name)” stands in line \(line) already", "keep one of the rows")
      }
      guard TrackedPhrase.Kind(rawValue: table.cell(row, "kind")) != nil else {
        let kinds = TrackedPhrase.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        return fault(table, row, "there is no kind “\(table.cell(row, "kind"))”", "use one of \(kinds)")
      }
      guard since.isEmpty || since.count == 4 && Int(since) != nil else {
        return fault(table, row, "“\(since)” is no year", "write YYYY or nothing")
      }
      guard side.isEmpty || sides.contains(side) else {
        return fault(table, row, "side “\(side)” stands in no row of states.tsv or bodies.tsv", "correct it")
      }
      return nil
    }
  }

  private static func fault(_ table: Table, _ row: Table.Row, _ problem: String, _ remedy: String) -> LexiconError {
    LexiconError(table: table.name, line: row.line, problem: problem, remedy: remedy)
  }
}

extension String {
  /// Whether the text is in Unicode's composed normal form.
  var isNFC: Bool {
    // Below the combining marks and among the ideographs of the BMP nothing changes; nearly every cell ends here.
    let isPlain = unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x300, 0x3000..<0x3041, 0x3400..<0xA000, 0xFF01..<0xFFE0: true
      default: false
      }
    }
    return isPlain || unicodeScalars.elementsEqual(precomposedStringWithCanonicalMapping.unicodeScalars)
  }
}
