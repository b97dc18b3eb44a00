import Record

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

  /// The day that the path of an address carries, as sites file their pages: `/2022/4/24/`, `/20220424-`, `/2022-04-24/`.
  static func day(_ address: String) -> CivilDate? {
    guard let parts = parts(address) else { return nil }
    let path = parts.rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let segments = path.split(separator: UInt8(ascii: "/"))
    for (position, segment) in segments.enumerated() {
      let digits = segment.prefix { isDigit($0) }
      if digits.count == 4, digits.count == segment.count, position + 2 < segments.count,
        let day = day(digits, segments[position + 1], segments[position + 2])
      {
        return day
      }
      if digits.count == 8, segment.dropFirst(8).first != UInt8(ascii: "_"),
        let day = day(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6))
      {
        return day
      }
      let members = segment.split(separator: UInt8(ascii: "-"), maxSplits: 3)
      if members.count >= 3, let day = day(members[0], members[1], members[2]), members[1].count == 2 { return day }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func day(
    _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
  ) -> CivilDate? {
    guard year.count == 4, (1...2).contains(month.count), (1...2).contains(day.count),
      [year, month, day].allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard (1990...2100).contains(value(year)) else { return nil }
    return CivilDate(year: value(year), month: value(month), day: value(day))
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
