import Record

/// The days of festivals that reports name instead of a date: 农历除夕, 元宵节, 圣诞节.
enum Festivals {
  /// The first day of the lunar year from 2010 on, as month and day: the Hong Kong Observatory's calendar.
  private static let newYears: [Int: (month: Int, day: Int)] = [
    2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8),
    2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22),
    2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
  ]
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
    guard let first = newYears[year] else { return nil }
    return CivilDate(year: year, month: first.month, day: first.day).map { $0 + value }
  }
}
