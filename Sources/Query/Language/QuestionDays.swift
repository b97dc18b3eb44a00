public import Record

/// The days that a value of `after:`, `before:` or `on:` stands for.
///
/// A day (2022-09-15), a month (2022-09), a year (2022), a decade (2020s), `today`, `yesterday`, or so many days, weeks, months or years ago:
/// `-30d`, `-2w`, `-6m`, `-1y`.
public enum QuestionDays {
  /// The days; `nil` where the value is none of these.
  public static func days(_ value: String, today: CivilDate) -> ClosedRange<CivilDate>? {
    switch value.lowercased() {
    case "today", "今天": return today...today
    case "yesterday", "昨天": return (today - 1)...(today - 1)
    default: break
    }
    if let day = CivilDate(value) { return day...day }
    if let decade = decade(value) { return decade }
    if let day = ago(value, today: today) { return day...day }
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0
    else { return nil }
    if parts.count == 1 {
      guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
      else { return nil }
      return first...last
    }
    guard (1...2).contains(parts[1].utf8.count), let number = Int(parts[1]),
      let month = CivilDate.month(number, year: year)
    else { return nil }
    return month.first...month.last
  }

  /// `2020s` or `2020年代`: ten years.
  private static func decade(_ value: String) -> ClosedRange<CivilDate>? {
    let digits = value.utf8.prefix { (0x30...0x39).contains($0) }.count
    guard digits == 4, ["s", "S", "年代"].contains(String(value.utf8.dropFirst(4)) ?? ""),
      value.utf8.dropFirst(3).first == 0x30,
      let year = Int(value.prefix(4)), let first = CivilDate(year: year, month: 1, day: 1),
      let last = CivilDate(year: year + 9, month: 12, day: 31)
    else { return nil }
    return first...last
  }

  private static func ago(_ value: String, today: CivilDate) -> CivilDate? {
    guard value.first == "-", let unit = value.last, let count = Int(value.dropFirst().dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    switch unit {
    case "d", "D": return today - count
    case "w", "W": return today - 7 * count
    case "m", "M": return months(count, before: today)
    case "y", "Y": return months(12 * count, before: today)
    default: return nil
    }
  }

  /// The same day so many months before, or the last one of a shorter month.
  private static func months(_ count: Int, before day: CivilDate) -> CivilDate? {
    let (year, month, number) = day.components
    let total = year * 12 + month - 1 - count
    guard total >= 12 else { return nil }
    let (otherYear, otherMonth) = (total / 12, total % 12 + 1)
    return CivilDate(
      year: otherYear, month: otherMonth, day: min(number, CivilDate.lengthOfMonth(otherMonth, year: otherYear)))
  }
}
