import Record

/// Writes encounters as iCalendar (RFC 5545).
struct CalendarWriter {
  private(set) var text = ""

  init(name: String) {
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//Chancery//Chancery//EN")
    line("CALSCALE:GREGORIAN")
    line("X-WR-CALNAME:" + CalendarWriter.escaped(name))
  }

  /// Writes an entry that has its days; others have no place in a calendar.
  mutating func event(
    id: String, when: DateInterval, status: Event.Status, summary: String, place: String?, description: String,
    stamp: CivilDate
  ) {
    guard when.precision == .day, let start = when.start ?? when.end, let end = when.end ?? when.start else { return }
    line("BEGIN:VEVENT")
    line("UID:\(id)@chancery")
    line("DTSTAMP:\(CalendarWriter.day(stamp))T000000Z")
    line("DTSTART;VALUE=DATE:\(CalendarWriter.day(start))")
    // The end is the day after the last one.
    line("DTEND;VALUE=DATE:\(CalendarWriter.day(end + 1))")
    line("SUMMARY:" + CalendarWriter.escaped(summary))
    if let place { line("LOCATION:" + CalendarWriter.escaped(place)) }
    line("DESCRIPTION:" + CalendarWriter.escaped(description))
    switch status {
    case .held: line("STATUS:CONFIRMED")
    case .planned: line("STATUS:TENTATIVE")
    case .cancelled, .denied: line("STATUS:CANCELLED")
    }
    line("TRANSP:TRANSPARENT")
    line("END:VEVENT")
  }

  mutating func end() { line("END:VCALENDAR") }

  private static func day(_ date: CivilDate) -> String { date.description.split(separator: "-").joined() }

  /// Source of the rule: RFC 5545, 3.3.11.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A line of at most 75 bytes; what is longer goes on after a line end and a space, never within a character.
  private mutating func line(_ content: String) {
    var length = 0
    for scalar in content.unicodeScalars {
      let size = String(scalar).utf8.count
      if length + size > 74 {
        text += "\r\n "
        length = 1
      }
      text.unicodeScalars.append(scalar)
      length += size
    }
    text += "\r\n"
  }
}
