import Record

/// Dates as the tables write them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
enum DateText {
  /// The first and the last day that the text may mean; `nil` for anything else.
  static func interval(_ text: String) -> (first: CivilDate, last: CivilDate)? {
    var parts: (year: Int, month: Int?, day: Int?) = (0, nil, nil)
    var place = 0
    for byte in text.utf8 {
      switch (byte, place) {
      case (0x30...0x39, 0...3): parts.year = parts.year * 10 + Int(byte - 0x30)
      case (0x30...0x39, 5...6): parts.month = (parts.month ?? 0) * 10 + Int(byte - 0x30)
      case (0x30...0x39, 8...9): parts.day = (parts.day ?? 0) * 10 + Int(byte - 0x30)
      case (UInt8(ascii: "-"), 4), (UInt8(ascii: "-"), 7): break
      default: return nil
      }
      place += 1
    }
    let year = parts.year
    switch place {
    case 4:
      guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
      else { return nil }
      return (first, last)
    case 7: return parts.month.flatMap { CivilDate.month($0, year: year) }
    case 10:
      guard let month = parts.month, let day = parts.day, let date = CivilDate(year: year, month: month, day: day)
      else { return nil }
      return (date, date)
    default: return nil
    }
  }
}
