public import Record

/// The record while it is brought in step with the articles: one transaction, in which entries that have changed are
/// put, those that are there no more are let go, and all others stay untouched.
///
/// Made by `RecordArchive.revise`; used by one task.
public final class Revision {
  /// What was done so far.
  public internal(set) var summary: RevisionSummary
  /// Whether everything is to be made anew, since the record was made by another edition.
  public let isWhole: Bool

  let database: Database
  let archive: RecordArchive
  let reports: ReportRows
  /// The numbers of articles that were there before and are others now, or gone.
  let disturbed: [Int]
  private let changed: Set<String>
  private let generation: Int
  private let writing: EntryWriting
  private let known: SQLStatement
  private var seen: Set<String> = []
  private var changes: [EntryChange] = []

  /// Begins a revision within a transaction: brings what waits in, and learns what has changed.
  init(_ archive: RecordArchive, _ summary: RevisionSummary, renewsFingerprints: Bool) throws(ArchiveError) {
    self.archive = archive
    self.summary = summary
    database = archive.database
    let recorded = Int(try archive.meta("collated") ?? "0") ?? 0
    generation = try archive.generation() + 1
    try archive.requireSameAlphabet()
    let added = try database.integer("SELECT count(*) FROM article WHERE stored > ?", [.integer(recorded)]) ?? 0
    let ownGenerations = archive.own.generations.sorted().map(String.init).joined(separator: ", ")
    let addedByOthers = try database.integer(
      "SELECT count(*) FROM article WHERE stored > ? AND stored NOT IN (\(ownGenerations))", [.integer(recorded)])
    let storing = try Storing(database, archive.packer, archive.alphabet, generation: generation, recorded: nil)
    if renewsFingerprints { try Revision.renewFingerprints(database, summary.edition) }
    try Waiting(database, archive.packer).settle(storing, path: archive.path)
    try storing.finish()
    disturbed = storing.disturbed
    self.summary.articles = storing.counts
    self.summary.articles.added += added
    self.summary.addedByOthers = addedByOthers ?? 0
    self.summary.unread = try Unread.stored(after: recorded, database)
    // What came out the same is no change of the record.
    self.summary.articles.replaced -= storing.counts.same
    isWhole = try Revision.isWhole(archive, summary.edition, recorded)
    var changed: Set<String> = []
    let rows = try database.prepare("SELECT id FROM article WHERE stored > ?")
    try rows.bind([.integer(recorded)])
    while try rows.step() { changed.insert(rows.text(0) ?? "") }
    self.changed = changed
    reports = try ReportRows(database)
    writing = try EntryWriting(database, archive.alphabet, archive.packer)
    known = try database.prepare("SELECT entry, digest FROM entry WHERE id = ?")
  }

  /// Whether the record, or an article that is to come into it, was made by another edition.
  private static func isWhole(
    _ archive: RecordArchive, _ edition: String, _ recorded: Int
  ) throws(ArchiveError) -> Bool {
    if let known = try archive.meta("edition") { return known != edition }
    // There is no record yet; a run of another edition may have left its articles.
    return try archive.database.integer(
      """
      SELECT 1 FROM source s JOIN article a USING(article)
      WHERE a.stored > ? AND s.edition IS NOT coalesce((SELECT edition FROM edition WHERE name = ?), 0) LIMIT 1
      """, [.integer(recorded), .text(edition)]) != nil
  }

  /// Gives every file that was not refused the fingerprint that its content has with another edition.
  private static func renewFingerprints(_ database: Database, _ edition: String) throws(ArchiveError) {
    let number = SQLStatement.Value.integer(try Fingerprints(database).number(ofEdition: edition))
    try database.prepare("UPDATE source SET edition = ?1 WHERE edition <> ?1").run([number])
    try database.prepare(
      """
      UPDATE file SET edition = ?1 WHERE edition <> ?1
        AND NOT EXISTS (SELECT 1 FROM refusal r WHERE r.path = file.path AND r.member = file.member)
      """
    ).run([number])
  }

  /// The whole line of one article's reading.
  ///
  /// - Throws: `unreadable` where there is none.
  public func readingLine(of article: String) throws(ArchiveError) -> [UInt8] {
    if let line = try archive.readingLine(of: article) { return line }
    throw ArchiveError(
      .unreadable, path: archive.path, problem: "the article \(article) has an account and no reading",
      consequence: "the record stays as it was", remedy: "Run `chancery ingest` over its file again.")
  }

  private func found(_ id: String) throws(ArchiveError) -> (row: Int, digest: String)? {
    defer { known.reset() }
    try known.bind([.text(id)])
    return try known.step() ? (known.integer(0), known.text(1) ?? "") : nil
  }

