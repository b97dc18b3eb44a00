import Glibc
import Intake
import Record

/// Answers as they came, each a web archive of its own (WARC 1.1, ISO 28500, packed with gzip), named by what it holds: what
/// was captured twice stands there once, and nothing that was captured is ever written over.
package struct CaptureStore: Sendable {
  /// The folder.
  package let folder: String
  private let version: String

  /// Why an answer could not be kept.
  package struct Fault: Error {
    package var path: String
    package var problem: String
  }

  /// A capture.
  package struct Capture: Sendable, Equatable {
    /// Its file.
    package var path: String
    /// What it holds, as a digest of address and body.
    package var digest: String
    /// Whether it was there before.
    package var isKnown: Bool
  }

  package init(folder: String, version: String) {
    self.folder = folder
    self.version = version
  }

  /// Keeps an answer.
  ///
  /// The file appears whole or not at all, and is on the disk when this returns.
  ///
  /// - Parameters:
  ///   - moment: When it was answered, in seconds since 1970.
  ///   - about: What the feed says of it that led there.
  /// - Throws: `CaptureStore.Fault`.
  package func keep(
    _ answer: Exchange.Answer, of address: FetchAddress, at moment: Int, about: [(name: String, value: String?)] = []
  ) throws(Fault) -> Capture {
    let digest = Fingerprint(of: Array(address.text.utf8) + [0x0A] + answer.body).description
    let shelf = "\(folder)/\(digest.prefix(2))"
    let path = "\(shelf)/\(digest).warc.gz"
    if access(path, F_OK) == 0 { return Capture(path: path, digest: digest, isKnown: true) }
    for step in [folder, shelf] where mkdir(step, 0o777) != 0 && errno != EEXIST { throw CaptureStore.fault(step) }
    guard let packed = Gzip.packed(record(answer, address, moment, digest, about)) else {
      throw Fault(path: path, problem: "it cannot be packed")
    }
    let draft = "\(shelf)/.\(digest).\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw CaptureStore.fault(draft) }
    var written = 0
    while written < packed.count {
      let count = packed[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isWhole = written == packed.count && fsync(file) == 0
    let reason = errno
    close(file)
    guard isWhole, rename(draft, path) == 0 else {
      let fault = CaptureStore.fault(path, isWhole ? errno : reason)
      unlink(draft)
      throw fault
    }
    // The name is on the disk once its folder is.
    let directory = open(shelf, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return Capture(path: path, digest: digest, isKnown: false)
  }

  private static func fault(_ path: String, _ number: Int32 = errno) -> Fault {
    Fault(path: path, problem: strerror(number).map { String(cString: $0) } ?? "error \(number)")
  }

  /// Fields that speak of how the body was sent, and no longer hold for it.
  private static let packing: Set<String> = ["content-encoding", "transfer-encoding", "content-length", "connection"]

  /// The records of a file: who wrote it, and the answer.
  private func record(
    _ answer: Exchange.Answer, _ address: FetchAddress, _ moment: Int, _ digest: String,
    _ about: [(name: String, value: String?)]
  ) -> [UInt8] {
    let date = CaptureStore.date(moment)
    var http = "HTTP/1.1 \(answer.status)\r\n"
    for (name, value) in answer.header where !CaptureStore.packing.contains(name) {
      http += "\(name): \(CaptureStore.line(value))\r\n"
    }
    http += "content-length: \(answer.body.count)\r\n\r\n"
    let block = Array(http.utf8) + answer.body
    let writer = "software: Chancery/\(version)\r\nformat: WARC File Format 1.1\r\n"
    let said = about.compactMap { field in field.value.map { "\(field.name): \(CaptureStore.line($0))\r\n" } }.joined()
    // It stands before what it speaks of, so that one reading of the file suffices.
    let metadata =
      said.isEmpty
      ? []
      : CaptureStore.record(
        [
          ("WARC-Type", "metadata"), ("WARC-Record-ID", CaptureStore.identifier(digest, 3)), ("WARC-Date", date),
          ("WARC-Target-URI", address.text), ("WARC-Refers-To", CaptureStore.identifier(digest, 2)),
          ("Content-Type", "application/warc-fields"),
        ], Array(said.utf8))
    return CaptureStore.record(
      [
        ("WARC-Type", "warcinfo"), ("WARC-Record-ID", CaptureStore.identifier(digest, 1)), ("WARC-Date", date),
        ("Content-Type", "application/warc-fields"),
      ], Array(writer.utf8))
      + metadata
      + CaptureStore.record(
        [
          ("WARC-Type", "response"), ("WARC-Record-ID", CaptureStore.identifier(digest, 2)), ("WARC-Date", date),
          ("WARC-Target-URI", address.text), ("WARC-Block-Digest", "sha256-128:\(Fingerprint(of: block))"),
          ("WARC-Payload-Digest", "sha256-128:\(Fingerprint(of: answer.body))"),
          ("Content-Type", "application/http; msgtype=response"),
        ], block)
  }

  private static func record(_ header: [(name: String, value: String)], _ block: [UInt8]) -> [UInt8] {
    let lines = header + [("Content-Length", "\(block.count)")]
    let head = "WARC/1.1\r\n" + lines.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// A value as one line.
  private static func line(_ value: String) -> String {
    String(decoding: value.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// A UUID made of a digest (RFC 9562, version 8).
  private static func identifier(_ digest: String, _ number: Int) -> String {
    let digits = Array(digest.utf8)
    let parts = [digits[0..<8], digits[8..<12], digits[13..<16], digits[17..<20], digits[20..<31]]
      .map { String(decoding: $0, as: UTF8.self) }
    return "<urn:uuid:\(parts[0])-\(parts[1])-8\(parts[2])-8\(parts[3])-\(parts[4])\(number)>"
  }

  /// A moment as WARC writes it.
  static func date(_ moment: Int) -> String {
    let stamp = Timestamp(seconds: moment, offset: 0)
    let second = stamp.secondOfDay(atOffset: 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(stamp.localDate)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}
