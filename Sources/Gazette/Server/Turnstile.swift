import Glibc

/// Lets so many through at once; others wait for their turn.
final class Turnstile: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init(places: Int) { sem_init(semaphore, 0, UInt32(max(places, 1))) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Does something in one's turn.
  func inTurn<Result>(_ body: () throws -> Result) rethrows -> Result {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
    defer { sem_post(semaphore) }
    return try body()
  }
}
