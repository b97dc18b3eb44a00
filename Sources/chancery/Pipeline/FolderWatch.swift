import Glibc
import Intake

/// Folders that go on filling: which files have come or changed, once they stay as they are.
struct FolderWatch {
  /// How long it waits between two looks.
  static let pause = Duration.seconds(2)

  /// What tells that a file has changed.
  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  private let files: SourceFiles
  private var taken: [String: Stamp] = [:]
  private var waiting: [String: Stamp] = [:]

  /// - Parameter known: Files that were taken in as they are.
  init(_ files: SourceFiles, known: [String]) {
    self.files = files
    for path in known { taken[path] = Stamp(path) }
  }

  /// The files that have come or changed since, and are as they were at the last look: one that is still being written
  /// waits.
  mutating func settled() -> [String] {
    var settled: [String] = []
    var growing: [String: Stamp] = [:]
    for path in files.expand().files {
      guard let stamp = Stamp(path), taken[path] != stamp else { continue }
      if waiting[path] == stamp {
        taken[path] = stamp
        settled.append(path)
      } else {
        growing[path] = stamp
      }
    }
    waiting = growing
    return settled
  }
}
