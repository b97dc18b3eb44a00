import Record

/// What the article's own day says about the times it tells.
struct ArticleCalendar {
  /// The day of publication in the outlet's zone.
  let today: CivilDate
  /// Whether there is one: without it only whole dates mean anything.
  let isKnown: Bool

  init(_ day: ReportDay) {
    today = day.horizon
    isKnown = day.known != nil
  }

  /// The day of a weekday near today: the latest not after today or, looking ahead, the first not before it.
  func weekday(_ weekday: Int, ahead: Bool) -> CivilDate {
    let distance = weekday - today.weekday
    if ahead { return today + (distance >= 0 ? distance : distance + 7) }
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

  /// A day of the month without its month: of this month, since a report names another one; at the turn of months
  /// the nearer, and looking ahead hardly before today.
  func day(_ day: Int, ahead: Bool) -> CivilDate? {
    let candidates = [-1, 0, 1].compactMap { months in
      let (year, month) = self.month(months)
      return CivilDate(year: year, month: month, day: day)
    }
    if ahead { return candidates.first { $0 >= today - 2 } }
    let reach = ArticleCalendar.turnOfMonth
    return candidates.first { (today - $0) <= reach && $0 <= today }
      ?? candidates.first { $0.components.month == today.components.month } ?? candidates.last
  }

  /// Days back over which a bare day of the month is still of the month before: 28日 written on the 5th.
  static let turnOfMonth = 12

  /// A month without its year: the latest not after this one or, looking ahead, the first not before it.
  func year(ofMonth month: Int, ahead: Bool) -> Int {
    let (year, thisMonth, _) = today.components
    // A report of the past may name a month that lies just ahead: 4月 in late March is next month.
    if ahead { return month >= thisMonth ? year : year + 1 }
    return month <= thisMonth + 1 ? year : year - 1
  }
}
