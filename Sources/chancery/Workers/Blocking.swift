import Glibc

/// Work that waits for others, on a thread of its own.
///
/// The threads that run tasks are as many as the processors: one that waited for a worker would be missing elsewhere.
enum Blocking {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { work in
    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
    return nil
  }

  /// Runs a closure on a thread of its own and waits for it without keeping a thread.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let work = Unmanaged.passRetained(Work { continuation.resume(with: Swift.Result { try body() }) })
      var thread = pthread_t()
      if pthread_create(&thread, nil, start, work.toOpaque()) == 0 {
        pthread_detach(thread)
      } else {
        work.takeRetainedValue().body()
      }
    }
  }
}
