import BuiltInLexicon
import Glibc
import Lexicon

/// What a worker runs: takes requests from its socket, answers them, and ends when the socket does.
///
/// It opens no file and writes to nothing but the socket. `WorkerProcess` starts it; nobody else calls it.
enum WorkerProgram {
  /// The word that calls it, which is no command.
  static let word = "--worker"

  /// Answers are sent when there are so many bytes of them, or the last were sent so many seconds ago, or a request is
  /// done: whoever waits learns that the worker lives.
  private static let buffered = 1 << 18
  private static let delay = 0.5

  /// Runs until nobody is there any more.
  static func run() -> Never {
    WorkerLimits.dieQuietly()
    var output = WireWriter()
    guard let start = message(), let (image, corrections) = try? knowledge(start),
      let lexicon = try? LoadedLexicon(image: image),
      var work = try? WorkerWork(lexicon: lexicon, corrections: corrections)
    else { exit(2) }
    WorkerLimits.limitMemory()
    while let message = message() {
      var sent = now()
      guard let (request, jobs) = try? WorkerRequest.read(message[...]) else { exit(2) }
      for job in jobs {
        WorkerLimits.limitTime(WorkerFault.seconds)
        work.answer(job, request).write(to: &output)
        WorkerLimits.limitTime(nil)
        if output.bytes.count > buffered || now() - sent > delay {
          send(output.bytes)
          output.removeAll()
          sent = now()
        }
      }
      send(output.bytes)
      output.removeAll()
    }
    exit(0)
  }

  /// What the first message says: the lexicon, and what a person has set of articles.
  private static func knowledge(_ message: [UInt8]) throws -> (LexiconImage, Corrections) {
    var wire = WireReader(message[...])
    let bytes = try wire.bytes()
    let image = bytes.isEmpty ? try EmbeddedLexicon.image() : try LexiconImage(copying: bytes)
    return (image, try Corrections(&wire))
  }

  /// The processor's time so far is of no use where it is the others that are waited for.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The next message; `nil` where there is no other end any more.
  private static func message() -> [UInt8]? {
    guard let header = receive(Wire.header) else { return nil }
    let length = header.withUnsafeBytes { Int(littleEndian: $0.loadUnaligned(as: Int.self)) }
    return (0...Wire.longest).contains(length) ? receive(length) : nil
  }

  private static func receive(_ count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let got = read(STDIN_FILENO, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
    return bytes.count == count ? bytes : nil
  }

  private static func send(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = write(STDOUT_FILENO, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        // The program has ended, and nobody waits for more.
        guard count > 0 else { exit(0) }
        sent += count
      }
    }
  }
}
