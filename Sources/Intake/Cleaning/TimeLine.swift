import Record

/// A line that tells the time and nothing else: `2023年10月31日 08:05 CST 更新`, `Published On 2019年10月22日`,
/// `输入 2023.06.20 11:20`, `20 分钟前`.
///
/// Every word of it must be a number, a mark, a month, a zone or a word of the table (`time-word`).
struct TimeLine {
  /// The time as `DateReader` reads it; `nil` where the line tells only how long ago it was, or an hour without a day.
  private(set) var written: String?
  /// Whether a word of the table, and not only numbers, stands in it.
  private(set) var hasWord = false
  /// Whether an hour stands in it.
  private(set) var hasHour = false

  private var numbers: [Number] = []
  private var month: Int?
  private var zone = ""
  private var isAfternoon = false
  private var isMorning = false

  private struct Number {
    var value: Int
    var width: Int
    /// What follows: 年, 月, 日, `:`, `-`, `/`, `.`; 0 for anything else.
    var next: UInt32
  }

  /// The longest such line, in bytes.
  static let longest = 120

  /// Reads a line; `nil` where it is anything else.
  init?(_ shape: LineShape, words: WordIndex) {
    guard shape.range.count <= TimeLine.longest else { return nil }
    // What holds no digit tells no time; most lines end here.
    guard shape.bytes[shape.range].contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    var index = shape.range.lowerBound
    while index < shape.range.upperBound {
      let scalar = shape.scalar(at: index)
      if scalar.isDigit {
        guard let end = number(shape, at: index) else { return nil }
        index = end
      } else if scalar.isLetter, let end = name(shape, at: index) {
        index = end
      } else if let word = words.word(in: shape.bytes, at: index, end: shape.range.upperBound) {
        hasWord = true
        take(String(decoding: shape.bytes[index..<index + word.length], as: UTF8.self))
        index += word.length
      } else if TimeLine.marks.contains(scalar.value) || TimeLine.isMark(scalar) {
        index += scalar.width
      } else {
        return nil
      }
    }
    guard settle() || (hasWord && !numbers.isEmpty && numbers.count <= 3) else { return nil }
  }

  /// 年, 月, 日, 号, 時 and 时, 分, 秒, 点, 星期, 周 and the numbers of days.
  private static let marks: Set<UInt32> = Set(
    "年月日号號时時分秒点點星期周週一二三四五六天".unicodeScalars.map(\.value))

  private static func isMark(_ scalar: LineShape.Scalar) -> Bool {
    [
      0x20, 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x5B, 0x5D, 0x7C, 0x7E, 0xB7, 0x2013, 0x2014, 0xFF08,
      0xFF09,
      0xFF0C, 0xFF1A, 0xFF5C, 0x3010, 0x3011, 0x3001,
    ].contains(scalar.value)
  }

