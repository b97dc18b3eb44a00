import Lexicon
import Record

/// A time that a sentence tells, with the tokens that tell it.
struct ToldDate {
  var tokens: Range<Int>
  var span: TextSpan
  var when: DateInterval
}

/// Reads the times of a text against the day it was published.
///
/// The forms are those of `reading.md`: 昨天（15日）, 3月22日至23日, 22至23日, 上周五, 本月中旬, 去年3月, 同日.
struct DateReader {
  let calendar: ArticleCalendar
  let tokens: [Token]
  let infos: Words
  /// The day that 当天 and 同日 mean: the last one told.
  private(set) var lastDay: CivilDate?
  /// The month that 同月 and the year that 同年 mean: those of the last day or month told.
  private var lastTold: CivilDate?
  /// The last day told in the sentence: 4月8日…，9日… is of April.
  private var dayInSentence: CivilDate?

  init(calendar: ArticleCalendar, tokens: [Token], infos: Words) {
    self.calendar = calendar
    self.tokens = tokens
    self.infos = infos
  }

  /// The times told in a sentence, in order.
  mutating func dates(in sentence: Sentence) -> [ToldDate] {
    var told: [ToldDate] = []
    dayInSentence = nil
    var index = sentence.tokens.lowerBound
    let end = sentence.tokens.upperBound
    while index < end {
      guard tokens[index].shape == .number || infos[index].role != nil,
        let (when, next) = date(at: index, end: end, ahead: looksAhead(index, sentence)), next > index
      else {
        index += 1
        continue
      }
      if let last = told.last, let refined = refine(last, when, index) {
        // The bracket belongs to the words: 昨天（15日）.
        let end = next < end && tokens[next].shape == .closeBracket ? next + 1 : next
        told[told.count - 1].when = refined
        told[told.count - 1].tokens = last.tokens.lowerBound..<end
        told[told.count - 1].span = TextSpan(last.span.start, tokens[end - 1].end)
      } else {
        told.append(
          ToldDate(tokens: index..<next, span: TextSpan(tokens[index].start, tokens[next - 1].end), when: when))
      }
      if let start = told.last?.when.start { lastTold = start }
      if let when = told.last?.when, when.precision == .day, let day = when.start {
        lastDay = day
        dayInSentence = day
      }
      index = next
    }
    return told
  }

  /// 昨天（15日）, 周一（22日）: the bracket says exactly what the word before it means.
  private func refine(_ last: ToldDate, _ when: DateInterval, _ index: Int) -> DateInterval? {
    let gap = last.tokens.upperBound..<index
    guard when.precision == .day, last.when.precision == .day else { return nil }
    if gap.isEmpty, last.when == when { return when }
    // 3月29日星期三: the weekday of a day just told, whichever week the word alone would mean.
    if gap.isEmpty, role(index) == .weekday, let told = last.when.start, told == last.when.end,
      let named = when.start, (named - told) % 7 == 0
    {
      return last.when
    }
    return gap.count == 1 && tokens[gap.lowerBound].shape == .openBracket ? when : nil
  }

  /// Whether the words around a time speak of what is to come: 将, 计划, 定于 in its clause.
  private func looksAhead(_ index: Int, _ sentence: Sentence) -> Bool {
    let clause = sentence.clauses.isEmpty ? sentence.tokens : sentence.clauses[sentence.clause(of: index)]
    return clause.clamped(to: (index - 5)..<(index + 8)).contains { infos[$0].role == .future }
  }

  private func role(_ index: Int) -> FunctionWord.Role? { infos[index].role }

  private func isUnit(_ index: Int, _ unit: WordInfo.Unit) -> Bool {
    infos[index].role == .unit && infos[index].unit == unit
  }

  /// The number that a token writes in digits or in Chinese.
  private func number(_ index: Int) -> Int? {
    guard index < tokens.count else { return nil }
    if tokens[index].shape == .number { return tokens[index].number }
    return infos[index].role == .numeral ? infos[index].value : nil
  }

