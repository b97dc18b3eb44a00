package import Messages
package import Record

/// The parts of an entry as a person reads them.
package enum EntryText {
  /// The days with a sign of how exactly they are known.
  package static func when(
    _ when: DateInterval, _ status: Event.Status = .held, in language: DisplayLanguage = .english
  ) -> String {
    let undated: Message = "undated"
    guard let start = when.start ?? when.end, let end = when.end ?? when.start else { return undated(language) }
    switch when.precision {
    // What happened did so before it was told; what is planned comes after.
    case .published: return status == .planned ? "> \(start)" : "≤ \(start)"
    case .unknown: return undated(language)
    case .day where start == end: return "\(start)"
    case .month where start.components.day == 1 && (end + 1).components.day == 1:
      return start.components.month == end.components.month ? String("\(start)".dropLast(3)) : "\(start)…\(end)"
    case .year: return String("\(start)".prefix(4))
    default: return "\(start)…\(end)"
    }
  }

  /// How they met, or what was done, and the status where it is not simply held.
  ///
  /// - Parameters:
  ///   - plan: Of what is planned, whose word that is.
  ///   - isSilent: Whether the day of what was announced has passed without an account of it.
  package static func kind(
    _ kind: Event.Kind, _ mode: Event.Mode?, _ status: Event.Status, plan: Event.Plan? = nil, isSilent: Bool = false,
    in language: DisplayLanguage = .english
  ) -> String {
    let what = (mode.map(Wording.mode) ?? Wording.kind(kind))(language)
    if status == .held { return what }
    let silent: Message = "silent"
    let more = isSilent ? silent(language) : plan == .announced ? nil : plan.map { Wording.plan($0)(language) }
    let parts = [Wording.status(status)(language), more].compactMap { $0 }
    return language == .english
      ? "\(what) (\(parts.joined(separator: ", ")))" : "\(what)（\(parts.joined(separator: "、"))）"
  }
}
