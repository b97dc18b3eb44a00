/// UTF-16, told by its byte order mark or, where it has none, by the zeros that half of its ASCII consists of.
enum UTF16Text {
  /// How much of a text is looked at where no mark tells.
  private static let sample = 65_536

  /// A text that begins with a byte order mark, as UTF-8; `nil` of any other.
  static func marked(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return text(units(bytes[2...], isLittleEndian: true)) }
    if bytes.starts(with: [0xFE, 0xFF]) { return text(units(bytes[2...], isLittleEndian: false)) }
    return nil
  }

  /// A text without a byte order mark, as UTF-8; `nil` where the bytes read as no text.
  static func unmarked(_ bytes: [UInt8]) -> [UInt8]? {
    let head = bytes.prefix(min(bytes.count, sample) / 2 * 2)
    // One half of what ASCII is in UTF-16 is zero; so is one of some characters, of 一 and 言 the other.
    var surplus = 0
    for (index, byte) in head.enumerated() where byte == 0 { surplus += index & 1 == 0 ? -1 : 1 }
    for isLittleEndian in [surplus >= 0, surplus < 0]
    where isText(units(head, isLittleEndian: isLittleEndian)) {
      return text(units(bytes[...], isLittleEndian: isLittleEndian))
    }
    return nil
  }

  /// Whether units are a text: half of them ASCII, as in markup, or the rest of them Chinese.
  private static func isText(_ units: [UInt16]) -> Bool {
    var ascii = 0
    var controls = 0
    for unit in units {
      switch unit {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: ascii += 1
      case 0...0x1F, 0x7F...0x9F, 0xFFFD...0xFFFF: controls += 1
      default: break
      }
    }
    guard !units.isEmpty, controls * 50 <= units.count else { return false }
    if ascii * 2 >= units.count { return true }
    return CommonCharacters.share(in: text(units)) ?? 0 >= CommonCharacters.smallestShare
  }

  /// The units of bytes; NUL, and a byte that is left over, become U+FFFD.
  private static func units(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2 + 1)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let low = UInt16(bytes[isLittleEndian ? index : index + 1])
      let high = UInt16(bytes[isLittleEndian ? index + 1 : index])
      let unit = high << 8 | low
      units.append(unit == 0 ? 0xFFFD : unit)
      index += 2
    }
    if index < bytes.endIndex { units.append(0xFFFD) }
    return units
  }

  /// Units as UTF-8; half a pair of surrogates becomes U+FFFD.
  private static func text(_ units: [UInt16]) -> [UInt8] { Array(String(decoding: units, as: UTF16.self).utf8) }
}
