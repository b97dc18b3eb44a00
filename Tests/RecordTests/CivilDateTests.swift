import Foundation
import Record
import Testing

@Suite("Days of the calendar")
struct CivilDateTests {
  /// Foundation's Gregorian calendar without the Julian one before 1582 and without a zone.
  static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    return calendar
  }()

  static let decades: [ClosedRange<Int>] = [
    1600...1610, 1699...1701, 1895...1904, 1969...1975, 1996...2004, 2018...2033,
  ]

  @Test("every day of a stretch of years has Foundation's number, components and weekday", arguments: decades)
  func foundation(_ years: ClosedRange<Int>) throws {
    let first = try #require(CivilDate(year: years.lowerBound, month: 1, day: 1))
    let last = try #require(CivilDate(year: years.upperBound, month: 12, day: 31))
    var faults: [String] = []
    for number in first.dayNumber...last.dayNumber {
      let date = CivilDate(dayNumber: number)
      let moment = Date(timeIntervalSince1970: Double(number) * 86_400)
      let theirs = CivilDateTests.calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
      let (year, month, day) = date.components
      // Foundation counts from Sunday, ISO 8601 from Monday.
      let weekday = ((theirs.weekday ?? 0) + 5) % 7 + 1
      if year != theirs.year || month != theirs.month || day != theirs.day || date.weekday != weekday
        || CivilDate(year: year, month: month, day: day) != date || CivilDate(date.description) != date
      {
        faults.append("\(number) \(date)")
      }
    }
    #expect(faults.isEmpty)
    #expect(last - first == last.dayNumber - first.dayNumber)
  }

  @Test("February has 29 days in leap years alone", arguments: [1600, 1900, 2000, 2020, 2021, 2024, 2100, 2400])
  func leapYears(_ year: Int) throws {
    let isLeap = [1600, 2000, 2020, 2024, 2400].contains(year)
    #expect(CivilDate.lengthOfMonth(2, year: year) == (isLeap ? 29 : 28))
    #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
    let march = try #require(CivilDate(year: year, month: 3, day: 1))
    #expect((march - 1).description == "\(year)-02-\(isLeap ? 29 : 28)")
  }

  static let noDates = [
    "", "2021", "2021-03", "2021-3-22", "2021-03-22 ", " 2021-03-22", "2021-03-22T", "2021-02-29", "2021-13-01",
    "2021-00-01", "2021-04-31", "2021-01-00", "0000-01-01", "20210322", "2021/03/22", "21-03-22", "-021-03-22",
    "2021--3-22", "2021-03-2２", "２０２１-03-22", "+021-03-22", "2021-+3-22", "99999-01-01",
  ]

  @Test("what is no day in the form YYYY-MM-DD is refused", arguments: noDates)
  func refusal(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("months and days that no calendar has are refused")
  func impossible() {
    #expect(CivilDate(year: 2021, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2021, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 2021, month: 1, day: -1) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate.month(13, year: 2021) == nil)
  }

  static let beyond: [(reckoning: @Sendable (CivilDate) -> CivilDate, day: String)] = [
    ({ _ in CivilDate(dayNumber: .max) }, "9999-12-31"), ({ _ in CivilDate(dayNumber: .min) }, "0001-01-01"),
    ({ _ in CivilDate(dayNumber: 2_932_897) }, "9999-12-31"), ({ _ in CivilDate(dayNumber: -719_163) }, "0001-01-01"),
    ({ $0 + .max }, "9999-12-31"), ({ $0 - .max }, "0001-01-01"), ({ $0 + .min }, "0001-01-01"),
    ({ $0 - .min }, "9999-12-31"), ({ $0 + 3_000_000 }, "9999-12-31"), ({ $0 - 3_000_000 }, "0001-01-01"),
  ]

  @Test("a reckoning that would leave the years 1 to 9999 ends at their first or last day", arguments: 0..<beyond.count)
  func saturates(_ index: Int) throws {
    let (reckoning, day) = Self.beyond[index]
    #expect(reckoning(try #require(CivilDate("2021-03-22"))).description == day)
  }

  @Test("the first and the last day have weeks that stay within the years")
  func ends() throws {
    #expect(try #require(CivilDate("9999-12-31")).week.last.description == "9999-12-31")
    #expect(try #require(CivilDate("0001-01-01")).week.first.description == "0001-01-01")
  }

  @Test("a week begins on its Monday and ends on its Sunday")
  func week() throws {
    for offset in 0..<7 {
      let day = try #require(CivilDate("2021-03-22")) + offset
      #expect(day.weekday == offset + 1)
      #expect(day.week.first.description == "2021-03-22")
      #expect(day.week.last.description == "2021-03-28")
    }
  }

  @Test("a month has a first and a last day, and days are in order of time")
  func month() throws {
    let february = try #require(CivilDate.month(2, year: 2024))
    #expect(february.first.description == "2024-02-01")
    #expect(february.last.description == "2024-02-29")
    #expect(february.first < february.last)
    #expect(february.last - february.first == 28)
  }
}
