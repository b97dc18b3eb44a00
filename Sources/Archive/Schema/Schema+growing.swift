extension Schema {
  /// The second step: an archive that grows by what new articles touch, keeps former ids, and a log.
  static let growing = """
    -- The generation that stored the article as it stands; later than `meta.collated`, it is not in the record yet.
    ALTER TABLE article ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
    -- Whether the author was read in the article's words.
    ALTER TABLE article ADD COLUMN author_read INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX article_stored ON article(stored);

    -- What would change articles that the record shows: kept aside until the record changes with them. A reading, or,
    -- without an article, a refusal.
    CREATE TABLE waiting(
      waiting INTEGER PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL, article TEXT, fingerprint TEXT NOT NULL,
      completes INTEGER NOT NULL, author_read INTEGER NOT NULL, json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX waiting_file ON waiting(path, member);

    -- Entries with a number that stays; `first` and `last` are days since 1970, or (`Entry.dayOfUndated`) beyond all days.
    CREATE TABLE entry_new(
      entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER NOT NULL, last INTEGER NOT NULL,
      type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
      start TEXT, "end" TEXT, precision TEXT NOT NULL,
      place TEXT, place_entity TEXT, country TEXT,
      accounts INTEGER NOT NULL, independent INTEGER NOT NULL, announced INTEGER NOT NULL,
      disagreements INTEGER NOT NULL, outlets TEXT NOT NULL, digest TEXT NOT NULL
    ) STRICT;
    INSERT INTO entry_new
      SELECT ordinal, id, coalesce(CAST(julianday(coalesce(start, "end")) - 2440587.5 AS INTEGER), 2147483647),
        coalesce(CAST(julianday(coalesce("end", start)) - 2440587.5 AS INTEGER), 2147483647),
        type, mode, status, start, "end", precision, place, place_entity, country, accounts, independent, announced,
        disagreements, outlets, ''
      FROM entry;
    CREATE TABLE line_new(entry INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
    INSERT INTO line_new SELECT entry, json FROM entry_line;
    CREATE TABLE participant_new AS SELECT * FROM entry_participant;
    CREATE TABLE issue_new AS SELECT * FROM entry_issue;
    CREATE TABLE account_new AS SELECT * FROM entry_account;
    -- What is searched of an entry, kept since the index forgets words only when told them.
    CREATE TABLE entry_text(entry INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
    INSERT INTO entry_text
      SELECT e.ordinal, e.type || char(10) || coalesce(e.mode, '') || char(10) || e.status || char(10)
        || coalesce(e.place, '') || char(10) || coalesce(e.place_entity, '') || char(10)
        || coalesce(e.country, '') || char(10)
        || coalesce((
          SELECT group_concat(
            p.name || char(10) || coalesce(p.entity, '') || char(10) || coalesce(p.actor, '') || char(10)
              || coalesce(p.office, ''), char(10))
          FROM entry_participant p WHERE p.entry = e.ordinal), '') || char(10)
        || coalesce((SELECT group_concat(i.issue, char(10)) FROM entry_issue i WHERE i.entry = e.ordinal), '')
        || char(10)
        || coalesce((
          SELECT group_concat(t.title, char(10)) FROM entry_account a JOIN article t ON t.id = a.article
          WHERE a.entry = e.ordinal), '')
      FROM entry e;
    DROP TABLE entry_words;
    DROP TABLE entry_account;
    DROP TABLE entry_issue;
    DROP TABLE entry_participant;
    DROP TABLE entry_line;
    DROP TABLE entry;

    ALTER TABLE entry_new RENAME TO entry;
    CREATE INDEX entry_time ON entry(first, last, id);
    CREATE TABLE entry_line(
      entry INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE, json TEXT NOT NULL
    ) STRICT;
    INSERT INTO entry_line SELECT entry, json FROM line_new;
    CREATE TABLE entry_participant(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, position INTEGER NOT NULL,
      name TEXT NOT NULL, folded TEXT NOT NULL, entity TEXT, actor TEXT, office TEXT,
      PRIMARY KEY(entry, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO entry_participant SELECT * FROM participant_new;
    CREATE INDEX participant_actor ON entry_participant(actor, entry);
    CREATE INDEX participant_entity ON entry_participant(entity, entry);
    CREATE INDEX participant_name ON entry_participant(folded, entry);
    CREATE TABLE entry_issue(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, issue TEXT NOT NULL, accounts INTEGER NOT NULL,
      PRIMARY KEY(entry, issue)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO entry_issue SELECT * FROM issue_new;
    CREATE INDEX issue_entry ON entry_issue(issue, entry);
    CREATE TABLE entry_account(
      entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
      announces INTEGER NOT NULL, position INTEGER NOT NULL, article TEXT NOT NULL,
      PRIMARY KEY(entry, announces, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO entry_account SELECT * FROM account_new;
    CREATE INDEX account_article ON entry_account(article, entry);
    DROP TABLE line_new;
    DROP TABLE participant_new;
    DROP TABLE issue_new;
    DROP TABLE account_new;
    CREATE VIRTUAL TABLE entry_words USING fts5(
      words, content='entry_text', content_rowid='entry', columnsize=0, tokenize='han'
    );
    INSERT INTO entry_words(entry_words) VALUES('rebuild');

    -- Ids that entries bore before, with the id that they bear now.
    CREATE TABLE alias(
      id TEXT NOT NULL PRIMARY KEY, entry TEXT NOT NULL, revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alias_entry ON alias(entry);

    -- The log: every change of the record, and what it changed.
    CREATE TABLE revision(
      revision INTEGER PRIMARY KEY, time TEXT NOT NULL, occasion TEXT NOT NULL, edition TEXT NOT NULL,
      json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE revision_change(
      revision INTEGER NOT NULL REFERENCES revision ON DELETE CASCADE, position INTEGER NOT NULL, json TEXT NOT NULL,
      PRIMARY KEY(revision, position)
    ) STRICT, WITHOUT ROWID;
    """
}
