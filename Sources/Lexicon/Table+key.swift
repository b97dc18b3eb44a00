extension Table {
  /// The columns that together tell a row from every other one of its table, by the table's name.
  ///
  /// The one place that says so: a row laid over ours replaces the row of the same key, and no key may stand twice.
  static let keyColumns: [String: [String]] = [
    "states": ["code"], "metonyms": ["name"], "bodies": ["id"], "roles": ["role"], "offices": ["id"],
    "officials": ["id"],
    "office-names": ["actor", "office"],
    "tenures": ["official", "actor", "office", "from"], "places": ["id"], "outlets": ["id"],
    "furniture": ["outlet", "part", "marker"], "events": ["word"], "acts": ["word", "type"], "speech": ["word"],
    "sources": ["kind", "word", "ending"], "atmosphere": ["word"], "words": ["word"],
    "ordinary": ["word"], "surnames": ["kind", "text"], "heads": ["kind", "text"], "issues": ["issue"],
    "issue-triggers": ["issue", "trigger"],
    "occasions": ["word"], "dictionary": ["word"], "weights": ["decision", "sign"],
    "standing": ["sign", "of"], "fields": ["name"], "page-words": ["kind", "group"], "page-names": ["kind"],
    "page-weights": ["feature"], "phrases": ["id"], "organs": ["outlet"], "script-fold": ["variant"],
  ]

  /// The columns that tell this table's rows from each other: the first one for a table that Chancery does not know.
  var keyColumns: [String] { Table.keyColumns[name] ?? Array(columns.prefix(1)) }

  /// The cells that tell each row from the others, in the order of the rows.
  var keys: [[String]] {
    let positions = keyColumns.compactMap(column)
    return rows.map { row in positions.map { row.cells[$0] } }
  }

  /// The rows whose key an earlier row has already, each with that key.
  var repeatedRows: [(row: Row, key: [String])] {
    var seen: Set<[String]> = []
    return zip(rows, keys).filter { !seen.insert($1).inserted }.map { (row: $0, key: $1) }
  }

  /// The fault that a repeated row is.
  func repetition(_ row: Row, _ key: [String]) -> LexiconError {
    LexiconError(
      table: name, line: row.line, problem: "“\(key.joined(separator: ", "))” stands twice",
      remedy: "keep one of the rows")
  }

  /// Lays another table over this one: a row whose key is known replaces ours, a new one is added.
  ///
  /// - Throws: `LexiconError` where the columns differ or the other table has two rows of one key.
  public mutating func overlay(_ other: Table) throws(LexiconError) {
    guard other.columns == columns else {
      throw LexiconError(
        table: other.name, line: 1,
        problem: "its columns are \(other.columns.joined(separator: ", ")), not \(columns.joined(separator: ", "))",
        remedy: "use the header row of the table that comes with Chancery")
    }
    if let (row, key) = other.repeatedRows.first { throw other.repetition(row, key) }
    let positions = Dictionary(zip(keys, rows.indices), uniquingKeysWith: { first, _ in first })
    var added: [Row] = []
    for (var row, key) in zip(other.rows, other.keys) {
      row.isLaidOver = true
      if let position = positions[key] { rows[position] = row } else { added.append(row) }
    }
    rows += added
  }
}
