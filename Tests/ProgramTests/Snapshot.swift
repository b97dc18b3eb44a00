import Foundation
import Testing

/// A text kept in `Snapshots`, which a run must give again.
///
/// With `CHANCERY_RECORD=1` the files are written anew, and the run fails all the same: nothing is recorded by accident,
/// and what was recorded is looked at in the commit.
enum Snapshot {
  private static let folder = String(#filePath.dropLast("/Snapshot.swift".count)) + "/Snapshots/"

  static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder + name
    if ProcessInfo.processInfo.environment["CHANCERY_RECORD"] != nil {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      Issue.record(
        "\(name) was recorded; look at it and run again without CHANCERY_RECORD", sourceLocation: sourceLocation)
      return
    }
    let kept = try String(contentsOfFile: file, encoding: .utf8)
    guard kept != text else { return }
    let pairs = zip(lines(kept), lines(text))
    let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name) is another one; the first line that differs is \((first?.offset ?? -1) + 1)
      kept: \(first?.element.0 ?? "")
      now:  \(first?.element.1 ?? "")
      """, sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
