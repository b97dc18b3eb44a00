extension Entry {
  /// Stands after every day, for entries without any.
  public static let dayOfUndated = Int(Int32.max)

  /// The first and the last day by which entries stand in the timeline, as days since 1970; without any day, behind all
  /// days.
  public var timelineDays: (first: Int, last: Int) {
    let first = (when.start ?? when.end)?.dayNumber ?? Entry.dayOfUndated
    return (first, (when.end ?? when.start)?.dayNumber ?? Entry.dayOfUndated)
  }
}
