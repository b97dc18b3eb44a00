import Record

extension RecordArchive {
  /// How the path of a file and, in a container, of a member stand in `fingerprints()`: the member after a NUL.
  public static func fileKey(path: String, member: String?) -> String {
    member.map { path + "\0" + $0 } ?? path
  }

  /// Every file that was read to its end, refused ones too, with the fingerprint it had; keys as `fileKey` makes them.
  ///
  /// A file of which another state waits to come into the record is not among them.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func fingerprints() throws(ArchiveError) -> [String: String] {
    let rows = try database.prepare(
      """
      SELECT f.path, f.member, \(Fingerprints.sql("f")) FROM file f
      WHERE f.content IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.path = f.path AND w.member = f.member)
      """)
    var fingerprints: [String: String] = [:]
    while try rows.step() {
      let member = rows.text(1) ?? ""
      let key = RecordArchive.fileKey(path: rows.text(0) ?? "", member: member.isEmpty ? nil : member)
      fingerprints[key] = rows.text(2)
    }
    return fingerprints
  }

  /// The fingerprints of some files, as `fingerprints()` has them; quick also where the archive holds many more.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func fingerprints(ofFiles paths: [String]) throws(ArchiveError) -> [String: String] {
    // Beyond a few thousand one pass over the table costs less than as many look-ups.
    if paths.count > 2000 {
      let all = try count("file")
      if paths.count * 8 > all { return try fingerprints() }
    }
    let rows = try database.prepare(
      """
      SELECT f.member, \(Fingerprints.sql("f")) FROM file f
      WHERE f.key = path_key(?1) AND f.path = ?1 AND f.content IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.path = f.path AND w.member = f.member)
      """)
    var fingerprints: [String: String] = [:]
    for path in paths {
      try rows.bind([.text(path)])
      while try rows.step() {
        let member = rows.text(0) ?? ""
        fingerprints[RecordArchive.fileKey(path: path, member: member.isEmpty ? nil : member)] = rows.text(1)
      }
      rows.reset()
    }
    return fingerprints
  }

  /// Stores a batch of readings and refusals, whole or not at all.
  ///
  /// An article that is met in another file is kept once, with both files, as the first of them in the order of paths
  /// holds it: so the order in which files come does not matter. A file that has changed gives up the articles it
  /// held before; one that no file holds any more is removed.
  ///
  /// Nothing of this is in the record before `revise` has been called; until then the record is stale. New articles
  /// are stored where they belong and not shown; what would change an article of the record waits beside it.
  ///
  /// A thousand readings make a good batch: the index merges less, and the log stays small.
  ///
  /// - Throws: `locked`, `diskFull`, `readOnly`, `corrupt`, `inaccessible`; nothing of the batch is stored then.
  @discardableResult
  public func store(_ batch: [StoredReading], refusals: [Refusal] = []) throws(ArchiveError) -> StoreCounts {
    try requireWriting()
    return try database.change { () throws(ArchiveError) in
      try requireSameAlphabet()
      let generation = try generation() + 1
      let storing = try Storing(
        database, packer, alphabet, generation: generation, recorded: Int(meta("collated") ?? "0") ?? 0)
      for reading in PageFilling.ordered(batch) { try storing.store(reading) }
      for refusal in refusals { try storing.store(refusal) }
      try storing.finish()
      let counts = storing.counts
      if storing.hasChanged {
        try setMeta("generation", String(generation))
        own.generations.insert(generation)
        own.counts += counts
      }
      return counts
    }
  }

  /// Remembers files that could not be read, with their reasons.
  ///
  /// - Throws: As `store(_:refusals:)`.
  public func storeRefusals(_ refusals: [Refusal]) throws(ArchiveError) {
    try store([], refusals: refusals)
  }

  /// Every refusal of a file as it stands, in the order of paths and lines.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func refusals() throws(ArchiveError) -> [Refusal] {
    let rows = try database.prepare(
      "SELECT code, path, member, line, problem, remedy, fingerprint FROM refusal ORDER BY path, member, line, rowid")
    var refusals: [Refusal] = []
    while try rows.step() {
      let member = rows.text(2) ?? ""
      refusals.append(
        Refusal(
          code: rows.text(0) ?? "", path: rows.text(1) ?? "", member: member.isEmpty ? nil : member,
          line: rows.isNull(3) ? nil : rows.integer(3), problem: rows.text(4) ?? "", remedy: rows.text(5) ?? "",
          fingerprint: rows.text(6) ?? ""))
    }
    return refusals
  }

  /// Whether articles have come, changed or gone that are not in the record yet.
  public var isStale: Bool {
    get throws(ArchiveError) {
      try generation() != Int(meta("collated") ?? "0")
    }
  }

  /// The edition of lexicon and program by which the record was made; `nil` before there is one.
  public var recordEdition: String? {
    get throws(ArchiveError) { try meta("edition") }
  }

  /// Counts the changes to the articles.
  func generation() throws(ArchiveError) -> Int {
    try meta("generation").flatMap { Int($0) } ?? 0
  }

  /// Words cut in another way than the index's own could never be taken out of it again.
  func requireSameAlphabet() throws(ArchiveError) {
    guard try meta("alphabet") != alphabetDigest else { return }
    throw ArchiveError(
      .conflict, path: path, problem: "another process has made the index anew with another folding",
      consequence: "nothing of this step was stored, the archive is as it was before",
      remedy: "Use the same lexicon in both and run the command again.")
  }

  func requireWriting() throws(ArchiveError) {
    guard access == .readOnly else { return }
    throw ArchiveError(
      .readOnly, path: path, problem: "the archive was opened to be read", consequence: "nothing was stored",
      remedy: "Open it with `.readWrite`.")
  }
}
