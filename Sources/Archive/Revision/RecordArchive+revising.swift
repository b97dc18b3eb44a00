public import Record

extension RecordArchive {
  /// Brings the record in step with the articles, whole or not at all.
  ///
  /// Everything that was stored since the last revision comes into the record with this, at one moment: who reads sees
  /// articles and entries either as they were or as they are. Other writers wait meanwhile.
  ///
  /// - Parameters:
  ///   - time: When, for the log.
  ///   - occasion: What for, in a word: `ingest`, `reread`.
  ///   - edition: Lexicon and program, as fingerprints end; an edition other than the record's asks for every entry.
  ///   - renewsFingerprints: Whether every article has been read by this edition, so that files need not be read again.
  ///   - body: Puts the entries that have changed and lets go of those that are there no more; all others stay.
  /// - Returns: What has changed.
  /// - Throws: `locked`, `diskFull`, `readOnly`, `corrupt`, `inaccessible`, `conflict`, and what the body throws;
  ///   nothing has changed then.
  public func revise(
    time: String, occasion: String, edition: String, renewsFingerprints: Bool = false,
    _ body: (Revision) async throws -> Void
  ) async throws -> RevisionSummary {
    try requireWriting()
    try database.beginChange()
    do {
      let revision = try Revision(
        self, RevisionSummary(time: time, occasion: occasion, edition: edition),
        renewsFingerprints: renewsFingerprints)
      try await body(revision)
      try revision.finish()
      try database.commitChange()
      own = OwnStores()
      return revision.summary
    } catch {
      database.undoChange()
      throw error
    }
  }

  /// Puts new entries in the place of all that are there, whole or not at all; for those who have them all at hand.
  ///
  /// Leaves no trace in the log.
  ///
  /// - Throws: `conflict` where two entries have one id, and as `store(_:refusals:)`.
  public func replaceEntries(_ entries: [Entry]) throws(ArchiveError) {
    try requireWriting()
    try database.change { () throws(ArchiveError) in
      let summary = RevisionSummary(time: "", occasion: "", edition: "")
      let revision = try Revision(self, summary, renewsFingerprints: false)
      var json = JSONWriter()
      for entry in entries {
        json.removeAll()
        entry.write(to: &json)
        try revision.put(entry, line: json.bytes, digest: "")
      }
      try revision.letGoOfRest()
      try revision.finish()
    }
  }
}
