extension Schema {
  /// The third step: readings packed with their texts, an index without a copy of what it indexes, and the reports of
  /// articles one by one, so that the record grows by what new ones touch.
  ///
  /// `pack(line)` is the connection's own function (`Database.registerPacking`).
  static let packing = """
    CREATE TABLE reading_new(article INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
    INSERT INTO reading_new SELECT article, pack(json) FROM reading;
    DROP TABLE reading;
    CREATE TABLE reading(
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, packed BLOB NOT NULL
    ) STRICT;
    INSERT INTO reading SELECT article, packed FROM reading_new;
    DROP TABLE reading_new;
    -- The address stands in the packed line, and is asked for with its words only.
    ALTER TABLE article DROP COLUMN url;

    -- How FTS5 gathers and merges, measured on 11,625 posts, whole store: three megabytes of gathered words stay near the
    -- processor, six cost a fifth more; merging at 16 pieces instead of 64 costs another fifth, and spares a search of
    -- some forty pieces a millisecond or two.
    DROP TABLE article_words;
    CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='', tokenize='han');
    INSERT INTO article_words(article_words, rank) VALUES('pgsz', 8150);
    INSERT INTO article_words(article_words, rank) VALUES('hashsize', 3145728);
    INSERT INTO article_words(article_words, rank) VALUES('automerge', 0);
    INSERT INTO article_words(article_words, rank) VALUES('crisismerge', 64);
    INSERT INTO article_words(rowid, title, text) SELECT article, title, text FROM article_text ORDER BY article;
    DROP TABLE article_text;

    CREATE TABLE waiting_new(
      waiting INTEGER PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL, article TEXT, fingerprint TEXT NOT NULL,
      completes INTEGER NOT NULL, author_read INTEGER NOT NULL, account BLOB,
      line BLOB NOT NULL
    ) STRICT;
    INSERT INTO waiting_new
      SELECT waiting, path, member, article, fingerprint, completes, author_read, NULL,
        CASE WHEN article IS NULL THEN CAST(json AS BLOB) ELSE pack(json) END
      FROM waiting;
    DROP TABLE waiting;
    ALTER TABLE waiting_new RENAME TO waiting;
    CREATE INDEX waiting_file ON waiting(path, member);

    -- The reports of articles that are not in the record yet, as collation encodes them.
    DROP TABLE account;
    CREATE TABLE account(
      article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, reports BLOB NOT NULL
    ) STRICT;
    -- The reports that the record is made of, with what was decided about each: the report that founds its cluster and
    -- the points by which it chose that; of a founder the founder of the larger cluster that its own is joined to.
    CREATE TABLE report(
      report INTEGER PRIMARY KEY, founder INTEGER NOT NULL, points INTEGER,
      target INTEGER, target_points INTEGER NOT NULL, body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX report_founder ON report(founder);
    CREATE INDEX report_target ON report(target) WHERE target IS NOT NULL;
    -- Where reports are looked up by those that may tell of the same.
    CREATE TABLE report_key(key INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY(key, report))
      STRICT, WITHOUT ROWID;

    -- The report that founds an entry, the id that the entry would have if it were made now, and what tells it from others
    -- of that id.
    ALTER TABLE entry ADD COLUMN founder INTEGER;
    ALTER TABLE entry ADD COLUMN own_id TEXT;
    ALTER TABLE entry ADD COLUMN own_digest TEXT;
    CREATE INDEX entry_founder ON entry(founder);
    CREATE TABLE entry_line_new(entry INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
    INSERT INTO entry_line_new SELECT entry, pack(json) FROM entry_line;
    DROP TABLE entry_line;
    CREATE TABLE entry_line(
      entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, packed BLOB NOT NULL
    ) STRICT;
    INSERT INTO entry_line SELECT entry, packed FROM entry_line_new;
    DROP TABLE entry_line_new;
    """
}
