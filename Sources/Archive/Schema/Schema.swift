/// The tables of an archive, as the steps that lead to them.
///
/// A step that has been released is never edited; a change is a new step.
enum Schema {
  /// Marks a file as an archive of Chancery: `CHAN` in the header's application id.
  static let applicationID = 0x4348_414E

  /// The newest version.
  static var version: Int { migrations.last?.version ?? 0 }

  /// All steps, oldest first.
  static let migrations = [
    Migration(version: 1, sql: first), Migration(version: 2, sql: growing),
    // Accounts are made anew from the readings, since another version reads them otherwise.
    Migration(version: 3, sql: packing, changes: ["account"]),
    Migration(version: 4, sql: unread),
    // Files that are to be read again have rows as well, since articles name them.
    Migration(version: 5, sql: filing, changes: ["file"]),
    Migration(version: 6, sql: weighing),
    Migration(version: 7, sql: asking),
    Migration(version: 8, sql: following),
  ]

  private static let first = """
    PRAGMA application_id = \(applicationID);

    CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    -- Files that were read to their end; member is '' for a file that is no container.
    CREATE TABLE file(
      path TEXT NOT NULL, member TEXT NOT NULL, fingerprint TEXT NOT NULL,
      PRIMARY KEY(path, member)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE article(
      article INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL, member TEXT NOT NULL, format TEXT NOT NULL,
      outlet TEXT, outlet_name TEXT, url TEXT, title TEXT NOT NULL, author TEXT,
      published TEXT, published_precision TEXT, published_seconds INTEGER,
      script TEXT NOT NULL, events INTEGER NOT NULL, statements INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX article_published ON article(published_seconds);

    -- Where each article was met; one article may stand in several files and one file may hold many.
    CREATE TABLE source(
      path TEXT NOT NULL, member TEXT NOT NULL,
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      fingerprint TEXT NOT NULL,
      PRIMARY KEY(path, member, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX source_article ON source(article);

    -- Long columns stand apart, so that lists do not read past them.
    CREATE TABLE article_text(
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, title TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE reading(
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, json TEXT NOT NULL
    ) STRICT;
    -- What collation needs of an article with events.
    CREATE TABLE account(
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, json TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE article_words USING fts5(
      title, text, content='article_text', content_rowid='article', tokenize='han'
    );

    CREATE TABLE refusal(
      path TEXT NOT NULL, member TEXT NOT NULL, line INTEGER, code TEXT NOT NULL,
      problem TEXT NOT NULL, remedy TEXT NOT NULL, fingerprint TEXT NOT NULL
    ) STRICT;
    CREATE INDEX refusal_file ON refusal(path, member);

    -- Entries are made from the accounts and replaced as a whole; the ordinal is the order of the timeline.
    CREATE TABLE entry(
      ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
      start TEXT, "end" TEXT, precision TEXT NOT NULL,
      place TEXT, place_entity TEXT, country TEXT,
      accounts INTEGER NOT NULL, independent INTEGER NOT NULL, announced INTEGER NOT NULL,
      disagreements INTEGER NOT NULL, outlets TEXT NOT NULL
    ) STRICT;
    CREATE TABLE entry_line(
      entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE entry_participant(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, position INTEGER NOT NULL,
      name TEXT NOT NULL, folded TEXT NOT NULL, entity TEXT, actor TEXT, office TEXT,
      PRIMARY KEY(entry, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX participant_actor ON entry_participant(actor, entry);
    CREATE INDEX participant_entity ON entry_participant(entity, entry);
    CREATE INDEX participant_name ON entry_participant(folded, entry);
    CREATE TABLE entry_issue(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, issue TEXT NOT NULL, accounts INTEGER NOT NULL,
      PRIMARY KEY(entry, issue)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX issue_entry ON entry_issue(issue, entry);
    -- No reference to article: an entry stands until it is made anew, even where an article has gone.
    CREATE TABLE entry_account(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
      announces INTEGER NOT NULL, position INTEGER NOT NULL, article TEXT NOT NULL,
      PRIMARY KEY(entry, announces, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX account_article ON entry_account(article, entry);
    CREATE VIRTUAL TABLE entry_words USING fts5(words, content='', columnsize=0, tokenize='han');
    """
}
