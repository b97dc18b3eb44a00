import Record
import Testing

@testable import Lexicon

@Suite("Dates of the tables")
struct DateTextTests {
  static let dates: [(text: String, days: String?)] = [
    ("2021", "2021-01-01…2021-12-31"), ("2021-02", "2021-02-01…2021-02-28"), ("2020-02-29", "2020-02-29…2020-02-29"),
    ("", nil), ("-", nil), ("202", nil), ("2021-", nil), ("2021-2", nil), ("2021-02-", nil), ("2021-02-3", nil),
    ("2021-02-03-", nil), ("2021-02-031", nil), ("2021-13", nil), ("2021-02-30", nil), ("2021/02", nil),
    ("20210203", nil), ("21-02-03", nil), ("２０２１", nil), ("0000", nil),
  ]

  @Test("a date is a year, a month or a day, and nothing else", arguments: dates)
  func interval(_ example: (text: String, days: String?)) {
    #expect(DateText.interval(example.text).map { "\($0.first)…\($0.last)" } == example.days)
  }
}
