import CCurl
import Glibc

/// Which addresses of the internet are public.
///
/// Sources: the registries of special-purpose addresses of IANA (RFC 6890 and those after it). An IPv4 address inside an
/// IPv6 one (mapped, compatible, 6to4, NAT64, Teredo's relay) counts as itself.
enum PublicNetwork {
  private static let special4: [(network: UInt32, bits: Int)] = [
    (0x0000_0000, 8),  // this network
    (0x0A00_0000, 8),  // private
    (0x6440_0000, 10),  // shared by carriers
    (0x7F00_0000, 8),  // loopback
    (0xA9FE_0000, 16),  // link-local
    (0xAC10_0000, 12),  // private
    (0xC000_0000, 24),  // protocol assignments
    (0xC000_0200, 24),  // documentation
    (0xC058_6300, 24),  // relays of 6to4
    (0xC0A8_0000, 16),  // private
    (0xC612_0000, 15),  // benchmarks
    (0xC633_6400, 24),  // documentation
    (0xCB00_7100, 24),  // documentation
    (0xE000_0000, 4),  // multicast
    (0xF000_0000, 4),  // reserved, broadcast
  ]

  /// Whether an IPv4 address is public.
  static func isPublic(v4 address: UInt32) -> Bool {
    !special4.contains { address >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
  }

  /// Whether an IPv6 address of sixteen bytes is public.
  static func isPublic(v6 bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return false }
    func v4(at place: Int) -> Bool {
      isPublic(v4: bytes[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) })
    }
    let zeros = bytes.prefix { $0 == 0 }.count
    // ::ffff:0:0/96 mapped, ::ffff:0:0:0/96 translated, ::/96 compatible, with :: and ::1.
    if zeros >= 10, bytes[10] == 0xFF, bytes[11] == 0xFF { return v4(at: 12) }
    if zeros >= 8, bytes[8] == 0xFF, bytes[9] == 0xFF, bytes[10] == 0, bytes[11] == 0 { return v4(at: 12) }
    if zeros >= 12 { return zeros < 15 && v4(at: 12) }
    // NAT64 and 6to4.
    if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) {
      return bytes[4..<12].allSatisfy { $0 == 0 } && v4(at: 12)
    }
    if bytes.starts(with: [0x20, 0x02]) { return v4(at: 2) }
    // Protocol assignments with Teredo, documentation (two networks).
    if bytes.starts(with: [0x20, 0x01]), bytes[2] < 0x02 { return false }
    if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x3F, 0xFF]) && bytes[2] < 0x10 {
      return false
    }
    // What is public lies in 2000::/3.
    return bytes[0] & 0xE0 == 0x20
  }

  /// Whether the address of a socket is public; none but those of the internet are.
  static func isPublic(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Bool {
    switch Int32(address.pointee.sa_family) {
    case AF_INET where Int(length) >= MemoryLayout<sockaddr_in>.size:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        isPublic(v4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6 where Int(length) >= MemoryLayout<sockaddr_in6>.size:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        var bytes = pointer.pointee.sin6_addr
        return withUnsafeBytes(of: &bytes) { isPublic(v6: Array($0)) }
      }
    default: return false
    }
  }
}
