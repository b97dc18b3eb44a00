/// Finds the entries in which others live on.
///
/// An id goes when an earlier account founds the entry, when two entries prove to be one, or when its accounts are gone.
/// In the first two cases most of the articles that had its accounts have one of another entry of the same type and of
/// the same sides now: that is its heir.
struct Heirs {
  private let gone: Set<Int>
  private let itself: SQLStatement
  private let others: SQLStatement

  init(_ database: Database, gone: Set<Int>) throws(ArchiveError) {
    self.gone = gone
    itself = try database.prepare(
      """
      SELECT (SELECT count(DISTINCT article) FROM entry_account WHERE entry = ?1),
        (SELECT count(DISTINCT actor) FROM entry_participant WHERE entry = ?1)
      """)
    others = try database.prepare(
      """
      SELECT other.entry, other.id, count(DISTINCT theirs.article),
        (SELECT count(DISTINCT p.actor) FROM entry_participant p JOIN entry_participant q ON q.actor = p.actor
          WHERE p.entry = own.entry AND q.entry = other.entry)
      FROM entry own
      JOIN entry_account ours ON ours.entry = own.entry
      JOIN entry_account theirs ON theirs.article = ours.article AND theirs.entry <> own.entry
      JOIN entry other ON other.entry = theirs.entry AND other.type = own.type
      WHERE own.entry = ?
      GROUP BY other.entry
      ORDER BY 3 DESC, 4 DESC, other.mode IS NOT own.mode, abs(other.first - own.first), other.id
      """)
  }

  /// The id of the entry that an entry lives on in; `nil` where it has gone for good.
  func heir(of entry: Int) throws(ArchiveError) -> String? {
    defer {
      itself.reset()
      others.reset()
    }
    try itself.bind([.integer(entry)])
    guard try itself.step() else { return nil }
    let (articles, actors) = (itself.integer(0), itself.integer(1))
    try others.bind([.integer(entry)])
    while try others.step() {
      let (shared, sharedActors) = (others.integer(2), others.integer(3))
      // Fewer than half of its articles: the next ones share no more.
      guard shared * 2 > articles else { return nil }
      if !gone.contains(others.integer(0)), sharedActors >= min(actors, 2) { return others.text(1) }
    }
    return nil
  }
}
