import Record

/// The parts of an entry as a person reads them.
enum EntryText {
  /// The days with a sign of how exactly they are known.
  static func when(_ when: DateInterval, _ status: Event.Status = .held) -> String {
    guard let start = when.start ?? when.end, let end = when.end ?? when.start else { return "undated" }
    switch when.precision {
    // What happened did so before it was told; what is planned comes after.
    case .published: return status == .planned ? "> \(start)" : "≤ \(start)"
    case .unknown: return "undated"
    case .day where start == end: return "\(start)"
    case .month where start.components.day == 1 && (end + 1).components.day == 1:
      return start.components.month == end.components.month ? String("\(start)".dropLast(3)) : "\(start)…\(end)"
    case .year: return String("\(start)".prefix(4))
    default: return "\(start)…\(end)"
    }
  }

  /// The mode, and the status where it is not simply held.
  static func kind(_ mode: Event.Mode?, _ status: Event.Status) -> String {
    let mode = mode?.rawValue ?? "event"
    return status == .held ? mode : "\(mode) (\(status.rawValue))"
  }
}
