import Glibc

extension RecordArchive {
  /// The folder of tables that an archive is made with, as `remember(lexiconFolder:)` left it; `nil` where it is made
  /// with the built-in tables alone, or where there is no archive.
  ///
  /// Asked before the archive is opened, since a lexicon is needed to open it; what is no archive is reported then.
  ///
  /// - Throws: `locked`, `corrupt`.
  public static func lexiconFolder(ofArchive path: String) throws(ArchiveError) -> String? {
    guard Glibc.access(path, R_OK) == 0 else { return nil }
    do throws(ArchiveError) {
      let database = try Database(path: path, creating: false, busyMilliseconds: 10_000)
      guard try database.integer("PRAGMA application_id") == Schema.applicationID else { return nil }
      return try database.text("SELECT value FROM meta WHERE key = 'lexicon'")
    } catch {
      guard error.code == .locked || error.code == .corrupt else { return nil }
      throw error
    }
  }

  /// Remembers the folder of tables that the archive is made with from now on; `nil` for the built-in tables alone.
  ///
  /// - Throws: As `store(_:refusals:)`.
  public func remember(lexiconFolder folder: String?) throws(ArchiveError) {
    try requireWriting()
    guard try meta("lexicon") != folder else { return }
    try database.change { () throws(ArchiveError) in
      if let folder {
        try setMeta("lexicon", folder)
      } else {
        try database.execute("DELETE FROM meta WHERE key = 'lexicon'")
      }
    }
  }
}
