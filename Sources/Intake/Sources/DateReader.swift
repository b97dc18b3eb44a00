import Lexicon
import Record

/// Reads the forms of date that posts carry.
///
/// RFC 822 (`Mon, 22 Mar 2021 07:40:40 GMT`), ISO 8601 with or without fractions and offset, Jekyll's
/// `2021-03-02 02:49:36.000000000 +08:00`, `2021年3月2日 02:49`, `2021/3/2`, `2021.03.05 11:54`, and the day-first
/// `01/03/2021 - 09:37`, and seconds or milliseconds since 1970. A date without an offset is local to the outlet.
struct DateReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Reads a date that fills the whole text; `nil` for anything else.
  static func read(_ text: String, clock: ZoneClock?) -> Timestamp? {
    var reader = DateReader(bytes: Array(text.utf8))
    reader.skipSpace()
    if let seconds = reader.epochSeconds() {
      return Timestamp(seconds: seconds, offset: clock?.offset(at: seconds) ?? 28_800)
    }
    reader.index = 0
    reader.skipSpace()
    return reader.timestamp(clock)
  }

  /// Seconds since 1970 (9 or 10 digits), milliseconds (13) or microseconds (16) that fill the text, a fraction aside.
  private mutating func epochSeconds() -> Int? {
    let start = index
    var value = 0
    while isDigit(peek), index - start < 17 {
      value = value * 10 + Int(peek - 0x30)
      index += 1
    }
    let width = index - start
    if width <= 10, take(".") {
      while isDigit(peek) { index += 1 }
    }
    skipSpace()
    guard index == bytes.count else { return nil }
    switch width {
    case 9, 10: return value
    case 13: return value / 1000
    case 16: return value / 1_000_000
    default: return nil
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func timestamp(_ clock: ZoneClock?) -> Timestamp? {
    guard let date = isDigit(peek) ? numericDate() : namedDate() else { return nil }
    var precision = Timestamp.Precision.day
    var time = (hour: 0, minute: 0, second: 0)
    skipSeparators()
    if isDigit(peek) {
      guard let read = timeOfDay(&precision) else { return nil }
      time = read
    }
    skipSpace()
    let offset: Int?
    if index < bytes.count {
      guard let given = zone() else { return nil }
      offset = given
      skipSpace()
    } else {
      offset = nil
    }
    guard index == bytes.count else { return nil }
    let local = Timestamp(
      date: date, hour: time.hour, minute: time.minute, second: time.second, offset: offset ?? 0, precision: precision)
    guard offset == nil else { return local }
    return DateReader.placed(local, clock)
  }

  /// Gives a local time, held as if it were at Greenwich, the offset of a clock; Beijing's where there is none.
  private static func placed(_ local: Timestamp, _ clock: ZoneClock?) -> Timestamp {
    guard let clock else {
      return Timestamp(seconds: local.seconds - 28_800, offset: 28_800, precision: local.precision)
    }
    let guess = clock.offset(at: local.seconds)
    let offset = clock.offset(at: local.seconds - guess)
    return Timestamp(seconds: local.seconds - offset, offset: offset, precision: local.precision)
  }

  // MARK: Dates

  /// `2021-03-02`, `2021/3/2`, `2021.3.2`, `20210302`, `2021年3月2日`, `02/03/2021` or `22 Mar 2021`.
  private mutating func numericDate() -> CivilDate? {
    let start = index
    guard let first = number() else { return nil }
    let width = index - start
    if width == 8 { return CivilDate(year: first / 10_000, month: first / 100 % 100, day: first % 100) }
    if width <= 2, peek == 0x20 || peek == UInt8(ascii: "-"), isLetter(peek(1)) {
      index += 1
      return monthAndYear(day: first)
    }
    guard dateSeparator(UInt8(ascii: "5")), let second = number(), dateSeparator(UInt8(ascii: "6")),
      let third = number()
    else { return nil }
    _ = take("日")
    return width == 4
      ? CivilDate(year: first, month: second, day: third) : CivilDate(year: third, month: second, day: first)
  }

  /// `Mon, 22 Mar 2021`; the name of the day is not looked at.
  private mutating func namedDate() -> CivilDate? {
    guard letters().count >= 3, take(",") || peek == 0x20 else { return nil }
    skipSpace()
    guard let day = number() else { return nil }
    skipSpace()
    if peek == UInt8(ascii: "-") { index += 1 }
    return monthAndYear(day: day)
  }

  private mutating func monthAndYear(day: Int) -> CivilDate? {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let name = String(decoding: letters().prefix(3), as: UTF8.self)
    guard let month = months.firstIndex(of: name) else { return nil }
    _ = take("-") || take(",")
    skipSpace()
    let start = index
    guard let year = number() else { return nil }
    return CivilDate(year: index - start == 2 ? 2000 + year : year, month: month + 1, day: day)
  }

  private mutating func dateSeparator(_ place: UInt8) -> Bool {
    take("-") || take("/") || take(".") || (place == UInt8(ascii: "5") ? take("年") : take("月"))
  }

  // MARK: Times

  private mutating func timeOfDay(_ precision: inout Timestamp.Precision) -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = number(), take(":") || take("："), let minute = number(), hour < 25, minute < 60 else { return nil }
    precision = .minute
    var second = 0
    if take(":") || take("：") {
      guard let read = number(), read < 61 else { return nil }
      second = read
      precision = .second
      if take(".") || take(",") {
        while isDigit(peek) { index += 1 }
      }
    }
    return (hour, minute, second)
  }

  /// Hours east of Greenwich of the zones of RFC 822, and of some that the outlets write. CST is theirs: China's, not
  /// America's.
  static let zoneHours = [
    "z": 0, "gmt": 0, "ut": 0, "utc": 0, "est": -5, "edt": -4, "cst": 8, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "hkt": 8, "cet": 1, "cest": 2, "jst": 9, "kst": 9, "bst": 1,
  ]

  /// `Z`, `GMT`, `+08:00`, `+0800`, `+8` or a name of RFC 822; seconds east of Greenwich.
  private mutating func zone() -> Int? {
    if isLetter(peek) {
      let name = String(decoding: letters(), as: UTF8.self)
      guard let base = DateReader.zoneHours[name] else { return nil }
      if peek != UInt8(ascii: "+"), peek != UInt8(ascii: "-") { return base * 3600 }
    }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    let start = index
    guard var hour = number() else { return nil }
    var minute = 0
    if index - start == 4 {
      minute = hour % 100
      hour /= 100
    } else if take(":") {
      guard let read = number() else { return nil }
      minute = read
    }
    guard hour < 16, minute < 60 else { return nil }
    return sign * (hour * 3600 + minute * 60)
  }

  // MARK: Bytes

  private var peek: UInt8 { peek(0) }

  private func peek(_ ahead: Int) -> UInt8 { index + ahead < bytes.count ? bytes[index + ahead] : 0 }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  /// What stands between a day and a time: spaces, `T`, or a hyphen between spaces.
  private mutating func skipSeparators() {
    skipSpace()
    if peek | 0x20 == UInt8(ascii: "t"), isDigit(peek(1)) { index += 1 }
    if peek == UInt8(ascii: "-"), peek(1) == 0x20 { index += 1 }
    skipSpace()
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard bytes.count - index >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  private mutating func number() -> Int? {
    let start = index
    var value = 0
    while isDigit(peek), index - start < 9 {
      value = value * 10 + Int(peek - 0x30)
      index += 1
    }
    return index > start ? value : nil
  }

  private mutating func letters() -> [UInt8] {
    var word: [UInt8] = []
    while isLetter(peek), word.count < 12 {
      word.append(peek | 0x20)
      index += 1
    }
    return word
  }
}
