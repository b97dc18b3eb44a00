import Glibc
import Record

/// What the program runs on.
enum Machine {
  /// The number of processors.
  static var cores: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

  /// The time, as logs tell it: in Greenwich, to the second.
  static var now: Timestamp { Timestamp(seconds: Int(time(nil)), offset: 0) }
}

extension Machine {
  /// Whether there is something at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A path that leads to the same place from any folder.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
