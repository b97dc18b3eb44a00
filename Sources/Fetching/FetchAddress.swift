import CCurl

/// An address that may be asked for: http or https, a host, nobody's name and password, of reasonable length.
///
/// It is taken apart by libcurl, which asks for it afterwards: two readers of one address may disagree
/// (`http://a\@b`), one cannot.
public struct FetchAddress: Sendable, Hashable {
  /// The address as it is asked for, without a fragment.
  public let text: String
  /// `http` or `https`.
  public let scheme: String
  /// The host, in lower case.
  public let host: String
  /// The port, also where the address names none.
  public let port: Int
  /// The path with its query, as robots.txt speaks of it.
  public let path: String

  /// Longer addresses are nobody's.
  static let longest = 2_000

  /// An address from its text.
  ///
  /// - Throws: `FetchFault` with the reason why it may not be asked for.
  public init(_ text: String) throws(FetchFault) {
    try Curl.open()
    let bytes = text.utf8.prefix { $0 != UInt8(ascii: "#") }
    guard bytes.count <= FetchAddress.longest else {
      throw .address(text, "it is longer than \(FetchAddress.longest) bytes")
    }
    guard !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else {
      throw .address(text, "it holds a space, a control character or a backslash")
    }
    let address = String(decoding: bytes, as: UTF8.self)
    guard let scheme = Curl.part(CURLUPART_SCHEME, of: address)?.lowercased() else {
      throw .address(text, "it is no address, or names a user")
    }
    guard scheme == "http" || scheme == "https" else { throw .address(text, "only http and https are fetched") }
    // libcurl forgives one slash and three.
    let opening = Array((scheme + "://").utf8)
    guard address.lowercased().utf8.starts(with: opening),
      address.utf8.dropFirst(opening.count).first != UInt8(ascii: "/")
    else { throw .address(text, "it does not begin with http:// or https:// and a host") }
    guard let host = Curl.part(CURLUPART_HOST, of: address), !host.isEmpty,
      let port = Curl.part(CURLUPART_PORT, of: address).flatMap({ Int($0) }), (1...65_535).contains(port)
    else { throw .address(text, "it names no host") }
    self.text = address
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    let query = Curl.part(CURLUPART_QUERY, of: address).map { "?" + $0 } ?? ""
    path = (Curl.part(CURLUPART_PATH, of: address) ?? "/") + query
  }

  /// Who is asked: the host with its port.
  public var site: String { "\(host):\(port)" }

  /// Where the site says what may be fetched (RFC 9309).
  var robots: String { "\(scheme)://\(host):\(port)/robots.txt" }
}

/// Why something was not fetched.
public enum FetchFault: Error, Sendable, Equatable {
  /// Nothing can be fetched at all.
  case unavailable(String)
  /// The address is none that is fetched.
  case address(String, String)
  /// The host lies in a network that is not public.
  case privateNetwork(String)
  /// The site's robots.txt does not want it.
  case robots(String)
  /// More was sent than is taken.
  case tooLarge(String)
  /// It led from one address to the next too often.
  case redirects(String)
  /// It leads to what is not fetched.
  case led(String, String)
  /// The site has asked to be left alone until a moment, in seconds since 1970.
  case closed(String, Int)
  /// The connection failed, or ended early.
  case connection(String, String)

  /// What went wrong.
  public var problem: String {
    switch self {
    case .unavailable(let why): why
    case .address(let address, let why): "“\(address.prefix(200))” is not fetched: \(why)"
    case .privateNetwork(let host): "\(host) lies in a network that is not public"
    case .robots(let address): "\(address): the site's robots.txt does not want it fetched"
    case .tooLarge(let address):
      "\(address): the answer is larger than \(Exchange.bodyLimit) bytes unpacked, or \(Exchange.wireLimit) packed"
    case .redirects(let address):
      "\(address) leads from one address to another more than \(Fetcher.mostRedirects) times"
    case .led(let address, let why): "\(address) leads on, and \(why)"
    case .closed(let address, _): "\(address): the site has asked to be left alone for a while"
    case .connection(let address, let why): "\(address): \(why)"
    }
  }

  /// What may be done about it.
  public var remedy: String {
    switch self {
    case .unavailable: "Install the Debian package libcurl4."
    case .address: "Give an address of http or https."
    case .privateNetwork: "If it is yours, say --allow-private."
    case .robots: "Save the page by hand, and ingest it."
    case .tooLarge, .redirects, .led, .closed, .connection: "It is tried again later."
    }
  }

  /// Whether another attempt may fare better.
  var isPassing: Bool {
    switch self {
    case .unavailable, .address, .privateNetwork, .robots: false
    case .tooLarge, .redirects, .led, .closed, .connection: true
    }
  }
}

/// What of libcurl is called from several places.
enum Curl {
  /// - Throws: `FetchFault.unavailable` where libcurl is not installed.
  static func open() throws(FetchFault) {
    if let fault = ccurl_open() { throw .unavailable(String(cString: fault)) }
  }

  static func part(_ part: CURLUPart, of address: String) -> String? {
    guard let text = ccurl_part(address, part) else { return nil }
    defer { ccurl_free_text(text) }
    return String(cString: text)
  }
}
