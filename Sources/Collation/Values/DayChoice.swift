import Record

/// The days of an encounter by the accounts together.
struct DayChoice {
  let clock: LocalClock

  /// The days that the most independent accounts give, with the days next to them that enough of the others give.
  ///
  /// - Parameters:
  ///   - reports: Who tells of it, in the order of publication.
  ///   - mode: How they met: a visit goes on for days more often than a meeting.
  ///   - family: What a report counts under: tellings of one article, or of one text, are one voice.
  /// - Returns: The interval; of what no account dates the day of the first account, marked `published`.
  func days(of reports: [Report], mode: Event.Mode?, family: (Report) -> Int) -> DateInterval {
    let site = Site(reports)
    let exact = reports.filter { $0.exactness == .day }
    let vague = exact.isEmpty ? reports.filter { $0.exactness == .period } : exact
    let dated = vague.isEmpty ? tour(reports) : vague
    guard let best = best(dated, beside: reports, mode, site, family) else {
      // What was told during a tour, before the visit itself, does not date the visit.
      let undated = reports.filter { $0.exactness == .none }
      return published(undated.isEmpty ? reports : undated, site)
    }
    return best.precision == .day && !exact.isEmpty ? widened(best, exact, mode, family) : best
  }

  /// Of the days of a tour the visit took some, which an undated account of its own may tell better.
  private func tour(_ reports: [Report]) -> [Report] {
    reports.contains { $0.exactness == .none } ? [] : reports.filter { $0.exactness == .tour }
  }

  /// By voices; of equally supported ones the one that undated accounts bear out, then the one told first.
  ///
  /// What took an hour is told less exactly by the days of the journey on which it was: those voices count for the day
  /// within that others tell.
  private func best(
    _ dated: [Report], beside reports: [Report], _ mode: Event.Mode?, _ site: Site, _ family: (Report) -> Int
  ) -> DateInterval? {
    let implied = reports.filter { $0.exactness == .none }.compactMap { lastDay($0, site) }
    var values: [DateInterval: (voices: Set<Int>, first: Int)] = [:]
    for (position, report) in dated.enumerated() {
      var when = report.when
      if report.exactness == .tour { when.precision = .week }
      values[when, default: ([], position)].voices.insert(family(report))
    }
    if isShort(mode) {
      for (when, value) in values where isOfJourney(when) {
        for day in values.keys where !isOfJourney(day) && day.stretch.map({ within(when, $0) }) ?? false {
          values[day]?.voices.formUnion(value.voices)
        }
      }
    }
    return values.max { one, other in
      let left = (one.value.voices.count, borneOut(one.key, implied), other.value.first)
      return left < (other.value.voices.count, borneOut(other.key, implied), one.value.first)
    }?.key
  }

  /// Whether it took an hour rather than days.
  private func isShort(_ mode: Event.Mode?) -> Bool { mode == .meeting || mode == .call || mode == .summons }

  /// Whether days are those of a journey: talks may go on for a second day.
  private func isOfJourney(_ when: DateInterval) -> Bool {
    when.stretch.map { $0.upperBound - $0.lowerBound > 1 } ?? false
  }

  private func within(_ when: DateInterval, _ days: ClosedRange<CivilDate>) -> Bool {
    when.stretch.map { $0.contains(days.lowerBound) && $0.contains(days.upperBound) } ?? false
  }

  private func borneOut(_ when: DateInterval, _ days: [CivilDate]) -> Int {
    guard let start = when.start, let end = when.end, start <= end else { return 0 }
    return days.count { (start...end).contains($0) }
  }

  /// What nobody dates was done by the day of the first account.
  private func published(_ reports: [Report], _ site: Site) -> DateInterval {
    let first = reports.min {
      ($0.published?.seconds ?? .max, $0.articleID) < ($1.published?.seconds ?? .max, $1.articleID)
    }
    // What is announced lies ahead of the telling.
    let day = first.flatMap { $0.status == .held ? lastDay($0, site) ?? $0.publishedDay : $0.publishedDay }
    return DateInterval(start: day, end: day, precision: .published)
  }

  private func lastDay(_ report: Report, _ site: Site) -> CivilDate? {
    clock.lastDay(before: report.published, place: site.place, country: site.country)
  }

  /// Where most accounts put it, for its clock.
  private struct Site {
    var place: String?
    var country: String?

    init(_ reports: [Report]) {
      place = most(reports.compactMap { $0.place })
      country = most(reports.compactMap { $0.country })
      func most(_ values: [String]) -> String? {
        var counts: [String: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return counts.mostFrequent
      }
    }
  }

  /// The longest stretch that days next to each other make.
  private static let longest = 10

  private func widened(
    _ when: DateInterval, _ reports: [Report], _ mode: Event.Mode?, _ family: (Report) -> Int
  ) -> DateInterval {
    guard var start = when.start, var end = when.end, start <= end else { return when }
    // Of what took an hour other days are other words on it, unless somebody tells that it went on.
    if isShort(mode), !reports.contains(where: { $0.when.start != $0.when.end && within($0.when, start...end) }) {
      return when
    }
    var voices: [CivilDate: Set<Int>] = [:]
    for report in reports {
      guard let told = report.days, told.upperBound - told.lowerBound <= DayChoice.longest,
        !isShort(mode) || !isOfJourney(report.when)
      else { continue }
      for day in told.lowerBound.dayNumber...told.upperBound.dayNumber {
        voices[CivilDate(dayNumber: day), default: []].insert(family(report))
      }
    }
    // A fifth of the accounts, and never one alone; of a visit a sixth, and one may be enough.
    let all = Set(reports.map(family)).count
    func isToldByEnough(_ day: CivilDate) -> Bool {
      let count = voices[day]?.count ?? 0
      return mode == .visit ? count >= 1 && count * 6 >= all : count >= 2 && count * 5 >= all
    }
    while end - start < DayChoice.longest, isToldByEnough(end + 1) { end = end + 1 }
    while end - start < DayChoice.longest, isToldByEnough(start - 1) { start = start - 1 }
    return DateInterval(start: start, end: end, precision: .day)
  }
}

extension DateInterval {
  /// Both days, where they are known and in order.
  var stretch: ClosedRange<CivilDate>? {
    guard let start, let end, start <= end else { return nil }
    return start...end
  }
}
