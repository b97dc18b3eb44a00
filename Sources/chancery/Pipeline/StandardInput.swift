import Foundation
import Glibc
import Intake
import Messages

/// Paths of which one may be `-`, standard input: it is kept in a file while it is read, since containers are read more
/// than once, and named after what it holds, since what comes tomorrow is another.
final class StandardInput {
  /// The paths, with a file in the place of `-`.
  private(set) var paths: [String]
  /// How articles and errors name that file.
  private(set) var names: [String: String] = [:]
  private var file: String?

  /// - Throws: `UsageError` where standard input cannot be kept.
  init(_ paths: [String]) throws(UsageError) {
    self.paths = paths
    guard paths.contains("-") else { return }
    let path = FileManager.default.temporaryDirectory.path + "/chancery-input-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StandardInput.fault(path) }
    defer { close(descriptor) }
    file = path
    var digests = Fingerprint(of: [])
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      digests = Fingerprint(of: Array(digests.description.utf8) + piece[..<count])
      var written = 0
      while written < count {
        let wrote = piece[written..<count].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard wrote > 0 else { throw StandardInput.fault(path) }
        written += wrote
      }
    }
    self.paths = paths.map { $0 == "-" ? path : $0 }
    names = [path: "standard input " + digests.description.prefix(16)]
  }

  deinit {
    if let file { unlink(file) }
  }

  private static func fault(_ path: String) -> UsageError {
    UsageError(
      problem: "standard input cannot be kept in \(path): \(String(cString: strerror(errno)))",
      remedy: "Make room there, or set TMPDIR to another folder.")
  }
}
