import Synchronization

/// Stands before the pages until they are there.
package final class Door: Sendable {
  private let site = Mutex<Site?>(nil)

  package init() {}

  /// Lets requests through from now on.
  package func open(_ site: Site) { self.site.withLock { $0 = site } }

  /// Why a request is turned away before its body is read.
  package func refusal(_ request: Request) -> Response? {
    guard let site = site.withLock({ $0 }) else { return .text("Not yet.", status: 503) }
    return site.refusal(request)
  }

  /// Answers a request, or says that it comes too early.
  package func answer(_ request: Request) -> Response {
    guard let site = site.withLock({ $0 }) else { return .text("Not yet.", status: 503) }
    return site.answer(request)
  }
}
