import Record

/// The statements that store entries, compiled once.
struct ReplacingEntries {
  private let alphabet: SearchAlphabet
  private let entry: SQLStatement
  private let line: SQLStatement
  private let participant: SQLStatement
  private let issue: SQLStatement
  private let account: SQLStatement

  init(_ database: Database, _ alphabet: SearchAlphabet) throws(ArchiveError) {
    self.alphabet = alphabet
    entry = try database.prepare(
      """
      INSERT INTO entry(ordinal, id, type, mode, status, start, "end", precision, place, place_entity, country,
        accounts, independent, announced, disagreements, outlets)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    line = try database.prepare("INSERT INTO entry_line(entry, json) VALUES(?, ?)")
    participant = try database.prepare(
      "INSERT INTO entry_participant(entry, position, name, folded, entity, actor, office) VALUES(?, ?, ?, ?, ?, ?, ?)")
    issue = try database.prepare("INSERT OR IGNORE INTO entry_issue(entry, issue, accounts) VALUES(?, ?, ?)")
    account = try database.prepare(
      "INSERT INTO entry_account(entry, announces, position, article) VALUES(?, ?, ?, ?)")
  }

  func insert(_ new: Entry, at ordinal: Int) throws(ArchiveError) {
    let outlets = Set((new.accounts + new.announced).compactMap(\.outlet)).sorted()
    try entry.run([
      .integer(ordinal), .text(new.id), .text(new.kind.rawValue), .init(new.mode?.rawValue),
      .text(new.status.rawValue), .init(new.when.start?.description), .init(new.when.end?.description),
      .text(new.when.precision.rawValue), .init(new.place?.name), .init(new.place?.entity), .init(new.place?.country),
      .integer(new.accounts.count), .integer(new.independentAccounts), .integer(new.announced.count),
      .integer(new.disagreements.count), .text(outlets.joined(separator: "\n")),
    ])
    var json = JSONWriter()
    new.write(to: &json)
    try line.run([.integer(ordinal), .bytes(json.bytes)])
    for (position, one) in new.participants.enumerated() {
      try participant.run([
        .integer(ordinal), .integer(position), .text(one.name), .text(alphabet.folded(one.name)), .init(one.entity),
        .init(one.actor), .init(one.office),
      ])
    }
    for one in new.issues { try issue.run([.integer(ordinal), .text(one.entity), .integer(one.accounts)]) }
    for (announces, accounts) in [(0, new.accounts), (1, new.announced)] {
      for (position, one) in accounts.enumerated() {
        try account.run([.integer(ordinal), .integer(announces), .integer(position), .text(one.article)])
      }
    }
  }
}

extension RecordArchive {
  /// Makes the index of the entries anew from their lines' columns and their articles' headlines.
  func indexEntries() throws(ArchiveError) {
    try database.execute("INSERT INTO entry_words(entry_words) VALUES('delete-all')")
    // Line feeds keep phrases from running from one name into the next.
    try database.execute(
      """
      INSERT INTO entry_words(rowid, words)
      SELECT e.ordinal, concat_lines
      FROM (
        SELECT e.ordinal, e.type || char(10) || coalesce(e.mode, '') || char(10) || e.status || char(10)
          || coalesce(e.place, '') || char(10) || coalesce(e.place_entity, '') || char(10)
          || coalesce(e.country, '') || char(10)
          || coalesce((
            SELECT group_concat(
              p.name || char(10) || coalesce(p.entity, '') || char(10) || coalesce(p.actor, '') || char(10)
                || coalesce(p.office, ''), char(10))
            FROM entry_participant p WHERE p.entry = e.ordinal), '') || char(10)
          || coalesce((SELECT group_concat(i.issue, char(10)) FROM entry_issue i WHERE i.entry = e.ordinal), '')
          || char(10)
          || coalesce((
            SELECT group_concat(t.title, char(10)) FROM entry_account a JOIN article t ON t.id = a.article
            WHERE a.entry = e.ordinal), '') AS concat_lines
        FROM entry e) e
      """)
  }
}
