import Glibc

/// Takes what is written piece by piece, and keeps no more of it in memory than a few megabytes: what is more goes to a
/// file without a name, or to whoever asked for the pieces as they come.
package final class Spool {
  /// Bytes that are kept in memory.
  private static let most = 4 << 20
  /// Bytes that are handed on at a time.
  private static let piece = 64 << 10

  /// Where the bytes lie in the end.
  package enum Body: Sendable {
    case bytes([UInt8])
    /// An open file of so many bytes, for the owner to close.
    case file(Int32, count: Int)
  }

  private let take: (([UInt8]) -> Void)?
  private var bytes: [UInt8] = []
  private var file: Int32?
  private var written = 0
  /// Whether the file could not be made or written; what was written then stays in memory.
  private var isWithoutFile = false
  /// Whether something could not be brought back from the file.
  private var isBroken = false

  /// - Parameter take: Takes the pieces as they come; `nil` where they are kept.
  package init(take: (([UInt8]) -> Void)? = nil) { self.take = take }

  deinit { if let file { close(file) } }

  func write(_ more: [UInt8]) {
    bytes += more
    if let take {
      guard bytes.count > Spool.piece else { return }
      take(bytes)
      bytes.removeAll(keepingCapacity: true)
    } else if bytes.count > Spool.most, !isWithoutFile {
      spill()
    }
  }

  /// Everything that was written; no bytes where it was handed on, and `nil` where a part of it is lost.
  func finish() -> Body? {
    if let take {
      take(bytes)
      return .bytes([])
    }
    if file != nil { spill() }
    if isBroken { return nil }
    guard let made = file else { return .bytes(bytes) }
    file = nil
    return .file(made, count: written)
  }

  /// Moves what is in memory to the file.
  private func spill() {
    if file == nil { file = Spool.nameless() }
    guard let file else {
      isWithoutFile = true
      return
    }
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(file, buffer.baseAddress?.advanced(by: position), buffer.count - position, off_t(written + position))
      }
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        // The disk is full: what went to the file comes back, and the rest stays in memory.
        let before = back(file)
        isBroken = before.count < written
        bytes = before + bytes
        close(file)
        self.file = nil
        written = 0
        isWithoutFile = true
        return
      }
      position += count
    }
    written += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was written to the file.
  private func back(_ file: Int32) -> [UInt8] {
    var whole: [UInt8] = []
    while whole.count < written {
      var piece = [UInt8](repeating: 0, count: min(written - whole.count, 1 << 20))
      let got = piece.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(whole.count)) }
      guard got > 0 else { break }
      whole += piece.prefix(got)
    }
    return whole
  }

  private static func nameless() -> Int32? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((folder + "/chancery-XXXXXX").utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }
}
