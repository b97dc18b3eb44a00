extension Schema {
  /// The fourth step: articles that are kept without a reading, and what was supplied where a source did not say it.
  static let unread = """
    -- Why an article has no reading (a refusal's code); its line in `reading` then holds the article alone.
    ALTER TABLE article ADD COLUMN fault TEXT;
    ALTER TABLE waiting ADD COLUMN fault TEXT;
    -- Few articles lack a reading or a time, and they are asked for by that.
    CREATE INDEX article_fault ON article(fault) WHERE fault IS NOT NULL;
    CREATE INDEX article_undated ON article(article) WHERE published IS NULL;

    -- What whoever ingested a file said of its article, since the file does not: used again when it is read again.
    CREATE TABLE supplement(
      path TEXT NOT NULL, member TEXT NOT NULL, published TEXT, outlet TEXT,
      PRIMARY KEY(path, member)
    ) STRICT, WITHOUT ROWID;
    """
}
