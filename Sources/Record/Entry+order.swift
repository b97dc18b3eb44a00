extension Entry {
  /// Stands after every day, for entries without any.
  public static let dayOfUndated = Int(Int32.max)

  /// The first and the last day by which entries stand in the timeline, as days since 1970; without any day, behind all
  /// days.
  public var timelineDays: (first: Int, last: Int) {
    let first = (when.start ?? when.end)?.dayNumber ?? Entry.dayOfUndated
    return (first, (when.end ?? when.start)?.dayNumber ?? Entry.dayOfUndated)
  }

  /// The weight that no entry exceeds; that of entries of earlier releases, which have none.
  public static let heaviest = 1000

  /// From this weight on the timeline shows an entry unasked.
  public static let shownWeight = 500
}
