extension Schema {
  /// The sixth step: how much speaks for an entry, whether it is only recalled, and whose word a plan is.
  ///
  /// Entries of earlier releases have no weight: all of them are shown until they are made anew.
  static let weighing = """
    ALTER TABLE entry ADD COLUMN weight INTEGER NOT NULL DEFAULT 1000;
    ALTER TABLE entry ADD COLUMN recalled INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE entry ADD COLUMN plan TEXT;
    """
}
