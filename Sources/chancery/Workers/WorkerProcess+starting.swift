import Glibc
import Messages

extension WorkerProcess {
  /// A descriptor above those of standard input and output.
  static func lifted(_ descriptor: Int32) -> Int32 {
    let lifted = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
    guard lifted >= 0 else { return descriptor }
    close(descriptor)
    return lifted
  }

  /// Starts the program that is running, even where its file has been replaced, with a socket to talk through.
  static func spawn(_ socket: Int32, complains: Bool) throws(UsageError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
    if !complains { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    keepDescriptors()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    sigfillset(&every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words = [strdup("chancery"), strdup(WorkerProgram.word), nil]
    var environment = environment() + [nil]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, "/proc/self/exe", &actions, &attributes, &words, &environment)
    guard result == 0 else { throw error(result) }
    return process
  }

  /// Keeps every descriptor but the first three from being handed on: whoever started this program may have left it a
  /// pipe and wait for its end.
  private static func keepDescriptors() {
    guard let folder = opendir("/proc/self/fd") else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let descriptor = Int32(name), descriptor > STDERR_FILENO { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }
  }

  /// The environment, in which a trap is no occasion to look for its place: that takes seconds, and may hang.
  private static func environment() -> [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let here = next, let variable = here.pointee {
      if strncmp(variable, "SWIFT_BACKTRACE=", 16) != 0 { variables.append(strdup(variable)) }
      next = here + 1
    }
    return variables + [strdup("SWIFT_BACKTRACE=enable=no")]
  }

  static func error(_ number: Int32 = errno) -> UsageError {
    UsageError(
      problem: "no worker could be started: \(String(cString: strerror(number)))",
      remedy: "Articles are read in processes of their own; allow this user some more, and mount /proc.")
  }
}