  /// The time that begins at a token, and the token after it.
  private func date(at index: Int, end: Int, ahead: Bool) -> (DateInterval, Int)? {
    if let number = number(index) { return numbered(number, index, ahead) }
    guard let role = role(index), calendar.isKnown || !DateReader.isRelative(role) else { return nil }
    let value = infos[index].value
    switch role {
    case .day: return opened(calendar.today + value, index + 1)
    case .dayRoot:
      // 今起访华, 昨晤: in headlines the day is one character.
      if index + 1 < end, self.role(index + 1) == .from || infos[index + 1].event != nil {
        return (DateInterval(day: calendar.today + value), index + 1)
      }
      // 今(22)日, 昨(21)日
      guard index + 3 < end, tokens[index + 1].shape == .openBracket, let day = number(index + 2),
        tokens[index + 3].shape == .closeBracket, let date = calendar.day(day, ahead: false)
      else { return nil }
      return (DateInterval(day: date), min(index + 5, end))
    case .festival: return festival(value, index, ahead)
    case .sameDay: return lastDay.map { (DateInterval(day: $0), index + 1) }
    case .nextDay: return lastDay.map { (DateInterval(day: $0 + value), index + 1) }
    case .weekday:
      if let day = dayOfSameWeek(index) { return (DateInterval(day: day), index + 1) }
      // 周日起访华: what begins on a weekday is yet to come; 周二起前往…，访问了… has been.
      let isAhead = ahead || self.role(index + 1) == .from && !isOver(from: index + 2, end: end)
      let first = calendar.weekday(min(value, 7), ahead: isAhead)
      return weekdays(from: first, value, index)
    case .weekdayThis: return weekdays(from: calendar.weekday(min(value, 7), weeks: 0), value, index)
    case .weekdayLast: return weekdays(from: calendar.weekday(min(value, 7), weeks: -1), value, index)
    case .weekdayNext: return weekdays(from: calendar.weekday(min(value, 7), weeks: 1), value, index)
    case .week: return week(value, index)
    case .month:
      let (year, month) = calendar.month(value)
      return monthDetail(year, month, index + 1, ahead)
    case .sameMonth where calendar.isKnown || lastTold != nil:
      let (year, month, _) = (lastTold ?? calendar.today).components
      return monthDetail(year, month, index + 1, ahead)
    case .sameYear: return sameYear(index, ahead)
    case .lasting where value > 0 && (index == 0 || self.role(index - 1) != .of):
      return distance(value, .days, index + 1)
    case .yearPart: return yearPart(value, calendar.today.components.year, index + 1)
    case .year: return year(calendar.today.components.year + value, index, ahead)
    default: return nil
    }
  }

  /// Whether a word of the sentence tells that something was done: 访问了.
  private func isOver(from index: Int, end: Int) -> Bool {
    (index..<max(index, end)).contains { infos[$0].role == .past && infos[$0 - 1].event != nil }
  }

  /// 下周二周三: a weekday is of the week of the one right before it.
  private func dayOfSameWeek(_ index: Int) -> CivilDate? {
    guard index > 0, let last = lastDay, infos[index].value > last.weekday else { return nil }
    switch role(index - 1) {
    case .weekday, .weekdayThis, .weekdayLast, .weekdayNext: return last + (infos[index].value - last.weekday)
    default: return nil
    }
  }

  /// Whether a time means nothing without a day of the report.
  private static func isRelative(_ role: FunctionWord.Role) -> Bool {
    switch role {
    case .day, .dayRoot, .festival, .weekday, .weekdayThis, .weekdayLast, .weekdayNext, .week, .month, .lasting,
      .yearPart, .year:
      true
    default: false
    }
  }

  /// 同年5月, 当年5月: of the year told before; 当年 alone may be any time gone by.
  private func sameYear(_ index: Int, _ ahead: Bool) -> (DateInterval, Int)? {
    guard number(index + 1) != nil, calendar.isKnown || lastTold != nil else { return nil }
    return year((lastTold ?? calendar.today).components.year, index, ahead)
  }

  /// 农历除夕当天, 圣诞节: but not what lasts longer or only leads up to it (除夕前, 圣诞节期间).
  private func festival(_ value: Int, _ index: Int, _ ahead: Bool) -> (DateInterval, Int)? {
    let next = index + 1
    guard role(next) != .former, role(next) != .when,
      let day = Festivals.day(value, near: calendar.today, ahead: ahead)
    else { return nil }
    return (DateInterval(day: day), role(next) == .sameDay ? next + 1 : next)
  }

  /// 两天前, 3个月前: so many days, months or years back.
  private func distance(_ count: Int, _ unit: WordInfo.Unit, _ next: Int) -> (DateInterval, Int)? {
    guard calendar.isKnown, role(next) == .former, tokens[next].count == 1, count < 100 else { return nil }
    switch unit {
    case .days: return (DateInterval(day: calendar.today - count), next + 1)
    case .year:
      let year = calendar.today.components.year - count
      return whole(year).map { ($0, next + 1) }
    default: return nil
    }
  }

  /// The whole of a year.
  private func whole(_ year: Int) -> DateInterval? {
    guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
    else { return nil }
    return DateInterval(start: first, end: last, precision: .year)
  }

  /// 周四, 周四至周五, 下星期一至星期三, 下周一至二, 周三起至周五: a weekday and the one on which an interval ends that it opens.
  private func weekdays(from first: CivilDate, _ value: Int, _ index: Int) -> (DateInterval, Int) {
    let next = role(index + 1) == .from && role(index + 2) == .range ? index + 2 : index + 1
    guard value < 8, let last = lastWeekday(after: next) else { return (weekday(first, value), index + 1) }
    return (DateInterval(start: first, end: first + (last - value + 7) % 7, precision: .day), next + 2)
  }

