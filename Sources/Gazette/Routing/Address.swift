import Lexicon
package import Messages

/// An address of ours: a path, and what stands behind its `?`.
package struct Address: Sendable, Equatable {
  private(set) var segments: [String]
  private(set) var query: [Item] = []

  struct Item: Sendable, Equatable {
    var name: String
    var value: String
  }

  /// A page in a language.
  package init(_ language: DisplayLanguage, _ segments: String...) {
    self.segments = [language.rawValue] + segments
  }

  /// A path by its parts.
  package init(segments: [String]) { self.segments = segments }

  /// The same with a parameter, in place of one of its name; without it where there is no value.
  package func with(_ name: String, _ value: String?) -> Address {
    var address = self
    address.query.removeAll { $0.name == name }
    if let value, !value.isEmpty { address.query.append(Item(name: name, value: value)) }
    return address
  }

  /// The same in another language.
  func `in`(_ language: DisplayLanguage) -> Address {
    var address = self
    if !address.segments.isEmpty { address.segments[0] = language.rawValue }
    return address
  }

  /// The address as a link has it.
  package var text: String {
    let path = "/" + segments.map(Address.encoded).joined(separator: "/")
    if query.isEmpty { return path }
    return path + "?" + query.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }.joined(separator: "&")
  }

  /// Letters, digits and what RFC 3986 calls unreserved stay; all else becomes percent codes.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
