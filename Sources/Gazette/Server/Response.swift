/// What is answered.
package struct Response: Sendable {
  /// The status of HTTP.
  package var status: Int
  /// Headers, in order.
  package var headers: [(name: String, value: String)]
  /// The bytes; empty where they lie in a file.
  package var body: [UInt8]
  /// A file that holds the bytes instead, and how many; closed by whoever sends it.
  var file: (descriptor: Int32, count: Int)?

  package init(status: Int = 200, type: String, body: [UInt8]) {
    self.status = status
    headers = [("Content-Type", type)]
    self.body = body
  }

  /// What was written to a spool.
  func with(_ spool: Spool) -> Response {
    var response = self
    switch spool.finish() {
    case .bytes(let bytes): response.body = bytes
    case .file(let file, let count): response.file = (file, count)
    case nil: return .text("The disk is full.", status: 500)
    }
    return response
  }

  package static func html(_ bytes: [UInt8], status: Int = 200) -> Response {
    Response(status: status, type: "text/html; charset=utf-8", body: bytes)
  }

  package static func text(_ text: String, status: Int) -> Response {
    Response(status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }

  package static func json(_ bytes: [UInt8], status: Int = 200) -> Response {
    Response(status: status, type: "application/json; charset=utf-8", body: bytes)
  }

  /// To another page of ours.
  ///
  /// - Parameter address: A path with its query; anything that another host could be read into goes to the front page.
  ///
  /// Source of the rule: CVE-2025-67713, `//host` and `/\host` leave the origin.
  package static func redirect(to address: String) -> Response {
    let bytes = Array(address.utf8)
    let isOurs =
      bytes.first == UInt8(ascii: "/") && (bytes.count == 1 || bytes[1] != UInt8(ascii: "/") && bytes[1] != 0x5C)
      && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    var response = Response(status: 303, type: "text/plain; charset=utf-8", body: [])
    response.headers.append(("Location", isOurs ? address : "/"))
    return response
  }

  /// The same with another header; a value that could end a header's line is left out.
  package func with(_ name: String, _ value: String) -> Response {
    var response = self
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { response.headers.append((name, value)) }
    return response
  }

  /// The value of a header.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
