/// A moment as a source gives it: an instant together with the offset it was written in.
///
/// The offset is kept because it is part of what the source says; the record never shifts a moment into
/// another zone.
public struct Timestamp: Sendable, Hashable {
  /// How exactly the source gave the moment.
  public enum Precision: String, Sendable, Hashable {
    case second, minute, day
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int
  /// Seconds east of Greenwich, as given.
  public var offset: Int
  /// How exactly the moment was given.
  public var precision: Precision

  /// A moment by its instant, its offset in seconds east of Greenwich and its precision.
  public init(seconds: Int, offset: Int, precision: Precision = .second) {
    self.seconds = seconds
    self.offset = offset
    self.precision = precision
  }

  /// A moment by its local date and time of day.
  public init(
    date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0, offset: Int,
    precision: Precision = .second
  ) {
    let local = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    self.init(seconds: local - offset, offset: offset, precision: precision)
  }

  /// The calendar day in the offset given.
  public var localDate: CivilDate { date(atOffset: offset) }

  /// The calendar day at another offset, in seconds east of Greenwich.
  public func date(atOffset offset: Int) -> CivilDate {
    let local = seconds + offset
    return CivilDate(dayNumber: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// Seconds since local midnight at an offset.
  public func secondOfDay(atOffset offset: Int) -> Int {
    seconds + offset - date(atOffset: offset).dayNumber * 86_400
  }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 with offset: `2021-03-22T23:43:52+08:00`.
  public var description: String {
    var bytes = Array(localDate.description.utf8)
    bytes.reserveCapacity(25)
    let time = secondOfDay(atOffset: offset)
    bytes.append(UInt8(ascii: "T"))
    Digits.append(time / 3600, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(time / 60 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(time % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
    Digits.append(abs(offset) / 3600, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Digits.append(abs(offset) / 60 % 60, width: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A moment from the form that `description` writes; `nil` for anything else.
  public init?(_ text: String, precision: Precision = .second) {
    let bytes = Array(text.utf8)
    guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
      bytes[22] == UInt8(ascii: ":"), let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Digits.number(bytes[11..<13]), let minute = Digits.number(bytes[14..<16]),
      let second = Digits.number(bytes[17..<19]), let offsetHours = Digits.number(bytes[20..<22]),
      let offsetMinutes = Digits.number(bytes[23..<25]), hour < 24, minute < 60, second < 60, offsetHours < 24,
      offsetMinutes < 60
    else { return nil }
    let offset = (offsetHours * 60 + offsetMinutes) * 60
    self.init(
      date: date, hour: hour, minute: minute, second: second,
      offset: bytes[19] == UInt8(ascii: "-") ? -offset : offset, precision: precision)
  }
}
