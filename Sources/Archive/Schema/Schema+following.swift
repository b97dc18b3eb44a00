extension Schema {
  /// The eighth step: what is followed, versions of articles, and what a person has set.
  static let following = """
    -- Feeds and pages that are followed. Moments are seconds since 1970.
    CREATE TABLE followed(
      address TEXT NOT NULL PRIMARY KEY, kind TEXT, articles INTEGER NOT NULL, etag TEXT, modified TEXT,
      polled INTEGER, due INTEGER NOT NULL, failures INTEGER NOT NULL, state TEXT NOT NULL, note TEXT
    ) STRICT, WITHOUT ROWID;

    -- Articles that feeds have listed, each once, by its canonical address.
    CREATE TABLE listed(
      key TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, feed TEXT NOT NULL, digest TEXT NOT NULL,
      found INTEGER NOT NULL, due INTEGER NOT NULL, failures INTEGER NOT NULL, state TEXT NOT NULL, note TEXT,
      published TEXT, outlet TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX listed_due ON listed(due) WHERE state = 'waiting';

    -- Answers that were kept, and whether they were taken into the archive since.
    CREATE TABLE capture(
      path TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, captured TEXT NOT NULL, taken INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX capture_waiting ON capture(path) WHERE taken = 0;

    -- What sites' robots.txt say, and until when sites want to be left alone.
    CREATE TABLE robots(
      site TEXT NOT NULL PRIMARY KEY, asked INTEGER NOT NULL, fetched INTEGER NOT NULL, known INTEGER NOT NULL, body BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE closed(site TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    -- When the file was captured that an article is taken from, and whether it holds only a summary of it.
    ALTER TABLE article ADD COLUMN captured TEXT;
    ALTER TABLE article ADD COLUMN is_summary INTEGER NOT NULL DEFAULT 0;

    -- How many articles an outlet published in a month: what shares are told of.
    CREATE INDEX article_month ON article(outlet, outlet_name, substr(published, 1, 7));

    -- Other texts that were met under an article's id, each once, as they were read.
    CREATE TABLE version(
      id TEXT NOT NULL, digest BLOB NOT NULL, captured TEXT, path TEXT NOT NULL, member TEXT NOT NULL,
      packed BLOB NOT NULL, PRIMARY KEY(id, digest)
    ) STRICT, WITHOUT ROWID;

    -- What a person has set of an article, and what stood there before.
    CREATE TABLE correction(
      id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, before TEXT, set_at TEXT NOT NULL,
      PRIMARY KEY(id, field)
    ) STRICT, WITHOUT ROWID;
    """
}