  /// 今日, 今日起至周五, 明日至15日: a day told from today, and the one on which an interval ends that it opens.
  private func opened(_ first: CivilDate, _ next: Int) -> (DateInterval, Int) {
    let range = role(next) == .from ? next + 1 : next
    guard role(range) == .range else { return (DateInterval(day: first), next) }
    let last = range + 1
    switch role(last) {
    case .weekday, .weekdayThis:
      let value = infos[last].value
      guard value < 8, value != first.weekday else { break }
      return (DateInterval(start: first, end: first + (value - first.weekday + 7) % 7, precision: .day), last + 1)
    case .day:
      let day = calendar.today + infos[last].value
      guard day > first else { break }
      return (DateInterval(start: first, end: day, precision: .day), last + 1)
    default:
      if let number = number(last), (1...31).contains(number), isUnit(last + 1, .day),
        let told = interval(first, lastDay: number, last + 2)
      {
        return told
      }
    }
    return (DateInterval(day: first), next)
  }

  /// 周日及周一, 周四至周五, 周一至二: the weekday on which an interval ends.
  private func lastWeekday(after index: Int) -> Int? {
    guard role(index) == .range || isAnd(index) else { return nil }
    let last = index + 1
    switch role(last) {
    case .weekday: return infos[last].value < 8 ? infos[last].value : nil
    case .weekdayThis where role(index) == .range, .weekdayNext where role(index) == .range:
      return infos[last].value < 8 ? infos[last].value : nil
    case .numeral where role(index) == .range && infos[last].value < 7:
      // 周一至三月 ends in a month.
      return role(last + 1) == .unit || role(last + 1) == .numeral ? nil : infos[last].value
    default: return nil
    }
  }

  /// A weekday, or the weekend that the table numbers 8.
  private func weekday(_ day: CivilDate, _ value: Int) -> DateInterval {
    guard value == 8 else { return DateInterval(day: day) }
    return DateInterval(start: day - 1, end: day, precision: .day)
  }

  /// 上周, and 上周 with a weekday that the scan left apart.
  private func week(_ weeks: Int, _ index: Int) -> (DateInterval, Int) {
    if role(index + 1) == .weekday {
      let value = infos[index + 1].value
      return (weekday(calendar.weekday(min(value, 7), weeks: weeks), value), index + 2)
    }
    return (calendar.week(weeks), index + 1)
  }

  /// 去年, 去年3月, 今年上半年, 今年底.
  private func year(_ year: Int, _ index: Int, _ ahead: Bool) -> (DateInterval, Int)? {
    if let month = number(index + 1), (1...12).contains(month),
      isUnit(index + 2, .month)
    {
      return monthDetail(year, month, index + 3, ahead)
    }
    // 2020年8月底: the table has 月底 as one word.
    if let month = number(index + 1), (1...12).contains(month), isPartOfMonth(index + 2) {
      return monthDetail(year, month, index + 2, ahead)
    }
    guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
    else { return nil }
    if role(index + 1) == .part || role(index + 1) == .yearPart {
      return yearPart(infos[index + 1].value, year, index + 2)
    }
    if role(index + 1) == .festival, let day = Festivals.day(infos[index + 1].value, year: year) {
      return (DateInterval(day: day), index + 2)
    }
    if role(index + 1) == .half {
      guard let middle = CivilDate(year: year, month: 7, day: 1) else { return nil }
      let interval =
        infos[index + 1].value == 1
        ? DateInterval(start: first, end: middle - 1, precision: .month)
        : DateInterval(start: middle, end: last, precision: .month)
      return (interval, index + 2)
    }
    if role(index + 1) == .season, let start = CivilDate(year: year, month: infos[index + 1].value * 3, day: 1) {
      return (DateInterval(start: start, end: start + 91, precision: .month), index + 2)
    }
    return (DateInterval(start: first, end: last, precision: .year), index + 1)
  }

  /// 年初, 年中, 年底: the first month, the two in the middle, the last.
  private func yearPart(_ part: Int, _ year: Int, _ next: Int) -> (DateInterval, Int)? {
    let months = [1: (1, 1), 2: (6, 7), 3: (12, 12)][part]
    guard let months, let first = CivilDate.month(months.0, year: year)?.first,
      let last = CivilDate.month(months.1, year: year)?.last
    else { return nil }
    return (DateInterval(start: first, end: last, precision: .month), next)
  }

