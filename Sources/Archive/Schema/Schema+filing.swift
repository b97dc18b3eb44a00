extension Schema {
  /// The fifth step: a file's path stands in one row, and all others name it by number.
  ///
  /// `path_key(path)` and `fingerprint_content(fingerprint)` are the connection's own functions
  /// (`Database.registerFiling`).
  static let filing = """
    -- What files were read by: lexicon and program.
    CREATE TABLE edition(edition INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    INSERT INTO edition(name)
      SELECT substr(fingerprint, instr(fingerprint, '-') + 1) FROM file WHERE instr(fingerprint, '-') > 0
      UNION SELECT substr(fingerprint, instr(fingerprint, '-') + 1) FROM source WHERE instr(fingerprint, '-') > 0;

    ALTER TABLE file RENAME TO file_old;
    ALTER TABLE source RENAME TO source_old;
    ALTER TABLE supplement RENAME TO supplement_old;
    DROP INDEX source_article;

    -- Files; member is '' for one that is no container. A file is found by the key of its path, which several may have:
    -- an index of the paths themselves would hold each a second time. `content` and `edition` are the two parts of the
    -- fingerprint of a file that was read to its end, the first as bytes where it is hexadecimal; null of another file.
    CREATE TABLE file(
      file INTEGER PRIMARY KEY, key INTEGER NOT NULL, path TEXT NOT NULL, member TEXT NOT NULL,
      content ANY, edition INTEGER REFERENCES edition
    ) STRICT;
    INSERT INTO file(key, path, member, content, edition)
      SELECT path_key(path), path, member, fingerprint_content(fingerprint),
        (SELECT e.edition FROM edition e
          WHERE instr(fingerprint, '-') > 0 AND e.name = substr(fingerprint, instr(fingerprint, '-') + 1))
      FROM file_old;
    CREATE INDEX file_key ON file(key, member);
    -- Files that are to be read again; one after the other, since to gather all paths would take their room in memory.
    INSERT INTO file(key, path, member)
      SELECT DISTINCT path_key(o.path), o.path, o.member FROM source_old o WHERE NOT EXISTS (
        SELECT 1 FROM file f WHERE f.key = path_key(o.path) AND f.path = o.path AND f.member = o.member);
    INSERT INTO file(key, path, member)
      SELECT DISTINCT path_key(o.path), o.path, o.member FROM article o WHERE NOT EXISTS (
        SELECT 1 FROM file f WHERE f.key = path_key(o.path) AND f.path = o.path AND f.member = o.member);
    INSERT INTO file(key, path, member)
      SELECT path_key(o.path), o.path, o.member FROM supplement_old o WHERE NOT EXISTS (
        SELECT 1 FROM file f WHERE f.key = path_key(o.path) AND f.path = o.path AND f.member = o.member);

    CREATE TABLE source(
      file INTEGER NOT NULL REFERENCES file,
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      content ANY NOT NULL, edition INTEGER REFERENCES edition,
      PRIMARY KEY(file, article)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO source
      SELECT f.file, s.article, fingerprint_content(s.fingerprint),
        (SELECT e.edition FROM edition e
          WHERE instr(s.fingerprint, '-') > 0 AND e.name = substr(s.fingerprint, instr(s.fingerprint, '-') + 1))
      FROM file f CROSS JOIN source_old s ON s.path = f.path AND s.member = f.member;
    CREATE INDEX source_article ON source(article);

    CREATE TABLE supplement(file INTEGER PRIMARY KEY REFERENCES file, published TEXT, outlet TEXT) STRICT;
    INSERT INTO supplement
      SELECT f.file, s.published, s.outlet FROM supplement_old s
      JOIN file f ON f.key = path_key(s.path) AND f.path = s.path AND f.member = s.member;

    ALTER TABLE article ADD COLUMN file INTEGER REFERENCES file;
    UPDATE article SET file = (
      SELECT f.file FROM file f WHERE f.key = path_key(article.path) AND f.path = article.path AND f.member = article.member
    );
    ALTER TABLE article DROP COLUMN path;
    ALTER TABLE article DROP COLUMN member;

    DROP TABLE file_old;
    DROP TABLE source_old;
    DROP TABLE supplement_old;
    """
}
