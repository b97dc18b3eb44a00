import Record

/// Dates as the tables write them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
enum DateText {
  /// The first and the last day that the text may mean; `nil` for anything else.
  static func interval(_ text: String) -> (first: CivilDate, last: CivilDate)? {
    let pieces = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard
      pieces.enumerated().allSatisfy({ $1.count == ($0 == 0 ? 4 : 2) && $1.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let parts = pieces.map { Int(String(Substring($0))) }
    guard let year = parts[0] else { return nil }
    switch parts.count {
    case 1:
      guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31)
      else { return nil }
      return (first, last)
    case 2:
      guard let month = parts[1] else { return nil }
      return CivilDate.month(month, year: year)
    case 3:
      guard let month = parts[1], let day = parts[2], let date = CivilDate(year: year, month: month, day: day) else {
        return nil
      }
      return (date, date)
    default: return nil
    }
  }
}
