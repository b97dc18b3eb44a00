import Lexicon
import Record
import Testing

@testable import Intake

@Suite("Dates of posts")
struct DateTests {
  static let forms: [(text: String, timestamp: String, precision: String)] = [
    ("Mon, 22 Mar 2021 07:40:40 GMT", "2021-03-22T07:40:40+00:00", "second"),
    ("Mon, 22 Mar 2021 07:40:40 +0800", "2021-03-22T07:40:40+08:00", "second"),
    ("Monday, 22 March 2021 07:40 -0530", "2021-03-22T07:40:00-05:30", "minute"),
    ("22 Mar 2021 07:40:40 GMT", "2021-03-22T07:40:40+00:00", "second"),
    ("Mon Mar 22 2021", "", ""),
    ("2021-07-16T06:47:58.686Z", "2021-07-16T06:47:58+00:00", "second"),
    ("2021-07-16T06:47:58Z", "2021-07-16T06:47:58+00:00", "second"),
    ("2021-07-16T06:47:58+09:00", "2021-07-16T06:47:58+09:00", "second"),
    ("2021-07-16T06:47:58.123456+0900", "2021-07-16T06:47:58+09:00", "second"),
    ("2021-03-22 23:43:52.000000000 +08:00", "2021-03-22T23:43:52+08:00", "second"),
    ("2021-03-22 23:43:52", "2021-03-22T23:43:52+07:00", "second"),
    ("2021-03-22 23:43", "2021-03-22T23:43:00+07:00", "minute"),
    ("2021-03-22", "2021-03-22T00:00:00+07:00", "day"),
    ("2021/3/2", "2021-03-02T00:00:00+07:00", "day"),
    ("2021.03.05 11:54", "2021-03-05T11:54:00+07:00", "minute"),
    ("2021年3月5日", "2021-03-05T00:00:00+07:00", "day"),
    ("2021年3月5日 08:09", "2021-03-05T08:09:00+07:00", "minute"),
    ("20230808", "2023-08-08T00:00:00+07:00", "day"),
    ("01/03/2021 - 09:37", "2021-03-01T09:37:00+07:00", "minute"),
    ("2021-02-30", "", ""), ("2021-03-22 25:61", "", ""), ("5 分钟前", "", ""), ("李鱼", "", ""), ("", "", ""),
    ("1616398840", "2021-03-22T14:40:40+07:00", "second"), ("1616398840.25", "2021-03-22T14:40:40+07:00", "second"),
    (" 1616398840123 ", "2021-03-22T14:40:40+07:00", "second"),
    ("1616398840123456", "2021-03-22T14:40:40+07:00", "second"), ("999999999", "2001-09-09T08:46:39+07:00", "second"),
    ("12345", "", ""), ("161639884012", "", ""), ("1616398840 外交部", "", ""),
    ("1616398840.", "2021-03-22T14:40:40+07:00", "second"),
    ("2021-03-22 外交部", "", ""), ("2021", "", ""), ("-", "", ""), ("99999999999999999999", "", ""),
  ]

  @Test("each form is read, local ones at the outlet's offset", arguments: forms)
  func form(_ example: (text: String, timestamp: String, precision: String)) throws {
    let timestamp = DateReader.read(example.text, clock: ZoneClock("GMT+0700"))
    #expect(timestamp?.description ?? "" == example.timestamp)
    #expect(timestamp?.precision.rawValue ?? "" == example.precision)
  }

  @Test("without an outlet a local time is Beijing's")
  func unknownOutlet() {
    #expect(DateReader.read("2021-03-22 08:00", clock: nil)?.description == "2021-03-22T08:00:00+08:00")
  }
}
