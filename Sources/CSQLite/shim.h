#pragma once
#include <sqlite3.h>

/* sqlite3_config and sqlite3_db_config are variadic, SQLITE_TRANSIENT is a cast: neither imports into Swift. */
static inline int csqlite_db_flag(sqlite3 *db, int option, int on) {
  return sqlite3_db_config(db, option, on, (int *)0);
}
static inline int csqlite_keep_no_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