  /// A time that begins with a number: a year, a month or a day.
  private func numbered(_ number: Int, _ index: Int, _ ahead: Bool) -> (DateInterval, Int)? {
    // 访问韩国的两天前 counts from the visit.
    for unit in [WordInfo.Unit.days, .year] where isUnit(index + 1, unit) && (index == 0 || role(index - 1) != .of) {
      if let distance = distance(number, unit, index + 2) { return distance }
    }
    // 2014年初: the table has 年初 as one word.
    if (1900...2100).contains(number), role(index + 1) == .yearPart {
      return yearPart(infos[index + 1].value, number, index + 2)
    }
    if (1900...2100).contains(number), isUnit(index + 1, .year) { return year(number, index + 1, ahead) }
    if calendar.isKnown, (1...12).contains(number), isUnit(index + 1, .month) {
      let year = calendar.year(ofMonth: number, ahead: ahead)
      return monthDetail(year, number, index + 2, ahead)
    }
    // 3月底, 七月初: the table has 月底 as one word.
    if calendar.isKnown, (1...12).contains(number), isPartOfMonth(index + 1) {
      return monthDetail(calendar.year(ofMonth: number, ahead: ahead), number, index + 1, ahead)
    }
    guard (1...31).contains(number), tokens[index].shape == .number else { return nil }
    if isUnit(index + 1, .day) {
      guard let first = day(number, ahead) else { return nil }
      return days(from: first, index + 2)
    }
    // 22至23日
    if role(index + 1) == .range || isAnd(index + 1), let last = self.number(index + 2), isUnit(index + 3, .day),
      let first = day(number, ahead), last > number
    {
      return interval(first, lastDay: last, index + 4)
    }
    return nil
  }

  /// 月底, 月初
  private func isPartOfMonth(_ index: Int) -> Bool {
    role(index) == .part && index < tokens.count && tokens[index].count == 2
  }

  /// A day of the month: of the month of the day told before it in the sentence, else of the month near today.
  private func day(_ number: Int, _ ahead: Bool) -> CivilDate? {
    if let before = dayInSentence {
      let (year, month, day) = before.components
      if number >= day, let date = CivilDate(year: year, month: month, day: number) { return date }
    }
    return calendar.isKnown ? calendar.day(number, ahead: ahead) : nil
  }

  private func isAnd(_ index: Int) -> Bool { role(index) == .and || role(index) == .with }

  /// What follows a month: 中旬, 22日, 22日至23日, 22至23日, or nothing.
  private func monthDetail(_ year: Int, _ month: Int, _ index: Int, _ ahead: Bool) -> (DateInterval, Int)? {
    guard let (first, last) = CivilDate.month(month, year: year) else { return nil }
    if role(index) == .part {
      let part = infos[index].value
      let start = first + (part - 1) * 10
      return (DateInterval(start: start, end: part == 3 ? last : start + 9, precision: .month), index + 1)
    }
    guard let day = number(index), (1...31).contains(day) else {
      return (DateInterval(start: first, end: last, precision: .month), index)
    }
    if isUnit(index + 1, .day) {
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      return days(from: date, index + 2)
    }
    // 周一（6月13）
    if tokens[index + 1].shape == .closeBracket, let date = CivilDate(year: year, month: month, day: day) {
      return (DateInterval(day: date), index + 1)
    }
    if role(index + 1) == .range || isAnd(index + 1), let lastDay = number(index + 2), isUnit(index + 3, .day),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return interval(date, lastDay: lastDay, index + 4)
    }
    return (DateInterval(start: first, end: last, precision: .month), index)
  }

  /// A day that may open an interval: 22日至23日, 3月30日至4月2日, 22、23日.
  private func days(from first: CivilDate, _ index: Int) -> (DateInterval, Int)? {
    guard role(index) == .range || isAnd(index), let number = number(index + 1) else {
      return (DateInterval(day: first), index)
    }
    if isUnit(index + 2, .day), (1...31).contains(number) { return interval(first, lastDay: number, index + 3) }
    let (year, month, _) = first.components
    // 6月30日和7月1日: two days in a row.
    if role(index) == .range || isAnd(index), isUnit(index + 2, .month), let day = self.number(index + 3),
      isUnit(index + 4, .day), let last = CivilDate(year: number < month ? year + 1 : year, month: number, day: day),
      role(index) == .range ? last >= first : last - first == 1
    {
      return (DateInterval(start: first, end: last, precision: .day), index + 5)
    }
    return (DateInterval(day: first), index)
  }

  private func interval(_ first: CivilDate, lastDay: Int, _ next: Int) -> (DateInterval, Int)? {
    let (year, month, day) = first.components
    if lastDay > day, let last = CivilDate(year: year, month: month, day: lastDay) {
      return (DateInterval(start: first, end: last, precision: .day), next)
    }
    let following = month == 12 ? (year + 1, 1) : (year, month + 1)
    guard lastDay < day, let last = CivilDate(year: following.0, month: following.1, day: lastDay), last - first < 25
    else { return (DateInterval(day: first), next) }
    return (DateInterval(start: first, end: last, precision: .day), next)
  }
}
