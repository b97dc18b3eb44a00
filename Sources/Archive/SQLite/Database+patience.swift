import CSQLite
import Glibc

/// Until when a connection may go on with what it was asked.
final class Patience {
  /// The moment on the clock that only goes forward, in nanoseconds; 0 for as long as it takes.
  fileprivate var end: UInt64 = 0

  fileprivate static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Whether the time is over.
  var isOver: Bool { end != 0 && Patience.now >= end }

  /// Sets or takes away the limit.
  func set(milliseconds: Int?) { end = milliseconds.map { Patience.now + UInt64(max($0, 0)) * 1_000_000 } ?? 0 }
}

extension Database {
  /// Has SQLite ask every ten thousand steps of a query whether the time is over, and end it if so.
  ///
  /// - Parameter patience: Must live as long as the connection.
  func heed(_ patience: Patience) {
    sqlite3_progress_handler(
      handle, 10_000,
      { context in context.map { Unmanaged<Patience>.fromOpaque($0).takeUnretainedValue().isOver ? 1 : 0 } ?? 0 },
      Unmanaged.passUnretained(patience).toOpaque())
  }
}

extension RecordArchive {
  /// Answers within a time or not at all: whatever is asked in the body ends with `tooLong` once the time is over, and
  /// nothing is left half done.
  ///
  /// - Throws: What the body throws.
  public func within<Result>(milliseconds: Int, _ body: () throws -> Result) rethrows -> Result {
    patience.set(milliseconds: milliseconds)
    defer { patience.set(milliseconds: nil) }
    return try body()
  }

  /// Ends what has gone on for too long between two queries.
  ///
  /// - Throws: `tooLong`.
  func requirePatience() throws(ArchiveError) {
    if patience.isOver { throw ArchiveError(result: SQLITE_INTERRUPT, message: "", path: path, writing: false) }
  }
}
