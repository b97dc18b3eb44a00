/// A day of the Gregorian calendar, without a time and without a zone.
///
/// Kept as a day number, so that intervals and "three days before" are plain arithmetic. The conversions
/// are Howard Hinnant's `days_from_civil` and `civil_from_days`. No day lies before year 1 or after year 9999: a
/// reckoning that would leave them ends at the first or the last.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public private(set) var dayNumber: Int

  /// The first day of year 1 and the last of year 9999.
  private static let numbers = -719_162...2_932_896

  /// A day by its number since 1970-01-01; the first or the last day for a number beyond them.
  public init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, CivilDate.numbers.lowerBound), CivilDate.numbers.upperBound)
  }

  /// A day by year, month and day of month; `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.lengthOfMonth(month, year: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1–12) and day of month (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    let remainder = (dayNumber + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// The number of days of a month.
  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The first and the last day of a month.
  public static func month(_ month: Int, year: Int) -> (first: CivilDate, last: CivilDate)? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return (first, first + (lengthOfMonth(month, year: year) - 1))
  }

  /// The Monday and the Sunday of the week that holds this day.
  public var week: (first: CivilDate, last: CivilDate) {
    let monday = self - (weekday - 1)
    return (monday, monday + 6)
  }

  /// The day so many days later.
  public static func + (date: CivilDate, days: Int) -> CivilDate {
    let (sum, isBeyond) = date.dayNumber.addingReportingOverflow(days)
    return CivilDate(dayNumber: isBeyond ? (days > 0 ? .max : .min) : sum)
  }

  /// The day so many days earlier.
  public static func - (date: CivilDate, days: Int) -> CivilDate {
    let (difference, isBeyond) = date.dayNumber.subtractingReportingOverflow(days)
    return CivilDate(dayNumber: isBeyond ? (days > 0 ? .min : .max) : difference)
  }

  /// How many days lie between two days.
  public static func - (later: CivilDate, earlier: CivilDate) -> Int { later.dayNumber - earlier.dayNumber }

  /// The order of time.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    var digits: [UInt8] = []
    digits.reserveCapacity(10)
    Digits.append(year, width: 4, to: &digits)
    digits.append(UInt8(ascii: "-"))
    Digits.append(month, width: 2, to: &digits)
    digits.append(UInt8(ascii: "-"))
    Digits.append(day, width: 2, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// A day from `YYYY-MM-DD`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Digits.number(parts[0]), let month = Digits.number(parts[1]), let day = Digits.number(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// Decimal digits as bytes.
enum Digits {
  /// Appends a number with leading zeros, a negative one after a minus.
  static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let number = number.magnitude
    var divisor: UInt = 1
    for _ in 1..<max(width, 1) { divisor *= 10 }
    while divisor <= number / 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// The number that the digits write; `nil` if anything else stands there.
  static func number(_ bytes: some Sequence<UInt8>) -> Int? {
    var value = 0
    var seen = false
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), value < 100_000_000 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      seen = true
    }
    return seen ? value : nil
  }
}
