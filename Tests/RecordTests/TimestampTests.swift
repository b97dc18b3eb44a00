import Record
import Testing

@Suite("Moments")
struct TimestampTests {
  static let written: [(text: String, seconds: Int, date: String)] = [
    ("1970-01-01T00:00:00+00:00", 0, "1970-01-01"), ("2021-03-22T23:43:52+08:00", 1_616_427_832, "2021-03-22"),
    ("2021-03-22T10:43:52-05:00", 1_616_427_832, "2021-03-22"), ("1969-12-31T23:59:59+00:00", -1, "1969-12-31"),
    ("1970-01-01T05:45:00+05:45", 0, "1970-01-01"), ("1969-12-31T20:30:00-03:30", 0, "1969-12-31"),
    ("2024-02-29T00:00:00+14:00", 1_709_114_400, "2024-02-29"),
  ]

  @Test("a moment is written as it was read, with the offset it was given in", arguments: written)
  func roundTrip(_ example: (text: String, seconds: Int, date: String)) throws {
    let moment = try #require(Timestamp(example.text))
    #expect(moment.description == example.text)
    #expect(moment.seconds == example.seconds)
    #expect(moment.localDate.description == example.date)
  }

  static let noMoments = [
    "", "2021-03-22", "2021-03-22T23:43:52", "2021-03-22T23:43:52Z", "2021-03-22 23:43:52+08:00",
    "2021-03-22T24:00:00+08:00", "2021-03-22T23:60:00+08:00", "2021-03-22T23:43:60+08:00", "2021-02-29T23:43:52+08:00",
    "2021-03-22T23:43:52*08:00", "2021-03-22T23-43-52+08:00", "2021-03-22T23:43:52+0800.", "2021-03-22T23:43:52+24:00",
    "2021-03-22T23:43:52+08:60", "2021-03-22T+3:43:52+08:00", "2021-03-22T23:43:52+08:00 ",
  ]

  @Test("anything but that form is refused", arguments: noMoments)
  func refusal(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("the day and the time of day follow the offset, also before 1970")
  func offsets() throws {
    let moment = try #require(Timestamp("2021-03-22T23:43:52+08:00"))
    #expect(moment.date(atOffset: 0).description == "2021-03-22")
    #expect(moment.date(atOffset: 9 * 3600).description == "2021-03-23")
    #expect(moment.secondOfDay(atOffset: 9 * 3600) == 43 * 60 + 52)
    let early = Timestamp(seconds: -1, offset: 0)
    #expect(early.date(atOffset: 0).dayNumber == -1)
    #expect(early.date(atOffset: 1).dayNumber == 0)
    #expect(early.date(atOffset: -86_399).dayNumber == -1)
    #expect(early.date(atOffset: -86_400).dayNumber == -2)
    #expect(early.secondOfDay(atOffset: 0) == 86_399)
  }

  @Test("a moment by local date and time is the instant at that offset")
  func local() throws {
    let date = try #require(CivilDate("2021-03-22"))
    let moment = Timestamp(date: date, hour: 23, minute: 43, second: 52, offset: 28_800, precision: .minute)
    #expect(moment.seconds == 1_616_427_832)
    #expect(moment.precision == .minute)
    #expect(Timestamp(moment.description, precision: .minute) == moment)
  }
}
