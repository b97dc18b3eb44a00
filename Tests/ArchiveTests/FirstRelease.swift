/// The statements that made an archive of schema 1, and a little in it; never edited.
enum FirstRelease {
  static let sql = """
    PRAGMA application_id = 1128808782;

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

    INSERT INTO file VALUES('p.md', '', '1');
    INSERT INTO article VALUES(1, 'aa01', 'p.md', '', 'jekyll', 'rthk', '香港電台', NULL, '会见', NULL,
      '2021-03-22T23:43:52+08:00', 'second', 1616427832, 'hans', 0, 0);
    INSERT INTO source VALUES('p.md', '', 1, '1');
    INSERT INTO article_text VALUES(1, '会见', '外长会见');
    INSERT INTO article_words(rowid, title, text) VALUES(1, '会见', '外长会见');
    INSERT INTO reading VALUES(1, '{"schema":1,"article":{"id":"aa01","source":{"path":"p.md","format":"jekyll"},\
    "title":"会见","script":"hans","text":"外长会见"}}');
    INSERT INTO entry VALUES(1, 'e-1', 'CONSULT', 'meeting', 'held', '2021-03-22', '2021-03-22', 'day',
      NULL, NULL, NULL, 0, 0, 0, 0, '');
    INSERT INTO entry_line VALUES(1, '{}');
    INSERT INTO meta VALUES('generation', '1'), ('collated', '1');
    PRAGMA user_version = 1;
    """
}
