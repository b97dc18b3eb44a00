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

  /// How they met, or what was done, and the status where it is not simply held.
  ///
  /// - Parameter isSilent: Whether the day of what was planned has passed without an account of it.
  static func kind(
    _ kind: Event.Kind, _ mode: Event.Mode?, _ status: Event.Status, isSilent: Bool = false
  ) -> String {
    let what = mode?.rawValue ?? kind.rawValue.lowercased()
    if isSilent { return "\(what) (\(status.rawValue), silent)" }
    return status == .held ? what : "\(what) (\(status.rawValue))"
  }

  /// How many days after the day of what was planned an account may still come.
  private static let patience = 3

  /// Whether something was planned for a day that has passed, by the last article, without an account of it.
  static func isSilent(_ when: DateInterval, _ status: Event.Status, by last: CivilDate?) -> Bool {
    guard status == .planned, when.precision != .published, let end = when.end, let last else { return false }
    return last - end > patience
  }
}