  private mutating func number(_ shape: LineShape, at start: Int) -> Int? {
    var end = start
    var value = 0
    while end < shape.range.upperBound, (0x30...0x39).contains(shape.bytes[end]) {
      guard end - start < 8 else { return nil }
      value = value * 10 + Int(shape.bytes[end] - 0x30)
      end += 1
    }
    let next = end < shape.range.upperBound ? shape.scalar(at: end).value : 0
    numbers.append(Number(value: value, width: end - start, next: next))
    // T and Z of ISO 8601 touch the numbers.
    if end + 1 < shape.range.upperBound, shape.bytes[end] == UInt8(ascii: "T"),
      (0x30...0x39).contains(shape.bytes[end + 1])
    {
      return end + 1
    }
    if end < shape.range.upperBound, shape.bytes[end] == UInt8(ascii: "Z") {
      zone = " Z"
      return end + 1
    }
    return end
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// A month, a day of the week, half of the day or a zone in Latin letters; where it ends.
  private mutating func name(_ shape: LineShape, at start: Int) -> Int? {
    var end = start
    while end < shape.range.upperBound, shape.scalar(at: end).isLetter, end - start < 12 { end += 1 }
    let word = String(decoding: shape.bytes[start..<end], as: UTF8.self).lowercased()
    if let position = TimeLine.months.firstIndex(where: { word.hasPrefix($0) }), TimeLine.isMonth(word) {
      month = position + 1
      return end
    }
    if TimeLine.weekdays.contains(String(word.prefix(3))), word.count == 3 || word.hasSuffix("day") { return end }
    switch word {
    case "am": isMorning = true
    case "pm": isAfternoon = true
    case _ where DateReader.zoneHours[word] != nil:
      hasWord = true
      zone = " \(word)"
    default: return nil
    }
    return end
  }

  private static func isMonth(_ word: String) -> Bool {
    word.count == 3 || word == "sept"
      || [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
      ].contains(word)
  }

  private mutating func take(_ word: String) {
    if ["下午", "晚上", "晚间", "晚間", "傍晚"].contains(word) { isAfternoon = true }
    if ["上午", "早上", "凌晨", "清晨"].contains(word) { isMorning = true }
  }

  /// Puts the numbers together to a day and an hour; whether they are one.
  private mutating func settle() -> Bool {
    var day: (Int, Int, Int)?
    var rest = numbers[...]
    if let month, rest.count >= 2 {
      guard let first = rest.popFirst(), let second = rest.popFirst() else { return false }
      day = first.width == 4 ? (first.value, month, second.value) : (second.value, month, first.value)
      // “9:30 September 22, 2020” is not worth the words.
      guard first.next != 0x3A else { return false }
    } else if let first = rest.first, first.width == 8 {
      rest = rest.dropFirst()
      day = (first.value / 10_000, first.value / 100 % 100, first.value % 100)
    } else if rest.count >= 3, let first = rest.first, first.next != 0x3A, first.next != 0xFF1A {
      let parts = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      guard TimeLine.areOneDay(parts[0].next, parts[1].next, parts[2].next, isTold: hasWord) else { return false }
      if parts[0].width == 4, parts[1].width <= 2, parts[2].width <= 2 {
        day = (parts[0].value, parts[1].value, parts[2].value)
      } else if parts[2].width == 4, parts[0].width <= 2, parts[1].width <= 2 {
        day = (parts[2].value, parts[1].value, parts[0].value)
      }
    }
    guard let day, (1900...2100).contains(day.0), CivilDate(year: day.0, month: day.1, day: day.2) != nil else {
      return clockAlone()
    }
    var text = "\(day.0)-\(day.1)-\(day.2)"
    if let hour = rest.popFirst() {
      guard let minute = rest.popFirst(), hour.value < 25, minute.value < 60, TimeLine.followsHour(hour.next) else {
        return false
      }
      hasHour = true
      var value = hour.value
      if isAfternoon, value < 12 { value += 12 }
      if isMorning, value == 12 { value = 0 }
      text += " \(value):\(minute.value)"
      if minute.next == 0x3A, let second = rest.first, second.value < 60 { text += ":\(second.value)" }
      text += zone
    }
    written = text
    return true
  }

  /// Whether the marks behind three numbers make them a day: 年月日, or the same mark twice; a third time only where
  /// a word says that the line tells the time (`输入 2023.06.20. 11:20`).
  private static func areOneDay(_ first: UInt32, _ second: UInt32, _ third: UInt32, isTold: Bool) -> Bool {
    if first == 0x5E74 { return second == 0x6708 && third != 0x2E }
    return first == second && [0x2D, 0x2E, 0x2F].contains(first) && (isTold || third != first)
  }

  /// Whether a mark stands between an hour and its minutes.
  private static func followsHour(_ mark: UInt32) -> Bool {
    [0x3A, 0xFF1A, 0x65F6, 0x6642, 0x70B9, 0x9EDE].contains(mark)
  }

  /// An hour without a day, which is a time line only with a word: `08:20 CST 更新`.
  private mutating func clockAlone() -> Bool {
    guard hasWord, numbers.count >= 2, numbers[0].next == 0x3A || numbers[0].next == 0xFF1A, numbers[0].value < 25
    else {
      return false
    }
    hasHour = true
    return true
  }
}
