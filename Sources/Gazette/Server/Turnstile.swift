import Glibc
import Synchronization

/// Lets so many through at once; others wait for their turn, who came first goes first.
final class Turnstile: Sendable {
  private struct State: Sendable {
    var places: Int
    /// Those who wait, the longest first.
    var waiting: [Waiter] = []
    var first = 0
  }

  /// Somebody who waits, on a thread of the own.
  private final class Waiter: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }

    deinit {
      sem_destroy(semaphore)
      semaphore.deallocate()
    }

    func wait() { while sem_wait(semaphore) != 0 && errno == EINTR {} }
    func call() { sem_post(semaphore) }
  }

  private let state: Mutex<State>

  init(places: Int) { state = Mutex(State(places: max(places, 1))) }

  /// Does something in one's turn.
  func inTurn<Result>(_ body: () throws -> Result) rethrows -> Result {
    enter()
    defer { leave() }
    return try body()
  }

  private func enter() {
    let waiter: Waiter? = state.withLock { state in
      guard state.places == 0 else {
        state.places -= 1
        return nil
      }
      let waiter = Waiter()
      state.waiting.append(waiter)
      return waiter
    }
    waiter?.wait()
  }

  /// Hands the place to who has waited longest.
  private func leave() {
    let next: Waiter? = state.withLock { state in
      guard state.first < state.waiting.count else {
        state.places += 1
        state.waiting.removeAll(keepingCapacity: true)
        state.first = 0
        return nil
      }
      let next = state.waiting[state.first]
      state.first += 1
      if state.first >= 64 {
        state.waiting.removeFirst(state.first)
        state.first = 0
      }
      return next
    }
    next?.call()
  }
}
