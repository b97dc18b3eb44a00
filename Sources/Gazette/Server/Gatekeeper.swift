/// Lets in what comes from our own pages or from a person, before anything is looked up.
///
/// Source of the rules: CVE-2024-28224 (a name of another's that resolves to this machine), the Fetch Metadata request
/// headers of the W3C.
package struct Gatekeeper: Sendable {
  /// The hosts that a request may name.
  let hosts: Set<String>
  /// What a request must bring where the server listens beyond this machine; `nil` where it does not.
  let token: String?

  /// - Parameters:
  ///   - port: The port that is listened on.
  ///   - address: The address that is listened on.
  package init(port: UInt16, address: String = "127.0.0.1", token: String? = nil) {
    var hosts: Set<String> = []
    for host in ["127.0.0.1", "localhost", "[::1]", address] {
      hosts.insert("\(host):\(port)")
      if port == 80 { hosts.insert(host) }
    }
    self.hosts = hosts
    self.token = token
  }

  /// Why a request is turned away; `nil` where it is let in.
  package func refusal(_ request: Request) -> Response? {
    guard let host = request.headers["host"]?.lowercased(), token != nil || hosts.contains(host) else {
      return .text("This server answers under its own address only.", status: 403)
    }
    guard ["GET", "HEAD", "POST"].contains(request.method) else {
      return Response.text("This method is not known here.", status: 405).with("Allow", "GET, HEAD, POST")
    }
    let isReading = request.method != "POST"
    if let origin = request.headers["origin"], origin.lowercased() != "http://\(host)" {
      return .text("This request comes from another site.", status: 403)
    }
    switch request.headers["sec-fetch-site"] {
    case nil, "same-origin", "none": break
    default:
      // A link on another site may lead here; nothing there may fetch or send.
      guard isReading, request.headers["sec-fetch-mode"] == "navigate", request.headers["sec-fetch-dest"] == "document"
      else { return .text("This request comes from another site.", status: 403) }
    }
    if !isReading, request.headers["origin"] == nil {
      return .text("A form must come from our own pages.", status: 403)
    }
    guard let token else { return nil }
    if request.cookie("chancery") == token || request.headers["authorization"] == "Bearer \(token)" { return nil }
    guard request.parameter("token") == token else {
      return .text("This server is open to who has its token: open the address it printed at its start.", status: 401)
    }
    return Response.redirect(to: request.path).with(
      "Set-Cookie", "chancery=\(token); HttpOnly; SameSite=Strict; Path=/")
  }

  /// What every answer carries.
  ///
  /// No script, style, font or picture of another place, nothing inline, nothing that may be framed. Other sites learn
  /// nothing of the page that a link was on; our own do, since a browser that tells nobody sends forms without an origin.
  package static let headers: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
  ]
}
