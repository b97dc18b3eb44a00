import Record

/// Finds a day, with its hour where it has one, in the words of a line, wherever it stands.
///
/// `2021-03-22 10:20`, `2021年3月22日 上午10:20`, `民國110年3月22日`, `22.03.2021`, `22 March 2021`, `March 22, 2021`,
/// `二〇二一年三月二十二日`, `03-22 10:20 2021`, ISO 8601, eight or fourteen digits, seconds since 1970. What is found is
/// written as `DateReader` reads it.
struct PageTime {
  private let scalars: [UInt32]

  private init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

  /// The first time of a text; `nil` where there is none.
  static func find(in text: String) -> String? {
    let time = PageTime(text)
    if let whole = time.digitsAlone() { return whole }
    for index in time.scalars.indices {
      if time.isDigit(index), !time.isDigit(index - 1), let found = time.numeric(at: index) { return found }
      if time.scalars[index] == 0x4E8C, let found = time.chinese(at: index) { return found }
      if time.isLatin(index), !time.isLatin(index - 1), let found = time.named(at: index) { return found }
    }
    return nil
  }

  /// The hour of a line that tells month and day alone, `03-22 10:20`, for a day that is known.
  static func clock(in text: String, of day: String) -> String? {
    let time = PageTime(text)
    guard let date = CivilDate(day) else { return nil }
    for index in time.scalars.indices where time.isDigit(index) && !time.isDigit(index - 1) {
      guard let (month, number, clock, _) = time.monthAndDay(at: index), let clock, month == date.components.month,
        number == date.components.day
      else { continue }
      return day + " " + clock.text
    }
    return nil
  }

  /// The day that an address holds: `/2021/0322/`, `/2021-03/22/`, `/202103/22/`, `/20210322/`, `t20210322_`.
  static func day(inAddress address: String) -> String? {
    let time = PageTime(String(address.prefix { $0 != "?" && $0 != "#" }))
    for index in time.scalars.indices where time.isDigit(index) && !time.isDigit(index - 1) {
      let end = time.digits(index, 9)
      let next = time.digits(end + 1, 5)
      let isParted = time.isOne(end, "/-_")
      var parts: [Range<Int>] = []
      switch (end - index, next - end - 1) {
      case (8, _): parts = [index..<index + 4, index + 4..<index + 6, index + 6..<end]
      case (6, 2) where isParted: parts = [index..<index + 4, index + 4..<end, end + 1..<next]
      case (4, 4) where isParted: parts = [index..<end, end + 1..<end + 3, end + 3..<next]
      case (4, 1...2) where isParted && time.isOne(next, "/-_"):
        let last = time.digits(next + 1, 3)
        if (1...2).contains(last - next - 1) { parts = [index..<end, end + 1..<next, next + 1..<last] }
      default: break
      }
      guard parts.count == 3 else { continue }
      let (year, month, day) = (time.number(parts[0]), time.number(parts[1]), time.number(parts[2]))
      if isDay(year, month, day) { return time.written(year, month, day, nil) }
    }
    return nil
  }

  // MARK: Characters

