import Glibc

/// How the work on an input grows with its size, by the time that the thread itself has computed: other tests that run
/// beside it do not count.
enum Growth {
  /// How many times as long four times as much takes, by the best of several runs: four where the work grows with the
  /// size, sixteen where it grows with the square.
  ///
  /// - Parameters:
  ///   - size: How much the smaller input is.
  ///   - make: Makes an input of a size.
  ///   - work: What is done with it.
  static func ofFourfold<Input>(
    _ size: Int, make: (Int) -> Input, work: (Input) throws -> Void
  ) throws -> Double {
    let (small, large) = (make(size), make(size * 4))
    let once = try best(of: 4) { try work(small) }
    let four = try best(of: 2) { try work(large) }
    return four / max(once, 1e-6)
  }

  private static func best(of runs: Int, _ work: () throws -> Void) throws -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let start = now()
      try work()
      best = min(best, now() - start)
    }
    return best
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
