extension Schema {
  /// The seventh step: what was read in articles can be asked for.
  ///
  /// `facts(packed)` is the connection's own function (`Database.registerFacts`).
  static let asking = """
    -- Tokens of facts (`FactWords`): which articles hold them, and nothing more.
    CREATE VIRTUAL TABLE article_facts USING fts5(
      facts, content='', columnsize=0, detail=none, tokenize="ascii tokenchars ':-.'"
    );
    INSERT INTO article_facts(article_facts, rank) VALUES('pgsz', 8150);
    INSERT INTO article_facts(article_facts, rank) VALUES('automerge', 0);
    INSERT INTO article_facts(article_facts, rank) VALUES('crisismerge', 64);
    INSERT INTO article_facts(rowid, facts)
      SELECT article, words FROM (SELECT article, facts(packed) AS words FROM reading ORDER BY article) WHERE words <> '';

    -- Questions kept by name, and the last change of the record whose answers were looked at.
    CREATE TABLE watch(name TEXT NOT NULL PRIMARY KEY, question TEXT NOT NULL, seen INTEGER NOT NULL)
      STRICT, WITHOUT ROWID;

    CREATE INDEX article_outlet ON article(coalesce(outlet, outlet_name), published_seconds);
    """
}
