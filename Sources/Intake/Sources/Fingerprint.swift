import CDigest

/// What tells one content from another: the first 128 bits of SHA-256 of the bytes.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// 32 hexadecimal digits.
  public let description: String

  /// The fingerprint of bytes.
  public init(of bytes: [UInt8]) {
    var digest = Digest()
    digest.add(bytes)
    description = digest.hexadecimal(bytes: 16)
  }
}

/// SHA-256 as libmd computes it (FIPS 180-4).
struct Digest {
  private var context = SHA2_CTX()

  init() {
    SHA256Init(&context)
  }

  mutating func add(_ bytes: [UInt8]) {
    SHA256Update(&context, bytes, bytes.count)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { SHA256Update(&context, $0.baseAddress, $0.count) }
  }

  /// The first so many bytes of the digest as lower-case hexadecimal digits; ends the digest.
  mutating func hexadecimal(bytes count: Int) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in digest.prefix(count) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
