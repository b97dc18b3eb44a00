/// Web addresses as far as telling one from another needs it.
enum WebAddress {
  /// The host of an address, in lower case, without user, port and a leading `www.`.
  static func host(_ address: String) -> String? {
    guard let parts = parts(address) else { return nil }
    return parts.host
  }

  /// The form that two addresses of one page share: https, the bare host, no fragment, no `utm_` parameters, no slash
  /// at the end. `nil` for anything but http and https.
  static func canonical(_ address: String) -> String? {
    guard let parts = parts(address) else { return nil }
    var path = parts.rest.prefix { $0 != UInt8(ascii: "#") }
    var query: [ArraySlice<UInt8>] = []
    if let mark = path.firstIndex(of: UInt8(ascii: "?")) {
      query = path[(mark + 1)...].split(separator: UInt8(ascii: "&"))
        .filter { !$0.starts(with: "utm_".utf8) }
      path = path[..<mark]
    }
    while path.last == UInt8(ascii: "/") { path = path.dropLast() }
    var text = "https://" + parts.host + parts.port + String(decoding: path, as: UTF8.self)
    if !query.isEmpty {
      text += "?" + query.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "&")
    }
    return text
  }

  /// Hosts that keep other sites' pages under addresses that hold theirs.
  private static let keepers = [
    "web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.md",
    "archive.vn", "archive.fo",
  ]

  /// The address of a page that a web archive keeps: what stands in its own behind the time of capture
  /// (`https://web.archive.org/web/20210322153012/https://…`); any other address as it is.
  static func original(_ address: String) -> String {
    guard let host = host(address), keepers.contains(host) else { return address }
    let bytes = Array(address.utf8)
    for mark: StaticString in ["/https://", "/http://", "/https:/", "/http:/"] {
      guard let place = ByteSearch.first(mark, in: bytes, range: 9..<max(bytes.count, 9)) else { continue }
      return String(decoding: bytes[(place + 1)...], as: UTF8.self)
    }
    return address
  }

  private static func parts(_ address: String) -> (host: String, port: String, rest: ArraySlice<UInt8>)? {
    let bytes = Array(address.utf8)
    let start: Int
    if ByteSearch.matches("https://", in: bytes, at: 0) {
      start = 8
    } else if ByteSearch.matches("http://", in: bytes, at: 0) {
      start = 7
    } else {
      return nil
    }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?"),
      bytes[end] != UInt8(ascii: "#")
    { end += 1 }
    var host = bytes[start..<end]
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    var port = ""
    if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      let digits = String(decoding: host[colon...], as: UTF8.self)
      if digits != ":80", digits != ":443" { port = digits }
      host = host[..<colon]
    }
    var name = String(decoding: host, as: UTF8.self).lowercased()
    if name.utf8.starts(with: "www.".utf8) { name = String(decoding: name.utf8.dropFirst(4), as: UTF8.self) }
    return name.isEmpty ? nil : (name, port, bytes[end...])
  }
}
