import Synchronization

/// Pages as they were written, for as long as the archive stays as it was: looking twice costs once.
///
/// A page is kept under its whole address and its day. Everything is forgotten when the archive changes (`epoch`), or when
/// there is more than the room.
final class PageCache: Sendable {
  private struct State {
    var pages: [String: Response] = [:]
    var room = 0
    var epoch = 0
  }

  private let state = Mutex(State())
  /// Bytes that are kept.
  private let limit: Int

  init(limit: Int = 48 << 20) { self.limit = limit }

  /// Forgets everything: the archive is another.
  func forget() {
    state.withLock { state in
      state.pages.removeAll()
      state.room = 0
      state.epoch += 1
    }
  }

  /// A page that is known, and the epoch in which one that is not may be kept.
  func page(_ key: String) -> (page: Response?, epoch: Int) { state.withLock { ($0.pages[key], $0.epoch) } }

  /// Keeps a page, unless the archive has changed since it was begun.
  func keep(_ page: Response, as key: String, epoch: Int) {
    state.withLock { state in
      guard epoch == state.epoch, page.body.count < limit / 8 else { return }
      if state.room + page.body.count > limit {
        state.pages.removeAll(keepingCapacity: true)
        state.room = 0
      }
      if let old = state.pages.updateValue(page, forKey: key) { state.room -= old.body.count }
      state.room += page.body.count
    }
  }
}