  private func at(_ index: Int) -> UInt32 { scalars.indices.contains(index) ? scalars[index] : 0 }
  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(at(index)) }
  private func isLatin(_ index: Int) -> Bool {
    let scalar = at(index)
    return (0x61...0x7A).contains(scalar | 0x20) || (0xC0...0x24F).contains(scalar)
  }

  private func skipSpace(_ index: Int) -> Int {
    var index = index
    while [0x20, 0xA0, 0x3000, 0x09, 0x0A].contains(at(index)) { index += 1 }
    return index
  }

  private func digits(_ index: Int, _ most: Int) -> Int {
    var end = index
    while end - index < most, isDigit(end) { end += 1 }
    return end
  }

  private func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(at($1)) - 0x30 } }

  private func isOne(_ index: Int, _ choices: String) -> Bool {
    let scalar = at(index)
    return scalar != 0 && choices.unicodeScalars.contains { $0.value == scalar }
  }

  // MARK: Times

  private struct Clock {
    var hour: Int
    var minute: Int
    var second: Int
    var end: Int
    var hasSeconds = false

    var text: String { "\(PageTime.two(hour)):\(PageTime.two(minute)):\(PageTime.two(second))" }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1990...2035).contains(year) && CivilDate(year: year, month: month, day: day) != nil
  }

  private func written(_ year: Int, _ month: Int, _ day: Int, _ clock: Clock?) -> String {
    let date = "\(year)-\(PageTime.two(month))-\(PageTime.two(day))"
    guard let clock else { return date }
    let offset = zone(clock.end)
    // 10:20-11:30 is a span; no zone lies fifteen hours away.
    let isSpan = offset.hasPrefix("-") && !clock.hasSeconds
    let isZone = offset.utf8.count < 3 || (Int(offset.dropFirst().prefix(2)) ?? 0) < 15
    return date + " " + clock.text + (isSpan || !isZone ? "" : offset)
  }

  /// What may stand between a day and its hour.
  private static let fillers = Set(
    " \u{A0}\u{3000}\t\nTt,，.|上午下晚凌晨中星期一二三四五六日天周週()（）[]【】-–—/a·:：時間时间发布發佈".unicodeScalars.map(\.value))

  /// `10:20`, `10:20:15`, `下午3時`, at a position or soon after it.
  private func clock(_ index: Int) -> Clock? {
    var start = index
    var isAfternoon = false
    var isMorning = false
    while start - index < 14, !isDigit(start) {
      guard start < scalars.count, PageTime.fillers.contains(at(start)) else { return nil }
      if isOne(start, "下晚") { isAfternoon = true }
      if isOne(start, "凌") || isOne(start, "上") && at(start + 1) == 0x5348 { isMorning = true }
      start += 1
    }
    let end = digits(start, 2)
    guard end > start else { return nil }
    var hour = number(start..<end)
    if isOne(end, ":：時时") {
      let minuteEnd = digits(end + 1, 2)
      if minuteEnd - end - 1 == 2 {
        let minute = number(end + 1..<minuteEnd)
        var second = 0
        var last = minuteEnd
        if isOne(last, ":：") {
          let secondEnd = digits(last + 1, 2)
          if secondEnd - last - 1 == 2 {
            second = number(last + 1..<secondEnd)
            last = secondEnd
          }
        }
        let half = skipSpace(last)
        if at(half + 1) | 0x20 == 0x6D {
          if at(half) | 0x20 == 0x70 { isAfternoon = true }
          if at(half) | 0x20 == 0x61 { isMorning = true }
        }
        if isAfternoon, hour < 12 { hour += 12 }
        if isMorning, hour == 12 { hour = 0 }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return Clock(hour: hour, minute: minute, second: second, end: last, hasSeconds: last > minuteEnd)
      }
      if isOne(end, "時时"), hour < 24 {
        return Clock(hour: isAfternoon && hour < 12 ? hour + 12 : hour, minute: 0, second: 0, end: end + 1)
      }
    }
    return nil
  }

  /// ` +08:00`, `Z` or nothing.
  private func zone(_ index: Int) -> String {
    var index = index
    if at(index) == 0x2E { index = digits(index + 1, 9) }
    index = skipSpace(index)
    switch at(index) {
    case 0x5A, 0x7A: return "Z"
    case 0x47 where at(index + 1) == 0x4D && at(index + 2) == 0x54: return zoneBehindGreenwich(index + 3)
    case 0x2B, 0x2D:
      let hours = digits(index + 1, 2)
      guard hours - index - 1 == 2 else { return "" }
      var start = hours
      if at(start) == 0x3A { start += 1 }
      let minutes = digits(start, 2)
      let sign = at(index) == 0x2B ? "+" : "-"
      let part = minutes - start == 2 ? PageTime.two(number(start..<minutes)) : "00"
      return sign + PageTime.two(number(index + 1..<hours)) + ":" + part
    default: return ""
    }
  }

  private func zoneBehindGreenwich(_ index: Int) -> String {
    let offset = [0x2B, 0x2D].contains(at(index)) ? zone(index) : ""
    return offset.isEmpty ? "Z" : offset
  }

  /// Digits that fill the text: seconds or milliseconds since 1970, or a day with or without its hour.
  private func digitsAlone() -> String? {
    let start = skipSpace(0)
    let end = digits(start, 15)
    guard skipSpace(end) >= scalars.count else { return nil }
    switch end - start {
    case 10, 13:
      let seconds = number(start..<start + 10)
      return (631_152_000...2_082_758_400).contains(seconds) ? "\(seconds)" : nil
    case 8, 14:
      let (year, month, day) = (
        number(start..<start + 4), number(start + 4..<start + 6), number(start + 6..<start + 8)
      )
      guard PageTime.isDay(year, month, day) else { return nil }
      guard end - start == 14 else { return written(year, month, day, nil) }
      let clock = Clock(
        hour: number(start + 8..<start + 10), minute: number(start + 10..<start + 12),
        second: number(start + 12..<start + 14), end: end)
      return written(year, month, day, clock.hour < 24 && clock.minute < 60 && clock.second < 60 ? clock : nil)
    default: return nil
    }
  }

  /// A time that begins with digits.
  private func numeric(at start: Int) -> String? {
    let end = digits(start, 5)
    if end - start <= 2, let (month, day, clock, last) = monthAndDay(at: start), let clock {
      let yearStart = skipSpace(last)
      let yearEnd = digits(yearStart, 5)
      if yearEnd - yearStart == 4, PageTime.isDay(number(yearStart..<yearEnd), month, day) {
        return written(number(yearStart..<yearEnd), month, day, clock)
      }
    }
    if let found = yearFirst(start, end) { return found }
    return end - start <= 2 ? dayFirst(start, end) : nil
  }

  /// `2021-03-22`, `2021年3月22日`, `民國110年3月22日`, `2021 03/22`.
  private func yearFirst(_ start: Int, _ end: Int) -> String? {
    var before = start - 1
    while [0x20, 0x3000].contains(at(before)) { before -= 1 }
    let isRepublican = end - start <= 3 && isOne(before, "國国") && at(before - 1) == 0x6C11
    guard end - start == 4 || isRepublican else { return nil }
    let year = number(start..<end) + (isRepublican ? 1911 : 0)
    var index = skipSpace(end)
    if isOne(index, "-/.年－／") {
      index = skipSpace(index + 1)
    } else if index == end || !isDigit(index) || end - start != 4 {
      return nil
    }
    let monthEnd = digits(index, 2)
    guard monthEnd > index else { return nil }
    let month = number(index..<monthEnd)
    index = skipSpace(monthEnd)
    guard isOne(index, "-/.月－／") else { return nil }
    index = skipSpace(index + 1)
    let dayEnd = digits(index, 2)
    guard dayEnd > index, PageTime.isDay(year, month, number(index..<dayEnd)) else { return nil }
    let day = number(index..<dayEnd)
    var last = dayEnd
    if isOne(skipSpace(last), "日号號") { last = skipSpace(last) + 1 }
    if let clock = clock(last) { return written(year, month, day, clock) }
    // An hour before its day: 10:20 2021-03-22.
    var back = start - 1
    while [0x20, 0x3000].contains(at(back)) { back -= 1 }
    if isDigit(back), isDigit(back - 1), at(back - 2) == 0x3A, isDigit(back - 3) {
      let hourStart = isDigit(back - 4) ? back - 4 : back - 3
      let hour = number(hourStart..<back - 2)
      let minute = number(back - 1..<back + 1)
      if hour < 24, minute < 60 {
        return written(year, month, day, Clock(hour: hour, minute: minute, second: 0, end: scalars.count))
      }
    }
    return written(year, month, day, nil)
  }

  /// `22 March 2021`, `22.03.2021`, `22/03/2021`.
  private func dayFirst(_ start: Int, _ end: Int) -> String? {
    let day = number(start..<end)
    var index = end
    while isOne(index, " .,-/"), index - end < 3 { index += 1 }
    if let (month, last) = month(at: index) {
      var yearStart = last
      while isOne(yearStart, " .,-/") { yearStart += 1 }
      let yearEnd = digits(yearStart, 5)
      guard yearEnd - yearStart == 4, PageTime.isDay(number(yearStart..<yearEnd), month, day) else { return nil }
      return written(number(yearStart..<yearEnd), month, day, clock(yearEnd))
    }
    guard isOne(end, "./") else { return nil }
    let monthEnd = digits(end + 1, 2)
    guard monthEnd > end + 1, at(monthEnd) == at(end) else { return nil }
    let yearEnd = digits(monthEnd + 1, 5)
    guard yearEnd - monthEnd - 1 == 4 else { return nil }
    var (first, second) = (day, number(end + 1..<monthEnd))
    if at(end) == 0x2F, second > 12 { swap(&first, &second) }
    let year = number(monthEnd + 1..<yearEnd)
    return PageTime.isDay(year, second, first) ? written(year, second, first, clock(yearEnd)) : nil
  }

  /// `03-22 10:20`, `3月22日 10:20`: month and day, with the hour behind them.
  private func monthAndDay(at start: Int) -> (month: Int, day: Int, clock: Clock?, end: Int)? {
    let end = digits(start, 3)
    guard (1...2).contains(end - start) else { return nil }
    var index = skipSpace(end)
    guard isOne(index, "-/月") else { return nil }
    let isChinese = at(index) == 0x6708
    index = skipSpace(index + 1)
    let dayEnd = digits(index, 3)
    guard (1...2).contains(dayEnd - index) else { return nil }
    var last = skipSpace(dayEnd)
    if isOne(last, "日号號") { last += 1 } else if isChinese { return nil }
    let (month, day) = (number(start..<end), number(index..<dayEnd))
    guard PageTime.isDay(2000, month, day) else { return nil }
    let clock = clock(last)
    return (month, day, clock, clock?.end ?? last)
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// A month's name, and where it ends.
  private func month(at start: Int) -> (month: Int, end: Int)? {
    var end = start
    var name = String.UnicodeScalarView()
    while isLatin(end), end - start < 12 {
      if let scalar = Unicode.Scalar(at(end)) { name.append(scalar) }
      end += 1
    }
    guard end - start >= 3, let month = PageTime.months.firstIndex(of: String(String(name).lowercased().prefix(3)))
    else { return nil }
    return (month + 1, end)
  }

  /// `March 22, 2021`.
  private func named(at start: Int) -> String? {
    guard let (month, end) = month(at: start) else { return nil }
    var index = end
    while isOne(index, " .,") { index += 1 }
    let dayEnd = digits(index, 2)
    guard dayEnd > index else { return nil }
    let day = number(index..<dayEnd)
    index = dayEnd
    if isLatin(index), isLatin(index + 1) { index += 2 }
    while isOne(index, " .,") { index += 1 }
    let yearEnd = digits(index, 5)
    guard yearEnd - index == 4, PageTime.isDay(number(index..<yearEnd), month, day) else { return nil }
    return written(number(index..<yearEnd), month, day, clock(yearEnd))
  }

  private static let numerals: [UInt32: Int] = [
    0x3007: 0, 0x25CB: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
    0x516B: 8, 0x4E5D: 9,
  ]

  /// `二〇二一年三月二十二日`.
  private func chinese(at start: Int) -> String? {
    func number(from start: Int, to mark: UInt32, _ most: Int) -> (value: Int, end: Int)? {
      guard let end = (start..<start + most).first(where: { at($0) == mark }), end > start else { return nil }
      var value = 0
      for index in start..<end {
        if at(index) == 0x5341 {
          // 十二, 二十, 二十二.
          value = max(value, 1) * 10
          if index + 1 < end, let unit = PageTime.numerals[at(index + 1)] { return (value + unit, end) }
        } else if let digit = PageTime.numerals[at(index)] {
          value = value * 10 + digit
        } else {
          return nil
        }
      }
      return (value, end)
    }
    guard let year = number(from: start, to: 0x5E74, 6), let month = number(from: year.end + 1, to: 0x6708, 4),
      let day = number(from: month.end + 1, to: 0x65E5, 5), PageTime.isDay(year.value, month.value, day.value)
    else { return nil }
    return written(year.value, month.value, day.value, clock(day.end + 1))
  }
}
