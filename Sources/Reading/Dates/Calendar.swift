import Record

/// What the article's own day says about the times it tells.
struct ArticleCalendar {
  /// The day of publication in the outlet's zone.
  let today: CivilDate

  /// The day of a weekday near today: the latest not after today or, looking ahead, the first after it.
  func weekday(_ weekday: Int, ahead: Bool) -> CivilDate {
    let distance = weekday - today.weekday
    if ahead { return today + (distance > 0 ? distance : distance + 7) }
    return today + (distance <= 0 ? distance : distance - 7)
  }

  /// The day of a weekday in the week so many weeks away.
  func weekday(_ weekday: Int, weeks: Int) -> CivilDate {
    today.week.first + (weeks * 7 + weekday - 1)
  }

  /// The first and last day of the week so many weeks away.
  func week(_ weeks: Int) -> DateInterval {
    let monday = today.week.first + weeks * 7
    return DateInterval(start: monday, end: monday + 6, precision: .week)
  }

  /// The year and month so many months away.
  func month(_ months: Int) -> (year: Int, month: Int) {
    let (year, month, _) = today.components
    let count = year * 12 + month - 1 + months
    return (count / 12, count % 12 + 1)
  }

  /// A day of the month: the latest not after tomorrow or, looking ahead, the first not before today.
  func day(_ day: Int, ahead: Bool) -> CivilDate? {
    for months in ahead ? [0, 1, 2] : [0, -1, -2] {
      let (year, month) = self.month(months)
      guard let date = CivilDate(year: year, month: month, day: day) else { continue }
      if ahead ? date >= today : date <= today + 1 { return date }
    }
    return nil
  }

  /// A month without its year: the latest not after this one or, looking ahead, the first not before it.
  func year(ofMonth month: Int, ahead: Bool) -> Int {
    let (year, thisMonth, _) = today.components
    // A report of the past may name a month that lies just ahead: 4月 in late March is next month.
    if ahead { return month >= thisMonth ? year : year + 1 }
    return month <= thisMonth + 1 ? year : year - 1
  }
}
