import CMicrohttpd
import Glibc
import Synchronization

/// Answers requests by libmicrohttpd, each connection on a thread of its own; how many are worked on at once is for
/// whoever answers.
package final class HTTPServer: Sendable {
  /// Answers one request; called on any of the threads, on several at once.
  package typealias Handler = @Sendable (Request) -> Response

  /// Why the server cannot listen.
  package struct ListenFault: Error, CustomStringConvertible {
    /// The error number of the system.
    package let number: Int32
    /// The port.
    package let port: UInt16

    /// What is in the way.
    package var description: String {
      number == EADDRINUSE
        ? "port \(port) is in use by another program" : "port \(port): \(String(cString: strerror(number)))"
    }
  }

  /// Bytes that a form may send, two megabytes.
  package static let longestBody = 2 << 20
  /// Connections at once; what is beyond them waits.
  private static let mostConnections: UInt32 = 1_000
  /// Seconds after which a connection on which nothing comes is closed, so that half-open ones go.
  private static let patience: UInt32 = 15
  /// Bytes of a request's line and headers.
  private static let headerMemory = 64 << 10

  private struct Daemon: @unchecked Sendable {
    let handle: OpaquePointer
    let owner: UnsafeMutableRawPointer
  }

  private let daemon: Mutex<Daemon?>
  /// The port that is listened on.
  package let port: UInt16

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - address: An IPv4 address in dotted form.
  ///   - port: The port; 0 for any that is free.
  ///   - admit: Turns a request away by its headers, before anything of its body is kept; `nil` lets it in.
  /// - Throws: `ListenFault` where the port is taken or not ours to take.
  package init(
    address: String = "127.0.0.1", port: UInt16,
    admit: @escaping @Sendable (Request) -> Response? = { _ in nil },
    handler: @escaping Handler
  ) throws(ListenFault) {
    let owner = Unmanaged.passRetained(HandlerBox(handler, admit: admit)).toOpaque()
    errno = 0
    guard
      let handle = cmicrohttpd_start(
        address, port, HTTPServer.mostConnections, HTTPServer.patience,
        HTTPServer.headerMemory, Callbacks.answer, Callbacks.completed, owner)
    else {
      let number = errno
      Unmanaged<HandlerBox>.fromOpaque(owner).release()
      throw ListenFault(number: number == 0 ? EADDRINUSE : number, port: port)
    }
    let bound = cmicrohttpd_port(handle)
    self.port = bound == 0 ? port : bound
    daemon = Mutex(Daemon(handle: handle, owner: owner))
  }

  deinit { stop() }

  /// Stops listening, after what is being answered.
  package func stop() {
    let stopped = daemon.withLock { daemon in
      defer { daemon = nil }
      return daemon
    }
    guard let stopped else { return }
    MHD_stop_daemon(stopped.handle)
    Unmanaged<HandlerBox>.fromOpaque(stopped.owner).release()
  }
}

/// The handler, as C carries it.
private final class HandlerBox: Sendable {
  let handler: HTTPServer.Handler
  let admit: @Sendable (Request) -> Response?

  init(_ handler: @escaping HTTPServer.Handler, admit: @escaping @Sendable (Request) -> Response?) {
    self.handler = handler
    self.admit = admit
  }
}

/// A request that is being received.
private final class Receiving {
  var body: [UInt8] = []
  var isTooLong = false
}

/// Names and values of a request, as they are gathered.
private final class Gathering {
  var pairs: [(name: String, value: String)] = []
}

/// The functions that libmicrohttpd calls, on its own threads.
private enum Callbacks {
  static let answer: MHD_AccessHandlerCallback = { owner, connection, url, method, _, data, size, state in
    guard let owner, let connection, let url, let method, let state, let size else { return .NO }
    let box = Unmanaged<HandlerBox>.fromOpaque(owner).takeUnretainedValue()
    guard let known = state.pointee else {
      // The first call brings the headers alone.
      state.pointee = Unmanaged.passRetained(Receiving()).toOpaque()
      let head = request(connection, url, method, [])
      if head.method == "POST", let refusal = box.admit(head) { return send(refusal, connection) }
      return .YES
    }
    let receiving = Unmanaged<Receiving>.fromOpaque(known).takeUnretainedValue()
    if size.pointee > 0 {
      if receiving.body.count + size.pointee > HTTPServer.longestBody {
        receiving.isTooLong = true
      } else if let data {
        data.withMemoryRebound(to: UInt8.self, capacity: size.pointee) {
          receiving.body.append(contentsOf: UnsafeBufferPointer(start: $0, count: size.pointee))
        }
      }
      size.pointee = 0
      return .YES
    }
    if receiving.isTooLong { return send(.text("More was sent than is read.", status: 413), connection) }
    return send(box.handler(request(connection, url, method, receiving.body)), connection)
  }

  private static func request(
    _ connection: OpaquePointer, _ url: UnsafePointer<CChar>, _ method: UnsafePointer<CChar>, _ body: [UInt8]
  ) -> Request {
    Request(
      method: String(cString: method), path: String(cString: url), parameters: values(connection, .GET_ARGUMENT_KIND),
      headers: Dictionary(
        values(connection, .HEADER_KIND).map { ($0.name.lowercased(), $0.value) },
        uniquingKeysWith: { first, _ in first }),
      body: body)
  }

  static let completed: MHD_RequestCompletedCallback = { _, _, state, _ in
    guard let known = state?.pointee else { return }
    Unmanaged<Receiving>.fromOpaque(known).release()
    state?.pointee = nil
  }

  private static func values(
    _ connection: OpaquePointer, _ kind: MHD_ValueKind
  ) -> [(name: String, value: String)] {
    let gathering = Gathering()
    MHD_get_connection_values(
      connection, kind,
      { context, _, name, value in
        guard let context, let name else { return .YES }
        Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue().pairs.append(
          (String(cString: name), value.map { String(cString: $0) } ?? ""))
        return .YES
      }, Unmanaged.passUnretained(gathering).toOpaque())
    return gathering.pairs
  }

  private static func made(of response: Response) -> OpaquePointer? {
    // The library closes the file once it is sent.
    if let file = response.file {
      let made = MHD_create_response_from_fd64(UInt64(file.count), file.descriptor)
      if made == nil { close(file.descriptor) }
      return made
    }
    return response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
  }

  private static func send(_ response: Response, _ connection: OpaquePointer) -> MHD_Result {
    guard let made = made(of: response) else { return .NO }
    defer { MHD_destroy_response(made) }
    for (name, value) in response.headers + Gatekeeper.headers { MHD_add_response_header(made, name, value) }
    return MHD_queue_response(connection, UInt32(response.status), made)
  }
}
