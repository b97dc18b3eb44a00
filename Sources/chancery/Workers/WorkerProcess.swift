import Glibc

/// One worker: this program once more, with a socket for its input and output.
///
/// Used by one thread at a time. Ends with the object: the process is killed and its traces are removed.
final class WorkerProcess {
  /// How a worker ended before it had answered.
  struct Death: Error {
    /// The article's fault, if it is one's that the worker had.
    var fault: WorkerFault
  }

  private let process: pid_t
  private let socket: Int32
  private var input: [UInt8]
  private var filled = 0
  /// How many requests the worker has been given.
  private(set) var requests = 0

  /// Starts a worker.
  ///
  /// - Parameters:
  ///   - image: The lexicon that it works with; empty for the one inside the program.
  ///   - corrections: What a person has set of articles.
  ///   - complains: Whether what Swift says of a trap goes to standard error, for whoever looks into it.
  /// - Throws: `UsageError` where the system starts no process.
  init(image: [UInt8], corrections: Corrections, complains: Bool) throws(UsageError) {
    var ends: [Int32] = [-1, -1]
    // Closed in every other process that is ever started: a worker ends when nobody holds the other end.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw WorkerProcess.error()
    }
    // Standard input and output may be closed here, and the ends must not lie where they are copied to.
    let own = WorkerProcess.lifted(ends[0])
    let other = WorkerProcess.lifted(ends[1])
    defer { close(other) }
    do throws(UsageError) {
      process = try WorkerProcess.spawn(other, complains: complains)
    } catch {
      close(own)
      throw error
    }
    socket = own
    input = [UInt8](repeating: 0, count: 1 << 18)
    var size = Int32(1 << 20)
    setsockopt(own, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    var wire = WireWriter()
    wire.message {
      $0.bytes(image)
      corrections.write(to: &$0)
    }
    // Where it fails, the first request will fail as well.
    _ = send(wire.bytes)
  }

  deinit {
    close(socket)
    _ = end()
  }

  /// Hands a request over and passes each answer on as it comes.
  ///
  /// - Throws: `Death` where the worker ended or answered nonsense; the answers before that are good.
  func ask(_ wire: WireWriter, answers count: Int, _ body: (WorkerAnswer) -> Void) throws(Death) {
    requests += 1
    guard send(wire.bytes) else { throw death() }
    var left = count
    var start = 0
    while left > 0 {
      while left > 0, let message = try message(at: start) {
        do throws(WireFault) {
          body(try WorkerAnswer.read(input[message]))
        } catch {
          throw death(.silence)
        }
        start = message.upperBound
        left -= 1
      }
      guard left > 0 else { break }
      if start > 0 {
        input.withUnsafeMutableBytes { buffer in
          if let base = buffer.baseAddress { _ = memmove(base, base + start, filled - start) }
        }
        filled -= start
        start = 0
      }
      try receive()
    }
    // Nothing may come unasked.
    guard start == filled else { throw death(.silence) }
    filled = 0
  }

  /// Where the message that begins at a place lies; `nil` while it is not all there.
  private func message(at start: Int) throws(Death) -> Range<Int>? {
    guard filled - start >= Wire.header else { return nil }
    let length = input[start..<start + Wire.header].withUnsafeBytes {
      Int(littleEndian: $0.loadUnaligned(as: Int.self))
    }
    guard length >= 0, length <= Wire.longest else { throw death(.silence) }
    let end = start + Wire.header + length
    if end <= filled { return start + Wire.header..<end }
    if end - start > input.count { input += [UInt8](repeating: 0, count: end - start - input.count) }
    return nil
  }

  /// Waits for more bytes.
  private func receive() throws(Death) {
    if filled == input.count { input += [UInt8](repeating: 0, count: input.count) }
    var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while true {
      let ready = poll(&state, 1, Int32(WorkerFault.patience * 1000))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw death(.silence) }
      let count = input.withUnsafeMutableBytes {
        recv(socket, $0.baseAddress.map { $0 + filled }, $0.count - filled, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw death() }
      filled += count
      return
    }
  }

  /// Sends everything; `false` where nobody takes it.
  private func send(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.send(socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  private var status: Int32?

  /// Ends the process if it has not ended, and learns how it ended.
  private func end() -> Int32 {
    if let status { return status }
    // Harmless to one that is already dying: how it ended is settled by then.
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    self.status = status
    return status
  }

  /// The death that the process died, or one that it dies now for a reason.
  private func death(_ fault: WorkerFault? = nil) -> Death {
    let status = end()
    return Death(fault: fault ?? WorkerProcess.fault(status))
  }

  /// What a way of ending says.
  private static func fault(_ status: Int32) -> WorkerFault {
    let signal = status & 0x7F
    guard signal != 0 else {
      switch (status >> 8) & 0xFF {
      case WorkerLimits.memoryStatus: return .memory
      case WorkerLimits.trapStatus: return .trap
      default: return .silence
      }
    }
    switch signal {
    case SIGPROF, SIGXCPU, SIGVTALRM: return .time
    case SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS: return .trap
    default: return .killed
    }
  }
}
