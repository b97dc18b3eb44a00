public import Record

/// The record while it is brought in step with the articles: one transaction, in which what is to stay is kept, what
/// has changed is put, and the rest goes.
///
/// Made by `RecordArchive.revise`; used by one task.
public final class Revision {
  /// What was done so far.
  public internal(set) var summary: RevisionSummary
  /// Whether every entry is to be made anew, since the record was made by another edition.
  public let isWhole: Bool

  let database: Database
  private let archive: RecordArchive
  private let changed: Set<String>
  private let generation: Int
  private let writing: EntryWriting
  private var known: [String: (row: Int, digest: String)] = [:]
  private var seen: Set<String> = []
  private var changes: [EntryChange] = []
  /// Positions in `changes` of entries that are new.
  private var new: [String: Int] = [:]

  /// Begins a revision within a transaction: brings what waits in, and learns what has changed.
  init(_ archive: RecordArchive, _ summary: RevisionSummary, renewsFingerprints: Bool) throws(ArchiveError) {
    self.archive = archive
    self.summary = summary
    database = archive.database
    let recorded = Int(try archive.meta("collated") ?? "0") ?? 0
    generation = try archive.generation() + 1
    try archive.requireSameAlphabet()
    let added = try database.integer("SELECT count(*) FROM article WHERE stored > ?", [.integer(recorded)]) ?? 0
    let storing = try Storing(database, generation: generation, recorded: nil)
    if renewsFingerprints { try Revision.renewFingerprints(database, summary.edition) }
    try Waiting(database).settle(storing, path: archive.path)
    try storing.finish()
    self.summary.articles = storing.counts
    self.summary.articles.added += added
    self.summary.unread = try Unread.stored(after: recorded, database)
    // What came out the same is no change of the record.
    self.summary.articles.replaced -= storing.counts.same
    isWhole = try archive.meta("edition") != summary.edition
    var changed: Set<String> = []
    let rows = try database.prepare("SELECT id FROM article WHERE stored > ?")
    try rows.bind([.integer(recorded)])
    while try rows.step() { changed.insert(rows.text(0) ?? "") }
    self.changed = changed
    writing = try EntryWriting(database, archive.alphabet)
    let entries = try database.prepare("SELECT id, entry, digest FROM entry")
    while try entries.step() { known[entries.text(0) ?? ""] = (entries.integer(1), entries.text(2) ?? "") }
  }

  /// Gives every file that was not refused the fingerprint that its content has with another edition.
  private static func renewFingerprints(_ database: Database, _ edition: String) throws(ArchiveError) {
    let renewed = "substr(fingerprint, 1, instr(fingerprint, '-')) || ?1"
    try database.prepare("UPDATE source SET fingerprint = \(renewed) WHERE instr(fingerprint, '-') > 0")
      .run([.text(edition)])
    try database.prepare(
      """
      UPDATE file SET fingerprint = \(renewed) WHERE instr(fingerprint, '-') > 0
        AND NOT EXISTS (SELECT 1 FROM refusal r WHERE r.path = file.path AND r.member = file.member)
      """
    ).run([.text(edition)])
  }

  /// The lines of the articles that have events, as planning needs them, in the order of ids.
  public func forEachAccountLine(_ body: (_ line: [UInt8]) -> Void) throws(ArchiveError) {
    try archive.forEachAccountLine(includingText: false) { _, line, _ in body(line) }
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

  /// Whether an entry stays as it is: made from a plan of the same digest and from readings that have not changed.
  ///
  /// One that stays is kept by this.
  public func keeps(_ id: String, digest: String, articles: [String]) -> Bool {
    guard !isWhole, let entry = known[id], entry.digest == digest,
      articles.allSatisfy({ !changed.contains($0) })
    else { return false }
    return seen.insert(id).inserted
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
    guard let old = known[entry.id] else {
      try writing.insert(entry, line: line, digest: digest)
      new[entry.id] = changes.count
      changes.append(EntryChange(added: entry))
      return
    }
    let before = try writing.line(old.row)
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

  /// Lets go of the entries that were neither kept nor put, remembers their ids where they live on, writes the log.
  func finish() throws(ArchiveError) {
    let gone = known.filter { !seen.contains($0.key) }.sorted { $0.key < $1.key }
    let heirs = try Heirs(database, gone: Set(gone.map(\.value.row)))
    var left: [EntryChange?] = changes
    for (id, entry) in gone {
      let heir = try heirs.heir(of: entry.row)
      try rememberID(id, as: heir)
      guard let before = try? RecordArchive.entry(writing.line(entry.row), id: id, path: archive.path) else { continue }
      if let heir, let position = new[heir], let row = try writing.row(heir), left[position]?.kind == .added {
        let after = try RecordArchive.entry(writing.line(row), id: heir, path: archive.path)
        left[position] = EntryChange(from: before, to: after)
      } else {
        left.append(EntryChange(gone: before, into: heir))
      }
    }
    for id in new.keys { try database.prepare("DELETE FROM alias WHERE id = ?").run([.text(id)]) }
    for (_, entry) in gone { try writing.delete(entry.row) }
    try writing.finish()
    summary.entries = try archive.count("entry")
    let changes = left.compactMap { $0 }
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
    summary.number = try (database.integer("SELECT max(revision) FROM revision") ?? 0) + 1
    var json = JSONWriter()
    json.object { summary.writeMembers(to: &$0) }
    try database.prepare("INSERT INTO revision(revision, time, occasion, edition, json) VALUES(?, ?, ?, ?, ?)").run([
      .integer(summary.number), .text(summary.time), .text(summary.occasion), .text(summary.edition),
      .bytes(json.bytes),
    ])
    let insert = try database.prepare("INSERT INTO revision_change(revision, position, json) VALUES(?, ?, ?)")
    for (position, change) in changes.enumerated() {
      json.removeAll()
      change.write(to: &json)
      try insert.run([.integer(summary.number), .integer(position), .bytes(json.bytes)])
    }
  }
}
