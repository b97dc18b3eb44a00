/// How the parts of a mail are written in letters and digits (RFC 2045).
enum TransferEncoding {
  /// The bytes of a part.
  ///
  /// - Parameters:
  ///   - bytes: The part as it stands in the mail.
  ///   - encoding: What its header calls the encoding; anything but the two that change bytes leaves them as they are.
  static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding?.lowercased() {
    case "quoted-printable": quoted(bytes)
    case "base64": base64(bytes)
    default: Array(bytes)
    }
  }

  /// RFC 2045, 6.7. What is no escape stays as it is.
  private static func quoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        plain.append(byte)
        continue
      }
      if index + 1 < bytes.endIndex, let high = ByteSearch.hexadecimalDigit(bytes[index]),
        let low = ByteSearch.hexadecimalDigit(bytes[index + 1])
      {
        plain.append(high << 4 | low)
        index += 2
        continue
      }
      // At the end of a line, behind which mailers may have set spaces, it joins the next one.
      var end = index
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
      if end < bytes.endIndex, bytes[end] == 0x0A { index = end + 1 } else { plain.append(byte) }
    }
    return plain
  }

  /// RFC 4648. What is none of its digits is passed over; an equals sign begins a new group of four.
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
      case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D:
        count = 0
        continue
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        plain.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return plain
  }
}
