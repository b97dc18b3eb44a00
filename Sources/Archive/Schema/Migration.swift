/// One step from a version of the schema to the next.
struct Migration {
  /// The version that the step leads to.
  let version: Int
  /// The statements.
  let sql: String
  /// Tables whose number of rows the step is meant to change.
  var changes: Set<String> = []
}

extension Database {
  /// Brings the schema to the last version, whole or not at all.
  ///
  /// Every table that is there before and after must keep its rows unless the step names it; a count that differs
  /// undoes everything.
  func migrate(_ migrations: [Migration]) throws(ArchiveError) {
    guard let latest = migrations.last?.version else { return }
    let found = try integer("PRAGMA user_version") ?? 0
    if found == latest { return }
    try refuse(newer: found, than: latest)
    try change { () throws(ArchiveError) in
      // Another process may have done it while this one waited.
      let current = try integer("PRAGMA user_version") ?? 0
      try refuse(newer: current, than: latest)
      for migration in migrations where migration.version > current {
        let before = try rowCounts()
        try execute(migration.sql)
        let after = try rowCounts()
        for (table, rows) in before where !migration.changes.contains(table) {
          guard let kept = after[table], kept != rows else { continue }
          throw ArchiveError(
            .migration, path: path,
            problem: "table \(table) had \(rows) rows and \(kept) after step \(migration.version) of the schema",
            consequence: "the step was undone and the archive is as it was before",
            remedy: "Keep the file, use the Chancery that wrote it, and please report this.")
        }
        try execute("PRAGMA user_version = \(migration.version)")
      }
    }
  }

  private func refuse(newer found: Int, than known: Int) throws(ArchiveError) {
    guard found > known else { return }
    throw ArchiveError(
      .newerSchema, path: path,
      problem: "the archive has schema \(found), this Chancery knows schemas up to \(known)",
      consequence: "it was not opened", remedy: "Use the Chancery that wrote it, or a later one.")
  }

  /// The number of rows of every table, full-text tables and their shadows aside.
  func rowCounts() throws(ArchiveError) -> [String: Int] {
    let names = try prepare(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
      """)
    var counts: [String: Int] = [:]
    while try names.step() {
      guard let name = names.text(0) else { continue }
      let quoted = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      counts[name] = try integer("SELECT count(*) FROM \"\(quoted)\"")
    }
    return counts
  }
}
