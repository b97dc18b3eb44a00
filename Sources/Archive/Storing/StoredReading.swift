public import Record

/// A reading on its way into the archive, with the lines that a worker has already written.
public struct StoredReading: Sendable {
  /// The article that was read.
  public var article: Article
  /// How many events were read in it.
  public var events: Int
  /// How many statements were read in it.
  public var statements: Int
  /// The reading as one line of JSON, without the line feed, packed by `LinePacker`.
  public var packed: [UInt8]
  /// What collation needs of it, as that encodes it (`Collator.account`); `nil` for an article that reports nothing.
  public var account: [UInt8]?
  /// Tells whether the file has changed since: a digest of its content and, behind a hyphen, the edition of what read
  /// it.
  public var fingerprint: String
  /// Whether the file (or the member of a container) ends with this reading.
  ///
  /// All readings of one file belong into one batch. Where a file has too many for that, all but its last reading say
  /// `false`: the file counts as read only when its last reading is stored.
  public var completesFile: Bool
  /// Whether the author was read in the article's words and not given by its source: a later reading looks again.
  public var readsAuthor: Bool
  /// Why the article has no reading, as a refusal's code; `nil` where it has one. Its line then holds the article alone.
  public var fault: String?
  /// What was read in it, for the index of facts (`RecordArchive.facts`); `nil` to have it made of the packed reading.
  public var facts: String?

  /// A reading with its lines.
  public init(
    reading: ArticleReading, packed: [UInt8], account: [UInt8]?, fingerprint: String, completesFile: Bool = true,
    readsAuthor: Bool = false, fault: String? = nil, facts: String? = nil
  ) {
    self.init(
      article: reading.article, events: reading.events.count, statements: reading.statements.count, packed: packed,
      account: account, fingerprint: fingerprint, completesFile: completesFile, readsAuthor: readsAuthor,
      fault: fault, facts: facts)
  }

  /// An article with the lines of its reading, for those who have the lines and not what they say; of the article, only
  /// what its row holds is needed: id, source, address, outlet, title, author, time, script and text.
  public init(
    article: Article, events: Int, statements: Int, packed: [UInt8], account: [UInt8]?, fingerprint: String,
    completesFile: Bool = true, readsAuthor: Bool = false, fault: String? = nil, facts: String? = nil
  ) {
    self.article = article
    self.events = events
    self.statements = statements
    self.packed = packed
    self.account = account
    self.fingerprint = fingerprint
    self.completesFile = completesFile
    self.readsAuthor = readsAuthor
    self.fault = fault
    self.facts = facts
  }

  /// A reading whose line is written and packed here and now.
  public init(_ reading: ArticleReading, account: [UInt8]?, fingerprint: String, completesFile: Bool = true) {
    var writer = JSONWriter()
    reading.write(to: &writer)
    self.init(
      reading: reading, packed: LinePacker().pack(writer.bytes), account: account, fingerprint: fingerprint,
      completesFile: completesFile)
  }
}

/// What became of the readings of a batch.
public struct StoreCounts: Sendable, Hashable {
  /// Articles that were not there before.
  public var added = 0
  /// Articles whose file has changed.
  public var replaced = 0
  /// Those of them whose reading is the same to the byte.
  public var same = 0
  /// Articles met again in another file; the file is remembered, the article stays as it was.
  public var duplicate = 0
  /// Articles that no file holds any more, since theirs now holds another.
  public var removed = 0

  /// Nothing stored.
  public init() {}

  /// Adds up batches.
  public static func += (total: inout StoreCounts, batch: StoreCounts) {
    total.added += batch.added
    total.replaced += batch.replaced
    total.same += batch.same
    total.duplicate += batch.duplicate
    total.removed += batch.removed
  }
}

/// Something that could not be read, and why; remembered so that it is told again but not tried again.
public struct Refusal: Sendable, Hashable {
  /// The kind of fault, as the room that found it names it.
  public var code: String
  /// The file.
  public var path: String
  /// The path inside a container.
  public var member: String?
  /// The line, counted from 1; `nil` where the fault is the whole file's.
  public var line: Int?
  /// What is wrong.
  public var problem: String
  /// What to do about it.
  public var remedy: String
  /// Tells whether the file has changed since.
  public var fingerprint: String
  /// Whether the file ends with this; see `StoredReading.completesFile`.
  public var completesFile: Bool

  /// A refusal with its reason.
  public init(
    code: String, path: String, member: String? = nil, line: Int? = nil, problem: String, remedy: String,
    fingerprint: String, completesFile: Bool = true
  ) {
    self.code = code
    self.path = path
    self.member = member
    self.line = line
    self.problem = problem
    self.remedy = remedy
    self.fingerprint = fingerprint
    self.completesFile = completesFile
  }
}

/// A reading as it lies in the archive, to be read again.
public struct StoredArticle: Sendable {
  /// The article's number; later articles have larger ones.
  public var number: Int
  /// The file it was taken from.
  public var path: String
  /// The fingerprint that its file had.
  public var fingerprint: String
  /// Whether the author was read in the article's words.
  public var readsAuthor: Bool
  /// Why the article has no reading; `nil` where it has one.
  public var fault: String?
  /// The reading's line, packed.
  public var packed: [UInt8]
}

extension RecordArchive {
  /// Some articles with their readings, in the order of their numbers; empty after the last.
  ///
  /// - Throws: `corrupt`, `inaccessible`.
  public func storedArticles(after number: Int, limit: Int) throws(ArchiveError) -> [StoredArticle] {
    let rows = try database.prepare(
      """
      SELECT a.article, coalesce(\(Fingerprints.sql("s")), ''), a.author_read, a.fault, r.packed, f.path
      FROM article a JOIN reading r USING(article) JOIN file f ON f.file = a.file
      LEFT JOIN source s ON s.file = a.file AND s.article = a.article
      WHERE a.article > ? ORDER BY a.article LIMIT ?
      """)
    try rows.bind([.integer(number), .integer(limit)])
    var articles: [StoredArticle] = []
    while try rows.step() {
      articles.append(
        StoredArticle(
          number: rows.integer(0), path: rows.text(5) ?? "", fingerprint: rows.text(1) ?? "",
          readsAuthor: rows.integer(2) == 1,
          fault: rows.text(3), packed: rows.blob(4)))
    }
    return articles
  }
}
