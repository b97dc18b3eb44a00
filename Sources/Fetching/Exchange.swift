import CCurl
import Glibc

/// One question to a web server and its answer, redirects not followed.
package struct Exchange {
  /// What is asked.
  package struct Question: Sendable {
    package var address: FetchAddress
    /// Who asks.
    package var agent: String
    /// The validators of what is known already.
    package var etag: String?
    package var modified: String?
    /// Whether hosts in networks that are not public may be asked.
    package var allowsPrivate = false
    /// How long it may take, in seconds.
    package var patience = 20

    package init(address: FetchAddress, agent: String) {
      self.address = address
      self.agent = agent
    }
  }

  /// What is answered.
  package struct Answer: Sendable {
    package var status: Int
    /// The lines of the header, names in lower case.
    package var header: [(name: String, value: String)]
    /// The body, unpacked.
    package var body: [UInt8]
    /// Where a redirect leads.
    package var redirect: String?

    package init(
      status: Int, header: [(name: String, value: String)] = [], body: [UInt8] = [], redirect: String? = nil
    ) {
      self.status = status
      self.header = header
      self.body = body
      self.redirect = redirect
    }

    /// The last value of a field.
    func field(_ name: String) -> String? { header.last { $0.name == name }?.value }
  }

  /// A body is no larger than this, however it is packed.
  package static let bodyLimit = 20_000_000
  /// What comes over the wire is no larger than this.
  package static let wireLimit = 10_000_000
  /// A body grows no further than to so many times what came over the wire, once it is larger than a megabyte.
  private static let mostGrowth = 100
  /// A header is no larger than this.
  private static let headLimit = 262_144

  /// Takes what comes; curl calls it from the thread that asks.
  private final class Taker {
    let allowsPrivate: Bool
    /// How much has come over the wire.
    var received: () -> Int = { 0 }
    var body: [UInt8] = []
    var header: [(name: String, value: String)] = []
    var headBytes = 0
    var isTooLarge = false
    var isPrivate = false

    init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
      let (size, wire) = (body.count + bytes.count, received())
      guard size <= Exchange.bodyLimit, wire <= Exchange.wireLimit,
        size <= 1 << 20 || size <= (wire + 1) * Exchange.mostGrowth
      else {
        isTooLarge = true
        return false
      }
      body.append(contentsOf: bytes)
      return true
    }

    func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
      headBytes += bytes.count
      guard headBytes <= Exchange.headLimit else {
        isTooLarge = true
        return false
      }
      // A new status line begins another header: what went before was an interim one.
      if bytes.starts(with: "HTTP/".utf8) { header = [] }
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return true }
      let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      let value = bytes[(colon + 1)...].drop { $0 <= 0x20 }
      let end = value.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? value.startIndex
      let text = String(decoding: value[..<end], as: UTF8.self)
      header.append((name, text))
      // One packing is taken; what is packed several times over is a bomb more often than a page. Nobody has asked for
      // a transfer that is packed as well, and libcurl would unpack each of its layers.
      let isPackedAgain =
        switch name {
        case "content-encoding": value.contains(UInt8(ascii: ",")) || header.filter { $0.name == name }.count > 1
        case "transfer-encoding": !["chunked", "identity"].contains(text.lowercased())
        default: false
        }
      if isPackedAgain { isTooLarge = true }
      return !isPackedAgain
    }
  }

  /// Asks, and waits for the answer.
  ///
  /// - Throws: `FetchFault`.
  package static func ask(_ question: Question) throws(FetchFault) -> Answer {
    try Curl.open()
    let address = question.address
    guard let exchange = ccurl_new() else { throw .unavailable("libcurl cannot be used") }
    defer { ccurl_free(exchange) }
    let taker = Taker(allowsPrivate: question.allowsPrivate)
    taker.received = { Int(ccurl_received(exchange)) }
    let owner = Unmanaged.passUnretained(taker).toOpaque()
    var gate = ccurl_gate(
      admit: { address, length, owner in
        guard let address, let owner else { return 0 }
        let taker = Unmanaged<Taker>.fromOpaque(owner).takeUnretainedValue()
        if taker.allowsPrivate || PublicNetwork.isPublic(address, length) { return 1 }
        taker.isPrivate = true
        return 0
      }, owner: owner)
    var lines: UnsafeMutablePointer<curl_slist>?
    defer { ccurl_free_lines(lines) }
    func add(_ name: String, _ value: String?) {
      // A value from elsewhere must not become a line of its own.
      guard let value, !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return }
      lines = ccurl_append(lines, "\(name): \(value)")
    }
    add("If-None-Match", question.etag)
    add("If-Modified-Since", question.modified)
    add("Accept-Encoding", "gzip")
    ccurl_set_text(exchange, CURLOPT_URL, address.text)
    ccurl_set_text(exchange, CURLOPT_USERAGENT, question.agent)
    ccurl_set_text(exchange, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_text(exchange, CURLOPT_ACCEPT_ENCODING, "gzip")
    // A proxy would look names up itself: nothing could be said about where it connects to.
    ccurl_set_text(exchange, CURLOPT_PROXY, "")
    for (option, number) in [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_CONNECTTIMEOUT, min(question.patience, 15)),
      (CURLOPT_TIMEOUT, question.patience), (CURLOPT_LOW_SPEED_LIMIT, 20),
      (CURLOPT_LOW_SPEED_TIME, question.patience / 2),
      (CURLOPT_NETRC, 0), (CURLOPT_FRESH_CONNECT, 1), (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
    ] {
      ccurl_set_number(exchange, option, number)
    }
    ccurl_set_lines(exchange, CURLOPT_HTTPHEADER, lines)
    ccurl_set_body(
      exchange,
      { bytes, size, count, owner in
        guard let owner, let bytes else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<Taker>.fromOpaque(owner).takeUnretainedValue().takeBody(piece) ? size * count : 0
      }, owner)
    ccurl_set_head(
      exchange,
      { bytes, size, count, owner in
        guard let owner, let bytes else { return 0 }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
        return Unmanaged<Taker>.fromOpaque(owner).takeUnretainedValue().takeLine(piece) ? size * count : 0
      }, owner)
    let code = withUnsafeMutablePointer(to: &gate) { gate in
      ccurl_set_gate(exchange, gate)
      return withExtendedLifetime(taker) { ccurl_perform(exchange) }
    }
    if taker.isPrivate { throw .privateNetwork(address.host) }
    if taker.isTooLarge { throw .tooLarge(address.text) }
    guard code == CURLE_OK else { throw .connection(address.text, String(cString: ccurl_error(code))) }
    let status = ccurl_status(exchange)
    let redirect = (300..<400).contains(status) ? ccurl_redirect(exchange).map { String(cString: $0) } : nil
    return Answer(status: status, header: taker.header, body: taker.body, redirect: redirect)
  }
}
