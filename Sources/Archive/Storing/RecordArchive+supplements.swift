/// What whoever ingested a file said of its article, since the file does not.
public struct StoredSupplement: Sendable, Equatable {
  /// The day of publication, `2021-03-22`; `nil` where none was given.
  public var published: String?
  /// The outlet's id; `nil` where none was given.
  public var outlet: String?

  /// What was said of an article.
  public init(published: String? = nil, outlet: String? = nil) {
    self.published = published
    self.outlet = outlet
  }
}

extension RecordArchive {
  /// What was said of files when they were ingested; keys as `fileKey` makes them.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func supplements() throws(ArchiveError) -> [String: StoredSupplement] {
    let rows = try database.prepare(
      "SELECT f.path, f.member, s.published, s.outlet FROM supplement s JOIN file f USING(file)")
    var supplements: [String: StoredSupplement] = [:]
    while try rows.step() {
      let member = rows.text(1) ?? ""
      let key = RecordArchive.fileKey(path: rows.text(0) ?? "", member: member.isEmpty ? nil : member)
      supplements[key] = StoredSupplement(published: rows.text(2), outlet: rows.text(3))
    }
    return supplements
  }

  /// Remembers what was said of files, so that reading them again does not undo it.
  ///
  /// - Parameter supplements: By the files' paths.
  /// - Throws: As `store(_:refusals:)`.
  public func remember(_ supplements: [String: StoredSupplement]) throws(ArchiveError) {
    guard !supplements.isEmpty else { return }
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      let files = try FileRows(database)
      let insert = try database.prepare("INSERT OR REPLACE INTO supplement(file, published, outlet) VALUES(?, ?, ?)")
      for (path, supplement) in supplements.sorted(by: { $0.key < $1.key }) {
        var file = try files.find(path: path, member: nil, fingerprint: "")
        try insert.run([.integer(files.number(&file)), .init(supplement.published), .init(supplement.outlet)])
      }
    }
  }

  /// The files whose articles lack a time of publication or an outlet that the lexicon knows.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func filesLacking(published: Bool, outlet: Bool) throws(ArchiveError) -> Set<String> {
    let rows = try database.prepare(
      """
      SELECT f.path FROM article a JOIN source s USING(article) JOIN file f ON f.file = s.file
      WHERE (a.published IS NULL AND ?) OR (a.outlet IS NULL AND ?)
      """)
    try rows.bind([.integer(published ? 1 : 0), .integer(outlet ? 1 : 0)])
    var paths: Set<String> = []
    while try rows.step() { paths.insert(rows.text(0) ?? "") }
    return paths
  }
}
