import Foundation

/// How far a time zone lies from Greenwich at a moment.
public struct ZoneClock: Sendable {
  private let zone: TimeZone

  /// A zone by its IANA name, `Asia/Shanghai`; `nil` for a name that the system does not know.
  public init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// Seconds east of Greenwich at a moment given in seconds since 1970-01-01T00:00:00Z.
  public func offset(at seconds: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }
}