  /// Whether an entry stays as it is: made from a plan of the same digest and from readings that have not changed.
  public func keeps(_ id: String, digest: String, articles: [String]) throws(ArchiveError) -> Bool {
    guard !isWhole, let entry = try found(id), entry.digest == digest, articles.allSatisfy({ !changed.contains($0) })
    else { return false }
    return seen.insert(id).inserted
  }

  /// Remembers by which report an entry is founded, and which id it would have if it were made now.
  public func found(_ id: String, by report: Int, ownID: String, ownDigest: String) throws(ArchiveError) {
    try writing.found(id, by: report, ownID: ownID, ownDigest: ownDigest)
  }

  /// Puts an entry that was made anew.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - line: It as a line of JSON, without the line feed.
  ///   - digest: The digest of its plan.
  /// - Throws: `conflict` where an entry of this id was kept or put before.
  public func put(_ entry: Entry, line: [UInt8], digest: String) throws(ArchiveError) {
    guard seen.insert(entry.id).inserted else {
      throw ArchiveError(
        .conflict, path: archive.path, problem: "two entries claim the id \(entry.id)",
        consequence: "the record stays as it was", remedy: "Please report this: it is a fault of Chancery.")
    }
    summary.made += 1
    guard let old = try found(entry.id) else {
      try writing.insert(entry, line: line, digest: digest)
      try database.prepare("DELETE FROM alias WHERE id = ?").run([.text(entry.id)])
      changes.append(EntryChange(added: entry))
      return
    }
    let before = try archive.line(packed: writing.packedLine(old.row))
    if before == line {
      // The words may have changed all the same: a headline is searched as its article has it.
      try writing.settle(old.row, entry, digest: digest)
      return
    }
    try writing.replace(old.row, entry, line: line, digest: digest)
    // A line of an earlier release may be none that can be read; then what it said is not known.
    if let before = try? RecordArchive.entry(before, id: entry.id, path: archive.path) {
      changes.append(EntryChange(from: before, to: entry))
    }
  }

  /// Lets go of an entry, whose id leads to its heir from now on.
  ///
  /// - Parameters:
  ///   - id: The id of an entry; nothing happens where there is none.
  ///   - heir: The id of the entry that has most of its accounts now; `nil` where those have gone.
  public func letGo(_ id: String, heir: String?) throws(ArchiveError) {
    guard let entry = try found(id) else { return }
    try rememberID(id, as: heir)
    if let before = try? RecordArchive.entry(
      archive.line(packed: writing.packedLine(entry.row)), id: id, path: archive.path)
    {
      changes.append(EntryChange(gone: before, into: heir))
    }
    try writing.delete(entry.row)
  }

  /// Lets go of every entry that was neither kept nor put, of a record that is made anew.
  public func letGoOfRest() throws(ArchiveError) {
    var rest: [String] = []
    let rows = try database.prepare("SELECT id FROM entry ORDER BY id")
    while try rows.step() {
      if let id = rows.text(0), !seen.contains(id) { rest.append(id) }
    }
    for id in rest { try letGo(id, heir: nil) }
  }

  /// Writes what is left to be written, and the log.
  func finish() throws(ArchiveError) {
    try writing.finish()
    summary.entries = try archive.count("entry")
    for change in changes { summary.count(change) }
    if !summary.time.isEmpty { try log(changes) }
    try archive.setMeta("generation", String(generation))
    try archive.setMeta("collated", String(generation))
    try archive.setMeta("edition", summary.edition)
  }

  /// Makes a former id lead to the entry that it lives on in, with all ids that led to it.
  private func rememberID(_ id: String, as heir: String?) throws(ArchiveError) {
    guard let heir else {
      try database.prepare("DELETE FROM alias WHERE entry = ?").run([.text(id)])
      return
    }
    try database.prepare("UPDATE alias SET entry = ? WHERE entry = ?").run([.text(heir), .text(id)])
    let number = try (database.integer("SELECT max(revision) FROM revision") ?? 0) + 1
    try database.prepare("INSERT OR REPLACE INTO alias(id, entry, revision) VALUES(?, ?, ?)")
      .run([.text(id), .text(heir), .integer(number)])
  }

  private func log(_ changes: [EntryChange]) throws(ArchiveError) {
    try archive.log(&summary)
    var json = JSONWriter()
    let insert = try database.prepare("INSERT INTO revision_change(revision, position, json) VALUES(?, ?, ?)")
    for (position, change) in changes.enumerated() {
      json.removeAll()
      change.write(to: &json)
      try insert.run([.integer(summary.number), .integer(position), .bytes(json.bytes)])
    }
  }
}
