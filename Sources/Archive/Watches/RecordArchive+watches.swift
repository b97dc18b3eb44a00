public import Record

/// A question that is kept by a name, and up to where its answers have been seen.
public struct Watch: Sendable, Equatable {
  /// What it is called.
  public var name: String
  /// What it asks of entries.
  public var question: String
  /// The last change of the record that was looked at.
  public var seen: Int

  /// A watch.
  public init(name: String, question: String, seen: Int) {
    self.name = name
    self.question = question
    self.seen = seen
  }
}

extension RecordArchive {
  /// The watches, by name.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func watches() throws(ArchiveError) -> [Watch] {
    let rows = try database.prepare("SELECT name, question, seen FROM watch ORDER BY name")
    var watches: [Watch] = []
    while try rows.step() {
      watches.append(Watch(name: rows.text(0) ?? "", question: rows.text(1) ?? "", seen: rows.integer(2)))
    }
    return watches
  }

  /// The watch of a name; `nil` where there is none.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func watch(_ name: String) throws(ArchiveError) -> Watch? { try watches().first { $0.name == name } }

  /// Keeps a watch, in place of one of its name.
  ///
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func keep(_ watch: Watch) throws(ArchiveError) {
    try database.change { () throws(ArchiveError) in
      try database.prepare("INSERT OR REPLACE INTO watch(name, question, seen) VALUES(?, ?, ?)").run([
        .text(watch.name), .text(watch.question), .integer(watch.seen),
      ])
    }
  }

  /// Lets go of a watch.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: `locked`, `readOnly`, `diskFull`, `inaccessible`.
  public func dropWatch(_ name: String) throws(ArchiveError) -> Bool {
    let isThere = try watch(name) != nil
    try database.change { () throws(ArchiveError) in
      try database.prepare("DELETE FROM watch WHERE name = ?").run([.text(name)])
    }
    return isThere
  }

  /// The number of the last change of the record; 0 before the first.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func lastRevision() throws(ArchiveError) -> Int {
    try database.integer("SELECT coalesce(max(revision), 0) FROM revision") ?? 0
  }

  /// The number of the last change of the record before a day; 0 where there was none.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func lastRevision(before day: CivilDate) throws(ArchiveError) -> Int {
    try database.integer("SELECT coalesce(max(revision), 0) FROM revision WHERE time < ?", [.text(day.description)])
      ?? 0
  }
}
