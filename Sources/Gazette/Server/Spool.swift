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

  /// Everything that was written; nothing where it was handed on.
  func finish() -> Body {
    if let take {
      take(bytes)
      return .bytes([])
    }
    guard file != nil else { return .bytes(bytes) }
    spill()
    guard let made = file, !isWithoutFile else { return .bytes(bytes) }
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
        // The disk is full: what went to the file comes back, and the rest stays in memory.
        var before = [UInt8](repeating: 0, count: written)
        let back = before.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        isWithoutFile = true
        if back == written { bytes = before + bytes }
        return
      }
      position += count
    }
    written += bytes.count
    bytes.removeAll(keepingCapacity: true)
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
