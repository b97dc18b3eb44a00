/// A reference in a page or a feed, read against the address where it stands.
///
/// Source: RFC 3986, section 5.2, with what pages do to references besides: blanks around and line ends within (the URL
/// standard of the WHATWG strips both).
public enum AddressReference {
  /// The parts of a reference; what is not there is `nil`, which differs from what is empty.
  private struct Parts {
    var scheme: Substring.UTF8View?
    var authority: Substring.UTF8View?
    var path: Substring.UTF8View
    var query: Substring.UTF8View?

    init(_ text: Substring.UTF8View) {
      var rest = text.prefix { $0 != UInt8(ascii: "#") }
      if let colon = rest.firstIndex(where: { ":/?".utf8.contains($0) }), rest[colon] == UInt8(ascii: ":"),
        Parts.isScheme(rest[..<colon])
      {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.starts(with: "//".utf8) {
        let start = rest.index(rest.startIndex, offsetBy: 2)
        authority = rest[start...].prefix { !"/?".utf8.contains($0) }
        rest = rest[(authority?.endIndex ?? start)...]
      }
      path = rest.prefix { $0 != UInt8(ascii: "?") }
      rest = rest[path.endIndex...]
      if !rest.isEmpty { query = rest.dropFirst() }
    }

    private static func isScheme(_ text: Substring.UTF8View) -> Bool {
      func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
      guard let first = text.first, isLetter(first) else { return false }
      return text.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }
  }

  /// The address that a reference means.
  ///
  /// - Parameters:
  ///   - reference: `../a.html`, `//host/a`, `?page=2`, or an address.
  ///   - base: The address of the page or feed.
  /// - Returns: `nil` where the reference is empty or leads within the page, where the base is no address with a host, and
  ///   where what it means is none (`mailto:`, `javascript:`).
  public static func resolve(_ reference: String, against base: String) -> String? {
    let reference = stripped(reference)
    guard let first = reference.utf8.first, first != UInt8(ascii: "#") else { return nil }
    let relative = Parts(reference[...].utf8)
    if relative.scheme != nil {
      return relative.authority.map { !$0.isEmpty } == true ? withoutFragment(reference) : nil
    }
    let base = Parts(base[...].utf8)
    guard let scheme = base.scheme, let authority = base.authority, !authority.isEmpty else { return nil }
    var path: [UInt8]
    var query = relative.query
    if let own = relative.authority {
      guard !own.isEmpty else { return nil }
      path = withoutDots(Array(relative.path))
    } else if relative.path.isEmpty {
      path = Array(base.path)
      query = relative.query ?? base.query
    } else if relative.path.first == UInt8(ascii: "/") {
      path = withoutDots(Array(relative.path))
    } else {
      // What stands behind the last slash of the base gives way.
      let kept = base.path.lastIndex(of: UInt8(ascii: "/")).map { Array(base.path[...$0]) } ?? [UInt8(ascii: "/")]
      path = withoutDots(kept + Array(relative.path))
    }
    var text = Array(scheme) + Array("://".utf8) + Array(relative.authority ?? authority) + path
    if let query { text += [UInt8(ascii: "?")] + Array(query) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Without blanks around, and without tabs and line ends within.
  private static func stripped(_ text: String) -> String {
    let bytes = text.utf8.drop { $0 <= 0x20 }
    let end = bytes.lastIndex { $0 > 0x20 }.map { bytes.index(after: $0) } ?? bytes.startIndex
    let kept = bytes[..<end].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func withoutFragment(_ text: String) -> String {
    String(decoding: text.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
  }

  /// A path whose `.` and `..` have been followed (RFC 3986, 5.2.4).
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    var steps: [ArraySlice<UInt8>] = []
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
        if part.count == 2, steps.count > 1 { steps.removeLast() }
        if isLast { steps.append([]) }
      } else {
        steps.append(part)
      }
    }
    return Array(steps.joined(separator: [UInt8(ascii: "/")]))
  }
}
