import CSQLite

extension ArchiveError {
  /// Names a result code of SQLite in the house's words.
  ///
  /// - Parameters:
  ///   - result: The extended result code.
  ///   - message: SQLite's own sentence; shown only where no better one is known.
  ///   - path: The archive's file.
  ///   - writing: Whether a change was being made, which decides the consequence.
  init(result: Int32, message: String, path: String, writing: Bool) {
    let undone = writing ? "nothing of this step was stored, the archive is as it was before" : "nothing was changed"
    switch result & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      self.init(
        .locked, path: path, problem: "another process is writing to the archive and did not finish in time",
        consequence: undone, remedy: "Wait for the other process, or end it, and run the command again.")
    case SQLITE_INTERRUPT:
      self.init(
        .tooLong, path: path, problem: "the answer took longer than is waited for", consequence: undone,
        remedy: "Ask for less at once: fewer days, or more words.")
    case SQLITE_CORRUPT:
      self.init(
        .corrupt, path: path, problem: "the file is damaged (\(message))", consequence: undone,
        remedy: "Put back a copy, or move the file away and run `chancery ingest PATH…` to make it anew.")
    case SQLITE_FULL:
      self.init(
        .diskFull, path: path, problem: "no room is left on the disk", consequence: undone,
        remedy: "Free some space and run the command again; what is already stored is skipped.")
    case SQLITE_READONLY:
      self.init(
        .readOnly, path: path, problem: "the archive cannot be written to", consequence: undone,
        remedy: "Give write permission on the file and its folder, or choose another place with `--archive PATH`.")
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_IOERR:
      self.init(
        .inaccessible, path: path, problem: "the file or its folder cannot be used (\(message))", consequence: undone,
        remedy: "Check that the folder exists and that its disk and permissions are in order.")
    case SQLITE_NOTADB:
      self.init(
        .notAnArchive, path: path, problem: "the file is not an archive of Chancery", consequence: undone,
        remedy: "Name another file with `--archive PATH`.")
    case SQLITE_CONSTRAINT:
      self.init(
        .conflict, path: path, problem: "two rows claim what only one may have (\(message))", consequence: undone,
        remedy: "Please report this: it is a fault of Chancery.")
    default:
      self.init(
        .unexpected, path: path, problem: "SQLite reports \(result): \(message)", consequence: undone,
        remedy: "Run `chancery doctor`; if it finds nothing, please report this.")
    }
  }
}
