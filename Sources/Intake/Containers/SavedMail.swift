/// A page saved as a mail, with everything that it shows (MHTML, RFC 2557): the page is its first part of HTML.
struct SavedMail {
  /// The page.
  private(set) var page: [UInt8] = []
  /// Where it was saved from.
  private(set) var address: String?

  /// Whether bytes begin like a mail that holds a page.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    // A mail begins with the name of a field; most files are told by that.
    guard let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    return head.contains("mime-version:") && head.contains("content-type: multipart/related")
      || head.hasPrefix("from: <saved by")
  }

  /// Reads a mail; `nil` where it holds no page.
  init?(_ bytes: [UInt8]) {
    guard let (header, bodyStart) = SavedMail.header(bytes, 0, end: bytes.count), let type = header["content-type"]
    else { return nil }
    address = header["snapshot-content-location"]
    guard let boundary = SavedMail.parameter("boundary", of: type) else {
      guard type.lowercased().contains("html") else { return nil }
      page = SavedMail.decoded(Array(bytes[bodyStart...]), header)
      return
    }
    guard (1...200).contains(boundary.utf8.count) else { return nil }
    // At the beginning of a line.
    let mark = Array(("\n--" + boundary).utf8)
    var start = WordList.place(mark, in: bytes, from: max(bodyStart - 1, 0)).map { $0 + mark.count }
    while let position = start, position < bytes.count {
      let next = WordList.place(mark, in: bytes, from: position)
      let end = next ?? bytes.count
      let lineEnd = ByteSearch.lineEnd(from: position, in: bytes, end: end)
      if let (partHeader, partStart) = SavedMail.header(bytes, min(lineEnd + 1, end), end: end),
        partHeader["content-type"]?.lowercased().contains("text/html") == true
      {
        page = SavedMail.decoded(Array(bytes[partStart..<end]), partHeader)
        address = address ?? partHeader["content-location"]
        return
      }
      start = next.map { $0 + mark.count }
    }
    return nil
  }

  /// A header is no longer than this.
  private static let longestHeader = 1 << 18

  /// A header, its names in lower case, and where what follows it begins.
  private static func header(
    _ bytes: [UInt8], _ start: Int, end limit: Int
  ) -> (fields: [String: String], end: Int)? {
    var fields: [String: String] = [:]
    var position = start
    var last: String?
    while position < limit, position - start < longestHeader {
      let end = ByteSearch.lineEnd(from: position, in: bytes, end: limit)
      var line = bytes[position..<end]
      if line.last == 0x0D { line.removeLast() }
      position = min(end + 1, limit)
      if line.isEmpty { return fields.isEmpty ? nil : (fields, position) }
      if let first = line.first, first == 0x20 || first == 0x09, let name = last {
        // A long field goes on in the next line.
        fields[name, default: ""] += " " + String(decoding: line, as: UTF8.self).trimming("")
      } else if let (name, value) = HTTPAnswer.field(line) {
        fields[name] = value
        last = name
      } else {
        return nil
      }
    }
    return nil
  }

  private static func parameter(_ name: String, of field: String) -> String? {
    for part in field.split(separator: ";").dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, String(sides[0]).trimming("").lowercased() == name else { continue }
      return String(sides[1]).trimming("\"")
    }
    return nil
  }

  /// The bytes of a part, and a declaration of its charset in front where the page has none.
  private static func decoded(_ bytes: [UInt8], _ header: [String: String]) -> [UInt8] {
    let plain =
      switch header["content-transfer-encoding"]?.lowercased() {
      case "quoted-printable": quoted(bytes)
      case "base64": base64(bytes)
      default: bytes
      }
    guard let charset = header["content-type"].flatMap({ parameter("charset", of: $0) }), !charset.isEmpty,
      ByteSearch.first("charset=", in: plain, range: 0..<min(plain.count, 2048)) == nil
    else { return plain }
    return Array("<meta charset=\"\(charset.trimming("\""))\">".utf8) + plain
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// RFC 2045, 6.7.
  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "=") else {
        plain.append(byte)
        index += 1
        continue
      }
      if index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) {
        plain.append(high << 4 | low)
        index += 3
      } else if index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        index += 2
      } else if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
        index += 3
      } else {
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  /// RFC 4648.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
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
