import Glibc
import Messages

/// The folder where an archive's captures lie, held by one process at a time: two would ask a host twice as often.
final class CaptureFolder {
  let path: String
  private let descriptor: Int32

  /// - Throws: `UsageError` where the folder cannot be made, or another process follows into it.
  init(ofArchive archive: String) throws(UsageError) {
    let path = (archive.hasSuffix(".db") ? String(archive.dropLast(3)) : archive) + "-captures"
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw CaptureFolder.fault(path) }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CaptureFolder.fault(path) }
    self.path = Machine.absolute(path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw UsageError(
        problem: "another `chancery follow` is at work on \(archive)", remedy: "Wait for it, or end it.")
    }
  }

  deinit { close(descriptor) }

  private static func fault(_ path: String) -> UsageError {
    UsageError(
      problem: "the folder \(path) for what is fetched cannot be used: \(String(cString: strerror(errno)))",
      remedy: "Make it, or give leave to write there.")
  }
}
