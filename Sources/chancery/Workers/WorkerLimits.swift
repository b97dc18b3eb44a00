import Glibc

/// What a worker may use, and how it ends where that does not do.
enum WorkerLimits {
  /// The exit status of a worker that ran out of memory.
  static let memoryStatus: Int32 = 77
  /// The exit status of a worker that stopped itself.
  static let trapStatus: Int32 = 76

  /// Whatever stops the program ends it at once. A failed allocation leaves its mark in `errno`, and Swift stops there.
  private static let stop: @convention(c) (Int32) -> Void = { _ in
    _exit(errno == ENOMEM ? memoryStatus : trapStatus)
  }

  /// Makes every fault end the process without a word and without a core file.
  static func dieQuietly() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // A stack that has overflowed cannot hold the handler's frame: the signal itself ends the process then.
    for fault in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(fault, stop) }
  }

  /// Limits memory to what is in use now and the room that an article has.
  static func limitMemory() {
    guard let pages = used() else { return }
    let size = Int(sysconf(Int32(_SC_PAGESIZE)))
    // Private memory that can be written to: what is asked for. The limit of the whole also covers what is mapped
    // without being used, and stands for the first where the system does not keep that.
    for (limit, used, room) in [
      (RLIMIT_DATA, pages.data, WorkerFault.megabytes), (RLIMIT_AS, pages.whole, WorkerFault.megabytes * 3 / 2),
    ] {
      let bytes = rlim_t(used * size + room << 20)
      var value = rlimit(rlim_cur: bytes, rlim_max: bytes)
      setrlimit(__rlimit_resource_t(limit.rawValue), &value)
    }
  }

  /// The pages that the process has, as `/proc/self/statm` counts them.
  private static func used() -> (whole: Int, data: Int)? {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let numbers = bytes[..<count].split(separator: UInt8(ascii: " ")).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count > 5, let whole = numbers[0], let data = numbers[5] else { return nil }
    return (whole, data)
  }

  /// Gives the next article its time; without an article there is no end to it.
  static func limitTime(_ seconds: Int?) {
    errno = 0
    var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: seconds ?? 0, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }
}
