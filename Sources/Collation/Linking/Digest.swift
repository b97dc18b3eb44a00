/// Digests of words: FNV-1a (Fowler, Noll, Vo), the same on every machine.
enum Digest {
  private static let offset: UInt64 = 14_695_981_039_346_656_037
  private static let prime: UInt64 = 1_099_511_628_211

  /// 64 bits of words.
  static func of(_ text: String) -> UInt64 {
    var digest = offset
    for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* prime }
    return digest
  }

  /// 64 bits that go on from others.
  static func add(_ value: UInt64, to digest: UInt64) -> UInt64 {
    var digest = digest
    for shift in stride(from: 0, to: 64, by: 8) { digest = (digest ^ (value >> UInt64(shift) & 0xFF)) &* prime }
    return digest
  }

  /// FNV-1a of 32 bits, folded to 16.
  static func short(_ text: String) -> UInt16 {
    var digest: UInt32 = 2_166_136_261
    for byte in text.utf8 { digest = (digest ^ UInt32(byte)) &* 16_777_619 }
    return UInt16(truncatingIfNeeded: digest >> 16 ^ digest)
  }

  /// A value in hexadecimal digits, with leading zeros.
  static func hexadecimal(_ value: some FixedWidthInteger & UnsignedInteger) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: value.bitWidth / 4 - digits.utf8.count) + digits
  }
}
