/// Something that `doctor` has to say about an archive.
public struct ArchiveFinding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// Something is lost or wrong.
    case fault
    /// Something should be done.
    case notice
  }

  /// The word that stands for the finding in reports.
  public var code: String
  /// How bad it is.
  public var severity: Severity
  /// What was found.
  public var problem: String
  /// What to do.
  public var remedy: String
}

extension RecordArchive {
  /// Looks the whole archive over: structure, references, index, counts, freshness. An empty list is a sound archive.
  ///
  /// Reads every page of the file.
  ///
  /// - Throws: `locked`, `inaccessible`; damage is a finding, not an error.
  public func check() throws(ArchiveError) -> [ArchiveFinding] {
    var findings: [ArchiveFinding] = []
    for inspect in [checkStructure, checkReferences, checkIndex, checkRows, checkFreshness] {
      do throws(ArchiveError) {
        findings += try inspect()
      } catch {
        guard [.corrupt, .unexpected, .notAnArchive, .unreadable].contains(error.code) else { throw error }
        findings.append(.fault("corrupt", error.problem, error.remedy))
      }
    }
    return findings
  }

  private func checkStructure() throws(ArchiveError) -> [ArchiveFinding] {
    var findings: [ArchiveFinding] = []
    let rows = try database.prepare("PRAGMA integrity_check(20)")
    while try rows.step() {
      guard let line = rows.text(0), line != "ok" else { continue }
      findings.append(.fault("structure", line, "Put back a copy, or make the archive anew by `chancery ingest`."))
    }
    return findings
  }

  private func checkReferences() throws(ArchiveError) -> [ArchiveFinding] {
    let rows = try database.prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")
    var findings: [ArchiveFinding] = []
    while try rows.step() {
      findings.append(
        .fault(
          "references",
          "\(rows.integer(2)) rows of \(rows.text(0) ?? "?") refer to rows of \(rows.text(1) ?? "?") that do not exist",
          "Make the archive anew by `chancery ingest`."))
    }
    return findings
  }

  /// The index must have been made by this alphabet, and hold the words of every article and no others.
  private func checkIndex() throws(ArchiveError) -> [ArchiveFinding] {
    guard try meta("alphabet") == alphabetDigest else {
      return [.notice("index-alphabet", "the index was made with another folding", "Run `chancery ingest` once.")]
    }
    // The check is spelled as an insertion, which a connection for reading does not allow.
    guard access == .readWrite else { return [] }
    do throws(ArchiveError) {
      try database.execute("INSERT INTO article_words(article_words) VALUES('integrity-check')")
      try database.execute("INSERT INTO article_facts(article_facts) VALUES('integrity-check')")
      // Rank 1 compares the index with the entries' words, not only with itself.
      try database.execute("INSERT INTO entry_words(entry_words, rank) VALUES('integrity-check', 1)")
      return try isIndexed() ? [] : [ArchiveFinding.indexFault]
    } catch {
      guard error.code == .corrupt else { throw error }
      return [ArchiveFinding.indexFault]
    }
  }

  /// Whether the index holds as many words of each article as it has.
  private func isIndexed() throws(ArchiveError) -> Bool {
    guard try count("article_words_docsize") == count("reading") else { return false }
    let sizes = try database.prepare("SELECT sz FROM article_words_docsize WHERE id = ?")
    let rows = try database.prepare("SELECT article, packed FROM reading")
    let tokenizer = HanTokenizer(alphabet: alphabet)
    while try rows.step() {
      let words = try words(packed: rows.blob(1))
      try sizes.bind([.integer(rows.integer(0))])
      guard try sizes.step(), sizes.blob(0) == tokenizer.docsize(words.title) + tokenizer.docsize(words.text) else {
        return false
      }
      sizes.reset()
    }
    return true
  }

  private func checkRows() throws(ArchiveError) -> [ArchiveFinding] {
    var findings: [ArchiveFinding] = []
    func compare(_ left: StaticString, _ right: StaticString) throws(ArchiveError) {
      let counts = (try count(left), try count(right))
      guard counts.0 != counts.1 else { return }
      findings.append(
        .fault(
          "rows", "\(left) has \(counts.0) rows and \(right) \(counts.1)",
          "Make the archive anew by `chancery ingest`."))
    }
    try compare("article", "reading")
    try compare("entry", "entry_line")
    try compare("entry", "entry_text")
    let homeless =
      try database.integer(
        """
        SELECT count(*) FROM article a
        WHERE file IS NULL OR NOT EXISTS (SELECT 1 FROM source s WHERE s.article = a.article)
        """) ?? 0
    if homeless > 0 {
      findings.append(.fault("sources", "\(homeless) articles have no file", "Run `chancery ingest` over their files."))
    }
    return findings
  }

  private func checkFreshness() throws(ArchiveError) -> [ArchiveFinding] {
    var findings: [ArchiveFinding] = []
    let version = try database.integer("PRAGMA user_version") ?? 0
    if version != Schema.version {
      findings.append(
        .fault(
          "schema", "the archive says schema \(version), this Chancery has \(Schema.version)", "Please report this."))
    }
    if try isStale {
      findings.append(
        .notice(
          "stale", "articles have come or changed that are not in the record yet",
          "Run `chancery ingest PATH…` again; it finishes what was left."))
    }
    return findings
  }
}

extension ArchiveFinding {
  fileprivate static let indexFault = fault(
    "index", "the full-text index does not agree with the articles", "Make the archive anew by `chancery ingest`.")

  fileprivate static func fault(_ code: String, _ problem: String, _ remedy: String) -> ArchiveFinding {
    ArchiveFinding(code: code, severity: .fault, problem: problem, remedy: remedy)
  }

  fileprivate static func notice(_ code: String, _ problem: String, _ remedy: String) -> ArchiveFinding {
    ArchiveFinding(code: code, severity: .notice, problem: problem, remedy: remedy)
  }
}
