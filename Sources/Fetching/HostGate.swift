/// Lets one question at a time through to a host, and the next one after a pause.
actor HostGate {
  private struct Host {
    var isBusy = false
    /// Before this moment nothing is asked.
    var next = 0.0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private var hosts: [String: Host] = [:]
  private let clock: FetchClock

  init(_ clock: FetchClock) { self.clock = clock }

  /// Waits until a host may be asked.
  func enter(_ host: String) async {
    if hosts[host, default: Host()].isBusy {
      await withCheckedContinuation { hosts[host, default: Host()].waiting.append($0) }
    } else {
      hosts[host, default: Host()].isBusy = true
    }
    let wait = (hosts[host]?.next ?? 0) - clock.now()
    if wait > 0 { await clock.sleep(wait) }
  }

  /// Lets the next one through, who waits for the pause first.
  ///
  /// - Parameter pause: In seconds.
  func leave(_ host: String, pause: Double) {
    guard var state = hosts[host] else { return }
    state.next = clock.now() + pause
    if state.waiting.isEmpty {
      state.isBusy = false
      hosts[host] = state
    } else {
      let first = state.waiting.removeFirst()
      hosts[host] = state
      first.resume()
    }
  }
}

/// What time it is, how it passes, and chance: handed in, so that tests need not wait.
package struct FetchClock: Sendable {
  /// Seconds since 1970.
  package var now: @Sendable () -> Double
  /// Waits, in seconds.
  package var sleep: @Sendable (Double) async -> Void
  /// A number from 0 up to 1.
  package var chance: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) async -> Void,
    chance: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }
}
