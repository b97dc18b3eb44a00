import Record

/// The days of festivals that reports name instead of a date: 农历除夕, 元宵节, 圣诞节.
enum Festivals {
  /// The first day of the lunar year from 2010 on, as month and day: the Hong Kong Observatory's calendar.
  private static let newYears: [(month: Int, day: Int)] = [
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5), (1, 25), (2, 12), (2, 1),
    (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), (2, 3),
  ]
  private static let firstYear = 2010
  /// From this value on the table gives month and day.
  private static let solar = 100

  /// The day of a festival near another day: the latest not after it or, looking ahead, the next.
  ///
  /// - Parameter value: days from the lunar new year, or month and day as one number (1225).
  static func day(_ value: Int, near today: CivilDate, ahead: Bool) -> CivilDate? {
    let year = today.components.year
    let days = [year - 1, year, year + 1].compactMap { day(value, year: $0) }
    return ahead ? days.first { $0 >= today } : days.last { $0 <= today }
  }

  /// The day of a festival in a year.
  static func day(_ value: Int, year: Int) -> CivilDate? {
    if value >= solar { return CivilDate(year: year, month: value / 100, day: value % 100) }
    guard newYears.indices.contains(year - firstYear) else { return nil }
    let first = newYears[year - firstYear]
    return CivilDate(year: year, month: first.month, day: first.day).map { $0 + value }
  }
}
