import CSQLite

extension Database {
  /// Takes away whatever a hostile file could use against us.
  ///
  /// - Shadow tables of the full text and the schema cannot be written by plain SQL (defensive).
  /// - Functions with side effects do not run out of the schema (trusted schema off); our schema has no triggers
  ///   and no views, so those of a foreign hand do not run either.
  /// - No extension is loaded, nothing is attached, so `ATTACH` and `VACUUM INTO` write no file.
  /// - Cells are checked against their page before they are read.
  func harden() throws(ArchiveError) {
    for (option, on) in Database.switches { try check(csqlite_db_flag(handle, option, on)) }
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    try execute(
      """
      PRAGMA cell_size_check = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA mmap_size = 0;
      PRAGMA temp_store = MEMORY;
      """)
  }

  private static let switches: [(option: Int32, on: Int32)] = [
    (SQLITE_DBCONFIG_DEFENSIVE, 1),
    (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
    (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
    (SQLITE_DBCONFIG_DQS_DML, 0),
    (SQLITE_DBCONFIG_DQS_DDL, 0),
  ]
}
