import Glibc

/// Faults that tests ask for, to see what becomes of the others: `CHANCERY_TEST_FAULT=MARKER=KIND,MARKER=KIND`.
///
/// An article whose title holds a marker does not get read: `trap` stops the program, `hang` goes on for ever, `memory`
/// asks for more and more, `nonsense` answers with what is no answer, `orphan` is killed as from outside. With `intake-`
/// before the kind it happens before that, by the name of the file. Only workers look for it.
struct TestFault: Sendable {
  /// When a fault occurs.
  enum Moment: Sendable { case intake, reading }

  private var faults: [(marker: String, kind: String)] = []

  /// The faults that the environment asks for; `nil` of none.
  static var asked: TestFault? {
    guard let text = getenv("CHANCERY_TEST_FAULT").map({ String(cString: $0) }) else { return nil }
    var fault = TestFault()
    for item in text.split(separator: ",") {
      let parts = item.split(separator: "=").map(String.init)
      if parts.count == 2 { fault.faults.append((parts[0], parts[1])) }
    }
    return fault
  }

  /// Occurs, if it is asked for in a title or path.
  func occur(_ moment: Moment, in text: String) {
    for (marker, kind) in faults where text.contains(marker) {
      let isIntake = kind.hasPrefix("intake-")
      guard isIntake == (moment == .intake) else { continue }
      switch isIntake ? String(kind.dropFirst("intake-".count)) : kind {
      case "trap": fatalError("asked for by a test")
      case "hang": TestFault.hang()
      case "memory": TestFault.devour()
      case "nonsense":
        _ = write(STDOUT_FILENO, String(repeating: "x", count: 64), 64)
        _ = sleep(1)
      case "orphan": kill(getpid(), SIGTERM)
      default: break
      }
    }
  }

  private static func hang() {
    // Asks the system each time round: a loop without any effect is none to the compiler.
    while getppid() != getpid() {}
  }

  private static func devour() {
    var held: [[UInt8]] = []
    while held.count < 1 << 20 { held.append([UInt8](repeating: UInt8(held.count & 0xFF), count: 1 << 22)) }
  }
}
